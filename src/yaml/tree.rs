//! YAML as a tree with places: what profiles, releases, platforms and entitlements are read from.
//!
//! Scalars keep their text (`17.10` is no number here); what they mean is decided by who knows the key. Anchors and
//! aliases are refused. Must not know what a file means.

use std::collections::BTreeSet;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StrInput};

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::limits::{PROFILE_DEPTH_MAX, YAML_BYTES_MAX};

/// A file with no more than the wanted keys of its outermost mapping; `None` where it has none of them. The lines of the
/// others are left empty, so that every place is in its line. For files of many rows of which one is needed.
pub fn only(file: &SourceFile, wanted: impl Fn(&str) -> bool) -> Option<SourceFile> {
    let mut text = String::with_capacity(file.text.len() / 4);
    let (mut keeps, mut found) = (false, false);
    for line in file.text.split_inclusive('\n') {
        if !line.starts_with([' ', '#', '\n', '\r']) {
            let key = line.split_once(':').map_or("", |(key, _)| key);
            keeps = wanted(key.trim_matches('"'));
            found |= keeps;
        }
        text.push_str(if keeps { line } else { "\n" });
    }
    found.then(|| SourceFile::new(file.name.clone(), text))
}

/// A value and where it stands (bytes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The place.
    pub span: Range<usize>,
    /// The value.
    pub value: Yaml,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Yaml {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar, as it was written, without its quotes.
    Scalar(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// A key and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The place.
    pub span: Range<usize>,
    /// The key.
    pub text: String,
}

impl Yaml {
    /// What it is, in a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar(_) => "a single value",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
        }
    }
}

/// Reads one document.
///
/// # Errors
/// What is wrong with it as YAML: syntax, duplicate keys, anchors, depth, size.
pub fn parse(file: &SourceFile) -> Result<Node, Diagnostic> {
    if file.text.len() > YAML_BYTES_MAX {
        let message = format!("larger than {YAML_BYTES_MAX} bytes");
        return Err(Diagnostic::new(&file.name, &file.text, 0..0, message));
    }
    let mut options = granit_parser::Options::default();
    options.set_emit_comments(false);
    let mut events = Events {
        file,
        parser: Parser::new_from_str_with_options(&file.text, options),
    };
    events.document()
}

/// The events of a file, made into a tree as they come. Straight from the parser: a profile is read at every start,
/// and serde with places takes three times as long.
struct Events<'a> {
    file: &'a SourceFile,
    parser: Parser<'a, StrInput<'a>>,
}

impl<'a> Events<'a> {
    /// The one document of a file; a file without any holds nothing.
    fn document(&mut self) -> Result<Node, Diagnostic> {
        let mut found = None;
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => {
                    return Ok(found.unwrap_or(Node {
                        span: 0..0,
                        value: Yaml::Null,
                    }));
                }
                (Event::StreamStart | Event::DocumentEnd, _) => {}
                (Event::DocumentStart(..), span) if found.is_some() => {
                    return Err(self.fault(span, "a file holds one document"));
                }
                (Event::DocumentStart(..), _) => {
                    let first = self.next()?;
                    found = Some(self.node(first, PROFILE_DEPTH_MAX)?);
                }
                (_, span) => return Err(self.fault(span, "not well formed")),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Range<usize>), Diagnostic> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, span.byte_range().unwrap_or(0..0))),
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(0);
                Err(self.fault(at..at, &error.info()))
            }
            None => Ok((Event::StreamEnd, 0..0)),
        }
    }

    fn fault(&self, span: Range<usize>, message: &str) -> Diagnostic {
        Diagnostic::new(&self.file.name, &self.file.text, span, message)
    }

    /// The node that begins with an event; `depth` more may lie inside one another.
    fn node(&mut self, (event, span): (Event<'a>, Range<usize>), depth: usize) -> Result<Node, Diagnostic> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(self.fault(span, "nested too deeply"));
        };
        let value = match event {
            Event::Alias(_) => return Err(self.fault(span, NO_ANCHORS)),
            Event::Scalar(_, _, anchor, _) | Event::SequenceStart(_, anchor, _) | Event::MappingStart(_, anchor, _)
                if anchor != 0 =>
            {
                return Err(self.fault(span, NO_ANCHORS));
            }
            Event::Scalar(text, ScalarStyle::Plain, ..) if is_null(&text) => Yaml::Null,
            Event::Scalar(text, ..) => Yaml::Scalar(text.into_owned()),
            Event::SequenceStart(..) => Yaml::List(self.items(depth)?),
            Event::MappingStart(..) => Yaml::Map(self.entries(depth)?),
            _ => return Err(self.fault(span, "not well formed")),
        };
        Ok(Node { span, value })
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Node>, Diagnostic> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(items),
                first => items.push(self.node(first, depth)?),
            }
        }
    }

    fn entries(&mut self, depth: usize) -> Result<Vec<(Key, Node)>, Diagnostic> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut seen = BTreeSet::new();
        loop {
            let (event, span) = self.next()?;
            let text = match event {
                Event::MappingEnd => return Ok(entries),
                Event::Scalar(text, _, 0, _) => text,
                Event::Alias(_) | Event::Scalar(..) => return Err(self.fault(span, NO_ANCHORS)),
                _ => return Err(self.fault(span, "a key is a single value")),
            };
            let key = Key {
                span: span.clone(),
                text: text.to_string(),
            };
            if !seen.insert(text) {
                return Err(self.fault(span, &format!("duplicate key `{}`", key.text)));
            }
            let first = self.next()?;
            entries.push((key, self.node(first, depth)?));
        }
    }
}

const NO_ANCHORS: &str = "anchors and aliases are not used here";

/// Plain scalars that stand for nothing (YAML 1.2, core schema).
fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Node, (usize, usize, String)> {
        parse(&SourceFile::new("t.yaml", text)).map_err(|d| {
            let (line, column) = d.line_column();
            (line, column, d.message)
        })
    }

    fn scalar(text: &str) -> Yaml {
        Yaml::Scalar(text.to_owned())
    }

    #[test]
    fn a_part_of_a_file_has_its_lines_where_they_were() {
        let file = SourceFile::new("t.yaml", "# head\na: 1\n17.12:\n  b: 2\n\n  c: [\nd: 4\n");
        let part = only(&file, |key| key == "17.12").expect("it is there");
        assert_eq!(&*part.text, "\n\n17.12:\n  b: 2\n\n  c: [\n\n");
        let place = parse(&part).map_err(|fault| fault.line_column().0);
        assert_eq!(place, parse(&file).map_err(|fault| fault.line_column().0));
        assert_eq!(only(&file, |key| key == "b"), None);
    }

    #[test]
    fn scalars_keep_their_text() {
        let Ok(Node {
            value: Yaml::Map(entries),
            ..
        }) = read("a: 17.10\nb: 0123456\nc: 1e10\nd: true\ne: yes\nf: '17.10'\ng: ~\nh:\ni: 2026-01-15 08:22:14 UTC\n")
        else {
            panic!("a mapping")
        };
        let values: Vec<Yaml> = entries.into_iter().map(|(_, node)| node.value).collect();
        let texts = ["17.10", "0123456", "1e10", "true", "yes", "17.10"].map(scalar);
        assert_eq!(values[..6], texts);
        assert_eq!(values[6..8], [Yaml::Null, Yaml::Null]);
        assert_eq!(values[8], scalar("2026-01-15 08:22:14 UTC"));
    }

    #[test]
    fn keys_and_values_have_places() {
        let text = "a:\n  bcd: [x, 17.9]\n";
        let Ok(Node {
            value: Yaml::Map(entries),
            ..
        }) = read(text)
        else {
            panic!("a mapping")
        };
        let Yaml::Map(inner) = &entries[0].1.value else {
            panic!("a mapping inside")
        };
        assert_eq!(&text[inner[0].0.span.clone()], "bcd");
        let Yaml::List(items) = &inner[0].1.value else {
            panic!("a list")
        };
        assert_eq!(&text[items[1].span.clone()], "17.9");
    }

    #[test]
    fn what_is_not_well_formed_has_a_place() {
        let at = |text: &str| read(text).map(|_| ()).map_err(|(line, column, _)| (line, column));
        assert_eq!(at("a: 1\nb: 2\na: 3\n"), Err((3, 1)));
        assert_eq!(at("a: &x 1\nb: *x\n").map_err(|(line, _)| line), Err(1));
        assert!(at("a: 1\n b: 2\n").is_err());
        assert!(at("a: [1, 2\n").is_err());
        let deep = "[".repeat(PROFILE_DEPTH_MAX + 2) + &"]".repeat(PROFILE_DEPTH_MAX + 2);
        assert!(at(&deep).is_err());
        assert!(at(&"#".repeat(YAML_BYTES_MAX + 1)).is_err());
    }
}
