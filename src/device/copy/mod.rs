//! `copy`: between running-config, startup-config, flash and files on other hosts.
//!
//! Reaches flash and lab hosts only. All questions come first; then the file is read, and written when all of it is
//! there: a copy that fails or is broken off changes nothing.

use super::action::{ActionInfo, ArgKind};
use super::actions::required;
use super::dialogue::{Asked, Dialogue};
use super::flash::FlashError;
use super::reaction::{Effect, Piece, Reaction};
use super::world::{RemoteFile, TransferFailure};
use super::{Ctx, flash, interfaces, lookup, nvram, view};
use crate::screen::value::Record;

mod landing;
mod place;
mod questions;
mod transfer;

pub use landing::Landing;

use place::Place;
use questions::{Questions, asks_password};
use transfer::Transfer;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `copy FROM TO`: each is `running-config`, `startup-config`, a URL, a bare scheme (`tftp:`), or a file of flash.
    ActionInfo {
        name: "copy",
        args: &[required("from", ArgKind::Text), required("to", ArgKind::Text)],
        wants_running_config: true,
        run: copy,
    },
];

fn copy(ctx: &mut Ctx<'_>) -> Reaction {
    talk(ctx).unwrap_or_else(|question| *question)
}

fn talk(ctx: &mut Ctx<'_>) -> Asked<Reaction> {
    let invocation = ctx.invocation;
    let typed = |name: &str| invocation.args.text(name);
    let (from, to) = match (
        Place::parse(ctx.device, typed("from")),
        Place::parse(ctx.device, typed("to")),
    ) {
        (Ok(from), Ok(to)) => (from, to),
        (Err(error), _) => return Ok(failed("file/error/opening", typed("from"), &error.to_string())),
        (_, Err(error)) => return Ok(failed("file/error/opening", typed("to"), &error.to_string())),
    };
    let (mut from, mut to) = (from, to);
    let quiet = ctx.device.state.is(view::FILE_PROMPT_QUIET);
    let mut questions = Questions {
        dialogue: Dialogue::new(&invocation.answers),
        ctx: &*ctx,
        quiet,
    };
    questions.source(&mut from)?;
    questions.destination(&mut to, &from)?;
    if from == to || (remote(&from) && remote(&to)) {
        let args = Record::new()
            .with(view::ARG_URL, from.url())
            .with(view::ARG_FILE, to.url());
        return Ok(Reaction::with("file/error/copying", args));
    }
    if let Err(error) = exists(ctx, &from) {
        return Ok(*error);
    }
    if !questions.overwrite(&to)? {
        return Ok(Reaction::silent());
    }
    if let Place::Remote(file) = &mut from {
        questions.password(file, None)?;
    }
    if let Place::Remote(file) = &mut to {
        let writing = Record::new().with(view::ARG_FILE, file.path.as_str());
        let before = asks_password(&file.scheme).then(|| Piece::with("file/copy/writing", writing));
        questions.password(file, before)?;
    }
    let said = questions.dialogue.said();
    Ok(carry(ctx, &from, &to, said))
}

fn remote(place: &Place) -> bool {
    matches!(place, Place::Remote(_))
}

/// A local source that is not there is found out before more is asked.
fn exists(ctx: &Ctx<'_>, from: &Place) -> Result<(), Box<Reaction>> {
    let reason = match from {
        Place::Flash { name, .. } => flash::read(ctx.device, name).err().map(|error| error.to_string()),
        Place::Startup if ctx.device.nvram.is_none() => Some(FlashError::NoSuchFile.to_string()),
        _ => None,
    };
    reason.map_or(Ok(()), |reason| {
        Err(Box::new(failed("file/error/opening", &from.url(), &reason)))
    })
}

/// Reads, writes, and shows it.
fn carry(ctx: &mut Ctx<'_>, from: &Place, to: &Place, said: Vec<Piece>) -> Reaction {
    let mut read = match fetch(ctx, from) {
        Ok(read) => read,
        Err(reaction) => {
            return Reaction {
                output: [said, reaction.output].concat(),
                ..*reaction
            };
        }
    };
    let size = read.bytes.len();
    let mut reaction = match deliver(ctx, from, to, read.bytes, &mut read.transfer) {
        Ok(reaction) => reaction,
        Err(reaction) => {
            return Reaction {
                output: [said, read.output, reaction.output].concat(),
                ..*reaction
            };
        }
    };
    reaction.output = [said, read.output, reaction.output].concat();
    if !matches!((from, to), (Place::Running, Place::Startup)) {
        reaction.running = Some(read.transfer.running(size));
    }
    reaction
}

/// What was read, and how that looks.
struct Read {
    bytes: Vec<u8>,
    output: Vec<Piece>,
    transfer: Transfer,
}

fn fetch(ctx: &mut Ctx<'_>, from: &Place) -> Result<Read, Box<Reaction>> {
    let mut transfer = Transfer {
        head: Vec::new(),
        mark: None,
        more_marks: 0,
        tail: Vec::new(),
        speed: transfer::FLASH,
    };
    let opening = |reason: &str| Box::new(failed("file/error/opening", &from.url(), reason));
    let bytes = match from {
        Place::Running => {
            let text = ctx.invocation.running_config.as_deref().unwrap_or_default();
            nvram::body(text).as_bytes().to_vec()
        }
        Place::Startup => ctx.device.nvram.clone().unwrap_or_default().into_bytes(),
        Place::Flash { name, .. } => match flash::read(ctx.device, name) {
            Ok(file) => file.bytes.clone(),
            Err(error) => return Err(opening(&error.to_string())),
        },
        Place::Remote(file) => return fetch_remote(ctx, file, transfer).map_err(|failure| opening(reason(&failure))),
    };
    if matches!(from, Place::Flash { .. }) {
        transfer.mark = Some('C');
    }
    Ok(Read {
        bytes,
        output: Vec::new(),
        transfer,
    })
}

fn fetch_remote(ctx: &mut Ctx<'_>, file: &RemoteFile, mut transfer: Transfer) -> Result<Read, TransferFailure> {
    let egress = egress(ctx, file);
    let lookup = lookup::host(ctx, &egress, &file.host);
    let address = lookup.address.map_err(TransferFailure::Resolve)?;
    let bytes = ctx.world.fetch(&egress, file)?;
    let mut args = described(file, bytes.len());
    if let Some((interface, ..)) = interfaces::towards(&egress, address) {
        args.set(view::ARG_INTERFACE, interface.as_str());
    }
    let (head, tail): (&[&'static str], &[&'static str]) = match file.scheme.as_str() {
        "tftp" => (
            &["file/copy/accessing", "file/copy/loading_tftp"],
            &["file/copy/ok_bytes"],
        ),
        "ftp" => (
            &["file/copy/accessing", "file/copy/loading_ftp"],
            &["file/copy/ok_bytes"],
        ),
        "http" | "https" => (&["file/copy/loading_http"], &[]),
        _ => (&["file/copy/sending"], &[]),
    };
    let pieces = |names: &[&'static str]| names.iter().map(|name| Piece::with(name, args.clone())).collect();
    (transfer.head, transfer.tail) = (pieces(head), pieces(tail));
    (transfer.mark, transfer.speed) = (Some('!'), transfer::NETWORK);
    Ok(Read {
        bytes,
        output: lookup.printed,
        transfer,
    })
}

fn deliver(
    ctx: &mut Ctx<'_>,
    from: &Place,
    to: &Place,
    bytes: Vec<u8>,
    transfer: &mut Transfer,
) -> Result<Reaction, Box<Reaction>> {
    let size = bytes.len();
    let landing = Landing::new(ctx.device, from, to, bytes);
    landing.check(ctx)?;
    match to {
        Place::Running => {
            local(transfer, transfer::PARSED);
            return Ok(with_effect(Effect::Configure(landing.text())));
        }
        // NVRAM is built and written in one go: nothing can break it off.
        Place::Startup if *from == Place::Running => {
            landing.write(ctx)?;
            return Ok(Reaction::screen("file/nvram/saved"));
        }
        Place::Startup => {
            local(transfer, transfer::NVRAM);
            transfer.tail.push(Piece::screen("file/copy/ok"));
        }
        Place::Flash { .. } if matches!(from, Place::Flash { .. }) => {
            transfer.head.push(Piece::screen("file/copy/in_progress"));
        }
        Place::Flash { .. } => {}
        Place::Remote(file) => show_upload(transfer, file, size),
    }
    Ok(with_effect(Effect::Land(landing)))
}

fn with_effect(effect: Effect) -> Reaction {
    Reaction {
        effects: vec![effect],
        ..Reaction::default()
    }
}

/// A copy that ends in NVRAM or the running-config shows no `C`.
fn local(transfer: &mut Transfer, speed: transfer::Speed) {
    if transfer.mark == Some('C') {
        transfer.mark = None;
    }
    if transfer.mark.is_none() {
        transfer.speed = speed;
    }
}

fn show_upload(transfer: &mut Transfer, file: &RemoteFile, size: usize) {
    let args = described(file, size);
    transfer.head = match file.scheme.as_str() {
        "tftp" => Vec::new(),
        "scp" | "sftp" => vec![Piece::with("file/copy/sink", args)],
        _ => vec![Piece::with("file/copy/writing_marks", args)],
    };
    (transfer.mark, transfer.speed) = (Some('!'), transfer::NETWORK);
    // Recorded: `!!` for 1,393 bytes put by TFTP.
    transfer.more_marks = usize::from(file.scheme == "tftp");
}

fn egress(ctx: &Ctx<'_>, file: &RemoteFile) -> super::world::Egress {
    let http = file.scheme.starts_with("http");
    let source = ctx
        .device
        .state
        .text(view::HTTP_CLIENT_SOURCE_INTERFACE)
        .filter(|_| http);
    interfaces::egress(ctx.device, None, source)
}

fn described(file: &RemoteFile, size: usize) -> Record {
    Record::new()
        .with(view::ARG_URL, Place::Remote(file.clone()).url())
        .with(view::ARG_HOST, file.host.as_str())
        .with(view::ARG_FILE, file.path.as_str())
        .with(view::ARG_NAME, flash::base_name(&file.path))
        .with(view::ARG_BYTES, i64::try_from(size).unwrap_or(i64::MAX))
}

fn failed(screen: &'static str, url: &str, reason: &str) -> Reaction {
    Reaction::with(
        screen,
        Record::new().with(view::ARG_URL, url).with(view::ARG_REASON, reason),
    )
}

/// The words in brackets of `%Error opening URL (…)`. `Timed out` and `No such file or directory` are recorded, the
/// others are the names of the same error numbers (unverified).
fn reason(failure: &TransferFailure) -> &'static str {
    match failure {
        TransferFailure::Resolve(_) => "Undefined error",
        TransferFailure::TimedOut => "Timed out",
        TransferFailure::Refused => "Connection refused",
        TransferFailure::Authentication | TransferFailure::NotWritten => "Permission denied",
        TransferFailure::NoSuchFile => "No such file or directory",
    }
}

#[cfg(test)]
mod tests;
