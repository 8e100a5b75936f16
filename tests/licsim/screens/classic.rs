//! Classic Smart Licensing: each state at each release before 17.3.2, printed and read back, and what captures show of it.

use std::fs;

use licsim::screen::reading::{Interval, Reading};
use licsim::screen::value::Record;
use licsim::screen::version::Version;

use super::classic_states::{Case, STATES};
use super::screen;
use crate::support::captures::{output, shared};
use crate::support::state::{State, id};

/// Release and agent (`device-profiles/_releases.yaml`).
const RELEASES: &[(&str, &str)] = &[
    ("16.9.3", "4.4.5_rel/71"),
    ("16.12.4", "4.8.5.4_rel/22"),
    ("17.2.1", "4.8.5.4_rel/22"),
    ("17.3.1", "4.8.14_rel/75"),
];

/// Commands of a classic device.
const SCREENS: &[&str] = &[
    "license/status",
    "license/summary",
    "license/usage",
    "license/all",
    "license/udi",
    "license/reservation",
    "license/tech_support",
];

fn state(case: &Case, release: &str, agent: &str) -> State {
    let based = case
        .base
        .iter()
        .fold(State::default(), |state, lines| state.with(lines));
    based
        .with(case.state)
        .with(&format!("release = {release}\nagent = {agent}"))
}

fn print(name: &str, state: &State) -> String {
    screen("ios-xe", name).render(state, &Record::new(), None)
}

fn allows(interval: &Interval, version: &str) -> bool {
    let number = |text: &str| Version::parse(text).expect("a version");
    let version = number(version);
    interval
        .from
        .as_ref()
        .is_none_or(|bound| version >= number(&bound.version))
        && interval
            .below
            .as_ref()
            .is_none_or(|bound| version < number(&bound.version))
}

#[test]
fn each_state_is_read_back_from_each_command_of_each_release() {
    let mut read = 0;
    for case in STATES {
        for (release, agent) in RELEASES {
            let state = state(case, release, agent);
            for name in SCREENS {
                let text = print(name, &state);
                let at = format!("{}, {release}, {name}", case.name);
                let found = screen("ios-xe", name).read(&text, &Record::new());
                assert!(found.complete, "{at}: {:?}\n{text}", found.furthest);
                assert!(
                    allows(&found.agent, agent),
                    "{at}: the text allows only {:?}",
                    found.agent
                );
                let mut again = State(found.state.clone());
                again.0.put(id("agent"), licsim::screen::value::Value::text(*agent));
                assert_eq!(print(name, &again), text, "{at}");
                same_as_printed(&found, &state, &at);
                read += 1;
            }
        }
    }
    assert_eq!(read, STATES.len() * RELEASES.len() * SCREENS.len());
}

/// What was read of registration, authorization and evaluation is what the state has.
fn same_as_printed(found: &Reading, state: &State, at: &str) {
    for path in [
        "registration.status",
        "registration.export",
        "registration.at",
        "registration.next_renewal",
        "registration.expires",
        "authorization.status",
        "authorization.at",
        "authorization.next",
        "authorization.deadline",
        "evaluation.remaining",
    ] {
        let value = found.state.value(id(path));
        let empty = !value.is_set();
        let own = state.0.value(id(path));
        assert!(empty || value == own, "{at}: {path} is {own:?}, read as {value:?}");
    }
}

#[test]
fn states_are_told_by_their_lines() {
    for case in STATES {
        for (release, agent) in RELEASES {
            let state = state(case, release, agent);
            for (name, line) in case.lines {
                let text = print(name, &state);
                assert!(
                    text.lines().any(|printed| printed == *line),
                    "{}, {release}: `{line}` in\n{text}",
                    case.name
                );
            }
            let version = print("version", &state);
            let line = format!("Smart Licensing Status: {}", case.version);
            assert!(version.lines().any(|printed| printed == line), "{release}: {line}");
        }
    }
}

/// Screen, line, and whether 4.4.5 has it or the agents of 4.8 do.
const CHANGED: &[(&str, &str, &str, bool)] = &[
    (
        "authorized",
        "license/all",
        "  Export-Controlled Functionality: Allowed",
        true,
    ),
    (
        "authorized",
        "license/all",
        "  Export-Controlled Functionality: ALLOWED",
        false,
    ),
    (
        "evaluation",
        "license/summary",
        "  Export-Controlled Functionality: Not Allowed",
        true,
    ),
    (
        "evaluation",
        "license/summary",
        "  Export-Controlled Functionality: NOT ALLOWED",
        false,
    ),
    ("export key", "license/status", "    hseck9", false),
    (
        "specific reservation",
        "license/all",
        "    License reservation: ENABLED",
        true,
    ),
    (
        "specific reservation",
        "license/all",
        "License reservation: ENABLED",
        false,
    ),
];

#[test]
fn what_changed_between_4_4_5_and_4_8() {
    for (name, screen, line, old) in CHANGED {
        let case = STATES.iter().find(|case| case.name == *name).expect("a state");
        for (release, agent) in RELEASES {
            let text = print(screen, &state(case, release, agent));
            let has = text.lines().any(|printed| printed == *line);
            assert_eq!(
                has,
                *old == agent.starts_with("4.4"),
                "{release}, {screen}: {line}\n{text}"
            );
        }
    }
}

#[test]
fn policy_mode_has_none_of_it() {
    for case in STATES {
        let state = state(case, "17.3.2", "5.0.5_rel/42");
        for name in SCREENS {
            let text = print(name, &state);
            for word in ["Registration:", "License Authorization: ", "EVAL MODE\n  Evaluation"] {
                assert!(!text.contains(word), "{}, {name}: {word}", case.name);
            }
        }
    }
}

/// The lines of a capture as a device printed them: in this one an indent was lost.
fn csr() -> Option<Vec<String>> {
    let name = "captures/show_license_all__classic-4.8.5.4__csr1000v__registered-authorized-nolicense.txt";
    let text = String::from_utf8_lossy(&fs::read(shared().join(name)).ok()?).into_owned();
    let lines = output(&text).into_iter();
    Some(
        lines
            .map(|line| {
                if line.starts_with("Virtual Account:") {
                    format!("  {line}")
                } else {
                    line
                }
            })
            .collect(),
    )
}

/// Capture `all__classic-4.8.5.4`, its lost indent given back, is read whole and printed again.
#[test]
fn a_registered_device_with_nothing_in_use() {
    let Some(lines) = csr() else {
        eprintln!("captures: absent, nothing compared");
        return;
    };
    let text = lines.join("\n") + "\n";
    let found = screen("ios-xe", "license/all").read(&text, &Record::new());
    assert!(found.complete, "{:?}", found.furthest);
    let printed = print("license/all", &State(found.state.clone()));
    assert_eq!(printed.trim_end(), text.trim_end());
    assert!(printed.ends_with("License reservation: DISABLED\n\n\n\n"), "its end");
}

/// Capture `all__classic__c9200l` has the words of an evaluation in their order, with all line ends lost.
#[test]
fn the_words_of_an_evaluation() {
    let name = "captures/show_license_all__classic__c9200l__eval-mode-collapsed.txt";
    let Ok(capture) = fs::read_to_string(shared().join(name)) else {
        eprintln!("{name}: absent, nothing compared");
        return;
    };
    let state = State::new(
        "agent = 4.4.5_rel/71
         registration.status = UNREGISTERED
         authorization.status = EVAL MODE
         evaluation.remaining = 4000644
         licences[0].tag = C9200L-DNA-E-48
         licences[0].count = 4
         licences[0].version = 1.0
         licences[0].status = EVAL MODE
         licences[0].export_status = NOT RESTRICTED",
    );
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let printed = words(&print("license/all", &state));
    let mut from = 0;
    for (start, end) in [
        ("Registration:", "License Usage"),
        ("License Usage", "Reservation Info"),
        ("Reservation Info", ""),
    ] {
        let begin = capture.find(start).expect("a part of it");
        let stop = if end.is_empty() {
            capture.len()
        } else {
            capture.find(end).expect("the next")
        };
        let part = words(&capture[begin..stop]);
        let at = printed[from..]
            .find(&part)
            .unwrap_or_else(|| panic!("`{part}` in\n{printed}"));
        from += at + part.len();
    }
}
