//! A reservation that comes, changes or goes, before policy mode.
//!
//! Messages and their order: recorded log of 16.9. Must not know how codes are read.

use super::super::agent::Agent;
use super::super::{members, reservation};
use super::life::{arm, evaluate, forget_registration, stop_evaluation};
use super::{shape, standing};
use crate::device::view;
use crate::screen::value::Record;
use crate::wire::Udi;

/// A reservation was installed with `udi`, or changed; `first`: there was none before. The messages and their order: recorded log of 16.9.
pub fn reserved(agent: &mut Agent<'_>, udi: &Udi, first: bool) {
    stop_evaluation(agent);
    let now = agent.now();
    let state = agent.state_mut();
    let since = state.get(view::REGISTRATION_AT).filter(|_| !first).unwrap_or(now);
    forget_registration(state);
    state.set(view::REGISTRATION_AT, since);
    let allowed = members::find_mut(state, udi).is_some_and(|member| member.is(view::MEMBERS_RESERVATION_EXPORT));
    state.set(view::REGISTRATION_EXPORT, allowed);
    shape::forget_names(state);
    name_reserved(state);
    let device = members::named(udi);
    let export = if allowed {
        "message/smart_lic_classic/export_allowed_of"
    } else {
        "message/smart_lic_classic/export_not_allowed_of"
    };
    for message in [
        export,
        "message/smart_lic_classic/agent_reg_success",
        "message/smart_lic_classic/auth_renew_success",
        "message/smart_lic/reserved_installed",
    ] {
        agent.log(message, device.clone());
    }
    for tag in missing(agent.state()) {
        let args = Record::new().with(view::ARG_TEXT, tag);
        agent.log("message/smart_lic_classic/not_authorized", args);
    }
    arm(agent);
}

/// The authorization code brings the names of what it reserves; what is reserved and not in use is listed too (capture
/// `all__16.9dev`).
pub(super) fn name_reserved(state: &mut Record) {
    let reserved: Vec<Record> = state.list(view::RESERVATION_LICENCES).to_vec();
    let list = state.list_mut(view::LICENCES);
    for entry in reserved {
        let tag = entry.get(view::RESERVATION_LICENCES_ENTITLEMENT);
        let known = list
            .iter()
            .position(|licence| licence.get(view::LICENCES_ENTITLEMENT) == tag);
        let at = known.unwrap_or_else(|| {
            let mut unused = Record::new().with(view::LICENCES_COUNT, 0);
            unused.set_or_clear(view::LICENCES_ENTITLEMENT, tag.clone());
            unused.set_or_clear(view::LICENCES_TAG, entry.get(view::RESERVATION_LICENCES_TAG));
            list.push(unused);
            list.len() - 1
        });
        if let Some(licence) = list.get_mut(at) {
            licence.set_or_clear(view::LICENCES_NAME, entry.get(view::RESERVATION_LICENCES_NAME));
            licence.set_or_clear(
                view::LICENCES_DESCRIPTION,
                entry.get(view::RESERVATION_LICENCES_DESCRIPTION),
            );
        }
    }
}

/// Tags of what is in use beyond the reservation.
fn missing(state: &Record) -> Vec<String> {
    if reservation::is_universal(state) {
        return Vec::new();
    }
    let licences = state.list(view::LICENCES).iter();
    licences
        .filter(|licence| shape::reserved_count(state, licence) < licence.get(view::LICENCES_COUNT).unwrap_or(0))
        .filter_map(|licence| licence.get(view::LICENCES_ENTITLEMENT))
        .collect()
}

/// The last reservation was returned: the device is without registration again (its own words: "the device will
/// transition back to the unregistered state").
pub fn unreserved(agent: &mut Agent<'_>) {
    if standing::reservation_kind(agent.state()).is_some() {
        return;
    }
    let state = agent.state_mut();
    forget_registration(state);
    shape::forget_names(state);
    evaluate(agent);
    agent.log("message/smart_lic_classic/eval_start", Record::new());
    arm(agent);
}
