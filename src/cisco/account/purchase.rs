//! What was bought: quantities, terms, orders; which of it counts at a moment.
//!
//! Must not know whose it is.

use std::fmt;

use chrono::{DateTime, Months, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Days before its end from which a purchase is "expiring": CSSM warns 90, 60 and 30 days ahead.
pub const EXPIRING_DAYS: [i64; 3] = [90, 60, 30];

/// How long an order runs. DNA licences are sold for 1, 3 or 5 years (the article) and for 7 (data sheets); network
/// licences are perpetual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// For the life of the hardware.
    Perpetual,
    /// For that many years.
    Years(u8),
}

/// Terms that can be ordered.
const YEARS: [u8; 4] = [1, 3, 5, 7];

impl Term {
    /// Reads `perpetual`, `1y`, `3y`, `5y`, `7y`.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "perpetual" {
            return Some(Self::Perpetual);
        }
        let years: u8 = text.strip_suffix('y')?.parse().ok()?;
        YEARS.contains(&years).then_some(Self::Years(years))
    }

    /// The end of a term that begins then: the same day, that many years on.
    pub fn end(self, starts: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Perpetual => None,
            Self::Years(years) => starts.checked_add_months(Months::new(u32::from(years) * 12)),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Perpetual => f.write_str("perpetual"),
            Self::Years(years) => write!(f, "{years}y"),
        }
    }
}

/// One bought quantity of one entitlement: a row of the account's transactions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// Entitlement tag.
    pub tag: String,
    /// How many.
    pub quantity: u32,
    /// From when it counts; `None` for as long as anybody remembers.
    #[serde(default)]
    pub starts: Option<DateTime<Utc>>,
    /// When a subscription ends; `None` for perpetual licences.
    pub ends: Option<DateTime<Utc>>,
    /// The order that it came with.
    #[serde(default)]
    pub order: Option<String>,
    /// The subscription that it belongs to.
    #[serde(default)]
    pub subscription: Option<String>,
}

/// Where a purchase is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PurchaseState {
    /// Its term has not begun.
    Future,
    /// It counts.
    Active,
    /// Its term is over.
    Expired,
}

impl PurchaseState {
    /// The word of `license_details[].status` in the public API (`ACTIVE`); the others are unverified.
    pub fn word(self) -> &'static str {
        match self {
            Self::Future => "FUTURE",
            Self::Active => "ACTIVE",
            Self::Expired => "EXPIRED",
        }
    }
}

impl Purchase {
    /// Where it is in its life at a moment.
    pub fn state(&self, now: DateTime<Utc>) -> PurchaseState {
        if self.ends.is_some_and(|end| now >= end) {
            PurchaseState::Expired
        } else if self.starts.is_some_and(|start| now < start) {
            PurchaseState::Future
        } else {
            PurchaseState::Active
        }
    }

    /// How many it gives at a moment.
    pub fn counts(&self, now: DateTime<Utc>) -> u32 {
        if self.state(now) == PurchaseState::Active {
            self.quantity
        } else {
            0
        }
    }

    /// Whole days until it ends, if it counts and ends within that many days.
    pub fn expires_within(&self, now: DateTime<Utc>, days: i64) -> Option<i64> {
        let end = self.ends.filter(|_| self.state(now) == PurchaseState::Active)?;
        let left = end - now;
        (left <= TimeDelta::days(days)).then(|| left.num_days())
    }

    /// `PERPETUAL` or `TERM`.
    pub fn kind(&self) -> &'static str {
        if self.ends.is_some() { "TERM" } else { "PERPETUAL" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    #[test]
    fn terms_are_1_3_5_and_7_years_or_perpetual() {
        for text in ["1y", "3y", "5y", "7y", "perpetual"] {
            assert_eq!(Term::parse(text).map(|term| term.to_string()).as_deref(), Some(text));
        }
        for text in ["2y", "10y", "3", "y", ""] {
            assert_eq!(Term::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_term_ends_on_the_same_day_years_later() {
        let three = Term::Years(3);
        assert_eq!(three.end(at("2026-02-01T00:00:00Z")), Some(at("2029-02-01T00:00:00Z")));
        assert_eq!(
            Term::Years(1).end(at("2028-02-29T12:00:00Z")),
            Some(at("2029-02-28T12:00:00Z"))
        );
        assert_eq!(Term::Perpetual.end(at("2026-02-01T00:00:00Z")), None);
    }

    #[test]
    fn a_purchase_counts_from_its_start_until_its_end() {
        let bought = Purchase {
            quantity: 5,
            starts: Some(at("2026-01-01T00:00:00Z")),
            ends: Some(at("2027-01-01T00:00:00Z")),
            ..Purchase::default()
        };
        let seen = ["2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"].map(|moment| {
            let state = bought.state(at(moment));
            (state.word(), bought.counts(at(moment)))
        });
        assert_eq!(seen, [("FUTURE", 0), ("ACTIVE", 5), ("EXPIRED", 0)]);
        let before = |days| at("2027-01-01T00:00:00Z") - TimeDelta::days(days);
        assert_eq!(bought.expires_within(before(90), 90), Some(90));
        assert_eq!(bought.expires_within(before(91), 90), None);
        assert_eq!(bought.expires_within(at("2027-01-01T00:00:00Z"), 90), None);
    }
}
