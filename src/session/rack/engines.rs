//! Grammar and screens, read: what a rack needs before it knows any device.
//!
//! Must not know the lab.

use crate::device::view::SCHEMA;
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::grammar::{Grammar, ModeId};
use crate::screen::Library;

use super::Bindable;

/// A grammar and the screens that it names.
pub struct Engines {
    pub(super) grammar: Grammar,
    pub(super) library: Library,
    pub(super) exec: ModeId,
}

impl Engines {
    /// Reads `grammar/commands/*.cmd`, in order; `grammar/screens/**.screen` are read at first use.
    ///
    /// # Errors
    /// All faults of the grammar files, or that they have no mode `exec`.
    pub fn load(grammar_files: &[SourceFile], screen_files: Vec<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        let library = Library::new(&SCHEMA, screen_files);
        let (grammar, faults) = Grammar::load(grammar_files, &Bindable { library: &library });
        if !faults.is_empty() {
            return Err(faults);
        }
        match grammar.mode("exec") {
            Some(exec) => Ok(Self { grammar, library, exec }),
            None => {
                let (file, nothing) = ("grammar/commands".into(), "".into());
                Err(vec![Diagnostic::new(&file, &nothing, 0..0, "there is no mode exec")])
            }
        }
    }

    /// The grammar.
    pub fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// The screens.
    pub fn library(&self) -> &Library {
        &self.library
    }
}
