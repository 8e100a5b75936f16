//! Return codes: of what is installed, and of an authorization code that never was.

use super::super::agent::Agent;
use super::super::{classic, codes, members, storage, usage};
use super::{Refused, clear_member, codes_printed, is_installed, licences};
use crate::device::reaction::{AnswerKind, Reaction};
use crate::device::{Ctx, view};
use crate::screen::value::Record;
use crate::wire::codes::{is_universal, universal};
use crate::wire::{LicenseFile, ReservationCode, Udi};

/// `license smart reservation return {local|all}`: asks, prints the codes that give the reservation back, forgets it.
pub(super) fn give_back(ctx: &mut Ctx<'_>) -> Reaction {
    let scope = ctx.invocation.args.text("scope").to_owned();
    let agreed = ctx.invocation.agreed(0);
    let agent = &mut Agent::of(ctx);
    let wanted = members::in_scope(agent.state(), &scope);
    let made = installed(agent.state(), &wanted);
    if made.is_empty() {
        return Reaction::screen("license_exec/authorization/not_installed");
    }
    match agreed {
        None => Reaction::ask("dialogue/license/return_reservation", Record::new(), AnswerKind::YesNo),
        Some(false) => Reaction::silent(),
        Some(true) => {
            returned(agent, &made);
            printed(&made)
        }
    }
}

/// The devices of `wanted` with a reservation, and the code that gives it back.
pub(in crate::device::license) fn installed(state: &Record, wanted: &[Udi]) -> Vec<(Udi, String)> {
    let of_udi = |udi: &Udi| {
        let mut members = state.list(view::MEMBERS).iter();
        let member = members.find(|member| is_installed(member) && members::udi(member) == *udi)?;
        let what = member.text(view::MEMBERS_RESERVATION_CODE).unwrap_or_default();
        Some((udi.clone(), codes::return_code(udi, what)))
    };
    wanted.iter().filter_map(of_udi).collect()
}

fn printed(made: &[(Udi, String)]) -> Reaction {
    codes_printed(
        "license_exec/reservation/return_code",
        "license_exec/reservation/return_heading",
        "license_exec/reservation/return_code_of",
        made,
    )
}

/// Forgets reservations that were given back.
pub(in crate::device::license) fn returned(agent: &mut Agent<'_>, made: &[(Udi, String)]) {
    for (udi, code) in made {
        for member in members::each_mut(agent.state_mut(), udi) {
            clear_member(member);
            member.set(view::MEMBERS_RESERVATION_RETURN_CODE, code.as_str());
        }
        licences::release(agent.state_mut(), udi);
        if !classic::is_classic(agent.state()) {
            agent.log("message/smart_lic/authorization_removed", members::named(udi));
        }
    }
    if classic::is_classic(agent.state()) {
        classic::unreserved(agent);
    } else {
        usage::coverage_changed(agent);
    }
}

/// `license smart reservation return authorization CODE`.
pub(super) fn give_back_code(ctx: &mut Ctx<'_>) -> Reaction {
    let code = ctx.invocation.args.text("code").to_owned();
    give_back_unused(&mut Agent::of(ctx), code.as_bytes())
}

/// `license smart reservation return authorization file URL`.
pub(super) fn give_back_file(ctx: &mut Ctx<'_>) -> Reaction {
    let url = ctx.invocation.args.text("file").to_owned();
    let agent = &mut Agent::of(ctx);
    match storage::read(agent, &url) {
        Ok(bytes) => give_back_unused(agent, &bytes),
        Err(problem) => problem.reaction(),
    }
}

/// An authorization code, as it comes back.
enum Authorization {
    /// For everything.
    Universal(String),
    /// For named licences.
    Specific(ReservationCode),
}

impl Authorization {
    fn read(bytes: &[u8]) -> Option<Self> {
        let typed = std::str::from_utf8(bytes).unwrap_or_default().trim();
        if is_universal(typed) {
            return Some(Self::Universal(typed.to_owned()));
        }
        match LicenseFile::parse(bytes) {
            Ok(LicenseFile::Reservation(code)) => Some(Self::Specific(code)),
            _ => None,
        }
    }

    /// Whether it answers the request of a member.
    fn answers(&self, udi: &Udi, asked: &str) -> bool {
        match self {
            Self::Universal(code) => universal(asked) == *code,
            Self::Specific(code) => code.udi == *udi && code.answers(asked),
        }
    }

    /// What its return code names.
    fn instance(&self) -> &str {
        match self {
            Self::Universal(code) => code,
            Self::Specific(code) => &code.instance,
        }
    }
}

/// An authorization code that was made for an outstanding request and is not to be installed: its return code is printed,
/// and the request is over (unverified; the command reference of 16.12 has the words). What is installed is returned
/// with `return {local|all}`.
fn give_back_unused(agent: &mut Agent<'_>, bytes: &[u8]) -> Reaction {
    let Some(authorization) = Authorization::read(bytes) else {
        return Refused::Unreadable.into();
    };
    let asked = |member: &Record| member.get(view::MEMBERS_RESERVATION_REQUEST_CODE);
    let members = agent.state().list(view::MEMBERS);
    let answered =
        |member: &&Record| asked(member).is_some_and(|asked| authorization.answers(&members::udi(member), &asked));
    let Some(udi) = members.iter().find(answered).map(members::udi) else {
        return Reaction::screen(if members.iter().any(|member| asked(member).is_some()) {
            "license_exec/reservation/return_mismatch"
        } else {
            "license_exec/reservation/nothing_to_cancel"
        });
    };
    let code = codes::return_code(&udi, authorization.instance());
    for member in members::each_mut(agent.state_mut(), &udi) {
        member.clear(view::MEMBERS_RESERVATION_REQUEST_CODE);
        member.set(view::MEMBERS_RESERVATION_RETURN_CODE, code.as_str());
    }
    printed(&[(udi, code)])
}
