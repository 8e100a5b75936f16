//! How a screen prints each path: the shapes of its holes and the narrowest column, and the versions that guards name.
//!
//! Must not know values.

use std::collections::BTreeMap;

use crate::screen::hole::Shape;
use crate::screen::program::{Axis, Condition, Line, Node, Part, Program};
use crate::screen::value::PathId;
use crate::screen::version::Version;

/// How a path is printed: all shapes, and the narrowest column.
#[derive(Clone, Debug, Default)]
pub(super) struct Prints {
    pub shapes: Vec<Shape>,
    pub width: Option<usize>,
}

/// How each path is printed.
pub(super) fn prints(program: &Program) -> BTreeMap<PathId, Prints> {
    fn line(line: &Line, out: &mut BTreeMap<PathId, Prints>) {
        let mut column = Some(0);
        for (n, part) in line.parts.iter().enumerate() {
            match part {
                Part::Text(text) => column = column.map(|column| column + text.chars().count()),
                Part::Tab(stop) => column = Some(*stop),
                Part::Hole(hole) => {
                    let prints = out.entry(hole.place.path).or_default();
                    prints.shapes.push(hole.shape.clone());
                    if let (Some(column), Some(Part::Tab(stop))) = (column, line.parts.get(n + 1)) {
                        let gap = usize::from(!matches!(line.parts.get(n + 2), Some(Part::Text(_))));
                        let width = stop.saturating_sub(column + gap);
                        prints.width = Some(prints.width.map_or(width, |before| before.min(width)));
                    }
                    column = None;
                }
            }
        }
    }
    fn walk(nodes: &[Node], out: &mut BTreeMap<PathId, Prints>) {
        for node in nodes {
            match node {
                Node::Line(own) => line(own, out),
                Node::If { then, otherwise, .. } => {
                    walk(then, out);
                    walk(otherwise, out);
                }
                Node::Each(each) => {
                    walk(&each.body, out);
                    walk(&each.between, out);
                }
                Node::Form(form) => form.shapes.iter().for_each(|(_, own)| line(own, out)),
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(&program.nodes, &mut out);
    out
}

/// All versions that guards name.
pub(super) fn bounds(nodes: &[Node], out: &mut BTreeMap<Axis, Vec<Version>>) {
    for node in nodes {
        match node {
            Node::If { guard, then, otherwise } => {
                if let Condition::Since(axis, version) = &guard.condition {
                    out.entry(*axis).or_default().push(version.clone());
                }
                bounds(then, out);
                bounds(otherwise, out);
            }
            Node::Each(each) => bounds(&each.body, out),
            Node::Line(_) | Node::Form(_) => {}
        }
    }
}
