//! A screen as it is run: lines, guards and loops over numbered paths, nothing left to look up.
//!
//! Knows values and paths; must not know the file format (`dsl.rs`) nor how lines are printed or read.

use std::ops::Range;
use std::sync::Arc;

use super::hole::Shape;
use super::value::{Kind, PathId};
use super::version::Version;
use crate::diagnostic::Diagnostic;

/// A place in a screen file.
#[derive(Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file.
    pub file: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// Bytes of it.
    pub span: Range<usize>,
}

impl Spot {
    /// A fault at this place.
    pub fn diagnostic(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&self.file, &self.text, self.span.clone(), message)
    }

    /// What stands there.
    pub fn source(&self) -> &str {
        self.text.get(self.span.clone()).unwrap_or_default()
    }

    /// `file:line`.
    pub fn place(&self) -> String {
        let before = self.text.get(..self.span.start).unwrap_or_default();
        format!("{}:{}", self.file, before.matches('\n').count() + 1)
    }
}

impl std::fmt::Debug for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.place())
    }
}

/// Where a path is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frame {
    /// The state.
    Root,
    /// What the command or message handed over: `arg.*`.
    Arguments,
    /// The entry that the loop of this depth stands on; with `%of`, depth 0 is the chosen entry.
    Entry(u8),
}

/// A path and where it is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Where.
    pub frame: Frame,
    /// What.
    pub path: PathId,
}

/// `{path: type or TEXT}`.
#[derive(Clone, Debug)]
pub struct Hole {
    /// The value.
    pub place: Place,
    /// The kind that the table of paths gives it.
    pub kind: Kind,
    /// How it is printed and read.
    pub shape: Shape,
    /// What stands there when there is no value.
    pub or: Option<Box<str>>,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub enum Part {
    /// Fixed text, never empty.
    Text(Box<str>),
    /// `{>N}`: blanks up to this column, counted in characters from 0.
    Tab(usize),
    /// A value.
    Hole(Hole),
}

/// A line of output.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its pieces; none for an empty line.
    pub parts: Box<[Part]>,
    /// Where it stands.
    pub at: Spot,
    /// Whether it says enough to be recognised anywhere in a damaged text.
    pub strong: bool,
}

impl Line {
    /// Its holes.
    pub fn holes(&self) -> impl Iterator<Item = &Hole> {
        self.parts
            .iter()
            .filter_map(|part| if let Part::Hole(hole) = part { Some(hole) } else { None })
    }

    /// Its fixed text before the first hole or tab stop.
    pub fn head(&self) -> &str {
        if let Some(Part::Text(text)) = self.parts.first() {
            text
        } else {
            ""
        }
    }

    /// Whether it prints blanks only, whatever the state is.
    pub fn is_blank(&self) -> bool {
        self.parts.iter().all(|part| match part {
            Part::Text(text) => text.trim().is_empty(),
            Part::Tab(_) => true,
            Part::Hole(_) => false,
        })
    }
}

/// The two versions that guards ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// The Smart Agent's version (path `agent`).
    Agent,
    /// The IOS-XE release (path `release`).
    Release,
}

/// A question to the state.
#[derive(Clone, Debug)]
pub enum Condition {
    /// Whether any of these has a value that is set: one path, or all paths below a prefix; the kind of the first.
    Has(Box<[Place]>, Kind),
    /// Whether the value, as text, is one of these.
    Is(Place, Kind, Box<[Box<str>]>),
    /// Whether the version is this one or a later one.
    Since(Axis, Version),
}

/// `%when`, `%unless`, `%since`, `%until`: a condition, and whether the first branch wants it false.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The question.
    pub condition: Condition,
    /// Whether the first branch stands for the answer no.
    pub negated: bool,
    /// Where it stands.
    pub at: Spot,
}

/// `%each`.
#[derive(Clone, Debug)]
pub struct Loop {
    /// The frame of its entries.
    pub depth: u8,
    /// The list.
    pub list: Place,
    /// Fields by which entries read here join those of other loops over the list.
    pub keys: Box<[PathId]>,
    /// Whether each key is printed once.
    pub distinct: bool,
    /// Which entries are printed; not asked when reading.
    pub filter: Option<Guard>,
    /// What stands between two entries.
    pub between: Box<[Node]>,
    /// What stands for each.
    pub body: Box<[Node]>,
}

/// A value with several one-line shapes.
#[derive(Clone, Debug)]
pub struct Form {
    /// The path `….is` that says which.
    pub is: Place,
    /// The shapes: tag and line, in the order in which they are tried.
    pub shapes: Box<[(Box<str>, Line)]>,
}

/// One step of a screen.
#[derive(Clone, Debug)]
pub enum Node {
    /// A line.
    Line(Line),
    /// Two branches, either may be empty.
    If {
        /// Which one.
        guard: Guard,
        /// The first.
        then: Box<[Node]>,
        /// The one behind `%otherwise`.
        otherwise: Box<[Node]>,
    },
    /// A loop.
    Each(Loop),
    /// A choice of lines.
    Form(Form),
}

/// The paths that mean something to the engine itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// `agent`.
    pub agent: Option<PathId>,
    /// `release`.
    pub release: Option<PathId>,
    /// `clock.zone`.
    pub zone: Option<PathId>,
    /// `clock.offset_minutes`.
    pub offset: Option<PathId>,
    /// `clock.summer_time`.
    pub summer: Option<PathId>,
}

impl Known {
    /// The path that holds the version of `axis`.
    pub fn axis(&self, axis: Axis) -> Option<PathId> {
        match axis {
            Axis::Agent => self.agent,
            Axis::Release => self.release,
        }
    }
}

/// A whole screen.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its steps.
    pub nodes: Box<[Node]>,
    /// The list of `%of`.
    pub chosen: Option<PathId>,
    /// How many loops stand inside each other, `%of` counted.
    pub depth: usize,
    /// `%nonl`.
    pub no_newline: bool,
    /// Paths the engine itself asks for.
    pub known: Known,
}
