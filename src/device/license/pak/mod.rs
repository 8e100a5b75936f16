//! Licence files: a router of the time before Smart Licensing, whose licences were bought with a PAK and are bound to its UDI.
//!
//! Two storages hold licences: the primary one what was installed, the built-in one what the image brings for
//! evaluation. What is in use is decided at boot and when a licence comes or goes. The evidence is captures
//! `license__csl__1`, `__2`, `__ntc` for what is listed; the rest is recalled of Cisco's software activation guides and
//! unverified. Must not know how Cisco issues a file, or how anything is worded.

mod boot;
mod clear;
mod eula;
mod install;

#[cfg(test)]
mod tests;

use chrono::TimeDelta;

use super::agent::Agent;
use super::row;
use crate::device::action::ActionInfo;
use crate::device::{Ctx, Device, view};
use crate::screen::value::Record;
use crate::wire::Udi;

pub use boot::{TIMERS, on_boot, used};
pub use eula::{level_changed, needs_agreement, needs_all};

use crate::device::action::ArgKind::Text;

/// Actions on licence files.
pub static ACTIONS: &[ActionInfo] = &[
    row("license_install", &[super::needed("file", Text)], install::install),
    row("license_save", &[super::needed("file", Text)], install::save),
    row("license_clear", &[super::needed("feature", Text)], clear::clear),
    row("license_boot_level", &[super::needed("level", Text)], eula::boot_level),
    row("license_accept_agreement", &[], eula::accept_all),
];

/// The evaluation period of a feature: 8 weeks 4 days (recalled; the end user agreement says 60 days).
pub const EVALUATION: TimeDelta = TimeDelta::days(60);

/// Whether the device takes licence files.
pub fn is_on(state: &Record) -> bool {
    state.is(view::PAK_ON)
}

/// The feature of that name, whatever its case.
fn feature<'s>(state: &'s Record, name: &str) -> Option<&'s Record> {
    state
        .list(view::PAK_FEATURES)
        .iter()
        .find(|feature| is_called(feature, name))
}

fn feature_mut<'s>(state: &'s mut Record, name: &str) -> Option<&'s mut Record> {
    state
        .list_mut(view::PAK_FEATURES)
        .iter_mut()
        .find(|feature| is_called(feature, name))
}

fn is_called(feature: &Record, name: &str) -> bool {
    feature
        .text(view::PAK_FEATURES_NAME)
        .is_some_and(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a licence for the feature is installed.
pub fn is_licensed(state: &Record, name: &str) -> bool {
    let mut store = state.list(view::PAK_STORE).iter();
    store.any(|licence| {
        licence
            .text(view::PAK_STORE_FEATURE)
            .is_some_and(|of| of.eq_ignore_ascii_case(name))
    })
}

/// Whether the agreement of a feature is accepted.
pub fn is_accepted(state: &Record, feature: &Record) -> bool {
    state.is(view::PAK_ACCEPT_ALL) || feature.get(view::PAK_FEATURES_ACCEPTED).is_some()
}

/// Whether `license boot level` names the feature.
pub fn is_boot_level(state: &Record, name: &str) -> bool {
    let mut levels = state.list(view::PAK_BOOT_LEVELS).iter();
    levels.any(|level| {
        level
            .text(view::PAK_BOOT_LEVELS_NAME)
            .is_some_and(|of| of.eq_ignore_ascii_case(name))
    })
}

/// Whether the feature comes into use at the next boot.
pub fn will_be_in_use(state: &Record, feature: &Record) -> bool {
    let name = feature.text(view::PAK_FEATURES_NAME).unwrap_or_default();
    let may = is_licensed(state, name) || (feature.is(view::PAK_FEATURES_EVALUATION) && is_accepted(state, feature));
    match feature.text(view::PAK_FEATURES_STARTS) {
        Some("always") => true,
        Some("level") => may && is_boot_level(state, name),
        Some("file") => is_licensed(state, name),
        _ => false,
    }
}

/// The UDI that licences must be for.
/// What a box has that comes out of its carton: the licences that were sold with it, no agreement, whole evaluation periods.
/// What was installed later is bound to the UDI of the old one and stays in it.
pub fn as_from_the_factory(state: &mut Record) {
    if state.list(view::PAK_STORE).is_empty() && state.list(view::PAK_FEATURES).is_empty() {
        return;
    }
    let store = state.list(view::PAK_STORE).iter();
    let sold: Vec<Record> = store
        .filter(|licence| licence.is(view::PAK_STORE_FACTORY))
        .cloned()
        .collect();
    state.set(view::PAK_STORE, sold);
    let mut features = state.list(view::PAK_FEATURES).to_vec();
    for feature in &mut features {
        feature.clear(view::PAK_FEATURES_ACCEPTED);
        feature.clear(view::PAK_FEATURES_IN_USE);
        feature.clear(view::PAK_FEATURES_USED);
        feature.clear(view::PAK_FEATURES_SINCE);
    }
    state.set(view::PAK_FEATURES, features);
    state.forget(view::PAK_STORAGE.id);
}

fn udi(device: &Device) -> Udi {
    let text = |key| device.state.text(key).unwrap_or_default().to_owned();
    Udi::new(text(view::UDI_PID), text(view::UDI_SN))
}

/// What messages say of the device and of a licence: `UDI=…; StoreIndex=…`.
fn named(agent: &Agent<'_>, feature: &str, index: usize) -> Record {
    let udi = udi(agent.device);
    Record::new()
        .with(view::ARG_NAME, feature)
        .with(view::ARG_PID, udi.pid.as_str())
        .with(view::ARG_SN, udi.sn.as_str())
        .with(view::ARG_COUNT, i64::try_from(index).unwrap_or(i64::MAX))
}

/// Brings features into use, or out of it, without a boot: a licence takes an evaluation's place, or goes.
fn licences_changed(ctx: &mut Ctx<'_>) {
    let agent = &mut Agent::of(ctx);
    boot::stop_needless_evaluations(agent);
}
