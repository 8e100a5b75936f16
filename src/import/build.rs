//! The profile as YAML: a head, what differs from family and release, lines kept as they are.
//!
//! Must not know how it was found out what differs.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use super::platform::Base;
use crate::device::{Overlays, view};
use crate::diagnostic::SourceFile;
use crate::profile;
use crate::screen::value::{Record, Value};

/// What stands at the beginning of a profile.
#[derive(Clone, Debug)]
pub struct Head {
    /// Name of the file, without `.yaml`.
    pub name: String,
    /// What it is laid over.
    pub base: Base,
    /// What it is, in a line.
    pub about: String,
    /// Whether a console begins at `#`.
    pub privileged: bool,
    /// When it is powered on.
    pub powered_on: Option<DateTime<Utc>>,
}

/// The lab of an imported device: nobody is there, until one is named.
const LAB: &str = "empty";

/// The file.
pub fn file(head: &Head, state: &Record, overlays: &Overlays) -> SourceFile {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = match &head.base {
        Base::Family(family) => writeln!(text, "extends: {family}"),
        Base::Products(pids) if pids.len() == 1 => writeln!(text, "product: {}", pids[0]),
        Base::Products(pids) => writeln!(text, "product: [{}]", pids.join(", ")),
    };
    let _ = writeln!(text, "about: {}", profile::quoted(&head.about));
    let _ = writeln!(text, "lab: {LAB}");
    let _ = writeln!(text, "starts_at: \"{}\"", if head.privileged { '#' } else { '>' });
    if let Some(at) = head.powered_on {
        let _ = writeln!(text, "powered_on: {}", at.format("%Y-%m-%d %H:%M:%S UTC"));
    }
    text.push_str(&profile::yaml(&without_numbers(state)));
    text.push_str(&profile::overlays_yaml(overlays));
    SourceFile::new(format!("{}.yaml", head.name), text)
}

/// Units get their numbers at power-on, from what they are.
fn without_numbers(state: &Record) -> Record {
    let mut state = state.clone();
    if matches!(state.value(view::MEMBERS.id), Value::List(_)) {
        for member in state.list_mut(view::MEMBERS) {
            member.clear(view::MEMBERS_NUMBER);
        }
    }
    state
}
