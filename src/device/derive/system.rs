//! Derived values of the box: clock, uptime, flash, buffer, interfaces, call-home.
//!
//! Computed when asked for, never stored. What licensing derives stands with licensing.

use chrono::TimeDelta;

use super::{DeviceView, ElementRule, Rule, Table, element, rule};
use crate::device::files::permissions;
use crate::device::{Device, call_home, clock, flash, install, interfaces, summer_time, trustpool, view};
use crate::screen::schema::View;
use crate::screen::value::{Key, Record, Value};

/// Everything that this module derives.
pub(super) static TABLE: Table = Table {
    rules: RULES,
    elements: ELEMENTS,
    more: Vec::new,
};

static RULES: &[Rule] = &[
    rule(view::CHASSIS, |view| {
        Value::Bool(view.device.state.knows(view::CHASSIS_PID.id))
    }),
    rule(view::CLOCK_OFFSET_MINUTES, |view| {
        Value::Int(clock::offset_minutes(&view.device.state))
    }),
    rule(view::CLOCK_SUMMER_TIME, |view| {
        summer_time::rule(&view.device.state).map_or(Value::Absent, Value::text)
    }),
    rule(view::CLOCK_MARK, |view| text(clock::mark(&view.device.state))),
    rule(view::CLOCK_SOURCE, |view| {
        clock::source(&view.device.state).map_or(Value::Absent, Value::text)
    }),
    rule(view::TRUSTPOOL_IDENTRUST, |view| {
        Value::Bool(trustpool::has_identrust(&view.device.state))
    }),
    rule(view::BOOT_VARIABLE, |view| {
        Value::text(boot_variable(&view.device.state))
    }),
    rule(view::INSTALL_INSTALLED, |view| {
        Value::text(install::image::padded(&install::boot::installed(view.device)))
    }),
    rule(view::INSTALL_INACTIVE, |view| {
        release(view, crate::device::view::INSTALL_ADDED)
    }),
    rule(view::INSTALL_BEFORE, |view| {
        release(view, crate::device::view::INSTALL_COMMITTED)
    }),
    rule(view::INSTALL_UNITS, |view| {
        Value::text(install::units(&view.device.state))
    }),
    rule(view::INSTALL_ROLLBACK, |view| {
        install::rollback_due(view.device).map_or(Value::Absent, |due| seconds(due - view.lab_time))
    }),
    rule(view::UPTIME, uptime),
    rule(view::UPTIME_CP, uptime_cp),
    rule(view::NVRAM_USED, |view| {
        view.device
            .nvram
            .as_ref()
            .map_or(Value::Absent, |text| number(text.len() as u64))
    }),
    rule(view::FLASH_FREE, |view| number(flash::free(view.device))),
    rule(view::FLASH_USED, |view| {
        number(flash::total(view.device) - flash::free(view.device))
    }),
    rule(view::BRIEF, |view| Value::List(brief(view))),
    rule(view::FLASH_FILES, |view| Value::List(files(view.device))),
    rule(view::LOGGING_LINES, |view| Value::List(lines(view.device))),
    rule(view::CALL_HOME_SMART_PROFILE_STATUS, |view| {
        call_home::smart_profile_status(&view.device.state)
    }),
];

static ELEMENTS: &[ElementRule] = &[
    element(view::INTERFACES_ROUTED, |_, interface| {
        Value::Bool(interfaces::is_routed(interface))
    }),
    // Captures show_version of 16.9.3 with, 16.12.4 and 17.2dev, which have no table of switches, without. There it is some
    // minutes more than that of the active's processor; that it is the same here is derived, and so is that a switch that
    // came later has run for less.
    element(view::OTHERS_UPTIME, |view, other| {
        match view.get(view::SW_TABLE.id).items().is_empty() {
            true => Value::Absent,
            false => member_uptime(view, other),
        }
    }),
    element(view::INTERFACES_STATUS, |_, interface| {
        Value::text(interfaces::status(interface).0)
    }),
    element(view::INTERFACES_PROTOCOL, |_, interface| {
        Value::text(interfaces::status(interface).1)
    }),
    element(view::SESSIONS_IDLE, |view, session| {
        session
            .get(crate::device::view::SESSIONS_SINCE)
            .map_or(Value::Absent, |since| seconds(view.now - since))
    }),
];

/// A release as names of files have it.
/// The images that `boot system` names, each with its `;`; without any what is installed.
fn boot_variable(state: &Record) -> String {
    let images = state.list(view::BOOT_SYSTEM).iter();
    let images = images.filter_map(|image| image.text(view::BOOT_SYSTEM_FILE));
    let variable: String = images.map(|image| format!("{image};")).collect();
    if variable.is_empty() {
        "flash:packages.conf;".to_owned()
    } else {
        variable
    }
}

fn release(of: &DeviceView<'_>, key: Key<String>) -> Value {
    let release = of.device.state.text(key);
    release.map_or(Value::Absent, |release| Value::text(install::image::padded(release)))
}

/// Time since the last restart: lab time on both sides, so setting the clock does not move it.
fn uptime(view: &DeviceView<'_>) -> Value {
    seconds(view.lab_time - view.device.booted)
}

fn member_uptime(view: &DeviceView<'_>, other: &Record) -> Value {
    let wanted = other
        .text(view::OTHERS_NUMBER)
        .and_then(|number| number.parse::<i64>().ok());
    let members = &view.device.state.list(view::MEMBERS);
    let member = members.iter().find(|member| wanted == member.get(view::MEMBERS_NUMBER));
    match member.and_then(|member| member.get(view::MEMBERS_UP_AFTER)) {
        None => uptime_cp(view),
        Some(after) => seconds(view.lab_time - view.device.booted - TimeDelta::try_seconds(after).unwrap_or_default()),
    }
}

fn uptime_cp(view: &DeviceView<'_>) -> Value {
    let ahead = view.device.state.get(view::UPTIME_CP_AHEAD).unwrap_or(0);
    let ahead = TimeDelta::try_seconds(ahead).unwrap_or_default();
    seconds(
        (view.lab_time - view.device.booted)
            .checked_add(&ahead)
            .unwrap_or_default(),
    )
}

fn seconds(span: TimeDelta) -> Value {
    Value::Int(span.num_seconds().max(0))
}

fn text(text: &str) -> Value {
    if text.is_empty() {
        Value::Absent
    } else {
        Value::text(text)
    }
}

fn number(n: u64) -> Value {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

/// What `show ip interface brief` lists, the interfaces of VLANs before all others (from memory, unverified).
fn brief(view: &DeviceView<'_>) -> Vec<Record> {
    let all = view.device.state.list(view::INTERFACES);
    let (vlans, others): (Vec<_>, Vec<_>) = all.iter().partition(|interface| interfaces::is_vlan(interface));
    vlans
        .into_iter()
        .chain(others)
        .map(|interface| brief_line(view, interface))
        .collect()
}

fn brief_line(view: &DeviceView<'_>, interface: &Record) -> Record {
    let name = interface.text(view::INTERFACES_NAME).unwrap_or("");
    let method = interfaces::method(interface, view.device.nvram.as_deref());
    let mut line = Record::new().with(view::BRIEF_NAME, interfaces::brief_name(name));
    line.set_or_clear(view::BRIEF_ADDRESS, interface.get(view::INTERFACES_ADDRESS));
    line.set_or_clear(view::BRIEF_METHOD, method.map(str::to_owned));
    for (from, to) in [
        (view::INTERFACES_STATUS, view::BRIEF_STATUS),
        (view::INTERFACES_PROTOCOL, view::BRIEF_PROTOCOL),
    ] {
        line.put(to.id, view.field(view::INTERFACES.id, interface, from.id).into_owned());
    }
    line
}

fn files(device: &Device) -> Vec<Record> {
    let entry = |(n, entry): (usize, flash::Entry)| {
        let mut file = Record::new()
            .with(view::FLASH_FILES_NAME, entry.name)
            .with(view::FLASH_FILES_MODIFIED, entry.modified)
            .with(view::FLASH_FILES_PERMISSIONS, permissions(entry.folder));
        file.put(view::FLASH_FILES_INDEX.id, number(n as u64 + 1));
        file.put(view::FLASH_FILES_SIZE.id, number(entry.size));
        file
    };
    flash::list(device, "", true)
        .into_iter()
        .enumerate()
        .map(entry)
        .collect()
}

fn lines(device: &Device) -> Vec<Record> {
    device
        .log
        .iter()
        .map(|line| Record::new().with(view::LOGGING_LINES_TEXT, line.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::File;
    use crate::device::testing::{device, start};
    use crate::screen::schema::{Origin, View};

    fn shown(device: &Device, minutes: i64) -> DeviceView<'_> {
        DeviceView::new(device, start() + TimeDelta::minutes(minutes))
    }

    #[test]
    fn every_row_is_derived_and_stands_once() {
        for (n, rule) in RULES.iter().enumerate() {
            let info = view::SCHEMA.info(rule.path);
            assert_eq!(info.origin, Origin::Derived, "{}", info.name);
            assert!(
                RULES[..n].iter().all(|other| other.path != rule.path),
                "{} stands twice",
                info.name
            );
        }
    }

    #[test]
    fn uptime_does_not_move_with_the_clock() {
        let mut device = device();
        device.skew = TimeDelta::days(400);
        assert_eq!(*shown(&device, 19).get(view::UPTIME.id), Value::Int(19 * 60));
    }

    #[test]
    fn flash_adds_up() {
        let mut device = device();
        device.state.set(view::FLASH_TOTAL, 1000_i64);
        device.state.set(view::FLASH_OCCUPIED, 600_i64);
        device.flash.insert(
            "a".to_owned(),
            File {
                bytes: vec![0; 100],
                modified: start(),
            },
        );
        let view = shown(&device, 0);
        assert_eq!(*view.get(view::FLASH_FREE.id), Value::Int(300));
        assert_eq!(*view.get(view::FLASH_USED.id), Value::Int(700));
        assert_eq!(
            view.get(view::FLASH_FILES.id).items()[0].get(view::FLASH_FILES_SIZE),
            Some(100)
        );
    }

    #[test]
    fn an_interface_derives_its_status() {
        let device = device();
        let vlan = Record::new()
            .with(view::INTERFACES_NAME, "Vlan10")
            .with(view::INTERFACES_SHUTDOWN, true);
        let shown = shown(&device, 0);
        let status = shown.field(view::INTERFACES.id, &vlan, view::INTERFACES_STATUS.id);
        assert_eq!(*status, Value::text("administratively down"));
    }

    #[test]
    fn members_run_as_long_as_the_active_where_there_is_a_table_of_switches() {
        let mut device = device();
        let member = Record::new();
        let uptime = |device: &Device| {
            let shown = shown(device, 10);
            shown
                .field(view::OTHERS.id, &member, view::OTHERS_UPTIME.id)
                .into_owned()
        };
        assert_eq!(uptime(&device), Value::Absent);
        device.state.set(view::SW_TABLE, vec![Record::new()]);
        assert_eq!(uptime(&device), Value::Int(10 * 60));
    }

    #[test]
    fn a_member_that_came_later_has_run_for_less() {
        let mut device = device();
        device.state.set(view::SW_TABLE, vec![Record::new()]);
        let joined = Record::new()
            .with(view::MEMBERS_NUMBER, 4)
            .with(view::MEMBERS_UP_AFTER, 240);
        device.state.set(view::MEMBERS, vec![joined]);
        let shown = shown(&device, 10);
        for (number, minutes) in [("03", 10), ("04", 6)] {
            let other = Record::new().with(view::OTHERS_NUMBER, number);
            let uptime = shown.field(view::OTHERS.id, &other, view::OTHERS_UPTIME.id);
            assert_eq!(*uptime, Value::Int(minutes * 60), "{number}");
        }
    }

    #[test]
    fn interfaces_of_vlans_are_listed_first() {
        let mut device = device();
        let named = |name: &str| Record::new().with(view::INTERFACES_NAME, name);
        let down = named("Vlan10").with(view::INTERFACES_SHUTDOWN, true);
        let list = vec![
            named("GigabitEthernet0/0"),
            named("TenGigabitEthernet1/1/1"),
            named("Vlan1"),
            down,
        ];
        device.state.set(view::INTERFACES, list);
        let shown = shown(&device, 0);
        let brief = shown.get(view::BRIEF.id).items().to_vec();
        let names: Vec<_> = brief.iter().filter_map(|line| line.text(view::BRIEF_NAME)).collect();
        assert_eq!(names, ["Vlan1", "Vlan10", "GigabitEthernet0/0", "Te1/1/1"]);
        assert_eq!(brief[0].text(view::BRIEF_STATUS), Some("up"));
        assert_eq!(brief[1].text(view::BRIEF_STATUS), Some("administratively down"));
    }
}
