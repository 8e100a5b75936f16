//! `license smart factory reset`: what is forgotten, and when.
//!
//! Nothing happens before the reload that the command asks for (capture of the warning). Which parts go is recalled from
//! the troubleshooting chapter: trust code, policy, authorization codes, reports, counters.

use super::agent::Agent;
use super::{account, authorization, classic, comm, history, import_export, policy, reports, reservation, row, trust};
use crate::device::action::ActionInfo;
use crate::device::reaction::Reaction;
use crate::device::{Ctx, view};
use crate::screen::value::Record;

/// The action of this subject.
pub static ACTIONS: &[ActionInfo] = &[row("license_factory_reset", &[], factory_reset)];

/// `license smart factory reset`.
fn factory_reset(ctx: &mut Ctx<'_>) -> Reaction {
    ctx.device.state.set(view::FACTORY_RESET_PENDING, true);
    Reaction::screen("license_exec/factory_reset")
}

/// Forgets everything, if it was asked for. To be called by boot, before anything of licensing starts, whatever release
/// starts.
pub fn apply_pending(agent: &mut Agent<'_>) {
    if !agent.state().is(view::FACTORY_RESET_PENDING) {
        return;
    }
    let state = agent.state_mut();
    state.clear(view::FACTORY_RESET_PENDING);
    trust::clear(state);
    authorization::clear(state);
    reservation::clear(state);
    reports::clear(state);
    account::clear(state);
    history::clear(state);
    import_export::clear(state);
    clear_usage(state);
    for statistics in comm::ALL {
        statistics.clear(state);
    }
    // The message is one of policy mode.
    if policy::remove(state) && !classic::is_classic(state) {
        agent.log("message/smart_lic/policy_removed", Record::new());
    }
}

/// Forgets every date of usage reporting.
pub(super) fn clear_usage(state: &mut Record) {
    for id in [
        view::USAGE_STARTED.id,
        view::USAGE_LAST_ACK.id,
        view::USAGE_ACK_DEADLINE.id,
        view::USAGE_LAST_PUSH.id,
        view::USAGE_NEXT_PUSH.id,
        view::USAGE_NEXT_ACK_CHECK.id,
        view::USAGE_POLL_ID.id,
        view::USAGE_PUSH_INTERVAL.id,
        view::USAGE_ACK_STATE.id,
        view::USAGE_IN_POLICY.id,
        view::COMM_DOWN.id,
    ] {
        state.forget(id);
    }
}
