//! What one device has of a grammar: conditions that never change while it runs, applied once.
//!
//! `any of` and `use` are dissolved here, so that a walk sees keywords and arguments only. Must not know lines.

use super::clauses::Flags;
use super::names::Facts;
use super::release::Release;
use super::tree::{Grammar, NodeId, NodeKind, PIPE_PART};

/// What one device understands of a [`Grammar`]; to be used with that grammar.
#[derive(Debug, Default)]
pub struct Tree {
    entries: Vec<Entry>,
    /// For each node of the grammar where its entries begin and end.
    below: Vec<(u32, u32)>,
    /// Where the words behind `|` hang.
    pub(super) pipe: Option<NodeId>,
}

/// A keyword or argument as it hangs below a node.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The node.
    pub node: NodeId,
    /// The `any of` it stands in.
    pub group: Option<NodeId>,
    /// What binds it and everything below: its own flags and those of the groups around it.
    pub flags: Flags,
    /// Level that a session needs.
    pub privilege: u8,
    /// The node itself and groups around it, as far as they depend on the state.
    pub conditional: Vec<NodeId>,
}

impl Grammar {
    /// Applies release, platform and quirks of a device.
    pub fn view(&self, facts: &dyn Facts) -> Tree {
        let release = Release::parse(facts.release());
        let mut tree = Tree {
            entries: Vec::with_capacity(self.nodes.len()),
            ..Tree::default()
        };
        tree.below.reserve(self.nodes.len());
        let view = View {
            grammar: self,
            release,
            facts,
        };
        for node in &self.nodes {
            let start = tree.entries.len() as u32;
            if !node.is_group() {
                view.entries(&node.children, &Around::default(), &mut tree.entries);
            }
            tree.below.push((start, tree.entries.len() as u32));
        }
        tree.pipe = self
            .part_named(PIPE_PART)
            .map(|part| tree.behind_pipe(self, self.part(part).root));
        tree
    }
}

/// What the groups around a node say.
#[derive(Clone, Default)]
struct Around {
    group: Option<NodeId>,
    flags: Flags,
    privilege: u8,
    conditional: Vec<NodeId>,
}

struct View<'a> {
    grammar: &'a Grammar,
    release: Option<Release>,
    facts: &'a dyn Facts,
}

impl View<'_> {
    fn entries(&self, children: &[NodeId], around: &Around, into: &mut Vec<Entry>) {
        for id in children {
            let node = self.grammar.node(*id);
            let conditions = node.clauses.conditions.as_deref();
            if conditions.is_some_and(|c| !c.allow(self.release.as_ref(), self.facts)) {
                continue;
            }
            let mut here = around.clone();
            here.flags = here.flags.union(node.clauses.flags.inherited());
            here.privilege = here.privilege.max(node.clauses.privilege);
            if conditions.is_some_and(|c| !c.when.is_empty()) {
                here.conditional.push(*id);
            }
            match node.kind {
                NodeKind::AnyOf => {
                    here.group = Some(*id);
                    self.entries(&node.children, &here, into);
                }
                NodeKind::Use(part) => {
                    let root = self.grammar.part(part).root;
                    self.entries(&self.grammar.node(root).children, &here, into);
                }
                _ => into.push(Entry {
                    node: *id,
                    group: here.group,
                    flags: here.flags,
                    privilege: here.privilege,
                    conditional: here.conditional,
                }),
            }
        }
    }
}

impl Tree {
    /// What hangs below a node, in file order.
    pub(super) fn below(&self, node: NodeId) -> &[Entry] {
        match self.below.get(node.0 as usize) {
            Some((start, end)) => &self.entries[*start as usize..*end as usize],
            None => &[],
        }
    }

    /// The modifiers hang on the part itself or on a node `|` in it.
    fn behind_pipe(&self, grammar: &Grammar, root: NodeId) -> NodeId {
        let bar = self
            .below(root)
            .iter()
            .find(|entry| grammar.node(entry.node).label() == "|");
        bar.map_or(root, |entry| entry.node)
    }
}
