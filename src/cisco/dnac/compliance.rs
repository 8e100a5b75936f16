//! The compliance dashboard and renewal alerts, from what the devices show and what CSSM has.
//!
//! The manager shows; it takes nothing away from a device that is not compliant. Must not know how the facts were gathered.

use chrono::{DateTime, TimeDelta, Utc};

use super::Dnac;
use crate::cisco::cssm::{Cssm, Place};
use crate::entitlements;
use crate::wire::Udi;

/// Days before an acknowledgement is due from which a device is approaching (unverified).
const APPROACHING_DAYS: i64 = 30;

/// What a managed device shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceFacts {
    /// Its name in the lab.
    pub name: String,
    /// Who it is.
    pub udi: Udi,
    /// Its release.
    pub release: String,
    /// Network level and add-on in force.
    pub tier: String,
    /// Those of the next reload, where they differ.
    pub next_tier: Option<String>,
    /// Its transport.
    pub transport: String,
    /// Whether it reaches CSSM by itself.
    pub reaches_cssm: bool,
    /// What it uses: tag and count.
    pub uses: Vec<(String, u32)>,
    /// The last acknowledgement.
    pub last_ack: Option<DateTime<Utc>>,
    /// When the next must be there.
    pub deadline: Option<DateTime<Utc>>,
}

/// What the dashboard says of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Something is overdue or short.
    NonCompliant,
    /// Something will be.
    Approaching,
    /// Nothing is.
    Compliant,
}

impl Verdict {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::NonCompliant => "Non-Compliant",
            Self::Approaching => "Approaching Expiry",
            Self::Compliant => "Compliant",
        }
    }
}

/// A line of the dashboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compliance {
    /// Which device.
    pub device: String,
    /// What is to be said.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Vec<String>,
}

/// A subscription that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenewalAlert {
    /// Where it was bought.
    pub virtual_account: String,
    /// What.
    pub license: String,
    /// How many.
    pub quantity: u32,
    /// When it ends.
    pub ends: DateTime<Utc>,
    /// Whole days until then; below zero when it has.
    pub days_left: i64,
    /// The threshold that it has passed; 0 when it has ended.
    pub threshold: i64,
}

impl Dnac {
    /// The dashboard: the worst first, then by name.
    pub fn compliance(&self, now: DateTime<Utc>, cssm: &Cssm, facts: &[DeviceFacts]) -> Vec<Compliance> {
        let mut rows: Vec<Compliance> = facts.iter().map(|facts| self.verdict(now, cssm, facts)).collect();
        rows.sort_by(|a, b| (a.verdict, &a.device).cmp(&(b.verdict, &b.device)));
        rows
    }

    fn verdict(&self, now: DateTime<Utc>, cssm: &Cssm, facts: &DeviceFacts) -> Compliance {
        let (mut wrong, mut soon) = (Vec::new(), Vec::new());
        let day = |at: DateTime<Utc>| at.format("%Y-%m-%d").to_string();
        match facts.deadline {
            Some(deadline) if now >= deadline => {
                wrong.push(format!("acknowledgement overdue since {}", day(deadline)));
            }
            Some(deadline) if deadline - now <= TimeDelta::days(APPROACHING_DAYS) => {
                soon.push(format!("acknowledgement due {}", day(deadline)));
            }
            _ => {}
        }
        if let Some(place) = self.place_of(cssm, &facts.udi) {
            for (tag, _) in &facts.uses {
                let short = -cssm.surplus(now, &place, tag, &[]);
                if short > 0 {
                    let name = entitlements::name_of(tag);
                    let others = cssm.left_over_for_others(now, &place, tag);
                    let others: Vec<String> = others
                        .iter()
                        .map(|row| format!(" (`{}` does not cover a {})", row.name, facts.udi.pid))
                        .collect();
                    wrong.push(format!(
                        "{} short of {short} {name}{}",
                        place.virtual_account,
                        others.concat()
                    ));
                }
            }
            let alerts = self.renewals(now, cssm, std::slice::from_ref(&place));
            for alert in alerts.iter().filter(|alert| alert.days_left >= 0) {
                let ours = |(tag, _): &(String, u32)| entitlements::name_of(tag) == alert.license;
                if facts.uses.iter().any(ours) {
                    soon.push(format!("{} ends {}", alert.license, day(alert.ends)));
                }
            }
        }
        if let Some(trouble) = self
            .devices
            .get(&facts.name)
            .and_then(|managed| managed.trouble.clone())
        {
            wrong.push(trouble);
        }
        let verdict = match (wrong.is_empty(), soon.is_empty()) {
            (false, _) => Verdict::NonCompliant,
            (true, false) => Verdict::Approaching,
            (true, true) => Verdict::Compliant,
        };
        wrong.extend(soon);
        Compliance {
            device: facts.name.clone(),
            verdict,
            reasons: wrong,
        }
    }

    /// Where a device belongs by CSSM, or by this DNA Center where CSSM does not know it.
    pub fn place_of(&self, cssm: &Cssm, udi: &Udi) -> Option<Place> {
        let known = cssm.instances.get(&udi.to_string()).map(|instance| Place {
            account: instance.account.clone(),
            virtual_account: instance.virtual_account.clone(),
        });
        Some(known.unwrap_or_else(|| self.collector.place.clone()))
    }

    /// Renewal alerts: subscriptions that have ended, or whose end is nearer than a threshold; the nearest first.
    pub fn renewals(&self, now: DateTime<Utc>, cssm: &Cssm, places: &[Place]) -> Vec<RenewalAlert> {
        let mut alerts = Vec::new();
        for place in places {
            for row in cssm.licenses(now, place) {
                for purchase in &row.transactions {
                    let Some(ends) = purchase.ends else { continue };
                    let days_left = (ends - now).num_seconds().div_euclid(86_400);
                    let over = now >= ends;
                    let passed = self
                        .renewal_days
                        .iter()
                        .filter(|days| ends - now <= TimeDelta::days(**days));
                    let threshold = if over { Some(0) } else { passed.min().copied() };
                    if let Some(threshold) = threshold {
                        alerts.push(RenewalAlert {
                            virtual_account: place.virtual_account.clone(),
                            license: row.name.clone(),
                            quantity: purchase.quantity,
                            ends,
                            days_left,
                            threshold,
                        });
                    }
                }
            }
        }
        alerts.sort_by_key(|alert| alert.ends);
        alerts
    }
}
