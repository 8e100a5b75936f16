//! What a device does by itself when a timer is due: one table of names and functions.
//!
//! The lab fires; `Device::timers` says what is due when. Must not know when that is.

use chrono::TimeDelta;

use super::{Ctx, Device, install, license, ntp, reload, stack};

/// What fires under one name.
pub struct TimerInfo {
    /// The name in `Device::timers`; one that ends in `:` stands for all names that begin with it.
    pub name: &'static str,
    /// What it does. The timer is already taken out; it sets itself again where it repeats. `ctx.invocation` is empty.
    pub fire: fn(&mut Ctx<'_>, &str),
}

/// All timers. Each module of a subject has its own rows and they are gathered here.
pub static TIMERS: &[&[TimerInfo]] = &[
    ntp::TIMERS,
    license::jobs::TIMERS,
    license::classic::TIMERS,
    license::pak::TIMERS,
    reload::TIMERS,
    install::TIMERS,
    stack::TIMERS,
];

/// Does what the timer called `name` stands for; nothing if no part of the device knows it (an older state file).
pub fn fire(ctx: &mut Ctx<'_>, name: &str) {
    let fits = |row: &&TimerInfo| row.name == name || (row.name.ends_with(':') && name.starts_with(row.name));
    if let Some(row) = TIMERS.iter().flat_map(|rows| rows.iter()).find(fits) {
        (row.fire)(ctx, name);
    }
}

/// Keeps every timer where it is on the device's own clock, which was set: `before` is what [`Device::skew`] was.
pub fn clock_was_set(device: &mut Device, before: TimeDelta) {
    let moved = device.skew - before;
    for due in device.timers.values_mut() {
        *due -= moved;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn no_two_timers_have_one_name() {
        let mut seen = BTreeSet::new();
        for timer in super::TIMERS.iter().copied().flatten() {
            assert!(seen.insert(timer.name), "{} stands twice", timer.name);
        }
    }
}
