//! What a device does by itself when a timer is due: one table of names and functions.
//!
//! The lab fires; `Device::timers` says what is due when. Must not know when that is.

use chrono::TimeDelta;

use super::{Ctx, Device, install, license, ntp, reload, stack};

/// What a timer counts by, which shows when somebody sets the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// It is due at a moment of the device's own clock, as a stamp that is printed.
    ByClock,
    /// It is due so long after something, whatever the clock says.
    BySpan,
}

/// What fires under one name.
pub struct TimerInfo {
    /// The name in `Device::timers`; one that ends in `:` stands for all names that begin with it.
    pub name: &'static str,
    /// What it counts by.
    pub counts: Counts,
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
    if let Some(row) = find(name) {
        (row.fire)(ctx, name);
    }
}

fn find(name: &str) -> Option<&'static TimerInfo> {
    let fits = |row: &&TimerInfo| row.name == name || (row.name.ends_with(':') && name.starts_with(row.name));
    TIMERS.iter().flat_map(|rows| rows.iter()).find(fits)
}

/// The clock was set; `before` is what [`Device::skew`] was. What is due at a moment stays there on the device's own clock;
/// what is due after a span is none the sooner or later.
pub fn clock_was_set(device: &mut Device, before: TimeDelta) {
    let moved = device.skew - before;
    for (name, due) in &mut device.timers {
        if find(name).is_none_or(|row| row.counts == Counts::ByClock) {
            *due -= moved;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::TimeDelta;

    use super::super::testing::{device, start};

    /// A reload that was asked for in five minutes, a unit that comes up and a look at the time servers do not wait for a
    /// clock that was set back; the day of a report does.
    #[test]
    fn a_clock_that_is_set_moves_moments_and_no_spans() {
        let mut device = device();
        let names = ["reload", "stack_join:2", "ntp", "license_sync", "send_reports"];
        for name in names {
            device.timers.insert(name.to_owned(), start());
        }
        device.skew = TimeDelta::days(-100);
        super::clock_was_set(&mut device, TimeDelta::zero());
        let moved: Vec<bool> = names.iter().map(|name| device.timers[*name] != start()).collect();
        assert_eq!(moved, [false, false, false, false, true]);
        assert_eq!(device.timers["send_reports"], start() + TimeDelta::days(100));
    }

    #[test]
    fn no_two_timers_have_one_name() {
        let mut seen = BTreeSet::new();
        for timer in super::TIMERS.iter().copied().flatten() {
            assert!(seen.insert(timer.name), "{} stands twice", timer.name);
        }
    }
}
