//! Text to state: the same program that prints, run against lines of text.
//!
//! Strict reading first: ordered choice, committed once a branch is read; guards decided by what is known, else by what
//! can be read; a line is accepted only if rendering it again gives the same line. Where that fails, recovery
//! (`recover.rs`) sets lines aside. Knows programs and lines; must not know who wrote the text.

mod anchors;
mod damaged;
pub(super) mod draft;
mod matching;
pub mod opening;
mod reader;
mod recover;

use super::program::{Condition, Line, Node, Program};
use super::reading::{Bound, Furthest, Interval, Reading};
use super::value::Record;
use draft::Span;
use reader::{Outcome, Reader};

pub(super) use anchors::is_anchor;
pub(super) use matching::{Allowance, captures};
pub(super) use reader::{expand_tabs, has_text};

/// Reads `text` by `program`, `known` being known before; `filtered` text lacks lines anywhere.
pub fn read(program: &Program, text: &str, known: &Record, filtered: bool) -> Reading {
    let lines = lines_of(text, program);
    let mut known = known.clone();
    anchors::find(program, &lines, &mut known);
    let expanded = !text.contains('\t');
    let strict = |trimmed| {
        let mut reader = Reader::new(program, &lines, &known, Allowance { trimmed, expanded });
        let end = reader.all();
        (reader, end)
    };
    let (exact, exact_end) = strict(false);
    if reaches(exact_end, &lines) {
        return whole(exact, false);
    }
    let (trimmed, trimmed_end) = strict(true);
    if reaches(trimmed_end, &lines) {
        return whole(trimmed, true);
    }
    let furthest = [&exact, &trimmed]
        .into_iter()
        .filter_map(|reader| reader.furthest)
        .max_by_key(|(line, _)| *line);
    let allowance = Allowance {
        trimmed: true,
        expanded,
    };
    let recovered = |assumed| {
        let mut reader = Reader::new(program, &lines, &known, allowance);
        reader.filtered = filtered;
        reader.assumed = assumed;
        let gave_up = reader.recover();
        (reader, gave_up)
    };
    // A fragment may be of either side of a version that it does not tell.
    let sides: &[Option<bool>] = if begins_with_version(program) {
        &[None, Some(true), Some(false)]
    } else {
        &[None]
    };
    let attempts = sides.iter().map(|assumed| recovered(*assumed));
    // Lines that are not there speak against a side as lines that are left over do; a filter takes lines anyway.
    let against = |reader: &Reader<'_, '_>| {
        let said = |at: &&usize| !lines[**at].trim().is_empty();
        let missing = reader.missing.len().saturating_sub(reader.behind);
        reader.verbatim.iter().filter(said).count() + if filtered { 0 } else { missing }
    };
    let Some((reader, gave_up)) = attempts.min_by_key(|(reader, gave_up)| (*gave_up, against(reader))) else {
        return Reading::default();
    };
    let mut reading = whole(reader, true);
    reading.complete = false;
    reading.gave_up = gave_up || exact_end.is_err() || trimmed_end.is_err();
    reading.furthest = furthest.map(|(line, wanted)| Furthest {
        line,
        wanted: wanted.at.source().to_owned(),
        place: wanted.at.place(),
    });
    reading
}

/// Whether the outermost guards ask for a version.
fn begins_with_version(program: &Program) -> bool {
    program
        .nodes
        .iter()
        .any(|node| matches!(node, Node::If { guard, .. } if matches!(guard.condition, Condition::Since(..))))
}

/// Lines of `text` that strict reading understands, blanks at line ends forgiven.
pub fn fit(program: &Program, text: &str, known: &Record) -> usize {
    let lines = lines_of(text, program);
    let mut known = known.clone();
    anchors::find(program, &lines, &mut known);
    let allowance = Allowance {
        trimmed: true,
        expanded: !text.contains('\t'),
    };
    let mut reader = Reader::new(program, &lines, &known, allowance);
    let end = reader.all();
    if reaches(end, &lines) {
        return lines.len();
    }
    reader.furthest.map_or(0, |(line, _)| line.min(lines.len()))
}

/// Lines of `text` that begin as a line of the program does.
pub fn resemblance(program: &Program, text: &str) -> usize {
    let mut heads = Vec::new();
    heads_of(&program.nodes, &mut heads);
    heads.sort_unstable();
    heads.dedup();
    let known = |line: &str| {
        let line = line.trim();
        let at = heads.partition_point(|head| *head <= line);
        // The longest head that `line` can begin with stands close before it; shorter ones share its beginning.
        heads[..at]
            .iter()
            .rev()
            .take(HEADS_NEAR)
            .any(|head| line.starts_with(head))
    };
    text.lines().filter(|line| known(line)).count()
}

/// Heads that are looked at for one line.
const HEADS_NEAR: usize = 8;
/// Characters of a head at least.
const HEAD_MIN: usize = 6;

fn heads_of<'p>(nodes: &'p [Node], out: &mut Vec<&'p str>) {
    for node in nodes {
        match node {
            Node::Line(line) => out.extend(head_of(line)),
            Node::Form(form) => out.extend(form.shapes.iter().filter_map(|(_, line)| head_of(line))),
            Node::If { then, otherwise, .. } => {
                heads_of(then, out);
                heads_of(otherwise, out);
            }
            Node::Each(each) => {
                heads_of(&each.between, out);
                heads_of(&each.body, out);
            }
        }
    }
}

fn head_of(line: &Line) -> Option<&str> {
    let head = line.head().trim();
    (head.len() >= HEAD_MIN).then_some(head)
}

/// Whether the first line is an empty one.
pub fn begins_blank(program: &Program) -> bool {
    matches!(program.nodes.first(), Some(Node::Line(line)) if line.is_blank())
}

/// Lines without their ends. Empty ones at the end of a text say nothing and are left out, and so does one at its start
/// that the screen has not.
fn lines_of<'t>(text: &'t str, program: &Program) -> Vec<&'t str> {
    let text = if begins_blank(program) {
        text
    } else {
        text.trim_start_matches('\n')
    };
    let mut lines: Vec<&str> = text
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .collect();
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    lines
}

fn reaches(end: Outcome, lines: &[&str]) -> bool {
    matches!(end, Ok(Some(end)) if end >= lines.len())
}

fn whole(reader: Reader<'_, '_>, trimmed: bool) -> Reading {
    let chosen = reader.program.chosen;
    let missing: Vec<String> = reader
        .missing
        .iter()
        .map(|line: &&Line| line.at.source().to_owned())
        .collect();
    let (state, agent, release) = reader.draft.into_state(chosen);
    Reading {
        state,
        complete: true,
        trimmed,
        verbatim: reader.verbatim,
        missing,
        conflicts: reader.conflicts,
        agent: interval(agent),
        release: interval(release),
        ..Reading::default()
    }
}

fn interval(span: Span) -> Interval {
    let bound = |end: draft::End| {
        end.map(|(version, at)| Bound {
            version: version.to_string(),
            place: at.place(),
        })
    };
    Interval {
        from: bound(span.from),
        below: bound(span.below),
    }
}
