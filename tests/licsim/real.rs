//! The golden outputs of the real switch, against its screens and against each other.
//!
//! What a command printed is read by its screen and printed again; and what six commands say of one box agrees.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use licsim::screen::reading::Reading;
use licsim::screen::value::{Record, Value};

use crate::screens::screen;
use crate::support::state::{State, id};

/// Commands whose whole output a screen reads.
const SCREENS: &[(&str, &str)] = &[
    ("show license status", "license/status"),
    ("show license summary", "license/summary"),
    ("show license usage", "license/usage"),
    ("show license all", "license/all"),
    ("show license udi", "license/udi"),
    ("show license authorization", "license/authorization"),
    ("show license reservation", "license/reservation"),
    ("show license tech support", "license/tech_support"),
    ("show license rum id all", "license/rum_id_all"),
    ("show license history message", "license/history_message"),
    ("show license eventlog", "license/eventlog"),
    ("show inventory", "inventory"),
    ("show ip interface brief", "ip_interface_brief"),
    ("show call-home", "call-home/summary"),
    ("show call-home alert-group", "call-home/alert_group"),
    ("show call-home profile all", "call-home/profile_all"),
    ("show call-home smart-licensing", "call-home/smart_licensing"),
];

/// The agent of 17.12.4, as `device-profiles/_releases.yaml` has it.
const AGENT: &str = "5.9.4_rel/9";

const PROMPT: &str = "sw-infrarunbook-01#";

/// Commands at `#` with what they printed, from every golden transcript of the real switch.
fn printed() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/c9300-48p");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the goldens are there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a golden is text");
        let mut command: Option<(String, String)> = None;
        for line in text.lines() {
            // Prompts, directives and comments end an output.
            if line.starts_with("sw-infrarunbook-01") || line.starts_with("!@ ") || line.starts_with("! ") {
                found.extend(command.take().map(|(typed, output)| (name.clone(), typed, output)));
                command = line.strip_prefix(PROMPT).map(|typed| (typed.to_owned(), String::new()));
            } else if let Some((_, output)) = &mut command {
                output.push_str(line);
                output.push('\n');
            }
        }
        found.extend(command.map(|(typed, output)| (name.clone(), typed, output)));
    }
    found
}

fn read(screen_name: &str, output: &str) -> Reading {
    let mut known = Record::new();
    known.put(id("agent"), Value::text(AGENT));
    screen("ios-xe", screen_name).read(output, &known)
}

#[test]
fn golden_outputs_are_read_and_printed_again() {
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, typed, output) in printed() {
        let Some((command, name)) = SCREENS.iter().find(|(command, _)| *command == typed) else {
            continue;
        };
        *met.entry(*command).or_default() += 1;
        let reading = read(name, &output);
        let place = reading.furthest.as_ref().map(|f| (f.line + 1, f.wanted.clone()));
        assert!(reading.complete, "{file}: `{command}` is not read: {place:?}");
        let mut state = State(reading.state.clone());
        if state.0.value(id("agent")).as_text().is_none() {
            state.0.put(id("agent"), Value::text(AGENT));
        }
        let again = screen("ios-xe", name).render(&state, &Record::new(), None);
        assert_eq!(again, output, "{file}: `{command}`");
    }
    for (command, _) in SCREENS {
        assert!(met.contains_key(command), "no golden shows `{command}` whole");
    }
}

/// Paths that `show license tech support` and the other command both print, in `status.txt`.
const SHARED: &[(&str, &[&str])] = &[
    (
        "show license all",
        &[
            "account.smart.name",
            "account.virtual",
            "transport.type",
            "usage.last_ack",
            "usage.ack_deadline",
            "usage.push_interval",
            "usage.next_push",
            "usage.last_push",
            "policy.perpetual.first_report",
            "policy.subscription.frequency",
            "udi.pid",
            "udi.sn",
        ],
    ),
    (
        "show license status",
        &[
            "account.smart.name",
            "account.virtual",
            "transport.type",
            "usage.last_ack",
            "usage.ack_deadline",
            "usage.push_interval",
            "usage.next_push",
            "policy.export.frequency",
        ],
    ),
    ("show license summary", &["account.smart.name", "account.virtual"]),
    ("show license udi", &["udi.pid", "udi.sn"]),
];

#[test]
fn what_the_commands_say_of_the_box_agrees() {
    let outputs: BTreeMap<String, String> = printed()
        .into_iter()
        .filter(|(file, ..)| file == "status.txt")
        .map(|(_, typed, output)| (typed, output))
        .collect();
    let said = |command: &str| {
        let (_, name) = SCREENS.iter().find(|(c, _)| *c == command).expect("a screen");
        read(name, outputs.get(command).expect("status.txt shows it")).state
    };
    let tech = said("show license tech support");
    for (command, paths) in SHARED {
        let other = said(command);
        for path in *paths {
            assert!(tech.knows(id(path)), "tech support does not say {path}");
            assert!(other.knows(id(path)), "`{command}` does not say {path}");
            assert_eq!(tech.value(id(path)), other.value(id(path)), "`{command}`: {path}");
        }
    }
    let counted = |state: &Record| -> Vec<(Value, Value)> {
        let field = |l: &Record, name: &str| l.value(id(name)).clone();
        let licences = state.value(id("licences"));
        let row = |l: &Record| (field(l, "licences[].name"), field(l, "licences[].count"));
        licences.items().iter().map(row).collect()
    };
    let rows = counted(&tech);
    assert_eq!(rows.len(), 2, "network-advantage and dna-advantage");
    for command in ["show license all", "show license usage", "show license summary"] {
        assert_eq!(counted(&said(command)), rows, "`{command}`");
    }
    // A trust code that one screen shows installed is in the store that the other one shows.
    let installed = said("show license status").value(id("trust.installed")).clone();
    assert!(matches!(installed, Value::Time(_)), "{installed:?}");
    assert_eq!(tech.value(id("trust.state")), &Value::Int(2));
}

#[test]
fn goldens_of_the_real_switch_replay() {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_licsim"))
        .arg("replay")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/c9300-48p"))
        .output()
        .expect("the binary runs");
    let text = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{text}");
}
