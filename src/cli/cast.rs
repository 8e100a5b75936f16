//! Which switches a lab powers on: those of its file, each from a profile.
//!
//! Must not know licensing, or which of them is at hand.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::device::stack::replace;
use crate::device::{Device, view};
use crate::lab::setup::SwitchConfig;
use crate::lab::{self, LabConfig};
use crate::limits;
use crate::profile::{Overrides, Profile, StartsAt};
use crate::screen::value::Value;
use crate::session::{Begin, Power};

use super::options::{DEFAULT_PROFILE, is_file_name};
use super::{CliError, MachineOptions, machine};

/// A switch that is to be powered on.
pub struct Player {
    /// What it is.
    pub profile: Profile,
    /// The profile as it was named.
    pub named: String,
    /// What the lab says of it.
    switch: Option<SwitchConfig>,
}

/// A lab, and the switches that stand in it.
pub struct Stage {
    /// The lab, as it is named.
    pub lab: String,
    /// What its file says.
    pub config: LabConfig,
    /// Its switches, at least one: that of `--profile` first, then those of the file.
    pub players: Vec<Player>,
}

/// The lab and the switches that the options describe. A lab with switches of its own needs no profile.
///
/// # Errors
/// A file is not there, or has faults.
pub fn stage(options: &MachineOptions) -> Result<Stage, CliError> {
    let named = options.lab.as_deref().map(lab_file).transpose()?;
    let empty = named.as_ref().is_none_or(|(_, config)| config.switches.is_empty());
    let own = if empty || options.profile.is_some() {
        Some(machine::profile(options)?)
    } else {
        None
    };
    let by_profile = own.as_ref().and_then(|profile| profile.lab.clone());
    let lab = options
        .lab
        .clone()
        .or(by_profile)
        .unwrap_or_else(|| lab::load::EMPTY.to_owned());
    let (folder, config) = match named {
        Some(named) => named,
        None => lab_file(&lab)?,
    };
    let own = own.map(|profile| Player {
        named: options.profile.clone().unwrap_or_else(|| DEFAULT_PROFILE.to_owned()),
        profile,
        switch: None,
    });
    let others = of_lab(options, &folder, &config)?;
    Ok(Stage {
        lab,
        config,
        players: own.into_iter().chain(others).collect(),
    })
}

/// A lab file by the name of a built-in one or by its path: the folder that it lies in, and what it says.
///
/// # Errors
/// It is not there, or has faults.
fn lab_file(name: &str) -> Result<(PathBuf, LabConfig), CliError> {
    let file = if is_file_name(name) {
        machine::read(Path::new(name), limits::YAML_BYTES_MAX)?
    } else {
        lab::load::built_in(name).ok_or_else(|| {
            CliError::Usage(format!(
                "there is no lab `{name}`; the built-in ones are {}",
                lab::load::names().join(", ")
            ))
        })?
    };
    let config = lab::load::load(&file).map_err(CliError::Input)?;
    let folder = Path::new(name).parent().unwrap_or(Path::new("")).to_owned();
    Ok((folder, config))
}

/// The switches of a lab file. A profile that is a file lies beside it.
///
/// # Errors
/// Faults of a profile.
fn of_lab(options: &MachineOptions, folder: &Path, config: &LabConfig) -> Result<Vec<Player>, CliError> {
    let player = |switch: &SwitchConfig| {
        let beside = folder.join(&switch.profile);
        let named = if is_file_name(&switch.profile) && beside.is_file() {
            beside.display().to_string()
        } else {
            switch.profile.clone()
        };
        let overrides = Overrides {
            release: switch.release.clone().or_else(|| options.release.clone()),
            rendition: options.rendition.clone(),
        };
        Ok(Player {
            profile: machine::named_profile(&named, &overrides)?,
            named,
            switch: Some(switch.clone()),
        })
    };
    config.switches.iter().map(player).collect()
}

impl Player {
    /// The device, how it comes to life, and where its console begins.
    pub fn power_on(self, now: DateTime<Utc>) -> (Device, Power, StartsAt) {
        let mut device = self.profile.power_on(now);
        if let Some(switch) = &self.switch {
            dress(&mut device, switch);
        }
        let power = Power {
            device: device.name.clone(),
            starts_at: machine::start(self.profile.starts_at),
            begins: Begin::PowerOn {
                startup_config: self.profile.startup_config,
                nvram_saved: self.profile.nvram_saved,
            },
        };
        (device, power, self.profile.starts_at)
    }
}

/// What the lab says of a switch beyond its profile.
fn dress(device: &mut Device, switch: &SwitchConfig) {
    device.name.clone_from(&switch.name);
    device.state.set(view::HOSTNAME, switch.name.as_str());
    if let Some(sn) = &switch.serial {
        replace::another(device, sn);
    }
    let Some(address) = switch.address else { return };
    if !matches!(device.state.value(view::INTERFACES.id), Value::List(_)) {
        return;
    }
    let mut interfaces = device.state.list_mut(view::INTERFACES).iter_mut();
    if let Some(first) = interfaces.find(|interface| interface.text(view::INTERFACES_ADDRESS).is_some()) {
        first.set(view::INTERFACES_ADDRESS, address.to_string());
    }
}
