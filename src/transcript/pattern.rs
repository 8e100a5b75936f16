//! One expected line with its wildcards: `{{any}}`, `{{time}}`, `{{int}}`, `{{re:…}}`, `{{name=…}}`, `{{name}}`, `{{}}`.
//!
//! `{{name=any}}` captures and `{{name}}` repeats what was captured; `{{}}` matches nothing and makes the rest of its
//! line literal; `{{{{` is `{{`. Must not know where the line stands.

use std::collections::BTreeMap;

use regex::RegexBuilder;

use crate::limits;

/// Captured texts by name, for the length of one transcript.
pub type Captures = BTreeMap<String, String>;

/// Any stamp that a device prints: licensing's, syslog's, the clock's, ISO's.
const TIME: &str = r"(?:[*.]?[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d{2}:\d{2}:\d{2}(?:\.\d{3})?(?: \d{4})?(?: [A-Za-z]+)?|\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2}(?: [A-Za-z]+)?)?|[*.]?\d{2}:\d{2}:\d{2}(?:\.\d{3})?(?: [A-Za-z]+ [A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{4})?)";

/// What a wildcard matches.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wild {
    Any,
    Time,
    Int,
    Re(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Literal(String),
    Wild(Wild),
    Capture(String, Wild),
    Repeat(String),
}

/// Why a line's wildcards cannot be read; `at` is the byte in the line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PatternError {
    /// Where the wildcard begins.
    pub at: usize,
    /// What is wrong.
    pub message: String,
}

/// An expected line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

impl Pattern {
    /// Reads the wildcards of `line`.
    ///
    /// # Errors
    /// A wildcard that is not closed, has an empty name, or a regular expression that does not compile.
    pub fn parse(line: &str) -> Result<Self, PatternError> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut at = 0;
        while let Some(open) = line[at..].find("{{") {
            literal.push_str(&line[at..at + open]);
            let begin = at + open;
            let inside = begin + 2;
            if line[inside..].starts_with("{{") {
                literal.push_str("{{");
                at = inside + 2;
                continue;
            }
            let Some(close) = line[inside..].find("}}") else {
                return Err(PatternError {
                    at: begin,
                    message: "wildcard without `}}`; a literal `{{` is written `{{{{`".into(),
                });
            };
            // Closing braces of a regular expression (`\d{2}`) may touch those of the wildcard.
            let mut end = inside + close;
            while line[end + 2..].starts_with('}') {
                end += 1;
            }
            at = end + 2;
            let text = &line[inside..end];
            if text.is_empty() {
                literal.push_str(&line[at..]);
                at = line.len();
                break;
            }
            let part = wildcard(text).map_err(|message| PatternError { at: begin, message })?;
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(&mut literal)));
            }
            parts.push(part);
        }
        literal.push_str(&line[at..]);
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        Ok(Self { parts })
    }

    /// Whether the line has no wildcard.
    pub fn is_literal(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Literal(_)))
    }

    /// The literal text, where there is no wildcard, with captured names filled in.
    ///
    /// # Errors
    /// Names a capture that was not made.
    pub fn fill(&self, captures: &Captures) -> Result<String, String> {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => Ok(text.clone()),
                Part::Repeat(name) => captures
                    .get(name)
                    .cloned()
                    .ok_or_else(|| format!("nothing was captured as `{name}`")),
                _ => Err("a typed line can only repeat captures".to_owned()),
            })
            .collect()
    }

    /// Whether `actual` agrees; captures are made only if it does.
    pub fn matches(&self, actual: &str, captures: &mut Captures) -> bool {
        if let [Part::Literal(text)] = self.parts.as_slice() {
            return text == actual;
        }
        if self.parts.is_empty() {
            return actual.is_empty();
        }
        let Ok(regex) = RegexBuilder::new(&self.regex(captures))
            .size_limit(limits::REGEX_BYTES_MAX)
            .build()
        else {
            return false;
        };
        let Some(found) = regex.captures(actual) else {
            return false;
        };
        for part in &self.parts {
            if let Part::Capture(name, _) = part
                && let Some(text) = found.name(name)
            {
                captures.insert(name.clone(), text.as_str().to_owned());
            }
        }
        true
    }

    fn regex(&self, captures: &Captures) -> String {
        let mut text = String::from("^(?:");
        for part in &self.parts {
            match part {
                Part::Literal(literal) => text.push_str(&regex::escape(literal)),
                Part::Wild(wild) => text.push_str(&format!("(?:{})", wild.regex())),
                Part::Capture(name, wild) => text.push_str(&format!("(?P<{name}>{})", wild.regex())),
                // A name that was never captured matches nothing: `[^\s\S]`.
                Part::Repeat(name) => text.push_str(
                    &captures
                        .get(name)
                        .map_or_else(|| r"[^\s\S]".to_owned(), |t| regex::escape(t)),
                ),
            }
        }
        text.push_str(")$");
        text
    }
}

impl Wild {
    fn regex(&self) -> &str {
        match self {
            Self::Any => ".*?",
            Self::Time => TIME,
            Self::Int => r"-?\d+",
            Self::Re(text) => text,
        }
    }

    fn named(text: &str) -> Result<Option<Self>, String> {
        Ok(Some(match text {
            "any" => Self::Any,
            "time" => Self::Time,
            "int" => Self::Int,
            _ => match text.strip_prefix("re:") {
                Some(re) => {
                    RegexBuilder::new(re)
                        .size_limit(limits::REGEX_BYTES_MAX)
                        .build()
                        .map_err(|error| {
                            let text = error.to_string();
                            format!(
                                "regular expression: {}",
                                text.lines().last().unwrap_or("not valid").trim()
                            )
                        })?;
                    Self::Re(re.to_owned())
                }
                None => return Ok(None),
            },
        }))
    }
}

fn wildcard(text: &str) -> Result<Part, String> {
    if let Some(wild) = Wild::named(text)? {
        return Ok(Part::Wild(wild));
    }
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    match text.split_once('=') {
        Some((name, what)) if is_name(name) => {
            let wild = if what.is_empty() {
                Some(Wild::Any)
            } else {
                Wild::named(what)?
            };
            wild.map(|wild| Part::Capture(name.to_owned(), wild))
                .ok_or_else(|| format!("`{what}` is no wildcard; known are any, time, int and re:…"))
        }
        None if is_name(text) => Ok(Part::Repeat(text.to_owned())),
        _ => Err(format!(
            "`{text}` is no wildcard; known are any, time, int, re:… and names"
        )),
    }
}

/// A line written so that it reads back as itself, as far as wildcards go: braces doubled, `...` made literal. What a
/// line means by its place (`! ` before a prompt, a prompt in an output) is [`super::write`]'s concern.
pub fn escape(line: &str) -> String {
    if line.trim_end() == "..." {
        literal(line)
    } else {
        line.replace("{{", "{{{{")
    }
}

/// The whole line made literal.
pub fn literal(line: &str) -> String {
    format!("{{{{}}}}{line}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn agrees(pattern: &str, actual: &str) -> bool {
        Pattern::parse(pattern).unwrap().matches(actual, &mut Captures::new())
    }

    #[test]
    fn wildcards_match_what_they_say() {
        for (pattern, actual, expected) in [
            ("plain", "plain", true),
            ("plain", "plain ", false),
            ("a {{any}} z", "a  z", true),
            (
                "  Next ACK deadline: {{time}}",
                "  Next ACK deadline: Apr 15 08:22:14 2026 UTC",
                true,
            ),
            ("{{time}}", "2026-04-15 08:22:14 UTC", true),
            ("{{time}}: %SYS", "*Jan 20 09:11:55.123: %SYS", true),
            ("{{time}}", "09:30:00.000 UTC Tue Jan 20 2026", true),
            ("{{time}}", "never", false),
            ("{{int}} bytes", "1234 bytes", true),
            ("{{int}} bytes", "x bytes", false),
            (r"{{re:\d{2}}}:x", "12:x", true),
            (r"{{re:\d{2}}}:x", "123:x", false),
            ("{{}}{{any}}", "{{any}}", true),
            ("{{{{x", "{{x", true),
            ("", "", true),
            ("", "x", false),
        ] {
            assert_eq!(agrees(pattern, actual), expected, "{pattern} against {actual}");
        }
    }

    #[test]
    fn captures_repeat() {
        let mut captures = Captures::new();
        assert!(
            Pattern::parse("code: {{code=any}}")
                .unwrap()
                .matches("code: CB-Z1", &mut captures)
        );
        assert!(
            Pattern::parse("again {{code}}!")
                .unwrap()
                .matches("again CB-Z1!", &mut captures)
        );
        assert!(
            !Pattern::parse("again {{code}}!")
                .unwrap()
                .matches("again CB-Z2!", &mut captures)
        );
        assert!(!Pattern::parse("{{other}}").unwrap().matches("", &mut captures));
        assert_eq!(
            Pattern::parse("reserve {{code}}").unwrap().fill(&captures).unwrap(),
            "reserve CB-Z1"
        );
    }

    #[test]
    fn broken_wildcards_say_where() {
        for (pattern, at) in [("ab {{any", 3), ("{{re:(}}", 0), ("x{{a b}}", 1), ("{{n=what}}", 0)] {
            assert_eq!(Pattern::parse(pattern).unwrap_err().at, at, "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn every_line_survives_escaping(line in "[^\n\r]{0,40}") {
            prop_assert!(agrees(&escape(&line), &line), "{}", escape(&line));
        }

        #[test]
        fn braces_and_dots_survive_escaping(line in "[{}.!@ a]{0,12}") {
            prop_assert!(agrees(&escape(&line), &line), "{}", escape(&line));
        }
    }
}
