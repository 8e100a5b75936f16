//! Power-on and reload: what licensing starts, and what it says.
//!
//! Evidence for the messages: boot logs of 17.9.5 and of a C1117. Must not know how the configuration comes back; that
//! is done when this runs.

use chrono::TimeDelta;

use super::agent::Agent;
use super::{
    classic, comm, eventlog, factory_reset, jobs, levels, members, pak, passage, policy, reminder, reports,
    reservation, traps, trust_renewal, usage, utility,
};
use crate::device::view;
use crate::screen::value::{Key, Record, Value};

/// How a device comes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The profile's state is a device that runs: its stamps stay, its timers go on.
    Running,
    /// The device restarts.
    Reload,
    /// The device restarts in policy mode, and was not in it before.
    Upgraded,
    /// The device restarts before policy mode, and was in it.
    Downgraded {
        /// It reported to CSSM by itself.
        direct: bool,
    },
}

/// From a reload to the push that it causes, whatever was planned. Captures of switches that were reloaded, by the `Daily`
/// job that counts from the boot: `17.15dev__c9407r` 10:58:12 and 11:00:12, `17.14dev__c9407r` 02:36:34 and 02:38:36,
/// `17.12dev` 11:05:15 and 11:07:27, `17.14dev__c9300l` 20:53:21 and 20:55:17.
pub(super) const PUSH_AFTER_BOOT: TimeDelta = TimeDelta::minutes(2);

/// From a reload to the trust sync (capture `17.15dev__c9407r`: 10:58:12 and 11:02:51; `17.11dev__c9410r`, a day later in
/// the same place: 15:16:28 and 15:21:09).
pub(super) const SYNC_AFTER_BOOT: TimeDelta = TimeDelta::seconds(279);

/// Starts licensing: after the profile was read, or after a reload when NVRAM is configured and the trusted store is
/// back.
pub fn on_boot(agent: &mut Agent<'_>, start: Start) {
    if pak::is_on(agent.state()) {
        return pak::on_boot(agent, start);
    }
    if start != Start::Running {
        factory_reset::apply_pending(agent);
    }
    if classic::is_classic(agent.state()) {
        if let Start::Downgraded { direct } = start {
            passage::downgrade(agent, direct);
        }
        return match start {
            Start::Running => classic::power_on(agent),
            _ => classic::restart(agent),
        };
    }
    if start == Start::Upgraded {
        passage::upgrade(agent);
    }
    match start {
        Start::Running => resume(agent),
        _ => restart(agent),
    }
}

/// Goes on where the profile's stamps say.
fn resume(agent: &mut Agent<'_>) {
    give_trust_to_active(agent.state_mut());
    reservation::adopt(agent.state_mut());
    classic::leave(agent.state_mut());
    reports::adopt(agent);
    let now = agent.now();
    let booted = agent.booted();
    for licence in agent.state_mut().list_mut(view::LICENCES) {
        // A profile that does not say since when gets the moment of its boot: captures tech_support of 5.1.26 to 6.3.10 have
        // it two to five seconds before the time of day of `Daily`. What is in use was asked for when its status changed
        // (tech-support captures of 17.12 and 17.16).
        if licence.get(view::LICENCES_STATUS_TIME).is_none() {
            licence.set(view::LICENCES_STATUS_TIME, booted);
        }
        if policy::in_use(licence) && licence.get(view::LICENCES_REQUEST_TIME).is_none() {
            licence.set_or_clear(view::LICENCES_REQUEST_TIME, licence.get(view::LICENCES_STATUS_TIME));
        }
    }
    begin_rounds(agent, true);
    for (name, stamp) in [
        (jobs::SEND_REPORTS, view::USAGE_NEXT_PUSH),
        (jobs::RETRIEVE_RESULT, view::USAGE_NEXT_ACK_CHECK),
    ] {
        resume_job(agent, name, Some(stamp));
    }
    trust_renewal::arm(agent);
    utility::resume(agent.state_mut());
    resume_job(agent, jobs::DATA_SYNC, None);
    resume_job(agent, jobs::EXTERNAL_EVENT, None);
    if !jobs::is_armed(agent, jobs::EXTERNAL_EVENT) {
        reminder::arm(agent);
    }
    if !usage::has_begun(agent.state()) {
        jobs::arm(agent, jobs::FIRST_USE, now + usage::FIRST_USE);
    }
}

/// Arms a job at the stamp that the profile gives it, else at the one that usage reporting shows; not if it is idle, or
/// known to be armed at no time.
fn resume_job(agent: &mut Agent<'_>, name: &'static str, stamp: Option<Key<chrono::DateTime<chrono::Utc>>>) {
    let Some(job) = jobs::JOBS.iter().find(|job| job.name == name) else {
        return;
    };
    let state = agent.state();
    let not_listed = state.knows(job.at.id) && state.get(job.at).is_none();
    if not_listed || matches!(state.text(job.is), Some("idle" | "unavailable")) {
        return;
    }
    let at = agent.state().get(job.at).or_else(|| agent.state().get(stamp?));
    if let Some(at) = at {
        jobs::arm(agent, name, at);
    }
}

/// A profile of a single switch may give the trust code without a member; it is the active's.
fn give_trust_to_active(state: &mut Record) {
    let pairs = [
        (view::TRUST_INSTALLED.id, view::MEMBERS_TRUST_INSTALLED.id),
        (view::TRUST_ID.id, view::MEMBERS_TRUST_ID.id),
        (view::TRUST_STATE.id, view::MEMBERS_TRUST_STATE.id),
        (view::TRUST_TYPE.id, view::MEMBERS_TRUST_TYPE.id),
        (view::TRUST_ATTRIBUTES.id, view::MEMBERS_TRUST_ATTRIBUTES.id),
    ];
    if state.list(view::MEMBERS).is_empty() {
        return;
    }
    for (own, of_member) in pairs {
        let Some(value) = state.forget(own) else { continue };
        if let Some(member) = state.list_mut(view::MEMBERS).first_mut()
            && !member.knows(of_member)
            && value != Value::Absent
        {
            member.put(of_member, value);
        }
    }
}

/// Jobs that ran once at boot and are listed ever after as `Expired Not Rescheduled` (12 of 12 tech-support captures).
const DONE_AT_BOOT: [&str; 3] = ["reservation_mismatch", jobs::DATA_SYNC, "operational_model"];

/// `Init Flag Check` is done at boot too; this agent says `Not Available` (captures tech_support of 5.1.26 to 6.0.1 against
/// 6.3.10; that 6.3.7 does is derived).
const NO_INIT_FLAG_SINCE: [u32; 3] = [6, 3, 7];

/// `Authorization Renewal` is listed before this agent: captures tech_support of 5.1.26 to 5.7.6 with, 5.9.4 without. The
/// reference names 5.7.15 as the last.
const NO_RENEWAL_SINCE: [u32; 2] = [5, 8];

/// Since this agent it is done at boot; before, it comes every day (captures 5.5.11 and 5.7.6 against 5.1.26 and 5.3.16).
const RENEWAL_DONE_SINCE: [u32; 2] = [5, 5];

/// From a boot to the daily `Authorization Renewal` (captures, by the `Daily` job: 5.1.26 100 s, 5.3.16 103 s).
const RENEWAL_AFTER_BOOT: TimeDelta = TimeDelta::seconds(100);

/// The repeating jobs, counted from the boot, and those that are done; `keep` leaves what the profile gives. Reports are
/// processed a day after the first use (capture tech_support 17.16: 51 seconds after boot).
fn begin_rounds(agent: &mut Agent<'_>, keep: bool) {
    let booted = agent.booted();
    let rounds = [
        ("daily", TimeDelta::days(1)),
        ("start_measurements", TimeDelta::minutes(15)),
        ("save_reports", TimeDelta::hours(1)),
        ("process_reports", TimeDelta::days(1) + usage::FIRST_USE),
    ];
    let given = |agent: &Agent<'_>, name: &str| {
        let job = jobs::JOBS.iter().find(|job| job.name == name);
        keep && job.is_some_and(|job| agent.state().knows(job.at.id) || agent.state().knows(job.is.id))
    };
    for (name, first) in rounds {
        if !given(agent, name) {
            jobs::start_round(agent, name, booted + first);
        }
    }
    for name in DONE_AT_BOOT {
        if !given(agent, name) {
            jobs::done(agent, name);
        }
    }
    if !given(agent, jobs::INIT_FLAG) {
        if members::agent_at_least(agent.state(), &NO_INIT_FLAG_SINCE) {
            jobs::unavailable(agent, jobs::INIT_FLAG);
        } else {
            jobs::done(agent, jobs::INIT_FLAG);
        }
    }
    if !given(agent, jobs::RENEWAL) && !members::agent_at_least(agent.state(), &NO_RENEWAL_SINCE) {
        if members::agent_at_least(agent.state(), &RENEWAL_DONE_SINCE) {
            jobs::done(agent, jobs::RENEWAL);
        } else {
            jobs::start_round(agent, jobs::RENEWAL, booted + TimeDelta::days(1) + RENEWAL_AFTER_BOOT);
        }
    }
}

fn restart(agent: &mut Agent<'_>) {
    reservation::follow_configuration(agent.device);
    agent.device.timers.retain(|name, _| !jobs::is_ours(name));
    for job in jobs::JOBS {
        agent.state_mut().clear(job.at);
        agent.state_mut().clear(job.is);
    }
    // Counters are of this run of the agent (unverified).
    for statistics in comm::ALL {
        statistics.clear(agent.state_mut());
    }
    agent.state_mut().clear(view::COMM_DOWN);
    check_udi(agent);
    agent.log("message/smart_lic/agent_enabled", Record::new());
    agent.log("message/call_home/enabled", Record::new());
    for event in ["SAEVT_READY", "SAEVT_ENABLED", "SAEVT_INIT_COMPLETE"] {
        eventlog::record(agent, event, &[]);
    }
    traps::booted(agent);
    reports::close_open(agent, reports::RELOADED);
    levels::take_boot_level(agent);
    let now = agent.now();
    // They are asked for anew: captures 17.6.6, 17.12dev and 17.15dev c9407r, whose trust or first report is older than the
    // time of their licences, have it two to five seconds before the time of day of `Daily`.
    for licence in agent.state_mut().list_mut(view::LICENCES) {
        licence.set(view::LICENCES_STATUS_TIME, now);
        if policy::in_use(licence) {
            licence.set(view::LICENCES_REQUEST_TIME, now);
        }
    }
    begin_rounds(agent, false);
    reports::open_missing(agent);
    jobs::arm(agent, jobs::FIRST_USE, now + usage::FIRST_USE);
    if agent.state().get(view::USAGE_NEXT_ACK_CHECK).is_some() {
        resume_job(agent, jobs::RETRIEVE_RESULT, Some(view::USAGE_NEXT_ACK_CHECK));
    }
    if agent.state().get(view::USAGE_NEXT_PUSH).is_some() {
        usage::push_at(agent, now + PUSH_AFTER_BOOT);
    }
    jobs::arm(agent, jobs::BOOT_SYNC, now + SYNC_AFTER_BOOT);
    ask_again(agent);
    trust_renewal::arm(agent);
    agent.state_mut().clear(view::UTILITY_REPORTING);
    utility::follow(agent);
    reminder::arm(agent);
}

/// What was asked for and not answered is in the trusted store, and asked for again (recalled of registrations; that codes
/// are is unverified).
fn ask_again(agent: &mut Agent<'_>) {
    let at = agent.now() + PUSH_AFTER_BOOT;
    if agent.state().get(view::TRUST_PENDING_TOKEN).is_some() {
        jobs::arm(agent, jobs::TRUST_REQUEST, at);
    }
    if agent.state().get(view::AUTHORIZATIONS_PENDING_FEATURE).is_some() {
        jobs::arm(agent, jobs::AUTHORIZATION_CODE, at);
    }
}

/// A device that lacks a part of its UDI cannot be told from others (recorded twice, with other words for what is
/// missing).
fn check_udi(agent: &mut Agent<'_>) {
    let udi = super::members::active(agent.state());
    let reason = match (udi.pid.is_empty(), udi.sn.is_empty()) {
        (true, _) => "udi_pid is empty",
        (false, true) => "udi_sn is empty",
        _ => return,
    };
    let args = Record::new().with(view::ARG_REASON, reason);
    agent.log("message/smart_lic/platform_error", args);
}
