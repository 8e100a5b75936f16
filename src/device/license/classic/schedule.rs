//! When a classic device does something by itself: every timer follows from the stamps, so that a device that was kept,
//! imported or restarted goes on where they say.
//!
//! Must not know what is done; each stands with its subject.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::agent::Agent;
use super::super::jobs;
use super::{clock, contact, entitle, life, register, renew, standing, warnings};
use crate::device::timers::{Counts, TimerInfo};
use crate::device::{Ctx, view};
use crate::screen::value::Record;

/// The evaluation period is over.
const EVALUATION_OVER: &str = "license_evaluation_over";
/// Another warning about the evaluation period.
const EVALUATION_WARNING: &str = "license_evaluation_warning";
/// Nobody was heard of for too long.
const AUTHORIZATION_OVER: &str = "license_authorization_over";
/// The authorization is asked for: the job `Authorization Renewal` of `show license tech support`.
const AUTHORIZATION_DUE: &str = "authorization_renewal";
/// A registration that was typed is asked for.
const REGISTRATION_DUE: &str = "license_registration_due";
/// The certificate is renewed.
const CERTIFICATE_DUE: &str = "license_certificate_due";
/// A warning about the end of the registration.
const REGISTRATION_WARNING: &str = "license_registration_warning";
/// The certificate of the registration ends.
const REGISTRATION_OVER: &str = "license_registration_over";
/// The clock has been outside the certificate for an hour.
const CLOCK_OUT_OF_RANGE: &str = "license_clock_out_of_range";

/// A row of the table for a function that takes an [`Agent`].
macro_rules! timer {
    ($name:expr, $run:expr) => {
        TimerInfo {
            name: $name,
            counts: Counts::ByClock,
            fire: |ctx: &mut Ctx<'_>, _| $run(&mut Agent::of(ctx)),
        }
    };
}

/// What fires when.
pub static TIMERS: &[TimerInfo] = &[
    timer!(EVALUATION_OVER, life::evaluation_over),
    timer!(EVALUATION_WARNING, warnings::evaluation),
    timer!(AUTHORIZATION_OVER, life::authorization_over),
    timer!(AUTHORIZATION_DUE, entitle::send),
    timer!(REGISTRATION_DUE, register::send),
    timer!(CERTIFICATE_DUE, renew::send),
    timer!(REGISTRATION_WARNING, warnings::registration),
    timer!(REGISTRATION_OVER, life::registration_over),
    timer!(CLOCK_OUT_OF_RANGE, clock::still_out_of_range),
];

/// Whether a timer is one of these.
pub(super) fn is_ours(name: &str) -> bool {
    TIMERS.iter().any(|timer| timer.name == name)
}

/// Makes due what the stamps say, and nothing else.
pub(super) fn arm(agent: &mut Agent<'_>) {
    let now = agent.now();
    let state = agent.state();
    let evaluation = state
        .get(view::EVALUATION_ENDS)
        .filter(|_| standing::evaluates(state, now));
    let expires = standing::expires(state, now);
    let ends = [
        (EVALUATION_OVER, evaluation),
        (
            EVALUATION_WARNING,
            evaluation.map(|end| warnings::of_evaluation(end, now)),
        ),
        (AUTHORIZATION_OVER, standing::deadline(state, now)),
        (REGISTRATION_OVER, expires),
        (REGISTRATION_WARNING, expires.and_then(|end| warnings::before(end, now))),
        (CLOCK_OUT_OF_RANGE, state.get(view::REGISTRATION_GRACE)),
    ]
    .map(|(name, at)| (name, at.filter(|at| *at > now)));
    // What was to happen while the device was off happens soon.
    let soon = |at: DateTime<Utc>| if at > now { at } else { now + contact::AUTHORIZE_AFTER };
    let contacts = [
        (AUTHORIZATION_DUE, standing::next_attempt(state, now).map(soon)),
        (CERTIFICATE_DUE, standing::next_renewal(state, now).map(soon)),
        (REGISTRATION_DUE, registration_due(state, now).map(soon)),
    ];
    for (name, at) in ends.into_iter().chain(contacts) {
        match at {
            Some(at) => jobs::arm(agent, name, at),
            None => jobs::disarm(agent, name),
        }
    }
}

/// When a registration that was asked for is tried next.
fn registration_due(state: &Record, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    state.get(view::REGISTRATION_PENDING_TOKEN)?;
    state
        .get(view::REGISTRATION_NEXT_ATTEMPT)
        .or(Some(now + TimeDelta::seconds(1)))
}
