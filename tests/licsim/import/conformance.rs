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
    pub trust: String,
}

/// The captures of these commands; none where the folder is absent.
pub fn rows() -> Vec<Row> {
    let Some(index) = shared_text("captures/index.tsv") else {
        return Vec::new();
    };
    let mut lines = index.lines();
    let heads: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| heads.iter().position(|head| *head == name).unwrap_or(usize::MAX);
    let (file, command, trust) = (column("file"), column("command"), column("whitespace_trust"));
    lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |n: usize| cells.get(n).copied().unwrap_or_default().to_owned();
            let row = Row {
                file: cell(file),
                command: cell(command),
                trust: cell(trust),
            };
            COMMANDS.iter().any(|command| row.command.starts_with(command)).then_some(row)
        })
        .collect()
}

/// The text of a capture; the command that was filtered stands before it, since nothing in the text says so.
pub fn recording(row: &Row) -> String {
    let path = shared().join("captures").join(&row.file);
    let text = String::from_utf8_lossy(&fs::read(path).expect("a capture of the index")).into_owned();
    if row.command.contains('|') {
        format!("Switch#{}\n{text}", row.command)
    } else {
        text
    }
}

struct Compared {
    report: TextReport,
    same: bool,
}

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
        let mut lines: Vec<String> = text.lines().map(|line| if tabs { line.to_owned() } else { expanded(line) }).collect();
        while lines.last().is_some_and(|line| line.trim().is_empty()) {
            lines.pop();
        }
        let last = lines.len().saturating_sub(1);
        for (n, line) in lines.iter_mut().enumerate() {
            if trimmed || n == last {
                line.truncate(line.trim_end().len());
            }
        }
        lines
    };
    let (ours, theirs) = (seen(printed), seen(captured));
    if stops_early { ours.starts_with(&theirs) } else { ours == theirs }
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
        eprintln!("captures: absent, 0 of N compared");
        return;
    }
    let mut faults = Vec::new();
    println!("{:90} {:>5} {:>10} {:>8} {:>9}  identical", "capture", "lines", "understood", "verbatim", "overrides");
    for row in &rows {
        match compare(row) {
            Err(message) => {
                println!("{:90} {message}", row.file);
                faults.push(format!("{}: {message}", row.file));
            }
            Ok(Compared { report, same }) => {
                println!(
                    "{:90} {:5} {:10} {:8} {:9}  {} {} {}",
                    row.file,
                    report.lines,
                    report.understood,
                    report.verbatim.len(),
                    report.overrides.len(),
                    if same { "yes" } else { "NO" },
                    row.trust.split(';').next().unwrap_or_default(),
                    report.overrides.iter().map(|o| format!("{}={}/{}", o.path, o.captured, o.computed)).collect::<Vec<_>>().join(" "),
                );
            }
        }
    }
}
