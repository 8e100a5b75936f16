//! The ways from a mode's root to its bound nodes, and the words that a way is written with.
//!
//! Must not know which of the lines are shown.

use super::{Standing, Writer};
use crate::grammar::binding::{Bound, Expr};
use crate::grammar::clauses::Flag;
use crate::grammar::tree::{ModeId, Node, NodeId, NodeKind};
use crate::grammar::view::Entry;

/// A way from a mode's root to a bound node.
pub(super) struct Way<'a> {
    /// Nodes from the outside in.
    pub nodes: Vec<NodeId>,
    pub bound: &'a Bound<ModeId>,
    /// Place in the files.
    pub place: usize,
    pub order: i32,
}

impl<'a> Writer<'a> {
    pub(super) fn ways(&self, node: NodeId, on_the_way: &mut Vec<NodeId>, into: &mut Vec<Way<'a>>) {
        for entry in self.tree.below(node) {
            if entry.group.is_some() || entry.flags.has(Flag::Unmodelled) || !self.is_there(entry) {
                continue;
            }
            on_the_way.push(entry.node);
            let node = self.grammar.node(entry.node);
            if let Some(bound) = node.binding()
                && !node.clauses.flags.has(Flag::Never)
            {
                let order = node.clauses.order.unwrap_or(i32::MAX);
                into.push(Way {
                    nodes: on_the_way.clone(),
                    bound,
                    place: into.len(),
                    order,
                });
            }
            self.ways(entry.node, on_the_way, into);
            on_the_way.pop();
        }
    }

    fn is_there(&self, entry: &Entry) -> bool {
        entry.conditional.iter().all(|id| {
            let conditions = self.grammar.node(*id).clauses.conditions.as_deref();
            conditions.is_none_or(|c| {
                c.when.iter().all(|when| {
                    when.holds(|path, values| self.state.value(path).is_some_and(|v| values.contains(&v.as_str())))
                })
            })
        })
    }

    pub(super) fn last(&self, way: &Way<'_>) -> &Node {
        self.grammar.node(way.nodes[way.nodes.len() - 1])
    }

    pub(super) fn is_argument(&self, id: NodeId) -> bool {
        matches!(self.grammar.node(id).kind, NodeKind::Argument(..))
    }

    /// Whether an expression is the argument at `node`.
    pub(super) fn names(&self, value: &Expr, node: NodeId, way: &Way<'_>) -> bool {
        match value {
            Expr::Argument(name) => self.is_argument(node) && self.grammar.node(node).label() == name,
            Expr::Last => way.nodes.iter().rev().find(|id| self.is_argument(**id)) == Some(&node),
            Expr::Fixed(_) => false,
        }
    }

    /// The words of a line; `None` where an argument has no value.
    pub(super) fn words(&self, nodes: &[NodeId], value: &dyn Fn(NodeId) -> Option<String>) -> Option<Vec<String>> {
        let word = |id: &NodeId| match &self.grammar.node(*id).kind {
            NodeKind::Keyword(word) => Some(word.to_string()),
            NodeKind::Argument(_, kind) => value(*id).map(|value| kind.typed(&value)),
            _ => None,
        };
        nodes.iter().map(word).collect()
    }

    /// Ways below the `any of` groups of a way's last node.
    pub(super) fn option_ways(&self, way: &Way<'_>) -> Vec<Vec<NodeId>> {
        let mut found = Vec::new();
        let Some(last) = way.nodes.last() else { return found };
        for entry in self
            .tree
            .below(*last)
            .iter()
            .filter(|entry| entry.group.is_some() && self.is_there(entry))
        {
            if !entry.flags.has(Flag::Unmodelled) {
                self.chains(entry.node, &mut vec![entry.node], &mut found);
            }
        }
        found
    }

    fn chains(&self, node: NodeId, on_the_way: &mut Vec<NodeId>, found: &mut Vec<Vec<NodeId>>) {
        let below = self.tree.below(node);
        if below.is_empty() || self.grammar.node(node).binding().is_some() {
            found.push(on_the_way.clone());
        }
        for entry in below {
            on_the_way.push(entry.node);
            self.chains(entry.node, on_the_way, found);
            on_the_way.pop();
        }
    }

    /// Paths that options of an `any of` set.
    pub(super) fn optional_paths(&self, way: &Way<'a>) -> Vec<&'a str> {
        let ways = self.option_ways(way);
        let bounds = ways
            .iter()
            .filter_map(|nodes| self.grammar.node(*nodes.last()?).binding());
        let sets = bounds.filter_map(|bound| {
            if let Bound::Set(fields) = bound {
                Some(fields)
            } else {
                None
            }
        });
        sets.flatten().map(|field| field.name.as_str()).collect()
    }

    /// Appends the options that are on, and says whether any is.
    pub(super) fn options(&self, way: &Way<'_>, standing: &[Standing], words: &mut Vec<String>) -> bool {
        let before = words.len();
        for nodes in self.option_ways(way) {
            let Some(Bound::Set(fields)) = nodes.last().and_then(|id| self.grammar.node(*id).binding()) else {
                continue;
            };
            let argument = nodes.iter().rev().find(|id| self.is_argument(**id)).copied();
            let mut value = None;
            let on = fields
                .iter()
                .all(|field| match (&field.value, self.read(&field.name, standing)) {
                    (Expr::Fixed(fixed), Some(now)) => *fixed == now,
                    (_, Some(now)) if argument.is_some() => {
                        value = Some(now);
                        true
                    }
                    (Expr::Last, Some(now)) => now == "yes",
                    _ => false,
                });
            if on {
                words.extend(self.words(&nodes, &|_| value.clone()).unwrap_or_default());
            }
        }
        words.len() > before
    }
}
