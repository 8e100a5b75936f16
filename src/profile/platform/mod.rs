//! Platforms: what a product id decides. `device-profiles/_platforms.yaml`, read once.
//!
//! Must not know which licences there are, or what a profile says.

use std::sync::LazyLock;

use super::release::Release;
use super::{FOLDER, ports};
use crate::embedded;
use crate::limits::{STACK_MEMBERS_MAX, VIRTUAL_CHASSIS_MAX};

mod file;

pub use file::read;

/// The built-in file, below the folder of profiles.
const FILE: &str = "_platforms.yaml";

/// What the units of one device are, where licensing speaks for several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Units {
    /// Switches of a stack, each with a serial number of its own.
    Switches,
    /// Supervisors of one chassis, in these slots; all print the serial number of the chassis.
    Supervisors(Vec<u32>),
}

/// What a product id decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform {
    pids: Vec<String>,
    /// Name of the family: `c9300` of `_families/c9300.yaml`.
    pub family: String,
    /// The first release that runs on it.
    pub since: Release,
    /// Ports in front, 24 or 48, where licences are counted by them.
    pub access_ports: Option<u32>,
    /// Ranges of ports with `#` for the number of the unit; `None` where they are not known.
    ports: Option<Vec<String>>,
    /// What its units are.
    pub units: Units,
    /// Types of interfaces and how `show version` counts them, in its order.
    pub counts: Vec<(String, String)>,
    /// Whether its switches stack, and what heads them in `show inventory` where there are several.
    pub stack: Option<Option<String>>,
    licences_found: Vec<(Release, i64)>,
    hsec_since: Option<Release>,
    /// The last train that is known of it; none where new ones run on it.
    pub until: Option<Release>,
    /// Whether `show version` and `show inventory` describe a chassis of Catalyst kind; not of a router.
    pub is_switch: bool,
}

impl Platform {
    /// Product ids that it stands for; `*` is any rest.
    pub fn pids(&self) -> &[String] {
        &self.pids
    }

    /// The family's file, as `extends` names it.
    pub fn family_file(&self) -> String {
        format!("_families/{}.yaml", self.family)
    }

    /// Whether its ports are known; not those of a box of which only the family is.
    pub fn is_whole(&self) -> bool {
        self.ports.is_some()
    }

    /// How many units one device has at most.
    pub fn units_max(&self) -> usize {
        match &self.units {
            Units::Supervisors(slots) => slots.len(),
            Units::Switches if self.stack.is_some() => STACK_MEMBERS_MAX,
            Units::Switches => VIRTUAL_CHASSIS_MAX,
        }
    }

    /// Number of the unit at `at`, from 0, in names of ports: of the switch, or of the slot.
    pub fn number(&self, at: usize) -> u32 {
        match &self.units {
            Units::Supervisors(slots) => slots.get(at).copied().unwrap_or(0),
            Units::Switches => u32::try_from(at + 1).unwrap_or(u32::MAX),
        }
    }

    /// Names of the ports of the unit at `at`, from 0.
    pub fn ports(&self, at: usize) -> Vec<String> {
        let number = self.number(at).to_string();
        let ranges = self.ports.iter().flatten();
        ranges
            .filter_map(|range| ports::names(&range.replace('#', &number)).ok())
            .flatten()
            .collect()
    }

    /// Whether a release, or some release of a train, runs on it.
    pub fn runs(&self, release: &Release) -> bool {
        let not_after = self.until.as_ref().is_none_or(|until| release.train() <= *until);
        let not_before = match release.numbers.len() {
            2 => *release >= self.since.train(),
            _ => *release >= self.since,
        };
        not_before && not_after
    }

    /// `Total licenses found` of its mapping table at a release.
    pub fn licences_found(&self, release: &Release) -> Option<i64> {
        let train = release.train();
        let before = self.licences_found.iter().rev().find(|(known, _)| *known <= train);
        before.or(self.licences_found.first()).map(|(_, found)| *found)
    }

    /// Whether `Enforced Licenses` lists HSEC at a release.
    pub fn lists_hsec(&self, release: &Release) -> bool {
        self.hsec_since.as_ref().is_some_and(|since| release >= since)
    }

    /// How well it fits: bytes that are equal, one more for a whole id.
    fn fits(&self, pid: &str) -> Option<usize> {
        let fit = |known: &String| match known.strip_suffix('*') {
            Some(head) => pid.starts_with(head).then_some(head.len()),
            None => (known == pid).then_some(known.len() + 1),
        };
        self.pids.iter().filter_map(fit).max()
    }
}

static ROWS: LazyLock<Vec<Platform>> = LazyLock::new(|| match embedded::file(&format!("{FOLDER}{FILE}")) {
    Some(file) => read(&file).0,
    None => Vec::new(),
});

/// All of them, in the order of the file.
pub fn platforms() -> &'static [Platform] {
    &ROWS
}

/// The platform of a product id.
pub fn platform(pid: &str) -> Option<&'static Platform> {
    let fitting = platforms().iter().filter_map(|row| Some((row.fits(pid)?, row)));
    fitting.max_by_key(|(fit, _)| *fit).map(|(_, row)| row)
}

#[cfg(test)]
mod tests;
