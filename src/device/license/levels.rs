//! The boot level in force: which licences are in use for it, and what changes when another one, or another number of units,
//! comes.
//!
//! Must not know how a level is configured or when a device boots.

use super::agent::Agent;
use super::{entitlements, eventlog, policy, reports, traps, usage};
use crate::device::view;
use crate::screen::value::Record;

/// The level that was configured and saved is in force now. Other licences than before are a change of use: their
/// reports close and what is due for a change becomes due.
pub(super) fn take_boot_level(agent: &mut Agent<'_>) {
    let state = agent.state_mut();
    let Some(base) = state.get(view::BOOT_LEVEL_BASE_CONFIGURED) else {
        return;
    };
    let addon = state
        .get(view::BOOT_LEVEL_ADDON_CONFIGURED)
        .filter(|addon| addon != "none");
    state.set(view::BOOT_LEVEL_BASE_NAME, base.as_str());
    state.clear(view::BOOT_LEVEL_BASE_NEXT);
    state.set_or_clear(view::BOOT_LEVEL_ADDON_NAME, addon.clone());
    state.clear(view::BOOT_LEVEL_ADDON_NEXT);
    let levels: Vec<&str> = std::iter::once(base.as_str()).chain(addon.as_deref()).collect();
    use_levels(agent, &levels);
}

/// The licences of these levels on the members that there are now are in use. Other ones than before, or another number
/// of them, are a change of use: the reports of what changed close, those of what is used no more say so, and
/// what is due for a change becomes due.
pub(super) fn use_levels(agent: &mut Agent<'_>, levels: &[&str]) {
    let state = agent.state();
    let Some(wanted) = entitlements::of_levels(state.list(view::MEMBERS), levels) else {
        return;
    };
    let (old, new) = (licences_of_levels(state), summary(&wanted));
    if old == new {
        return;
    }
    let is_in = |tag: &String, pairs: &[(String, i64)]| pairs.iter().any(|(known, _)| known == tag);
    let of_old = |keep: &dyn Fn(&(String, i64)) -> bool| -> Vec<String> {
        old.iter()
            .filter(|pair| keep(pair))
            .map(|(tag, _)| tag.clone())
            .collect()
    };
    let ended = of_old(&|(tag, _)| !is_in(tag, &new));
    let changed = of_old(&|pair| is_in(&pair.0, &new) && !new.contains(pair));
    let before = usage::on_change(agent.state());
    reports::close_of(agent, &changed, reports::CHANGED);
    reports::ended(agent, &ended);
    replace_licences(agent, wanted);
    reports::open_missing(agent);
    usage::use_changed(agent, before);
}

/// Tag and count of licences.
fn summary<'a>(licences: impl IntoIterator<Item = &'a Record>) -> Vec<(String, i64)> {
    let pair = |licence: &Record| {
        let tag = licence.get(view::LICENCES_ENTITLEMENT).unwrap_or_default();
        (tag, licence.get(view::LICENCES_COUNT).unwrap_or(0))
    };
    let mut pairs: Vec<(String, i64)> = licences.into_iter().map(pair).collect();
    pairs.sort();
    pairs
}

fn of_level(licence: &Record) -> bool {
    licence.text(view::LICENCES_NAME).is_some_and(entitlements::is_level)
}

fn licences_of_levels(state: &Record) -> Vec<(String, i64)> {
    let licences = state.list(view::LICENCES).iter();
    summary(licences.filter(|licence| of_level(licence) && policy::in_use(licence)))
}

/// Puts the licences of the new level in the place of those of the old; others stay.
fn replace_licences(agent: &mut Agent<'_>, wanted: Vec<Record>) {
    let now = agent.now();
    let list = agent.state_mut().list_mut(view::LICENCES);
    let mut handle = list
        .iter()
        .filter_map(|licence| licence.get(view::LICENCES_HANDLE))
        .max()
        .unwrap_or(0);
    let old: Vec<Record> = list.iter().filter(|licence| of_level(licence)).cloned().collect();
    list.retain(|licence| !of_level(licence));
    for (at, mut licence) in wanted.into_iter().enumerate() {
        let same = old.iter().find(|known| {
            known.text(view::LICENCES_ENTITLEMENT) == licence.text(view::LICENCES_ENTITLEMENT)
                && known.get(view::LICENCES_COUNT) == licence.get(view::LICENCES_COUNT)
                && policy::in_use(known)
        });
        if let Some(same) = same {
            licence = same.clone();
        } else {
            handle += 1;
            licence.set(view::LICENCES_HANDLE, handle);
            licence.set(view::LICENCES_REQUEST_TIME, now);
            licence.set(view::LICENCES_STATUS_TIME, now);
        }
        list.insert(at.min(list.len()), licence);
    }
    let used: Vec<(String, i64)> = summary(agent.state().list(view::LICENCES));
    for (tag, count) in used {
        traps::notify(agent, traps::ENTITLEMENT, Some(format!("{count} {tag} inUse(15)")));
        let count = count.to_string();
        eventlog::record(
            agent,
            "SAEVT_LICENSE_USAGE",
            &[("count", &count), ("type", "total"), ("entitlementTag", &tag)],
        );
    }
}
