//! Runs a transcript on a rack, driven by what the session waits for.
//!
//! The file is never asked what a line is: the session says whether it waits for a command, an answer, a key or a
//! text, and the replayer takes the next line of the file accordingly. So a banner, a dialogue, a reload or a changed
//! host name needs no rule here. Must not know where racks come from or where results go.

use std::collections::BTreeMap;

use crate::lab::directives;
use crate::limits::SAME_QUESTION_MAX;
use crate::session::{Key, Line as Seat, Rack, Session, Start, Waiting, Way};

use super::compare;
use super::front::{Front, Messages, UnlistedOutput};
use super::outcome::{Fault, Outcome, StepResult};
use super::parse::{Item, ItemKind, Transcript, without_glued_prompt};
use super::pattern::{Captures, Pattern};
use super::place::{describe, hint, same_place};
use super::prompt;
use super::run::Run;
use super::syslog;

/// The question that came once more than it gets Enter.
const ASKED_TOO_OFTEN: usize = SAME_QUESTION_MAX + 1;

/// A transcript on its way through a rack.
pub struct Replayer<'a> {
    transcript: &'a Transcript,
    front: &'a Front,
    rack: Rack,
    device: String,
    sessions: BTreeMap<String, Session>,
    captures: Captures,
    secrets: std::vec::IntoIter<String>,
}

impl<'a> Replayer<'a> {
    /// Seats the replayer at the console of `device`.
    pub fn new(transcript: &'a Transcript, mut rack: Rack, device: &str) -> Self {
        let start = if transcript.starts_privileged() == Some(false) {
            Start::User
        } else {
            Start::Privileged
        };
        let session = open(&mut rack, device, start);
        Self {
            transcript,
            front: &transcript.front,
            rack,
            device: device.to_owned(),
            sessions: BTreeMap::from([(device.to_owned(), session)]),
            captures: Captures::new(),
            secrets: transcript.front.secrets.clone().into_iter(),
        }
    }

    /// Runs all of it; goes on after a step that differs.
    pub fn run(mut self) -> Outcome {
        self.run_items(self.transcript.items.len())
    }

    /// Runs what stands before a byte of the source, leaves the consoles, and gives the rack back as it is then.
    pub fn run_to(mut self, end: usize) -> (Outcome, Rack) {
        let items = self.transcript.items.iter();
        let count = items.take_while(|item| item.line.span.start < end).count();
        let outcome = self.run_items(count);
        for session in self.sessions.values_mut() {
            session.hang_up(&mut self.rack);
        }
        (outcome, self.rack)
    }

    fn run_items(&mut self, count: usize) -> Outcome {
        let mut outcome = Outcome::default();
        for (n, item) in self.transcript.items.iter().take(count).enumerate() {
            let (what, run) = match &item.kind {
                ItemKind::Step { prompt, typed } => (format!("{prompt}{typed}"), self.step(item, prompt, typed)),
                ItemKind::Directive { text } => (format!("!@ {text}"), self.directive(item, text)),
            };
            let line = self.transcript.line_number(item.line.span.start);
            outcome.steps.push(StepResult {
                item: n,
                line,
                what,
                faults: run.faults,
                printed: run.printed,
            });
        }
        outcome
    }

    fn step(&mut self, item: &Item, prompt: &str, typed: &str) -> Run {
        self.take_seat(prompt);
        let mut run = Run::of(item);
        let typed = match Pattern::parse(typed)
            .map_err(|e| e.to_string())
            .and_then(|p| p.fill(&self.captures))
        {
            Ok(text) => text,
            Err(reason) => return run.failed(Fault::Directive { reason }),
        };
        let Some(mut session) = self.sessions.remove(&self.device) else {
            return run.failed(Fault::NotWaiting {
                waiting: "no session".into(),
            });
        };
        if self.ready(&session, prompt, &mut run) {
            let chunks = session.enter(&mut self.rack, &typed);
            run.take(chunks);
            self.converse(&mut session, &mut run);
            run.error |= session.printed_error();
            self.judge(&mut run);
        }
        self.sessions.insert(self.device.clone(), session);
        run
    }

    /// Whether the session waits for a command at this prompt; what is wrong goes into `run`.
    fn ready(&self, session: &Session, expected: &str, run: &mut Run) -> bool {
        let Waiting::Command { prompt: actual } = session.waiting() else {
            run.faults.push(Fault::NotWaiting {
                waiting: describe(session.waiting()),
            });
            return false;
        };
        if actual == expected {
            return true;
        }
        let hint = hint(expected, actual);
        run.faults.push(Fault::Prompt {
            expected: expected.to_owned(),
            actual: actual.clone(),
            hint,
        });
        // Another name at the same place is typed all the same: one fault, not one for each step after it.
        same_place(expected, actual)
    }

    /// Gives the session what it waits for until it waits for a command again.
    fn converse(&mut self, session: &mut Session, run: &mut Run) {
        for _ in 0..10_000 {
            let chunks = match session.waiting().clone() {
                Waiting::Command { .. } | Waiting::Closed => break,
                Waiting::More => session.key(&mut self.rack, Key::Char(' '), ""),
                Waiting::Running { .. } => session.poll(&mut self.rack),
                Waiting::Text { delimiter } => {
                    let line = run.next_text_line(self.front).unwrap_or_else(|| delimiter.to_string());
                    let line = self.filled(&line, run);
                    session.enter(&mut self.rack, &line)
                }
                Waiting::Answer { question } => {
                    let answer = run.answer(&question, self.front).unwrap_or_default();
                    match run.silence() {
                        0..=SAME_QUESTION_MAX => {
                            let answer = self.filled(&answer, run);
                            session.enter(&mut self.rack, &answer)
                        }
                        // Enter is no answer to it: it is left, as somebody would who does not know either.
                        ASKED_TOO_OFTEN => session.key(&mut self.rack, Key::CtrlC, ""),
                        _ => break,
                    }
                }
                Waiting::Key { question } => {
                    let answer = run.answer(&question, self.front).unwrap_or_default();
                    session.key(
                        &mut self.rack,
                        Key::Char(answer.trim().chars().next().unwrap_or('\r')),
                        "",
                    )
                }
                Waiting::Hidden { question } => {
                    // Only an answer that the lab does not know, a wrong one mostly, stands in the file.
                    let answer = match run.answer(&question, self.front) {
                        Some(listed) if !listed.trim().is_empty() => self.filled(&listed, run),
                        _ => {
                            let known = || session.known_secret(&self.rack).unwrap_or_default();
                            self.secrets.next().unwrap_or_else(known)
                        }
                    };
                    session.enter(&mut self.rack, &answer)
                }
            };
            run.take(chunks);
        }
        let rest = run.text.split_off(0);
        let under = run.under[run.at..].to_vec();
        run.at = run.under.len();
        run.end_segment(under, rest);
    }

    fn filled(&self, answer: &str, run: &mut Run) -> String {
        match Pattern::parse(answer)
            .map_err(|e| e.to_string())
            .and_then(|p| p.fill(&self.captures))
        {
            Ok(text) => text,
            Err(reason) => {
                run.faults.push(Fault::Directive { reason });
                String::new()
            }
        }
    }

    /// Compares all that was printed with all that the file has under the item.
    fn judge(&mut self, run: &mut Run) {
        let rule = self.front.whitespace;
        let messages = std::mem::take(&mut run.messages);
        let mut pending = messages.iter().peekable();
        let mut listed = Vec::new();
        for (expected, actual) in std::mem::take(&mut run.segments) {
            let actual = compare::lines(&actual);
            let mut kept: Vec<&str> = Vec::new();
            let expected: Vec<&str> = expected.iter().map(|line| without_glued_prompt(line)).collect();
            let mut rest = expected.as_slice();
            while let [line, behind @ ..] = rest {
                rest = behind;
                // `send log` writes facilities that no rule of ours would take for one: what the device says counts.
                let said = pending.clone().any(|message| message.lines().next() == Some(line));
                if said || syslog::is_message(line) {
                    let mut ahead = pending.clone();
                    let agree =
                        |message: &String| compare::message_agrees(line, behind, message, rule, &mut self.captures);
                    if let Some(more) = ahead.find_map(agree) {
                        pending = ahead;
                        listed.push((*line).to_owned());
                        rest = &behind[more..];
                        continue;
                    }
                    let printed = |captures: &mut Captures| {
                        let mut lines = actual.iter();
                        lines.any(|printed| compare::line_agrees(line, printed, rule, captures))
                    };
                    if self.front.messages == Messages::Off && !printed(&mut self.captures.clone()) {
                        continue;
                    }
                }
                kept.push(line);
            }
            if kept.is_empty() && !actual.is_empty() {
                let allowed =
                    self.front.unlisted_output == UnlistedOutput::Allow && !run.error && !looks_like_error(&actual);
                if !allowed {
                    run.faults.push(Fault::Unlisted { actual: owned(&actual) });
                }
            } else if !compare::agrees(&kept, &actual, rule, &mut self.captures) {
                run.faults.push(Fault::Output {
                    expected: owned(&kept),
                    actual: owned(&actual),
                });
            }
        }
        if self.front.messages == Messages::Exact && listed.len() != messages.len() {
            run.faults.push(Fault::Messages {
                expected: listed,
                actual: messages.clone(),
            });
        }
        if self.front.messages != Messages::Off && !messages.is_empty() {
            run.list_messages(messages, self.front);
        }
    }

    fn directive(&mut self, item: &Item, text: &str) -> Run {
        let mut run = Run::of(item);
        match self.direct(text, &mut run) {
            Ok(printed) => {
                run.text = printed;
                self.rack.settle();
                self.look(&mut run);
                self.judge(&mut run);
                run
            }
            Err(reason) => run.failed(Fault::Directive { reason }),
        }
    }

    /// What a directive led to at the console: messages, or a device that has started and asks for its first configuration.
    fn look(&mut self, run: &mut Run) {
        let session = self.sessions.remove(&self.device);
        let waits = |session: &Session| matches!(session.waiting(), Waiting::Command { .. });
        let Some(mut session) = session else {
            let text = run.text.split_off(0);
            run.end_segment(run.under.clone(), text);
            return;
        };
        let goes_on = waits(&session);
        let chunks = session.poll(&mut self.rack);
        run.take(chunks);
        if goes_on {
            self.converse(&mut session, run);
        } else {
            let text = run.text.split_off(0);
            run.end_segment(run.under.clone(), text);
        }
        self.sessions.insert(self.device.clone(), session);
    }

    /// Directives that concern sessions are done here, all others by the lab.
    fn direct(&mut self, text: &str, run: &mut Run) -> Result<String, String> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        match verb {
            "power-cycle" => {
                let device = self.device.clone();
                self.rack.boot(&device);
                let session = open(&mut self.rack, &device, Start::Privileged);
                self.sessions.insert(device, session);
                Ok(String::new())
            }
            "upgrade" | "downgrade" => {
                let way = if verb == "upgrade" { Way::Up } else { Way::Down };
                let device = self.device.clone();
                self.rack.change_release(&device, rest.trim(), way)?;
                let session = open(&mut self.rack, &device, Start::Privileged);
                self.sessions.insert(device, session);
                Ok(String::new())
            }
            "console" => {
                let name = rest.trim();
                if self.rack.lab().device(name).is_none() {
                    return Err(format!("the lab has no device `{name}`"));
                }
                self.sit_at(name);
                Ok(String::new())
            }
            "expect" => {
                self.expect(rest, run);
                Ok(String::new())
            }
            // What a person at the Cisco side is told when it cannot be done is output, where the file says it is refused.
            "refused" => match self.at_lab(rest) {
                Ok(_) => Err(format!("`{rest}` was carried out")),
                Err(reason) => Ok(format!("{reason}\n")),
            },
            _ => self.at_lab(text),
        }
    }

    fn at_lab(&mut self, text: &str) -> Result<String, String> {
        let filled = Pattern::parse(text).map_err(|e| e.to_string())?.fill(&self.captures)?;
        let done = directives::direct(self.rack.lab_mut(), &self.device, &filled).map_err(|error| error.to_string())?;
        self.captures.extend(done.captured);
        Ok(done.text)
    }

    /// `PATH is VALUE`, `PATH is unset`.
    fn expect(&mut self, text: &str, run: &mut Run) {
        let Some((path, expected)) = text.split_once(" is ") else {
            run.faults.push(Fault::Directive {
                reason: "`expect` is written `!@ expect PATH is VALUE`".into(),
            });
            return;
        };
        let (path, expected) = (path.trim(), expected.trim());
        match self.rack.value(&self.device, path) {
            Err(reason) => run.faults.push(Fault::Directive { reason }),
            Ok(actual) => {
                if !compare::line_agrees(expected, &actual, self.front.whitespace, &mut self.captures) {
                    let side = |value: &str| vec![format!("{path} is {value}")];
                    run.faults.push(Fault::Output {
                        expected: side(expected),
                        actual: side(&actual),
                    });
                }
            }
        }
    }

    /// A prompt with the name of another device of the lab switches to its console.
    fn take_seat(&mut self, text: &str) {
        let Some(prompt) = prompt::leading(text) else { return };
        if self.device == prompt.name || self.rack.hostname(&self.device) == prompt.name {
            return;
        }
        if self.rack.lab().device(prompt.name).is_some() {
            let name = prompt.name.to_owned();
            self.sit_at(&name);
        }
    }

    fn sit_at(&mut self, device: &str) {
        self.device = device.to_owned();
        if !self.sessions.contains_key(device) {
            let session = open(&mut self.rack, device, Start::Privileged);
            self.sessions.insert(device.to_owned(), session);
        }
    }
}

/// A session at the console whose output is never paged: `terminal length 0`.
fn open(rack: &mut Rack, device: &str, start: Start) -> Session {
    let mut session = Session::open(rack, device, Seat::Console, start);
    session.unpaged();
    session
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// What clients take for a failed command, whatever the screen says of itself.
fn looks_like_error(lines: &[&str]) -> bool {
    const ERRORS: [&str; 6] = [
        "% Invalid",
        "% Incomplete",
        "% Ambiguous",
        "% Unknown",
        "% Bad",
        "%Error",
    ];
    lines
        .iter()
        .any(|line| ERRORS.iter().any(|error| line.starts_with(error)))
}
