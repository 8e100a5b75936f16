//! The running-config, generated from the same nodes that read it.
//!
//! Every `set`, `add` and `mode … at` node is a line that may be shown: its canonical words, its arguments filled from
//! the state. `ways` finds the nodes, `settings`, `entries` and `blocks` make their lines. Must not know where the
//! state comes from.

mod blocks;
mod entries;
mod settings;
mod ways;

use super::names::StateReader;
use super::tree::{Grammar, ModeId};
use super::view::Tree;
use ways::Way;

/// Lines whose `order` is in the same hundred stand together; `!` stands between hundreds.
const GROUP: i32 = 100;

impl Tree {
    /// The body of the running-config: global configuration, blocks indented by one blank, `!` between groups and
    /// behind blocks. With `all` defaults too.
    pub fn generate(&self, grammar: &Grammar, state: &dyn StateReader, all: bool) -> String {
        let Some(config) = grammar.mode("config") else {
            return String::new();
        };
        let writer = Writer {
            tree: self,
            grammar,
            state,
            all,
        };
        let mut text = String::new();
        let mut group = None;
        for line in writer.mode(config, &[], 0) {
            let own = Some(line.order / GROUP);
            if group.is_some_and(|group| Some(group) != own) || line.text.contains("\n ") && !text.ends_with("!\n") {
                separate(&mut text);
            }
            text.push_str(&line.text);
            if line.block {
                separate(&mut text);
            }
            group = own;
        }
        text
    }
}

fn separate(text: &mut String) {
    if !text.is_empty() && !text.ends_with("\n!\n") {
        text.push_str("!\n");
    }
}

/// A line of the running-config, with the block below it.
struct Line {
    order: i32,
    /// Place among lines of the same order.
    place: (usize, usize),
    text: String,
    block: bool,
}

/// An entry of a list that a block is about: the list's name as written in paths, as numbered, and the entry.
#[derive(Clone)]
struct Standing {
    written: String,
    numbered: String,
}

struct Writer<'a> {
    tree: &'a Tree,
    grammar: &'a Grammar,
    state: &'a dyn StateReader,
    all: bool,
}

impl Writer<'_> {
    /// All lines of a mode, in order.
    fn mode(&self, mode: ModeId, standing: &[Standing], depth: usize) -> Vec<Line> {
        let mut ways = Vec::new();
        self.ways(self.grammar.mode_info(mode).root, &mut Vec::new(), &mut ways);
        let mut lines = Vec::new();
        self.settings(&ways, standing, depth, &mut lines);
        self.entries(&ways, standing, depth, &mut lines);
        self.blocks(mode, &ways, standing, depth, &mut lines);
        lines.sort_by_key(|line| (line.order, line.place));
        lines
    }

    /// A line, with the block below it if it has one, between the lines that its node puts around it.
    fn framed(&self, way: &Way<'_>, depth: usize, line: &str) -> String {
        let Some(shown) = &self.last(way).clauses.shown else {
            return line.to_owned();
        };
        let own = |lines: &[String]| {
            lines
                .iter()
                .map(|line| format!("{}{line}\n", " ".repeat(depth)))
                .collect::<String>()
        };
        format!("{}{line}{}", own(&shown.before), own(&shown.behind))
    }

    /// The value of a path, of the entry that the block stands on where it is inside that list.
    fn read(&self, path: &str, standing: &[Standing]) -> Option<String> {
        match standing.iter().rev().find(|s| path.starts_with(&s.written)) {
            Some(inside) => {
                let (list, n) = inside.numbered.strip_suffix("].")?.rsplit_once('[')?;
                self.state
                    .item_value(list, n.parse().ok()?, &path[inside.written.len()..])
            }
            None => self.state.value(path),
        }
    }
}

/// A list's name with the numbers of the entries that it is inside of.
fn numbered(list: &str, standing: &[Standing]) -> String {
    match standing.iter().rev().find(|s| list.starts_with(&s.written)) {
        Some(inside) => format!("{}{}", inside.numbered, &list[inside.written.len()..]),
        None => list.to_owned(),
    }
}

fn text(depth: usize, words: &[String]) -> String {
    format!("{}{}\n", " ".repeat(depth), words.join(" "))
}

fn join(lines: Vec<Line>) -> String {
    lines.into_iter().map(|line| line.text).collect()
}
