//! The ring of a stack's cables: who sits beside whom.
//!
//! Must not know roles, or what happens to units.

use super::unit::{number, number_of};
use crate::device::{Device, view};

/// The switches in the order of the ring: those that are there and those that are cabled and away.
pub fn ring(device: &Device) -> Vec<i64> {
    let there = device.state.list(view::MEMBERS).iter().map(number);
    let mut ring: Vec<i64> = there.chain(device.apart.iter().map(number_of)).collect();
    ring.sort_unstable();
    ring.dedup();
    ring
}

/// Who sits at stack ports 1 and 2 of a switch: the one before it and the one behind it in the ring, if they are there.
pub fn beside(device: &Device, unit: i64) -> [Option<i64>; 2] {
    let ring = ring(device);
    let Some(at) = ring.iter().position(|known| *known == unit) else {
        return [None, None];
    };
    let there = |other: &i64| *other != unit && device.state.list(view::MEMBERS).iter().any(|m| number(m) == *other);
    let before = ring[(at + ring.len() - 1) % ring.len()];
    let behind = ring[(at + 1) % ring.len()];
    [Some(before).filter(there), Some(behind).filter(there)]
}

/// The members beside a switch, and their stack ports that lead to it.
pub(super) fn neighbours(device: &Device, unit: i64) -> Vec<(i64, i64)> {
    let [before, behind] = beside(device, unit);
    before
        .map(|n| (n, 2))
        .into_iter()
        .chain(behind.map(|n| (n, 1)))
        .collect()
}
