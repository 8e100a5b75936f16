//! The built-in grammar, screens, profiles, labs and scenarios, as `build.rs` found them.
//!
//! Must not know what the files mean.

use crate::diagnostic::SourceFile;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Built-in files below `folder` (`grammar/commands/`), in the order of their names.
pub fn below(folder: &str) -> impl Iterator<Item = SourceFile> + '_ {
    FILES
        .iter()
        .filter(move |(name, _)| name.starts_with(folder))
        .map(|(name, text)| SourceFile::new(*name, *text))
}

/// The names of all built-in files, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

/// The built-in file of that name.
pub fn file(name: &str) -> Option<SourceFile> {
    FILES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(known, text)| SourceFile::new(*known, *text))
}
