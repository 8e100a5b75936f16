//! What our own devices print, imported: the same bytes again, and what other commands print follows.
//!
//! The forms of the captures are here too, so that they are compared where the captures are absent.

use licsim::device::view;
use licsim::diagnostic::SourceFile;
use licsim::profile;
use licsim::screen::value::Record;

use super::bench::{Switch, imported};

/// Commands that are imported alone.
pub const COMMANDS: &[&str] = &[
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
    // What a router of licence files prints cannot be imported (docs/profiles.md).
    let is_imported = |name: &String| !name.starts_with("isr4451");
    profile::builtins().into_iter().filter(is_imported).map(file).collect()
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

/// Whether a screen of a device has holes that nothing fills: what the profile does not know is no output of a real one.
pub fn is_whole(switch: &Switch, screen: &str) -> bool {
    let screen = switch.rack().library().get("ios-xe", screen).expect("a screen");
    let view = switch.rack().lab().view(switch.name()).expect("the device");
    screen.missing(&view, &Record::new(), None).is_empty()
}

#[test]
fn what_we_print_is_imported_to_the_byte() {
    let mut compared = 0;
    let mut faults = Vec::new();
    for (number, (name, file)) in switches().into_iter().enumerate() {
        let mut switch = Switch::on(&file, None);
        // Call-home is the same on all but the first two (the second is of another family).
        for command in COMMANDS
            .iter()
            .filter(|command| number < 2 || !command.contains("call-home"))
        {
            let text = switch.run(command);
            if text.trim().is_empty() || text.contains("% Invalid input") {
                continue;
            }
            let recording = format!("Switch#{command}\n{text}Switch#");
            let found = imported(&[("own.txt", &recording)]).unwrap_or_else(|faults| panic!("{name}: {}", faults[0]));
            let report = &found.report.files[0];
            let again = Switch::on(&found.profile, None).run(command);
            compared += 1;
            let kept = !report.verbatim.is_empty() || report.dropped > 0 || report.behind > 0;
            if bare(&again) != bare(&text) || kept && is_whole(&switch, &report.screen) {
                faults.push(format!("{name}: {command}: {report:#?}"));
            }
        }
    }
    assert!(compared > 20, "{compared} outputs compared");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Lines of an output that follow from another one. Tech support says since 5.10.1 when the trust code came, and never
/// what `all` says of a pair whose entitlements differ.
fn facts<'t>(text: &'t str, from: &str) -> Vec<&'t str> {
    let dated = from.contains("Trust Code Installed");
    let date = |line: &str| line.starts_with("Trust Code Installed") || line.trim_start().starts_with("INSTALLED on");
    let of_pair =
        |line: &str| line.starts_with("Licensing HA configuration error") || line.contains("in active and standby");
    let follows = |line: &&str| (dated || !date(line)) && !of_pair(line);
    text.trim_end().lines().filter(follows).collect()
}

/// Imports what `from` prints of every switch, and compares what the result prints for `others` with the switch itself:
/// lines that are lost, and lines that are new, of those that `counts` names.
fn what_does_not_follow(from: &str, others: &[&str], counts: fn(&str) -> bool) -> Vec<String> {
    let (mut compared, mut faults) = (0, Vec::new());
    for (name, file) in switches() {
        let mut switch = Switch::on(&file, None);
        let text = switch.run(from);
        if text.contains("% Invalid input") {
            continue;
        }
        let device = switch.rack().lab().device(switch.name()).expect("the device");
        let prompt = format!("{}#", device.state.text(view::HOSTNAME).unwrap_or("Switch"));
        let recording = format!("{prompt}{from}\n{text}{prompt}");
        let found = imported(&[("own.txt", &recording)]).unwrap_or_else(|faults| panic!("{name}: {}", faults[0]));
        let mut again = Switch::on(&found.profile, None);
        for command in others {
            let command = format!("show license {command}");
            let (ours, theirs) = (switch.run(&command), again.run(&command));
            let (mut ours, mut theirs) = (facts(&ours, &text), facts(&theirs, &text));
            for lines in [&mut ours, &mut theirs] {
                lines.retain(|line| counts(line));
                lines.sort_unstable();
            }
            compared += ours.len();
            let lacks = |of: &[&str], line: &str| of.binary_search(&line).is_err();
            let lost = ours
                .iter()
                .filter(|line| lacks(&theirs, line))
                .map(|line| format!("-{line}"));
            let new = theirs
                .iter()
                .filter(|line| lacks(&ours, line))
                .map(|line| format!("+{line}"));
            faults.extend(lost.chain(new).map(|line| format!("{name}: {command}: {line}")));
        }
    }
    assert!(compared > 20, "{from}: {compared} lines compared");
    faults
}

#[test]
fn tech_support_is_enough_for_the_others() {
    let others = ["status", "all", "usage", "summary", "udi", "authorization"];
    let faults = what_does_not_follow("show license tech support", &others, |_| true);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn all_is_enough_for_what_it_is_made_of() {
    let others = ["status", "usage", "summary", "udi", "authorization"];
    let faults = what_does_not_follow("show license all", &others, |_| true);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn udi_is_enough_for_the_serial_numbers_of_the_others() {
    // The product information of each; that a device is in policy mode, or holds a reservation, this one does not say.
    let of_udi = |line: &str| line.starts_with("UDI: PID:") || line.contains(":PID:");
    let faults = what_does_not_follow("show license udi", &["udi", "all", "tech support"], of_udi);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
