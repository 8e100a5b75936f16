//! Debugging flags of the Smart Agent, and of the HTTP client that carries its messages.
//!
//! The reference records neither the words nor what is printed then; both are unverified. Nothing is traced.

use super::{needed, row};
use crate::device::action::ActionInfo;
use crate::device::action::ArgKind::Text;
use crate::device::reaction::{Piece, Reaction};
use crate::device::{Ctx, view};
use crate::screen::value::Record;

/// Actions on debugging.
pub static ACTIONS: &[ActionInfo] = &[
    row("debug_license", &[needed("what", Text)], debug),
    row("undebug_license", &[needed("what", Text)], undebug),
    row("undebug_all", &[], undebug_all),
    row("debug_http_client", &[], debug_http_client),
    row("undebug_http_client", &[], undebug_http_client),
];

/// What can be traced; `all` is all of it.
pub const FLAGS: [&str; 4] = ["agent", "core", "errors", "events"];

fn named(what: &str) -> Vec<&'static str> {
    FLAGS
        .into_iter()
        .filter(|flag| what == "all" || what == *flag)
        .collect()
}

/// `debug license WHAT`: `all` or one of [`FLAGS`].
fn debug(ctx: &mut Ctx<'_>) -> Reaction {
    let flags = named(ctx.invocation.args.text("what"));
    let on = ctx.device.state.list_mut(view::DEBUG_LICENSE);
    for flag in &flags {
        if !on
            .iter()
            .any(|known| known.text(view::DEBUG_LICENSE_NAME) == Some(flag))
        {
            on.push(Record::new().with(view::DEBUG_LICENSE_NAME, *flag));
        }
    }
    said("license_exec/debug/on", &flags)
}

/// `undebug license WHAT`, `no debug license WHAT`.
fn undebug(ctx: &mut Ctx<'_>) -> Reaction {
    let flags = named(ctx.invocation.args.text("what"));
    ctx.device.state.list_mut(view::DEBUG_LICENSE).retain(|known| {
        !flags
            .iter()
            .any(|flag| known.text(view::DEBUG_LICENSE_NAME) == Some(flag))
    });
    said("license_exec/debug/off", &flags)
}

fn said(screen: &'static str, flags: &[&str]) -> Reaction {
    let piece = |flag: &&str| Piece::with(screen, Record::new().with(view::ARG_NAME, *flag));
    Reaction {
        output: flags.iter().map(piece).collect(),
        ..Reaction::silent()
    }
}

/// `debug ip http client all`.
fn debug_http_client(ctx: &mut Ctx<'_>) -> Reaction {
    ctx.device.state.set(view::DEBUG_HTTP_CLIENT, true);
    Reaction::screen("license_exec/debug/http_client_on")
}

/// `undebug ip http client all`, `no debug ip http client all`.
fn undebug_http_client(ctx: &mut Ctx<'_>) -> Reaction {
    ctx.device.state.clear(view::DEBUG_HTTP_CLIENT);
    Reaction::screen("license_exec/debug/http_client_off")
}

/// `undebug all`, `no debug all`.
fn undebug_all(ctx: &mut Ctx<'_>) -> Reaction {
    ctx.device.state.clear(view::DEBUG_LICENSE);
    ctx.device.state.clear(view::DEBUG_HTTP_CLIENT);
    Reaction::screen("license_exec/debug/all_off")
}
