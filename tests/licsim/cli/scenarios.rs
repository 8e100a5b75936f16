//! `licsim scenarios`: what is listed, printed, started; and what is refused.

use std::fs;
use std::path::Path;

use crate::golden::{licsim, scratch, text};

use super::well;

#[test]
fn the_list_has_every_numbered_file_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/scenarios");
    let names = fs::read_dir(folder).expect("the scenarios are there").flatten();
    let mut files: Vec<String> = names
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    files.sort();
    let list = well(&["scenarios", "list"]);
    let listed: Vec<String> = list
        .lines()
        .skip(1)
        .map(|line| {
            let mut words = line.split_whitespace();
            let number: usize = words.next().and_then(|word| word.parse().ok()).unwrap_or_default();
            format!("{number:02}-{}.txt", words.next().unwrap_or_default())
        })
        .collect();
    assert_eq!(listed, files);
}

#[test]
fn a_list_of_symptoms_tells_no_cause() {
    let list = well(&["scenarios", "list", "--symptoms"]);
    assert!(
        list.contains("reports fail with `Communications failure`, while CSSM answers ping."),
        "{list}"
    );
    assert!(
        !list.contains("blocked-443") && !list.contains("A firewall drops"),
        "{list}"
    );
    let numbers: Vec<&str> = list
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let mut once = numbers.clone();
    once.dedup();
    assert_eq!(numbers, once);
    assert!(numbers.len() >= 46, "{list}");
}

#[test]
fn one_is_printed_as_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/scenarios/04-blocked-443.txt");
    let file = fs::read_to_string(path).expect("a scenario is text");
    for name in ["4", "04", "blocked-443", "04-blocked-443"] {
        assert_eq!(well(&["scenarios", "show", name]), file, "{name}");
    }
}

/// The symptom is there, the cure works.
#[test]
fn one_is_started_at_its_symptom_and_can_be_mended() {
    let typed = "enable\nadmin\nshow logging | include COMM.FAILED\nconfigure terminal\n\
                 license smart proxy address 10.10.10.50\nlicense smart proxy port 3128\nend\n\
                 show license status | include Address|Port\n";
    let run = licsim(&["scenarios", "start", "5"], typed);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run));
    let said = text(&run);
    assert!(said.starts_with("sw-infrarunbook-01>"), "{said}");
    assert!(said.contains("(CSSM) : Communications failure\n"), "{said}");
    assert!(said.contains("\n    Address: 10.10.10.50\n    Port: 3128\n"), "{said}");
}

#[test]
fn a_started_one_can_be_kept_and_is_not_written_over() {
    let scratch = scratch();
    let folder = scratch.path().join("kept").display().to_string();
    let begun = licsim(&["scenarios", "start", "18", "--state", &folder], "");
    assert_eq!(begun.status.code(), Some(0), "{}", text(&begun));
    let going_on = licsim(&["--state", &folder], "show clock\n");
    assert!(
        text(&going_on).contains("09:00:00.000 UTC Wed Jan 21 2026"),
        "{}",
        text(&going_on)
    );
    let again = licsim(&["scenarios", "start", "18", "--state", &folder], "");
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again).contains("keeps a switch already"), "{}", text(&again));
}

#[test]
fn they_are_checked_without_their_files() {
    let run = licsim(&["scenarios", "check", "4", "tls-name"], "");
    assert!(
        text(&run).starts_with("2 transcripts passed, 0 failed"),
        "{}",
        text(&run)
    );
}

#[test]
fn what_is_not_there_is_said() {
    for name in ["0", "99", "blocked", ""] {
        let run = licsim(&["scenarios", "show", name], "");
        assert_eq!(run.status.code(), Some(2), "{name}");
        let says = format!("there is no scenario `{name}`");
        assert!(text(&run).contains(&says), "{}", text(&run));
    }
}
