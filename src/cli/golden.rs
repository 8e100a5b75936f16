//! `licsim golden`: the transcripts below `golden/`, checked or rewritten.
//!
//! The same runner as `replay`; must not know more than the folder.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{CliError, MachineOptions, replay};

/// Arguments of `licsim golden`.
#[derive(Args, Debug)]
pub struct GoldenArgs {
    /// Compare, or rewrite what differs
    #[arg(value_enum, default_value_t = Verb::Check)]
    verb: Verb,
    /// Transcripts, or folders of them, instead of all
    #[arg(conflicts_with = "dir")]
    paths: Vec<PathBuf>,
    /// The folder
    #[arg(long, value_name = "DIR", default_value = "golden")]
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

/// Runs the transcripts that are named, else every one of the folder.
///
/// # Errors
/// As `licsim replay`.
pub fn run(options: &MachineOptions, args: &GoldenArgs) -> Result<(), CliError> {
    replay::begins_anew(options)?;
    let all = std::slice::from_ref(&args.dir);
    let (jobs, skipped) = replay::collect(if args.paths.is_empty() { all } else { &args.paths })?;
    let done = replay::run_jobs(options, jobs, usize::from(args.jobs));
    replay::conclude(&done, skipped, args.verb == Verb::Update, None)
}
