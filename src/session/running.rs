//! A command that takes its time: ping, copy, a name lookup.
//!
//! Under [`Pace::AtOnce`] the lab's time moves with it; under [`Pace::Wall`] its output comes as it is due, and
//! Ctrl-^ breaks it off. Must not know what runs.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};

use crate::device::reaction::{BrokenOff, Effect, Piece, Running};

use super::command::chunk;
use super::dialogue::{Call, Doer};
use super::rack::{Pace, Printed};
use super::talk::{Chunk, Key, Waiting};
use super::{Rack, Session, Stage};

/// The action that asks before it is broken off.
const COPY: &str = "copy";

/// A running command.
pub struct Run {
    call: Call,
    /// What comes, and when, lab time.
    steps: VecDeque<(DateTime<Utc>, Piece)>,
    broken_off: BrokenOff,
    /// How many steps are printed.
    done: usize,
    effects: Vec<Effect>,
    /// Output that waits for its pipe.
    held: Printed,
    /// `Abort Copy? [confirm]` is asked.
    question: Option<String>,
}

impl Run {
    /// What is waited for.
    pub(super) fn waiting(&self) -> Waiting {
        match (&self.question, self.steps.front()) {
            (Some(question), _) => Waiting::Key {
                question: question.clone(),
            },
            (None, Some((next, _))) => Waiting::Running { next: *next },
            (None, None) => Waiting::Running {
                next: DateTime::UNIX_EPOCH,
            },
        }
    }

    /// Whether the command is one that Ctrl-C asks about.
    fn is_copy(&self) -> bool {
        matches!(self.call.doer, Doer::Device(info) if info.name == COPY)
    }
}

impl Session {
    /// Begins a command that takes its time, after `printed`.
    pub(super) fn run(
        &mut self,
        rack: &mut Rack,
        call: Call,
        printed: Printed,
        running: Running,
        effects: Vec<Effect>,
    ) -> Vec<Chunk> {
        let mut due = rack.lab().now();
        let steps = running.steps.into_iter().map(|(after, piece)| {
            due += after;
            (due, piece)
        });
        let mut run = Box::new(Run {
            steps: steps.collect(),
            broken_off: running.broken_off,
            done: 0,
            effects,
            held: Printed::default(),
            question: None,
            call,
        });
        match rack.pace() {
            Pace::AtOnce => {
                run.held = printed;
                while let Some((due, piece)) = run.steps.pop_front() {
                    rack.advance(due);
                    self.hold(rack, &mut run, &[piece]);
                }
                self.run_out(rack, *run)
            }
            Pace::Wall => {
                let mut chunks = self.emit(&mut run, printed);
                chunks.extend(self.run_on(rack, run));
                chunks
            }
        }
    }

    /// Prints what is due and waits for the rest.
    pub(super) fn run_on(&mut self, rack: &mut Rack, mut run: Box<Run>) -> Vec<Chunk> {
        let mut chunks = Vec::new();
        if run.question.is_none() {
            while let Some((_, piece)) = run.steps.pop_front_if(|(due, _)| *due <= rack.lab().now()) {
                run.done += 1;
                let printed = rack.print(&self.device, &[piece], &self.arguments());
                chunks.extend(self.emit(&mut run, printed));
            }
        }
        if run.steps.is_empty() && run.question.is_none() {
            chunks.extend(self.run_out(rack, *run));
        } else {
            self.stage = Stage::Running(run);
        }
        chunks
    }

    /// A key while a command runs: Ctrl-^ breaks it off, Ctrl-C asks whether a copy shall be.
    pub(super) fn key_while_running(&mut self, rack: &mut Rack, mut run: Box<Run>, key: Key) -> Vec<Chunk> {
        match (run.question.take(), key) {
            (Some(_), Key::Char('\r' | '\n' | 'y' | 'Y')) | (None, Key::CtrlCaret) => self.break_off(rack, *run),
            (Some(_), _) => self.run_on(rack, run),
            (None, Key::CtrlC) if run.is_copy() => {
                run.question = Some(
                    rack.screen(&self.device, "session/abort_copy", &self.arguments(), None)
                        .text,
                );
                self.stage = Stage::Running(run);
                Vec::new()
            }
            (None, _) => {
                self.stage = Stage::Running(run);
                Vec::new()
            }
        }
    }

    fn break_off(&mut self, rack: &mut Rack, mut run: Run) -> Vec<Chunk> {
        let pieces = run.broken_off.pieces(run.done);
        self.hold(rack, &mut run, &pieces);
        run.effects.clear();
        self.run_out(rack, run)
    }

    fn run_out(&mut self, rack: &mut Rack, run: Run) -> Vec<Chunk> {
        self.conclude(rack, run.call, run.held, run.effects)
    }

    fn hold(&self, rack: &Rack, run: &mut Run, pieces: &[Piece]) {
        let printed = rack.print(&self.device, pieces, &self.arguments());
        run.held.text.push_str(&printed.text);
        run.held.error |= printed.error;
    }

    /// Output of a running command: at once, unless a pipe has to see it whole.
    fn emit(&self, run: &mut Run, printed: Printed) -> Vec<Chunk> {
        run.held.error |= printed.error;
        if run.call.pipe.is_some() {
            run.held.text.push_str(&printed.text);
            return Vec::new();
        }
        chunk(printed.text)
    }
}
