//! Who may come in: product instances, their trust, and the tokens that give it.
//!
//! Must not know reports or licences.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Cssm, Place};
use crate::cisco::INSTANCES_MAX;
use crate::cisco::account::SmartAccount;
use crate::cisco::event::EventKind;
use crate::cisco::instance::ProductInstance;
use crate::wire::{Refusal, Reply, Sender, TrustReply, Udi};

/// How far a device's clock may be off when it asks for trust (Nexus troubleshooting guide: one hour).
const CLOCK_TOLERANCE: TimeDelta = TimeDelta::hours(1);

impl Cssm {
    /// Finds the sender among the instances by the identity of its trust code. A device whose trust is older than the lab
    /// may not know its identity; it is let in as long as CSSM does not know it either, where it says that it belongs.
    pub(super) fn identify(&mut self, now: DateTime<Utc>, sender: &Sender) -> Result<Place, Refusal> {
        let key = sender.udi.to_string();
        let identity = sender.instance.clone().unwrap_or_else(|| key.clone());
        if self.removed.contains_key(&key) {
            return Err(Refusal::InstanceInvalid(identity));
        }
        if !self.instances.contains_key(&key) {
            let place = self
                .told_place(sender.belongs.as_ref())
                .or_else(|| self.adopting_place())
                .ok_or_else(|| Refusal::InstanceInvalid(identity.clone()))?;
            self.admit(now, &sender.udi, &place)?;
        }
        let instance = self
            .instances
            .get_mut(&key)
            .ok_or_else(|| Refusal::InstanceInvalid(identity.clone()))?;
        match (&instance.identity, &sender.instance) {
            (Some(known), _) if *known != identity => return Err(Refusal::InstanceInvalid(identity)),
            (None, told) => instance.identity.clone_from(told),
            _ => {}
        }
        instance.last_contact = now;
        Ok(Place {
            account: instance.account.clone(),
            virtual_account: instance.virtual_account.clone(),
        })
    }

    /// The place that a device from before the lab was told, if there is one and its account lets such devices in.
    pub(super) fn told_place(&self, belongs: Option<&(String, String)>) -> Option<Place> {
        let (smart, name) = belongs?;
        let adopts = |account: &&SmartAccount| account.adopts_into.is_some();
        let account = self.accounts.get(smart).filter(adopts)?;
        Some(Place {
            account: account.domain.clone(),
            virtual_account: account.virtual_account(name)?.to_owned(),
        })
    }

    fn adopting_place(&self) -> Option<Place> {
        let place = |account: &SmartAccount| {
            let virtual_account = account.adopts_into.clone()?;
            Some(Place {
                account: account.domain.clone(),
                virtual_account,
            })
        };
        self.accounts.values().find_map(place)
    }

    /// The instance of a device, made in `place` if there is none yet.
    pub(in crate::cisco) fn admit(
        &mut self,
        now: DateTime<Utc>,
        udi: &Udi,
        place: &Place,
    ) -> Result<&mut ProductInstance, Refusal> {
        let key = udi.to_string();
        if self.instances.len() >= INSTANCES_MAX && !self.instances.contains_key(&key) {
            return Err(Refusal::InstanceInvalid(key));
        }
        if !self.instances.contains_key(&key) {
            self.events
                .note(now, EventKind::InstanceRegistered, &place.virtual_account, key.as_str());
        }
        let new = || ProductInstance::new(now, udi.clone(), &place.account, &place.virtual_account);
        let instance = self.instances.entry(key).or_insert_with(new);
        instance.last_contact = now;
        Ok(instance)
    }

    /// The same for a device that gets trust: also one that was removed comes back, as a new instance.
    pub(in crate::cisco) fn admit_anew(
        &mut self,
        now: DateTime<Utc>,
        udi: &Udi,
        place: &Place,
    ) -> Result<&mut ProductInstance, Refusal> {
        let had = self.removed.remove(&udi.to_string()).unwrap_or(0);
        let instance = self.admit(now, udi, place)?;
        instance.trusted = instance.trusted.max(had);
        Ok(instance)
    }

    pub(super) fn trust_by_token(
        &mut self,
        now: DateTime<Utc>,
        sender: &Sender,
        token: &str,
        udis: &[Udi],
    ) -> Result<Reply, Refusal> {
        check_sender(now, sender)?;
        let (place, _) = self.redeem(now, token)?;
        self.trust(now, sender, &place, udis)
    }

    /// Uses a token once; where it leads to, and whether it allows export-controlled functions. One use for one request,
    /// however many members it is for (unverified).
    pub(super) fn redeem(&mut self, now: DateTime<Utc>, value: &str) -> Result<(Place, bool), Refusal> {
        for account in self.accounts.values_mut() {
            for (name, virtual_account) in &mut account.virtual_accounts {
                if let Some(token) = virtual_account.tokens.iter_mut().find(|token| token.value == value) {
                    token.redeem(now)?;
                    let place = Place {
                        account: account.domain.clone(),
                        virtual_account: name.clone(),
                    };
                    return Ok((place, token.export_controlled));
                }
            }
        }
        Err(Refusal::TokenInvalid(value.to_owned()))
    }

    /// Whether a token could be used now.
    pub(super) fn check_token(&self, now: DateTime<Utc>, value: &str) -> Result<(), Refusal> {
        let accounts = self
            .accounts
            .values()
            .flat_map(|account| account.virtual_accounts.values());
        let mut tokens = accounts.flat_map(|virtual_account| &virtual_account.tokens);
        let token = tokens.find(|token| token.value == value);
        let token = token.ok_or_else(|| Refusal::TokenInvalid(value.to_owned()))?;
        token.clone().redeem(now)
    }

    pub(super) fn trust(
        &mut self,
        now: DateTime<Utc>,
        sender: &Sender,
        place: &Place,
        udis: &[Udi],
    ) -> Result<Reply, Refusal> {
        check_sender(now, sender)?;
        let mut codes = Vec::with_capacity(udis.len());
        for udi in udis {
            let instance = self.admit_anew(now, udi, place)?;
            // A device that comes with a token of another account or Virtual Account moves there.
            instance.account.clone_from(&place.account);
            instance.virtual_account.clone_from(&place.virtual_account);
            if *udi == sender.udi {
                instance.hostname.clone_from(&sender.hostname);
                instance.member_of = None;
            } else if instance.usage.is_empty() {
                // What counts by itself does so until the reports of the device that it is now a unit of name it.
                instance.member_of = Some(sender.udi.clone());
            }
            codes.push(instance.trust(now));
            self.events
                .note(now, EventKind::TrustIssued, &place.virtual_account, udi.to_string());
        }
        Ok(Reply::Trust(TrustReply {
            codes,
            ..self.contact(now, place)
        }))
    }
}

/// What CSSM asks of whoever wants trust: a clock that is about right and a host name that is no product id.
pub(super) fn check_sender(now: DateTime<Utc>, sender: &Sender) -> Result<(), Refusal> {
    check_clock(now, sender)?;
    match &sender.hostname {
        Some(name) if *name == sender.udi.pid || *name == sender.udi.to_string() => {
            Err(Refusal::HostnameIsUdi(name.clone()))
        }
        _ => Ok(()),
    }
}

/// A clock that is about right.
pub(super) fn check_clock(now: DateTime<Utc>, sender: &Sender) -> Result<(), Refusal> {
    if (sender.timestamp - now).abs() > CLOCK_TOLERANCE {
        return Err(Refusal::Timestamp(sender.timestamp.timestamp_millis()));
    }
    Ok(())
}
