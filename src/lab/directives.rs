//! Directives of transcripts that concern the lab: `!@ advance 30d`, `!@ fault cssm busy`, `!@ cssm token --va DataCenter`.
//!
//! A directive is read whole before anything happens, and one that fails changes nothing. The same verbs serve the command line
//! of the host. Must not know transcripts: text in, text out.

use chrono::{DateTime, TimeDelta, Utc};

use super::clock::{TimeError, parse_span, parse_time};
use super::faults::{Fault, FaultError};
use super::hardware::{Hardware, HardwareError};
use super::mishaps::Mishap;
use super::verbs::{Call, Side, System, VerbError};
use super::{AdvanceError, Lab};

/// A directive that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// Lives through a span of time.
    Advance(TimeDelta),
    /// Lives on until a moment.
    AdvanceTo(DateTime<Utc>),
    /// Sets the device's own clock; nothing is lived through.
    Clock(DateTime<Utc>),
    /// Sets the device's own clock so far off the right time, ahead or behind.
    ClockOff(TimeDelta),
    /// Says which faults are set.
    Faults,
    /// Sets a fault, as text: its times count from when it is set.
    Fault(String),
    /// Clears faults.
    ClearFault(String),
    /// Somebody does something to a file.
    Mishap(Mishap),
    /// Somebody works on the hardware.
    Hardware(Hardware),
    /// Somebody does something at the Cisco side.
    Verb(Box<Call>),
}

/// What came of a directive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directed {
    /// What it prints: lines that end in a newline, or nothing.
    pub text: String,
    /// A value to be remembered under a name (`--as NAME`).
    pub captured: Option<(String, String)>,
}

/// Why a directive was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DirectiveError {
    /// No such verb.
    #[error(
        "no directive is called `{0}`; the lab knows advance, clock, fault, clear fault, faults, edit, usage-of, stack, supervisor, rma, cssm, onprem, cslu, dnac, pak"
    )]
    Unknown(String),
    /// A verb of the Cisco side that is none, is written wrongly, or cannot be done.
    #[error("{0}")]
    Verb(#[from] VerbError),
    /// Hardware that does not fit.
    #[error("{0}")]
    Hardware(#[from] HardwareError),
    /// A bad time.
    #[error("{0}")]
    Time(#[from] TimeError),
    /// A bad fault.
    #[error("{0}")]
    Fault(#[from] FaultError),
    /// Nothing in the lab is called so.
    #[error("the lab has no host and no service `{0}`")]
    NoTarget(String),
    /// Time did not move.
    #[error("{0}")]
    Advance(#[from] AdvanceError),
    /// No such device.
    #[error("the lab has no device `{0}`")]
    NoDevice(String),
    /// Written wrongly: how it is written.
    #[error("{0}")]
    Form(&'static str),
    /// The file does not have the text that is to be replaced.
    #[error("`{0}` does not hold `{1}`")]
    NoText(String, String),
}

/// Reads and carries out a directive on behalf of the device whose console the transcript is at.
///
/// # Errors
/// When it is not a directive of the lab, is written wrongly, or cannot be done.
pub fn run(lab: &mut Lab, device: &str, text: &str) -> Result<String, DirectiveError> {
    direct(lab, device, text).map(|directed| directed.text)
}

/// As [`run`], with what is to be remembered.
///
/// # Errors
/// As [`run`].
pub fn direct(lab: &mut Lab, device: &str, text: &str) -> Result<Directed, DirectiveError> {
    let directive = Directive::parse(text)?;
    lab.direct(device, &directive)
}

impl Directive {
    /// Reads a directive, without the `!@`.
    ///
    /// # Errors
    /// When it is not one of the lab's, or is written wrongly.
    pub fn parse(text: &str) -> Result<Self, DirectiveError> {
        let text = text.trim();
        let (verb, rest) = text
            .split_once(char::is_whitespace)
            .map_or((text, ""), |(verb, rest)| (verb, rest.trim()));
        match verb {
            "advance" => match rest.strip_prefix("to ") {
                Some(time) => Ok(Self::AdvanceTo(parse_time(time)?)),
                None => Ok(Self::Advance(parse_span(rest)?)),
            },
            "clock" => match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
                (Some(span), _) => Ok(Self::ClockOff(parse_span(span)?)),
                (_, Some(span)) => Ok(Self::ClockOff(-parse_span(span)?)),
                _ => Ok(Self::Clock(parse_time(rest)?)),
            },
            "edit" => Mishap::edit(rest).map(Self::Mishap),
            "usage-of" => Mishap::usage_of(rest).map(Self::Mishap),
            "stack" | "supervisor" | "rma" => Ok(Self::Hardware(Hardware::parse(verb, rest)?)),
            "faults" if rest.is_empty() => Ok(Self::Faults),
            "fault" => {
                Fault::parse(rest, DateTime::UNIX_EPOCH)?;
                Ok(Self::Fault(rest.to_owned()))
            }
            "clear" => match rest
                .split_once(char::is_whitespace)
                .map_or((rest, ""), |(noun, rest)| (noun, rest.trim()))
            {
                ("fault", which) => Ok(Self::ClearFault(which.to_owned())),
                ("faults", "") => Ok(Self::ClearFault(String::new())),
                _ => Err(DirectiveError::Unknown(text.to_owned())),
            },
            _ => match System::named(verb) {
                Some(system) => {
                    let call = Call::parse_text(system, rest, Side::Lab)?;
                    Ok(Self::Verb(Box::new(call)))
                }
                None => Err(DirectiveError::Unknown(verb.to_owned())),
            },
        }
    }
}

#[cfg(test)]
#[path = "directives_test.rs"]
mod tests;
