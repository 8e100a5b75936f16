//! What goes between a device and the Cisco side: messages and offline files, as plain data.
//!
//! Must not know anybody: neither who sends nor who answers.

mod bundle;
mod classic;
pub mod codes;
pub mod files;
mod messages;
mod pak;
mod report;
mod reservation;
mod sign;
mod trouble;
mod xml;

pub use bundle::{Bundle, BundleKind};
pub use classic::{Certificate, ClassicAsk, ClassicReply, EntitledLicence, Entitlements};
pub use files::{FileError, FileKind, LicenseFile};
pub use messages::{
    Account, Acknowledgement, Ask, AuthorizationCode, Policy, Reply, Request, Requirement, Role, Sender, ServerInfo,
    TrustCode, TrustReply, Udi, Unit,
};
pub use pak::{FEATURE_VERSION, PAK_FILE_BYTES_MAX, PakFileError, PakLicence, read_licences, write_licences};
pub use report::{Measurement, ReportError, ReportSignature, RumReport, SignedReport};
pub use reservation::{ReservationCode, ReservedLicense, instance_of};
pub use sign::{Signer, uuid_of};
pub use trouble::{Failure, Refusal};
