//! What people do at the Cisco side: one table of verbs for `!@ cssm …` in transcripts and `licsim cssm …` on the host.
//!
//! A verb is a row: its name, its arguments, a sentence, a function. Both ways in use the same parser (`call`), and both
//! print the same answer (`answer`), as a table or, with `--json`, as JSON. Must not know transcripts or the host's files.

mod answer;
mod call;
mod cslu;
mod cssm;
mod desk;
mod dnac;
mod error;
mod onprem;
mod pak;
#[cfg(test)]
mod tests;
mod words;

pub(super) use words::{flash_name, host_path, split_quoted};

pub use answer::{Answer, Cell, Table};
pub use call::{Call, Side};
pub use desk::{Desk, udi_of};
pub use error::VerbError;

use std::fmt::Write as _;

/// Whether a file is one of the lab: in a switch's flash or on a host.
pub fn of_lab(file: &str) -> bool {
    file.starts_with("flash:") || file.starts_with("scp://")
}

/// A system of the Cisco side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Cisco Smart Software Manager.
    Cssm,
    /// SSM On-Prem.
    OnPrem,
    /// Cisco Smart License Utility.
    Cslu,
    /// DNA Center.
    Dnac,
    /// Product License Registration: where PAKs are redeemed.
    Pak,
}

impl System {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Cssm, Self::OnPrem, Self::Cslu, Self::Dnac, Self::Pak];

    /// Its word on the command line and in directives.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cssm => "cssm",
            Self::OnPrem => "onprem",
            Self::Cslu => "cslu",
            Self::Dnac => "dnac",
            Self::Pak => "pak",
        }
    }

    /// What it is.
    pub fn about(self) -> &'static str {
        match self {
            Self::Cssm => "Cisco Smart Software Manager, in the portal",
            Self::OnPrem => "SSM On-Prem, the CSSM in the house",
            Self::Cslu => "Cisco Smart License Utility",
            Self::Dnac => "DNA Center, Tools > License Manager",
            Self::Pak => "Product License Registration, where a PAK becomes a licence file",
        }
    }

    /// The system of a word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.name() == word)
    }

    /// Its verbs, in the order in which help lists them.
    pub fn verbs(self) -> impl Iterator<Item = &'static Verb> {
        let tables: &[&'static [Verb]] = match self {
            Self::Cssm => cssm::TABLES,
            Self::OnPrem => onprem::TABLES,
            Self::Cslu => cslu::TABLES,
            Self::Dnac => dnac::TABLES,
            Self::Pak => pak::TABLES,
        };
        tables.iter().copied().flatten()
    }

    /// One line for each verb: how it is written, what it does.
    pub fn help(self) -> String {
        let mut text = String::new();
        for verb in self.verbs() {
            let _ = writeln!(text, "{} {}\n    {}", self.name(), verb.form(), verb.about);
        }
        text
    }
}

/// One thing that can be done.
pub struct Verb {
    /// Its word.
    pub name: &'static str,
    /// A sentence without its full stop.
    pub about: &'static str,
    /// What it takes.
    pub args: &'static [Arg],
    /// Whether it answers with a single value, which a transcript can keep with `--as NAME`.
    pub gives_value: bool,
    /// What it does.
    pub run: fn(&mut Desk<'_>, &Call) -> Result<Answer, VerbError>,
}

/// One argument of a verb.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    /// Its name: of an option the word behind `--`.
    pub name: &'static str,
    /// How it is written.
    pub place: Place,
    /// What its value is.
    pub value: Value,
    /// Whether it must be there.
    pub needed: bool,
    /// Whether it may be there more than once.
    pub many: bool,
}

/// How an argument is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A word by itself.
    Plain,
    /// `--name VALUE`.
    Option,
    /// `--name`.
    Flag,
}

/// What a value is, so that a wrong one is refused before anything happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any text, called so in help.
    Text(&'static str),
    /// A whole number.
    Number,
    /// A moment: `2026-01-20` or with a time of day.
    Time,
    /// A file that is read.
    Input,
    /// A file that is written.
    Output,
    /// One of these words.
    Word(&'static [&'static str]),
}

impl Arg {
    const fn plain(name: &'static str, value: Value) -> Self {
        Self {
            name,
            place: Place::Plain,
            value,
            needed: true,
            many: false,
        }
    }

    const fn option(name: &'static str, value: Value) -> Self {
        Self {
            name,
            place: Place::Option,
            value,
            needed: false,
            many: false,
        }
    }

    const fn flag(name: &'static str) -> Self {
        Self {
            place: Place::Flag,
            ..Self::option(name, Value::Text(""))
        }
    }

    const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }

    const fn many(self) -> Self {
        Self { many: true, ..self }
    }

    fn form(&self) -> String {
        let value = match self.value {
            Value::Text(name) => name.to_owned(),
            Value::Number => "N".to_owned(),
            Value::Time => "TIME".to_owned(),
            Value::Input | Value::Output => "FILE".to_owned(),
            Value::Word(words) => words.join("|"),
        };
        let written = match self.place {
            Place::Plain => value,
            Place::Option => format!("--{} {value}", self.name),
            Place::Flag => format!("--{}", self.name),
        };
        let dots = if self.many { "…" } else { "" };
        if self.needed {
            format!("{written}{dots}")
        } else {
            format!("[{written}]{dots}")
        }
    }
}

impl Verb {
    /// A row.
    const fn new(
        name: &'static str,
        about: &'static str,
        args: &'static [Arg],
        run: fn(&mut Desk<'_>, &Call) -> Result<Answer, VerbError>,
    ) -> Self {
        Self {
            name,
            about,
            args,
            gives_value: false,
            run,
        }
    }

    /// A row of a verb whose answer can be kept.
    const fn giving_value(self) -> Self {
        Self {
            gives_value: true,
            ..self
        }
    }

    /// How it is written, without its system: `token [--va NAME] …`.
    pub fn form(&self) -> String {
        let mut form = self.name.to_owned();
        for arg in self.args {
            form.push(' ');
            form.push_str(&arg.form());
        }
        if self.gives_value {
            form.push_str(" [--as NAME]");
        }
        form
    }
}

// Arguments that many verbs have.

/// `--va NAME`.
const VA: Arg = Arg::option("va", Value::Text("NAME"));
/// `--instance NAME`: a UDI, a serial number or a host name; the device at the console where nothing is said.
const INSTANCE: Arg = Arg::option("instance", Value::Text("DEVICE"));
/// `--to FILE`.
const TO: Arg = Arg::option("to", Value::Output);
/// `--code CODE`.
const CODE: Arg = Arg::option("code", Value::Text("CODE"));
