//! A recording cut into texts: what stands between one command and the next.
//!
//! Commands are found behind a prompt, alone on a line (`show license status`), or between the dashes of
//! `show tech-support`. Must not know screens.

use super::commands::{Commands, Shown, Typed};
use super::frame::unframed;
use crate::diagnostic::SourceFile;
use crate::screen::clean::{Repair, without_escapes};

/// The output of one command, or a text of which the command is not known.
#[derive(Debug)]
pub struct Pasted {
    /// Which recording.
    pub file: usize,
    /// Its first line there, from 0.
    pub line: usize,
    /// Its lines as recorded, escapes undone.
    pub text: String,
    /// What was undone in the whole recording.
    pub repairs: Vec<Repair>,
    /// The command, if one stands before it that prints a screen.
    pub shown: Option<Shown>,
    /// The host name of the prompt before it.
    pub host: Option<String>,
}

/// A recording, cut.
#[derive(Debug, Default)]
pub struct Cut {
    /// The texts, in order.
    pub texts: Vec<Pasted>,
    /// Commands whose output is not read: recording, line, command, lines of output that say something.
    pub others: Vec<(usize, usize, String, usize)>,
    /// The host name that prompts show, its recording and line.
    pub hosts: Vec<(String, usize, usize)>,
    /// Whether a prompt ends in `#`.
    pub privileged: bool,
    /// Host names that were given in the recording: the old one and the new one.
    pub renamed: Vec<(String, String)>,
}

/// Characters of a host name.
const NAME_MAX: usize = 63;
/// The shortest abbreviation of `hostname` that is taken for it.
const HOSTNAME_VERB_MIN: usize = 4;
/// Characters of a line that may be a command without a prompt.
const BARE_COMMAND_MAX: usize = 100;

/// First line of what `terminal exec prompt timestamp` prints before an output.
const HEADER: &str = "Load for five secs:";

/// What a line begins.
enum Begins {
    Shown(Shown),
    Other(String),
    /// A prompt with nothing behind it, or the end of a block.
    Unknown,
    /// A prompt with what nobody knows.
    Typed(String),
}

/// Cuts all recordings.
///
/// `opens` says whether an output can begin with a line.
pub fn cut(files: &[SourceFile], commands: &Commands<'_>, opens: &dyn Fn(&str) -> bool) -> Cut {
    let mut cut = Cut::default();
    for (number, file) in files.iter().enumerate() {
        let mut repairs = Vec::new();
        let text = without_escapes(&file.text, &mut repairs);
        let begins = |line: &str| opens(line) || is_shown(line, commands);
        let text = unframed(text, &begins, &mut repairs);
        let lines: Vec<&str> = text.split('\n').collect();
        let hosts = hosts(&lines, commands);
        for (host, line, privileged) in &hosts {
            cut.privileged |= *privileged;
            if !cut.hosts.iter().any(|(known, ..)| known == host) {
                cut.hosts.push((host.clone(), number, *line));
            }
        }
        cut.renamed.extend(lines.iter().filter_map(|line| renaming(line)));
        let before = cut.texts.len();
        cut_file(number, &lines, &hosts, commands, &mut cut);
        for pasted in &mut cut.texts[before..] {
            pasted.repairs.clone_from(&repairs);
            // What stands before the first prompt is of the device whose prompt comes first.
            let prompts_before = hosts.partition_point(|(_, line, _)| *line < pasted.line);
            let prompt = hosts.get(prompts_before.saturating_sub(1));
            pasted.host = prompt.map(|(host, ..)| host.clone());
        }
    }
    cut
}

fn cut_file(file: usize, lines: &[&str], hosts: &[(String, usize, bool)], commands: &Commands<'_>, cut: &mut Cut) {
    let mut begun: (usize, Option<Begins>) = (0, None);
    for (number, line) in lines.iter().enumerate() {
        // Between a heading and the output of its command.
        let is_pending = || lines[begun.0..number].iter().all(|line| line.trim().is_empty());
        if is_fence(line) && matches!(begun.1, Some(Begins::Shown(_))) && is_pending() {
            begun.0 = number + 1;
            continue;
        }
        // Behind a command the header is that of its output; further on another output begins with it.
        if line.starts_with(HEADER) && lines[begun.0..number].iter().any(|line| !line.trim().is_empty()) {
            end(file, lines, begun.0..number, begun.1, cut);
            begun = (number, Some(Begins::Unknown));
            continue;
        }
        if let Some(begins) = begins(line, hosts, commands) {
            end(file, lines, begun.0..number, begun.1, cut);
            begun = (number + 1, Some(begins));
        }
    }
    end(file, lines, begun.0..lines.len(), begun.1, cut);
}

fn end(file: usize, lines: &[&str], range: std::ops::Range<usize>, begun: Option<Begins>, cut: &mut Cut) {
    let own = &lines[range.clone()];
    let said = own.iter().filter(|line| !line.trim().is_empty()).count();
    let shown = match begun {
        Some(Begins::Other(command)) => {
            cut.others.push((file, range.start.saturating_sub(1), command, said));
            return;
        }
        Some(Begins::Typed(command)) if said == 0 => {
            cut.others.push((file, range.start.saturating_sub(1), command, said));
            return;
        }
        Some(Begins::Shown(shown)) => Some(shown),
        Some(Begins::Unknown | Begins::Typed(_)) | None => None,
    };
    if said == 0 {
        return;
    }
    cut.texts.push(Pasted {
        file,
        line: range.start,
        text: own.join("\n"),
        repairs: Vec::new(),
        shown,
        host: None,
    });
}

fn begins(line: &str, hosts: &[(String, usize, bool)], commands: &Commands<'_>) -> Option<Begins> {
    if let Some((host, _, typed)) = prompt(line)
        && hosts.iter().any(|(known, ..)| known == host)
    {
        return Some(match commands.resolve(typed) {
            _ if typed.is_empty() => Begins::Unknown,
            Typed::Shown(shown) => Begins::Shown(shown),
            Typed::Other(command) => Begins::Other(command),
            Typed::Unknown => Begins::Typed(typed.to_owned()),
        });
    }
    if is_fence(line) {
        return Some(Begins::Unknown);
    }
    let bare = undecorated(line);
    if !is_show(bare) || bare.len() > BARE_COMMAND_MAX {
        return None;
    }
    match commands.resolve(bare) {
        Typed::Shown(shown) => Some(Begins::Shown(shown)),
        _ => None,
    }
}

/// A command between the dashes of `show tech-support`, or as the heading of a page: `## show license udi`,
/// `**show license udi**`, with or without the sign of a prompt.
fn undecorated(line: &str) -> &str {
    let around = |c: char| c.is_whitespace() || "-=#*_`:".contains(c);
    // What is indented is a line of an output.
    if line.starts_with(char::is_whitespace) {
        line
    } else {
        line.trim_matches(around)
    }
}

/// What Markdown puts around code.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// Whether a line is a command whose output is a screen, behind a prompt or not.
fn is_shown(line: &str, commands: &Commands<'_>) -> bool {
    let typed = prompt(line).map_or(line, |(_, _, typed)| typed);
    is_show(typed) && typed.len() <= BARE_COMMAND_MAX && matches!(commands.resolve(typed), Typed::Shown(_))
}

/// Whether a line begins with the word `show`, abbreviated or not, and says what.
fn is_show(line: &str) -> bool {
    let Some((verb, rest)) = line.split_once(' ') else {
        return false;
    };
    verb.len() >= 2 && "show".starts_with(verb) && !rest.trim().is_empty()
}

/// Host names of prompts behind which a `show` command stands; a prompt alone on the last line that says something counts
/// too.
fn hosts(lines: &[&str], commands: &Commands<'_>) -> Vec<(String, usize, bool)> {
    let mut hosts: Vec<(String, usize, bool)> = Vec::new();
    let last = lines.iter().rposition(|line| !line.trim().is_empty());
    for (number, line) in lines.iter().enumerate() {
        let Some((host, privileged, typed)) = prompt(line) else {
            continue;
        };
        let is_command = || {
            is_show(typed.strip_prefix("do ").unwrap_or(typed)) && !matches!(commands.resolve(typed), Typed::Unknown)
        };
        if is_command() || typed.is_empty() && Some(number) == last {
            hosts.push((host.to_owned(), number, privileged));
        }
    }
    hosts
}

/// The old and the new name where a line is `hostname …` in configuration mode.
fn renaming(line: &str) -> Option<(String, String)> {
    let (old, _, typed) = prompt(line)?;
    let mut words = typed.split_whitespace();
    let is_verb = |verb: &&str| verb.len() >= HOSTNAME_VERB_MIN && "hostname".starts_with(*verb);
    words
        .next()
        .filter(is_verb)
        .filter(|_| line[old.len()..].starts_with("(config"))?;
    Some((old.to_owned(), words.next()?.to_owned()))
}

/// Host name, whether it ends in `#`, and what stands behind a prompt.
fn prompt(line: &str) -> Option<(&str, bool, &str)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_.-/:@".contains(c);
    let end = line.find(|c| !is_name(c))?;
    let (name, rest) = line.split_at(end);
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) || name.len() > NAME_MAX {
        return None;
    }
    let rest = match rest.strip_prefix('(') {
        Some(mode) => mode.split_once(')').filter(|(mode, _)| !mode.contains(' '))?.1,
        None => rest,
    };
    let typed = rest.strip_prefix(['#', '>'])?;
    Some((name, rest.starts_with('#'), typed.trim()))
}
