//! What our own devices print, imported: the same bytes again, and what other commands print follows.
//!
//! The forms of the captures are here too, so that they are compared where the captures are absent.

use licsim::diagnostic::SourceFile;
use licsim::profile;

use super::bench::{Switch, imported};

/// Commands that are imported alone.
const COMMANDS: &[&str] = &[
    "show call-home",
    "show call-home alert-group",
    "show call-home detail",
    "show call-home diagnostic-signature",
    "show call-home mail-server status",
    "show call-home profile all",
    "show call-home smart-licensing",
    "show call-home statistics",
    "show call-home version",
    "show inventory",
    "show license all",
    "show license authorization",
    "show license history message",
    "show license rum id all",
    "show license status",
    "show license summary",
    "show license tech support",
    "show license udi",
    "show license usage",
    "show version",
];

/// The built-in profiles as real switches show themselves.
pub fn switches() -> Vec<(String, SourceFile)> {
    let file = |name: String| {
        let text = format!(
            "extends: {name}.yaml\nrendition: ios-xe\nlab: empty\npowered_on: {}\n",
            moment(&name)
        );
        (name.clone(), SourceFile::new(format!("{name}-of-ours.yaml"), text))
    };
    profile::builtins().into_iter().map(file).collect()
}

/// When a profile's stamps lie behind it: its own moment, else that of the built-in lab.
fn moment(name: &str) -> String {
    let own = profile::builtin_profile(name)
        .ok()
        .and_then(|profile| profile.powered_on);
    own.map_or_else(
        || "2026-01-20 09:00:00 UTC".to_owned(),
        |at| at.format("%Y-%m-%d %H:%M:%S UTC").to_string(),
    )
}

/// The same text, without the blank lines at its end.
fn bare(text: &str) -> &str {
    text.trim_end()
}

#[test]
fn what_we_print_is_imported_to_the_byte() {
    let mut compared = 0;
    let mut faults = Vec::new();
    for (name, file) in switches() {
        let mut switch = Switch::on(&file, None);
        for command in COMMANDS {
            let text = switch.run(command);
            if text.trim().is_empty() || text.contains("% Invalid input") {
                continue;
            }
            let recording = format!("Switch#{command}\n{text}Switch#");
            let found = imported(&[("own.txt", &recording)]).unwrap_or_else(|faults| panic!("{name}: {}", faults[0]));
            let report = &found.report.files[0];
            let again = Switch::on(&found.profile, None).run(command);
            compared += 1;
            if bare(&again) != bare(&text) || !report.verbatim.is_empty() || report.dropped > 0 || report.behind > 0 {
                faults.push(format!("{name}: {command}: {report:#?}"));
            }
        }
    }
    assert!(compared > 20, "{compared} outputs compared");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
