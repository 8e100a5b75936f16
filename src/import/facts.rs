//! What follows from what was read: values that one command does not print and another one needs.
//!
//! Nothing is invented: each rule has its evidence, and what no rule gives stays unknown and is reported. Must not know
//! texts.

use super::report::Report;
use crate::device::license::entitlements;
use crate::device::view;
use crate::screen::value::{Key, Record, Value};

/// Completes a state.
pub fn complete(state: &mut Record, report: &mut Report) {
    members(state);
    trusted_since(state, report);
    product(state);
    if let Some((own, of_processor)) = state.get(view::UPTIME).zip(state.get(view::UPTIME_CP))
        && own != of_processor
    {
        state.set(view::UPTIME_CP_AHEAD, of_processor - own);
    }
    for licence in state.list_mut(view::LICENCES) {
        entitlements::complete(licence);
    }
    boot_level(state);
    unknown(state, report);
}

/// A device that is not stacked is its only member (`Overall status` of `all` and tech support names it so), and has the
/// trust code.
fn members(state: &mut Record) {
    if state.list(view::MEMBERS).is_empty() {
        let member = Record::new().with(view::MEMBERS_ROLE, "Active");
        let udi = state.get(view::UDI_PID).zip(state.get(view::UDI_SN));
        let trusted = state.get(view::TRUST_INSTALLED).is_some();
        match udi {
            Some((pid, sn)) => {
                let member = member.with(view::MEMBERS_PID, pid).with(view::MEMBERS_SN, sn);
                state.set(view::MEMBERS, vec![member]);
            }
            None if trusted => state.set(view::MEMBERS, vec![member]),
            None => return,
        }
    }
    if state.is(view::TRUST_PER_DEVICE) {
        return;
    }
    let own = [
        (view::TRUST_INSTALLED.id, view::MEMBERS_TRUST_INSTALLED.id),
        (view::TRUST_ID.id, view::MEMBERS_TRUST_ID.id),
        (view::TRUST_STATE.id, view::MEMBERS_TRUST_STATE.id),
        (view::TRUST_TYPE.id, view::MEMBERS_TRUST_TYPE.id),
        (view::TRUST_ATTRIBUTES.id, view::MEMBERS_TRUST_ATTRIBUTES.id),
    ];
    for (of_device, of_member) in own {
        let value = state.value(of_device).clone();
        if let Some(active) = state.list_mut(view::MEMBERS).first_mut()
            && value != Value::Absent
            && !active.knows(of_member)
        {
            active.put(of_member, value);
        }
    }
}

/// Tech support of agents before 5.10.1 says that there is a trust code and not since when. Its moment is that of the last
/// trust establishment, else that of the policy that came with it (one moment in tech support of 17.18 and of the C9606R).
fn trusted_since(state: &mut Record, report: &mut Report) {
    let dated = |member: &Record| member.knows(view::MEMBERS_TRUST_INSTALLED.id);
    let is_trusted = state.text(view::TRUST_OVERALL) == Some("INSTALLED");
    if !is_trusted || state.list(view::MEMBERS).iter().any(dated) {
        return;
    }
    let sources = [
        (
            view::COMM_TRUST_ESTABLISHMENT_LAST_SUCCESS,
            "the last trust establishment",
        ),
        (view::POLICY_INSTALLED, "the policy"),
        (view::USAGE_LAST_ACK, "the last ACK, which is no earlier,"),
    ];
    let Some((at, whose)) = sources.iter().find_map(|(key, whose)| Some((state.get(*key)?, *whose))) else {
        return;
    };
    for member in state.list_mut(view::MEMBERS) {
        if member
            .get(view::MEMBERS_TRUST_STATE)
            .is_none_or(|state| state == TRUSTED)
        {
            member.set(view::MEMBERS_TRUST_INSTALLED, at);
        }
    }
    report.notes.push(format!(
        "since when there is a trust code stands in no text: the moment of {whose} is taken"
    ));
}

/// Number of the state of a member that has a trust code.
const TRUSTED: i64 = 2;

/// Product id and serial number are those of the UDI, wherever they are printed (`show version` and `show license udi` of
/// one box, captures of `show version`: processor board id and system serial number are one).
fn product(state: &mut Record) {
    let active = state.list(view::MEMBERS).first().cloned().unwrap_or_default();
    let pid = state.get(view::UDI_PID).or_else(|| active.get(view::MEMBERS_PID));
    let sn = state.get(view::UDI_SN).or_else(|| active.get(view::MEMBERS_SN));
    let pid = pid.or_else(|| state.get(view::CHASSIS_PID));
    let sn = sn.or_else(|| state.get(view::CHASSIS_SN));
    let (Some(pid), Some(sn)) = (pid, sn) else { return };
    let pid = pid.trim_end().to_owned();
    for key in [view::UDI_PID, view::CHASSIS_PID, view::HARDWARE_PID] {
        fill(state, key, &pid);
    }
    for key in [view::UDI_SN, view::CHASSIS_SN, view::HARDWARE_BOARD] {
        fill(state, key, &sn);
    }
    members(state);
}

fn fill(state: &mut Record, key: Key<String>, value: &str) {
    if !state.knows(key.id) {
        state.set(key, value);
    }
}

/// The licences of a boot level that are in use are those that the device booted with.
fn boot_level(state: &mut Record) {
    let in_use: Vec<String> = state
        .list(view::LICENCES)
        .iter()
        .filter(|licence| licence.text(view::LICENCES_STATUS) == Some("IN USE"))
        .filter_map(|licence| licence.get(view::LICENCES_NAME))
        .filter(|name| entitlements::is_level(name))
        .collect();
    let base = in_use.iter().find(|name| name.starts_with("network-"));
    let addon = in_use.iter().find(|name| name.starts_with("dna-"));
    if let Some(base) = base {
        fill(state, view::BOOT_LEVEL_BASE_NAME, base);
        fill(state, view::BOOT_LEVEL_BASE_CONFIGURED, base);
    }
    if let Some(addon) = addon {
        fill(state, view::BOOT_LEVEL_ADDON_NAME, addon);
        fill(state, view::BOOT_LEVEL_ADDON_CONFIGURED, addon);
    }
}

/// Names what other commands would print and nobody knows.
fn unknown(state: &Record, report: &mut Report) {
    let tagless = |licence: &&Record| licence.get(view::LICENCES_TAG).is_none();
    for licence in state.list(view::LICENCES).iter().filter(tagless) {
        let name = licence.text(view::LICENCES_NAME).unwrap_or("a licence");
        let note = format!("`licences[].tag` of {name} stands in no text and follows from none: it is left unknown");
        report.notes.push(note);
    }
    if state.get(view::UDI_PID).is_none() {
        report
            .notes
            .push("no text names the product id and serial number: they are left unknown".to_owned());
    }
    if let Some(zone) = state.text(view::CLOCK_ZONE)
        && zone != "UTC"
        && state.get(view::CLOCK_TIMEZONE_HOURS).is_none()
    {
        report.notes.push(format!(
            "how far zone {zone} is from UTC stands in no text: its clock is taken as it shows"
        ));
    }
}
