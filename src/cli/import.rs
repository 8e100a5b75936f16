//! `licsim import`: what a real switch printed becomes a profile.
//!
//! The files, standard input and the report for a person; what is read in them stands in `import`. Must not know licensing.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use comfy_table::{ContentArrangement, Table, presets};

use crate::diagnostic::{counted, visible};
use crate::import::{self, Imported, Report, World};
use crate::profile;

use super::machine::engines;
use super::output::Output;
use super::replace::replace;
use super::{CliError, MachineOptions, recording};

/// Name of a profile that goes to standard output.
const NAME_DEFAULT: &str = "imported";

/// Arguments of `licsim import`.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// Recordings: outputs of one switch, or whole sessions; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The profile to write; standard output without it
    #[arg(short, long, value_name = "PROFILE.yaml")]
    output: Option<PathBuf>,
    /// Report as JSON: on standard output with `--output`, else on standard error
    #[arg(long)]
    json: bool,
    /// Host name of the device, where no prompt and no output shows it
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

/// Runs `licsim import …`.
///
/// # Errors
/// A recording that cannot be read or is none; a profile that cannot be written.
pub fn run(options: &MachineOptions, args: &ImportArgs) -> Result<(), CliError> {
    says_nothing_else(options)?;
    if let Some(path) = args.output.as_deref().filter(|path| path.is_dir()) {
        let path = path.display();
        return Err(CliError::Usage(format!(
            "{path}: is a folder: name the profile's file, {path}/mine.yaml"
        )));
    }
    let files = args
        .files
        .iter()
        .map(|path| recording::read(path))
        .collect::<Result<Vec<_>, _>>()?;
    let world = World {
        engines: engines(options)?,
        profiles: &profile::builtin,
    };
    let stem = args
        .output
        .as_deref()
        .and_then(Path::file_stem)
        .map(|stem| stem.to_string_lossy().into_owned());
    let request = import::Request {
        profile: stem.unwrap_or_else(|| NAME_DEFAULT.to_owned()),
        hostname: args.name.clone(),
    };
    let Imported { profile, report, .. } = import::import(world, &files, &request).map_err(CliError::Input)?;
    match &args.output {
        Some(path) => replace(path, profile.text.as_bytes())?,
        None => print(&profile.text)?,
    }
    tell(&report, args)
}

/// Recordings say which device it is, and an import powers nothing on that is kept.
///
/// # Errors
/// Options that would be passed over.
fn says_nothing_else(options: &MachineOptions) -> Result<(), CliError> {
    let given = [
        ("--profile", options.profile.is_some()),
        ("--lab", options.lab.is_some()),
        ("--device", options.device.is_some()),
        ("--clock", options.clock.is_some()),
        ("--state", options.state.is_some()),
        ("--release", options.release.is_some()),
        ("--rendition", options.rendition.is_some()),
        ("--seed", options.seed.is_some()),
    ];
    match given.iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((option, _)) => Err(CliError::Usage(format!(
            "{option} means nothing to an import: the recordings say what the device is; give it to the profile that is made"
        ))),
    }
}

fn print(text: &str) -> Result<(), CliError> {
    let mut out = Output::new();
    out.text(text)?;
    out.flush()
}

fn tell(report: &Report, args: &ImportArgs) -> Result<(), CliError> {
    let mut text = if args.json {
        serde_json::to_string_pretty(&report.json()).unwrap_or_default()
    } else {
        visible(&words(report))
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    if args.json && args.output.is_some() {
        return print(&text);
    }
    let told = io::stderr().lock().write_all(text.as_bytes());
    told.map_err(|error| CliError::io("standard error", error))
}

/// The report for a person.
fn words(report: &Report) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header([
        "file",
        "command",
        "release",
        "lines",
        "understood",
        "verbatim",
        "overrides",
        "identical",
    ]);
    for text in &report.files {
        table.add_row([
            text.file.clone(),
            text.command.clone(),
            text.release.clone().unwrap_or_else(|| "-".to_owned()),
            text.lines.to_string(),
            text.understood.to_string(),
            text.verbatim.len().to_string(),
            text.overrides.len().to_string(),
            if text.identical { "yes" } else { "no" }.to_owned(),
        ]);
    }
    let mut out = table.trim_fmt() + "\n";
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    for text in &report.files {
        if !text.repairs.is_empty() {
            line(format!("{}: undone: {}", text.file, text.repairs.join(", ")));
        }
        for kept in &text.verbatim {
            line(format!("{}: kept as it is: {}", kept.place, kept.text));
        }
        if let Some(later) = &text.superseded_by {
            line(format!(
                "{}: printed as at {later}, which is the later output",
                text.file
            ));
        } else if let Some(first) = text.contradicted.first() {
            line(format!(
                "{}: another text contradicts {} from here on: kept for {}",
                first.place,
                counted(text.contradicted.len(), "line"),
                text.command
            ));
        }
        if text.dropped > 0 && text.superseded_by.is_none() {
            line(format!(
                "{}: the screen has {} that the text has not: left out",
                text.file,
                counted(text.dropped, "line")
            ));
        }
        if text.behind > 0 && text.superseded_by.is_none() {
            line(format!(
                "{}: the text ends early; the profile prints {} behind it",
                text.file,
                counted(text.behind, "more line")
            ));
        }
        for over in &text.overrides {
            let (path, said, ruled) = (&over.path, &over.captured, &over.computed);
            line(format!(
                "{}: {path} is {said}, by the rules {ruled}: kept until an event computes it",
                text.file
            ));
        }
    }
    for c in &report.contradictions {
        let ((first, at), (second, there)) = (&c.first, &c.second);
        line(format!(
            "{}: {first} ({at}) and {second} ({there}): the second counts",
            c.path
        ));
    }
    for ignored in &report.ignored {
        let lines = match ignored.lines {
            0 => String::new(),
            lines => format!(" ({})", counted(lines, "line")),
        };
        line(format!(
            "{}: not read: {}{lines}: {}",
            ignored.place, ignored.what, ignored.why
        ));
    }
    for note in &report.notes {
        line(format!("note: {note}"));
    }
    let said = |read: bool| if read { "read" } else { "taken" };
    line(format!(
        "release {} ({}), agent {} ({}); powered on {}",
        report.release.as_deref().unwrap_or("unknown"),
        said(report.release_read),
        report.agent.as_deref().unwrap_or("unknown"),
        said(report.agent_read),
        match (&report.powered_on, &report.powered_on_by) {
            (Some(at), Some(by)) => format!("{at}, from {by}"),
            _ => "now".to_owned(),
        },
    ));
    out
}
