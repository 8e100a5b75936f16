//! Requests, replies, and why there is no reply.
//!
//! What the agent and the Cisco side really say to each other is signed JSON that nobody documents; this is its content as
//! far as it shows in `show license tech support`, in logs and in the public API (`reference/cisco-side.md` section 3).
//! The words that a device prints of an exchange (`OK_POLL`, …) come from here and from `trouble.rs`, because they are the
//! agent's own vocabulary and not the text of a screen. Must not know who sends or answers.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::classic::{ClassicAsk, ClassicReply};
use super::report::SignedReport;
use super::trouble::Refusal;

/// Unique device identifier: product id and serial number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Udi {
    /// Product id, `C9300-48P`.
    #[serde(rename = "udi_pid")]
    pub pid: String,
    /// Serial number, `FCW2501XXXX`.
    #[serde(rename = "udi_serial_number")]
    pub sn: String,
}

impl Udi {
    /// A UDI of its two parts.
    pub fn new(pid: impl Into<String>, sn: impl Into<String>) -> Self {
        Self {
            pid: pid.into(),
            sn: sn.into(),
        }
    }

    /// Reads the short form that [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let (pid, sn) = text.strip_prefix("P:")?.split_once(",S:")?;
        (!pid.is_empty() && !sn.is_empty()).then(|| Self::new(pid, sn))
    }
}

/// The short form of logs and authorization codes: `P:C9300-48P,S:FCW2501XXXX`.
impl fmt::Display for Udi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P:{},S:{}", self.pid, self.sn)
    }
}

/// The part that a device plays in its stack or pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The one that talks.
    Active,
    /// Takes over when the active fails.
    Standby,
    /// Any other member.
    Member,
}

/// One device of a stack or pair, as reports name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its part.
    pub role: Role,
    /// What it is.
    #[serde(rename = "sudi")]
    pub udi: Udi,
}

/// Who speaks; goes with every request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The active device.
    pub udi: Udi,
    /// Host name; `None` where privacy withholds it.
    pub hostname: Option<String>,
    /// Software id of the product (`regid.2017-05.com.cisco.C9300,v1_…`).
    pub software_tag: String,
    /// Release as reports write it (`17.12.04`); `None` where privacy withholds it.
    pub software_version: Option<String>,
    /// The device's clock. The Cisco side refuses trust and policy to a device that is more than an hour off.
    pub timestamp: DateTime<Utc>,
    /// The product instance that the device became with its trust code ([`TrustCode::instance`]); `None` without trust.
    pub instance: Option<String>,
    /// Smart Account and Virtual Account, as the device was told last; `None` where it was not.
    #[serde(default)]
    pub belongs: Option<(String, String)>,
}

/// What a device sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who.
    pub sender: Sender,
    /// What.
    pub ask: Ask,
}

/// What a device asks for. Each has its own line of counters in `show license tech support`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// *Hello Message*: "are you there, and what can you do?" Asked of CSLU and On-Prem.
    Hello,
    /// *Trust Establishment*: a trust code for each of `udis`, against an ID token.
    /// Answered by [`Reply::Trust`] or [`Reply::Refused`].
    Trust {
        /// The ID token as typed. `None`: through CSLU, or for a member that joined later; then the sender's own trust vouches.
        token: Option<String>,
        /// Whom the codes are for: the active (`local`) or all (`all`).
        udis: Vec<Udi>,
    },
    /// *Usage Reporting*: closed RUM reports. Answered by [`Reply::Poll`], or [`Reply::Ack`] where the server knows at once.
    Usage {
        /// The reports.
        reports: Vec<SignedReport>,
        /// Whether the device waits for the acknowledgement on the same connection. Real devices poll for it; the
        /// quirk `sync_waits_for_ack` asks so.
        wait: bool,
    },
    /// *Result Polling*: the outcome that [`Reply::Poll`] promised.
    Poll {
        /// Its number there.
        poll_id: u64,
    },
    /// *Trust Sync*: account information and policy anew, trust codes renewed. Answered by [`Reply::Sync`].
    TrustSync,
    /// *Authorization Request*: codes for export-controlled licences. Answered by [`Reply::Authorization`],
    /// [`Reply::NoData`] or [`Reply::Refused`].
    Authorization {
        /// Whether the codes replace (`replace`) or join (`add`) what is there.
        replace: bool,
        /// Entitlement tags and how many of each.
        wanted: Vec<(String, u32)>,
        /// Whom the codes are for.
        udis: Vec<Udi>,
    },
    /// *Authorization Confirmation*: the codes arrived and are installed. Answered by [`Reply::Done`].
    AuthorizationConfirmation {
        /// Their confirmation codes, one for each UDI.
        codes: Vec<(Udi, String)>,
    },
    /// *Authorization Return*: the codes go back. Answered by [`Reply::Done`].
    AuthorizationReturn {
        /// The return codes that the devices made, one for each UDI.
        codes: Vec<(Udi, String)>,
    },
    /// What a device before policy mode asks. It has no counters.
    Classic {
        /// What.
        ask: ClassicAsk,
        /// Smart Account and Virtual Account of its certificate, if it has one.
        belongs: Option<(String, String)>,
    },
}

/// What a device is answered. [`Reply::word`] is what `Last Response:` shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// To *Hello*.
    Hello(ServerInfo),
    /// To *Trust*: codes, policy and account. Counts as an acknowledgement.
    Trust(TrustReply),
    /// `OK_POLL`: taken, ask again with this number after that time.
    Poll {
        /// The number to ask with.
        poll_id: u64,
        /// How long to wait.
        #[serde(with = "seconds")]
        interval: TimeDelta,
    },
    /// To *Usage* and *Poll*: the acknowledgement.
    Ack(Acknowledgement),
    /// To *Trust Sync*. Counts as an acknowledgement of nothing but the contact.
    Sync(TrustReply),
    /// To *Authorization Request* and to the poll for one.
    Authorization(Vec<AuthorizationCode>),
    /// To *Authorization Request* where there is none: `NO DATA TO PROCESS`, the normal idle answer.
    NoData,
    /// Taken; nothing comes back.
    Done,
    /// To a device before policy mode.
    Classic(ClassicReply),
    /// The server understood and refuses: `INVALID STATUS CODE`.
    Refused(Refusal),
}

impl Reply {
    /// The word that `show license tech support` prints as `Last Response:` (messages.md section 4).
    pub fn word(&self) -> &'static str {
        match self {
            Self::Poll { .. } => "OK_POLL",
            Self::NoData => "NO DATA TO PROCESS",
            Self::Refused(_) => "INVALID STATUS CODE",
            _ => "OK",
        }
    }
}

/// What a server says of itself; the names and capabilities that `connect_info` shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerInfo {
    /// `CSLU_V1` or `SSM`.
    pub name: String,
    /// `1.3` for SSM, `v1` for CSLU (captures).
    pub version: String,
    /// `DLC`, `AppHA`, `EXPORT_2`, `POLICY_USAGE`, … in the server's order.
    pub capabilities: Vec<String>,
}

impl ServerInfo {
    /// What CSSM says of itself. Its messages do not carry it: it is the same in all captures, cut to what the agent knows.
    pub fn cssm() -> Self {
        let capabilities = [
            "DLC",
            "AppHA",
            "EXPORT_2",
            "POLICY_USAGE",
            "UTILITY",
            "TELEMETRY",
            "TELEMETRY_POLICY",
        ];
        Self {
            name: "SSM".to_owned(),
            version: "1.3".to_owned(),
            capabilities: capabilities.iter().map(|&c| c.to_owned()).collect(),
        }
    }

    /// Whether the server knows policy and usage reporting; an On-Prem before 8-202102 does not, and the device logs
    /// `REPORTING_NOT_SUPPORTED`.
    pub fn knows_policy(&self) -> bool {
        self.capabilities.iter().any(|c| c == "POLICY_USAGE")
    }
}

/// What comes with a trust code or a trust sync.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustReply {
    /// One for each UDI that was asked for; with a sync, those that are renewed.
    pub codes: Vec<TrustCode>,
    /// The account's policy, if it has one of its own. To be installed; `None` changes nothing.
    pub policy: Option<Policy>,
    /// Where the device belongs.
    pub account: Account,
}

/// The proof that a device belongs to a Smart Account; tied to its UDI.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustCode {
    /// Whose it is.
    pub udi: Udi,
    /// The product instance that the Cisco side keeps for it: a UUID.
    pub instance: String,
    /// `TrustId` in `show license tech support`.
    pub id: i64,
    /// From when it is valid.
    pub valid: DateTime<Utc>,
    /// Until when; about eight years on.
    pub expires: DateTime<Utc>,
    /// Who issued it: `CSSM`.
    pub issuer: String,
}

/// Where a device belongs; printed as "Account Information".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Smart Account: its domain or name.
    pub smart: String,
    /// Virtual Account.
    pub virtual_account: String,
    /// When the Cisco side said so.
    pub as_of: DateTime<Utc>,
}

/// That RUM reports arrived and count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// For which device, by its active.
    pub udi: Udi,
    /// Software id of the product.
    pub software_tag: String,
    /// The reports, by id, rising.
    pub reports: Vec<i64>,
    /// When the Cisco side acknowledged.
    pub issued: DateTime<Utc>,
    /// The account's policy, if the acknowledgement carries one.
    pub policy: Option<Policy>,
    /// Where the device belongs.
    pub account: Account,
}

/// A reporting policy of an account. A value that is `None` leaves the Cisco default in force, value by value
/// (licensing-state-machine.md section 3.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// `Custom Policy`, `SLE Policy`.
    pub name: String,
    /// Whether reports must be acknowledged.
    #[serde(default)]
    pub ack_required: Option<bool>,
    /// Unenforced, no export control, perpetual.
    #[serde(default)]
    pub perpetual: Requirement,
    /// Unenforced, no export control, subscription.
    #[serde(default)]
    pub subscription: Requirement,
    /// Enforced licences.
    #[serde(default)]
    pub enforced: Requirement,
    /// Export-controlled licences.
    #[serde(default)]
    pub export: Requirement,
}

/// What a policy asks of one class of licences, in days; 0 asks nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Within how many days of first use the first report must be acknowledged.
    #[serde(default)]
    pub first_report: Option<u16>,
    /// How often after that.
    #[serde(default)]
    pub frequency: Option<u16>,
    /// Within how many days of a change of use.
    #[serde(default)]
    pub on_change: Option<u16>,
}

/// An authorization code for export-controlled licences (SLAC).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationCode {
    /// Whose it is.
    pub udi: Udi,
    /// What it allows: entitlement tag and count.
    pub entitlements: Vec<(String, u32)>,
    /// When it was issued.
    pub issued: DateTime<Utc>,
    /// What the device confirms with, eight hexadecimal digits (`Last Confirmation code`).
    pub confirmation: String,
}

/// Spans of time as whole seconds in files.
pub(crate) mod seconds {
    use chrono::TimeDelta;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(span: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(span.num_seconds())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeDelta, D::Error> {
        let seconds = i64::deserialize(deserializer)?;
        TimeDelta::try_seconds(seconds).ok_or_else(|| serde::de::Error::custom("a span of time that is too long"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_udi_is_read_back() {
        let udi = Udi::new("C9300-48P", "FCW2501XXXX");
        assert_eq!(Udi::parse(&udi.to_string()), Some(udi));
        assert_eq!(Udi::parse("P:,S:X"), None);
    }
}
