//! Directives carried out: on the lab's time and faults, on a device's clock, at the Cisco side.
//!
//! Must not know how a directive is written.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Lab;
use super::clock::{TimeError, in_range};
use super::directives::{Directed, Directive, DirectiveError};
use super::faults::{EVERYWHERE, Fault};
use super::verbs::Call;
use crate::device::{config_hooks, license, ntp, timers};

impl Lab {
    /// Carries out a directive for the device at whose console it was given.
    ///
    /// # Errors
    /// When it cannot be done; then nothing has changed, except that time may have moved to where it stuck.
    pub fn direct(&mut self, device: &str, directive: &Directive) -> Result<Directed, DirectiveError> {
        match directive {
            Directive::Advance(span) => self.advance(*span)?,
            Directive::AdvanceTo(time) => self.advance_to(*time)?,
            Directive::Clock(time) => self.set_clock(device, *time)?,
            Directive::ClockOff(by) => {
                let time = self.now().checked_add_signed(*by).ok_or(TimeError::Year)?;
                self.set_clock(device, in_range(time)?)?;
            }
            Directive::Cable(port, is_in) => {
                let found = self.unbidden(device, |ctx| config_hooks::cable(ctx, port, *is_in));
                match found {
                    Some(true) => self.wake(),
                    Some(false) => return Err(DirectiveError::NoPort(port.clone())),
                    None => return Err(DirectiveError::NoDevice(device.to_owned())),
                }
            }
            Directive::Fault(text) => self.set_fault(text)?,
            Directive::ClearFault(which) => {
                self.outside.faults.clear(which)?;
                self.wake();
            }
            Directive::Hardware(work) => self.work_on(device, work)?,
            Directive::Faults => return Ok(self.list_faults()),
            Directive::Mishap(mishap) => self.mishap(device, mishap)?,
            Directive::Verb(call) => return self.at_cisco(device, call),
        }
        Ok(Directed::default())
    }

    fn set_clock(&mut self, name: &str, time: DateTime<Utc>) -> Result<(), DirectiveError> {
        let now = self.now();
        let device = self
            .device_mut(name)
            .ok_or_else(|| DirectiveError::NoDevice(name.to_owned()))?;
        let before = device.skew;
        device.skew = time - now;
        // Whoever sets a clock that shows the same has changed nothing; a person at the prompt is told in any case.
        if device.skew == before {
            return Ok(());
        }
        timers::clock_was_set(device, before);
        self.unbidden(name, license::clock_changed);
        Ok(())
    }

    fn set_fault(&mut self, text: &str) -> Result<(), DirectiveError> {
        let fault = Fault::parse(text, self.now())?;
        let known = fault.target == EVERYWHERE
            || self
                .outside
                .network
                .hosts
                .iter()
                .any(|(name, host)| fault.is_for(name, host));
        if !known {
            return Err(DirectiveError::NoTarget(fault.target));
        }
        self.outside.faults.set(fault)?;
        self.wake();
        Ok(())
    }

    /// The outside has changed: devices that look only when it does look soon.
    fn wake(&mut self) {
        let now = self.now();
        for device in self.devices.values_mut() {
            ntp::may_have_changed(device, now);
        }
    }

    /// What is set, a line each, with when it is there.
    fn list_faults(&self) -> Directed {
        let outside = &self.outside;
        let lines = outside.faults.iter().map(|fault| {
            let now = if fault.schedule.strikes(outside.now, &outside.random, &fault.key()) {
                "now"
            } else {
                "not now"
            };
            format!("{fault} ({now})\n")
        });
        Directed {
            text: lines.collect(),
            captured: None,
        }
    }

    /// A value that is to be kept is not printed.
    fn at_cisco(&mut self, device: &str, call: &Call) -> Result<Directed, DirectiveError> {
        let answer = self.carry_out(device, call, BTreeMap::new())?;
        let captured = call.keep.clone().zip(answer.value.clone());
        let text = match (&captured, call.json) {
            (Some(_), _) => String::new(),
            (None, true) => answer.json(),
            (None, false) => answer.text(),
        };
        Ok(Directed { text, captured })
    }
}
