//! What several test modules need.

pub mod any_input;
pub mod captures;
pub mod state;
