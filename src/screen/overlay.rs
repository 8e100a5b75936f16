//! What a real text has that its screen does not print, and the other way round: kept beside the state, laid over the
//! screen when it is printed.
//!
//! Knows lines only; must not know screens, values or where a text came from.

/// One place where a text differs from what its screen prints.
///
/// The place is named by the line that is printed before it, so that it moves with the screen. Where that line, or what
/// is dropped, is no longer printed, the hunk says nothing any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hunk {
    /// The last printed line before it that says something; none at the beginning.
    pub after: Option<String>,
    /// Which of the printed lines that read so, from 0.
    pub nth: usize,
    /// Printed lines between that one and this place; they are blank.
    pub skip: usize,
    /// Printed lines that the text has not.
    pub drop: Vec<String>,
    /// Lines of the text that the screen does not print.
    pub lines: Vec<String>,
}

/// How lines are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The text has lost the blanks at its line ends.
    pub trimmed: bool,
    /// The text has blanks where the screen prints tabs.
    pub expanded: bool,
}

/// The difference between a printed screen and a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The places, in order.
    pub hunks: Vec<Hunk>,
    /// For each line of the text the printed line that it is; none for those of hunks.
    pub same: Vec<Option<usize>>,
    /// Printed lines behind the end of the text.
    pub behind: usize,
}

/// A screen with hunks laid over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The text.
    pub text: String,
    /// Hunks, by number, whose place is no longer printed.
    pub lost: Vec<usize>,
}

/// How far the search for the next common line looks, lines of both sides together.
const WINDOW: usize = 160;

impl Comparison {
    /// A printed line as the text would have it.
    fn seen(self, line: &str) -> String {
        let line = if self.expanded && line.contains('\t') {
            super::read::expand_tabs(line)
        } else {
            line.to_owned()
        };
        if self.trimmed { line.trim_end().to_owned() } else { line }
    }
}

/// How `text` differs from `printed`. Blank lines at the end of either are not compared: recordings lose them; neither
/// are blanks behind the last line.
pub fn difference(printed: &str, text: &[&str], comparison: Comparison) -> Difference {
    let ours: Vec<&str> = without_tail(printed.lines().collect());
    let theirs: Vec<&str> = without_tail(text.to_vec());
    let last = theirs.len().wrapping_sub(1);
    let left: Vec<String> = ours.iter().map(|line| comparison.seen(line)).collect();
    let right: Vec<String> = theirs.iter().map(|line| comparison.seen(line)).collect();
    let same = |a: usize, b: usize| left[a] == right[b] || b == last && left[a].trim_end() == right[b].trim_end();
    let mut out = Difference {
        same: vec![None; text.len()],
        ..Difference::default()
    };
    let (mut a, mut b) = (0, 0);
    while a < left.len() || b < right.len() {
        if a < left.len() && b < right.len() && same(a, b) {
            out.same[b] = Some(a);
            (a, b) = (a + 1, b + 1);
            continue;
        }
        if b == right.len() {
            out.behind = left.len() - a;
            break;
        }
        let (to_a, to_b) = next_common(&left, &right, a, b);
        out.hunks.push(hunk(&ours, a..to_a, &theirs[b..to_b]));
        (a, b) = (to_a, to_b);
    }
    out
}

fn without_tail(mut lines: Vec<&str>) -> Vec<&str> {
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    lines
}

/// Where both sides go on together: the nearest line that says something, or a blank one with its neighbour.
fn next_common(left: &[String], right: &[String], a: usize, b: usize) -> (usize, usize) {
    let agree = |a: usize, b: usize| match (left.get(a), right.get(b)) {
        (Some(ours), Some(theirs)) if ours == theirs => {
            !ours.trim().is_empty() || left.get(a + 1).is_some() && left.get(a + 1) == right.get(b + 1)
        }
        _ => false,
    };
    for distance in 1..WINDOW {
        for on_left in 0..=distance {
            if agree(a + on_left, b + distance - on_left) {
                return (a + on_left, b + distance - on_left);
            }
        }
    }
    // Too far apart for the window: what is left on our side stays as it is once the text goes on with it.
    let found = (b + 1..right.len()).find_map(|at| {
        let line = &right[at];
        let there = (!line.trim().is_empty()).then(|| left[a..].iter().position(|ours| ours == line))??;
        Some((a + there, at))
    });
    found.unwrap_or((left.len(), right.len()))
}

fn hunk(ours: &[&str], drop: std::ops::Range<usize>, lines: &[&str]) -> Hunk {
    let before = &ours[..drop.start];
    let anchor = before.iter().rposition(|line| !line.trim().is_empty());
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    Hunk {
        after: anchor.map(|at| before[at].to_owned()),
        nth: anchor.map_or(0, |at| before[..at].iter().filter(|line| **line == before[at]).count()),
        skip: anchor.map_or(drop.start, |at| drop.start - at - 1),
        drop: owned(&ours[drop]),
        lines: owned(lines),
    }
}

/// Lays hunks over what a screen prints.
pub fn apply(hunks: &[Hunk], printed: &str) -> Applied {
    let lines: Vec<&str> = printed.lines().collect();
    let mut edits: Vec<(usize, usize)> = Vec::new();
    let mut lost = Vec::new();
    for (number, hunk) in hunks.iter().enumerate() {
        match place(hunk, &lines) {
            Some(at) => edits.push((at, number)),
            None => lost.push(number),
        }
    }
    edits.sort_unstable();
    let mut text = String::with_capacity(printed.len() + 256);
    let mut at = 0;
    for (from, number) in edits {
        if from < at {
            lost.push(number);
            continue;
        }
        let hunk = &hunks[number];
        push(&mut text, &lines[at..from]);
        push(&mut text, &hunk.lines);
        at = from + hunk.drop.len();
    }
    push(&mut text, &lines[at..]);
    if !printed.ends_with('\n') {
        text.pop();
    }
    lost.sort_unstable();
    Applied { text, lost }
}

fn push<T: AsRef<str>>(text: &mut String, lines: &[T]) {
    for line in lines {
        text.push_str(line.as_ref());
        text.push('\n');
    }
}

/// The printed line at which a hunk begins.
fn place(hunk: &Hunk, lines: &[&str]) -> Option<usize> {
    let anchor = match &hunk.after {
        None => 0,
        Some(after) => {
            let mut found = (0..lines.len()).filter(|at| lines[*at] == after);
            found.nth(hunk.nth)? + 1
        }
    };
    let at = anchor + hunk.skip;
    let between = lines.get(anchor..at)?;
    let there = lines.get(at..at + hunk.drop.len())?;
    (between.iter().all(|line| line.trim().is_empty()) && there.iter().eq(&hunk.drop)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "Utility:\n  Status: DISABLED\n\nPolicy:\n  in use: none\n\nEnd\n";

    fn round(text: &str) -> Difference {
        let lines: Vec<&str> = text.lines().collect();
        let difference = difference(PRINTED, &lines, Comparison::default());
        let applied = apply(&difference.hunks, PRINTED);
        assert_eq!(applied.text, text, "{difference:?}");
        assert_eq!(applied.lost, [] as [usize; 0]);
        difference
    }

    #[test]
    fn what_differs_is_laid_over_again() {
        assert_eq!(round(PRINTED).hunks, []);
        for text in [
            "Banner\nUtility:\n  Status: DISABLED\n\nPolicy:\n  in use: none\n\nEnd\n",
            "Utility:\n  Status: DISABLED\n  New: 1\n\nPolicy:\n  in use: none\n\nEnd\n",
            "Utility:\n  Status: DISABLED\nPolicy:\n  in use: none\n\nEnd\n",
            "Utility:\n  Stat\n\nPolicy:\n  in use: none\n\n\nEnd\nand more\n",
            "nothing of it\n",
        ] {
            assert!(!round(text).hunks.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_line_is_named_by_the_one_before_it_that_says_something() {
        let difference = round("Utility:\n  Status: DISABLED\n\nNew: 1\nPolicy:\n  in use: none\n\nEnd\n");
        let hunk = &difference.hunks[0];
        assert_eq!((hunk.after.as_deref(), hunk.skip), (Some("  Status: DISABLED"), 1));
        assert_eq!(difference.same[3], None);
        assert_eq!(difference.same[4], Some(3));
    }

    #[test]
    fn a_text_that_stops_early_is_not_a_shorter_screen() {
        let found = difference(PRINTED, &["Utility:", "  Status: DISABLED"], Comparison::default());
        assert_eq!((found.hunks.len(), found.behind), (0, 5));
    }

    #[test]
    fn what_is_no_longer_printed_takes_its_lines_with_it() {
        let hunks = round("Utility:\n  Status: DISABLED\n  New: 1\n\nPolicy:\n  in use: none\n\nEnd\n").hunks;
        let applied = apply(&hunks, "Utility:\n  Status: ENABLED\n");
        assert_eq!(applied.text, "Utility:\n  Status: ENABLED\n");
        assert_eq!(applied.lost, [0]);
    }

    #[test]
    fn blanks_that_a_recording_lost_are_no_difference() {
        let printed = "a  \n\tb\n";
        let text = ["a", "        b"];
        let comparison = Comparison {
            trimmed: true,
            expanded: true,
        };
        assert_eq!(difference(printed, &text, comparison).hunks, []);
        assert_eq!(difference(printed, &text, Comparison::default()).hunks.len(), 1);
    }
}
