//! `no …` and `default …` that stop early: where everything below changes one and the same thing, the line need not
//! name the rest.
//!
//! Must not know lines that are whole (`fill.rs`).

use super::binding::{Bound, Expr};
use super::outcome::{Assignment, Binding, Form};
use super::tree::{ModeId, NodeId};
use super::walk::{State, Walker};

impl Walker<'_> {
    /// `no …` that stops early: everything below changes one and the same thing.
    pub(super) fn early(&self, state: &State) -> Option<Binding> {
        if state.form == Form::Plain || state.taken.is_empty() {
            return None;
        }
        let (bounds, options) = self.bound_apart(state.node)?;
        match bounds.first()? {
            Bound::Set(_) => {
                let mut names = all_fields(&bounds)?;
                // Options of the lines below go with them.
                for option in options {
                    let Bound::Set(fields) = option else { continue };
                    let more = fields.iter().map(|field| field.name.as_str());
                    names.extend(more.filter(|name| !names.contains(name)).collect::<Vec<_>>());
                }
                Some(Binding::Set(
                    names
                        .iter()
                        .map(|name| early_assignment(name, &bounds, state.form))
                        .collect(),
                ))
            }
            Bound::Add(first, _) => {
                let mut key = self.values(&first.fields, &state.taken);
                for bound in &bounds {
                    let Bound::Add(other, _) = bound else { return None };
                    if other.list != first.list {
                        return None;
                    }
                    let values = self.values(&other.fields, &state.taken);
                    key.retain(|pair| values.contains(pair));
                }
                Some(Binding::Add {
                    list: first.list.clone(),
                    key,
                    with: Vec::new(),
                })
            }
            _ => None,
        }
    }

    /// Whether `no …` may stop here although more could follow.
    pub(super) fn may_stop_early(&self, state: &State) -> bool {
        self.early(state).is_some()
    }

    /// All bindings below a node; `None` if they are too many to be about one thing.
    pub(super) fn bound_below(&self, node: NodeId) -> Option<Vec<&Bound<ModeId>>> {
        let (bounds, options) = self.bound_apart(node)?;
        Some(bounds.into_iter().chain(options).collect())
    }

    /// As [`Self::bound_below`], those inside an `any of` below the node apart.
    fn bound_apart(&self, node: NodeId) -> Option<(Bindings<'_>, Bindings<'_>)> {
        let (mut bounds, mut options) = (Vec::new(), Vec::new());
        let mut open = vec![(node, false)];
        let mut visited = 0;
        while let Some((id, optional)) = open.pop() {
            visited += 1;
            if visited > BELOW_MAX {
                return None;
            }
            let found = if optional { &mut options } else { &mut bounds };
            found.extend(self.node(id).binding());
            open.extend(
                self.tree
                    .below(id)
                    .iter()
                    .map(|entry| (entry.node, optional || entry.group.is_some())),
            );
        }
        Some((bounds, options))
    }
}

/// Nodes looked at to find out whether `no …` may stop early.
const BELOW_MAX: usize = 2000;

/// Bindings of several nodes.
type Bindings<'a> = Vec<&'a Bound<ModeId>>;

/// The paths of bindings that are all about one thing: all are `set` and have a path in common.
fn all_fields<'b>(bounds: &[&'b Bound<ModeId>]) -> Option<Vec<&'b str>> {
    let mut all: Vec<&str> = Vec::new();
    let mut common: Option<Vec<&str>> = None;
    for bound in bounds {
        let Bound::Set(fields) = bound else { return None };
        let names = || fields.iter().map(|field| field.name.as_str());
        all.extend(names().filter(|name| !all.contains(name)).collect::<Vec<_>>());
        match &mut common {
            Some(common) => common.retain(|name| names().any(|other| other == *name)),
            None => common = Some(names().collect()),
        }
    }
    common.is_some_and(|common| !common.is_empty()).then_some(all)
}

/// `no` puts `no` where every command below puts `yes`; all else goes back to its default.
fn early_assignment(name: &str, bounds: &[&Bound<ModeId>], form: Form) -> Assignment {
    let yes = |bound: &&Bound<ModeId>| match bound {
        Bound::Set(fields) => fields
            .first()
            .is_some_and(|f| f.name == name && matches!(&f.value, Expr::Fixed(value) if value == "yes")),
        _ => false,
    };
    let off = form == Form::No && bounds.iter().all(yes);
    Assignment {
        path: name.to_owned(),
        value: if off { "no".to_owned() } else { String::new() },
        reset: !off,
    }
}
