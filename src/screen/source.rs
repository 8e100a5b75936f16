//! A screen file as it was read: blocks and pieces of lines with their places, no path looked up yet.
//!
//! Must not know the table of paths; that is the compiler's business (`compile`).

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::version::Version;
use crate::diagnostic::Diagnostic;

/// Something and the bytes of the file that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The thing.
    pub value: T,
    /// Where it stands.
    pub span: Range<usize>,
}

/// One file.
#[derive(Debug)]
pub struct SheetFile {
    /// Its name.
    pub name: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// The screens in it: the one with the file's own name (if it has any content) and those of `%screen`.
    pub sheets: Vec<Rc<Sheet>>,
    /// What is wrong so that the file cannot be used.
    pub errors: Vec<Diagnostic>,
    /// What is wrong with it otherwise.
    pub lints: Vec<Diagnostic>,
}

/// One screen or part of a screen.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The name behind `%screen`.
    pub name: Option<String>,
    /// The file, for places.
    pub file: Arc<str>,
    /// The file's text, for carets.
    pub text: Arc<str>,
    /// What its head says.
    pub head: Head,
    /// Its content.
    pub body: Vec<Item>,
}

/// What stands in the head of a screen.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// `%command`: what prints it, as one would type it.
    pub command: Option<String>,
    /// `%source` lines.
    pub sources: Vec<String>,
    /// `%error`.
    pub error: bool,
    /// `%render-only`.
    pub render_only: bool,
    /// `%nonl`.
    pub no_newline: bool,
    /// `%of ALIAS in LIST`.
    pub of: Option<(String, Spanned<String>)>,
}

/// A step of a screen.
#[derive(Debug)]
pub enum Item {
    /// A line of output; with `optional`, one that is printed if its first hole has a value (`%?`).
    Line {
        /// The line.
        line: RawLine,
        /// Whether it began with `%?`.
        optional: bool,
    },
    /// `%when`, `%unless`, `%since`, `%until`.
    If {
        /// The question.
        guard: RawGuard,
        /// First branch.
        then: Vec<Item>,
        /// Branch behind `%otherwise`.
        otherwise: Vec<Item>,
    },
    /// `%each`.
    Each(RawLoop),
    /// `%use`.
    Use {
        /// The part.
        part: Spanned<String>,
        /// Aliases it is given: name and path.
        with: Vec<(String, Spanned<String>)>,
    },
    /// `%form`.
    Form {
        /// Its name.
        name: Spanned<String>,
        /// Tags and lines.
        shapes: Vec<(String, RawLine)>,
    },
}

/// `%each ALIAS in LIST …`.
#[derive(Debug)]
pub struct RawLoop {
    /// Name of the entry.
    pub alias: Spanned<String>,
    /// The list.
    pub list: Spanned<String>,
    /// `by`.
    pub keys: Vec<Spanned<String>>,
    /// `distinct`.
    pub distinct: bool,
    /// `where`.
    pub filter: Option<RawGuard>,
    /// Items behind `%between`.
    pub between: Vec<Item>,
    /// Items of the body.
    pub body: Vec<Item>,
}

/// A condition as written.
#[derive(Clone, Debug)]
pub struct RawGuard {
    /// What it asks.
    pub condition: RawCondition,
    /// `%unless`, `%until`.
    pub negated: bool,
    /// The whole control line.
    pub span: Range<usize>,
}

/// What a condition asks.
#[derive(Clone, Debug)]
pub enum RawCondition {
    /// `P`.
    Has(Spanned<String>),
    /// `P is A or B`.
    Is(Spanned<String>, Vec<String>),
    /// `agent V`, `release V`.
    Since(Spanned<String>, Version),
}

/// A line as written.
#[derive(Clone, Debug)]
pub struct RawLine {
    /// Its pieces.
    pub pieces: Vec<Piece>,
    /// The line in the file.
    pub span: Range<usize>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Fixed text, `{{`, `{sp}` and `{tab}` undone.
    Text(String),
    /// `{>N}`.
    Tab(usize),
    /// `{path: type or TEXT}`.
    Hole {
        /// The path.
        path: Spanned<String>,
        /// The type; none where the path's kind says it.
        shape: Option<Spanned<String>>,
        /// The text for no value.
        or: Option<String>,
    },
}

impl Sheet {
    /// Names of all parts that it uses itself.
    pub fn parts(&self) -> Vec<String> {
        fn walk(items: &[Item], out: &mut Vec<String>) {
            for item in items {
                match item {
                    Item::Use { part, .. } => out.push(part.value.clone()),
                    Item::If { then, otherwise, .. } => {
                        walk(then, out);
                        walk(otherwise, out);
                    }
                    Item::Each(each) => {
                        walk(&each.body, out);
                        walk(&each.between, out);
                    }
                    Item::Line { .. } | Item::Form { .. } => {}
                }
            }
        }
        let mut out = Vec::new();
        walk(&self.body, &mut out);
        out
    }
}
