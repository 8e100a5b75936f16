//! What reading a text found.
//!
//! Values only; must not know how reading is done.

use super::value::{PathId, Record, Value};

/// What a screen read in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The values, `Absent` where the text says that there is none. A proposal only, where `complete` is false.
    pub state: Record,
    /// Whether every line was read by a rule and the screen came to its end.
    pub complete: bool,
    /// Whether blanks at line ends had to be forgiven.
    pub trimmed: bool,
    /// Lines of the text, from 0, that no rule read.
    pub verbatim: Vec<usize>,
    /// Screen lines that the text should have and has not, as they stand in the file.
    pub missing: Vec<String>,
    /// Values that disagree.
    pub conflicts: Vec<Conflict>,
    /// What the text allows the agent's version to be.
    pub agent: Interval,
    /// What the text allows the release to be.
    pub release: Interval,
    /// How far strict reading came, where it failed.
    pub furthest: Option<Furthest>,
    /// Set when reading was given up because it took too many line tests.
    pub gave_up: bool,
}

/// Two values of one path in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Line of the text, from 0; none when two list entries were joined.
    pub line: Option<usize>,
    /// The path.
    pub path: PathId,
    /// The value read first; it stays.
    pub first: Value,
    /// The value that disagrees.
    pub second: Value,
}

/// A range of versions, and the guard that set each end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// The lowest version possible.
    pub from: Option<Bound>,
    /// The version below which it must be.
    pub below: Option<Bound>,
}

/// One end of an [`Interval`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The version as the guard names it.
    pub version: String,
    /// The guard's file and line, `grammar/screens/ios-xe/license/status.screen:7`.
    pub place: String,
}

/// The furthest line that could not be read, and the screen line that was wanted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furthest {
    /// Line of the text, from 0.
    pub line: usize,
    /// The screen line as it stands in the file.
    pub wanted: String,
    /// Its file and line.
    pub place: String,
}
