//! A binding with its values: what the arguments of a typed line put into it.
//!
//! Must not know how the line was understood (`walk`) or what becomes of the command.

use super::binding::{Bound, Expr, Field, NONE, Pick};
use super::outcome::{Assignment, Binding, Form, Selection};
use super::walk::{State, Taken, Walker};

impl Walker<'_> {
    /// The binding with its values, where the line may end.
    pub(super) fn filled(&self, state: &State) -> Option<Binding> {
        if state.taken.is_empty() {
            return None;
        }
        let taken = &state.taken;
        Some(match self.binding(state)? {
            Bound::Screen(name, of) => Binding::Screen {
                name: name.clone(),
                of: of.as_ref().map(|pick| self.selection(pick, taken)),
            },
            Bound::Action(name, given) => Binding::Action {
                name: name.clone(),
                given: self.given(name, given, state),
            },
            Bound::Mode(mode, at) => Binding::Mode {
                mode: *mode,
                at: at.as_ref().map(|pick| self.selection(pick, taken)),
            },
            Bound::Set(fields) => {
                let numbered = fields.iter().enumerate();
                let mut assignments: Vec<Assignment> = numbered
                    .filter_map(|(n, field)| self.assignment(field, n == 0, state))
                    .collect();
                self.add_options(&mut assignments, state);
                Binding::Set(assignments)
            }
            Bound::Add(key, with) => Binding::Add {
                list: key.list.clone(),
                key: self.values(&key.fields, taken),
                with: self.values(with, taken),
            },
        })
    }

    /// What a binding gives to its action, and what words of an `any of` on the way give.
    fn given(&self, name: &str, own: &[Field], state: &State) -> Vec<(String, String)> {
        let mut given = self.values(own, &state.taken);
        for extra in &state.extras {
            if let Some(Bound::Action(other, fields)) = self.node(*extra).binding()
                && other == name
            {
                given.extend(self.values(fields, &state.taken));
            }
        }
        given
    }

    /// What options of an `any of` set. The line says all: an option that was not typed goes back to its default.
    fn add_options(&self, assignments: &mut Vec<Assignment>, state: &State) {
        let mut options = Vec::new();
        for taken in &state.taken {
            for entry in self.tree.below(taken.node).iter().filter(|entry| entry.group.is_some()) {
                options.extend(self.bound_below(entry.node).unwrap_or_default());
            }
        }
        for extra in &state.extras {
            if let Some(Bound::Set(fields)) = self.node(*extra).binding() {
                let numbered = fields.iter().enumerate();
                assignments.extend(numbered.filter_map(|(n, field)| self.assignment(field, n == 0, state)));
            }
        }
        for bound in options {
            let Bound::Set(fields) = bound else { continue };
            for field in fields {
                if assignments.iter().all(|assignment| assignment.path != field.name) {
                    let path = field.name.clone();
                    assignments.push(Assignment {
                        path,
                        value: String::new(),
                        reset: true,
                    });
                }
            }
        }
    }

    pub(super) fn selection(&self, pick: &Pick, taken: &[Taken]) -> Selection {
        Selection {
            list: pick.list.clone(),
            fields: self.values(&pick.fields, taken),
            otherwise: pick.otherwise.as_ref().map(|(name, _)| name.clone()),
        }
    }

    /// Fields with a value; arguments that were not typed have none.
    pub(super) fn values(&self, fields: &[Field], taken: &[Taken]) -> Vec<(String, String)> {
        let filled = |field: &Field| Some((field.name.clone(), self.value(&field.value, taken)?));
        fields.iter().filter_map(filled).collect()
    }

    pub(super) fn value(&self, expr: &Expr, taken: &[Taken]) -> Option<String> {
        let argument = |name: Option<&str>| {
            let mut args = taken.iter().rev().filter(|t| t.text.is_some());
            args.find(|t| name.is_none_or(|name| self.node(t.node).label() == name))
                .and_then(|t| t.text.clone())
        };
        match expr {
            Expr::Fixed(value) => Some(value.clone()),
            Expr::Argument(name) => argument(Some(name)),
            Expr::Last => argument(None).or_else(|| Some("yes".to_owned())),
        }
    }

    /// One field of a `set`. `no` turns a `yes` round only where it is what the command is about, its first field;
    /// what is set beside that goes back to its default.
    fn assignment(&self, field: &Field, first: bool, state: &State) -> Option<Assignment> {
        let value = self.value(&field.value, &state.taken);
        let fixed = match &field.value {
            _ if !first => false,
            Expr::Fixed(_) => true,
            Expr::Argument(_) => false,
            Expr::Last => state.taken.iter().all(|t| t.text.is_none()),
        };
        let (value, reset) = match (state.form, value.as_deref()) {
            (Form::Plain, Some(NONE)) => (String::new(), true),
            (Form::Plain, _) => (value?, false),
            (Form::No, Some("yes")) if fixed => ("no".to_owned(), false),
            (Form::No, Some("no")) if fixed => ("yes".to_owned(), false),
            _ => (value.unwrap_or_default(), true),
        };
        Some(Assignment {
            path: field.name.clone(),
            value,
            reset,
        })
    }
}
