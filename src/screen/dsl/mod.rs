//! The language of screen files: text in, [`SheetFile`] and diagnostics out.
//!
//! Must not know the table of paths nor other files. `docs/screens.md` describes the language.

mod blocks;
mod pieces;

pub use blocks::parse;
