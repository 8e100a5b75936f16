//! What people do in the CSSM portal: make tokens, upload usage files, authorise reservations, tidy the inventory.
//!
//! Each folder of the portal has its file. Must not know who sits there: a person at a prompt, a directive of a transcript,
//! or the lab's operator.

#[cfg(test)]
mod account_test;
mod alerts;
mod instances;
mod licenses;
mod reserve;
mod satellites;
#[cfg(test)]
mod tests;
mod tokens;
mod upload;

pub use alerts::{Alert, Severity};
pub use licenses::{Covers, LicenseRow};
pub use reserve::udi_of;
pub use satellites::{SATELLITE_EXPIRES_DAYS, SATELLITE_WARNS_DAYS, Satellite};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::account::SmartAccount;
use super::cssm::{Cssm, Place};
use super::event::EventKind;
use crate::wire::{Acknowledgement, FileError, LicenseFile, Policy, Refusal, Udi};

/// A row of "Usage Data Files".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// When it was uploaded.
    pub reported: DateTime<Utc>,
    /// Whose reports they were; `None` where the file did not read.
    pub udi: Option<Udi>,
    /// `No Errors`, or what is wrong.
    pub status: String,
    /// How many devices the file was of.
    #[serde(default)]
    pub devices: usize,
    /// What was given for it, device by device.
    #[serde(default)]
    pub acknowledged: Vec<Acknowledgement>,
}

/// What the portal says when it will not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortalError {
    /// No account at all.
    #[error("there is no Smart Account")]
    NoAccount,
    /// No Virtual Account of that name.
    #[error("no Smart Account has a Virtual Account `{0}`")]
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
    #[error("no product instance {0}")]
    NoInstance(String),
    /// No such token.
    #[error("no such token")]
    NoToken,
    /// The same name twice.
    #[error("there is a Virtual Account `{0}` already")]
    VirtualAccountExists(String),
    /// Tokens of such an account are made on its On-Prem.
    #[error("Virtual Account {virtual_account} is bound to SSM On-Prem {on_prem}: its tokens are made there")]
    Bound {
        /// The account.
        virtual_account: String,
        /// The On-Prem.
        on_prem: String,
    },
    /// A licence that is not for that kind of device.
    #[error("`{name}` does not cover a {pid}")]
    DoesNotCover {
        /// The licence.
        name: String,
        /// The product.
        pid: String,
    },
    /// No licence of that name.
    #[error("`{0}` is no license of the catalogue and no entitlement tag")]
    NoLicense(String),
    /// Permanent reservation has an approval of its own.
    #[error("permanent license reservation is not enabled for Smart Account {0}")]
    PermanentNotEnabled(String),
    /// An instance that cannot go before its reservation is given back.
    #[error("{0} has reserved licenses: its return code goes in first (`cssm release`)")]
    Reserved(String),
    /// A device without reservation.
    #[error("{0} has no reservation")]
    NoReservation(String),
    /// A return or confirmation code that is not that of the reservation.
    #[error("`{code}` is not the {what} code of {udi}")]
    WrongCode {
        /// Which code.
        what: &'static str,
        /// As it was typed.
        code: String,
        /// Of which device.
        udi: String,
    },
    /// No such On-Prem.
    #[error("no SSM On-Prem `{0}`")]
    NoSatellite(String),
    /// A default Virtual Account cannot be bound.
    #[error("`{0}` is the default Virtual Account and cannot be bound to an SSM On-Prem")]
    DefaultBound(String),
    /// No such row.
    #[error("there is no usage data file {0}")]
    NoUpload(usize),
    /// Nothing to download.
    #[error("there is no acknowledgement for usage data file {0}: {1}")]
    NoAnswer(usize, String),
    /// Acknowledgements of somebody else.
    #[error("the file acknowledges nothing that was sent from here")]
    NothingAcknowledged,
    /// An account without a policy of its own has nothing to download.
    #[error("Smart Account {0} has no reporting policy of its own: devices keep the Cisco default")]
    NoPolicy(String),
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
        found.ok_or_else(|| self.without(virtual_account.unwrap_or_default()))
    }

    /// Why there is no Virtual Account of that name.
    fn without(&self, virtual_account: &str) -> PortalError {
        if self.accounts.is_empty() {
            PortalError::NoAccount
        } else {
            PortalError::NoVirtualAccount(virtual_account.to_owned())
        }
    }

    /// Makes a Virtual Account.
    ///
    /// # Errors
    /// No account, or one of that name is there.
    pub fn new_virtual_account(&mut self, now: DateTime<Utc>, name: &str) -> Result<(), PortalError> {
        if name.trim().is_empty() || name.chars().any(char::is_control) {
            return Err(PortalError::Form(format!("`{name}` is no name of a Virtual Account")));
        }
        let (_, account) = self.accounts.first_mut().ok_or(PortalError::NoAccount)?;
        if account.virtual_account(name).is_some() {
            return Err(PortalError::VirtualAccountExists(name.to_owned()));
        }
        account.virtual_accounts.insert(name.to_owned(), <_>::default());
        self.events.note(now, EventKind::VirtualAccountCreated, name, name);
        Ok(())
    }

    /// Sets the reporting policy of an account, as Cisco Global Licensing Operations do on request; users cannot.
    ///
    /// # Errors
    /// No such account.
    pub fn set_policy(&mut self, now: DateTime<Utc>, place: &Place, policy: Option<Policy>) -> Result<(), PortalError> {
        let account = self.accounts.get_mut(&place.account);
        let account = account.ok_or_else(|| PortalError::NoVirtualAccount(place.virtual_account.clone()))?;
        let name = policy.as_ref().map_or("Cisco default", |policy| policy.name.as_str());
        self.events.note(now, EventKind::PolicySet, "", name);
        account.policy = policy;
        Ok(())
    }

    /// Reports > Reporting Policy > Download.
    ///
    /// # Errors
    /// The account has none of its own.
    pub fn policy_file(&self, now: DateTime<Utc>, place: &Place) -> Result<LicenseFile, PortalError> {
        let policy = self.policy_of(place);
        let policy = policy.ok_or_else(|| PortalError::NoPolicy(place.account.clone()))?;
        let account = self.account_of(now, place);
        Ok(LicenseFile::Policy(crate::wire::files::PolicyFile { policy, account }))
    }

    pub(super) fn virtual_account(&self, place: &Place) -> Option<&super::account::VirtualAccount> {
        self.accounts
            .get(&place.account)?
            .virtual_accounts
            .get(&place.virtual_account)
    }

    pub(super) fn virtual_account_mut(
        &mut self,
        place: &Place,
    ) -> Result<&mut super::account::VirtualAccount, PortalError> {
        let account = self.accounts.get_mut(&place.account);
        account
            .and_then(|account| account.virtual_accounts.get_mut(&place.virtual_account))
            .ok_or_else(|| PortalError::NoVirtualAccount(place.virtual_account.clone()))
    }

    /// Every Virtual Account, in the order of the portal; only those called `name` where one is given.
    ///
    /// # Errors
    /// None is called so.
    pub fn places(&self, name: Option<&str>) -> Result<Vec<Place>, PortalError> {
        if name.is_some() {
            return self.place(name).map(|place| vec![place]);
        }
        let of = |account: &SmartAccount| {
            let domain = account.domain.clone();
            let names = account.virtual_accounts.keys().cloned().collect::<Vec<_>>();
            names.into_iter().map(move |virtual_account| Place {
                account: domain.clone(),
                virtual_account,
            })
        };
        Ok(self.accounts.values().flat_map(of).collect())
    }

    fn purchased(&self, now: DateTime<Utc>, place: &Place, tag: &str) -> u32 {
        self.virtual_account(place).map_or(0, |va| va.purchased(tag, now))
    }

    fn place_of(&self, udi: &Udi) -> Option<Place> {
        let instance = self.instances.get(&udi.to_string())?;
        Some(Place {
            account: instance.account.clone(),
            virtual_account: instance.virtual_account.clone(),
        })
    }
}
