//! Rewrites a transcript where output differs: only such steps, comments stay, wildcards stay where they still fit.
//!
//! Gives back the new text; must not write it anywhere.

use super::compare::{ELLIPSIS, line_agrees};
use super::front::Whitespace;
use super::outcome::{Fault, Outcome};
use super::parse::Transcript;
use super::pattern::Captures;
use super::write;

/// A rewritten transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The whole new text.
    pub text: String,
    /// How many lines were put in, taken out or changed.
    pub lines_changed: usize,
}

/// Why a transcript cannot be rewritten: a prompt or a question differs, or a directive failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}: a prompt, a question or a directive differs, which only a person can mend")]
pub struct Refusal {
    /// Line of the file, from 1.
    pub line: usize,
    /// The step.
    pub what: String,
}

/// The transcript as this run would have written it.
///
/// # Errors
/// At the first step that differs in more than its output.
pub fn update(transcript: &Transcript, outcome: &Outcome) -> Result<Update, Refusal> {
    let mut text = String::new();
    let mut copied = 0;
    let mut lines_changed = 0;
    let source = &transcript.source.text;
    for step in outcome.steps.iter().filter(|step| !step.faults.is_empty()) {
        if !step.faults.iter().all(|fault| {
            matches!(
                fault,
                Fault::Output { .. } | Fault::Unlisted { .. } | Fault::Messages { .. }
            )
        }) {
            return Err(Refusal {
                line: step.line,
                what: step.what.clone(),
            });
        }
        let item = &transcript.items[step.item];
        let old: Vec<&str> = item.under.iter().map(|line| line.text.as_str()).collect();
        let (new, changed) = merge(&old, &step.printed, transcript.front.whitespace);
        lines_changed += changed;
        text.push_str(&source[copied..item.line.span.end]);
        for line in new {
            text.push('\n');
            text.push_str(&line);
        }
        copied = item.under.last().map_or(item.line.span.end, |line| line.span.end);
    }
    text.push_str(&source[copied..]);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(Update { text, lines_changed })
}

/// Cost of a line that takes another's place.
const CHANGED: usize = 2;
/// Cost of a line that is put in or taken out: more, so that where an ellipsis could take a line that took another's
/// place, the line stands in the file.
const MOVED: usize = 3;

/// The printed lines, with lines of the file kept where they agree; and how many lines are new, gone or changed.
fn merge(old: &[&str], printed: &[String], rule: Whitespace) -> (Vec<String>, usize) {
    let (rows, columns) = (old.len() + 1, printed.len() + 1);
    let agree = |i: usize, j: usize| line_agrees(old[i], &printed[j], rule, &mut Captures::new());
    // cost[i][j]: least cost of old[i..] against printed[j..]; an ellipsis takes printed lines for nothing.
    let mut cost = vec![vec![0_usize; columns]; rows];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let (more_old, more_new) = (i + 1 < rows, j + 1 < columns);
            cost[i][j] = match (more_old, more_new) {
                (false, false) => 0,
                (false, true) => MOVED * (printed.len() - j),
                (true, _) if is_ellipsis(old[i]) => {
                    let end = cost[i + 1][j];
                    if more_new { end.min(cost[i][j + 1]) } else { end }
                }
                (true, false) => MOVED + cost[i + 1][j],
                (true, true) => {
                    let paired = if agree(i, j) { 0 } else { CHANGED };
                    let moved = MOVED + cost[i + 1][j].min(cost[i][j + 1]);
                    moved.min(paired + cost[i + 1][j + 1])
                }
            };
        }
    }
    let written = write::under(printed);
    trace(old, &written, &cost, &agree)
}

fn is_ellipsis(line: &str) -> bool {
    line.trim_end() == ELLIPSIS
}

fn trace(
    old: &[&str],
    written: &[String],
    cost: &[Vec<usize>],
    agree: &dyn Fn(usize, usize) -> bool,
) -> (Vec<String>, usize) {
    let (mut i, mut j, mut out, mut changed) = (0, 0, Vec::new(), 0);
    while i < old.len() || j < written.len() {
        let (more_old, more_new) = (i < old.len(), j < written.len());
        if more_old && is_ellipsis(old[i]) {
            if more_new && cost[i][j] == cost[i][j + 1] {
                j += 1;
            } else {
                out.push(old[i].to_owned());
                i += 1;
            }
            continue;
        }
        let paired = more_old && more_new;
        if paired && agree(i, j) && cost[i][j] == cost[i + 1][j + 1] {
            out.push(old[i].to_owned());
            (i, j) = (i + 1, j + 1);
            continue;
        }
        changed += 1;
        if paired && cost[i][j] == CHANGED + cost[i + 1][j + 1] {
            out.push(written[j].clone());
            (i, j) = (i + 1, j + 1);
        } else if more_old && cost[i][j] == MOVED + cost[i + 1][j] {
            i += 1;
        } else {
            out.push(written[j].clone());
            j += 1;
        }
    }
    (out, changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(old: &[&str], printed: &[&str]) -> (Vec<String>, usize) {
        let printed: Vec<String> = printed.iter().map(|line| (*line).to_owned()).collect();
        merge(old, &printed, Whitespace::Exact)
    }

    #[test]
    fn wildcards_stay_where_they_fit() {
        let (lines, changed) = merged(&["a {{int}}", "old", "z"], &["a 7", "new", "z"]);
        assert_eq!(lines, ["a {{int}}", "new", "z"]);
        assert_eq!(changed, 1);
    }

    #[test]
    fn a_wildcard_that_no_longer_fits_goes() {
        assert_eq!(merged(&["a {{int}}"], &["a x"]).0, ["a x"]);
    }

    #[test]
    fn ellipses_stay_and_take_no_line_that_took_anothers_place() {
        assert_eq!(
            merged(&["a", "...", "z"], &["a", "1", "2", "z"]),
            (vec!["a".into(), "...".into(), "z".into()], 0)
        );
        for old in [["a", "...", "y", "z"], ["a", "y", "...", "z"]] {
            let (lines, changed) = merged(&old, &["a", "1", "2", "z"]);
            let expected = old.map(|line| match (line, old[1] == "...") {
                ("y", true) => "2",
                ("y", false) => "1",
                (line, _) => line,
            });
            assert_eq!((lines, changed), (expected.map(str::to_owned).to_vec(), 1));
        }
        let (lines, _) = merged(&["a", "...", "x", "y"], &["a", "1", "y"]);
        assert_eq!(lines, ["a", "...", "1", "y"]);
    }

    #[test]
    fn what_looks_like_a_wildcard_is_written_as_itself() {
        assert_eq!(
            merged(&[], &["x {{y", "...", "! Last"]).0,
            ["x {{{{y", "{{}}...", "{{}}! Last"]
        );
    }
}
