//! Lines of output and what control lines say: small parsers over one line.
//!
//! Must not know blocks (`blocks`) nor paths.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_until, take_while, take_while1};
use nom::character::complete::{char, digit1, space0, space1};
use nom::combinator::{all_consuming, map, map_opt, opt, recognize, rest, value, verify};
use nom::multi::{many0, separated_list1};
use nom::sequence::{delimited, preceded, separated_pair, terminated};
use nom::{IResult, Parser};

use super::super::source::{Piece, RawCondition, Spanned};
use super::super::version::Version;

/// Blanks that one `{sp N}` may stand for, and columns that `{>N}` may name.
const WIDTH_MAX: usize = 1000;

/// Bytes of `whole` that `part`, a slice of it, takes; `base` is where `whole` begins in its file.
pub fn span_of(part: &str, whole: &str, base: usize) -> std::ops::Range<usize> {
    let start = base + (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    start..start + part.len()
}

/// A parser's place in a file: the line it reads and where that line begins.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// The line.
    pub line: &'a str,
    /// Its first byte in the file.
    pub base: usize,
}

impl Origin<'_> {
    fn spanned(&self, part: &str) -> Spanned<String> {
        Spanned {
            value: part.to_owned(),
            span: span_of(part, self.line, self.base),
        }
    }
}

/// A fault in a line: the part that is at fault and what is wrong with it.
pub type Fault<'a> = (&'a str, String);

/// The pieces of a line of output, `text` being what follows a `%?` or the whole line.
pub fn pieces<'a>(text: &'a str, origin: Origin<'a>) -> Result<Vec<Piece>, Fault<'a>> {
    let mut out: Vec<Piece> = Vec::new();
    let mut left = text;
    while !left.is_empty() {
        let (after, piece) = piece(left, origin).map_err(|_| brace_fault(left))?;
        left = after;
        match (piece, out.last_mut()) {
            (Piece::Text(more), _) if more.is_empty() => {}
            (Piece::Text(more), Some(Piece::Text(text))) => text.push_str(&more),
            (piece, _) => out.push(piece),
        }
    }
    Ok(out)
}

fn brace_fault(left: &str) -> Fault<'_> {
    let end = left.find('}').map_or(left.len(), |end| end + 1);
    let what = match left.chars().next() {
        Some('}') => "a closing brace without an opening one; a brace in the output is written twice",
        _ if !left.contains('}') => "no closing brace",
        _ => "cannot read this hole",
    };
    (&left[..end.min(left.len())], what.to_owned())
}

fn piece<'a>(input: &'a str, origin: Origin<'a>) -> IResult<&'a str, Piece> {
    alt((
        map(take_while1(|c| c != '{' && c != '}'), |text: &str| {
            Piece::Text(text.to_owned())
        }),
        value(Piece::Text("{".to_owned()), tag("{{")),
        value(Piece::Text("}".to_owned()), tag("}}")),
        delimited(char('{'), |i| inside(i, origin), char('}')),
    ))
    .parse(input)
}

fn inside<'a>(input: &'a str, origin: Origin<'a>) -> IResult<&'a str, Piece> {
    let (rest, body) = alt((take_until("}"), take_while(|c| c != '}'))).parse(input)?;
    let parsed = all_consuming(alt((
        map(preceded(char('>'), number), Piece::Tab),
        map(preceded(tag("sp "), number), |n| Piece::Text(" ".repeat(n))),
        value(Piece::Text(" ".to_owned()), all_consuming(tag("sp"))),
        value(Piece::Text("\t".to_owned()), all_consuming(tag("tab"))),
        value(Piece::Text(String::new()), all_consuming(tag(""))),
        |i| hole(i, origin),
    )))
    .parse(body);
    let (_, piece) = parsed?;
    Ok((rest, piece))
}

/// `path`, `path: type`, `path or TEXT`, `path: type or TEXT`.
fn hole<'a>(input: &'a str, origin: Origin<'a>) -> IResult<&'a str, Piece> {
    let (left, path) = path_text(input)?;
    let (left, body) = rest(left)?;
    let (typed, or) = match body.find(" or ") {
        Some(at) => (&body[..at], Some(body[at + " or ".len()..].to_owned())),
        None => (body, None),
    };
    let (_, shape) = all_consuming(alt((
        map(
            preceded(
                (space0, char(':'), space0),
                verify(rest, |s: &str| !s.trim().is_empty()),
            ),
            |s: &str| Some(s.trim_end()),
        ),
        value(None, space0),
    )))
    .parse(typed)?;
    let piece = Piece::Hole {
        path: origin.spanned(path),
        shape: shape.map(|shape| origin.spanned(shape)),
        or,
    };
    Ok((left, piece))
}

fn number(input: &str) -> IResult<&str, usize> {
    map_opt(digit1, |digits: &str| digits.parse().ok().filter(|n| *n <= WIDTH_MAX)).parse(input)
}

/// A path in a hole or condition; `.at` in a form stands for a path below the form's.
fn path_text(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.').parse(input)
}

fn word(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_').parse(input)
}

/// `P` or `P is A or B`.
pub fn condition<'a>(input: &'a str, origin: Origin<'a>) -> IResult<&'a str, RawCondition> {
    let (input, path) = path_text(input)?;
    let path = origin.spanned(path);
    let (input, values) = opt(preceded(
        (space1, tag("is"), space1),
        verify(rest, |values: &str| !values.trim().is_empty()),
    ))
    .parse(input)?;
    let condition = match values {
        None => RawCondition::Has(path),
        Some(values) => RawCondition::Is(
            path,
            values.split(" or ").map(|value| value.trim().to_owned()).collect(),
        ),
    };
    Ok((input, condition))
}

/// `agent V` or `release V`.
pub fn since<'a>(input: &'a str, origin: Origin<'a>) -> IResult<&'a str, RawCondition> {
    let version = map_opt(take_while1(|c: char| !c.is_whitespace()), Version::parse);
    map(
        separated_pair(alt((tag("agent"), tag("release"))), space1, version),
        |(axis, version)| RawCondition::Since(origin.spanned(axis), version),
    )
    .parse(input)
}

/// What stands behind `%each`.
pub struct EachHead {
    /// Name of the entry.
    pub alias: Spanned<String>,
    /// The list.
    pub list: Spanned<String>,
    /// `by`.
    pub keys: Vec<Spanned<String>>,
    /// `distinct`.
    pub distinct: bool,
    /// `where`.
    pub filter: Option<RawCondition>,
}

/// `ALIAS in LIST [by K1, K2] [distinct] [where P]`.
pub fn each<'a>(input: &'a str, origin: Origin<'a>) -> IResult<&'a str, EachHead> {
    let (input, (alias, list)) = alias_in_list(input, origin)?;
    let by = preceded(
        (space1, tag("by"), space1),
        separated_list1((space0, char(','), space0), path_text),
    );
    let (input, keys) = opt(by).parse(input)?;
    let (input, distinct) = opt((space1, tag("distinct"))).parse(input)?;
    let (input, filter) = opt(preceded((space1, tag("where"), space1), |i| condition(i, origin))).parse(input)?;
    let keys = keys
        .unwrap_or_default()
        .into_iter()
        .map(|key| origin.spanned(key))
        .collect();
    Ok((
        input,
        EachHead {
            alias,
            list,
            keys,
            distinct: distinct.is_some(),
            filter,
        },
    ))
}

/// `ALIAS in LIST`.
pub fn alias_in_list<'a>(input: &'a str, origin: Origin<'a>) -> IResult<&'a str, (Spanned<String>, Spanned<String>)> {
    map(
        separated_pair(word, (space1, tag("in"), space1), path_text),
        |(alias, list)| (origin.spanned(alias), origin.spanned(list)),
    )
    .parse(input)
}

/// What stands behind `%use`: a part and the aliases it is given.
pub type UseHead = (Spanned<String>, Vec<(String, Spanned<String>)>);

/// `PART [with a = path, b = path]`.
pub fn use_part<'a>(input: &'a str, origin: Origin<'a>) -> IResult<&'a str, UseHead> {
    let name = take_while1(|c: char| c.is_ascii_alphanumeric() || "_-/.".contains(c));
    let binding = map(
        separated_pair(word, (space0, char('='), space0), path_text),
        |(alias, path)| (alias.to_owned(), origin.spanned(path)),
    );
    let with = preceded(
        (space1, tag("with"), space1),
        separated_list1((space0, char(','), space0), binding),
    );
    map((name, opt(with)), |(part, with)| {
        (origin.spanned(part), with.unwrap_or_default())
    })
    .parse(input)
}

/// One shape of a `%form`: `tag = text`.
pub fn shape(input: &str) -> IResult<&str, (&str, &str)> {
    let text = alt((preceded(char(' '), rest), rest));
    separated_pair(preceded(space0, word), (space0, char('=')), text).parse(input)
}

/// `%word rest`: the control word and what follows its blanks.
pub fn control(line: &str) -> IResult<&str, (&str, &str)> {
    let name = recognize((
        take_while1(|c: char| c.is_ascii_lowercase()),
        many0(alt((
            take_while1(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()),
            tag("-"),
            tag("_"),
        ))),
    ));
    (preceded(char('%'), name), map(preceded(space0, rest), str::trim_end)).parse(line)
}

/// Runs `parser` over the whole of `input`.
pub fn whole<'a, T>(input: &'a str, parser: impl Fn(&'a str) -> IResult<&'a str, T>) -> Option<T> {
    all_consuming(terminated(parser, space0))
        .parse(input)
        .ok()
        .map(|(_, value)| value)
}
