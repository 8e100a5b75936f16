//! What is reserved, licence by licence, and the share of each member.

use super::super::members;
use crate::device::view;
use crate::screen::value::{PathId, Record};
use crate::wire::{ReservedLicense, Udi};

/// Adds one member's share of a licence.
pub(super) fn reserve(state: &mut Record, udi: &Udi, role: &str, licence: &ReservedLicense) {
    let count = i64::from(licence.count);
    let mut term = Record::new()
        .with(view::RESERVATION_LICENCES_TERMS_ROLE, role)
        .with(view::RESERVATION_LICENCES_TERMS_PID, udi.pid.as_str())
        .with(view::RESERVATION_LICENCES_TERMS_SN, udi.sn.as_str())
        .with(view::RESERVATION_LICENCES_TERMS_TYPE, licence.license_type.as_str())
        .with(view::RESERVATION_LICENCES_TERMS_COUNT, count);
    term.set_or_clear(view::RESERVATION_LICENCES_TERMS_START, licence.start_date.clone());
    term.set_or_clear(view::RESERVATION_LICENCES_TERMS_END, licence.end_date.clone());
    let list = state.list_mut(view::RESERVATION_LICENCES);
    let known = list
        .iter_mut()
        .find(|known| known.text(view::RESERVATION_LICENCES_ENTITLEMENT) == Some(&licence.tag));
    match known {
        Some(known) => {
            let sum = known.get(view::RESERVATION_LICENCES_COUNT).unwrap_or(0) + count;
            known.set(view::RESERVATION_LICENCES_COUNT, sum);
            known.list_mut(view::RESERVATION_LICENCES_TERMS).push(term);
        }
        None => list.push(
            Record::new()
                .with(view::RESERVATION_LICENCES_ENTITLEMENT, licence.tag.as_str())
                .with(view::RESERVATION_LICENCES_NAME, licence.display_name.as_str())
                .with(view::RESERVATION_LICENCES_TAG, short_tag(&licence.tag))
                .with(view::RESERVATION_LICENCES_DESCRIPTION, licence.description.as_str())
                .with(view::RESERVATION_LICENCES_COUNT, count)
                .with(view::RESERVATION_LICENCES_TERMS, vec![term]),
        ),
    }
}

/// What screens print of a tag: `C9300_48P_dna_essentials` of `regid.2017-05.com.cisco.C9300_48P_dna_essentials,1.0_…`.
pub fn short_tag(tag: &str) -> &str {
    let tag = tag.split_once(".com.cisco.").map_or(tag, |(_, rest)| rest);
    tag.split_once(',').map_or(tag, |(name, _)| name)
}

fn owner(term: &Record) -> Udi {
    Udi::new(
        term.text(view::RESERVATION_LICENCES_TERMS_PID).unwrap_or_default(),
        term.text(view::RESERVATION_LICENCES_TERMS_SN).unwrap_or_default(),
    )
}

/// Takes a member's shares away.
pub(super) fn release(state: &mut Record, udi: &Udi) {
    if state.list(view::RESERVATION_LICENCES).is_empty() {
        return;
    }
    let list = state.list_mut(view::RESERVATION_LICENCES);
    for licence in list.iter_mut() {
        licence
            .list_mut(view::RESERVATION_LICENCES_TERMS)
            .retain(|term| owner(term) != *udi);
        let left = licence
            .list(view::RESERVATION_LICENCES_TERMS)
            .iter()
            .filter_map(|term| term.get(view::RESERVATION_LICENCES_TERMS_COUNT))
            .sum::<i64>();
        licence.set(view::RESERVATION_LICENCES_COUNT, left);
    }
    list.retain(|licence| !licence.list(view::RESERVATION_LICENCES_TERMS).is_empty());
}

/// Policy mode finds reservations of before it: they stand, in its form (unverified: reference output-formats 6.3).
pub fn carry_over(state: &mut Record) {
    let since: Vec<(Udi, Option<String>)> = state
        .list(view::MEMBERS)
        .iter()
        .map(|member| (members::udi(member), stamped(member)))
        .collect();
    for licence in listed(state) {
        licence.set(view::RESERVATION_LICENCES_ENFORCEMENT, "NOT ENFORCED");
        for term in licence.list_mut(view::RESERVATION_LICENCES_TERMS) {
            let own = since.iter().find(|(udi, _)| *udi == owner(term));
            let since = own.and_then(|(_, since)| since.clone());
            term.set_or_clear(view::RESERVATION_LICENCES_TERMS_AUTHORIZATION, since);
        }
    }
}

/// `SPECIFIC INSTALLED on Mar 02 10:15:01 2021 UTC`.
fn stamped(member: &Record) -> Option<String> {
    let status = member.get(view::MEMBERS_RESERVATION_STATUS)?;
    let at = member.get(view::MEMBERS_RESERVATION_AT)?;
    Some(format!("{status} on {}", at.format("%b %d %H:%M:%S %Y UTC")))
}

/// The form of before policy mode.
pub fn carry_back(state: &mut Record) {
    let of_policy_mode = |record: &mut Record, id: PathId| drop(record.forget(id));
    for licence in listed(state) {
        of_policy_mode(licence, view::RESERVATION_LICENCES_ENFORCEMENT.id);
        for term in licence.list_mut(view::RESERVATION_LICENCES_TERMS) {
            of_policy_mode(term, view::RESERVATION_LICENCES_TERMS_AUTHORIZATION.id);
        }
    }
}

fn listed(state: &mut Record) -> &mut [Record] {
    if state.list(view::RESERVATION_LICENCES).is_empty() {
        return &mut [];
    }
    state.list_mut(view::RESERVATION_LICENCES)
}
