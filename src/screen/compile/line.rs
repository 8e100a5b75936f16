//! Lines: holes get their places and shapes, form holes become a choice of lines.
//!
//! Must not know blocks.

use std::ops::Range;
use std::rc::Rc;

use super::super::hole::{NAMES, Shape};
use super::super::program::{Form, Guard, Hole, Line, Node, Part, Place};
use super::super::source::{Piece, RawLine, Spanned};
use super::{Compiler, kind_name};

/// A hole that stands for a form.
struct FormHole<'a> {
    /// Which piece of the line it is.
    at: usize,
    path: &'a Spanned<String>,
    name: &'a Spanned<String>,
}

impl Compiler<'_> {
    /// A line of output; with `optional`, inside a question for its first hole.
    pub(super) fn output(&mut self, raw: &RawLine, optional: bool) -> Option<Node> {
        let node = match self.form_hole(raw) {
            Some(hole) => Node::Form(self.form_line(raw, &hole)?),
            None => Node::Line(self.line(raw)),
        };
        if !optional {
            return Some(node);
        }
        let Some(path) = first_path(raw) else {
            self.error(raw.span.clone(), "a line behind `%?` needs a hole");
            return None;
        };
        let condition = self.has(path)?;
        let guard = Guard {
            condition,
            negated: false,
            at: self.spot(&raw.span),
        };
        Some(Node::If {
            guard,
            then: [node].into(),
            otherwise: [].into(),
        })
    }

    fn form_hole<'l>(&self, raw: &'l RawLine) -> Option<FormHole<'l>> {
        raw.pieces.iter().enumerate().find_map(|(at, piece)| match piece {
            Piece::Hole {
                path,
                shape: Some(name),
                ..
            } if self.forms.contains_key(&name.value) => Some(FormHole { at, path, name }),
            _ => None,
        })
    }

    /// One line for each shape of the form.
    fn form_line(&mut self, raw: &RawLine, hole: &FormHole<'_>) -> Option<Form> {
        let is = Spanned {
            value: format!("{}.is", hole.path.value),
            span: hole.path.span.clone(),
        };
        let is = self.place(&is)?;
        let (_, shapes) = self.forms.get(&hole.name.value)?.clone();
        if matches!(raw.pieces[hole.at], Piece::Hole { or: Some(_), .. }) {
            self.error(
                hole.name.span.clone(),
                "a form says itself what stands for no value; it takes no `or`",
            );
        }
        let mut lines = Vec::with_capacity(shapes.len());
        for (tag, shape) in Rc::as_ref(&shapes) {
            let mut pieces = raw.pieces[..hole.at].to_vec();
            pieces.extend(shape.pieces.iter().map(|piece| below(piece, hole.path)));
            pieces.extend_from_slice(&raw.pieces[hole.at + 1..]);
            let line = self.line(&RawLine {
                pieces: merged(pieces),
                span: raw.span.clone(),
            });
            lines.push((tag.as_str().into(), line));
        }
        Some(Form {
            is,
            shapes: lines.into(),
        })
    }

    fn line(&mut self, raw: &RawLine) -> Line {
        let parts: Vec<Part> = raw.pieces.iter().filter_map(|piece| self.part(piece)).collect();
        Line {
            strong: is_strong(&parts),
            parts: parts.into(),
            at: self.spot(&raw.span),
        }
    }

    fn part(&mut self, piece: &Piece) -> Option<Part> {
        match piece {
            Piece::Text(text) => Some(Part::Text(text.as_str().into())),
            Piece::Tab(column) => Some(Part::Tab(*column)),
            Piece::Hole { path, shape, or } => {
                let named = match shape {
                    Some(written) => Some((self.named(written)?, written)),
                    None => None,
                };
                let place = self.place(path)?;
                let shape = self.shape(place, named, &path.span)?;
                let kind = self.schema.info(place.path).kind;
                Some(Part::Hole(Hole {
                    place,
                    kind,
                    shape,
                    or: or.as_deref().map(Into::into),
                }))
            }
        }
    }

    fn named(&mut self, written: &Spanned<String>) -> Option<Shape> {
        let shape = Shape::named(&written.value);
        if shape.is_none() {
            let error = self.error(written.span.clone(), format!("unknown type `{}`", written.value));
            error.help = Some(format!(
                "types are {NAMES}; a form must have been brought in by `%use` before"
            ));
        }
        shape
    }

    fn shape(&mut self, place: Place, named: Option<(Shape, &Spanned<String>)>, span: &Range<usize>) -> Option<Shape> {
        let kind = self.schema.info(place.path).kind;
        let Some((shape, written)) = named else {
            let shape = Shape::of_kind(kind);
            if shape.is_none() {
                self.error(
                    span.clone(),
                    format!("{} has no type of its own; write one", kind_name(kind)),
                );
            }
            return shape;
        };
        if !shape.fits(kind) {
            let name = self.schema.info(place.path).name;
            let message = format!(
                "`{name}` is {}; it cannot be written as `{}`",
                kind_name(kind),
                written.value
            );
            self.error(written.span.clone(), message);
            return None;
        }
        if !shape.is_readable() && !self.render_only {
            let error = self.error(written.span.clone(), format!("`{}` cannot be read back", written.value));
            error.help = Some("say `%render-only` in the head of the screen".to_owned());
        }
        Some(shape)
    }
}

/// A piece of a form's shape, its paths being below `path`.
fn below(piece: &Piece, path: &Spanned<String>) -> Piece {
    let mut piece = piece.clone();
    if let Piece::Hole { path: own, .. } = &mut piece
        && own.value.starts_with('.')
    {
        *own = Spanned {
            value: format!("{}{}", path.value, own.value),
            span: path.span.clone(),
        };
    }
    piece
}

/// The same pieces, fixed texts beside each other made one.
fn merged(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (piece, out.last_mut()) {
            (Piece::Text(more), Some(Piece::Text(text))) => text.push_str(&more),
            (piece, _) => out.push(piece),
        }
    }
    out
}

fn first_path(raw: &RawLine) -> Option<&Spanned<String>> {
    raw.pieces.iter().find_map(|piece| {
        if let Piece::Hole { path, .. } = piece {
            Some(path)
        } else {
            None
        }
    })
}

/// Whether a line says enough to be recognised anywhere: three characters of fixed text, or three values with a form.
fn is_strong(parts: &[Part]) -> bool {
    let text: usize = parts
        .iter()
        .map(|part| {
            if let Part::Text(text) = part {
                text.trim().len()
            } else {
                0
            }
        })
        .sum();
    let formed = parts
        .iter()
        .filter(|part| matches!(part, Part::Hole(hole) if !matches!(hole.shape, Shape::Text | Shape::Raw)))
        .count();
    text >= 3 || formed >= 3
}
