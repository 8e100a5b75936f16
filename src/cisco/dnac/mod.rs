//! The licence manager of DNA Center (Catalyst Center): managed devices, one batch of reports for all of them, history.
//!
//! It registers with CSSM under its own Smart Account, fetches reports from devices over the channel that it manages them by,
//! and hands the acknowledgements out; the devices need no way to CSSM. Must not know the network: the lab asks devices.

mod compliance;
#[cfg(test)]
mod dnac_test;
mod findings;

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use compliance::{Compliance, DeviceFacts, RenewalAlert, Verdict};
pub use findings::{Finding, PRACTICES};

use super::account::EXPIRING_DAYS;
use super::collector::Collector;
use super::cssm::Place;
use super::on_prem::Schedule;

/// Entries of one device's history; the oldest are forgotten first.
pub const HISTORY_MAX: usize = 500;
/// Batches remembered.
pub const BATCHES_MAX: usize = 500;

/// What a device can be given: network level and add-on, in the pairs that IOS-XE knows. DNA Premier is sold in the portal and
/// is no level of a switch.
pub const TIERS: &[&str] = &[
    "network-advantage",
    "network-advantage+dna-advantage",
    "network-essentials",
    "network-essentials+dna-essentials",
];

/// One DNA Center.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dnac {
    /// Its name: that of its host.
    pub name: String,
    /// Whether it is registered with CSSM, with credentials of its own.
    pub registered: bool,
    /// What it has of its devices.
    pub collector: Collector,
    /// Managed devices by name.
    pub devices: BTreeMap<String, Managed>,
    /// How often it reports by itself.
    pub schedule: Schedule,
    /// When it does so next.
    pub next_report: Option<DateTime<Utc>>,
    /// Days before the end of a term from which it alerts, largest first.
    pub renewal_days: Vec<i64>,
    /// What it reported, newest last.
    pub batches: VecDeque<Batch>,
}

/// A managed device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Managed {
    /// When its reports were fetched last.
    pub collected: Option<DateTime<Utc>>,
    /// Why that, or handing in the acknowledgement, failed.
    pub trouble: Option<String>,
    /// What happened to it, newest last.
    pub history: VecDeque<Happened>,
}

/// A line of a device's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub what: String,
}

/// One report to CSSM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// When.
    pub at: DateTime<Utc>,
    /// Devices that were asked.
    pub devices: usize,
    /// Those that did not answer.
    pub silent: usize,
    /// Reports in it.
    pub reports: usize,
    /// Devices that got their acknowledgement.
    pub acknowledged: usize,
    /// Why it did not get to CSSM; `None`: it did.
    pub trouble: Option<String>,
}

impl Dnac {
    /// The DNA Center called `name`, whose devices belong to `place` unless CSSM knows better.
    pub fn new(name: &str, place: Place, registered: bool, schedule: Schedule, now: DateTime<Utc>) -> Self {
        Self {
            name: name.to_owned(),
            registered,
            collector: Collector::new(name, place),
            devices: BTreeMap::new(),
            schedule,
            next_report: schedule.after(now),
            renewal_days: EXPIRING_DAYS.to_vec(),
            batches: VecDeque::new(),
        }
    }

    /// Takes a device under management; `false` if it is already.
    pub fn manage(&mut self, now: DateTime<Utc>, device: &str) -> bool {
        if self.devices.contains_key(device) {
            return false;
        }
        self.devices.insert(device.to_owned(), Managed::default());
        self.note(now, device, "under management");
        true
    }

    /// Writes a line into a device's history.
    pub fn note(&mut self, now: DateTime<Utc>, device: &str, what: impl Into<String>) {
        let Some(managed) = self.devices.get_mut(device) else {
            return;
        };
        if managed.history.len() >= HISTORY_MAX {
            managed.history.pop_front();
        }
        managed.history.push_back(Happened {
            at: now,
            what: what.into(),
        });
    }

    /// Notes what came of a device, in its history and in the list.
    pub fn came_of(&mut self, now: DateTime<Utc>, device: &str, result: Result<String, String>) {
        if let Some(managed) = self.devices.get_mut(device) {
            managed.trouble = result.clone().err();
        }
        self.note(now, device, result.unwrap_or_else(|why| why));
    }

    /// Keeps a batch in mind.
    pub fn reported(&mut self, batch: Batch) {
        if self.batches.len() >= BATCHES_MAX {
            self.batches.pop_front();
        }
        self.batches.push_back(batch);
    }
}
