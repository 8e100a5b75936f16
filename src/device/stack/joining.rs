//! A unit that is up becomes a member: its number, what it shares with the others, its ports; and all of them when the whole
//! box restarts.
//!
//! Must not know who gave it power.

use super::changes::{JOIN, comes_up, join_timer};
use super::said::say_come;
use super::switchover::{self, next_standby, running};
use super::unit::{self, number, number_of};
use super::{is_chassis, is_stack, roles};
use crate::device::{Ctx, Device, license, view};
use crate::screen::value::Record;

/// A unit is up.
pub(super) fn joined(ctx: &mut Ctx<'_>, timer: &str) {
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
    device.timers.remove(switchover::SYNC);
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
