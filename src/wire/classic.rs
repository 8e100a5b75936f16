//! What a device before policy mode and the Cisco side say to each other: registration with an ID token, the
//! certificate that it brings, authorization of what is in use, and its end.
//!
//! The wire format is not public; this is its content as far as it shows in `show license status` and in logs. Must not
//! know who sends or answers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Account;

/// What a classic device asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClassicAsk {
    /// A certificate against an ID token. Answered by [`ClassicReply::Certificate`].
    Register {
        /// The ID token as typed.
        token: String,
        /// Whether it takes the place of a registration that is there (`force`).
        force: bool,
    },
    /// A new certificate for the registration that is there. Answered by [`ClassicReply::Certificate`].
    RenewCertificate,
    /// May all this be used? Answered by [`ClassicReply::Entitlements`].
    Authorize {
        /// Everything in use: entitlement tags and how many of each.
        wanted: Vec<(String, u32)>,
    },
    /// The registration ends. Answered by [`super::Reply::Done`].
    Deregister,
}

/// The identity of a registered device: who issued it says where it belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Where the device belongs.
    pub account: Account,
    /// The product instance that the Cisco side keeps for it: a UUID.
    pub instance: String,
    /// Whether export-controlled functions may be used: a mark of the token.
    pub export: bool,
    /// When it was issued, by the server's clock.
    pub issued: DateTime<Utc>,
    /// When it ends, by the server's clock: a year on.
    pub expires: DateTime<Utc>,
}

/// Whether the account owns what is in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlements {
    /// Where the device belongs.
    pub account: Account,
    /// An answer for each tag that was asked for, in that order.
    pub licences: Vec<EntitledLicence>,
    /// By when the device must be heard of again, by the server's clock.
    pub deadline: DateTime<Utc>,
}

/// The answer for one entitlement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntitledLicence {
    /// Its tag.
    pub tag: String,
    /// What people call it: the device learns the name from here.
    pub name: String,
    /// Whether the Virtual Account owns as many as all its devices use.
    pub covered: bool,
}

/// What a classic device is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClassicReply {
    /// To *Register* and *RenewCertificate*.
    Certificate(Certificate),
    /// To *Authorize*.
    Entitlements(Entitlements),
}
