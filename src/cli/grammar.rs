//! `licsim grammar`: what may be typed, checked and shown.
//!
//! Must not know what a command does.

use clap::{Args, Subcommand};
use comfy_table::{ContentArrangement, Table, presets};

use crate::device::view::SCHEMA;
use crate::screen::Library;
use crate::session::Bindable;

use super::machine::{grammar_files, screen_files};
use super::output::Output;
use super::{CliError, Machine, MachineOptions};

/// Arguments of `licsim grammar`.
#[derive(Args, Debug)]
pub struct GrammarArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Check grammar and screens; every fault with its place
    Lint,
    /// Show what may be typed on a device, as a tree
    Tree {
        /// Begin at this mode
        #[arg(default_value = "exec")]
        mode: String,
    },
    /// List every path that profiles, grammar and screens share
    Paths {
        /// Only paths that begin with this
        #[arg(default_value = "")]
        prefix: String,
    },
    /// List the commands of a device, one a line, arguments in angle brackets
    Commands {
        /// Only commands that begin with this
        #[arg(default_value = "")]
        prefix: String,
        /// Of this mode
        #[arg(long, default_value = "exec")]
        mode: String,
    },
    /// Write the command reference of a device, as Markdown
    Reference,
}

/// Runs `licsim grammar …`.
///
/// # Errors
/// Faults of grammar or screens; an unknown mode.
pub fn run(options: &MachineOptions, args: &GrammarArgs) -> Result<(), CliError> {
    let mut out = Output::new();
    match &args.verb {
        Verb::Lint => out.text(&lint(options)?)?,
        Verb::Tree { mode } => out.text(&tree(&Machine::build(options)?, mode)?)?,
        Verb::Paths { prefix } => out.text(&paths(prefix)?)?,
        Verb::Commands { prefix, mode } => out.text(&commands(&Machine::build(options)?, mode, prefix)?)?,
        Verb::Reference => {
            let mut machine = Machine::build(options)?;
            // Screens show what NVRAM holds.
            machine.rack_mut().write_all_due_nvram();
            out.text(&machine.rack().reference(machine.device()))?;
        }
    }
    out.flush()
}

fn tree(machine: &Machine, mode: &str) -> Result<String, CliError> {
    let outline = machine.rack().outline(machine.device(), mode);
    outline.ok_or_else(|| no_mode(machine, mode))
}

fn commands(machine: &Machine, mode: &str, prefix: &str) -> Result<String, CliError> {
    let all = machine.rack().commands(machine.device(), mode);
    let all = all.ok_or_else(|| no_mode(machine, mode))?;
    let found: Vec<String> = all.into_iter().filter(|line| line.starts_with(prefix)).collect();
    if found.is_empty() {
        return Err(CliError::Usage(format!(
            "no command of mode `{mode}` begins with `{prefix}`"
        )));
    }
    Ok(found.join("\n") + "\n")
}

fn no_mode(machine: &Machine, mode: &str) -> CliError {
    let modes = machine.rack().grammar().modes().map(|(_, info)| info.name.to_string());
    let modes = Vec::from_iter(modes).join(", ");
    CliError::Usage(format!("the grammar has no mode `{mode}`; it has {modes}"))
}

fn lint(options: &MachineOptions) -> Result<String, CliError> {
    let library = Library::new(&SCHEMA, screen_files(options)?);
    let files = grammar_files(options)?;
    let names = Bindable { library: &library };
    let (grammar, mut faults) = crate::grammar::Grammar::load(&files, &names);
    faults.extend(grammar.lint(&names));
    faults.extend(library.lint());
    if faults.is_empty() {
        Ok(format!(
            "{} grammar files, {} screens: no faults\n",
            files.len(),
            library.names().len()
        ))
    } else {
        Err(CliError::Input(faults))
    }
}

fn paths(prefix: &str) -> Result<String, CliError> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["path", "kind", "origin", "meaning"]);
    let mut found = false;
    for (_, row) in SCHEMA.iter().filter(|(_, row)| row.name.starts_with(prefix)) {
        found = true;
        table.add_row([
            row.name.to_owned(),
            format!("{:?}", row.kind).to_lowercase(),
            format!("{:?}", row.origin).to_lowercase(),
            row.doc.to_owned(),
        ]);
    }
    if found {
        Ok(table.trim_fmt() + "\n")
    } else {
        Err(CliError::Usage(format!("no path begins with `{prefix}`")))
    }
}
