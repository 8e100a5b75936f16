//! `licsim golden`: the transcripts below `golden/`, checked or rewritten.
//!
//! The same runner as `replay`; must not know more than the folder and the paths that are named.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{CliError, MachineOptions, replay};

/// Arguments of `licsim golden`.
#[derive(Args, Debug)]
pub struct GoldenArgs {
    /// Compare, or rewrite what differs
    #[arg(value_enum, default_value_t = Verb::Check)]
    verb: Verb,
    /// Transcripts and folders of them; all of the folder without any
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The folder
    #[arg(long, value_name = "DIR", default_value = "golden", conflicts_with = "paths")]
    dir: PathBuf,
    /// How many transcripts run at a time
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: u16,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
enum Verb {
    Check,
    Update,
}

/// Runs every transcript of the folder, or those that are named.
///
/// # Errors
/// As `licsim replay`.
pub fn run(options: &MachineOptions, args: &GoldenArgs) -> Result<(), CliError> {
    replay::begins_anew(options)?;
    let paths = match args.paths.as_slice() {
        [] => std::slice::from_ref(&args.dir),
        named => named,
    };
    let (jobs, skipped) = replay::collect(paths)?;
    let done = replay::run_jobs(options, jobs, usize::from(args.jobs));
    replay::conclude(&done, skipped, args.verb == Verb::Update, None)
}
