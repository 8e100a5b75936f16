//! The other side of the wire: CSSM with its accounts, CSLU, SSM On-Prem, the licence manager of DNA Center.
//!
//! Everything is told the time and given its randomness; nothing here has a clock. Knows `wire`; must not know devices,
//! networks, HTTP or files of the host.

pub mod account;
pub mod collector;
#[cfg(test)]
mod collector_test;
pub mod cslu;
pub mod cssm;
pub mod dnac;
pub mod event;
pub mod instance;
pub mod on_prem;
pub mod pak;
mod poll;
pub mod portal;
pub mod sync;
pub mod token;

pub use account::{Purchase, SmartAccount, Term, VirtualAccount};
pub use collector::Collector;
pub use cslu::Cslu;
pub use cssm::Cssm;
pub use dnac::Dnac;
pub use on_prem::{OnPrem, Schedule};
pub use pak::{Pak, PakError, PakPortal};
pub use portal::PortalError;
pub use token::{Token, TokenState};

/// Tokens kept of one Virtual Account, revoked and expired ones included.
pub const TOKENS_MAX: usize = 1000;
/// PAKs of one portal.
pub const PAKS_MAX: usize = 10_000;
/// Product instances of all accounts of one CSSM.
pub const INSTANCES_MAX: usize = 100_000;
/// RUM report ids remembered of one product instance; the oldest are forgotten first.
pub const REPORTS_REMEMBERED_MAX: usize = 10_000;
/// Answers that wait to be polled for, at one server; the oldest are dropped first.
pub const POLLS_MAX: usize = 10_000;
/// Rows of "Usage Data Files" that one CSSM keeps.
pub const UPLOADS_MAX: usize = 1000;
