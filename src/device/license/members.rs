//! The devices that licensing speaks for: one switch, or all of a stack or pair; and what it may say of them.

use crate::device::view;
use crate::screen::value::{Key, Record};
use crate::wire::{Role, Udi, Unit};

/// The member that talks: the first of the list.
pub fn active(state: &Record) -> Udi {
    match state.list(view::MEMBERS).first() {
        Some(member) => udi(member),
        None => Udi::new(
            state.text(view::UDI_PID).unwrap_or_default(),
            state.text(view::UDI_SN).unwrap_or_default(),
        ),
    }
}

/// The UDI of a member.
pub fn udi(member: &Record) -> Udi {
    Udi::new(
        member.text(view::MEMBERS_PID).unwrap_or_default(),
        member.text(view::MEMBERS_SN).unwrap_or_default(),
    )
}

/// The UDIs that `local` or `all` means, each once: two supervisors have that of their chassis.
pub fn in_scope(state: &Record, scope: &str) -> Vec<Udi> {
    let members = state.list(view::MEMBERS);
    let count = if scope == "all" { members.len() } else { 1 };
    let mut udis: Vec<Udi> = Vec::with_capacity(count);
    for udi in members.iter().take(count).map(udi) {
        if !udis.contains(&udi) {
            udis.push(udi);
        }
    }
    udis
}

/// All members, as reports name them.
pub fn units(state: &Record) -> Vec<Unit> {
    let role = |member: &Record| match member.text(view::MEMBERS_ROLE) {
        Some("Standby") => Role::Standby,
        Some("Member") => Role::Member,
        _ => Role::Active,
    };
    let unit = |member: &Record| Unit {
        role: role(member),
        udi: udi(member),
    };
    state.list(view::MEMBERS).iter().map(unit).collect()
}

/// The member whose UDI it is, to be changed.
pub fn find_mut<'a>(state: &'a mut Record, wanted: &Udi) -> Option<&'a mut Record> {
    state
        .list_mut(view::MEMBERS)
        .iter_mut()
        .find(|member| udi(member) == *wanted)
}

/// All members with that UDI, to be changed: what a chassis has, each of its supervisors has.
pub fn each_mut<'a>(state: &'a mut Record, wanted: &Udi) -> impl Iterator<Item = &'a mut Record> {
    let list = state.list_mut(view::MEMBERS).iter_mut();
    list.filter(move |member| udi(member) == *wanted)
}

/// A member's value, of the active one.
pub fn of_active<T: crate::screen::value::Field>(state: &Record, key: Key<T>) -> Option<T> {
    state.list(view::MEMBERS).first().and_then(|member| member.get(key))
}

/// Arguments that name a device.
pub fn named(udi: &Udi) -> Record {
    Record::new()
        .with(view::ARG_PID, udi.pid.as_str())
        .with(view::ARG_SN, udi.sn.as_str())
}

/// The product instance of the active, if it has a trust code.
pub fn instance(state: &Record) -> Option<String> {
    of_active(state, view::MEMBERS_TRUST_INSTANCE)
}

/// The host name, unless privacy withholds it.
pub fn hostname(state: &Record) -> Option<String> {
    if state.is(view::PRIVACY_HOSTNAME) || state.get(view::PRIVACY_SEND_HOSTNAME) == Some(false) {
        return None;
    }
    state.get(view::HOSTNAME)
}

/// The release as reports write it, unless privacy withholds it: `17.12.4` is `17.12.04` (capture
/// `rum_report_file__17.9.2` writes `17.09.02`).
pub fn software_version(state: &Record) -> Option<String> {
    if state.is(view::PRIVACY_VERSION) {
        return None;
    }
    let padded = |part: &str| {
        if part.len() == 1 {
            format!("0{part}")
        } else {
            part.to_owned()
        }
    };
    let release = state.text(view::RELEASE)?;
    Some(release.split('.').map(padded).collect::<Vec<_>>().join("."))
}

/// Whether the device runs this release or a later one. A release that does not read counts as later.
pub fn release_at_least(state: &Record, floor: &[u32]) -> bool {
    state.text(view::RELEASE).is_none_or(|release| at_least(release, floor))
}

/// Whether the Smart Agent is of this version or a later one; no version counts as earlier.
pub fn agent_at_least(state: &Record, floor: &[u32]) -> bool {
    state.text(view::AGENT).is_some_and(|agent| at_least(agent, floor))
}

/// Compares the numbers at the start of a version (`5.8.2_rel/12`, `17.12.4a`) with `floor`.
fn at_least(version: &str, floor: &[u32]) -> bool {
    let numbers: Vec<u32> = version
        .split('.')
        .map_while(|part| {
            let digits: &str = &part[..part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len())];
            digits.parse().ok()
        })
        .collect();
    numbers.is_empty() || numbers.as_slice() >= floor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(at_least("17.12.4", &[17, 3, 2]));
        assert!(at_least("17.3.2a", &[17, 3, 2]));
        assert!(!at_least("17.3.1", &[17, 3, 2]));
        assert!(!at_least("16.12.4", &[17, 3, 2]));
        assert!(!at_least("5.8.2_rel/12", &[6, 0, 1]));
    }

    #[test]
    fn reports_write_the_release_with_two_digits() {
        let state = Record::new().with(view::RELEASE, "17.9.2");
        assert_eq!(software_version(&state).as_deref(), Some("17.09.02"));
    }
}
