//! Authorization codes that come in: of named licences in a file, of everything as a code that is typed, and updates.

use super::super::agent::Agent;
use super::super::{codes, members, storage};
use super::{INSTALLED, Refused, UNIVERSAL, allowed, changed, is_any_installed, is_installed, licences};
use crate::device::reaction::Reaction;
use crate::device::{Ctx, view};
use crate::screen::value::Record;
use crate::wire::codes::{is_universal, universal};
use crate::wire::{LicenseFile, ReservationCode, Udi};

/// `license smart reservation install CODE`.
pub(super) fn install_code(ctx: &mut Ctx<'_>) -> Reaction {
    let code = ctx.invocation.args.text("code").to_owned();
    install_bytes(&mut Agent::of(ctx), code.as_bytes())
}

/// `license smart reservation install file URL`.
pub(super) fn install_file(ctx: &mut Ctx<'_>) -> Reaction {
    let url = ctx.invocation.args.text("file").to_owned();
    let agent = &mut Agent::of(ctx);
    match storage::read(agent, &url) {
        Ok(bytes) => install_bytes(agent, &bytes),
        Err(problem) => problem.reaction(),
    }
}

fn install_bytes(agent: &mut Agent<'_>, bytes: &[u8]) -> Reaction {
    if !allowed(agent.device) {
        return Refused::NotSupported.into();
    }
    let typed = std::str::from_utf8(bytes).unwrap_or_default().trim();
    let installed = if is_universal(typed) {
        install_universal(agent, typed)
    } else {
        match LicenseFile::parse(bytes) {
            Ok(LicenseFile::Reservation(code)) => install(agent, &code),
            _ => Err(Refused::Unreadable),
        }
    };
    match installed {
        Ok(confirmation) => {
            let args = Record::new().with(view::ARG_CODE, confirmation);
            Reaction::with("license_exec/reservation/installed", args)
        }
        Err(refused) => refused.into(),
    }
}

/// Installs a reservation with the member that asked for it; gives its confirmation code. Over a reservation that is
/// there CSSM's update of it is installed: the same request, authorised later (Cisco document 214381).
pub fn install(agent: &mut Agent<'_>, code: &ReservationCode) -> Result<String, Refused> {
    if !allowed(agent.device) {
        return Err(Refused::NotSupported);
    }
    let member = members::find_mut(agent.state_mut(), &code.udi).ok_or(Refused::OtherDevice)?;
    if is_installed(member) {
        let same = member.text(view::MEMBERS_RESERVATION_CODE) == Some(&code.instance);
        let known = member.get(view::MEMBERS_RESERVATION_AUTHORIZED);
        // A profile does not say when a reservation was authorised: what comes is later.
        if !same || known.is_some_and(|known| code.timestamp <= known) {
            return Err(Refused::AlreadyInstalled);
        }
    } else {
        let asked = member
            .get(view::MEMBERS_RESERVATION_REQUEST_CODE)
            .ok_or(Refused::NoRequest)?;
        if !code.answers(&asked) {
            return Err(Refused::Mismatch);
        }
    }
    let first = !is_any_installed(agent.state());
    let confirmation = code.confirmation();
    let role = authorized(agent.state_mut(), code);
    put(agent, &code.udi, INSTALLED, &code.instance, &confirmation);
    licences::release(agent.state_mut(), &code.udi);
    for licence in &code.entitlements {
        licences::reserve(agent.state_mut(), &code.udi, &role, licence);
    }
    changed(agent, &code.udi, first);
    Ok(confirmation)
}

/// Notes when CSSM authorised it. The member's role.
fn authorized(state: &mut Record, code: &ReservationCode) -> String {
    let mut first = None;
    for member in members::each_mut(state, &code.udi) {
        member.set(view::MEMBERS_RESERVATION_AUTHORIZED, code.timestamp);
        first = first.or_else(|| member.get(view::MEMBERS_ROLE));
    }
    first.unwrap_or_else(|| "Active".to_owned())
}

/// Installs a code for everything with the member whose request it answers.
fn install_universal(agent: &mut Agent<'_>, code: &str) -> Result<String, Refused> {
    let members = agent.state().list(view::MEMBERS);
    let asked = |member: &Record| member.get(view::MEMBERS_RESERVATION_REQUEST_CODE);
    let answered = |member: &&Record| asked(member).is_some_and(|asked| universal(&asked) == code);
    let udi = match members.iter().find(answered) {
        Some(member) => members::udi(member),
        None if members.iter().any(is_installed) => return Err(Refused::AlreadyInstalled),
        None if members.iter().any(|member| asked(member).is_some()) => return Err(Refused::Mismatch),
        None => return Err(Refused::NoRequest),
    };
    let first = !is_any_installed(agent.state());
    let confirmation = codes::confirmation(&udi, code);
    put(agent, &udi, UNIVERSAL, code, &confirmation);
    changed(agent, &udi, first);
    Ok(confirmation)
}

/// Notes with a member what it has. Its request is answered.
fn put(agent: &mut Agent<'_>, udi: &Udi, status: &str, code: &str, confirmation: &str) {
    let now = agent.now();
    for member in members::each_mut(agent.state_mut(), udi) {
        member.set(view::MEMBERS_RESERVATION_STATUS, status);
        member.set(view::MEMBERS_RESERVATION_AT, now);
        member.set(view::MEMBERS_RESERVATION_CONFIRMATION, confirmation);
        member.set(view::MEMBERS_RESERVATION_CODE, code);
        member.set(view::MEMBERS_RESERVATION_EXPORT, true);
        member.clear(view::MEMBERS_RESERVATION_REQUEST_CODE);
    }
}
