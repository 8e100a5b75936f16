//! Faults by name: what does not work, where, when, how often.
//!
//! A fault is data; what it breaks is seen where messages, names and files are carried (`outside`). Must not know devices.

mod kind;
mod schedule;
#[cfg(test)]
mod tests;

pub use kind::FaultKind;
pub use schedule::Schedule;

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::clock::TimeError;
use super::network::Host;
use super::random::Random;

/// Faults that can be set at the same time.
pub const FAULTS_MAX: usize = 256;
/// The target of a fault that is everywhere.
pub const EVERYWHERE: &str = "*";

/// How long whoever waits for the end of a fault that is there only sometimes leaves it before looking again.
const DRAWN_AGAIN: TimeDelta = TimeDelta::days(1);

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// A service (`cssm`, `cslu`, `proxy`), a host by name or address, or [`EVERYWHERE`].
    pub target: String,
    /// What does not work.
    pub kind: FaultKind,
    /// When.
    #[serde(flatten)]
    pub schedule: Schedule,
    /// In how many of a hundred cases, drawn from the seed; `None` always.
    pub percent: Option<u8>,
}

/// Why a fault cannot be set or cleared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultError {
    /// No name.
    #[error("a fault needs a name, as in `fault cssm unreachable`")]
    Empty,
    /// No such name.
    #[error(
        "no fault is called `{0}`; there are unreachable, dns, tcp, blocked, tls, new root, crl, http N, latency SPAN, busy, \
         empty answer, ack lost, ack withheld, token expired, clock skew SPAN, down-rev"
    )]
    Unknown(String),
    /// Not an error status.
    #[error("`{0}`: the status of an HTTP fault is between 400 and 599")]
    HttpStatus(String),
    /// A bad span of time.
    #[error("{0}")]
    Time(#[from] TimeError),
    /// Not a percentage.
    #[error("`{0}` is not a percentage between 1% and 100%")]
    Percent(String),
    /// Words about its time that do not go together.
    #[error("{0}")]
    Schedule(&'static str),
    /// Too many.
    #[error("no more than {FAULTS_MAX} faults can be set")]
    TooMany,
    /// Nothing to clear.
    #[error("no such fault is set: {0}")]
    NotSet(String),
}

impl Fault {
    /// Reads `[TARGET] NAME [after SPAN | from WHEN] [for SPAN | to WHEN] [every SPAN [at random]] [sometimes N%]`.
    pub fn parse(text: &str, now: DateTime<Utc>) -> Result<Self, FaultError> {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let percent = take_option(&mut words, "sometimes").map(parse_percent).transpose()?;
        let schedule = Schedule::take(&mut words, now)?;
        let (first, rest) = words.split_first().ok_or(FaultError::Empty)?;
        // `dns` is a fault as well as a target, so the longer reading is tried first.
        let (target, kind) = match FaultKind::parse(&rest.join(" ")) {
            Ok(kind) => (*first, kind),
            Err(error) => match FaultKind::parse(&words.join(" ")) {
                Ok(kind) => (EVERYWHERE, kind),
                Err(whole) => return Err(if rest.is_empty() { whole } else { error }),
            },
        };
        Ok(Self {
            target: target.to_ascii_lowercase(),
            kind,
            schedule,
            percent,
        })
    }

    /// Whether it is at work on a host at a moment; draws from `random` only if it must.
    fn strikes(&self, now: DateTime<Utc>, random: &mut Random, name: &str, host: &Host) -> bool {
        self.is_for(name, host)
            && self.schedule.strikes(now, random, &self.key())
            && self.percent.is_none_or(|percent| random.chance(percent))
    }

    /// What tells its rounds from those of other faults of one seed.
    pub fn key(&self) -> String {
        format!("{} {}", self.target, self.kind)
    }

    /// Whether it is about a host.
    pub fn is_for(&self, name: &str, host: &Host) -> bool {
        let target = self.target.as_str();
        target == EVERYWHERE
            || name.eq_ignore_ascii_case(target)
            || host.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(target))
            || target.parse().is_ok_and(|address| host.addresses.contains(&address))
            || host.services.iter().any(|service| service.kind.word() == target)
    }
}

/// As it can be written, its times in full.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.target != EVERYWHERE {
            write!(f, "{} ", self.target)?;
        }
        write!(f, "{} {}", self.kind, self.schedule)?;
        match self.percent {
            Some(percent) => write!(f, " sometimes {percent}%"),
            None => Ok(()),
        }
    }
}

/// Takes `name VALUE` out of the end of the words.
fn take_option<'a>(words: &mut Vec<&'a str>, name: &str) -> Option<&'a str> {
    let at = words
        .iter()
        .position(|word| *word == name)
        .filter(|at| at + 1 < words.len())?;
    let value = words.remove(at + 1);
    words.remove(at);
    Some(value)
}

fn parse_percent(text: &str) -> Result<u8, FaultError> {
    let number = text
        .strip_suffix('%')
        .and_then(|n| n.parse().ok())
        .filter(|n| (1..=100).contains(n));
    number.ok_or_else(|| FaultError::Percent(text.to_owned()))
}

/// The faults of a lab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Sets a fault; one of the same kind on the same target is replaced.
    pub fn set(&mut self, fault: Fault) -> Result<(), FaultError> {
        let same = |known: &Fault| {
            known.target == fault.target && std::mem::discriminant(&known.kind) == std::mem::discriminant(&fault.kind)
        };
        self.0.retain(|known| !same(known));
        if self.0.len() >= FAULTS_MAX {
            return Err(FaultError::TooMany);
        }
        self.0.push(fault);
        Ok(())
    }

    /// Clears all faults (empty text), those of a target, those of a name, or those of a name on a target.
    pub fn clear(&mut self, text: &str) -> Result<(), FaultError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let whole = words.join(" ").to_ascii_lowercase();
        let before = self.0.len();
        match whole.split_once(' ') {
            _ if whole.is_empty() => {
                self.0.clear();
                return Ok(());
            }
            Some((target, kind)) if self.0.iter().any(|f| f.target == target) => {
                self.0.retain(|f| !(f.target == target && f.kind.is_called(kind)));
            }
            _ if self.0.iter().any(|f| f.target == whole) => self.0.retain(|f| f.target != whole),
            _ => self.0.retain(|f| !(f.target == EVERYWHERE && f.kind.is_called(&whole))),
        }
        if self.0.len() == before {
            Err(FaultError::NotSet(whole))
        } else {
            Ok(())
        }
    }

    /// What is wrong with a host now.
    pub fn on(&self, now: DateTime<Utc>, random: &mut Random, name: &str, host: &Host) -> Vec<FaultKind> {
        self.0
            .iter()
            .filter(|fault| fault.strikes(now, random, name, host))
            .map(|fault| fault.kind)
            .collect()
    }

    /// When the next of them begins or ends after `now`.
    pub fn next_change(&self, now: DateTime<Utc>, random: &Random) -> Option<DateTime<Utc>> {
        let moments = self.0.iter();
        moments
            .filter_map(|fault| {
                let drawn = fault.percent.map(|_| now + DRAWN_AGAIN);
                let changes = fault.schedule.next_change(now, random, &fault.key());
                drawn.into_iter().chain(changes).min()
            })
            .min()
    }

    /// All of them, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }
}
