//! The log of a draft, and the way back.
//!
//! Must not know why a value was taken.

use super::{Draft, Fact, Span};
use crate::screen::program::Axis;
use crate::screen::value::{PathId, Record, Value};

pub(super) enum Undo {
    Value(usize, PathId, Option<Value>),
    Fact(usize, PathId, Option<Fact>),
    Pushed(usize, PathId),
    Item(usize, PathId, usize, PathId, Option<Value>),
    Span(Axis, Span),
    /// The list stood in another order: where each entry was before.
    Order(usize, PathId, Vec<usize>),
}

impl Draft {
    /// Everything logged so far; [`Draft::undo`] comes back to here.
    pub fn mark(&self) -> usize {
        self.log.len()
    }

    /// Takes back everything since `mark`. Layers of entries that were begun since then hold nothing of use afterwards.
    pub fn undo(&mut self, mark: usize) {
        while self.log.len() > mark {
            match self.log.pop() {
                Some(Undo::Value(layer, path, old)) => put_back(&mut self.layers[layer].values, path, old),
                Some(Undo::Fact(layer, path, Some(old))) => {
                    self.layers[layer].facts.insert(path, old);
                }
                Some(Undo::Fact(layer, path, None)) => {
                    self.layers[layer].facts.remove(&path);
                }
                Some(Undo::Pushed(layer, list)) => {
                    self.layers[layer].values.items_mut(list).pop();
                }
                Some(Undo::Item(layer, list, item, path, old)) => {
                    if let Some(item) = self.layers[layer].values.items_mut(list).get_mut(item) {
                        put_back(item, path, old);
                    }
                }
                Some(Undo::Order(layer, list, before)) => {
                    let items = self.layers[layer].values.items_mut(list);
                    let mut old = items.clone();
                    for (item, at) in items.drain(..).zip(before) {
                        if let Some(slot) = old.get_mut(at) {
                            *slot = item;
                        }
                    }
                    *items = old;
                }
                Some(Undo::Span(axis, old)) => *self.span_mut(axis) = old,
                None => {}
            }
        }
    }
}

fn put_back(record: &mut Record, path: PathId, old: Option<Value>) {
    match old {
        Some(old) => record.put(path, old),
        None => record.forget(path),
    };
}
