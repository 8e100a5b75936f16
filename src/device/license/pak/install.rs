//! `license install` and `license save`: licences in from a file, and out into one.
//!
//! Each licence of a file stands for itself: one that is refused changes nothing, the others are installed.

use super::super::agent::Agent;
use super::super::storage;
use super::{feature, is_licensed, licences_changed, named, udi};
use crate::device::reaction::{Piece, Reaction};
use crate::device::{Ctx, Device, view};
use crate::limits::PAK_STORE_MAX;
use crate::screen::value::Record;
use crate::wire::{PakFileError, PakLicence, Udi, read_licences, write_licences};

/// What becomes of one licence of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Installed,
    /// It is there already.
    Existing,
    /// For another device.
    OtherDevice,
    /// Not as Cisco issued it.
    NotGenuine,
    /// The image has no such feature.
    Unknown,
    /// The storage is full.
    NoRoom,
}

impl Fate {
    fn screen(self) -> &'static str {
        match self {
            Self::Installed => "pak/install/installed",
            Self::Existing => "pak/install/existing",
            Self::OtherDevice => "pak/install/other_device",
            Self::NotGenuine => "pak/install/not_genuine",
            Self::Unknown => "pak/install/unknown_feature",
            Self::NoRoom => "pak/install/no_room",
        }
    }
}

/// `license install URL`.
pub fn install(ctx: &mut Ctx<'_>) -> Reaction {
    let url = ctx.invocation.args.text("file").to_owned();
    let licences = match storage::read(&mut Agent::of(ctx), &url) {
        Err(problem) => return problem.reaction(),
        Ok(bytes) => match read_licences(&bytes) {
            Ok(licences) => licences,
            Err(error) => return Reaction::with(unreadable(&error), Record::new().with(view::ARG_URL, url)),
        },
    };
    let mut reaction = Reaction::with("pak/install/begins", Record::new().with(view::ARG_URL, url));
    let fates: Vec<Fate> = licences.iter().map(|licence| take(ctx, licence)).collect();
    for (licence, fate) in licences.iter().zip(&fates) {
        let args = Record::new().with(view::ARG_NAME, licence.feature.as_str());
        reaction = reaction.and(Piece::with(fate.screen(), args));
    }
    licences_changed(ctx);
    let count = |which: fn(Fate) -> bool| fates.iter().filter(|fate| which(**fate)).count();
    let counts = [
        ("pak/install/count_installed", count(|fate| fate == Fate::Installed)),
        ("pak/install/count_existing", count(|fate| fate == Fate::Existing)),
        (
            "pak/install/count_failed",
            count(|fate| !matches!(fate, Fate::Installed | Fate::Existing)),
        ),
    ];
    for (screen, count) in counts {
        let args = Record::new()
            .with(view::ARG_COUNT, number(count))
            .with(view::ARG_TOTAL, number(fates.len()));
        reaction = reaction.and(Piece::with(screen, args));
    }
    reaction
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn unreadable(error: &PakFileError) -> &'static str {
    match error {
        PakFileError::TooLarge | PakFileError::NotALicenceFile => "pak/install/not_a_licence_file",
        PakFileError::Damaged(_) => "pak/install/damaged",
    }
}

fn fate(device: &Device, licence: &PakLicence) -> Fate {
    let state = &device.state;
    if !licence.is_genuine() {
        Fate::NotGenuine
    } else if licence.udi != udi(device) {
        Fate::OtherDevice
    } else if feature(state, &licence.feature).is_none() {
        Fate::Unknown
    } else if is_licensed(state, &licence.feature) {
        Fate::Existing
    } else if state.list(view::PAK_STORE).len() >= PAK_STORE_MAX {
        Fate::NoRoom
    } else {
        Fate::Installed
    }
}

fn take(ctx: &mut Ctx<'_>, licence: &PakLicence) -> Fate {
    let fate = fate(ctx.device, licence);
    if fate == Fate::Installed {
        let name = feature(&ctx.device.state, &licence.feature)
            .and_then(|feature| feature.get(view::PAK_FEATURES_NAME))
            .unwrap_or_default();
        let entry = Record::new()
            .with(view::PAK_STORE_FEATURE, name.as_str())
            .with(view::PAK_STORE_PAK, licence.pak.as_str())
            .with(view::PAK_STORE_KEY, licence.key.as_str())
            .with(view::PAK_STORE_ISSUED, licence.issued);
        let store = ctx.device.state.list_mut(view::PAK_STORE);
        store.push(entry);
        let index = store.len() - 1;
        let agent = &mut Agent::of(ctx);
        let args = named(agent, &name, index);
        agent.log("message/license/installed", args);
    }
    fate
}

/// `license save URL`: all that was installed, in one file that `license install` takes on the same device.
pub fn save(ctx: &mut Ctx<'_>) -> Reaction {
    let url = ctx.invocation.args.text("file").to_owned();
    let udi = udi(ctx.device);
    let store = ctx.device.state.list(view::PAK_STORE).iter();
    let licences: Vec<PakLicence> = store.filter_map(|licence| saved(licence, &udi)).collect();
    if licences.is_empty() {
        return Reaction::screen("pak/save/nothing");
    }
    let text = write_licences(&licences);
    match storage::write(&mut Agent::of(ctx), &url, text.into_bytes()) {
        Ok(()) => Reaction::with("pak/save/saved", Record::new().with(view::ARG_URL, url)),
        Err(problem) => problem.reaction(),
    }
}

/// A licence as it was issued; none of those that came with the box, which no file brought.
fn saved(licence: &Record, udi: &Udi) -> Option<PakLicence> {
    Some(PakLicence {
        feature: licence.get(view::PAK_STORE_FEATURE)?,
        udi: udi.clone(),
        pak: licence.get(view::PAK_STORE_PAK)?,
        issued: licence.get(view::PAK_STORE_ISSUED)?,
        key: licence.get(view::PAK_STORE_KEY)?,
    })
}
