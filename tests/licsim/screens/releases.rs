//! Which lines a release prints: the table of differences in `reference/output-formats.md`, section 2.

use licsim::screen::value::Record;

use super::screen;
use crate::support::state::State;

/// A state that has something for every line in question.
const STATE: &str = "
    release = 17.12.4
    transport.type = smart
    transport.url = https://smartreceiver.cisco.com/licservice/license
    policy.ack_required = yes
    usage.push_interval = 30
    members[0].role = Active
    members[0].pid = C9300-48P
    members[0].sn = FCW2501XXXX
    udi.pid = C9300-48P
    udi.sn = FCW2501XXXX
    reporting_mode = STANDARD
    telemetry.channel = AVAILABLE
    telemetry.on_disk = 0
    analytics.channel = NOT AVAILABLE
    analytics.reports = 0
    licences[0].handle = 1
    licences[0].name = network-advantage
    licences[0].measure.report = 1762165211
    licences[0].measure.previous = 1762165207
";

/// Screen, line, the first agent with it, the last one without.
const SINCE: &[(&str, &str, &str, &str)] = &[
    ("license/status", "Account Information:", "5.3.10", "5.1.31"),
    ("license/all", "Account Information:", "5.3.10", "5.1.31"),
    ("license/status", "  VRF: <empty>", "5.8.3", "5.1.31"),
    ("license/all", "Usage Report Summary:", "5.3.10", "5.1.31"),
    ("license/tech_support", "Usage Report Summary:", "5.3.10", "5.1.31"),
    ("license/tech_support", "Telemetry Reporting:", "5.7.6", "5.5.11"),
    ("license/all", "Device Telemetry Report Summary:", "5.7.15", "5.7.6"),
    ("license/all", "License Conversion:", "5.10.1", "5.9.4"),
    ("license/tech_support", "License Conversion:", "5.10.1", "5.9.4"),
    ("license/all", "  Last Data Push: <none>", "5.10.3", "5.10.1"),
    ("license/all", "    Status: NOT INSTALLED", "5.10.1", "5.9.4"),
    ("license/all", "  Reporting Mode: STANDARD", "5.11.2", "5.10.3"),
    (
        "license/tech_support",
        "Trust Code Installed: <none>",
        "5.10.1",
        "5.9.4",
    ),
    ("license/summary", "Account Information:", "5.3.10", "5.1.31"),
    ("license/tech_support", "Account Information:", "5.3.10", "5.1.31"),
    ("license/tech_support", "  VRF: <empty>", "5.3.16", "5.1.31"),
    ("license/all", "  VRF: <empty>", "5.8.3", "5.1.31"),
    (
        "license/tech_support",
        "      Current Report: 1762165211       Previous: 1762165207",
        "5.3.10",
        "5.1.31",
    ),
    (
        "license/tech_support",
        "Device Telemetry Report Summary:",
        "5.7.15",
        "5.7.6",
    ),
    ("license/status", "Device Telemetry Report Summary:", "5.9.4", "5.3.10"),
    ("license/tech_support", "  Last Data Push: <none>", "5.10.3", "5.10.1"),
    ("license/tech_support", "Last File Export: <none>", "5.10.3", "5.10.1"),
    ("license/all", "Last Data Push: <none>", "5.10.3", "5.10.1"),
    (
        "license/tech_support",
        "    Reservation status: NOT INSTALLED",
        "5.10.1",
        "5.9.4",
    ),
    ("license/tech_support", "  Reporting Mode: STANDARD", "5.11.2", "5.10.3"),
    (
        "license/tech_support",
        "  Trust Point: SLA-TrustPoint",
        "6.0.1",
        "5.11.4",
    ),
    ("license/tech_support", "  IP Mode: IPv4 ONLY", "6.0.1", "5.11.4"),
    (
        "license/tech_support",
        "Product Analytics Report Summary:",
        "6.3.7",
        "6.0.1",
    ),
    ("license/all", "Product Analytics Report Summary:", "6.3.7", "6.0.1"),
    ("license/all", "Device Enforcement State:", "6.3.7", "6.0.1"),
];

/// Screen, line, the last agent with it, the first one without.
const UNTIL: &[(&str, &str, &str, &str)] = &[
    ("license/status", "  VRF:", "5.3.10", "5.3.16"),
    ("license/all", "Telemetry Report Summary:", "5.7.6", "5.7.15"),
    ("license/all", "      Status: NOT INSTALLED", "5.9.4", "5.10.1"),
    (
        "license/tech_support",
        "      Reservation status: NOT INSTALLED",
        "5.9.4",
        "5.10.1",
    ),
    (
        "license/tech_support",
        "Device Telemetry Report Summary:",
        "6.0.1",
        "6.3.7",
    ),
    ("license/all", "Device Telemetry Report Summary:", "6.0.1", "6.3.7"),
];

fn prints(name: &str, agent: &str, line: &str) -> bool {
    let state = State::new(STATE).with(&format!("agent = {agent}"));
    let text = screen("ios-xe", name).render(&state, &Record::new(), None);
    text.lines().any(|printed| printed == line)
}

#[test]
fn lines_come_with_the_release_that_is_known_for_them() {
    for (name, line, with, without) in SINCE {
        assert!(prints(name, with, line), "{name} of {with} has `{line}`");
        assert!(!prints(name, without, line), "{name} of {without} has no `{line}`");
    }
}

#[test]
fn lines_go_with_the_release_that_is_known_for_them() {
    for (name, line, with, without) in UNTIL {
        assert!(prints(name, with, line), "{name} of {with} has `{line}`");
        assert!(!prints(name, without, line), "{name} of {without} has no `{line}`");
    }
}

#[test]
fn show_version_words_the_licensing_status_by_release() {
    let status = [
        ("17.3.1", "Smart Licensing Status: REGISTERED/AUTHORIZED"),
        (
            "17.3.3",
            "Smart Licensing Status: Registration Not Applicable/Not Applicable",
        ),
        ("17.12.4", "Smart Licensing Status: Smart Licensing Using Policy"),
    ];
    for (release, line) in status {
        let state = State::new(STATE).with(&format!(
            "release = {release}
             registration.status = REGISTERED
             authorization.status = AUTHORIZED"
        ));
        let text = screen("ios-xe", "version").render(&state, &Record::new(), None);
        assert!(text.lines().any(|printed| printed == line), "{release} says `{line}`");
    }
}
