//! Every line in the screens of licensing has evidence, and says which. Bounds of versions: `guards.rs`.
//!
//! A line is seen when a capture that is read whole prints it. A line that none prints stands under a `%source` that
//! names a damaged capture which has it, or that does not claim to be seen.
//! Screen files are read as text here: what is tested is what people read in them.

use std::collections::BTreeSet;
use std::fs;

use licsim::diagnostic::SourceFile;
use licsim::embedded;

use super::captures::screen_lines;
use crate::support::captures::{names, shared};

/// Screens of licensing, whose lines are looked at; below `grammar/screens/ios-xe/`.
const FOLDERS: &[&str] = &["license/", "part/", "classic/", "call-home/", "version", "inventory"];
/// How a `%source` begins that does not claim to be seen on a device.
const UNSEEN: &[&str] = &["unverified", "derived", "reference"];

fn files() -> Vec<SourceFile> {
    let ours = |file: &SourceFile| {
        let name = file.name.trim_start_matches("grammar/screens/ios-xe/");
        FOLDERS.iter().any(|folder| name.starts_with(folder)) && !file.text.contains("%render-only")
    };
    embedded::below("grammar/screens/ios-xe/").filter(ours).collect()
}

/// The control word that a line begins with, and what follows it.
fn control(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix('%')?;
    let (word, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_word = word.starts_with(|c: char| c.is_ascii_lowercase() || c == '#');
    is_word.then_some((word, rest))
}

/// The lines of output in a file: number, text, and the `%source` in force there.
fn output_lines(text: &str) -> Vec<(usize, &str, &str)> {
    let mut blocks: Vec<&str> = vec![""];
    let mut out = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let innermost = blocks.len() - 1;
        match control(line) {
            Some(("source", source)) => blocks[innermost] = source,
            Some(("when" | "unless" | "since" | "until" | "each" | "form", _)) => blocks.push(""),
            Some(("otherwise" | "between", _)) => blocks[innermost] = "",
            Some(("end", _)) => blocks.truncate(innermost),
            Some(_) => {}
            None if line.trim().is_empty() => {}
            None => {
                let source = blocks.iter().rev().find(|source| !source.is_empty());
                out.push((n + 1, line, source.copied().unwrap_or("")));
            }
        }
    }
    out
}

/// The text of the capture whose name has `part` in it.
fn capture(part: &str) -> Option<String> {
    let name = names().into_iter().find(|name| name.contains(part))?;
    let text = fs::read(shared().join("captures").join(name)).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}

/// Whether the capture that `source` names has a line that begins as `line` does.
fn has_line(source: &str, line: &str) -> bool {
    let head = line.trim_start_matches("%? ").split('{').next().unwrap_or("");
    let part = source
        .strip_prefix("captures ")
        .and_then(|rest| rest.split([',', ' ', ';']).next());
    let text = part.and_then(capture);
    !head.trim().is_empty() && text.is_some_and(|text| text.lines().any(|line| line.starts_with(head)))
}

#[test]
fn a_line_that_no_capture_prints_says_so() {
    let captured: BTreeSet<String> = screen_lines().into_iter().flatten().collect();
    if captured.is_empty() {
        eprintln!("captures: absent, no line compared");
        return;
    }
    let mut faults = Vec::new();
    for file in files() {
        for (number, line, source) in output_lines(&file.text) {
            let place = format!("{}:{number}", file.name);
            let unseen = UNSEEN.iter().any(|word| source.starts_with(word));
            if !unseen && !captured.contains(&place) && !has_line(source, line) {
                faults.push(format!("{place}: `{line}` ({source})"));
            }
        }
    }
    assert!(faults.is_empty(), "{} lines:\n{}", faults.len(), faults.join("\n"));
}
