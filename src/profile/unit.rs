//! One unit more for a box: what its product id decides, as a unit on its own (`device::stack::unit`).
//!
//! Must not know when it comes.

use super::boxes;
use super::platform::{Units, platform};
use super::release::Release;
use crate::device::stack::unit::next_mac;
use crate::device::view;
use crate::screen::value::Record;

/// Why there is no such unit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitError {
    /// Nobody knows the product id, or its ports.
    #[error("there is no `{0}`; `licsim profiles platforms` lists what there is")]
    Unknown(String),
    /// It does not stack with what is there.
    #[error("a {0} does not stack with a {1}")]
    OtherFamily(String, String),
    /// It came later than the release.
    #[error("{0} does not run on a {1}")]
    Release(String, String),
    /// More than the platform takes.
    #[error("a switch of this stack has a number from 1 to {0}")]
    Number(usize),
}

/// The switch `pid` with its serial number, number and MAC address, for the stack that has this state; `away` are
/// switches of the stack that are not there now.
///
/// # Errors
/// When there is no such switch, or it cannot be in this stack.
pub fn unit(state: &Record, away: &[Record], pid: &str, sn: &str, number: i64) -> Result<Record, UnitError> {
    let found = platform(pid).filter(|platform| platform.is_whole() && platform.units == Units::Switches);
    let found = found.ok_or_else(|| UnitError::Unknown(pid.to_owned()))?;
    let with = state.get(view::UDI_PID).unwrap_or_default();
    let first = state
        .list(view::MEMBERS)
        .first()
        .and_then(|member| member.get(view::MEMBERS_PID));
    let with = first.unwrap_or(with);
    let same = platform(&with).is_some_and(|platform| platform.family == found.family);
    if !same || found.stack.is_none() {
        return Err(UnitError::OtherFamily(pid.to_owned(), with));
    }
    let release = state.text(view::RELEASE).unwrap_or_default();
    let release = Release::parse(release);
    if let Some(release) = release.as_ref().filter(|release| !found.runs(release)) {
        return Err(UnitError::Release(release.to_string(), pid.to_owned()));
    }
    let at = number.checked_sub(1).and_then(|at| usize::try_from(at).ok());
    let at = at.filter(|at| *at < found.units_max());
    let at = at.ok_or_else(|| UnitError::Number(found.units_max()))?;
    let made = boxes::Unit {
        pid: pid.to_owned(),
        platform: found,
    };
    let mut member = Record::new()
        .with(view::MEMBERS_NUMBER, number)
        .with(view::MEMBERS_PID, pid)
        .with(view::MEMBERS_SN, sn);
    if release.is_some_and(|release| found.lists_hsec(&release)) {
        member.set(view::MEMBERS_ENFORCED, boxes::hsec());
    }
    let port = |name: String| Record::new().with(view::INTERFACES_NAME, name);
    let ports: Vec<Record> = found.ports(at).into_iter().map(port).collect();
    let like = state.list(view::SW_TABLE).first().cloned().unwrap_or_default();
    let mut row = boxes::switch_row(at, &made, like);
    row.forget(view::SW_TABLE_HERE.id);
    let part = boxes::part(&format!("Switch {number}"), pid, pid).with(view::INVENTORY_SN, sn);
    Ok(Record::new()
        .with(view::INTERFACE_COUNTS, counted(state, away, &ports, &made))
        .with(view::MEMBERS, vec![member])
        .with(view::OTHERS, vec![other(state, away, pid, sn, number)])
        .with(view::SW_TABLE, vec![row])
        .with(view::INVENTORY, vec![part])
        .with(view::INTERFACES, ports))
}

/// What `show version` counts once the ports are there.
fn counted(state: &Record, away: &[Record], ports: &[Record], unit: &boxes::Unit) -> Vec<Record> {
    let mut all = state.list(view::INTERFACES).to_vec();
    let coming = away.iter().flat_map(|unit| unit.list(view::INTERFACES));
    for port in coming.chain(ports) {
        let name = port.text(view::INTERFACES_NAME);
        if !all.iter().any(|known| known.text(view::INTERFACES_NAME) == name) {
            all.push(port.clone());
        }
    }
    boxes::counts(&all, unit.platform)
}

/// What `show version` says of it: the assembly and the CLEI code of its product where the stack knows them, and nothing
/// behind the label where it does not; revisions as those of the stack; the first free MAC address among those kept for
/// documentation (RFC 7042).
fn other(state: &Record, away: &[Record], pid: &str, sn: &str, number: i64) -> Record {
    let mut row = Record::new()
        .with(view::OTHERS_NUMBER, format!("{number:02}"))
        .with(view::OTHERS_PID, pid)
        .with(view::OTHERS_SN, sn);
    row.set_or_clear(view::OTHERS_MAC, next_mac(state, away));
    let same = state.text(view::UDI_PID) == Some(pid);
    for (of_active, of_other) in [
        (view::CHASSIS_ASSEMBLY, view::OTHERS_ASSEMBLY),
        (view::CHASSIS_CLEI, view::OTHERS_CLEI),
    ] {
        let known = state.get(of_active);
        row.set_or_clear(of_other, known.map(|code| if same { code } else { String::new() }));
    }
    for (of_active, of_other) in [
        (view::CHASSIS_REVISION, view::OTHERS_REVISION),
        (view::CHASSIS_MB_REVISION, view::OTHERS_MB_REVISION),
    ] {
        row.set_or_clear(of_other, state.get(of_active));
    }
    row
}
