//! Cisco's regular expressions, put into the words of the `regex` crate.
//!
//! `. * + ? ^ $ [] () |` mean what they mean everywhere; `_` is a blank, comma, brace, parenthesis or an end of the
//! line; a backslash takes the meaning from the character behind it, whatever it is: there is no `\d` and no `\w`;
//! braces are literal. Must not know what is filtered.

use regex::{Regex, RegexBuilder};

use crate::limits::{DEPTH_MAX, REGEX_BYTES_MAX};

/// What `_` stands for.
const UNDERSCORE: &str = "(?:^|$|[ ,{}()])";

/// A compiled expression.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

/// Why an expression was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// `\1`: what a group matched cannot be asked for again.
    #[error("a back reference")]
    BackReference,
    /// Brackets or parentheses that do not fit, a repetition of nothing, or more than the size limit.
    #[error("not a regular expression")]
    Malformed,
}

impl Pattern {
    /// Compiles `text`, which is taken as typed, trailing blanks included.
    ///
    /// # Errors
    /// [`PatternError`], when it is not an expression or needs a back reference.
    pub fn new(text: &str) -> Result<Self, PatternError> {
        let translated = translate(text)?;
        RegexBuilder::new(&translated)
            .size_limit(REGEX_BYTES_MAX)
            .dfa_size_limit(REGEX_BYTES_MAX)
            .nest_limit(DEPTH_MAX as u32)
            .unicode(true)
            .build()
            .map(Self)
            .map_err(|_| PatternError::Malformed)
    }

    /// Whether a line, with or without its newline, holds a match.
    pub fn matches(&self, line: &str) -> bool {
        self.0.is_match(line.strip_suffix('\n').unwrap_or(line))
    }
}

fn translate(text: &str) -> Result<String, PatternError> {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => escaped(rest.next(), &mut out)?,
            '_' => out.push_str(UNDERSCORE),
            '[' => bracket(&mut rest, &mut out)?,
            // `(?` would open a group with flags there; here it is a repetition of nothing.
            '(' if rest.peek() == Some(&'?') => return Err(PatternError::Malformed),
            '.' | '*' | '+' | '?' | '^' | '$' | '(' | ')' | '|' => out.push(c),
            _ => literal(c, &mut out),
        }
    }
    Ok(out)
}

fn escaped(c: Option<char>, out: &mut String) -> Result<(), PatternError> {
    match c {
        None => Err(PatternError::Malformed),
        Some('1'..='9') => Err(PatternError::BackReference),
        Some(c) => {
            literal(c, out);
            Ok(())
        }
    }
}

fn literal(c: char, out: &mut String) {
    let mut buffer = [0; 4];
    out.push_str(&regex::escape(c.encode_utf8(&mut buffer)));
}

/// What stands between brackets: ranges stay ranges, everything else is literal, a leading `]` too.
fn bracket(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, out: &mut String) -> Result<(), PatternError> {
    out.push('[');
    if rest.next_if_eq(&'^').is_some() {
        out.push('^');
    }
    let mut first = true;
    while let Some(c) = rest.next() {
        match c {
            ']' if !first => {
                out.push(']');
                return Ok(());
            }
            '\\' => member(rest.next().ok_or(PatternError::Malformed)?, out),
            '-' if !first && rest.peek().is_some_and(|&next| next != ']') => out.push('-'),
            _ => member(c, out),
        }
        first = false;
    }
    Err(PatternError::Malformed)
}

fn member(c: char, out: &mut String) {
    if c.is_ascii_punctuation() {
        out.push('\\');
    }
    out.push(c);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, line: &str) -> bool {
        Pattern::new(pattern)
            .unwrap_or_else(|e| panic!("{pattern}: {e}"))
            .matches(line)
    }

    #[test]
    fn underscore_is_a_border() {
        for line in ["65000", "1 65000 2", "{65000,7}", "(65000)", "1,65000"] {
            assert!(matches("_65000_", line), "{line}");
        }
        assert!(!matches("_65000_", "1650001"));
        assert!(matches("a\\_b", "a_b"));
        assert!(!matches("a\\_b", "a b"));
    }

    #[test]
    fn no_perl_classes_and_no_counts() {
        assert!(matches("\\d", "d"));
        assert!(!matches("\\d", "7"));
        assert!(matches("a{2}", "a{2}"));
        assert!(!matches("^a{2}$", "aa"));
    }

    #[test]
    fn recorded_expressions_of_clients() {
        assert!(matches("Directory of (.*)", "Directory of flash:/"));
        assert!(matches("free\\)$", "11353194496 bytes total (1055051776 bytes free)"));
        let many = "app-hosting appid iris|applet IRIS\\-|^vlan 666$";
        assert!(matches(many, "event manager applet IRIS-AGENT"));
        assert!(matches(many, "vlan 666"));
        assert!(!matches(many, "vlan 6666"));
    }

    #[test]
    fn trailing_blanks_and_case_count() {
        assert!(!matches("Type: ", "Type:"));
        assert!(matches("Type: ", "  Type: Smart"));
        assert!(!matches("type", "Type"));
    }

    #[test]
    fn brackets_are_plain() {
        assert!(matches("[[:]", "a:b"));
        assert!(matches("[]x]", "]"));
        assert!(matches("[a&&b]", "&"));
        assert!(matches("[^0-9]", "x"));
        assert!(!matches("^[^0-9]+$", "x1"));
        assert!(matches("[a-]", "-"));
    }

    #[test]
    fn what_is_refused() {
        assert_eq!(Pattern::new("(a)\\1").err(), Some(PatternError::BackReference));
        for text in ["*", "(", "(?i)x", "[a", "a\\", "[z-a]", &"((a*)*)*".repeat(5_000)] {
            assert_eq!(
                Pattern::new(text).err(),
                Some(PatternError::Malformed),
                "{}",
                &text[..text.len().min(20)]
            );
        }
    }
}
