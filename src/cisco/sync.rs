//! Synchronisation of SSM On-Prem with CSSM: a request up, a response down, over the network or as two files.
//!
//! Up go the reports that wait, the inventory, and what devices before policy mode use; down come acknowledgements, purchases and policy. What the files hold is ours
//! (unverified); they are signed, belong together and count once. Must not know on which way they went.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::account::{Purchase, SmartAccount};
use super::cssm::{Cssm, Place};
use super::instance::Use;
use super::on_prem::OnPrem;
use super::portal::PortalError;
use crate::wire::files::{read_signed, write_signed};
use crate::wire::{Acknowledgement, Ask, Policy, Reply, Request, Udi};

const REQUEST: &str = "satelliteSyncRequest";
const RESPONSE: &str = "satelliteSyncResponse";

/// What goes up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncRequest {
    /// Who.
    pub on_prem: String,
    /// When.
    pub made: DateTime<Utc>,
    /// The devices' reports that wait, device by device.
    usage: Vec<(Place, Request)>,
    /// Devices of the inventory, with their host names.
    devices: Vec<(Place, Udi, Option<String>)>,
    /// Devices that were removed there.
    removed: Vec<String>,
    /// What devices before policy mode use: they send no reports.
    #[serde(default)]
    classic: Vec<(Udi, BTreeMap<String, Use>)>,
}

/// What comes down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncResponse {
    /// To whom.
    pub on_prem: String,
    /// To the request of when.
    pub made: DateTime<Utc>,
    acks: Vec<Acknowledgement>,
    mirror: Mirror,
}

/// What an On-Prem gets of the accounts that are bound to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Mirror {
    purchases: Vec<(Place, Vec<Purchase>)>,
    policy: Option<Policy>,
    reservation: bool,
}

impl SyncRequest {
    /// As a file.
    pub fn write(&self) -> Vec<u8> {
        write_signed(REQUEST, self).into_bytes()
    }

    /// From a file.
    ///
    /// # Errors
    /// It is none, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, PortalError> {
        Ok(read_signed(REQUEST, bytes)?)
    }
}

impl SyncResponse {
    /// As a file.
    pub fn write(&self) -> Vec<u8> {
        write_signed(RESPONSE, self).into_bytes()
    }

    /// From a file.
    ///
    /// # Errors
    /// It is none, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, PortalError> {
        Ok(read_signed(RESPONSE, bytes)?)
    }
}

impl OnPrem {
    /// What it has to say now.
    pub fn sync_request(&mut self, now: DateTime<Utc>) -> SyncRequest {
        let mut usage = Vec::new();
        for collector in self.tenants.values_mut() {
            let place = collector.place.clone();
            usage.extend(collector.outgoing().into_iter().map(|request| (place.clone(), request)));
        }
        let devices = self.local.instances.values().map(|instance| {
            let place = Place {
                account: instance.account.clone(),
                virtual_account: instance.virtual_account.clone(),
            };
            (place, instance.udi.clone(), instance.hostname.clone())
        });
        let registered = self.local.instances.values();
        let classic = registered
            .filter(|instance| instance.certified_until.is_some())
            .map(|instance| (instance.udi.clone(), instance.usage.clone()))
            .collect();
        SyncRequest {
            classic,
            on_prem: self.name.clone(),
            made: now,
            usage,
            devices: devices.collect(),
            removed: self.local.removed.keys().cloned().collect(),
        }
    }

    /// Takes what CSSM answered: whoever gets an acknowledgement now gives it to its device when that asks.
    ///
    /// # Errors
    /// It is for another On-Prem, or older than what is here.
    pub fn take_response(&mut self, now: DateTime<Utc>, response: &SyncResponse) -> Result<(), PortalError> {
        if response.on_prem != self.name {
            return Err(PortalError::NoSatellite(response.on_prem.clone()));
        }
        if self.last_sync.is_some_and(|last| response.made < last) {
            let why = "the response is older than the last synchronization".to_owned();
            return Err(PortalError::Form(why));
        }
        for ack in &response.acks {
            for collector in self.tenants.values_mut() {
                collector.settle(now, ack);
            }
        }
        self.mirror(&response.mirror);
        Ok(())
    }

    /// Makes its own accounts as those of CSSM are, tokens aside.
    fn mirror(&mut self, mirror: &Mirror) {
        for (place, purchases) in &mirror.purchases {
            let known = self.local.accounts.entry(place.account.clone());
            let account = known.or_insert_with(|| SmartAccount {
                domain: place.account.clone(),
                default: place.virtual_account.clone(),
                ..SmartAccount::default()
            });
            account.policy.clone_from(&mirror.policy);
            account.reservation = mirror.reservation;
            let known = account.virtual_accounts.entry(place.virtual_account.clone());
            known.or_default().purchases.clone_from(purchases);
        }
    }

    /// Registers with CSSM, and gets what its Virtual Accounts have.
    ///
    /// # Errors
    /// A Virtual Account cannot be bound.
    pub fn register(&mut self, now: DateTime<Utc>, cssm: &mut Cssm) -> Result<(), PortalError> {
        let places: Vec<Place> = self.tenants.values().map(|collector| collector.place.clone()).collect();
        cssm.register_satellite(now, &self.name, places)?;
        self.mirror(&cssm.mirrored(&self.name));
        self.last_sync = Some(now);
        self.next_sync = self.schedule.after(now);
        Ok(())
    }
}

impl Cssm {
    /// Answers a synchronisation.
    ///
    /// # Errors
    /// The On-Prem is not registered, or no more.
    pub fn answer_sync(
        &mut self,
        now: DateTime<Utc>,
        request: &SyncRequest,
        by_file: bool,
    ) -> Result<SyncResponse, PortalError> {
        let name = request.on_prem.as_str();
        self.known_satellite(name)?;
        for (place, udi, hostname) in &request.devices {
            let instance = self.admit(now, udi, place).map_err(PortalError::Refused)?;
            // A device that was known elsewhere belongs where its On-Prem has it.
            instance.account.clone_from(&place.account);
            instance.virtual_account.clone_from(&place.virtual_account);
            instance.hostname.clone_from(hostname);
            self.came_through(udi, name);
        }
        for (udi, usage) in &request.classic {
            if let Some(instance) = self.instances.get_mut(&udi.to_string()) {
                instance.usage.clone_from(usage);
            }
        }
        for key in &request.removed {
            let ours = |instance: &super::instance::ProductInstance| instance.through.as_deref() == Some(name);
            if self.instances.get(key).is_some_and(ours) {
                self.instances.remove(key);
            }
        }
        let mut acks = Vec::new();
        for (place, usage) in &request.usage {
            if let Reply::Ack(ack) = self.serve_for(now, place, usage) {
                self.came_through(&usage.sender.udi, name);
                acks.push(ack);
            }
        }
        self.satellite_synced(now, name, by_file);
        Ok(SyncResponse {
            on_prem: name.to_owned(),
            made: request.made,
            acks,
            mirror: self.mirrored(name),
        })
    }

    fn mirrored(&self, name: &str) -> Mirror {
        let places = self.satellites.get(name).map_or(&[][..], |satellite| &satellite.places);
        let purchases = places.iter().map(|place| {
            let va = self.virtual_account(place);
            (place.clone(), va.map(|va| va.purchases.clone()).unwrap_or_default())
        });
        let account = places.first().and_then(|place| self.accounts.get(&place.account));
        Mirror {
            purchases: purchases.collect(),
            policy: account.and_then(|account| account.policy.clone()),
            reservation: account.is_some_and(|account| account.reservation),
        }
    }
}

/// Reports of a device as a request of its own.
pub(super) fn usage_request(sender: &crate::wire::Sender, reports: Vec<crate::wire::SignedReport>) -> Request {
    Request {
        sender: sender.clone(),
        ask: Ask::Usage { reports, wait: true },
    }
}
