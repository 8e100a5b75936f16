//! One line of a `.cmd` file as tokens with their places.
//!
//! Knows quotes, `<…>`, `=`, commas and comments; must not know what the words mean (`syntax`).

use std::borrow::Cow;
use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{take_till, take_till1, take_while};
use nom::character::complete::{anychar, char, none_of};
use nom::combinator::{consumed, not, opt, recognize, value};
use nom::error::ErrorKind;
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// A token and the bytes of the file that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// Where it stands in the file.
    pub span: Range<usize>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// A bare word.
    Word(&'a str),
    /// A text in quotes, taken off; `\"` and `\\` stand for themselves.
    Quoted(Cow<'a, str>),
    /// What stands between `<` and `>`.
    Argument(&'a str),
    /// `=` by itself.
    Equals,
    /// `,` in a binding.
    Comma,
}

/// Something that is no token: where, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadToken {
    /// Where it stands in the file.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: &'static str,
}

/// Splits a line that begins at byte `base` of its file. Behind the first `=` commas are tokens of their own.
pub fn tokens<'a>(line: &'a str, base: usize) -> Result<Vec<Token<'a>>, BadToken> {
    let mut tokens = Vec::with_capacity(8);
    let mut rest = line;
    let mut binding = false;
    loop {
        rest = rest.trim_start_matches(' ');
        if rest.is_empty() || rest.starts_with('#') {
            return Ok(tokens);
        }
        let start = base + line.len() - rest.len();
        let found: IResult<&str, Kind<'a>> = if binding { in_binding(rest) } else { in_node(rest) };
        let Ok((after, kind)) = found else {
            return Err(BadToken {
                span: start..base + line.len(),
                message: complaint(rest),
            });
        };
        binding |= kind == Kind::Equals;
        tokens.push(Token {
            kind,
            span: start..base + line.len() - after.len(),
        });
        rest = after;
    }
}

fn in_node(input: &str) -> IResult<&str, Kind<'_>> {
    match input.as_bytes().first() {
        Some(b'"') => quoted(input),
        Some(b'<') => argument(input),
        Some(b'=') => equals(input),
        _ => word(input, ends_word),
    }
}

fn in_binding(input: &str) -> IResult<&str, Kind<'_>> {
    match input.as_bytes().first() {
        Some(b',') => Ok((&input[1..], Kind::Comma)),
        Some(b'"' | b'<' | b'=') => in_node(input),
        _ => word(input, |c| ends_word(c) || c == ','),
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '<' | '#')
}

fn word(input: &str, ends: impl Fn(char) -> bool) -> IResult<&str, Kind<'_>> {
    take_till1(ends).map(Kind::Word).parse(input)
}

fn equals(input: &str) -> IResult<&str, Kind<'_>> {
    value(Kind::Equals, terminated(char('='), not(none_of(" \t")))).parse(input)
}

fn argument(input: &str) -> IResult<&str, Kind<'_>> {
    delimited(char('<'), take_while(|c| c != '>' && c != '<'), char('>'))
        .map(Kind::Argument)
        .parse(input)
}

fn quoted(input: &str) -> IResult<&str, Kind<'_>> {
    let plain = take_till(|c| c == '"' || c == '\\');
    // Nearly every text is plain: one run of characters up to the quote.
    let (rest, text): (&str, &str) = delimited(char('"'), plain, opt(char('"'))).parse(input)?;
    if !rest.starts_with('\\') && input.len() > rest.len() + text.len() + 1 {
        return Ok((rest, Kind::Quoted(Cow::Borrowed(text))));
    }
    let piece = alt((recognize(none_of("\"\\")), recognize(preceded(char('\\'), anychar))));
    let (rest, text) = delimited(char('"'), recognize(many0_count(piece)), char('"')).parse(input)?;
    Ok((rest, Kind::Quoted(unescape(text)?)))
}

fn unescape(text: &str) -> Result<Cow<'_, str>, nom::Err<nom::error::Error<&str>>> {
    if !text.contains('\\') {
        return Ok(Cow::Borrowed(text));
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(c @ ('"' | '\\')) => plain.push(c),
                _ => {
                    return Err(nom::Err::Error(nom::error::Error {
                        input: text,
                        code: ErrorKind::Escaped,
                    }));
                }
            },
            c => plain.push(c),
        }
    }
    Ok(Cow::Owned(plain))
}

/// What is wrong with a text that no token begins with.
fn complaint(rest: &str) -> &'static str {
    let escaped: IResult<&str, (&str, Option<char>)> = consumed(opt(char('"'))).parse(rest);
    match rest.chars().next() {
        Some('"') if escaped.is_ok() && rest[1..].contains('"') => "only \\\" and \\\\ can be escaped in quotes",
        Some('"') => "this quote is not closed",
        Some('<') => "this argument has no closing '>'",
        Some('=') => "blanks must stand around '='",
        Some('\t') => "tabs cannot be used here",
        _ => "this cannot be understood",
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};

    fn kinds(line: &str) -> Vec<Kind<'_>> {
        tokens(line, 0).unwrap().into_iter().map(|t| t.kind).collect()
    }

    #[test]
    fn a_node_line_has_its_parts() {
        let found = kinds(r#"a,b <x: one-of p q> "Say \"x\"" since 17.6 = set p = "u v", q = <x>  # why"#);
        let expected = vec![
            Kind::Word("a,b"),
            Kind::Argument("x: one-of p q"),
            Kind::Quoted("Say \"x\"".into()),
            Kind::Word("since"),
            Kind::Word("17.6"),
            Kind::Equals,
            Kind::Word("set"),
            Kind::Word("p"),
            Kind::Equals,
            Kind::Quoted("u v".into()),
            Kind::Comma,
            Kind::Word("q"),
            Kind::Equals,
            Kind::Argument("x"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn places_count_from_the_start_of_the_file() {
        let found = tokens("  show \"x\"", 100).unwrap();
        assert_eq!((found[0].span.clone(), found[1].span.clone()), (102..106, 107..110));
    }

    #[test]
    fn what_is_no_token_is_named() {
        for (line, message) in [
            ("a \"b", "this quote is not closed"),
            ("a \"b\\n\"", "only \\\" and \\\\ can be escaped in quotes"),
            ("<a: int", "this argument has no closing '>'"),
            ("a =b", "blanks must stand around '='"),
        ] {
            assert_eq!(tokens(line, 0).unwrap_err().message, message, "{line}");
        }
    }
}
