//! Reservation (SLR): request code, authorization code, return code; and what a reservation frees from reporting.
//!
//! A device in policy mode takes no new reservation (SysMgmt guide 17.4, p. 112: the notion "does not apply"); one with
//! the quirk does. Texts of a device before policy mode are recorded (`exec_license_smart_reservation__16.9dev`).

use super::agent::Agent;
use super::storage;
use super::{classic, codes, members, needed, row, usage};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::Text;
use crate::device::reaction::{AnswerKind, Piece, Reaction};
use crate::device::{Ctx, Device, Quirk, view};
use crate::screen::value::Record;
use crate::wire::{LicenseFile, ReservationCode, ReservedLicense, Udi};

/// Actions on reservations.
pub static ACTIONS: &[ActionInfo] = &[
    row("license_reservation_request", &[needed("scope", Text)], request),
    row("license_reservation_cancel", &[needed("scope", Text)], cancel),
    row("license_reservation_install", &[needed("code", Text)], install_code),
    row(
        "license_reservation_install_file",
        &[needed("file", Text)],
        install_file,
    ),
    row("license_reservation_return", &[needed("scope", Text)], give_back),
];

/// Status of a member with a reservation.
pub const INSTALLED: &str = "SPECIFIC INSTALLED";

/// Why a reservation is not installed (errors 73 to 120 of the YANG list).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// 78: not in reservation mode, or policy mode does not know it.
    NotSupported,
    /// 75: no request is outstanding.
    NoRequest,
    /// 100: a reservation is there already.
    AlreadyInstalled,
    /// 77 and 73: for another request or another device.
    Mismatch,
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
            Self::Unreadable => "license_exec/reservation/unreadable",
        }
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

/// A profile that says reservation is in force has it configured.
pub fn adopt(state: &mut Record) {
    if state.is(view::RESERVATION_ENABLED) && !state.knows(view::RESERVATION_CONFIGURED.id) {
        state.set(view::RESERVATION_CONFIGURED, true);
    }
}

fn is_installed(member: &Record) -> bool {
    member.text(view::MEMBERS_RESERVATION_STATUS) == Some(INSTALLED)
}

/// Whether a reservation covers all that is in use of a licence: it need not be reported then.
pub fn covers(state: &Record, licence: &Record) -> bool {
    let tag = licence.text(view::LICENCES_ENTITLEMENT);
    let used = licence.get(view::LICENCES_COUNT).unwrap_or(0);
    tag.is_some()
        && state
            .list(view::RESERVATION_LICENCES)
            .iter()
            .filter(|reserved| reserved.text(view::RESERVATION_LICENCES_ENTITLEMENT) == tag)
            .any(|reserved| reserved.get(view::RESERVATION_LICENCES_COUNT).unwrap_or(0) >= used)
}

/// `license smart reservation request {local|all}`: a code for each member, the same until it is cancelled.
fn request(ctx: &mut Ctx<'_>) -> Reaction {
    let scope = ctx.invocation.args.text("scope").to_owned();
    if !allowed(ctx.device) {
        return Reaction::screen(Refused::NotSupported.screen());
    }
    let state = &mut ctx.device.state;
    if state.list(view::MEMBERS).iter().any(is_installed) {
        return Reaction::screen("license_exec/reservation/already_registered");
    }
    let seed = state.get(view::RESERVATION_REQUEST_CODE_SEED);
    let active = members::active(state);
    let mut made = Vec::new();
    for udi in members::in_scope(state, &scope) {
        let code = codes::request(&udi, seed.as_deref(), udi == active);
        if let Some(member) = members::find_mut(state, &udi) {
            member.set(view::MEMBERS_RESERVATION_REQUEST_CODE, code.as_str());
        }
        made.push((udi, code));
    }
    codes_printed(
        "license_exec/reservation/request_code",
        "license_exec/reservation/codes_heading",
        "license_exec/reservation/request_code_of",
        &made,
    )
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
        let args = members::named(udi).with(view::ARG_CODE, code.as_str());
        reaction = reaction.and(Piece::with(of_member, args));
    }
    reaction
}

/// `license smart reservation cancel {local|all}`: the outstanding request is forgotten. Silent (unverified).
fn cancel(ctx: &mut Ctx<'_>) -> Reaction {
    let scope = ctx.invocation.args.text("scope").to_owned();
    let state = &mut ctx.device.state;
    let wanted = members::in_scope(state, &scope);
    let mut any = false;
    for udi in wanted {
        if let Some(member) = members::find_mut(state, &udi) {
            any |= member.get(view::MEMBERS_RESERVATION_REQUEST_CODE).is_some();
            member.clear(view::MEMBERS_RESERVATION_REQUEST_CODE);
        }
    }
    if any {
        Reaction::silent()
    } else {
        Reaction::screen(Refused::NoRequest.screen())
    }
}

/// `license smart reservation install CODE`.
fn install_code(ctx: &mut Ctx<'_>) -> Reaction {
    let code = ctx.invocation.args.text("code").to_owned();
    install_bytes(&mut Agent::of(ctx), code.as_bytes())
}

/// `license smart reservation install file URL`.
fn install_file(ctx: &mut Ctx<'_>) -> Reaction {
    let url = ctx.invocation.args.text("file").to_owned();
    let agent = &mut Agent::of(ctx);
    match storage::read(agent, &url) {
        Ok(bytes) => install_bytes(agent, &bytes),
        Err(problem) => problem.reaction(),
    }
}

fn install_bytes(agent: &mut Agent<'_>, bytes: &[u8]) -> Reaction {
    if !allowed(agent.device) {
        return Reaction::screen(Refused::NotSupported.screen());
    }
    let code = match LicenseFile::parse(bytes) {
        Ok(LicenseFile::Reservation(code)) => code,
        _ => return Reaction::screen(Refused::Unreadable.screen()),
    };
    match install(agent, &code) {
        Ok(confirmation) => {
            let args = Record::new().with(view::ARG_CODE, confirmation);
            Reaction::with("license_exec/reservation/installed", args)
        }
        Err(refused) => Reaction::screen(refused.screen()),
    }
}

/// Installs a reservation with the member that asked for it; gives its confirmation code.
pub fn install(agent: &mut Agent<'_>, code: &ReservationCode) -> Result<String, Refused> {
    if !allowed(agent.device) {
        return Err(Refused::NotSupported);
    }
    let now = agent.now();
    let member = members::find_mut(agent.state_mut(), &code.udi).ok_or(Refused::Mismatch)?;
    if is_installed(member) {
        return Err(Refused::AlreadyInstalled);
    }
    let asked = member
        .get(view::MEMBERS_RESERVATION_REQUEST_CODE)
        .ok_or(Refused::NoRequest)?;
    if !code.answers(&asked) {
        return Err(Refused::Mismatch);
    }
    let confirmation = codes::confirmation(&code.udi, &code.instance);
    member.set(view::MEMBERS_RESERVATION_STATUS, INSTALLED);
    member.set(view::MEMBERS_RESERVATION_AT, now);
    member.set(view::MEMBERS_RESERVATION_CONFIRMATION, confirmation.as_str());
    member.set(view::MEMBERS_RESERVATION_CODE, code.instance.as_str());
    member.set(view::MEMBERS_RESERVATION_EXPORT, true);
    member.clear(view::MEMBERS_RESERVATION_REQUEST_CODE);
    let role = member.text(view::MEMBERS_ROLE).unwrap_or("Active").to_owned();
    for licence in &code.entitlements {
        reserve(agent.state_mut(), &code.udi, &role, licence);
    }
    if classic::is_classic(agent.state()) {
        classic::reserved(agent, &code.udi);
    } else {
        agent.log("message/smart_lic/reserved_installed", members::named(&code.udi));
        usage::coverage_changed(agent);
    }
    Ok(confirmation)
}

/// Policy mode finds reservations of before it: they stand, in its form (unverified: reference output-formats 6.3).
pub fn carry_over(state: &mut Record) {
    let since = |state: &Record, term: &Record| {
        let udi = Udi::new(
            term.text(view::RESERVATION_LICENCES_TERMS_PID).unwrap_or_default(),
            term.text(view::RESERVATION_LICENCES_TERMS_SN).unwrap_or_default(),
        );
        let member = state
            .list(view::MEMBERS)
            .iter()
            .find(|member| members::udi(member) == udi)?;
        let (status, at) = (
            member.get(view::MEMBERS_RESERVATION_STATUS)?,
            member.get(view::MEMBERS_RESERVATION_AT)?,
        );
        Some(format!("{status} on {}", at.format("%b %d %H:%M:%S %Y UTC")))
    };
    let mut licences = state.list(view::RESERVATION_LICENCES).to_vec();
    for licence in &mut licences {
        licence.set(view::RESERVATION_LICENCES_ENFORCEMENT, "NOT ENFORCED");
        for term in licence.list_mut(view::RESERVATION_LICENCES_TERMS) {
            let since = since(state, term);
            term.set_or_clear(view::RESERVATION_LICENCES_TERMS_AUTHORIZATION, since);
        }
    }
    if !licences.is_empty() {
        state.set(view::RESERVATION_LICENCES, licences);
    }
}

/// Adds one member's share of a licence.
fn reserve(state: &mut Record, udi: &Udi, role: &str, licence: &ReservedLicense) {
    let count = i64::from(licence.count);
    let mut term = Record::new()
        .with(view::RESERVATION_LICENCES_TERMS_ROLE, role)
        .with(view::RESERVATION_LICENCES_TERMS_PID, udi.pid.as_str())
        .with(view::RESERVATION_LICENCES_TERMS_SN, udi.sn.as_str())
        .with(view::RESERVATION_LICENCES_TERMS_TYPE, licence.license_type.as_str())
        .with(view::RESERVATION_LICENCES_TERMS_COUNT, count);
    term.set_or_clear(view::RESERVATION_LICENCES_TERMS_START, licence.start_date.clone());
    term.set_or_clear(view::RESERVATION_LICENCES_TERMS_END, licence.end_date.clone());
    let list = state.list_mut(view::RESERVATION_LICENCES);
    let known = list
        .iter_mut()
        .find(|known| known.text(view::RESERVATION_LICENCES_ENTITLEMENT) == Some(&licence.tag));
    match known {
        Some(known) => {
            let sum = known.get(view::RESERVATION_LICENCES_COUNT).unwrap_or(0) + count;
            known.set(view::RESERVATION_LICENCES_COUNT, sum);
            known.list_mut(view::RESERVATION_LICENCES_TERMS).push(term);
        }
        None => list.push(
            Record::new()
                .with(view::RESERVATION_LICENCES_ENTITLEMENT, licence.tag.as_str())
                .with(view::RESERVATION_LICENCES_NAME, licence.display_name.as_str())
                .with(view::RESERVATION_LICENCES_TAG, short_tag(&licence.tag))
                .with(view::RESERVATION_LICENCES_DESCRIPTION, licence.description.as_str())
                .with(view::RESERVATION_LICENCES_COUNT, count)
                .with(view::RESERVATION_LICENCES_TERMS, vec![term]),
        ),
    }
}

/// What screens print of a tag: `C9300_48P_dna_essentials` of `regid.2017-05.com.cisco.C9300_48P_dna_essentials,1.0_…`.
pub(super) fn short_tag(tag: &str) -> &str {
    let tag = tag.split_once(".com.cisco.").map_or(tag, |(_, rest)| rest);
    tag.split_once(',').map_or(tag, |(name, _)| name)
}

/// `license smart reservation return {local|all}`: asks, prints the codes that give the reservation back, forgets it.
fn give_back(ctx: &mut Ctx<'_>) -> Reaction {
    let scope = ctx.invocation.args.text("scope").to_owned();
    let agreed = ctx.invocation.agreed(0);
    let agent = &mut Agent::of(ctx);
    let wanted = members::in_scope(agent.state(), &scope);
    let made: Vec<(Udi, String)> = agent
        .state()
        .list(view::MEMBERS)
        .iter()
        .filter(|member| is_installed(member) && wanted.contains(&members::udi(member)))
        .map(|member| {
            let udi = members::udi(member);
            let what = member.text(view::MEMBERS_RESERVATION_CODE).unwrap_or_default();
            let code = codes::return_code(&udi, what);
            (udi, code)
        })
        .collect();
    if made.is_empty() {
        return Reaction::screen("license_exec/authorization/not_installed");
    }
    match agreed {
        None => Reaction::ask("dialogue/license/return_reservation", Record::new(), AnswerKind::YesNo),
        Some(false) => Reaction::silent(),
        Some(true) => {
            returned(agent, &made);
            codes_printed(
                "license_exec/reservation/return_code",
                "license_exec/reservation/return_heading",
                "license_exec/reservation/return_code_of",
                &made,
            )
        }
    }
}

fn returned(agent: &mut Agent<'_>, made: &[(Udi, String)]) {
    for (udi, code) in made {
        if let Some(member) = members::find_mut(agent.state_mut(), udi) {
            clear_member(member);
            member.set(view::MEMBERS_RESERVATION_RETURN_CODE, code.as_str());
        }
        release(agent.state_mut(), udi);
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

/// Takes a member's shares away.
fn release(state: &mut Record, udi: &Udi) {
    let ours = |term: &Record| {
        term.text(view::RESERVATION_LICENCES_TERMS_PID) == Some(&udi.pid)
            && term.text(view::RESERVATION_LICENCES_TERMS_SN) == Some(&udi.sn)
    };
    let list = state.list_mut(view::RESERVATION_LICENCES);
    for licence in list.iter_mut() {
        licence
            .list_mut(view::RESERVATION_LICENCES_TERMS)
            .retain(|term| !ours(term));
        let left = licence
            .list(view::RESERVATION_LICENCES_TERMS)
            .iter()
            .filter_map(|term| term.get(view::RESERVATION_LICENCES_TERMS_COUNT))
            .sum::<i64>();
        licence.set(view::RESERVATION_LICENCES_COUNT, left);
    }
    list.retain(|licence| !licence.list(view::RESERVATION_LICENCES_TERMS).is_empty());
}

fn clear_member(member: &mut Record) {
    for id in [
        view::MEMBERS_RESERVATION_STATUS.id,
        view::MEMBERS_RESERVATION_AT.id,
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
