//! What registration, authorization and evaluation are at a moment.
//!
//! Words and periods: licensing-state-machine.md section 11. The periods hold in captures `status__classic` and
//! `all__classic-4.8.5.4` by arithmetic. That an `AUTHORIZED` one is `AUTHORIZATION EXPIRED` behind its deadline and
//! a registration without renewal ends with its certificate is from the same section.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::reservation;
use crate::device::view;
use crate::screen::value::Record;

type Moment = DateTime<Utc>;

/// The registration with a certificate.
pub const REGISTERED: &str = "REGISTERED";
/// No registration yet, or none any more.
const UNREGISTERED: &str = "UNREGISTERED";
/// Asked for and not there yet; tried again where that failed (recalled of the troubleshooting note).
const REGISTERING: &str = "REGISTERING - REGISTRATION IN PROGRESS";
/// The certificate ended without a renewal.
pub const REGISTRATION_EXPIRED: &str = "UNREGISTERED - REGISTRATION EXPIRED";
/// The evaluation period runs.
pub const EVAL_MODE: &str = "EVAL MODE";
/// The evaluation period is over.
pub const EVAL_EXPIRED: &str = "EVAL EXPIRED";
/// Everything in use is owned.
pub const AUTHORIZED: &str = "AUTHORIZED";
/// Nobody was heard of for too long.
pub const AUTHORIZATION_EXPIRED: &str = "AUTHORIZATION EXPIRED";
/// More is in use than was bought.
pub const OUT_OF_COMPLIANCE: &str = "OUT OF COMPLIANCE";

/// The evaluation period, once in a device's life.
const EVALUATION: TimeDelta = TimeDelta::days(90);
/// From registration or renewal to the end of the certificate.
const CERTIFICATE: TimeDelta = TimeDelta::days(365);
/// From registration or renewal to the next renewal.
const RENEWAL: TimeDelta = TimeDelta::days(180);
/// From contact to contact while all is well.
const CONTACT: TimeDelta = TimeDelta::days(30);
/// The same while out of compliance.
const CONTACT_OUT_OF_COMPLIANCE: TimeDelta = TimeDelta::hours(12);
/// How far a clock may be before a certificate that was made by another one: what CSSM itself allows.
const TOLERANCE: TimeDelta = TimeDelta::hours(1);
/// From contact to the end of the authorization.
pub const PATIENCE: TimeDelta = TimeDelta::days(90);

/// The kind of reservation that a member has: `SPECIFIC` or `UNIVERSAL`.
pub fn reservation_kind(state: &Record) -> Option<&str> {
    state
        .list(view::MEMBERS)
        .iter()
        .filter_map(|member| member.text(view::MEMBERS_RESERVATION_STATUS))
        .find_map(|status| status.strip_suffix(" INSTALLED"))
}

/// What `Registration: Status` says.
pub fn registration(state: &Record, now: Moment) -> String {
    if let Some(kind) = reservation_kind(state) {
        return format!("{REGISTERED} - {kind} LICENSE RESERVATION");
    }
    match state.text(view::REGISTRATION_STATUS) {
        Some(said) if said != REGISTERED => return said.to_owned(),
        None if state.get(view::REGISTRATION_AT).is_none() => return unregistered(state).to_owned(),
        _ => {}
    }
    let grace = state.get(view::REGISTRATION_GRACE).is_some_and(|until| until > now);
    if !grace && certificate_ends(state).is_some_and(|end| end <= now) {
        return REGISTRATION_EXPIRED.to_owned();
    }
    REGISTERED.to_owned()
}

/// Whether a registration that nothing else ended is over by the clock.
pub(super) fn ended_by_clock(state: &Record, now: Moment) -> bool {
    let lapsed = state.text(view::REGISTRATION_STATUS) == Some(REGISTRATION_EXPIRED);
    !lapsed && reservation_kind(state).is_none() && {
        let ended = certificate_ends(state).is_some_and(|end| end <= now);
        ended && state.get(view::REGISTRATION_AT).is_some()
    }
}

/// Whether the clock is before the certificate.
pub(super) fn not_valid_yet(state: &Record, now: Moment) -> bool {
    certified(state).is_some_and(|at| now < at - TOLERANCE)
}

/// Writes down the ends that follow from the last contact: they stay when the next one fails.
pub(super) fn pin(state: &mut Record) {
    for (key, end) in [
        (view::AUTHORIZATION_DEADLINE, contact_ends(state)),
        (view::REGISTRATION_EXPIRES, certificate_ends(state)),
    ] {
        if let Some(end) = end {
            state.set(key, end);
        }
    }
}

fn unregistered(state: &Record) -> &'static str {
    let asked = |member: &Record| member.get(view::MEMBERS_RESERVATION_REQUEST_CODE).is_some();
    if state.is(view::RESERVATION_ENABLED) && state.list(view::MEMBERS).iter().any(asked) {
        "RESERVATION IN PROGRESS"
    } else if state.get(view::REGISTRATION_PENDING_TOKEN).is_some() {
        REGISTERING
    } else if state.get(view::REGISTRATION_FAILED_AT).is_some() {
        "UNREGISTERED - REGISTRATION FAILED"
    } else {
        UNREGISTERED
    }
}

/// Whether the device is registered with a certificate: a reservation has none.
pub fn holds_certificate(state: &Record, now: Moment) -> bool {
    registration(state, now) == REGISTERED
}

/// When the certificate was made.
fn certified(state: &Record) -> Option<Moment> {
    let renewed = state
        .get(view::REGISTRATION_LAST_RENEWAL_AT)
        .filter(|_| state.text(view::REGISTRATION_LAST_RENEWAL_STATUS) == Some("SUCCEEDED"));
    renewed.or_else(|| state.get(view::REGISTRATION_AT))
}

fn certificate_ends(state: &Record) -> Option<Moment> {
    state
        .get(view::REGISTRATION_EXPIRES)
        .or_else(|| certified(state).map(|at| at + CERTIFICATE))
}

/// `Registration Expires`.
pub fn expires(state: &Record, now: Moment) -> Option<Moment> {
    certificate_ends(state).filter(|_| holds_certificate(state, now))
}

/// `Next Renewal Attempt`.
pub fn next_renewal(state: &Record, now: Moment) -> Option<Moment> {
    let next = state
        .get(view::REGISTRATION_NEXT_RENEWAL)
        .or_else(|| certified(state).map(|at| at + RENEWAL));
    next.filter(|_| holds_certificate(state, now))
}

/// What `License Authorization: Status` says.
pub fn authorization(state: &Record, now: Moment) -> String {
    let said = state.text(view::AUTHORIZATION_STATUS);
    if reservation_kind(state).is_some() {
        return said.unwrap_or_else(|| reserved(state)).to_owned();
    }
    if !holds_certificate(state, now) {
        return evaluation(state, now).to_owned();
    }
    // Registered, asked, and no answer yet: it still evaluates (which word it prints in these seconds is unverified).
    let asked = matches!(state.text(view::AUTHORIZATION_LAST_STATUS), Some("PENDING" | "FAILED"));
    if said.is_none() && asked && in_use(state) {
        return evaluation(state, now).to_owned();
    }
    let said = said.unwrap_or(AUTHORIZED);
    let answered = matches!(said, AUTHORIZED | OUT_OF_COMPLIANCE);
    if answered && contact_ends(state).is_some_and(|end| end <= now) {
        return AUTHORIZATION_EXPIRED.to_owned();
    }
    said.to_owned()
}

/// Of a reservation: everything in use is reserved, or not.
fn reserved(state: &Record) -> &'static str {
    let mut used = state.list(view::LICENCES).iter();
    let all =
        reservation::is_universal(state) || used.all(|licence| super::reserved_count(state, licence) >= count(licence));
    if all { "AUTHORIZED - RESERVED" } else { "NOT AUTHORIZED" }
}

fn count(licence: &Record) -> i64 {
    licence.get(view::LICENCES_COUNT).unwrap_or(0)
}

/// Whether anything is in use at all.
fn in_use(state: &Record) -> bool {
    state.list(view::LICENCES).iter().any(|licence| count(licence) > 0)
}

/// Of a device without registration.
fn evaluation(state: &Record, now: Moment) -> &'static str {
    let evaluated = matches!(state.text(view::AUTHORIZATION_STATUS), Some(EVAL_MODE | EVAL_EXPIRED));
    if !in_use(state) && !evaluated {
        "No Licenses in Use"
    } else if evaluation_left(state, now) == 0 {
        EVAL_EXPIRED
    } else {
        EVAL_MODE
    }
}

/// Seconds that are left of the evaluation period: it runs while a licence is in use without registration, and stands
/// still otherwise.
pub fn evaluation_left(state: &Record, now: Moment) -> i64 {
    match (state.get(view::EVALUATION_ENDS), state.get(view::EVALUATION_REMAINING)) {
        (Some(ends), _) => (ends - now).num_seconds().max(0),
        (None, Some(left)) => left,
        (None, None) if state.text(view::AUTHORIZATION_STATUS) == Some(EVAL_EXPIRED) => 0,
        (None, None) => EVALUATION.num_seconds(),
    }
}

/// Whether the evaluation period is running down.
pub(super) fn evaluates(state: &Record, now: Moment) -> bool {
    reservation_kind(state).is_none() && !holds_certificate(state, now) && in_use(state)
}

/// The moment behind the status.
pub fn authorization_since(state: &Record, now: Moment) -> Option<Moment> {
    let said = state.get(view::AUTHORIZATION_AT);
    match authorization(state, now).as_str() {
        EVAL_EXPIRED => state.get(view::EVALUATION_ENDS).or(said),
        AUTHORIZATION_EXPIRED => contact_ends(state).or(said),
        EVAL_MODE => None,
        "AUTHORIZED - RESERVED" => said.or_else(|| state.get(view::REGISTRATION_AT)),
        _ => said,
    }
}

fn contact_ends(state: &Record) -> Option<Moment> {
    let heard = || {
        state
            .get(view::AUTHORIZATION_LAST_AT)
            .filter(|_| state.text(view::AUTHORIZATION_LAST_STATUS) == Some("SUCCEEDED"))
    };
    state
        .get(view::AUTHORIZATION_DEADLINE)
        .or_else(|| heard().map(|at| at + PATIENCE))
}

/// `Communication Deadline`.
pub fn deadline(state: &Record, now: Moment) -> Option<Moment> {
    contact_ends(state).filter(|_| holds_certificate(state, now))
}

/// `Next Communication Attempt`.
pub fn next_attempt(state: &Record, now: Moment) -> Option<Moment> {
    let wait = match state.text(view::AUTHORIZATION_STATUS) {
        Some(OUT_OF_COMPLIANCE) => CONTACT_OUT_OF_COMPLIANCE,
        _ => CONTACT,
    };
    let next = state
        .get(view::AUTHORIZATION_NEXT)
        .or_else(|| state.get(view::AUTHORIZATION_LAST_AT).map(|at| at + wait));
    next.filter(|_| holds_certificate(state, now))
}
