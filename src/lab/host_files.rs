//! Files on a host of the lab: a tree in memory, never a path of the machine that runs this.
//!
//! Must not know protocols or passwords.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::limits::{FLASH_FILES_MAX, FLASH_NAME_MAX};

/// Bytes of all files of one host.
pub const HOST_BYTES_MAX: usize = 256 * 1024 * 1024;

/// The files of one host, by path without a leading slash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostFiles {
    folders: BTreeSet<String>,
    files: BTreeMap<String, Bytes>,
    /// Whether nothing can be put there.
    pub read_only: bool,
}

/// A file's content; base64 in the lab's own files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Bytes(Vec<u8>);

/// Why a file was not put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PutError {
    /// The folder is not there, or the path is none.
    #[error("no such folder")]
    NoSuchFolder,
    /// No room, or read-only.
    #[error("the file cannot be written")]
    NotWritten,
}

impl HostFiles {
    /// Makes a folder and those above it.
    pub fn add_folder(&mut self, path: &str) {
        if let Some(path) = normal(path) {
            for (at, _) in path.match_indices('/') {
                self.folders.insert(path[..at].to_owned());
            }
            self.folders.insert(path);
        }
    }

    /// The content of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(&normal(path)?).map(|bytes| bytes.0.as_slice())
    }

    /// Where a file of `size` bytes would be kept. Its folder must exist.
    pub fn accepts(&self, path: &str, size: usize) -> Result<String, PutError> {
        let path = normal(path)
            .filter(|path| path.len() <= FLASH_NAME_MAX)
            .ok_or(PutError::NoSuchFolder)?;
        if path
            .rsplit_once('/')
            .is_some_and(|(folder, _)| !self.folders.contains(folder))
            || self.folders.contains(&path)
        {
            return Err(PutError::NoSuchFolder);
        }
        let new = !self.files.contains_key(&path);
        let others = self.files.iter().filter(|(known, _)| **known != path);
        let used: usize = others.map(|(_, file)| file.0.len()).sum();
        if self.read_only || (new && self.files.len() >= FLASH_FILES_MAX) || used.saturating_add(size) > HOST_BYTES_MAX
        {
            return Err(PutError::NotWritten);
        }
        Ok(path)
    }

    /// Writes a file, over one that is there. Gives back the path as it is kept.
    pub fn put(&mut self, path: &str, bytes: &[u8]) -> Result<String, PutError> {
        let path = self.accepts(path, bytes.len())?;
        self.files.insert(path.clone(), Bytes(bytes.to_vec()));
        Ok(path)
    }

    /// Removes a file; whether it was there.
    pub fn remove(&mut self, path: &str) -> bool {
        normal(path).is_some_and(|path| self.files.remove(&path).is_some())
    }

    /// Whether a path is a folder; the root is one.
    pub fn is_folder(&self, path: &str) -> bool {
        path.trim_matches('/').is_empty() || normal(path).is_some_and(|path| self.folders.contains(&path))
    }

    /// All files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.0.as_slice()))
    }
}

/// A path without empty parts and `.`; `None` if it is empty, climbs with `..`, or has control characters.
fn normal(path: &str) -> Option<String> {
    if path.chars().any(char::is_control) {
        return None;
    }
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    (!parts.is_empty() && !parts.contains(&"..")).then(|| parts.join("/"))
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Bytes).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_needs_its_folder() {
        let mut files = HostFiles::default();
        assert_eq!(files.put("rum_reports/a.txt", b"x"), Err(PutError::NoSuchFolder));
        files.add_folder("/rum_reports/");
        assert_eq!(
            files.put("/rum_reports//a.txt", b"x"),
            Ok("rum_reports/a.txt".to_owned())
        );
        assert_eq!(files.get("rum_reports/a.txt"), Some(&b"x"[..]));
        assert_eq!(files.put("rum_reports", b"x"), Err(PutError::NoSuchFolder));
        assert_eq!(files.put("../etc/passwd", b"x"), Err(PutError::NoSuchFolder));
        assert_eq!(files.put("top.txt", b"x"), Ok("top.txt".to_owned()));
    }

    #[test]
    fn a_full_or_read_only_disk_takes_nothing() {
        let mut files = HostFiles::default();
        assert_eq!(
            files.put("big", &vec![0; HOST_BYTES_MAX + 1]),
            Err(PutError::NotWritten)
        );
        files.read_only = true;
        assert_eq!(files.put("a", b"x"), Err(PutError::NotWritten));
        assert_eq!(files.get("a"), None);
    }

    #[test]
    fn files_survive_being_stored() {
        let mut files = HostFiles::default();
        files.add_folder("a/b");
        files.put("a/b/c", &[0, 255, 10]).expect("a folder is there");
        let text = serde_json::to_string(&files).expect("serialises");
        assert_eq!(serde_json::from_str::<HostFiles>(&text).expect("reads"), files);
    }
}
