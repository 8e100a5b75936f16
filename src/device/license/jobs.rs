//! The Smart Agent's jobs, as `Upcoming Scheduled Jobs` of `show license tech support` lists them, and its timers.
//!
//! A job's moment is a stamp by the device's clock (`jobs.NAME.at`); a job that does something has a timer of the same
//! name beside it. The others only repeat: their stamp is a phase, and the view rolls it on. Must not know what the jobs
//! do; each stands with its subject.

use chrono::{DateTime, TimeDelta, Utc};

use super::agent::Agent;
use super::{authorization, reminder, sending, trust, trust_renewal, usage};
use crate::device::timers::{Counts, TimerInfo};
use crate::device::{Ctx, view};
use crate::screen::value::{Key, Record};

/// A row of the table of timers for a function that takes an [`Agent`].
macro_rules! timer {
    ($name:expr, $counts:ident, $run:path) => {
        TimerInfo {
            name: $name,
            counts: Counts::$counts,
            fire: |ctx: &mut Ctx<'_>, _| $run(&mut Agent::of(ctx)),
        }
    };
}

/// Timers of licensing.
pub static TIMERS: &[TimerInfo] = &[
    timer!(SEND_REPORTS, ByClock, sending::send_reports),
    timer!(RETRIEVE_RESULT, ByClock, sending::retrieve_result),
    timer!(DATA_SYNC, ByClock, sending::data_synchronization),
    timer!(SYNC, BySpan, sending::sync_requested),
    timer!(SYNC_PUSH, BySpan, sending::push_requested),
    timer!(TRUST_SYNC, BySpan, trust::sync_after_trust),
    timer!(BOOT_SYNC, BySpan, sending::sync_after_boot),
    timer!(FIRST_USE, BySpan, usage::first_use),
    timer!(EXTERNAL_EVENT, ByClock, reminder::external_event),
    timer!(OVERDUE, ByClock, reminder::overdue),
    timer!(TRUST_REQUEST, BySpan, trust::send_request),
    timer!(TRUST_RENEWAL, ByClock, trust_renewal::due),
    timer!(AUTHORIZATION_CODE, ByClock, authorization::send_request),
];

/// `Send Utility RUM reports`.
pub const SEND_REPORTS: &str = "send_reports";
/// `Retrieve data processing result`: the poll for an acknowledgement.
pub const RETRIEVE_RESULT: &str = "retrieve_result";
/// `Data Synchronization`: the hourly hello of a device whose CSLU or On-Prem does not answer.
pub const DATA_SYNC: &str = "data_sync";
/// `External Event`: the next reminder.
pub const EXTERNAL_EVENT: &str = "external_event";
/// `Init Flag Check`.
pub const INIT_FLAG: &str = "init_flag_check";
/// `Authorization Renewal`.
pub const RENEWAL: &str = "authorization_renewal";
/// `Register Period Expiration Check`.
pub const REGISTER_PERIOD: &str = "register_period";
/// `Ack Expiration Check`.
pub const ACK_EXPIRATION: &str = "ack_expiration";
/// `Telemetry Reporting`.
pub const TELEMETRY: &str = "telemetry";
/// `Authorization Code Process`.
pub const AUTHORIZATION_CODE: &str = "authorization_code";
/// `license smart sync` was typed; not listed.
pub const SYNC: &str = "license_sync";
/// The push that `license smart sync` asks for; not listed.
pub const SYNC_PUSH: &str = "license_sync_push";
/// The trust sync that follows a trust code; not listed.
pub const TRUST_SYNC: &str = "license_trust_sync";
/// The trust sync that follows a boot; not listed.
pub const BOOT_SYNC: &str = "license_boot_sync";
/// A trust code is to be renewed, or is over; not listed.
pub const TRUST_RENEWAL: &str = "license_trust_renewal";
/// The first licence came into use; not listed.
pub const FIRST_USE: &str = "license_first_use";
/// A day behind the deadline is over; not listed.
pub const OVERDUE: &str = "license_overdue";
/// `license smart trust idtoken` was typed; not listed.
pub const TRUST_REQUEST: &str = "license_trust_request";

/// One job of the list.
pub struct Job {
    /// The word behind `jobs.` in its paths.
    pub name: &'static str,
    /// When it is due, by the device's clock.
    pub at: Key<DateTime<Utc>>,
    /// How it is printed.
    pub is: Key<String>,
    /// Time left.
    pub remaining: Key<i64>,
    /// How often it comes, if all it does is come again.
    pub period: Option<TimeDelta>,
}

/// All jobs. Periods: licensing-state-machine.md section 4, background jobs (G-15 and others).
pub static JOBS: &[Job] = &[
    job(
        "daily",
        view::JOBS_DAILY_AT,
        view::JOBS_DAILY_IS,
        view::JOBS_DAILY_REMAINING,
        DAY,
    ),
    job(
        RENEWAL,
        view::JOBS_AUTHORIZATION_RENEWAL_AT,
        view::JOBS_AUTHORIZATION_RENEWAL_IS,
        view::JOBS_AUTHORIZATION_RENEWAL_REMAINING,
        DAY,
    ),
    job(
        INIT_FLAG,
        view::JOBS_INIT_FLAG_CHECK_AT,
        view::JOBS_INIT_FLAG_CHECK_IS,
        view::JOBS_INIT_FLAG_CHECK_REMAINING,
        ONCE,
    ),
    job(
        REGISTER_PERIOD,
        view::JOBS_REGISTER_PERIOD_AT,
        view::JOBS_REGISTER_PERIOD_IS,
        view::JOBS_REGISTER_PERIOD_REMAINING,
        ONCE,
    ),
    job(
        ACK_EXPIRATION,
        view::JOBS_ACK_EXPIRATION_AT,
        view::JOBS_ACK_EXPIRATION_IS,
        view::JOBS_ACK_EXPIRATION_REMAINING,
        ONCE,
    ),
    job(
        "reservation_mismatch",
        view::JOBS_RESERVATION_MISMATCH_AT,
        view::JOBS_RESERVATION_MISMATCH_IS,
        view::JOBS_RESERVATION_MISMATCH_REMAINING,
        ONCE,
    ),
    job(
        RETRIEVE_RESULT,
        view::JOBS_RETRIEVE_RESULT_AT,
        view::JOBS_RETRIEVE_RESULT_IS,
        view::JOBS_RETRIEVE_RESULT_REMAINING,
        ONCE,
    ),
    job(
        "start_measurements",
        view::JOBS_START_MEASUREMENTS_AT,
        view::JOBS_START_MEASUREMENTS_IS,
        view::JOBS_START_MEASUREMENTS_REMAINING,
        Some(TimeDelta::minutes(15)),
    ),
    job(
        SEND_REPORTS,
        view::JOBS_SEND_REPORTS_AT,
        view::JOBS_SEND_REPORTS_IS,
        view::JOBS_SEND_REPORTS_REMAINING,
        ONCE,
    ),
    job(
        "save_reports",
        view::JOBS_SAVE_REPORTS_AT,
        view::JOBS_SAVE_REPORTS_IS,
        view::JOBS_SAVE_REPORTS_REMAINING,
        Some(TimeDelta::hours(1)),
    ),
    job(
        "process_reports",
        view::JOBS_PROCESS_REPORTS_AT,
        view::JOBS_PROCESS_REPORTS_IS,
        view::JOBS_PROCESS_REPORTS_REMAINING,
        DAY,
    ),
    job(
        TELEMETRY,
        view::JOBS_TELEMETRY_AT,
        view::JOBS_TELEMETRY_IS,
        view::JOBS_TELEMETRY_REMAINING,
        ONCE,
    ),
    job(
        AUTHORIZATION_CODE,
        view::JOBS_AUTHORIZATION_CODE_AT,
        view::JOBS_AUTHORIZATION_CODE_IS,
        view::JOBS_AUTHORIZATION_CODE_REMAINING,
        ONCE,
    ),
    job(
        DATA_SYNC,
        view::JOBS_DATA_SYNC_AT,
        view::JOBS_DATA_SYNC_IS,
        view::JOBS_DATA_SYNC_REMAINING,
        ONCE,
    ),
    job(
        EXTERNAL_EVENT,
        view::JOBS_EXTERNAL_EVENT_AT,
        view::JOBS_EXTERNAL_EVENT_IS,
        view::JOBS_EXTERNAL_EVENT_REMAINING,
        ONCE,
    ),
    job(
        "operational_model",
        view::JOBS_OPERATIONAL_MODEL_AT,
        view::JOBS_OPERATIONAL_MODEL_IS,
        view::JOBS_OPERATIONAL_MODEL_REMAINING,
        ONCE,
    ),
    job(
        "hello",
        view::JOBS_HELLO_AT,
        view::JOBS_HELLO_IS,
        view::JOBS_HELLO_REMAINING,
        ONCE,
    ),
];

const DAY: Option<TimeDelta> = Some(TimeDelta::days(1));
const ONCE: Option<TimeDelta> = None;

const fn job(
    name: &'static str,
    at: Key<DateTime<Utc>>,
    is: Key<String>,
    remaining: Key<i64>,
    period: Option<TimeDelta>,
) -> Job {
    Job {
        name,
        at,
        is,
        remaining,
        period,
    }
}

/// The job called `name`, if it is one of the list.
fn listed(name: &str) -> Option<&'static Job> {
    JOBS.iter().find(|job| job.name == name)
}

impl Job {
    /// When it is due next, seen at `now`. A repeating job whose stamp is past has come round since.
    pub fn due(&self, state: &Record, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let stamp = state.get(self.at)?;
        let Some(period) = self.period.filter(|_| stamp <= now) else {
            return Some(stamp);
        };
        let period = period.num_seconds();
        let rounds = (now - stamp).num_seconds() / period + 1;
        Some(stamp + TimeDelta::seconds(rounds * period))
    }

    /// How it is printed: `idle` and `unavailable` stand in the state, the others follow from the stamp. `None`: the
    /// job was never armed and is not listed.
    pub fn form(&self, state: &Record, now: DateTime<Utc>) -> Option<&'static str> {
        match state.text(self.is) {
            Some("idle") => Some("idle"),
            Some("unavailable") => Some("unavailable"),
            _ => self.due(state, now).map(|at| if at > now { "due" } else { "late" }),
        }
    }
}

/// Makes `name` due at `at`, by the device's clock: its timer, and its line in the list if it has one.
pub fn arm(agent: &mut Agent<'_>, name: &'static str, at: DateTime<Utc>) {
    let lab = at - agent.device.skew;
    agent.device.timers.insert(name.to_owned(), lab);
    if let Some(job) = listed(name) {
        agent.state_mut().set(job.at, at);
        agent.state_mut().clear(job.is);
    }
}

/// Stops `name`; a job that was listed is `Expired Not Rescheduled` from now on.
pub fn disarm(agent: &mut Agent<'_>, name: &'static str) {
    agent.device.timers.remove(name);
    if let Some(job) = listed(name)
        && agent.state().knows(job.at.id)
    {
        agent.state_mut().clear(job.at);
        agent.state_mut().set(job.is, "idle");
    }
}

/// Starts a repeating job's round at `at` without a timer, unless it runs already.
pub fn start_round(agent: &mut Agent<'_>, name: &'static str, at: DateTime<Utc>) {
    if let Some(job) = listed(name) {
        agent.state_mut().set(job.at, at);
        agent.state_mut().clear(job.is);
    }
}

/// Makes `name` a job that ran and does not come again.
pub fn done(agent: &mut Agent<'_>, name: &'static str) {
    if let Some(job) = listed(name) {
        agent.state_mut().clear(job.at);
        agent.state_mut().set(job.is, "idle");
    }
}

/// Makes `name` a job of which nothing can be said.
pub fn unavailable(agent: &mut Agent<'_>, name: &'static str) {
    if let Some(job) = listed(name) {
        agent.state_mut().clear(job.at);
        agent.state_mut().set(job.is, "unavailable");
    }
}

/// Whether `name` has a timer.
pub fn is_armed(agent: &Agent<'_>, name: &str) -> bool {
    agent.device.timers.contains_key(name)
}

/// Whether `name` has a timer at that moment of the device's clock.
pub fn is_due_at(agent: &Agent<'_>, name: &str, at: DateTime<Utc>) -> bool {
    agent.device.timers.get(name) == Some(&(at - agent.device.skew))
}

/// Whether a timer is one of licensing's.
pub fn is_ours(name: &str) -> bool {
    TIMERS.iter().any(|timer| timer.name == name)
}
