//! Sending usage reports: the push, the hello before it, the poll after it, and `license smart sync`.
//!
//! Dates are computed in `usage`; here is what is said to whom, and what each answer means. Must not know how anything
//! is sent (`comm`).

use chrono::TimeDelta;

use super::agent::Agent;
use super::comm::{self, Trouble};
use super::usage::{REQUEST_DELAY, pushed, reschedule, stop_polling, take_ack};
use super::{authorization, delivery, eventlog, jobs, needed, reports, row, transport, trust};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::Text;
use crate::device::reaction::{BrokenOff, Piece, Reaction, Running};
use crate::device::{Ctx, Quirk, view};
use crate::screen::value::Record;
use crate::wire::{Ask, Reply};

/// Actions on usage reporting.
pub static ACTIONS: &[ActionInfo] = &[row("license_sync", &[needed("scope", Text)], sync)];

/// Until a report or poll that nobody answered is tried again (G-13 for polls, G-3 for reports: exact).
const RETRY: TimeDelta = TimeDelta::days(1);
/// Between hellos to a CSLU that does not answer (G-3, G-10, G-11).
const HELLO_RETRY: TimeDelta = TimeDelta::hours(1);

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

/// The push is due.
pub fn send_reports(agent: &mut Agent<'_>) {
    report(agent, false);
}

/// The hourly hello of a device whose CSLU or On-Prem did not answer; reports follow when it does.
pub fn data_synchronization(agent: &mut Agent<'_>) {
    report(agent, false);
}

/// Closes what is being collected and sends what is not acknowledged.
pub fn report(agent: &mut Agent<'_>, wait: bool) -> Outcome {
    if transport::may_report(agent.state()).is_err() {
        // The stamp stays in the past; only the job comes again (G-15: Jul 29 17:02:51, job Jul 30).
        jobs::arm(agent, jobs::SEND_REPORTS, agent.now() + RETRY);
        return Outcome::NotSent;
    }
    if transport::is_cslu(agent.state()) && !say_hello(agent) {
        return Outcome::Failed;
    }
    reports::close_all(agent, reports::REQUESTED);
    let batch = delivery::unacknowledged(agent.state());
    if batch.is_empty() {
        reschedule(agent);
        return Outcome::NotSent;
    }
    delivery::sent(agent.state_mut());
    match comm::exchange(agent, Ask::Usage { reports: batch, wait }) {
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
        Ok(_) | Err(Trouble::NotSent(_) | Trouble::NoReply(_) | Trouble::Refused(_)) => {
            delivery::unsent(agent.state_mut());
            jobs::arm(agent, jobs::SEND_REPORTS, agent.now() + RETRY);
            Outcome::Failed
        }
    }
}

/// Asks CSLU or On-Prem whether it is there; notes who answers.
fn say_hello(agent: &mut Agent<'_>) -> bool {
    let now = agent.now();
    match comm::exchange(agent, Ask::Hello) {
        Ok(Reply::Hello(server)) => {
            jobs::disarm(agent, jobs::DATA_SYNC);
            transport::met(agent.state_mut(), &server);
            if !server.knows_policy() {
                agent.log("message/smart_lic/reporting_not_supported", Record::new());
                jobs::arm(agent, jobs::SEND_REPORTS, now + RETRY);
                return false;
            }
            true
        }
        _ => {
            jobs::arm(agent, jobs::DATA_SYNC, now + HELLO_RETRY);
            jobs::arm(agent, jobs::SEND_REPORTS, now + RETRY);
            false
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
            delivery::unsent(agent.state_mut());
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

/// The exchange that `license smart sync` asked for: reports, what else is pending, and a trust sync.
pub fn sync_requested(agent: &mut Agent<'_>) {
    everything(agent, false);
}

fn everything(agent: &mut Agent<'_>, wait: bool) -> Outcome {
    let outcome = report(agent, wait);
    if jobs::is_armed(agent, jobs::AUTHORIZATION_CODE) {
        authorization::send_request(agent);
    }
    if trust::installed(agent.state()).is_some() && matches!(outcome, Outcome::Acknowledged | Outcome::Polling) {
        trust::sync(agent);
    }
    eventlog::record(agent, "SAEVT_UTILITY_RUM_SAVE", &[]);
    outcome
}

fn sync_and_wait(agent: &mut Agent<'_>) -> Reaction {
    let outcome = everything(agent, true);
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
