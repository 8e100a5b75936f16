//! What a state has of one unit: taken out when the unit goes, put in when it comes.
//!
//! A unit on its own is a record with the rows that are its: one of `members`, of `others` and of `sw_table`, its parts of
//! the inventory, and its ports by name, with their cables. Must not know why a unit comes or goes.

use std::collections::BTreeMap;

use crate::device::{interfaces, view};
use crate::screen::value::{Key, Record, Value};

/// What `show version` says of the active switch, and where it says the same of another.
const CHASSIS: [(Key<String>, Key<String>); 13] = [
    (view::CHASSIS_ASSEMBLY, view::OTHERS_ASSEMBLY),
    (view::CHASSIS_BRAND, view::OTHERS_BRAND),
    (view::CHASSIS_CIP, view::OTHERS_CIP),
    (view::CHASSIS_CLEI, view::OTHERS_CLEI),
    (view::CHASSIS_FPGA, view::OTHERS_FPGA),
    (view::CHASSIS_MAC, view::OTHERS_MAC),
    (view::CHASSIS_MB_REVISION, view::OTHERS_MB_REVISION),
    (view::CHASSIS_MB_SN, view::OTHERS_MB_SN),
    (view::CHASSIS_PID, view::OTHERS_PID),
    (view::CHASSIS_REVISION, view::OTHERS_REVISION),
    (view::CHASSIS_SN, view::OTHERS_SN),
    (view::CHASSIS_TOP, view::OTHERS_TOP),
    (view::CHASSIS_TOP_REVISION, view::OTHERS_TOP_REVISION),
];

/// The first MAC address among those kept for documentation (RFC 7042) that no switch of the box has.
pub fn next_mac(state: &Record, away: &[Record]) -> Option<String> {
    let rows = away.iter().flat_map(|unit| unit.list(view::OTHERS));
    let known: Vec<String> = rows
        .chain(state.list(view::OTHERS))
        .filter_map(|row| row.get(view::OTHERS_MAC))
        .chain(state.get(view::CHASSIS_MAC))
        .collect();
    (1..=0xff_u8)
        .map(|n| format!("00:00:5e:00:53:{n:02x}"))
        .find(|mac| !known.contains(mac))
}

/// The number of a member.
pub fn number(member: &Record) -> i64 {
    member.get(view::MEMBERS_NUMBER).unwrap_or(0)
}

/// The number of a unit on its own.
pub fn number_of(unit: &Record) -> i64 {
    unit.list(view::MEMBERS).first().map_or(0, number)
}

/// Gives numbers to members that have none: in the order in which they stand.
pub fn give_numbers(state: &mut Record) {
    if !matches!(state.value(view::MEMBERS.id), Value::List(_)) {
        return;
    }
    for (at, member) in state.list_mut(view::MEMBERS).iter_mut().enumerate() {
        if member.get(view::MEMBERS_NUMBER).is_none() {
            member.set(view::MEMBERS_NUMBER, i64::try_from(at + 1).unwrap_or(i64::MAX));
        }
    }
}

/// Takes the unit called `wanted` out of a state; `None` when it is not there. Who is what is found out anew by
/// [`super::roles::arrange`].
pub fn take_out(state: &mut Record, wanted: i64) -> Option<Record> {
    let at = state.list(view::MEMBERS).iter().position(|m| number(m) == wanted)?;
    let mut rows = rows(state);
    let mut member = state.list_mut(view::MEMBERS).remove(at);
    member.forget(view::MEMBERS_STATE.id);
    let mut unit = Record::new().with(view::MEMBERS, vec![member]);
    if let Some(row) = rows.remove(&wanted) {
        unit.set(view::OTHERS, vec![row]);
    }
    put_rows(state, rows);
    let table = |row: &Record| row.get(view::SW_TABLE_NUMBER) == Some(wanted);
    move_rows(state, &mut unit, view::SW_TABLE, table);
    move_rows(state, &mut unit, view::INVENTORY, |part| place(part) == Some(wanted));
    let mut own = Vec::new();
    for port in ports(state, wanted) {
        let name = port.get(view::INTERFACES_NAME).unwrap_or_default();
        let mut row = Record::new().with(view::INTERFACES_NAME, name);
        if port.is(view::INTERFACES_LINK) {
            row.set(view::INTERFACES_LINK, true);
            port.set(view::INTERFACES_LINK, false);
        }
        own.push(row);
    }
    unit.set(view::INTERFACES, own);
    Some(unit)
}

/// Puts a unit into a state, as the last of the members. Its cables are where they were.
pub fn put_in(state: &mut Record, mut unit: Record) {
    let wanted = number_of(&unit);
    let mut rows = rows(state);
    if let Some(row) = unit.list(view::OTHERS).first() {
        let row = row.clone().with(view::OTHERS_NUMBER, format!("{wanted:02}"));
        rows.insert(wanted, row);
        put_rows(state, rows);
    }
    for row in unit.list_mut(view::SW_TABLE) {
        row.set(view::SW_TABLE_NUMBER, wanted);
        row.forget(view::SW_TABLE_HERE.id);
    }
    let order = |row: &Record| row.get(view::SW_TABLE_NUMBER).unwrap_or(0);
    add_rows(state, &unit, view::SW_TABLE, order);
    // What is no unit's heads the list.
    add_rows(state, &unit, view::INVENTORY, |part| place(part).unwrap_or(0));
    for port in unit.list(view::INTERFACES).to_vec() {
        plug_in(state, wanted, port);
    }
    if let Some(member) = unit.list(view::MEMBERS).first() {
        state.list_mut(view::MEMBERS).push(member.clone());
    }
}

/// A port is there, with its cable if it has one. One that the box did not have stands behind those of its unit.
fn plug_in(state: &mut Record, wanted: i64, port: Record) {
    let name = port.text(view::INTERFACES_NAME);
    let list = state.list_mut(view::INTERFACES);
    if let Some(known) = list.iter_mut().find(|known| known.text(view::INTERFACES_NAME) == name) {
        if port.is(view::INTERFACES_LINK) {
            known.set(view::INTERFACES_LINK, true);
        }
        return;
    }
    let before = |known: &Record| {
        interfaces::is_virtual(known)
            || known
                .text(view::INTERFACES_NAME)
                .and_then(split_port)
                .is_some_and(|(_, number, _)| number > wanted)
    };
    let at = list.iter().position(before).unwrap_or(list.len());
    list.insert(at, port);
}

/// The ports of a unit, without cables, in a state that may not have them.
pub fn make_ports(state: &mut Record, unit: &Record) {
    for mut port in unit.list(view::INTERFACES).to_vec() {
        port.forget(view::INTERFACES_LINK.id);
        plug_in(state, number_of(unit), port);
    }
}

/// Ports of a unit that is there no more, nor provisioned: they go with what was configured on them.
pub fn forget_ports(state: &mut Record, wanted: i64) {
    state
        .list_mut(view::INTERFACES)
        .retain(|port| !is_port_of(port, wanted));
}

/// Gives a unit on its own another number: in names of its parts and of its ports.
pub fn renumber(unit: &mut Record, new: i64) {
    let old = number_of(unit);
    for part in unit.list_mut(view::INVENTORY) {
        for key in [view::INVENTORY_NAME, view::INVENTORY_DESCRIPTION] {
            if let Some(text) = part.get(key) {
                part.set(key, renumbered(&text, old, new));
            }
        }
    }
    for port in unit.list_mut(view::INTERFACES) {
        let name = port.get(view::INTERFACES_NAME).unwrap_or_default();
        port.set(view::INTERFACES_NAME, port_renumbered(&name, old, new));
    }
    if let Some(member) = unit.list_mut(view::MEMBERS).first_mut() {
        member.set(view::MEMBERS_NUMBER, new);
        member.forget(view::MEMBERS_NEXT_NUMBER.id);
    }
}

/// The ports of a unit by their names, with the number of another in them.
pub fn port_renumbered(name: &str, old: i64, new: i64) -> String {
    match split_port(name) {
        Some((kind, number, rest)) if number == old => format!("{kind}{new}/{rest}"),
        _ => name.to_owned(),
    }
}

/// Whether a port is of the unit `wanted`.
pub fn is_port_of(port: &Record, wanted: i64) -> bool {
    let name = port.text(view::INTERFACES_NAME).unwrap_or_default();
    split_port(name).is_some_and(|(_, number, _)| number == wanted)
}

/// Where a part of the inventory sits: the number of its switch, or the slot of its supervisor.
pub fn place(part: &Record) -> Option<i64> {
    let name = part.text(view::INVENTORY_NAME)?;
    let rest = ["Switch ", "StackPort", "Slot "]
        .iter()
        .find_map(|head| name.strip_prefix(head))?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

/// `StackPort2/1` or `Switch 2 FRU …` of another number.
fn renumbered(text: &str, old: i64, new: i64) -> String {
    for head in ["Switch ", "StackPort"] {
        let own = format!("{head}{old}");
        if let Some(rest) = text.strip_prefix(&own)
            && !rest.starts_with(|c: char| c.is_ascii_digit())
        {
            return format!("{head}{new}{rest}");
        }
    }
    text.to_owned()
}

/// `GigabitEthernet`, 2, `0/1` of `GigabitEthernet2/0/1`. A name without two slashes is of no unit.
fn split_port(name: &str) -> Option<(&str, i64, &str)> {
    let (head, rest) = name.split_once('/')?;
    rest.contains('/').then_some(())?;
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (kind, number) = head.split_at(head.len() - digits);
    Some((kind, number.parse().ok()?, rest))
}

fn ports(state: &mut Record, wanted: i64) -> impl Iterator<Item = &mut Record> {
    let list = state.list_mut(view::INTERFACES).iter_mut();
    list.filter(move |port| is_port_of(port, wanted))
}

/// What `show version` says of each switch, by number, as it says it of one that is not active.
pub fn rows(state: &Record) -> BTreeMap<i64, Record> {
    let of_other = |row: &Record| Some((row.text(view::OTHERS_NUMBER)?.parse().ok()?, row.clone()));
    let mut rows: BTreeMap<i64, Record> = state.list(view::OTHERS).iter().filter_map(of_other).collect();
    let here = |row: &&Record| row.is(view::SW_TABLE_HERE);
    let active = state.list(view::SW_TABLE).iter().find(here);
    if let Some(active) = active.and_then(|row| row.get(view::SW_TABLE_NUMBER)) {
        let mut row = Record::new().with(view::OTHERS_NUMBER, format!("{active:02}"));
        for (of_active, of_other) in CHASSIS {
            if let Some(value) = state.get(of_active) {
                row.set(of_other, value);
            }
        }
        rows.insert(active, row);
    }
    rows
}

/// Writes the rows of [`rows`] back: those of other switches than the active.
fn put_rows(state: &mut Record, mut rows: BTreeMap<i64, Record>) {
    let here = state
        .list(view::SW_TABLE)
        .iter()
        .find(|row| row.is(view::SW_TABLE_HERE));
    if let Some(active) = here.and_then(|row| row.get(view::SW_TABLE_NUMBER)) {
        rows.remove(&active);
    }
    if !rows.is_empty() || state.knows(view::OTHERS.id) {
        state.set(view::OTHERS, rows.into_values().collect::<Vec<_>>());
    }
}

/// Makes one of the rows that of the active switch.
pub fn put_active(state: &mut Record, active: i64) {
    let text = format!("{active:02}");
    if !matches!(state.value(view::OTHERS.id), Value::List(_)) {
        return;
    }
    let others = state.list_mut(view::OTHERS);
    let Some(at) = others
        .iter()
        .position(|row| row.text(view::OTHERS_NUMBER) == Some(&text))
    else {
        return;
    };
    let row = others.remove(at);
    for (of_active, of_other) in CHASSIS {
        match row.get(of_other) {
            Some(value) => state.set(of_active, value),
            None => drop(state.forget(of_active.id)),
        }
    }
}

fn move_rows(from: &mut Record, to: &mut Record, list: Key<Vec<Record>>, is_its: impl Fn(&Record) -> bool) {
    if !matches!(from.value(list.id), Value::List(_)) {
        return;
    }
    let rows = std::mem::take(from.list_mut(list));
    let (its, rest): (Vec<Record>, Vec<Record>) = rows.into_iter().partition(is_its);
    from.set(list, rest);
    to.set(list, its);
}

fn add_rows(to: &mut Record, from: &Record, list: Key<Vec<Record>>, order: impl Fn(&Record) -> i64) {
    let rows = from.list(list).to_vec();
    if rows.is_empty() {
        return;
    }
    let all = to.list_mut(list);
    all.extend(rows);
    all.sort_by_key(order);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_belongs_to_the_unit_of_its_first_number() {
        let port = |name: &str| Record::new().with(view::INTERFACES_NAME, name);
        assert!(is_port_of(&port("GigabitEthernet2/0/1"), 2));
        assert!(is_port_of(&port("TwentyFiveGigE2/1/1"), 2));
        for name in ["GigabitEthernet0/0", "Vlan2", "GigabitEthernet12/0/1", "Port-channel2"] {
            assert!(!is_port_of(&port(name), 2), "{name}");
        }
        assert_eq!(port_renumbered("Te2/1/8", 2, 3), "Te3/1/8");
        assert_eq!(port_renumbered("Te1/1/8", 2, 3), "Te1/1/8");
    }

    #[test]
    fn parts_name_their_unit() {
        let part = |name: &str| place(&Record::new().with(view::INVENTORY_NAME, name));
        assert_eq!(part("Switch 2 FRU Uplink Module 1"), Some(2));
        assert_eq!(part("StackPort3/1"), Some(3));
        assert_eq!(part("Slot 4 Supervisor"), Some(4));
        assert_eq!(part("c93xx Stack"), None);
        assert_eq!(renumbered("StackPort2/1", 2, 5), "StackPort5/1");
        assert_eq!(renumbered("Switch 2", 2, 5), "Switch 5");
        assert_eq!(renumbered("C9300-24T", 2, 5), "C9300-24T");
    }

    #[test]
    fn what_is_taken_out_and_put_in_is_as_before() {
        let mut state = stack();
        let before = state.clone();
        let unit = take_out(&mut state, 2).expect("it is there");
        assert_eq!(number_of(&unit), 2);
        assert_eq!(state.list(view::MEMBERS).len(), 1);
        assert_eq!(state.list(view::INVENTORY).len(), 2);
        assert!(state.list(view::OTHERS).is_empty());
        assert!(!state.list(view::INTERFACES)[1].is(view::INTERFACES_LINK));
        put_in(&mut state, unit);
        super::super::roles::arrange(&mut state);
        assert_eq!(state, before);
        assert_eq!(take_out(&mut state, 3), None);
        assert_eq!(state, before);
    }

    /// Two switches.
    fn stack() -> Record {
        let member = |number: i64, role: &str, sn: &str| {
            Record::new()
                .with(view::MEMBERS_NUMBER, number)
                .with(view::MEMBERS_ROLE, role)
                .with(view::MEMBERS_PID, "C9300-24T")
                .with(view::MEMBERS_SN, sn)
        };
        let row = |number: i64| {
            Record::new()
                .with(view::SW_TABLE_NUMBER, number)
                .with(view::SW_TABLE_MODEL, "C9300-24T")
        };
        let part = |name: &str, sn: &str| {
            Record::new()
                .with(view::INVENTORY_NAME, name)
                .with(view::INVENTORY_PID, "C9300-24T")
                .with(view::INVENTORY_SN, sn)
        };
        let port = |name: &str| {
            Record::new()
                .with(view::INTERFACES_NAME, name)
                .with(view::INTERFACES_LINK, true)
        };
        let other = Record::new()
            .with(view::OTHERS_NUMBER, "02")
            .with(view::OTHERS_PID, "C9300-24T")
            .with(view::OTHERS_SN, "B");
        let mut state = Record::new()
            .with(view::PLATFORM_UNITS, super::super::STACK)
            .with(view::CHASSIS_PID, "C9300-24T")
            .with(view::CHASSIS_SN, "A")
            .with(view::SW_TABLE, vec![row(1).with(view::SW_TABLE_HERE, true), row(2)])
            .with(view::OTHERS, vec![other])
            .with(
                view::INVENTORY,
                vec![part("c93xx Stack", "A"), part("Switch 1", "A"), part("Switch 2", "B")],
            )
            .with(
                view::INTERFACES,
                vec![port("GigabitEthernet1/0/1"), port("GigabitEthernet2/0/1")],
            )
            .with(view::MEMBERS, vec![member(1, "Active", "A"), member(2, "Standby", "B")]);
        super::super::roles::arrange(&mut state);
        state
    }
}
