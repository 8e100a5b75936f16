//! Whether a value agrees with what is known already.
//!
//! Must not know places or lists.

use chrono::{NaiveTime, Timelike};

use super::Fact;
use crate::screen::hole::fuller;
use crate::screen::value::Value;

pub(super) enum Verdict {
    Agree,
    Take,
    Refuse,
}

/// What becomes of `new` where `old` (if anything is known) and `fact` stand.
pub(super) fn verdict(old: Option<&Value>, fact: Option<&Fact>, new: &Value) -> Verdict {
    match (old, new) {
        (None, new) => match fact {
            Some(fact) if fact.set && !new.is_set() => Verdict::Refuse,
            Some(fact) if fact.not.iter().any(|not| **not == *new.to_string()) => Verdict::Refuse,
            _ => Verdict::Take,
        },
        (Some(old), new) if old == new => Verdict::Agree,
        (Some(Value::Absent), Value::Bool(false)) => Verdict::Take,
        (Some(Value::Bool(false)), Value::Absent) => Verdict::Agree,
        (Some(Value::Text(old)), Value::Text(new)) => match fuller(old, new) {
            Some(whole) if whole == &**old => Verdict::Agree,
            Some(_) => Verdict::Take,
            None => Verdict::Refuse,
        },
        // A day without a time agrees with every moment of it.
        (Some(Value::Time(old)), Value::Time(new)) if old.date_naive() == new.date_naive() => {
            if is_midnight(new.time()) {
                Verdict::Agree
            } else if is_midnight(old.time()) {
                Verdict::Take
            } else {
                Verdict::Refuse
            }
        }
        _ => Verdict::Refuse,
    }
}

fn is_midnight(time: NaiveTime) -> bool {
    time.num_seconds_from_midnight() == 0
}
