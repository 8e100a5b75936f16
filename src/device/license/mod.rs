//! Licensing: what the Smart Agent of a device does, one subject a file.
//!
//! Each subject has its actions (`ACTIONS`), its rules and its part of what happens when time passes. Must not know
//! which words were typed, how anything is worded, or who answers at the other end of the wire.

use super::Ctx;
use super::action::{ActionInfo, ArgInfo, ArgKind};
use super::reaction::Reaction;

pub mod account;
mod agent;
pub mod authorization;
mod boot;
mod change;
pub mod classic;
pub mod codes;
pub mod comm;
pub mod debug;
pub mod delivery;
pub mod entitlements;
pub mod eventlog;
pub mod factory_reset;
mod hello;
pub mod history;
pub mod import_export;
pub mod jobs;
mod levels;
pub mod listing;
pub mod members;
pub mod pak;
mod passage;
pub mod policy;
mod reminder;
pub mod remote;
pub mod reports;
pub mod reservation;
pub mod sending;
mod storage;
pub mod transport;
pub mod traps;
pub mod trust;
mod trust_renewal;
mod trusted_store;
pub mod units;
pub mod usage;
mod utility;

#[cfg(test)]
mod tests;

pub use agent::Agent;
pub use agent::clock_changed;
pub use boot::{Start, on_boot};
pub use change::on_change;
pub use entitlements::of_levels;
pub use passage::Before;
pub use trusted_store::{forget_trusted_store, restore_trusted_store};

/// An argument that every binding must give.
const fn needed(name: &'static str, kind: ArgKind) -> ArgInfo {
    super::actions::required(name, kind)
}

/// An argument that a binding may leave out.
const fn optional(name: &'static str, kind: ArgKind) -> ArgInfo {
    super::actions::optional(name, kind)
}

/// A row of the table of actions that needs no running-config.
const fn row(name: &'static str, args: &'static [ArgInfo], run: fn(&mut Ctx<'_>) -> Reaction) -> ActionInfo {
    ActionInfo {
        name,
        args,
        wants_running_config: false,
        run,
    }
}
