//! Checks of a whole grammar that would make start-up slow: what a walk, a reader of `?` or a device would stumble over.
//!
//! Conditions are not applied: two nodes clash unless their conditions exclude each other. Bindings are `lint_bindings.rs`'s.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;

use super::binding::Bound;
use super::clauses::{Conditions, Flag};
use super::lint_bindings;
use super::names::Names;
use super::tree::{Grammar, Node, NodeId, NodeKind, PIPE_PART, PartId, Place};
use super::types::ArgType;

/// See [`Grammar::lint`].
pub(super) fn lint(grammar: &Grammar, names: &dyn Names) -> Vec<Diagnostic> {
    let mut faults = Faults {
        grammar,
        found: Vec::new(),
        seen: BTreeSet::new(),
    };
    let grouped = inside_any_of(grammar);
    for (id, node) in grammar.nodes() {
        node_alone(node, grouped.contains(&id), &mut faults);
        siblings(&flattened(grammar, id), &mut faults);
    }
    unused_parts(&mut faults);
    lint_bindings::check(names, &mut faults);
    let mut found = faults.found;
    found.sort_by(|a, b| (&a.file, a.span.start).cmp(&(&b.file, b.span.start)));
    found
}

/// Faults so far, each once.
pub(super) struct Faults<'a> {
    pub grammar: &'a Grammar,
    found: Vec<Diagnostic>,
    seen: BTreeSet<(u16, usize, String)>,
}

impl Faults<'_> {
    /// Adds a fault unless it was found on another way to the same place.
    pub fn add(&mut self, place: &Place, message: String, help: Option<&str>) {
        if self.seen.insert((place.file, place.span.start, message.clone())) {
            let fault = self.grammar.fault(place, message);
            self.found.push(match help {
                Some(help) => fault.help(help),
                None => fault,
            });
        }
    }
}

/// Nodes inside an `any of`, through parts as well.
fn inside_any_of(grammar: &Grammar) -> BTreeSet<NodeId> {
    let mut found = BTreeSet::new();
    let groups = grammar.nodes().filter(|(_, node)| node.kind == NodeKind::AnyOf);
    let mut open: Vec<NodeId> = groups.flat_map(|(_, node)| node.children.iter().copied()).collect();
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let node = grammar.node(id);
        open.extend(&node.children);
        if let NodeKind::Use(part) = node.kind {
            open.extend(&grammar.node(grammar.part(part).root).children);
        }
    }
    found
}

/// What hangs below a node when groups are dissolved.
pub(super) fn flattened(grammar: &Grammar, id: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut open: Vec<NodeId> = grammar.node(id).children.iter().rev().copied().collect();
    if grammar.node(id).is_group() {
        return found;
    }
    while let Some(id) = open.pop() {
        let node = grammar.node(id);
        match node.kind {
            NodeKind::AnyOf => open.extend(node.children.iter().rev()),
            NodeKind::Use(part) => open.extend(grammar.node(grammar.part(part).root).children.iter().rev()),
            _ => found.push(id),
        }
    }
    found
}

fn node_alone(node: &Node, in_any_of: bool, faults: &mut Faults<'_>) {
    if node.is_group() || node.kind == NodeKind::Root {
        return;
    }
    let label = node.label();
    let unmodelled = node.clauses.flags.has(Flag::Unmodelled);
    if node.help.is_none() {
        faults.add(
            &node.place,
            format!("'{label}' has no help"),
            Some("write \"\" where it is not known"),
        );
    }
    if node.children.is_empty() && node.bound.is_none() && !unmodelled && !in_any_of {
        let help = "give it a binding, nodes below it, or 'unmodelled'";
        faults.add(&node.place, format!("'{label}' leads nowhere"), Some(help));
    }
    if let (NodeKind::Argument(_, kind), Some(child)) = (&node.kind, node.children.first())
        && kind.takes_rest()
    {
        let place = faults.grammar.node(*child).place.clone();
        faults.add(
            &place,
            format!("nothing can follow '{label}', which takes the rest of the line"),
            None,
        );
    }
    let sets = matches!(node.binding(), Some(Bound::Set(_)));
    if node.clauses.default.is_some() && !sets && matches!(node.kind, NodeKind::Keyword(_)) {
        faults.add(
            &node.place,
            format!("'default' means nothing at '{label}', which sets nothing"),
            None,
        );
    }
    if let Some(Conditions {
        since: Some(since),
        until: Some(until),
        ..
    }) = node.clauses.conditions.as_deref()
        && !until.lasts_until(since)
    {
        faults.add(
            &node.place,
            format!("no release is between 'since' and 'until' of '{label}'"),
            None,
        );
    }
}

/// Two nodes below one that a device could have both.
fn siblings(nodes: &[NodeId], faults: &mut Faults<'_>) {
    let grammar = faults.grammar;
    let mut named: Vec<(String, usize)> = Vec::with_capacity(nodes.len());
    for (n, id) in nodes.iter().enumerate() {
        if let NodeKind::Keyword(word) = &grammar.node(*id).kind {
            named.push((word.to_ascii_lowercase(), n));
        }
    }
    named.sort();
    for pair in named.windows(2) {
        if pair[0].0 == pair[1].0 {
            clash(nodes[pair[0].1], nodes[pair[1].1], "is here twice", faults);
        }
    }
    let arguments = nodes
        .iter()
        .filter(|id| matches!(grammar.node(**id).kind, NodeKind::Argument(..)));
    let arguments: Vec<NodeId> = arguments.copied().collect();
    for (n, later) in arguments.iter().enumerate() {
        for earlier in arguments.iter().filter(|other| *other != later) {
            let (NodeKind::Argument(_, a), NodeKind::Argument(_, b)) =
                (&grammar.node(*earlier).kind, &grammar.node(*later).kind)
            else {
                continue;
            };
            let before = arguments[..n].contains(earlier);
            let shadows = before && a == b || matches!(a, ArgType::Word { .. }) && a.rank() < b.rank();
            if shadows {
                clash(*earlier, *later, "is never reached", faults);
            }
        }
    }
}

fn clash(first: NodeId, second: NodeId, what: &str, faults: &mut Faults<'_>) {
    let (a, b) = (faults.grammar.node(first), faults.grammar.node(second));
    let exclusive = match (a.clauses.conditions.as_deref(), b.clauses.conditions.as_deref()) {
        (Some(a), Some(b)) => exclude(a, b),
        _ => false,
    };
    if !exclusive {
        let other = faults.grammar.where_is(&a.place);
        let message = format!("'{}' {what}: a device may have the one at {other} too", b.label());
        faults.add(&b.place, message, Some("give both conditions that exclude each other"));
    }
}

/// Whether no device in no state meets both. Platforms are taken to differ where they are written differently.
fn exclude(a: &Conditions, b: &Conditions) -> bool {
    let ends_before = |x: &Conditions, y: &Conditions| match (x.until, y.since) {
        (Some(until), Some(since)) => !until.lasts_until(&since),
        _ => false,
    };
    let quirk = |x: &Conditions, y: &Conditions| {
        x.quirks
            .iter()
            .any(|(name, needed, _)| y.quirks.iter().any(|(n, other, _)| n == name && other != needed))
    };
    let platform = !a.platforms.is_empty() && !b.platforms.is_empty() && a.platforms != b.platforms;
    let state = a.when.iter().any(|x| {
        b.when.iter().filter(|y| x.path == y.path).any(|y| {
            let shared = x.values.iter().any(|value| y.values.contains(value));
            match (x.negated, y.negated) {
                (false, false) => !shared,
                (false, true) => x.values.iter().all(|value| y.values.contains(value)),
                (true, false) => y.values.iter().all(|value| x.values.contains(value)),
                (true, true) => false,
            }
        })
    });
    ends_before(a, b) || ends_before(b, a) || quirk(a, b) || platform || state
}

fn unused_parts(faults: &mut Faults<'_>) {
    let grammar = faults.grammar;
    let used: BTreeSet<PartId> = grammar
        .nodes()
        .filter_map(|(_, node)| {
            if let NodeKind::Use(part) = node.kind {
                Some(part)
            } else {
                None
            }
        })
        .collect();
    for (n, part) in grammar.parts.iter().enumerate() {
        if !used.contains(&PartId(n as u16)) && part.name != PIPE_PART {
            let place = grammar.node(part.root).place.clone();
            faults.add(&place, format!("part '{}' is never used", part.name), None);
        }
    }
}
