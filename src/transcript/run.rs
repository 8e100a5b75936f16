//! One step on its way: what was printed so far, and how much of the file's lines it has used up.
//!
//! Must not know sessions; it is given what they print.

use crate::session::Chunk;

use super::compare;
use super::front::{Front, Messages, UnlistedOutput, Whitespace};
use super::outcome::Fault;
use super::parse::{Item, without_glued_prompt};
use super::pattern::Captures;
use super::syslog;

/// What one command printed, and what of the file was used up by it.
#[derive(Default)]
pub(super) struct Run {
    /// Lines of the file under the item.
    pub(super) under: Vec<String>,
    /// The next line of `under` that is not used up.
    pub(super) at: usize,
    /// Output since the last question.
    pub(super) text: String,
    /// Whether one of its screens counts as an error.
    pub(super) error: bool,
    pub(super) messages: Vec<String>,
    pub(super) faults: Vec<Fault>,
    pub(super) printed: Vec<String>,
    pub(super) segments: Vec<(Vec<String>, String)>,
    /// The question that the file had no answer to last, and how often it came in a row.
    silence: (String, usize),
}

impl Run {
    pub(super) fn of(item: &Item) -> Self {
        Self {
            under: item.under.iter().map(|line| line.text.clone()).collect(),
            ..Self::default()
        }
    }

    pub(super) fn failed(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self.printed = self.under.clone();
        self
    }

    pub(super) fn take(&mut self, chunks: Vec<Chunk>) {
        for chunk in chunks {
            match chunk {
                Chunk::Text(text) => self.text.push_str(&text),
                Chunk::Message(line) => self.messages.push(line),
                Chunk::Erase | Chunk::Bell => {}
            }
        }
    }

    /// Finds `question` in the file, ends the segment before it, and gives what stands behind it; `None` when the
    /// file does not have it.
    pub(super) fn answer(&mut self, question: &str, front: &Front) -> Option<String> {
        let (before, asked) = question.rsplit_once('\n').unwrap_or(("", question));
        let key = asked.trim_end();
        let found = self.under[self.at..]
            .iter()
            .position(|line| line.starts_with(key))
            .map(|n| self.at + n);
        if let Some(n) = found {
            let line = self.under[n].clone();
            let answer = line
                .strip_prefix(asked)
                .or_else(|| line.strip_prefix(key))
                .unwrap_or("")
                .to_owned();
            let under = self.under[self.at..n].to_vec();
            let mut text = std::mem::take(&mut self.text);
            // A question of several lines is asked on its last one; the others are output like any other.
            if before.len() < question.len() - asked.len() {
                text.push_str(before);
                text.push('\n');
            }
            self.at = n + 1;
            self.end_segment(under, text);
            self.printed.push(line);
            self.silence = (String::new(), 0);
            return Some(answer);
        }
        if self.silence.0 == question {
            self.silence.1 += 1;
            return None;
        }
        self.silence = (question.to_owned(), 1);
        if front.unlisted_output == UnlistedOutput::Fail {
            self.faults.push(Fault::Question {
                question: question.to_owned(),
            });
        }
        None
    }

    /// How often in a row the question that was asked last had no answer in the file; 0 when it had one.
    pub(super) fn silence(&self) -> usize {
        self.silence.1
    }

    /// The next line of a text that the device takes down; what the device said before is compared first.
    pub(super) fn next_text_line(&mut self, front: &Front) -> Option<String> {
        let text = std::mem::take(&mut self.text);
        let said = compare::lines(&text);
        if !said.is_empty() {
            let end = (self.at + said.len()).min(self.under.len());
            let candidate: Vec<&str> = self.under[self.at..end].iter().map(String::as_str).collect();
            let listed = compare::agrees(&candidate, &said, front.whitespace, &mut Captures::new());
            let under = if listed {
                self.under[self.at..end].to_vec()
            } else {
                Vec::new()
            };
            self.at = if listed { end } else { self.at };
            self.end_segment(under, text);
        }
        let line = self.under.get(self.at)?.clone();
        self.at += 1;
        self.printed.push(line.clone());
        Some(line)
    }

    pub(super) fn end_segment(&mut self, under: Vec<String>, text: String) {
        self.printed
            .extend(compare::lines(&text).into_iter().map(str::to_owned));
        self.segments.push((under, text));
    }

    /// Messages that a rewritten file would list: all of them under `exact`, else those that it lists already, as they
    /// are now.
    pub(super) fn list_messages(&mut self, messages: Vec<String>, front: &Front) {
        let kept = match front.messages {
            Messages::Exact => messages,
            _ => still_listed(&self.under, messages, front.whitespace),
        };
        let lines = kept.iter().flat_map(|message| message.split('\n'));
        self.printed.extend(lines.map(str::to_owned));
    }
}

/// Of `messages` those that lines of the file speak of, in order: by their text, or, where that has changed, by the same
/// `%FACILITY-SEVERITY-MNEMONIC`.
fn still_listed(under: &[String], messages: Vec<String>, rule: Whitespace) -> Vec<String> {
    let mut coming = messages.into_iter().peekable();
    let mut kept = Vec::new();
    for line in under.iter().map(|line| without_glued_prompt(line)) {
        if !syslog::is_message(line) {
            continue;
        }
        let ahead: Vec<String> = coming.clone().collect();
        let same_text = |message: &String| {
            compare::line_agrees(line, message.lines().next().unwrap_or(""), rule, &mut Captures::new())
        };
        let same_kind = |message: &String| syslog::mnemonic(message) == syslog::mnemonic(line);
        let found = ahead
            .iter()
            .position(same_text)
            .or_else(|| ahead.iter().position(same_kind));
        if let Some(message) = found.and_then(|n| coming.nth(n)) {
            kept.push(message);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rewritten_file_lists_the_messages_it_listed() {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let under = owned(&["out", "1: %A-3-X: lost", "1: %B-3-Y: for 0 days", "1: %C-3-Z: gone"]);
        let messages = owned(&[
            "1: %A-3-X: lost",
            "2: %A-3-X: lost",
            "1: %B-3-Y: for 90 days",
            "2: %B-3-Y: for 91 days",
        ]);
        assert_eq!(
            still_listed(&under, messages, Whitespace::Exact),
            ["1: %A-3-X: lost", "1: %B-3-Y: for 90 days"]
        );
    }
}
