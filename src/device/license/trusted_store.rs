//! The trusted store: what licensing remembers over a reload, and what of it a box has that nobody ever used.
//!
//! Must not know what a boot starts.

use super::entitlements;
use crate::device::view;
use crate::screen::schema::PathInfo;
use crate::screen::value::{Record, Value};

/// What the trusted store keeps over a reload; below these the state of before the reload stands.
const SURVIVES: &[&str] = &[
    "account",
    "authorizations",
    "authorization",
    "boot_level",
    "evaluation",
    "events",
    "factory_reset",
    "history",
    "licences",
    "members",
    "policy",
    "registration",
    "reservation",
    "rum",
    "trust",
    "usage",
];

/// What of it is configuration and comes from NVRAM.
const CONFIGURED: &[&str] = &[
    "boot_level.base.configured",
    "boot_level.addon.configured",
    "reservation.configured",
    "usage.configured_interval",
    "usage.customer_tags",
];

fn below(name: &str, heads: &[&str]) -> bool {
    heads.iter().any(|head| {
        name.strip_prefix(head)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

fn survives(info: &PathInfo) -> bool {
    !info.name.contains('[') && below(info.name, SURVIVES) && !below(info.name, CONFIGURED)
}

/// Brings the trusted store back after a reload: what survives of the state `before`, laid into the state that begins
/// with the factory's. What was not there before is not there after it either, whatever the factory state says.
pub fn restore_trusted_store(before: &Record, state: &mut Record) {
    for (id, _) in view::SCHEMA.iter().filter(|(_, info)| survives(info)) {
        if before.knows(id) {
            state.put(id, before.value(id).clone());
        } else {
            state.forget(id);
        }
    }
}

/// What the trusted store of a box holds that nobody ever used: what it is, and the level that it was ordered with.
const FROM_THE_FACTORY: &[&str] = &["boot_level", "members", "rum.module"];

/// Empties the trusted store of a state: nothing was ever trusted or reported. Members keep what they are, and the
/// licences of the level in force are new (that a box comes with the level of the one it replaces is unverified).
pub fn forget_trusted_store(state: &mut Record) {
    let known: Vec<_> = state.iter().map(|(id, _)| id).collect();
    for id in known {
        let info = view::SCHEMA.info(id);
        if survives(info) && !below(info.name, FROM_THE_FACTORY) {
            state.forget(id);
        }
    }
    let names = [view::BOOT_LEVEL_BASE_NAME, view::BOOT_LEVEL_ADDON_NAME];
    let levels: Vec<String> = names.iter().filter_map(|name| state.get(*name)).collect();
    let levels: Vec<&str> = levels.iter().map(String::as_str).collect();
    if let Some(mut licences) = entitlements::of_levels(state.list(view::MEMBERS), &levels) {
        for (handle, licence) in (1_i64..).zip(&mut licences) {
            licence.set(view::LICENCES_HANDLE, handle);
        }
        state.set(view::LICENCES, licences);
    }
    if !matches!(state.value(view::MEMBERS.id), Value::List(_)) {
        return;
    }
    let lasting = [
        view::MEMBERS_ROLE.id,
        view::MEMBERS_PID.id,
        view::MEMBERS_SN.id,
        view::MEMBERS_NUMBER.id,
        view::MEMBERS_ENFORCED.id,
    ];
    for member in state.list_mut(view::MEMBERS) {
        let known: Vec<_> = member.iter().map(|(id, _)| id).collect();
        for id in known.into_iter().filter(|id| !lasting.contains(id)) {
            member.forget(id);
        }
    }
}
