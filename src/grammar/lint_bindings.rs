//! Whether bindings fit the arguments that are typed on the way to them.
//!
//! Follows every way from a mode's root, parts included, since a part's nodes may use arguments typed before it.

use super::binding::{Bound, Expr, Field};
use super::clauses::Flag;
use super::lint::{Faults, flattened};
use super::names::{ActionArg, ArgKind, Names};
use super::tree::{ModeId, NodeId, NodeKind, PIPE_ACTION, Place};
use super::types::ArgType;

/// Checks all bindings.
pub(super) fn check(names: &dyn Names, faults: &mut Faults<'_>) {
    let roots: Vec<NodeId> = faults.grammar.modes().map(|(_, mode)| mode.root).collect();
    for root in roots {
        let mut check = Check {
            names,
            faults,
            way: Vec::new(),
            optional: Vec::new(),
        };
        check.below(root);
    }
}

struct Check<'n, 'a, 'f> {
    names: &'n dyn Names,
    faults: &'f mut Faults<'a>,
    /// Nodes on the way here.
    way: Vec<NodeId>,
    /// For each of them whether it is inside an `any of`.
    optional: Vec<bool>,
}

impl Check<'_, '_, '_> {
    fn below(&mut self, id: NodeId) {
        for (child, grouped) in self.children(id) {
            let optional = grouped || self.optional.last().is_some_and(|inside| *inside);
            self.way.push(child);
            self.optional.push(optional);
            self.node(child, optional);
            self.below(child);
            self.way.pop();
            self.optional.pop();
        }
    }

    /// Children with whether they stand in an `any of` of this node. A plain child of a node ends its options.
    fn children(&self, id: NodeId) -> Vec<(NodeId, bool)> {
        let grammar = self.faults.grammar;
        let grouped: Vec<NodeId> = self.options(id);
        flattened(grammar, id)
            .into_iter()
            .map(|child| (child, grouped.contains(&child)))
            .collect()
    }

    /// Nodes directly inside the `any of` groups of a node.
    fn options(&self, id: NodeId) -> Vec<NodeId> {
        let grammar = self.faults.grammar;
        let mut found = Vec::new();
        let mut open: Vec<(NodeId, bool)> = grammar.node(id).children.iter().map(|child| (*child, false)).collect();
        while let Some((id, inside)) = open.pop() {
            let node = grammar.node(id);
            match node.kind {
                NodeKind::AnyOf => open.extend(node.children.iter().map(|child| (*child, true))),
                NodeKind::Use(part) => {
                    let children = &grammar.node(grammar.part(part).root).children;
                    open.extend(children.iter().map(|child| (*child, inside)));
                }
                _ if inside => found.push(id),
                _ => {}
            }
        }
        found
    }

    fn node(&mut self, id: NodeId, optional: bool) {
        let node = self.faults.grammar.node(id);
        let Some((bound, place)) = node.bound.as_deref() else {
            return;
        };
        self.values(bound, place);
        match bound {
            Bound::Action(name, given) => self.action(name, given, place, optional),
            Bound::Set(fields) if !optional && !node.clauses.flags.has(Flag::Never) => self.stored(fields.iter(), id),
            Bound::Add(key, with) if !node.clauses.flags.has(Flag::Never) => {
                self.stored(key.fields.iter().chain(with), id);
            }
            Bound::Mode(_, Some(pick)) if !node.clauses.flags.has(Flag::Never) => self.stored(pick.fields.iter(), id),
            _ => {}
        }
    }

    /// Names of the arguments on the way, and those that options below this node may add.
    fn arguments(&self) -> Vec<(&str, &ArgType, bool)> {
        let grammar = self.faults.grammar;
        let argument = |id: NodeId, optional: bool| match &grammar.node(id).kind {
            NodeKind::Argument(name, kind) => Some((&**name, kind, optional)),
            _ => None,
        };
        let on_the_way = self
            .way
            .iter()
            .zip(&self.optional)
            .filter_map(|(id, o)| argument(*id, *o));
        let mut found: Vec<_> = on_the_way.collect();
        let mut open = self.options_on_the_way();
        while let Some(id) = open.pop() {
            found.extend(argument(id, true));
            open.extend(flattened(grammar, id));
        }
        found
    }

    /// Options of the last node and of those before it: they may have been typed too.
    fn options_on_the_way(&self) -> Vec<NodeId> {
        self.way
            .iter()
            .flat_map(|id| self.options(*id))
            .filter(|id| !self.way.contains(id))
            .collect()
    }

    /// Every `<argument>` of a binding must be on the way.
    fn values(&mut self, bound: &Bound<ModeId>, place: &Place) {
        let fields: Vec<&Field> = match bound {
            Bound::Screen(_, of) => of.iter().flat_map(|pick| &pick.fields).collect(),
            Bound::Mode(_, at) => at.iter().flat_map(|pick| &pick.fields).collect(),
            Bound::Action(_, fields) | Bound::Set(fields) => fields.iter().collect(),
            Bound::Add(key, with) => key.fields.iter().chain(with).collect(),
        };
        for field in fields {
            if let Expr::Argument(name) = &field.value
                && !self.arguments().iter().any(|(known, ..)| known == name)
            {
                let place = Place {
                    file: place.file,
                    span: field.span.clone(),
                };
                self.faults
                    .add(&place, format!("there is no argument '{name}' on the way here"), None);
            }
        }
    }

    /// Every argument on the way must be stored, or the running-config could not show the line.
    fn stored<'b>(&mut self, fields: impl Iterator<Item = &'b Field> + Clone, id: NodeId) {
        let grammar = self.faults.grammar;
        let arguments: Vec<NodeId> = self
            .way
            .iter()
            .copied()
            .filter(|id| matches!(grammar.node(*id).kind, NodeKind::Argument(..)))
            .collect();
        for (n, argument) in arguments.iter().enumerate() {
            let name = grammar.node(*argument).label();
            let last = n + 1 == arguments.len();
            let stored = fields.clone().any(|field| match &field.value {
                Expr::Argument(known) => known == name,
                Expr::Last => last,
                Expr::Fixed(_) => false,
            });
            if !stored {
                let message = format!("'{name}' is stored nowhere, so the running-config cannot show this line");
                self.faults
                    .add(&grammar.node(id).place, message, Some("store it, or say 'never'"));
            }
        }
    }

    fn action(&mut self, name: &str, given: &[Field], place: &Place, optional: bool) {
        if name == PIPE_ACTION {
            return;
        }
        let Some(known) = self.names.action(name) else { return };
        for field in given {
            self.given(name, field, &known, place);
        }
        if optional {
            return;
        }
        let typed: Vec<(String, ArgType, bool)> = self
            .arguments()
            .into_iter()
            .map(|(n, kind, o)| (n.to_owned(), kind.clone(), o))
            .collect();
        for argument in &known {
            let is_typed = typed.iter().any(|(n, _, optional)| *n == argument.name && !optional);
            if argument.required && !is_typed && given.iter().all(|field| field.name != argument.name) {
                self.faults
                    .add(place, format!("action '{name}' needs '{}'", argument.name), None);
            }
        }
        for (typed, kind, _) in &typed {
            let used = given
                .iter()
                .any(|field| matches!(&field.value, Expr::Argument(n) if n == typed));
            match known.iter().find(|argument| argument.name == *typed) {
                None if !used => self
                    .faults
                    .add(place, format!("action '{name}' never reads '{typed}'"), None),
                Some(argument) if !fits(kind, argument.kind) => {
                    self.faults.add(
                        place,
                        format!("'{typed}' of action '{name}' is {}", word(argument.kind)),
                        None,
                    );
                }
                _ => {}
            }
        }
    }

    fn given(&mut self, name: &str, field: &Field, known: &[ActionArg], place: &Place) {
        let place = Place {
            file: place.file,
            span: field.span.clone(),
        };
        let Some(argument) = known.iter().find(|argument| argument.name == field.name) else {
            return self
                .faults
                .add(&place, format!("action '{name}' never reads '{}'", field.name), None);
        };
        let Expr::Fixed(value) = &field.value else { return };
        let right = match argument.kind {
            ArgKind::Text => true,
            ArgKind::Int => value.parse::<i64>().is_ok(),
            ArgKind::Flag => value == "yes" || value == "no",
        };
        if !right {
            let message = format!("'{}' of action '{name}' is {}", field.name, word(argument.kind));
            self.faults.add(&place, message, None);
        }
    }
}

/// Whether what is typed can be what an action takes.
fn fits(typed: &ArgType, taken: ArgKind) -> bool {
    match taken {
        ArgKind::Text => true,
        ArgKind::Int => matches!(typed, ArgType::Int(..) | ArgType::Month),
        ArgKind::Flag => false,
    }
}

fn word(kind: ArgKind) -> &'static str {
    match kind {
        ArgKind::Text => "a text",
        ArgKind::Int => "a number",
        ArgKind::Flag => "'yes' or 'no'",
    }
}
