//! A session of any commands that the built-in grammar knows, as the pipe writes it, replays.
//!
//! Nothing is left out: a command that asks takes the next line for its answer, one that reloads or leaves goes its way.

use licsim::cli::{Machine, MachineOptions};
use licsim::grammar::Facts;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::golden::{licsim, text};

/// Sessions tried, and lines in each.
const SESSIONS: u32 = 16;
const LINES: usize = 12;

/// A 9300 of which nothing else is known: conditions on state do not hold, quirks do.
struct Switch;

impl Facts for Switch {
    fn release(&self) -> &str {
        "17.12.4"
    }
    fn platform(&self) -> &str {
        "C9300-48P"
    }
    fn quirk(&self, _: &str) -> bool {
        true
    }
    fn is(&self, _: &str, _: &[&str]) -> bool {
        false
    }
}

fn sentences(mode: &str) -> Vec<String> {
    let machine = Machine::build(&MachineOptions::default()).unwrap_or_else(|error| panic!("{error}"));
    let grammar = machine.rack().grammar();
    let mode = grammar.mode(mode).expect("a mode of the grammar");
    let tree = grammar.view(&Switch);
    let all = tree.sentences(grammar, mode, 15, &Switch);
    all.filter(|sentence| !sentence.unmodelled)
        .map(|sentence| sentence.line)
        .collect()
}

#[test]
fn a_session_of_any_commands_replays() {
    let (exec, config) = (sentences("exec"), sentences("config"));
    assert!(
        exec.len() > 200 && config.len() > 100,
        "{} {}",
        exec.len(),
        config.len()
    );
    let lines = || prop::collection::vec(any::<Index>(), LINES);
    let cases = ProptestConfig {
        cases: SESSIONS,
        failure_persistence: None,
        max_shrink_iters: 0,
        ..ProptestConfig::default()
    };
    proptest!(cases, |(first in lines(), set in lines(), last in lines())| {
        let mut commands = String::new();
        for (some, all, after) in [(first, &exec, "configure terminal"), (set, &config, "end"), (last, &exec, "end")] {
            for one in some {
                commands.push_str(&all[one.index(all.len())]);
                commands.push('\n');
            }
            commands.push_str(after);
            commands.push('\n');
        }
        // Whatever is still asked is answered: a session that breaks off at a question does not replay.
        commands.push_str(&"no\n".repeat(8));
        let written = licsim(&[], &commands);
        prop_assert_eq!(written.status.code(), Some(0), "{}\n{}", commands, text(&written));
        let session = String::from_utf8_lossy(&written.stdout).into_owned();
        let replayed = licsim(&["replay", "-"], &session);
        prop_assert_eq!(replayed.status.code(), Some(0), "{}\n{}\n{}", commands, session, text(&replayed));
    });
}
