//! What the making up of states asks of a draft; reading does without.
//!
//! Must not know how values are chosen (`laws`).

use super::{Draft, layer};
use crate::screen::program::Place;

impl Draft {
    /// Says that something stands at `place`, before it is known what: for making states up.
    pub fn expect(&mut self, place: Place) {
        self.fact(place, |fact| fact.set = true);
    }

    /// Whether [`Draft::expect`] was said of `place`, or it is known to be there.
    pub fn is_expected(&self, place: Place) -> bool {
        let layer = &self.layers[layer(place.frame)];
        layer.facts.get(&place.path).is_some_and(|fact| fact.set) || layer.values.value(place.path).is_set()
    }

    /// Whether anything is known to stand at `place`, or known not to.
    pub fn is_known(&self, place: Place) -> bool {
        self.layers[layer(place.frame)].values.knows(place.path)
    }

    /// Takes an entry out of its list to go on with it, for making states up.
    pub fn resume(&mut self, list: Place, depth: u8, at: usize) {
        let entry = self.layers[layer(list.frame)]
            .values
            .value(list.path)
            .items()
            .get(at)
            .cloned();
        self.begin(depth);
        self.layers[1 + usize::from(depth)].values = entry.unwrap_or_default();
    }

    /// Puts the entry of [`Draft::resume`] back, or behind the others.
    pub fn store(&mut self, list: Place, depth: u8, at: usize) {
        let entry = std::mem::take(&mut self.layers[1 + usize::from(depth)].values);
        let items = self.layers[layer(list.frame)].values.items_mut(list.path);
        match items.get_mut(at) {
            Some(slot) => *slot = entry,
            None => items.push(entry),
        }
    }
}
