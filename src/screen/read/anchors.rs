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
        if let Some((_, version)) = find_in(&program.nodes, lines, path) {
            known.put(path, Value::text(version));
        }
    }
}

/// Of all lines that name it the first one: further on another output may name its own.
fn find_in<'t>(nodes: &[Node], lines: &[&'t str], path: PathId) -> Option<(usize, &'t str)> {
    let earlier = |found: &(usize, &str)| found.0;
    let found = nodes.iter().filter_map(|node| match node {
        Node::Line(line) => find_line(line, lines, path),
        Node::If { then, otherwise, .. } => {
            let both = [find_in(then, lines, path), find_in(otherwise, lines, path)];
            both.into_iter().flatten().min_by_key(earlier)
        }
        Node::Each(each) => find_in(&each.body, lines, path),
        Node::Form(form) => {
            let shapes = form.shapes.iter();
            shapes
                .filter_map(|(_, line)| find_line(line, lines, path))
                .min_by_key(earlier)
        }
    });
    found.min_by_key(earlier)
}

/// Whether `line` names the version at `path` in a way that can be looked up.
pub fn is_anchor(line: &Line, path: PathId) -> bool {
    hole_of(line, path).is_some() && line.head().len() >= HEAD_MIN
}

fn hole_of(line: &Line, path: PathId) -> Option<usize> {
    line.holes()
        .position(|hole| hole.place.path == path && hole.place.frame == Frame::Root)
}

fn find_line<'t>(line: &Line, lines: &[&'t str], path: PathId) -> Option<(usize, &'t str)> {
    let hole = hole_of(line, path).filter(|_| is_anchor(line, path))?;
    let allowance = Allowance {
        trimmed: true,
        expanded: false,
    };
    lines.iter().enumerate().find_map(|(number, text)| {
        let found = *captures(&line.parts, text, allowance)?.get(hole)?;
        (!found.absent).then(|| (number, &text[found.start..found.end]))
    })
}
