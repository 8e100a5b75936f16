//! Folders: an entry of their own in the map, or the beginning of other names.
//!
//! Must not know what files hold.

use chrono::{DateTime, Utc};

use super::FlashError;
use crate::device::{Device, File};
use crate::limits::{FLASH_FILES_MAX, FLASH_NAME_MAX};

/// Whether `name` is a folder: the root, one that was made, or one that a file lies in.
pub fn is_folder(device: &Device, name: &str) -> bool {
    name.is_empty() || below(device, name).next().is_some()
}

/// Takes a folder and all below it away.
///
/// # Errors
/// [`FlashError::NotAFolder`]; the root is refused with [`FlashError::BadName`].
pub fn remove_tree(device: &mut Device, name: &str) -> Result<(), FlashError> {
    if name.is_empty() {
        return Err(FlashError::BadName);
    }
    let gone: Vec<String> = below(device, name).cloned().collect();
    if gone.is_empty() {
        return Err(FlashError::NotAFolder);
    }
    for name in gone {
        device.flash.remove(&name);
    }
    Ok(())
}

/// Makes the folder `name`; its own folder must be there.
///
/// # Errors
/// [`FlashError::Exists`], [`FlashError::NoSuchFile`], [`FlashError::Full`], [`FlashError::BadName`].
pub fn make_folder(device: &mut Device, name: &str, at: DateTime<Utc>) -> Result<(), FlashError> {
    if device.flash.contains_key(name) || is_folder(device, name) {
        return Err(FlashError::Exists);
    }
    if let Some((folder, _)) = name.rsplit_once('/')
        && !is_folder(device, folder)
    {
        return Err(FlashError::NoSuchFile);
    }
    if name.len() >= FLASH_NAME_MAX {
        return Err(FlashError::BadName);
    }
    if device.flash.len() >= FLASH_FILES_MAX {
        return Err(FlashError::Full);
    }
    device.flash.insert(
        format!("{name}/"),
        File {
            bytes: Vec::new(),
            modified: at,
        },
    );
    Ok(())
}

/// Takes an empty folder away.
///
/// # Errors
/// [`FlashError::NotEmpty`], [`FlashError::NotAFolder`], [`FlashError::NoSuchFile`].
pub fn remove_folder(device: &mut Device, name: &str) -> Result<(), FlashError> {
    if device.flash.contains_key(name) {
        return Err(FlashError::NotAFolder);
    }
    if !is_folder(device, name) {
        return Err(FlashError::NoSuchFile);
    }
    let itself = format!("{name}/");
    if name.is_empty() || below(device, name).any(|below| *below != itself) {
        return Err(FlashError::NotEmpty);
    }
    device.flash.remove(&itself);
    Ok(())
}

/// Names that lie in the folder `name`, the folder's own entry included.
pub(super) fn below<'a>(device: &'a Device, name: &str) -> impl Iterator<Item = &'a String> {
    let prefix = format!("{name}/");
    device
        .flash
        .range(prefix.clone()..)
        .map(|(name, _)| name)
        .take_while(move |name| name.starts_with(&prefix))
}
