//! Entries of lists: joined to those that other loops over the same list have read.
//!
//! Must not know lines or text.

use super::undo::Undo;
use super::verdict::{Verdict, verdict};
use super::{Draft, layer};
use crate::screen::hole::fuller;
use crate::screen::program::Place;
use crate::screen::value::{PathId, Record, Value};

/// Two values that disagree, found when entries were joined.
#[derive(Debug)]
pub struct Clash {
    pub path: PathId,
    pub first: Value,
    pub second: Value,
}

impl Draft {
    /// Puts the entry of the loop at `depth` into `list`: joined to the first entry not yet in `used` whose key fields
    /// agree, else behind the others. `tolerant` keeps what disagrees out and goes on; without it, a clash fails.
    pub fn join(
        &mut self,
        list: Place,
        depth: u8,
        keys: &[PathId],
        used: &mut Vec<usize>,
        tolerant: bool,
    ) -> Result<Vec<Clash>, Option<Clash>> {
        let entry = std::mem::take(&mut self.layers[1 + usize::from(depth)].values);
        let layer = layer(list.frame);
        let known = &self.layers[layer].values;
        if *known.value(list.path) == Value::Absent && known.knows(list.path) && !tolerant {
            return Err(None);
        }
        let items = known.value(list.path).items();
        let fits = |item: &Record| keys.iter().all(|key| same_key(item.value(*key), entry.value(*key)));
        let found = (0..items.len()).find(|n| !keys.is_empty() && !used.contains(n) && fits(&items[*n]));
        let Some(at) = found else {
            used.push(items.len());
            self.push(layer, list.path, entry);
            return Ok(Vec::new());
        };
        let mut clashes = Vec::new();
        for (path, value) in entry.iter() {
            if let Err(clash) = self.put_in_item(layer, list.path, at, path, value) {
                if !tolerant {
                    return Err(Some(clash));
                }
                clashes.push(clash);
            }
        }
        used.push(at);
        Ok(clashes)
    }

    fn push(&mut self, layer: usize, list: PathId, entry: Record) {
        if !matches!(self.layers[layer].values.value(list), Value::List(_)) {
            self.take(layer, list, Value::List(Vec::new()));
        }
        self.layers[layer].values.items_mut(list).push(entry);
        self.log.push(Undo::Pushed(layer, list));
    }

    fn put_in_item(&mut self, layer: usize, list: PathId, at: usize, path: PathId, value: &Value) -> Result<(), Clash> {
        let item = &mut self.layers[layer].values.items_mut(list)[at];
        let old = item.knows(path).then(|| item.value(path));
        match verdict(old, None, value) {
            Verdict::Agree => Ok(()),
            Verdict::Refuse => Err(Clash {
                path,
                first: item.value(path).clone(),
                second: value.clone(),
            }),
            Verdict::Take => {
                let old = item.put(path, value.clone());
                self.log.push(Undo::Item(layer, list, at, path, old));
                Ok(())
            }
        }
    }

    /// A loop over `list` has been read, `used` being its entries in order: if nothing is known of the list, it is
    /// empty; if the loop named every entry, its order is the true one (an earlier loop may have left some out).
    pub fn end_list(&mut self, list: Place, used: Vec<usize>) {
        let layer = layer(list.frame);
        if !self.layers[layer].values.knows(list.path) {
            self.take(layer, list.path, Value::List(Vec::new()));
        }
        let count = self.layers[layer].values.value(list.path).items().len();
        if used.len() == count && !used.is_sorted() {
            let items = self.layers[layer].values.items_mut(list.path);
            *items = used.iter().filter_map(|at| items.get(*at).cloned()).collect();
            self.log.push(Undo::Order(layer, list.path, used));
        }
    }
}

fn same_key(first: &Value, second: &Value) -> bool {
    match (first, second) {
        (Value::Absent, _) | (_, Value::Absent) => false,
        (Value::Text(first), Value::Text(second)) => fuller(first, second).is_some(),
        (first, second) => first == second,
    }
}
