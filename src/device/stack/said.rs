//! What the console says of units that come and go.
//!
//! Texts and their order are from memory. Must not know why a unit comes or goes.

use super::{is_stack, ring, roles};
use crate::device::{Ctx, view};
use crate::screen::value::Record;

/// What a unit is called in messages.
pub(super) fn about(ctx: &Ctx<'_>, unit: i64) -> Record {
    Record::new()
        .with(view::ARG_SWITCH, unit)
        .with(view::ARG_ACTIVE, roles::active(&ctx.device.state))
}

pub(super) fn say_gone(ctx: &mut Ctx<'_>, unit: i64) {
    if is_stack(&ctx.device.state) {
        say_links(ctx, unit, "down");
        ctx.log("message/stack/removed", about(ctx, unit));
    } else {
        ctx.log("message/ha/card_removed", about(ctx, unit));
    }
}

pub(super) fn say_come(ctx: &mut Ctx<'_>, unit: i64) {
    if is_stack(&ctx.device.state) {
        say_links(ctx, unit, "up");
        ctx.log("message/stack/added", about(ctx, unit));
    } else {
        ctx.log("message/ha/card_inserted", about(ctx, unit));
    }
}

/// The stack ports of the neighbours that lead to a switch.
fn say_links(ctx: &mut Ctx<'_>, unit: i64, word: &str) {
    for (neighbour, port) in ring::neighbours(ctx.device, unit) {
        let args = about(ctx, neighbour)
            .with(view::ARG_STACK_PORT, port)
            .with(view::ARG_NAME, word);
        ctx.log("message/stack/link_change", args);
    }
}
