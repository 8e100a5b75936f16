//! Classic Smart Licensing (before 17.3.2): registration, authorization, evaluation, and how they age.
//!
//! What a device knows is stamps and the last answer; what it shows follows from them and the clock, and so does when it
//! asks again (`schedule`). Must not know how a message travels.

mod clock;
mod contact;
mod entitle;
mod life;
pub mod register;
pub mod renew;
mod reservation;
mod schedule;
mod shape;
mod standing;
mod warnings;

use super::members;
use crate::screen::value::Record;

pub(super) use clock::changed as clock_changed;
pub use life::{begin, end, power_on, recount, restart};
pub use reservation::{reserved, unreserved};
pub use schedule::TIMERS;
pub use shape::{leave, licence_status, reserved_count};
pub use standing::{
    authorization, authorization_since, deadline, evaluation_left, expires, holds_certificate, next_attempt,
    next_renewal, registration, reservation_kind,
};

/// Whether the device is of the time before policy mode.
pub fn is_classic(state: &Record) -> bool {
    !members::release_at_least(state, &[17, 3, 2])
}
