//! From classic Smart Licensing to Smart Licensing Using Policy and back: what another release makes of the trusted store.
//!
//! Transports after an upgrade: SysMgmt guide 17.4, page 125; downgrade: page 127. That a registration becomes a trust code
//! is from a TechNote (216520), recalled; what else is forgotten or kept is unverified. Must not know how a release is
//! started; it already runs when this does its work, and NVRAM is configured.

use super::agent::Agent;
use super::boot::Start;
use super::{account, classic, eventlog, factory_reset, members, reports, reservation, trust};
use crate::device::view;
use crate::screen::value::Record;
use crate::wire::Udi;

/// What must be known of a device before another release starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// It was of the time before policy mode.
    classic: bool,
    /// It reported to CSSM by itself.
    direct: bool,
}

impl Before {
    /// Of the device that is about to restart.
    pub fn of(state: &Record) -> Self {
        Self {
            classic: classic::is_classic(state),
            direct: matches!(state.text(view::TRANSPORT_TYPE), Some("smart" | "callhome")),
        }
    }

    /// How licensing starts on what the device runs now.
    pub fn start(self, state: &Record) -> Start {
        match (self.classic, classic::is_classic(state)) {
            (true, false) => Start::Upgraded,
            (false, true) => Start::Downgraded { direct: self.direct },
            _ => Start::Reload,
        }
    }
}

/// Where a classic device stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Reserved,
    Registered,
    Evaluating,
}

/// The device was upgraded into policy mode.
pub fn upgrade(agent: &mut Agent<'_>) {
    let now = agent.now();
    let standing = if classic::reservation_kind(agent.state()).is_some() {
        Standing::Reserved
    } else if classic::holds_certificate(agent.state(), now) {
        Standing::Registered
    } else {
        Standing::Evaluating
    };
    let state = agent.state_mut();
    let identity = members::instance(state);
    // A profile of policy mode that was moved to a classic release may still say these.
    trust::clear(state);
    factory_reset::clear_usage(state);
    reports::clear(state);
    take_transport(state, standing);
    classic::end(agent);
    classic::leave(agent.state_mut());
    // Also what nobody sells here, of an imported box: all that a device has configured is in use.
    for licence in agent.state_mut().list_mut(view::LICENCES) {
        if licence.get(view::LICENCES_COUNT).unwrap_or(0) > 0 {
            licence.set(view::LICENCES_STATUS, "IN USE");
        }
    }
    match standing {
        Standing::Reserved => reservation::carry_over(agent.state_mut()),
        Standing::Registered => trust_of_registration(agent, identity.as_deref()),
        Standing::Evaluating => account::clear(agent.state_mut()),
    }
}

/// Page 125. A transport that nobody configured was call-home; of `automatic` the guide says nothing.
fn take_transport(state: &mut Record, standing: Standing) {
    let smart = state.text(view::TRANSPORT_TYPE) == Some("smart");
    let after = match (smart, standing) {
        (_, Standing::Reserved) | (true, Standing::Evaluating) => "off",
        (true, Standing::Registered) => "smart",
        (false, Standing::Registered) => "callhome",
        (false, Standing::Evaluating) => "cslu",
    };
    state.set(view::TRANSPORT_TYPE, after);
}

/// The certificate of the registration becomes a trust code, with every member: a registration was for all of them. CSSM
/// knows the device by the same identity as before.
fn trust_of_registration(agent: &mut Agent<'_>, identity: Option<&str>) {
    let now = agent.now();
    let udis: Vec<Udi> = agent.state().list(view::MEMBERS).iter().map(members::udi).collect();
    for member in agent.state_mut().list_mut(view::MEMBERS) {
        member.set(view::MEMBERS_TRUST_INSTALLED, now);
        member.set(view::MEMBERS_TRUST_STATE, 2);
        member.set(view::MEMBERS_TRUST_TYPE, "CSSM");
        member.set_or_clear(view::MEMBERS_TRUST_INSTANCE, identity.map(str::to_owned));
    }
    for udi in udis {
        agent.log("message/smart_lic/trust_code_install_success", members::named(&udi));
        eventlog::record(agent, "SAEVT_TRUST_INSTALL", &[("success", "True")]);
    }
}

/// The device was taken back to before policy mode; `direct` says that it reported to CSSM by itself.
pub fn downgrade(agent: &mut Agent<'_>, direct: bool) {
    let now = agent.now();
    let state = agent.state_mut();
    let reserved = classic::reservation_kind(state).is_some();
    let alone = state.list(view::MEMBERS).len() == 1;
    let registered = !reserved && direct && alone && trust::installed(state).is_some() && takes_trust(state);
    let identity = members::instance(state).filter(|_| registered);
    trust::clear(state);
    factory_reset::clear_usage(state);
    reports::clear(state);
    state.forget(view::POLICY_INSTALLED.id);
    if let Some(member) = state.list_mut(view::MEMBERS).first_mut() {
        member.set_or_clear(view::MEMBERS_TRUST_INSTANCE, identity);
    }
    if registered {
        state.set(view::REGISTRATION_AT, now);
        state.set(view::REGISTRATION_EXPORT, true);
        state.set(view::AUTHORIZATION_STATUS, "AUTHORIZED");
        state.set(view::AUTHORIZATION_AT, now);
        state.set(view::AUTHORIZATION_LAST_STATUS, "SUCCEEDED");
        state.set(view::AUTHORIZATION_LAST_AT, now);
    } else if reserved {
        let since = members::of_active(state, view::MEMBERS_RESERVATION_AT);
        let allowed = members::of_active(state, view::MEMBERS_RESERVATION_EXPORT).unwrap_or(false);
        state.set_or_clear(view::REGISTRATION_AT, since);
        state.set(view::REGISTRATION_EXPORT, allowed);
        reservation::carry_back(state);
    }
    classic::begin(state, registered);
}

/// The releases that make a registration of a trust code (page 127: 17.3.1, 16.12.4 and later of 16.12, 16.9.6 and later
/// of 16.9); every other wants `license smart register idtoken`.
fn takes_trust(state: &Record) -> bool {
    let from =
        |floor: &[u32], end: &[u32]| members::release_at_least(state, floor) && !members::release_at_least(state, end);
    from(&[17, 3, 1], &[17, 3, 2]) || from(&[16, 12, 4], &[16, 13]) || from(&[16, 9, 6], &[16, 10])
}
