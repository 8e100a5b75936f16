//! Authorization codes for export-controlled licences (SLAC): asked for, installed, given back. And the export key of
//! old, which no release of this device has.

use chrono::{DateTime, TimeDelta, Utc};

use super::agent::Agent;
use super::comm::{self, Trouble};
use super::storage::{self, FileProblem};
use super::{codes, eventlog, jobs, members, needed, optional, policy, reservation, row, usage};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::{Int, Text};
use crate::device::reaction::{Piece, Reaction};
use crate::device::{Ctx, view};
use crate::screen::value::Record;
use crate::wire::files::{AuthorizationRequest, AuthorizationRequestFile};
use crate::wire::{Ask, AuthorizationCode, LicenseFile, Reply, Udi};

/// Actions on authorization codes.
pub static ACTIONS: &[ActionInfo] = &[
    row(
        "license_authorization_request",
        &[
            needed("mode", Text),
            needed("feature", Text),
            needed("scope", Text),
            optional("count", Int),
        ],
        request,
    ),
    row(
        "license_authorization_request_save",
        &[optional("file", Text)],
        request_save,
    ),
    row(
        "license_authorization_return",
        &[needed("scope", Text), needed("way", Text), optional("file", Text)],
        give_back,
    ),
    row(
        "license_export_return",
        &[needed("scope", Text), needed("feature", Text)],
        export_return,
    ),
];

/// Said of a feature, report or key that the device does not have (captures).
const NOT_FOUND: &str = "license_exec/not_found";
/// Said where no code is installed (capture).
const NO_CODE: &str = "license_exec/authorization/not_installed";

/// Product ids of boxes that list `hseck9` in their mapping table and have nothing to ask it for: of the Catalyst 9300
/// only the 9300X is export-controlled (reference licensing-state-machine 9, commands 1.1).
const NOTHING_TO_REQUEST: [&str; 2] = ["C9300-", "C9300L-"];

/// The entitlement tag of an enforced feature of the members in scope.
fn tag_of(state: &Record, feature: &str) -> Option<String> {
    let may_ask = |member: &&Record| {
        let pid = member.text(view::MEMBERS_PID).unwrap_or_default();
        !NOTHING_TO_REQUEST.iter().any(|family| pid.starts_with(family))
    };
    state
        .list(view::MEMBERS)
        .iter()
        .filter(may_ask)
        .flat_map(|member| member.list(view::MEMBERS_ENFORCED))
        .find(|enforced| enforced.text(view::MEMBERS_ENFORCED_FEATURE) == Some(feature))
        .and_then(|enforced| enforced.get(view::MEMBERS_ENFORCED_TAG))
}

/// `license smart authorization request {add|replace} FEATURE {all|local}`. `mode` is `add` or `replace`. Silent; a
/// feature without export control is not found.
fn request(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let feature = args.text("feature").to_owned();
    let scope = args.text("scope").to_owned();
    let replace = args.text("mode") == "replace";
    let count = args.int("count").unwrap_or(1);
    let agent = &mut Agent::of(ctx);
    if tag_of(agent.state(), &feature).is_none() {
        return Reaction::screen(NOT_FOUND);
    }
    let state = agent.state_mut();
    state.set(view::AUTHORIZATIONS_PENDING_FEATURE, feature);
    state.set(view::AUTHORIZATIONS_PENDING_SCOPE, scope);
    state.set(view::AUTHORIZATIONS_PENDING_REPLACE, replace);
    state.set(view::AUTHORIZATIONS_PENDING_COUNT, count);
    jobs::arm(agent, jobs::AUTHORIZATION_CODE, agent.now() + usage::REQUEST_DELAY);
    Reaction::silent()
}

/// What waits to be asked for: tag, count, whom for, and whether it replaces.
struct Pending {
    tag: String,
    count: u32,
    udis: Vec<Udi>,
    replace: bool,
}

fn pending(state: &Record) -> Option<Pending> {
    let feature = state.get(view::AUTHORIZATIONS_PENDING_FEATURE)?;
    let scope = state.get(view::AUTHORIZATIONS_PENDING_SCOPE).unwrap_or_default();
    Some(Pending {
        tag: tag_of(state, &feature)?,
        count: state
            .get(view::AUTHORIZATIONS_PENDING_COUNT)
            .and_then(|n| u32::try_from(n).ok())
            .unwrap_or(1),
        udis: members::in_scope(state, &scope),
        replace: state.is(view::AUTHORIZATIONS_PENDING_REPLACE),
    })
}

fn forget_pending(state: &mut Record) {
    for id in [
        view::AUTHORIZATIONS_PENDING_FEATURE.id,
        view::AUTHORIZATIONS_PENDING_SCOPE.id,
        view::AUTHORIZATIONS_PENDING_REPLACE.id,
        view::AUTHORIZATIONS_PENDING_COUNT.id,
        view::AUTHORIZATIONS_POLL_ID.id,
    ] {
        state.forget(id);
    }
}

/// Codes came as a file: a request for what they allow waits no more.
pub(super) fn answered(agent: &mut Agent<'_>, codes: &[AuthorizationCode]) {
    let allowed = |tag: &String| {
        codes
            .iter()
            .any(|code| code.entitlements.iter().any(|(known, _)| known == tag))
    };
    if pending(agent.state()).is_some_and(|pending| allowed(&pending.tag)) {
        forget_pending(agent.state_mut());
        jobs::disarm(agent, jobs::AUTHORIZATION_CODE);
    }
}

/// From a trust code or a trust sync to the question whether there are codes (G-18: sync 05:02:12, `Authorization Code
/// Process` 05:02:42; capture `17.11dev__c9410r`: sync 15:21:09, request 15:21:39).
const ASK_AFTER_CONTACT: TimeDelta = TimeDelta::seconds(30);
/// The first release that asks (17.6.3, 17.6.6 and `17.7dev` count no request beside their trust syncs, `17.11dev` and
/// later one for each; between the two the bound is unverified).
const ASKS_SINCE: [u32; 2] = [17, 9];

/// After contact the device asks whether there are codes for it; where it waits for some, that request stands.
pub fn ask_after_contact(agent: &mut Agent<'_>) {
    let waits = jobs::is_armed(agent, jobs::AUTHORIZATION_CODE);
    if !waits && members::release_at_least(agent.state(), &ASKS_SINCE) {
        jobs::arm(agent, jobs::AUTHORIZATION_CODE, agent.now() + ASK_AFTER_CONTACT);
    }
}

/// Asks without wanting anything; `NO DATA TO PROCESS` is the usual answer (G-12).
fn ask_idly(agent: &mut Agent<'_>) {
    let ask = Ask::Authorization {
        replace: false,
        wanted: Vec::new(),
        udis: members::in_scope(agent.state(), "all"),
    };
    if let Ok(Reply::Authorization(codes)) = comm::exchange(agent, ask) {
        install(agent, &codes, false);
        confirm(agent, &codes);
    }
}

/// The request, or the poll for its answer, is due.
pub fn send_request(agent: &mut Agent<'_>) {
    jobs::disarm(agent, jobs::AUTHORIZATION_CODE);
    let Some(pending) = pending(agent.state()) else {
        forget_pending(agent.state_mut());
        ask_idly(agent);
        return;
    };
    let poll = agent
        .state()
        .get(view::AUTHORIZATIONS_POLL_ID)
        .and_then(|id| u64::try_from(id).ok());
    let ask = match poll {
        Some(poll_id) => Ask::Poll { poll_id },
        None => Ask::Authorization {
            replace: pending.replace,
            wanted: vec![(pending.tag, pending.count)],
            udis: pending.udis,
        },
    };
    match comm::exchange(agent, ask) {
        Ok(Reply::Authorization(codes)) => {
            forget_pending(agent.state_mut());
            install(agent, &codes, pending.replace);
            confirm(agent, &codes);
        }
        Ok(Reply::Poll { poll_id, interval }) => {
            let id = i64::try_from(poll_id).unwrap_or(i64::MAX);
            agent.state_mut().set(view::AUTHORIZATIONS_POLL_ID, id);
            jobs::arm(agent, jobs::AUTHORIZATION_CODE, agent.now() + interval);
        }
        Err(Trouble::NoReply(_)) => {
            jobs::arm(agent, jobs::AUTHORIZATION_CODE, agent.now() + TimeDelta::days(1));
        }
        Err(Trouble::Refused(refusal)) => {
            forget_pending(agent.state_mut());
            let udi = members::active(agent.state());
            let args = members::named(&udi).with(view::ARG_REASON, refusal.to_string());
            agent.log("message/smart_lic/authorization_install_failed", args);
        }
        // The request stays, to be saved to a file, where nothing can be sent.
        Ok(_) | Err(Trouble::NotSent(_)) => {}
    }
}

fn confirm(agent: &mut Agent<'_>, codes: &[AuthorizationCode]) {
    let codes = codes
        .iter()
        .map(|code| (code.udi.clone(), code.confirmation.clone()))
        .collect();
    // Counted by `comm`; the codes are in force whether or not anybody hears of it.
    let _ = comm::exchange(agent, Ask::AuthorizationConfirmation { codes });
}

/// Installs codes with the members that they are for. Whether any was for this device.
pub fn install(agent: &mut Agent<'_>, codes: &[AuthorizationCode], replace: bool) -> bool {
    let now = agent.now();
    let mut any = false;
    for code in codes {
        let mut ours = false;
        for member in members::each_mut(agent.state_mut(), &code.udi) {
            put(member, code, replace, now);
            ours = true;
        }
        if !ours {
            continue;
        }
        let args = members::named(&code.udi);
        agent.log("message/smart_lic/authorization_install_success", args);
        eventlog::record(agent, "SAEVT_AUTHORIZATION_INSTALL", &[("success", "True")]);
        any = true;
    }
    any
}

/// Notes a code with a member.
fn put(member: &mut Record, code: &AuthorizationCode, replace: bool, now: DateTime<Utc>) {
    let list = member.list_mut(view::MEMBERS_SLAC_CODES);
    if replace {
        list.clear();
    }
    for (tag, count) in &code.entitlements {
        list.retain(|known| known.text(view::MEMBERS_SLAC_CODES_TAG) != Some(tag));
        list.push(
            Record::new()
                .with(view::MEMBERS_SLAC_CODES_TAG, tag.as_str())
                .with(view::MEMBERS_SLAC_CODES_COUNT, i64::from(*count)),
        );
    }
    member.set(view::MEMBERS_SLAC_INSTALLED, now);
    member.set(view::MEMBERS_SLAC_CONFIRMATION, code.confirmation.as_str());
}

/// `license smart authorization request save [URL]`: the pending request as a file for CSSM. Silent.
fn request_save(ctx: &mut Ctx<'_>) -> Reaction {
    let file = ctx.invocation.args.text("file").to_owned();
    let agent = &mut Agent::of(ctx);
    let Some(pending) = pending(agent.state()) else {
        return Reaction::screen(NOT_FOUND);
    };
    let requests = pending
        .udis
        .iter()
        .map(|udi| AuthorizationRequest {
            sudi: udi.clone(),
            keys: vec![(pending.tag.clone(), pending.count)],
            confirm_code: None,
            remove_code: None,
        })
        .collect();
    let content = LicenseFile::AuthorizationRequest(AuthorizationRequestFile {
        system: storage::system_info(agent),
        requests,
    });
    match storage::write(agent, &file, content.write().into_bytes()) {
        Ok(()) => {
            agent.device.timers.remove(jobs::AUTHORIZATION_CODE);
            Reaction::silent()
        }
        Err(problem) => problem.reaction(),
    }
}

/// The UDIs in scope that have a code, with the code that gives it back.
fn returnable(state: &Record, scope: &str) -> Vec<(Udi, String)> {
    let wanted = members::in_scope(state, scope);
    let reserved = reservation::installed(state, &wanted);
    let of_udi = |udi: &Udi| {
        let mut members = state.list(view::MEMBERS).iter();
        let member = members.find(|member| members::udi(member) == *udi)?;
        member.get(view::MEMBERS_SLAC_INSTALLED)?;
        let code = codes::return_code(udi, member.text(view::MEMBERS_SLAC_CONFIRMATION)?);
        Some((udi.clone(), code))
    };
    wanted.iter().filter_map(of_udi).chain(reserved).collect()
}

/// Whether a licence is in use that a code of the members in scope allows (recalled: such a code cannot be returned).
fn is_used(state: &Record, scope: &str) -> bool {
    let wanted = members::in_scope(state, scope);
    let ours = state.list(view::MEMBERS).iter();
    let codes = ours
        .filter(|member| wanted.contains(&members::udi(member)))
        .flat_map(|member| member.list(view::MEMBERS_SLAC_CODES));
    let tags: Vec<_> = codes
        .filter_map(|code| code.text(view::MEMBERS_SLAC_CODES_TAG))
        .collect();
    let mut used = state
        .list(view::LICENCES)
        .iter()
        .filter(|licence| policy::in_use(licence));
    used.any(|licence| {
        licence
            .text(view::LICENCES_ENTITLEMENT)
            .is_some_and(|tag| tags.contains(&tag))
    })
}

/// `license smart authorization return {all|local} {online | offline [URL]}`. `way` is `online` or `offline`; offline
/// prints the code to be typed into CSSM and writes it to the file, if one is named.
fn give_back(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let scope = args.text("scope").to_owned();
    let online = args.text("way") == "online";
    let file = args.text_opt("file").map(str::to_owned);
    let agent = &mut Agent::of(ctx);
    let codes = returnable(agent.state(), &scope);
    if codes.is_empty() {
        return Reaction::screen(NO_CODE);
    }
    if is_used(agent.state(), &scope) {
        return Reaction::screen("license_exec/authorization/in_use");
    }
    if online {
        let ask = Ask::AuthorizationReturn { codes: codes.clone() };
        if comm::exchange(agent, ask).is_ok() {
            remove(agent, &codes);
        }
        return Reaction::silent();
    }
    if let Some(file) = file
        && let Err(problem) = write_return(agent, &file, &codes)
    {
        return problem.reaction();
    }
    remove(agent, &codes);
    let mut reaction = Reaction::screen("license_exec/authorization/return_codes");
    for (udi, code) in &codes {
        let args = members::named(udi).with(view::ARG_CODE, code.as_str());
        reaction = reaction.and(Piece::with("license_exec/authorization/return_code", args));
    }
    reaction
}

fn write_return(agent: &mut Agent<'_>, file: &str, codes: &[(Udi, String)]) -> Result<(), FileProblem> {
    let requests = codes
        .iter()
        .map(|(udi, code)| AuthorizationRequest {
            sudi: udi.clone(),
            keys: Vec::new(),
            confirm_code: None,
            remove_code: Some(code.clone()),
        })
        .collect();
    let content = LicenseFile::AuthorizationRequest(AuthorizationRequestFile {
        system: storage::system_info(agent),
        requests,
    });
    storage::write(agent, file, content.write().into_bytes())
}

fn remove(agent: &mut Agent<'_>, codes: &[(Udi, String)]) {
    let udis: Vec<Udi> = codes.iter().map(|(udi, _)| udi.clone()).collect();
    let reserved = reservation::installed(agent.state(), &udis);
    if !reserved.is_empty() {
        reservation::returned(agent, &reserved);
    }
    for (udi, code) in codes.iter().filter(|code| !reserved.contains(code)) {
        for member in members::each_mut(agent.state_mut(), udi) {
            member.clear(view::MEMBERS_SLAC_INSTALLED);
            member.clear(view::MEMBERS_SLAC_CONFIRMATION);
            member.clear(view::MEMBERS_SLAC_CODES);
            member.set(view::MEMBERS_SLAC_RETURN_CODE, code.as_str());
        }
        agent.log("message/smart_lic/authorization_removed", members::named(udi));
    }
}

/// Forgets every code.
pub fn clear(state: &mut Record) {
    forget_pending(state);
    for member in state.list_mut(view::MEMBERS) {
        for id in [
            view::MEMBERS_SLAC_INSTALLED.id,
            view::MEMBERS_SLAC_CONFIRMATION.id,
            view::MEMBERS_SLAC_CODES.id,
            view::MEMBERS_SLAC_RETURN_CODE.id,
        ] {
            member.forget(id);
        }
    }
}

/// `license smart export return {all|local} FEATURE`: there is no export key to give back (wording unverified).
fn export_return(_: &mut Ctx<'_>) -> Reaction {
    Reaction::screen(NOT_FOUND)
}
