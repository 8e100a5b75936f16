//! Types of arguments: how they are written in a grammar, what they take, what `?` shows for them.
//!
//! Must not know nodes; what each of them takes is in `values.rs`, interfaces have
//! a file of their own (`interfaces.rs`).

mod values;

#[cfg(test)]
mod tests;

use super::interfaces;
use super::similar::nearest;
use values::{
    FILE_SYSTEMS, MONTHS, URL_PREFIXES, delimited, hour_minute, is_file, is_host, is_ipv4, is_url, mac, minute, month,
    number, prefixes, time,
};

/// The type of an argument, as written in `<name: type>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgType {
    /// `word`: one word, or a quoted string. `word quoted`: the running-config always shows it in quotes.
    Word {
        /// Shown in quotes.
        quoted: bool,
    },
    /// `line`: the rest of the line.
    Line,
    /// `int A-B`: a whole number in a range.
    Int(i64, i64),
    /// `ipv4`: an address.
    Ipv4,
    /// `host`: a name or an address.
    Host,
    /// `url`: `scheme://…`, `flash:…`.
    Url,
    /// `file`: a file name, with or without file system.
    File,
    /// `interface`: any interface. `interface of LIST`: only one that is the `name` of an entry of the list; with
    /// `or virtual` also one that has no port and so can be made, but not behind `no` and `default`.
    Interface {
        /// The list.
        of: Option<String>,
        /// Whether one that can be made is taken too.
        or_virtual: bool,
    },
    /// `time`: `hh:mm:ss`.
    Time,
    /// `time hm`: `hh:mm`, shown as `2:00`.
    HourMinute,
    /// `minute`: `hh:mm`.
    Minute,
    /// `month`: three letters are enough.
    Month,
    /// `mac`: `H.H.H`.
    Mac,
    /// `one-of A B C`: case ignored, not abbreviated.
    OneOf(Vec<String>),
    /// `delimited`: a text between two equal characters, over several lines if need be.
    Delimited,
}

/// What a type makes of the text at a place of the line. Offsets count from that place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// It takes the text up to `end`.
    Full {
        /// Where it ends.
        end: usize,
        /// Canonical text.
        text: String,
        /// The number, where the type is one.
        int: Option<i64>,
        /// Where the caret stands if the value turns out not to exist.
        tail: usize,
        /// The delimiter of a text that goes on.
        open: Option<char>,
    },
    /// It is a beginning that needs more: what `?` shows for the rest.
    Partial(Vec<(String, String)>),
    /// It is the beginning of several interface types.
    Ambiguous,
    /// It does not fit; the caret would stand here.
    No(usize),
}

/// What is wrong with a type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypeError {
    /// `one-of` without words.
    #[error("'one-of' needs words")]
    NoWords,
    /// Nearly the name of one.
    #[error("'{name}' is not a type; is '{near}' meant?")]
    Misspelt {
        /// What was written.
        name: String,
        /// What it is like.
        near: &'static str,
    },
    /// No name of any.
    #[error("'{0}' is not a type; known are {known}", known = NAMES.join(", "))]
    Unknown(String),
    /// More than the type takes.
    #[error("'{rest}' has no meaning for '{name}'")]
    Rest {
        /// The type.
        name: String,
        /// What stands behind it.
        rest: String,
    },
    /// No range.
    #[error("a range is written as in 'int 1-365'")]
    Range,
    /// A range whose end is before its beginning.
    #[error("this range holds no number")]
    EmptyRange,
}

/// Names that `<name: NAME>` may use.
const NAMES: [&str; 14] = [
    "word",
    "line",
    "int",
    "ipv4",
    "host",
    "url",
    "file",
    "interface",
    "time",
    "minute",
    "month",
    "mac",
    "one-of",
    "delimited",
];

/// Highest number of `int` without a range.
const INT_MAX: i64 = 4_294_967_295;

impl ArgType {
    fn existing_interface(list: &str, or_virtual: bool) -> Self {
        Self::Interface {
            of: Some(list.to_owned()),
            or_virtual,
        }
    }

    /// Reads what stands behind the colon.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, TypeError> {
        let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
        let rest = rest.trim();
        let found = match name {
            "word" if rest == "quoted" => return Ok(Self::Word { quoted: true }),
            "int" => return range(rest).map(|(low, high)| Self::Int(low, high)),
            "one-of" => {
                let words: Vec<String> = rest.split_whitespace().map(str::to_owned).collect();
                return if words.is_empty() {
                    Err(TypeError::NoWords)
                } else {
                    Ok(Self::OneOf(words))
                };
            }
            "interface" => match rest.split_whitespace().collect::<Vec<_>>()[..] {
                ["of", list] => return Ok(Self::existing_interface(list, false)),
                ["of", list, "or", "virtual"] => return Ok(Self::existing_interface(list, true)),
                _ => Self::Interface {
                    of: None,
                    or_virtual: false,
                },
            },
            "word" => Self::Word { quoted: false },
            "line" => Self::Line,
            "ipv4" => Self::Ipv4,
            "host" => Self::Host,
            "url" => Self::Url,
            "file" => Self::File,
            "time" if rest == "hm" => return Ok(Self::HourMinute),
            "time" => Self::Time,
            "minute" => Self::Minute,
            "month" => Self::Month,
            "mac" => Self::Mac,
            "delimited" => Self::Delimited,
            _ => {
                let name = name.to_owned();
                return Err(match nearest(&name, NAMES.iter().copied()) {
                    Some(near) => TypeError::Misspelt { name, near },
                    None => TypeError::Unknown(name),
                });
            }
        };
        if rest.is_empty() {
            Ok(found)
        } else {
            Err(TypeError::Rest {
                name: name.to_owned(),
                rest: rest.to_owned(),
            })
        }
    }

    /// Which of several types that accept a word gets it: the lowest.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Ipv4 | Self::Mac | Self::Time | Self::HourMinute | Self::Minute => 0,
            Self::Int(..) => 1,
            Self::OneOf(_) => 2,
            Self::Month => 3,
            Self::Url | Self::File | Self::Interface { .. } => 4,
            Self::Host => 5,
            Self::Word { .. } => 6,
            Self::Line | Self::Delimited => 7,
        }
    }

    /// Whether it takes everything to the end of the line.
    pub fn takes_rest(&self) -> bool {
        matches!(self, Self::Line | Self::Delimited)
    }

    /// What `?` lists: placeholder and help, with the node's own help where the type has none.
    pub fn rows(&self, help: &str) -> Vec<(String, String)> {
        let row = |placeholder: &str| vec![(placeholder.to_owned(), help.to_owned())];
        match self {
            Self::Word { .. } | Self::Host => row("WORD"),
            Self::File => prefixes(&FILE_SYSTEMS, help),
            Self::Line | Self::Delimited => row("LINE"),
            Self::Int(low, high) => row(&format!("<{low}-{high}>")),
            Self::Ipv4 => row("A.B.C.D"),
            Self::Time => row("hh:mm:ss"),
            Self::HourMinute => row("hh:mm"),
            Self::Minute => row("hh:mm"),
            Self::Month => row("MONTH"),
            Self::Mac => row("H.H.H"),
            Self::OneOf(words) => words.iter().map(|word| (word.clone(), help.to_owned())).collect(),
            Self::Url => prefixes(&URL_PREFIXES, help),
            Self::Interface { .. } => interfaces::rows(),
        }
    }

    /// What the type makes of `rest`, the line from a token's start; `token` is that token, `quoted` whether it was
    /// in quotes (then `token` is what they held and `end` where the token ends).
    pub fn accept(&self, rest: &str, token: &str, end: usize, quoted: bool) -> Match {
        let full = |text: String, int: Option<i64>| Match::Full {
            end,
            text,
            int,
            tail: 0,
            open: None,
        };
        let when = |holds: bool| {
            if holds {
                full(token.to_owned(), None)
            } else {
                Match::No(0)
            }
        };
        match self {
            Self::Word { .. } => full(token.to_owned(), None),
            Self::Line => Match::Full {
                end: rest.len(),
                text: rest.to_owned(),
                int: None,
                tail: 0,
                open: None,
            },
            Self::Delimited => delimited(rest),
            _ if quoted => Match::No(0),
            Self::Interface { .. } => interfaces::accept(rest),
            Self::Int(low, high) => match number(token) {
                Some(n) if (*low..=*high).contains(&n) => full(n.to_string(), Some(n)),
                _ => Match::No(0),
            },
            Self::Ipv4 => when(is_ipv4(token)),
            Self::Host => when(is_host(token)),
            Self::Url => when(is_url(token)),
            Self::File => when(is_file(token)),
            Self::Time => time(token).map_or(Match::No(0), |text| full(text, None)),
            Self::HourMinute => hour_minute(token).map_or(Match::No(0), |text| full(text, None)),
            Self::Minute => minute(token).map_or(Match::No(0), |text| full(text, None)),
            Self::Mac => mac(token).map_or(Match::No(0), |text| full(text, None)),
            Self::Month => match month(token) {
                Some(n) => full(MONTHS[n].to_owned(), Some(n as i64 + 1)),
                None => Match::No(0),
            },
            Self::OneOf(words) => match words.iter().find(|word| word.eq_ignore_ascii_case(token)) {
                Some(word) => full(word.clone(), None),
                None => Match::No(0),
            },
        }
    }

    /// An argument as it is typed: in quotes where a word needs them, a delimited text between its delimiters.
    pub fn typed(&self, text: &str) -> String {
        match self {
            Self::Word { quoted } if (*quoted || needs_quotes(text)) && !text.contains('"') => format!("\"{text}\""),
            Self::Delimited => {
                let delimiter = delimiter_around(text);
                format!("{delimiter}{text}{delimiter}")
            }
            _ => text.to_owned(),
        }
    }
}

/// What stands around a delimited text: `^C`, as the running-config shows it, unless the text holds it and would end there.
fn delimiter_around(text: &str) -> &'static str {
    let ends = |delimiter: &&str| match *delimiter {
        "^C" => !text.contains("^C") && !text.contains('\u{3}'),
        other => !text.contains(other),
    };
    ["^C", "#", "%", "~", "@", "&", "+", "="]
        .into_iter()
        .find(ends)
        .unwrap_or("^C")
}

/// Whether a bare word would not be read as one: by the blanks of `line`, of which no other white space is one. A word
/// with a quote in it was typed bare, and stays so.
fn needs_quotes(text: &str) -> bool {
    text.is_empty() || text.contains([' ', '\t', '|'])
}

fn range(text: &str) -> Result<(i64, i64), TypeError> {
    if text.is_empty() {
        return Ok((0, INT_MAX));
    }
    let wrong = || TypeError::Range;
    let split = text.get(1..).and_then(|tail| tail.find('-')).ok_or_else(wrong)? + 1;
    let low = text[..split].parse().map_err(|_| wrong())?;
    let high = text[split + 1..].parse().map_err(|_| wrong())?;
    if low > high {
        Err(TypeError::EmptyRange)
    } else {
        Ok((low, high))
    }
}
