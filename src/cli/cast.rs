//! Which switches a lab powers on: those of its file, each from a profile.
//!
//! Must not know licensing, or which of them is at hand.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::device::stack::replace;
use crate::device::{Device, view};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::lab::setup::{Fault, SwitchConfig};
use crate::lab::{self, LabConfig};
use crate::limits;
use crate::profile::{self, Overrides, Profile, StartsAt};
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
    let (file, config) = match named {
        Some(named) => named,
        None => lab_file(&lab).map_err(|error| of_profile(options, error))?,
    };
    let own = own.map(|profile| Player {
        named: options.profile.clone().unwrap_or_else(|| DEFAULT_PROFILE.to_owned()),
        profile,
        switch: None,
    });
    let others = of_lab(options, &file, &config)?;
    let players: Vec<Player> = own.into_iter().chain(others).collect();
    unknown_switches(&file, &config, &players)?;
    Ok(Stage { lab, config, players })
}

/// That the lab which a profile names is not there is a fault of the profile, at its line.
fn of_profile(options: &MachineOptions, error: CliError) -> CliError {
    let message = match &error {
        CliError::Usage(why) => why.clone(),
        CliError::Io { what, error } => format!("{what}: {error}"),
        _ => return error,
    };
    let Some(name) = options.profile.as_deref().filter(|name| is_file_name(name)) else {
        return error;
    };
    let file = machine::read(Path::new(name), limits::YAML_BYTES_MAX).ok();
    let fault = file.and_then(|file| {
        let beside = |other: &str| machine::beside(name, other);
        profile::fault_of_key(&file, &beside, "lab", &message)
    });
    fault.map_or(error, |fault| CliError::Input(vec![fault]))
}

/// Switches that a CSLU or a DNA Center of the file is said to know must be there.
///
/// # Errors
/// One is not, at its place.
fn unknown_switches(file: &SourceFile, config: &LabConfig, players: &[Player]) -> Result<(), CliError> {
    let known = |name: &String| players.iter().any(|player| player.name() == name);
    let named = config.hosts.iter().enumerate().flat_map(|(at, host)| {
        let services = host.services.iter();
        let names = services.flat_map(|service| service.asks.iter().chain(&service.manages));
        names.map(move |name| (at, name))
    });
    let faults: Vec<_> = named
        .filter(|(_, name)| !known(name))
        .map(|(at, name)| {
            let names: Vec<&str> = players.iter().map(Player::name).collect();
            let message = format!("the lab has no switch `{name}`; there are {}", names.join(", "));
            lab::load::place(file, &fault("hosts", at, name, message))
        })
        .collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(CliError::Input(faults))
    }
}

fn fault(list: &'static str, at: usize, text: &str, message: String) -> Fault {
    Fault {
        entry: (list, at),
        text: text.to_owned(),
        message,
    }
}

/// A lab file by the name of a built-in one or by its path, and what it says.
///
/// # Errors
/// It is not there, or has faults.
fn lab_file(name: &str) -> Result<(SourceFile, LabConfig), CliError> {
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
    Ok((file, config))
}

/// The switches of a lab file. A profile that is a file lies beside it.
///
/// # Errors
/// Faults of a profile; a profile or a release that is not there, at its place in the lab file.
fn of_lab(options: &MachineOptions, file: &SourceFile, config: &LabConfig) -> Result<Vec<Player>, CliError> {
    let folder = Path::new(&*file.name).parent().unwrap_or(Path::new(""));
    let at = |number, text: &str, message| {
        let fault = fault("switches", number, text, message);
        lab::load::place(file, &fault)
    };
    let moved = |number, text: &str, fault: &Diagnostic| {
        let help = fault.help.clone();
        Diagnostic {
            help,
            ..at(number, text, fault.message.clone())
        }
    };
    let player = |(number, switch): (usize, &SwitchConfig)| {
        let beside = folder.join(&switch.profile);
        let named = if is_file_name(&switch.profile) && beside.is_file() {
            beside.display().to_string()
        } else {
            switch.profile.clone()
        };
        if is_file_name(&named) && !Path::new(&named).is_file() {
            let message = format!("there is no file `{}`", beside.display());
            return Err(CliError::Input(vec![at(number, &switch.profile, message)]));
        }
        let overrides = Overrides {
            release: switch.release.clone().or_else(|| options.release.clone()),
            rendition: options.rendition.clone(),
        };
        let profile = machine::named_profile(&named, &overrides).map_err(|error| match error {
            // Faults of a file have their places in it; those of what was asked for are at the words of the lab file.
            CliError::Input(faults) => match (&faults[..], &switch.release) {
                ([fault], Some(release)) if &*fault.file == "--release" => {
                    CliError::Input(vec![moved(number, release, fault)])
                }
                ([fault], _) if fault.source.is_empty() => CliError::Input(vec![moved(number, &switch.profile, fault)]),
                _ => CliError::Input(faults),
            },
            other => other,
        })?;
        Ok(Player {
            profile,
            named,
            switch: Some(switch.clone()),
        })
    };
    config.switches.iter().enumerate().map(player).collect()
}

impl Player {
    /// Its name in the lab.
    fn name(&self) -> &str {
        self.switch.as_ref().map_or(&self.profile.name, |switch| &switch.name)
    }

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
