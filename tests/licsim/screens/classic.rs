//! Classic Smart Licensing: each state at each release before 17.3.2, printed and read back, and what captures show of it.

use std::fs;

use licsim::screen::reading::{Interval, Reading};
use licsim::screen::value::Record;
use licsim::screen::version::Version;

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

/// What all states have in common.
const BOX: &str = "
    transport.type = callhome
    privacy.send_hostname = yes
    udi.pid = C9300-48P
    udi.sn = FCW2501XXXX
    members[0].role = Active
    members[0].pid = C9300-48P
    members[0].sn = FCW2501XXXX
    clock.now = 2026-01-20 09:00:00
    ha.rp_role = Active
    ha.chassis_role = Active
    ha.behavior_role = Active
    ha.cf_state = Stateless
    licences[0].handle = 1
    licences[0].tag = C9300_48P_NW_Advantagek9
    licences[0].entitlement = regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0
    licences[0].count = 1
    licences[0].version = 1.0
    licences[0].mode = 6
    licences[0].status_time = 2026-01-20 09:00:00
";

/// A registration, beneath what follows from it.
const REGISTERED: &str = "
    registration.status = REGISTERED
    registration.export = yes
    registration.at = 2025-08-22 18:58:03
    registration.next_renewal = 2026-02-18 18:58:03
    registration.expires = 2026-08-22 18:52:49
    account.smart.name = solvethenetwork.com
    account.virtual = Branch-Sites
    licences[0].name = C9300-48 Network Advantage
    licences[0].description = C9300-48 Network Advantage
    authorization.last.status = SUCCEEDED
    authorization.last.at = 2026-01-20 08:58:17
    authorization.next = 2026-02-19 08:58:17
";

/// A reservation of everything in use.
const RESERVED: &str = "
    reservation.enabled = yes
    reservation.installed = yes
    registration.at = 2026-01-19 10:00:00
    authorization.status = AUTHORIZED - RESERVED
    authorization.at = 2026-01-19 10:00:00
    members[0].reservation.at = 2026-01-19 10:00:00
    members[0].reservation.confirmation = 110afa79
    licences[0].name = C9300-48 Network Advantage
    licences[0].description = C9300-48 Network Advantage
    licences[0].status = AUTHORIZED
";

/// One state and what it makes of the screens.
struct Case {
    name: &'static str,
    /// Which of the constants it stands on.
    base: &'static [&'static str],
    state: &'static str,
    /// Screens and lines that they have at every release.
    lines: &'static [(&'static str, &'static str)],
    /// What `Smart Licensing Status:` of `show version` says.
    version: &'static str,
}

const STATES: &[Case] = &[
    Case {
        name: "evaluation",
        base: &[BOX],
        state: "registration.status = UNREGISTERED
                authorization.status = EVAL MODE
                evaluation.remaining = 4000644
                licences[0].status = EVAL MODE",
        lines: &[
            (
                "license/summary",
                "  Evaluation Period Remaining: 46 days, 7 hours, 17 minutes, 24 seconds",
            ),
            (
                "license/usage",
                "  Evaluation Period Remaining: 46 days, 7 hours, 17 minutes, 24 seconds",
            ),
            (
                "license/summary",
                "                          (C9300_48P_NW_Advantagek9)        1 EVAL MODE",
            ),
            ("license/all", "(C9300_48P_NW_Advantagek9):"),
            ("license/tech_support", "Not registered. No certificates installed"),
        ],
        version: "UNREGISTERED/EVAL MODE",
    },
    Case {
        name: "evaluation expired",
        base: &[BOX],
        state: "registration.status = UNREGISTERED
                authorization.status = EVAL EXPIRED
                authorization.at = 2026-01-10 08:00:00
                licences[0].status = EVAL EXPIRED",
        lines: &[
            ("license/status", "  Status: EVAL EXPIRED on Jan 10 08:00:00 2026 UTC"),
            ("license/summary", "  Status: EVAL EXPIRED"),
        ],
        version: "UNREGISTERED/EVAL EXPIRED",
    },
    Case {
        name: "nothing in use",
        base: &[BOX],
        state: "registration.status = UNREGISTERED
                authorization.status = No Licenses in Use
                licences[0].status = NOT IN USE
                licences[0].count = 0",
        lines: &[("license/summary", "  Status: No Licenses in Use")],
        version: "UNREGISTERED/No Licenses in Use",
    },
    Case {
        name: "registration failed",
        base: &[BOX],
        state: "registration.status = UNREGISTERED - REGISTRATION FAILED
                registration.failed.at = 2026-01-20 08:00:00
                registration.failed.reason = Fail to send out Call Home HTTP message.
                registration.next_attempt = 2026-01-20 09:00:00
                authorization.status = EVAL MODE
                evaluation.remaining = 60
                licences[0].status = EVAL MODE",
        lines: &[
            (
                "license/status",
                "    Failure reason: Fail to send out Call Home HTTP message.",
            ),
            ("license/all", "  Next Registration Attempt: Jan 20 09:00:00 2026 UTC"),
            ("license/all", "  Evaluation Period Remaining: 1 minutes, 0 seconds"),
        ],
        version: "UNREGISTERED - REGISTRATION FAILED/EVAL MODE",
    },
    Case {
        name: "authorized",
        base: &[BOX, REGISTERED],
        state: "authorization.status = AUTHORIZED
                authorization.at = 2025-08-22 18:58:17
                authorization.deadline = 2026-04-20 08:53:16
                licences[0].status = AUTHORIZED",
        lines: &[
            ("license/status", "  Last Renewal Attempt: None"),
            ("license/status", "  Registration Expires: Aug 22 18:52:49 2026 UTC"),
            ("license/status", "  Communication Deadline: Apr 20 08:53:16 2026 UTC"),
            ("license/summary", "  Last Communication Attempt: SUCCEEDED"),
            (
                "license/summary",
                "  C9300-48 Network Adv... (C9300_48P_NW_Advantagek9)        1 AUTHORIZED",
            ),
            ("license/usage", "  Status: AUTHORIZED on Aug 22 18:58:17 2025 UTC"),
            ("license/all", "C9300-48 Network Advantage (C9300_48P_NW_Advantagek9):"),
        ],
        version: "REGISTERED/AUTHORIZED",
    },
    Case {
        name: "renewed, contact failing",
        base: &[BOX, REGISTERED],
        state: "authorization.status = AUTHORIZED
                authorization.at = 2025-08-22 18:58:17
                authorization.deadline = 2026-04-20 08:53:16
                authorization.last.status = FAILED
                authorization.last.reason = Communication transport not available.
                registration.last_renewal.status = SUCCEEDED
                registration.last_renewal.at = 2026-01-02 08:00:00
                licences[0].status = AUTHORIZED",
        lines: &[
            (
                "license/status",
                "  Last Renewal Attempt: SUCCEEDED on Jan 02 08:00:00 2026 UTC",
            ),
            ("license/summary", "  Last Renewal Attempt: SUCCEEDED"),
            ("license/summary", "  Last Communication Attempt: FAILED"),
            (
                "license/all",
                "    Failure reason: Communication transport not available.",
            ),
        ],
        version: "REGISTERED/AUTHORIZED",
    },
    Case {
        name: "out of compliance",
        base: &[BOX, REGISTERED],
        state: "authorization.status = OUT OF COMPLIANCE
                authorization.at = 2026-01-20 08:58:17
                authorization.next = 2026-01-20 20:58:17
                authorization.deadline = 2026-04-20 08:53:16
                licences[0].status = OUT OF COMPLIANCE",
        lines: &[
            (
                "license/status",
                "  Status: OUT OF COMPLIANCE on Jan 20 08:58:17 2026 UTC",
            ),
            (
                "license/status",
                "  Next Communication Attempt: Jan 20 20:58:17 2026 UTC",
            ),
        ],
        version: "REGISTERED/OUT OF COMPLIANCE",
    },
    Case {
        name: "authorization expired",
        base: &[BOX, REGISTERED],
        state: "authorization.status = AUTHORIZATION EXPIRED
                authorization.at = 2026-01-19 08:00:00
                authorization.last.status = FAILED
                licences[0].status = AUTHORIZATION EXPIRED",
        lines: &[
            ("license/status", "  Communication Deadline: DEADLINE EXCEEDED"),
            ("license/summary", "  Status: AUTHORIZATION EXPIRED"),
        ],
        version: "REGISTERED/AUTHORIZATION EXPIRED",
    },
    Case {
        name: "export key",
        base: &[BOX, REGISTERED],
        state: "authorization.status = AUTHORIZED
                authorization.at = 2025-08-22 18:58:17
                authorization.deadline = 2026-04-20 08:53:16
                export_key.features = hseck9
                licences[0].status = AUTHORIZED",
        lines: &[],
        version: "REGISTERED/AUTHORIZED",
    },
    Case {
        name: "specific reservation",
        base: &[BOX, RESERVED],
        state: "registration.status = REGISTERED - SPECIFIC LICENSE RESERVATION
                members[0].reservation.status = SPECIFIC INSTALLED
                licences[0].reserved.status = SPECIFIC INSTALLED
                licences[0].reserved.count = 1
                reservation.licences[0].name = C9300-48 Network Advantage
                reservation.licences[0].tag = C9300_48P_NW_Advantagek9
                reservation.licences[0].description = C9300-48 Network Advantage
                reservation.licences[0].count = 1
                reservation.licences[0].terms[0].role = Active
                reservation.licences[0].terms[0].pid = C9300-48P
                reservation.licences[0].terms[0].sn = FCW2501XXXX
                reservation.licences[0].terms[0].type = TERM
                reservation.licences[0].terms[0].start = 2026-JAN-15 UTC
                reservation.licences[0].terms[0].end = 2029-JAN-15 UTC
                reservation.licences[0].terms[0].count = 1",
        lines: &[
            ("license/all", "License Reservation is ENABLED"),
            ("license/summary", "  Status: AUTHORIZED - RESERVED"),
            ("license/all", "    Total reserved count: 1"),
            ("license/reservation", "          End Date: 2029-JAN-15 UTC"),
            (
                "license/reservation",
                "      Reservation status: SPECIFIC INSTALLED on Jan 19 10:00:00 2026 UTC",
            ),
        ],
        version: "REGISTERED - SPECIFIC LICENSE RESERVATION/AUTHORIZED - RESERVED",
    },
    Case {
        name: "permanent reservation",
        base: &[BOX, RESERVED],
        state: "registration.status = REGISTERED - UNIVERSAL LICENSE RESERVATION
                members[0].reservation.status = UNIVERSAL INSTALLED",
        lines: &[
            ("license/status", "  Status: REGISTERED - UNIVERSAL LICENSE RESERVATION"),
            (
                "license/all",
                "      Reservation status: UNIVERSAL INSTALLED on Jan 19 10:00:00 2026 UTC",
            ),
        ],
        version: "REGISTERED - UNIVERSAL LICENSE RESERVATION/AUTHORIZED - RESERVED",
    },
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
