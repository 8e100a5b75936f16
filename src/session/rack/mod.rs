//! A rack of devices with their grammar, screens and lab: what sessions are opened on.
//!
//! Renders what devices answer, turns commands into changes, makes and reads configurations, boots devices and
//! hands messages on. Must not know terminals.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::device::action::{Invocation, Origin};
use crate::device::copy::Landing;
use crate::device::reaction::{Piece, Reaction};
use crate::device::view;
use crate::grammar::{Completion, Grammar, Help, ModeId, Outcome, Tree};
use crate::lab::Lab;
use crate::screen::Library;
use crate::screen::schema::{Over, View};
use crate::screen::value::{PathId, Record};

use super::messages::News;
use super::talk::Start;

mod access;
mod ask;
mod boot;
mod configure;
mod engines;
mod facts;
pub(super) mod feed;
mod lines;
mod names;
mod overlays;
mod reference;
mod running_config;

pub(super) use access::{Door, Secret};
pub use boot::Way;
pub(super) use configure::{fields, parse, select};
pub use engines::{Engines, Files};
pub use facts::Seen;
pub use names::Bindable;

/// How fast commands that take time are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// They move the lab's time at once; a session is never seen running (replay, exec, pipes).
    #[default]
    AtOnce,
    /// They take as long as they take; the terminal polls.
    Wall,
}

/// One device that is to be seen.
#[derive(Clone, Debug)]
pub struct Power {
    /// Its name in the lab.
    pub device: String,
    /// What its console begins with, and comes back to after a reload.
    pub starts_at: Start,
    /// How it comes to life.
    pub begins: Begin,
}

/// How a device comes to life.
#[derive(Clone, Debug)]
pub enum Begin {
    /// It is powered on as its profile describes it.
    PowerOn {
        /// `startup_config` of its profile: lines laid over the profile's configuration.
        startup_config: Option<String>,
        /// Whether NVRAM holds the configuration of power-on (`nvram_saved`).
        nvram_saved: bool,
    },
    /// It goes on from where it was suspended: nothing is configured, nothing is begun anew.
    Resume,
}

/// What a rack is made of.
pub struct Setup {
    /// Grammar and screens.
    pub engines: Engines,
    /// Devices, time, network, the Cisco side.
    pub lab: Lab,
    /// The devices of the lab that are there; one that is not named here is never seen.
    pub devices: Vec<Power>,
    /// How fast commands that take time are.
    pub pace: Pace,
}

/// What the rack keeps of one device beside the lab.
struct Slot {
    /// What it has of the grammar, once that is wanted.
    tree: OnceCell<Tree>,
    starts_at: Start,
    news: News,
    /// How often it was booted: a session that has seen another number sits before a device that has restarted.
    boots: u64,
    /// What the console printed at the last boot beside messages.
    boot_text: String,
    /// NVRAM of the power-on is not written yet.
    nvram_due: bool,
}

/// Text as a screen gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// Lines that end in `\n`; none at the end of a question.
    pub text: String,
    /// Whether a screen says that this is a device error.
    pub error: bool,
}

/// Grammar, screens and lab together.
pub struct Rack {
    engines: Engines,
    lab: Lab,
    pace: Pace,
    slots: BTreeMap<String, Slot>,
}

impl Rack {
    /// Brings the devices to life.
    pub fn new(setup: Setup) -> Self {
        let mut rack = Self {
            engines: setup.engines,
            lab: setup.lab,
            pace: setup.pace,
            slots: BTreeMap::new(),
        };
        for power in setup.devices {
            rack.begin(power);
        }
        rack
    }

    /// Grammar and screens, for another rack; the devices are gone.
    pub fn into_engines(self) -> Engines {
        self.engines
    }

    /// The lab.
    pub fn lab(&self) -> &Lab {
        &self.lab
    }

    /// The lab, to be moved on or changed; call [`settle`](Self::settle) afterwards.
    pub fn lab_mut(&mut self) -> &mut Lab {
        self.write_all_due_nvram();
        &mut self.lab
    }

    /// The grammar.
    pub fn grammar(&self) -> &Grammar {
        self.engines.grammar()
    }

    /// The screens.
    pub fn library(&self) -> &Library {
        self.engines.library()
    }

    /// How fast commands that take time are.
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// Another pace from now on.
    pub fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// What the console of a device begins with.
    pub fn starts_at(&self, device: &str) -> Start {
        self.slots.get(device).map(|slot| slot.starts_at).unwrap_or_default()
    }

    /// How often a device was booted since the rack was made.
    pub(super) fn boots(&self, device: &str) -> u64 {
        self.slots.get(device).map_or(0, |slot| slot.boots)
    }

    /// The host name that prompts show.
    pub(super) fn host_name(&self, device: &str) -> String {
        let name = self.lab.device(device).and_then(|d| d.state.text(view::HOSTNAME));
        name.unwrap_or(super::prompt::NAME_DEFAULT).to_owned()
    }

    /// A device together with what can be seen of it; `None` for a name that is not in the lab.
    fn seen<T>(&self, device: &str, use_it: impl FnOnce(&Seen<'_>, &Tree) -> T) -> Option<T> {
        let slot = self.slots.get(device)?;
        let (device, view) = (self.lab.device(device)?, self.lab.view(device)?);
        let seen = Seen { device, view: &view };
        let tree = slot.tree.get_or_init(|| self.grammar().view(&seen));
        Some(use_it(&seen, tree))
    }

    /// What a line means.
    pub(super) fn parse(&self, device: &str, mode: ModeId, privilege: u8, line: &str) -> Outcome {
        self.seen(device, |seen, tree| {
            tree.parse(self.grammar(), mode, privilege, line, seen)
        })
        .unwrap_or(Outcome::Empty)
    }

    /// What `?` prints behind a line.
    pub(super) fn help(&self, device: &str, mode: ModeId, privilege: u8, line: &str, width: usize) -> Help {
        self.seen(device, |seen, tree| {
            tree.help(self.grammar(), mode, privilege, line, seen, width)
        })
        .unwrap_or(Help::Unrecognized)
    }

    /// What TAB makes of a line.
    pub(super) fn complete(&self, device: &str, mode: ModeId, privilege: u8, line: &str) -> Completion {
        self.seen(device, |seen, tree| {
            tree.complete(self.grammar(), mode, privilege, line, seen)
        })
        .unwrap_or(Completion::Nothing)
    }

    /// One value of a device as screens see it.
    pub(super) fn entries(&self, device: &str, list: PathId) -> Vec<Record> {
        self.lab
            .view(device)
            .map(|view| view.get(list).items().to_vec())
            .unwrap_or_default()
    }

    /// Renders a screen.
    pub(super) fn screen(&self, device: &str, name: &str, args: &Record, chosen: Option<(PathId, &Record)>) -> Printed {
        let (Some(box_), Some(view)) = (self.lab.device(device), self.lab.view(device)) else {
            return Printed::default();
        };
        match self.library().get(&box_.rendition, name) {
            Ok(screen) => Printed {
                text: overlays::overlaid(
                    box_,
                    name,
                    screen.render(
                        &Over {
                            view: &view,
                            over: args,
                        },
                        args,
                        chosen,
                    ),
                ),
                error: screen.is_error(),
            },
            Err(_) => Printed {
                text: format!("% licsim: screen {name} is missing or faulty\n"),
                error: true,
            },
        }
    }

    /// Renders pieces, each with `args` below its own.
    pub(super) fn print(&self, device: &str, pieces: &[Piece], args: &Record) -> Printed {
        let mut printed = Printed::default();
        for piece in pieces {
            match piece {
                Piece::Text(text) => printed.text.push_str(text),
                Piece::Screen { name, args: own } => {
                    let mut all = args.clone();
                    all.overlay(own.clone());
                    let part = self.screen(device, name, &all, None);
                    printed.text.push_str(&part.text);
                    printed.error |= part.error;
                }
            }
        }
        printed
    }

    /// Has a device do something.
    pub(super) fn apply(&mut self, device: &str, invocation: &Invocation) -> Reaction {
        self.lab.apply(device, invocation)
    }

    /// Lets a copy of a device arrive.
    pub(super) fn land(&mut self, device: &str, landing: &Landing, origin: Origin) -> Reaction {
        self.lab.land(device, landing, origin)
    }

    /// Moves the lab's time on; what is in the past is left alone.
    pub(in crate::session) fn advance(&mut self, to: chrono::DateTime<chrono::Utc>) {
        if to > self.lab.now() {
            // The only refusal is the limit of one advance, which no command's own time comes near.
            let _ = self.lab.advance_to(to);
        }
    }

    /// Queues a message of a device, at its clock.
    pub(super) fn log(&mut self, device: &str, screen: &'static str, args: Record) {
        let now = self.lab.now();
        if let Some(device) = self.lab.device_mut(device) {
            let at = device.clock(now);
            device.log_at(at, screen, args);
        }
    }

    /// Words the messages that devices have queued, into log buffers and for the sessions that see them. Call it
    /// after the lab's time has moved.
    pub fn settle(&mut self) {
        let names: Vec<String> = self.slots.keys().cloned().collect();
        for name in names {
            self.settle_device(&name);
        }
    }

    fn settle_device(&mut self, name: &str) {
        let Some(device) = self.lab.device_mut(name) else {
            return;
        };
        let queued = std::mem::take(&mut device.messages);
        for message in queued {
            let printed = self.screen(name, message.screen, &message.args, None);
            let Some(device) = self.lab.device_mut(name) else {
                return;
            };
            let Some(slot) = self.slots.get_mut(name) else { return };
            slot.news.take(device, &message, printed.text.trim_end_matches('\n'));
        }
        // A reload that was scheduled is due: only here can NVRAM be read.
        if self
            .lab
            .device(name)
            .is_some_and(|device| device.state.is(view::RELOAD_PENDING))
        {
            self.boot(name);
        }
        self.lose_console(name);
    }

    /// The unit whose console this was has gone: whoever sat there finds the console of the one that took over.
    fn lose_console(&mut self, name: &str) {
        let Some(device) = self.lab.device_mut(name) else {
            return;
        };
        if !device.state.is(view::RF_CONSOLE_LOST) {
            return;
        }
        device.state.clear(view::RF_CONSOLE_LOST);
        if let Some(slot) = self.slots.get_mut(name) {
            slot.boots += 1;
            slot.boot_text.clear();
        }
    }

    /// The messages of a device.
    pub(super) fn news(&self, device: &str) -> Option<&News> {
        self.slots.get(device).map(|slot| &slot.news)
    }

    /// What a device has of the grammar is found out anew: its release or its quirks may be others now.
    fn replant(&mut self, device: &str) {
        if let Some(slot) = self.slots.get_mut(device) {
            slot.tree = OnceCell::new();
        }
    }

    /// Whether anything needed the grammar yet.
    pub fn grammar_is_read(&self) -> bool {
        self.engines.grammar_is_read()
    }
}

/// Who configures when nobody types: the device itself at boot, or a file.
pub(super) fn memory() -> Origin {
    Origin {
        user: None,
        line: "memory".to_owned(),
    }
}
