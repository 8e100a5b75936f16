//! Names of files: as they are typed, and as the map has them.
//!
//! Must not know what a file holds.

use super::FlashError;
use crate::device::{Device, view};
use crate::limits::FLASH_NAME_MAX;

/// Prefixes that mean flash on a Catalyst 9300; the output names them as typed.
const PREFIXES: [&str; 4] = ["flash:", "bootflash:", "flash-1:", "flash0:"];

/// The flash name of `typed` (`flash:a`, `flash:/dir/a`, or `a` in the working folder), without prefix, leading and
/// trailing slash. The root is the empty name.
///
/// # Errors
/// [`FlashError::BadName`].
pub fn name_of(device: &Device, typed: &str) -> Result<String, FlashError> {
    let prefix = prefix_of(typed);
    let path = &typed[prefix.len()..];
    let relative = prefix.is_empty() && !path.starts_with('/');
    let folder = if relative {
        device.state.text(view::FLASH_FOLDER).unwrap_or("")
    } else {
        ""
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(FlashError::BadName)?;
            }
            part => parts.push(part),
        }
    }
    let name = parts.join("/");
    let odd = |c: char| c.is_control() || c == ':' || c == '\\';
    if name.len() > FLASH_NAME_MAX || name.chars().any(odd) {
        return Err(FlashError::BadName);
    }
    Ok(name)
}

/// The file system that `typed` begins with, in its own spelling; empty for a bare name.
pub fn prefix_of(typed: &str) -> &str {
    PREFIXES
        .iter()
        .find(|prefix| {
            typed
                .get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        })
        .map_or("", |prefix| &typed[..prefix.len()])
}

/// `folder/name`; `name` alone in the root.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// The last part of a name.
pub fn base_name(name: &str) -> &str {
    name.rsplit_once('/').map_or(name, |(_, base)| base)
}
