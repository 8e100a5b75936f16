//! Power-on, resumption and reload.
//!
//! What the state is after a reload is the device's business (`device::reload`); here NVRAM goes through the grammar.

use std::cell::OnceCell;

use crate::device::{config_hooks, license, reload};
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
        reload::restart(device, now);
        let nvram = device.nvram.clone();
        self.replant(name);
        let refused = nvram.map(|text| self.feed(name, &text, &memory())).unwrap_or_default();
        self.start_licensing(name, license::Start::Reload);
        self.lab.unbidden(name, config_hooks::interfaces_up);
        if let Some(slot) = self.slots.get_mut(name) {
            slot.boots += 1;
            slot.boot_text = refused;
        }
        self.settle_device(name);
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
