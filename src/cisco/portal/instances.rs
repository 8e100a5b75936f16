//! Inventory > Virtual Account > Product Instances: find, remove, transfer.
//!
//! Must not know how an instance came to be.

use chrono::{DateTime, Utc};

use super::PortalError;
use crate::cisco::cssm::Cssm;
use crate::cisco::event::EventKind;
use crate::cisco::instance::ProductInstance;
use crate::wire::Udi;

impl Cssm {
    /// The instance that a UDI (`P:…,S:…`), a serial number or a host name means.
    ///
    /// # Errors
    /// There is none, or more than one.
    pub fn find_instance(&self, text: &str) -> Result<&ProductInstance, PortalError> {
        let none = || PortalError::NoInstance(text.to_owned());
        if let Some(instance) = self.instances.get(text) {
            return Ok(instance);
        }
        let called = |instance: &&ProductInstance| {
            instance.udi.sn.eq_ignore_ascii_case(text)
                || instance
                    .hostname
                    .as_ref()
                    .is_some_and(|name| name.eq_ignore_ascii_case(text))
        };
        let mut found = self.instances.values().filter(called);
        let first = found.next().ok_or_else(none)?;
        match found.next() {
            None => Ok(first),
            Some(_) => Err(PortalError::Form(format!(
                "`{text}` means more than one product instance: name its serial number"
            ))),
        }
    }

    /// The device under which the inventory lists another: that whose unit it is, or itself.
    fn listed_as(&self, udi: &Udi) -> Udi {
        let instance = self
            .instances
            .get(&udi.to_string())
            .filter(|instance| !instance.is_listed());
        let whole = instance.and_then(|instance| instance.member_of.clone());
        let whole = whole.filter(|whole| self.instances.contains_key(&whole.to_string()));
        whole.unwrap_or_else(|| udi.clone())
    }

    /// The keys of the units that go where their device goes.
    fn units_of(&self, udi: &Udi) -> Vec<String> {
        let unit = |(_, instance): &(&String, &ProductInstance)| {
            !instance.is_listed() && instance.member_of.as_ref() == Some(udi)
        };
        let units = self.instances.iter().filter(unit);
        units.map(|(key, _)| key.clone()).collect()
    }

    /// Product Instances > Actions > Remove. Its licences are free again; the trust of the device and of its units no longer
    /// counts.
    ///
    /// # Errors
    /// It is not there, or has a reservation: that is released first (document 214381).
    pub fn remove_instance(&mut self, now: DateTime<Utc>, udi: &Udi) -> Result<(), PortalError> {
        let udi = &self.listed_as(udi);
        let key = udi.to_string();
        let reserved = |instance: &ProductInstance| instance.reservation.is_some() || instance.universal.is_some();
        if self.instances.get(&key).is_some_and(reserved) {
            return Err(PortalError::Reserved(key));
        }
        let instance = self
            .instances
            .remove(&key)
            .ok_or_else(|| PortalError::NoInstance(key.clone()))?;
        self.events
            .note(now, EventKind::InstanceRemoved, &instance.virtual_account, key.as_str());
        self.removed.insert(key, instance.trusted);
        for unit in self.units_of(udi) {
            if let Some(instance) = self.instances.remove(&unit) {
                self.removed.insert(unit, instance.trusted);
            }
        }
        Ok(())
    }

    /// Product Instances > Actions > Transfer, within the Smart Account. The device keeps its trust (unverified), and its units
    /// go with it.
    ///
    /// # Errors
    /// The instance or the Virtual Account is not there.
    pub fn transfer_instance(
        &mut self,
        now: DateTime<Utc>,
        udi: &Udi,
        virtual_account: &str,
    ) -> Result<(), PortalError> {
        let udi = &self.listed_as(udi);
        let none = || PortalError::NoInstance(udi.to_string());
        let units = self.units_of(udi);
        let instance = self.instances.get_mut(&udi.to_string()).ok_or_else(none)?;
        let account = self.accounts.get(&instance.account).ok_or_else(none)?;
        let known = account.virtual_account(virtual_account);
        let known = known.ok_or_else(|| PortalError::NoVirtualAccount(virtual_account.to_owned()))?;
        let message = format!("{udi}: {} to {known}", instance.virtual_account);
        self.events
            .note(now, EventKind::InstanceTransferred, &instance.virtual_account, message);
        let known = known.to_owned();
        instance.virtual_account.clone_from(&known);
        for unit in units {
            if let Some(unit) = self.instances.get_mut(&unit) {
                unit.virtual_account.clone_from(&known);
            }
        }
        Ok(())
    }
}
