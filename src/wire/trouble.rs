//! Why a request brings nothing: the Cisco side refuses, or there is no answer.
//!
//! Must not know on which way the request went.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Udi;

/// What the Cisco side refuses, in the words of its JSON: `{"<field>":["<sentence>"]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// No such token. Sentence unverified.
    TokenInvalid(String),
    /// The token's days are over. Sentence unverified.
    TokenExpired(String),
    /// The token's uses are used up. Sentence unverified.
    TokenExhausted(String),
    /// The token was revoked. Sentence unverified.
    TokenRevoked(String),
    /// The product instance was removed from the account (capture G-8).
    InstanceInvalid(String),
    /// The device's clock is more than an hour off. The milliseconds are the device's.
    Timestamp(i64),
    /// A report is not what its device signed. Title "Data and signature do not match"; sentence unverified.
    Signature,
    /// Every one of these reports was reported before (by id). Sentence unverified.
    DuplicateReports(Vec<i64>),
    /// The host name is the product id or UDI. Sentence unverified.
    HostnameIsUdi(String),
    /// There is no poll of this number, or not for this device. Sentence unverified.
    PollInvalid(u64),
    /// The request names no tenant (Virtual Account) that the server has. Sentence unverified.
    TenantInvalid(String),
    /// A licence is not there to be given. Sentence unverified.
    NotEntitled(String),
    /// The device has a product instance already, and did not ask to have it replaced. Title "Product Already
    /// Registered"; sentence recalled.
    AlreadyRegistered {
        /// Software id of the product.
        software_tag: String,
        /// The device.
        udi: Udi,
    },
}

impl Refusal {
    /// The field that the JSON names and its sentence.
    fn parts(&self) -> (&'static str, String) {
        match self {
            Self::TokenInvalid(t) => ("token", format!("The token '{t}' is not valid.")),
            Self::TokenExpired(t) => ("token", format!("The token '{t}' has expired.")),
            Self::TokenExhausted(t) => (
                "token",
                format!("The token '{t}' has reached its maximum number of uses."),
            ),
            Self::TokenRevoked(t) => ("token", format!("The token '{t}' has been revoked.")),
            Self::InstanceInvalid(id) => (
                "product_instance_identifier",
                format!("The identity for the instance {id} is not valid.Please re-register the instance."),
            ),
            Self::Timestamp(ms) => (
                "timestamp",
                format!("The device date '{ms}' is offset beyond the allowed tolerance limit."),
            ),
            Self::Signature => ("signature", "Data and signature do not match.".to_owned()),
            Self::DuplicateReports(ids) => {
                let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
                (
                    "report_id",
                    format!("The report '{}' is a duplicate report.", ids.join("', '")),
                )
            }
            Self::HostnameIsUdi(name) => ("hostname", format!("The hostname '{name}' is not valid.")),
            Self::PollInvalid(id) => ("poll_id", format!("The poll id '{id}' is not valid.")),
            Self::TenantInvalid(name) => ("virtual_account", format!("The virtual account '{name}' is not valid.")),
            Self::NotEntitled(tag) => (
                "entitlement_tag",
                format!("The entitlement tag '{tag}' is not available."),
            ),
            Self::AlreadyRegistered { software_tag, udi } => (
                "sudi",
                format!(
                    "The product '{software_tag}' and sudi containing udiSerialNumber:'{}',udiPid:'{}' has already been registered.",
                    udi.sn, udi.pid
                ),
            ),
        }
    }
}

impl Refusal {
    /// What a device before policy mode prints behind `Failure reason:`: the JSON, or the sentence alone where that is
    /// what is known (titles of the Catalyst troubleshooting note).
    pub fn classic_reason(&self) -> String {
        match self {
            Self::Signature => "Data and signature do not match".to_owned(),
            other => other.to_string(),
        }
    }
}

/// The JSON that `Failure Reason:` shows, as the device got it.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (field, sentence) = self.parts();
        write!(
            f,
            "{{{}:[{}]}}",
            serde_json::Value::from(field),
            serde_json::Value::from(sentence)
        )
    }
}

/// Why there is no answer (messages.md section 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The server's name has no address: no name server, no answer, or no such name.
    Dns,
    /// Nobody answers: no route, a filter, a host that is down.
    TimedOut,
    /// The host answers and the port is closed.
    Refused,
    /// The proxy cannot be reached or will not connect.
    Proxy,
    /// The server's certificate does not validate.
    Tls,
    /// The server answered with this HTTP status.
    Http(u16),
    /// Somebody answered who is not the licensing service.
    EmptyResponse,
    /// The server is there and too busy: `OK_TRY_AGAIN`.
    Busy,
    /// The server took the request; its answer never came.
    AnswerLost,
}

impl Failure {
    /// The word that `Last Response:` shows.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Busy => "OK_TRY_AGAIN",
            _ => "NO REPLY",
        }
    }

    /// The text behind the colon of `%SMART_LIC-3-COMM_FAILED` on the transports `smart` and `cslu`. (`callhome` says
    /// `Fail to send out Call Home HTTP message.` whatever happened.)
    pub fn reason(&self) -> Cow<'static, str> {
        match self {
            Self::Dns => "Unable to resolve server hostname/domain name".into(),
            Self::TimedOut | Self::Refused | Self::AnswerLost => "Communications failure".into(),
            // Unverified: the reference knows no recorded text for a failing proxy.
            Self::Proxy => "Unable to connect to proxy".into(),
            // Recorded on Nexus; the IOS-XE wording is unverified.
            Self::Tls => "Cannot establish secure connection because server TLS cert cannot be validated".into(),
            // Unverified form, from the Cisco TechNote 222833.
            Self::Http(status) => match http_phrase(*status) {
                Some(phrase) => format!("HTTP Server Error {status}: {phrase}").into(),
                None => format!("HTTP Server Error {status}").into(),
            },
            Self::EmptyResponse => "Received empty response from server".into(),
            Self::Busy => "Server error occurred: LS_LICENGINE_FAIL_TO_CONNECT".into(),
        }
    }

    /// What `Failure Reason:` shows; `None` is `<none>`, which captures show with every `NO REPLY`.
    pub fn failure_reason(&self) -> Option<Cow<'static, str>> {
        matches!(self, Self::Busy).then(|| self.reason())
    }

    /// What a device before policy mode prints behind `Failure reason:`, other than of a call-home message (title of the
    /// Catalyst troubleshooting note for the busy server).
    pub fn classic_reason(&self) -> Cow<'static, str> {
        match self {
            Self::Busy => "Your request could not be processed right now. Please try again".into(),
            other => other.reason(),
        }
    }

    /// The number that `%CALL_HOME-5-SL_MESSAGE_FAILED` gives, where one is recorded: 205 for TLS, 207 for silence.
    pub fn call_home_error(&self) -> Option<u16> {
        match self {
            Self::Tls => Some(205),
            Self::TimedOut | Self::AnswerLost => Some(207),
            _ => None,
        }
    }
}

/// The reason phrases of the HTTP statuses that a fault is likely to ask for (RFC 9110).
fn http_phrase(status: u16) -> Option<&'static str> {
    const PHRASES: &[(u16, &str)] = &[
        (400, "Bad Request"),
        (401, "Unauthorized"),
        (403, "Forbidden"),
        (404, "Not Found"),
        (407, "Proxy Authentication Required"),
        (408, "Request Timeout"),
        (429, "Too Many Requests"),
        (500, "Internal Server Error"),
        (501, "Not Implemented"),
        (502, "Bad Gateway"),
        (503, "Service Unavailable"),
        (504, "Gateway Timeout"),
    ];
    PHRASES
        .iter()
        .find(|(known, _)| *known == status)
        .map(|(_, phrase)| *phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_the_json_of_the_capture() {
        let refusal = Refusal::InstanceInvalid("f654477d-627f-4049-bada-b44f18612bcc".to_owned());
        assert_eq!(
            refusal.to_string(),
            r#"{"product_instance_identifier":["The identity for the instance f654477d-627f-4049-bada-b44f18612bcc is not valid.Please re-register the instance."]}"#
        );
    }

    #[test]
    fn a_refusal_stays_json_whatever_was_typed() {
        let text = Refusal::TokenInvalid("a\"b\\\n".to_owned()).to_string();
        let json: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
        assert_eq!(json["token"][0], "The token 'a\"b\\\n' is not valid.");
    }
}
