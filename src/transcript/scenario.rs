//! Training scenarios: transcripts whose comments say what the trouble is, how it is found, and what mends it.
//!
//! The file's first comment is its title. Comments that begin with one of [`PARTS`] begin a part: up to the diagnosis a
//! scenario sets the scene, so that somebody can sit down there. Must not know where scenarios are kept.

use crate::diagnostic::{Diagnostic, SourceFile};

use super::Transcript;

/// The words that begin a part, in their order.
pub const PARTS: [&str; 4] = ["Symptom:", "Diagnosis:", "Cure:", "After:"];
/// What the diagnosis is called, too.
const REVEAL: &str = "Reveal:";
/// How a comment begins.
const COMMENT: &str = "! ";

/// A scenario as it is written.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its session.
    pub transcript: Transcript,
    /// The first comment.
    pub title: String,
    /// Comments of the symptom, joined to one text.
    pub symptom: String,
    /// The byte where the diagnosis begins; `None` where the file has no such comment.
    pub diagnosis: Option<usize>,
}

impl Scenario {
    /// Reads a scenario.
    ///
    /// # Errors
    /// What is wrong with the transcript.
    pub fn parse(file: SourceFile) -> Result<Self, Vec<Diagnostic>> {
        let transcript = Transcript::parse(file, &[])?;
        let comments: Vec<(usize, &str)> = comments(&transcript.source.text).collect();
        let begins = |part: &str| comments.iter().position(|(_, comment)| comment.starts_with(part));
        let title = comments.first().map(|(_, line)| title(line)).unwrap_or_default();
        let symptom = begins(PARTS[0]).map(|at| symptom(&comments[at..])).unwrap_or_default();
        let diagnosis = [PARTS[1], REVEAL]
            .into_iter()
            .filter_map(begins)
            .min()
            .map(|at| comments[at].0);
        Ok(Self {
            title,
            symptom,
            diagnosis,
            transcript,
        })
    }
}

/// A title without the words that some begin with, and no longer than its sentence.
fn title(line: &str) -> String {
    let line = line.trim_end();
    let line = line.strip_prefix("Symptom: ").unwrap_or(line);
    let line = match line
        .strip_prefix("Training scenario ")
        .and_then(|rest| rest.split_once(": "))
    {
        Some((_, rest)) => rest,
        None => line,
    };
    let sentence = line.split_once(". ").map_or(line, |(sentence, _)| sentence);
    sentence.trim_end_matches('.').to_owned()
}

/// The comment that begins the symptom and those right under it, up to the next part.
fn symptom(comments: &[(usize, &str)]) -> String {
    let begins_part = |line: &str| PARTS[1..].iter().chain([&REVEAL]).any(|part| line.starts_with(part));
    let mut lines = Vec::new();
    let mut next = comments.first().map(|(at, _)| *at);
    for (at, line) in comments {
        // What is told further down, after commands, is told to whoever follows them.
        if next != Some(*at) || begins_part(line) {
            break;
        }
        lines.push(line.trim_end());
        next = Some(at + COMMENT.len() + line.len() + 1);
    }
    lines.join(" ")[PARTS[0].len()..].trim().to_owned()
}

/// Comments with the byte at which they stand.
fn comments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        Some((start, line.strip_prefix(COMMENT)?.trim_end_matches(['\n', '\r'])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\nprofile: c9300-48p\n---\n! A title\n! Symptom: nothing\n! goes.\nsw#show clock\n{{time}}\n! And so on.\n\
                        ! Diagnosis: look.\nsw#show version\n...\n";

    #[test]
    fn its_parts_are_found() {
        let scenario = Scenario::parse(SourceFile::new("01-x.txt", TEXT)).expect("a scenario");
        assert_eq!(scenario.title, "A title");
        assert_eq!(scenario.symptom, "nothing goes.");
        assert_eq!(scenario.diagnosis, TEXT.find("! Diagnosis"));
    }

    #[test]
    fn a_title_is_one_sentence() {
        let titles = [
            "Training scenario 37: two files were mixed up.",
            "Symptom: the log fills. Nothing stops.",
            "A firewall drops TCP 443",
        ];
        let found = titles.map(title);
        assert_eq!(
            found,
            ["two files were mixed up", "the log fills", "A firewall drops TCP 443"]
        );
    }

    #[test]
    fn a_transcript_without_comments_is_one_without_parts() {
        let scenario = Scenario::parse(SourceFile::new("t.txt", "sw#show clock\n{{time}}\n")).expect("a scenario");
        assert_eq!((scenario.title.as_str(), scenario.diagnosis), ("", None));
    }
}
