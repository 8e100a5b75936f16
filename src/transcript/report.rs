//! Results for people: one diff a fault, with trailing blanks and tabs made visible.
//!
//! Must not know where the text goes.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use crate::diagnostic::visible;

use super::compare::line_agrees;
use super::front::Whitespace;
use super::outcome::{Fault, Outcome, StepResult};
use super::parse::Transcript;
use super::pattern::Captures;

/// Lines of agreement shown around a difference.
const CONTEXT_LINES: usize = 3;

/// A line with its trailing blanks (`·`), tabs (`→`) and control characters made visible.
pub fn marked(line: &str) -> String {
    let body = line.trim_end_matches([' ', '\t']);
    let tail: String = line[body.len()..]
        .chars()
        .map(|c| if c == '\t' { '→' } else { '·' })
        .collect();
    format!("{}{tail}", visible(&body.replace('\t', "→")))
}

/// All faults of a transcript, or nothing when it passed.
pub fn text(transcript: &Transcript, outcome: &Outcome) -> String {
    let mut out = String::new();
    for step in outcome.steps.iter().filter(|step| !step.faults.is_empty()) {
        let _ = writeln!(out, "{}:{}: {}", transcript.source.name, step.line, visible(&step.what));
        for fault in &step.faults {
            out.push_str(&fault_text(fault, transcript.front.whitespace));
        }
        out.push('\n');
    }
    out
}

/// One line about one step, for lists and JSON.
pub fn summary(step: &StepResult, rule: Whitespace) -> String {
    step.faults
        .iter()
        .map(|fault| fault_text(fault, rule).trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

fn fault_text(fault: &Fault, rule: Whitespace) -> String {
    match fault {
        Fault::Prompt { expected, actual, hint } => {
            let mut text = format!("  prompt differs\n  - {}\n  + {}\n", marked(expected), marked(actual));
            if let Some(hint) = hint {
                let _ = writeln!(text, "  hint: {hint}");
            }
            text
        }
        Fault::Output { expected, actual } => format!("  output differs\n{}", diff(expected, actual, rule)),
        Fault::Unlisted { actual } => format!("  output that the file does not list\n{}", diff(&[], actual, rule)),
        Fault::Messages { expected, actual } => format!("  messages differ\n{}", diff(expected, actual, rule)),
        Fault::Question { question } => format!(
            "  the device asks, and the file has no answer\n  + {}\n",
            marked(question)
        ),
        Fault::NotWaiting { waiting } => format!("  the device waits for {}\n", visible(waiting)),
        Fault::Directive { reason } => format!("  {}\n", visible(reason)),
    }
}

/// A unified diff, `-` what the file has, `+` what the device printed.
pub fn diff(expected: &[String], actual: &[String], rule: Whitespace) -> String {
    let expected = resolved(expected, actual, rule);
    let old: Vec<&str> = expected.iter().map(String::as_str).collect();
    let new: Vec<&str> = actual.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut out = String::new();
    for (n, group) in diff.grouped_ops(CONTEXT_LINES).iter().enumerate() {
        if n > 0 {
            out.push_str("  ...\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let _ = writeln!(out, "  {sign} {}", marked(change.value()));
        }
    }
    out
}

/// Lines that agree under the rule replaced by the printed line, so that the diff shows real differences only.
fn resolved(expected: &[String], actual: &[String], rule: Whitespace) -> Vec<String> {
    let mut at = 0;
    expected
        .iter()
        .map(|line| {
            let agrees = |printed: &String| line_agrees(line, printed, rule, &mut Captures::new());
            match actual[at..].iter().position(agrees) {
                Some(n) => {
                    at += n + 1;
                    actual[at - 1].clone()
                }
                None => line.clone(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_blanks_and_tabs_are_marked() {
        assert_eq!(marked("a\tb \t"), "a→b·→");
        assert_eq!(marked("x\u{1b}[1m"), "x\u{fffd}[1m");
    }

    #[test]
    fn a_diff_shows_what_differs_and_not_what_a_wildcard_covers() {
        let expected = vec!["id {{int}}".to_owned(), "same".into(), "old".into()];
        let actual = vec!["id 7".to_owned(), "same".into(), "new ".into()];
        assert_eq!(
            diff(&expected, &actual, Whitespace::Exact),
            "    id 7\n    same\n  - old\n  + new·\n"
        );
    }
}
