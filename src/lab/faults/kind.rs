//! Kinds of faults and their names.
//!
//! Must not know where or when a fault strikes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::FaultError;
use crate::lab::clock::parse_span;

/// What does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FaultKind {
    /// The host answers nothing at all.
    Unreachable,
    /// Its name cannot be looked up; of a name server: it does not answer.
    Dns,
    /// Its ports are closed.
    Tcp,
    /// A firewall drops what switches send to its ports; it answers `ping`, and other hosts get through.
    Blocked,
    /// Its certificate does not validate.
    Tls,
    /// Its certificate hangs on a root that trust pools got late: only a device that has it agrees.
    NewRoot,
    /// The list of revoked certificates that its certificate names cannot be fetched.
    Crl,
    /// It answers with this HTTP status.
    Http(u16),
    /// It answers this many milliseconds later.
    Latency(i64),
    /// It is too busy.
    Busy,
    /// It answers with nothing.
    EmptyAnswer,
    /// It takes the request; its answer is lost.
    AckLost,
    /// It takes reports and never acknowledges them.
    AckWithheld,
    /// It finds every token expired.
    TokenExpired,
    /// Its clock is this many milliseconds ahead.
    ClockSkew(i64),
    /// It is an On-Prem too old for policy.
    DownRev,
}

/// Faults that are a word or two and nothing else.
pub(super) const PLAIN: &[(&str, FaultKind)] = &[
    ("unreachable", FaultKind::Unreachable),
    ("dns", FaultKind::Dns),
    ("tcp", FaultKind::Tcp),
    ("blocked", FaultKind::Blocked),
    ("tls", FaultKind::Tls),
    ("new root", FaultKind::NewRoot),
    ("crl", FaultKind::Crl),
    ("busy", FaultKind::Busy),
    ("empty answer", FaultKind::EmptyAnswer),
    ("ack lost", FaultKind::AckLost),
    ("ack withheld", FaultKind::AckWithheld),
    ("token expired", FaultKind::TokenExpired),
    ("down-rev", FaultKind::DownRev),
];

impl FaultKind {
    /// Reads a kind as it is typed, words parted by single blanks.
    pub(super) fn parse(text: &str) -> Result<Self, FaultError> {
        if let Some((_, kind)) = PLAIN.iter().find(|(name, _)| *name == text) {
            return Ok(*kind);
        }
        if let Some(status) = text.strip_prefix("http ") {
            let status = status.parse().ok().filter(|status| (400..600).contains(status));
            return status
                .map(Self::Http)
                .ok_or_else(|| FaultError::HttpStatus(text.to_owned()));
        }
        if let Some(span) = text.strip_prefix("latency ") {
            return Ok(Self::Latency(parse_span(span)?.num_milliseconds()));
        }
        if let Some(span) = text.strip_prefix("clock skew ") {
            let (sign, span) = span.strip_prefix('-').map_or((1, span), |span| (-1, span));
            return Ok(Self::ClockSkew(sign * parse_span(span)?.num_milliseconds()));
        }
        Err(FaultError::Unknown(text.to_owned()))
    }

    /// Whether `word` (`http`, `tls`, `ack lost`) is what it is called, numbers aside.
    pub(super) fn is_called(self, word: &str) -> bool {
        let name = self.to_string();
        name == word || name.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http(status) => write!(f, "http {status}"),
            Self::Latency(ms) => write!(f, "latency {ms}ms"),
            Self::ClockSkew(ms) => write!(f, "clock skew {ms}ms"),
            plain => f.write_str(
                PLAIN
                    .iter()
                    .find(|(_, kind)| kind == plain)
                    .map_or("", |(name, _)| name),
            ),
        }
    }
}
