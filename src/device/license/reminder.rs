//! Reminders of the ACK deadline: the job `External Event` and what it logs.
//!
//! Evidence for the job's date: without an ACK it is the deadline less 60 days (G-3, G-10, G-11), with one the deadline
//! (G-0). That the device logs `REPORTING_REQUIRED` there, again 30 days before the deadline, and an alert a day behind
//! it, is unverified: only the lines at boot are recorded.

use chrono::{DateTime, TimeDelta, Utc};

use super::agent::{Agent, days};
use super::{jobs, usage};
use crate::device::view;
use crate::screen::value::Record;

/// Days before the deadline at which a device without an ACK is reminded, most first.
const REMINDERS: [i64; 3] = [60, 30, 0];

/// Makes the next reminder due. To be called whenever the deadline changes.
pub fn arm(agent: &mut Agent<'_>) {
    let now = agent.now();
    jobs::disarm(agent, jobs::OVERDUE);
    let Some(deadline) = agent.state().get(view::USAGE_ACK_DEADLINE) else {
        jobs::disarm(agent, jobs::EXTERNAL_EVENT);
        return;
    };
    let ongoing = usage::has_usage_ack(agent.state());
    let next = REMINDERS
        .iter()
        .filter(|before| !ongoing || **before == 0)
        .map(|before| deadline - days(*before))
        .find(|at| *at > now);
    match next {
        Some(at) => jobs::arm(agent, jobs::EXTERNAL_EVENT, at),
        None => jobs::disarm(agent, jobs::EXTERNAL_EVENT),
    }
    if next.is_none() {
        let day_over = (now - deadline).num_days() + 1;
        jobs::arm(agent, jobs::OVERDUE, deadline + days(day_over));
    }
}

/// A reminder is due.
pub fn external_event(agent: &mut Agent<'_>) {
    remind(agent);
    arm(agent);
}

/// Says how many days are left, or that the deadline is past.
pub fn remind(agent: &mut Agent<'_>) {
    let now = agent.now();
    remind_as_of(agent, now);
}

/// The first reminder of a reporting period, at its very beginning. The device words it a moment after the period
/// began: of 90 days 89 whole ones are left, of 365 days 364 (boot logs).
pub fn remind_at_start(agent: &mut Agent<'_>) {
    let now = agent.now() + TimeDelta::seconds(1);
    remind_as_of(agent, now);
}

fn remind_as_of(agent: &mut Agent<'_>, now: DateTime<Utc>) {
    let Some(deadline) = agent.state().get(view::USAGE_ACK_DEADLINE) else {
        return;
    };
    if deadline > now {
        let left = (deadline - now).num_days();
        let args = Record::new().with(view::ARG_DAYS, left);
        agent.log("message/smart_lic/reporting_required", args);
    } else {
        missed(agent, now);
    }
}

/// Another day behind the deadline is over.
pub fn overdue(agent: &mut Agent<'_>) {
    remind(agent);
    arm(agent);
}

/// Says for how many days no acknowledgement came, counted from the last one, else from the first use: what the MIB calls
/// "number of days RUM ack has not been received".
fn missed(agent: &mut Agent<'_>, now: DateTime<Utc>) {
    let state = agent.state();
    let since = state
        .get(view::USAGE_LAST_ACK)
        .or_else(|| state.get(view::USAGE_STARTED));
    let Some(since) = since.or_else(|| state.get(view::USAGE_ACK_DEADLINE)) else {
        return;
    };
    let args = Record::new().with(view::ARG_DAYS, (now - since).num_days());
    agent.log("message/smart_lic/rum_ack_not_received", args);
}
