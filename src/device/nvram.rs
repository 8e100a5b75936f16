//! NVRAM: saving, erasing and printing the startup-config.
//!
//! The running-config comes as text with the invocation; must not know how it is made.

use super::action::ActionInfo;
use super::dialogue::{Asked, Dialogue};
use super::reaction::{Piece, Reaction};
use super::view;
use super::{Ctx, Device};
use crate::screen::value::Record;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `write memory`, `write`: stores the running-config.
    ActionInfo {
        name: "write_memory",
        args: &[],
        wants_running_config: true,
        run: write_memory,
    },
    // `write erase`, `erase startup-config`, `erase nvram:`.
    ActionInfo {
        name: "erase_startup_config",
        args: &[],
        wants_running_config: false,
        run: erase_startup_config,
    },
    // `show startup-config`.
    ActionInfo {
        name: "show_startup_config",
        args: &[],
        wants_running_config: false,
        run: show_startup_config,
    },
];

/// Bytes of NVRAM where a profile says nothing: `2097152 bytes`, as `show startup-config` of a Catalyst 9300 has it.
pub const SIZE_DEFAULT: i64 = 2_097_152;

/// Stores the running-config that came with the invocation and says so.
fn write_memory(ctx: &mut Ctx<'_>) -> Reaction {
    if !save(ctx) {
        return Reaction::screen("file/nvram/full");
    }
    Reaction::screen("file/nvram/saved")
}

/// Makes the running-config the startup-config. `false` when it does not fit; nothing changes then.
pub fn save(ctx: &mut Ctx<'_>) -> bool {
    let Some(text) = ctx.invocation.running_config.as_deref() else {
        return false;
    };
    let text = body(text).to_owned();
    store(ctx, text)
}

/// Makes `text` the startup-config. `false` when it does not fit; nothing changes then.
pub(super) fn store(ctx: &mut Ctx<'_>, text: String) -> bool {
    if !fits(ctx.device, text.len()) {
        return false;
    }
    let now = ctx.now();
    let state = &mut ctx.device.state;
    state.set(view::NVRAM_UPDATED, now);
    state.set_or_clear(view::NVRAM_UPDATED_BY, ctx.invocation.origin.user.clone());
    // The level of the next boot is what is written now.
    state.clear(view::BOOT_LEVEL_BASE_NEXT);
    state.clear(view::BOOT_LEVEL_ADDON_NEXT);
    ctx.device.nvram = Some(text);
    true
}

/// Whether NVRAM holds a configuration of so many bytes.
pub(super) fn fits(device: &Device, size: usize) -> bool {
    let room = device.state.get(view::NVRAM_SIZE).unwrap_or(SIZE_DEFAULT);
    i64::try_from(size).is_ok_and(|size| size <= room)
}

fn erase_startup_config(ctx: &mut Ctx<'_>) -> Reaction {
    erase(ctx).unwrap_or_else(|question| *question)
}

fn erase(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    dialogue.say(Piece::screen("file/nvram/erase_banner"));
    if !dialogue.confirm("file/nvram/erase", Record::new())? {
        return Ok(Reaction::silent());
    }
    ctx.device.nvram = None;
    ctx.device.state.clear(view::NVRAM_UPDATED);
    ctx.device.state.clear(view::NVRAM_UPDATED_BY);
    ctx.log("message/sys/nv_block_init", Record::new());
    Ok(Reaction::screen("file/nvram/erased"))
}

fn show_startup_config(ctx: &mut Ctx<'_>) -> Reaction {
    match &ctx.device.nvram {
        None => Reaction::screen("file/nvram/absent"),
        Some(text) => Reaction::screen("file/nvram/header").and(Piece::Text(text.clone())),
    }
}

/// The configuration in what `show running-config` prints: without the lines before its first `!`, and without blank
/// lines at the end.
pub fn body(printed: &str) -> &str {
    let start = match printed.find("Current configuration :") {
        Some(at) => printed[at..].find('\n').map_or(printed.len(), |n| at + n + 1),
        None => 0,
    };
    let body = &printed[start..];
    let end = body.trim_end_matches('\n').len();
    &body[..(end + 1).min(body.len())]
}

/// Whether two configurations say the same: comments (`! Last configuration change at …`) do not count.
pub fn same(a: &str, b: &str) -> bool {
    fn lines(text: &str) -> impl Iterator<Item = &str> {
        text.lines()
            .map(str::trim_end)
            .filter(|line| !line.is_empty() && !line.starts_with('!'))
    }
    lines(body(a)).eq(lines(body(b)))
}

#[cfg(test)]
mod tests {
    use super::super::action::Answer;
    use super::super::testing::{Outside, RUNNING, device, run, shape};
    use super::*;

    #[test]
    fn saving_keeps_the_configuration_and_not_its_frame() {
        let mut device = device();
        let reaction = run(&mut device, &mut Outside::default(), "write_memory", &[], &[]);
        assert_eq!(shape(&reaction), ["file/nvram/saved"]);
        assert_eq!(device.nvram.as_deref(), Some("!\nhostname Switch\nend\n"));
        assert!(device.state.get(view::NVRAM_UPDATED).is_some());
        assert!(same(RUNNING, "! NVRAM config last updated\n!\nhostname Switch\nend"));
        assert!(!same(RUNNING, "hostname Other\nend\n"));
    }

    #[test]
    fn what_does_not_fit_leaves_nvram_alone() {
        let mut device = device();
        device.nvram = Some("old\n".to_owned());
        device.state.set(view::NVRAM_SIZE, 5_i64);
        let reaction = run(&mut device, &mut Outside::default(), "write_memory", &[], &[]);
        assert_eq!(shape(&reaction), ["file/nvram/full"]);
        assert_eq!(device.nvram.as_deref(), Some("old\n"));
    }

    #[test]
    fn erasing_asks_first() {
        let (mut device, mut world) = (device(), Outside::default());
        device.nvram = Some("hostname Switch\n".to_owned());
        let asked = run(&mut device, &mut world, "erase_startup_config", &[], &[]);
        assert_eq!(shape(&asked), ["file/nvram/erase_banner", "file/nvram/erase?"]);
        let refused = run(
            &mut device,
            &mut world,
            "erase_startup_config",
            &[],
            &[Answer::Confirm(false)],
        );
        assert_eq!(refused, Reaction::silent());
        assert!(device.nvram.is_some());
        let done = run(
            &mut device,
            &mut world,
            "erase_startup_config",
            &[],
            &[Answer::Confirm(true)],
        );
        assert_eq!(shape(&done), ["file/nvram/erased"]);
        assert_eq!(device.nvram, None);
        assert_eq!(device.messages[0].screen, "message/sys/nv_block_init");
        let absent = run(&mut device, &mut world, "show_startup_config", &[], &[]);
        assert_eq!(shape(&absent), ["file/nvram/absent"]);
    }
}
