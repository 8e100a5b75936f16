//! A typed line as tokens with their places.
//!
//! Must not know keywords or types.

use nom::branch::alt;
use nom::bytes::complete::{take_till, take_while, take_while1};
use nom::character::complete::char;
use nom::combinator::{opt, recognize};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

/// A word of a typed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Byte of the line at which it begins, its quote included.
    pub start: usize,
    /// Byte behind it.
    pub end: usize,
    /// What it says, quotes taken off.
    pub text: &'a str,
    /// Whether it stood in quotes.
    pub quoted: bool,
}

/// The next word of `line` at or behind byte `at`. Where `pipes` may stand, `|` is a word of its own and ends the
/// word before it.
pub fn next(line: &str, at: usize, pipes: bool) -> Option<Token<'_>> {
    let tail = line.get(at..)?;
    let rest = blanks(tail).map_or(tail, |(rest, _)| rest);
    let start = line.len() - rest.len();
    let (after, (text, quoted)) = alt((quoted, bare(pipes))).parse(rest).ok()?;
    Some(Token {
        start,
        end: line.len() - after.len(),
        text,
        quoted,
    })
}

/// All words of a line, pipes not told apart.
pub fn words(line: &str) -> Vec<Token<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(token) = next(line, at, false) {
        at = token.end;
        words.push(token);
    }
    words
}

fn is_blank(c: char) -> bool {
    c == ' ' || c == '\t'
}

fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(is_blank).parse(input)
}

/// A quoted string; one that is not closed goes to the end of the line.
fn quoted(input: &str) -> IResult<&str, (&str, bool)> {
    let closed = delimited(char('"'), take_till(|c| c == '"'), opt(char('"')));
    closed.map(|text| (text, true)).parse(input)
}

fn bare<'a>(pipes: bool) -> impl Parser<&'a str, Output = (&'a str, bool), Error = nom::error::Error<&'a str>> {
    let pipe = recognize(char('|'));
    let word = take_while1(move |c| !(is_blank(c) || pipes && c == '|'));
    alt((word, pipe)).map(|text| (text, false))
}

/// The text before the closing `delimiter` of a delimited text on one of its lines; `None` if it goes on.
/// `\u{3}` is also written `^C`.
pub fn closed_text(delimiter: char, line: &str) -> Option<&str> {
    let written = if delimiter == '\u{3}' { line.find("^C") } else { None };
    match (line.find(delimiter), written) {
        (Some(a), Some(b)) => Some(&line[..a.min(b)]),
        (Some(at), None) | (None, Some(at)) => Some(&line[..at]),
        (None, None) => None,
    }
}

/// Where the first word begins, and whether the line is a comment there.
pub fn first(line: &str) -> (usize, bool) {
    let found: IResult<&str, Option<char>> = preceded(blanks, opt(char('!'))).parse(line);
    let start = line.len() - line.trim_start_matches(is_blank).len();
    (start, matches!(found, Ok((_, Some(_)))))
}

#[cfg(test)]
mod tests {
    use super::{closed_text, first, next, words};

    #[test]
    fn words_have_places() {
        let found: Vec<_> = words("  sh \"a b\"c|d ")
            .iter()
            .map(|t| (t.start, t.end, t.text, t.quoted))
            .collect();
        let expected = [(2, 4, "sh", false), (5, 10, "a b", true), (10, 13, "c|d", false)];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_pipe_is_a_word_where_it_may_stand() {
        let line = "sh ver|inc x";
        let word = next(line, 3, true).unwrap();
        let pipe = next(line, word.end, true).unwrap();
        assert_eq!((word.text, pipe.text, pipe.end), ("ver", "|", 7));
        assert_eq!(next(line, 3, false).unwrap().text, "ver|inc");
    }

    #[test]
    fn an_open_quote_goes_to_the_end() {
        assert_eq!(words("a \"b c")[1].text, "b c");
        assert_eq!(words("\"").len(), 1);
    }

    #[test]
    fn texts_end_at_their_delimiter() {
        assert_eq!(closed_text('#', "bye#now"), Some("bye"));
        assert_eq!(closed_text('\u{3}', "bye^C"), Some("bye"));
        assert_eq!(closed_text('#', "bye"), None);
    }

    #[test]
    fn comments_begin_with_an_exclamation_mark() {
        assert_eq!(first("  ! x"), (2, true));
        assert_eq!(first(" x !"), (1, false));
    }
}
