//! `license smart register idtoken TOKEN [force]`: asked for at the prompt, sent shortly after, tried again until it is
//! there or refused for good; and `license smart deregister`.
//!
//! Messages and their order: recorded log of 16.9 of a reservation, which registers too. Must not know what is in use.

use chrono::TimeDelta;

use super::super::agent::Agent;
use super::super::comm::Trouble;
use super::super::{account, members, needed, optional, row, traps, usage};
use super::life::{evaluate, forget_account, forget_identity, forget_registration, stop_evaluation};
use super::{contact, entitle, schedule, shape, standing};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::{Flag, Text};
use crate::device::reaction::Reaction;
use crate::device::{Ctx, view};
use crate::screen::value::Record;
use crate::wire::{Certificate, ClassicAsk, ClassicReply, Reply};

/// Actions on the registration.
pub static ACTIONS: &[ActionInfo] = &[
    row(
        "license_register",
        &[needed("token", Text), optional("force", Flag)],
        register,
    ),
    row("license_deregister", &[], deregister),
    row("license_conversion", &[needed("step", Text)], convert),
];

/// Until a registration that failed is tried again. Recalled of the troubleshooting note, whose switches wait 16 to 19
/// minutes.
pub(super) const RETRY: TimeDelta = TimeDelta::minutes(17);

/// The answer of the prompt is recorded (16.9.1); what comes of it stands in `show license status` and in the log.
fn register(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let (token, force) = (args.text("token").to_owned(), args.flag("force"));
    let agent = &mut Agent::of(ctx);
    let now = agent.now();
    let state = agent.state_mut();
    if state.is(view::RESERVATION_ENABLED) || standing::reservation_kind(state).is_some() {
        return Reaction::screen("license_exec/register/in_reservation");
    }
    let registered = standing::holds_certificate(state, now);
    if registered && !force {
        return Reaction::screen("license_exec/register/already_registered");
    }
    if !registered {
        forget_registration(state);
    }
    state.set(view::REGISTRATION_PENDING_TOKEN, token);
    state.set(view::REGISTRATION_PENDING_FORCE, force);
    state.set(view::REGISTRATION_NEXT_ATTEMPT, now + usage::REQUEST_DELAY);
    schedule::arm(agent);
    Reaction::screen("license_exec/register/in_progress")
}

/// The registration is due.
pub(super) fn send(agent: &mut Agent<'_>) {
    let Some(token) = agent.state().get(view::REGISTRATION_PENDING_TOKEN) else {
        return;
    };
    let force = agent.state().is(view::REGISTRATION_PENDING_FORCE);
    traps::check_hostname(agent);
    match contact::ask(agent, ClassicAsk::Register { token, force }) {
        Ok(Reply::Classic(ClassicReply::Certificate(certificate))) => registered(agent, &certificate),
        Ok(_) => failed(agent, &contact::unexpected()),
        Err(trouble) => failed(agent, &trouble),
    }
    schedule::arm(agent);
}

fn registered(agent: &mut Agent<'_>, certificate: &Certificate) {
    stop_evaluation(agent);
    let now = agent.now();
    forget_registration(agent.state_mut());
    take_certificate(agent, certificate);
    let state = agent.state_mut();
    state.set(view::REGISTRATION_AT, now);
    // The contact counts: until the first answer the authorization ends 90 days from here.
    state.set(view::AUTHORIZATION_DEADLINE, certificate.issued + standing::PATIENCE);
    let device = members::named(&members::active(state));
    let export = if certificate.export {
        "message/smart_lic_classic/export_allowed_of"
    } else {
        "message/smart_lic_classic/export_not_allowed_of"
    };
    agent.log(export, device.clone());
    agent.log("message/smart_lic_classic/agent_reg_success", device);
    entitle::ask_after(agent, contact::AUTHORIZE_AFTER);
}

/// What a certificate says, new or renewed.
pub(super) fn take_certificate(agent: &mut Agent<'_>, certificate: &Certificate) {
    account::learned(agent, &certificate.account);
    let state = agent.state_mut();
    state.set(view::REGISTRATION_EXPORT, certificate.export);
    state.set(view::REGISTRATION_EXPIRES, certificate.expires);
    // A stack is one product instance, whichever of its members is the active one.
    for member in state.list_mut(view::MEMBERS) {
        member.set(view::MEMBERS_TRUST_INSTANCE, certificate.instance.as_str());
    }
}

/// No certificate came. A device that has one keeps it.
fn failed(agent: &mut Agent<'_>, trouble: &Trouble) {
    let now = agent.now();
    let reason = contact::reason(agent.state(), trouble);
    let state = agent.state_mut();
    if !standing::holds_certificate(state, now) {
        state.set(view::REGISTRATION_FAILED_AT, now);
        state.set(view::REGISTRATION_FAILED_REASON, reason.as_str());
    }
    if contact::may_pass(trouble) {
        state.set(view::REGISTRATION_NEXT_ATTEMPT, now + RETRY);
    } else {
        forget_pending(state);
    }
    let args = Record::new().with(view::ARG_REASON, reason);
    agent.log("message/smart_lic_classic/agent_reg_failed", args);
}

/// Nothing is asked for any more.
fn forget_pending(state: &mut Record) {
    for id in [
        view::REGISTRATION_PENDING_TOKEN.id,
        view::REGISTRATION_PENDING_FORCE.id,
        view::REGISTRATION_NEXT_ATTEMPT.id,
    ] {
        state.forget(id);
    }
}

/// `license smart deregister`: CSSM is told, and whatever it says the device is without registration (MIB 22: the trap for
/// a failure exists; that the device leaves all the same is recalled). It is done when the prompt is back; silent
/// (unverified). A registration that is only asked for is asked for no more.
fn deregister(ctx: &mut Ctx<'_>) -> Reaction {
    let agent = &mut Agent::of(ctx);
    let now = agent.now();
    if agent.state().get(view::REGISTRATION_PENDING_TOKEN).is_some() && !standing::holds_certificate(agent.state(), now)
    {
        forget_registration(agent.state_mut());
        schedule::arm(agent);
        return Reaction::silent();
    }
    if !standing::holds_certificate(agent.state(), now) {
        return Reaction::screen("license_exec/register/not_registered");
    }
    let message = match contact::ask(agent, ClassicAsk::Deregister) {
        Ok(_) => "message/smart_lic_classic/agent_dereg_success",
        Err(_) => "message/smart_lic_classic/agent_dereg_failed",
    };
    agent.log(message, Record::new());
    leave(agent);
    Reaction::silent()
}

/// The registration is gone: the device evaluates with what is left.
fn leave(agent: &mut Agent<'_>) {
    let now = agent.now();
    let state = agent.state_mut();
    forget_registration(state);
    forget_identity(state);
    forget_account(state);
    shape::forget_names(state);
    evaluate(agent);
    if standing::evaluates(agent.state(), now) && standing::evaluation_left(agent.state(), now) > 0 {
        agent.log("message/smart_lic_classic/eval_start", Record::new());
    }
    schedule::arm(agent);
}

/// `license smart conversion {start|stop}`: Cisco's own tool takes no answer for success, and the one that a device without
/// registration gives for failure. A switch has no traditional licences to convert (`show license data conversion` lists
/// none), so nothing else happens.
fn convert(ctx: &mut Ctx<'_>) -> Reaction {
    let agent = Agent::of(ctx);
    if standing::holds_certificate(agent.state(), agent.now()) {
        Reaction::silent()
    } else {
        Reaction::screen("license_exec/register/not_registered")
    }
}
