//! What may be typed in a mode, as an indented tree for a person to read.
//!
//! Shows every node that the device has, hidden ones too, and says which are. Must not know what a command does.

use std::fmt::Write as _;

use super::clauses::{Flag, Flags};
use super::tree::{Grammar, ModeId, NodeId, NodeKind};
use super::view::{Entry, Tree};

/// Columns between a level and the next.
const STEP: usize = 2;
/// Column where the help begins, where the words leave room.
const HELP_COLUMN: usize = 40;
/// What is said of a node, and by which flag.
const MARKS: [(Flag, &str); 4] = [
    (Flag::Hidden, "hidden"),
    (Flag::Exact, "exact"),
    (Flag::Unmodelled, "not emulated"),
    (Flag::Unverified, "unverified"),
];

impl Tree {
    /// The nodes of a mode, each on a line below the one that it goes on from. Words in `[ ]` are options that go in any
    /// order; `<cr>` behind a word says that a command may end there.
    pub fn outline(&self, grammar: &Grammar, mode: ModeId) -> String {
        let mut text = String::new();
        self.outline_below(grammar, grammar.mode_info(mode).root, 0, &mut text);
        text
    }

    fn outline_below(&self, grammar: &Grammar, node: NodeId, indent: usize, text: &mut String) {
        for entry in self.below(node) {
            line(grammar, entry, indent, text);
            self.outline_below(grammar, entry.node, indent + STEP, text);
        }
    }
}

fn line(grammar: &Grammar, entry: &Entry, indent: usize, text: &mut String) {
    let node = grammar.node(entry.node);
    let mut word = match &node.kind {
        NodeKind::Argument(name, _) => format!("<{name}>"),
        _ => node.label().to_owned(),
    };
    if entry.group.is_some() {
        word = format!("[{word}]");
    }
    if node.binding().is_some() {
        word.push_str(" <cr>");
    }
    let mut said = vec![node.help.as_deref().unwrap_or_default().to_owned()];
    said.extend(marks(entry.flags, entry.privilege));
    said.retain(|part| !part.is_empty());
    let width = HELP_COLUMN.saturating_sub(indent);
    let row = format!("{:indent$}{word:<width$}  {}", "", said.join("; "));
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}", row.trim_end());
}

fn marks(flags: Flags, privilege: u8) -> Vec<String> {
    let flagged = MARKS.iter().filter(|(flag, _)| flags.has(*flag));
    let mut marks: Vec<String> = flagged.map(|(_, mark)| (*mark).to_owned()).collect();
    if privilege > 1 {
        marks.push(format!("privilege {privilege}"));
    }
    marks
}
