//! Nodes and groups: each hangs on the line above that it is indented below; lines that speak of one node are merged.
//!
//! Must not know sections, or what is checked when all files are read.

use super::{Loader, STEP};
use crate::grammar::binding::{Bound, RawBinding};
use crate::grammar::clauses::{Clauses, Flag};
use crate::grammar::syntax::{Head, Line, NodeLine};
use crate::grammar::tree::{ModeId, Node, NodeId, NodeKind, Place};
use crate::limits::DEPTH_MAX;

impl Loader {
    /// Hangs a node or group on the line above that it is indented below.
    pub(super) fn hang(&mut self, line: Line<'_>, indent: usize, start: usize) {
        let depth = indent / STEP + 1;
        let complaint = self.misplaced(indent);
        if let Some(complaint) = complaint {
            return self.fault(&(start - indent..start), complaint, None);
        }
        self.open.truncate(depth);
        let parent = self.open[depth - 1];
        let node = match (line, parent) {
            (Line::Use(name, clauses), Some(parent)) => {
                let part = self.part_named(&name);
                let place = self.place(name.span);
                self.used_parts[usize::from(part.0)]
                    .0
                    .get_or_insert_with(|| place.clone());
                Some(self.group(parent, NodeKind::Use(part), clauses, place))
            }
            (Line::AnyOf(span, clauses), Some(parent)) => {
                let place = self.place(span);
                Some(self.group(parent, NodeKind::AnyOf, clauses, place))
            }
            (Line::Node(node), Some(parent)) => self.node(parent, node),
            _ => None,
        };
        self.open.push(node);
    }

    /// Why no line can stand at an indentation here.
    fn misplaced(&self, indent: usize) -> Option<&'static str> {
        let depth = indent / STEP + 1;
        if self.open.is_empty() {
            Some("no section begins above this line; write 'mode NAME' or 'part NAME' first")
        } else if !indent.is_multiple_of(STEP) {
            Some("indentation goes in steps of two blanks")
        } else if depth > self.open.len() {
            Some("this line is indented more than one step below the line above")
        } else if depth > DEPTH_MAX {
            Some("this is nested too deeply")
        } else {
            None
        }
    }

    fn group(&mut self, parent: (NodeId, bool), kind: NodeKind, mut clauses: Clauses, place: Place) -> (NodeId, bool) {
        let unmodelled = parent.1 || clauses.flags.has(Flag::Unmodelled);
        if unmodelled {
            clauses.flags.add(Flag::Unmodelled);
        }
        let id = self.push(kind, place);
        self.grammar.nodes[id.0 as usize].clauses = clauses;
        self.grammar.nodes[parent.0.0 as usize].children.push(id);
        (id, unmodelled)
    }

    /// A node below an unmodelled one is unmodelled itself, and stays so if the one above turns out to be modelled.
    fn node(&mut self, (parent, inherited): (NodeId, bool), line: NodeLine<'_>) -> Option<(NodeId, bool)> {
        let place = self.place(line.span.clone());
        let twin = self.twin(parent, &line);
        let bound = line.binding.map(|binding| self.bind(binding));
        let kind = match line.head {
            Head::Keyword(word) => NodeKind::Keyword(word.into()),
            Head::Argument(name, kind) => NodeKind::Argument(name.into(), kind),
        };
        let mut node = Node {
            kind,
            help: line.help.map(String::into_boxed_str),
            clauses: line.clauses,
            bound: bound.map(Box::new),
            children: Vec::new(),
            place,
        };
        let unmodelled = inherited || node.clauses.flags.has(Flag::Unmodelled);
        if inherited {
            node.clauses.flags.add(Flag::Unmodelled);
        }
        let id = match twin {
            Some(twin) if node.clauses.flags.has(Flag::Override) => {
                self.grammar.nodes[twin.0 as usize] = node;
                twin
            }
            Some(twin) => {
                self.merge(twin, node);
                twin
            }
            None => {
                let id = NodeId(self.grammar.nodes.len() as u32);
                self.grammar.nodes.push(node);
                self.grammar.nodes[parent.0 as usize].children.push(id);
                id
            }
        };
        Some((id, unmodelled))
    }

    /// The node there already that a line speaks of: the same name below the same parent, under the same conditions
    /// or with nothing said about them.
    fn twin(&self, parent: NodeId, line: &NodeLine<'_>) -> Option<NodeId> {
        let bare = line.clauses.is_bare() && line.binding.is_none();
        let replaces = line.clauses.flags.has(Flag::Override);
        self.grammar.node(parent).children.iter().rev().copied().find(|id| {
            let node = self.grammar.node(*id);
            let same = match (&node.kind, &line.head) {
                (NodeKind::Keyword(a), Head::Keyword(b)) => a.eq_ignore_ascii_case(b),
                (NodeKind::Argument(a, kind), Head::Argument(b, other)) => **a == **b && kind == other,
                _ => false,
            };
            if !same {
                return false;
            }
            let said_before = !node.clauses.is_bare() || node.bound.is_some() || node.help.is_some();
            replaces || bare || !said_before || node.clauses.same_conditions(&line.clauses)
        })
    }

    /// Two lines that speak of one node: each may say what the other left out.
    fn merge(&mut self, id: NodeId, new: Node) {
        let old = self.grammar.node(id);
        let unmodelled = |node: &Node| node.clauses.flags.has(Flag::Unmodelled);
        let takes_over = unmodelled(old) && !unmodelled(&new) && !(new.clauses.is_bare() && new.help.is_none());
        let stays = unmodelled(&new) && !unmodelled(old) && new.bound.is_none();
        let clash = new.bound.is_some() && old.bound.is_some()
            || new.help.is_some() && old.help.is_some() && new.help != old.help && !takes_over && !stays;
        if clash {
            let first = self.grammar.where_is(&old.place);
            let span = new.place.span;
            let message = format!("'{}' is here twice under the same conditions", old.label());
            let help = format!("the first is at {first}; a node of a folder of your own may say 'override'");
            return self.fault(&span, message, Some(help));
        }
        let old = &mut self.grammar.nodes[id.0 as usize];
        if new.bound.is_some() {
            old.bound = new.bound;
            old.place = new.place;
        }
        if takes_over {
            old.help = new.help.or(old.help.take());
            old.clauses = new.clauses;
        } else if !stays {
            old.help = old.help.take().or(new.help);
            merge_clauses(&mut old.clauses, new.clauses);
        }
    }

    fn bind(&mut self, raw: RawBinding<'_>) -> (Bound<ModeId>, Place) {
        let place = self.place(raw.span);
        let bound = match raw.bound {
            Bound::Mode(name, at) => Bound::Mode(self.mode_named(name.text, &place), at),
            Bound::Screen(name, of) => Bound::Screen(name, of),
            Bound::Action(name, given) => Bound::Action(name, given),
            Bound::Set(fields) => Bound::Set(fields),
            Bound::Add(key, with) => Bound::Add(key, with),
        };
        (bound, place)
    }
}

fn merge_clauses(old: &mut Clauses, new: Clauses) {
    old.flags = old.flags.union(new.flags);
    old.privilege = old.privilege.max(new.privilege);
    old.conditions = old.conditions.take().or(new.conditions);
    old.default = old.default.take().or(new.default);
    old.order = old.order.or(new.order);
    old.shown = old.shown.take().or(new.shown);
}
