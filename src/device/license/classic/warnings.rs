//! Warnings about periods that end: the evaluation's and the registration's.
//!
//! The texts are known (messages.md section 2, ASA; the second half of `expired on` recalled of IOS-XE). When they come is
//! known only as "weeks before" and "periodic after": the moments here are unverified. Must not know what ends.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::agent::Agent;
use super::{schedule, standing};
use crate::device::view;
use crate::screen::value::Record;

type Moment = DateTime<Utc>;

/// Days before an end at which it is told, most first.
const DAYS_BEFORE: [i64; 5] = [28, 21, 14, 7, 1];
/// Between reminders of an evaluation period that is over.
const AFTER: TimeDelta = TimeDelta::weeks(1);

/// The next moment at which an end is told before it comes.
pub(super) fn before(end: Moment, now: Moment) -> Option<Moment> {
    let moments = DAYS_BEFORE.iter().map(|days| end - TimeDelta::days(*days));
    moments.into_iter().find(|at| *at > now)
}

/// The next moment at which the end of the evaluation is told: before it or after it.
pub(super) fn of_evaluation(end: Moment, now: Moment) -> Moment {
    if let Some(at) = before(end, now) {
        return at;
    }
    let weeks = (now - end).num_weeks().max(0) + 1;
    end + TimeDelta::weeks(weeks).max(AFTER)
}

/// A warning about the evaluation period is due.
pub(super) fn evaluation(agent: &mut Agent<'_>) {
    let now = agent.now();
    let end = agent.state().get(view::EVALUATION_ENDS);
    if let Some(end) = end.filter(|_| standing::evaluates(agent.state(), now)) {
        if end > now {
            let args = Record::new().with(view::ARG_SPAN, (end - now).num_seconds());
            agent.log("message/smart_lic_classic/eval_will_expire_warning", args);
        } else {
            let args = Record::new().with(view::ARG_AT, end);
            agent.log("message/smart_lic_classic/eval_expired_warning", args);
        }
    }
    schedule::arm(agent);
}

/// A warning about the registration is due.
pub(super) fn registration(agent: &mut Agent<'_>) {
    let now = agent.now();
    if let Some(end) = standing::expires(agent.state(), now) {
        let args = Record::new().with(view::ARG_SPAN, (end - now).num_seconds());
        agent.log("message/smart_lic_classic/id_cert_expired_warning", args);
    }
    schedule::arm(agent);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_told_before_it_and_an_evaluation_after_it_too() {
        let end = DateTime::UNIX_EPOCH + TimeDelta::days(1000);
        let day = |n: i64| end + TimeDelta::days(n);
        assert_eq!(before(end, day(-90)), Some(day(-28)));
        assert_eq!(before(end, day(-28)), Some(day(-21)));
        assert_eq!(before(end, day(-1)), None);
        assert_eq!(of_evaluation(end, day(-1)), day(7));
        assert_eq!(of_evaluation(end, day(7)), day(14));
        assert_eq!(of_evaluation(end, day(20)), day(21));
    }
}
