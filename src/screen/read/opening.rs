//! Where the output of a screen begins in a longer text, and how far it goes.
//!
//! Must not know what stands before and behind it.

use super::matching::{Allowance, captures};
use super::reader::Reader;
use super::{anchors, reaches};
use crate::screen::program::{Line, Node, Program};
use crate::screen::value::Record;

/// Lines that are given to the reader at first; twice as many each time it comes near their end.
const LINES_AT_FIRST: usize = 256;
/// Characters of fixed text that an opening line begins with at least.
const HEAD_MIN: usize = 4;

/// How far a screen reads into a text, strictly, from the text's first line on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prefix {
    /// Lines that are its own.
    pub lines: usize,
    /// Whether it came to its own end there; else the line behind is one that it does not have.
    pub ended: bool,
    /// Lines that it could read on its way, some of which it may have given up for want of the line behind.
    pub seen: usize,
}

/// The lines with which an output of this screen can begin, empty ones aside.
pub fn openings(program: &Program) -> Vec<&Line> {
    let mut found = Vec::new();
    first_lines(&program.nodes, &mut found);
    found.retain(|line| line.head().trim_start().len() >= HEAD_MIN);
    found
}

/// Whether every output of `nodes` begins with one of the lines that were found.
fn first_lines<'p>(nodes: &'p [Node], out: &mut Vec<&'p Line>) -> bool {
    for node in nodes {
        let begun = match node {
            Node::Line(line) if line.is_blank() => false,
            Node::Line(line) => {
                out.push(line);
                true
            }
            Node::If { then, otherwise, .. } => {
                let first = first_lines(then, out);
                first_lines(otherwise, out) && first
            }
            Node::Each(each) => {
                first_lines(&each.body, out);
                false
            }
            Node::Form(form) => {
                out.extend(form.shapes.iter().map(|(_, line)| line));
                true
            }
        };
        if begun {
            return true;
        }
    }
    false
}

/// Whether `text` can be this line, blanks at its end forgiven.
pub fn is_line(line: &Line, text: &str) -> bool {
    let allowance = Allowance {
        trimmed: true,
        expanded: false,
    };
    captures(&line.parts, text.trim_end(), allowance).is_some()
}

/// How far the screen reads from the first of `lines` on. Looks at no more lines than at about twice as many as it reads.
pub fn prefix(program: &Program, lines: &[&str], known: &Record) -> Prefix {
    let mut window = LINES_AT_FIRST;
    loop {
        let seen = &lines[..window.min(lines.len())];
        let found = prefix_of(program, seen, known);
        if seen.len() == lines.len() || found.lines + LINES_AT_FIRST / 2 < seen.len() {
            return found;
        }
        window *= 2;
    }
}

fn prefix_of(program: &Program, lines: &[&str], known: &Record) -> Prefix {
    let mut known = known.clone();
    anchors::find(program, lines, &mut known);
    // Tabs further on are no sign that this output has kept its own.
    let mut reader = Reader::new(program, lines, &known, FORGIVING);
    let end = reader.all();
    let end = end.ok().flatten();
    let seen = reader.furthest.map_or(0, |(line, _)| line).min(lines.len());
    Prefix {
        lines: end.unwrap_or(seen).min(lines.len()),
        ended: end.is_some(),
        seen,
    }
}

/// Whether the screen can have printed exactly these lines, as far as a recording keeps them.
pub fn is_whole(program: &Program, lines: &[&str], known: &Record) -> bool {
    let mut own = lines;
    while own.last().is_some_and(|line| line.trim().is_empty()) {
        own = &own[..own.len() - 1];
    }
    let mut known = known.clone();
    anchors::find(program, own, &mut known);
    let mut reader = Reader::new(program, own, &known, FORGIVING);
    let end = reader.all();
    reaches(end, own)
}

/// Blanks may be lost, tabs may be blanks.
const FORGIVING: Allowance = Allowance {
    trimmed: true,
    expanded: true,
};
