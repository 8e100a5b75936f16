//! `license smart renew {auth|id}`, and the renewal of the certificate that comes by itself after 180 days.
//!
//! Must not know how a device comes to be registered.

use chrono::TimeDelta;

use super::super::agent::Agent;
use super::super::comm::Trouble;
use super::super::{needed, row, usage};
use super::{contact, entitle, register, schedule, standing};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::Text;
use crate::device::reaction::Reaction;
use crate::device::{Ctx, view};
use crate::screen::value::Record;
use crate::wire::{Certificate, ClassicAsk, ClassicReply, Reply};

/// Actions on what a registration brought.
pub static ACTIONS: &[ActionInfo] = &[row("license_renew", &[needed("what", Text)], renew)];

/// Until a certificate that was not renewed is asked for again (unverified).
pub(super) const RETRY: TimeDelta = TimeDelta::days(1);

/// `what` is `auth` or `id`. Both answer at once; what comes of it stands in `show license status`.
fn renew(ctx: &mut Ctx<'_>) -> Reaction {
    let what = ctx.invocation.args.text("what").to_owned();
    let agent = &mut Agent::of(ctx);
    let now = agent.now();
    if !standing::holds_certificate(agent.state(), now) {
        return Reaction::screen("license_exec/register/not_registered");
    }
    if what == "id" {
        standing::pin(agent.state_mut());
        let due = now + usage::REQUEST_DELAY;
        agent.state_mut().set(view::REGISTRATION_NEXT_RENEWAL, due);
        schedule::arm(agent);
    } else {
        entitle::ask_after(agent, usage::REQUEST_DELAY);
    }
    Reaction::screen("license_exec/register/renewal_in_progress")
}

/// The renewal of the certificate is due.
pub(super) fn send(agent: &mut Agent<'_>) {
    let now = agent.now();
    if !standing::holds_certificate(agent.state(), now) {
        return;
    }
    if standing::not_valid_yet(agent.state(), now) {
        agent.log("message/smart_lic_classic/id_cert_renew_not_started", Record::new());
        standing::pin(agent.state_mut());
        agent.state_mut().set(view::REGISTRATION_NEXT_RENEWAL, now + RETRY);
    } else {
        match contact::ask(agent, ClassicAsk::RenewCertificate) {
            Ok(Reply::Classic(ClassicReply::Certificate(certificate))) => renewed(agent, &certificate),
            Ok(_) => failed(agent, &contact::unexpected()),
            Err(trouble) => failed(agent, &trouble),
        }
    }
    schedule::arm(agent);
}

fn renewed(agent: &mut Agent<'_>, certificate: &Certificate) {
    let now = agent.now();
    register::take_certificate(agent, certificate);
    let state = agent.state_mut();
    state.set(view::REGISTRATION_LAST_RENEWAL_AT, now);
    state.set(view::REGISTRATION_LAST_RENEWAL_STATUS, "SUCCEEDED");
    state.forget(view::REGISTRATION_LAST_RENEWAL_REASON.id);
    state.forget(view::REGISTRATION_NEXT_RENEWAL.id);
    agent.log("message/smart_lic_classic/id_cert_renew_success", Record::new());
}

/// The certificate that is there counts until its end.
fn failed(agent: &mut Agent<'_>, trouble: &Trouble) {
    let now = agent.now();
    let reason = contact::reason(agent.state(), trouble);
    let told = contact::renewal_reason(agent.state(), trouble);
    let state = agent.state_mut();
    standing::pin(state);
    state.set(view::REGISTRATION_LAST_RENEWAL_AT, now);
    state.set(view::REGISTRATION_LAST_RENEWAL_STATUS, "FAILED");
    state.set(view::REGISTRATION_LAST_RENEWAL_REASON, reason);
    state.set(view::REGISTRATION_NEXT_RENEWAL, now + RETRY);
    let args = Record::new().with(view::ARG_REASON, told);
    agent.log("message/smart_lic_classic/id_cert_renew_failed", args);
}
