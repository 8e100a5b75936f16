//! Reads lab files: strict YAML, every fault with its place.
//!
//! Must not know what a lab does with what the file says.

use chrono::{DateTime, Utc};

use super::{Lab, LabConfig};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::limits::{DEPTH_MAX, YAML_BYTES_MAX};
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
    let at = |span, message: String| Diagnostic::new(&file.name, &file.text, span, message);
    let faults = config.faults();
    let diagnostics: Vec<_> = faults
        .into_iter()
        .map(|(text, message)| at(find(&file.text, &text), message))
        .collect();
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

/// Where a text stands in the file; its beginning if it is not found as it is.
fn find(source: &str, text: &str) -> std::ops::Range<usize> {
    source.find(text).map_or(0..0, |at| at..at + text.len())
}

#[cfg(test)]
#[path = "load_test.rs"]
mod tests;
