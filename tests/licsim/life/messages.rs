//! Every message names something that changed at that instant.

use licsim::device::license::{classic, comm};
use licsim::device::view;
use licsim::device::{Device, Message};
use licsim::screen::value::{Key, Record};

use super::desk::{Before, Desk};

/// Of the messages that wait to be worded: each has its cause between `before` and now, and is of now.
pub fn check(desk: &Desk, before: &Before) {
    let (old, new) = (&before.device, desk.device());
    for message in &new.messages {
        let name = message.screen.rsplit('/').next().unwrap_or_default();
        // A time server may have set the clock at that instant, before or after.
        let clocks = [old, new].map(|device| device.clock(desk.now()).timestamp());
        assert!(clocks.contains(&message.at.timestamp()), "{name} is of now");
        assert!(has_cause(name, message, old, new), "{name} names no change");
    }
}

fn has_cause(name: &str, message: &Message, old: &Device, new: &Device) -> bool {
    let (was, is) = (&old.state, &new.state);
    let failures = |state: &Record| comm::ALL.iter().filter_map(|kind| state.get(kind.fail)).sum::<i64>();
    let successes = |state: &Record| comm::ALL.iter().filter_map(|kind| state.get(kind.total)).sum::<i64>();
    if licsim::device::license::classic::is_classic(is) && super::classic::has_cause(name, message, was, is) {
        return true;
    }
    if message.screen.starts_with("message/stack/") || message.screen.starts_with("message/ha/") {
        return units(old) != units(new);
    }
    match name {
        "ha_role_changed" => units(old) != units(new),
        // A port, or its line protocol.
        "updown" | "changed" => was.list(view::INTERFACES) != is.list(view::INTERFACES),
        "comm_failed" | "comm_failed_cslu" | "comm_failed_call_home" | "sl_message_failed" => {
            failures(is) > failures(was) && is.get(view::COMM_DOWN).is_some() || failures(is) > failures(was)
        }
        "comm_restored" | "comm_restored_cslu" => successes(is) > successes(was),
        "crl_fetch_fail" => successes(is) > successes(was),
        "comm_failed_call_home_disabled" => is.text(view::TRANSPORT_TYPE) == Some("callhome"),
        "trust_code_install_success" => trust(is)
            .iter()
            .any(|at| at.is_some_and(|at| at.timestamp() == message.at.timestamp())),
        "trust_code_install_failed" => {
            is.get(view::TRUST_PENDING_TOKEN).is_none() && was.get(view::TRUST_PENDING_TOKEN).is_some()
        }
        "policy_install_success" => changed(was, is, view::POLICY_INSTALLED),
        "reporting_required" => is
            .get(view::USAGE_ACK_DEADLINE)
            .is_some_and(|deadline| deadline > message.at),
        // The acknowledgement may come at that very instant, behind the message.
        "rum_ack_not_received" => [was, is]
            .into_iter()
            .filter_map(|state| state.get(view::USAGE_ACK_DEADLINE))
            .any(|deadline| deadline <= message.at),
        "reporting_not_supported" => successes(is) > successes(was),
        // `clock set` says so whatever it is set to.
        "system_clock_changed" => {
            let typed = |other: &Message| other.screen.ends_with("/clock_update") && other.at == message.at;
            old.skew != new.skew || new.messages.iter().any(typed)
        }
        "authoritative_clock" => is.is(view::CLOCK_NTP) && !was.is(view::CLOCK_SET),
        "authorization_install_success" | "authorization_removed" => was.list(view::MEMBERS) != is.list(view::MEMBERS),
        "authorization_install_failed" => {
            was.get(view::AUTHORIZATIONS_PENDING_FEATURE).is_some()
                && is.get(view::AUTHORIZATIONS_PENDING_FEATURE).is_none()
        }
        // Before policy mode: a period is over.
        "eval_expired" => classic::authorization(is, message.at) == "EVAL EXPIRED",
        "authorization_expired" => classic::authorization(is, message.at) == "AUTHORIZATION EXPIRED",
        "id_cert_expired" => is.get(view::REGISTRATION_AT).is_none() && was.get(view::REGISTRATION_AT).is_some(),
        _ => false,
    }
}

/// The units of a box: who is there, what they are, who is away, and what is on its way.
fn units(device: &Device) -> impl PartialEq {
    let state = &device.state;
    let on_its_way = device.timers.iter().filter(|(name, _)| name.starts_with("stack_"));
    let on_its_way: Vec<_> = on_its_way.map(|(name, at)| (name.clone(), *at)).collect();
    let shown = [view::MEMBERS, view::OTHERS].map(|list| state.list(list).to_vec());
    (
        shown,
        device.apart.clone(),
        on_its_way,
        state.text(view::UDI_SN).map(str::to_owned),
    )
}

fn trust(state: &Record) -> Vec<Option<chrono::DateTime<chrono::Utc>>> {
    let members = state.list(view::MEMBERS).iter();
    members
        .map(|member| member.get(view::MEMBERS_TRUST_INSTALLED))
        .collect()
}

fn changed(was: &Record, is: &Record, key: Key<chrono::DateTime<chrono::Utc>>) -> bool {
    was.get(key) != is.get(key)
}
