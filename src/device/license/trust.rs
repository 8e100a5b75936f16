//! The trust code: asked for with a token, installed for each member, renewed by trust sync, replaced by force.
//!
//! Its codes stand with the members (`members[].trust`); `trust.*` is the active's, computed.

use chrono::{DateTime, TimeDelta, Utc};

use super::agent::Agent;
use super::comm::{self, Trouble};
use super::{
    account, authorization, eventlog, jobs, members, needed, optional, transport, traps, trust_renewal, usage, utility,
};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::{Flag, Text};
use crate::device::reaction::{Piece, Reaction};
use crate::device::{Ctx, Quirk, nvram, view};
use crate::screen::value::{PathId, Record};
use crate::wire::{Ask, Reply, TrustCode, TrustReply, Udi};

/// Values that are computed from the members' trust codes: what is stored over them ends when those change.
pub(super) const FOLLOWS_TRUST: [PathId; 9] = [
    view::TRUST_INSTALLED.id,
    view::TRUST_ID.id,
    view::TRUST_STATE.id,
    view::TRUST_TYPE.id,
    view::TRUST_OVERALL.id,
    view::TRUST_OVERALL_N.id,
    view::TRUST_PER_DEVICE.id,
    view::COMM_LEVEL.id,
    view::COMM_STATE.id,
];

/// Actions on the trust code.
pub static ACTIONS: &[ActionInfo] = &[ActionInfo {
    name: "license_trust_request",
    args: &[needed("token", Text), needed("scope", Text), optional("force", Flag)],
    wants_running_config: true,
    run: request,
}];

/// Until a trust request that nobody answered is sent again (unverified: no capture shows the retries).
const RETRY: TimeDelta = TimeDelta::minutes(15);

/// From the trust code to the first trust sync (G-18: 05:01:33 to 05:02:12).
const SYNC_AFTER_TRUST: TimeDelta = TimeDelta::seconds(39);
/// The first release that gets its trust code through CSLU without a token (recalled; capture `17.7dev` has none yet,
/// `17.11dev__c9410r` has one).
const TRUST_THROUGH_CSLU_SINCE: [u32; 3] = [17, 7, 1];

/// Agents that list `Telemetry Reporting` once a trusted device was in contact: captures tech_support of 5.7.6, 5.10.1,
/// 5.11.2 and 5.11.3; not those without a trust code, nor 6.3.10, which has other words for telemetry.
const TELEMETRY_SINCE: [u32; 3] = [5, 7, 6];
/// The first agent that does no longer.
const NO_TELEMETRY_SINCE: [u32; 3] = [6, 3, 7];

/// When the active got its trust code.
pub fn installed(state: &Record) -> Option<DateTime<Utc>> {
    members::of_active(state, view::MEMBERS_TRUST_INSTALLED).or_else(|| state.get(view::TRUST_INSTALLED))
}

/// `license smart trust idtoken TOKEN {local|all} [force]`. Silent: the request goes out shortly after, and what comes of
/// it stands in the log and in `show license status`. `scope` is `local` or `all`.
fn request(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let (token, scope) = (args.text("token").to_owned(), args.text("scope").to_owned());
    let force = args.flag("force") || ctx.device.has(Quirk::TrustReplacedWithoutForce);
    let saves = ctx.device.has(Quirk::TrustSavesConfiguration);
    let agent = &mut Agent::of(ctx);
    if !force && installed(agent.state()).is_some() {
        let args = members::named(&members::active(agent.state()));
        agent.log("message/smart_lic/trust_code_present", args);
        return Reaction::silent();
    }
    let state = agent.state_mut();
    state.set(view::TRUST_PENDING_TOKEN, token);
    state.set(view::TRUST_PENDING_SCOPE, scope);
    if saves {
        return request_and_save(ctx);
    }
    jobs::arm(agent, jobs::TRUST_REQUEST, agent.now() + usage::REQUEST_DELAY);
    Reaction::silent()
}

/// What the quirk does: wait for the trust code, save the configuration, show the code.
fn request_and_save(ctx: &mut Ctx<'_>) -> Reaction {
    let agent = &mut Agent::of(ctx);
    if let Err(trouble) = send(agent) {
        agent.device.timers.remove(jobs::TRUST_REQUEST);
        forget_pending(agent.state_mut());
        let args = Record::new().with(view::ARG_REASON, reason(&trouble));
        return Reaction::piece(Piece::with("license_exec/trust/failed", args));
    }
    if nvram::save(ctx) {
        Reaction::screen("license_exec/trust/installed")
    } else {
        Reaction::screen("file/nvram/full").and(Piece::screen("license_exec/trust/installed"))
    }
}

/// The request is due.
pub fn send_request(agent: &mut Agent<'_>) {
    // What came of it is logged; nobody waits.
    let _ = send(agent);
}

fn send(agent: &mut Agent<'_>) -> Result<(), Trouble> {
    let Some(token) = agent.state().get(view::TRUST_PENDING_TOKEN) else {
        return Err(Trouble::NotSent(transport::Unsendable::NoTrust));
    };
    traps::check_hostname(agent);
    let scope = agent.state().get(view::TRUST_PENDING_SCOPE).unwrap_or_default();
    let udis = members::in_scope(agent.state(), &scope);
    let ask = Ask::Trust {
        token: Some(token),
        udis,
    };
    match comm::exchange(agent, ask) {
        Ok(Reply::Trust(reply)) => {
            forget_pending(agent.state_mut());
            install(agent, &reply);
            Ok(())
        }
        Ok(_) => {
            forget_pending(agent.state_mut());
            Err(Trouble::NoReply(crate::wire::Failure::EmptyResponse))
        }
        Err(trouble) => {
            refused(agent, &trouble);
            Err(trouble)
        }
    }
}

/// No trust code came. A request that nobody answered stays and is sent again; every other is over.
fn refused(agent: &mut Agent<'_>, trouble: &Trouble) {
    if let Trouble::NoReply(_) = trouble {
        jobs::arm(agent, jobs::TRUST_REQUEST, agent.now() + RETRY);
        return;
    }
    forget_pending(agent.state_mut());
    let udi = members::active(agent.state());
    let args = members::named(&udi).with(view::ARG_REASON, reason(trouble));
    agent.log("message/smart_lic/trust_code_install_failed", args);
    eventlog::record(agent, "SAEVT_TRUST_INSTALL", &[("success", "False")]);
}

fn reason(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(refusal) => refusal.to_string(),
        Trouble::NoReply(failure) => failure.reason().into_owned(),
        // Word of the YANG error list, 139 (messages.md section 5); where it is printed is unverified.
        Trouble::NotSent(_) => "Communication transport not available.".to_owned(),
    }
}

fn forget_pending(state: &mut Record) {
    state.clear(view::TRUST_PENDING_TOKEN);
    state.clear(view::TRUST_PENDING_SCOPE);
}

/// Codes have come, by wire or by file: they are installed, the account's policy with them, and the contact counts as an
/// acknowledgement (G-18: trust, policy and last ACK in the same second; the first push half a minute later).
pub fn install(agent: &mut Agent<'_>, reply: &TrustReply) {
    install_codes(agent, reply);
    // Two captures with a trust code of this run (17.6.3, G-18) list both jobs; those whose code is older list neither.
    jobs::done(agent, jobs::REGISTER_PERIOD);
    jobs::done(agent, jobs::ACK_EXPIRATION);
    usage::acknowledged(agent);
    usage::trusted(agent);
    if !transport::is_cslu(agent.state()) {
        jobs::arm(agent, jobs::TRUST_SYNC, agent.now() + SYNC_AFTER_TRUST);
        authorization::ask_after_contact(agent);
    }
}

fn install_codes(agent: &mut Agent<'_>, reply: &TrustReply) {
    for code in &reply.codes {
        if install_code(agent, code) {
            agent.log(
                "message/smart_lic/trust_code_install_success",
                members::named(&code.udi),
            );
            eventlog::record(agent, "SAEVT_TRUST_INSTALL", &[("success", "True")]);
        }
    }
    account::learned(agent, &reply.account);
    if let Some(policy) = &reply.policy {
        usage::follow_policy(agent, policy);
    }
}

/// Puts a code with its member. Whether there is such a member.
fn install_code(agent: &mut Agent<'_>, code: &TrustCode) -> bool {
    let now = agent.now();
    let mut ours = false;
    for member in members::each_mut(agent.state_mut(), &code.udi) {
        ours = true;
        member.set(view::MEMBERS_TRUST_INSTALLED, now);
        member.set(view::MEMBERS_TRUST_INSTANCE, code.instance.as_str());
        member.set(view::MEMBERS_TRUST_ID, code.id);
        member.set(view::MEMBERS_TRUST_STATE, 2);
        member.set(view::MEMBERS_TRUST_TYPE, code.issuer.as_str());
        member.set(view::MEMBERS_TRUST_VALID, code.valid);
        member.set(view::MEMBERS_TRUST_EXPIRES, code.expires);
    }
    if !ours {
        return false;
    }
    for id in FOLLOWS_TRUST {
        agent.state_mut().forget(id);
    }
    trust_renewal::arm(agent);
    utility::follow(agent);
    true
}

/// The trust sync that follows a trust code.
pub fn sync_after_trust(agent: &mut Agent<'_>) {
    sync(agent);
}

/// Trust sync: account and policy anew, codes renewed, members without a code get theirs. Whether it was answered.
///
/// On a direct transport it moves `Last ACK received` once a report was acknowledged (G-13, G-14); it does not before that
/// (G-18: trust and ACK 05:01:33, sync 05:02:12) nor through CSLU (capture `17.11dev__c9410r`: sync Oct 12, ACK Oct 11).
pub fn sync(agent: &mut Agent<'_>) -> bool {
    let Ok(Reply::Sync(reply)) = comm::exchange(agent, Ask::TrustSync) else {
        return false;
    };
    for code in &reply.codes {
        renew(agent, code);
    }
    account::learned(agent, &reply.account);
    if let Some(policy) = &reply.policy {
        usage::follow_policy(agent, policy);
    }
    let direct = !transport::is_cslu(agent.state());
    if direct && usage::has_usage_ack(agent.state()) {
        usage::acknowledged(agent);
    }
    if direct || members::release_at_least(agent.state(), &TRUST_THROUGH_CSLU_SINCE) {
        complete(agent, direct);
    }
    authorization::ask_after_contact(agent);
    let telemetry = members::agent_at_least(agent.state(), &TELEMETRY_SINCE)
        && !members::agent_at_least(agent.state(), &NO_TELEMETRY_SINCE);
    if telemetry && installed(agent.state()).is_some() {
        jobs::done(agent, jobs::TELEMETRY);
    }
    true
}

/// Asks for the codes that members lack: of those that joined later, and of all through CSLU, where no token is needed.
/// The latter is no acknowledgement (capture `17.11dev__c9410r`: trust Oct 12, ACK Oct 11).
fn complete(agent: &mut Agent<'_>, direct: bool) {
    let trusted = |udi: &Udi| {
        let mut members = agent.state().list(view::MEMBERS).iter();
        members.any(|member| members::udi(member) == *udi && member.get(view::MEMBERS_TRUST_INSTALLED).is_some())
    };
    let mut udis = members::in_scope(agent.state(), "all");
    udis.retain(|udi| !trusted(udi));
    if udis.is_empty() {
        return;
    }
    match comm::exchange(agent, Ask::Trust { token: None, udis }) {
        Ok(Reply::Trust(reply)) if direct => install(agent, &reply),
        Ok(Reply::Trust(reply)) => {
            install_codes(agent, &reply);
            // The other job is not listed (capture `17.11dev__c9410r`).
            jobs::done(agent, jobs::REGISTER_PERIOD);
        }
        // Counted and logged by `comm`; the next sync asks again.
        _ => {}
    }
}

/// A renewed code: its validity changes, the date of its installation stays.
pub(super) fn renew(agent: &mut Agent<'_>, code: &TrustCode) {
    for member in members::each_mut(agent.state_mut(), &code.udi) {
        member.set(view::MEMBERS_TRUST_INSTANCE, code.instance.as_str());
        member.set(view::MEMBERS_TRUST_VALID, code.valid);
        member.set(view::MEMBERS_TRUST_EXPIRES, code.expires);
    }
    trust_renewal::arm(agent);
}

/// Forgets the trust codes of some members: they are over.
pub(super) fn forget(state: &mut Record, udis: &[Udi]) {
    for udi in udis {
        members::each_mut(state, udi).for_each(forget_code);
    }
    if !udis.is_empty() {
        forget_what_follows(state);
    }
}

fn forget_what_follows(state: &mut Record) {
    state.forget(view::TRUST_ATTRIBUTES.id);
    for id in FOLLOWS_TRUST {
        state.forget(id);
    }
}

fn forget_code(member: &mut Record) {
    for id in [
        view::MEMBERS_TRUST_INSTALLED.id,
        view::MEMBERS_TRUST_INSTANCE.id,
        view::MEMBERS_TRUST_ID.id,
        view::MEMBERS_TRUST_STATE.id,
        view::MEMBERS_TRUST_TYPE.id,
        view::MEMBERS_TRUST_ATTRIBUTES.id,
        view::MEMBERS_TRUST_VALID.id,
        view::MEMBERS_TRUST_EXPIRES.id,
    ] {
        member.forget(id);
    }
}

/// Forgets every trust code.
pub fn clear(state: &mut Record) {
    forget_pending(state);
    state.list_mut(view::MEMBERS).iter_mut().for_each(forget_code);
    forget_what_follows(state);
}
