//! Expected output against printed output, by the transcript's rules of whitespace and wildcards.
//!
//! Bytes count: this is the comparer of golden files. Must not know steps or files.

use super::front::Whitespace;
use super::pattern::{Captures, Pattern};

/// A line that stands for any lines.
pub const ELLIPSIS: &str = "...";

/// Output as lines: split at `\n`, the newline at the very end ends a line and begins none.
pub fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.split('\n').collect();
    if lines.last() == Some(&"") {
        lines.pop();
    }
    lines
}

/// A line as the rule sees it.
pub fn normal(line: &str, rule: Whitespace) -> String {
    match rule {
        Whitespace::Exact => line.to_owned(),
        Whitespace::Lines => line.trim_end_matches([' ', '\t']).to_owned(),
        Whitespace::Collapse => collapse(line),
    }
}

/// Runs of blanks and tabs as one blank, none at the ends; what stands in a wildcard is left alone.
fn collapse(line: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_u32;
    let mut rest = line.trim_matches([' ', '\t']);
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("{{") {
            depth = 1;
        } else if rest.starts_with("}}") {
            depth = 0;
        }
        if depth == 0 && (c == ' ' || c == '\t') {
            out.push(' ');
            rest = rest.trim_start_matches([' ', '\t']);
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The lines that count under `rule`.
fn counted<'a>(lines: &[&'a str], rule: Whitespace) -> Vec<&'a str> {
    let blank = |line: &&str| line.trim_matches([' ', '\t']).is_empty();
    match rule {
        Whitespace::Exact => lines.to_vec(),
        Whitespace::Lines => {
            let start = lines.iter().position(|line| !blank(line)).unwrap_or(lines.len());
            let end = lines.iter().rposition(|line| !blank(line)).map_or(start, |at| at + 1);
            lines[start..end].to_vec()
        }
        Whitespace::Collapse => lines.iter().copied().filter(|line| !blank(line)).collect(),
    }
}

/// Whether one expected line agrees with one printed line.
pub fn line_agrees(expected: &str, actual: &str, rule: Whitespace, captures: &mut Captures) -> bool {
    match Pattern::parse(&normal(expected, rule)) {
        Ok(pattern) => pattern.matches(&normal(actual, rule), captures),
        Err(_) => false,
    }
}

/// Whether `first` agrees with the first line of `message`, and how many of the lines `behind` it agree with the lines
/// that the message goes on with (`%SYS-5-RESTART` does).
pub fn message_agrees(
    first: &str,
    behind: &[&str],
    message: &str,
    rule: Whitespace,
    captures: &mut Captures,
) -> Option<usize> {
    let mut lines = message.split('\n');
    if !line_agrees(first, lines.next().unwrap_or(""), rule, captures) {
        return None;
    }
    let agree = |pair: &(&&str, &str)| line_agrees(pair.0, pair.1, rule, captures);
    Some(behind.iter().zip(lines).take_while(agree).count())
}

/// Whether all of `expected` agrees with all of `actual`; captures are kept only if it does.
pub fn agrees(expected: &[&str], actual: &[&str], rule: Whitespace, captures: &mut Captures) -> bool {
    let expected = counted(expected, rule);
    let actual = counted(actual, rule);
    let mut trial = captures.clone();
    let done = blocks(&expected, &actual, rule, &mut trial);
    if done {
        *captures = trial;
    }
    done
}

/// Blocks between ellipses: the first stands at the start, the last at the end, each other where it first fits.
fn blocks(expected: &[&str], actual: &[&str], rule: Whitespace, captures: &mut Captures) -> bool {
    let pieces: Vec<&[&str]> = expected.split(|line| line.trim_end() == ELLIPSIS).collect();
    let fits = |piece: &[&str], at: usize, captures: &mut Captures| {
        let mut trial = captures.clone();
        let ok = piece
            .iter()
            .zip(&actual[at..])
            .all(|(e, a)| line_agrees(e, a, rule, &mut trial));
        if ok {
            *captures = trial;
        }
        ok
    };
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return false;
    };
    if pieces.len() == 1 {
        return first.len() == actual.len() && fits(first, 0, captures);
    }
    if first.len() + last.len() > actual.len() || !fits(first, 0, captures) {
        return false;
    }
    let mut at = first.len();
    let end = actual.len() - last.len();
    for piece in &pieces[1..pieces.len() - 1] {
        let found = (at..)
            .take_while(|start| start + piece.len() <= end)
            .find(|start| fits(piece, *start, captures));
        let Some(start) = found else { return false };
        at = start + piece.len();
    }
    fits(last, end, captures)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &str, actual: &str, rule: Whitespace) -> bool {
        agrees(&lines(expected), &lines(actual), rule, &mut Captures::new())
    }

    #[test]
    fn exact_counts_every_byte() {
        assert!(check("a\n b \n", "a\n b \n", Whitespace::Exact));
        assert!(!check("a\n b\n", "a\n b \n", Whitespace::Exact));
        assert!(!check("a\n", "a\n\n", Whitespace::Exact));
        assert!(!check("a\tb\n", "a b\n", Whitespace::Exact));
    }

    #[test]
    fn lines_forgives_ends() {
        assert!(check("a\n\nb\n", "\na  \n\nb\t\n\n", Whitespace::Lines));
        assert!(!check("a\nb\n", "a\n\nb\n", Whitespace::Lines));
        assert!(!check("a\n", " a\n", Whitespace::Lines));
    }

    #[test]
    fn collapse_forgives_layout_but_no_word() {
        assert!(check("a b\nc\n", "  a \t b\n\n\n c\n", Whitespace::Collapse));
        assert!(!check("a b\n", "ab\n", Whitespace::Collapse));
        assert!(!check("a\nb\n", "a\n", Whitespace::Collapse));
    }

    #[test]
    fn ellipses_stand_for_any_lines() {
        let text = "one\ntwo\nthree\nfour\n";
        assert!(check("...\n", "", Whitespace::Exact));
        assert!(check("...\n", text, Whitespace::Exact));
        assert!(check("one\n...\nfour\n", text, Whitespace::Exact));
        assert!(check("...\nthree\n...\n", text, Whitespace::Exact));
        assert!(!check("...\nfive\n...\n", text, Whitespace::Exact));
        assert!(!check(
            "one\ntwo\n...\ntwo\nthree\nfour\n",
            "one\ntwo\nthree\nfour\n",
            Whitespace::Exact
        ));
    }

    #[test]
    fn a_message_may_have_several_lines() {
        let message = "*Jan 20 09:00:00: %SYS-5-RESTART: System restarted --\nCisco IOS\nCompiled";
        let first = "{{any}}: %SYS-5-RESTART: System restarted --";
        let agreed = |behind: &[&str]| message_agrees(first, behind, message, Whitespace::Exact, &mut Captures::new());
        assert_eq!(agreed(&["Cisco IOS", "Compiled", "other"]), Some(2));
        assert_eq!(agreed(&["other"]), Some(0));
        assert_eq!(
            message_agrees("other", &[], message, Whitespace::Exact, &mut Captures::new()),
            None
        );
    }

    #[test]
    fn a_failed_comparison_captures_nothing() {
        let mut captures = Captures::new();
        assert!(!agrees(
            &["{{a=any}}", "x"],
            &["1", "y"],
            Whitespace::Exact,
            &mut captures
        ));
        assert!(captures.is_empty());
    }
}
