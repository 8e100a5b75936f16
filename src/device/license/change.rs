//! What licensing does when its configuration changes: one table, by path.

use super::agent::Agent;
use super::{classic, eventlog, jobs, pak, reservation, transport, usage, utility};
use crate::device::config::FROM_MEMORY;
use crate::device::reaction::Reaction;
use crate::device::{Change, Ctx, Op, view};
use crate::screen::value::{PathId, Value};

/// What one path's change causes.
type Hook = fn(&mut Agent<'_>, &Change) -> Reaction;

/// Paths that licensing listens to. The change is in the state already.
static HOOKS: &[(PathId, Hook)] = &[
    (view::TRANSPORT_TYPE.id, transport_changed),
    (view::TRANSPORT_SMART_URL.id, url_changed),
    (view::TRANSPORT_REGISTRATION_URL.id, url_changed),
    (view::TRANSPORT_URL_DEFAULT.id, url_changed),
    (view::USAGE_CONFIGURED_INTERVAL.id, interval_changed),
    (view::BOOT_LEVEL_BASE_CONFIGURED.id, boot_level_changed),
    (view::PAK_BOOT_LEVELS.id, pak::level_changed),
    (view::PRIVACY_HOSTNAME.id, privacy_changed),
    (view::PRIVACY_VERSION.id, privacy_changed),
    (view::RESERVATION_CONFIGURED.id, reservation_changed),
    (view::UTILITY_ENABLED.id, utility_changed),
];

/// To be called after each change of configuration was put into the state; what it prints comes after the line. What
/// NVRAM says at boot is no change: nothing is said, and no push moves.
pub fn on_change(ctx: &mut Ctx<'_>, change: &Change) -> Reaction {
    if ctx.invocation.origin.line == FROM_MEMORY {
        return Reaction::silent();
    }
    match HOOKS.iter().find(|(path, _)| *path == change.path) {
        Some((_, hook)) => hook(&mut Agent::of(ctx), change),
        None => Reaction::silent(),
    }
}

/// Trust, policy, reports and deadlines stay; the next push is scheduled anew (section 7, unverified). Contact that was lost
/// stays lost: a blog records `COMM_RESTORED` for CSLU after the way from transport `smart` to it.
fn transport_changed(agent: &mut Agent<'_>, _: &Change) -> Reaction {
    agent.state_mut().forget(view::COMM_STATE.id);
    if !transport::is_cslu(agent.state()) {
        jobs::disarm(agent, jobs::DATA_SYNC);
    }
    if !classic::is_classic(agent.state()) {
        usage::settings_changed(agent);
    }
    utility::follow(agent);
    Reaction::silent()
}

/// A typed URL takes the place of what the profile printed.
fn url_changed(agent: &mut Agent<'_>, _: &Change) -> Reaction {
    agent.state_mut().forget(view::TRANSPORT_URL.id);
    Reaction::silent()
}

fn interval_changed(agent: &mut Agent<'_>, _: &Change) -> Reaction {
    usage::settings_changed(agent);
    Reaction::silent()
}

fn reservation_changed(agent: &mut Agent<'_>, _: &Change) -> Reaction {
    reservation::follow_configuration(agent.device);
    Reaction::silent()
}

fn utility_changed(agent: &mut Agent<'_>, _: &Change) -> Reaction {
    utility::follow(agent);
    Reaction::silent()
}

/// Recorded (C9500H): the level takes effect after `write` and reload.
fn boot_level_changed(_: &mut Agent<'_>, _: &Change) -> Reaction {
    Reaction::screen("license_exec/boot_level")
}

/// Event seen in capture `eventlog__17.18.2`.
fn privacy_changed(agent: &mut Agent<'_>, change: &Change) -> Reaction {
    let on = matches!(change.op, Op::Put(Value::Bool(true)));
    eventlog::record(
        agent,
        "SAEVT_PRIVACY_CHANGED",
        &[("enabled", if on { "True" } else { "False" })],
    );
    Reaction::silent()
}
