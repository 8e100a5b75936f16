//! `licsim replay`: transcripts, and folders of them.
//!
//! Must not know how a step is compared.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, SourceFile, counted};
use crate::limits;
use crate::transcript::{Outcome, Replayer, Transcript, report, update};

use super::machine::{self, text};
use super::output::Output;
use super::replace::replace;
use super::{CliError, Machine, MachineOptions, head};

/// Arguments of `licsim replay`.
#[derive(Args, Debug)]
pub struct ReplayArgs {
    /// Transcripts, folders of them, or `-` for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Rewrite the output of steps that differ
    #[arg(long)]
    update: bool,
    /// Write the results as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// How many transcripts run at a time
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: u16,
}

/// One file that is to be run.
pub struct Job {
    name: String,
    path: Option<PathBuf>,
    text: String,
}

/// What became of one file.
pub struct Done {
    job: Job,
    result: Result<(Transcript, Outcome), Vec<Diagnostic>>,
}

/// Runs the transcripts.
///
/// # Errors
/// [`CliError::Mismatch`] when one did not match; [`CliError::Input`] when one is not well formed or a path holds none.
pub fn run(options: &MachineOptions, args: &ReplayArgs) -> Result<(), CliError> {
    begins_anew(options)?;
    let (jobs, skipped) = collect(&args.paths)?;
    let done = run_jobs(options, jobs, usize::from(args.jobs));
    conclude(&done, skipped, args.update, args.json.as_deref())
}

/// A transcript says what a switch does from power-on; what an earlier run left behind has no place in it.
///
/// # Errors
/// The options name a state folder.
pub fn begins_anew(options: &MachineOptions) -> Result<(), CliError> {
    match options.state {
        None => Ok(()),
        Some(_) => Err(CliError::Usage(
            "--state is for shell and exec: each transcript begins at power-on".into(),
        )),
    }
}

/// Reports, rewrites, and says how it went.
///
/// # Errors
/// As [`run`].
pub fn conclude(done: &[Done], skipped: usize, rewrite: bool, json: Option<&Path>) -> Result<(), CliError> {
    let mut out = Output::new();
    let mut faults = Vec::new();
    let mut failed = 0;
    for one in done {
        match &one.result {
            Err(errors) => faults.extend(errors.iter().cloned()),
            Ok((_, outcome)) if outcome.passed() => {}
            Ok((transcript, outcome)) if rewrite => match rewritten(one, transcript, outcome)? {
                Ok(line) => out.text(&line)?,
                Err(line) => {
                    out.text(&line)?;
                    failed += 1;
                }
            },
            Ok((transcript, outcome)) => {
                failed += 1;
                out.text(&report::text(transcript, outcome))?;
            }
        }
    }
    let steps: usize = done
        .iter()
        .filter_map(|one| one.result.as_ref().ok())
        .map(|(_, outcome)| outcome.steps.len())
        .sum();
    let unread = done.iter().filter(|one| one.result.is_err()).count();
    let passed = done.len() - failed - unread;
    let mut note = String::new();
    if unread > 0 {
        note = format!(", {unread} not run (errors below)");
    }
    if skipped > 0 {
        note += &format!(", {} skipped (no prompt in it)", counted(skipped, "file"));
    }
    out.text(&format!(
        "{} passed, {failed} failed, {}{note}\n",
        counted(passed, "transcript"),
        counted(steps, "step"),
    ))?;
    out.flush()?;
    if let Some(path) = json {
        write_json(path, done)?;
    }
    if !faults.is_empty() {
        return Err(CliError::Input(faults));
    }
    if failed > 0 { Err(CliError::Mismatch) } else { Ok(()) }
}

/// Rewrites one file; the inner error is a file that only a person can mend.
fn rewritten(one: &Done, transcript: &Transcript, outcome: &Outcome) -> Result<Result<String, String>, CliError> {
    let name = &one.job.name;
    let Some(path) = &one.job.path else {
        return Ok(Err(format!("{name}: standard input cannot be rewritten\n")));
    };
    match update::update(transcript, outcome) {
        Err(refusal) => Ok(Err(format!("{name}: {refusal}\n{}", report::text(transcript, outcome)))),
        Ok(update) => {
            replace(path, update.text.as_bytes())?;
            Ok(Ok(format!(
                "{name}: {} changed\n",
                counted(update.lines_changed, "line")
            )))
        }
    }
}

/// Every transcript at `paths`, and how many files of folders hold no prompt.
///
/// # Errors
/// A path that is not there or cannot be read, or that holds no transcript.
pub fn collect(paths: &[PathBuf]) -> Result<(Vec<Job>, usize), CliError> {
    let mut jobs = Vec::new();
    let mut skipped = 0;
    for path in paths {
        let before = jobs.len();
        if path.as_os_str() == "-" {
            jobs.push(standard_input()?);
        } else if path.is_dir() {
            skipped += folder(path, &mut jobs)?;
        } else {
            jobs.push(read(path)?);
        }
        if jobs.len() == before {
            let what = "holds no transcript: looked for *.txt and *.md files with a prompt such as `switch#`";
            return Err(CliError::Usage(format!("{}: {what}", path.display())));
        }
    }
    Ok((jobs, skipped))
}

/// A transcript that is no file of this machine.
pub fn built_in(file: &SourceFile) -> Job {
    Job {
        name: file.name.to_string(),
        path: None,
        text: file.text.to_string(),
    }
}

fn standard_input() -> Result<Job, CliError> {
    let mut bytes = Vec::new();
    // One byte more than may be tells that there are too many.
    let most = limits::TEXT_FILE_BYTES_MAX as u64 + 1;
    io::stdin()
        .lock()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| CliError::io("standard input", error))?;
    let file = text("<stdin>", bytes, limits::TEXT_FILE_BYTES_MAX)?;
    Ok(Job {
        name: file.name.to_string(),
        path: None,
        text: file.text.to_string(),
    })
}

fn read(path: &Path) -> Result<Job, CliError> {
    let file = machine::read(path, limits::TEXT_FILE_BYTES_MAX)?;
    Ok(Job {
        name: file.name.to_string(),
        path: Some(path.to_owned()),
        text: file.text.to_string(),
    })
}

/// Transcripts of a folder, in the order of their names; how many other texts there are.
fn folder(path: &Path, jobs: &mut Vec<Job>) -> Result<usize, CliError> {
    let entries = fs::read_dir(path).map_err(|error| CliError::io(path.display().to_string(), error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    let mut skipped = 0;
    for path in paths {
        if path.is_dir() {
            skipped += folder(&path, jobs)?;
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md") {
            let job = read(&path)?;
            // A text without any prompt is no transcript; one with other faults is reported when it is run.
            let parsed = Transcript::parse(SourceFile::new(job.name.as_str(), job.text.as_str()), &[]);
            if parsed.is_err_and(|faults| faults.iter().all(|fault| fault.message == "holds no step")) {
                skipped += 1;
            } else {
                jobs.push(job);
            }
        }
    }
    Ok(skipped)
}

/// Runs `jobs`, up to `at_a_time` side by side; the results are in the order of the jobs.
pub fn run_jobs(options: &MachineOptions, jobs: Vec<Job>, at_a_time: usize) -> Vec<Done> {
    let queue = std::sync::Mutex::new(jobs.into_iter().enumerate().collect::<Vec<_>>().into_iter());
    let mut done: Vec<(usize, Done)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..at_a_time.max(1))
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    loop {
                        let next = queue.lock().map(|mut queue| queue.next()).unwrap_or(None);
                        let Some((n, job)) = next else { return done };
                        let result = run_one(options, &job);
                        done.push((n, Done { job, result }));
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, one)| one).collect()
}

fn run_one(options: &MachineOptions, job: &Job) -> Result<(Transcript, Outcome), Vec<Diagnostic>> {
    let file = SourceFile::new(job.name.as_str(), job.text.as_str());
    let first = Transcript::parse(file.clone(), &[])?;
    let folder = job.path.as_deref().and_then(Path::parent);
    let machine =
        Machine::build(&options.with_front(&first.front, folder)).map_err(|error| head::placed(&file, error))?;
    let names = machine.names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let transcript = Transcript::parse(file.clone(), &names)?;
    let device = machine.device().to_owned();
    let outcome = Replayer::new(&transcript, machine.into_rack(), &device).run();
    Ok((transcript, outcome))
}

#[derive(Serialize)]
struct JsonStep<'a> {
    line: usize,
    step: &'a str,
    passed: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    difference: String,
}

#[derive(Serialize)]
struct JsonFile<'a> {
    file: &'a str,
    passed: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<String>,
    steps: Vec<JsonStep<'a>>,
}

fn write_json(path: &Path, done: &[Done]) -> Result<(), CliError> {
    let files: Vec<JsonFile<'_>> = done
        .iter()
        .map(|one| match &one.result {
            Err(errors) => JsonFile {
                file: &one.job.name,
                passed: false,
                errors: errors.iter().map(ToString::to_string).collect(),
                steps: Vec::new(),
            },
            Ok((transcript, outcome)) => JsonFile {
                file: &one.job.name,
                passed: outcome.passed(),
                errors: Vec::new(),
                steps: outcome
                    .steps
                    .iter()
                    .map(|step| JsonStep {
                        line: step.line,
                        step: &step.what,
                        passed: step.faults.is_empty(),
                        difference: report::summary(step, transcript.front.whitespace),
                    })
                    .collect(),
            },
        })
        .collect();
    let text = serde_json::to_string_pretty(&serde_json::json!({ "version": 1, "files": files }))
        .map_err(|error| CliError::io(path.display().to_string(), io::Error::other(error)))?;
    fs::write(path, text + "\n").map_err(|error| CliError::io(path.display().to_string(), error))
}
