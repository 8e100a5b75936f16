//! Boxes of several units: switches of a stack, supervisors of a chassis, that come, go and take over from one another.
//!
//! The unit's part of a state stands in [`unit`], who is what in [`roles`], who sits beside whom in [`ring`], what happens
//! in [`changes`], [`joining`] and [`switchover`], what the console says of it in `said`, what is typed in [`commands`]. What licensing makes of it is `license::units`. Must not know who pulls cables, or what hardware there is.

use super::view;
use crate::screen::value::Record;

pub mod changes;
mod commands;
pub mod joining;
pub mod replace;
pub mod ring;
pub mod roles;
mod said;
pub mod switchover;
pub mod unit;

pub(super) use changes::TIMERS;
pub(super) use commands::ACTIONS;

/// `platform.units` of switches that stack.
pub const STACK: &str = "stack";
/// `platform.units` of a chassis with supervisors.
pub const SUPERVISORS: &str = "supervisors";

/// Whether the units of this box are switches of a stack, be it of one.
pub fn is_stack(state: &Record) -> bool {
    state.text(view::PLATFORM_UNITS) == Some(STACK)
}

/// Whether they are supervisors.
pub fn is_chassis(state: &Record) -> bool {
    state.text(view::PLATFORM_UNITS) == Some(SUPERVISORS)
}

/// Why units stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StackError {
    /// The box has no unit of that number.
    #[error("there is no unit {0}; there are {1}")]
    NoUnit(i64, String),
    /// It is the only one.
    #[error("unit {0} is the only one")]
    Only(i64),
    /// No unit of that number is away.
    #[error("no unit {0} is away")]
    NotAway(i64),
    /// Its number is taken.
    #[error("there is a unit {0} already")]
    Taken(i64),
    /// Its serial number is taken.
    #[error("there is a unit with serial number {0} already")]
    SameSerial(String),
    /// No more fit.
    #[error("a stack has at most {max} switches", max = crate::limits::STACK_MEMBERS_MAX)]
    Full,
}
