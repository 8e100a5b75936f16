//! What a licence looks like before and after policy mode.
//!
//! Before it a licence is known by its tag, and Cisco tells its name with the registration; in policy mode it has the
//! name of its feature (captures `summary__16.9.1`, `usage__17.7dev`). Must not know the clock.

use super::super::{entitlements, reservation};
use super::standing;
use crate::device::view;
use crate::screen::value::Record;

/// How many of a licence are reserved.
pub fn reserved_count(state: &Record, licence: &Record) -> i64 {
    let same = |reserved: &&Record| {
        let tag = licence.text(view::LICENCES_ENTITLEMENT);
        let known = reserved.text(view::RESERVATION_LICENCES_ENTITLEMENT);
        if tag.is_some() && known.is_some() {
            tag == known
        } else {
            licence.text(view::LICENCES_TAG) == reserved.text(view::RESERVATION_LICENCES_TAG)
        }
    };
    let mut listed = state.list(view::RESERVATION_LICENCES).iter();
    listed
        .find(same)
        .and_then(|reserved| reserved.get(view::RESERVATION_LICENCES_COUNT))
        .unwrap_or(0)
}

/// The status of one licence where the device's authorization is `authorization`.
pub fn licence_status(state: &Record, licence: &Record, authorization: &str) -> String {
    // `IN USE` is a word of policy mode.
    let said = licence.text(view::LICENCES_STATUS).filter(|said| *said != "IN USE");
    let used = licence.get(view::LICENCES_COUNT).unwrap_or(0);
    if used == 0 {
        return said.unwrap_or("NOT IN USE").to_owned();
    }
    if standing::reservation_kind(state).is_some() {
        let covered = standing::reservation_kind(state) == Some("UNIVERSAL") || reserved_count(state, licence) >= used;
        let computed = if covered { "AUTHORIZED" } else { "NOT AUTHORIZED" };
        return said.unwrap_or(computed).to_owned();
    }
    match authorization {
        standing::EVAL_MODE | standing::EVAL_EXPIRED | standing::AUTHORIZATION_EXPIRED => authorization.to_owned(),
        _ => said.unwrap_or(authorization).to_owned(),
    }
}

/// Gives the licences of a boot level, or of a profile of policy mode, the form of before it.
pub(super) fn enter(state: &mut Record, named: bool) {
    for licence in state.list_mut(view::LICENCES) {
        if licence.text(view::LICENCES_STATUS) != Some("IN USE") {
            continue;
        }
        licence.forget(view::LICENCES_STATUS.id);
        let Some(tag) = licence.get(view::LICENCES_ENTITLEMENT) else {
            continue;
        };
        licence.set(view::LICENCES_TAG, reservation::short_tag(&tag));
        if named {
            let description = licence.get(view::LICENCES_DESCRIPTION);
            licence.set_or_clear(view::LICENCES_NAME, description);
        } else {
            licence.forget(view::LICENCES_NAME.id);
            licence.forget(view::LICENCES_DESCRIPTION.id);
        }
    }
}

/// Without registration nothing is known of licences but their tags; what was only reserved is listed no more.
pub(super) fn forget_names(state: &mut Record) {
    let list = state.list_mut(view::LICENCES);
    list.retain(|licence| licence.get(view::LICENCES_COUNT).unwrap_or(0) > 0);
    for licence in list {
        for id in [
            view::LICENCES_NAME.id,
            view::LICENCES_DESCRIPTION.id,
            view::LICENCES_STATUS.id,
            view::LICENCES_RESERVED_STATUS.id,
            view::LICENCES_RESERVED_COUNT.id,
        ] {
            licence.forget(id);
        }
    }
}

/// Gives licences that have the form of before policy mode that of policy mode: all that is configured is in use, and
/// what was only reserved is no licence of the device any more.
pub fn leave(state: &mut Record) {
    let list = state.list_mut(view::LICENCES);
    list.retain(|licence| of_policy_mode(licence).is_none() || licence.get(view::LICENCES_COUNT).unwrap_or(0) > 0);
    for licence in list {
        for (id, value) in of_policy_mode(licence).iter().flat_map(Record::iter) {
            if id != view::LICENCES_COUNT.id {
                licence.put(id, value.clone());
            }
        }
    }
}

/// What a licence of before policy mode is in it; `None` for one that is of it already, or that nobody knows.
fn of_policy_mode(licence: &Record) -> Option<Record> {
    let tag = licence.text(view::LICENCES_ENTITLEMENT)?;
    let known = entitlements::of_tag(tag)?;
    let named = licence.text(view::LICENCES_NAME) == known.text(view::LICENCES_NAME);
    let short = licence.text(view::LICENCES_TAG) == Some(reservation::short_tag(tag));
    (short && !named).then_some(known)
}
