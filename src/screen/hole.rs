//! Shapes of holes: how a value is written, and which text can be one.
//!
//! Knows values and text; must not know lines, paths or state.

use std::fmt::Write as _;

use super::moment::{self, TimeShape, Zone};
use super::value::{Kind, Value};

/// How a value is printed and read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Up to the next fixed text or the line's end; never empty, no blank at either end.
    Text,
    /// Without blanks.
    Word,
    /// Anything, also nothing, also with blanks at its ends.
    Raw,
    /// A whole number.
    Int,
    /// A moment.
    Time(TimeShape),
    /// `12 minutes, 55 seconds`.
    Duration,
    /// `01:02:03`: hours, minutes and seconds.
    Span,
    /// `1 week, 3 days`, as `show version` writes it.
    Uptime,
    /// Two texts; the second is true.
    Bool(Box<str>, Box<str>),
    /// One of these texts.
    OneOf(Box<[Box<str>]>),
    /// Padded on the left to this width.
    Right(usize),
    /// Cut to this width, the last three characters `...`.
    Cut(usize),
    /// This ending where the number is not 1; reads nothing.
    Plural(Box<str>),
}

/// Words for the types in advice.
pub const NAMES: &str = "text, word, raw, int, time, time iso, date iso, time short, time unix, time clock, time log, \
                         time config, duration, uptime, span, NO/YES, A|B, right N, cut N, plural ENDING, or the name of a %form";

impl Shape {
    /// The shape that `name` stands for.
    pub fn named(name: &str) -> Option<Self> {
        if let Some(time) = TimeShape::named(name) {
            return Some(Self::Time(time));
        }
        let simple = match name {
            "text" => Some(Self::Text),
            "word" => Some(Self::Word),
            "raw" => Some(Self::Raw),
            "int" => Some(Self::Int),
            "duration" => Some(Self::Duration),
            "uptime" => Some(Self::Uptime),
            "span" => Some(Self::Span),
            _ => None,
        };
        simple
            .or_else(|| Self::with_argument(name))
            .or_else(|| Self::of_words(name))
    }

    fn with_argument(name: &str) -> Option<Self> {
        let (word, argument) = name.split_once(' ')?;
        match word {
            "right" => argument.parse().ok().map(Self::Right),
            "cut" => argument.parse().ok().filter(|width| *width > 3).map(Self::Cut),
            "plural" => Some(Self::Plural(argument.into())),
            _ => None,
        }
    }

    fn of_words(name: &str) -> Option<Self> {
        if name.contains('|') {
            let words: Box<[Box<str>]> = name.split('|').map(Into::into).collect();
            return words.iter().all(|word| !word.is_empty()).then_some(Self::OneOf(words));
        }
        let (no, yes) = name.split_once('/')?;
        (no != yes).then(|| Self::Bool(no.into(), yes.into()))
    }

    /// The shape of a hole that names none.
    pub fn of_kind(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Text => Some(Self::Text),
            Kind::Int => Some(Self::Int),
            Kind::Time => Some(Self::Time(TimeShape::Licensing)),
            Kind::Duration => Some(Self::Duration),
            Kind::Bool | Kind::List => None,
        }
    }

    /// Whether values of `kind` can be written so.
    pub fn fits(&self, kind: Kind) -> bool {
        match self {
            Self::Text | Self::Raw | Self::Cut(_) => kind == Kind::Text,
            Self::Word | Self::OneOf(_) | Self::Right(_) => matches!(kind, Kind::Text | Kind::Int),
            Self::Int | Self::Duration | Self::Uptime | Self::Span => matches!(kind, Kind::Int | Kind::Duration),
            Self::Plural(_) => kind == Kind::Int,
            Self::Time(_) => kind == Kind::Time,
            Self::Bool(..) => kind == Kind::Bool,
        }
    }

    /// A text in this shape.
    pub fn example(&self) -> &str {
        match self {
            Self::Text | Self::Raw => "some words",
            Self::Word | Self::Cut(_) | Self::Right(_) => "word",
            Self::Int => "7",
            Self::Time(shape) => shape.example(),
            Self::Duration | Self::Uptime => "5 minutes",
            Self::Span => "00:05:00",
            Self::Bool(_, yes) => yes,
            Self::OneOf(words) => words.first().map_or("", |word| word),
            Self::Plural(ending) => ending,
        }
    }

    /// Whether a text in this shape can be read.
    pub fn is_readable(&self) -> bool {
        !matches!(self, Self::Time(shape) if !shape.is_readable())
    }

    /// Appends `value`. A value that is not there prints nothing, except that a boolean which is not there is no.
    /// Gives back whether there was something to print.
    pub fn show(&self, value: &Value, zone: &Zone, out: &mut String) -> bool {
        match (self, value) {
            (Self::Bool(no, _), Value::Absent) => out.push_str(no),
            (_, Value::Absent | Value::List(_)) => return false,
            (Self::Bool(no, yes), value) => out.push_str(if value.is_set() { yes } else { no }),
            (Self::Time(shape), Value::Time(moment)) => shape.show(*moment, zone, out),
            (Self::Duration, Value::Int(seconds)) => moment::show_duration(*seconds, out),
            (Self::Span, Value::Int(seconds)) => moment::show_span(*seconds, out),
            (Self::Uptime, Value::Int(seconds)) => moment::show_uptime(*seconds, out),
            (Self::Plural(ending), value) => out.push_str(if *value == Value::Int(1) { "" } else { ending }),
            (Self::Right(width), value) => show_right(value, *width, out),
            (Self::Cut(width), Value::Text(text)) => show_cut(text, *width, out),
            (_, Value::Text(text)) => out.push_str(text),
            (_, value) => show_plain(value, out),
        }
        true
    }

    /// The value that `text` stands for, which was found by a line that holds this hole; none if it is no such value.
    pub fn value(&self, kind: Kind, text: &str, zone: &Zone) -> Option<Value> {
        match self {
            Self::Bool(_, yes) => Some(Value::Bool(text == &**yes)),
            Self::Time(shape) => shape
                .find(text)
                .map(|found| Value::Time(zone.moment(found.local, found.zone))),
            Self::Span => moment::find_span(text).map(|(seconds, _)| Value::Int(seconds)),
            Self::Duration | Self::Uptime => moment::find_duration(text).map(|(seconds, _)| Value::Int(seconds)),
            Self::Right(_) => plain(kind, text.trim_start_matches(' ')),
            _ => plain(kind, text),
        }
    }
}

fn plain(kind: Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Text => Some(Value::text(text)),
        Kind::Int | Kind::Duration => text.parse().ok().map(Value::Int),
        _ => None,
    }
}

fn show_plain(value: &Value, out: &mut String) {
    let written = write!(out, "{value}");
    debug_assert!(written.is_ok(), "a String takes any text");
}

fn show_right(value: &Value, width: usize, out: &mut String) {
    let before = out.len();
    show_plain(value, out);
    let length = out[before..].chars().count();
    if length < width {
        out.insert_str(before, &" ".repeat(width - length));
    }
}

fn show_cut(text: &str, width: usize, out: &mut String) {
    match text.char_indices().nth(width) {
        None => out.push_str(text),
        Some(_) => {
            out.extend(text.chars().take(width.saturating_sub(3)));
            out.push_str("...");
        }
    }
}

/// Whether two texts can be prints of one value, one of them cut: the fuller one, if so.
pub fn fuller<'a>(first: &'a str, second: &'a str) -> Option<&'a str> {
    if first == second {
        return Some(first);
    }
    let extends = |cut: &str, whole: &str| cut.strip_suffix("...").is_some_and(|start| whole.starts_with(start));
    if extends(first, second) {
        Some(second)
    } else if extends(second, first) {
        Some(first)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_has_its_width_and_agrees_with_the_whole() {
        let mut shown = String::new();
        show_cut("network-advantage_subscription", 23, &mut shown);
        assert_eq!(shown, "network-advantage_su...");
        assert_eq!(
            fuller(&shown, "network-advantage_subscription"),
            Some("network-advantage_subscription")
        );
        assert_eq!(fuller(&shown, "dna-advantage"), None);
    }

    #[test]
    fn types_are_named() {
        assert_eq!(Shape::named("no/yes"), Some(Shape::Bool("no".into(), "yes".into())));
        assert_eq!(Shape::named("right 5"), Some(Shape::Right(5)));
        assert_eq!(Shape::named("time iso"), Some(Shape::Time(TimeShape::Iso)));
        assert_eq!(Shape::named("wrod"), None);
        assert_eq!(Shape::named("cut 2"), None);
    }
}
