//! `licsim profiles`: the devices that can be powered on.
//!
//! Must not know licensing.

use clap::{Args, Subcommand};
use comfy_table::{ContentArrangement, Table, presets};

use crate::device::view;
use crate::diagnostic::{Diagnostic, counted};
use crate::profile::{self, Profile, StartsAt};

use super::machine::{Machine, faults_of_releases, profile as load};
use super::output::Output;
use super::{CliError, MachineOptions};

/// Arguments of `licsim profiles`.
#[derive(Args, Debug)]
pub struct ProfilesArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List the built-in profiles
    List,
    /// Show a profile with all that it extends
    Show {
        /// A built-in profile's name, or a YAML file
        name: String,
    },
    /// List the platforms that a profile may name as its product
    Platforms,
    /// Check profiles: their files, and that a device powers on; without a name all built-in ones
    Check {
        /// Built-in profiles' names, or YAML files
        names: Vec<String>,
    },
}

/// Runs `licsim profiles …`.
///
/// # Errors
/// Faults of profiles.
pub fn run(options: &MachineOptions, args: &ProfilesArgs) -> Result<(), CliError> {
    let mut out = Output::new();
    match &args.verb {
        Verb::List => out.text(&list(options)?)?,
        Verb::Platforms => out.text(&platforms())?,
        Verb::Show { name } => out.text(&show(&load(&named(options, name))?))?,
        Verb::Check { names } => {
            let all = if names.is_empty() {
                profile::builtins()
            } else {
                names.clone()
            };
            for name in all {
                out.text(&check(&named(options, &name), &name)?)?;
            }
        }
    }
    out.flush()
}

fn named(options: &MachineOptions, name: &str) -> MachineOptions {
    MachineOptions {
        profile: Some(name.to_owned()),
        // A profile is looked at as it is at power-on.
        state: None,
        ..options.clone()
    }
}

fn list(options: &MachineOptions) -> Result<String, CliError> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["profile", "product", "release", "rendition", "about"]);
    for name in profile::builtins() {
        let profile = match load(&named(options, &name)) {
            // Moved to a release that its platform never had.
            Err(_) if options.release.is_some() => continue,
            loaded => loaded?,
        };
        let text = |key| profile.state.text(key).unwrap_or("-").to_owned();
        let about = profile.about.clone().unwrap_or_default();
        table.add_row([
            name,
            text(view::CHASSIS_PID),
            text(view::RELEASE),
            profile.rendition.clone(),
            about,
        ]);
    }
    Ok(table.trim_fmt() + "\n")
}

/// Product ids by platform, with family and first release.
fn platforms() -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["family", "since", "ports", "products"]);
    for row in profile::platforms() {
        let ports = if row.is_whole() { "known" } else { "-" };
        table.add_row([
            row.family.clone(),
            row.since.to_string(),
            ports.to_owned(),
            row.pids().join(" "),
        ]);
    }
    table.trim_fmt() + "\n"
}

/// A profile whole: its family alone is still named, because the box as it leaves the factory hangs on it.
fn show(profile: &Profile) -> String {
    let mut head = String::new();
    let mut line = |key: &str, value: &str| head.push_str(&format!("{key}: {value}\n"));
    if !profile.products.is_empty() {
        line("product", &format!("[{}]", profile.products.join(", ")));
    } else if let Some(family) = &profile.family {
        line("extends", &quoted(family));
    }
    if let Some(about) = &profile.about {
        line("about", &quoted(about));
    }
    line("rendition", &quoted(&profile.rendition));
    line("quirks", &format!("[{}]", quirks(profile)));
    if let Some(lab) = &profile.lab {
        line("lab", &quoted(lab));
    }
    let starts_at = match profile.starts_at {
        StartsAt::User => "\">\"",
        StartsAt::Privileged => "\"#\"",
        StartsAt::Login => "login",
    };
    line("starts_at", starts_at);
    if !profile.nvram_saved {
        line("nvram_saved", "false");
    }
    if let Some(text) = &profile.startup_config {
        line("startup_config", &quoted(text));
    }
    if let Some(at) = profile.powered_on {
        line("powered_on", &at.format("%Y-%m-%d %H:%M:%S UTC").to_string());
    }
    head + &profile::yaml(&profile.state) + &profile::overlays_yaml(&profile.overlays)
}

/// JSON strings are YAML strings, whatever they hold.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn quirks(profile: &Profile) -> String {
    let names = crate::device::Quirk::ALL
        .iter()
        .filter(|(quirk, _)| profile.quirks.contains(quirk))
        .map(|(_, name)| *name);
    names.collect::<Vec<_>>().join(", ")
}

/// A profile is good when its files are, and when the device powers on with a configuration that reads back.
fn check(options: &MachineOptions, name: &str) -> Result<String, CliError> {
    let mut faults = faults_of_releases(options);
    let profile = match load(options) {
        Err(CliError::Input(own)) => {
            let new = |own: &Diagnostic| !faults.iter().any(|known| known.to_string() == own.to_string());
            let own: Vec<Diagnostic> = own.into_iter().filter(new).collect();
            faults.extend(own);
            return Err(CliError::Input(faults));
        }
        _ if !faults.is_empty() => return Err(CliError::Input(faults)),
        loaded => loaded?,
    };
    let machine = Machine::build(options)?;
    let lines = machine.rack().running_config(machine.device()).lines().count();
    let mut lost = String::new();
    for (screen, hunk) in machine.rack().overlays_without_place(machine.device()) {
        let after = hunk.after.as_deref().unwrap_or("the beginning");
        lost.push_str(&format!(
            "{name}: {screen}: no place for {} of its overlay: behind `{after}` the screen prints something else\n",
            counted(hunk.lines.len(), "line")
        ));
    }
    let quirks = quirks(&profile);
    let quirks = if quirks.is_empty() { "none".to_owned() } else { quirks };
    Ok(lost
        + &format!(
            "{name}: good; {} of configuration; quirks: {quirks}\n",
            counted(lines, "line")
        ))
}
