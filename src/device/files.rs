//! Commands on the files of flash: `dir`, `delete`, `mkdir`, `rmdir`, `rename`, `more`, `verify`, `cd`, `pwd`.
//!
//! Must not know how flash is kept ([`flash`]).

use md5::{Digest, Md5};

use super::action::{ActionInfo, ArgKind};
use super::actions::{optional, required};
use super::dialogue::{Asked, Dialogue};
use super::flash::{self, FlashError};
use super::reaction::{Piece, Reaction};
use super::{Ctx, nvram, view};
use crate::screen::value::Record;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `dir [/all] [/recursive] [FILE]`.
    ActionInfo {
        name: "dir",
        args: &[
            optional("file", ArgKind::Text),
            optional("recursive", ArgKind::Flag),
            optional("all", ArgKind::Flag),
        ],
        wants_running_config: false,
        run: dir,
    },
    // `delete [/force] [/recursive] FILE`.
    ActionInfo {
        name: "delete",
        args: &[
            required("file", ArgKind::Text),
            optional("force", ArgKind::Flag),
            optional("recursive", ArgKind::Flag),
        ],
        wants_running_config: false,
        run: |ctx| delete(ctx).unwrap_or_else(|question| *question),
    },
    // `mkdir FOLDER`.
    ActionInfo {
        name: "mkdir",
        args: &[required("file", ArgKind::Text)],
        wants_running_config: false,
        run: |ctx| mkdir(ctx).unwrap_or_else(|question| *question),
    },
    // `rmdir FOLDER`.
    ActionInfo {
        name: "rmdir",
        args: &[required("file", ArgKind::Text)],
        wants_running_config: false,
        run: |ctx| rmdir(ctx).unwrap_or_else(|question| *question),
    },
    // `rename FROM TO`.
    ActionInfo {
        name: "rename",
        args: &[required("from", ArgKind::Text), required("to", ArgKind::Text)],
        wants_running_config: false,
        run: |ctx| rename(ctx).unwrap_or_else(|question| *question),
    },
    // `more FILE`; `nvram:startup-config` and `system:running-config` too.
    ActionInfo {
        name: "more",
        args: &[required("file", ArgKind::Text)],
        wants_running_config: true,
        run: more,
    },
    // `verify /md5 FILE [HASH]`.
    ActionInfo {
        name: "verify_md5",
        args: &[required("file", ArgKind::Text), optional("hash", ArgKind::Text)],
        wants_running_config: false,
        run: verify_md5,
    },
    // `cd [FOLDER]`.
    ActionInfo {
        name: "cd",
        args: &[optional("file", ArgKind::Text)],
        wants_running_config: false,
        run: cd,
    },
    // `pwd`.
    ActionInfo {
        name: "pwd",
        args: &[],
        wants_running_config: false,
        run: pwd,
    },
];

/// A name of flash as `flash:/NAME`, however it was typed.
fn rooted(name: &str) -> String {
    format!("flash:/{name}")
}

/// A name as typed, with the file system that was left out.
fn as_typed(typed: &str) -> String {
    if flash::prefix_of(typed).is_empty() {
        format!("flash:{typed}")
    } else {
        typed.to_owned()
    }
}

fn failed(screen: &'static str, url: &str, error: FlashError) -> Reaction {
    Reaction::with(
        screen,
        Record::new()
            .with(view::ARG_URL, url)
            .with(view::ARG_REASON, error.to_string()),
    )
}

fn dir(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let typed = args.text("file");
    let name = match flash::name_of(ctx.device, typed) {
        Ok(name) => name,
        Err(error) => return failed("file/error/opening", typed, error),
    };
    let entries = if flash::is_folder(ctx.device, &name) {
        flash::list(ctx.device, &name, args.flag("recursive"))
    } else if let Some(pattern) = flash::base_name(&name).contains('*').then_some(&name) {
        matching(ctx, pattern)
    } else {
        match flash::entry(ctx.device, &name) {
            Ok(entry) => vec![entry],
            Err(error) => return failed("file/error/opening", &as_typed(typed), error),
        }
    };
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let listed = entries.into_iter().enumerate().map(|(n, entry)| {
        Record::new()
            .with(view::ARG_FILES_INDEX, number(n as u64 + 1))
            .with(view::ARG_FILES_NAME, entry.name)
            .with(view::ARG_FILES_SIZE, number(entry.size))
            .with(view::ARG_FILES_MODIFIED, entry.modified)
            .with(view::ARG_FILES_PERMISSIONS, permissions(entry.folder))
    });
    let listed: Vec<Record> = listed.collect();
    let args = Record::new()
        .with(view::ARG_FOLDER, rooted(&name))
        .with(view::ARG_FILES, listed)
        .with(view::ARG_TOTAL, number(flash::total(ctx.device)))
        .with(view::ARG_FREE, number(flash::free(ctx.device)));
    Reaction::with("file/dir", args)
}

/// How `dir` shows what may be done with a file or folder.
pub(super) fn permissions(folder: bool) -> &'static str {
    if folder { "drwx" } else { "-rw-" }
}

/// Entries whose names fit a pattern with `*`, in the folder before its last slash.
fn matching(ctx: &Ctx<'_>, pattern: &str) -> Vec<flash::Entry> {
    let (folder, pattern) = pattern.rsplit_once('/').unwrap_or(("", pattern));
    flash::list(ctx.device, folder, false)
        .into_iter()
        .filter(|entry| fits(pattern, &entry.name))
        .collect()
}

/// Whether `name` fits `pattern`, in which `*` stands for any characters.
fn fits(pattern: &str, name: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(mut name) = name.strip_prefix(head) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let last = parts.pop().unwrap_or("");
    for part in parts {
        match name.find(part) {
            Some(at) => name = &name[at + part.len()..],
            None => return false,
        }
    }
    name.ends_with(last)
}

fn delete(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let invocation = ctx.invocation;
    let typed = invocation.args.text("file");
    let force = invocation.args.flag("force");
    let quiet = force || ctx.device.state.is(view::FILE_PROMPT_QUIET);
    let mut dialogue = Dialogue::new(&invocation.answers);
    let offered = match flash::name_of(ctx.device, typed) {
        Ok(name) => name,
        Err(error) => return Ok(failed("file/error/deleting", typed, error)),
    };
    let name = if quiet {
        offered
    } else {
        name_asked(&mut dialogue, "file/delete/ask_name", &offered)?
    };
    let tree = invocation.args.flag("recursive") && flash::is_folder(ctx.device, &name);
    if !tree && let Err(error) = flash::read(ctx.device, &name) {
        return Ok(failed("file/error/deleting", &as_typed(typed), error));
    }
    let args = Record::new().with(view::ARG_URL, rooted(&name));
    if !quiet && !dialogue.confirm("file/delete/sure", args)? {
        return Ok(Reaction::screen("file/delete/aborted"));
    }
    let done = if tree {
        flash::remove_tree(ctx.device, &name)
    } else {
        flash::remove(ctx.device, &name)
    };
    Ok(match done {
        Ok(()) => Reaction::silent(),
        Err(error) => failed("file/error/deleting", &as_typed(typed), error),
    })
}

fn mkdir(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let typed = ctx.invocation.args.text("file");
    let name = match asked_name(ctx, typed, "file/mkdir/ask_name")? {
        Ok(name) => name,
        Err(error) => return Ok(failed("file/error/creating", &as_typed(typed), error)),
    };
    let now = ctx.now();
    Ok(match flash::make_folder(ctx.device, &name, now) {
        Ok(()) => Reaction::with("file/mkdir/done", Record::new().with(view::ARG_URL, rooted(&name))),
        Err(error) => failed("file/error/creating", &rooted(&name), error),
    })
}

fn rmdir(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let invocation = ctx.invocation;
    let typed = invocation.args.text("file");
    let quiet = ctx.device.state.is(view::FILE_PROMPT_QUIET);
    let mut dialogue = Dialogue::new(&invocation.answers);
    let offered = match flash::name_of(ctx.device, typed) {
        Ok(name) => name,
        Err(error) => return Ok(failed("file/error/removing", &as_typed(typed), error)),
    };
    let name = if quiet {
        offered
    } else {
        name_asked(&mut dialogue, "file/rmdir/ask_name", &offered)?
    };
    let args = Record::new().with(view::ARG_URL, rooted(&name));
    if !quiet && !dialogue.confirm("file/delete/sure", args.clone())? {
        return Ok(Reaction::screen("file/delete/aborted"));
    }
    Ok(match flash::remove_folder(ctx.device, &name) {
        Ok(()) => Reaction::with("file/rmdir/done", args),
        Err(error) => failed("file/error/removing", &rooted(&name), error),
    })
}

fn rename(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let (from, to) = (ctx.invocation.args.text("from"), ctx.invocation.args.text("to"));
    let source = match flash::name_of(ctx.device, from) {
        Ok(name) => name,
        Err(error) => return Ok(failed("file/error/renaming", &as_typed(from), error)),
    };
    let target = match asked_name(ctx, to, "file/copy/ask_destination")? {
        Ok(name) => name,
        Err(error) => return Ok(failed("file/error/renaming", &as_typed(to), error)),
    };
    Ok(match flash::rename(ctx.device, &source, &target) {
        Ok(()) => Reaction::silent(),
        Err(error) => failed("file/error/renaming", &as_typed(from), error),
    })
}

/// The flash name of what was typed, or of what was answered when it was offered; not asked when prompts are quiet.
fn asked_name(ctx: &Ctx<'_>, typed: &str, screen: &'static str) -> Asked<Result<String, FlashError>> {
    let offered = match flash::name_of(ctx.device, typed) {
        Ok(name) => name,
        Err(error) => return Ok(Err(error)),
    };
    if ctx.device.state.is(view::FILE_PROMPT_QUIET) {
        return Ok(Ok(offered));
    }
    name_asked(&mut Dialogue::new(&ctx.invocation.answers), screen, &offered).map(Ok)
}

fn name_asked(dialogue: &mut Dialogue<'_>, screen: &'static str, offered: &str) -> Asked<String> {
    let args = Record::new().with(view::ARG_DEFAULT, offered);
    Ok(dialogue.line(screen, args, offered)?.trim_matches('/').to_owned())
}

fn more(ctx: &mut Ctx<'_>) -> Reaction {
    let typed = ctx.invocation.args.text("file");
    let text = match typed.to_ascii_lowercase().as_str() {
        "system:running-config" | "system:/running-config" => {
            Some(nvram::body(ctx.invocation.running_config.as_deref().unwrap_or("")).to_owned())
        }
        "nvram:startup-config" | "nvram:/startup-config" => match &ctx.device.nvram {
            Some(text) => Some(text.clone()),
            None => return failed("file/error/opening", typed, FlashError::NoSuchFile),
        },
        _ => None,
    };
    let text = match text {
        Some(text) => text,
        None => match flash::name_of(ctx.device, typed).and_then(|name| flash::read(ctx.device, &name)) {
            Ok(file) => String::from_utf8_lossy(&file.bytes).replace('\r', ""),
            Err(error) => return failed("file/error/opening", &as_typed(typed), error),
        },
    };
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    Reaction::piece(Piece::Text(format!("{text}{end}")))
}

fn verify_md5(ctx: &mut Ctx<'_>) -> Reaction {
    let args = &ctx.invocation.args;
    let typed = args.text("file");
    let file = match flash::name_of(ctx.device, typed).and_then(|name| flash::read(ctx.device, &name)) {
        Ok(file) => file,
        Err(error) => return failed("file/error/verifying", &as_typed(typed), error),
    };
    let hash: String = Md5::digest(&file.bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let shown = Record::new()
        .with(view::ARG_URL, as_typed(typed))
        .with(view::ARG_HASH, hash.as_str());
    match args.text_opt("hash") {
        None => Reaction::with("file/verify/hash", shown),
        Some(expected) if expected.eq_ignore_ascii_case(&hash) => Reaction::with("file/verify/same", shown),
        Some(expected) => Reaction::with("file/verify/different", shown.with(view::ARG_TEXT, expected)),
    }
}

fn cd(ctx: &mut Ctx<'_>) -> Reaction {
    let typed = ctx.invocation.args.text_opt("file").unwrap_or("flash:");
    match flash::name_of(ctx.device, typed) {
        Ok(name) if flash::is_folder(ctx.device, &name) => {
            let folder = Some(name).filter(|name| !name.is_empty());
            ctx.device.state.set_or_clear(view::FLASH_FOLDER, folder);
            Reaction::silent()
        }
        Ok(name) if ctx.device.flash.contains_key(&name) => {
            failed("file/error/changing", typed, FlashError::NotAFolder)
        }
        Ok(_) => failed("file/error/changing", typed, FlashError::NoSuchFile),
        Err(error) => failed("file/error/changing", typed, error),
    }
}

fn pwd(ctx: &mut Ctx<'_>) -> Reaction {
    let folder = ctx.device.state.text(view::FLASH_FOLDER).unwrap_or("").to_owned();
    let shown = if folder.is_empty() {
        rooted("")
    } else {
        format!("{}/", rooted(&folder))
    };
    Reaction::with("file/pwd", Record::new().with(view::ARG_FOLDER, shown))
}

#[cfg(test)]
#[path = "files_test.rs"]
mod tests;
