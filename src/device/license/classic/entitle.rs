//! Authorization: the device tells all that it uses, CSSM answers whether the account owns it, and again every 30 days,
//! every 12 hours while it does not.
//!
//! Must not know how a device comes to be registered.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::agent::Agent;
use super::super::comm::{Trouble, add};
use super::super::{account, members, traps};
use super::{contact, schedule, standing};
use crate::device::view;
use crate::screen::value::Record;
use crate::wire::{ClassicAsk, ClassicReply, EntitledLicence, Entitlements, Reply};

/// Waits after the first failures in a row (licensing-state-machine.md section 11: from half a minute growing to 15
/// minutes, as an ASA does; the steps between are unverified).
const BACK_OFF: [TimeDelta; 6] = [
    TimeDelta::seconds(30),
    TimeDelta::minutes(1),
    TimeDelta::minutes(2),
    TimeDelta::minutes(4),
    TimeDelta::minutes(8),
    TimeDelta::minutes(15),
];
/// After more of them ("later daily", unverified).
const LATER: TimeDelta = TimeDelta::days(1);
/// Behind the communication deadline (recalled).
const EXPIRED: TimeDelta = TimeDelta::hours(23);
/// What stands behind `Failure reason:` until an answer is there: title of the troubleshooting note.
const WAITING: &str = "Waiting for reply";

/// Makes the question due, and says that it is under way.
pub(super) fn ask_after(agent: &mut Agent<'_>, wait: TimeDelta) {
    let now = agent.now();
    let state = agent.state_mut();
    standing::pin(state);
    state.set(view::AUTHORIZATION_LAST_STATUS, "PENDING");
    state.set(view::AUTHORIZATION_LAST_AT, now);
    state.set(view::AUTHORIZATION_LAST_REASON, WAITING);
    state.set(view::AUTHORIZATION_NEXT, now + wait);
    schedule::arm(agent);
}

/// The question is due.
pub(super) fn send(agent: &mut Agent<'_>) {
    if !standing::holds_certificate(agent.state(), agent.now()) {
        return;
    }
    let wanted = in_use(agent.state());
    match contact::ask(agent, ClassicAsk::Authorize { wanted }) {
        Ok(Reply::Classic(ClassicReply::Entitlements(answer))) => settle(agent, &answer),
        Ok(_) => failed(agent, &contact::unexpected()),
        Err(trouble) => failed(agent, &trouble),
    }
    schedule::arm(agent);
}

/// Tag and count of all that is in use.
fn in_use(state: &Record) -> Vec<(String, u32)> {
    let licences = state.list(view::LICENCES).iter();
    let pair = |licence: &Record| {
        let count = u32::try_from(licence.get(view::LICENCES_COUNT)?).ok()?;
        Some((licence.get(view::LICENCES_ENTITLEMENT)?, count))
    };
    licences.filter_map(pair).filter(|(_, count)| *count > 0).collect()
}

/// An answer came: it says of each licence whether it is owned, and what its name is.
fn settle(agent: &mut Agent<'_>, answer: &Entitlements) {
    let now = agent.now();
    let before = standing::authorization(agent.state(), now);
    let covered = answer.licences.iter().all(|licence| licence.covered);
    let status = if covered {
        standing::AUTHORIZED
    } else {
        standing::OUT_OF_COMPLIANCE
    };
    account::learned(agent, &answer.account);
    let changed = take_licences(agent.state_mut(), &answer.licences, now);
    let state = agent.state_mut();
    if state.text(view::AUTHORIZATION_STATUS) != Some(status) || before != status {
        state.set(view::AUTHORIZATION_STATUS, status);
        state.set(view::AUTHORIZATION_AT, now);
    }
    state.set(view::AUTHORIZATION_LAST_STATUS, "SUCCEEDED");
    state.set(view::AUTHORIZATION_LAST_AT, now);
    state.set(view::AUTHORIZATION_DEADLINE, answer.deadline);
    for id in [
        view::AUTHORIZATION_LAST_REASON.id,
        view::AUTHORIZATION_NEXT.id,
        view::AUTHORIZATION_FAILURES.id,
    ] {
        state.forget(id);
    }
    for (tag, count) in changed {
        traps::notify(agent, traps::ENTITLEMENT, Some(format!("{count} {tag}")));
    }
    tell(agent, status, before != status);
}

/// Puts names and answers with the licences; tag and count of those whose answer is another than before.
fn take_licences(state: &mut Record, answers: &[EntitledLicence], now: DateTime<Utc>) -> Vec<(String, i64)> {
    let mut changed = Vec::new();
    for licence in state.list_mut(view::LICENCES) {
        let tag = licence.get(view::LICENCES_ENTITLEMENT).unwrap_or_default();
        let Some(answer) = answers.iter().find(|answer| answer.tag == tag) else {
            continue;
        };
        licence.set(view::LICENCES_NAME, answer.name.as_str());
        licence.set(view::LICENCES_DESCRIPTION, answer.name.as_str());
        let status = if answer.covered {
            standing::AUTHORIZED
        } else {
            standing::OUT_OF_COMPLIANCE
        };
        if licence.text(view::LICENCES_STATUS) != Some(status) {
            licence.set(view::LICENCES_STATUS, status);
            licence.set(view::LICENCES_STATUS_TIME, now);
            changed.push((tag, licence.get(view::LICENCES_COUNT).unwrap_or(0)));
        }
    }
    changed
}

/// The messages: a status that is new first (recalled order), then the renewal.
fn tell(agent: &mut Agent<'_>, status: &str, is_new: bool) {
    let compliant = status == standing::AUTHORIZED;
    if is_new {
        traps::notify(agent, traps::ENFORCEMENT, Some(status.to_owned()));
        let message = if compliant {
            "message/smart_lic_classic/in_compliance"
        } else {
            "message/smart_lic_classic/out_of_compliance"
        };
        agent.log(message, Record::new());
    }
    let message = if compliant {
        "message/smart_lic_classic/auth_renew_success"
    } else {
        "message/smart_lic_classic/auth_renew_success_ooc"
    };
    let device = members::named(&members::active(agent.state()));
    agent.log(message, device);
}

/// No answer: what was said last counts until the deadline.
fn failed(agent: &mut Agent<'_>, trouble: &Trouble) {
    let now = agent.now();
    let expired = standing::authorization(agent.state(), now) == standing::AUTHORIZATION_EXPIRED;
    let reason = contact::reason(agent.state(), trouble);
    let told = contact::renewal_reason(agent.state(), trouble);
    let state = agent.state_mut();
    standing::pin(state);
    add(state, view::AUTHORIZATION_FAILURES, 1);
    let failures = state.get(view::AUTHORIZATION_FAILURES).unwrap_or(1);
    state.set(view::AUTHORIZATION_LAST_STATUS, "FAILED");
    state.set(view::AUTHORIZATION_LAST_AT, now);
    state.set(view::AUTHORIZATION_LAST_REASON, reason);
    state.set(view::AUTHORIZATION_NEXT, now + wait(failures, expired));
    let args = Record::new().with(view::ARG_REASON, told);
    agent.log("message/smart_lic_classic/auth_renew_failed", args);
}

/// How long the device waits after the failures so far, at most.
pub(super) fn wait_now(state: &Record) -> TimeDelta {
    wait(state.get(view::AUTHORIZATION_FAILURES).unwrap_or(1), false)
}

/// How long after so many failures in a row.
fn wait(failures: i64, expired: bool) -> TimeDelta {
    if expired {
        return EXPIRED;
    }
    let at = usize::try_from(failures - 1).unwrap_or(0);
    BACK_OFF.get(at).copied().unwrap_or(LATER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end_at_a_day() {
        let waits: Vec<i64> = (1..9).map(|failures| wait(failures, false).num_seconds()).collect();
        assert_eq!(waits, [30, 60, 120, 240, 480, 900, 86_400, 86_400]);
        assert_eq!(wait(1, true).num_hours(), 23);
    }
}
