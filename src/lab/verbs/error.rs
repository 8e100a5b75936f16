//! Why a verb was not carried out.
//!
//! Must not know where the verb came from.

use crate::cisco::PortalError;
use crate::lab::clock::TimeError;
use crate::lab::network::ServiceKind;
use crate::lab::{LabConfig, load};
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
    /// The lab has not what the verb is about.
    #[error("this lab has no {what}; of the built-in ones {} (`--lab`)", have(.labs))]
    Nothing {
        /// What.
        what: &'static str,
        /// The built-in labs that have it.
        labs: Vec<String>,
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
        if error == PortalError::NoAccount {
            return Self::Nothing {
                what: "Smart Account",
                labs: load::built_in_with(|lab| !lab.accounts.is_empty()),
            };
        }
        Self::Portal { system: "CSSM", error }
    }
}

impl VerbError {
    /// There is no system of that kind.
    pub(in crate::lab) fn no_system(kind: ServiceKind) -> Self {
        let offers = |lab: &LabConfig| {
            let mut services = lab.hosts.iter().flat_map(|host| &host.services);
            services.any(|service| service.kind == kind)
        };
        Self::Nothing {
            what: title(kind),
            labs: load::built_in_with(offers),
        }
    }
}

/// The name of a system as people say it.
pub(in crate::lab) fn title(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::OnPrem => "SSM On-Prem",
        ServiceKind::Cslu => "CSLU",
        ServiceKind::Dnac => "DNA Center",
        other => other.word(),
    }
}

fn have(labs: &[String]) -> String {
    match labs {
        [] => "none has".to_owned(),
        [only] => format!("{only} has"),
        [first @ .., last] => format!("{} and {last} have", first.join(", ")),
    }
}

impl From<FileError> for VerbError {
    fn from(error: FileError) -> Self {
        PortalError::File(error).into()
    }
}
