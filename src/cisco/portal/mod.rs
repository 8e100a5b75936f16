//! What people do in the CSSM portal: make tokens, upload usage files, authorise reservations, tidy the inventory.
//!
//! Here are tokens and the inventory; `upload` has the files, `reserve` the reservations. Must not know who sits there: a person at a prompt, a directive of a transcript, or the lab's operator.

mod reserve;
#[cfg(test)]
mod tests;
mod upload;

pub use reserve::udi_of;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::account::SmartAccount;
use super::cssm::{Cssm, Place};
use super::token::{TOKEN_DAYS, TOKEN_USES, Token};
use crate::entitlements;
use crate::wire::{FileError, Refusal, Udi};

/// A row of "Usage Data Files".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// When it was uploaded.
    pub reported: DateTime<Utc>,
    /// Whose reports they were; `None` where the file did not read.
    pub udi: Option<Udi>,
    /// `No Errors`, or what is wrong.
    pub status: String,
}

/// What the portal says when it will not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortalError {
    /// No account at all, or none of that name.
    #[error("CSSM has no Smart Account with a Virtual Account `{0}`")]
    NoVirtualAccount(String),
    /// A file that is not one, or the wrong one.
    #[error("{0}")]
    File(#[from] FileError),
    /// A report file without a report in it.
    #[error("the file holds no RUM report")]
    NoReports,
    /// A refusal in the words of the JSON.
    #[error("{0}")]
    Refused(Refusal),
    /// No request code.
    #[error("`{0}` is not a reservation request code")]
    RequestCode(String),
    /// Cisco has not allowed reservation for the account.
    #[error("license reservation is not enabled for Smart Account {0}")]
    ReservationNotEnabled(String),
    /// More asked for than there is.
    #[error("not enough `{name}` in Virtual Account {virtual_account}: {wanted} asked for, {surplus} left")]
    NotEnough {
        /// The licence.
        name: String,
        /// Where.
        virtual_account: String,
        /// How many were asked for.
        wanted: u32,
        /// How many there are.
        surplus: i64,
    },
    /// Nothing to reserve.
    #[error("no license of Virtual Account {virtual_account} fits a {pid}")]
    NothingFits {
        /// Where.
        virtual_account: String,
        /// For what.
        pid: String,
    },
    /// Outside the limits of the form.
    #[error("{0}")]
    Form(String),
    /// No such device in the inventory.
    #[error("CSSM has no product instance {0}")]
    NoInstance(String),
    /// No such token.
    #[error("CSSM has no such token")]
    NoToken,
}

/// A line of a Virtual Account's "Licenses".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseRow {
    /// Entitlement tag.
    pub tag: String,
    /// What people call it.
    pub name: String,
    /// Bought.
    pub purchased: u32,
    /// In use.
    pub in_use: u32,
    /// Reserved.
    pub reserved: u32,
    /// What is left; below zero is "Insufficient Licenses".
    pub balance: i64,
}

impl Cssm {
    /// The place called `virtual_account`; the first account's default where no name is given.
    pub fn place(&self, virtual_account: Option<&str>) -> Result<Place, PortalError> {
        let of = |account: &SmartAccount, name: &str| Place {
            account: account.domain.clone(),
            virtual_account: name.to_owned(),
        };
        let found = match virtual_account {
            None => self
                .accounts
                .values()
                .next()
                .map(|account| of(account, &account.default)),
            Some(name) => self
                .accounts
                .values()
                .find_map(|account| account.virtual_account(name).map(|known| of(account, known))),
        };
        found.ok_or_else(|| PortalError::NoVirtualAccount(virtual_account.unwrap_or("").to_owned()))
    }

    /// General > New Token. Gives back what is to be typed on devices.
    pub fn new_token(
        &mut self,
        now: DateTime<Utc>,
        place: &Place,
        description: &str,
        days: u16,
        uses: Option<u16>,
        random: u64,
    ) -> Result<String, PortalError> {
        if !TOKEN_DAYS.contains(&days) {
            return Err(PortalError::Form("a token expires after 1 to 365 days".to_owned()));
        }
        if uses.is_some_and(|uses| !TOKEN_USES.contains(&uses)) {
            return Err(PortalError::Form("a token can be used 1 to 100 times".to_owned()));
        }
        let account = self.accounts.get_mut(&place.account);
        let virtual_account = account.and_then(|account| account.virtual_accounts.get_mut(&place.virtual_account));
        let token = Token::new(now, description, days, uses, random);
        let value = token.value.clone();
        let room = virtual_account.is_some_and(|va| va.add_token(token));
        room.then_some(value)
            .ok_or_else(|| PortalError::Form("the Virtual Account cannot hold more tokens".to_owned()))
    }

    /// Actions > Revoke, of a token.
    pub fn revoke_token(&mut self, value: &str) -> Result<(), PortalError> {
        let all = self
            .accounts
            .values_mut()
            .flat_map(|account| account.virtual_accounts.values_mut());
        let token = all.flat_map(|va| &mut va.tokens).find(|token| token.value == value);
        token.ok_or(PortalError::NoToken)?.revoked = true;
        Ok(())
    }

    /// Product Instances > Actions > Remove. The device's trust no longer counts.
    pub fn remove_instance(&mut self, udi: &Udi) -> Result<(), PortalError> {
        let key = udi.to_string();
        let instance = self
            .instances
            .remove(&key)
            .ok_or_else(|| PortalError::NoInstance(key.clone()))?;
        self.removed.insert(key, instance.trusted);
        Ok(())
    }

    /// Product Instances > Actions > Transfer, within the Smart Account. The device keeps its trust (unverified).
    pub fn transfer_instance(&mut self, udi: &Udi, virtual_account: &str) -> Result<(), PortalError> {
        let none = || PortalError::NoInstance(udi.to_string());
        let instance = self.instances.get_mut(&udi.to_string()).ok_or_else(none)?;
        let account = self.accounts.get(&instance.account).ok_or_else(none)?;
        let known = account.virtual_account(virtual_account);
        let known = known.ok_or_else(|| PortalError::NoVirtualAccount(virtual_account.to_owned()))?;
        instance.virtual_account = known.to_owned();
        Ok(())
    }

    /// Inventory > Licenses of a Virtual Account: what it owns, then what is only used.
    pub fn licenses(&self, now: DateTime<Utc>, place: &Place) -> Vec<LicenseRow> {
        let mut tags: indexmap::IndexSet<&str> = indexmap::IndexSet::new();
        if let Some(va) = self
            .accounts
            .get(&place.account)
            .and_then(|a| a.virtual_accounts.get(&place.virtual_account))
        {
            tags.extend(va.purchases.iter().map(|p| p.tag.as_str()));
        }
        tags.extend(
            self.instances_in(place)
                .flat_map(|i| i.usage.keys())
                .map(String::as_str),
        );
        let row = |tag: &str| LicenseRow {
            tag: tag.to_owned(),
            name: entitlements::name_of(tag).to_owned(),
            purchased: self.purchased(now, place, tag),
            in_use: self
                .instances_in(place)
                .map(|i| i.used(tag))
                .fold(0, u32::saturating_add),
            reserved: self
                .instances_in(place)
                .map(|i| i.reserved(tag))
                .fold(0, u32::saturating_add),
            balance: self.surplus(now, place, tag, &[]),
        };
        tags.into_iter().map(row).collect()
    }

    fn purchased(&self, now: DateTime<Utc>, place: &Place, tag: &str) -> u32 {
        let account = self.accounts.get(&place.account);
        let va = account.and_then(|account| account.virtual_accounts.get(&place.virtual_account));
        va.map_or(0, |va| va.purchased(tag, now))
    }

    fn place_of(&self, udi: &Udi) -> Option<Place> {
        let instance = self.instances.get(&udi.to_string())?;
        Some(Place {
            account: instance.account.clone(),
            virtual_account: instance.virtual_account.clone(),
        })
    }
}
