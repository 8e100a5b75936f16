//! The grammar: what may be typed, and what configuration is.
//!
//! From one tree of nodes, written in `.cmd` files (`docs/grammar.md`), come execution, abbreviation, ambiguity, the
//! caret, `?`, TAB, the running-config and the command reference. Knows actions, screens and paths by name only; must
//! not know devices, texts of screens or terminals.
//!
//! Files are read by `dsl` (tokens), `syntax`, `clauses` and `binding` (one line), `load` (the arena of `tree`).
//! `view` is what one device has of it; `walk` takes a typed line through that, `parse` (with
//! `fill` and `early`), `help` and `complete` say what the walk came to. `nvgen` writes the running-config from the same nodes.

mod binding;
mod clauses;
mod complete;
mod dsl;
mod early;
pub mod errors;
mod fill;
mod help;
mod interfaces;
pub mod line;
mod lint;
mod lint_bindings;
mod load;
pub mod memory;
pub mod names;
mod names_check;
mod nvgen;
pub mod outcome;
mod outline;
mod parse;
pub mod reference;
mod release;
pub mod sentences;
mod similar;
mod syntax;
pub mod tree;
pub mod types;
mod view;
mod walk;

#[cfg(test)]
mod tests;

pub use binding::NONE;
pub use load::overlay;
pub use names::{ActionArg, ArgKind, Facts, NameSort, Names, PathKind, StateReader};
pub use outcome::{Arg, Assignment, Binding, Command, Completion, Form, Help, Outcome, PipeCommand, Selection};
pub use release::Release;
pub use sentences::Sentence;
pub use tree::{Grammar, ModeId, ModeInfo};
pub use types::ArgType;
pub use view::Tree;
