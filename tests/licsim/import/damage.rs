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
/// Of so many lines of an output, damaged one by one, one may cost others than itself (rows of a table without words, and
/// a line by which a version is told).
const OTHERS_ONE_IN: usize = 12;
/// Lines that such a one costs at most.
const COST_MAX: usize = 6;

fn outputs() -> Vec<(&'static str, &'static str, String)> {
    let (_, file) = &switches()[0];
    let mut switch = Switch::on(file, None);
    COMMANDS
        .iter()
        .map(|(command, screen)| (*command, *screen, switch.run(command)))
        .collect()
}

#[test]
fn a_damaged_line_costs_itself() {
    let library = Library::new(&SCHEMA, embedded::below("grammar/screens/").collect());
    for (command, screen, text) in outputs() {
        let screen = library.get("ios-xe", screen).expect("a screen");
        let lines: Vec<&str> = text.trim_end().lines().collect();
        // What our device has no value for is no line of a real one.
        let whole = screen.read(&text, &Record::new());
        let readable = whole.verbatim.first().copied().unwrap_or(lines.len());
        let (mut tried, mut others) = (0, Vec::new());
        for at in (0..readable).filter(|at| !lines[*at].trim().is_empty()) {
            let mut damaged = lines.clone();
            damaged[at] = "@ damaged @";
            let reading = screen.read(&damaged.join("\n"), &Record::new());
            let new = |n: &usize| !whole.verbatim.contains(n) && !lines[*n].trim().is_empty();
            let cost: Vec<usize> = reading.verbatim.into_iter().filter(new).collect();
            tried += 1;
            assert!(
                cost.len() <= COST_MAX,
                "{command}: line {at} `{}` costs {cost:?}",
                lines[at]
            );
            if cost != [at] {
                others.push((at, cost));
            }
        }
        assert!(tried > 5, "{command}: {tried} lines tried");
        assert!(
            others.len() * OTHERS_ONE_IN <= tried.max(OTHERS_ONE_IN),
            "{command}: of {tried}: {others:?}"
        );
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
