//! What `install` says and asks on the way.
//!
//! Must not know what is installed, or when.

use super::super::dialogue::{Asked, Dialogue};
use super::super::reaction::Piece;
use super::super::{Ctx, nvram, view};
use super::image;
use crate::screen::value::Record;

/// Whether an unsaved configuration is to be saved; `None` leaves all as it is. Nothing is asked with `prompt-level none`.
pub(super) fn ask_to_save(ctx: &Ctx<'_>, dialogue: &mut Dialogue<'_>, quiet: bool) -> Asked<Option<bool>> {
    let running = ctx.invocation.running_config.as_deref().unwrap_or_default();
    let startup = ctx.device.nvram.as_deref();
    if quiet || startup.is_some_and(|startup| nvram::same(running, startup)) {
        return Ok(Some(false));
    }
    let answer = dialogue.line("install/save", Record::new(), "q")?;
    Ok(match answer.to_ascii_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    })
}

/// The line that begins an operation.
pub(super) fn head(ctx: &Ctx<'_>, what: &'static str) -> Piece {
    Piece::with("install/start", stamped(ctx, what))
}

/// The line that ends one that went well.
pub(super) fn tail(ctx: &Ctx<'_>, what: &'static str) -> Piece {
    Piece::with("install/success", stamped(ctx, what))
}

fn stamped(ctx: &Ctx<'_>, what: &'static str) -> Record {
    Record::new().with(view::ARG_NAME, what).with(view::ARG_AT, ctx.now())
}

/// A release as names of files have it, as an argument.
pub(super) fn named(release: &str) -> Record {
    Record::new().with(view::ARG_TEXT, image::padded(release))
}

/// One step on all switches.
pub(super) fn phase(ctx: &Ctx<'_>, dialogue: &mut Dialogue<'_>, name: &'static str) {
    let units = switches(&ctx.device.state);
    let args = Record::new().with(view::ARG_NAME, name);
    dialogue.say(Piece::with("install/phase", args.clone()));
    for unit in &units {
        let args = args.clone().with(view::ARG_TEXT, unit.as_str());
        dialogue.say(Piece::with("install/phase_on_switch", args));
    }
    let all = if units.is_empty() {
        SUPERVISOR.to_owned()
    } else {
        units.join(" ")
    };
    if units.is_empty() {
        let args = args.clone().with(view::ARG_TEXT, all.as_str());
        dialogue.say(Piece::with("install/phase_on_supervisor", args));
    }
    dialogue.say(Piece::with("install/phase_done", args.with(view::ARG_TEXT, all)));
}

/// How a box that has no table of switches is called.
const SUPERVISOR: &str = "R0";

/// The numbers of the switches.
fn switches(state: &Record) -> Vec<String> {
    let rows = state.list(view::SW_TABLE).iter();
    rows.filter_map(|row| row.get(view::SW_TABLE_NUMBER))
        .map(|n| n.to_string())
        .collect()
}

/// Where packages are installed: `Switch 1 2 3`, or `R0`.
pub fn location(state: &Record) -> String {
    let units = switches(state);
    if units.is_empty() {
        SUPERVISOR.to_owned()
    } else {
        format!("Switch {}", units.join(" "))
    }
}
