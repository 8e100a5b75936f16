//! Real output that stands beside the project and not in it; where it is not there, tests say so and do nothing.
//!
//! A capture is given here as the device printed it: what a recorder put around the output or did to it is undone.

use std::fs;
use std::path::PathBuf;

/// Folder of what is shared with the project but no part of it.
pub fn shared() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

/// The shared file called `name`; says on standard error that it is not there, if so.
pub fn shared_text(name: &str) -> Option<String> {
    let text = fs::read(shared().join(name)).ok();
    if text.is_none() {
        eprintln!("{name}: absent, nothing compared");
    }
    text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// Names of all captures, sorted; none where there are none.
pub fn names() -> Vec<String> {
    let Ok(entries) = fs::read_dir(shared().join("captures")) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    names.sort();
    names
}

/// The output in a recorded text: without carriage returns, header, echo, prompt and the blank lines at both ends;
/// doubled newlines, a shifted margin, spaces for empty lines and the remains of `--More--` are undone.
pub fn output(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.replace('\r', "").split('\n').map(str::to_owned).collect();
    trim_ends(&mut lines, text.starts_with("\nMessage History"));
    undo_doubling(&mut lines);
    undo_shift(&mut lines);
    if let Some(last) = lines.last_mut() {
        last.truncate(last.trim_end().len());
    }
    undo_blanks(&mut lines);
    lines
}

fn trim_ends(lines: &mut Vec<String>, starts_blank: bool) {
    let around = |line: &str| {
        let typed = line.split(['#', '>']).next_back().unwrap_or(line).trim_start();
        let echo = ["sh lic", "sh ver", "sh call", "show lic", "show ver", "show call"];
        line.starts_with("Load for five")
            || line.contains("ime source")
            || echo.iter().any(|word| typed.starts_with(word))
            || line.trim().is_empty() && !starts_blank
    };
    let first = lines.iter().position(|line| !around(line)).unwrap_or(lines.len());
    lines.drain(..first);
    let prompt = |line: &str| line.ends_with(['#', '>']) && !line.contains(' ');
    while lines.last().is_some_and(|line| line.trim().is_empty() || prompt(line)) {
        lines.pop();
    }
}

fn undo_doubling(lines: &mut Vec<String>) {
    if lines.len() > 40 && lines.iter().skip(1).step_by(2).all(|line| line.trim().is_empty()) {
        *lines = lines.iter().step_by(2).cloned().collect();
    }
}

fn undo_shift(lines: &mut [String]) {
    if lines.len() > 3 && lines.iter().all(|line| line.starts_with(' ')) {
        for line in lines {
            line.remove(0);
        }
    }
}

fn undo_blanks(lines: &mut [String]) {
    let blank = lines.iter().filter(|line| line.trim().is_empty()).count();
    let spaces = lines.iter().filter(|line| *line == " ").count();
    let telemetry = lines.iter().any(|line| line.contains("Device Telemetry"));
    if spaces * 10 > blank * 9 && !telemetry {
        for line in lines.iter_mut().filter(|line| *line == " ") {
            line.clear();
        }
    }
    // An empty line at which the pager stood became ten blanks, a heading got three.
    if lines.iter().any(|line| line == "          ") {
        for line in lines.iter_mut() {
            if line == "          " || line.ends_with(":   ") {
                line.truncate(line.trim_end().len());
            }
        }
    }
}
