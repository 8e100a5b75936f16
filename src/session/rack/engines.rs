//! Grammar and screens: what a rack needs before it knows any device.
//!
//! Must not know the lab.

use std::cell::OnceCell;

use crate::device::view::SCHEMA;
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::grammar::{Grammar, ModeId};
use crate::screen::Library;

use super::Bindable;

/// Where files come from when they are wanted.
pub type Files = fn() -> Vec<SourceFile>;

/// A grammar and the screens that it names.
pub struct Engines {
    commands: Files,
    screens: Files,
    grammar: OnceCell<Grammar>,
    library: OnceCell<Library>,
}

impl Engines {
    /// Reads `grammar/commands/*.cmd`, in order; `grammar/screens/**.screen` are read at first use.
    ///
    /// # Errors
    /// All faults of the grammar files, or that exec has no command.
    pub fn load(grammar_files: &[SourceFile], screen_files: Vec<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        let library = Library::new(&SCHEMA, screen_files);
        let (grammar, faults) = Grammar::load(grammar_files, &Bindable { library: &library });
        if !faults.is_empty() {
            return Err(faults);
        }
        if grammar.node(grammar.mode_info(ModeId::EXEC).root).children.is_empty() {
            let (file, nothing) = ("grammar/commands".into(), "".into());
            return Err(vec![Diagnostic::new(&file, &nothing, 0..0, "mode exec has no command")]);
        }
        Ok(Self {
            commands: Vec::new,
            screens: Vec::new,
            grammar: OnceCell::from(grammar),
            library: OnceCell::from(library),
        })
    }

    /// Reads files when they are first wanted: a prompt, which needs none of them, does not wait. For files that are
    /// known to be good, as the built-in ones are; a bad line would be lost without a word.
    pub fn deferred(commands: Files, screens: Files) -> Self {
        Self {
            commands,
            screens,
            grammar: OnceCell::new(),
            library: OnceCell::new(),
        }
    }

    /// The grammar.
    pub fn grammar(&self) -> &Grammar {
        let read = || {
            Grammar::load(
                &(self.commands)(),
                &Bindable {
                    library: self.library(),
                },
            )
            .0
        };
        self.grammar.get_or_init(read)
    }

    /// The screens.
    pub fn library(&self) -> &Library {
        self.library.get_or_init(|| Library::new(&SCHEMA, (self.screens)()))
    }

    /// Whether the grammar has been wanted.
    pub fn grammar_is_read(&self) -> bool {
        self.grammar.get().is_some()
    }
}
