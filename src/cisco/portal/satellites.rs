//! On-Prem Accounts: the SSM On-Prem servers of a Smart Account, as CSSM sees them.
//!
//! One that does not synchronise is warned about after 30 days and removed after 90. Must not know what On-Prem does itself.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::PortalError;
use crate::cisco::cssm::{Cssm, Place};
use crate::cisco::event::EventKind;

/// Days without synchronisation after which CSSM warns.
pub const SATELLITE_WARNS_DAYS: i64 = 30;
/// Days without synchronisation after which it is removed.
pub const SATELLITE_EXPIRES_DAYS: i64 = 90;

/// One On-Prem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Satellite {
    /// The Virtual Accounts that are bound to it.
    pub places: Vec<Place>,
    /// When it was registered.
    pub registered: DateTime<Utc>,
    /// When it synchronised last; its registration counts.
    pub last_sync: DateTime<Utc>,
    /// Whether a synchronisation response waits to be carried to it.
    pub file_ready: bool,
    /// When and why it is no longer there.
    pub gone: Option<Gone>,
}

/// That an On-Prem was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// When.
    pub at: DateTime<Utc>,
    /// By 90 days of silence; else by hand.
    pub expired: bool,
}

impl Satellite {
    /// When it is removed if it does not synchronise.
    pub fn expires(&self) -> Option<DateTime<Utc>> {
        let end = self
            .last_sync
            .checked_add_signed(TimeDelta::days(SATELLITE_EXPIRES_DAYS));
        end.filter(|_| self.gone.is_none())
    }
}

impl Cssm {
    /// Registers an On-Prem for these Virtual Accounts; anew if it was removed.
    ///
    /// # Errors
    /// One of them is a default Virtual Account, or is not there.
    pub fn register_satellite(
        &mut self,
        now: DateTime<Utc>,
        name: &str,
        places: Vec<Place>,
    ) -> Result<(), PortalError> {
        for place in &places {
            self.virtual_account_mut(place)?;
            let default = self
                .accounts
                .get(&place.account)
                .map(|account| account.default.as_str());
            if default == Some(place.virtual_account.as_str()) {
                return Err(PortalError::DefaultBound(place.virtual_account.clone()));
            }
        }
        for place in &places {
            self.virtual_account_mut(place)?.on_prem = Some(name.to_owned());
        }
        let satellite = Satellite {
            places,
            registered: now,
            last_sync: now,
            file_ready: false,
            gone: None,
        };
        self.satellites.insert(name.to_owned(), satellite);
        self.events.note(now, EventKind::OnPremRegistered, "", name);
        Ok(())
    }

    /// Takes an On-Prem out by hand.
    ///
    /// # Errors
    /// It is not there.
    pub fn unregister_satellite(&mut self, now: DateTime<Utc>, name: &str) -> Result<(), PortalError> {
        self.known_satellite(name)?;
        self.take_out(now, name, false);
        Ok(())
    }

    /// Removes those that have not synchronised for 90 days.
    pub fn expire_satellites(&mut self, now: DateTime<Utc>) {
        let due = |satellite: &Satellite| satellite.expires().is_some_and(|end| now >= end);
        let names: Vec<String> = self
            .satellites
            .iter()
            .filter(|(_, satellite)| due(satellite))
            .map(|(name, _)| name.clone())
            .collect();
        for name in names {
            self.take_out(now, &name, true);
        }
    }

    /// An On-Prem that may synchronise.
    ///
    /// # Errors
    /// CSSM does not know it, or knows it no more.
    pub fn known_satellite(&mut self, name: &str) -> Result<&mut Satellite, PortalError> {
        let none = || PortalError::NoSatellite(name.to_owned());
        let known = self.satellites.get_mut(name);
        known.filter(|satellite| satellite.gone.is_none()).ok_or_else(none)
    }

    /// A response that waited for somebody to carry it has arrived.
    pub fn file_was_carried(&mut self, name: &str) {
        if let Some(satellite) = self.satellites.get_mut(name) {
            satellite.file_ready = false;
        }
    }

    /// Notes a synchronisation.
    pub fn satellite_synced(&mut self, now: DateTime<Utc>, name: &str, by_file: bool) {
        if let Some(satellite) = self.satellites.get_mut(name) {
            satellite.last_sync = now;
            satellite.file_ready = by_file;
            self.events.note(now, EventKind::OnPremSynchronized, "", name);
        }
    }

    /// It is gone: its devices with it, and its Virtual Accounts are free.
    fn take_out(&mut self, now: DateTime<Utc>, name: &str, expired: bool) {
        let Some(satellite) = self.satellites.get_mut(name) else {
            return;
        };
        satellite.gone = Some(Gone { at: now, expired });
        for place in std::mem::take(&mut satellite.places) {
            if let Ok(va) = self.virtual_account_mut(&place) {
                va.on_prem = None;
            }
        }
        self.instances
            .retain(|_, instance| instance.through.as_deref() != Some(name));
        let kind = if expired {
            EventKind::OnPremExpired
        } else {
            EventKind::OnPremUnregistered
        };
        self.events.note(now, kind, "", name);
    }
}
