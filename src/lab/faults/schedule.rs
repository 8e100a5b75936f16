//! When a fault is there: from, until, and again in rounds, each at its beginning or at a moment drawn from the seed.
//!
//! Rounds are computed, not drawn one after another: whether and when somebody looks changes nothing. Must not know what
//! does not work.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::FaultError;
use crate::lab::clock::{TimeError, parse_span, parse_time};
use crate::lab::random::Random;

/// The time of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// From when on.
    pub from: DateTime<Utc>,
    /// Until when; `None` until it is cleared.
    pub until: Option<DateTime<Utc>>,
    /// How it comes again; `None` it does not.
    #[serde(default)]
    pub rounds: Option<Rounds>,
}

/// How a fault comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounds {
    every_ms: i64,
    length_ms: i64,
    at_random: bool,
}

/// The words that a schedule is written with, each before its value.
const WORDS: [&str; 5] = ["after", "from", "to", "for", "every"];

impl Schedule {
    /// Takes the schedule out of the words of a fault: `[after SPAN | from WHEN] [for SPAN | to WHEN] [every SPAN [at
    /// random]]`, in any order. WHEN is `+SPAN` from now, or a time in one word.
    pub(super) fn take(words: &mut Vec<&str>, now: DateTime<Utc>) -> Result<Self, FaultError> {
        let at_random = take_at_random(words);
        let [after, from, to, length, every] = WORDS.map(|name| super::take_option(words, name));
        let span = |text: Option<&str>| text.map(parse_span).transpose();
        let from = match (span(after)?, from) {
            (Some(_), Some(_)) => return Err(FaultError::Schedule("`after` and `from` say the same")),
            (Some(delay), None) => later(now, delay)?,
            (None, Some(text)) => when(text, now)?,
            (None, None) => now,
        };
        let length = span(length)?;
        let until = match (to, length.filter(|_| every.is_none())) {
            (Some(_), Some(_)) => return Err(FaultError::Schedule("`for` and `to` say the same without `every`")),
            (Some(text), None) => Some(when(text, now)?),
            (None, length) => length.map(|length| later(from, length)).transpose()?,
        };
        if until.is_some_and(|until| until <= from) {
            return Err(FaultError::Schedule("it ends before it begins"));
        }
        let rounds = Rounds::of(span(every)?, length, at_random)?;
        Ok(Self { from, until, rounds })
    }

    /// Whether it is there. `key` tells faults apart that are drawn from one seed.
    pub fn strikes(&self, now: DateTime<Utc>, random: &Random, key: &str) -> bool {
        let on = now >= self.from && self.until.is_none_or(|until| now < until);
        on && self.rounds.is_none_or(|rounds| {
            let (n, into) = rounds.round((now - self.from).num_milliseconds());
            let begin = rounds.begin(n, random, key);
            (begin..begin + rounds.length_ms).contains(&into)
        })
    }

    /// When it begins or ends next after `now`.
    pub fn next_change(&self, now: DateTime<Utc>, random: &Random, key: &str) -> Option<DateTime<Utc>> {
        let within = |at: &DateTime<Utc>| *at > now && self.until.is_none_or(|until| *at <= until);
        let mut moments = vec![self.from];
        moments.extend(self.until);
        if let Some(rounds) = self.rounds {
            let (n, _) = rounds.round((now - self.from).num_milliseconds().max(0));
            for n in n..=n + 1 {
                let begin = n * rounds.every_ms + rounds.begin(n, random, key);
                let both = [begin, begin + rounds.length_ms];
                moments.extend(both.map(|ms| self.from + TimeDelta::milliseconds(ms)));
            }
        }
        moments.into_iter().filter(within).min()
    }
}

impl Rounds {
    fn of(every: Option<TimeDelta>, length: Option<TimeDelta>, at_random: bool) -> Result<Option<Self>, FaultError> {
        let Some(every) = every else {
            return if at_random {
                Err(FaultError::Schedule("`at random` needs `every SPAN`"))
            } else {
                Ok(None)
            };
        };
        let length = length.ok_or(FaultError::Schedule("`every SPAN` needs `for SPAN`"))?;
        if length <= TimeDelta::zero() || length >= every {
            return Err(FaultError::Schedule("`for` must be shorter than `every`"));
        }
        Ok(Some(Self {
            every_ms: every.num_milliseconds(),
            length_ms: length.num_milliseconds(),
            at_random,
        }))
    }

    /// Which round a moment lies in, and how far.
    fn round(self, elapsed_ms: i64) -> (i64, i64) {
        (
            elapsed_ms.div_euclid(self.every_ms),
            elapsed_ms.rem_euclid(self.every_ms),
        )
    }

    /// Where in its round the fault begins, in milliseconds.
    fn begin(self, n: i64, random: &Random, key: &str) -> i64 {
        if !self.at_random {
            return 0;
        }
        let room = (self.every_ms - self.length_ms).unsigned_abs().max(1);
        i64::try_from(random.of(&format!("{key} {n}")) % room).unwrap_or(0)
    }
}

/// As it can be written.
impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |at: DateTime<Utc>| at.format("%Y-%m-%dT%H:%M:%S");
        write!(f, "from {}", time(self.from))?;
        if let Some(until) = self.until {
            write!(f, " to {}", time(until))?;
        }
        if let Some(rounds) = self.rounds {
            let random = if rounds.at_random { " at random" } else { "" };
            write!(
                f,
                " for {} every {}{random}",
                written(rounds.length_ms),
                written(rounds.every_ms)
            )?;
        }
        Ok(())
    }
}

/// A span as it is written in directives.
fn written(ms: i64) -> String {
    const UNITS: [(i64, &str); 5] = [
        (86_400_000, "d"),
        (3_600_000, "h"),
        (60_000, "m"),
        (1000, "s"),
        (1, "ms"),
    ];
    let (mut rest, mut out) = (ms, String::new());
    for (unit, letters) in UNITS {
        if rest / unit > 0 {
            out.push_str(&format!("{}{letters}", rest / unit));
            rest %= unit;
        }
    }
    out
}

fn take_at_random(words: &mut Vec<&str>) -> bool {
    let at = words.windows(2).position(|pair| pair == ["at", "random"]);
    if let Some(at) = at {
        words.drain(at..at + 2);
    }
    at.is_some()
}

fn when(text: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, TimeError> {
    match text.strip_prefix('+') {
        Some(span) => later(now, parse_span(span)?),
        None => parse_time(text),
    }
}

fn later(from: DateTime<Utc>, span: TimeDelta) -> Result<DateTime<Utc>, TimeError> {
    from.checked_add_signed(span).ok_or(TimeError::Year)
}
