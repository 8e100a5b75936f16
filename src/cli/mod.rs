//! The command line: one file a subcommand, exit codes in one place.
//!
//! Exit codes: 0 all well; 1 a transcript or golden did not match (`exec --strict`: the device printed an error); 2 wrong
//! usage, or an input file that is not well formed. A closed output pipe ends quietly with 0. Must not know licensing.

#![expect(
    clippy::disallowed_methods,
    reason = "the edge: files, threads, the environment and the wall clock"
)]

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::diagnostic::Diagnostic;
use crate::lab::verbs::System;
use crate::limits;

mod cast;
mod cisco;
pub mod directive;
mod examples;
mod exec;
mod golden;
mod grammar;
mod hardware;
mod head;
mod import;
mod log;
mod machine;
mod options;
mod output;
mod pipe;
mod profiles;
mod recording;
mod replace;
mod replay;
mod scenarios;
mod shell;
mod state;

pub use machine::Machine;
pub use options::MachineOptions;

/// An IOS-XE switch for people who work with Cisco licensing and have no switch to spare.
#[derive(Debug, Parser)]
#[command(name = "licsim", version, about, max_term_width = 100, after_help = examples::LICSIM)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    machine: MachineOptions,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Sit at the switch's console; with a pipe on standard input, write a transcript (the default)
    #[command(after_help = examples::SHELL)]
    Shell,
    /// Run commands and print their output, byte for byte
    #[command(after_help = examples::EXEC)]
    Exec(exec::ExecArgs),
    /// Run transcripts and show where the device answers otherwise
    #[command(after_help = examples::REPLAY)]
    Replay(replay::ReplayArgs),
    /// Check or rewrite the transcripts below golden/
    #[command(after_help = examples::GOLDEN)]
    Golden(golden::GoldenArgs),
    /// Make a profile of what a real switch printed
    #[command(after_help = examples::IMPORT)]
    Import(import::ImportArgs),
    /// Look at what may be typed
    #[command(after_help = examples::GRAMMAR)]
    Grammar(grammar::GrammarArgs),
    /// Look at the devices that can be powered on
    #[command(after_help = examples::PROFILES)]
    Profiles(profiles::ProfilesArgs),
    /// Training scenarios: list them, read one, sit down at its symptom
    #[command(after_help = examples::SCENARIOS)]
    Scenarios(scenarios::ScenariosArgs),
    /// Work in the CSSM portal of a kept lab; without a verb, list what can be done
    #[command(after_help = examples::system(System::Cssm))]
    Cssm(cisco::CiscoArgs),
    /// Work on an SSM On-Prem of a kept lab
    #[command(after_help = examples::system(System::OnPrem))]
    Onprem(cisco::CiscoArgs),
    /// Work on a CSLU of a kept lab
    #[command(after_help = examples::system(System::Cslu))]
    Cslu(cisco::CiscoArgs),
    /// Work in the licence manager of a DNA Center of a kept lab
    #[command(after_help = examples::system(System::Dnac))]
    Dnac(cisco::CiscoArgs),
    /// Redeem PAKs for licence files in a kept lab, move them to another device
    #[command(after_help = examples::system(System::Pak))]
    Pak(cisco::CiscoArgs),
    /// Change the hardware of a switch of a kept lab: units of a stack, supervisors, a replaced chassis
    #[command(after_help = hardware::HELP)]
    Hardware(hardware::HardwareArgs),
}

/// Why a command ended badly.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Faults of input files, with their places.
    #[error("{}", join(.0))]
    Input(Vec<Diagnostic>),
    /// Wrong usage.
    #[error("licsim: {0}")]
    Usage(String),
    /// A file or terminal could not be used.
    #[error("licsim: {what}: {error}")]
    Io {
        /// Which.
        what: String,
        /// Why.
        error: io::Error,
    },
    /// Transcripts did not match, or a device printed an error under `--strict`; already reported.
    #[error("did not match")]
    Mismatch,
    /// Whoever read our output has gone.
    #[error("output is closed")]
    Closed,
}

impl CliError {
    /// An I/O fault of `what`; a closed pipe is [`CliError::Closed`].
    pub fn io(what: impl Into<String>, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::Closed
        } else {
            Self::Io {
                what: what.into(),
                error,
            }
        }
    }

    fn exit_code(&self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Mismatch => 1,
            Self::Input(_) | Self::Usage(_) | Self::Io { .. } => 2,
        }
    }
}

fn join(faults: &[Diagnostic]) -> String {
    let mut text: Vec<String> = faults
        .iter()
        .take(limits::DIAGNOSTICS_SHOWN_MAX)
        .map(ToString::to_string)
        .collect();
    if faults.len() > text.len() {
        text.push(format!("… and {} more", faults.len() - text.len()));
    }
    text.join("\n\n")
}

/// Runs `licsim` with the process's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    log::to_stderr();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !matches!(error, CliError::Closed | CliError::Mismatch) {
                eprintln!("{error}");
            }
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(cli: Cli) -> Result<(), CliError> {
    match cli.command.unwrap_or(Command::Shell) {
        Command::Shell => shell::run(&cli.machine),
        Command::Exec(args) => exec::run(&cli.machine, &args),
        Command::Replay(args) => replay::run(&cli.machine, &args),
        Command::Golden(args) => golden::run(&cli.machine, &args),
        Command::Import(args) => import::run(&cli.machine, &args),
        Command::Grammar(args) => grammar::run(&cli.machine, &args),
        Command::Profiles(args) => profiles::run(&cli.machine, &args),
        Command::Scenarios(args) => scenarios::run(&cli.machine, &args),
        Command::Cssm(args) => cisco::run(System::Cssm, &cli.machine, &args),
        Command::Onprem(args) => cisco::run(System::OnPrem, &cli.machine, &args),
        Command::Cslu(args) => cisco::run(System::Cslu, &cli.machine, &args),
        Command::Dnac(args) => cisco::run(System::Dnac, &cli.machine, &args),
        Command::Pak(args) => cisco::run(System::Pak, &cli.machine, &args),
        Command::Hardware(args) => hardware::run(&cli.machine, &args),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
