//! One line of a `.cmd` file: tokens become a section, a group or a node with its clauses.
//!
//! The binding behind `=` is read by `binding.rs`. Must not know the tree or other lines.

mod clause;
mod input;

use clause::clause;
pub(super) use input::Input;

use std::ops::Range;

use super::binding::{self, RawBinding};
use super::clauses::Clauses;
use super::dsl::{Kind, Token};
use super::types::ArgType;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// The message of the diagnostic.
    pub message: String,
    /// Advice.
    pub help: Option<String>,
}

impl Fault {
    /// A fault without advice.
    pub fn new(span: &Range<usize>, message: impl Into<String>) -> Self {
        Self {
            span: span.clone(),
            message: message.into(),
            help: None,
        }
    }

    /// The same, with advice.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// The name.
    pub text: &'a str,
    /// Its place.
    pub span: Range<usize>,
}

/// A line that was understood.
#[derive(Debug)]
pub enum Line<'a> {
    /// `mode NAME …`.
    Mode(ModeLine<'a>),
    /// `part NAME`.
    Part(Named<'a>),
    /// `use NAME …`.
    Use(Named<'a>, Clauses),
    /// `any of …`.
    AnyOf(Range<usize>, Clauses),
    /// A keyword or an argument.
    Node(NodeLine<'a>),
}

/// `mode NAME prompt "…" parent NAME help "…"`.
#[derive(Debug)]
pub struct ModeLine<'a> {
    /// The mode.
    pub name: Named<'a>,
    /// What is declared; nothing in a line that only goes on with the mode.
    pub prompt: Option<String>,
    /// See [`super::ModeInfo::parent`].
    pub parent: Option<Named<'a>>,
    /// See [`super::ModeInfo::help`].
    pub help: Option<String>,
}

/// A keyword or an argument.
#[derive(Debug)]
pub struct NodeLine<'a> {
    /// Which.
    pub head: Head<'a>,
    /// Where the keyword or argument stands.
    pub span: Range<usize>,
    /// Its help.
    pub help: Option<String>,
    /// Its clauses.
    pub clauses: Clauses,
    /// What stands behind `=`.
    pub binding: Option<RawBinding<'a>>,
}

/// A keyword, or an argument with its type.
#[derive(Debug, PartialEq, Eq)]
pub enum Head<'a> {
    /// The keyword.
    Keyword(&'a str),
    /// `<name: type>`.
    Argument(&'a str, ArgType),
}

/// Reads the tokens of one line; there is at least one.
pub fn line<'a>(tokens: &[Token<'a>]) -> Result<Line<'a>, Fault> {
    let mut input = Input::new(tokens);
    let second = tokens.get(1).map(|t| &t.kind);
    match (&tokens[0].kind, second) {
        (Kind::Word("mode"), Some(Kind::Word(_))) => mode(&mut input),
        (Kind::Word("part"), Some(Kind::Word(_))) => {
            input.skip();
            let name = input.name("a name")?;
            input.end()?;
            Ok(Line::Part(name))
        }
        (Kind::Word("use"), Some(Kind::Word(_))) => {
            input.skip();
            let name = input.name("the name of a part")?;
            Ok(Line::Use(name, only_clauses(&mut input, "a 'use' line")?))
        }
        (Kind::Word("any"), Some(Kind::Word("of"))) => {
            input.skip();
            input.skip();
            let span = tokens[0].span.start..tokens[1].span.end;
            Ok(Line::AnyOf(span, only_clauses(&mut input, "an 'any of' line")?))
        }
        _ => node(&mut input).map(Line::Node),
    }
}

fn mode<'a>(input: &mut Input<'a, '_>) -> Result<Line<'a>, Fault> {
    input.skip();
    let mut line = ModeLine {
        name: input.name("a name")?,
        prompt: None,
        parent: None,
        help: None,
    };
    while let Some(token) = input.next() {
        match token.kind {
            Kind::Word("prompt") => line.prompt = Some(input.text("the prompt's text in quotes")?),
            Kind::Word("help") => line.help = Some(input.text("the help text in quotes")?),
            Kind::Word("parent") => line.parent = Some(input.name("the name of a mode")?),
            _ => {
                return Err(Fault::new(
                    &token.span,
                    "a mode line takes 'prompt', 'parent' and 'help' only",
                ));
            }
        }
    }
    Ok(Line::Mode(line))
}

fn only_clauses(input: &mut Input<'_, '_>, place: &str) -> Result<Clauses, Fault> {
    let mut clauses = Clauses::default();
    while let Some(token) = input.next() {
        match token.kind {
            Kind::Word(word) => clause(word, &token.span, input, &mut clauses)?,
            _ => return Err(Fault::new(&token.span, format!("{place} takes clauses only"))),
        }
    }
    Ok(clauses)
}

fn node<'a>(input: &mut Input<'a, '_>) -> Result<NodeLine<'a>, Fault> {
    let Some(first) = input.next() else {
        return Err(input.missing("a keyword or an argument"));
    };
    let head = match first.kind {
        Kind::Word(word) => Head::Keyword(word),
        Kind::Argument(inner) => {
            let inner_span = first.span.start + 1..first.span.end - 1;
            argument(inner, &inner_span)?
        }
        _ => {
            return Err(Fault::new(
                &first.span,
                "a keyword or an '<argument: type>' must stand here",
            ));
        }
    };
    let mut line = NodeLine {
        head,
        span: first.span,
        help: None,
        clauses: Clauses::default(),
        binding: None,
    };
    while let Some(token) = input.next() {
        match token.kind {
            Kind::Quoted(text) if line.help.is_none() => line.help = Some(text.into_owned()),
            Kind::Quoted(_) => return Err(Fault::new(&token.span, "a node has one help text")),
            Kind::Word(word) => clause(word, &token.span, input, &mut line.clauses)?,
            Kind::Equals => {
                line.binding = Some(binding::read(input, &token.span)?);
                input.end()?;
            }
            Kind::Argument(_) => {
                return Err(Fault::new(&token.span, "an argument must be a node of its own")
                    .help("write it on the next line, two blanks further in"));
            }
            Kind::Comma => return Err(Fault::new(&token.span, "a comma has no meaning here")),
        }
    }
    Ok(line)
}

fn argument<'a>(inner: &'a str, span: &Range<usize>) -> Result<Head<'a>, Fault> {
    let Some((name, kind)) = inner.split_once(':') else {
        return Err(Fault::new(span, "an argument needs a type").help(format!("write '<{}: word>'", inner.trim())));
    };
    let name = name.trim();
    if name.is_empty()
        || !name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    {
        return Err(Fault::new(span, "an argument's name is letters, digits, '_' and '-'"));
    }
    let kind = ArgType::parse(kind.trim()).map_err(|error| {
        let start = span.start + inner.find(':').map_or(0, |at| at + 1);
        Fault::new(&(start..span.end), error.to_string())
    })?;
    Ok(Head::Argument(name, kind))
}
