//! What follows from the product ids of a profile: ports, members, tables of `show version` and `show inventory`.
//!
//! Knows platforms and paths; must not know files or how they lie over one another.

use super::platform::{Platform, Units};
use super::release::Release;
use crate::device::view;
use crate::device::{interfaces, license, stack};
use crate::entitlements;
use crate::screen::value::{Record, Value};

/// One unit of a device: its product id, and what that decides.
pub(super) struct Unit {
    /// The product id.
    pub pid: String,
    /// Its platform.
    pub platform: &'static Platform,
}

/// What the factory puts there, over what the family says: product ids, ports, provisioned members.
pub(super) fn base(units: &[Unit], release: Option<&Release>, family: &Record) -> Record {
    let mut record = Record::new();
    let Some(first) = units.first() else {
        return record;
    };
    for key in [view::UDI_PID, view::HARDWARE_PID, view::MAPPING_PID] {
        record.set(key, first.pid.as_str());
    }
    if first.platform.is_switch {
        record.set(view::CHASSIS_PID, first.pid.as_str());
    }
    record.set_or_clear(view::PLATFORM_UNITS, kind(first.platform).map(str::to_owned));
    let oldest = Release::default();
    let found = first.platform.licences_found(release.unwrap_or(&oldest));
    record.set_or_clear(view::MAPPING_TOTAL, found);
    let oldest = units.iter().map(|unit| &unit.platform.since).max();
    record.set_or_clear(view::INSTALL_OLDEST, oldest.map(ToString::to_string));
    record.set(view::INTERFACES, with_ports(family.list(view::INTERFACES), units));
    if first.platform.stack.is_some() {
        let rows = units.iter().enumerate().map(provisioned);
        record.set(view::PROVISIONED_SWITCHES, rows.collect::<Vec<_>>());
        let like = family.list(view::SW_TABLE).first().cloned().unwrap_or_default();
        let rows = units
            .iter()
            .enumerate()
            .map(|(at, unit)| switch_row(at, unit, like.clone()));
        record.set(view::SW_TABLE, rows.collect::<Vec<_>>());
    }
    record
}

/// What the units of a box are, where there can be several that come and go.
pub(super) fn kind(platform: &Platform) -> Option<&'static str> {
    match platform.units {
        Units::Supervisors(_) => Some(stack::SUPERVISORS),
        Units::Switches if platform.stack.is_some() => Some(stack::STACK),
        Units::Switches => None,
    }
}

fn provisioned((at, unit): (usize, &Unit)) -> Record {
    Record::new()
        .with(view::PROVISIONED_SWITCHES_NUMBER, number(at))
        .with(view::PROVISIONED_SWITCHES_MODEL, unit.pid.to_lowercase())
}

/// A row of the switch table; image and mode are the family's.
pub(super) fn switch_row(at: usize, unit: &Unit, like: Record) -> Record {
    let ports = i64::try_from(unit.platform.ports(at).len()).unwrap_or(0);
    let row = like
        .with(view::SW_TABLE_NUMBER, number(at))
        .with(view::SW_TABLE_PORTS, ports)
        .with(view::SW_TABLE_MODEL, unit.pid.as_str());
    if at == 0 {
        row.with(view::SW_TABLE_HERE, true)
    } else {
        row
    }
}

fn number(at: usize) -> i64 {
    i64::try_from(at + 1).unwrap_or(i64::MAX)
}

/// The family's interfaces with the units' ports before those that have none.
fn with_ports(family: &[Record], units: &[Unit]) -> Vec<Record> {
    let ports = units.iter().enumerate().flat_map(|(at, unit)| unit.platform.ports(at));
    let ports = ports.map(|name| Record::new().with(view::INTERFACES_NAME, name));
    let first_virtual = family.iter().position(interfaces::is_virtual).unwrap_or(family.len());
    let (real, made) = family.split_at(first_virtual);
    real.iter().cloned().chain(ports).chain(made.iter().cloned()).collect()
}

/// What a profile left open, once all its files lie over one another. `ports` are those of [`base`].
pub(super) fn complete(state: &mut Record, units: &[Unit], release: Option<&Release>, ports: &[Record]) {
    let Some(first) = units.first() else { return };
    lay_over_ports(state, ports, &first.platform.units);
    members(state, units, release);
    if !state.knows(view::HA_MESSAGE_FLOW.id) {
        // Captures tech_support: allowed on one unit (C9300L, C9606R), not where there are several.
        state.set(view::HA_MESSAGE_FLOW, units.len() == 1);
    }
    chassis(state, units);
    inventory(state, units);
    levels(state);
    licences(state);
    if !state.knows(view::INTERFACE_COUNTS.id) {
        let counts = counts(state.list(view::INTERFACES), first.platform);
        state.set(view::INTERFACE_COUNTS, counts);
    }
}

/// Ports are there whether a profile names them or not; what it says of one is laid over it.
fn lay_over_ports(state: &mut Record, ports: &[Record], kind: &Units) {
    let said = std::mem::take(state.list_mut(view::INTERFACES));
    let mut all = ports.to_vec();
    let mut new: Vec<Record> = Vec::new();
    for interface in said {
        let name = interface.text(view::INTERFACES_NAME);
        let mut known = all.iter_mut().chain(&mut new);
        match known.find(|known| known.text(view::INTERFACES_NAME) == name) {
            Some(known) => known.overlay(interface),
            None => new.push(interface),
        }
    }
    let first_virtual = all.iter().position(interfaces::is_virtual).unwrap_or(all.len());
    let made = all.split_off(first_virtual);
    let (new_made, new_ports): (Vec<Record>, Vec<Record>) = new.into_iter().partition(interfaces::is_virtual);
    all.extend(new_ports);
    if matches!(kind, Units::Supervisors(_)) {
        all.sort_by_key(slot);
    }
    all.extend(made);
    all.extend(new_made);
    state.set(view::INTERFACES, all);
}

/// The interfaces of a box whose line cards are those of `interfaces`, before anybody configured it.
pub(super) fn fitted(interfaces: &[Record], ports: &[Record]) -> Vec<Record> {
    let name = |interface: &Record| interface.get(view::INTERFACES_NAME);
    let bare = |interface: &Record| match ports.iter().find(|port| name(port) == name(interface)) {
        Some(port) => port.clone(),
        None => Record::new().with(view::INTERFACES_NAME, name(interface).unwrap_or_default()),
    };
    let real = interfaces.iter().filter(|interface| !interfaces::is_virtual(interface));
    let made = ports.iter().filter(|port| interfaces::is_virtual(port));
    real.map(bare).chain(made.cloned()).collect()
}

/// The slot of a line card: `3` of `TenGigabitEthernet3/0/1`.
fn slot(interface: &Record) -> u32 {
    let name = interface.text(view::INTERFACES_NAME).unwrap_or_default();
    let head = name.split('/').next().unwrap_or_default();
    head.trim_start_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .unwrap_or(0)
}

/// The units as licensing knows them; what a profile says of the first is of the first.
fn members(state: &mut Record, units: &[Unit], release: Option<&Release>) {
    let own = state.get(view::UDI_SN);
    let one_chassis = matches!(
        units.first().map(|unit| &unit.platform.units),
        Some(Units::Supervisors(_))
    );
    let list = state.list_mut(view::MEMBERS);
    while list.len() < units.len() {
        list.push(Record::new());
    }
    let active = list.first().and_then(|member| member.get(view::MEMBERS_SN)).or(own);
    let is_switch = units.iter().all(|unit| unit.platform.is_switch);
    for (at, (member, unit)) in list.iter_mut().zip(units).enumerate() {
        let role = ["Active", "Standby"].get(at).copied().unwrap_or("Member");
        give(member, view::MEMBERS_ROLE.id, role);
        give(member, view::MEMBERS_PID.id, unit.pid.as_str());
        if let Some(sn) = active.as_deref().filter(|_| at == 0 || one_chassis) {
            give(member, view::MEMBERS_SN.id, sn);
        }
        if release.is_some_and(|release| unit.platform.lists_hsec(release)) && !member.knows(view::MEMBERS_ENFORCED.id)
        {
            member.set(view::MEMBERS_ENFORCED, hsec());
        }
    }
    if let Some(sn) = active {
        give(state, view::UDI_SN.id, sn.as_str());
        if is_switch {
            give(state, view::CHASSIS_SN.id, sn.as_str());
        }
        give(state, view::HARDWARE_BOARD.id, sn.as_str());
    }
}

fn give(record: &mut Record, id: crate::screen::value::PathId, text: &str) {
    if !record.knows(id) {
        record.put(id, Value::text(text));
    }
}

/// The rows that `Enforced Licenses` has; the number behind the tag is that of every capture.
pub(super) fn hsec() -> Vec<Record> {
    let rows = entitlements::all().iter().filter(|row| row.export_controlled);
    let row = |row: &entitlements::Entitlement| {
        Record::new()
            .with(view::MEMBERS_ENFORCED_FEATURE, row.feature.as_str())
            .with(view::MEMBERS_ENFORCED_TAG, row.tag.as_str())
            .with(view::MEMBERS_ENFORCED_N, 3)
    };
    rows.map(row).collect()
}

/// The other switches in `show version`; a second supervisor is none of them.
fn chassis(state: &mut Record, units: &[Unit]) {
    let switches = units.iter().all(|unit| unit.platform.units == Units::Switches);
    if units.len() < 2 || !switches {
        return;
    }
    let serials: Vec<Option<String>> = state
        .list(view::MEMBERS)
        .iter()
        .map(|m| m.get(view::MEMBERS_SN))
        .collect();
    let like = [
        (view::CHASSIS_ASSEMBLY, view::OTHERS_ASSEMBLY),
        (view::CHASSIS_REVISION, view::OTHERS_REVISION),
        (view::CHASSIS_MB_REVISION, view::OTHERS_MB_REVISION),
        (view::CHASSIS_CLEI, view::OTHERS_CLEI),
    ];
    let like = like.map(|(of_active, of_other)| (state.get(of_active), of_other));
    let others = state.list_mut(view::OTHERS);
    while others.len() + 1 < units.len() {
        others.push(Record::new());
    }
    for (at, (other, unit)) in others.iter_mut().zip(&units[1..]).enumerate() {
        give(other, view::OTHERS_NUMBER.id, &format!("{:02}", at + 2));
        give(other, view::OTHERS_PID.id, &unit.pid);
        if let Some(Some(sn)) = serials.get(at + 1) {
            give(other, view::OTHERS_SN.id, sn);
        }
        for (value, key) in &like {
            if let Some(value) = value {
                give(other, key.id, value);
            }
        }
    }
}

/// Switches of a stack by number, under a head where there are several. A chassis is the family's.
fn inventory(state: &mut Record, units: &[Unit]) {
    let Some(stack) = units.first().and_then(|unit| unit.platform.stack.as_ref()) else {
        for part in state
            .list_mut(view::INVENTORY)
            .iter_mut()
            .filter(|part| !part.knows(view::INVENTORY_PID.id))
        {
            part.set(view::INVENTORY_PID, units[0].pid.as_str());
        }
        serials_of_parts(state);
        return;
    };
    if !state.knows(view::INVENTORY.id) {
        let mut parts = Vec::new();
        if let (Some(head), true) = (stack, units.len() > 1) {
            parts.push(part(head, head, &units[0].pid));
        }
        for (at, unit) in units.iter().enumerate() {
            parts.push(part(&format!("Switch {}", at + 1), &unit.pid, &unit.pid));
        }
        state.set(view::INVENTORY, parts);
    }
    serials_of_parts(state);
}

pub(super) fn part(name: &str, description: &str, pid: &str) -> Record {
    Record::new()
        .with(view::INVENTORY_NAME, name)
        .with(view::INVENTORY_DESCRIPTION, description)
        .with(view::INVENTORY_PID, pid)
}

/// Parts that are units have the units' serial numbers: `Switch 2` that of the second, what is left that of the first.
fn serials_of_parts(state: &mut Record) {
    let udis: Vec<(String, Option<String>)> = state
        .list(view::MEMBERS)
        .iter()
        .map(|member| {
            (
                member.get(view::MEMBERS_PID).unwrap_or_default(),
                member.get(view::MEMBERS_SN),
            )
        })
        .collect();
    for part in state.list_mut(view::INVENTORY) {
        if part.knows(view::INVENTORY_SN.id) {
            continue;
        }
        let numbered = part
            .text(view::INVENTORY_NAME)
            .and_then(|name| name.strip_prefix("Switch "));
        let at = numbered
            .and_then(|number| number.parse::<usize>().ok())
            .map_or(0, |n| n.saturating_sub(1));
        if let Some((pid, Some(sn))) = udis.get(at)
            && part.text(view::INVENTORY_PID) == Some(pid)
        {
            part.set(view::INVENTORY_SN, sn.as_str());
        }
    }
}

/// A boot level that is in force was configured.
fn levels(state: &mut Record) {
    let of = [
        (view::BOOT_LEVEL_BASE_NAME, view::BOOT_LEVEL_BASE_CONFIGURED),
        (view::BOOT_LEVEL_ADDON_NAME, view::BOOT_LEVEL_ADDON_CONFIGURED),
    ];
    for (in_force, configured) in of {
        if let Some(level) = state.get(in_force) {
            give(state, configured.id, &level);
        }
    }
}

/// The licences of the boot level, where a profile lists none.
fn licences(state: &mut Record) {
    if state.knows(view::LICENCES.id) {
        return;
    }
    let names = [view::BOOT_LEVEL_BASE_NAME, view::BOOT_LEVEL_ADDON_NAME];
    let levels: Vec<String> = names.iter().filter_map(|name| state.get(*name)).collect();
    let levels: Vec<&str> = levels.iter().map(String::as_str).collect();
    if levels.is_empty() {
        return;
    }
    if let Some(mut licences) = license::of_levels(state.list(view::MEMBERS), &levels) {
        for (at, licence) in licences.iter_mut().enumerate() {
            licence.set(view::LICENCES_HANDLE, number(at));
        }
        state.set(view::LICENCES, licences);
    }
}

/// Interfaces by kind, as `show version` counts them.
pub(super) fn counts(interfaces: &[Record], platform: &Platform) -> Vec<Record> {
    let names: Vec<&str> = interfaces
        .iter()
        .filter_map(|interface| interface.text(view::INTERFACES_NAME))
        .filter(|name| *name != "GigabitEthernet0/0")
        .collect();
    let count = |(kind, word): &(String, String)| {
        let own = |name: &&&str| {
            name.strip_prefix(kind.as_str())
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        let count = i64::try_from(names.iter().filter(own).count()).unwrap_or(i64::MAX);
        (count > 0).then(|| {
            Record::new()
                .with(view::INTERFACE_COUNTS_COUNT, count)
                .with(view::INTERFACE_COUNTS_KIND, word.as_str())
        })
    };
    platform.counts.iter().filter_map(count).collect()
}

#[cfg(test)]
#[path = "boxes_test.rs"]
mod tests;
