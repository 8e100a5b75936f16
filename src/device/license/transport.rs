//! Transport: whom the device speaks to, on which way, and whether it may.
//!
//! Must not know what is said.

use super::members;
use crate::device::world::{Egress, Target};
use crate::device::{Device, Quirk, interfaces, lookup, trustpool, view};
use crate::screen::value::Record;
use crate::wire::ServerInfo;

/// What `license smart url default` stands for (capture G-15, "Default URL").
pub const DEFAULT_URL: &str = "https://smartreceiver.cisco.com/licservice/license";
/// What a device asks for that has transport `cslu` and no URL: the name is looked up and usually not found (boot logs).
const DISCOVERED_CSLU: &str = "http://cslu-local:8182/cslu/v1/pi";

/// Why nothing can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsendable {
    /// Transport `off`, or one that this device does not speak (`automatic`).
    Off,
    /// Direct transport without a trust code.
    NoTrust,
    /// Transport `callhome`, and no active profile reports licensing data.
    CallHomeDisabled,
    /// The URL cannot be read.
    BadUrl,
    /// The On-Prem is too old for policy.
    DownRev,
}

/// A way to the Cisco side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Where packets leave.
    pub egress: Egress,
    /// What they go to.
    pub target: Target,
    /// The URL as configured.
    pub url: String,
    /// Whose name servers are asked, where they are not those of `egress`: call-home asks in the global table, whatever its
    /// VRF (a public blog).
    pub names: Option<Egress>,
}

/// Whether the transport is `callhome`.
pub fn is_call_home(state: &Record) -> bool {
    state.text(view::TRANSPORT_TYPE) == Some("callhome")
}

/// Whether the device speaks to CSLU or On-Prem: with a hello first, and without a trust code if it has none.
pub fn is_cslu(state: &Record) -> bool {
    // The default of 17.3.2 and later is `cslu`.
    state.text(view::TRANSPORT_TYPE).unwrap_or("cslu") == "cslu"
}

/// Whether usage reports may be sent: direct transports want a trust code first (section 7, `smart`).
pub fn may_report(state: &Record) -> Result<(), Unsendable> {
    match state.text(view::TRANSPORT_TYPE).unwrap_or("cslu") {
        "cslu" => Ok(()),
        "smart" | "callhome" => {
            let trusted = members::of_active(state, view::MEMBERS_TRUST_INSTALLED).is_some();
            if trusted { Ok(()) } else { Err(Unsendable::NoTrust) }
        }
        _ => Err(Unsendable::Off),
    }
}

/// The way that the configured transport takes.
pub fn route(device: &Device) -> Result<Route, Unsendable> {
    let state = &device.state;
    let (url, vrf) = match state.text(view::TRANSPORT_TYPE).unwrap_or("cslu") {
        "smart" => (smart_url(state), view::TRANSPORT_VRF),
        "cslu" => (
            state.text(view::TRANSPORT_CSLU_URL).unwrap_or(DISCOVERED_CSLU),
            view::TRANSPORT_VRF,
        ),
        "callhome" => (
            call_home_url(state).ok_or(Unsendable::CallHomeDisabled)?,
            view::CALL_HOME_VRF,
        ),
        _ => return Err(Unsendable::Off),
    };
    let mut target = parse(url).ok_or(Unsendable::BadUrl)?;
    target.identity_check = state.get(view::TRANSPORT_SERVER_IDENTITY_CHECK).unwrap_or(true);
    target.has_new_root = trustpool::has_identrust(state);
    if !is_call_home(state) {
        target.proxy = proxy(device);
    }
    let egress = interfaces::egress(device, state.text(vrf), source(state));
    let names = (is_call_home(state) && egress.vrf.is_some()).then(|| interfaces::egress(device, None, None));
    target.address = lookup::static_host(device, names.as_ref().unwrap_or(&egress), &target.host);
    Ok(Route {
        egress,
        names,
        target,
        url: url.to_owned(),
    })
}

/// The URL in force on transport `smart`: what a profile prints, else what was configured, else Cisco's.
pub fn smart_url(state: &Record) -> &str {
    [
        view::TRANSPORT_URL,
        view::TRANSPORT_SMART_URL,
        view::TRANSPORT_REGISTRATION_URL,
    ]
    .into_iter()
    .find_map(|key| state.text(key))
    .unwrap_or(DEFAULT_URL)
}

/// The proxy of licensing, as (host, port). Port 80 when none is given (CUBE chapter). A device with the quirk takes the
/// one of `ip http proxy-server` where it has no other.
pub fn proxy(device: &Device) -> Option<(String, u16)> {
    let state = &device.state;
    let pair = |host, port| {
        let port = state.get(port).unwrap_or(80);
        Some((state.text(host)?.to_owned(), u16::try_from(port).ok()?))
    };
    let own = pair(view::TRANSPORT_PROXY_ADDRESS, view::TRANSPORT_PROXY_PORT);
    if own.is_none() && device.has(Quirk::HttpProxyFeedsLicensing) {
        return pair(view::IP_HTTP_PROXY_SERVER, view::IP_HTTP_PROXY_PORT);
    }
    own
}

/// The source interface of licensing messages.
fn source(state: &Record) -> Option<&str> {
    if is_call_home(state) {
        state.text(view::CALL_HOME_SOURCE_INTERFACE)
    } else {
        state.text(view::HTTP_CLIENT_SOURCE_INTERFACE)
    }
}

/// Notes what a server said of itself: `connect_info` of `show license tech support`. Of SSM's capabilities it lists what
/// the agent knows too (captures of 17.6, 17.14 and 17.18), of CSLU's all (capture of 17.11).
pub fn met(state: &mut Record, server: &ServerInfo) {
    let own = state.get(view::INFO_CAPABILITIES).unwrap_or_default();
    let known = |capability: &&str| server.name != "SSM" || own.split(", ").any(|word| word == *capability);
    let capabilities = server.capabilities.iter().map(String::as_str).filter(known);
    let capabilities = capabilities.collect::<Vec<_>>().join(", ");
    state.set(view::PEER_NAME, server.name.as_str());
    state.set(view::PEER_VERSION, server.version.as_str());
    state.set(view::PEER_PROD, true);
    state.set(view::PEER_CAPABILITIES, capabilities);
}

/// Where the profile sends that reports licensing data: active, and with the data on.
fn call_home_url(state: &Record) -> Option<&str> {
    let reports = |profile: &&Record| {
        profile.text(view::CALL_HOME_PROFILES_STATUS) == Some("ACTIVE")
            && profile
                .text(view::CALL_HOME_PROFILES_DATA)
                .is_none_or(|data| data.contains("Smart Licensing"))
    };
    let profiles = state.list(view::CALL_HOME_PROFILES);
    if state.get(view::CALL_HOME_ENABLED) == Some(false) {
        return None;
    }
    profiles
        .iter()
        .find(reports)
        .and_then(|profile| profile.text(view::CALL_HOME_PROFILES_HTTP))
}

/// Reads `http[s]://host[:port][/path]`.
pub fn parse(url: &str) -> Option<Target> {
    let (scheme, rest) = url.split_once("://")?;
    let tls = match scheme {
        "https" => true,
        "http" => false,
        _ => return None,
    };
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, "/"),
    };
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok()?),
        None => (authority, if tls { 443 } else { 80 }),
    };
    (!host.is_empty()).then(|| Target {
        host: host.to_owned(),
        port,
        tls,
        path: path.to_owned(),
        proxy: None,
        identity_check: true,
        address: None,
        has_new_root: true,
    })
}

/// The message that says contact is lost, which names the other side.
pub fn failed_message(state: &Record) -> &'static str {
    match state.text(view::TRANSPORT_TYPE).unwrap_or("cslu") {
        "cslu" => "message/smart_lic/comm_failed_cslu",
        "callhome" => "message/smart_lic/comm_failed_call_home",
        _ => "message/smart_lic/comm_failed",
    }
}

/// The message that says contact is back.
pub fn restored_message(state: &Record) -> &'static str {
    if is_cslu(state) {
        "message/smart_lic/comm_restored_cslu"
    } else {
        "message/smart_lic/comm_restored"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read() {
        let target = parse(DEFAULT_URL).expect("a URL");
        assert_eq!(
            (target.host.as_str(), target.port, target.tls),
            ("smartreceiver.cisco.com", 443, true)
        );
        assert_eq!(target.path, "/licservice/license");
        let target = parse("http://10.10.10.100:8182/cslu/v1/pi").expect("a URL");
        assert_eq!(
            (target.host.as_str(), target.port, target.tls),
            ("10.10.10.100", 8182, false)
        );
        assert_eq!(parse("https://onprem").expect("a URL").path, "/");
        for wrong in [
            "smartreceiver.cisco.com",
            "ftp://host/x",
            "http://",
            "http://host:99999/",
            "",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
