//! `install`: software on flash becomes what the device runs.
//!
//! `add` unpacks an image, `activate` makes it the next one and reloads, `commit` makes that last: without it the device
//! goes back after two hours. All in one line is what everybody types. Words and order of the dialogue are from memory;
//! nothing here takes time. Must not know what a release brings, or which image is started ([`boot`]).

use chrono::{DateTime, TimeDelta, Utc};

use super::action::{ActionInfo, ArgKind};
use super::actions::{optional, required};
use super::dialogue::{Asked, Dialogue};
use super::reaction::{Effect, Piece, Reaction};
use super::timers::{Counts, TimerInfo};
use super::{Ctx, Device, clock, flash, nvram, reload, view};
use crate::screen::value::Record;

pub mod boot;
pub mod image;
mod words;

use image::Image;
pub use words::units;
use words::{ask_to_save, head, named, phase, tail};

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `install add file FILE [activate commit] [prompt-level none]`.
    ActionInfo {
        name: "install_add",
        args: &[
            required("file", ArgKind::Text),
            optional("activate", ArgKind::Flag),
            optional("quiet", ArgKind::Flag),
        ],
        wants_running_config: true,
        run: |ctx| add(ctx).unwrap_or_else(|question| *question),
    },
    // `install activate [prompt-level none]`.
    ActionInfo {
        name: "install_activate",
        args: &[optional("quiet", ArgKind::Flag)],
        wants_running_config: true,
        run: |ctx| activate(ctx).unwrap_or_else(|question| *question),
    },
    // `install commit`.
    ActionInfo {
        name: "install_commit",
        args: &[],
        wants_running_config: false,
        run: commit,
    },
    // `install abort [prompt-level none]`.
    ActionInfo {
        name: "install_abort",
        args: &[optional("quiet", ArgKind::Flag)],
        wants_running_config: true,
        run: |ctx| abort(ctx).unwrap_or_else(|question| *question),
    },
    // `install remove inactive`.
    ActionInfo {
        name: "install_remove",
        args: &[],
        wants_running_config: false,
        run: |ctx| remove(ctx).unwrap_or_else(|question| *question),
    },
];

/// Timers of this module.
pub(super) static TIMERS: &[TimerInfo] = &[TimerInfo {
    name: ABORT,
    counts: Counts::BySpan,
    fire: |ctx, _| time_is_up(ctx),
}];

const ABORT: &str = "install_abort";
/// How long an activated release runs without being committed (recalled: two hours).
const ABORT_AFTER: TimeDelta = TimeDelta::hours(2);
/// `Last reload reason` behind an installation (recalled).
const REASON: &str = "Image Install";

/// Why nothing is installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    /// No such file in flash.
    NoFile,
    /// The file is no image, or was changed.
    NoImage,
    /// It is for other hardware.
    OtherPlatform,
    /// It runs already.
    Running,
    /// Nothing was added.
    NothingAdded,
    /// Nothing waits to be committed.
    NothingToCommit,
    /// Nothing is inactive.
    NothingInactive,
}

impl Refused {
    /// Its words, for the operation called `what`.
    fn said(self, what: &'static str, file: &str) -> Reaction {
        let screen = match self {
            Self::NoFile => "install/no_file",
            Self::NoImage => "install/no_image",
            Self::OtherPlatform => "install/other_platform",
            Self::Running => "install/running",
            Self::NothingAdded => "install/nothing_added",
            Self::NothingToCommit => "install/nothing_to_commit",
            Self::NothingInactive => "install/nothing_inactive",
        };
        let args = Record::new().with(view::ARG_NAME, what).with(view::ARG_FILE, file);
        Reaction::with(screen, args)
    }
}

/// Whether an image runs on a device: the same software, and no older than the hardware.
pub fn fits(device: &Device, image: &Image) -> bool {
    let Some(release) = image.release() else { return false };
    let oldest = device.state.text(view::INSTALL_OLDEST);
    device.state.text(view::VERSION_IMAGE) == Some(&image.software)
        && oldest.is_none_or(|oldest| image::at_least(&release, oldest))
}

/// The release of the image in a file of flash that could be installed.
fn installable(device: &Device, typed: &str) -> Result<String, Refused> {
    let name = flash::name_of(device, typed).map_err(|_| Refused::NoFile)?;
    let file = flash::read(device, &name).map_err(|_| Refused::NoFile)?;
    let image = Image::read(&file.bytes).ok_or(Refused::NoImage)?;
    let release = image.release().ok_or(Refused::NoImage)?;
    if !fits(device, &image) {
        return Err(Refused::OtherPlatform);
    }
    if release == boot::installed(device) {
        return Err(Refused::Running);
    }
    Ok(release)
}

fn add(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let args = &ctx.invocation.args;
    let (file, all, quiet) = (args.text("file").to_owned(), args.flag("activate"), args.flag("quiet"));
    let what = if all {
        "install_add_activate_commit"
    } else {
        "install_add"
    };
    let release = match installable(ctx.device, &file) {
        Ok(release) => release,
        Err(refused) => return Ok(refused.said(what, &file)),
    };
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    if !all {
        dialogue.say(head(ctx, what));
        phase(ctx, &mut dialogue, "Add");
        dialogue.say(tail(ctx, what));
        ctx.device.state.set(view::INSTALL_ADDED, release);
        return Ok(said(dialogue));
    }
    let Some(save) = ask_to_save(ctx, &mut dialogue, quiet)? else {
        return Ok(Reaction::silent());
    };
    dialogue.say(head(ctx, what));
    phase(ctx, &mut dialogue, "Add");
    dialogue.say(Piece::with("install/activating", named(&release)));
    if !quiet && !dialogue.yes_no("install/proceed", Record::new())? {
        // What was asked is whether to activate: added it is.
        ctx.device.state.set(view::INSTALL_ADDED, release);
        save_if(ctx, save);
        return Ok(declined(what));
    }
    phase(ctx, &mut dialogue, "Activate");
    phase(ctx, &mut dialogue, "Commit");
    say_reload(ctx, &mut dialogue, what, save);
    ctx.device.state.set(view::INSTALL_ACTIVE, release);
    settle(ctx.device);
    Ok(reloaded(ctx, dialogue))
}

fn activate(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let what = "install_activate";
    let Some(release) = ctx.device.state.get(view::INSTALL_ADDED) else {
        return Ok(Refused::NothingAdded.said(what, ""));
    };
    let quiet = ctx.invocation.args.flag("quiet");
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    let Some(save) = ask_to_save(ctx, &mut dialogue, quiet)? else {
        return Ok(Reaction::silent());
    };
    dialogue.say(head(ctx, what));
    dialogue.say(Piece::with("install/activating", named(&release)));
    if !quiet && !dialogue.yes_no("install/proceed", Record::new())? {
        save_if(ctx, save);
        return Ok(declined(what));
    }
    phase(ctx, &mut dialogue, "Activate");
    say_reload(ctx, &mut dialogue, what, save);
    let before = boot::installed(ctx.device);
    let due = ctx.world.lab_time() + ABORT_AFTER;
    settle(ctx.device);
    ctx.device.state.set(view::INSTALL_ACTIVE, release);
    ctx.device.state.set(view::INSTALL_COMMITTED, before);
    ctx.device.timers.insert(ABORT.to_owned(), due);
    Ok(reloaded(ctx, dialogue))
}

fn commit(ctx: &mut Ctx<'_>) -> Reaction {
    let what = "install_commit";
    if ctx.device.state.get(view::INSTALL_COMMITTED).is_none() {
        return Refused::NothingToCommit.said(what, "");
    }
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    dialogue.say(head(ctx, what));
    phase(ctx, &mut dialogue, "Commit");
    dialogue.say(tail(ctx, what));
    settle(ctx.device);
    said(dialogue)
}

fn abort(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let what = "install_abort";
    let Some(before) = ctx.device.state.get(view::INSTALL_COMMITTED) else {
        return Ok(Refused::NothingToCommit.said(what, ""));
    };
    let quiet = ctx.invocation.args.flag("quiet");
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    let Some(save) = ask_to_save(ctx, &mut dialogue, quiet)? else {
        return Ok(Reaction::silent());
    };
    dialogue.say(head(ctx, what));
    if !quiet && !dialogue.yes_no("install/proceed", Record::new())? {
        save_if(ctx, save);
        return Ok(declined(what));
    }
    phase(ctx, &mut dialogue, "Abort");
    say_reload(ctx, &mut dialogue, what, save);
    settle(ctx.device);
    ctx.device.state.set(view::INSTALL_ACTIVE, before);
    Ok(reloaded(ctx, dialogue))
}

/// Nobody committed: the device goes back by itself, and waits to be restarted by who can feed NVRAM.
fn time_is_up(ctx: &mut Ctx<'_>) {
    let Some(before) = ctx.device.state.get(view::INSTALL_COMMITTED) else {
        return;
    };
    settle(ctx.device);
    ctx.device.state.set(view::INSTALL_ACTIVE, before);
    reload::going_down(ctx, "console".to_owned(), REASON);
    ctx.device.state.set(view::RELOAD_PENDING, true);
}

fn remove(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let what = "install_remove";
    let Some(release) = ctx.device.state.get(view::INSTALL_ADDED) else {
        return Ok(Refused::NothingInactive.said(what, ""));
    };
    let mut dialogue = Dialogue::new(&ctx.invocation.answers);
    dialogue.say(head(ctx, what));
    if !dialogue.yes_no("install/remove", named(&release))? {
        return Ok(declined(what));
    }
    phase(ctx, &mut dialogue, "Remove");
    dialogue.say(tail(ctx, what));
    ctx.device.state.forget(view::INSTALL_ADDED.id);
    Ok(said(dialogue))
}

/// Somebody said no.
fn declined(what: &str) -> Reaction {
    Reaction::with("install/aborted", Record::new().with(view::ARG_NAME, what))
}

/// The end of what restarts the device; the configuration is saved if that was asked for.
fn say_reload(ctx: &mut Ctx<'_>, dialogue: &mut Dialogue<'_>, what: &'static str, save: bool) {
    dialogue.say(Piece::screen("install/reloading"));
    dialogue.say(tail(ctx, what));
    save_if(ctx, save);
}

/// What is activated is committed, and nothing waits any more.
fn settle(device: &mut Device) {
    device.state.forget(view::INSTALL_ADDED.id);
    device.state.forget(view::INSTALL_COMMITTED.id);
    device.timers.remove(ABORT);
}

/// Makes a release the installed one, as `install add … activate commit` does; the next start runs it unless the
/// startup-config names another image. Nothing is asked and nothing is printed.
pub fn put(device: &mut Device, release: &str) {
    settle(device);
    device.state.set(view::INSTALL_ACTIVE, release);
    device.state.set(view::RELOAD_REASON, REASON);
    device.state.set(view::RELOAD_TEXT, REASON);
}

/// When a release that is not committed is left again, lab time.
pub fn rollback_due(device: &Device) -> Option<DateTime<Utc>> {
    device.timers.get(ABORT).copied()
}

fn save_if(ctx: &mut Ctx<'_>, save: bool) {
    if save {
        nvram::save(ctx);
    }
}

fn reloaded(ctx: &mut Ctx<'_>, dialogue: Dialogue<'_>) -> Reaction {
    reload::going_down(ctx, clock::who(&ctx.invocation.origin), REASON);
    Reaction {
        effects: vec![Effect::Reload],
        ..said(dialogue)
    }
}

fn said(dialogue: Dialogue<'_>) -> Reaction {
    Reaction {
        output: dialogue.said(),
        ..Reaction::default()
    }
}
