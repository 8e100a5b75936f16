//! Full command lines that a tree accepts: for fuzzing, benchmarks, tests and the command reference.
//!
//! Always the same lines in the same order. Must not know what they do.

use super::clauses::Flag;
use super::names::Facts;
use super::tree::{Grammar, ModeId, NodeId, NodeKind};
use super::types::ArgType;
use super::view::{Entry, Tree};

/// A command line in full words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What may be typed, with an example for each argument.
    pub line: String,
    /// The same with the arguments' names: `terminal length <lines>`.
    pub pattern: String,
    /// The nodes of its words.
    pub(super) nodes: Vec<NodeId>,
    /// Whether it is one of those that are not emulated.
    pub unmodelled: bool,
}

impl Tree {
    /// Every way through a mode to the end of a command. Of an `any of` there are: none of its options, each alone, and
    /// all in order.
    pub fn sentences(
        &self,
        grammar: &Grammar,
        mode: ModeId,
        privilege: u8,
        facts: &dyn Facts,
    ) -> impl Iterator<Item = Sentence> + use<> {
        let mut writer = Writer {
            tree: self,
            grammar,
            privilege,
            facts,
            found: Vec::new(),
        };
        writer.below(grammar.mode_info(mode).root, &mut Vec::new(), false);
        writer.found.into_iter()
    }
}

struct Writer<'a> {
    tree: &'a Tree,
    grammar: &'a Grammar,
    privilege: u8,
    facts: &'a dyn Facts,
    found: Vec<Sentence>,
}

impl<'a> Writer<'a> {
    fn below(&mut self, node: NodeId, way: &mut Vec<NodeId>, unmodelled: bool) {
        for entry in self.there(node, false) {
            let unmodelled = unmodelled || entry.flags.has(Flag::Unmodelled);
            way.push(entry.node);
            let ends = self.grammar.node(entry.node).binding().is_some();
            if ends || unmodelled && self.tree.below(entry.node).is_empty() {
                self.end(entry.node, way, unmodelled);
            }
            self.below(entry.node, way, unmodelled);
            way.pop();
        }
    }

    fn there(&self, node: NodeId, grouped: bool) -> Vec<&'a Entry> {
        let is_there = |entry: &&Entry| {
            entry.group.is_some() == grouped
                && entry.privilege <= self.privilege
                && entry.conditional.iter().all(|id| {
                    let conditions = self.grammar.node(*id).clauses.conditions.as_deref();
                    conditions.is_none_or(|conditions| conditions.hold(self.facts))
                })
        };
        self.tree.below(node).iter().filter(is_there).collect()
    }

    /// A command that may end at a node, and its options.
    fn end(&mut self, node: NodeId, way: &[NodeId], unmodelled: bool) {
        self.found.push(self.sentence(way, unmodelled));
        let mut options = Vec::new();
        for entry in self.there(node, true) {
            if !entry.flags.has(Flag::Unmodelled) {
                let mut option = vec![entry.node];
                self.first_end(&mut option);
                options.push(option);
            }
        }
        for option in &options {
            let longer: Vec<NodeId> = way.iter().chain(option).copied().collect();
            self.found.push(self.sentence(&longer, unmodelled));
        }
        if options.len() > 1 {
            let longest: Vec<NodeId> = way.iter().chain(options.iter().flatten()).copied().collect();
            self.found.push(self.sentence(&longest, unmodelled));
        }
    }

    /// Goes on to the first end of an option.
    fn first_end(&self, option: &mut Vec<NodeId>) {
        while let Some(last) = option.last().copied() {
            match self.there(last, false).first() {
                Some(next) if self.grammar.node(last).binding().is_none() => option.push(next.node),
                _ => return,
            }
        }
    }

    fn sentence(&self, way: &[NodeId], unmodelled: bool) -> Sentence {
        let (mut line, mut pattern) = (Vec::new(), Vec::new());
        for id in way {
            match &self.grammar.node(*id).kind {
                NodeKind::Argument(name, kind) => {
                    line.push(kind.typed(&example(kind)));
                    pattern.push(format!("<{name}>"));
                }
                _ => {
                    line.push(self.grammar.node(*id).label().to_owned());
                    pattern.push(self.grammar.node(*id).label().to_owned());
                }
            }
        }
        Sentence {
            line: line.join(" "),
            pattern: pattern.join(" "),
            nodes: way.to_vec(),
            unmodelled,
        }
    }
}

/// A value that a type accepts, in canonical form.
fn example(kind: &ArgType) -> String {
    match kind {
        ArgType::Word { .. } => "example".to_owned(),
        ArgType::Line => "some text".to_owned(),
        ArgType::Int(low, _) => low.to_string(),
        ArgType::Ipv4 => "192.0.2.1".to_owned(),
        ArgType::Host => "host.example.com".to_owned(),
        ArgType::Url => "https://example.com/path".to_owned(),
        ArgType::File => "flash:example.txt".to_owned(),
        ArgType::Interface { .. } => "Vlan1".to_owned(),
        ArgType::Time => "10:00:00".to_owned(),
        ArgType::HourMinute => "2:00".to_owned(),
        ArgType::Minute => "10:00".to_owned(),
        ArgType::Month => "January".to_owned(),
        ArgType::Mac => "0000.5e00.5301".to_owned(),
        ArgType::OneOf(words) => words.first().cloned().unwrap_or_default(),
        ArgType::Delimited => "example".to_owned(),
    }
}
