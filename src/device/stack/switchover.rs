//! A standby unit: elected, made ready, and what it takes over.
//!
//! Texts and their order are from memory; how long a unit takes to be ready is a model. Must not know what a person types.

use chrono::TimeDelta;

use super::changes::comes_back;
use super::said::{about, say_gone};
use super::unit::{self, number};
use super::{is_stack, roles};
use crate::device::{Ctx, license, view};
use crate::screen::value::Record;

/// The standby unit gets what the active has.
pub(super) const SYNC: &str = "stack_sync";

/// From its election to a standby unit that could take over (a model).
const HOT_AFTER: TimeDelta = TimeDelta::seconds(90);

/// `Current State` of a standby unit until then.
pub const SYNCING: &str = "HA sync in progress";

/// `Last switchover reason` of a switchover that somebody asked for (from memory).
pub const FORCED: &str = "user forced";

/// The same of one that nobody asked for (from memory).
pub(super) const LOST: &str = "active unit removed";

/// The active unit gives its place to a standby that is ready, and restarts.
pub fn force(ctx: &mut Ctx<'_>) {
    let former = roles::active(&ctx.device.state);
    fail_over(ctx, FORCED, "PEER_DOWN");
    // Its number is away now, so that it can come back.
    let _ = comes_back(ctx, former);
}

/// The active unit is gone. A standby that has everything takes over; without one, what is left restarts.
pub(super) fn fail_over(ctx: &mut Ctx<'_>, reason: &str, raw: &str) {
    let state = &mut ctx.device.state;
    let former = roles::active(state);
    let hot = roles::standby(state).is_some_and(roles::is_hot);
    let Some(unit) = unit::take_out(state, former) else {
        return;
    };
    ctx.device.apart.push(unit);
    ctx.device.timers.remove(SYNC);
    if !hot {
        roles::elect_all(&mut ctx.device.state);
        ctx.device.state.set(view::RELOAD_PENDING, true);
        return;
    }
    roles::take_over(&mut ctx.device.state);
    say_gone(ctx, former);
    for screen in ["message/ha/to_become", "message/ha/sent", "message/ha/became"] {
        ctx.log(screen, Record::new());
    }
    ctx.log("message/ha/switchover", Record::new().with(view::ARG_REASON, raw));
    let running = running(ctx);
    let state = &mut ctx.device.state;
    let count = state.get(view::RF_SWITCHOVERS).unwrap_or(0);
    state.set(view::RF_SWITCHOVERS, count + 1);
    state.set(view::RF_REASON, reason);
    state.set(view::RF_ACTIVE_AFTER, running);
    state.set(view::RF_CONSOLE_LOST, true);
    next_standby(ctx);
    license::units::switched_over(&mut license::Agent::of(ctx));
}

/// Seconds since the box was started.
pub(super) fn running(ctx: &Ctx<'_>) -> i64 {
    (ctx.world.lab_time() - ctx.device.booted).num_seconds().max(0)
}

pub(super) fn lost_standby(ctx: &mut Ctx<'_>) {
    let failures = ctx.device.state.get(view::RF_FAILURES).unwrap_or(0);
    ctx.device.state.set(view::RF_FAILURES, failures + 1);
    for reason in ["PEER_NOT_PRESENT", "PEER_DOWN", "PEER_REDUNDANCY_STATE_CHANGE"] {
        ctx.log("message/ha/standby_lost", Record::new().with(view::ARG_REASON, reason));
    }
    next_standby(ctx);
}

/// Somebody becomes standby where nobody is, and gets what the active has.
pub(super) fn next_standby(ctx: &mut Ctx<'_>) {
    let Some(elected) = roles::elect_standby(&mut ctx.device.state) else {
        return;
    };
    for member in ctx.device.state.list_mut(view::MEMBERS) {
        if number(member) == elected {
            member.set(view::MEMBERS_STATE, SYNCING);
        }
    }
    roles::arrange(&mut ctx.device.state);
    let running = running(ctx);
    ctx.device.state.set(view::RF_STANDBY_AFTER, running);
    let at = ctx.world.lab_time() + HOT_AFTER;
    ctx.device.timers.insert(SYNC.to_owned(), at);
    if is_stack(&ctx.device.state) {
        ctx.log("message/stack/standby_elected", about(ctx, elected));
    }
    ctx.log("message/ha/peer", about(ctx, elected));
    for reason in ["PEER_FOUND(4)", "PEER_REDUNDANCY_STATE_CHANGE(5)"] {
        ctx.log("message/ha/peer_found", Record::new().with(view::ARG_REASON, reason));
    }
}

/// The standby unit has everything.
pub(super) fn synced(ctx: &mut Ctx<'_>) {
    for member in ctx.device.state.list_mut(view::MEMBERS) {
        member.clear(view::MEMBERS_STATE);
    }
    ctx.log("message/ha/bulk_sync", Record::new());
    ctx.log("message/ha/terminal_state", Record::new());
}
