//! NTP: a clock is right while a time server answers, and nobody vouches for it when none has answered for a while.
//!
//! A model, not the protocol: the device looks when something may have changed (the outside does by itself, somebody does
//! something), not every minute. Must not know who prints a time.

use chrono::{DateTime, TimeDelta, Utc};

use super::timers::{self, Counts, TimerInfo};
use super::{Ctx, Device, interfaces, license, lookup, view};
use crate::screen::value::Record;

/// Timers of this module.
pub(super) static TIMERS: &[TimerInfo] = &[
    TimerInfo {
        name: LOOK,
        counts: Counts::BySpan,
        fire: |ctx, _| look(ctx),
    },
    TimerInfo {
        name: LOST,
        counts: Counts::BySpan,
        fire: |ctx, _| lost(ctx),
    },
];

/// The servers are looked at.
const LOOK: &str = "ntp";
/// No server has answered for too long.
const LOST: &str = "ntp_lost";
/// From a configured server, or one that answers again, to a synchronised clock (a model; NTP needs several polls of 64 s).
const SYNC_SECONDS: i64 = 320;
/// NTP's longest poll, 2^10 s.
const POLL_SECONDS: i64 = 1024;
/// Polls without an answer after which a server counts no more: the eight bits of NTP's reach register.
const REACH_POLLS: i64 = 8;
/// A clock that is less than this off is led back unnoticed, one that is more is set (NTP's step threshold).
const STEP: TimeDelta = TimeDelta::milliseconds(128);

/// The time servers changed: synchronisation is lost if there are none, and looked for if there are.
pub(super) fn servers_changed(ctx: &mut Ctx<'_>) {
    if ctx.device.state.list(view::NTP_SERVERS).is_empty() {
        ctx.device.state.set(view::CLOCK_NTP, false);
        ctx.device.timers.remove(LOOK);
        ctx.device.timers.remove(LOST);
    } else if !ctx.device.state.is(view::CLOCK_NTP) {
        let at = ctx.world.lab_time() + TimeDelta::seconds(SYNC_SECONDS);
        look_at(ctx.device, at);
    }
}

/// Something outside or of the device may have changed: whether servers answer will be seen.
pub fn may_have_changed(device: &mut Device, now: DateTime<Utc>) {
    let due = now + TimeDelta::seconds(SYNC_SECONDS);
    let sooner = device.timers.get(LOOK).is_some_and(|at| *at <= due);
    if !sooner && !device.state.list(view::NTP_SERVERS).is_empty() {
        look_at(device, due);
    }
}

/// Somebody set the clock: it is no longer the servers', until they have set it again.
pub(super) fn clock_was_set(ctx: &mut Ctx<'_>) {
    if !ctx.device.state.list(view::NTP_SERVERS).is_empty() {
        ctx.device.state.set(view::CLOCK_NTP, false);
        servers_changed(ctx);
    }
}

/// What a restart does to the clock: it runs on, but nobody vouches for it until a server answers.
pub(super) fn restarted(device: &mut Device, now: DateTime<Utc>) {
    device.state.clear(view::CLOCK_SET);
    device.state.set(view::CLOCK_NTP, false);
    device.timers.remove(LOST);
    // NVRAM is read after this; whether it has servers shows when the timer fires.
    look_at(device, now + TimeDelta::seconds(SYNC_SECONDS));
}

/// A device that runs since before the lab began: what will change by itself is noticed.
pub fn resume(device: &mut Device, now: DateTime<Utc>, next_change: Option<DateTime<Utc>>) {
    let looks = device.timers.contains_key(LOOK) || device.state.list(view::NTP_SERVERS).is_empty();
    if let (false, Some(at)) = (looks, next_change) {
        look_at(device, at.max(now) + TimeDelta::seconds(SYNC_SECONDS));
    }
}

fn look_at(device: &mut Device, at: DateTime<Utc>) {
    device.timers.insert(LOOK.to_owned(), at);
}

/// What the first server that answers says the time is.
fn answer(ctx: &mut Ctx<'_>) -> Option<DateTime<Utc>> {
    let servers = ctx.device.state.list(view::NTP_SERVERS).to_vec();
    servers.iter().find_map(|server| {
        let from = interfaces::egress(
            ctx.device,
            server.text(view::NTP_SERVERS_VRF),
            server.text(view::NTP_SERVERS_SOURCE),
        );
        let host = server.text(view::NTP_SERVERS_HOST).unwrap_or("");
        let address = lookup::host(ctx, &from, host).address.ok()?;
        ctx.world.time_from(&from, address)
    })
}

/// Looks whether a time server answers; the clock is right then.
fn look(ctx: &mut Ctx<'_>) {
    if ctx.device.state.list(view::NTP_SERVERS).is_empty() {
        return;
    }
    let now = ctx.world.lab_time();
    let after_change = ctx.world.next_change().map(|at| at + TimeDelta::seconds(SYNC_SECONDS));
    match answer(ctx) {
        Some(time) => {
            ctx.device.timers.remove(LOST);
            synchronised(ctx, time - now);
        }
        None => {
            let gone = now + TimeDelta::seconds(REACH_POLLS * POLL_SECONDS);
            if ctx.device.state.is(view::CLOCK_NTP) {
                ctx.device.timers.entry(LOST.to_owned()).or_insert(gone);
            }
        }
    }
    if let Some(at) = after_change {
        look_at(ctx.device, at);
    }
}

/// The clock is the servers', which may be wrong themselves by `off`.
fn synchronised(ctx: &mut Ctx<'_>, off: TimeDelta) {
    let before = std::mem::replace(&mut ctx.device.skew, off);
    timers::clock_was_set(ctx.device, before);
    let first = !ctx.device.state.is(view::CLOCK_SET);
    ctx.device.state.set(view::CLOCK_NTP, true);
    ctx.device.state.set(view::CLOCK_SET, true);
    if first {
        ctx.log("message/pki/authoritative_clock", Record::new());
    }
    if (off - before).abs() > STEP {
        license::clock_changed(ctx);
    }
}

/// None has answered for eight polls: the time is the device's own from here on.
fn lost(ctx: &mut Ctx<'_>) {
    ctx.device.state.set(view::CLOCK_NTP, false);
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::super::clock::{mark, source};
    use super::super::testing::{Outside, device, fire, start};
    use super::*;

    const SERVER: Ipv4Addr = Ipv4Addr::new(10, 10, 10, 53);

    fn asking() -> Device {
        let mut device = device();
        device.skew = TimeDelta::hours(3);
        device.state.set(view::CLOCK_SET, true);
        let server = Record::new().with(view::NTP_SERVERS_HOST, "10.10.10.53");
        device.state.set(view::NTP_SERVERS, vec![server]);
        device
    }

    #[test]
    fn a_server_that_answers_sets_the_clock_right() {
        let (mut device, mut world) = (asking(), Outside::default());
        assert_eq!(mark(&device.state), ".");
        fire(&mut device, &mut world, look);
        assert_eq!(device.skew, TimeDelta::hours(3));
        world.alive.insert(SERVER);
        fire(&mut device, &mut world, look);
        assert_eq!(device.skew, TimeDelta::zero());
        assert_eq!((mark(&device.state), source(&device.state)), ("", Some("NTP")));
        let said: Vec<_> = device.messages.iter().map(|message| message.screen).collect();
        assert_eq!(
            said,
            ["message/smart_lic/system_clock_changed"],
            "three hours are a step"
        );
    }

    #[test]
    fn a_server_that_answers_no_more_counts_for_eight_polls() {
        let (mut device, mut world) = (asking(), Outside::default());
        world.alive.insert(SERVER);
        fire(&mut device, &mut world, look);
        world.alive.clear();
        fire(&mut device, &mut world, look);
        assert_eq!(mark(&device.state), "", "not yet");
        assert_eq!(device.timers[LOST], start() + TimeDelta::seconds(8192));
        world.alive.insert(SERVER);
        fire(&mut device, &mut world, look);
        assert!(!device.timers.contains_key(LOST), "it was there again in time");
        world.alive.clear();
        fire(&mut device, &mut world, look);
        fire(&mut device, &mut world, lost);
        assert_eq!(
            (mark(&device.state), source(&device.state)),
            (".", Some("user configuration"))
        );
    }

    #[test]
    fn nothing_is_looked_for_where_nothing_changes() {
        let (mut device, mut world) = (asking(), Outside::default());
        world.alive.insert(SERVER);
        fire(&mut device, &mut world, look);
        device.timers.remove(LOOK);
        fire(&mut device, &mut world, look);
        assert!(device.timers.is_empty());
        may_have_changed(&mut device, start());
        assert_eq!(device.timers[LOOK], start() + TimeDelta::seconds(SYNC_SECONDS));
        let mut alone = super::super::testing::device();
        may_have_changed(&mut alone, start());
        assert!(alone.timers.is_empty(), "nobody is asked");
    }
}
