//! An IOS-XE switch for people who work with Cisco licensing and have no switch to spare.
//!
//! `ARCHITECTURE.md` explains the parts and what each may know.

pub mod cisco;
pub mod cli;
pub mod console;
pub mod device;
pub mod diagnostic;
pub mod embedded;
pub mod entitlements;
pub mod grammar;
pub mod import;
pub mod lab;
pub mod limits;
pub mod profile;
pub mod screen;
pub mod session;
pub mod store;
pub mod transcript;
pub mod wire;
pub mod yaml;
