//! Every capture, imported, powered on, and its command typed: the bytes are compared.
//!
//! The captures are no part of the project. Where they are not there, `golden.rs` has the same forms.

use std::fs;

use licsim::import::report::TextReport;
use licsim::screen::clean::clean;

use super::bench::{Switch, imported};
use crate::support::captures::{shared, shared_text};

/// Commands whose captures are imported.
const COMMANDS: &[&str] = &[
    "show license all",
    "show license authorization",
    "show license eventlog",
    "show license history message",
    "show license rum id",
    "show license status",
    "show license summary",
    "show license tech support",
    "show license udi",
    "show license usage",
    "show call-home",
    "show version",
    "show inventory",
];

/// A row of the index.
pub struct Row {
    pub file: String,
    pub command: String,
}

/// The captures of these commands; none where the folder is absent.
pub fn rows() -> Vec<Row> {
    let Some(index) = shared_text("captures/index.tsv") else {
        return Vec::new();
    };
    let mut lines = index.lines();
    let heads: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| heads.iter().position(|head| *head == name).unwrap_or(usize::MAX);
    let (file, command) = (column("file"), column("command"));
    lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |n: usize| cells.get(n).copied().unwrap_or_default().to_owned();
            let row = Row {
                file: cell(file),
                command: cell(command),
            };
            COMMANDS
                .iter()
                .any(|command| row.command.starts_with(command))
                .then_some(row)
        })
        .collect()
}

/// The text of a capture; the command that was filtered stands before it, since nothing in the text says so.
pub fn recording(row: &Row) -> String {
    let path = shared().join("captures").join(&row.file);
    let text = String::from_utf8_lossy(&fs::read(path).expect("a capture of the index")).into_owned();
    if row
        .command
        .split_once("| ")
        .is_some_and(|(_, filter)| filter.contains(' '))
    {
        format!("Switch#{}\n{text}", row.command)
    } else {
        text
    }
}

pub struct Compared {
    report: TextReport,
    same: bool,
}

/// What becomes of a capture that is no whole output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is refused.
    Refused,
    /// At least so many percent of its lines are understood, the others kept.
    Kept(usize),
    /// Its lines are put right, which the report tells; then it is read in whole.
    Mended,
}

/// Captures that are no whole output of the commands, and why; everything else comes back to the byte.
pub const NOT_WHOLE: &[(&str, Outcome, &str)] = &[
    (
        "inventory__unknown__c1100tg",
        Outcome::Kept(80),
        "four lines that routers print in front; no switch does, and no router of policy is a platform here",
    ),
    ("all__17.14dev__c9407r-ha", Outcome::Kept(99), "blank lines lost"),
    (
        "all__17.6.1+spliced",
        Outcome::Kept(75),
        "its own first line says that lines of 17.15 were spliced into 17.6.1",
    ),
    ("all__classic-4.8.5.4", Outcome::Kept(98), "an indent lost"),
    ("all__classic__c9200l", Outcome::Refused, "newlines lost"),
    ("eventlog__17.18.2", Outcome::Mended, "lines wrapped"),
    ("summary__17.3-17.6__c9300-48", Outcome::Mended, "indents lost"),
    (
        "summary__17.6.1a",
        Outcome::Kept(80),
        "a router of policy with the heading of classic licensing (`Entitlement tag`); switches of policy have `Tag`",
    ),
    ("tech_support__17.12dev", Outcome::Kept(99), "newlines lost"),
    ("tech_support__17.14dev__c9300l", Outcome::Kept(99), "blank lines lost"),
    ("tech_support__17.15dev__c9407r", Outcome::Kept(99), "blank lines lost"),
    ("usage__17.18.1a", Outcome::Kept(99), "without its head"),
    ("udi__classic-ios", Outcome::Refused, "of another product"),
    (
        "version__17.19dev",
        Outcome::Kept(95),
        "blanks at line ends lost, a blank line put in, and two rows of licences in columns that no other image has",
    ),
];
/// Captures that come back whole, at least.
const WHOLE: usize = 69;
/// Overrides of one capture, at most.
const OVERRIDES_MAX: usize = 3;

/// Imports a capture, powers the profile on, types the command.
fn compare(row: &Row) -> Result<Compared, String> {
    let text = recording(row);
    let found = imported(&[(&row.file, &text)]).map_err(|faults| faults[0].message.clone())?;
    let report = found.report.files[0].clone();
    let mut switch = Switch::on(&found.profile, None);
    let typed = report.command.clone();
    let printed = switch.run(&typed);
    let captured = clean(&text).text;
    let trimmed = report.repairs.iter().any(|repair| repair.contains("line ends"));
    let same = same(&printed, &captured, trimmed, report.behind > 0);
    Ok(Compared { report, same })
}

/// Whether two texts are the same as far as the recording kept them: blank lines at the end are lost in most, blanks at
/// line ends and tabs in some.
fn same(printed: &str, captured: &str, trimmed: bool, stops_early: bool) -> bool {
    let tabs = captured.contains('\t');
    let seen = |text: &str| {
        let mut lines: Vec<String> = text
            .lines()
            .map(|line| if tabs { line.to_owned() } else { expanded(line) })
            .collect();
        while lines.last().is_some_and(|line| line.trim().is_empty()) {
            lines.pop();
        }
        let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
        lines.drain(..first);
        let last = lines.len().saturating_sub(1);
        for (n, line) in lines.iter_mut().enumerate() {
            if trimmed || n == last {
                line.truncate(line.trim_end().len());
            }
        }
        lines
    };
    let (ours, theirs) = (seen(printed), seen(captured));
    if stops_early {
        ours.starts_with(&theirs)
    } else {
        ours == theirs
    }
}

/// With blanks for tabs, at every eighth column.
fn expanded(line: &str) -> String {
    let mut out = String::new();
    for c in line.chars() {
        if c == '\t' {
            out.extend(std::iter::repeat_n(' ', 8 - out.chars().count() % 8));
        } else {
            out.push(c);
        }
    }
    out
}

#[test]
fn captures_are_imported_and_printed_again() {
    let rows = rows();
    if rows.is_empty() {
        println!("captures: absent, 0 of {} compared", WHOLE + NOT_WHOLE.len());
        return;
    }
    let mut faults = Vec::new();
    let mut whole = 0;
    println!("lines understood verbatim overrides identical capture");
    for row in &rows {
        let expected = NOT_WHOLE
            .iter()
            .find(|(part, ..)| row.file.contains(part))
            .map(|(_, outcome, _)| *outcome);
        let found = compare(row);
        match &found {
            Err(message) => println!("{:>46} {}: {message}", "refused", row.file),
            Ok(Compared { report, same }) => print(row, report, *same),
        }
        whole += usize::from(expected.is_none());
        faults.extend(fault(row, expected, &found));
    }
    assert!(whole >= WHOLE, "{whole} whole captures compared, {WHOLE} were known");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn print(row: &Row, report: &TextReport, same: bool) {
    let same = if same { "yes" } else { "no" };
    let (lines, understood) = (report.lines, report.understood);
    let (verbatim, overrides) = (report.verbatim.len(), report.overrides.len());
    println!(
        "{lines:5} {understood:10} {verbatim:8} {overrides:9} {same:9} {}",
        row.file
    );
    for over in &report.overrides {
        println!(
            "{:50}{} is {}, by the rules {}",
            "", over.path, over.captured, over.computed
        );
    }
}

/// What is not as it should be with one capture.
fn fault(row: &Row, expected: Option<Outcome>, found: &Result<Compared, String>) -> Option<String> {
    let wrong = |what: &str| Some(format!("{}: {what}", row.file));
    let Compared { report, same } = match (expected, found) {
        (Some(Outcome::Refused), Ok(_)) => return wrong("is understood: take it off the list"),
        (Some(Outcome::Refused), Err(_)) => return None,
        (_, Err(message)) => return wrong(message),
        (_, Ok(found)) => found,
    };
    // What was recorded is not what a device prints; what was made of it is.
    let mended = |repair: &String| repair.contains("wrapped lines") || repair.contains("lost indents");
    let is_mended = expected == Some(Outcome::Mended);
    if is_mended != report.repairs.iter().any(mended) {
        return wrong("has other repairs");
    }
    if !same && !is_mended || !report.identical {
        return wrong("is printed otherwise");
    }
    if report.overrides.len() > OVERRIDES_MAX {
        return wrong("has too many overrides");
    }
    if report.understood + report.verbatim.len() != report.lines {
        return wrong("has lines that are neither understood nor kept");
    }
    let is_whole = report.verbatim.is_empty() && report.dropped == 0;
    match expected {
        None | Some(Outcome::Mended) if !is_whole => wrong("has lines that no screen knows"),
        Some(Outcome::Kept(_)) if is_whole => wrong("is read in whole: take it off the list"),
        Some(Outcome::Kept(percent)) if report.understood * 100 < report.lines * percent => {
            wrong("has too many lines that no screen knows")
        }
        _ => None,
    }
}
