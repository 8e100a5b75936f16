//! What a clock that is set means for a registration: outside the time of its certificate it holds for an hour more.
//!
//! Rule and hour: the text of `REG_EXPIRED_CLOCK_CHANGE` itself (messages.md section 2). Must not know who set the clock.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::agent::Agent;
use super::{entitle, life, register, renew, schedule, standing};
use crate::device::view;
use crate::screen::value::Record;

/// How long a registration outlives a clock outside its certificate.
const GRACE: TimeDelta = TimeDelta::minutes(60);

/// The clock was set a moment ago.
pub(in crate::device::license) fn changed(agent: &mut Agent<'_>) {
    let now = agent.now();
    let state = agent.state();
    let in_force = standing::holds_certificate(state, now);
    let ended_now = standing::ended_by_clock(state, now);
    let outside = ended_now || in_force && standing::not_valid_yet(state, now);
    if !outside {
        // Back in time; or nothing to lose.
        agent.state_mut().forget(view::REGISTRATION_GRACE.id);
    } else if agent.state().get(view::REGISTRATION_GRACE).is_none() {
        standing::pin(agent.state_mut());
        agent.state_mut().set(view::REGISTRATION_GRACE, now + GRACE);
        agent.log("message/smart_lic_classic/reg_expired_clock_change", Record::new());
    } else {
        // Wrong again: the hour counts from here, or it would never end.
        agent.state_mut().set(view::REGISTRATION_GRACE, now + GRACE);
    }
    keep_waits(agent.state_mut(), now);
    schedule::arm(agent);
}

/// A clock that was set back makes no wait after a failure longer (unverified: dates stay where they are otherwise).
fn keep_waits(state: &mut Record, now: DateTime<Utc>) {
    let waits = [
        (view::REGISTRATION_NEXT_ATTEMPT, register::RETRY),
        (view::REGISTRATION_NEXT_RENEWAL, renew::RETRY),
        (view::AUTHORIZATION_NEXT, entitle::wait_now(state)),
    ];
    for (key, wait) in waits {
        if state.get(key).is_some_and(|at| at > now + wait) {
            state.set(key, now + wait);
        }
    }
}

/// The hour is over, and the clock still wrong.
pub(super) fn still_out_of_range(agent: &mut Agent<'_>) {
    if agent.state_mut().forget(view::REGISTRATION_GRACE.id).is_some() {
        life::end_registration(agent);
    }
}
