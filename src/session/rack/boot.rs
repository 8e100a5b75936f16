//! Power-on, resumption and reload.
//!
//! What the state is after a reload is the device's business (`device::reload`); here NVRAM goes through the grammar.

use std::cell::OnceCell;

use crate::device::install::{self, image};
use crate::device::{Device, config_hooks, license, reload, view};
use crate::diagnostic::Diagnostic;
use crate::profile;
use crate::session::messages::News;

use super::{Begin, Power, Rack, Slot, memory};

impl Rack {
    /// Brings a device to life, as it is said.
    pub(super) fn begin(&mut self, power: Power) {
        let name = power.device;
        let slot = Slot {
            tree: OnceCell::new(),
            starts_at: power.starts_at,
            news: News::default(),
            boots: 0,
            boot_text: String::new(),
            nvram_due: false,
        };
        self.slots.insert(name.clone(), slot);
        match power.begins {
            Begin::PowerOn {
                startup_config,
                nvram_saved,
            } => self.power_on(&name, startup_config.as_deref(), nvram_saved),
            Begin::Resume => {}
        }
    }

    /// Powers a device on as its profile describes it: the state holds the configuration, `startup_config` adds to
    /// it, and NVRAM is what that comes to. What happened before nobody looked is not told.
    fn power_on(&mut self, name: &str, startup_config: Option<&str>, nvram_saved: bool) {
        if let Some(lines) = startup_config {
            self.feed(name, lines, &memory());
        }
        self.start_licensing(name, license::Start::Running);
        if let Some(device) = self.lab.device_mut(name) {
            device.messages.clear();
            if nvram_saved {
                device.nvram = Some(String::new());
            }
        }
        if let Some(slot) = self.slots.get_mut(name) {
            slot.nvram_due = nvram_saved;
        }
    }

    /// Writes the NVRAM of a power-on: the configuration of that moment. It is left until somebody types, advances
    /// time or keeps the state, since nothing can read or change it before, and a prompt should be there at once.
    pub(in crate::session) fn write_due_nvram(&mut self, name: &str) {
        let due = self
            .slots
            .get_mut(name)
            .is_some_and(|slot| std::mem::take(&mut slot.nvram_due));
        if due {
            let text = self.startup_config_of_now(name);
            if let Some(device) = self.lab.device_mut(name) {
                device.nvram = Some(text);
            }
        }
    }

    /// As [`Self::write_due_nvram`], for all devices: what is kept must be whole.
    pub fn write_all_due_nvram(&mut self) {
        let names: Vec<String> = self.slots.keys().cloned().collect();
        for name in names {
            self.write_due_nvram(&name);
        }
    }

    /// Restarts a device: defaults, NVRAM through the grammar, what the trusted store keeps. Its boot messages are in
    /// the log afterwards; a session on its console finds itself at the beginning.
    pub fn boot(&mut self, name: &str) {
        self.write_due_nvram(name);
        let now = self.lab.now();
        let Some(device) = self.lab.device_mut(name) else {
            return;
        };
        let before = license::Before::of(&device.state);
        start_image(device);
        reload::restart(device, now);
        let nvram = device.nvram.clone();
        self.replant(name);
        let refused = nvram.map(|text| self.feed(name, &text, &memory())).unwrap_or_default();
        let start = self.lab.device(name).map(|device| before.start(&device.state));
        self.start_licensing(name, start.unwrap_or(license::Start::Reload));
        self.lab.unbidden(name, config_hooks::interfaces_up);
        if let Some(slot) = self.slots.get_mut(name) {
            slot.boots += 1;
            slot.boot_text = refused;
        }
        self.settle_device(name);
    }

    /// Puts another release on a device and restarts it, as `install add … activate commit` of a saved configuration does.
    ///
    /// # Errors
    /// There is no such release, it does not run on the device, or it is older or newer than the way leads.
    pub fn change_release(&mut self, name: &str, release: &str, way: Way) -> Result<(), String> {
        self.write_due_nvram(name);
        let device = self
            .lab
            .device(name)
            .ok_or_else(|| format!("the lab has no device `{name}`"))?;
        let software = profile::software(device, release).map_err(|faults| told(&faults))?;
        let wanted = software.release().to_owned();
        let runs = device.state.get(view::RELEASE).unwrap_or_default();
        let newer = image::at_least(&wanted, &runs);
        if wanted == runs || newer != (way == Way::Up) {
            return Err(format!(
                "the device runs {runs}, and {wanted} is {}",
                way.denied(&wanted, &runs)
            ));
        }
        let startup = self.startup_config_of_now(name);
        let Some(device) = self.lab.device_mut(name) else {
            return Ok(());
        };
        let kept = device.clone();
        device.nvram = Some(startup);
        install::put(device, &wanted);
        let next = install::boot::next(device);
        if let Some(image) = next.bundle {
            *device = kept;
            return Err(format!("`boot system` starts {image}"));
        }
        self.boot(name);
        Ok(())
    }

    /// The Smart Agent begins its rounds, once the configuration is there.
    fn start_licensing(&mut self, name: &str, start: license::Start) {
        self.lab
            .unbidden(name, |ctx| license::on_boot(&mut license::Agent::of(ctx), start));
    }

    /// What the console printed at the last boot beside messages: lines of NVRAM that were refused.
    pub(in crate::session) fn boot_text(&self, device: &str) -> String {
        self.slots
            .get(device)
            .map(|slot| slot.boot_text.clone())
            .unwrap_or_default()
    }

    /// Whether a device has no startup-config: it offers the System Configuration Dialog.
    pub(in crate::session) fn is_blank(&self, device: &str) -> bool {
        self.lab.device(device).is_some_and(|device| device.nvram.is_none())
    }
}

/// Which way a change of release leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To a newer one.
    Up,
    /// To an older one.
    Down,
}

impl Way {
    /// Why `wanted` is not this way.
    fn denied(self, wanted: &str, runs: &str) -> &'static str {
        match self {
            _ if wanted == runs => "the same",
            Self::Up => "older: that is a `downgrade`",
            Self::Down => "newer: that is an `upgrade`",
        }
    }
}

/// Starts the image that is due: another release than before is laid into the state. One that nobody knows does not
/// start, and the device stays what it is.
fn start_image(device: &mut Device) {
    let choice = install::boot::next(device);
    if device.state.text(view::RELEASE) == Some(&choice.release) {
        install::boot::started(device, &choice);
    } else if let Ok(software) = profile::software(device, &choice.release) {
        install::boot::started(device, &choice);
        software.lay_into(device);
    }
}

fn told(faults: &[Diagnostic]) -> String {
    let text = |fault: &Diagnostic| match &fault.help {
        Some(help) => format!("{}; {help}", fault.message),
        None => fault.message.clone(),
    };
    faults.iter().map(text).collect::<Vec<_>>().join("; ")
}
