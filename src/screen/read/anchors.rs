//! Lines that name a version, looked up before reading starts, so that guards are decided from the first line on.
//!
//! Must not know state beyond the two version paths.

use super::matching::{Allowance, captures};
use crate::screen::program::{Frame, Line, Node, Program};
use crate::screen::value::{PathId, Record, Value};

/// Characters of fixed text that an anchor must begin with, so that it is not found in the wrong place.
const HEAD_MIN: usize = 10;

/// Puts the versions that `lines` name into `known`, where nothing is known yet.
pub fn find(program: &Program, lines: &[&str], known: &mut Record) {
    let wanted = [program.known.agent, program.known.release];
    for path in wanted
        .into_iter()
        .flatten()
        .filter(|path| known.value(*path).as_text().is_none())
        .collect::<Vec<_>>()
    {
        if let Some(version) = find_in(&program.nodes, lines, path) {
            known.put(path, Value::text(version));
        }
    }
}

fn find_in<'t>(nodes: &[Node], lines: &[&'t str], path: PathId) -> Option<&'t str> {
    nodes.iter().find_map(|node| match node {
        Node::Line(line) => find_line(line, lines, path),
        Node::If { then, otherwise, .. } => find_in(then, lines, path).or_else(|| find_in(otherwise, lines, path)),
        Node::Each(each) => find_in(&each.body, lines, path),
        Node::Form(form) => form.shapes.iter().find_map(|(_, line)| find_line(line, lines, path)),
    })
}

/// Whether `line` names the version at `path` in a way that can be looked up.
pub fn is_anchor(line: &Line, path: PathId) -> bool {
    hole_of(line, path).is_some() && line.head().len() >= HEAD_MIN
}

fn hole_of(line: &Line, path: PathId) -> Option<usize> {
    line.holes()
        .position(|hole| hole.place.path == path && hole.place.frame == Frame::Root)
}

fn find_line<'t>(line: &Line, lines: &[&'t str], path: PathId) -> Option<&'t str> {
    let hole = hole_of(line, path).filter(|_| is_anchor(line, path))?;
    let allowance = Allowance {
        trimmed: true,
        expanded: false,
    };
    lines.iter().find_map(|text| {
        let found = *captures(&line.parts, text, allowance)?.get(hole)?;
        (!found.absent).then(|| &text[found.start..found.end])
    })
}
