//! What a lab file says, and the world that is made of it.
//!
//! The types here are the file's format, field by field (`docs/lab.md`); `faults` checks it, `world` builds from it.
//! Must not know YAML: `load.rs` reads it.

mod faults;
mod world;

pub use faults::Fault;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::clock::parse_time;
use super::network::ServiceKind;
use crate::cisco::{Schedule, Term};
use crate::entitlements;
use crate::wire::Policy;

/// A lab file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LabConfig {
    /// What the lab is for, in a sentence.
    pub about: String,
    /// The moment of power-on where neither command line nor transcript says one.
    #[serde(deserialize_with = "optional_time")]
    pub clock: Option<DateTime<Utc>>,
    /// The seed of all chance.
    pub seed: u64,
    /// Whether a person works at the CSSM portal between steps.
    pub operator: bool,
    /// What people type where devices ask for a password.
    pub logins: Logins,
    /// Switches that are powered on with the lab.
    pub switches: Vec<SwitchConfig>,
    /// Smart Accounts.
    pub accounts: Vec<AccountConfig>,
    /// PAKs that the portal knows.
    pub paks: Vec<PakConfig>,
    /// Hosts.
    pub hosts: Vec<HostConfig>,
    /// Ways beyond a link.
    pub routes: Vec<RouteConfig>,
    /// What does not work, as `!@ fault` writes it; times count from the beginning.
    pub faults: Vec<String>,
}

/// A switch of the lab.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwitchConfig {
    /// Its name in the lab, and its host name.
    pub name: String,
    /// What it is: the name of a profile, or a file.
    pub profile: String,
    /// Its serial number, where it is not the profile's.
    #[serde(default)]
    pub serial: Option<String>,
    /// Its address, in the place of the first that the profile gives.
    #[serde(default)]
    pub address: Option<Ipv4Addr>,
    /// Its release, where it is not the profile's.
    #[serde(default)]
    pub release: Option<String>,
}

/// Users and passwords of the devices, as the people of the lab know them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Logins {
    /// Who logs in.
    pub user: Option<String>,
    /// With what.
    pub password: Option<String>,
    /// What `enable` asks for.
    pub enable: Option<String>,
}

/// A Smart Account.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountConfig {
    /// Its domain.
    pub domain: String,
    /// The Virtual Account for devices that nothing else places.
    pub default: String,
    /// Whether licences may be reserved.
    #[serde(default)]
    pub reservation: bool,
    /// Whether everything may be reserved for good too (PLR).
    #[serde(default)]
    pub permanent_reservation: bool,
    /// Where devices go that come with trust from before the lab began.
    #[serde(default)]
    pub adopts_into: Option<String>,
    /// A reporting policy of its own.
    #[serde(default)]
    pub policy: Option<Policy>,
    /// Its Virtual Accounts.
    pub virtual_accounts: Vec<VirtualAccountConfig>,
}

/// A Virtual Account.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VirtualAccountConfig {
    /// Its name.
    pub name: String,
    /// Which site, team or device family it is for.
    #[serde(default)]
    pub about: String,
    /// Tokens that exist when the lab begins.
    #[serde(default)]
    pub tokens: Vec<TokenConfig>,
    /// What was bought.
    #[serde(default)]
    pub licenses: Vec<LicenseConfig>,
    /// Devices that are known when the lab begins.
    #[serde(default)]
    pub devices: Vec<DeviceConfig>,
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenConfig {
    /// What is typed on devices.
    pub value: String,
    /// What stands beside it.
    #[serde(default)]
    pub description: String,
    /// When it ends; never where nothing is said.
    #[serde(default, deserialize_with = "optional_time")]
    pub expires: Option<DateTime<Utc>>,
    /// How often it can be used; without limit where nothing is said.
    #[serde(default)]
    pub uses: Option<u16>,
}

/// A bought quantity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicenseConfig {
    /// A name of the catalogue, or an entitlement tag.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// When it was bought, and counts from; always where nothing is said and it has no term.
    #[serde(default, deserialize_with = "optional_time")]
    pub bought: Option<DateTime<Utc>>,
    /// How long it runs from then: `1y`, `3y`, `5y`, `7y`, `perpetual`.
    #[serde(default, deserialize_with = "optional_term")]
    pub term: Option<Term>,
    /// When a subscription ends, where no term says it.
    #[serde(default, deserialize_with = "optional_time")]
    pub ends: Option<DateTime<Utc>>,
    /// The order that it came with.
    #[serde(default)]
    pub order: Option<String>,
    /// The subscription that it belongs to.
    #[serde(default)]
    pub subscription: Option<String>,
}

/// A known device.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceConfig {
    /// Product id.
    pub pid: String,
    /// Serial number.
    pub sn: String,
    /// Host name, if it told one.
    #[serde(default)]
    pub hostname: Option<String>,
    /// Since when it is there.
    #[serde(default, deserialize_with = "optional_time")]
    pub since: Option<DateTime<Utc>>,
    /// What it uses, by names of the catalogue or tags.
    #[serde(default)]
    pub uses: IndexMap<String, u32>,
}

/// A Product Authorization Key that was bought before the lab begins.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PakConfig {
    /// Its number.
    pub pak: String,
    /// The product that was bought.
    #[serde(default)]
    pub sku: String,
    /// The feature that it licenses.
    pub feature: String,
    /// For how many devices.
    #[serde(default = "one")]
    pub quantity: u32,
    /// For whom it was redeemed already.
    #[serde(default)]
    pub redeemed: Vec<RedeemedConfig>,
}

/// A device that a PAK was redeemed for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedeemedConfig {
    /// Product id.
    pub pid: String,
    /// Serial number.
    pub sn: String,
    /// When.
    #[serde(deserialize_with = "time")]
    pub at: DateTime<Utc>,
}

/// A host.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostConfig {
    /// Its name, as DNS knows it.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its addresses.
    pub addresses: Vec<Ipv4Addr>,
    /// Whether it answers `ping`; it does where nothing is said.
    #[serde(default = "yes")]
    pub ping: bool,
    /// Round trip in milliseconds.
    #[serde(default = "one")]
    pub round_trip_ms: u32,
    /// What listens.
    #[serde(default)]
    pub services: Vec<ServiceConfig>,
    /// Passwords by user.
    #[serde(default)]
    pub users: IndexMap<String, String>,
    /// Folders for files.
    #[serde(default)]
    pub folders: Vec<String>,
    /// Texts of files by path; their folders are made.
    #[serde(default)]
    pub files: IndexMap<String, String>,
}

/// Something that listens.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceConfig {
    /// What it is.
    pub kind: ServiceKind,
    /// Its port; the usual one where nothing is said.
    #[serde(default)]
    pub port: Option<u16>,
    /// Whether it speaks TLS; `cssm` and `on-prem` do where nothing is said.
    #[serde(default)]
    pub tls: Option<bool>,
    /// The name in its certificate.
    #[serde(default)]
    pub certificate: Option<String>,
    /// Of `cslu` and `dnac`: where its devices belong.
    #[serde(default)]
    pub virtual_account: Option<String>,
    /// Of `cslu`: whether it may talk to CSSM.
    #[serde(default = "yes")]
    pub connected: bool,
    /// Of `on-prem`: Virtual Accounts by tenant.
    #[serde(default)]
    pub tenants: BTreeMap<String, String>,
    /// Of `on-prem`: older than 8-202102.
    #[serde(default)]
    pub down_rev: bool,
    /// Of `on-prem`: its version, `8-202206`; the first that knows policy where nothing is said.
    #[serde(default)]
    pub version: Option<String>,
    /// Of `on-prem`: how often it synchronises.
    #[serde(default)]
    pub sync: Schedule,
    /// Of `cslu`: devices that it asks for their reports ("Add Single Product").
    #[serde(default)]
    pub asks: Vec<String>,
    /// Of `dnac`: whether it is registered with CSSM when the lab begins.
    #[serde(default = "yes")]
    pub registered: bool,
    /// Of `dnac`: managed devices.
    #[serde(default)]
    pub manages: Vec<String>,
    /// Of `dnac`: how often it reports by itself.
    #[serde(default)]
    pub report: Schedule,
    /// Of `dnac`: days before the end of a term from which it alerts; 90, 60 and 30 where nothing is said.
    #[serde(default)]
    pub renewal_days: Vec<i64>,
}

/// A way.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteConfig {
    /// Whoever has an address in here …
    pub from: String,
    /// … reaches what is in here.
    pub to: String,
    /// Only out of this VRF.
    #[serde(default)]
    pub vrf: Option<String>,
}

fn yes() -> bool {
    true
}

fn one() -> u32 {
    1
}

fn time<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_time(&text).map_err(serde::de::Error::custom)
}

fn optional_time<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| parse_time(&text).map_err(serde::de::Error::custom))
        .transpose()
}

fn optional_term<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Term>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    let wrong = |text: &str| serde::de::Error::custom(format!("`{text}` is no term: 1y, 3y, 5y, 7y, perpetual"));
    text.map(|text| Term::parse(&text).ok_or_else(|| wrong(&text)))
        .transpose()
}

/// The tag of a catalogue name, or the tag itself.
fn tag_of(name: &str) -> Option<&str> {
    entitlements::by_name(name)
        .map(|row| row.tag.as_str())
        .or_else(|| name.starts_with("regid.").then_some(name))
}
