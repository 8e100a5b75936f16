//! `licsim cssm …` and its neighbours: the verbs of the Cisco side, on a `--state` folder.
//!
//! Words are read by the same parser as `!@ cssm …` of a transcript; here files of this machine may be named too. Must not
//! know what verbs do.

#![expect(clippy::disallowed_methods, reason = "this is the edge that reads and writes files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clap::{Args, FromArgMatches as _};

use crate::lab::verbs::{Call, Side, System, Value};
use crate::limits;

use super::output::Output;
use super::replace::replace;
use super::{CliError, Machine, MachineOptions};

/// Arguments of `licsim cssm …`.
#[derive(Args, Debug)]
pub struct CiscoArgs {
    /// A verb and what it takes; `--json` answers as JSON
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "VERB")]
    words: Vec<String>,
}

/// Carries out a verb.
///
/// # Errors
/// Wrong usage, or it cannot be done.
pub fn run(system: System, options: &MachineOptions, args: &CiscoArgs) -> Result<(), CliError> {
    let mut out = Output::new();
    let usage = |error: &dyn std::fmt::Display| CliError::Usage(error.to_string());
    let (own, words) = split(&args.words);
    if words.is_empty() || words.iter().any(|word| word == "--help" || word == "-h") {
        out.text(&help(system, &words))?;
        return out.flush();
    }
    let options = &merged(options, &own)?;
    let call = Call::parse(system, &words, Side::Host).map_err(|error| usage(&error))?;
    if options.state.is_none() {
        let why = format!(
            "{} works on a kept lab: name its folder with --state DIR",
            system.name()
        );
        return Err(CliError::Usage(why));
    }
    let inputs = inputs(&call)?;
    let mut machine = Machine::build(options)?;
    let device = machine.device().to_owned();
    let lab = machine.rack_mut().lab_mut();
    let answer = lab.carry_out(&device, &call, inputs).map_err(|error| usage(&error))?;
    machine.save()?;
    for (name, bytes) in &answer.files {
        replace(Path::new(name), bytes)?;
    }
    out.text(&if call.json { answer.json() } else { answer.text() })?;
    out.flush()
}

/// How the verbs are written; of one verb alone where one is named.
fn help(system: System, words: &[String]) -> String {
    let named = |verb: &&'static crate::lab::verbs::Verb| words.iter().any(|word| word == verb.name);
    match system.verbs().find(named) {
        Some(verb) => format!(
            "licsim {} {} [--json]\n    {}\n",
            system.name(),
            verb.form(),
            verb.about
        ),
        None => format!(
            "{}. FILE is `flash:NAME` of the switch, `scp://HOST/NAME` of a host of the lab, or a file of this machine.\n\n{}",
            system.about(),
            system.help()
        ),
    }
}

/// The options of the command line itself among the words, and what is left.
pub(super) fn split(words: &[String]) -> (Vec<String>, Vec<String>) {
    let command = MachineOptions::augment_args(clap::Command::new("licsim"));
    let known = |word: &str| {
        let name = word.strip_prefix("--")?;
        let (name, whole) = name.split_once('=').map_or((name, false), |(name, _)| (name, true));
        command
            .get_arguments()
            .any(|arg| arg.get_long() == Some(name))
            .then_some(whole)
    };
    let (mut own, mut left) = (Vec::new(), Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match known(word) {
            None => left.push(word.clone()),
            Some(whole) => {
                own.push(word.clone());
                if !whole {
                    own.extend(words.next().cloned());
                }
            }
        }
    }
    (own, left)
}

/// Options before the verb, with those behind it.
pub(super) fn merged(options: &MachineOptions, own: &[String]) -> Result<MachineOptions, CliError> {
    let command = MachineOptions::augment_args(clap::Command::new("licsim").no_binary_name(true));
    let read = command
        .try_get_matches_from(own)
        .and_then(|matches| MachineOptions::from_arg_matches(&matches));
    let own = read.map_err(|error| CliError::Usage(error.to_string()))?;
    Ok(MachineOptions {
        profile: own.profile.or_else(|| options.profile.clone()),
        lab: own.lab.or_else(|| options.lab.clone()),
        device: own.device.or_else(|| options.device.clone()),
        clock: own.clock.or_else(|| options.clock.clone()),
        state: own.state.or_else(|| options.state.clone()),
        release: own.release.or_else(|| options.release.clone()),
        rendition: own.rendition.or_else(|| options.rendition.clone()),
        grammar: own.grammar.or_else(|| options.grammar.clone()),
        seed: own.seed.or(options.seed),
    })
}

/// The files of this machine that the call names, read before anything is done.
fn inputs(call: &Call) -> Result<BTreeMap<String, Vec<u8>>, CliError> {
    let mut inputs = BTreeMap::new();
    for name in call.files(Value::Input).filter(|name| !crate::lab::verbs::of_lab(name)) {
        let io = |error| CliError::io(name.to_owned(), error);
        let size = fs::metadata(name).map_err(io)?.len();
        if size > limits::TEXT_FILE_BYTES_MAX as u64 {
            return Err(CliError::Usage(format!("{name}: is too large for a licensing file")));
        }
        inputs.insert(name.to_owned(), fs::read(name).map_err(io)?);
    }
    Ok(inputs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_the_command_line_are_found_behind_the_verb_too() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (own, left) = split(&words("licenses --state a --va X --seed=3 --json"));
        assert_eq!(
            (own, left),
            (words("--state a --seed=3"), words("licenses --va X --json"))
        );
        let options = merged(&MachineOptions::default(), &words("--state a --seed=3")).expect("they are read");
        assert_eq!((options.state, options.seed), (Some("a".into()), Some(3)));
        assert!(merged(&MachineOptions::default(), &words("--seed x")).is_err());
    }
}
