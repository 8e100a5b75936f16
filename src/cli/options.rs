//! Which switch, in which world: the options that every subcommand shares, and their order of authority.
//!
//! Command line, then front matter, then lab, then profile. Must not know how a switch is built.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::transcript::Front;

/// The profile that is powered on when none is named.
pub const DEFAULT_PROFILE: &str = "sw-infrarunbook-01";

/// Which switch, in which world.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Switch")]
pub struct MachineOptions {
    /// The device: a built-in profile's name, or a YAML file
    #[arg(long, global = true, value_name = "NAME|FILE")]
    pub profile: Option<String>,
    /// The world around it: a built-in lab's name, or a YAML file
    #[arg(long, global = true, value_name = "NAME|FILE")]
    pub lab: Option<String>,
    /// The switch whose console it is, in a lab that has several: its name in the lab
    #[arg(long, global = true, value_name = "NAME")]
    pub device: Option<String>,
    /// Moment of power-on: `now`, or `2026-01-20 09:11:55 UTC`
    #[arg(long, global = true, value_name = "now|TIME")]
    pub clock: Option<String>,
    /// Keep the switch in this folder, or go on with the one that is there
    #[arg(long, global = true, value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// Move the profile to another release, such as 17.12.4
    #[arg(long, global = true, value_name = "RELEASE")]
    pub release: Option<String>,
    /// The screens of another rendition: `ios-xe` as real switches print them, `infrarunbook` as the article
    #[arg(long, global = true, value_name = "NAME")]
    pub rendition: Option<String>,
    /// Grammar and screens of your own: a folder laid over the built-in `grammar/`
    #[arg(long, global = true, value_name = "DIR")]
    pub grammar: Option<PathBuf>,
    /// Seed of what the lab draws: faults at random, ids, tokens
    #[arg(long, global = true, value_name = "N")]
    pub seed: Option<u64>,
}

impl MachineOptions {
    /// These options, with what a transcript's head says where the command line says nothing. A profile or lab that is a
    /// file is looked for beside the transcript.
    #[must_use]
    pub fn with_front(&self, front: &Front, folder: Option<&Path>) -> Self {
        let beside = |name: &Option<String>| {
            name.clone().map(|name| match folder.map(|folder| folder.join(&name)) {
                Some(path) if is_file_name(&name) && path.is_file() => path.display().to_string(),
                _ => name,
            })
        };
        Self {
            profile: self.profile.clone().or_else(|| beside(&front.profile)),
            lab: self.lab.clone().or_else(|| beside(&front.lab)),
            device: self.device.clone().or_else(|| front.device.clone()),
            clock: self.clock.clone().or_else(|| front.clock.clone()),
            state: self.state.clone(),
            release: self.release.clone().or_else(|| front.release.clone()),
            rendition: self.rendition.clone().or_else(|| front.rendition.clone()),
            grammar: self.grammar.clone(),
            seed: self.seed.or(front.seed),
        }
    }

    /// The head that makes a transcript of this switch replay on the same switch; empty where nothing is special.
    pub fn front_matter(&self) -> String {
        let mut head = String::new();
        let rows = [
            ("profile", &self.profile),
            ("lab", &self.lab),
            ("device", &self.device),
            ("clock", &self.clock),
            ("release", &self.release),
            ("rendition", &self.rendition),
        ];
        for (key, value) in rows.iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
            // JSON strings are YAML strings, whatever they hold.
            let _ = writeln!(head, "{key}: {}", serde_json::Value::from(value.as_str()));
        }
        if let Some(seed) = self.seed {
            let _ = writeln!(head, "seed: {seed}");
        }
        if head.is_empty() {
            head
        } else {
            format!("---\n{head}---\n")
        }
    }
}

/// Whether a profile or lab is named as a file.
pub fn is_file_name(name: &str) -> bool {
    name.contains('/') || name.contains('\\') || name.ends_with(".yaml") || name.ends_with(".yml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceFile;
    use crate::transcript::front;

    #[test]
    fn the_command_line_wins_over_the_front_matter() {
        let options = MachineOptions {
            profile: Some("mine".into()),
            ..MachineOptions::default()
        };
        let front = Front {
            profile: Some("theirs".into()),
            seed: Some(7),
            ..Front::default()
        };
        let merged = options.with_front(&front, None);
        assert_eq!((merged.profile.as_deref(), merged.seed), (Some("mine"), Some(7)));
    }

    #[test]
    fn a_written_head_reads_back() {
        let options = MachineOptions {
            profile: Some("c9300-48p".into()),
            release: Some("17.10".into()),
            clock: Some("2026-01-20 09:11:55 UTC".into()),
            seed: Some(3),
            ..MachineOptions::default()
        };
        let text = options.front_matter() + "sw#\n";
        let (read, _) = front::split(&SourceFile::new("t.txt", text)).unwrap();
        let again = MachineOptions::default().with_front(&read, None);
        assert_eq!(
            (again.profile, again.release, again.clock, again.seed),
            (options.profile, options.release, options.clock, options.seed)
        );
        assert_eq!(MachineOptions::default().front_matter(), "");
    }
}
