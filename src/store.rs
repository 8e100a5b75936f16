//! A `--state` folder: documents kept on disk so that a kill at any moment leaves the old set or the new, never a torn one.
//!
//! Each document is a file of its own, readable, under an encoded name that ends in a part of its hash; `index.json` says
//! which files are the set. New files are written and synced first, then the index is replaced in one step, then files
//! that the index no longer names are removed. One process holds the folder (`lock`). Must not know what documents mean.

#![expect(clippy::disallowed_methods, reason = "this is the edge that reads and writes files")]

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Version of the folder's layout; another one is refused.
const VERSION: u32 = 1;
const INDEX: &str = "index.json";
const LOCK: &str = "lock";
/// Bytes of the hash in a file name; the whole hash stands in the index.
const NAME_HASH_BYTES: usize = 6;
/// Longest encoded part of a file name; most file systems take 255 bytes with hash and suffix.
const NAME_PART_MAX: usize = 200;

/// Folders inside one another that are looked through for what a kill has left.
const DEPTH_MAX: usize = 64;

/// A set of documents by name: `lab.json`, `devices/sw-01/flash/a.txt`.
pub type Documents = BTreeMap<String, Vec<u8>>;

/// Why a folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process holds it.
    #[error("{0}: another licsim is using this state folder; leave it there, or type `!@ …` at its prompt")]
    Locked(PathBuf),
    /// Its layout is of another version.
    #[error("{path}: version {version} of the state folder is not known to this licsim (it knows {VERSION})")]
    Version {
        /// The index.
        path: PathBuf,
        /// What it says.
        version: u32,
    },
    /// It holds other people's files.
    #[error("{0}: is not empty and no state folder; name a new or empty one")]
    Foreign(PathBuf),
    /// Index and files do not agree.
    #[error("{path}: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The file system said no.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Index {
    version: u32,
    documents: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    sha256: String,
}

/// An open folder.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    index: Index,
    /// Held as long as the folder is open.
    _lock: File,
}

impl Store {
    /// Opens `folder`, makes it if it is not there, and takes its lock.
    ///
    /// # Errors
    /// It is held by another process, of another version, damaged, or cannot be written.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        make_folder(folder)?;
        let lock_path = folder.join(LOCK);
        // Whoever made the lock knew that the folder was his; what else is in it then was left by a kill.
        if !lock_path.exists()
            && fs::read_dir(folder)
                .map_err(|error| at(folder, error))?
                .next()
                .is_some()
        {
            return Err(StoreError::Foreign(folder.to_owned()));
        }
        let lock = private(OpenOptions::new().create(true).truncate(false).write(true))
            .open(&lock_path)
            .map_err(|error| at(&lock_path, error))?;
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(rustix::io::Errno::WOULDBLOCK) => return Err(StoreError::Locked(folder.to_owned())),
            Err(error) => return Err(at(&lock_path, error.into())),
        }
        let index = read_index(&folder.join(INDEX))?;
        let store = Self {
            folder: folder.to_owned(),
            index,
            _lock: lock,
        };
        store.sweep(folder, 0);
        Ok(store)
    }

    /// The documents that were saved last; `None` in a new folder.
    ///
    /// # Errors
    /// A file is missing or is not what was saved.
    pub fn load(&self) -> Result<Option<Documents>, StoreError> {
        if self.index.documents.is_empty() {
            return Ok(None);
        }
        let mut documents = Documents::new();
        for (name, entry) in &self.index.documents {
            let path = self.folder.join(&entry.file);
            let bytes = fs::read(&path).map_err(|error| at(&path, error))?;
            if hash(&bytes) != entry.sha256 {
                return Err(StoreError::Damaged {
                    path,
                    reason: "is not what was saved".into(),
                });
            }
            documents.insert(name.clone(), bytes);
        }
        Ok(Some(documents))
    }

    /// Makes `documents` the folder's set; writes only what is new.
    ///
    /// # Errors
    /// The file system says no; then the old set is still there.
    pub fn save(&mut self, documents: &Documents) -> Result<(), StoreError> {
        let mut next = Index {
            version: VERSION,
            documents: BTreeMap::new(),
        };
        for (name, bytes) in documents {
            let sha256 = hash(bytes);
            let file = file_name(name, &sha256);
            let entry = Entry { file, sha256 };
            if self.index.documents.get(name) != Some(&entry) {
                self.write(&entry.file, bytes)?;
            }
            next.documents.insert(name.clone(), entry);
        }
        if next.documents == self.index.documents && self.index.version == VERSION {
            return Ok(());
        }
        let text = serde_json::to_vec_pretty(&next).map_err(|error| at(&self.folder, io::Error::other(error)))?;
        self.write(INDEX, &text)?;
        let old = std::mem::replace(&mut self.index, next);
        self.remove_unused(&old);
        Ok(())
    }

    /// Writes beside, syncs, and moves into place; then the folder is synced too.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.folder.join(name);
        let folder = path.parent().unwrap_or(&self.folder);
        make_folder(folder)?;
        let temporary = folder.join(format!(
            ".{}.new",
            path.file_name().unwrap_or_default().to_string_lossy()
        ));
        let write = || -> io::Result<()> {
            let mut file = private(OpenOptions::new().create(true).truncate(true).write(true)).open(&temporary)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&temporary, &path)?;
            File::open(folder)?.sync_all()
        };
        write().map_err(|error| at(&path, error))
    }

    /// Removes what a kill has left: half-written files, and files of a set that never came to be. Only names that
    /// this layout makes are touched.
    fn sweep(&self, folder: &Path, depth: usize) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            if path.is_dir() && !path.is_symlink() {
                if depth < DEPTH_MAX {
                    self.sweep(&path, depth + 1);
                }
                continue;
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let kept = path.strip_prefix(&self.folder).ok().and_then(Path::to_str);
            let kept = self
                .index
                .documents
                .values()
                .any(|entry| Some(entry.file.as_str()) == kept);
            let half = name.starts_with('.') && name.ends_with(".new");
            if half || is_document(&name) && !kept {
                let _ = fs::remove_file(&path);
            }
        }
    }

    /// A file that stays behind does no harm, so a failure here is none.
    fn remove_unused(&self, old: &Index) {
        let kept: std::collections::BTreeSet<&str> =
            self.index.documents.values().map(|entry| entry.file.as_str()).collect();
        for entry in old
            .documents
            .values()
            .filter(|entry| !kept.contains(entry.file.as_str()))
        {
            let _ = fs::remove_file(self.folder.join(&entry.file));
        }
    }
}

fn read_index(path: &Path) -> Result<Index, StoreError> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Index::default()),
        Err(error) => return Err(at(path, error)),
    };
    let index: Index = serde_json::from_slice(&text).map_err(|error| StoreError::Damaged {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    if index.version != VERSION {
        return Err(StoreError::Version {
            path: path.to_owned(),
            version: index.version,
        });
    }
    // The index is a file that anybody may edit: it must not lead out of the folder.
    let leads_out = |file: &str| {
        Path::new(file)
            .components()
            .any(|part| !matches!(part, std::path::Component::Normal(_)))
    };
    match index.documents.values().find(|entry| leads_out(&entry.file)) {
        Some(entry) => Err(StoreError::Damaged {
            path: path.to_owned(),
            reason: format!("`{}` is no file of this folder", entry.file),
        }),
        None => Ok(index),
    }
}

/// Makes a folder, and those above it, that only its owner may look into.
fn make_folder(folder: &Path) -> Result<(), StoreError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| at(folder, error))
}

/// Whether a file is called as [`file_name`] calls them.
fn is_document(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, hash)| hash.len() == NAME_HASH_BYTES * 2 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options.mode(0o600)
}

fn at(path: &Path, error: io::Error) -> StoreError {
    StoreError::Io {
        path: path.to_owned(),
        error,
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The file of a document: its name with each part encoded, and a part of the hash.
fn file_name(name: &str, sha256: &str) -> String {
    let parts: Vec<String> = name.split('/').map(encoded).collect();
    format!("{}.{}", parts.join("/"), &sha256[..NAME_HASH_BYTES * 2])
}

/// Letters, digits, `-`, `_` and inner dots as they are; everything else as `%XX`, so that no name can be a path.
fn encoded(part: &str) -> String {
    let mut out = String::new();
    for (n, byte) in part.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' || byte == b'.' && n > 0;
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    if out.is_empty() {
        out.push_str("%00");
    }
    if out.len() > NAME_PART_MAX {
        let tail = hash(part.as_bytes());
        out.truncate(NAME_PART_MAX - 16);
        out.push_str(&tail[..16]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(pairs: &[(&str, &str)]) -> Documents {
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn what_is_saved_is_loaded_again() {
        let folder = tempfile::tempdir().unwrap();
        let set = documents(&[
            ("lab.json", "{}"),
            ("devices/sw/flash/a.txt", "x"),
            ("devices/sw/flash/../../e", "y"),
            ("", "z"),
        ]);
        let mut store = Store::open(folder.path()).unwrap();
        assert!(store.load().unwrap().is_none());
        store.save(&set).unwrap();
        drop(store);
        assert_eq!(Store::open(folder.path()).unwrap().load().unwrap(), Some(set));
    }

    #[test]
    fn nothing_leaves_the_folder() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("state");
        Store::open(&folder)
            .unwrap()
            .save(&documents(&[("../../out", "x"), ("/etc/out", "y")]))
            .unwrap();
        let names: Vec<_> = fs::read_dir(outer.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["state"]);
    }

    #[test]
    fn a_second_process_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let _held = Store::open(folder.path()).unwrap();
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Locked(_))));
    }

    #[test]
    fn replaced_documents_leave_no_files_behind() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.save(&documents(&[("a", "1"), ("b", "1")])).unwrap();
        store.save(&documents(&[("a", "2")])).unwrap();
        let files = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(files, 3, "index, lock and one document");
    }

    #[test]
    fn a_kill_between_the_files_and_the_index_leaves_the_old_set() {
        let folder = tempfile::tempdir().unwrap();
        let old = documents(&[("a", "1")]);
        let mut store = Store::open(folder.path()).unwrap();
        store.save(&old).unwrap();
        // What a kill leaves: new files, perhaps a half-written one, and the old index.
        store.write(&file_name("a", &hash(b"2")), b"2").unwrap();
        fs::write(folder.path().join(".index.json.new"), "{\"version\": 1, \"docu").unwrap();
        drop(store);
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(store.load().unwrap(), Some(old));
        let files = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(files, 3, "index, lock and one document: what the kill left is gone");
    }

    #[test]
    fn a_folder_of_somebody_else_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "x").unwrap();
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Foreign(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn damage_and_other_versions_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.save(&documents(&[("a", "1")])).unwrap();
        let file = store.index.documents["a"].file.clone();
        fs::write(folder.path().join(&file), "2").unwrap();
        assert!(matches!(store.load(), Err(StoreError::Damaged { .. })));
        drop(store);
        fs::write(folder.path().join(INDEX), r#"{"version": 9, "documents": {}}"#).unwrap();
        assert!(matches!(
            Store::open(folder.path()),
            Err(StoreError::Version { version: 9, .. })
        ));
        fs::write(
            folder.path().join(INDEX),
            r#"{"version": 1, "documents": {"a": {"file": "../x", "sha256": ""}}}"#,
        )
        .unwrap();
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Damaged { .. })));
    }

    #[test]
    #[cfg(unix)]
    fn files_are_private() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        store.save(&documents(&[("a", "1")])).unwrap();
        for entry in fs::read_dir(folder.path()).unwrap() {
            let mode = entry.unwrap().metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
