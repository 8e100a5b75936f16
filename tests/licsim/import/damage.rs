//! Damaged recordings: a damaged line costs itself, nothing panics, nothing takes long, and what is made prints what was
//! recorded.

use licsim::screen::Library;
use licsim::screen::value::Record;
use licsim::{device::view::SCHEMA, embedded};
use proptest::prelude::*;

use super::bench::Switch;
use super::own::switches;
use crate::support::any_input;

const COMMANDS: &[(&str, &str)] = &[
    ("show license all", "license/all"),
    ("show license status", "license/status"),
    ("show license summary", "license/summary"),
    ("show license usage", "license/usage"),
    ("show license tech support", "license/tech_support"),
    ("show version", "version"),
    ("show call-home detail", "call-home/detail"),
];
fn outputs() -> Vec<(&'static str, &'static str, String)> {
    let (_, file) = &switches()[0];
    let mut switch = Switch::on(file, None);
    COMMANDS
        .iter()
        .map(|(command, screen)| (*command, *screen, switch.run(command)))
        .collect()
}

/// What a damage makes of a line: none, one or two.
type Damage = fn(&str) -> Vec<String>;

/// What can become of a line.
const DAMAGES: &[(&str, Damage)] = &[
    ("garbled", |_| vec!["@ damaged @".to_owned()]),
    ("lost", |_| Vec::new()),
    ("cut", |line| {
        vec![line.chars().take(line.chars().count() / 2).collect()]
    }),
    ("other letters", |line| {
        let other = |(n, c): (usize, char)| if n % 3 == 1 && c != ' ' { '#' } else { c };
        vec![line.chars().enumerate().map(other).collect()]
    }),
    ("twice", |line| vec![line.to_owned(), line.to_owned()]),
];

/// Command, damage, beginning of the line, and how many others it costs. The first row of the table of levels, twice: the
/// second print has the columns of the row behind it in all but its last one, and takes its place.
const EXCEPTIONS: &[(&str, &str, &str, usize)] = &[("show version", "twice", "network-essentials", 1)];

#[test]
fn a_damaged_line_costs_itself() {
    let library = Library::new(&SCHEMA, embedded::below("grammar/screens/").collect());
    for (command, screen, text) in outputs() {
        let screen = library.get("ios-xe", screen).expect("a screen");
        let lines: Vec<&str> = text.trim_end().lines().collect();
        // What our device has no value for is no line of a real one.
        let whole = screen.read(&text, &Record::new());
        let readable = whole.verbatim.first().copied().unwrap_or(lines.len());
        for (name, damage) in DAMAGES {
            let (mut tried, mut others) = (0, Vec::new());
            for at in (0..readable).filter(|at| !lines[*at].trim().is_empty()) {
                let new = damage(lines[at]);
                let mut damaged: Vec<String> = lines[..at].iter().map(|line| (*line).to_owned()).collect();
                damaged.extend(new.iter().cloned());
                damaged.extend(lines[at + 1..].iter().map(|line| (*line).to_owned()));
                let reading = screen.read(&damaged.join("\n"), &Record::new());
                let own = at..at + new.len();
                let shift = |n: usize| if n < own.end { n } else { n + 1 - new.len() };
                let cost = reading.verbatim.iter().filter(|n| {
                    !damaged[**n].trim().is_empty() && !own.contains(*n) && !whole.verbatim.contains(&shift(**n))
                });
                let cost: Vec<String> = cost.map(|n| damaged[*n].clone()).collect();
                tried += 1;
                let excepted = EXCEPTIONS.iter().any(|(of, damage, line, most)| {
                    *of == command && damage == name && lines[at].starts_with(line) && cost.len() <= *most
                });
                if !cost.is_empty() && !excepted {
                    others.push(format!("line {at} `{}` costs {cost:?}", lines[at]));
                }
            }
            assert!(tried > 5, "{command}: {tried} lines tried");
            assert!(others.is_empty(), "{command}, {name}: {}", others.join("\n"));
        }
    }
}

/// One thing that happens to a line of a recording.
#[derive(Clone, Debug)]
enum Harm {
    Lost,
    Twice,
    Garbled(String),
    Cut(usize),
    Inserted(String),
}

fn harm() -> impl Strategy<Value = Harm> {
    let noise = "[ -~\\t\u{e9}\u{a0}\\x1b\\x08\\r]{0,40}";
    prop_oneof![
        Just(Harm::Lost),
        Just(Harm::Twice),
        noise.prop_map(Harm::Garbled),
        (0..30_usize).prop_map(Harm::Cut),
        noise.prop_map(Harm::Inserted),
    ]
}

fn harmed(text: &str, harms: &[(prop::sample::Index, Harm)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, harm) in harms {
        if lines.is_empty() {
            break;
        }
        let at = at.index(lines.len());
        match harm {
            Harm::Lost => drop(lines.remove(at)),
            Harm::Twice => lines.insert(at, lines[at].clone()),
            Harm::Garbled(noise) => lines[at].clone_from(noise),
            Harm::Cut(keep) => lines[at] = lines[at].chars().take(*keep).collect(),
            Harm::Inserted(noise) => lines.insert(at, noise.clone()),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_harmed_recording_is_refused_or_printed_again(
        which in any::<prop::sample::Index>(),
        harms in prop::collection::vec((any::<prop::sample::Index>(), harm()), 1..40),
    ) {
        thread_local! {
            static OUTPUTS: Vec<(&'static str, &'static str, String)> = outputs();
        }
        let text = OUTPUTS.with(|outputs| {
            let (command, _, text) = &outputs[which.index(outputs.len())];
            format!("Switch#{command}\n{}", harmed(text, &harms))
        });
        any_input::recording(&text);
    }
}
