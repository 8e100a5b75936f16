//! The Smart Agent's event log.
//!
//! Layout of an event: `SAEVT_NAME key="value" …` (messages.md section 7). Names seen in captures: READY, ENABLED,
//! INIT_COMPLETE, COMM_RESTORED, LICENSE_USAGE; COMM_FAIL, UTILITY_RUM_SAVE, TRUST_INSTALL and those of policy and
//! authorization are recalled.

use super::agent::Agent;
use super::row;
use crate::device::action::ActionInfo;
use crate::device::reaction::Reaction;
use crate::device::{Ctx, clock, view};
use crate::limits::LICENSE_EVENTS_MAX;
use crate::screen::value::Record;

/// The action of this subject.
pub static ACTIONS: &[ActionInfo] = &[row("license_clear_eventlog", &[], clear_eventlog)];

/// `license smart clear eventlog`. Silent (captured by a public test suite).
fn clear_eventlog(ctx: &mut Ctx<'_>) -> Reaction {
    ctx.device.state.clear(view::EVENTS);
    // A size that a profile gave was that of what is gone.
    ctx.device.state.forget(view::EVENTLOG_SIZE.id);
    Reaction::silent()
}

/// Bytes of the log as `show license eventlog` prints it, without its head.
pub fn size(state: &Record) -> usize {
    let parts = [
        view::EVENTS_DATE,
        view::EVENTS_TIME,
        view::EVENTS_ZONE,
        view::EVENTS_EVENT,
    ];
    let line = |event: &Record| {
        parts
            .iter()
            .filter_map(|part| event.text(*part))
            .map(|text| text.len() + 1)
            .sum::<usize>()
    };
    state.list(view::EVENTS).iter().map(line).sum()
}

/// Appends an event, stamped in the device's zone with milliseconds.
pub fn record(agent: &mut Agent<'_>, name: &str, values: &[(&str, &str)]) {
    let mut event = name.to_owned();
    for (key, value) in values {
        let value: String = value.chars().filter(|c| !c.is_control() && *c != '"').collect();
        event.push_str(&format!(" {key}=\"{value}\""));
    }
    let at = agent.device.clock(agent.world.lab_time());
    let zone = clock::zone(agent.device);
    let (local, zone) = zone.local(at);
    let state = agent.state_mut();
    let entry = Record::new()
        .with(view::EVENTS_DATE, local.format("%Y-%m-%d").to_string())
        .with(view::EVENTS_TIME, local.format("%H:%M:%S%.3f").to_string())
        .with(view::EVENTS_ZONE, zone)
        .with(view::EVENTS_EVENT, event);
    let events = state.list_mut(view::EVENTS);
    events.push(entry);
    let over = events.len().saturating_sub(LICENSE_EVENTS_MAX);
    events.drain(..over);
}
