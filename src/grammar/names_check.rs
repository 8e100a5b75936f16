//! Whether the names that a grammar uses exist: actions, screens, paths, quirks.
//!
//! Quick enough for every start. Must not know where the names come from.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;

use super::binding::{Bound, Field, Pick};
use super::names::{NameSort, Names, PathKind};
use super::similar::nearest;
use super::tree::{Grammar, Node, PIPE_ACTION, Place};

/// Every name that is not known, with advice.
pub(super) fn check(grammar: &Grammar, names: &dyn Names) -> Vec<Diagnostic> {
    let mut check = Check {
        grammar,
        names,
        faults: Vec::new(),
        known: BTreeMap::new(),
    };
    for (_, node) in grammar.nodes() {
        check.node(node);
    }
    check.faults
}

struct Check<'a> {
    grammar: &'a Grammar,
    names: &'a dyn Names,
    faults: Vec<Diagnostic>,
    /// All names of a sort, fetched at the first misspelt one.
    known: BTreeMap<&'static str, Vec<String>>,
}

impl Check<'_> {
    fn node(&mut self, node: &Node) {
        let file = node.place.file;
        if let Some(conditions) = &node.clauses.conditions {
            for (quirk, _, span) in &conditions.quirks {
                if !self.names.quirk(quirk) {
                    self.unknown(
                        NameSort::Quirk,
                        quirk,
                        Place {
                            file,
                            span: span.clone(),
                        },
                    );
                }
            }
            for when in &conditions.when {
                self.path(
                    &when.path,
                    Place {
                        file,
                        span: when.span.clone(),
                    },
                );
            }
        }
        if let Some(when) = node.clauses.shown.as_ref().and_then(|shown| shown.always_when.as_ref()) {
            let span = when.span.clone();
            self.path(&when.path, Place { file, span });
        }
        if let Some((bound, place)) = node.bound.as_deref() {
            self.bound(bound, place);
        }
    }

    fn bound(&mut self, bound: &Bound<super::ModeId>, place: &Place) {
        match bound {
            Bound::Screen(name, of) => {
                self.screen(name, place.clone());
                if let Some(pick) = of {
                    self.pick(pick, place.file);
                    if let Some((other, span)) = &pick.otherwise {
                        self.screen(
                            other,
                            Place {
                                file: place.file,
                                span: span.clone(),
                            },
                        );
                    }
                }
            }
            Bound::Action(name, _) => {
                if name != PIPE_ACTION && !self.names.has_action(name) {
                    self.unknown(NameSort::Action, name, place.clone());
                }
            }
            Bound::Mode(_, at) => {
                if let Some(pick) = at {
                    self.pick(pick, place.file);
                }
            }
            Bound::Set(fields) => {
                for field in fields {
                    self.path(
                        &field.name,
                        Place {
                            file: place.file,
                            span: field.span.clone(),
                        },
                    );
                }
            }
            Bound::Add(key, with) => {
                self.pick(key, place.file);
                self.fields(&key.list, with, place.file);
            }
        }
    }

    fn pick(&mut self, pick: &Pick, file: u16) {
        let place = Place {
            file,
            span: pick.span.clone(),
        };
        match self.names.path(&pick.list) {
            Some(PathKind::List) => self.fields(&pick.list, &pick.fields, file),
            Some(_) => {
                let fault = self.grammar.fault(&place, format!("'{}' is not a list", pick.list));
                self.faults.push(fault);
            }
            None => self.unknown(NameSort::Path, &pick.list, place),
        }
    }

    fn fields(&mut self, list: &str, fields: &[Field], file: u16) {
        for field in fields {
            let path = format!("{list}[].{}", field.name);
            self.path(
                &path,
                Place {
                    file,
                    span: field.span.clone(),
                },
            );
        }
    }

    fn path(&mut self, path: &str, place: Place) {
        if self.names.path(path).is_none() {
            self.unknown(NameSort::Path, path, place);
        }
    }

    fn screen(&mut self, name: &str, place: Place) {
        if !self.names.screen(name) {
            self.unknown(NameSort::Screen, name, place);
        }
    }

    fn unknown(&mut self, sort: NameSort, name: &str, place: Place) {
        let known = self.known.entry(sort.word()).or_insert_with(|| self.names.known(sort));
        let near = nearest(name, known.iter().map(String::as_str));
        let mut fault = self
            .grammar
            .fault(&place, format!("{} '{name}' is not known", sort.word()));
        fault.help = near.map(|near| format!("is '{near}' meant?"));
        self.faults.push(fault);
    }
}
