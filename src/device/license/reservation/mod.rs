//! Reservation: request code, authorization code, return code; and what a reservation frees from reporting.
//!
//! A specific reservation (SLR) names licences and counts, in a file; a permanent one (PLR) is a code for everything. A
//! device in policy mode takes no new reservation (SysMgmt guide 17.4, p. 112: the notion "does not apply"); one with
//! the quirk does. Texts of a device before policy mode are recorded (`exec_license_smart_reservation__16.9dev`). Must
//! not know who answers a request code.

mod give_back;
mod install;
mod licences;
mod request;

use super::agent::Agent;
use super::{classic, needed, row};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::Text;
use crate::device::config::{FROM_MEMORY, Hook, Verdict};
use crate::device::reaction::{Piece, Reaction};
use crate::device::{Change, Ctx, Device, Quirk, view};
use crate::screen::value::Record;
use crate::wire::Udi;

pub(super) use give_back::{installed, returned};
pub use install::install;
pub(super) use licences::short_tag;
pub use licences::{carry_back, carry_over};

/// Actions on reservations.
pub static ACTIONS: &[ActionInfo] = &[
    row(
        "license_reservation_request",
        &[needed("scope", Text)],
        request::request,
    ),
    row("license_reservation_cancel", &[needed("scope", Text)], request::cancel),
    row(
        "license_reservation_install",
        &[needed("code", Text)],
        install::install_code,
    ),
    row(
        "license_reservation_install_file",
        &[needed("file", Text)],
        install::install_file,
    ),
    row(
        "license_reservation_return",
        &[needed("scope", Text)],
        give_back::give_back,
    ),
    row(
        "license_reservation_return_code",
        &[needed("code", Text)],
        give_back::give_back_code,
    ),
    row(
        "license_reservation_return_file",
        &[needed("file", Text)],
        give_back::give_back_file,
    ),
];

/// What the configuration of reservation leads to.
pub static HOOKS: &[Hook] = &[Hook {
    path: "reservation.configured",
    run: turned_off,
}];

/// Status of a member with a reservation of named licences.
pub const INSTALLED: &str = "SPECIFIC INSTALLED";
/// Status of a member with a reservation of everything.
pub const UNIVERSAL: &str = "UNIVERSAL INSTALLED";

/// Why a reservation is not installed (errors 73 to 120 of the YANG list).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// 78: not in reservation mode, or policy mode does not know it.
    NotSupported,
    /// 75: no request is outstanding.
    NoRequest,
    /// 100: a reservation is there already.
    AlreadyInstalled,
    /// 77: for another request.
    Mismatch,
    /// 73: for another device.
    OtherDevice,
    /// 101: it cannot be read.
    Unreadable,
}

impl Refused {
    fn screen(self) -> &'static str {
        match self {
            Self::NotSupported => "license_exec/reservation/not_supported",
            Self::NoRequest => "license_exec/reservation/no_request",
            Self::AlreadyInstalled => "license_exec/reservation/already_installed",
            Self::Mismatch => "license_exec/reservation/mismatch",
            Self::OtherDevice => "license_exec/reservation/other_device",
            Self::Unreadable => "license_exec/reservation/unreadable",
        }
    }
}

impl From<Refused> for Reaction {
    fn from(refused: Refused) -> Self {
        Self::screen(refused.screen())
    }
}

/// Whether the device takes reservations at all, in the mode that it is in.
fn allowed(device: &Device) -> bool {
    takes_reservations(device) && device.state.is(view::RESERVATION_ENABLED)
}

fn takes_reservations(device: &Device) -> bool {
    classic::is_classic(&device.state) || device.has(Quirk::ReservationInPolicyMode)
}

/// `license smart reservation` puts reservation in force. In policy mode the line is visible and has no effect (reference
/// commands 2): what was carried over from before stays as it is.
pub fn follow_configuration(device: &mut Device) {
    if takes_reservations(device) {
        let configured = device.state.is(view::RESERVATION_CONFIGURED);
        device.state.set(view::RESERVATION_ENABLED, configured);
    }
}

/// `no license smart reservation` while a reservation is installed: it must be returned first, or its licences would be
/// lost to the account (unverified).
fn turned_off(ctx: &mut Ctx<'_>, before: &Record, _: &Change) -> Verdict {
    let state = &ctx.device.state;
    let off = before.is(view::RESERVATION_ENABLED) && !state.is(view::RESERVATION_ENABLED);
    if off && is_any_installed(state) && ctx.invocation.origin.line != FROM_MEMORY {
        Verdict::Refuse(Piece::screen("license_exec/reservation/return_first"))
    } else {
        Verdict::Quiet
    }
}

/// A profile that says reservation is in force has it configured.
pub fn adopt(state: &mut Record) {
    if state.is(view::RESERVATION_ENABLED) && !state.knows(view::RESERVATION_CONFIGURED.id) {
        state.set(view::RESERVATION_CONFIGURED, true);
    }
}

fn is_installed(member: &Record) -> bool {
    matches!(
        member.text(view::MEMBERS_RESERVATION_STATUS),
        Some(INSTALLED | UNIVERSAL)
    )
}

/// Whether a member has a reservation.
pub fn is_any_installed(state: &Record) -> bool {
    state.list(view::MEMBERS).iter().any(is_installed)
}

/// Whether a member has a reservation of everything.
pub fn is_universal(state: &Record) -> bool {
    let everything = |member: &Record| member.text(view::MEMBERS_RESERVATION_STATUS) == Some(UNIVERSAL);
    state.list(view::MEMBERS).iter().any(everything)
}

/// Whether a reservation covers all that is in use of a licence: it need not be reported then.
pub fn covers(state: &Record, licence: &Record) -> bool {
    let tag = licence.text(view::LICENCES_ENTITLEMENT);
    let used = licence.get(view::LICENCES_COUNT).unwrap_or(0);
    let named = || {
        state
            .list(view::RESERVATION_LICENCES)
            .iter()
            .filter(|reserved| reserved.text(view::RESERVATION_LICENCES_ENTITLEMENT) == tag)
            .any(|reserved| reserved.get(view::RESERVATION_LICENCES_COUNT).unwrap_or(0) >= used)
    };
    tag.is_some() && (is_universal(state) || named())
}

fn clear_member(member: &mut Record) {
    for id in [
        view::MEMBERS_RESERVATION_STATUS.id,
        view::MEMBERS_RESERVATION_AT.id,
        view::MEMBERS_RESERVATION_AUTHORIZED.id,
        view::MEMBERS_RESERVATION_CONFIRMATION.id,
        view::MEMBERS_RESERVATION_CODE.id,
        view::MEMBERS_RESERVATION_EXPORT.id,
        view::MEMBERS_RESERVATION_REQUEST_CODE.id,
    ] {
        member.forget(id);
    }
}

/// Forgets every reservation.
pub fn clear(state: &mut Record) {
    for member in state.list_mut(view::MEMBERS) {
        clear_member(member);
        member.clear(view::MEMBERS_RESERVATION_RETURN_CODE);
    }
    state.clear(view::RESERVATION_LICENCES);
}

/// A heading, then the code of a single switch alone or those of a stack each with its UDI.
fn codes_printed(
    single: &'static str,
    heading: &'static str,
    of_member: &'static str,
    made: &[(Udi, String)],
) -> Reaction {
    if let [(_, code)] = made {
        return Reaction::with(single, Record::new().with(view::ARG_CODE, code.as_str()));
    }
    let mut reaction = Reaction::screen(heading);
    for (udi, code) in made {
        let args = super::members::named(udi).with(view::ARG_CODE, code.as_str());
        reaction = reaction.and(Piece::with(of_member, args));
    }
    reaction
}

/// What is reserved changed: statuses before policy mode, reporting in it. `first`: nothing was reserved before.
fn changed(agent: &mut Agent<'_>, udi: &Udi, first: bool) {
    if classic::is_classic(agent.state()) {
        classic::reserved(agent, udi, first);
    } else {
        agent.log("message/smart_lic/reserved_installed", super::members::named(udi));
        super::usage::coverage_changed(agent);
    }
}
