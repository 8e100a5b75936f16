//! `license clear`: takes an installed licence out of the primary storage.
//!
//! What is in use stays (recalled: the package must be taken out of the boot levels and the router reloaded first), and
//! so does what came with the box or with the image.

use super::super::agent::Agent;
use super::{feature, named};
use crate::device::dialogue::{Asked, Dialogue};
use crate::device::reaction::{Piece, Reaction};
use crate::device::{Ctx, view};
use crate::screen::value::Record;

/// `license clear FEATURE`.
pub fn clear(ctx: &mut Ctx<'_>) -> Reaction {
    asked(ctx).unwrap_or_else(|question| *question)
}

fn asked(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let typed = ctx.invocation.args.text("feature").to_owned();
    let state = &ctx.device.state;
    let args = Record::new().with(view::ARG_NAME, typed.as_str());
    let Some(feature) = feature(state, &typed) else {
        return Ok(Reaction::with("pak/clear/unknown", args));
    };
    let name = feature.get(view::PAK_FEATURES_NAME).unwrap_or_default();
    let mut store = state.list(view::PAK_STORE).iter();
    let found = store.position(|licence| licence.text(view::PAK_STORE_FEATURE) == Some(&name));
    let Some(index) = found else {
        return Ok(Reaction::with("pak/clear/nothing", args));
    };
    if feature.is(view::PAK_FEATURES_IN_USE) || state.list(view::PAK_STORE)[index].is(view::PAK_STORE_FACTORY) {
        return Ok(Reaction::with("pak/clear/in_use", args));
    }
    let args = named(&Agent::of(ctx), &name, index);
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    dialogue.say(Piece::with("pak/clear/licence", args.clone()));
    // Enter alone is no.
    let answer = dialogue.line("pak/clear/sure", Record::new(), "no")?;
    if !matches!(answer.to_ascii_lowercase().as_str(), "y" | "ye" | "yes") {
        return Ok(Reaction::silent());
    }
    ctx.device.state.list_mut(view::PAK_STORE).remove(index);
    Agent::of(ctx).log("message/license/removed", args);
    Ok(Reaction::silent())
}
