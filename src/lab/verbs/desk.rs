//! Where a verb is carried out: the lab, whoever sits at a device's console, and the files that they can reach.
//!
//! Must not know which verbs there are.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::error::title;
use super::words::{flash_name, host_path};
use super::{Answer, Call, Value, VerbError};
use crate::cisco::Cssm;
use crate::cisco::cssm::Place;
use crate::device::{Device, view};
use crate::lab::Lab;
use crate::lab::network::ServiceKind;
use crate::lab::operator::put_in_flash;
use crate::limits::FLASH_FILES_MAX;
use crate::wire::{LicenseFile, Udi};

/// A lab and who works in it.
pub struct Desk<'a> {
    /// The lab.
    pub lab: &'a mut Lab,
    /// The device at whose console somebody sits.
    device: &'a str,
    /// Files of the machine that runs this, as they were named.
    inputs: BTreeMap<String, Vec<u8>>,
    /// Files that it will write.
    outputs: Vec<(String, Vec<u8>)>,
}

impl Lab {
    /// Whoever sits at `device`, without files of the machine that runs this.
    pub(in crate::lab) fn desk<'a>(&'a mut self, device: &'a str) -> Desk<'a> {
        Desk {
            lab: self,
            device,
            inputs: BTreeMap::new(),
            outputs: Vec::new(),
        }
    }

    /// Carries out a verb for whoever sits at `device`. `inputs` are the files of the host that the call names.
    ///
    /// # Errors
    /// When it cannot be done; then nothing has changed.
    pub fn carry_out(
        &mut self,
        device: &str,
        call: &Call,
        inputs: BTreeMap<String, Vec<u8>>,
    ) -> Result<Answer, VerbError> {
        let random = self.outside.random;
        let mut desk = Desk {
            lab: self,
            device,
            inputs,
            outputs: Vec::new(),
        };
        let checked = call.files(Value::Output).try_for_each(|file| desk.check_room(file));
        match checked.and_then(|()| (call.verb.run)(&mut desk, call)) {
            Ok(mut answer) => {
                answer.files = desk.outputs;
                Ok(answer)
            }
            Err(error) => {
                // A draw that came to nothing is none.
                self.outside.random = random;
                Err(error)
            }
        }
    }
}

impl Desk<'_> {
    /// The lab's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.lab.now()
    }

    /// CSSM.
    pub fn cssm(&mut self) -> &mut Cssm {
        &mut self.lab.outside.cssm
    }

    /// The Virtual Account that `--va` names, or the first account's default.
    ///
    /// # Errors
    /// There is none such.
    pub fn place(&mut self, call: &Call) -> Result<Place, VerbError> {
        Ok(self.cssm().place(call.text("va"))?)
    }

    /// The system that `--host` names, or the only one of its kind.
    pub fn one_of<'n>(
        &self,
        call: &Call,
        kind: ServiceKind,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<String, VerbError> {
        let names: Vec<&str> = names.collect();
        let what = title(kind);
        let found = match (call.text("host"), &names[..]) {
            (_, []) => return Err(VerbError::no_system(kind)),
            (None, [only]) => Ok(*only),
            (None, _) => Err(format!("the lab has more than one {what}: name it with --host")),
            (Some(wanted), all) => {
                let found = all.iter().copied().find(|name| name.eq_ignore_ascii_case(wanted));
                found.ok_or_else(|| format!("the lab has no {what} `{wanted}`"))
            }
        };
        let told = |why: String| VerbError::System(format!("{why}; it has {}", names.join(", ")));
        found.map(str::to_owned).map_err(told)
    }

    /// The name of the device at the console.
    pub fn console(&self) -> &str {
        self.device
    }

    /// The device at the console.
    pub fn device(&self) -> Result<&Device, VerbError> {
        self.device_called(self.device)
    }

    /// A device by its name.
    pub fn device_called(&self, name: &str) -> Result<&Device, VerbError> {
        self.lab
            .device(name)
            .ok_or_else(|| VerbError::NoDevice(name.to_owned()))
    }

    /// The UDI of the device at the console.
    pub fn udi(&self) -> Result<Udi, VerbError> {
        let device = self.device()?;
        udi_of(device).ok_or_else(|| VerbError::NoUdi(device.name.clone()))
    }

    /// The instance that `--instance` names, or the device at the console.
    pub fn instance(&mut self, call: &Call) -> Result<Udi, VerbError> {
        match call.text("instance") {
            Some(text) => Ok(self.cssm().find_instance(text)?.udi.clone()),
            None => self.udi(),
        }
    }

    /// The content of a file that the call names.
    pub fn bytes(&self, file: &str) -> Result<Vec<u8>, VerbError> {
        if let Some(bytes) = self.inputs.get(file) {
            return Ok(bytes.clone());
        }
        if let Some(name) = flash_name(file) {
            let device = self.device()?;
            let found = device.flash.get(name).map(|file| file.bytes.clone());
            return found.ok_or_else(|| VerbError::NoFile {
                device: device.name.clone(),
                file: name.to_owned(),
            });
        }
        let missing = |host: &str, path: &str| VerbError::NoHostFile {
            host: host.to_owned(),
            file: path.to_owned(),
        };
        let (host, path) = host_path(file).ok_or_else(|| missing("this machine", file))?;
        let found = self.lab.outside.network.find(host);
        let bytes = found.and_then(|(_, host)| host.files.get(path));
        bytes.map(<[u8]>::to_vec).ok_or_else(|| missing(host, path))
    }

    /// Writes a file that the call names.
    pub fn put(&mut self, file: &str, bytes: Vec<u8>) -> Result<(), VerbError> {
        let not_written = || VerbError::NotWritten(file.to_owned());
        if let Some(name) = flash_name(file) {
            let (now, device) = (self.now(), self.device.to_owned());
            let device = self.lab.device_mut(&device).ok_or(VerbError::NoDevice(device))?;
            put_in_flash(device, now, name.to_owned(), bytes);
        } else if let Some((host, path)) = host_path(file) {
            let network = &mut self.lab.outside.network;
            let host = network.find(host).map(|(name, _)| name.to_owned());
            let host = host.and_then(|name| network.hosts.get_mut(&name));
            let files = &mut host.ok_or_else(not_written)?.files;
            files.put(path, &bytes).map_err(|_| not_written())?;
        } else {
            self.outputs.push((file.to_owned(), bytes));
        }
        Ok(())
    }

    /// Writes a licensing file.
    pub fn put_file(&mut self, file: &str, content: &LicenseFile) -> Result<(), VerbError> {
        self.put(file, content.write().into_bytes())
    }

    /// Whether a file could be written, before anything is done for it.
    pub fn check_room(&self, file: &str) -> Result<(), VerbError> {
        let fits = if let Some(name) = flash_name(file) {
            let flash = &self.device()?.flash;
            let room = flash.len() < FLASH_FILES_MAX || flash.contains_key(name);
            let folder = name
                .rsplit_once('/')
                .is_none_or(|(folder, _)| flash.contains_key(&format!("{folder}/")));
            room && folder
        } else if let Some((host, path)) = host_path(file) {
            let found = self.lab.outside.network.find(host);
            found.is_some_and(|(_, host)| host.files.accepts(path, 0).is_ok())
        } else {
            !file.is_empty()
        };
        if fits {
            Ok(())
        } else {
            Err(VerbError::NotWritten(file.to_owned()))
        }
    }
}

/// The UDI that a device has.
pub fn udi_of(device: &Device) -> Option<Udi> {
    let state = &device.state;
    let parts = state.text(view::UDI_PID).zip(state.text(view::UDI_SN));
    parts.map(|(pid, sn)| Udi::new(pid, sn))
}
