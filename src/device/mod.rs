//! The device: its state, what commands do to it, and what it does by itself as time passes.
//!
//! Knows `wire` and the values of `screen`; must not know grammar, sessions, the lab or the Cisco side. What lies
//! outside is reached through [`world::World`], which the lab implements.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use crate::screen::overlay::Hunk;
use crate::screen::value::{PathId, Record, Value};

pub mod action;
pub mod actions;
pub mod call_home;
pub mod clock;
pub mod config;
pub mod config_hooks;
pub mod configuration;
pub mod copy;
pub mod derive;
pub mod dialogue;
pub mod files;
pub mod flash;
pub mod install;
pub mod interfaces;
pub mod license;
mod lines;
pub mod logging;
pub mod lookup;
mod network_tables;
pub mod ntp;
pub mod nvram;
pub mod ping;
pub mod reaction;
pub mod reload;
#[cfg(test)]
mod screens_test;
pub mod secret;
pub mod snapshot;
pub mod stack;
mod subscriptions;
pub mod summer_time;
pub mod telnet;
#[cfg(test)]
pub(crate) mod testing;
pub mod timers;
pub mod traceroute;
pub mod trustpool;
pub mod view;
pub mod world;

pub use actions::ACTIONS;

use action::Invocation;
use world::World;

/// Behaviour that one device has and the reference does not. Profiles name quirks in snake_case; the grammar asks
/// with `needs quirk X`, the state machine at one named place each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quirk {
    /// `license smart trust idtoken` replaces an installed trust code without `force`.
    TrustReplacedWithoutForce,
    /// `license smart sync` waits for the ACK and says so.
    SyncWaitsForAck,
    /// New reservations are accepted although the device is in policy mode.
    ReservationInPolicyMode,
    /// `ip http proxy-server` and `proxy-port` exist and are the licensing proxy.
    HttpProxyFeedsLicensing,
    /// An installed trust code saves the configuration.
    TrustSavesConfiguration,
}

impl Quirk {
    /// All quirks, with their names in profiles and grammar.
    pub const ALL: &[(Quirk, &'static str)] = &[
        (Quirk::TrustReplacedWithoutForce, "trust_replaced_without_force"),
        (Quirk::SyncWaitsForAck, "sync_waits_for_ack"),
        (Quirk::ReservationInPolicyMode, "reservation_in_policy_mode"),
        (Quirk::HttpProxyFeedsLicensing, "http_proxy_feeds_licensing"),
        (Quirk::TrustSavesConfiguration, "trust_saves_configuration"),
    ];

    /// The quirk called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(quirk, _)| *quirk)
    }
}

/// One change of configuration: what a `set` or `add` node of the grammar binds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path that changes; inside a list (`interfaces[].description`) `element` says of which entry.
    pub path: PathId,
    /// The entry of the list that the mode or the node stands on.
    pub element: Option<Element>,
    /// What happens to it.
    pub op: Op,
}

/// An entry of a list, found by the fields that identify it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// The list.
    pub list: PathId,
    /// Values that the entry has.
    pub fields: Record,
}

/// What happens to a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// It gets this value.
    Put(Value),
    /// It goes back to its default: `no`, `default`.
    Reset,
    /// The list gets this entry, unless it has one with the same identifying fields (`Change::element`).
    Add(Record),
    /// The list loses the entries that agree with `Change::element`.
    Remove,
}

/// A message on its way to console, monitors and the logging buffer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// When, by the device's clock; milliseconds count.
    pub at: DateTime<Utc>,
    /// What the clock was worth then, as [`clock::mark`] says it: a message that waits until it is worded keeps it.
    pub mark: &'static str,
    /// How long the device was up then: a clock that is set while the message waits does not change it.
    pub up: TimeDelta,
    /// The screen that words it: `message/smart_lic/comm_failed`. Its text begins with `%FACILITY-SEVERITY-MNEMONIC:`.
    pub screen: &'static str,
    /// What it is given.
    pub args: Record,
}

/// Hunks by screen.
pub type Overlays = BTreeMap<String, Vec<Hunk>>;

/// A file in flash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Content.
    pub bytes: Vec<u8>,
    /// When it was written, by the device's clock.
    pub modified: DateTime<Utc>,
}

/// One emulated switch.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its name in the lab; the host name is a state path and may change.
    pub name: String,
    /// Running state, configuration included.
    pub state: Record,
    /// The state of a box that was never configured: what reload starts from.
    pub factory: Record,
    /// What it does that the reference does not.
    pub quirks: BTreeSet<Quirk>,
    /// The rendition its screens are chosen from.
    pub rendition: String,
    /// What its screens print beside what the state says, by screen: lines of the device that it was imported from.
    pub overlays: Overlays,
    /// `startup-config`; `None` after `write erase`.
    pub nvram: Option<String>,
    /// Flash, by name without `flash:` and leading slash; a folder is a name that ends in `/`.
    pub flash: BTreeMap<String, File>,
    /// Device clock minus lab time.
    pub skew: TimeDelta,
    /// When it was powered on or reloaded last, lab time.
    pub booted: DateTime<Utc>,
    /// What is due when (lab time), by job name as in `jobs.*` and the licensing modules.
    pub timers: BTreeMap<String, DateTime<Utc>>,
    /// Messages not yet collected by the session's side.
    pub messages: Vec<Message>,
    /// The logging buffer: lines as printed.
    pub log: VecDeque<String>,
    /// Units that belong to it and are not there: without power, without a cable, on their way up. Of each what a state
    /// has of one unit (`stack::unit`).
    pub apart: Vec<Record>,
}

impl Device {
    /// Whether the device has a quirk.
    pub fn has(&self, quirk: Quirk) -> bool {
        self.quirks.contains(&quirk)
    }

    /// The device's clock at a moment of the lab's time.
    pub fn clock(&self, lab_time: DateTime<Utc>) -> DateTime<Utc> {
        lab_time + self.skew
    }

    /// Queues a message of the moment `at` by the device's clock.
    pub fn queue(&mut self, at: DateTime<Utc>, screen: &'static str, args: Record) {
        let mark = clock::mark(&self.state);
        let up = at - self.clock(self.booted);
        self.messages.push(Message {
            at,
            mark,
            up,
            screen,
            args,
        });
    }
}

/// What an action works with.
pub struct Ctx<'a> {
    /// The device.
    pub device: &'a mut Device,
    /// What lies outside.
    pub world: &'a mut dyn World,
    /// The command.
    pub invocation: &'a Invocation,
}

impl Ctx<'_> {
    /// Now, by the device's clock, in whole seconds: what is stamped into the state.
    pub fn now(&self) -> DateTime<Utc> {
        let now = self.device.clock(self.world.lab_time());
        DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
    }

    /// Queues a message.
    pub fn log(&mut self, screen: &'static str, args: Record) {
        let at = self.device.clock(self.world.lab_time());
        self.device.queue(at, screen, args);
    }
}
