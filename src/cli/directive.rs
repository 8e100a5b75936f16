//! `!@ …` at the prompt, on a pipe and in `exec`: what somebody does around the switch, while somebody sits at it.
//!
//! The words are those of a transcript. To the switch such a line is a comment, so it gets it as one. Must not know what the
//! lab makes of a directive.

use crate::lab::directives::{Directive, DirectiveError};
use crate::lab::verbs::System;
use crate::session::{Chunk, Session, Waiting, Way};

use super::Machine;

/// What stands before a directive.
const MARK: &str = "!@";

/// What can be done, for whoever asks: how it is written, what it does.
const HELP: &[(&str, &str)] = &[
    (
        "advance 30d",
        "live through that time; `advance to 2026-04-16 00:00:00`",
    ),
    (
        "clock 2026-01-20 14:30:00",
        "set the switch's own clock; `clock +90m`, `clock -2h` off the right time",
    ),
    (
        "fault cssm unreachable",
        "break something, `from +2h to +5h` too; `clear fault cssm`, `clear faults`",
    ),
    ("faults", "which faults are set"),
    ("cable GigabitEthernet0/0 out", "pull a cable; `in` puts it back"),
    ("power-cycle", "pull the plug"),
    (
        "upgrade 17.12.4",
        "install that release and restart; `downgrade 17.6.4`",
    ),
    ("edit flash:FILE OLD NEW", "change a file by hand"),
    (
        "usage-of P:PID,S:SN flash:FILE",
        "put the usage file of another switch there",
    ),
    (
        "stack add PID serial SN",
        "cable another switch to the stack; `stack remove 2`, `stack return 2`",
    ),
    ("supervisor remove 4", "pull a supervisor; `supervisor insert 4`"),
    ("rma serial SN", "replace the chassis; `number 2`: a switch of a stack"),
    ("console NAME", "sit down at another switch of the lab"),
    (
        "cssm VERB",
        "the Cisco side; also onprem, cslu, dnac, pak. `cssm` alone lists its verbs",
    ),
];

/// Why a directive was not carried out at a prompt.
#[derive(Debug, thiserror::Error)]
pub enum PromptError {
    /// The lab refuses it.
    #[error("{0}")]
    Lab(#[from] DirectiveError),
    /// It compares or remembers something: there is nothing to compare with, and nobody to remember, at a prompt.
    #[error("`{0}` belongs into a transcript")]
    TranscriptOnly(&'static str),
    /// It is written wrongly.
    #[error("write `{0}`")]
    Form(&'static str),
    /// Another release does not go onto the switch.
    #[error("{0}")]
    Release(String),
}

/// The directive that a line is, without its mark, where the session would take the line for a command.
pub fn of<'l>(session: &Session, line: &'l str) -> Option<&'l str> {
    if !matches!(session.waiting(), Waiting::Command { .. }) {
        return None;
    }
    line.trim_start().strip_prefix(MARK).map(str::trim)
}

/// Carries a directive out; what it prints comes first, then what the console says to what happened.
///
/// # Errors
/// It is none, or cannot be done; nothing has changed then.
pub fn carry_out(machine: &mut Machine, session: &mut Session, text: &str) -> Result<Vec<Chunk>, PromptError> {
    let printed = direct(machine, session, text)?;
    machine.rack_mut().settle();
    let mut chunks = Vec::new();
    if !printed.is_empty() {
        chunks.push(Chunk::Text(printed));
    }
    chunks.extend(session.poll(machine.rack_mut()));
    Ok(chunks)
}

fn direct(machine: &mut Machine, session: &mut Session, text: &str) -> Result<String, PromptError> {
    let (verb, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let rest = rest.trim();
    match verb {
        "" | "?" | "help" => Ok(help("")),
        "expect" => Err(PromptError::TranscriptOnly("expect")),
        "refused" => Err(PromptError::TranscriptOnly("refused")),
        "power-cycle" if rest.is_empty() => {
            let device = machine.device().to_owned();
            machine.rack_mut().boot(&device);
            Ok(String::new())
        }
        "power-cycle" => Err(PromptError::Form("!@ power-cycle")),
        "upgrade" | "downgrade" => change_release(machine, verb, rest),
        "console" => sit_at(machine, session, rest),
        _ => at_lab(machine, text, verb, rest),
    }
}

/// What may be written behind the mark and what stands there already: all directives, or the verbs of one system, or how one
/// verb is written.
pub fn help(written: &str) -> String {
    let mut words = written.split_whitespace();
    if let Some(system) = words.next().and_then(System::named) {
        let verb = words
            .next()
            .and_then(|word| system.verbs().find(|verb| verb.name == word));
        return verb.map_or_else(
            || system.help(),
            |verb| format!("{} {}\n    {}\n", system.name(), verb.form(), verb.about),
        );
    }
    let width = HELP.iter().map(|(form, _)| form.len()).max().unwrap_or(0);
    let line = |(form, about): &(&str, &str)| format!("  {MARK} {form:<width$}  {about}\n");
    HELP.iter().map(line).collect()
}

fn change_release(machine: &mut Machine, verb: &str, release: &str) -> Result<String, PromptError> {
    let (way, form) = if verb == "upgrade" {
        (Way::Up, "!@ upgrade 17.12.4")
    } else {
        (Way::Down, "!@ downgrade 17.6.4")
    };
    if release.is_empty() {
        return Err(PromptError::Form(form));
    }
    let device = machine.device().to_owned();
    let changed = machine.rack_mut().change_release(&device, release, way);
    changed.map(|()| String::new()).map_err(PromptError::Release)
}

fn sit_at(machine: &mut Machine, session: &mut Session, name: &str) -> Result<String, PromptError> {
    if name.is_empty() {
        return Err(PromptError::Form("!@ console NAME"));
    }
    if machine.sit_at(name, session) {
        return Ok(String::new());
    }
    Err(DirectiveError::NoDevice(name.to_owned()).into())
}

fn at_lab(machine: &mut Machine, text: &str, verb: &str, rest: &str) -> Result<String, PromptError> {
    if let (Some(system), "" | "?" | "help") = (System::named(verb), rest) {
        return Ok(help(system.name()));
    }
    let directive = Directive::parse(text)?;
    if matches!(&directive, Directive::Verb(call) if call.keep.is_some()) {
        return Err(PromptError::TranscriptOnly("--as"));
    }
    let device = machine.device().to_owned();
    Ok(machine.rack_mut().lab_mut().direct(&device, &directive)?.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_lists_directives_that_there_are() {
        // Done here and not by the lab.
        const OWN: [&str; 3] = ["power-cycle", "upgrade", "console"];
        for (form, _) in HELP {
            let verb = form.split(' ').next().unwrap_or_default();
            let known = OWN.contains(&verb)
                || System::named(verb).is_some()
                || !matches!(Directive::parse(form), Err(DirectiveError::Unknown(_)));
            assert!(known, "`{form}` is no directive");
        }
    }

    #[test]
    fn help_knows_what_stands_there_already() {
        assert!(help("").contains("!@ advance 30d"));
        assert!(help("cssm ").contains("cssm tokens"));
        assert!(help("cssm token").starts_with("cssm token ["));
        assert!(!help("cssm token").contains("revoke"));
    }
}
