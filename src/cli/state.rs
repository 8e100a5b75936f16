//! What a `--state` folder holds, as documents of [`crate::store`], and back.
//!
//! | document | is |
//! |---|---|
//! | `machine.json` | which switch this is: what the folder may be opened as |
//! | `lab.json` | time, network, faults, the Cisco side |
//! | `devices/NAME/state.json` | the device, running state and all |
//! | `devices/NAME/startup-config` | NVRAM |
//! | `devices/NAME/flash/FILE` | a file in flash |
//!
//! A folder keeps a device as one that was suspended: its running state goes on, and what was not written to NVRAM is
//! there until the device reloads. Must not know how a folder is written.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::device::Device;
use crate::device::snapshot::Snapshot;
use crate::lab::setup::Logins;
use crate::lab::{Lab, Outside};
use crate::profile::{Release, StartsAt};
use crate::store::{Documents, Store};

use super::options::is_file_name;
use super::{CliError, MachineOptions};

/// Version of the documents; another one is refused.
const VERSION: u32 = 1;
const MACHINE: &str = "machine.json";
const LAB: &str = "lab.json";
const DEVICES: &str = "devices/";
const STATE: &str = "/state.json";
const STARTUP_CONFIG: &str = "startup-config";
const FLASH: &str = "flash/";

/// Which switch a folder holds.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    version: u32,
    /// A built-in profile's name, or a file's whole path.
    pub profile: String,
    /// A built-in lab's name, or a file's whole path.
    pub lab: String,
    /// The release that the device runs: it may have another than at power-on.
    pub release: Option<String>,
    /// What its screens are chosen from.
    pub rendition: String,
    /// `--seed` of power-on.
    pub seed: Option<u64>,
    /// Where its console begins: `>`, `#` or `login`.
    starts_at: String,
    /// The switch whose console is meant where none is named, in a lab of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

/// What is known of a switch when it is powered on.
pub struct Origin<'a> {
    /// The profile, as the options name it.
    pub profile: &'a str,
    /// The lab, likewise.
    pub lab: &'a str,
    /// The release that the device runs.
    pub release: Option<&'a str>,
    /// Its rendition.
    pub rendition: &'a str,
    /// The seed that the options give.
    pub seed: Option<u64>,
    /// Where its console begins.
    pub starts_at: StartsAt,
    /// Its name, in a lab of several.
    pub device: Option<&'a str>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LabDocument {
    outside: Outside,
    logins: Logins,
}

/// A switch as it was left.
pub struct Kept {
    /// Which one.
    pub identity: Identity,
    /// Everything else.
    pub lab: Lab,
}

/// An open folder.
pub struct State {
    folder: PathBuf,
    store: Store,
}

impl State {
    /// Opens the folder, and gives the switch that it holds; `None` in a new one.
    ///
    /// # Errors
    /// The folder cannot be used, is held by another process, or what it holds cannot be read.
    pub fn open(folder: &Path) -> Result<(Self, Option<Kept>), CliError> {
        let store = Store::open(folder).map_err(|error| CliError::Usage(error.to_string()))?;
        let documents = store.load().map_err(|error| CliError::Usage(error.to_string()))?;
        let state = Self {
            folder: folder.to_owned(),
            store,
        };
        let kept = documents.map(|documents| state.kept(documents)).transpose()?;
        Ok((state, kept))
    }

    /// Keeps the switch: documents that are as they were are not written again.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn save(&mut self, identity: &Identity, lab: &Lab) -> Result<(), CliError> {
        let mut documents = Documents::new();
        documents.insert(MACHINE.into(), self.json(identity)?);
        let outside = LabDocument {
            outside: lab.outside.clone(),
            logins: lab.logins.clone(),
        };
        documents.insert(LAB.into(), self.json(&outside)?);
        for device in lab.names().filter_map(|name| lab.device(name)) {
            self.put_device(device, &mut documents)?;
        }
        self.store
            .save(&documents)
            .map_err(|error| CliError::Usage(error.to_string()))
    }

    fn put_device(&self, device: &Device, documents: &mut Documents) -> Result<(), CliError> {
        let at = format!("{DEVICES}{}/", device.name);
        let kept = Snapshot::of(device);
        documents.insert(format!("{DEVICES}{}{STATE}", device.name), self.json(&kept.state)?);
        if let Some(text) = kept.startup_config {
            documents.insert(format!("{at}{STARTUP_CONFIG}"), text.into_bytes());
        }
        for (name, bytes) in kept.flash {
            documents.insert(format!("{at}{FLASH}{name}"), bytes);
        }
        Ok(())
    }

    fn kept(&self, mut documents: Documents) -> Result<Kept, CliError> {
        let identity = documents.remove(MACHINE).unwrap_or_default();
        let identity: Identity = self.read(MACHINE, &identity)?;
        if identity.version != VERSION {
            let version = identity.version;
            return Err(self.fault(MACHINE, format!("version {version} is not known to this licsim")));
        }
        let lab = documents.remove(LAB).unwrap_or_default();
        let LabDocument { outside, logins } = self.read(LAB, &lab)?;
        let is_device =
            |name: &String| name.starts_with(DEVICES) && name.ends_with(STATE) && name.matches('/').count() == 2;
        let names: Vec<String> = documents.keys().filter(|name| is_device(name)).cloned().collect();
        let devices = names.iter().map(|name| self.take_device(name, &mut documents));
        let devices = devices.collect::<Result<Vec<Device>, CliError>>()?;
        Ok(Kept {
            identity,
            lab: Lab::resumed(outside, logins, devices),
        })
    }

    fn take_device(&self, document: &str, documents: &mut Documents) -> Result<Device, CliError> {
        let state: Json = self.read(document, &documents.remove(document).unwrap_or_default())?;
        let at = document.strip_suffix("state.json").unwrap_or(document);
        let startup_config = match documents.remove(&format!("{at}{STARTUP_CONFIG}")) {
            None => None,
            Some(bytes) => Some(String::from_utf8(bytes).map_err(|_| self.fault(STARTUP_CONFIG, "is not UTF-8 text"))?),
        };
        let flash_at = format!("{at}{FLASH}");
        let is_ours = |name: &&String| name.starts_with(&flash_at);
        let files: Vec<String> = documents.keys().filter(is_ours).cloned().collect();
        let take = |name: &String| Some((name.strip_prefix(&flash_at)?.to_owned(), documents.remove(name)?));
        let flash = files.iter().filter_map(take).collect();
        let snapshot = Snapshot {
            state,
            startup_config,
            flash,
        };
        snapshot
            .device()
            .map_err(|error| self.fault(document, error.to_string()))
    }

    fn json<T: Serialize>(&self, value: &T) -> Result<Vec<u8>, CliError> {
        serde_json::to_vec_pretty(value).map_err(|error| self.fault("state", error.to_string()))
    }

    fn read<T: for<'de> Deserialize<'de>>(&self, document: &str, bytes: &[u8]) -> Result<T, CliError> {
        serde_json::from_slice(bytes).map_err(|error| self.fault(document, error.to_string()))
    }

    fn fault(&self, document: &str, what: impl std::fmt::Display) -> CliError {
        CliError::Usage(format!("{}: {document}: {what}", self.folder.display()))
    }
}

impl Identity {
    /// The switch that is powered on now.
    pub fn new(origin: &Origin<'_>) -> Self {
        let starts_at = match origin.starts_at {
            StartsAt::User => ">",
            StartsAt::Privileged => "#",
            StartsAt::Login => "login",
        };
        Self {
            version: VERSION,
            profile: whole(origin.profile),
            lab: whole(origin.lab),
            release: origin.release.map(str::to_owned),
            rendition: origin.rendition.to_owned(),
            seed: origin.seed,
            starts_at: starts_at.to_owned(),
            device: origin.device.map(str::to_owned),
        }
    }

    /// Where its console begins.
    pub fn starts_at(&self) -> StartsAt {
        match self.starts_at.as_str() {
            "#" => StartsAt::Privileged,
            "login" => StartsAt::Login,
            _ => StartsAt::User,
        }
    }

    /// Options that name another switch than this one are wrong; those that say nothing mean this one.
    ///
    /// # Errors
    /// The first option that differs.
    pub fn agrees(&self, options: &MachineOptions, folder: &Path) -> Result<(), CliError> {
        let release = |text: &str| Release::parse(text).map_or_else(|| text.to_owned(), |release| release.to_string());
        let asked = [
            (
                "profile",
                options.profile.as_deref().map(whole),
                Some(self.profile.clone()),
            ),
            ("lab", options.lab.as_deref().map(whole), Some(self.lab.clone())),
            (
                "release",
                options.release.as_deref().map(release),
                self.release.as_deref().map(release),
            ),
            ("rendition", options.rendition.clone(), Some(self.rendition.clone())),
            (
                "seed",
                options.seed.map(|seed| seed.to_string()),
                self.seed.map(|seed| seed.to_string()),
            ),
        ];
        for (option, asked, kept) in asked {
            if asked.is_some() && asked != kept {
                let folder = folder.display();
                let (asked, kept) = (asked.unwrap_or_default(), kept.unwrap_or_else(|| "none".into()));
                return Err(CliError::Usage(format!(
                    "{folder}: holds a switch with {option} `{kept}`, not `{asked}`; leave --{option} out, or use another folder"
                )));
            }
        }
        Ok(())
    }
}

/// A file's name as it is from everywhere; other names as they are.
fn whole(name: &str) -> String {
    if !is_file_name(name) {
        return name.to_owned();
    }
    std::fs::canonicalize(name).map_or_else(|_| name.to_owned(), |path| path.display().to_string())
}
