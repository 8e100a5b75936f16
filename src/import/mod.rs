//! Import: what a real switch printed becomes a profile that prints the same, and then behaves.
//!
//! `frame` takes off what was put around lines, `paste` cuts a recording into texts, `split` those between which no command stands, `commands` and `recognise` say
//! which screen printed each, `texts` reads them,
//! `join` makes one state of them, `facts` adds what follows from it, `clock` and `release` date it, `platform` names its
//! family, `build` writes the profile and `verify` powers it on and compares. Knows screens, grammar, profiles and a rack
//! to power the profile on; must not know terminals or host files.

mod build;
mod clock;
mod commands;
mod facts;
mod frame;
mod join;
mod paste;
mod places;
mod platform;
mod recognise;
mod release;
pub mod report;
mod split;
mod texts;
mod verify;

use crate::device::view;
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::session::Engines;

pub use report::Report;

/// What an import is given beside the recordings.
pub struct World<'a> {
    /// Grammar and screens.
    pub engines: Engines,
    /// Files of the folder of profiles, by name.
    pub profiles: &'a dyn Fn(&str) -> Option<SourceFile>,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Name of the profile.
    pub profile: String,
    /// Host name of the device, where nothing shows it.
    pub hostname: Option<String>,
}

/// What an import comes to.
pub struct Imported {
    /// The profile: YAML that loads.
    pub profile: SourceFile,
    /// What was understood, what was kept, what disagrees.
    pub report: Report,
    /// Grammar and screens, for the next import.
    pub engines: Option<Engines>,
}

/// Makes a profile of recordings of one device.
///
/// # Errors
/// A recording that is no output of an IOS-XE switch, with its place; a profile that would not load.
pub fn import(world: World<'_>, files: &[SourceFile], request: &Request) -> Result<Imported, Vec<Diagnostic>> {
    let commands = commands::Commands::new(&world.engines);
    let splitter = split::Splitter::new(world.engines.library(), &commands);
    let pasted = paste::cut(files, &commands, &|line| splitter.opens(line));
    let releases = release::Known::load(world.profiles)?;
    let (texts, mut report) = texts::read(files, pasted, &commands, &splitter, &releases)?;
    drop(splitter);
    let mut joined = join::join(&texts, &mut report);
    let clock = clock::of(&texts, &mut joined.state);
    let recorded = clock.map(|(at, _)| at);
    release::settle(&texts, &releases, &commands, recorded, &mut joined.state, &mut report);
    if let (None, Some(name)) = (joined.state.get(view::HOSTNAME), &request.hostname) {
        joined.state.set(view::HOSTNAME, name.as_str());
    }
    facts::complete(&mut joined.state, &mut report);
    let named = joined
        .state
        .get(view::RELEASE)
        .is_none_or(|release| releases.has(&release));
    drop(commands);
    verify::profile(world, &texts, joined.state, clock, &request.profile, named, report)
}
