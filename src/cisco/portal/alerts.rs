//! Alerts of a Smart Account, computed from what is there at a moment.
//!
//! Names are those of the portal's help page "Smart Account Alerts". Those about licence agreements and device-led
//! conversion are not among them here: this CSSM has no agreements to sign, and nothing is converted.
//! Must not know who reads them.

use chrono::{DateTime, TimeDelta, Utc};

use super::{LicenseRow, SATELLITE_EXPIRES_DAYS, SATELLITE_WARNS_DAYS};
use crate::cisco::account::{EXPIRING_DAYS, PurchaseState};
use crate::cisco::cssm::{Cssm, Place};
use crate::cisco::event::EventKind;
use crate::diagnostic::counted;
use crate::wire::ReservedLicense;

/// Days of silence after which a device "failed to connect": the time that Classic devices have (unverified for policy mode).
const CONNECT_DAYS: i64 = 90;
/// How long what has happened stays an alert (unverified: in the portal until somebody dismisses it).
const HAPPENED_DAYS: i64 = 30;

/// `Sev` of an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is short or lost.
    Major,
    /// Something will be.
    Minor,
}

impl Severity {
    /// The word of the list.
    pub fn word(self) -> &'static str {
        match self {
            Self::Major => "Major",
            Self::Minor => "Minor",
        }
    }
}

/// One alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// How bad.
    pub severity: Severity,
    /// Its name in the portal's help.
    pub name: &'static str,
    /// In words (ours).
    pub message: String,
    /// Virtual Account, device or On-Prem.
    pub source: String,
    /// By when something is to be done; `None`: now.
    pub due: Option<DateTime<Utc>>,
}

impl Alert {
    fn new(
        severity: Severity,
        name: &'static str,
        source: &str,
        due: Option<DateTime<Utc>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            name,
            message: message.into(),
            source: source.to_owned(),
            due,
        }
    }
}

impl Cssm {
    /// The alerts of these Virtual Accounts and of all On-Prems, the worst first.
    pub fn alerts(&self, now: DateTime<Utc>, places: &[Place]) -> Vec<Alert> {
        let mut alerts = Vec::new();
        for place in places {
            self.license_alerts(now, place, &mut alerts);
            self.term_alerts(now, place, &mut alerts);
            self.instance_alerts(now, place, &mut alerts);
        }
        self.satellite_alerts(now, &mut alerts);
        self.happened(now, places, &mut alerts);
        alerts.sort_by_key(|alert| alert.severity);
        alerts
    }

    fn license_alerts(&self, now: DateTime<Utc>, place: &Place, alerts: &mut Vec<Alert>) {
        let short = |row: &LicenseRow| row.balance < 0;
        for row in self.licenses(now, place).iter().filter(|row| short(row)) {
            let others = self.left_over_for_others(now, place, &row.tag);
            let others: Vec<String> = others
                .iter()
                .map(|other| format!("; {} left of `{}`, which does not cover it", other.balance, other.name))
                .collect();
            let message = format!("{}: short of {}{}", row.name, -row.balance, others.concat());
            let (name, source) = ("Insufficient Licenses", place.virtual_account.as_str());
            alerts.push(Alert::new(Severity::Major, name, source, None, message));
        }
    }

    fn term_alerts(&self, now: DateTime<Utc>, place: &Place, alerts: &mut Vec<Alert>) {
        let source = place.virtual_account.as_str();
        let name_of = crate::entitlements::name_of;
        for purchase in self.virtual_account(place).into_iter().flat_map(|va| &va.purchases) {
            let what = format!("{} x {}", purchase.quantity, name_of(&purchase.tag));
            if purchase.state(now) == PurchaseState::Expired {
                alerts.push(Alert::new(
                    Severity::Major,
                    "Licenses Expired",
                    source,
                    purchase.ends,
                    what,
                ));
                continue;
            }
            let window = EXPIRING_DAYS
                .iter()
                .rev()
                .find_map(|days| purchase.expires_within(now, *days));
            if let Some(left) = window {
                let message = format!("{what}: {} left", counted(left, "day"));
                let (severity, name) = (Severity::Minor, "Licenses Expiring");
                alerts.push(Alert::new(severity, name, source, purchase.ends, message));
            }
        }
    }

    fn instance_alerts(&self, now: DateTime<Utc>, place: &Place, alerts: &mut Vec<Alert>) {
        for instance in self.instances_in(place) {
            let source = instance.udi.to_string();
            let reserved = instance.reservation.iter().flat_map(|r| &r.code.entitlements);
            for license in reserved.filter(|license| ended(now, license)) {
                let name = "Reserved License Expired";
                let message = license.display_name.clone();
                alerts.push(Alert::new(Severity::Major, name, &source, None, message));
            }
            if let Some(end) = instance.certified_until.filter(|end| *end <= now) {
                let message = format!("its certificate ended {}", end.format("%Y-%m-%d"));
                let name = "Product Instance Failed to Renew";
                alerts.push(Alert::new(Severity::Major, name, &source, None, message));
            }
            let silent = now - instance.last_contact > TimeDelta::days(CONNECT_DAYS);
            // A reserved device is silent for good, and a member of a stack where the active speaks for it.
            let spoken_for = instance.member_of.is_some();
            if silent && !spoken_for && instance.reservation.is_none() && instance.universal.is_none() {
                let message = format!("last contact {}", instance.last_contact.format("%Y-%m-%d"));
                let name = "Product Instance Failed to Connect";
                alerts.push(Alert::new(Severity::Minor, name, &source, None, message));
            }
        }
    }

    fn satellite_alerts(&self, now: DateTime<Utc>, alerts: &mut Vec<Alert>) {
        for (source, satellite) in &self.satellites {
            if let Some(gone) = satellite.gone {
                let name = if gone.expired {
                    "Satellite expired and removed"
                } else {
                    "Satellite Unregistered and Removed"
                };
                let message = format!("on {}", gone.at.format("%Y-%m-%d"));
                alerts.push(Alert::new(Severity::Major, name, source, None, message));
                continue;
            }
            let silent = now - satellite.last_sync;
            let deadline = satellite.expires();
            let message = format!("{} without synchronization", counted(silent.num_days(), "day"));
            if silent > TimeDelta::days(SATELLITE_EXPIRES_DAYS - SATELLITE_WARNS_DAYS) {
                let name = "Upcoming Satellite Sync Deadline";
                alerts.push(Alert::new(Severity::Major, name, source, deadline, message));
            } else if silent > TimeDelta::days(SATELLITE_WARNS_DAYS) {
                let name = "Synchronization Overdue";
                alerts.push(Alert::new(Severity::Minor, name, source, deadline, message));
            }
            if satellite.file_ready {
                let name = "Satellite Authorization File Ready";
                let message = "to be loaded into SSM On-Prem";
                alerts.push(Alert::new(Severity::Minor, name, source, None, message));
            }
        }
    }

    /// Alerts that are things that happened.
    fn happened(&self, now: DateTime<Utc>, places: &[Place], alerts: &mut Vec<Alert>) {
        let kinds = [EventKind::ReservationReturned, EventKind::RestrictedUnavailable];
        let recent = now - TimeDelta::days(HAPPENED_DAYS);
        for event in self.events.iter() {
            let here = places
                .iter()
                .any(|place| place.virtual_account == event.virtual_account);
            if here && event.at >= recent && kinds.contains(&event.kind) {
                let (name, source) = (event.kind.word(), event.virtual_account.as_str());
                alerts.push(Alert::new(Severity::Minor, name, source, None, event.message.as_str()));
            }
        }
    }
}

/// Whether the last day of a reserved licence is over.
fn ended(now: DateTime<Utc>, license: &ReservedLicense) -> bool {
    license
        .end_date
        .as_deref()
        .and_then(super::reserve::day)
        .is_some_and(|end| now.date_naive() > end)
}
