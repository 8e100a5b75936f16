//! The shell on a pipe: commands a line at a time in, a transcript out that `licsim replay` accepts.
//!
//! Must not know licensing.

use std::io::{BufRead, Read as _};

use crate::limits;
use crate::session::{Chunk, Key, Line, Session, Waiting};
use crate::transcript::{compare, pattern, write};

use super::output::Output;
use super::{CliError, Machine, MachineOptions, directive, log};

/// Bytes of a line that are looked at: any character takes at most four.
const LINE_BYTES_MAX: u64 = 4 * limits::LINE_LENGTH_MAX as u64;

/// Reads commands from standard input until it ends or the console is left.
///
/// # Errors
/// Faults of profile, lab or grammar; a closed pipe; input that cannot be read.
pub fn run(options: &MachineOptions) -> Result<(), CliError> {
    run_on(Machine::build(options)?, &options.front_matter())
}

/// The same at a machine that stands already; `head` is written first.
///
/// # Errors
/// As [`run`].
pub fn run_on(mut machine: Machine, head: &str) -> Result<(), CliError> {
    let mut out = Output::new();
    out.text(head)?;
    let mut session = machine.console(Line::Console, machine.starts_at());
    session.unpaged();
    let mut page = Page::default();
    let mut input = std::io::stdin().lock();
    let mut unanswered = Unanswered::default();
    loop {
        page.run(&mut session, &mut machine);
        // What is printed has happened: it is kept before anybody reads it.
        machine.save()?;
        page.rest(&session, &mut out)?;
        if matches!(session.waiting(), Waiting::Closed) {
            break;
        }
        let line = match read_line(&mut input)? {
            Some(line) => line,
            // A question that no line answers gets Enter, as `exec` and `replay` give it.
            None if asks(&session) && !unanswered.insists(session.waiting()) => String::new(),
            None => break,
        };
        page.answer(&mut session, &mut machine, &line, &mut out)?;
    }
    out.flush()
}

fn asks(session: &Session) -> bool {
    matches!(
        session.waiting(),
        Waiting::Answer { .. } | Waiting::Key { .. } | Waiting::Hidden { .. }
    )
}

/// The question that nobody answered last, and how often it came in a row.
#[derive(Default)]
pub(super) struct Unanswered {
    question: String,
    times: usize,
}

impl Unanswered {
    /// Whether what the session waits for is a question to which Enter has been no answer.
    pub(super) fn insists(&mut self, waiting: &Waiting) -> bool {
        let (Waiting::Answer { question } | Waiting::Key { question } | Waiting::Hidden { question }) = waiting else {
            return false;
        };
        if self.question != *question {
            *self = Self {
                question: question.clone(),
                times: 0,
            };
        }
        self.times += 1;
        self.times > limits::SAME_QUESTION_MAX
    }
}

/// One line without its line end, as a terminal would have typed it. Lines are read whole whatever their length, and
/// kept as far as any text of a device can use.
fn read_line(input: &mut impl BufRead) -> Result<Option<String>, CliError> {
    let failed = |error| CliError::io("standard input", error);
    let mut bytes = Vec::new();
    let read = input
        .by_ref()
        .take(LINE_BYTES_MAX)
        .read_until(b'\n', &mut bytes)
        .map_err(failed)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') {
        input.skip_until(b'\n').map_err(failed)?;
    }
    Ok(Some(typed(&String::from_utf8_lossy(&bytes))))
}

/// What of a line is text: keys that edit a line do nothing here, and a device takes no more than its line holds.
fn typed(line: &str) -> String {
    let blank = |c: char| if c == '\t' { ' ' } else { c };
    line.chars()
        .map(blank)
        .filter(|c| !c.is_control())
        .take(limits::LINE_LENGTH_MAX)
        .collect()
}

/// What a step printed so far, kept until the next prompt so that it can be written as a transcript needs it.
#[derive(Default)]
struct Page {
    text: String,
    messages: Vec<String>,
}

impl Page {
    /// Lets running commands and pagers come to their end.
    fn run(&mut self, session: &mut Session, machine: &mut Machine) {
        loop {
            let chunks = match session.waiting() {
                Waiting::More => session.key(machine.rack_mut(), Key::Char(' '), ""),
                Waiting::Running { .. } => session.poll(machine.rack_mut()),
                _ => break,
            };
            self.take(chunks);
        }
    }

    /// Writes what was printed, and the prompt or question that is waited at.
    fn rest(&mut self, session: &Session, out: &mut Output) -> Result<(), CliError> {
        let (asked, ends_step) = match session.waiting() {
            Waiting::Command { prompt } => (prompt.clone(), true),
            Waiting::Answer { question } | Waiting::Key { question } | Waiting::Hidden { question } => {
                (question.clone(), false)
            }
            _ => (String::new(), true),
        };
        self.write(out, ends_step)?;
        out.text(&asked)?;
        out.flush()
    }

    fn answer(
        &mut self,
        session: &mut Session,
        machine: &mut Machine,
        line: &str,
        out: &mut Output,
    ) -> Result<(), CliError> {
        if let Waiting::Command { prompt } = session.waiting() {
            tracing::debug!(%prompt, command = %log::masked(line), "typed");
        }
        if let Some(text) = directive::of(session, line) {
            // The prompt stands already: in the transcript somebody pressed Enter there first.
            out.text(&format!("\n{}\n", line.trim()))?;
            let done = directive::carry_out(machine, session, text);
            self.take(done.map_err(|error| CliError::Usage(format!("`{}`: {error}", log::masked(line))))?);
            return Ok(());
        }
        let rack = machine.rack_mut();
        let chunks = match session.waiting() {
            Waiting::Key { .. } => {
                let key = line.trim().chars().next();
                out.text(&key.map_or_else(String::new, |c| c.to_string()))?;
                session.key(rack, Key::Char(key.unwrap_or('\r')), "")
            }
            Waiting::Hidden { .. } => {
                // A device echoes nothing, so no secret stands here. That an answer was not the lab's does: replayed, the
                // mark is an answer too, and a wrong one stays wrong.
                if session.known_secret(rack).unwrap_or_default() != line {
                    out.text(&pattern::literal(""))?;
                }
                session.enter(rack, line)
            }
            Waiting::Text { .. } => {
                // A line of a banner may look like a prompt or a comment.
                out.text(&write::under(&[line.to_owned()]).concat())?;
                session.enter(rack, line)
            }
            _ => {
                out.text(&write::typed(line))?;
                session.enter(rack, line)
            }
        };
        out.text("\n")?;
        self.take(chunks);
        Ok(())
    }

    fn take(&mut self, chunks: Vec<Chunk>) {
        for chunk in chunks {
            match chunk {
                Chunk::Text(text) => self.text.push_str(&text),
                Chunk::Message(line) => self.messages.push(line),
                Chunk::Erase | Chunk::Bell => {}
            }
        }
    }

    /// Output first, then the messages that came with it, each on a line of its own.
    fn write(&mut self, out: &mut Output, ends_step: bool) -> Result<(), CliError> {
        let text = std::mem::take(&mut self.text);
        let lines: Vec<String> = compare::lines(&text).into_iter().map(str::to_owned).collect();
        for line in write::under(&lines) {
            out.text(&line)?;
            out.text("\n")?;
        }
        if ends_step {
            for message in self.messages.drain(..) {
                out.text(&message)?;
                out.text("\n")?;
            }
        }
        Ok(())
    }
}
