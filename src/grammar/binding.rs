//! What stands behind `=`: which screen, action, mode, path or list a command is bound to.
//!
//! Values may be arguments that are known only when a line is typed. Must not know whether the names exist.

use std::ops::Range;

use super::dsl::{Kind, Token};
use super::syntax::{Fault, Input, Named};

/// The value of a field that must not be there: `<none>` in a binding. A `set` takes the path's value away, a `where`
/// finds only entries without the field.
pub const NONE: &str = "<none>";

/// A value in a binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// `<argument>`.
    Argument(String),
    /// A fixed value.
    Fixed(String),
    /// Nothing written: the last argument on the way here, `yes` if there is none.
    Last,
}

/// A path or field with its value; the place is that of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Path, field of a list, or name of an action's argument.
    pub name: String,
    /// Its value.
    pub value: Expr,
    /// Where the name stands in its file.
    pub span: Range<usize>,
}

/// `LIST where FIELD = VALUE, …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The list.
    pub list: String,
    /// Where it is named.
    pub span: Range<usize>,
    /// Fields that identify the entry.
    pub fields: Vec<Field>,
    /// `else screen OTHER`.
    pub otherwise: Option<(String, Range<usize>)>,
}

/// A binding; `M` is how a mode is named: by its text while files are read, by its number in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound<M> {
    /// `= screen NAME …`.
    Screen(String, Option<Pick>),
    /// `= action NAME key=value …`.
    Action(String, Vec<Field>),
    /// `= mode NAME …`.
    Mode(M, Option<Pick>),
    /// `= set …`.
    Set(Vec<Field>),
    /// `= add LIST where … with …`.
    Add(Pick, Vec<Field>),
}

/// A binding as written, and the place of its main name.
#[derive(Debug)]
pub struct RawBinding<'a> {
    /// What is bound.
    pub bound: Bound<Named<'a>>,
    /// Where the screen, action, mode or list is named.
    pub span: Range<usize>,
}

/// Reads the tokens behind the `=` at `equals`.
pub(super) fn read<'a>(input: &mut Input<'a, '_>, equals: &Range<usize>) -> Result<RawBinding<'a>, Fault> {
    let Some(Token {
        kind: Kind::Word(verb),
        span,
    }) = input.next()
    else {
        return Err(Fault::new(equals, "a binding must follow '='").help(VERBS));
    };
    match verb {
        "screen" => screen(input),
        "action" => action(input),
        "mode" => mode(input),
        "set" => set(input, span),
        "add" => add(input),
        _ => Err(Fault::new(&span, format!("'{verb}' is not a binding")).help(VERBS)),
    }
}

const VERBS: &str = "a binding is 'screen', 'action', 'mode', 'set' or 'add' and what belongs to it";

fn screen<'a>(input: &mut Input<'a, '_>) -> Result<RawBinding<'a>, Fault> {
    let name = input.name("the name of a screen")?;
    let mut of = None;
    if input.peek_word() == Some("of") {
        input.skip();
        let mut pick = pick(input)?;
        if input.peek_word() == Some("else") {
            input.skip();
            expect(input, "screen")?;
            let other = input.name("the name of a screen")?;
            pick.otherwise = Some((other.text.to_owned(), other.span));
        }
        of = Some(pick);
    }
    Ok(RawBinding {
        bound: Bound::Screen(name.text.to_owned(), of),
        span: name.span,
    })
}

fn action<'a>(input: &mut Input<'a, '_>) -> Result<RawBinding<'a>, Fault> {
    let name = input.name("the name of an action")?;
    let mut given = Vec::new();
    while let Some(token) = input.next() {
        let Kind::Word(word) = token.kind else {
            return Err(Fault::new(&token.span, "an action is followed by key=value only"));
        };
        let Some((key, value)) = word.split_once('=') else {
            return Err(Fault::new(&token.span, "an action is followed by key=value only"));
        };
        let span = token.span.start..token.span.start + key.len();
        let value = if value.is_empty() {
            expr(input)?
        } else {
            Expr::Fixed(value.to_owned())
        };
        given.push(Field {
            name: key.to_owned(),
            value,
            span,
        });
    }
    Ok(RawBinding {
        bound: Bound::Action(name.text.to_owned(), given),
        span: name.span,
    })
}

fn mode<'a>(input: &mut Input<'a, '_>) -> Result<RawBinding<'a>, Fault> {
    let name = input.name("the name of a mode")?;
    let span = name.span.clone();
    let mut at = None;
    if input.peek_word() == Some("at") {
        input.skip();
        at = Some(pick(input)?);
    }
    Ok(RawBinding {
        bound: Bound::Mode(name, at),
        span,
    })
}

fn set<'a>(input: &mut Input<'a, '_>, span: Range<usize>) -> Result<RawBinding<'a>, Fault> {
    let fields = fields(input, true)?;
    Ok(RawBinding {
        bound: Bound::Set(fields),
        span,
    })
}

fn add<'a>(input: &mut Input<'a, '_>) -> Result<RawBinding<'a>, Fault> {
    let key = pick(input)?;
    let mut with = Vec::new();
    if input.peek_word() == Some("with") {
        input.skip();
        with = fields(input, false)?;
    }
    let span = key.span.clone();
    Ok(RawBinding {
        bound: Bound::Add(key, with),
        span,
    })
}

fn pick(input: &mut Input<'_, '_>) -> Result<Pick, Fault> {
    let list = input.name("the name of a list")?;
    expect(input, "where")?;
    Ok(Pick {
        list: list.text.to_owned(),
        span: list.span,
        fields: fields(input, false)?,
        otherwise: None,
    })
}

/// `NAME = VALUE, NAME = VALUE`; with `short`, `NAME` alone stands for the last argument.
fn fields(input: &mut Input<'_, '_>, short: bool) -> Result<Vec<Field>, Fault> {
    let mut fields = Vec::new();
    loop {
        let name = input.name(if short { "a path" } else { "a field" })?;
        let value = match input.peek() {
            Some(Kind::Equals) => {
                input.skip();
                expr(input)?
            }
            _ if short => Expr::Last,
            _ => {
                return Err(input
                    .missing("'= VALUE'")
                    .help("write 'FIELD = <argument>' or 'FIELD = VALUE'"));
            }
        };
        fields.push(Field {
            name: name.text.to_owned(),
            value,
            span: name.span,
        });
        match input.peek() {
            Some(Kind::Comma) => input.skip(),
            _ => return Ok(fields),
        }
    }
}

fn expr(input: &mut Input<'_, '_>) -> Result<Expr, Fault> {
    match input.peek() {
        Some(Kind::Argument(name)) => {
            let name = name.trim().to_owned();
            input.skip();
            Ok(if name == "none" {
                Expr::Fixed(NONE.to_owned())
            } else {
                Expr::Argument(name)
            })
        }
        _ => input.text("a value or an '<argument>'").map(Expr::Fixed),
    }
}

fn expect(input: &mut Input<'_, '_>, word: &str) -> Result<(), Fault> {
    match input.next() {
        Some(Token {
            kind: Kind::Word(found),
            ..
        }) if found == word => Ok(()),
        Some(other) => Err(Fault::new(&other.span, format!("'{word}' must stand here"))),
        None => Err(input.missing(&format!("'{word}'"))),
    }
}
