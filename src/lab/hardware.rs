//! What somebody does to the hardware of a device: `!@ stack add C9300-24T serial FOC2800S004`, `!@ rma serial FOC2800S009`.
//!
//! Read whole before anything happens; what fails changes nothing. Must not know what a device makes of it.

use super::Lab;
use super::directives::DirectiveError;
use crate::device::stack::{self, StackError, changes, replace, ring, unit};
use crate::device::view;
use crate::profile::{self, UnitError};
use crate::screen::value::Record;

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hardware {
    /// A switch joins the stack: product id, serial number, number; the first that is free where none is given.
    Add(String, String, Option<i64>),
    /// A unit loses power or its cables: a switch, or the supervisor in a slot.
    Remove(Kind, i64),
    /// It gets them back.
    Return(Kind, i64),
    /// Another chassis takes the place of this one, or another switch that of the switch with this number: its serial number.
    Replace(String, Option<i64>),
}

/// What is worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A switch of a stack.
    Switch,
    /// A supervisor of a chassis.
    Supervisor,
}

/// Why the work was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HardwareError {
    /// It is not written as it should be.
    #[error(
        "write `stack add PID serial SN [number N]`, `stack remove N`, `stack return N`, `supervisor remove SLOT`, \
         `supervisor insert SLOT` or `rma serial SN [number N]`"
    )]
    Form,
    /// The box has no units of this kind.
    #[error("{0} has no {1}")]
    NotOfThisKind(String, &'static str),
    /// A serial number that none is.
    #[error("`{0}` is no serial number: 8 to 12 letters and digits")]
    Serial(String),
    /// One chassis of several units that are not supervisors is replaced unit by unit.
    #[error("say which switch is replaced: `rma serial SN number N`")]
    WhichSwitch,
    /// A supervisor has the serial number of its chassis.
    #[error("a supervisor has no serial number of its own here; `rma serial SN` replaces the chassis")]
    NoNumber,
    /// The device refuses.
    #[error("{0}")]
    Stack(#[from] StackError),
    /// There is no such switch.
    #[error("{0}")]
    Unit(#[from] UnitError),
}

impl Hardware {
    /// Reads what stands behind the verb.
    ///
    /// # Errors
    /// It is written wrongly.
    pub fn parse(verb: &str, rest: &str) -> Result<Self, HardwareError> {
        let words: Vec<&str> = rest.split_whitespace().collect();
        let number = |text: &str| text.parse::<i64>().map_err(|_| HardwareError::Form);
        Ok(match (verb, words.as_slice()) {
            ("stack", ["add", pid, "serial", sn]) => Self::Add((*pid).to_owned(), serial(sn)?, None),
            ("stack", ["add", pid, "serial", sn, "number", n]) => {
                Self::Add((*pid).to_owned(), serial(sn)?, Some(number(n)?))
            }
            ("stack", ["remove", n]) => Self::Remove(Kind::Switch, number(n)?),
            ("stack", ["return", n]) => Self::Return(Kind::Switch, number(n)?),
            ("supervisor", ["remove", n]) => Self::Remove(Kind::Supervisor, number(n)?),
            ("supervisor", ["insert", n]) => Self::Return(Kind::Supervisor, number(n)?),
            ("rma", ["serial", sn]) => Self::Replace(serial(sn)?, None),
            ("rma", ["serial", sn, "number", n]) => Self::Replace(serial(sn)?, Some(number(n)?)),
            _ => return Err(HardwareError::Form),
        })
    }
}

fn serial(text: &str) -> Result<String, HardwareError> {
    let good = (8..=12).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if good {
        Ok(text.to_owned())
    } else {
        Err(HardwareError::Serial(text.to_owned()))
    }
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Switch => "stack of switches",
            Self::Supervisor => "supervisors",
        }
    }

    fn fits(self, state: &Record) -> bool {
        match self {
            Self::Switch => stack::is_stack(state),
            Self::Supervisor => stack::is_chassis(state),
        }
    }
}

impl Lab {
    /// Does a piece of work on a device.
    pub(super) fn work_on(&mut self, name: &str, work: &Hardware) -> Result<(), DirectiveError> {
        let device = self.device_mut(name);
        let device = device.ok_or_else(|| DirectiveError::NoDevice(name.to_owned()))?;
        unit::give_numbers(&mut device.state);
        let done = match work {
            Hardware::Add(pid, sn, number) => self.add_switch(name, pid, sn, *number),
            Hardware::Remove(kind, unit) => self.on_unit(name, *kind, |ctx| changes::leave(ctx, *unit)),
            Hardware::Return(kind, unit) => self.on_unit(name, *kind, |ctx| changes::comes_back(ctx, *unit)),
            Hardware::Replace(sn, number) => self.replace(name, sn, *number),
        };
        Ok(done?)
    }

    fn on_unit(
        &mut self,
        name: &str,
        kind: Kind,
        work: impl FnOnce(&mut crate::device::Ctx<'_>) -> Result<(), StackError>,
    ) -> Result<(), HardwareError> {
        self.check_kind(name, kind)?;
        self.unbidden(name, work).unwrap_or(Ok(()))?;
        Ok(())
    }

    fn check_kind(&self, name: &str, kind: Kind) -> Result<(), HardwareError> {
        let fits = self.device(name).is_some_and(|device| kind.fits(&device.state));
        fits.then_some(())
            .ok_or_else(|| HardwareError::NotOfThisKind(name.to_owned(), kind.word()))
    }

    fn add_switch(&mut self, name: &str, pid: &str, sn: &str, number: Option<i64>) -> Result<(), HardwareError> {
        self.check_kind(name, Kind::Switch)?;
        let Some(device) = self.device(name) else { return Ok(()) };
        let ring = ring::ring(device);
        let number = number.or_else(|| (1..).find(|n| !ring.contains(n))).unwrap_or(1);
        let unit = profile::unit(&device.state, &device.apart, pid, sn, number)?;
        self.unbidden(name, |ctx| changes::add(ctx, unit)).unwrap_or(Ok(()))?;
        Ok(())
    }

    fn replace(&mut self, name: &str, sn: &str, number: Option<i64>) -> Result<(), HardwareError> {
        let Some(device) = self.device_mut(name) else {
            return Ok(());
        };
        match number {
            None if stack::is_stack(&device.state) && ring::ring(device).len() > 1 => Err(HardwareError::WhichSwitch),
            None => {
                changes::check_serial(device, sn)?;
                replace::chassis(device, sn);
                Ok(())
            }
            Some(_) if !stack::is_stack(&device.state) => Err(HardwareError::NoNumber),
            Some(number) => self.replace_switch(name, sn, number),
        }
    }

    /// A switch of the same model comes to the place of one that is there or away.
    fn replace_switch(&mut self, name: &str, sn: &str, number: i64) -> Result<(), HardwareError> {
        let Some(device) = self.device(name) else { return Ok(()) };
        let away = device.apart.iter().filter_map(|unit| unit.list(view::MEMBERS).first());
        let mut known = device.state.list(view::MEMBERS).iter().chain(away);
        let pid = known.find(|member| unit::number(member) == number);
        let pid = pid.and_then(|member| member.get(view::MEMBERS_PID));
        let pid = pid.ok_or(StackError::NotAway(number))?;
        changes::check_serial(device, sn)?;
        let unit = profile::unit(&device.state, &device.apart, &pid, sn, number)?;
        let is_away = device.apart.iter().any(|away| unit::number_of(away) == number);
        let work = |ctx: &mut crate::device::Ctx<'_>| {
            if !is_away {
                changes::leave(ctx, number)?;
            }
            changes::forget(ctx.device, number)?;
            changes::add(ctx, unit)
        };
        self.unbidden(name, work).unwrap_or(Ok(()))?;
        Ok(())
    }
}
