//! Units that come and go: added, taken away, restarted.
//!
//! How long a unit takes to come up is a model. What comes of it stands in [`super::joining`] and [`super::switchover`].
//! Must not know what a person types.

use chrono::TimeDelta;

use super::said::say_gone;
use super::unit::{self, number, number_of};
use super::{StackError, is_stack, joining, roles, switchover};
use crate::device::timers::{Counts, TimerInfo};
use crate::device::{Ctx, Device, license, view};
use crate::limits::STACK_MEMBERS_MAX;
use crate::screen::value::Record;

/// Timers of this module.
pub static TIMERS: &[TimerInfo] = &[
    TimerInfo {
        name: JOIN,
        counts: Counts::BySpan,
        fire: joining::joined,
    },
    TimerInfo {
        name: switchover::SYNC,
        counts: Counts::BySpan,
        fire: |ctx, _| switchover::synced(ctx),
    },
];

/// A unit comes up; its number stands behind.
pub(super) const JOIN: &str = "stack_join:";

/// From power to a unit that belongs to the box (a model).
pub const COMES_UP_AFTER: TimeDelta = TimeDelta::minutes(5);

/// Whether a unit that is away comes up.
pub fn comes_up(device: &Device, unit: i64) -> bool {
    device.timers.contains_key(&join_timer(unit))
}

pub(super) fn join_timer(unit: i64) -> String {
    format!("{JOIN}{unit}")
}

/// A unit that the box did not have gets power and cables.
///
/// # Errors
/// When its number or serial number is taken, or the stack is full.
pub fn add(ctx: &mut Ctx<'_>, unit: Record) -> Result<(), StackError> {
    let device = &mut *ctx.device;
    unit::give_numbers(&mut device.state);
    let new = number_of(&unit);
    let sn = unit
        .list(view::MEMBERS)
        .first()
        .and_then(|member| member.get(view::MEMBERS_SN));
    let known: Vec<&Record> = known(device).collect();
    if known.iter().any(|member| number(member) == new) {
        return Err(StackError::Taken(new));
    }
    if is_stack(&device.state) {
        check_serial(device, &sn.unwrap_or_default())?;
    }
    if known.len() >= STACK_MEMBERS_MAX {
        return Err(StackError::Full);
    }
    device.apart.push(unit);
    let at = ctx.world.lab_time() + COMES_UP_AFTER;
    ctx.device.timers.insert(join_timer(new), at);
    Ok(())
}

/// Members that are there and that are away.
fn known(device: &Device) -> impl Iterator<Item = &Record> {
    let away = device.apart.iter().filter_map(|unit| unit.list(view::MEMBERS).first());
    device.state.list(view::MEMBERS).iter().chain(away)
}

/// Whether a switch with this serial number can come.
///
/// # Errors
/// One has it already.
pub fn check_serial(device: &Device, sn: &str) -> Result<(), StackError> {
    if known(device).any(|member| member.text(view::MEMBERS_SN) == Some(sn)) {
        return Err(StackError::SameSerial(sn.to_owned()));
    }
    Ok(())
}

/// A unit that is away gets its power or its cables back.
///
/// # Errors
/// When none of that number is away.
pub fn comes_back(ctx: &mut Ctx<'_>, unit: i64) -> Result<(), StackError> {
    if !ctx.device.apart.iter().any(|away| number_of(away) == unit) {
        return Err(StackError::NotAway(unit));
    }
    let at = ctx.world.lab_time() + COMES_UP_AFTER;
    ctx.device.timers.entry(join_timer(unit)).or_insert(at);
    Ok(())
}

/// A unit that is away will not come back: it is taken out of the rack.
///
/// # Errors
/// When none of that number is away.
pub fn forget(device: &mut Device, unit: i64) -> Result<(), StackError> {
    let before = device.apart.len();
    device.apart.retain(|away| number_of(away) != unit);
    device.timers.remove(&join_timer(unit));
    if device.apart.len() == before {
        return Err(StackError::NotAway(unit));
    }
    Ok(())
}

/// A unit loses power or cables.
///
/// # Errors
/// When there is none of that number, or no other.
pub fn leave(ctx: &mut Ctx<'_>, wanted: i64) -> Result<(), StackError> {
    let state = &mut ctx.device.state;
    unit::give_numbers(state);
    check_there(state, wanted)?;
    if roles::active(state) == wanted {
        switchover::fail_over(ctx, switchover::LOST, "PEER_NOT_PRESENT");
        return Ok(());
    }
    let was_standby = roles::standby(state).map(number) == Some(wanted);
    let Some(unit) = unit::take_out(state, wanted) else {
        return Ok(());
    };
    roles::arrange(state);
    ctx.device.apart.push(unit);
    say_gone(ctx, wanted);
    if was_standby {
        switchover::lost_standby(ctx);
    }
    license::units::changed(&mut license::Agent::of(ctx));
    Ok(())
}

fn check_there(state: &Record, wanted: i64) -> Result<(), StackError> {
    let members = state.list(view::MEMBERS);
    if !members.iter().any(|member| number(member) == wanted) {
        let known: Vec<String> = members.iter().map(|member| number(member).to_string()).collect();
        return Err(StackError::NoUnit(wanted, known.join(", ")));
    }
    if members.len() < 2 {
        return Err(StackError::Only(wanted));
    }
    Ok(())
}

/// A unit restarts and comes back.
///
/// # Errors
/// As [`leave`].
pub fn restart(ctx: &mut Ctx<'_>, wanted: i64) -> Result<(), StackError> {
    leave(ctx, wanted)?;
    comes_back(ctx, wanted)
}
