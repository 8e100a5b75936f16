//! What a folder lists, and how much room there is.
//!
//! Must not know how a list is printed.

use chrono::{DateTime, Utc};

use super::{FlashError, base_name, read};
use crate::device::{Device, view};
use crate::limits::FLASH_BYTES_MAX;

/// One entry of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the folder; with folders before it in a recursive list.
    pub name: String,
    /// Bytes; 4096 for a folder, as ext4 has it.
    pub size: u64,
    /// When it was written.
    pub modified: DateTime<Utc>,
    /// Whether it is a folder.
    pub folder: bool,
}

/// Bytes that a folder takes, as `dir` prints it.
const FOLDER_SIZE: u64 = 4096;

/// What lies in `folder`, in the order of names; with `deep` all that lies below it.
pub fn list(device: &Device, folder: &str, deep: bool) -> Vec<Entry> {
    let prefix = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let mut entries: Vec<Entry> = Vec::new();
    for (name, file) in device
        .flash
        .range(prefix.clone()..)
        .take_while(|(name, _)| name.starts_with(&prefix))
    {
        let rest = &name[prefix.len()..];
        let (shown, is_folder) = match (rest.strip_suffix('/'), rest.split_once('/')) {
            (Some(rest), _) if deep || !rest.contains('/') => (rest, true),
            (None, None) => (rest, false),
            (None, Some(_)) if deep => (rest, false),
            (_, Some((first, _))) => (first, true),
            (Some(_), None) => continue,
        };
        if shown.is_empty() || entries.iter().any(|entry| entry.folder && entry.name == shown) {
            continue;
        }
        let size = if is_folder {
            FOLDER_SIZE
        } else {
            file.bytes.len() as u64
        };
        entries.push(Entry {
            name: shown.to_owned(),
            size,
            modified: file.modified,
            folder: is_folder,
        });
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    entries
}

/// The entry of the file `name`.
///
/// # Errors
/// Those of [`read`].
pub fn entry(device: &Device, name: &str) -> Result<Entry, FlashError> {
    let file = read(device, name)?;
    let size = file.bytes.len() as u64;
    Ok(Entry {
        name: base_name(name).to_owned(),
        size,
        modified: file.modified,
        folder: false,
    })
}

/// Bytes that the files of the state take.
pub fn used(device: &Device) -> u64 {
    device.flash.values().map(|file| file.bytes.len() as u64).sum()
}

/// Bytes of the whole file system, as `dir` prints them.
pub fn total(device: &Device) -> u64 {
    device
        .state
        .get(view::FLASH_TOTAL)
        .and_then(|n| u64::try_from(n).ok())
        .unwrap_or(FLASH_BYTES_MAX)
}

/// Free bytes, as `dir` prints them.
pub fn free(device: &Device) -> u64 {
    let occupied = device
        .state
        .get(view::FLASH_OCCUPIED)
        .and_then(|n| u64::try_from(n).ok())
        .unwrap_or(0);
    total(device).saturating_sub(occupied).saturating_sub(used(device))
}

/// Bytes that files of the state may take: what is free on the device, and never more than [`FLASH_BYTES_MAX`].
pub(super) fn capacity(device: &Device) -> u64 {
    free(device).saturating_add(used(device)).min(FLASH_BYTES_MAX)
}
