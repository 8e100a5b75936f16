//! Why a verb was not carried out.
//!
//! Must not know where the verb came from.

use crate::cisco::PortalError;
use crate::lab::clock::TimeError;
use crate::wire::FileError;

/// Why a verb was not carried out; nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerbError {
    /// No such verb.
    #[error("{system} cannot `{verb}`; it knows {known}")]
    Unknown {
        /// The system.
        system: &'static str,
        /// What was asked.
        verb: String,
        /// What it knows.
        known: String,
    },
    /// Written otherwise than it must be.
    #[error("`{verb}` is written `{form}`: {why}")]
    Form {
        /// System and verb.
        verb: String,
        /// How it is written.
        form: String,
        /// What is wrong.
        why: String,
    },
    /// A bad time.
    #[error("{0}")]
    Time(#[from] TimeError),
    /// CSSM or On-Prem will not.
    #[error("{system}: {error}")]
    Portal {
        /// Who.
        system: &'static str,
        /// Why.
        error: PortalError,
    },
    /// No such device.
    #[error("the lab has no device `{0}`")]
    NoDevice(String),
    /// A device without product id and serial number.
    #[error("{0} has no UDI")]
    NoUdi(String),
    /// No such file.
    #[error("flash of {device} has no file `{file}`")]
    NoFile {
        /// Whose flash.
        device: String,
        /// Which file.
        file: String,
    },
    /// No such file on a host of the lab.
    #[error("{host} has no file `{file}`")]
    NoHostFile {
        /// The host.
        host: String,
        /// The path.
        file: String,
    },
    /// A name that cannot be written, or no room.
    #[error("`{0}` cannot be written")]
    NotWritten(String),
    /// The lab has no such system, or more than one.
    #[error("{0}")]
    System(String),
    /// It cannot be done now.
    #[error("{0}")]
    Refused(String),
    /// A word that is none of a list.
    #[error("{0}")]
    Value(String),
}

impl From<PortalError> for VerbError {
    fn from(error: PortalError) -> Self {
        Self::Portal { system: "CSSM", error }
    }
}

impl From<FileError> for VerbError {
    fn from(error: FileError) -> Self {
        PortalError::File(error).into()
    }
}
