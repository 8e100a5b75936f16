//! Utility mode (MSLA): when reporting of utility data starts and stops, and what the MIB's notifications say of it.
//!
//! CISCO-SMART-LIC-MIB: reporting starts "when utility is enabled, the URL is set in the CLI and the agent has received
//! subscription information" (28), stops when one of these ends (29), and 32 is sent when the subscription is there and
//! smart transport is not. Subscription information comes with contact; whether an account has such a subscription is
//! not modelled, so a trust code stands for it (unverified). No capture shows a device in utility mode: how its reports
//! differ, and whether more than the first line of `Utility:` is printed, is not known. Certificates (25 to 27, 31) are of third-party
//! billing and not of policy mode.

use super::agent::Agent;
use super::{traps, trust};
use crate::device::view;
use crate::screen::value::Record;

fn is_subscribed(state: &Record) -> bool {
    state.is(view::UTILITY_ENABLED) && trust::installed(state).is_some()
}

fn over_smart(state: &Record) -> bool {
    state.text(view::TRANSPORT_TYPE) == Some("smart")
}

/// A device that runs has said before what there is to say.
pub fn resume(state: &mut Record) {
    if is_subscribed(state) && over_smart(state) {
        state.set(view::UTILITY_REPORTING, true);
    }
}

/// What reporting of utility data depends on may have changed.
pub fn follow(agent: &mut Agent<'_>) {
    let state = agent.state();
    let (was, subscribed, smart) = (
        state.is(view::UTILITY_REPORTING),
        is_subscribed(state),
        over_smart(state),
    );
    let is = subscribed && smart;
    if was != is {
        if is {
            agent.state_mut().set(view::UTILITY_REPORTING, true);
        } else {
            agent.state_mut().forget(view::UTILITY_REPORTING.id);
        }
        let trap = if is {
            traps::UTILITY_STARTED
        } else {
            traps::UTILITY_STOPPED
        };
        traps::notify(agent, trap, None);
    }
    if subscribed && !smart {
        traps::notify(agent, traps::NOT_SMART, None);
    }
}

/// A report was not taken, and why.
pub fn send_failed(agent: &mut Agent<'_>, reason: &str) {
    if agent.state().is(view::UTILITY_REPORTING) {
        traps::notify(agent, traps::UTILITY_SEND_FAILED, Some(reason.to_owned()));
    }
}
