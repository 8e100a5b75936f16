//! Flash as a file system: names, folders, limits. It is a map in the state and never a path of the host.
//!
//! Knows the device's map of files only; must not know commands or what they print.

use chrono::{DateTime, Utc};
use thiserror::Error;

use super::{Device, File, view};
use crate::limits::{FLASH_BYTES_MAX, FLASH_FILES_MAX, FLASH_NAME_MAX};

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

/// Whether `name` is a folder: the root, one that was made, or one that a file lies in.
pub fn is_folder(device: &Device, name: &str) -> bool {
    name.is_empty() || below(device, name).next().is_some()
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
        .is_some_and(|total| total <= capacity(device));
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
fn capacity(device: &Device) -> u64 {
    free(device).saturating_add(used(device)).min(FLASH_BYTES_MAX)
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

/// Names that lie in the folder `name`, the folder's own entry included.
fn below<'a>(device: &'a Device, name: &str) -> impl Iterator<Item = &'a String> {
    let prefix = format!("{name}/");
    device
        .flash
        .range(prefix.clone()..)
        .map(|(name, _)| name)
        .take_while(move |name| name.starts_with(&prefix))
}

#[cfg(test)]
mod tests {
    use super::super::testing::device;
    use super::*;

    fn moment() -> DateTime<Utc> {
        DateTime::from_timestamp(1_768_900_000, 0).unwrap_or_default()
    }

    #[test]
    fn a_name_loses_prefix_and_slashes() {
        let mut device = device();
        for typed in [
            "flash:a/b",
            "flash:/a/b",
            "bootflash:a//b",
            "FLASH:./a/b",
            "flash:x/../a/b",
        ] {
            assert_eq!(name_of(&device, typed), Ok("a/b".to_owned()), "{typed}");
        }
        device.state.set(view::FLASH_FOLDER, "logs");
        assert_eq!(name_of(&device, "b"), Ok("logs/b".to_owned()));
        assert_eq!(name_of(&device, "flash:b"), Ok("b".to_owned()));
        assert_eq!(name_of(&device, "/b"), Ok("b".to_owned()));
        assert_eq!(name_of(&device, "flash:../b"), Err(FlashError::BadName));
        assert_eq!(name_of(&device, "flash:a\u{7}"), Err(FlashError::BadName));
        assert_eq!(
            name_of(&device, &"a".repeat(FLASH_NAME_MAX + 1)),
            Err(FlashError::BadName)
        );
    }

    #[test]
    fn a_file_needs_its_folder_and_room() {
        let mut device = device();
        assert_eq!(
            write(&mut device, "d/a", vec![1], moment()),
            Err(FlashError::NoSuchFile)
        );
        assert_eq!(make_folder(&mut device, "d", moment()), Ok(()));
        assert_eq!(make_folder(&mut device, "d", moment()), Err(FlashError::Exists));
        assert_eq!(write(&mut device, "d/a", vec![1], moment()), Ok(()));
        assert_eq!(write(&mut device, "d", vec![1], moment()), Err(FlashError::IsAFolder));
        device.state.set(view::FLASH_TOTAL, 100);
        device.state.set(view::FLASH_OCCUPIED, 90);
        assert_eq!(write(&mut device, "b", vec![0; 10], moment()), Err(FlashError::Full));
        assert_eq!(write(&mut device, "b", vec![0; 9], moment()), Ok(()));
        assert_eq!(free(&device), 0);
        assert_eq!(
            write(&mut device, "b", vec![0; 9], moment()),
            Ok(()),
            "a file may take its own place again"
        );
        assert_eq!(remove_folder(&mut device, "d"), Err(FlashError::NotEmpty));
        assert_eq!(remove(&mut device, "d/a"), Ok(()));
        assert_eq!(remove_folder(&mut device, "d"), Ok(()));
        assert_eq!(remove(&mut device, "d/a"), Err(FlashError::NoSuchFile));
    }

    #[test]
    fn more_than_the_limit_never_fits() {
        let mut device = device();
        device.state.set(view::FLASH_TOTAL, 11_353_194_496_i64);
        let half = (FLASH_BYTES_MAX / 2) as usize;
        assert_eq!(write(&mut device, "a", vec![0; half], moment()), Ok(()));
        assert_eq!(
            write(&mut device, "b", vec![0; half + 1], moment()),
            Err(FlashError::Full)
        );
    }

    #[test]
    fn a_list_shows_folders_once_and_deep_names_whole() {
        let mut device = device();
        device.flash.clear();
        for name in ["z", "d/x", "d/y", "d/e/f"] {
            device.flash.insert(
                name.to_owned(),
                File {
                    bytes: vec![0; 3],
                    modified: moment(),
                },
            );
        }
        let names =
            |folder: &str, deep| -> Vec<String> { list(&device, folder, deep).into_iter().map(|e| e.name).collect() };
        assert_eq!(names("", false), ["d", "z"]);
        assert_eq!(names("d", false), ["e", "x", "y"]);
        assert_eq!(names("", true), ["d/e/f", "d/x", "d/y", "z"]);
        assert!(list(&device, "", false)[0].folder);
    }

    #[test]
    fn rename_moves_into_a_folder_and_overwrites_nothing() {
        let mut device = device();
        device.flash.clear();
        for name in ["a", "b"] {
            write(&mut device, name, vec![7], moment()).expect("there is room");
        }
        make_folder(&mut device, "d", moment()).expect("there is room");
        assert_eq!(rename(&mut device, "a", "b"), Err(FlashError::Exists));
        assert_eq!(rename(&mut device, "a", "d"), Ok(()));
        assert_eq!(rename(&mut device, "b", "no/such"), Err(FlashError::NoSuchFile));
        assert!(read(&device, "b").is_ok(), "a refused rename loses nothing");
        assert!(read(&device, "d/a").is_ok());
    }
}
