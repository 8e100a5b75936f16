//! Nothing that is typed makes a panic: random bytes on the pipe, random lines and keys at a session, and what a pipe
//! wrote always replays.

use licsim::cli::{Machine, MachineOptions};
use licsim::session::{Key, Line, Seen, Session, Waiting};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::piped;

/// Steps of one case after which nothing is typed any more.
const KEYS_MAX: usize = 500;

/// So many cases, the same ones every time; `LICSIM_FUZZ_SEED` asks for others.
fn cases(cases: u32) -> ProptestConfig {
    let seed = std::env::var("LICSIM_FUZZ_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed.unwrap_or(1)),
        ..ProptestConfig::default()
    }
}

fn machine(profile: &str) -> Machine {
    let options = MachineOptions {
        profile: Some(profile.to_owned()),
        ..MachineOptions::default()
    };
    Machine::build(&options).unwrap_or_else(|error| panic!("{error}"))
}

/// Lines that the grammar takes, in every mode, with examples for arguments.
fn sentences() -> Vec<String> {
    let machine = machine("sw-infrarunbook-01");
    let (rack, name) = (machine.rack(), machine.device());
    let lab = rack.lab();
    let device = lab.device(name).expect("it is there");
    let view = lab.view(name).expect("it is there");
    let seen = Seen { device, view: &view };
    let grammar = rack.grammar();
    let tree = grammar.view(&seen);
    let lines = |(mode, _)| {
        tree.sentences(grammar, mode, 15, &seen)
            .map(|sentence| sentence.line)
            .collect::<Vec<_>>()
    };
    grammar.modes().flat_map(lines).collect()
}

/// What one step does at a session.
#[derive(Clone, Debug)]
enum Step {
    Enter(String),
    Help(String),
    Complete(String),
    Press(Key),
}

fn line(known: Vec<String>) -> impl Strategy<Value = String> {
    let sentence = proptest::sample::select(known);
    let cut = (sentence.clone(), 0..200_usize).prop_map(|(line, at)| line.chars().take(at).collect());
    let joined = (sentence.clone(), "[ |?\\-0-9a-z]{0,12}").prop_map(|(line, tail)| format!("{line} {tail}"));
    let refused = (proptest::sample::select(vec!["no", "default", "do"]), sentence.clone())
        .prop_map(|(word, line)| format!("{word} {line}"));
    let piped = (
        sentence.clone(),
        "(include|exclude|begin|section|count|redirect|tee|append)? ?\\PC{0,20}",
    )
        .prop_map(|(line, pipe)| format!("{line} | {pipe}"));
    prop_oneof![
        6 => sentence,
        2 => cut,
        2 => joined,
        1 => refused,
        1 => piped,
        1 => "\\PC{0,300}",
        1 => any::<String>(),
    ]
}

fn step(known: Vec<String>) -> impl Strategy<Value = Step> {
    let key = proptest::sample::select(vec![
        Key::Char(' '),
        Key::Char('q'),
        Key::Char('y'),
        Key::Char('\r'),
        Key::Char('\u{1f600}'),
        Key::CtrlC,
        Key::CtrlZ,
        Key::CtrlCaret,
    ]);
    prop_oneof![
        8 => line(known.clone()).prop_map(Step::Enter),
        1 => line(known.clone()).prop_map(Step::Help),
        1 => line(known).prop_map(Step::Complete),
        1 => key.prop_map(Step::Press),
    ]
}

/// Takes a step, and lets what runs come to an end.
fn take(session: &mut Session, machine: &mut Machine, step: &Step) {
    let rack = machine.rack_mut();
    match step {
        Step::Enter(line) => drop(session.enter(rack, line)),
        Step::Help(line) => drop(session.help(rack, line)),
        Step::Complete(line) => drop(session.complete(rack, line)),
        Step::Press(key) => drop(session.key(rack, *key, "sh")),
    }
    for _ in 0..KEYS_MAX {
        match session.waiting() {
            Waiting::Running { .. } => drop(session.poll(rack)),
            _ => return,
        }
    }
    panic!("a command never ends");
}

#[test]
fn no_step_at_a_session_makes_a_panic() {
    let known = sentences();
    assert!(known.len() > 300, "the grammar is bigger than this");
    let config = cases(24);
    let profile = proptest::sample::select(vec!["sw-infrarunbook-01", "c9300-48p"]);
    proptest!(config, |(profile in profile, steps in proptest::collection::vec(step(known), 1..60))| {
        let mut machine = machine(profile);
        let start = machine.starts_at();
        let mut session = machine.console(Line::Console, start);
        for step in ["enable", "admin"] {
            take(&mut session, &mut machine, &Step::Enter(step.to_owned()));
        }
        for step in &steps {
            take(&mut session, &mut machine, step);
        }
    });
}

#[test]
fn every_sentence_of_the_grammar_is_survived() {
    for profile in ["sw-infrarunbook-01", "c9300-48p"] {
        let mut machine = machine(profile);
        let start = machine.starts_at();
        let mut session = machine.console(Line::Console, start);
        session.unpaged();
        take(&mut session, &mut machine, &Step::Enter("enable".to_owned()));
        take(&mut session, &mut machine, &Step::Enter("admin".to_owned()));
        for line in sentences() {
            take(&mut session, &mut machine, &Step::Enter(line));
            // Out of dialogues and texts that the line began.
            for _ in 0..8 {
                match session.waiting() {
                    Waiting::Command { .. } => break,
                    Waiting::Closed => take(&mut session, &mut machine, &Step::Enter(String::new())),
                    _ => take(&mut session, &mut machine, &Step::Press(Key::CtrlC)),
                }
            }
        }
    }
}

#[test]
fn any_bytes_on_the_pipe_are_survived_and_replay() {
    let config = cases(12);
    let bytes = proptest::collection::vec(any::<u8>(), 0..2000);
    proptest!(config, |(bytes in bytes)| {
        let ran = piped(&[], &bytes);
        prop_assert_eq!(ran.code, Some(0), "{}", ran.err);
        let again = piped(&["replay", "-"], ran.out.as_bytes());
        prop_assert!(again.code == Some(0) || ran.out == "sw-infrarunbook-01#", "{}{}\n{}", again.out, again.err, ran.out);
    });
}

#[test]
fn what_a_pipe_wrote_replays() {
    let config = cases(10);
    let script = proptest::collection::vec(line(sentences()), 1..25);
    proptest!(config, |(script in script)| {
        let ran = piped(&[], script.join("\n").as_bytes());
        prop_assert_eq!(ran.code, Some(0), "{}", ran.err);
        let again = piped(&["replay", "-"], ran.out.as_bytes());
        prop_assert_eq!(again.code, Some(0), "{}{}\n{}", again.out, again.err, ran.out);
    });
}
