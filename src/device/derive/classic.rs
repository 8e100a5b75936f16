//! What screens print of Classic Smart Licensing that follows from stamps and the clock.
//!
//! The rules stand in `device/license/classic/`; here they meet their paths. In policy mode these paths are what is stored.

use chrono::{DateTime, Utc};

use super::{DeviceView, ElementRule, Rule, Table, element_over, optional, rule, rule_over};
use crate::device::license::classic;
use crate::device::view;
use crate::screen::value::{Field, Key, Record, Value};

/// The table of classic licensing.
pub static TABLE: Table = Table {
    rules: RULES,
    elements: ELEMENTS,
    more: Vec::new,
};

type Moment = DateTime<Utc>;

static RULES: &[Rule] = &[
    rule_over(view::REGISTRATION_STATUS, |view| {
        aged(view, view::REGISTRATION_STATUS, |state, now| {
            Some(classic::registration(state, now))
        })
    }),
    rule_over(view::REGISTRATION_NEXT_RENEWAL, |view| {
        aged(view, view::REGISTRATION_NEXT_RENEWAL, classic::next_renewal)
    }),
    rule_over(view::REGISTRATION_EXPIRES, |view| {
        aged(view, view::REGISTRATION_EXPIRES, classic::expires)
    }),
    rule_over(view::AUTHORIZATION_STATUS, |view| {
        aged(view, view::AUTHORIZATION_STATUS, |state, now| {
            Some(classic::authorization(state, now))
        })
    }),
    rule_over(view::AUTHORIZATION_AT, |view| {
        aged(view, view::AUTHORIZATION_AT, classic::authorization_since)
    }),
    rule_over(view::AUTHORIZATION_LAST_STATUS, |view| {
        aged(view, view::AUTHORIZATION_LAST_STATUS, |state, now| {
            state
                .get(view::AUTHORIZATION_LAST_STATUS)
                .filter(|_| classic::holds_certificate(state, now))
        })
    }),
    rule_over(view::AUTHORIZATION_NEXT, |view| {
        aged(view, view::AUTHORIZATION_NEXT, classic::next_attempt)
    }),
    rule_over(view::AUTHORIZATION_DEADLINE, |view| {
        aged(view, view::AUTHORIZATION_DEADLINE, classic::deadline)
    }),
    rule_over(view::EVALUATION_REMAINING, |view| {
        aged(view, view::EVALUATION_REMAINING, |state, now| {
            Some(classic::evaluation_left(state, now))
        })
    }),
    rule(view::RESERVATION_INSTALLED, |view| {
        classic::reservation_kind(view.state()).is_some().into()
    }),
    rule(view::JOBS_CERTIFICATE_RENEWAL_AT, |view| {
        at(view, classic::next_renewal)
    }),
    rule(view::JOBS_CERTIFICATE_RENEWAL_IS, |view| {
        form(view, classic::next_renewal)
    }),
    rule(view::JOBS_CERTIFICATE_RENEWAL_REMAINING, |view| {
        remaining(view, classic::next_renewal)
    }),
    rule(view::JOBS_CERTIFICATE_EXPIRATION_AT, |view| at(view, classic::expires)),
    rule(view::JOBS_CERTIFICATE_EXPIRATION_IS, |view| {
        form(view, classic::expires)
    }),
    rule(view::JOBS_CERTIFICATE_EXPIRATION_REMAINING, |view| {
        remaining(view, classic::expires)
    }),
    rule(view::JOBS_AUTHORIZATION_EXPIRATION_AT, |view| {
        at(view, classic::deadline)
    }),
    rule(view::JOBS_AUTHORIZATION_EXPIRATION_IS, |view| {
        form(view, classic::deadline)
    }),
    rule(view::JOBS_AUTHORIZATION_EXPIRATION_REMAINING, |view| {
        remaining(view, classic::deadline)
    }),
];

static ELEMENTS: &[ElementRule] = &[
    element_over(view::LICENCES_STATUS, |view, licence| {
        let state = view.state();
        if classic::is_classic(state) {
            let authorization = classic::authorization(state, view.now);
            classic::licence_status(state, licence, &authorization).into()
        } else {
            licence.value(view::LICENCES_STATUS.id).clone()
        }
    }),
    element_over(view::LICENCES_RESERVED_STATUS, |view, licence| {
        of_reservation(view, licence, view::LICENCES_RESERVED_STATUS, |state, _| {
            classic::reservation_kind(state).map_or(Value::Absent, |kind| format!("{kind} INSTALLED").into())
        })
    }),
    element_over(view::LICENCES_RESERVED_COUNT, |view, licence| {
        of_reservation(view, licence, view::LICENCES_RESERVED_COUNT, |state, licence| {
            classic::reserved_count(state, licence).into()
        })
    }),
];

/// What a rule makes of state and clock; in policy mode, what is stored.
fn aged<T: Field + Into<Value>>(view: &DeviceView<'_>, key: Key<T>, rule: fn(&Record, Moment) -> Option<T>) -> Value {
    if classic::is_classic(view.state()) {
        optional(rule(view.state(), view.now))
    } else {
        view.state().value(key.id).clone()
    }
}

/// What is said of a licence, else what follows from a reservation that is installed.
fn of_reservation<T>(
    view: &DeviceView<'_>,
    licence: &Record,
    key: Key<T>,
    rule: fn(&Record, &Record) -> Value,
) -> Value {
    let state = view.state();
    let computed = classic::is_classic(state) && classic::reservation_kind(state).is_some() && !licence.knows(key.id);
    if computed {
        rule(state, licence)
    } else {
        licence.value(key.id).clone()
    }
}

/// When the job of a stamp is due.
fn at(view: &DeviceView<'_>, stamp: fn(&Record, Moment) -> Option<Moment>) -> Value {
    optional(due(view, stamp))
}

fn due(view: &DeviceView<'_>, stamp: fn(&Record, Moment) -> Option<Moment>) -> Option<Moment> {
    stamp(view.state(), view.now).filter(|_| classic::is_classic(view.state()))
}

fn form(view: &DeviceView<'_>, stamp: fn(&Record, Moment) -> Option<Moment>) -> Value {
    optional(due(view, stamp).map(|at| if at > view.now { "due" } else { "late" }))
}

fn remaining(view: &DeviceView<'_>, stamp: fn(&Record, Moment) -> Option<Moment>) -> Value {
    let left = due(view, stamp).map(|at| (at - view.now).num_seconds());
    optional(left.filter(|seconds| *seconds > 0))
}
