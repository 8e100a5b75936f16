//! `licsim scenarios`: the training scenarios that come with the program.
//!
//! They are transcripts below `golden/scenarios/`, embedded as they are. Must not know licensing.

use std::io::IsTerminal as _;

use clap::{Args, Subcommand};
use comfy_table::{ContentArrangement, Table, presets};

use crate::diagnostic::SourceFile;
use crate::session::Pace;
use crate::transcript::{Replayer, Scenario, report};
use crate::{console, embedded};

use super::output::Output;
use super::state::State;
use super::{CliError, Machine, MachineOptions, pipe, replay};

/// Where the built-in scenarios are.
const FOLDER: &str = "golden/scenarios/";

/// Arguments of `licsim scenarios`.
#[derive(Args, Debug)]
pub struct ScenariosArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List the scenarios
    List {
        /// What is seen instead of what it is: for whoever wants to find out
        #[arg(long)]
        symptoms: bool,
    },
    /// Print one: symptom, diagnosis, cure, and what it looks like afterwards
    Show {
        /// Its number or name
        name: String,
    },
    /// Sit down at the console of its switch: the symptom has been seen, nothing has been done
    Start {
        /// Its number or name
        name: String,
    },
    /// Replay scenarios; without a name all of them
    Check {
        /// Their numbers or names
        names: Vec<String>,
    },
}

/// Runs `licsim scenarios …`.
///
/// # Errors
/// No such scenario; faults of it; a terminal or pipe that cannot be used.
pub fn run(options: &MachineOptions, args: &ScenariosArgs) -> Result<(), CliError> {
    match &args.verb {
        Verb::List { symptoms } => print(&list(*symptoms)?),
        Verb::Show { name } => print(&named(name)?.text),
        Verb::Start { name } => start(options, name),
        Verb::Check { names } => check(options, names),
    }
}

fn print(text: &str) -> Result<(), CliError> {
    let mut out = Output::new();
    out.text(text)?;
    out.flush()
}

/// The numbered scenarios, in order.
fn all() -> impl Iterator<Item = SourceFile> {
    embedded::below(FOLDER).filter(|file| number(file).is_some())
}

/// `07-tls-inspection` of a file.
fn stem(file: &SourceFile) -> &str {
    let name = file.name.strip_prefix(FOLDER).unwrap_or(&file.name);
    name.strip_suffix(".txt").unwrap_or(name)
}

fn number(file: &SourceFile) -> Option<u32> {
    stem(file).split_once('-')?.0.parse().ok()
}

/// The scenario of a number (`7`, `07`), or of a name with or without it (`07-tls-inspection`, `tls-inspection`).
fn named(name: &str) -> Result<SourceFile, CliError> {
    let wanted = name.parse::<u32>().ok();
    let is_it = |file: &SourceFile| match wanted {
        Some(wanted) => number(file) == Some(wanted),
        None => stem(file) == name || stem(file).split_once('-').is_some_and(|(_, rest)| rest == name),
    };
    all().find(is_it).ok_or_else(|| {
        let why = format!("there is no scenario `{name}`; `licsim scenarios list` has all of them");
        CliError::Usage(why)
    })
}

fn list(symptoms: bool) -> Result<String, CliError> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    if symptoms {
        // The name of a scenario tells its cause.
        table.set_header(["no", "profile", "symptom"]);
    } else {
        table.set_header(["no", "name", "profile", "release", "title"]);
    }
    for file in all() {
        let name = stem(&file).split_once('-').map_or("", |(_, rest)| rest).to_owned();
        let no = number(&file).unwrap_or_default().to_string();
        let scenario = Scenario::parse(file).map_err(CliError::Input)?;
        let front = &scenario.transcript.front;
        let or_dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let (profile, release) = (or_dash(&front.profile), or_dash(&front.release));
        if symptoms && scenario.diagnosis.is_some() {
            table.add_row([no, profile, scenario.symptom]);
        } else if !symptoms {
            table.add_row([no, name, profile, release, scenario.title]);
        }
    }
    Ok(table.trim_fmt() + "\n")
}

fn check(options: &MachineOptions, names: &[String]) -> Result<(), CliError> {
    replay::begins_anew(options)?;
    let files: Vec<SourceFile> = match names {
        [] => all().collect(),
        some => some.iter().map(|name| named(name)).collect::<Result<_, _>>()?,
    };
    let jobs = files.iter().map(replay::built_in).collect();
    let done = replay::run_jobs(options, jobs, 1);
    replay::conclude(&done, 0, false, None)
}

/// The switch at the end of the symptom, on this terminal or a pipe.
fn start(options: &MachineOptions, name: &str) -> Result<(), CliError> {
    let scenario = Scenario::parse(named(name)?).map_err(CliError::Input)?;
    let Some(end) = scenario.diagnosis else {
        let why = format!("scenario `{name}` does not say where its diagnosis begins: `licsim scenarios show {name}`");
        return Err(CliError::Usage(why));
    };
    if let Some(folder) = &options.state
        && State::open(folder)?.1.is_some()
    {
        let why = "keeps a switch already: go on there with `licsim --state`, or name another folder";
        return Err(CliError::Usage(format!("{}: {why}", folder.display())));
    }
    let options = options.with_front(&scenario.transcript.front, None);
    if !std::io::stdin().is_terminal() {
        // What is written from here on does not begin at power-on, so no head makes it replay.
        return pipe::run_on(staged(&options, &scenario, end)?, "");
    }
    // The title would tell the trainee the cause.
    let about = format!("[licsim: {}]\n", scenario.symptom);
    console::run_with(&about, move || {
        let machine = staged(&options, &scenario, end)?;
        Ok(machine.with_rack(|mut rack| {
            rack.set_pace(Pace::Wall);
            rack
        }))
    })
}

/// Plays a scenario up to a byte of it.
fn staged(options: &MachineOptions, scenario: &Scenario, end: usize) -> Result<Machine, CliError> {
    let machine = Machine::build(options)?;
    let device = machine.device().to_owned();
    let mut said = String::new();
    let mut machine = machine.with_rack(|rack| {
        let (outcome, rack) = Replayer::new(&scenario.transcript, rack, &device).run_to(end);
        if !outcome.passed() {
            said = report::text(&scenario.transcript, &outcome);
        }
        rack
    });
    // Under options of the user's own (`--release`) a scenario may go another way; it can be started all the same.
    if !said.is_empty() {
        tracing::warn!("the symptom is not that of the scenario:\n{said}");
    }
    machine.save()?;
    Ok(machine)
}
