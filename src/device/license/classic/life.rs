//! What happens to a classic device: power-on, reload, policy mode that begins or ends, and periods that end.
//!
//! Messages: boot log of 17.3.1, recorded log of 16.9. Must not know what is said to CSSM (`contact`).

use chrono::{DateTime, TimeDelta, Utc};

use super::super::agent::Agent;
use super::super::{entitlements, eventlog, jobs, reservation, traps};
pub(super) use super::schedule::{arm, is_ours};
use super::{contact, entitle, shape, standing};
use crate::device::view;
use crate::screen::value::Record;

/// Goes on where the profile's stamps say.
pub fn power_on(agent: &mut Agent<'_>) {
    let now = agent.now();
    reservation::adopt(agent.state_mut());
    if standing::registration(agent.state(), now) == standing::REGISTRATION_EXPIRED {
        lapse(agent.state_mut());
    }
    let registered = standing::holds_certificate(agent.state(), now);
    shape::enter(agent.state_mut(), registered);
    if !registered {
        forget_account(agent.state_mut());
    }
    // A licence has its status since the device has its own.
    let booted = agent.booted();
    let since = standing::authorization_since(agent.state(), now).unwrap_or(booted);
    for licence in agent.state_mut().list_mut(view::LICENCES) {
        if licence.get(view::LICENCES_STATUS_TIME).is_none() {
            licence.set(view::LICENCES_STATUS_TIME, since);
        }
    }
    ask_for_all(agent.state_mut(), booted, true);
    jobs::start_round(agent, "daily", booted + TimeDelta::days(1));
    evaluate(agent);
    arm(agent);
}

/// What is in use was asked for at the boot, as in policy mode (unverified: no tech support of a device with licences is
/// recorded); `keep` leaves what the profile says.
fn ask_for_all(state: &mut Record, booted: DateTime<Utc>, keep: bool) {
    for licence in state.list_mut(view::LICENCES) {
        let counts = licence.get(view::LICENCES_COUNT).is_some_and(|count| count > 0);
        if counts && !(keep && licence.knows(view::LICENCES_REQUEST_TIME.id)) {
            licence.set(view::LICENCES_REQUEST_TIME, booted);
        }
    }
}

/// Comes up after a reload: the trusted store is back.
pub fn restart(agent: &mut Agent<'_>) {
    let now = agent.now();
    agent
        .device
        .timers
        .retain(|name, _| !jobs::is_ours(name) && !is_ours(name));
    let export = if agent.state().is(view::REGISTRATION_EXPORT) {
        "message/smart_lic_classic/export_allowed"
    } else {
        "message/smart_lic_classic/export_not_allowed"
    };
    agent.log(export, Record::new());
    agent.log("message/smart_lic_classic/agent_ready", Record::new());
    agent.log("message/smart_lic/agent_enabled", Record::new());
    let other_licences = take_boot_level(agent);
    ask_for_all(agent.state_mut(), now, false);
    evaluate(agent);
    if standing::evaluates(agent.state(), now) && standing::evaluation_left(agent.state(), now) > 0 {
        let left = standing::evaluation_left(agent.state(), now).to_string();
        // Seen in a capture of the event log.
        eventlog::record(agent, "SAEVT_STATE_EVAL", &[("remainingSeconds", &left)]);
        // Twice in the log of 17.3.1.
        agent.log("message/smart_lic_classic/eval_start", Record::new());
        agent.log("message/smart_lic_classic/eval_start", Record::new());
    }
    agent.log("message/smart_lic_classic/ha_role_changed", Record::new());
    agent.log("message/call_home/enabled", Record::new());
    for event in ["SAEVT_READY", "SAEVT_ENABLED", "SAEVT_INIT_COMPLETE"] {
        eventlog::record(agent, event, &[]);
    }
    traps::notify(agent, traps::ENABLED, None);
    traps::notify(agent, traps::READY, None);
    jobs::start_round(agent, "daily", now + TimeDelta::days(1));
    if other_licences && standing::holds_certificate(agent.state(), now) {
        entitle::ask_after(agent, contact::AUTHORIZE_AFTER);
    }
    arm(agent);
}

/// The level that was configured and saved is in force now; its licences take the place of those of the old level.
/// Whether they are others.
fn take_boot_level(agent: &mut Agent<'_>) -> bool {
    let now = agent.now();
    let registered = standing::holds_certificate(agent.state(), now);
    let state = agent.state_mut();
    let Some(base) = state.get(view::BOOT_LEVEL_BASE_CONFIGURED) else {
        return false;
    };
    let addon = state
        .get(view::BOOT_LEVEL_ADDON_CONFIGURED)
        .filter(|addon| addon != "none");
    if state.get(view::BOOT_LEVEL_BASE_NAME).as_ref() == Some(&base) && state.get(view::BOOT_LEVEL_ADDON_NAME) == addon
    {
        return false;
    }
    use_levels(state, registered, now, &base, addon.as_deref());
    state.set(view::BOOT_LEVEL_BASE_NAME, base.as_str());
    state.set_or_clear(view::BOOT_LEVEL_ADDON_NAME, addon);
    state.clear(view::BOOT_LEVEL_BASE_NEXT);
    state.clear(view::BOOT_LEVEL_ADDON_NEXT);
    true
}

/// Units came or went: the licences of the level in force are counted anew, and a registered device asks whether it may.
pub fn recount(agent: &mut Agent<'_>) {
    let now = agent.now();
    let registered = standing::holds_certificate(agent.state(), now);
    let state = agent.state_mut();
    if let Some(base) = state.get(view::BOOT_LEVEL_BASE_NAME) {
        let addon = state.get(view::BOOT_LEVEL_ADDON_NAME);
        use_levels(state, registered, now, &base, addon.as_deref());
        if registered {
            entitle::ask_after(agent, contact::AUTHORIZE_AFTER);
        }
    }
}

fn use_levels(state: &mut Record, registered: bool, now: DateTime<Utc>, base: &str, addon: Option<&str>) {
    let levels: Vec<&str> = std::iter::once(base).chain(addon).collect();
    if let Some(mut licences) = entitlements::of_levels(state.list(view::MEMBERS), &levels) {
        for (at, licence) in licences.iter_mut().enumerate() {
            licence.set(view::LICENCES_HANDLE, at as i64 + 1);
            licence.set(view::LICENCES_STATUS_TIME, now);
            licence.set(view::LICENCES_REQUEST_TIME, now);
        }
        state.set(view::LICENCES, licences);
        shape::enter(state, registered);
    }
}

/// The evaluation period begins, or goes on, if it is the device's state.
pub(super) fn evaluate(agent: &mut Agent<'_>) {
    let now = agent.now();
    let state = agent.state_mut();
    if !standing::evaluates(state, now) || state.get(view::EVALUATION_ENDS).is_some() {
        return;
    }
    let left = standing::evaluation_left(state, now);
    if left > 0 {
        state.set(view::EVALUATION_ENDS, now + TimeDelta::seconds(left));
        state.forget(view::EVALUATION_REMAINING.id);
    }
}

/// The evaluation period stands still; what is left of it stays for later.
pub(super) fn stop_evaluation(agent: &mut Agent<'_>) {
    let now = agent.now();
    let state = agent.state_mut();
    if state.get(view::EVALUATION_ENDS).is_some() {
        let left = standing::evaluation_left(state, now);
        state.forget(view::EVALUATION_ENDS.id);
        state.set(view::EVALUATION_REMAINING, left);
    }
}

/// The evaluation period is over.
pub(super) fn evaluation_over(agent: &mut Agent<'_>) {
    agent.log("message/smart_lic_classic/eval_expired", Record::new());
    arm(agent);
}

/// Nobody was heard of for too long.
pub(super) fn authorization_over(agent: &mut Agent<'_>) {
    agent.log("message/smart_lic_classic/authorization_expired", Record::new());
}

/// The certificate is over, unless the clock only says so and has an hour yet.
pub(super) fn registration_over(agent: &mut Agent<'_>) {
    if agent.state().get(view::REGISTRATION_GRACE).is_none() {
        end_registration(agent);
    }
}

/// The device is without registration, and goes on evaluating.
pub(super) fn end_registration(agent: &mut Agent<'_>) {
    agent.log("message/smart_lic_classic/id_cert_expired", Record::new());
    lapse(agent.state_mut());
    evaluate(agent);
    arm(agent);
}

/// What a device knew of a registration that ended by itself.
fn lapse(state: &mut Record) {
    forget_registration(state);
    forget_identity(state);
    forget_account(state);
    shape::forget_names(state);
    state.set(view::REGISTRATION_STATUS, standing::REGISTRATION_EXPIRED);
}

/// Who it belongs to a device learns when it registers.
pub(super) fn forget_account(state: &mut Record) {
    for key in [view::ACCOUNT_SMART_NAME, view::ACCOUNT_VIRTUAL] {
        state.forget(key.id);
    }
}

/// Policy mode begins: what is left of the evaluation period stays for later, everything else of before is over.
pub fn end(agent: &mut Agent<'_>) {
    stop_evaluation(agent);
    agent.device.timers.retain(|name, _| !is_ours(name));
    forget_registration(agent.state_mut());
}

/// Policy mode is over: licences have the names of before it, and nobody's account is known without registration.
pub fn begin(state: &mut Record, registered: bool) {
    shape::enter(state, registered);
    if standing::reservation_kind(state).is_some() {
        super::reservation::name_reserved(state);
    } else if !registered {
        forget_account(state);
    }
}

/// Everything that a registration or a reservation brought, and what failed before it.
pub(super) fn forget_registration(state: &mut Record) {
    let facts = view::SCHEMA
        .below("registration")
        .chain(view::SCHEMA.below("authorization"));
    for id in facts {
        state.forget(id);
    }
}

/// The product instance that CSSM keeps or kept for the device is none of its own any more.
pub(super) fn forget_identity(state: &mut Record) {
    for member in state.list_mut(view::MEMBERS) {
        member.forget(view::MEMBERS_TRUST_INSTANCE.id);
    }
}
