//! Front matter: the YAML head of a transcript, and the rules of comparison that it chooses.
//!
//! Must not know how a profile or a lab is found.

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::limits;

/// What the head of a transcript says; a field that is not given is left to the command line, lab and profile.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Front {
    /// Profile by name, or a path of a file beside the transcript.
    pub profile: Option<String>,
    /// Lab by name.
    pub lab: Option<String>,
    /// The switch of the lab whose console the transcript begins at.
    pub device: Option<String>,
    /// Moment of power-on, `2026-01-20 09:11:55 UTC`.
    pub clock: Option<String>,
    /// Release the profile is moved to.
    pub release: Option<String>,
    /// Rendition the screens are chosen from.
    pub rendition: Option<String>,
    /// Seed of the lab's generator.
    pub seed: Option<u64>,
    /// Hidden answers in the order in which they are asked for.
    #[serde(default)]
    pub secrets: Vec<String>,
    /// How exactly output must agree.
    #[serde(default)]
    pub whitespace: Whitespace,
    /// What a command with nothing under it may print.
    #[serde(default)]
    pub unlisted_output: UnlistedOutput,
    /// How messages (syslog) are compared.
    #[serde(default)]
    pub messages: Messages,
}

/// How blanks, tabs and empty lines count.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Whitespace {
    /// Every byte, also the blank lines before the next prompt.
    #[default]
    Exact,
    /// Not trailing blanks, nor blank lines at both ends of an output.
    Lines,
    /// Blanks at both ends of a line are dropped, runs of blanks and tabs are one, empty lines do not count.
    Collapse,
}

/// What a command may print when the file has nothing under it.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum UnlistedOutput {
    /// Nothing.
    #[default]
    Fail,
    /// Anything but an error.
    Allow,
}

/// Which messages must be listed.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Messages {
    /// Those that are listed must come where they stand; others are not asked for.
    #[default]
    Listed,
    /// All and only the listed ones, in order.
    Exact,
    /// Not compared at all.
    Off,
}

/// Splits the front matter off `file`: what it says, and the byte where the session begins.
///
/// # Errors
/// A head that is not closed by a line `---`, is too long, or holds an unknown or ill-typed key.
pub fn split(file: &SourceFile) -> Result<(Front, usize), Diagnostic> {
    let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
    let offset = file.text.len() - text.len();
    let first = text.lines().next().unwrap_or("");
    if first.trim_end() != "---" {
        return Ok((Front::default(), offset));
    }
    let start = offset + text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    for line in file.text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            let front = parse(file, start, at)?;
            return Ok((front, at + line.len()));
        }
        at += line.len();
    }
    Err(Diagnostic::new(
        &file.name,
        &file.text,
        offset..offset + 3,
        "front matter without its closing line",
    )
    .help("end it with a line `---`"))
}

fn parse(file: &SourceFile, start: usize, end: usize) -> Result<Front, Diagnostic> {
    let yaml = &file.text[start..end];
    if yaml.len() > limits::YAML_BYTES_MAX {
        return Err(Diagnostic::new(
            &file.name,
            &file.text,
            start..start,
            "front matter is too long",
        ));
    }
    if yaml.trim().is_empty() {
        return Ok(Front::default());
    }
    serde_yaml::from_str(yaml).map_err(|error| {
        let (line, column) = error
            .location()
            .map_or((1, 1), |at| (at.line() as usize, at.column() as usize));
        let at = start + byte_at(yaml, line, column);
        let message = error.to_string();
        let first = message
            .lines()
            .next()
            .unwrap_or("not valid YAML")
            .trim_start_matches("error: ")
            .to_owned();
        Diagnostic::new(&file.name, &file.text, at..at + 1, format!("front matter: {first}"))
    })
}

/// The byte of a line and column, both from 1.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let within = text[start.min(text.len())..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    (start + within).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile::new("t.txt", text)
    }

    #[test]
    fn a_file_without_a_head_begins_at_once() {
        assert_eq!(split(&file("sw#show clock\n")).unwrap(), (Front::default(), 0));
    }

    #[test]
    fn every_key_is_read() {
        let text = "---\nprofile: c9300-48p\nclock: 2026-01-20 09:11:55 UTC\nrelease: 17.10\nseed: 7\nsecrets: [a, b]\n\
                    whitespace: collapse\nunlisted-output: allow\nmessages: exact\n---\nsw#\n";
        let (front, at) = split(&file(text)).unwrap();
        assert_eq!(front.release.as_deref(), Some("17.10"));
        assert_eq!(front.secrets, ["a", "b"]);
        assert_eq!(
            (front.whitespace, front.unlisted_output),
            (Whitespace::Collapse, UnlistedOutput::Allow)
        );
        assert_eq!(front.messages, Messages::Exact);
        assert_eq!(&text[at..], "sw#\n");
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place() {
        let error = split(&file("---\nprofile: x\nwhitspace: exact\n---\nsw#\n")).unwrap_err();
        assert_eq!(error.line_column().0, 3, "{error}");
        assert!(error.message.contains("whitspace"), "{error}");
    }

    #[test]
    fn an_open_head_is_an_error() {
        let error = split(&file("---\nprofile: x\nsw#\n")).unwrap_err();
        assert_eq!(error.line_column(), (1, 1));
    }
}
