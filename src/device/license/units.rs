//! What licensing makes of units that come, go and take over.
//!
//! Rules and their evidence: licensing-state-machine.md sections 2, 3.3 and 6. Must not know why a unit came or went.

use super::agent::Agent;
use super::{boot, classic, comm, delivery, jobs, levels, usage};
use crate::device::view;
use crate::screen::value::Record;

/// Units came or went: their licences are counted anew. One more or one less of a class is a change of use (guide 17.4
/// p. 113), the reports of what changed close, and what is due for a change becomes due. A unit without a trust code gets
/// one with the next sync.
pub fn changed(agent: &mut Agent<'_>) {
    if classic::is_classic(agent.state()) {
        classic::recount(agent);
        return;
    }
    let state = agent.state();
    let Some(base) = state.get(view::BOOT_LEVEL_BASE_NAME) else {
        return;
    };
    let addon = state.get(view::BOOT_LEVEL_ADDON_NAME);
    let levels: Vec<&str> = std::iter::once(base.as_str()).chain(addon.as_deref()).collect();
    levels::use_levels(agent, &levels);
    forget_shape(agent.state_mut());
}

/// Another unit is the active one. Its Smart Agent begins as after a start: counters of its own, nothing that waits for an
/// answer, a push after two minutes and a trust sync, which gets what a unit lacks (a model; that trust is asked for at
/// the next sync is recalled).
pub fn switched_over(agent: &mut Agent<'_>) {
    if classic::is_classic(agent.state()) {
        // Recorded at a start: the same words when the role changes.
        agent.log("message/smart_lic_classic/ha_role_changed", Record::new());
        classic::recount(agent);
        return;
    }
    for statistics in comm::ALL {
        statistics.clear(agent.state_mut());
    }
    delivery::lost(agent.state_mut());
    usage::stop_polling(agent);
    changed(agent);
    let now = agent.now();
    if agent.state().get(view::USAGE_NEXT_PUSH).is_some() {
        usage::push_at(agent, now + boot::PUSH_AFTER_BOOT);
    }
    jobs::arm(agent, jobs::BOOT_SYNC, now + boot::SYNC_AFTER_BOOT);
}

/// What was printed of one unit, or of several, is computed anew.
fn forget_shape(state: &mut Record) {
    for id in super::trust::FOLLOWS_TRUST {
        state.forget(id);
    }
    let alone = state.list(view::MEMBERS).len() == 1;
    state.set(view::HA_MESSAGE_FLOW, alone);
}
