//! Classic Smart Licensing (before 17.3.2): registration, authorization, evaluation, and how they age.
//!
//! What a device knows is stamps and the last answer; what it shows follows from them and the clock. Must not know how an
//! answer comes: registering and renewing are not modelled.

mod life;
mod reservation;
mod shape;
mod standing;

use super::members;
use crate::screen::value::Record;

pub use life::{TIMERS, begin, end, power_on, restart};
pub use reservation::{reserved, unreserved};
pub use shape::{leave, licence_status, reserved_count};
pub use standing::{
    authorization, authorization_since, deadline, evaluation_left, expires, holds_certificate, next_attempt,
    next_renewal, registration, reservation_kind,
};

/// Whether the device is of the time before policy mode.
pub fn is_classic(state: &Record) -> bool {
    !members::release_at_least(state, &[17, 3, 2])
}
