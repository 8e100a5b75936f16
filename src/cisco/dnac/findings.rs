//! The article's best practices, held against a lab: what is done, and what is not.
//!
//! A practice that people follow outside (in a CMDB, in an ITSM system) is judged by what of it can be seen here. Must not know
//! how the facts were gathered.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

use super::{DeviceFacts, Dnac};
use crate::cisco::cssm::{Cssm, Place};
use crate::diagnostic::counted;

/// The practices, in the order and nearly in the words of the article.
pub const PRACTICES: [&str; 8] = [
    "Deploy SSM On-Prem or CSLU where devices have no internet access",
    "Organize Virtual Accounts by logical grouping",
    "Monitor ACK deadlines weekly",
    "Stay current on IOS-XE major versions",
    "Track DNA subscription expiry dates, alerts 90 days before",
    "Document the Smart Account hierarchy",
    "Test the full sync workflow after onboarding",
    "On RMA, deregister the old device in CSSM",
];

/// Days in which somebody looks once who looks weekly.
const WEEK: TimeDelta = TimeDelta::days(7);
/// Days before the end from which the article wants an alert.
const EXPIRY_DAYS: i64 = 90;

/// What is to be said of one practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Number in [`PRACTICES`], from 1.
    pub number: usize,
    /// The practice.
    pub practice: &'static str,
    /// What is not as it should be; empty: it is.
    pub wrong: Vec<String>,
}

impl Dnac {
    /// One finding for each practice.
    pub fn findings(&self, now: DateTime<Utc>, cssm: &Cssm, facts: &[DeviceFacts]) -> Vec<Finding> {
        let places = cssm.places(None).unwrap_or_default();
        let wrong = [
            stranded(self, facts),
            ungrouped(cssm, &places),
            deadlines(now, facts),
            old_releases(facts),
            self.expiring(now, cssm, &places),
            undescribed(cssm),
            self.untested(now, cssm, facts),
            replaced(cssm),
        ];
        let findings = PRACTICES.iter().zip(wrong).enumerate();
        findings
            .map(|(n, (practice, wrong))| Finding {
                number: n + 1,
                practice,
                wrong,
            })
            .collect()
    }

    fn expiring(&self, now: DateTime<Utc>, cssm: &Cssm, places: &[Place]) -> Vec<String> {
        let mut wrong = Vec::new();
        if self.renewal_days.iter().all(|days| *days < EXPIRY_DAYS) {
            wrong.push(format!("no renewal alert is set {EXPIRY_DAYS} days ahead"));
        }
        for alert in self.renewals(now, cssm, places) {
            wrong.push(format!(
                "{}: {} x {} {} {}",
                alert.virtual_account,
                alert.quantity,
                alert.license,
                if alert.threshold == 0 { "ended" } else { "ends" },
                alert.ends.format("%Y-%m-%d")
            ));
        }
        wrong
    }

    fn untested(&self, now: DateTime<Utc>, cssm: &Cssm, facts: &[DeviceFacts]) -> Vec<String> {
        let mut wrong = Vec::new();
        for device in facts {
            let name = &device.name;
            let Some(instance) = cssm.instances.get(&device.udi.to_string()) else {
                wrong.push(format!("{name}: CSSM does not know it"));
                continue;
            };
            if device.last_ack.is_none() || instance.reports.is_empty() && instance.reservation.is_none() {
                wrong.push(format!("{name}: no report of it was acknowledged"));
                continue;
            }
            let place = Place {
                account: instance.account.clone(),
                virtual_account: instance.virtual_account.clone(),
            };
            let short = |(tag, _): &&(String, u32)| cssm.surplus(now, &place, tag, &[]) < 0;
            if device.uses.iter().any(|used| short(&used)) {
                wrong.push(format!("{name}: OUT OF COMPLIANCE in CSSM"));
            }
        }
        wrong
    }
}

/// Devices that cannot reach CSSM and whom nobody serves.
fn stranded(dnac: &Dnac, facts: &[DeviceFacts]) -> Vec<String> {
    let served = |device: &DeviceFacts| {
        let managed = dnac.registered && dnac.devices.contains_key(&device.name);
        device.reaches_cssm || managed || device.transport == "cslu"
    };
    let stranded = facts.iter().filter(|device| !served(device));
    stranded
        .map(|device| {
            format!(
                "{}: does not reach CSSM, and transport `{}` leads to nobody else",
                device.name, device.transport
            )
        })
        .collect()
}

/// Devices in a default Virtual Account are grouped by nobody.
fn ungrouped(cssm: &Cssm, places: &[Place]) -> Vec<String> {
    let mut wrong = Vec::new();
    for place in places {
        let account = cssm.accounts.get(&place.account);
        let default = account.is_some_and(|account| account.default == place.virtual_account);
        let devices = cssm.instances_in(place).filter(|instance| instance.is_listed()).count();
        if default && devices > 0 {
            wrong.push(format!(
                "{} in the default {}",
                counted(devices, "device"),
                place.virtual_account
            ));
        }
    }
    wrong
}

fn deadlines(now: DateTime<Utc>, facts: &[DeviceFacts]) -> Vec<String> {
    let near = facts.iter().filter_map(|device| {
        let deadline = device.deadline.filter(|deadline| *deadline - now <= WEEK)?;
        let state = if now >= deadline { "was due" } else { "is due" };
        Some(format!("{}: {state} {}", device.name, deadline.format("%Y-%m-%d")))
    });
    near.collect()
}

/// Trains before policy, and its first one, behave otherwise than later ones.
fn old_releases(facts: &[DeviceFacts]) -> Vec<String> {
    let old = facts.iter().filter_map(|device| {
        let mut parts = device.release.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        let (major, minor) = (parts.next()?, parts.next().unwrap_or(0));
        let what = match (major, minor) {
            (..=16, _) | (17, ..=2) => "Classic Smart Licensing",
            (17, 3) => "the first train with policy",
            _ => return None,
        };
        Some(format!("{}: {} is {what}", device.name, device.release))
    });
    old.collect()
}

fn undescribed(cssm: &Cssm) -> Vec<String> {
    let all = cssm.accounts.values().flat_map(|account| &account.virtual_accounts);
    all.filter(|(_, va)| va.about.is_empty())
        .map(|(name, _)| format!("{name}: nothing says which site or team it is"))
        .collect()
}

/// Two serial numbers of one product under one host name: a replacement beside what it replaced.
fn replaced(cssm: &Cssm) -> Vec<String> {
    let mut by_name: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for instance in cssm.instances.values().filter(|instance| instance.is_listed()) {
        if let Some(name) = &instance.hostname {
            let serials = by_name.entry((name, &instance.udi.pid)).or_default();
            serials.insert(&instance.udi.sn);
        }
    }
    let twice = by_name.into_iter().filter(|(_, serials)| serials.len() > 1);
    twice
        .map(|((name, _), serials)| {
            let serials: Vec<&str> = serials.into_iter().collect();
            format!("{name}: {} count twice", serials.join(" and "))
        })
        .collect()
}
