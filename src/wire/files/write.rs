//! Writing an offline file, signed where it comes from Cisco.
//!
//! Must not know how files are read.

use serde::Serialize;

use super::{
    ACK, AUTH, AUTH_REQUEST, AckData, LicenseFile, POLICY, PolicyFile, SYSTEM, TRUST, TRUST_REQUEST, TrustData,
};
use crate::wire::messages::{Account, Policy};
use crate::wire::report::SignedReport;
use crate::wire::sign::Signer;
use crate::wire::xml;

impl LicenseFile {
    /// The file's text, signed by Cisco where it comes from there.
    pub fn write(&self) -> String {
        match self {
            Self::Usage(file) => document(&[
                file.reports.iter().map(report_element).collect(),
                file.system
                    .as_ref()
                    .map(|system| plain(SYSTEM, system))
                    .unwrap_or_default(),
            ]),
            Self::Ack(ack) => document(&[signed(ACK, &AckData::of(ack)), policy_beside(&ack.policy, &ack.account)]),
            Self::Policy(file) => document(&[signed(POLICY, file)]),
            Self::TrustRequest(system) => document(&[plain(SYSTEM, system), plain(TRUST_REQUEST, &system.device_list)]),
            Self::TrustCode(trust) => document(&[
                signed(
                    TRUST,
                    &TrustData {
                        codes: trust.codes.clone(),
                        account: trust.account.clone(),
                    },
                ),
                policy_beside(&trust.policy, &trust.account),
            ]),
            Self::AuthorizationRequest(file) => {
                document(&[plain(SYSTEM, &file.system), plain(AUTH_REQUEST, &file.requests)])
            }
            Self::Authorization(codes) => document(&[signed(AUTH, codes)]),
            Self::Reservation(code) => code.write(),
        }
    }
}

/// A document of Cisco's own: `data` under the name of an element, signed. For what is not one of the offline files.
pub fn write_signed<T: Serialize>(name: &str, data: &T) -> String {
    document(&[signed(name, data)])
}

fn document(parts: &[String]) -> String {
    let body: String = parts.concat();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<smartLicense>\n{body}</smartLicense>\n")
}

fn report_element(report: &SignedReport) -> String {
    format!(" <RUMReport>{}</RUMReport>\n", xml::cdata(&to_json(report)))
}

fn policy_beside(policy: &Option<Policy>, account: &Account) -> String {
    let file = |policy: &Policy| PolicyFile {
        policy: policy.clone(),
        account: account.clone(),
    };
    policy
        .as_ref()
        .map(|policy| signed(POLICY, &file(policy)))
        .unwrap_or_default()
}

fn plain(name: &str, data: &impl Serialize) -> String {
    format!(" <{name}><data>{}</data></{name}>\n", xml::escape(&to_json(data)))
}

fn signed(name: &str, data: &impl Serialize) -> String {
    let data = to_json(data);
    let signature = Signer::Cisco.sign(&format!("{name}\n{data}"));
    let data = xml::escape(&data);
    format!(" <{name}><data>{data}</data><signature>{signature}</signature></{name}>\n")
}

fn to_json(data: &impl Serialize) -> String {
    // Nothing written here has a map with keys that JSON cannot hold, the only way in which this fails.
    serde_json::to_string(data).unwrap_or_default()
}
