//! TAB: the word at the cursor made whole, if there is one way only.

use super::help::{ends_in_quotes, split_last};
use super::names::Facts;
use super::outcome::Completion;
use super::tree::{Grammar, ModeId};
use super::view::Tree;
use super::walk::Walker;

impl Tree {
    /// What TAB makes of `line`; arguments are never completed, interface types excepted.
    pub fn complete(
        &self,
        grammar: &Grammar,
        mode: ModeId,
        privilege: u8,
        line: &str,
        facts: &dyn Facts,
    ) -> Completion {
        let (before, partial) = split_last(line);
        if partial.is_empty() || ends_in_quotes(line) {
            return Completion::Nothing;
        }
        let walker = Walker {
            tree: self,
            grammar,
            privilege,
            facts,
        };
        let mut at = Some(mode);
        while let Some(mode) = at {
            if let Ok(state) = walker.run(mode, before) {
                let words = walker.keywords_beginning(&state, partial);
                let exact = words.iter().find(|word| word.eq_ignore_ascii_case(partial));
                match (exact, words.as_slice()) {
                    (Some(word), _) => return Completion::Line(format!("{before}{word} ")),
                    (None, [word]) => return Completion::Line(format!("{before}{word} ")),
                    (None, []) => {}
                    (None, _) => return Completion::Nothing,
                }
            }
            at = grammar.mode_info(mode).parent;
        }
        Completion::Nothing
    }
}
