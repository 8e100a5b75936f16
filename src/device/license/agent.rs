//! What every part of licensing works with: the device and what lies outside it.
//!
//! Commands, timers and boot come in different forms; all of them become an [`Agent`] here.

use chrono::{DateTime, TimeDelta, Utc};

use super::{classic, traps};
use crate::device::world::World;
use crate::device::{Ctx, Device};
use crate::screen::value::Record;

/// The Smart Agent at work.
pub struct Agent<'a> {
    /// The device it lives in.
    pub device: &'a mut Device,
    /// What lies outside.
    pub world: &'a mut dyn World,
}

impl<'a> Agent<'a> {
    /// The agent that a command speaks to.
    pub fn of(ctx: &'a mut Ctx<'_>) -> Self {
        Self {
            device: &mut *ctx.device,
            world: &mut *ctx.world,
        }
    }

    /// Now, by the device's clock, in whole seconds.
    pub fn now(&self) -> DateTime<Utc> {
        let now = self.device.clock(self.world.lab_time());
        DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
    }

    /// When the device booted, by its clock, in whole seconds.
    pub fn booted(&self) -> DateTime<Utc> {
        let booted = self.device.clock(self.device.booted);
        DateTime::from_timestamp(booted.timestamp(), 0).unwrap_or(booted)
    }

    /// Queues a message, and sends the notification that goes with it.
    pub fn log(&mut self, screen: &'static str, args: Record) {
        traps::follow(self, screen, &args);
        let at = self.device.clock(self.world.lab_time());
        self.device.queue(at, screen, args);
    }

    /// The state, to be read.
    pub fn state(&self) -> &Record {
        &self.device.state
    }

    /// The state, to be changed.
    pub fn state_mut(&mut self) -> &mut Record {
        &mut self.device.state
    }
}

/// The clock shows another time than a moment ago: somebody or a time server set it (recorded message; messages.md names
/// both causes).
pub fn clock_changed(ctx: &mut Ctx<'_>) {
    let agent = &mut Agent::of(ctx);
    agent.log("message/smart_lic/system_clock_changed", Record::new());
    if classic::is_classic(agent.state()) {
        classic::clock_changed(agent);
    }
}

/// A number of days, held within what a clock can count.
pub(super) fn days(n: i64) -> TimeDelta {
    TimeDelta::days(n.clamp(0, 36_500))
}
