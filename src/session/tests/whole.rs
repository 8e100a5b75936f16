//! The built-in grammar and screens, whole.

use std::path::PathBuf;

use super::desk::{DEVICE, Desk, device};
use crate::device::{Device, testing, view};
use crate::embedded;
use crate::lab::{Lab, LabConfig};
use crate::screen::Library;
use crate::screen::value::Record;
use crate::session::{Begin, Engines, Line, Pace, Power, Rack, Setup, Start};

fn desk(device: Device) -> Desk {
    let mut lab = Lab::new(&LabConfig::default(), testing::start());
    lab.add(device);
    let power = Power {
        device: DEVICE.into(),
        starts_at: Start::User,
        begins: Begin::PowerOn {
            startup_config: None,
            nvram_saved: true,
        },
    };
    let setup = Setup {
        engines: Engines::deferred(
            || embedded::below("grammar/commands/").collect(),
            || embedded::below("grammar/screens/").collect(),
        ),
        lab,
        devices: vec![power],
        pace: Pace::AtOnce,
    };
    let rack = Rack::new(setup);
    Desk::at(rack, Line::Console, Start::Privileged)
}

/// A start must stay quick: nothing is parsed and nothing generated before somebody types, and then all is there.
#[test]
fn before_the_first_line_neither_grammar_nor_screens_are_read() {
    let mut desk = desk(device());
    assert!(!desk.rack.grammar_is_read());
    assert_eq!(desk.rack.library().parsed(), Vec::<String>::new());
    let saved = desk.say("show startup-config");
    assert!(saved.contains("\nend\n"), "{saved}");
}

/// A recording, where the folder with them is at hand.
#[expect(
    clippy::disallowed_methods,
    reason = "a test reads recordings; the core reads no files"
)]
fn recording(name: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/captures");
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        eprintln!("skipped: {name} is not here");
    }
    text
}

#[test]
fn a_recorded_status_is_printed_again() {
    let library = Library::new(&view::SCHEMA, embedded::below("grammar/screens/").collect());
    let screen = library
        .get("ios-xe", "license/status")
        .unwrap_or_else(|faults| panic!("{}", faults[0]));
    for name in RECORDINGS {
        let Some(text) = recording(name) else { continue };
        let text = format!("{}\n", text.trim_end());
        let reading = screen.read(&text, &Record::new());
        assert!(reading.verbatim.is_empty(), "{name}: {:?}", reading.furthest);
        let mut device = device();
        device.state.overlay(reading.state);
        // The text does not name the agent; what it prints bounds the version.
        if let Some(from) = reading.agent.from {
            device.state.set(view::AGENT, from.version);
        }
        let mut desk = desk(device);
        assert_eq!(format!("{}\n", desk.say("sh lic stat").trim_end()), text, "{name}");
        let deadlines = desk.say("show license status | include ACK deadline");
        let expected: String = text
            .lines()
            .filter(|l| l.contains("ACK deadline"))
            .map(|l| format!("{l}\n"))
            .collect();
        assert_eq!(deadlines, expected, "{name}");
    }
}

/// Outputs of `show license status` without a header of load and time.
const RECORDINGS: &[&str] = &[
    "show_license_status__17.12.4__isr4451__smart-proxy-merged.txt",
    "show_license_status__17.x__unknown__off-merged-notrust.txt",
];

const CONFIGURATION: &[&str] = &[
    "configure terminal",
    "hostname sw1",
    "enable secret admin",
    "username admin privilege 15 secret admin",
    "ip domain name solvethenetwork.com",
    "ip name-server 10.10.10.53",
    "license smart transport smart",
    "license smart url smart https://smartreceiver.cisco.com/licservice/license",
    "interface vlan 10",
    "description management",
    "ip address 10.10.10.11 255.255.255.0",
    "no shutdown",
    "call-home",
    "profile CiscoTAC-1",
    "active",
    "destination transport-method http",
    "line vty 0 4",
    "login local",
    "banner motd %",
    "No entry.",
    "%",
    "end",
];

#[test]
fn a_configuration_survives_a_reload() {
    let mut desk = desk(device());
    for line in CONFIGURATION {
        let text = desk.say(line);
        assert!(!desk.session.printed_error(), "{line}: {text}");
    }
    assert_eq!(desk.shows(), "sw1#");
    let before = desk.rack.running_config(DEVICE);
    for line in [
        "license smart transport smart",
        "interface Vlan10",
        " ip address 10.10.10.11 255.255.255.0",
        "banner motd ^C",
    ] {
        assert!(before.lines().any(|l| l == line), "{line} is not in\n{before}");
    }
    desk.say("write memory");
    desk.all(&[
        "configure terminal",
        "hostname lost",
        "no license smart transport",
        "end",
    ]);
    desk.rack.boot(DEVICE);
    assert_eq!(desk.rack.boot_text(DEVICE), "");
    let body = |text: &str| {
        text.lines()
            .filter(|l| !l.starts_with('!'))
            .skip(3)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(body(&desk.rack.running_config(DEVICE)), body(&before));
    desk.poll();
    assert_eq!(desk.shows(), "sw1>");
    desk.say("enable");
    assert_eq!(desk.shows(), "Password: ");
    desk.say("admin");
    assert_eq!(desk.shows(), "sw1#");
}

#[test]
fn what_clients_send_unasked_is_taken_in_silence() {
    let mut desk = desk(device());
    for line in [
        "terminal width 511",
        "terminal length 0",
        "enable",
        "term width 512",
        "term len 0",
        "terminal width 0",
        "config term",
        "no logging console",
        "line console 0",
        "exec-timeout 0",
        "line vty 0 4",
        "exec-timeout 0",
        "end",
        "conf t",
        "line con 0",
        "end",
        "disable",
    ] {
        let text = desk.say(line);
        let expected = if line.starts_with("conf") {
            "Enter configuration commands, one per line.  End with CNTL/Z.\n"
        } else {
            ""
        };
        assert_eq!(
            text.lines()
                .filter(|l| !l.starts_with("<- "))
                .map(|l| format!("{l}\n"))
                .collect::<String>(),
            expected,
            "{line}"
        );
    }
    assert_eq!(desk.shows(), "Switch>");
}
