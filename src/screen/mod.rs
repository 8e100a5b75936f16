//! Screens: what is printed, both ways.
//!
//! A screen file is the output with holes. It renders a state to text and reads text back to state.
//! Knows values and the table of paths that it is given; must not know the device's types, time or terminals.
//! `docs/screens.md` is the normative description of the files.

pub mod clean;
mod compile;
mod dsl;
mod hole;
#[doc(hidden)]
pub mod laws;
pub mod library;
mod lint;
pub mod moment;
pub mod overlay;
mod program;
pub mod provenance;
mod read;
pub mod reading;
mod render;
pub mod schema;
mod sheet;
mod source;
pub mod summer;
pub mod value;
pub mod version;

pub use hole::fuller;
pub use library::Library;
pub use reading::Reading;
pub use render::PrintedHole;
pub use sheet::{Prefix, Screen};

#[cfg(test)]
mod tests;
