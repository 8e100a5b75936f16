//! Strict reading: every line is read by a rule or the attempt fails.
//!
//! Must not know how damaged text is handled (`recover.rs`).

use super::draft::{Clash, Draft};
use super::matching::{Allowance, Capture, captures};
use crate::limits::{READ_TESTS_BASE, READ_TESTS_PER_LINE};
use crate::screen::hole::Shape;
use crate::screen::moment::Zone;
use crate::screen::program::{Form, Frame, Guard, Hole, Line, Loop, Node, Place, Program};
use crate::screen::reading::Conflict;
use crate::screen::render::show_line;
use crate::screen::summer::Summer;
use crate::screen::value::{Record, Value};

/// Empty lines behind the end of a text that a screen may want: a recording loses them.
const TAIL_LINES_MAX: usize = 8;

/// Reading took too many line tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GaveUp;

/// The line behind what was read; none if it could not be read.
pub type Outcome = Result<Option<usize>, GaveUp>;

/// A program at work on a text.
pub struct Reader<'p, 't> {
    pub program: &'p Program,
    pub lines: &'t [&'t str],
    pub draft: Draft,
    /// Lines that no rule read.
    pub verbatim: Vec<usize>,
    /// Screen lines that were not there.
    pub missing: Vec<&'p Line>,
    /// How many of these stand behind the end of the text.
    pub behind: usize,
    /// Values that disagree.
    pub conflicts: Vec<Conflict>,
    /// The furthest line that did not match, and what was wanted.
    pub furthest: Option<(usize, &'p Line)>,
    /// Whether a value that disagrees is noted instead of refused.
    pub tolerant: bool,
    /// Whether the text went through a filter, so that any number of lines may be missing before its first.
    pub filtered: bool,
    /// What is taken for true of versions that the outermost guards ask for and nobody knows.
    pub assumed: Option<bool>,
    allowance: Allowance,
    tests: usize,
    shown: String,
}

impl<'p, 't> Reader<'p, 't> {
    pub fn new(program: &'p Program, lines: &'t [&'t str], known: &Record, allowance: Allowance) -> Self {
        Self {
            program,
            lines,
            draft: Draft::new(known, program.depth, program.known),
            verbatim: Vec::new(),
            missing: Vec::new(),
            behind: 0,
            conflicts: Vec::new(),
            furthest: None,
            tolerant: false,
            filtered: false,
            assumed: None,
            allowance,
            tests: 0,
            shown: String::new(),
        }
    }

    /// The whole program against the whole text.
    pub fn all(&mut self) -> Outcome {
        self.nodes(&self.program.nodes, 0)
    }

    pub fn nodes(&mut self, nodes: &'p [Node], from: usize) -> Outcome {
        let mut at = from;
        for node in nodes {
            match self.node(node, at)? {
                Some(next) => at = next,
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    pub fn node(&mut self, node: &'p Node, at: usize) -> Outcome {
        match node {
            Node::Line(line) => self.line(line, at),
            Node::If { guard, then, otherwise } => self.choice(guard, then, otherwise, at),
            Node::Each(each) => self.each(each, at),
            Node::Form(form) => self.form(form, at),
        }
    }

    /// Counts one line test.
    pub fn test(&mut self) -> Result<(), GaveUp> {
        self.tests += 1;
        if self.tests > READ_TESTS_BASE + READ_TESTS_PER_LINE * self.lines.len() {
            Err(GaveUp)
        } else {
            Ok(())
        }
    }

    /// What line `at` of the text allows: blanks at the very end of a recording are always lost.
    pub fn allowed(&self, at: usize, line: &Line) -> Allowance {
        Allowance {
            trimmed: self.allowance.trimmed || at + 1 >= self.lines.len(),
            expanded: self.allowance.expanded && has_tab(line),
        }
    }

    pub fn text(&self, at: usize) -> Option<&'t str> {
        match self.lines.get(at) {
            Some(text) => Some(text),
            None => (at < self.lines.len() + TAIL_LINES_MAX).then_some(""),
        }
    }

    /// Whether the words of `line` are at `at`; says nothing about its values.
    pub fn matches(&mut self, line: &Line, at: usize) -> Result<bool, GaveUp> {
        self.test()?;
        let Some(text) = self.lines.get(at) else {
            return Ok(false);
        };
        let allowance = self.allowed(at, line);
        Ok(captures(&line.parts, trimmed(text, allowance), allowance).is_some())
    }

    pub fn line(&mut self, line: &'p Line, at: usize) -> Outcome {
        self.test()?;
        let Some(text) = self.text(at) else { return Ok(None) };
        let allowance = self.allowed(at, line);
        let text = trimmed(text, allowance);
        let mark = self.draft.mark();
        let read = captures(&line.parts, text, allowance).is_some_and(|captures| {
            self.assert(line, text, &captures, at) && (self.tolerant || self.shows(line, text, allowance))
        });
        if read {
            return Ok(Some(at + 1));
        }
        self.draft.undo(mark);
        if self.furthest.is_none_or(|(furthest, _)| at >= furthest) {
            self.furthest = Some((at, line));
        }
        Ok(None)
    }

    /// Puts the values of all holes into the draft.
    fn assert(&mut self, line: &Line, text: &str, captures: &[Capture], at: usize) -> bool {
        line.holes().zip(captures).all(|(hole, capture)| {
            let Some(value) = self.value(hole, text, *capture) else {
                return matches!(hole.shape, Shape::Plural(_));
            };
            if self.draft.put(hole.place, value.clone()) {
                return true;
            }
            if self.tolerant {
                let first = crate::screen::render::Lookup::value(&self.draft, hole.place).into_owned();
                self.conflicts.push(Conflict {
                    line: Some(at),
                    path: hole.place.path,
                    first,
                    second: value,
                });
            }
            self.tolerant
        })
    }

    /// The value of a hole; none if its text is no such value, or has none.
    fn value(&mut self, hole: &Hole, text: &str, capture: Capture) -> Option<Value> {
        if capture.absent {
            return Some(Value::Absent);
        }
        let text = &text[capture.start..capture.end];
        match &hole.shape {
            Shape::Plural(_) => None,
            Shape::Time(shape) => {
                if let (Some(zone), Some(path)) = (shape.find(text)?.zone, self.program.known.zone) {
                    let zone = Value::text(zone);
                    if !self.draft.put(
                        Place {
                            frame: Frame::Root,
                            path,
                        },
                        zone,
                    ) {
                        return None;
                    }
                }
                hole.shape.value(hole.kind, text, &self.zone())
            }
            shape => shape.value(hole.kind, text, &Zone::default()),
        }
    }

    fn zone(&self) -> Zone {
        let mut zone = Zone::default();
        if let Some(name) = self.program.known.zone.and_then(|path| self.draft.root(path).as_text()) {
            name.clone_into(&mut zone.name);
        }
        if let Some(offset) = self
            .program
            .known
            .offset
            .and_then(|path| self.draft.root(path).as_int())
        {
            zone.offset_minutes = offset;
        }
        let summer = self
            .program
            .known
            .summer
            .and_then(|path| self.draft.root(path).as_text());
        zone.summer = summer.and_then(Summer::parse);
        zone
    }

    /// Whether rendering the line again gives the text.
    fn shows(&mut self, line: &Line, text: &str, allowance: Allowance) -> bool {
        let mut shown = std::mem::take(&mut self.shown);
        shown.clear();
        let mut all = true;
        show_line(line, &self.draft, &self.zone(), &mut shown, &mut |_| all = false);
        let same = |shown: &str| shown == text || allowance.trimmed && shown.trim_end() == text;
        let read = all && (same(&shown) || allowance.expanded && same(&expand_tabs(&shown)));
        self.shown = shown;
        read
    }

    fn form(&mut self, form: &'p Form, at: usize) -> Outcome {
        for (tag, line) in &form.shapes {
            let mark = self.draft.mark();
            if self.draft.put(form.is, Value::text(&**tag))
                && let Some(end) = self.line(line, at)?
            {
                return Ok(Some(end));
            }
            self.draft.undo(mark);
        }
        Ok(None)
    }

    pub fn choice(&mut self, guard: &'p Guard, then: &'p [Node], otherwise: &'p [Node], at: usize) -> Outcome {
        let branch = |first: bool| if first { then } else { otherwise };
        if let Some(holds) = self.draft.knows(&guard.condition) {
            return self.nodes(branch(holds != guard.negated), at);
        }
        let text_first = has_text(then) || !has_text(otherwise);
        for first in [text_first, !text_first] {
            let yes = first != guard.negated;
            let mark = self.draft.mark();
            if self.draft.assume(guard, yes)
                && let Some(end) = self.nodes(branch(first), at)?
                && (!yes || self.draft.settle(&guard.condition))
            {
                return Ok(Some(end));
            }
            self.draft.undo(mark);
        }
        Ok(None)
    }

    fn each(&mut self, each: &'p Loop, from: usize) -> Outcome {
        let mut at = from;
        let mut used = Vec::new();
        while at < self.lines.len() {
            let mark = self.draft.mark();
            match self.entry(each, at, !used.is_empty())? {
                Some(end) if end > at && self.join(each, &mut used) => at = end,
                _ => {
                    self.draft.undo(mark);
                    break;
                }
            }
        }
        self.draft.end_list(each.list, used);
        Ok(Some(at))
    }

    /// One entry of a loop, with what stands before it if it is not the first.
    pub fn entry(&mut self, each: &'p Loop, at: usize, between: bool) -> Outcome {
        self.draft.begin(each.depth);
        let at = if between {
            self.nodes(&each.between, at)?
        } else {
            Some(at)
        };
        match at {
            Some(at) => self.nodes(&each.body, at),
            None => Ok(None),
        }
    }

    /// Puts the entry that was just read into its list.
    pub fn join(&mut self, each: &Loop, used: &mut Vec<usize>) -> bool {
        match self.draft.join(each.list, each.depth, &each.keys, used, self.tolerant) {
            Ok(clashes) => {
                self.conflicts.extend(clashes.into_iter().map(conflict));
                true
            }
            Err(_) => false,
        }
    }
}

fn conflict(clash: Clash) -> Conflict {
    Conflict {
        line: None,
        path: clash.path,
        first: clash.first,
        second: clash.second,
    }
}

/// A line of text as it is compared: without blanks at its end, where they may be lost.
fn trimmed(text: &str, allowance: Allowance) -> &str {
    if allowance.trimmed { text.trim_end() } else { text }
}

fn has_tab(line: &Line) -> bool {
    line.parts
        .iter()
        .any(|part| matches!(part, crate::screen::program::Part::Text(text) if text.contains('\t')))
}

/// Whether any line of a branch says something.
pub fn has_text(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Line(line) => !line.is_blank(),
        Node::If { then, otherwise, .. } => has_text(then) || has_text(otherwise),
        Node::Each(each) => has_text(&each.body),
        Node::Form(_) => true,
    })
}

/// Tabs as blanks up to the next column that is a multiple of eight.
pub fn expand_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut column = 0;
    for c in text.chars() {
        if c == '\t' {
            let next = (column / 8 + 1) * 8;
            out.extend(std::iter::repeat_n(' ', next - column));
            column = next;
        } else {
            out.push(c);
            column += 1;
        }
    }
    out
}
