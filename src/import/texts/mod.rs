//! The texts of a recording, read: each by the screen that printed it.
//!
//! Must not know how several texts become one state.

mod again;
mod mend;
mod outputs;

use std::rc::Rc;

use again::read_again;
pub use again::within;
use outputs::{Output, UNKNOWN, outputs};

use super::commands::{Commands, Shown};
use super::paste::Cut;
use super::recognise::{best, readable, said};
use super::release::Known;
use super::report::{Ignored, Report};
use super::split::Splitter;
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::screen::clean::Cleaned;
use crate::screen::overlay::Comparison;
use crate::screen::value::Record;
use crate::screen::{Library, Reading, Screen};

/// Of the lines that say something, one in so many must be understood for a text to count as output of its screen.
pub const UNDERSTOOD_ONE_IN: usize = 3;

/// One text, read.
#[derive(Debug)]
pub struct Text {
    /// Name of its recording.
    pub file: String,
    /// The command in full words.
    pub command: String,
    /// The screen.
    pub screen: Rc<Screen>,
    /// Its lines, what recording did undone.
    pub lines: Vec<String>,
    /// For each of them its line in the recording, from 0.
    pub origins: Vec<usize>,
    /// What was undone.
    pub cleaned: Cleaned,
    /// What it says.
    pub reading: Reading,
    /// How it is compared with what is printed.
    pub comparison: Comparison,
    /// The command, if it stood in the recording.
    pub shown: Option<Shown>,
    /// The host name that stood before the command of this recording.
    pub host: Option<String>,
}

impl Text {
    /// A line's place: recording and line, from 1.
    pub fn place(&self, line: usize) -> String {
        let at = self.origins.get(line).copied().unwrap_or_default();
        format!("{}:{}", self.file, at + 1)
    }

    /// Whether the text is a part of the output: it went through a filter.
    pub fn is_filtered(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.pipe.is_some())
    }
}

/// Reads all texts.
///
/// # Errors
/// A recording of which nothing is understood.
pub fn read(
    files: &[SourceFile],
    cut: Cut,
    commands: &Commands<'_>,
    splitter: &Splitter<'_>,
    releases: &Known,
) -> Result<(Vec<Text>, Report), Vec<Diagnostic>> {
    let mut report = Report {
        hosts: cut.hosts.iter().map(|(host, ..)| host.clone()).collect(),
        privileged: cut.privileged,
        renamed: cut.renamed,
        ..Report::default()
    };
    for (file, line, command, lines) in &cut.others {
        report.ignored.push(Ignored {
            place: format!("{}:{}", files[*file].name, line + 1),
            what: command.clone(),
            lines: *lines,
            why: "no output that a profile is made of".to_owned(),
        });
    }
    let mut texts: Vec<(usize, Text)> = Vec::new();
    let mut first_unread: Vec<Option<Refused>> = files.iter().map(|_| None).collect();
    let library = splitter.library();
    for pasted in cut.texts {
        let file = pasted.file;
        let host = pasted.host.clone();
        let (outputs, beside) = outputs(pasted, splitter, library);
        report.ignored.extend(beside.into_iter().map(|text| Ignored {
            place: format!("{}:{}", files[file].name, text.line + 1),
            what: text.what,
            lines: text.lines,
            why: text.why.to_owned(),
        }));
        for output in outputs {
            match text(&files[file], output, host.clone(), commands, library) {
                Ok(text) => texts.push((file, text)),
                Err(refused) => {
                    report.ignored.push(refused.1.clone());
                    first_unread[file].get_or_insert(refused);
                }
            }
        }
    }
    let nothing_read = |file: &usize| !texts.iter().any(|(of, _)| of == file);
    let faults: Vec<Diagnostic> = (0..files.len())
        .filter(nothing_read)
        .map(|file| no_output(&files[file], first_unread[file].as_ref()))
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut texts: Vec<Text> = texts.into_iter().map(|(_, text)| text).collect();
    read_again(&mut texts, releases);
    Ok((texts, report))
}

fn no_output(file: &SourceFile, refused: Option<&Refused>) -> Diagnostic {
    let (line, message) = match refused {
        Some((line, ignored)) => (*line, format!("{}: {}", ignored.what, ignored.why)),
        None => (0, "holds no output of a command".to_owned()),
    };
    let mut lines = file.text.split_inclusive('\n');
    let start: usize = lines.by_ref().take(line).map(str::len).sum();
    let length = lines.next().map_or(0, |line| line.trim_end().len());
    let at = start..start + length;
    if let Some((what, instead)) = otherwise(&file.text) {
        let message = format!("is {what}, and holds no output that a profile is made of");
        return Diagnostic::new(&file.name, &file.text, at, message).help(instead);
    }
    Diagnostic::new(&file.name, &file.text, at, message)
        .help("wanted is the output of `show license …`, `show version`, `show inventory` or `show call-home …`")
}

/// What a text is that people take for a recording, and what is wanted in its place.
fn otherwise(text: &str) -> Option<(&'static str, &'static str)> {
    let begins = |words: &str| text.lines().any(|line| line.trim_start().starts_with(words));
    let count = |words: &str| text.lines().filter(|line| line.starts_with(words)).count();
    let is_config = begins("Building configuration...") || begins("Current configuration :");
    if is_config || count("interface ") > 1 && count("!") > 1 {
        return Some((
            "a configuration",
            "what the box is and how it is licensed stands in `show license all` and `show version`; lines of configuration can be given to the \
             profile that is made of them, below `startup_config`",
        ));
    }
    let first = text.trim_start();
    let is_page = |tag: &str| first.get(..tag.len()).is_some_and(|own| own.eq_ignore_ascii_case(tag));
    if is_page("<!doctype html") || is_page("<html") {
        return Some(("a web page", "import the text that a browser shows"));
    }
    if first.starts_with(['{', '[']) && first.trim_end().ends_with(['}', ']']) || first.starts_with("<?xml") {
        return Some(("data of another program", "import the text that the switch printed"));
    }
    None
}

type Refused = (usize, Ignored);

fn text(
    file: &SourceFile,
    output: Output,
    host: Option<String>,
    commands: &Commands<'_>,
    library: &Library,
) -> Result<Text, Refused> {
    let Output {
        mut cleaned,
        shown,
        screen,
    } = output;
    let nothing = Record::new();
    let of_command = shown.as_ref().map(|shown| readable(library, &shown.screen));
    let screen = match of_command {
        Some(screen) => screen,
        None => screen.or_else(|| best(&cleaned.text, library, commands, &nothing)),
    };
    let first = said(&cleaned.text)
        .first()
        .and_then(|at| cleaned.origins.get(*at).copied());
    let first = first.unwrap_or(0);
    let lines_said = said(&cleaned.text).len();
    let refuse = |what: &str, why: &str| {
        let ignored = Ignored {
            place: format!("{}:{}", file.name, first + 1),
            what: what.to_owned(),
            lines: lines_said,
            why: why.to_owned(),
        };
        Err((first, ignored))
    };
    let typed = shown.as_ref().map(Shown::typed);
    let Some(screen) = screen else {
        return match &typed {
            Some(command) => refuse(command, "its output is not read"),
            None => refuse("a text", UNKNOWN),
        };
    };
    if !screen.begins_blank() {
        let blank = cleaned.text.len() - cleaned.text.trim_start_matches('\n').len();
        cleaned.text.drain(..blank);
        cleaned.origins.drain(..blank);
    }
    let filtered = shown.as_ref().is_some_and(|shown| shown.pipe.is_some());
    let mut reading = look(&screen, &cleaned.text, &nothing, filtered);
    let again = |text: &str| look(&screen, text, &nothing, filtered);
    if let Some((better, read)) = mend::mended(&cleaned, &reading, &again) {
        (cleaned, reading) = (better, read);
    }
    let command = typed.unwrap_or_else(|| commands.printing(&screen, &reading.state));
    let said = said(&cleaned.text);
    let set_aside = reading.verbatim.iter().filter(|line| said.contains(line)).count();
    if said.is_empty() || (said.len() - set_aside) * UNDERSTOOD_ONE_IN < said.len() || said.len() == set_aside {
        return refuse(&command, "nearly nothing of it is understood");
    }
    let lines: Vec<String> = cleaned.text.lines().map(str::to_owned).collect();
    Ok(Text {
        file: file.name.to_string(),
        command,
        comparison: comparison(&cleaned.text, &reading),
        screen,
        lines,
        origins: cleaned.origins.clone(),
        cleaned,
        reading,
        shown,
        host,
    })
}

fn look(screen: &Screen, text: &str, known: &Record, filtered: bool) -> Reading {
    if filtered {
        return screen.read_filtered(text, known);
    }
    let reading = screen.read(text, known);
    // A recording that ends inside a line has a word there that means something else.
    let (before, last) = match said(text).as_slice() {
        [.., before, last] if reading.verbatim.len() > 1 => (*before, *last),
        _ => return reading,
    };
    let rest: Vec<&str> = text.lines().take(before + 1).collect();
    let mut shorter = screen.read(&rest.join("\n"), known);
    let aside = before + 1..=last;
    if shorter.verbatim.len() + aside.clone().count() >= reading.verbatim.len() {
        return reading;
    }
    shorter.verbatim.extend(aside);
    shorter.complete = false;
    shorter
}

/// A text that is not read in whole may have lost blanks at its line ends; one without a tab may have lost these.
fn comparison(text: &str, reading: &Reading) -> Comparison {
    Comparison {
        trimmed: reading.trimmed || !reading.complete,
        expanded: !text.contains('\t'),
    }
}
