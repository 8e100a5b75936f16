//! Directives of transcripts that concern the lab: `!@ advance 30d`, `!@ fault cssm busy`, `!@ cssm token --va DataCenter`.
//!
//! A directive is read whole before anything happens, and one that fails changes nothing. The same verbs serve the command line
//! of the host. Must not know transcripts: text in, text out.

use chrono::{DateTime, TimeDelta, Utc};

use super::clock::{TimeError, parse_span, parse_time};
use super::faults::{Fault, FaultError};
use super::words::Words;
use super::{AdvanceError, Lab};
use crate::cisco::PortalError;
use crate::cisco::token::TOKEN_DAYS_DEFAULT;
use crate::wire::FileError;

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
    /// Somebody does something in the CSSM portal.
    Cssm(Portal),
}

/// What is done in the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Portal {
    /// A new token.
    Token {
        /// Virtual Account; `None` the default one.
        va: Option<String>,
        /// The name under which the transcript keeps it; then it is not printed.
        name: Option<String>,
        /// Days until it expires.
        days: u16,
        /// How often it can be used; `None` without limit.
        uses: Option<u16>,
    },
    /// Takes a token back.
    Revoke {
        /// The token.
        token: String,
    },
    /// Uploads a usage report, trust request or authorization request from the device's flash; what CSSM gives for it goes there.
    Upload {
        /// The file.
        file: String,
        /// Where the answer goes.
        ack: String,
        /// Virtual Account of a device that is new.
        va: Option<String>,
    },
    /// Authorises a reservation.
    Reserve {
        /// The request code.
        code: String,
        /// Where the authorization goes.
        to: String,
        /// Virtual Account of a device that is new.
        va: Option<String>,
    },
    /// Takes the reservation of this device back.
    Release,
    /// Removes this device from the inventory.
    Remove,
    /// Moves this device to another Virtual Account.
    Transfer {
        /// Where.
        va: String,
    },
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
    #[error("no directive is called `{0}`; the lab knows advance, clock, fault, clear fault, faults, cssm")]
    Unknown(String),
    /// No such verb of the portal.
    #[error("cssm cannot `{0}`; it knows token, revoke, upload, reserve, release, remove, transfer")]
    UnknownPortal(String),
    /// Written otherwise than it must be.
    #[error("`{verb}` is written `{form}`: {why}")]
    Form {
        /// The verb.
        verb: &'static str,
        /// How it is written.
        form: &'static str,
        /// What is wrong.
        why: String,
    },
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
    /// CSSM will not.
    #[error("CSSM: {0}")]
    Portal(#[from] PortalError),
    /// No such device.
    #[error("the lab has no device `{0}`")]
    NoDevice(String),
    /// No such file.
    #[error("flash of {device} has no file `{file}`")]
    NoFile {
        /// Whose flash.
        device: String,
        /// Which file.
        file: String,
    },
    /// A name that flash cannot hold, or too many files.
    #[error("`{0}` cannot be written to flash")]
    NotWritten(String),
    /// A device without product id and serial number.
    #[error("{0} has no UDI")]
    NoUdi(String),
}

const TOKEN_FORM: &str = "cssm token [--va NAME] [--as NAME] [--days N] [--uses N]";
const UPLOAD_FORM: &str = "cssm upload flash:FILE --ack flash:FILE [--va NAME]";
const RESERVE_FORM: &str = "cssm reserve --code CODE --to flash:FILE [--va NAME]";
const REVOKE_FORM: &str = "cssm revoke TOKEN";
const TRANSFER_FORM: &str = "cssm transfer --va NAME";

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
            "cssm" => Portal::parse(rest).map(Self::Cssm),
            _ => Err(DirectiveError::Unknown(verb.to_owned())),
        }
    }
}

impl Portal {
    fn parse(text: &str) -> Result<Self, DirectiveError> {
        let (verb, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        match verb {
            "token" => {
                let mut words = Words::read("cssm token", TOKEN_FORM, rest, &["va", "as", "days", "uses"])?;
                Ok(Self::Token {
                    va: words.option("va"),
                    name: words.option("as"),
                    days: words.number("days")?.unwrap_or(TOKEN_DAYS_DEFAULT),
                    uses: words.number("uses")?,
                })
            }
            "upload" => {
                let mut words = Words::read("cssm upload", UPLOAD_FORM, rest, &["ack", "va"])?;
                let file = words.plain("the file is missing")?;
                Ok(Self::Upload {
                    file: words.flash(&file)?,
                    ack: words.flash_option("ack")?,
                    va: words.option("va"),
                })
            }
            "reserve" => {
                let mut words = Words::read("cssm reserve", RESERVE_FORM, rest, &["code", "to", "va"])?;
                Ok(Self::Reserve {
                    code: words.needed("code")?,
                    to: words.flash_option("to")?,
                    va: words.option("va"),
                })
            }
            "revoke" => {
                let mut words = Words::read("cssm revoke", REVOKE_FORM, rest, &[])?;
                Ok(Self::Revoke {
                    token: words.plain("the token is missing")?,
                })
            }
            "transfer" => {
                let mut words = Words::read("cssm transfer", TRANSFER_FORM, rest, &["va"])?;
                Ok(Self::Transfer {
                    va: words.needed("va")?,
                })
            }
            "remove" if rest.trim().is_empty() => Ok(Self::Remove),
            "release" if rest.trim().is_empty() => Ok(Self::Release),
            _ => Err(DirectiveError::UnknownPortal(text.to_owned())),
        }
    }
}

impl From<FileError> for DirectiveError {
    fn from(error: FileError) -> Self {
        Self::Portal(PortalError::File(error))
    }
}

#[cfg(test)]
#[path = "directives_test.rs"]
mod tests;
