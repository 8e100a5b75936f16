//! Real output is read to a state that prints the same bytes.
//!
//! The captures are no part of the project; the tests do nothing where they are not there.

use std::fs;

use licsim::screen::reading::{Interval, Reading};
use licsim::screen::value::Record;

use super::screen;
use crate::support::captures::{names, output, shared};
use crate::support::state::{State, id};

/// Beginning of a capture's name, and the screen that prints it. The first that fits counts.
const SCREENS: &[(&str, &str)] = &[
    ("show_license_status", "license/status"),
    ("show_license_summary", "license/summary"),
    ("show_license_usage", "license/usage"),
    ("show_license_all", "license/all"),
    ("show_license_udi", "license/udi"),
    ("show_license_authorization", "license/authorization"),
    ("show_license_rum_id_all", "license/rum_id_all"),
    ("show_license_rum_id_detail", "license/rum_id_detail"),
    ("show_license_history_message", "license/history_message"),
    ("show_license_eventlog", "license/eventlog"),
    ("show_license_tech_support__", "license/tech_support"),
    ("show_call-home__", "call-home/summary"),
    ("show_call-home_alert-group", "call-home/alert_group"),
    ("show_call-home_detail", "call-home/detail"),
    ("show_call-home_diagnostic-signature", "call-home/diagnostic_signature"),
    ("show_call-home_events", "call-home/events"),
    ("show_call-home_mail-server", "call-home/mail_server_status"),
    ("show_call-home_profile_all", "call-home/profile_all"),
    ("show_call-home_smart", "call-home/smart_licensing"),
    ("show_call-home_statistics", "call-home/statistics"),
    ("show_call-home_version", "call-home/version"),
    ("show_inventory__unknown__c9300", "inventory"),
    ("show_version", "version"),
];

/// How many captures at least are a whole output of these screens.
const WHOLE: usize = 68;

/// Captures that are not a whole output of these screens, and why.
const NOT_WHOLE: &[(&str, &str)] = &[
    ("all__17.14dev__c9407r-ha", "blank lines lost"),
    ("all__17.6.1+spliced", "two outputs spliced"),
    ("all__classic-4.8.5.4", "an indent lost"),
    ("all__classic__c9200l", "newlines lost"),
    ("eventlog__17.18.2", "lines wrapped"),
    ("rum_id_all__17.11dev", "filtered by the session's pipe"),
    ("rum_id_all__17.9.2", "blanks changed"),
    ("summary__17.3-17.6__c9300-48", "indents lost"),
    ("summary__17.6.1a", "a heading in lower case"),
    ("tech_support__17.12dev", "newlines lost"),
    ("tech_support__17.14dev__c9300l", "blank lines lost"),
    ("tech_support__17.15dev__c9407r", "blank lines lost"),
    ("tech_support__17.18.2", "the first 50 lines only"),
    ("udi__classic-ios", "of another product"),
    ("usage__17.18.1a", "an excerpt"),
    ("version__17.19dev", "a newline lost, other columns"),
];

/// Agents for texts that do not name theirs, oldest first.
const AGENTS: &[&str] = &[
    "4.4.5", "4.8.5", "4.8.14", "5.0.5", "5.1.26", "5.3.10", "5.3.16", "5.5.11", "5.7.6", "5.7.15", "5.8.3", "5.9.4",
    "5.10.1", "5.10.3", "5.11.2", "5.11.3", "6.0.1", "6.2.0", "6.3.7", "6.3.10",
];

#[test]
fn captures_are_read_and_printed_again() {
    let mut compared = 0;
    let mut faults = Vec::new();
    for name in names() {
        let Some((_, screen)) = SCREENS.iter().find(|(start, _)| name.starts_with(start)) else {
            continue;
        };
        if NOT_WHOLE.iter().any(|(part, _)| name.contains(part)) {
            continue;
        }
        compared += 1;
        faults.extend(difference(&name, screen));
    }
    if compared == 0 {
        eprintln!("captures: absent, 0 of {WHOLE} compared");
        return;
    }
    assert!(compared >= WHOLE, "{compared} captures compared, {WHOLE} were known");
    assert!(
        faults.is_empty(),
        "{} of {compared}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn the_captures_left_out_are_still_needed_to_be() {
    for name in names() {
        let left_out = NOT_WHOLE.iter().any(|(part, _)| name.contains(part));
        if let (true, Some((_, screen))) = (left_out, SCREENS.iter().find(|(start, _)| name.starts_with(start))) {
            assert!(
                difference(&name, screen).is_some(),
                "{name} is read: take it off the list"
            );
        }
    }
}

/// The lines of a capture and what its screen reads in them.
fn read(name: &str, screen_name: &str) -> Option<(Vec<String>, Reading)> {
    let path = shared().join("captures").join(name);
    let text = String::from_utf8_lossy(&fs::read(path).ok()?).into_owned();
    let lines = output(&text);
    let reading = screen("ios-xe", screen_name).read(&(lines.join("\n") + "\n"), &Record::new());
    Some((lines, reading))
}

/// The screen lines, as `file:line`, that print each capture that is read whole.
pub fn screen_lines() -> Vec<Vec<String>> {
    let mut out = Vec::new();
    for name in names() {
        let Some((_, screen_name)) = SCREENS.iter().find(|(start, _)| name.starts_with(start)) else {
            continue;
        };
        if let Some((_, reading)) = read(&name, screen_name).filter(|(_, reading)| reading.complete) {
            let (state, chosen) = print_state(screen_name, &reading);
            let chosen = chosen.as_ref().map(|report| (id("rum.reports"), report));
            out.push(screen("ios-xe", screen_name).lines(&state, &Record::new(), chosen));
        }
    }
    out
}

/// What keeps the capture from being read and printed again, in words.
fn difference(name: &str, screen_name: &str) -> Option<String> {
    let (lines, reading) = read(name, screen_name)?;
    if !reading.complete {
        let at = reading.furthest.as_ref().map_or_else(String::new, |furthest| {
            let line = lines.get(furthest.line).map_or("", String::as_str);
            format!(
                ": line {} `{line}`, wanted `{}` ({})",
                furthest.line + 1,
                furthest.wanted,
                furthest.place
            )
        });
        return Some(format!("{name} is not read{at}"));
    }
    let printed = print(screen_name, &reading);
    first_difference(&printed, &lines, &reading).map(|difference| format!("{name}: {difference}"))
}

fn print(screen_name: &str, reading: &Reading) -> String {
    let (state, chosen) = print_state(screen_name, reading);
    let chosen = chosen.as_ref().map(|report| (id("rum.reports"), report));
    screen("ios-xe", screen_name).render(&state, &Record::new(), chosen)
}

/// What a screen needs to print what it read: the state with an agent, and the report that it is about.
fn print_state(screen_name: &str, reading: &Reading) -> (State, Option<Record>) {
    let mut state = State(reading.state.clone());
    if state.0.value(id("agent")).as_text().is_none() {
        state.0.put(id("agent"), agent(&reading.agent).into());
    }
    let chosen = state.0.value(id("rum.reports")).items().first().cloned();
    (state, chosen.filter(|_| screen_name == "license/rum_id_detail"))
}

/// An agent that a text allows which does not name one.
fn agent(interval: &Interval) -> &'static str {
    let within = |agent: &&&str| {
        interval
            .from
            .as_ref()
            .is_none_or(|from| version(agent) >= version(&from.version))
            && interval
                .below
                .as_ref()
                .is_none_or(|below| version(agent) < version(&below.version))
    };
    AGENTS.iter().find(within).copied().unwrap_or("5.5.11")
}

fn version(text: &str) -> Vec<u32> {
    text.split('.').filter_map(|number| number.parse().ok()).collect()
}

/// The first line that differs. Blank lines at the end are lost in most captures; a capture whose trailing blanks were
/// trimmed, or whose tabs were expanded, is compared so.
fn first_difference(printed: &str, lines: &[String], reading: &Reading) -> Option<String> {
    let mut printed: Vec<&str> = printed.lines().collect();
    while printed.last().is_some_and(|line| line.trim().is_empty()) {
        printed.pop();
    }
    if printed.len() != lines.len() {
        return Some(format!("{} lines printed, {} captured", printed.len(), lines.len()));
    }
    let tabs = lines.iter().any(|line| line.contains('\t'));
    let last = lines.len().saturating_sub(1);
    let seen = |n: usize, line: &str| {
        let line = if tabs { line.to_owned() } else { expanded(line) };
        if reading.trimmed || n == last {
            line.trim_end().to_owned()
        } else {
            line
        }
    };
    printed
        .iter()
        .zip(lines)
        .enumerate()
        .find(|(n, (ours, theirs))| seen(*n, ours) != seen(*n, theirs))
        .map(|(n, (ours, theirs))| format!("line {}: printed `{ours}`, captured `{theirs}`", n + 1))
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
