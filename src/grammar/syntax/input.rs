//! The tokens of one line, taken one after the other, with a fault where what must stand there does not.
//!
//! Must not know nodes.

use super::{Fault, Named};
use crate::grammar::dsl::{Kind, Token};
use crate::grammar::release::Release;

/// The tokens of a line and how far they are read.
pub(in crate::grammar) struct Input<'a, 't> {
    tokens: &'t [Token<'a>],
    at: usize,
}

impl<'a, 't> Input<'a, 't> {
    pub(in crate::grammar) fn new(tokens: &'t [Token<'a>]) -> Self {
        Self { tokens, at: 0 }
    }

    pub(in crate::grammar) fn next(&mut self) -> Option<Token<'a>> {
        let token = self.tokens.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    pub(in crate::grammar) fn peek(&self) -> Option<&Kind<'a>> {
        self.tokens.get(self.at).map(|t| &t.kind)
    }

    pub(in crate::grammar) fn peek_word(&self) -> Option<&'a str> {
        match self.peek() {
            Some(Kind::Word(word)) => Some(word),
            _ => None,
        }
    }

    pub(in crate::grammar) fn skip(&mut self) {
        self.at += 1;
    }

    /// The place behind the last token, for what is missing.
    pub(in crate::grammar) fn missing(&self, what: &str) -> Fault {
        let end = self.tokens.last().map_or(0, |t| t.span.end);
        Fault::new(&(end..end), format!("{what} is missing here"))
    }

    pub(in crate::grammar) fn name(&mut self, what: &str) -> Result<Named<'a>, Fault> {
        match self.next() {
            Some(Token {
                kind: Kind::Word(text),
                span,
            }) => Ok(Named { text, span }),
            Some(other) => Err(Fault::new(&other.span, format!("{what} must stand here"))),
            None => Err(self.missing(what)),
        }
    }

    pub(in crate::grammar) fn text(&mut self, what: &str) -> Result<String, Fault> {
        match self.next() {
            Some(Token {
                kind: Kind::Quoted(text),
                ..
            }) => Ok(text.into_owned()),
            Some(Token {
                kind: Kind::Word(text), ..
            }) => Ok(text.to_owned()),
            Some(other) => Err(Fault::new(&other.span, format!("{what} must stand here"))),
            None => Err(self.missing(what)),
        }
    }

    pub(super) fn release(&mut self) -> Result<Release, Fault> {
        let name = self.name("a release")?;
        Release::parse(name.text).ok_or_else(|| {
            Fault::new(&name.span, "this is not a release").help("write numbers as in 17.12.4 or 17.3.2a")
        })
    }

    pub(super) fn number(&mut self, low: i64, high: i64, what: &str) -> Result<i64, Fault> {
        let name = self.name(what)?;
        match name.text.parse::<i64>() {
            Ok(n) if (low..=high).contains(&n) => Ok(n),
            _ => Err(Fault::new(&name.span, format!("{what} must stand here"))),
        }
    }

    pub(in crate::grammar) fn end(&mut self) -> Result<(), Fault> {
        match self.next() {
            None => Ok(()),
            Some(token) => Err(Fault::new(&token.span, "nothing more is expected on this line")),
        }
    }
}
