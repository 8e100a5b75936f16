//! A verb with its arguments, read from words: the one parser of directives and command line.
//!
//! Must not know what verbs do.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::words::{flash_name, host_path, split_quoted};
use super::{Arg, Place, System, Value, Verb, VerbError};
use crate::lab::clock::parse_time;

/// From where a verb comes: which files it may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A transcript: `flash:NAME` of a device, `scp://HOST/PATH` of a host of the lab.
    Lab,
    /// The command line: also files of the machine that runs this.
    Host,
}

/// A verb and what it is to be done with.
#[derive(Clone)]
pub struct Call {
    /// Of which system.
    pub system: System,
    /// Which verb.
    pub verb: &'static Verb,
    /// Whether the answer is JSON.
    pub json: bool,
    /// The name under which a transcript keeps the answer.
    pub keep: Option<String>,
    values: BTreeMap<&'static str, Vec<String>>,
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {:?}", self.system.name(), self.verb.name, self.values)
    }
}

impl PartialEq for Call {
    fn eq(&self, other: &Self) -> bool {
        let this = (self.system, self.verb.name, self.json, &self.keep, &self.values);
        this == (other.system, other.verb.name, other.json, &other.keep, &other.values)
    }
}

impl Eq for Call {}

impl Call {
    /// Reads what stands behind the system's word.
    ///
    /// # Errors
    /// No such verb, or written wrongly.
    pub fn parse_text(system: System, text: &str, side: Side) -> Result<Self, VerbError> {
        match split_quoted(text) {
            Some(words) => Self::parse(system, &words, side),
            None => {
                let verb = find(system, text.split_whitespace().next().unwrap_or_default())?;
                Err(wrong(system, verb, "a quote is not closed"))
            }
        }
    }

    /// Reads the words behind the system's.
    ///
    /// # Errors
    /// As [`Call::parse_text`].
    pub fn parse(system: System, words: &[String], side: Side) -> Result<Self, VerbError> {
        let (name, words) = words
            .split_first()
            .map_or(("", &[][..]), |(name, rest)| (name.as_str(), rest));
        let verb = find(system, name)?;
        let mut call = Self {
            system,
            verb,
            json: false,
            keep: None,
            values: BTreeMap::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.strip_prefix("--") {
                Some("json") => call.json = true,
                Some("as") if side == Side::Lab => {
                    let name = words.next().ok_or_else(|| call.wrong("`--as` has no value"))?;
                    call.keep = Some(name.clone());
                }
                Some(name) => call.take_option(name, &mut words, side)?,
                None => call.take_plain(word, side)?,
            }
        }
        call.complete()
    }

    fn take_option(
        &mut self,
        written: &str,
        words: &mut std::slice::Iter<'_, String>,
        side: Side,
    ) -> Result<(), VerbError> {
        let (name, value) = written
            .split_once('=')
            .map_or((written, None), |(name, value)| (name, Some(value.to_owned())));
        let known = |arg: &&&Arg| arg.name == name && arg.place != Place::Plain;
        let arg = self.verb.args.iter().collect::<Vec<_>>();
        let arg = *arg
            .iter()
            .find(known)
            .ok_or_else(|| self.wrong(&format!("there is no option `--{name}`")))?;
        let value = match (arg.place, value) {
            (Place::Flag, None) => String::new(),
            (Place::Flag, Some(_)) => return Err(self.wrong(&format!("`--{name}` takes no value"))),
            (_, Some(value)) => value,
            (_, None) => words
                .next()
                .cloned()
                .ok_or_else(|| self.wrong(&format!("`--{name}` has no value")))?,
        };
        if !arg.many && self.values.contains_key(arg.name) {
            return Err(self.wrong(&format!("`--{name}` stands twice")));
        }
        self.keep_value(arg, value, side)
    }

    fn take_plain(&mut self, word: &str, side: Side) -> Result<(), VerbError> {
        let free = |arg: &&Arg| arg.place == Place::Plain && (arg.many || !self.values.contains_key(arg.name));
        match self.verb.args.iter().find(free) {
            Some(arg) => self.keep_value(arg, word.to_owned(), side),
            None => Err(self.wrong(&format!("`{word}` is too much"))),
        }
    }

    fn keep_value(&mut self, arg: &'static Arg, value: String, side: Side) -> Result<(), VerbError> {
        match arg.value {
            Value::Text(_) => {}
            Value::Number => {
                let number = value.parse::<u32>();
                number.map_err(|_| self.wrong(&format!("`{value}` is not a number for {}", shown(arg))))?;
            }
            Value::Time => {
                parse_time(&value)?;
            }
            Value::Word(words) if words.contains(&value.as_str()) => {}
            Value::Word(words) => {
                return Err(self.wrong(&format!("`{value}` is none of {}", words.join(", "))));
            }
            Value::Input | Value::Output => {
                if side == Side::Lab && flash_name(&value).is_none() && host_path(&value).is_none() {
                    return Err(self.wrong(&format!("`{value}` is not a file `flash:NAME` or `scp://HOST/NAME`")));
                }
            }
        }
        self.values.entry(arg.name).or_default().push(value);
        Ok(())
    }

    fn complete(self) -> Result<Self, VerbError> {
        if self.keep.is_some() && !self.verb.gives_value {
            return Err(self.wrong("it gives no value to keep"));
        }
        let missing = |arg: &&Arg| arg.needed && !self.values.contains_key(arg.name);
        match self.verb.args.iter().find(missing) {
            Some(arg) => Err(self.wrong(&format!("{} is missing", shown(arg)))),
            None => Ok(self),
        }
    }

    /// An error that says how the verb is written.
    pub fn wrong(&self, why: &str) -> VerbError {
        wrong(self.system, self.verb, why)
    }

    /// The value of an argument, if it was given.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.first().map(String::as_str)
    }

    /// The value of an argument that the parser has seen to be there.
    pub fn given(&self, name: &str) -> &str {
        self.text(name).unwrap_or_default()
    }

    /// All values of an argument.
    pub fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a flag was given.
    pub fn flag(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// A number, as small as its reader wants it.
    ///
    /// # Errors
    /// It is larger than the type holds.
    pub fn number<T: TryFrom<u32>>(&self, name: &str) -> Result<Option<T>, VerbError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let number = text.parse::<u32>().ok().and_then(|n| T::try_from(n).ok());
        let number = number.ok_or_else(|| self.wrong(&format!("`{text}` is not a number for `--{name}`")))?;
        Ok(Some(number))
    }

    /// A moment.
    ///
    /// # Errors
    /// None that the parser has not told already.
    pub fn time(&self, name: &str) -> Result<Option<DateTime<Utc>>, VerbError> {
        Ok(self.text(name).map(parse_time).transpose()?)
    }

    /// Files that are read and written, as they were named.
    pub fn files(&self, kind: Value) -> impl Iterator<Item = &str> {
        let args = self.verb.args.iter().filter(move |arg| arg.value == kind);
        args.flat_map(|arg| self.all(arg.name)).map(String::as_str)
    }
}

fn shown(arg: &Arg) -> String {
    match arg.place {
        Place::Plain => format!("the {}", arg.name),
        _ => format!("`--{}`", arg.name),
    }
}

fn find(system: System, name: &str) -> Result<&'static Verb, VerbError> {
    let found = system.verbs().find(|verb| verb.name == name);
    found.ok_or_else(|| VerbError::Unknown {
        system: system.name(),
        verb: name.to_owned(),
        known: system.verbs().map(|verb| verb.name).collect::<Vec<_>>().join(", "),
    })
}

fn wrong(system: System, verb: &Verb, why: &str) -> VerbError {
    VerbError::Form {
        verb: format!("{} {}", system.name(), verb.name),
        form: format!("{} {}", system.name(), verb.form()),
        why: why.to_owned(),
    }
}
