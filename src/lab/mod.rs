//! The lab: devices, time, network, faults, and the Cisco side that answers.
//!
//! Time only moves forward, and only when it is told to; on the way every timer of every device fires, in order. Must not know
//! grammar, screens' text or terminals.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::device::action::{ActionInfo, Args, Invocation, Origin};
use crate::device::copy::Landing;
use crate::device::reaction::Reaction;
use crate::device::world::World;
use crate::device::{Change, Ctx, Device, config, ntp, stack, timers};
use crate::limits::{ADVANCE_TIMERS_MAX, ADVANCE_YEARS_MAX};

mod carry_out;
pub mod clock;
mod collect;
pub mod directives;
pub mod faults;
pub mod hardware;
pub mod host_files;
pub mod load;
mod manage;
mod mishaps;
pub mod network;
pub mod operator;
pub mod outside;
pub mod random;
pub mod setup;
#[cfg(test)]
mod testing;
pub mod verbs;

pub use crate::device::derive::DeviceView;
pub use directives::DirectiveError;
pub use outside::Outside;
pub use setup::LabConfig;

/// Devices of one lab.
pub const DEVICES_MAX: usize = 4096;

/// Devices and the world around them.
#[derive(Clone, Debug)]
pub struct Lab {
    devices: BTreeMap<String, Device>,
    /// Time, network, faults, Cisco side: everything that is no device.
    pub outside: Outside,
    /// What somebody who works in this lab types where a device asks for a password.
    pub logins: setup::Logins,
}

/// An empty lab on 1 March 1993, where the clock of an IOS device begins that nobody has set.
impl Default for Lab {
    fn default() -> Self {
        let start = DateTime::from_timestamp(730_944_000, 0).unwrap_or_default();
        Self::new(&LabConfig::default(), start)
    }
}

/// Why time did not move as far as it was told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdvanceError {
    /// It never goes back.
    #[error("time only moves forward: it is {} already", now.format("%Y-%m-%d %H:%M:%S UTC"))]
    Backwards {
        /// The lab's time.
        now: DateTime<Utc>,
    },
    /// Too far for one step.
    #[error("one advance is at most {ADVANCE_YEARS_MAX} years")]
    TooFar,
    /// Beyond what a clock can show.
    #[error("{0}")]
    Year(#[from] clock::TimeError),
    /// Some device sets timers faster than time can pass.
    #[error("more than {ADVANCE_TIMERS_MAX} timers fired; the last was `{timer}` of {device} at {at}")]
    TooManyTimers {
        /// Whose.
        device: String,
        /// Which.
        timer: String,
        /// When.
        at: DateTime<Utc>,
    },
}

impl Lab {
    /// A lab as its file describes it, without devices, at `now`.
    pub fn new(config: &LabConfig, now: DateTime<Utc>) -> Self {
        Self {
            devices: BTreeMap::new(),
            outside: config.outside(now),
            logins: config.logins.clone(),
        }
    }

    /// A lab that goes on from where it was left: its outside, what its people type, its devices.
    pub fn resumed(outside: Outside, logins: setup::Logins, devices: impl IntoIterator<Item = Device>) -> Self {
        let mut lab = Self {
            devices: BTreeMap::new(),
            outside,
            logins,
        };
        for mut device in devices {
            // A folder of before units had numbers has none.
            stack::unit::give_numbers(&mut device.state);
            lab.add(device);
        }
        lab
    }

    /// Puts a device in, in place of one of the same name. `false` when the lab is full.
    pub fn add(&mut self, mut device: Device) -> bool {
        let room = self.devices.len() < DEVICES_MAX || self.devices.contains_key(&device.name);
        if room {
            ntp::resume(&mut device, self.now(), self.outside.next_change());
            self.devices.insert(device.name.clone(), device);
        }
        room
    }

    /// Begins chance anew with this seed.
    pub fn reseed(&mut self, seed: u64) {
        self.outside.random = random::Random::new(seed);
    }

    /// The lab's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.outside.now
    }

    /// A device by its name in the lab.
    pub fn device(&self, name: &str) -> Option<&Device> {
        self.devices.get(name)
    }

    /// The same, to be changed from outside: power-on, import, a test.
    pub fn device_mut(&mut self, name: &str) -> Option<&mut Device> {
        self.devices.get_mut(name)
    }

    /// The names of all devices.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.devices.keys().map(String::as_str)
    }

    /// A device as screens see it now.
    pub fn view(&self, name: &str) -> Option<DeviceView<'_>> {
        self.devices.get(name).map(|device| DeviceView::new(device, self.now()))
    }

    /// Carries out a command. Nothing is printed by a device that is not there.
    pub fn apply(&mut self, device: &str, invocation: &Invocation) -> Reaction {
        let reaction = self.with(device, invocation, invocation.action.run).unwrap_or_default();
        self.let_operator_look(device);
        reaction
    }

    /// Lets a copy arrive that has come to its end.
    pub fn land(&mut self, device: &str, landing: &Landing, origin: Origin) -> Reaction {
        let reaction = self.with(device, &by_itself(origin), |ctx| landing.land(ctx));
        self.let_operator_look(device);
        reaction.unwrap_or_default()
    }

    /// Changes a device's configuration.
    pub fn configure(&mut self, device: &str, changes: &[Change], origin: &Origin) -> Reaction {
        let invocation = by_itself(origin.clone());
        self.with(device, &invocation, |ctx| config::configure(ctx, changes))
            .unwrap_or_default()
    }

    /// Runs what a device does by itself: at boot, and whenever no command is behind it.
    pub fn unbidden<T>(&mut self, device: &str, run: impl FnOnce(&mut Ctx<'_>) -> T) -> Option<T> {
        self.with(device, &by_itself(Origin::default()), run)
    }

    /// Runs something on a device with the world around it.
    pub fn with<T>(&mut self, device: &str, invocation: &Invocation, run: impl FnOnce(&mut Ctx<'_>) -> T) -> Option<T> {
        let device = self.devices.get_mut(device)?;
        Some(run(&mut Ctx {
            device,
            world: &mut self.outside,
            invocation,
        }))
    }

    /// Moves time by a span; see [`Lab::advance_to`].
    ///
    /// # Errors
    /// As [`Lab::advance_to`].
    pub fn advance(&mut self, span: TimeDelta) -> Result<(), AdvanceError> {
        let to = self.now().checked_add_signed(span).ok_or(AdvanceError::TooFar)?;
        self.advance_to(to)
    }

    /// Moves time to `to`, through every timer that is due on the way: earliest first, then by device and name. What is
    /// overdue already fires first, at the lab's present time.
    ///
    /// # Errors
    /// When `to` lies behind, too far ahead, or too many timers are due; time then stands where the last one fired.
    pub fn advance_to(&mut self, to: DateTime<Utc>) -> Result<(), AdvanceError> {
        let now = self.now();
        if to < now {
            return Err(AdvanceError::Backwards { now });
        }
        if to - now > TimeDelta::days(ADVANCE_YEARS_MAX * 366) {
            return Err(AdvanceError::TooFar);
        }
        clock::in_range(to)?;
        let mut fired = 0_u64;
        loop {
            let next = self.next_timer(to);
            if self.jobs_come_first(next.as_ref().map(|(at, ..)| *at), to) {
                continue;
            }
            let Some((at, device, timer)) = next else { break };
            fired += 1;
            if fired > ADVANCE_TIMERS_MAX {
                return Err(AdvanceError::TooManyTimers { device, timer, at });
            }
            self.outside.now = self.outside.now.max(at);
            self.fire(&device, &timer);
        }
        self.outside.now = to;
        Ok(())
    }

    /// Does what is due at the Cisco side before a device's next timer and not after `limit`; whether anything was.
    fn jobs_come_first(&mut self, timer: Option<DateTime<Utc>>, limit: DateTime<Utc>) -> bool {
        let due = |at: &DateTime<Utc>| *at <= limit && timer.is_none_or(|timer| *at <= timer);
        let Some(at) = self.next_job().filter(due) else {
            return false;
        };
        self.outside.now = self.outside.now.max(at);
        self.run_jobs();
        true
    }

    /// When the next timer of any device is due: how long an interactive terminal may sleep.
    pub fn next_due(&self) -> Option<DateTime<Utc>> {
        let timers = self.devices.values().flat_map(|device| device.timers.values()).copied();
        timers.chain(self.next_job()).min()
    }

    /// The timer that is due first, not after `limit`.
    fn next_timer(&self, limit: DateTime<Utc>) -> Option<(DateTime<Utc>, String, String)> {
        let all = self
            .devices
            .iter()
            .flat_map(|(name, device)| device.timers.iter().map(move |(timer, at)| (*at, name, timer)));
        let first = all.filter(|(at, ..)| *at <= limit).min()?;
        Some((first.0, first.1.clone(), first.2.clone()))
    }

    fn fire(&mut self, device: &str, timer: &str) {
        let invocation = by_itself(Origin::default());
        self.with(device, &invocation, |ctx| {
            ctx.device.timers.remove(timer);
            timers::fire(ctx, timer);
        });
        self.let_operator_look(device);
    }

    fn let_operator_look(&mut self, device: &str) {
        if let Some(device) = self.devices.get_mut(device) {
            let outside = &mut self.outside;
            outside.operator.look_at(outside.now, device, &mut outside.cssm);
        }
    }
}

/// What a device does without having been told: the empty invocation of timers and configuration.
fn by_itself(origin: Origin) -> Invocation {
    static NOTHING: ActionInfo = ActionInfo {
        name: "by_itself",
        args: &[],
        wants_running_config: false,
        run: |_| Reaction::silent(),
    };
    Invocation {
        action: &NOTHING,
        args: Args::default(),
        answers: Vec::new(),
        origin,
        running_config: None,
    }
}

#[cfg(test)]
#[path = "lab_test.rs"]
mod tests;

#[cfg(test)]
mod cisco_side_test;
#[cfg(test)]
mod obstacles_test;
#[cfg(test)]
mod switch_test;
