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

    /// Product Instances > Actions > Remove. Its licences are free again; the device's trust no longer counts.
    ///
    /// # Errors
    /// It is not there, or has a reservation: that is released first (document 214381).
    pub fn remove_instance(&mut self, now: DateTime<Utc>, udi: &Udi) -> Result<(), PortalError> {
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
        Ok(())
    }

    /// Product Instances > Actions > Transfer, within the Smart Account. The device keeps its trust (unverified).
    ///
    /// # Errors
    /// The instance or the Virtual Account is not there.
    pub fn transfer_instance(
        &mut self,
        now: DateTime<Utc>,
        udi: &Udi,
        virtual_account: &str,
    ) -> Result<(), PortalError> {
        let none = || PortalError::NoInstance(udi.to_string());
        let instance = self.instances.get_mut(&udi.to_string()).ok_or_else(none)?;
        let account = self.accounts.get(&instance.account).ok_or_else(none)?;
        let known = account.virtual_account(virtual_account);
        let known = known.ok_or_else(|| PortalError::NoVirtualAccount(virtual_account.to_owned()))?;
        let message = format!("{udi}: {} to {known}", instance.virtual_account);
        self.events
            .note(now, EventKind::InstanceTransferred, &instance.virtual_account, message);
        instance.virtual_account = known.to_owned();
        Ok(())
    }
}
