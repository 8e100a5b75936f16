//! One line of a screen against one line of text: which part of the text is which hole.
//!
//! A small backtracking matcher. Must not know state: what the parts of the text mean is decided by its caller.

use crate::limits::MATCH_STEPS_PER_LINE;
use crate::screen::hole::Shape;
use crate::screen::moment::{find_duration, find_span};
use crate::screen::program::{Hole, Part};

/// What is forgiven in a line of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// Blanks at the end may have been cut off.
    pub trimmed: bool,
    /// Tabs may have been turned into blanks.
    pub expanded: bool,
}

/// The text of one hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capture {
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// It is the text for no value.
    pub absent: bool,
}

/// The captures of all holes, in order, if `text` can be this line.
pub fn captures(parts: &[Part], text: &str, allowance: Allowance) -> Option<Vec<Capture>> {
    // Most lines are no match, and most of these differ at their first character.
    if let (Some(Part::Text(head)), false) = (parts.first(), allowance.expanded)
        && !text.starts_with(&**head)
        && !(allowance.trimmed && head.starts_with(text))
    {
        return None;
    }
    let mut matcher = Matcher {
        parts,
        text,
        allowance,
        captures: Vec::new(),
        steps: 0,
    };
    matcher.run(0, 0).then_some(matcher.captures)
}

struct Matcher<'a> {
    parts: &'a [Part],
    text: &'a str,
    allowance: Allowance,
    captures: Vec<Capture>,
    steps: usize,
}

impl Matcher<'_> {
    /// Whether the parts from number `part` on match the text from byte `at` on.
    fn run(&mut self, part: usize, at: usize) -> bool {
        self.steps += 1;
        if self.steps > MATCH_STEPS_PER_LINE {
            return false;
        }
        match self.parts.get(part) {
            None => at == self.text.len(),
            Some(Part::Text(fixed)) => self.fixed(fixed, at).is_some_and(|end| self.run(part + 1, end)),
            Some(Part::Tab(column)) => self.pad(*column, at).is_some_and(|end| {
                // Two values without a blank between them: nobody can tell where one ends.
                (end > at || !self.is_between_holes(part)) && self.run(part + 1, end)
            }),
            Some(Part::Hole(hole)) => self.hole(hole, part, at),
        }
    }

    /// The end of fixed text that begins at `at`.
    fn fixed(&self, fixed: &str, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if rest.starts_with(fixed) {
            return Some(at + fixed.len());
        }
        if self.allowance.expanded && fixed.contains('\t') {
            return self.fixed_with_tabs(fixed, at);
        }
        let cut = self.allowance.trimmed && fixed.strip_prefix(rest).is_some_and(|lost| lost.trim().is_empty());
        cut.then_some(self.text.len())
    }

    /// As [`Matcher::fixed`], where any blanks of the text may be those of the fixed text.
    fn fixed_with_tabs(&self, fixed: &str, at: usize) -> Option<usize> {
        let mut at = at;
        for word in fixed.split_inclusive([' ', '\t']) {
            let solid = word.trim_end_matches([' ', '\t']);
            at = self.text[at..].starts_with(solid).then_some(at + solid.len())?;
            if solid.len() < word.len() {
                at = self.blanks_end(at);
            }
        }
        Some(at)
    }

    fn blanks_end(&self, at: usize) -> usize {
        self.text.len() - self.text[at..].trim_start_matches([' ', '\t']).len()
    }

    fn is_between_holes(&self, part: usize) -> bool {
        let hole = |part: Option<&Part>| matches!(part, Some(Part::Hole(_)));
        part > 0 && hole(self.parts.get(part - 1)) && hole(self.parts.get(part + 1))
    }

    /// The end of the blanks up to `column`.
    fn pad(&self, column: usize, at: usize) -> Option<usize> {
        if self.allowance.expanded {
            return Some(self.blanks_end(at));
        }
        let needed = column.saturating_sub(self.text[..at].chars().count());
        let there = self.text[at..].bytes().take(needed).take_while(|b| *b == b' ').count();
        let cut = self.allowance.trimmed && at + there == self.text.len();
        (there == needed || cut).then_some(at + there)
    }

    fn hole(&mut self, hole: &Hole, part: usize, at: usize) -> bool {
        if let Some(or) = &hole.or {
            let end = self.fixed(or, at);
            if end.is_some_and(|end| {
                self.take(
                    part,
                    Capture {
                        start: at,
                        end,
                        absent: true,
                    },
                )
            }) {
                return true;
            }
        }
        let rest = &self.text[at..];
        let last = part + 1 == self.parts.len();
        match &hole.shape {
            Shape::Text => self.lazy(part, at, rest.len(), last),
            Shape::Cut(width) => self.lazy(
                part,
                at,
                bytes_of(rest, *width),
                last && bytes_of(rest, *width) == rest.len(),
            ),
            Shape::Raw if last => self.take_to(part, at, self.text.len()),
            Shape::Raw => ends(rest).rev().any(|end| self.take_to(part, at, at + end)),
            Shape::Word => {
                let length = word_length(rest);
                ends(&rest[..length])
                    .rev()
                    .filter(|end| *end > 0)
                    .any(|end| self.take_to(part, at, at + end))
            }
            Shape::Right(_) => {
                let blanks = rest.len() - rest.trim_start_matches(' ').len();
                let length = word_length(&rest[blanks..]);
                length > 0 && self.take_to(part, at, at + blanks + length)
            }
            Shape::Int => number_length(rest).is_some_and(|length| self.take_to(part, at, at + length)),
            Shape::Time(shape) => shape
                .find(rest)
                .is_some_and(|found| self.take_to(part, at, at + found.length)),
            Shape::Duration | Shape::Uptime => {
                find_duration(rest).is_some_and(|(_, length)| self.take_to(part, at, at + length))
            }
            Shape::Span => find_span(rest).is_some_and(|(_, length)| self.take_to(part, at, at + length)),
            Shape::Bool(no, yes) => self.one_of(&[no, yes], part, at),
            Shape::OneOf(words) => words.iter().any(|word| self.one_of(&[word], part, at)),
            Shape::Plural(ending) => self.one_of(&[ending, ""], part, at),
        }
    }

    fn one_of(&mut self, words: &[&str], part: usize, at: usize) -> bool {
        words
            .iter()
            .any(|word| self.text[at..].starts_with(word) && self.take_to(part, at, at + word.len()))
    }

    /// The shortest text of at most `longest` bytes, no blank at either end, behind which the rest matches.
    fn lazy(&mut self, part: usize, at: usize, longest: usize, to_the_end: bool) -> bool {
        let rest = &self.text[at..];
        if rest.is_empty() || rest.starts_with(' ') {
            return false;
        }
        if to_the_end {
            return !rest.ends_with(' ') && self.take_to(part, at, self.text.len());
        }
        ends(&rest[..longest])
            .filter(|end| *end > 0 && !rest[..*end].ends_with(' '))
            .any(|end| self.take_to(part, at, at + end))
    }

    fn take_to(&mut self, part: usize, start: usize, end: usize) -> bool {
        self.take(
            part,
            Capture {
                start,
                end,
                absent: false,
            },
        )
    }

    fn take(&mut self, part: usize, capture: Capture) -> bool {
        self.captures.push(capture);
        if self.run(part + 1, capture.end) {
            return true;
        }
        self.captures.pop();
        false
    }
}

/// All places where a piece from the start of `text` can end.
fn ends(text: &str) -> impl DoubleEndedIterator<Item = usize> + use<> {
    let all: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    all.into_iter()
}

fn bytes_of(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}

fn word_length(text: &str) -> usize {
    text.find([' ', '\t']).unwrap_or(text.len())
}

fn number_length(text: &str) -> Option<usize> {
    let sign = usize::from(text.starts_with('-'));
    let digits = text[sign..].bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then_some(sign + digits)
}
