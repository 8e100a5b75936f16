//! Flash as a file system: names, folders, limits. It is a map in the state and never a path of the host.
//!
//! Knows the device's map of files only; must not know commands or what they print.

use chrono::{DateTime, Utc};
use thiserror::Error;

use super::{Device, File};
use crate::limits::{FLASH_FILES_MAX, FLASH_NAME_MAX};

mod folders;
mod listing;
mod names;
#[cfg(test)]
mod tests;

pub use folders::{is_folder, make_folder, remove_folder, remove_tree};
pub use listing::{Entry, entry, free, list, total, used};
pub use names::{base_name, join, name_of, prefix_of};

/// Why a file operation is refused. The words are those that IOS puts in brackets; `%Error … (REASON)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FlashError {
    /// Nothing has this name.
    #[error("No such file or directory")]
    NoSuchFile,
    /// A folder was wanted (wording unverified).
    #[error("Not a directory")]
    NotAFolder,
    /// A file was wanted (wording unverified).
    #[error("Is a directory")]
    IsAFolder,
    /// A folder that still has files (wording unverified).
    #[error("Directory not empty")]
    NotEmpty,
    /// The name is taken (wording unverified).
    #[error("File exists")]
    Exists,
    /// No room, or too many files (wording unverified).
    #[error("No space left on device")]
    Full,
    /// A name with control characters, too long, or that leads out of flash (wording unverified).
    #[error("Invalid argument")]
    BadName,
}

/// The file called `name`.
///
/// # Errors
/// [`FlashError::NoSuchFile`], [`FlashError::IsAFolder`].
pub fn read<'a>(device: &'a Device, name: &str) -> Result<&'a File, FlashError> {
    match device.flash.get(name) {
        Some(file) => Ok(file),
        None if is_folder(device, name) => Err(FlashError::IsAFolder),
        None => Err(FlashError::NoSuchFile),
    }
}

/// Writes `bytes` to `name`, in place of what is there; `at` is the device's clock.
///
/// # Errors
/// [`FlashError::Full`], [`FlashError::IsAFolder`], [`FlashError::NoSuchFile`] when the folder is missing.
pub fn write(device: &mut Device, name: &str, bytes: Vec<u8>, at: DateTime<Utc>) -> Result<(), FlashError> {
    accepts(device, name, bytes.len())?;
    device.flash.insert(name.to_owned(), File { bytes, modified: at });
    Ok(())
}

/// Whether [`write`] of so many bytes would succeed; nothing is written.
///
/// # Errors
/// Those of [`write`].
pub fn accepts(device: &Device, name: &str, size: usize) -> Result<(), FlashError> {
    if name.len() > FLASH_NAME_MAX {
        return Err(FlashError::BadName);
    }
    if is_folder(device, name) {
        return Err(FlashError::IsAFolder);
    }
    if let Some((folder, _)) = name.rsplit_once('/')
        && !is_folder(device, folder)
    {
        return Err(FlashError::NoSuchFile);
    }
    let old = device.flash.get(name).map(|file| file.bytes.len() as u64);
    let others = used(device) - old.unwrap_or(0);
    let fits = others
        .checked_add(size as u64)
        .is_some_and(|total| total <= listing::capacity(device));
    if !fits || (old.is_none() && device.flash.len() >= FLASH_FILES_MAX) {
        return Err(FlashError::Full);
    }
    Ok(())
}

/// Takes the file `name` away.
///
/// # Errors
/// [`FlashError::NoSuchFile`], [`FlashError::IsAFolder`].
pub fn remove(device: &mut Device, name: &str) -> Result<(), FlashError> {
    read(device, name)?;
    device.flash.remove(name);
    Ok(())
}

/// Gives the file `from` the name `to`; into `to` if that is a folder.
///
/// # Errors
/// Those of [`read`] and [`write`]; [`FlashError::Exists`] when `to` is a file.
pub fn rename(device: &mut Device, from: &str, to: &str) -> Result<(), FlashError> {
    let file = read(device, from)?.clone();
    let to = if is_folder(device, to) {
        join(to, base_name(from))
    } else {
        to.to_owned()
    };
    if device.flash.contains_key(&to) {
        return Err(FlashError::Exists);
    }
    device.flash.remove(from);
    let File { bytes, modified } = file.clone();
    write(device, &to, bytes, modified).inspect_err(|_| {
        device.flash.insert(from.to_owned(), file);
    })
}
