//! Files that a user named for output: whatever ends the program, the old one is there or the new one, never a part.
//!
//! Must not know what is written.

#![expect(clippy::disallowed_methods, reason = "this is the edge that writes files")]

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::CliError;

/// Puts `bytes` in the place of what `path` holds: written beside it, synced, and moved there in one step. The mode of a
/// file that is there stays, a link goes on pointing where it did. What is no file, as a pipe, is written into.
///
/// # Errors
/// What the file system says, with the path.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let written = match fs::canonicalize(path) {
        Ok(real) if !real.is_file() => fs::write(real, bytes),
        Ok(real) => beside(&real, bytes),
        // Not there yet, or a link to what is not: what is created is what writing would create.
        Err(_) if path.is_symlink() => fs::write(path, bytes),
        Err(_) => beside(path, bytes),
    };
    written.map_err(|error| CliError::io(path.display().to_string(), error))
}

fn beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let moved = || -> io::Result<()> {
        let mut file = File::create(&temporary)?;
        file.write_all(bytes)?;
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&temporary, path)
    };
    moved().inspect_err(|_| drop(fs::remove_file(&temporary)))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn mode_and_links_stay_and_nothing_is_left_beside() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.yaml"), folder.path().join("b.yaml"));
        replace(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.yaml", &link).unwrap();
        replace(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_cannot_be_replaced_is_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let error = replace(&folder.path().join("none/a.yaml"), b"new").unwrap_err();
        assert!(error.to_string().contains("none/a.yaml"), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
