//! Who is what: the active unit first, the standby second, then members by number, and what of the box is the active's.
//!
//! Must not know why it changed.

use super::is_stack;
use super::unit::{self, number};
use crate::device::view;
use crate::screen::value::{Record, Value};

/// Priority of a switch that nobody gave one.
pub const PRIORITY_DEFAULT: i64 = 1;

/// The number of the active unit.
pub fn active(state: &Record) -> i64 {
    state.list(view::MEMBERS).first().map_or(0, number)
}

/// The standby unit.
pub fn standby(state: &Record) -> Option<&Record> {
    let is_standby = |member: &&Record| member.text(view::MEMBERS_ROLE) == Some("Standby");
    state.list(view::MEMBERS).iter().find(is_standby)
}

/// Whether the standby unit has everything that it needs to take over.
pub fn is_hot(standby: &Record) -> bool {
    standby.get(view::MEMBERS_STATE).is_none()
}

/// The priority of a member.
pub fn priority(member: &Record) -> i64 {
    member.get(view::MEMBERS_PRIORITY).unwrap_or(PRIORITY_DEFAULT)
}

/// Makes somebody standby where nobody is; its number.
pub fn elect_standby(state: &mut Record) -> Option<i64> {
    if standby(state).is_some() {
        return None;
    }
    let best = best(&state.list(view::MEMBERS)[1.min(state.list(view::MEMBERS).len())..])?;
    for member in state.list_mut(view::MEMBERS) {
        if number(member) == best {
            member.set(view::MEMBERS_ROLE, "Standby");
        }
    }
    Some(best)
}

/// The next active switch among those that start together: the highest priority, then the lowest MAC address, which goes
/// with the number here (rule from memory, unverified).
pub fn elect_all(state: &mut Record) {
    let Some(active) = best(state.list(view::MEMBERS)) else {
        return;
    };
    for member in state.list_mut(view::MEMBERS) {
        let role = if number(member) == active { "Active" } else { "Member" };
        member.set(view::MEMBERS_ROLE, role);
    }
    arrange(state);
    elect_standby(state);
    arrange(state);
}

fn best(members: &[Record]) -> Option<i64> {
    let best = members
        .iter()
        .max_by_key(|member| (priority(member), -number(member)))?;
    Some(number(best))
}

/// The standby becomes active; the former active must be out already. Whether there was one.
pub fn take_over(state: &mut Record) -> bool {
    let Some(next) = standby(state).map(number) else {
        return false;
    };
    for member in state.list_mut(view::MEMBERS) {
        if number(member) == next {
            member.set(view::MEMBERS_ROLE, "Active");
            member.forget(view::MEMBERS_STATE.id);
        }
    }
    arrange(state);
    true
}

/// Puts the members into their order, and what the box says of itself to the active one.
pub fn arrange(state: &mut Record) {
    let rank = |member: &Record| match member.text(view::MEMBERS_ROLE) {
        Some("Active") => 0,
        Some("Standby") => 1,
        _ => 2,
    };
    state
        .list_mut(view::MEMBERS)
        .sort_by_key(|member| (rank(member), number(member)));
    let Some(first) = state.list(view::MEMBERS).first().cloned() else {
        return;
    };
    if is_stack(state) {
        head(state, &first);
    }
    let (pid, sn) = (first.get(view::MEMBERS_PID), first.get(view::MEMBERS_SN));
    for (key, value) in [
        (view::UDI_PID, &pid),
        (view::HARDWARE_PID, &pid),
        (view::MAPPING_PID, &pid),
        (view::UDI_SN, &sn),
        (view::HARDWARE_BOARD, &sn),
    ] {
        if let (true, Some(value)) = (state.knows(key.id), value) {
            state.set(key, value.as_str());
        }
    }
}

/// What `show version` and `show inventory` say first is the active switch's.
fn head(state: &mut Record, first: &Record) {
    let active = number(first);
    let here = state
        .list(view::SW_TABLE)
        .iter()
        .find(|row| row.is(view::SW_TABLE_HERE));
    if here.is_some_and(|row| row.get(view::SW_TABLE_NUMBER) != Some(active)) {
        let rows = unit::rows(state);
        state.set(view::OTHERS, rows.into_values().collect::<Vec<_>>());
    }
    for row in list(state, view::SW_TABLE) {
        if row.get(view::SW_TABLE_NUMBER) == Some(active) {
            row.set(view::SW_TABLE_HERE, true);
        } else {
            row.forget(view::SW_TABLE_HERE.id);
        }
    }
    unit::put_active(state, active);
    let (pid, sn) = (first.get(view::MEMBERS_PID), first.get(view::MEMBERS_SN));
    for part in list(state, view::INVENTORY) {
        if unit::place(part).is_none() && part.knows(view::INVENTORY_SN.id) && is_head(part) {
            part.set(view::INVENTORY_PID, pid.clone().unwrap_or_default());
            part.set(view::INVENTORY_SN, sn.clone().unwrap_or_default());
        }
    }
}

/// The part that stands for the stack as a whole (captures show_inventory: `c93xx Stack`, with the active's UDI).
fn is_head(part: &Record) -> bool {
    part.text(view::INVENTORY_NAME)
        .is_some_and(|name| name.ends_with(" Stack"))
}

fn list(state: &mut Record, key: crate::screen::value::Key<Vec<Record>>) -> &mut [Record] {
    if matches!(state.value(key.id), Value::List(_)) {
        state.list_mut(key)
    } else {
        &mut []
    }
}
