//! Clauses of a node: flags, releases, privileges, conditions.
//!
//! Must not know what a clause changes.

use std::ops::Range;

use super::Fault;
use super::input::Input;
use crate::grammar::clauses::{Clauses, Flag, When};
use crate::grammar::dsl::{Kind, Token};

/// Clauses that are one word.
const FLAGS: &[(&str, Flag)] = &[
    ("hidden", Flag::Hidden),
    ("exact", Flag::Exact),
    ("unmodelled", Flag::Unmodelled),
    ("unverified", Flag::Unverified),
    ("pipe", Flag::Pipe),
    ("always", Flag::Always),
    ("never", Flag::Never),
    ("override", Flag::Override),
];

/// Clauses that are followed by something, for advice.
const CLAUSES: [&str; 12] = [
    "since",
    "until",
    "privilege",
    "platform",
    "when",
    "unless",
    "needs",
    "default",
    "order",
    "before",
    "behind",
    "always-when",
];

pub(super) fn clause(
    word: &str,
    span: &Range<usize>,
    input: &mut Input<'_, '_>,
    clauses: &mut Clauses,
) -> Result<(), Fault> {
    if let Some((_, flag)) = FLAGS.iter().find(|(name, _)| *name == word) {
        clauses.flags.add(*flag);
        return Ok(());
    }
    match word {
        "since" => clauses.conditions().since = Some(input.release()?),
        "until" => clauses.conditions().until = Some(input.release()?),
        "privilege" => clauses.privilege = input.number(0, 15, "a privilege level from 0 to 15")? as u8,
        "order" => clauses.order = Some(input.number(0, 100_000, "a place from 0 to 100000")? as i32),
        "platform" => {
            let glob = input.text("a product id")?;
            clauses.conditions().platforms.push(glob);
        }
        "default" => clauses.default = Some(input.text("the default value")?.into()),
        "before" => {
            let text = input.text("a line in quotes")?;
            clauses.shown().before.push(text);
        }
        "behind" => {
            let text = input.text("a line in quotes")?;
            clauses.shown().behind.push(text);
        }
        "always-when" => clauses.shown().always_when = Some(when(input, false)?),
        "needs" => quirk(input, true, clauses)?,
        "unless" if input.peek_word() == Some("quirk") => quirk(input, false, clauses)?,
        "when" | "unless" => {
            let condition = when(input, word == "unless")?;
            clauses.conditions().when.push(condition);
        }
        _ => return Err(unknown_clause(word, span)),
    }
    Ok(())
}

fn unknown_clause(word: &str, span: &Range<usize>) -> Fault {
    let known: Vec<&str> = FLAGS.iter().map(|(name, _)| *name).chain(CLAUSES).collect();
    let fault = Fault::new(span, format!("'{word}' is not a clause"));
    match crate::grammar::similar::nearest(word, known.iter().copied()) {
        Some(near) => fault.help(format!("is '{near}' meant?")),
        None => fault.help("a keyword is one word, then come its help in quotes, clauses, and '=' with a binding"),
    }
}

fn quirk(input: &mut Input<'_, '_>, needed: bool, clauses: &mut Clauses) -> Result<(), Fault> {
    match input.next() {
        Some(Token {
            kind: Kind::Word("quirk"),
            ..
        }) => {}
        Some(other) => return Err(Fault::new(&other.span, "'needs' is followed by 'quirk NAME'")),
        None => return Err(input.missing("'quirk NAME'")),
    }
    let name = input.name("the name of a quirk")?;
    clauses
        .conditions()
        .quirks
        .push((name.text.to_owned(), needed, name.span));
    Ok(())
}

fn when(input: &mut Input<'_, '_>, negated: bool) -> Result<When, Fault> {
    let path = input.name("a path")?;
    match input.next() {
        Some(Token {
            kind: Kind::Word("is"), ..
        }) => {}
        Some(other) => return Err(Fault::new(&other.span, "'is VALUE' must follow the path")),
        None => return Err(input.missing("'is VALUE'")),
    }
    let mut values = vec![input.text("a value")?];
    while input.peek_word() == Some("or") {
        input.skip();
        values.push(input.text("a value")?);
    }
    Ok(When {
        path: path.text.to_owned(),
        span: path.span,
        values,
        negated,
    })
}
