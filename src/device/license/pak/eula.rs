//! The end user agreement: asked for once a feature, where `license boot level` wants one without a licence, or for all.
//!
//! The grammar binds the command to the question while the agreement is not accepted, and to the configuration itself
//! from then on; so what NVRAM says at boot asks nothing.

use super::super::agent::Agent;
use super::{feature, feature_mut, is_accepted, is_boot_level, is_licensed, named};
use crate::device::dialogue::{Asked, Dialogue};
use crate::device::reaction::{Piece, Reaction};
use crate::device::{Change, Ctx, Op, view};
use crate::screen::value::Record;

/// Whether `license boot level` of that feature asks: no licence, no agreement.
pub fn needs_agreement(state: &Record, name: &str) -> bool {
    feature(state, name).is_some_and(|feature| !is_accepted(state, feature) && !is_licensed(state, name))
}

/// Whether `license accept end user agreement` asks: it is not configured yet.
pub fn needs_all(state: &Record) -> bool {
    !state.is(view::PAK_ACCEPT_ALL)
}

/// `license boot level NAME` where the agreement is not accepted: shows it, asks, and configures.
pub fn boot_level(ctx: &mut Ctx<'_>) -> Reaction {
    asked_level(ctx).unwrap_or_else(|question| *question)
}

fn asked_level(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let level = ctx.invocation.args.text("level").to_owned();
    if !agreed(ctx)? {
        return Ok(Reaction::screen("pak/eula/declined"));
    }
    let now = ctx.now();
    let state = &mut ctx.device.state;
    if let Some(feature) = feature_mut(state, &level) {
        feature.set(view::PAK_FEATURES_ACCEPTED, now);
    }
    if !is_boot_level(state, &level) {
        let entry = Record::new().with(view::PAK_BOOT_LEVELS_NAME, level.as_str());
        state.list_mut(view::PAK_BOOT_LEVELS).push(entry);
    }
    configured(ctx);
    let agent = &mut Agent::of(ctx);
    let args = named(agent, &level, 0);
    agent.log("message/license/eula_accepted", args);
    Ok(next_level(agent, &level))
}

/// `license boot level NAME` without a question, or its `no` form: for the next boot, as every boot level (unverified that
/// the `no` form says it too; what it would log is not known).
pub fn level_changed(agent: &mut Agent<'_>, change: &Change) -> Reaction {
    match &change.op {
        Op::Add(entry) => {
            let level = entry.text(view::PAK_BOOT_LEVELS_NAME).unwrap_or_default();
            next_level(agent, level)
        }
        _ => Reaction::screen("license_exec/boot_level"),
    }
}

fn next_level(agent: &mut Agent<'_>, level: &str) -> Reaction {
    let args = Record::new().with(view::ARG_NAME, level);
    agent.log("message/license/level", args);
    Reaction::screen("license_exec/boot_level")
}

/// `license accept end user agreement`: one agreement for every feature.
pub fn accept_all(ctx: &mut Ctx<'_>) -> Reaction {
    asked_all(ctx).unwrap_or_else(|question| *question)
}

fn asked_all(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    if !agreed(ctx)? {
        return Ok(Reaction::screen("pak/eula/declined"));
    }
    ctx.device.state.set(view::PAK_ACCEPT_ALL, true);
    configured(ctx);
    Agent::of(ctx).log("message/license/eula_accepted_all", Record::new());
    Ok(Reaction::silent())
}

fn agreed(ctx: &Ctx<'_>) -> Asked<bool> {
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    dialogue.say(Piece::screen("pak/eula/text"));
    dialogue.yes_no("pak/eula/accept", Record::new())
}

/// The running-config changed, by whoever typed.
fn configured(ctx: &mut Ctx<'_>) {
    let now = ctx.now();
    let user = ctx.invocation.origin.user.clone();
    ctx.device.state.set(view::CONFIG_CHANGED, now);
    ctx.device.state.set_or_clear(view::CONFIG_CHANGED_BY, user);
}
