//! Product instances: the devices that an account knows, and what they said they use.
//!
//! Must not know how a device got here: by trust, by an uploaded report, or by a reservation.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::REPORTS_REMEMBERED_MAX;
use crate::wire::{AuthorizationCode, ReservationCode, RumReport, TrustCode, Udi, uuid_of};

/// How long a trust code lives: between capture GA-4's Apr 23 2025 and Apr 25 2033 lie 2924 days.
const TRUST_DAYS: i64 = 2924;
/// How many days before its end a trust sync renews it (ours).
const TRUST_RENEWED_DAYS: i64 = 90;

/// One device in one Virtual Account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductInstance {
    /// The device.
    pub udi: Udi,
    /// Its name, if it told one.
    pub hostname: Option<String>,
    /// Smart Account, by domain.
    pub account: String,
    /// Virtual Account.
    pub virtual_account: String,
    /// The identity that its trust code carries; `None` until it is known (no trust, or trust from before the lab began).
    pub identity: Option<String>,
    /// How many trust codes it was given: each is a new one.
    pub trusted: u32,
    /// When its trust code ends; `None` where it was given before the lab began.
    #[serde(default)]
    pub trust_expires: Option<DateTime<Utc>>,
    /// When it came.
    pub registered: DateTime<Utc>,
    /// When it was heard of last.
    pub last_contact: DateTime<Utc>,
    /// What it uses, by entitlement tag, and the report that said so.
    pub usage: BTreeMap<String, Use>,
    /// Ids of reports that were taken.
    pub reports: BTreeSet<i64>,
    /// The licences reserved for it.
    pub reservation: Option<Reserved>,
    /// The universal reservation that it has: everything, for good.
    #[serde(default)]
    pub universal: Option<Universal>,
    /// The code for export-controlled licences that it holds.
    #[serde(default)]
    pub authorized: Option<AuthorizationCode>,
    /// Release as its newest report wrote it.
    #[serde(default)]
    pub software_version: Option<String>,
    /// The On-Prem, CSLU or DNA Center through which it came last; `None` by itself or as a file.
    #[serde(default)]
    pub through: Option<String>,
    /// The other units that its newest report names: those of its stack or chassis.
    #[serde(default)]
    pub speaks_for: Vec<Udi>,
    /// The device whose stack or chassis it is a unit of: a stack is one product instance, though each unit has a trust code of its
    /// own (unverified).
    #[serde(default)]
    pub member_of: Option<Udi>,
    /// Whether it may use export-controlled functions: its token said so (before policy mode).
    #[serde(default)]
    pub export: bool,
    /// When its certificate ends; `None` of a device in policy mode, which has none.
    #[serde(default)]
    pub certified_until: Option<DateTime<Utc>>,
}

/// How many of an entitlement are in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// How many.
    pub count: u32,
    /// The report that said so; 0 where the lab file did.
    pub report: i64,
}

/// A reservation, and the request that it answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reserved {
    /// The request code.
    pub request_code: String,
    /// The authorization.
    pub code: ReservationCode,
    /// Whether the device has yet to confirm: only a changed reservation must be (Cisco document 214381).
    #[serde(default)]
    pub unconfirmed: bool,
}

/// A universal (permanent) reservation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Universal {
    /// The request code.
    pub request_code: String,
    /// The authorization code.
    pub code: String,
    /// When it was authorised.
    pub since: DateTime<Utc>,
}

impl ProductInstance {
    /// A device that was never heard of before.
    pub fn new(now: DateTime<Utc>, udi: Udi, account: &str, virtual_account: &str) -> Self {
        Self {
            udi,
            hostname: None,
            account: account.to_owned(),
            virtual_account: virtual_account.to_owned(),
            identity: None,
            trusted: 0,
            trust_expires: None,
            registered: now,
            last_contact: now,
            usage: BTreeMap::new(),
            reports: BTreeSet::new(),
            reservation: None,
            universal: None,
            authorized: None,
            software_version: None,
            through: None,
            speaks_for: Vec::new(),
            member_of: None,
            export: false,
            certified_until: None,
        }
    }

    /// Whether the inventory lists it: a unit that another speaks for only with licences that are its own.
    pub fn is_listed(&self) -> bool {
        let own = self.reservation.is_some() || self.universal.is_some() || self.authorized.is_some();
        self.member_of.is_none() || own
    }

    /// Gives it a new trust code. The number (`TrustId`) follows from the device and from how many it had.
    pub fn trust(&mut self, now: DateTime<Utc>) -> TrustCode {
        self.trusted = self.trusted.saturating_add(1);
        let identity = uuid_of(&format!("instance {} {}", self.udi, self.trusted));
        self.identity = Some(identity.clone());
        self.code(now, identity)
    }

    fn code(&mut self, now: DateTime<Utc>, identity: String) -> TrustCode {
        let expires = now + TimeDelta::days(TRUST_DAYS);
        self.trust_expires = Some(expires);
        TrustCode {
            udi: self.udi.clone(),
            id: trust_id(&identity),
            instance: identity,
            valid: now,
            expires,
            issuer: "CSSM".to_owned(),
        }
    }

    /// The code that it has, with a new end, where the old one is near: what a trust sync brings.
    pub fn renewed(&mut self, now: DateTime<Utc>) -> Option<TrustCode> {
        let ends = self
            .trust_expires
            .filter(|ends| *ends - now <= TimeDelta::days(TRUST_RENEWED_DAYS));
        let identity = ends.and(self.identity.clone())?;
        Some(self.code(now, identity))
    }

    /// Takes a report in; `false` if it was taken before.
    pub fn take(&mut self, report: &RumReport) -> bool {
        if !self.reports.insert(report.id) {
            return false;
        }
        if self.reports.len() > REPORTS_REMEMBERED_MAX {
            self.reports.pop_first();
        }
        let newer = self
            .usage
            .get(&report.entitlement_tag)
            .is_none_or(|known| known.report <= report.id);
        if newer {
            self.usage.insert(
                report.entitlement_tag.clone(),
                Use {
                    count: report.count(),
                    report: report.id,
                },
            );
        }
        true
    }

    /// How many of a tag it uses.
    pub fn used(&self, tag: &str) -> u32 {
        self.usage.get(tag).map_or(0, |u| u.count)
    }

    /// How many of a tag are reserved for it.
    pub fn reserved(&self, tag: &str) -> u32 {
        let all = self.reservation.iter().flat_map(|r| &r.code.entitlements);
        all.filter(|license| license.tag == tag)
            .map(|license| license.count)
            .fold(0, u32::saturating_add)
    }

    /// How many of a tag its authorization code gives it.
    pub fn authorized(&self, tag: &str) -> u32 {
        let all = self.authorized.iter().flat_map(|code| &code.entitlements);
        all.filter(|(known, _)| known == tag)
            .map(|(_, count)| *count)
            .fold(0, u32::saturating_add)
    }

    /// How many of a tag the account cannot give to anybody else: what is in use, reserved or authorised, each counted once.
    pub fn taken(&self, tag: &str) -> u32 {
        self.used(tag).max(self.reserved(tag)).max(self.authorized(tag))
    }
}

/// A small number like those of captures (`TrustId:693`).
fn trust_id(identity: &str) -> i64 {
    let hex: String = identity.chars().filter(char::is_ascii_hexdigit).take(4).collect();
    1 + i64::from_str_radix(&hex, 16).unwrap_or(0) % 9999
}
