//! ID tokens: made in a Virtual Account, used to obtain trust, then of no more importance to the device.
//!
//! `ACTIVE` becomes `EXHAUSTED`, `EXPIRED` or `REVOKED` (`reference/cisco-side.md` section 1). Must not know who uses one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::wire::{Refusal, uuid_of};

/// Days that a token can live.
pub const TOKEN_DAYS: std::ops::RangeInclusive<u16> = 1..=365;
/// Days that it lives if nothing is said.
pub const TOKEN_DAYS_DEFAULT: u16 = 30;
/// Times that it can be used; unlimited if nothing is said.
pub const TOKEN_USES: std::ops::RangeInclusive<u16> = 1..=100;

/// One token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// What is typed on the device.
    pub value: String,
    /// What the person who made it wrote beside it.
    pub description: String,
    /// When it was made.
    pub created: DateTime<Utc>,
    /// When it ends; `None` never, which only a lab file can ask for.
    pub expires: Option<DateTime<Utc>>,
    /// How often it can still be used; `None` is without limit.
    pub uses_left: Option<u16>,
    /// Whether devices that it brings in may use export-controlled functionality.
    pub export_controlled: bool,
    /// Taken back by hand.
    pub revoked: bool,
}

/// Whether a token can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenState {
    /// It can.
    Active,
    /// No uses left.
    Exhausted,
    /// Its days are over.
    Expired,
    /// Taken back.
    Revoked,
}

impl TokenState {
    /// The word of the token list.
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Exhausted => "EXHAUSTED",
            Self::Expired => "EXPIRED",
            Self::Revoked => "REVOKED",
        }
    }
}

impl Token {
    /// A new token. `random` makes it different from every other.
    pub fn new(now: DateTime<Utc>, description: &str, days: u16, uses: Option<u16>, random: u64) -> Self {
        let expires = now + TimeDelta::days(i64::from(days));
        Self {
            value: value(expires, random),
            description: description.to_owned(),
            created: now,
            expires: Some(expires),
            uses_left: uses,
            export_controlled: true,
            revoked: false,
        }
    }

    /// Its state at a moment.
    pub fn state(&self, now: DateTime<Utc>) -> TokenState {
        if self.revoked {
            TokenState::Revoked
        } else if self.expires.is_some_and(|end| now >= end) {
            TokenState::Expired
        } else if self.uses_left == Some(0) {
            TokenState::Exhausted
        } else {
            TokenState::Active
        }
    }

    /// Whether it can be used.
    pub fn is_active(&self, now: DateTime<Utc>) -> bool {
        self.state(now) == TokenState::Active
    }

    /// Uses it once, if it can be used.
    pub fn redeem(&mut self, now: DateTime<Utc>) -> Result<(), Refusal> {
        let value = self.value.clone();
        match self.state(now) {
            TokenState::Active => {
                self.uses_left = self.uses_left.map(|n| n.saturating_sub(1));
                Ok(())
            }
            TokenState::Exhausted => Err(Refusal::TokenExhausted(value)),
            TokenState::Expired => Err(Refusal::TokenExpired(value)),
            TokenState::Revoked => Err(Refusal::TokenRevoked(value)),
        }
    }
}

/// Base64 of a UUID, the end in milliseconds and a signature: 112 characters. That a real token begins with its UUID shows
/// in the article's; the rest of the shape is unverified.
fn value(expires: DateTime<Utc>, random: u64) -> String {
    let id = uuid_of(&format!("token {random}"));
    let seal = uuid_of(&format!("seal {id} {}", expires.timestamp_millis())).replace('-', "");
    STANDARD.encode(format!("{id}-{}|{seal}", expires.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000 + day)
    }

    #[test]
    fn a_token_goes_through_its_states() {
        let mut token = Token::new(at(0), "", 30, Some(2), 1);
        assert_eq!(token.redeem(at(0)), Ok(()));
        assert_eq!(token.redeem(at(1)), Ok(()));
        assert_eq!(token.state(at(1)), TokenState::Exhausted);
        assert_eq!(token.redeem(at(1)), Err(Refusal::TokenExhausted(token.value.clone())));
        assert_eq!(token.state(at(30)), TokenState::Expired);
        token.revoked = true;
        assert_eq!(token.redeem(at(0)), Err(Refusal::TokenRevoked(token.value.clone())));
    }

    #[test]
    fn a_token_is_one_word_that_the_cli_takes() {
        let token = Token::new(at(0), "", 30, None, 7);
        assert_eq!(token.value.len(), 112);
        assert!(
            token
                .value
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='))
        );
        assert_ne!(token.value, Token::new(at(0), "", 30, None, 8).value);
        assert_eq!(token.value, Token::new(at(0), "", 30, None, 7).value);
    }
}
