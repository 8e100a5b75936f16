//! Units that come, go and take over, with what the console says of it.
//!
//! Texts and their order are from memory; how long a unit takes to come up is a model. Must not know what a person types.

use chrono::TimeDelta;

use super::roles::{self, PRIORITY_DEFAULT};
use super::unit::{self, number, number_of};
use super::{StackError, is_chassis, is_stack};
use crate::device::timers::{Counts, TimerInfo};
use crate::device::{Ctx, Device, license, view};
use crate::limits::STACK_MEMBERS_MAX;
use crate::screen::value::Record;

/// Timers of this module.
pub static TIMERS: &[TimerInfo] = &[
    TimerInfo {
        name: JOIN,
        counts: Counts::BySpan,
        fire: |ctx, name| joined(ctx, name),
    },
    TimerInfo {
        name: SYNC,
        counts: Counts::BySpan,
        fire: |ctx, _| synced(ctx),
    },
];

/// A unit comes up; its number stands behind.
const JOIN: &str = "stack_join:";
/// The standby unit gets what the active has.
const SYNC: &str = "stack_sync";

/// From power to a unit that belongs to the box (a model).
pub const COMES_UP_AFTER: TimeDelta = TimeDelta::minutes(5);
/// From there to a standby unit that could take over (a model).
const HOT_AFTER: TimeDelta = TimeDelta::seconds(90);
/// `Current State` of a standby unit until then.
pub const SYNCING: &str = "HA sync in progress";

/// `Last switchover reason` of a switchover that somebody asked for, and of one that nobody did (from memory).
pub const FORCED: &str = "user forced";
const LOST: &str = "active unit removed";

/// Whether a unit that is away comes up.
pub fn comes_up(device: &Device, unit: i64) -> bool {
    device.timers.contains_key(&join_timer(unit))
}

fn join_timer(unit: i64) -> String {
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
        fail_over(ctx, LOST, "PEER_NOT_PRESENT");
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
        lost_standby(ctx);
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

/// The active unit gives its place to a standby that is ready, and restarts.
pub fn force(ctx: &mut Ctx<'_>) {
    let former = roles::active(&ctx.device.state);
    fail_over(ctx, FORCED, "PEER_DOWN");
    // Its number is away now, so that it can come back.
    let _ = comes_back(ctx, former);
}

/// The active unit is gone. A standby that has everything takes over; without one, what is left restarts.
fn fail_over(ctx: &mut Ctx<'_>, reason: &str, raw: &str) {
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
fn running(ctx: &Ctx<'_>) -> i64 {
    (ctx.world.lab_time() - ctx.device.booted).num_seconds().max(0)
}

fn lost_standby(ctx: &mut Ctx<'_>) {
    let failures = ctx.device.state.get(view::RF_FAILURES).unwrap_or(0);
    ctx.device.state.set(view::RF_FAILURES, failures + 1);
    for reason in ["PEER_NOT_PRESENT", "PEER_DOWN", "PEER_REDUNDANCY_STATE_CHANGE"] {
        ctx.log("message/ha/standby_lost", Record::new().with(view::ARG_REASON, reason));
    }
    next_standby(ctx);
}

/// Somebody becomes standby where nobody is, and gets what the active has.
fn next_standby(ctx: &mut Ctx<'_>) {
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
fn synced(ctx: &mut Ctx<'_>) {
    for member in ctx.device.state.list_mut(view::MEMBERS) {
        member.clear(view::MEMBERS_STATE);
    }
    ctx.log("message/ha/bulk_sync", Record::new());
    ctx.log("message/ha/terminal_state", Record::new());
}

/// A unit is up.
fn joined(ctx: &mut Ctx<'_>, timer: &str) {
    let wanted = timer.strip_prefix(JOIN).and_then(|text| text.parse().ok()).unwrap_or(0);
    if !take_in(ctx.device, wanted) {
        return;
    }
    let new = ctx.device.state.list(view::MEMBERS).last().map_or(wanted, number);
    let running = running(ctx);
    for member in ctx.device.state.list_mut(view::MEMBERS) {
        if number(member) == new {
            member.set(view::MEMBERS_UP_AFTER, running);
        }
    }
    roles::arrange(&mut ctx.device.state);
    say_come(ctx, new);
    next_standby(ctx);
    license::units::changed(&mut license::Agent::of(ctx));
}

/// Puts a unit that is away among the members, last, under the number that it has now; `false` if there is none.
fn take_in(device: &mut Device, wanted: i64) -> bool {
    let Some(at) = device.apart.iter().position(|unit| number_of(unit) == wanted) else {
        return false;
    };
    let mut unit = device.apart.remove(at);
    take_number(&device.state, &mut unit);
    let number = number_of(&unit);
    for member in unit.list_mut(view::MEMBERS) {
        member.set(view::MEMBERS_ROLE, "Member");
        share_trust(&device.state, member);
    }
    provision(device, number, &unit);
    unit::put_in(&mut device.state, unit);
    true
}

/// A number that it was given takes effect when it comes up, unless another has it.
fn take_number(state: &Record, unit: &mut Record) {
    let given = unit
        .list(view::MEMBERS)
        .first()
        .and_then(|member| member.get(view::MEMBERS_NEXT_NUMBER));
    if let Some(given) = given {
        let taken = state.list(view::MEMBERS).iter().any(|member| number(member) == given);
        unit::renumber(unit, if taken { number_of(unit) } else { given });
    }
}

/// Two supervisors have one UDI, and what was given to that is there for both (unverified).
fn share_trust(state: &Record, member: &mut Record) {
    let udi = license::members::udi(member);
    let same = |other: &&Record| license::members::udi(other) == udi;
    if let Some(other) = state.list(view::MEMBERS).iter().find(same) {
        let (number, role) = (number(member), member.get(view::MEMBERS_ROLE));
        *member = other.clone();
        member.set(view::MEMBERS_NUMBER, number);
        member.set_or_clear(view::MEMBERS_ROLE, role);
        member.clear(view::MEMBERS_STATE);
    }
}

/// `switch N provision` names what is there. Ports of another model that was provisioned go.
fn provision(device: &mut Device, number: i64, unit: &Record) {
    if !is_stack(&device.state) {
        return;
    }
    let pid = unit
        .list(view::MEMBERS)
        .first()
        .and_then(|member| member.get(view::MEMBERS_PID));
    let model = pid.unwrap_or_default().to_lowercase();
    for state in [&mut device.state, &mut device.factory] {
        let list = state.list_mut(view::PROVISIONED_SWITCHES);
        let known = list
            .iter_mut()
            .find(|row| row.get(view::PROVISIONED_SWITCHES_NUMBER) == Some(number));
        match known {
            Some(row) if row.text(view::PROVISIONED_SWITCHES_MODEL) == Some(&model) => {}
            Some(row) => {
                row.set(view::PROVISIONED_SWITCHES_MODEL, model.as_str());
                unit::forget_ports(state, number);
            }
            None => {
                let row = Record::new().with(view::PROVISIONED_SWITCHES_NUMBER, number);
                list.push(row.with(view::PROVISIONED_SWITCHES_MODEL, model.as_str()));
                list.sort_by_key(|row| row.get(view::PROVISIONED_SWITCHES_NUMBER));
            }
        }
    }
    unit::make_ports(&mut device.factory, unit);
    let counts = unit.list(view::INTERFACE_COUNTS);
    if !counts.is_empty() {
        device.state.set(view::INTERFACE_COUNTS, counts.to_vec());
    }
}

/// The whole box restarts: what had power is up with it, under the numbers that were given, and all elect anew.
pub fn restarted(device: &mut Device) {
    if !is_stack(&device.state) && !is_chassis(&device.state) {
        return;
    }
    unit::give_numbers(&mut device.state);
    device.timers.remove(SYNC);
    let up: Vec<i64> = device
        .apart
        .iter()
        .map(number_of)
        .filter(|unit| comes_up(device, *unit))
        .collect();
    for unit in up {
        device.timers.remove(&join_timer(unit));
        take_in(device, unit);
    }
    renumber_all(device);
    for member in device.state.list_mut(view::MEMBERS) {
        member.clear(view::MEMBERS_STATE);
        member.clear(view::MEMBERS_UP_AFTER);
    }
    if is_stack(&device.state) {
        roles::elect_all(&mut device.state);
    } else {
        roles::arrange(&mut device.state);
        roles::elect_standby(&mut device.state);
        roles::arrange(&mut device.state);
    }
}

/// Members that were given another number get it.
fn renumber_all(device: &mut Device) {
    let given = |member: &Record| Some((number(member), member.get(view::MEMBERS_NEXT_NUMBER)?));
    let wanted: Vec<(i64, i64)> = device.state.list(view::MEMBERS).iter().filter_map(given).collect();
    for (old, _) in wanted {
        let role = device
            .state
            .list(view::MEMBERS)
            .iter()
            .find(|member| number(member) == old);
        let role = role.and_then(|member| member.get(view::MEMBERS_ROLE));
        let Some(mut unit) = unit::take_out(&mut device.state, old) else {
            continue;
        };
        take_number(&device.state, &mut unit);
        for member in unit.list_mut(view::MEMBERS) {
            member.set_or_clear(view::MEMBERS_ROLE, role.clone());
        }
        provision(device, number_of(&unit), &unit);
        unit::put_in(&mut device.state, unit);
        roles::arrange(&mut device.state);
    }
}

/// What a unit is called in messages.
fn about(ctx: &Ctx<'_>, unit: i64) -> Record {
    Record::new()
        .with(view::ARG_SWITCH, unit)
        .with(view::ARG_ACTIVE, roles::active(&ctx.device.state))
}

fn say_gone(ctx: &mut Ctx<'_>, unit: i64) {
    if is_stack(&ctx.device.state) {
        say_links(ctx, unit, "down");
        ctx.log("message/stack/removed", about(ctx, unit));
    } else {
        ctx.log("message/ha/card_removed", about(ctx, unit));
    }
}

fn say_come(ctx: &mut Ctx<'_>, unit: i64) {
    if is_stack(&ctx.device.state) {
        say_links(ctx, unit, "up");
        ctx.log("message/stack/added", about(ctx, unit));
    } else {
        ctx.log("message/ha/card_inserted", about(ctx, unit));
    }
}

/// The stack ports of the neighbours that lead to a switch.
fn say_links(ctx: &mut Ctx<'_>, unit: i64, word: &str) {
    for (neighbour, port) in neighbours(ctx.device, unit) {
        let args = about(ctx, neighbour)
            .with(view::ARG_STACK_PORT, port)
            .with(view::ARG_NAME, word);
        ctx.log("message/stack/link_change", args);
    }
}

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
fn neighbours(device: &Device, unit: i64) -> Vec<(i64, i64)> {
    let [before, behind] = beside(device, unit);
    before
        .map(|n| (n, 2))
        .into_iter()
        .chain(behind.map(|n| (n, 1)))
        .collect()
}

/// The priority that a member shows.
pub fn priority(member: &Record) -> i64 {
    member.get(view::MEMBERS_PRIORITY).unwrap_or(PRIORITY_DEFAULT)
}
