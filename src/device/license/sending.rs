//! Sending usage reports: the push, the hello before it, the poll after it, and `license smart sync`.
//!
//! Dates are computed in `usage`; here is what is said to whom, and what each answer means. Must not know how anything
//! is sent (`comm`).

use chrono::{DateTime, TimeDelta, Utc};

use super::agent::Agent;
use super::comm::{self, Trouble};
use super::usage::{REQUEST_DELAY, pushed, reschedule, stop_polling, take_ack};
use super::{
    authorization, delivery, eventlog, hello, jobs, members, needed, reports, row, transport, trust, usage, utility,
};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::Text;
use crate::device::reaction::{BrokenOff, Piece, Reaction, Running};
use crate::device::{Ctx, Quirk, view};
use crate::wire::{Ask, Reply};

/// Actions on usage reporting.
pub static ACTIONS: &[ActionInfo] = &[row("license_sync", &[needed("scope", Text)], sync)];

/// Until a report or poll that nobody answered is tried again (G-13 for polls, G-3 for reports: exact).
const RETRY: TimeDelta = TimeDelta::days(1);
/// From a trust sync to the push that follows it (G-8 23:12:28 and :38, G-14 11:18:06 and :16: exact; G-0 12 seconds).
const PUSH_AFTER_SYNC: TimeDelta = TimeDelta::seconds(10);
/// Between two pushes that the device makes by itself (section 4, "throttled to at most once a day"). Captures
/// `17.15dev__c9606r` and `17.15dev__c9407r`: the push of 11:07:40 and 11:00:12, the job a day after it to the second.
const THROTTLE: TimeDelta = TimeDelta::days(1);
/// The first release that throttles.
const THROTTLED_SINCE: [u32; 2] = [17, 9];

/// What came of an attempt to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The acknowledgement came at once.
    Acknowledged,
    /// The other side has the reports and will be polled.
    Polling,
    /// Nothing was sent: transport or trust do not allow it.
    NotSent,
    /// Sent, or tried to, and not taken.
    Failed,
}

/// The push is due. One that comes too soon after the last one waits; its stamp stays (G-14: 11:18:16 in the past).
pub fn send_reports(agent: &mut Agent<'_>) {
    match throttled_until(agent) {
        Some(at) => jobs::arm(agent, jobs::SEND_REPORTS, at),
        None => {
            report(agent, false);
        }
    }
}

/// Until when the device makes no push by itself; `None` where it may.
pub(super) fn throttled_until(agent: &Agent<'_>) -> Option<DateTime<Utc>> {
    let state = agent.state();
    let until = state.get(view::USAGE_LAST_PUSH)? + THROTTLE;
    (members::release_at_least(state, &THROTTLED_SINCE) && until > agent.now()).then_some(until)
}

/// The hourly hello of a device whose CSLU or On-Prem did not answer; reports follow when it does.
pub fn data_synchronization(agent: &mut Agent<'_>) {
    if hello::say(agent).is_ok() && throttled_until(agent).is_none() {
        push(agent, false);
    }
}

/// Closes what is being collected and sends what is not acknowledged.
pub fn report(agent: &mut Agent<'_>, wait: bool) -> Outcome {
    if transport::may_report(agent.state()).is_err() {
        // The stamp stays in the past; only the job comes again (G-15: Jul 29 17:02:51, job Jul 30).
        jobs::arm(agent, jobs::SEND_REPORTS, agent.now() + RETRY);
        return Outcome::NotSent;
    }
    if transport::is_cslu(agent.state()) && hello::say(agent).is_err() {
        jobs::arm(agent, jobs::SEND_REPORTS, agent.now() + RETRY);
        return Outcome::Failed;
    }
    push(agent, wait)
}

/// The report itself: the other side is there.
fn push(agent: &mut Agent<'_>, wait: bool) -> Outcome {
    reports::close_all(agent, reports::REQUESTED);
    let batch = delivery::unacknowledged(agent.state());
    if batch.is_empty() {
        reschedule(agent);
        return Outcome::NotSent;
    }
    let new = delivery::sent(agent.state_mut());
    // The hello is said: what is collected closes only where somebody takes it.
    match comm::once(agent, Ask::Usage { reports: batch, wait }) {
        Ok(Reply::Ack(ack)) => {
            pushed(agent);
            take_ack(agent, &ack);
            Outcome::Acknowledged
        }
        Ok(Reply::Poll { poll_id, interval }) => {
            pushed(agent);
            poll_later(agent, poll_id, interval);
            Outcome::Polling
        }
        Err(Trouble::Refused(refusal)) => {
            utility::send_failed(agent, &refusal.to_string());
            // Not tried again: a refusal does not go away by itself (G-8: the job is `Expired Not Rescheduled` a day and
            // a half later, two attempts in all).
            delivery::unsent(agent.state_mut(), &new);
            jobs::disarm(agent, jobs::SEND_REPORTS);
            jobs::disarm(agent, jobs::RENEWAL);
            Outcome::Failed
        }
        other => {
            if let Err(Trouble::NoReply(failure)) = &other {
                utility::send_failed(agent, &failure.reason());
            }
            delivery::unsent(agent.state_mut(), &new);
            jobs::arm(agent, jobs::SEND_REPORTS, agent.now() + RETRY);
            Outcome::Failed
        }
    }
}

fn poll_later(agent: &mut Agent<'_>, poll_id: u64, interval: TimeDelta) {
    let at = agent.now() + interval;
    let id = i64::try_from(poll_id).unwrap_or(i64::MAX);
    agent.state_mut().set(view::USAGE_POLL_ID, id);
    agent.state_mut().set(view::USAGE_NEXT_ACK_CHECK, at);
    jobs::arm(agent, jobs::RETRIEVE_RESULT, at);
}

/// The poll is due.
pub fn retrieve_result(agent: &mut Agent<'_>) {
    let poll_id = agent
        .state()
        .get(view::USAGE_POLL_ID)
        .and_then(|id| u64::try_from(id).ok());
    let Some(poll_id) = poll_id else {
        stop_polling(agent);
        return;
    };
    match comm::exchange(agent, Ask::Poll { poll_id }) {
        Ok(Reply::Ack(ack)) => take_ack(agent, &ack),
        Ok(Reply::Poll { poll_id, interval }) => poll_later(agent, poll_id, interval),
        Err(Trouble::Refused(_)) | Ok(_) => {
            delivery::lost(agent.state_mut());
            stop_polling(agent);
        }
        Err(Trouble::NoReply(_) | Trouble::NotSent(_)) => poll_later(agent, poll_id, RETRY),
    }
}

/// `license smart sync {local|all}`. Silent; the exchange begins shortly after. A device with the quirk waits for the
/// acknowledgement and says how it went.
fn sync(ctx: &mut Ctx<'_>) -> Reaction {
    if ctx.device.has(Quirk::SyncWaitsForAck) {
        return sync_and_wait(&mut Agent::of(ctx));
    }
    let agent = &mut Agent::of(ctx);
    jobs::arm(agent, jobs::SYNC, agent.now() + REQUEST_DELAY);
    Reaction::silent()
}

/// What `license smart sync` asked for: a trust sync and what else is pending, then the reports.
pub fn sync_requested(agent: &mut Agent<'_>) {
    sync_trust(agent);
    let at = agent.now() + PUSH_AFTER_SYNC;
    if agent.state().get(view::USAGE_STARTED).is_some() || agent.state().get(view::USAGE_LAST_ACK).is_some() {
        usage::push_at(agent, at);
    }
    jobs::arm(agent, jobs::SYNC_PUSH, at);
}

/// The push that `license smart sync` asked for: nothing throttles it.
pub fn push_requested(agent: &mut Agent<'_>) {
    report(agent, false);
    eventlog::record(agent, "SAEVT_UTILITY_RUM_SAVE", &[]);
}

/// The device has been up for some minutes: it asks what is new, and reports (captures `17.14dev__c9407r`,
/// `17.15dev__c9407r`, `17.11dev__c9410r`). The push waits for a day after the one that the boot made.
pub fn sync_after_boot(agent: &mut Agent<'_>) {
    let silent = transport::is_cslu(agent.state()) && !comm::is_in_contact(agent.state());
    if silent || !sync_trust(agent) {
        return;
    }
    if agent.state().get(view::USAGE_NEXT_PUSH).is_some() {
        let at = agent.now() + PUSH_AFTER_SYNC;
        usage::push_at(agent, at);
    }
}

/// A trust sync, and before it what else is pending. Direct transports want a trust code; through CSLU none is needed
/// (capture `17.7dev`: two trust syncs, `No ID`).
fn sync_trust(agent: &mut Agent<'_>) -> bool {
    if jobs::is_armed(agent, jobs::AUTHORIZATION_CODE) {
        authorization::send_request(agent);
    }
    transport::may_report(agent.state()).is_ok() && trust::sync(agent)
}

fn sync_and_wait(agent: &mut Agent<'_>) -> Reaction {
    let outcome = report(agent, true);
    if matches!(outcome, Outcome::Acknowledged | Outcome::Polling) {
        sync_trust(agent);
    }
    eventlog::record(agent, "SAEVT_UTILITY_RUM_SAVE", &[]);
    let result = match outcome {
        Outcome::Acknowledged => "license_exec/sync/acknowledged",
        Outcome::Polling => "license_exec/sync/polling",
        Outcome::NotSent => "license_exec/sync/not_sent",
        Outcome::Failed => "license_exec/sync/failed",
    };
    let steps = vec![
        (TimeDelta::zero(), Piece::screen("license_exec/sync/pushing")),
        (REQUEST_DELAY, Piece::screen(result)),
    ];
    Reaction {
        running: Some(Running {
            steps,
            broken_off: BrokenOff::default(),
        }),
        ..Reaction::silent()
    }
}
