//! The offline files, as the text in which they are saved, copied, uploaded and imported.
//!
//! Element names are Cisco's where a public tool or example shows them (`reference/cisco-side.md` section 4); those of trust
//! request, trust code and authorization code, and the JSON inside `data`, are unverified and ours. Whoever reads a file
//! learns which of three things is wrong with it: it is no such file, it is damaged, or it is a good file of another kind.
//! Must not know who writes or reads: neither device nor CSSM.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::read_signed;
pub use write::write_signed;

use chrono::serde::ts_milliseconds;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::messages::{Account, Acknowledgement, AuthorizationCode, Policy, TrustCode, TrustReply, Udi};
use super::report::SignedReport;
use super::reservation::ReservationCode;

/// Bytes that an offline file may have; a report file of a device with the most reports has about four million.
pub const LICENSE_FILE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Any of the offline files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LicenseFile {
    /// `license smart save usage … file`: RUM reports, for upload.
    Usage(UsageFile),
    /// What CSSM gives for them, with the account's policy if it has one.
    Ack(Acknowledgement),
    /// The account's policy alone.
    Policy(PolicyFile),
    /// `license smart save trust-request`: who asks is in it.
    TrustRequest(SystemInfo),
    /// What CSSM gives for it.
    TrustCode(TrustReply),
    /// `license smart authorization request save`.
    AuthorizationRequest(AuthorizationRequestFile),
    /// What CSSM gives for it: codes for export-controlled licences.
    Authorization(Vec<AuthorizationCode>),
    /// The authorization of a specific licence reservation.
    Reservation(ReservationCode),
}

/// The kinds of [`LicenseFile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// [`LicenseFile::Usage`].
    Usage,
    /// [`LicenseFile::Ack`].
    Ack,
    /// [`LicenseFile::Policy`].
    Policy,
    /// [`LicenseFile::TrustRequest`].
    TrustRequest,
    /// [`LicenseFile::TrustCode`].
    TrustCode,
    /// [`LicenseFile::AuthorizationRequest`].
    AuthorizationRequest,
    /// [`LicenseFile::Authorization`].
    Authorization,
    /// [`LicenseFile::Reservation`].
    Reservation,
}

impl FileKind {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usage => "usage report",
            Self::Ack => "acknowledgement",
            Self::Policy => "policy",
            Self::TrustRequest => "trust request",
            Self::TrustCode => "trust code",
            Self::AuthorizationRequest => "authorization request",
            Self::Authorization => "authorization code",
            Self::Reservation => "reservation authorization",
        }
    }
}

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Larger than [`LICENSE_FILE_BYTES_MAX`].
    #[error("the file has {0} bytes, more than a licensing file can have")]
    TooLarge(usize),
    /// No text, no XML, or XML without anything of licensing in it.
    #[error("not a Smart Licensing file")]
    NotSmartLicense,
    /// A licensing file in which something is missing or does not read.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Data and signature do not match: edited, cut, or made by somebody else.
    #[error("data and signature do not match")]
    Signature,
    /// A good file of another kind.
    #[error("the wrong kind of file: {}, where {} is needed", .found.name(), .wanted.name())]
    WrongKind {
        /// What was needed.
        wanted: FileKind,
        /// What it is.
        found: FileKind,
    },
}

/// A file of RUM reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageFile {
    /// Whose; `None` in a file that was put together of bare reports.
    pub system: Option<SystemInfo>,
    /// The reports, signed one by one; whether the signatures are right is seen by [`SignedReport::open`].
    pub reports: Vec<SignedReport>,
}

/// `smartLicenseSystemInfo`: the device that wrote a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemInfo {
    /// The active device.
    pub sudi: Udi,
    /// Host name; `None` where privacy withholds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hostname: Option<String>,
    /// When, by the device's clock, in milliseconds.
    #[serde(with = "ts_milliseconds")]
    pub timestamp: DateTime<Utc>,
    /// Digits that make each file different.
    pub nonce: String,
    /// Software id of the product.
    pub software_tag_identifier: String,
    /// All devices that it speaks for.
    pub device_list: Vec<Udi>,
}

/// A policy file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyFile {
    /// The policy.
    pub policy: Policy,
    /// Whose it is and of when.
    pub account: Account,
}

/// A request for codes for export-controlled licences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationRequestFile {
    /// Who asks.
    pub system: SystemInfo,
    /// For whom.
    pub requests: Vec<AuthorizationRequest>,
}

/// One device's request, or the code with which it confirms or gives back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationRequest {
    /// For whom.
    pub sudi: Udi,
    /// Entitlement tags and counts.
    pub keys: Vec<(String, u32)>,
    /// Confirms an installed code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_code: Option<String>,
    /// Gives a code back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remove_code: Option<String>,
}

/// What the `data` of an acknowledgement holds; its policy stands beside it.
#[derive(Serialize, Deserialize)]
struct AckData {
    sudi: Udi,
    software_tag_identifier: String,
    report_ids: Vec<i64>,
    #[serde(with = "ts_milliseconds")]
    timestamp: DateTime<Utc>,
    account: Account,
}

/// What the `data` of a trust code holds; its policy stands beside it.
#[derive(Serialize, Deserialize)]
struct TrustData {
    codes: Vec<TrustCode>,
    account: Account,
}

const SYSTEM: &str = "smartLicenseSystemInfo";
const ACK: &str = "smartLicenseRumAck";
const POLICY: &str = "smartLicensePolicy";
const TRUST_REQUEST: &str = "smartLicenseTrustRequest";
const TRUST: &str = "smartLicenseTrustCode";
const AUTH_REQUEST: &str = "smartLicenseAuthRequest";
const AUTH: &str = "smartLicenseAuth";

impl LicenseFile {
    /// Its kind.
    pub fn kind(&self) -> FileKind {
        match self {
            Self::Usage(_) => FileKind::Usage,
            Self::Ack(_) => FileKind::Ack,
            Self::Policy(_) => FileKind::Policy,
            Self::TrustRequest(_) => FileKind::TrustRequest,
            Self::TrustCode(_) => FileKind::TrustCode,
            Self::AuthorizationRequest(_) => FileKind::AuthorizationRequest,
            Self::Authorization(_) => FileKind::Authorization,
            Self::Reservation(_) => FileKind::Reservation,
        }
    }
}

impl AckData {
    fn of(ack: &Acknowledgement) -> Self {
        Self {
            sudi: ack.udi.clone(),
            software_tag_identifier: ack.software_tag.clone(),
            report_ids: ack.reports.clone(),
            timestamp: ack.issued,
            account: ack.account.clone(),
        }
    }

    fn acknowledgement(self, policy: Option<Policy>) -> Acknowledgement {
        Acknowledgement {
            udi: self.sudi,
            software_tag: self.software_tag_identifier,
            reports: self.report_ids,
            issued: self.timestamp,
            policy,
            account: self.account,
        }
    }
}

pub(in crate::wire) fn missing(name: &str) -> FileError {
    FileError::Damaged(format!("`{name}` is missing"))
}
