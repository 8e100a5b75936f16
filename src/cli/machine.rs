//! A switch on a rack, built from options: grammar, screens, profile and lab, from built-in files or the user's own.
//!
//! Must not know licensing.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge that reads files and the wall clock"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::device::view;
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::lab::{self, Lab};
use crate::profile::{self, Overrides, Profile, Source, StartsAt};
use crate::session::{Begin, Engines, Line, Pace, Power, Rack, Session, Setup, Start};
use crate::{embedded, grammar, limits};

use super::cast;
use super::options::{DEFAULT_PROFILE, is_file_name};
use super::state::{Identity, Kept, Origin, State};
use super::{CliError, MachineOptions};

const COMMANDS: &str = "grammar/commands/";
const SCREENS: &str = "grammar/screens/";

/// A rack with the switches of a lab on it, one of them at hand, and the folder that their state is kept in.
pub struct Machine {
    rack: Rack,
    device: String,
    /// Consoles that were left for another one of the lab.
    left: BTreeMap<String, Session>,
    kept_in: Option<(State, Identity)>,
}

/// What a machine is made of, beside grammar and screens.
struct Parts {
    lab: Lab,
    powers: Vec<Power>,
    device: String,
    identity: Identity,
}

impl Machine {
    /// Builds the switch; commands that take time are done at once.
    ///
    /// # Errors
    /// Faults of profile, lab or grammar, each with its place; a state folder that cannot be used.
    pub fn build(options: &MachineOptions) -> Result<Self, CliError> {
        Self::build_at(options, Pace::AtOnce)
    }

    /// Builds the switch at a pace: powered on, or as the state folder keeps it.
    ///
    /// # Errors
    /// As [`Machine::build`].
    pub fn build_at(options: &MachineOptions, pace: Pace) -> Result<Self, CliError> {
        let (state, parts) = parts(options)?;
        let engines = engines(options)?;
        check_rendition(&parts.identity.rendition, options)?;
        let rack = Rack::new(Setup {
            engines,
            lab: parts.lab,
            devices: parts.powers,
            pace,
        });
        let mut machine = Self {
            rack,
            device: parts.device,
            left: BTreeMap::new(),
            kept_in: state.map(|state| (state, parts.identity)),
        };
        machine.save()?;
        Ok(machine)
    }

    /// The name in the lab of the device at hand.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// The rack.
    pub fn rack(&self) -> &Rack {
        &self.rack
    }

    /// The rack, to be used.
    pub fn rack_mut(&mut self) -> &mut Rack {
        &mut self.rack
    }

    /// The rack alone; nothing is kept.
    pub fn into_rack(self) -> Rack {
        self.rack
    }

    /// The same machine after `work` on its rack.
    #[must_use]
    pub fn with_rack(self, work: impl FnOnce(Rack) -> Rack) -> Self {
        Self {
            rack: work(self.rack),
            ..self
        }
    }

    /// Names that prompts of this lab may have.
    pub fn names(&self) -> Vec<String> {
        let lab = self.rack.lab();
        lab.names()
            .flat_map(|name| [name.to_owned(), self.rack.hostname(name)])
            .collect()
    }

    /// Where a console of the device begins.
    pub fn starts_at(&self) -> Start {
        self.rack.starts_at(&self.device)
    }

    /// A session at the device.
    pub fn console(&mut self, line: Line, start: Start) -> Session {
        Session::open(&mut self.rack, &self.device, line, start)
    }

    /// Goes from the console of the device at hand, which is `session`, to that of another one, where everything is as it
    /// was left; `false` where the lab has none of this name. Whoever reads without pages goes on to.
    pub fn sit_at(&mut self, name: &str, session: &mut Session) -> bool {
        if self.rack.lab().device(name).is_none() {
            return false;
        }
        if name != self.device {
            let other = self.left.remove(name).unwrap_or_else(|| {
                let start = self.rack.starts_at(name);
                Session::open(&mut self.rack, name, Line::Console, start)
            });
            let before = std::mem::replace(session, other);
            if before.length() == 0 {
                session.unpaged();
            }
            self.left
                .insert(std::mem::replace(&mut self.device, name.to_owned()), before);
        }
        true
    }

    /// The lab's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.rack.lab().now()
    }

    /// Lives on until `to`; a lab that cannot go there stands still.
    pub fn advance_to(&mut self, to: DateTime<Utc>) {
        if let Err(error) = self.rack.lab_mut().advance_to(to) {
            tracing::warn!(%error, "lab time stands still");
        }
        self.rack.settle();
    }

    /// Keeps what is to be kept, if the options name a folder.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn save(&mut self) -> Result<(), CliError> {
        let Some((state, identity)) = &mut self.kept_in else {
            return Ok(());
        };
        // Messages are worded first: what is not worded is not kept.
        self.rack.write_all_due_nvram();
        self.rack.settle();
        let named = identity.device.as_deref().unwrap_or(&self.device);
        let device = self.rack.lab().device(named);
        identity.release = device.and_then(|device| device.state.get(view::RELEASE));
        state.save(identity, self.rack.lab())
    }
}

/// The device and its world: as the state folder keeps them, or powered on.
fn parts(options: &MachineOptions) -> Result<(Option<State>, Parts), CliError> {
    Ok(match options.state.as_deref().map(State::open).transpose()? {
        Some((state, Some(kept))) => (Some(state), resumed(options, kept)?),
        Some((state, None)) => (Some(state), powered_on(options)?),
        None => (None, powered_on(options)?),
    })
}

/// Grammar and screens that the options name. Files of the user's own are read at once, so that their faults are told;
/// those that are built in have none.
///
/// # Errors
/// Their faults.
pub fn engines(options: &MachineOptions) -> Result<Engines, CliError> {
    if options.grammar.is_none() {
        let commands = || embedded::below(COMMANDS).collect();
        let screens = || embedded::below(SCREENS).collect();
        return Ok(Engines::deferred(commands, screens));
    }
    Engines::load(&grammar_files(options)?, screen_files(options)?).map_err(CliError::Input)
}

/// The switches that the options describe, powered on.
fn powered_on(options: &MachineOptions) -> Result<Parts, CliError> {
    let stage = cast::stage(options)?;
    let at = stage.players.first().and_then(|first| first.profile.powered_on);
    let now = clock(options)?.or(stage.config.clock).or(at).unwrap_or_else(wall);
    let mut lab = Lab::new(&stage.config, now);
    if let Some(seed) = options.seed {
        lab.reseed(seed);
    }
    let several = stage.players.len() > 1;
    let (mut powers, mut at_hand) = (Vec::new(), None);
    for player in stage.players {
        let named = player.named.clone();
        let (device, power, starts_at) = player.power_on(lab.now());
        let name = device.name.clone();
        if lab.device(&name).is_some() {
            return Err(CliError::Usage(format!("the lab has a switch `{name}` already")));
        }
        if at_hand.is_none() && options.device.as_ref().is_none_or(|wanted| *wanted == name) {
            let identity = Identity::new(&Origin {
                profile: &named,
                lab: &stage.lab,
                release: device.state.text(view::RELEASE),
                rendition: &device.rendition,
                seed: options.seed,
                starts_at,
                device: several.then_some(name.as_str()),
            });
            at_hand = Some((name, identity));
        }
        lab.add(device);
        powers.push(power);
    }
    let Some((device, identity)) = at_hand else {
        return Err(no_device(options, &lab));
    };
    Ok(Parts {
        lab,
        powers,
        device,
        identity,
    })
}

fn no_device(options: &MachineOptions, lab: &Lab) -> CliError {
    let known: Vec<&str> = lab.names().collect();
    let name = options.device.as_deref().unwrap_or_default();
    CliError::Usage(format!(
        "the lab has no switch `{name}`; there are {}",
        known.join(", ")
    ))
}

/// The switches that a folder keeps. `--clock` moves them on.
fn resumed(options: &MachineOptions, kept: Kept) -> Result<Parts, CliError> {
    let Kept { identity, mut lab } = kept;
    let folder = options.state.as_deref().unwrap_or(Path::new("."));
    identity.agrees(options, folder)?;
    if let Some(to) = clock(options)? {
        lab.advance_to(to)
            .map_err(|error| CliError::Usage(format!("{}: --clock: {error}", folder.display())))?;
    }
    let first = lab.names().next();
    let device = options.device.as_deref().or(identity.device.as_deref()).or(first);
    let device = device.ok_or_else(|| CliError::Usage(format!("{}: holds no device", folder.display())))?;
    if lab.device(device).is_none() {
        return Err(no_device(options, &lab));
    }
    let power = |name: &str| Power {
        device: name.to_owned(),
        starts_at: start(identity.starts_at()),
        begins: Begin::Resume,
    };
    let (powers, device) = (lab.names().map(power).collect(), device.to_owned());
    Ok(Parts {
        lab,
        powers,
        device,
        identity,
    })
}

pub(super) fn start(at: StartsAt) -> Start {
    match at {
        StartsAt::User => Start::User,
        StartsAt::Privileged => Start::Privileged,
        StartsAt::Login => Start::Login,
    }
}

/// Screens are looked up by rendition with a fallback, so an unknown one would go unnoticed.
fn check_rendition(name: &str, options: &MachineOptions) -> Result<(), CliError> {
    let own = own_files(options, "screens", "screen")?;
    let own = own.iter().map(|(path, _)| path.as_str());
    let files = embedded::names()
        .filter_map(|file| file.strip_prefix(SCREENS))
        .chain(own);
    let known: BTreeSet<&str> = files.filter_map(|file| Some(file.split_once('/')?.0)).collect();
    if known.contains(name) {
        return Ok(());
    }
    let known = Vec::from_iter(known).join(", ");
    Err(CliError::Usage(format!(
        "there is no rendition `{name}`; there are {known}"
    )))
}

/// The profile that the options name, moved along `--release` and `--rendition`.
///
/// # Errors
/// It is not there, or has faults.
pub fn profile(options: &MachineOptions) -> Result<Profile, CliError> {
    let name = options.profile.as_deref().unwrap_or(DEFAULT_PROFILE);
    let overrides = Overrides {
        release: options.release.clone(),
        rendition: options.rendition.clone(),
    };
    named_profile(name, &overrides)
}

/// The profile called `name`, or that of a file.
///
/// # Errors
/// As [`profile`].
pub(super) fn named_profile(name: &str, overrides: &Overrides) -> Result<Profile, CliError> {
    if !is_file_name(name) {
        return profile::load(Source::Named(name), &profile::builtin, overrides).map_err(CliError::Input);
    }
    let file = read(Path::new(name), limits::YAML_BYTES_MAX)?;
    profile::load(Source::File(&file), &|other| beside(name, other), overrides).map_err(CliError::Input)
}

/// A file that stands beside the profile file `profile`, else the built-in one.
pub(super) fn beside(profile: &str, name: &str) -> Option<SourceFile> {
    let path = Path::new(profile).parent().unwrap_or(Path::new(".")).join(name);
    if path.is_file() {
        read(&path, limits::YAML_BYTES_MAX).ok()
    } else {
        profile::builtin(name)
    }
}

/// What is wrong with any row of the file of releases beside the profile that the options name: a start reads the rows of
/// its own release only.
pub fn faults_of_releases(options: &MachineOptions) -> Vec<Diagnostic> {
    let name = options.profile.as_deref().unwrap_or(DEFAULT_PROFILE);
    let files: &dyn Fn(&str) -> Option<SourceFile> = if is_file_name(name) {
        &|other| beside(name, other)
    } else {
        &profile::builtin
    };
    profile::releases(files).err().unwrap_or_default()
}

/// The moment that `--clock` names.
fn clock(options: &MachineOptions) -> Result<Option<DateTime<Utc>>, CliError> {
    match options.clock.as_deref() {
        None => Ok(None),
        Some("now") => Ok(Some(wall())),
        Some(text) => lab::clock::parse_time(text)
            .map(Some)
            .map_err(|error| CliError::Usage(format!("--clock `{text}`: {error}"))),
    }
}

/// The wall clock, in whole milliseconds. The only place that reads it.
fn wall() -> DateTime<Utc> {
    let now = Utc::now();
    DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
}

/// Built-in grammar with the user's own laid over it.
///
/// # Errors
/// The user's folder cannot be read.
pub fn grammar_files(options: &MachineOptions) -> Result<Vec<SourceFile>, CliError> {
    let own = own_files(options, "commands", "cmd")?;
    let own = own
        .into_iter()
        .map(|(name, file)| (format!("commands/{name}"), file))
        .collect();
    Ok(grammar::overlay(embedded::below(COMMANDS).collect(), own))
}

/// Built-in screens with the user's own laid over them.
///
/// # Errors
/// The user's folder cannot be read.
pub fn screen_files(options: &MachineOptions) -> Result<Vec<SourceFile>, CliError> {
    // Of two files with one place the library takes the later one, and faults name the user's own file.
    let own = own_files(options, "screens", "screen")?;
    Ok(embedded::below(SCREENS)
        .chain(own.into_iter().map(|(_, file)| file))
        .collect())
}

/// Files of `--grammar DIR` below `part`, with their names relative to it.
fn own_files(options: &MachineOptions, part: &str, extension: &str) -> Result<Vec<(String, SourceFile)>, CliError> {
    let Some(folder) = &options.grammar else {
        return Ok(Vec::new());
    };
    if !folder.is_dir() {
        return Err(CliError::Usage(format!("{}: is no folder", folder.display())));
    }
    let root = folder.join(part);
    let mut found = Vec::new();
    walk(&root, &root, extension, 0, &mut found)?;
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

fn walk(
    root: &Path,
    folder: &Path,
    extension: &str,
    depth: usize,
    found: &mut Vec<(String, SourceFile)>,
) -> Result<(), CliError> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() && depth < limits::DEPTH_MAX {
            walk(root, &path, extension, depth + 1, found)?;
        } else if path.extension().is_some_and(|e| e == extension) {
            let relative = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            found.push((relative, read(&path, limits::TEXT_FILE_BYTES_MAX)?));
        }
    }
    Ok(())
}

/// A text file of the user's.
///
/// # Errors
/// It cannot be read, is too long, or is not UTF-8; the last with its place.
pub fn read(path: &Path, bytes_max: usize) -> Result<SourceFile, CliError> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| CliError::io(name.clone(), error))?;
    text(&name, bytes, bytes_max)
}

/// The text called `name` that was read from somewhere.
///
/// # Errors
/// As [`read`].
pub fn text(name: &str, bytes: Vec<u8>, bytes_max: usize) -> Result<SourceFile, CliError> {
    if bytes.len() > bytes_max {
        return Err(CliError::Usage(format!("{name}: has more than {bytes_max} bytes")));
    }
    String::from_utf8(bytes)
        .map(|text| SourceFile::new(name, text))
        .map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let file = SourceFile::new(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
            let fault = Diagnostic::new(&file.name, &file.text, at..at + 1, "not UTF-8 text");
            CliError::Input(vec![fault])
        })
}
