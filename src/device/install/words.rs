//! What `install` says and asks on the way.
//!
//! Must not know what is installed, or when.

use super::super::dialogue::{Asked, Dialogue};
use super::super::reaction::Piece;
use super::super::{Ctx, nvram, stack, view};
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

/// Numbers of the switches that are there.
fn switches(state: &Record) -> Vec<String> {
    let rows = state.list(view::SW_TABLE).iter();
    rows.filter_map(|row| row.get(view::SW_TABLE_NUMBER))
        .map(|n| n.to_string())
        .collect()
}

/// Where software is installed, as `show install` says it: `Switch 1 2`, `R0`, `R0 R1`.
pub fn units(state: &Record) -> String {
    let switches = switches(state);
    if !switches.is_empty() {
        return format!("Switch {}", switches.join(" "));
    }
    let supervisors = if stack::is_chassis(state) {
        state.list(view::MEMBERS).len().clamp(1, 2)
    } else {
        1
    };
    ["R0", "R1"][..supervisors].join(" ")
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
        "R0".to_owned()
    } else {
        units.join(" ")
    };
    if units.is_empty() {
        let args = args.clone().with(view::ARG_TEXT, all.as_str());
        dialogue.say(Piece::with("install/phase_on_supervisor", args));
    }
    dialogue.say(Piece::with("install/phase_done", args.with(view::ARG_TEXT, all)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_installed_is_said_of_each_unit() {
        let mut state = Record::new();
        assert_eq!(units(&state), "R0");
        let member = || Record::new().with(view::MEMBERS_ROLE, "Active");
        state.set(view::PLATFORM_UNITS, stack::SUPERVISORS);
        state.set(view::MEMBERS, vec![member(), member()]);
        assert_eq!(units(&state), "R0 R1");
        let switch = |number: i64| Record::new().with(view::SW_TABLE_NUMBER, number);
        state.set(view::PLATFORM_UNITS, stack::STACK);
        state.set(view::SW_TABLE, vec![switch(1), switch(3)]);
        assert_eq!(units(&state), "Switch 1 3");
    }
}
