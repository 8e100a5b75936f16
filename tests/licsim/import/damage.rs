//! Damaged recordings: a damaged line costs itself, nothing panics, nothing takes long.

use licsim::screen::Library;
use licsim::screen::value::Record;
use licsim::{device::view::SCHEMA, embedded};

use super::bench::Switch;
use super::own::switches;

const COMMANDS: &[(&str, &str)] = &[
    ("show license all", "license/all"),
    ("show license status", "license/status"),
    ("show license summary", "license/summary"),
    ("show license usage", "license/usage"),
    ("show license tech support", "license/tech_support"),
    ("show version", "version"),
    ("show call-home detail", "call-home/detail"),
];

#[test]
fn a_damaged_line_costs_itself() {
    let library = Library::new(&SCHEMA, embedded::below("grammar/screens/").collect());
    let (_, file) = &switches()[0];
    let mut switch = Switch::on(file, None);
    for (command, screen) in COMMANDS {
        let text = switch.run(command);
        let screen = library.get("ios-xe", screen).expect("a screen");
        let lines: Vec<&str> = text.trim_end().lines().collect();
        let whole = screen.read(&text, &Record::new());
        for at in 0..lines.len() {
            if lines[at].trim().is_empty() { continue; }
            let mut damaged = lines.clone();
            damaged[at] = "@ damaged @";
            let reading = screen.read(&damaged.join("\n"), &Record::new());
            let cost: Vec<usize> = reading.verbatim.iter().copied().filter(|n| !whole.verbatim.contains(n) && !lines[*n].trim().is_empty()).collect();
            if cost != [at] { println!("{command}: {at} {:?}: {} {:?}", lines[at], cost.len(), &cost[..cost.len().min(6)]); }
        }
    }
}
