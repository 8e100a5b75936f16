//! Every message that the reference knows of licensing has a screen, with its severity.

use std::collections::BTreeSet;

use licsim::embedded;
use licsim::screen::value::Record;

use super::{library, screen};
use crate::support::captures::shared_text;

/// Severity and mnemonic of every message with a screen: `SMART_LIC-6-AGENT_ENABLED`.
fn written() -> BTreeSet<String> {
    let files = embedded::below("grammar/screens/ios-xe/message/");
    let mut out = BTreeSet::new();
    for file in files {
        for line in file.text.lines().filter(|line| line.starts_with('%')) {
            if let Some((head, _)) = line[1..].split_once(": ") {
                out.insert(head.to_owned());
            }
        }
    }
    out
}

/// Severity and mnemonic of each row of the tables in sections 1 and 2 of the reference.
fn known(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let mut cells = line.split(" | ").map(|cell| cell.trim_matches(['|', ' ']));
        let (Some(severity), Some(mnemonics)) = (cells.next(), cells.next()) else {
            continue;
        };
        let severities: Vec<&str> = severity.split(['/', ' ']).filter(|word| !word.is_empty()).collect();
        if !severities.iter().all(|word| word.parse::<u8>().is_ok_and(|n| n < 8)) {
            continue;
        }
        for (n, mnemonic) in mnemonics.split(" / ").enumerate() {
            let plain = |c: char| c.is_ascii_uppercase() || c == '_';
            if mnemonic.chars().all(plain) && !mnemonic.starts_with('_') {
                let severity = severities.get(n).or(severities.first()).expect("one at least");
                out.push(((*severity).to_owned(), mnemonic.to_owned()));
            }
        }
    }
    out
}

#[test]
fn every_message_of_the_reference_has_a_screen() {
    let Some(reference) = shared_text("reference/messages.md") else {
        return;
    };
    let written = written();
    let known = known(&reference);
    assert!(known.len() > 40, "only {} messages were found", known.len());
    let missing: Vec<String> = known
        .into_iter()
        .map(|(severity, mnemonic)| format!("SMART_LIC-{severity}-{mnemonic}"))
        .filter(|message| !written.contains(message))
        .collect();
    assert!(missing.is_empty(), "no screen has {missing:?}");
}

/// Section 3, and every recorded message of a switch.
#[test]
fn recorded_messages_have_their_words() {
    let Some(collected) = shared_text("captures/syslog_SMART_LIC__collected.txt") else {
        return;
    };
    let texts: Vec<String> = embedded::below("grammar/screens/ios-xe/message/")
        .flat_map(|file| file.text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let recorded: Vec<&str> = collected
        .lines()
        .filter(|line| line.starts_with('%') && !line.contains("NX-OS") && !line.contains("IOS XR"))
        .filter_map(|line| line.split('\t').next())
        .filter(|line| !line.contains('…'))
        .collect();
    assert!(recorded.len() > 10, "only {} messages were found", recorded.len());
    for line in recorded {
        let fits = |text: &String| fits(text, line.trim_end());
        assert!(texts.iter().any(fits), "no screen prints `{line}`");
    }
}

/// Whether `line` is `text` with something in its holes.
fn fits(text: &str, line: &str) -> bool {
    let mut rest = line;
    for (n, piece) in text.trim_end_matches("{sp}").split('{').enumerate() {
        let fixed = if n == 0 {
            piece
        } else {
            piece.split_once('}').map_or("", |(_, fixed)| fixed)
        };
        match rest.find(fixed) {
            Some(0) => rest = &rest[fixed.len()..],
            Some(at) if n > 0 => rest = &rest[at + fixed.len()..],
            _ => return false,
        }
    }
    rest.is_empty() || text.ends_with('}')
}

#[test]
fn a_message_without_a_cause_can_be_printed_all_the_same() {
    let names: Vec<String> = library()
        .names()
        .into_iter()
        .map(|(_, name)| name)
        .filter(|name| name.starts_with("message/uncaused/"))
        .collect();
    assert!(names.len() > 12, "only {} were found", names.len());
    for name in names {
        let text = screen("ios-xe", &name).render(&Record::new(), &Record::new(), None);
        assert!(text.starts_with('%') && text.lines().count() == 1, "{name}: {text}");
    }
}
