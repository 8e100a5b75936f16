//! Usage reporting: which requirement is in force, and the dates that follow from first use, pushes, acknowledgements and
//! changes.
//!
//! The rules and their evidence stand in licensing-state-machine.md section 4; the captures named here (G-15, …) are the
//! ones that show a rule in the device's own stamps. Must not know what a report holds (`reports`) or how reports are
//! sent (`sending`).

use chrono::{DateTime, TimeDelta, Utc};

use super::agent::{Agent, days};
use super::{account, delivery, jobs, policy, reminder, sending, trust};
use crate::device::view;
use crate::screen::value::Record;
use crate::wire::{Acknowledgement, Policy};

/// Days between pushes when nothing else is said (every capture).
pub const INTERVAL_DEFAULT: i64 = 30;
/// From the first use of a licence to the first push (G-15, G-17, G-4: exact).
const FIRST_PUSH: TimeDelta = TimeDelta::minutes(2);
/// From boot to the start of the first reporting period (G-15: about).
pub(super) const FIRST_USE: TimeDelta = TimeDelta::seconds(50);
/// From the trust code to the first push (G-18: 05:01:33 to 05:02:02).
const PUSH_AFTER_TRUST: TimeDelta = TimeDelta::seconds(29);
/// From a command to the request that it causes.
pub(super) const REQUEST_DELAY: TimeDelta = TimeDelta::seconds(2);

/// Whether a usage report was ever acknowledged: `State(4)`. A trust code also moves `Last ACK received`, but does not
/// count here (G-18 is in state 2 with an ACK of the moment of its trust code).
pub fn has_usage_ack(state: &Record) -> bool {
    match state.get(view::RUM_ACKED) {
        Some(acked) => acked > 0,
        None => {
            let ack = state.get(view::USAGE_LAST_ACK);
            ack.is_some() && ack != trust::installed(state)
        }
    }
}

/// Days of the requirement in force: first report before the first acknowledged one, frequency after it. `None` asks
/// nothing.
pub fn requirement(state: &Record) -> Option<i64> {
    if has_usage_ack(state) {
        policy::shortest(state, |days| days.frequency)
    } else {
        policy::shortest(state, |days| days.first_report)
    }
}

/// By when the requirement in force wants its acknowledgement, counted from `start`. A policy that wants none (MIB,
/// `ackNotRequired`) has no deadline; the reports are due all the same (unverified: every capture wants one).
fn deadline_after(state: &Record, start: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let asked = requirement(state).filter(|_| policy::ack_required(state));
    asked.map(|n| start + days(n))
}

/// Days between pushes; 0 is `no reporting`. Before any ACK every device pushes; after one, a device whose licences
/// need no more reports stops (G-3 before, NTC-4 and GA-4 after).
pub fn push_interval(state: &Record) -> i64 {
    let configured = state.get(view::USAGE_CONFIGURED_INTERVAL).unwrap_or(INTERVAL_DEFAULT);
    let asked = if state.get(view::USAGE_LAST_ACK).is_some() {
        policy::shortest(state, |days| days.frequency)
    } else {
        requirement(state)
    };
    asked.map_or(0, |days| days.min(configured))
}

fn next_push_after(state: &Record, push: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match push_interval(state) {
        0 => None,
        interval => Some(push + days(interval)),
    }
}

/// Forgets what a profile or an import said of values that an event now computes.
fn computed_anew(state: &mut Record) {
    for id in [
        view::USAGE_PUSH_INTERVAL.id,
        view::USAGE_ACK_STATE.id,
        view::USAGE_IN_POLICY.id,
        view::USAGE_OVERDUE.id,
        view::AUTHORIZATION_STAMP.id,
    ] {
        state.forget(id);
    }
}

/// Whether a reporting period runs or ran: a device that comes up begins none then. A profile may tell one of the three
/// alone.
pub(super) fn has_begun(state: &Record) -> bool {
    let begun = [view::USAGE_STARTED, view::USAGE_LAST_ACK, view::USAGE_ACK_DEADLINE];
    begun.iter().any(|moment| state.get(*moment).is_some())
}

/// A licence is in use for the first time: the first reporting period begins.
/// G-15: in use 17:00:51, deadline 90 days on, first push 2 minutes on.
pub fn first_use(agent: &mut Agent<'_>) {
    if has_begun(agent.state()) {
        // Not the first boot: the reminder that every boot gives.
        reminder::remind(agent);
        return;
    }
    if policy::reportable(agent.state()).next().is_none() {
        return;
    }
    let now = agent.now();
    agent.state_mut().set(view::USAGE_STARTED, now);
    let deadline = deadline_after(agent.state(), now);
    agent.state_mut().set_or_clear(view::USAGE_ACK_DEADLINE, deadline);
    reminder::remind_at_start(agent);
    push_at(agent, now + FIRST_PUSH);
    jobs::start_round(agent, "process_reports", now);
    reminder::arm(agent);
}

/// Days within which a change of use must be acknowledged, as the licences now in use want it.
pub fn on_change(state: &Record) -> Option<i64> {
    policy::shortest(state, |days| days.on_change)
}

/// Use changed: what is due for a change is due no later than that. `before` is [`on_change`] before the change: a licence
/// that is no longer used is a change too, the last one as well (E113: other licence, add, remove, zero to one, one to
/// zero). That the earlier date wins is unverified; G-10 shows the date itself.
pub fn use_changed(agent: &mut Agent<'_>, before: Option<i64>) {
    let now = agent.now();
    if !has_begun(agent.state()) {
        return;
    }
    let Some(within) = before.into_iter().chain(on_change(agent.state())).min() else {
        return;
    };
    let due = now + days(within);
    if policy::ack_required(agent.state()) {
        let deadline = agent
            .state()
            .get(view::USAGE_ACK_DEADLINE)
            .map_or(due, |old| old.min(due));
        agent.state_mut().set(view::USAGE_ACK_DEADLINE, deadline);
    }
    computed_anew(agent.state_mut());
    if agent.state().get(view::USAGE_NEXT_PUSH).is_none() {
        push_at(agent, now + FIRST_PUSH);
    }
    reminder::arm(agent);
}

/// Puts in force a policy that came without an acknowledgement: as a file, or with a trust sync that is none. The deadline
/// is counted anew from where its period began, and the push follows the new interval (section 4: `InPolicy` is the number
/// that the deadline uses, the interval the shorter of policy and configuration). That this happens at once is unverified.
pub fn follow_policy(agent: &mut Agent<'_>, policy: &Policy) {
    let asked = requirement(agent.state());
    if !policy::install(agent, policy) {
        return;
    }
    let state = agent.state_mut();
    computed_anew(state);
    let began = state
        .get(view::USAGE_LAST_ACK)
        .or_else(|| state.get(view::USAGE_STARTED));
    let Some(began) = began else { return };
    let old = state.get(view::USAGE_ACK_DEADLINE);
    let new = deadline_after(state, began);
    // What a change of use drew nearer stays there.
    let regular = asked.map(|n| began + days(n));
    let drawn = old.filter(|old| policy::ack_required(state) && regular.is_none_or(|regular| *old < regular));
    state.set_or_clear(view::USAGE_ACK_DEADLINE, new.into_iter().chain(drawn).min());
    let overdue = state.get(view::USAGE_NEXT_PUSH).is_some_and(|at| at <= agent.now());
    if !overdue && agent.state().get(view::USAGE_LAST_PUSH).is_some() {
        reschedule(agent);
    }
    reminder::arm(agent);
}

/// A reservation came or went. What it covers needs no report: with nothing left to report nothing is due.
pub fn coverage_changed(agent: &mut Agent<'_>) {
    computed_anew(agent.state_mut());
    if policy::reportable(agent.state()).next().is_some() {
        if !has_begun(agent.state()) && !jobs::is_armed(agent, jobs::FIRST_USE) {
            // All was covered since the device came up: its first period begins now.
            first_use(agent);
        } else {
            use_changed(agent, None);
        }
        return;
    }
    agent.state_mut().clear(view::USAGE_ACK_DEADLINE);
    agent.state_mut().clear(view::USAGE_NEXT_PUSH);
    stop_polling(agent);
    jobs::disarm(agent, jobs::SEND_REPORTS);
    jobs::disarm(agent, jobs::DATA_SYNC);
    reminder::arm(agent);
}

/// The interval, or the transport, was configured anew: the next push moves with it, a deadline never does.
pub fn settings_changed(agent: &mut Agent<'_>) {
    computed_anew(agent.state_mut());
    if agent.state().get(view::USAGE_LAST_PUSH).is_some() {
        reschedule(agent);
    } else if agent.state().get(view::USAGE_NEXT_PUSH).is_some() {
        let at = agent.now() + FIRST_PUSH;
        push_at(agent, at);
    }
}

/// Contact that counts as an acknowledgement: an ACK, a trust code, a trust sync. `Last ACK received` and what hangs on
/// it move to now.
pub fn acknowledged(agent: &mut Agent<'_>) {
    let now = agent.now();
    let state = agent.state_mut();
    state.set(view::USAGE_LAST_ACK, now);
    computed_anew(state);
    let deadline = deadline_after(state, now);
    state.set_or_clear(view::USAGE_ACK_DEADLINE, deadline);
    reminder::arm(agent);
}

/// An acknowledgement of reports has come, by wire or by file.
pub fn take_ack(agent: &mut Agent<'_>, ack: &Acknowledgement) {
    delivery::acknowledge(agent, &ack.reports);
    account::learned(agent, &ack.account);
    if let Some(policy) = &ack.policy {
        policy::install(agent, policy);
    }
    stop_polling(agent);
    acknowledged(agent);
    reschedule(agent);
}

/// The trust code is there: the reports may go.
pub fn trusted(agent: &mut Agent<'_>) {
    let now = agent.now();
    if policy::reportable(agent.state()).next().is_none() {
        return;
    }
    if agent.state().get(view::USAGE_STARTED).is_none() {
        agent.state_mut().set(view::USAGE_STARTED, now);
        agent.device.timers.remove(jobs::FIRST_USE);
    }
    push_at(agent, now + PUSH_AFTER_TRUST);
}

/// The push is due at `at`, and printed so.
pub fn push_at(agent: &mut Agent<'_>, at: DateTime<Utc>) {
    agent.state_mut().set(view::USAGE_NEXT_PUSH, at);
    jobs::arm(agent, jobs::SEND_REPORTS, at);
}

/// The next push after the last one, by the interval that is in force now. A push that only waits for the day to be over
/// is made all the same (capture `17.15dev__c9407r`: next push Jan 17, the job Dec 19, a day after the last push).
pub fn reschedule(agent: &mut Agent<'_>) {
    let from = agent.state().get(view::USAGE_LAST_PUSH).unwrap_or_else(|| agent.now());
    let waits = sending::throttled_until(agent).filter(|until| jobs::is_due_at(agent, jobs::SEND_REPORTS, *until));
    match next_push_after(agent.state(), from) {
        Some(at) => {
            push_at(agent, at.max(agent.now()));
            if let Some(until) = waits {
                jobs::arm(agent, jobs::SEND_REPORTS, until);
            }
        }
        None => {
            agent.state_mut().clear(view::USAGE_NEXT_PUSH);
            jobs::disarm(agent, jobs::SEND_REPORTS);
        }
    }
}

/// The poll is over, or nobody is left to be polled.
pub(super) fn stop_polling(agent: &mut Agent<'_>) {
    agent.state_mut().clear(view::USAGE_POLL_ID);
    agent.state_mut().clear(view::USAGE_NEXT_ACK_CHECK);
    jobs::disarm(agent, jobs::RETRIEVE_RESULT);
}

/// The other side has the reports (G-12: push Dec 18 11:00:18, next Jan 17 11:00:18).
pub(super) fn pushed(agent: &mut Agent<'_>) {
    let now = agent.now();
    agent.state_mut().set(view::USAGE_LAST_PUSH, now);
    computed_anew(agent.state_mut());
    reschedule(agent);
}
