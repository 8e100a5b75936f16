//! Where a profile says something: for faults that are found only when what it names is looked for.
//!
//! Must not know what keys mean.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::yaml::tree::{self, Yaml};

/// A fault of the value of an outermost key, at its place in the profile or in the first file that it extends which has the
/// key; `None` where none has it.
pub fn fault_of_key(
    profile: &SourceFile,
    files: &dyn Fn(&str) -> Option<SourceFile>,
    key: &str,
    message: &str,
) -> Option<Diagnostic> {
    let (mut file, mut seen) = (profile.clone(), BTreeSet::new());
    while seen.insert(file.name.clone()) {
        let tree = tree::parse(&file).ok()?;
        let Yaml::Map(entries) = tree.value else { return None };
        let of = |wanted: &str| entries.iter().find(|(key, _)| key.text == wanted).map(|(_, node)| node);
        if let Some(node) = of(key) {
            return Some(Diagnostic::new(&file.name, &file.text, node.span.clone(), message));
        }
        let Yaml::Scalar(below) = &of("extends")?.value else {
            return None;
        };
        file = files(below)?;
    }
    None
}
