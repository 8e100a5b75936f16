//! The candidates for one word, weighed: whole keywords, beginnings of keywords, arguments by rank, `no`, `default`
//! and `do`, and the furthest character that any of them could accept.
//!
//! Must not know what is done with the one that is taken (`mod.rs`).

use super::{FromFrame, PREFIXES, Prefix, State, Walker};
use crate::grammar::clauses::Flag;
use crate::grammar::interfaces;
use crate::grammar::line::Token;
use crate::grammar::outcome::Form;
use crate::grammar::tree::{Grammar, NodeKind};
use crate::grammar::types::{ArgType, Match};
use crate::grammar::view::Entry;

/// The candidates that fit a word so far.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub exact: Option<(&'a Entry, FromFrame)>,
    pub prefix: Option<(&'a Entry, FromFrame)>,
    pub hidden: Option<(&'a Entry, FromFrame)>,
    /// Which of the words before a command.
    pub before: Option<Prefix>,
    /// Different visible and hidden keywords that begin with the word.
    pub keywords: usize,
    pub hidden_keywords: usize,
    pub argument: Option<(&'a Entry, FromFrame, Match)>,
    pub furthest: usize,
}

impl<'a> Walker<'a> {
    /// What fits the next word.
    pub(super) fn find(&self, state: &State, line: &str, token: Token<'_>) -> Found<'a> {
        let mut found = Found {
            furthest: token.start,
            ..Found::default()
        };
        let hides = state.flags.has(Flag::Hidden);
        self.candidates(state, |entry, frame| match &self.node(entry.node).kind {
            NodeKind::Keyword(word) if !token.quoted => {
                let exact_only = self.node(entry.node).clauses.flags.has(Flag::Exact);
                found.weigh_keyword(self.grammar, word, (entry, frame), token, (exact_only, hides));
            }
            NodeKind::Argument(_, kind) => {
                let rest = &line[token.start..];
                let rest = if state.before_pipe.is_none() {
                    rest.trim_end_matches([' ', '\t'])
                } else {
                    rest
                };
                let fits = kind.accept(rest, token.text, token.end - token.start, token.quoted);
                let fits = self.existing(kind, state.form, fits);
                found.weigh_argument(kind, (entry, frame), token, fits, self);
            }
            _ => {}
        });
        if self.takes_prefix(state) && !token.quoted {
            found.weigh_prefixes(token);
        }
        found
    }
}

impl<'a> Found<'a> {
    fn weigh_keyword(
        &mut self,
        grammar: &Grammar,
        word: &str,
        at: (&'a Entry, FromFrame),
        token: Token<'_>,
        (exact_only, hides): (bool, bool),
    ) {
        let same = common(word, token.text);
        if same < token.text.len() || (exact_only && same < word.len()) {
            self.furthest = self.furthest.max(token.start + same);
        } else if same == word.len() {
            self.exact.get_or_insert(at);
        } else if hides || at.0.flags.has(Flag::Hidden) {
            self.hidden_keywords += usize::from(self.hidden.is_none_or(|(e, _)| grammar.node(e.node).label() != word));
            self.hidden.get_or_insert(at);
        } else {
            self.keywords += usize::from(self.prefix.is_none_or(|(e, _)| grammar.node(e.node).label() != word));
            self.prefix.get_or_insert(at);
        }
    }

    fn weigh_argument(
        &mut self,
        kind: &ArgType,
        at: (&'a Entry, FromFrame),
        token: Token<'_>,
        fits: Match,
        walker: &Walker<'_>,
    ) {
        if let Match::No(offset) = fits {
            self.furthest = self.furthest.max(token.start + offset);
            return;
        }
        let rank = |entry: &Entry| match &walker.node(entry.node).kind {
            NodeKind::Argument(_, kind) => kind.rank(),
            _ => u8::MAX,
        };
        if self.argument.as_ref().is_none_or(|(best, ..)| kind.rank() < rank(best)) {
            self.argument = Some((at.0, at.1, fits));
        }
    }

    fn weigh_prefixes(&mut self, token: Token<'_>) {
        for (prefix, word, _) in PREFIXES {
            let same = common(word, token.text);
            if same < token.text.len() {
                self.furthest = self.furthest.max(token.start + same);
            } else if same == word.len() || (prefix == Prefix::Do && token.text.len() == 2) {
                // `do` is whole although the list shows `do-exec`: it never is ambiguous with `dot1x`.
                (self.before, self.keywords, self.exact) = (Some(prefix), 1, None);
                return;
            } else {
                self.keywords += 1;
                self.before.get_or_insert(prefix);
            }
        }
    }
}

/// How far an interface that can be made, and is not there, is right behind `no`: recorded with `no interface Vlan666`.
const ABSENT_VIRTUAL: usize = 1;

impl Walker<'_> {
    /// What of a match is left where the interface has to be there, or at least to be one that can be made.
    fn existing(&self, kind: &ArgType, form: Form, fits: Match) -> Match {
        let (
            ArgType::Interface {
                of: Some(list),
                or_virtual,
            },
            Match::Full { text, tail, .. },
        ) = (kind, &fits)
        else {
            return fits;
        };
        if self.facts.is(&format!("{list}[].name"), &[text]) {
            return fits;
        }
        match (*or_virtual && interfaces::is_virtual(text), form) {
            (true, Form::Plain) => fits,
            (true, _) => Match::No(ABSENT_VIRTUAL),
            (false, _) => Match::No(*tail),
        }
    }
}

/// How many bytes at the beginnings of a keyword and a typed word are equal, case ignored.
pub(in crate::grammar) fn common(word: &str, typed: &str) -> usize {
    word.bytes()
        .zip(typed.bytes())
        .take_while(|(a, b)| a.eq_ignore_ascii_case(b))
        .count()
}
