//! Reads lab files: strict YAML, every fault with its place.
//!
//! Must not know what a lab does with what the file says.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::setup::Fault;
use super::{Lab, LabConfig};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::limits::{DEPTH_MAX, YAML_BYTES_MAX};
use crate::yaml::tree::{self, Node, Yaml};
use crate::{embedded, yaml};

/// Where built-in labs are.
const FOLDER: &str = "device-profiles/labs/";
/// The lab of devices that name none: no host, no account, nobody answers.
pub const EMPTY: &str = "empty";

/// Names of the built-in labs, in order.
pub fn names() -> Vec<String> {
    embedded::below(FOLDER)
        .filter_map(|file| Some(file.name.strip_prefix(FOLDER)?.strip_suffix(".yaml")?.to_owned()))
        .collect()
}

/// The file of a built-in lab.
pub fn built_in(name: &str) -> Option<SourceFile> {
    embedded::file(&format!("{FOLDER}{name}.yaml"))
}

/// The built-in labs that have something, by name; where somebody is told what the lab at hand has not.
pub fn built_in_with(has: impl Fn(&LabConfig) -> bool) -> Vec<String> {
    let with = |name: &String| {
        let config = built_in(name).and_then(|file| load(&file).ok());
        config.is_some_and(|config| has(&config))
    };
    names().into_iter().filter(with).collect()
}

/// Reads a lab file.
///
/// # Errors
/// All faults that were found; one only where the YAML itself does not read.
pub fn load(file: &SourceFile) -> Result<LabConfig, Vec<Diagnostic>> {
    let config: LabConfig = if says_nothing(&file.text) {
        LabConfig::default()
    } else {
        yaml::read(file, DEPTH_MAX).map_err(|fault| vec![fault])?
    };
    let faults = config.faults();
    let diagnostics: Vec<_> = faults.iter().map(|fault| place(file, fault)).collect();
    if diagnostics.is_empty() {
        Ok(config)
    } else {
        Err(diagnostics)
    }
}

/// Reads a lab file and makes the lab, without devices. `now` is the moment of power-on; `None` leaves it to the file, and
/// that to the present time of whoever calls: then `otherwise`.
///
/// # Errors
/// As [`load`].
pub fn lab(file: &SourceFile, now: Option<DateTime<Utc>>, otherwise: DateTime<Utc>) -> Result<Lab, Vec<Diagnostic>> {
    let config = load(file)?;
    let now = now.or(config.clock).unwrap_or(otherwise);
    Ok(Lab::new(&config, now))
}

/// Whether there are only comments; a file that is too long is left to the reader.
fn says_nothing(text: &str) -> bool {
    let is_empty = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    text.len() <= YAML_BYTES_MAX && text.lines().all(is_empty)
}

/// A fault with its place in the file: its text in the entry that it is of, else that entry. A text that stands there twice is
/// meant where it stands last: the first was there before the second became one too many.
pub fn place(file: &SourceFile, fault: &Fault) -> Diagnostic {
    let (list, number) = fault.entry;
    let tree = tree::parse(file).ok();
    let entry = tree.as_ref().and_then(|tree| match &tree.value {
        Yaml::Map(entries) => entries.iter().find(|(key, _)| key.text == list),
        _ => None,
    });
    let span = match entry {
        Some((key, node)) => {
            let items = match &node.value {
                Yaml::List(items) => items.get(number),
                _ => None,
            };
            let text = items.and_then(|item| find(item, &fault.text));
            text.or(items.map(|item| item.span.clone())).unwrap_or(key.span.clone())
        }
        None => 0..0,
    };
    Diagnostic::new(&file.name, &file.text, span, fault.message.clone())
}

/// The last key or value below a node that reads so.
fn find(node: &Node, text: &str) -> Option<Range<usize>> {
    match &node.value {
        Yaml::Scalar(value) => (value == text).then(|| node.span.clone()),
        Yaml::Null => text.is_empty().then(|| node.span.clone()),
        Yaml::List(items) => items.iter().rev().find_map(|item| find(item, text)),
        Yaml::Map(entries) => entries
            .iter()
            .rev()
            .find_map(|(key, value)| find(value, text).or_else(|| (key.text == text).then(|| key.span.clone()))),
    }
}

#[cfg(test)]
#[path = "load_test.rs"]
mod tests;
