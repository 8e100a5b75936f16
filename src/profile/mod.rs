//! Profiles: who a device is at power-on, as YAML files laid over one another.
//!
//! A profile is the release's row of `_releases.yaml`, laid over what it `extends`, with its own values on top: maps by
//! key, lists whole. Errors name the file that is wrong. Knows the table of paths and the device's plain data; must not
//! know grammar, sessions or the lab.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::device::{Overlays, Quirk};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::embedded;
use crate::screen::value::Record;

mod boxes;
mod layers;
mod overlays;
mod place;
mod platform;
mod ports;
mod power;
mod read;
mod release;
mod reserved;
mod software;
mod unit;
mod write;

pub use layers::{load, releases, trains};
pub use place::fault_of_key;
pub use platform::{Platform, Units, platform, platforms};
pub use release::Release;
pub use software::{Software, software};
pub use unit::{UnitError, unit};
pub use write::{in_quotes as quoted, overlays_yaml, yaml};

/// Where a console of the device begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StartsAt {
    /// `>`.
    #[default]
    User,
    /// `#`.
    Privileged,
    /// `Username:` or `Password:`, as the lines of the configuration have it.
    Login,
}

/// Which profile is meant.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A file by its name without `.yaml`, asked of the callback.
    Named(&'a str),
    /// A file that is already there.
    File(&'a SourceFile),
}

/// What the command line says about a profile; it wins over the profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// `--release`.
    pub release: Option<String>,
    /// `--rendition`.
    pub rendition: Option<String>,
}

/// A profile, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name: that of its file without folder and `.yaml`.
    pub name: String,
    /// What it is, in a line.
    pub about: Option<String>,
    /// What its screens are chosen from.
    pub rendition: String,
    /// What it does that the reference does not.
    pub quirks: BTreeSet<Quirk>,
    /// The lab it stands in when nothing else is said.
    pub lab: Option<String>,
    /// Where a console begins.
    pub starts_at: StartsAt,
    /// Lines of configuration, applied over the state at power-on.
    pub startup_config: Option<String>,
    /// Whether NVRAM holds the configuration of power-on.
    pub nvram_saved: bool,
    /// When it is powered on, if neither the command line nor its lab says.
    pub powered_on: Option<DateTime<Utc>>,
    /// What its screens print beside what the state says, by screen.
    pub overlays: Overlays,
    /// The family that it is laid over, as `extends` names it.
    pub family: Option<String>,
    /// Product ids of its units, the active first; none where no `product` is named.
    pub products: Vec<String>,
    /// The state at power-on.
    pub state: Record,
    /// The state of the same box before anybody configured it.
    pub factory: Record,
}

/// The folder of profiles, in names of built-in files.
const FOLDER: &str = "device-profiles/";

/// A built-in file by its name below the folder of profiles (`c9300-48p.yaml`, `_families/c9300.yaml`).
pub fn builtin(name: &str) -> Option<SourceFile> {
    embedded::file(&format!("{FOLDER}{name}"))
}

/// Names of the built-in profiles, in order: files of the folder itself that do not begin with `_`.
pub fn builtins() -> Vec<String> {
    let name = |file: SourceFile| {
        let name = file.name.strip_prefix(FOLDER)?.strip_suffix(".yaml")?;
        (!name.contains('/') && !name.starts_with('_')).then(|| name.to_owned())
    };
    embedded::below(FOLDER).filter_map(name).collect()
}

/// A built-in profile, as it is.
///
/// # Errors
/// What is wrong with its files.
pub fn builtin_profile(name: &str) -> Result<Profile, Vec<Diagnostic>> {
    load(Source::Named(name), &builtin, &Overrides::default())
}

#[cfg(test)]
mod tests;
