//! The grammar as an arena of nodes, and its modes and parts.
//!
//! Nodes know their place in the files, so that checks can point at them. Must not know how files are read
//! (`load.rs`) or which nodes a device has (`view.rs`).

use std::ops::Range;

use crate::diagnostic::{Diagnostic, SourceFile};

use super::binding::Bound;
use super::clauses::Clauses;
use super::names::Names;
use super::types::ArgType;

/// A mode, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModeId(pub u16);

impl ModeId {
    /// Exec, which every grammar has and begins with.
    pub const EXEC: Self = Self(0);
}

/// A node, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A part, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId(pub u16);

/// What a `mode` line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModeInfo {
    /// Its name: `config-if`.
    pub name: String,
    /// What stands between host name and `#`: `(config-if)`; empty for exec.
    pub prompt: String,
    /// Where a line goes that this mode refuses, and where `exit` leads.
    pub parent: Option<ModeId>,
    /// First line of a bare `?`.
    pub help: String,
    /// The node that its commands hang on.
    pub root: NodeId,
}

impl ModeInfo {
    /// Whether it is a mode of configuration: every mode but `exec`.
    pub fn configures(&self) -> bool {
        self.name != EXEC
    }
}

/// The mode that needs no declaration.
pub const EXEC: &str = "exec";
/// First line of a bare `?` in exec. Recorded.
pub(super) const EXEC_HELP: &str = "Exec commands:";
/// The part that is offered behind `|`.
pub const PIPE_PART: &str = "output-modifiers";
/// The action that the modifiers of that part are bound to; it is the grammar's own.
pub const PIPE_ACTION: &str = "pipe";

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// What a mode's or a part's nodes hang on.
    Root,
    /// A keyword.
    Keyword(Box<str>),
    /// `<name: type>`.
    Argument(Box<str>, ArgType),
    /// `any of`.
    AnyOf,
    /// `use PART`.
    Use(PartId),
}

/// A place in one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the file.
    pub file: u16,
    /// Bytes of it.
    pub span: Range<usize>,
}

/// A node and what stands on its line.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its help.
    pub help: Option<Box<str>>,
    /// Its clauses.
    pub clauses: Clauses,
    /// What it is bound to, and where the name of that stands.
    pub bound: Option<Box<(Bound<ModeId>, Place)>>,
    /// What is below it, in the order of the files.
    pub children: Vec<NodeId>,
    /// Where it is written.
    pub place: Place,
}

impl Node {
    /// The binding.
    pub fn binding(&self) -> Option<&Bound<ModeId>> {
        self.bound.as_deref().map(|(bound, _)| bound)
    }

    /// The name as it is written.
    pub fn label(&self) -> &str {
        match &self.kind {
            NodeKind::Root => "",
            NodeKind::Keyword(word) => word,
            NodeKind::Argument(name, _) => name,
            NodeKind::AnyOf => "any of",
            NodeKind::Use(_) => "use",
        }
    }

    /// Whether it only holds other nodes: `any of`, `use`.
    pub fn is_group(&self) -> bool {
        matches!(self.kind, NodeKind::AnyOf | NodeKind::Use(_))
    }
}

/// A part.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The node that its nodes hang on.
    pub root: NodeId,
}

/// All files, parsed and checked.
#[derive(Debug, Default)]
pub struct Grammar {
    pub(super) nodes: Vec<Node>,
    pub(super) modes: Vec<ModeInfo>,
    pub(super) parts: Vec<Part>,
    pub(super) files: Vec<SourceFile>,
}

impl Grammar {
    /// Reads files in the order given: returns what could be read, and everything that is wrong with syntax, names,
    /// modes and parts. What needs a walk over the whole tree is [`Grammar::lint`]'s.
    pub fn load(files: &[SourceFile], names: &dyn Names) -> (Grammar, Vec<Diagnostic>) {
        super::load::load(files, names)
    }

    /// Checks that would make start-up slow: help, dead ends, unreachable nodes, arguments of actions and paths.
    pub fn lint(&self, names: &dyn Names) -> Vec<Diagnostic> {
        super::lint::lint(self, names)
    }

    /// The mode called `name`.
    pub fn mode(&self, name: &str) -> Option<ModeId> {
        self.modes
            .iter()
            .position(|mode| mode.name == name)
            .map(|n| ModeId(n as u16))
    }

    /// What is said of a mode of this grammar.
    pub fn mode_info(&self, mode: ModeId) -> &ModeInfo {
        &self.modes[usize::from(mode.0)]
    }

    /// All modes.
    pub fn modes(&self) -> impl Iterator<Item = (ModeId, &ModeInfo)> {
        self.modes.iter().enumerate().map(|(n, mode)| (ModeId(n as u16), mode))
    }

    /// The node with that number.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// All nodes.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(n, node)| (NodeId(n as u32), node))
    }

    /// The part with that number.
    pub fn part(&self, id: PartId) -> &Part {
        &self.parts[usize::from(id.0)]
    }

    /// The part called `name`.
    pub fn part_named(&self, name: &str) -> Option<PartId> {
        self.parts
            .iter()
            .position(|part| part.name == name)
            .map(|n| PartId(n as u16))
    }

    /// A fault at a place of the files.
    pub(super) fn fault(&self, place: &Place, message: impl Into<String>) -> Diagnostic {
        let file = &self.files[usize::from(place.file)];
        Diagnostic::new(&file.name, &file.text, place.span.clone(), message)
    }

    /// `file:line` of a node, for the reference and for "first here".
    pub(super) fn where_is(&self, place: &Place) -> String {
        let diagnostic = self.fault(place, "");
        format!("{}:{}", diagnostic.file, diagnostic.line_column().0)
    }
}
