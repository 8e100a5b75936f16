//! What the golden transcripts of the classic profiles print is what captures print, but for accounts and dates.

use std::fs;
use std::path::Path;

use crate::support::captures::{output, shared};

/// Golden transcript, command, capture.
const SAME: &[(&str, &str, &str)] = &[
    (
        "c9200l-classic-eval",
        "show license summary",
        "show_license_summary__16.9.1__c9200l-stack__unregistered-eval.txt",
    ),
    (
        "c9200l-classic-registered",
        "show license summary",
        "show_license_summary__16.9.1__c9200l-stack__registered-authorized.txt",
    ),
    (
        "c9300-48p-classic-ooc",
        "show license status",
        "show_license_status__classic__router__registered-ooc.txt",
    ),
    (
        "c9300-48uxm-classic-slr",
        "show license all",
        "show_license_all__16.9dev__c9300-48uxm__slr-specific-installed.txt",
    ),
];

/// Beginnings of lines whose end a profile may have otherwise: whose account it is, and when.
const OWN: &[&str] = &[
    "  Smart Account: ",
    "  Virtual Account: ",
    "  Initial Registration: SUCCEEDED on ",
    "  Next Renewal Attempt: ",
    "  Registration Expires: ",
    "  Status: OUT OF COMPLIANCE on ",
    "  Last Communication Attempt: SUCCEEDED on ",
    "  Next Communication Attempt: ",
    "  Communication Deadline: ",
];

/// What `command` prints in the transcript of statuses of `profile`.
fn printed(profile: &str, command: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("golden/{profile}/status.txt"));
    let text = fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    let typed = format!("Switch#{command}");
    let mut lines = text.lines().skip_while(|line| *line != typed);
    assert!(lines.next().is_some(), "{profile} has `{command}`");
    let own = lines.take_while(|line| !line.starts_with("Switch#") && !line.starts_with('!'));
    own.collect::<Vec<_>>().join("\n")
}

/// A line without its own part, and without blanks at its end, which captures lose.
fn common(line: &str) -> &str {
    let own = OWN.iter().find(|head| line.starts_with(**head));
    own.copied().unwrap_or_else(|| line.trim_end())
}

#[test]
fn classic_profiles_print_what_captures_print() {
    let mut compared = 0;
    for (profile, command, capture) in SAME {
        let Ok(text) = fs::read(shared().join("captures").join(capture)) else {
            continue;
        };
        compared += 1;
        let theirs = output(&String::from_utf8_lossy(&text));
        let printed = printed(profile, command);
        let ours: Vec<&str> = printed.trim_end().lines().map(common).collect();
        let theirs: Vec<&str> = theirs.iter().map(|line| common(line)).collect();
        assert_eq!(ours, theirs, "{profile}: {command}");
    }
    if compared == 0 {
        eprintln!("captures: absent, 0 of {} compared", SAME.len());
    } else {
        assert_eq!(compared, SAME.len());
    }
}

/// Dates of the capture of a router, out of compliance: all spans between its stamps are those of our profile.
#[test]
fn the_spans_are_the_captures() {
    let capture = shared().join("captures/show_license_status__classic__router__registered-ooc.txt");
    let Ok(text) = fs::read_to_string(capture) else {
        eprintln!("captures: absent, nothing compared");
        return;
    };
    let ours = stamps(&printed("c9300-48p-classic-ooc", "show license status"));
    let theirs = stamps(&text);
    let spans = |stamps: &[i64]| stamps.iter().map(|at| at - stamps[0]).collect::<Vec<_>>();
    assert_eq!(ours.len(), 7);
    assert_eq!(spans(&ours), spans(&theirs));
}

/// All moments in a text, in seconds.
fn stamps(text: &str) -> Vec<i64> {
    let moment = |line: &str| {
        let rest = line.rsplit_once(" UTC")?.0;
        let at = rest.len().checked_sub("Aug 22 18:58:03 2022".len())?;
        let parsed = chrono::NaiveDateTime::parse_from_str(&rest[at..], "%b %d %H:%M:%S %Y");
        Some(parsed.ok()?.and_utc().timestamp())
    };
    text.lines().filter_map(moment).collect()
}
