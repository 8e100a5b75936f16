//! Values of boxes of several units: lists of `show switch` and `show module`, and how long each processor is what it is.

use chrono::TimeDelta;

use super::{DeviceView, Rule, Table, optional, rule};
use crate::device::stack::{ring, roles, unit};
use crate::device::view;
use crate::screen::value::{Key, Record, Value};

/// Everything that this module derives.
pub(super) static TABLE: Table = Table {
    rules: RULES,
    elements: &[],
    more: Vec::new,
};

static RULES: &[Rule] = &[
    rule(view::SWITCHES, |view| Value::List(switches(view))),
    rule(view::STACK_MAC, |view| {
        optional(view.state().text(view::CHASSIS_MAC).map(dotted))
    }),
    rule(view::MODULES, |view| Value::List(modules(view))),
    rule(view::RF_ACTIVE_UPTIME, |view| since(view, view::RF_ACTIVE_AFTER)),
    rule(view::RF_STANDBY_UPTIME, |view| since(view, view::RF_STANDBY_AFTER)),
    rule(view::RF_ACTIVE_SLOT, |view| {
        Value::Int(
            view.state()
                .list(view::MEMBERS)
                .first()
                .map_or(1, |member| place(view, member)),
        )
    }),
    rule(view::RF_STANDBY_SLOT, |view| {
        optional(roles::standby(view.state()).map(|member| place(view, member)))
    }),
    rule(view::RF_PEER, |view| {
        let peer = roles::standby(view.state());
        peer.map_or(Value::Absent, |peer| {
            Value::text(if roles::is_hot(peer) { "hot" } else { "cold" })
        })
    }),
];

/// How long something holds that began when the box had run so long.
fn since(view: &DeviceView<'_>, after: Key<i64>) -> Value {
    let after = TimeDelta::try_seconds(view.state().get(after).unwrap_or(0)).unwrap_or_default();
    let running = view.lab_time - view.device.booted;
    Value::Int((running - after).num_seconds().max(0))
}

/// A member's number; its place among the members where it has none yet.
fn place(view: &DeviceView<'_>, member: &Record) -> i64 {
    let members = view.state().list(view::MEMBERS);
    let at = members
        .iter()
        .position(|other| std::ptr::eq(other, member))
        .unwrap_or(0);
    member
        .get(view::MEMBERS_NUMBER)
        .unwrap_or_else(|| i64::try_from(at + 1).unwrap_or(i64::MAX))
}

/// `00:00:5e:00:53:01` as `0000.5e00.5301`.
fn dotted(mac: &str) -> String {
    let digits: Vec<char> = mac.chars().filter(char::is_ascii_hexdigit).collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(".").to_lowercase()
}

/// Switches that are there, and those that are provisioned and are not.
fn switches(view: &DeviceView<'_>) -> Vec<Record> {
    let state = view.state();
    let mut rows: Vec<Record> = state
        .list(view::MEMBERS)
        .iter()
        .map(|member| there(view, member))
        .collect();
    let missing = state.list(view::PROVISIONED_SWITCHES).iter().filter_map(|row| {
        let number = row.get(view::PROVISIONED_SWITCHES_NUMBER)?;
        let known = rows.iter().any(|row| row.get(view::SWITCHES_NUMBER) == Some(number));
        (!known).then(|| away(view, number))
    });
    let missing: Vec<Record> = missing.collect();
    rows.extend(missing);
    rows.sort_by_key(|row| row.get(view::SWITCHES_NUMBER));
    rows
}

fn there(view: &DeviceView<'_>, member: &Record) -> Record {
    let number = place(view, member);
    let rows = unit::rows(view.state());
    let mac = match rows.get(&number) {
        Some(row) => row.get(view::OTHERS_MAC),
        None => view.state().get(view::CHASSIS_MAC),
    };
    let ports = ring::beside(view.device, number);
    let role = member.get(view::MEMBERS_ROLE).unwrap_or_default();
    let mut row = Record::new()
        .with(view::SWITCHES_NUMBER, number)
        .with(view::SWITCHES_HERE, role == "Active")
        .with(view::SWITCHES_ROLE, role)
        .with(view::SWITCHES_PRIORITY, roles::priority(member))
        .with(
            view::SWITCHES_STATE,
            member.text(view::MEMBERS_STATE).unwrap_or("Ready"),
        )
        .with(view::SWITCHES_PORT_1, port(ports[0]))
        .with(view::SWITCHES_PORT_2, port(ports[1]))
        .with(view::SWITCHES_NEIGHBOUR_1, neighbour(ports[0]))
        .with(view::SWITCHES_NEIGHBOUR_2, neighbour(ports[1]));
    row.set_or_clear(view::SWITCHES_MAC, mac.map(|mac| dotted(&mac)));
    row.set_or_clear(view::SWITCHES_VERSION, version(view, number));
    row
}

/// A switch that is not there: removed if it was, else provisioned only.
fn away(view: &DeviceView<'_>, number: i64) -> Record {
    let was = view.device.apart.iter().any(|unit| unit::number_of(unit) == number);
    Record::new()
        .with(view::SWITCHES_NUMBER, number)
        .with(view::SWITCHES_HERE, false)
        .with(view::SWITCHES_ROLE, "Member")
        .with(view::SWITCHES_MAC, "0000.0000.0000")
        .with(view::SWITCHES_PRIORITY, 0)
        .with(view::SWITCHES_STATE, if was { "Removed" } else { "Provisioned" })
        .with(view::SWITCHES_PORT_1, port(None))
        .with(view::SWITCHES_PORT_2, port(None))
        .with(view::SWITCHES_NEIGHBOUR_1, neighbour(None))
        .with(view::SWITCHES_NEIGHBOUR_2, neighbour(None))
}

fn port(neighbour: Option<i64>) -> &'static str {
    if neighbour.is_some() { "OK" } else { "DOWN" }
}

fn neighbour(neighbour: Option<i64>) -> String {
    neighbour.map_or_else(|| "None".to_owned(), |number| number.to_string())
}

/// The version id of a switch in the inventory.
fn version(view: &DeviceView<'_>, number: i64) -> Option<String> {
    let name = format!("Switch {number}");
    let mut parts = view.state().list(view::INVENTORY).iter();
    let own = parts.find(|part| part.text(view::INVENTORY_NAME) == Some(name.as_str()))?;
    own.get(view::INVENTORY_VID)
}

/// Cards of a chassis: parts of the inventory that sit in a slot.
fn modules(view: &DeviceView<'_>) -> Vec<Record> {
    let card = |part: &Record| {
        let name = part.text(view::INVENTORY_NAME)?;
        let slot = unit::place(part)?;
        name.starts_with("Slot ").then_some(())?;
        let ports = view.state().list(view::INTERFACES).iter();
        let ports = ports.filter(|port| unit::is_port_of(port, slot)).count();
        let member = view
            .state()
            .list(view::MEMBERS)
            .iter()
            .find(|member| place(view, member) == slot);
        let mut row = Record::new()
            .with(view::MODULES_SLOT, slot)
            .with(view::MODULES_PORTS, i64::try_from(ports).unwrap_or(i64::MAX))
            .with(
                view::MODULES_CARD,
                part.get(view::INVENTORY_DESCRIPTION).unwrap_or_default(),
            );
        row.set_or_clear(view::MODULES_PID, part.get(view::INVENTORY_PID));
        row.set_or_clear(view::MODULES_SN, part.get(view::INVENTORY_SN));
        row.set_or_clear(
            view::MODULES_ROLE,
            member.and_then(|member| member.get(view::MEMBERS_ROLE)),
        );
        Some(row)
    };
    view.state().list(view::INVENTORY).iter().filter_map(card).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mac_address_has_dots() {
        assert_eq!(dotted("00:00:5E:00:53:01"), "0000.5e00.5301");
    }
}
