//! SNMP notifications of licensing (CISCO-SMART-LIC-MIB, revision 202107): which event sends which, recorded and counted.
//!
//! Most follow a message: the MIB's notification and the message are two words for one event. They go out where
//! `snmp-server enable traps smart-license` is configured and there is somebody to send them to; no packet is modelled.
//! Must not know why an event happened.

use chrono::{DateTime, Utc};

use super::agent::Agent;
use super::{members, policy, usage};
use crate::device::view;
use crate::limits::TRAPS_MAX;
use crate::screen::value::Record;

/// A notification: its number below `ciscoSlaSmartAgentNotify`, and its name behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trap {
    /// The number.
    pub number: i64,
    /// The name.
    pub name: &'static str,
}

const fn trap(number: i64, name: &'static str) -> Trap {
    Trap { number, name }
}

/// The agent is ready.
pub const READY: Trap = trap(2, "Ready");
/// The agent is enabled.
pub const ENABLED: Trap = trap(3, "Enabled");
/// The authorization of a device before policy mode changed.
pub const ENFORCEMENT: Trap = trap(1, "EnforcementMode");
/// A licence changed its enforcement mode or its count.
pub const ENTITLEMENT: Trap = trap(15, "EntitlementEnforceMode");
/// Utility data are reported from now on.
pub const UTILITY_STARTED: Trap = trap(28, "UtilityDataReportingStarted");
/// They are no longer.
pub const UTILITY_STOPPED: Trap = trap(29, "UtilityDataReportingStopped");
/// A report of a device in utility mode was not taken.
pub const UTILITY_SEND_FAILED: Trap = trap(30, "UtilitySendRUMFailed");
/// Utility mode wants transport `smart`.
pub const NOT_SMART: Trap = trap(32, "SmartTransportNotConfigured");
/// The host name is the product id or the UDI.
pub const HOSTNAME_IS_UDI: Trap = trap(33, "HostnameMatchedWithUDI");
/// A report was acknowledged.
pub const ACK_RECEIVED: Trap = trap(45, "RUMACKReceived");
/// At boot: whether an acknowledgement is required, and where it stands.
pub const INITIAL_ACK_STATE: Trap = trap(53, "PolicyInitialACKState");

/// Messages, each with the notification that goes out with it.
static OF_MESSAGES: &[(&str, Trap)] = &[
    ("agent_reg_failed", trap(5, "RegisterFailed")),
    ("agent_reg_success", trap(6, "RegisterSuccess")),
    ("id_cert_expired", trap(7, "IdCertExpired")),
    ("id_cert_renew_success", trap(8, "IdCertRenewSuccess")),
    ("id_cert_renew_failed", trap(9, "IdCertRenewFail")),
    ("auth_renew_success", trap(10, "AuthRenewSuccess")),
    ("auth_renew_success_ooc", trap(10, "AuthRenewSuccess")),
    ("auth_renew_failed", trap(11, "AuthRenewFail")),
    ("id_cert_renew_not_started", trap(14, "IdCertRenewNotStarted")),
    ("reg_expired_clock_change", trap(16, "IdCertOutOfRange")),
    ("eval_will_expire_warning", trap(18, "EvalExpiryWarning")),
    ("eval_expired", trap(19, "EvalExpired")),
    ("id_cert_expired_warning", trap(20, "IdCertExpiryWarning")),
    ("agent_dereg_success", trap(21, "DeRegisterSuccess")),
    ("agent_dereg_failed", trap(22, "DeRegisterFailed")),
    ("comm_failed", trap(12, "CommunicationFailure")),
    ("comm_failed_cslu", trap(12, "CommunicationFailure")),
    ("comm_failed_call_home", trap(12, "CommunicationFailure")),
    ("comm_failed_call_home_disabled", trap(12, "CommunicationFailure")),
    ("comm_restored", trap(13, "CommunicationRestored")),
    ("comm_restored_cslu", trap(13, "CommunicationRestored")),
    ("system_clock_changed", trap(17, "SystemClockChanged")),
    ("authorization_install_success", trap(40, "AuthorizationInstall")),
    ("authorization_removed", trap(41, "AuthorizationRemove")),
    ("policy_removed", trap(43, "PolicyRemoved")),
    ("rum_ack_not_received", trap(44, "RUMACKNotReceived")),
    ("authorization_install_failed", trap(46, "AuthorizationInstallFailed")),
    ("authorization_other_device", trap(46, "AuthorizationInstallFailed")),
    ("reporting_required", trap(47, "ReportingRequired")),
    ("policy_install_failed", trap(48, "PolicyInstallFailed")),
    ("policy_install_success", trap(49, "PolicyInstallSuccess")),
    ("reporting_not_supported", trap(50, "ReportingNotSupported")),
    ("trust_code_install_success", trap(51, "TrustInstallSuccess")),
    ("trust_code_install_failed", trap(52, "TrustInstallFailed")),
    ("trust_code_present", trap(52, "TrustInstallFailed")),
];

/// Sends what goes with a message.
pub fn follow(agent: &mut Agent<'_>, screen: &str, args: &Record) {
    let folders = ["message/smart_lic/", "message/smart_lic_classic/"];
    let name = folders.into_iter().find_map(|folder| screen.strip_prefix(folder));
    let name = name.unwrap_or_default();
    if let Some((_, trap)) = OF_MESSAGES.iter().find(|(message, _)| *message == name) {
        let days = args.get(view::ARG_DAYS).map(|days| days.to_string());
        notify(agent, *trap, days.or_else(|| args.get(view::ARG_REASON)));
    }
}

/// Sends one, if notifications are enabled and somebody receives them.
pub fn notify(agent: &mut Agent<'_>, trap: Trap, value: Option<String>) {
    let state = agent.state();
    if !state.is(view::SNMP_TRAPS_SMART_LICENSE) || state.list(view::SNMP_HOSTS).is_empty() {
        return;
    }
    let now = agent.now();
    let mut entry = Record::new()
        .with(view::TRAPS_AT, now)
        .with(view::TRAPS_NUMBER, trap.number)
        .with(view::TRAPS_NAME, trap.name);
    entry.set_or_clear(view::TRAPS_VALUE, value);
    let state = agent.state_mut();
    let sent = state.get(view::TRAPS_SENT).unwrap_or(0);
    state.set(view::TRAPS_SENT, sent.saturating_add(1));
    let list = state.list_mut(view::TRAPS);
    list.push(entry);
    let over = list.len().saturating_sub(TRAPS_MAX);
    list.drain(..over);
}

/// What goes out at boot.
pub fn booted(agent: &mut Agent<'_>) {
    let now = agent.now();
    let state = initial_ack_state(agent.state(), now);
    notify(agent, ENABLED, None);
    notify(agent, READY, None);
    notify(agent, INITIAL_ACK_STATE, Some(state.to_owned()));
}

/// Where the acknowledgement stands, in the words of `ciscoSlaPolicyModeInitialACKState` (1 to 5; 0 `invalid` is none).
pub fn initial_ack_state(state: &Record, now: DateTime<Utc>) -> &'static str {
    let deadline = state.get(view::USAGE_ACK_DEADLINE);
    if !policy::ack_required(state) {
        "ackNotRequired(1)"
    } else if policy::reportable(state).next().is_none() || (usage::requirement(state).is_none() && deadline.is_none())
    {
        "reportNotRequired(2)"
    } else if deadline.is_some_and(|deadline| deadline < now) {
        "expired(5)"
    } else if state.get(view::USAGE_LAST_ACK).is_some() {
        "received(3)"
    } else {
        "notReceived(4)"
    }
}

/// A host name that is the product id or the UDI is told: CSSM refuses trust to it (CUBE chapter; MIB).
pub fn check_hostname(agent: &mut Agent<'_>) {
    let udi = members::active(agent.state());
    let name = members::hostname(agent.state());
    if name.is_some_and(|name| name == udi.pid || name == udi.to_string()) {
        notify(agent, HOSTNAME_IS_UDI, None);
    }
}
