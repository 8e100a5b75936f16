//! The event log of an account: what happened to tokens, instances, licences and reports, newest last.
//!
//! Column names of the portal are remembered, words of the messages are ours (unverified). Must not know who reads it.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Events kept of one CSSM or On-Prem; the oldest are forgotten first.
pub const EVENTS_MAX: usize = 5000;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// What kind.
    pub kind: EventKind,
    /// Virtual Account; empty where it is the whole account's.
    pub virtual_account: String,
    /// In words.
    pub message: String,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        /// Kinds of events.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum EventKind { $($(#[$doc])* $name,)* }

        impl EventKind {
            /// What the log prints.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }
    };
}

kinds! {
    /// A token was made.
    TokenCreated = "Token Created";
    /// A token was taken back.
    TokenRevoked = "Token Revoked";
    /// A device is new in the inventory.
    InstanceRegistered = "Product Instance Registered";
    /// A device was taken out of it.
    InstanceRemoved = "Product Instance Removed";
    /// A device moved to another Virtual Account.
    InstanceTransferred = "Product Instance Transferred";
    /// A trust code was given.
    TrustIssued = "Trust Code Issued";
    /// Licences were bought.
    LicensesAdded = "New Licenses";
    /// Licences moved to another Virtual Account.
    LicensesTransferred = "Licenses Transferred";
    /// Reports were taken and acknowledged.
    UsageReported = "Usage Reported";
    /// A usage file was refused.
    UsageRefused = "Usage File Refused";
    /// Licences were reserved for a device.
    Reserved = "Licenses Reserved";
    /// A reservation was changed.
    ReservationUpdated = "Reservation Updated";
    /// A reservation came back.
    ReservationReturned = "Reserved Licenses Returned to Smart Account";
    /// A code for export-controlled licences was given.
    AuthorizationIssued = "Authorization Code Issued";
    /// Such a code came back.
    AuthorizationReturned = "Authorization Code Returned";
    /// A licence that needs a code was asked for and is not there.
    RestrictedUnavailable = "Restricted License Not Available";
    /// The account's reporting policy changed.
    PolicySet = "Reporting Policy Set";
    /// A Virtual Account was made.
    VirtualAccountCreated = "Virtual Account Created";
    /// An On-Prem was registered.
    OnPremRegistered = "Satellite Registered";
    /// An On-Prem synchronised.
    OnPremSynchronized = "Satellite Synchronized";
    /// An On-Prem was taken out by hand.
    OnPremUnregistered = "Satellite Unregistered and Removed";
    /// An On-Prem had not synchronised for 90 days.
    OnPremExpired = "Satellite expired and removed";
}

/// The log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLog(VecDeque<Event>);

impl EventLog {
    /// Adds an event.
    pub fn note(&mut self, at: DateTime<Utc>, kind: EventKind, virtual_account: &str, message: impl Into<String>) {
        if self.0.len() >= EVENTS_MAX {
            self.0.pop_front();
        }
        self.0.push_back(Event {
            at,
            kind,
            virtual_account: virtual_account.to_owned(),
            message: message.into(),
        });
    }

    /// All of it, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_log_forgets_its_oldest_event() {
        let mut log = EventLog::default();
        for n in 0..=EVENTS_MAX {
            log.note(DateTime::UNIX_EPOCH, EventKind::PolicySet, "", n.to_string());
        }
        assert_eq!(log.iter().count(), EVENTS_MAX);
        assert_eq!(log.iter().next().map(|event| event.message.as_str()), Some("1"));
    }
}
