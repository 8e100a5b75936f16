//! What a terminal calls: Enter, single keys, `?`, TAB, and looking whether something has come.
//!
//! Must not know what a command does.

use crate::grammar::Completion;

use super::dialogue::Reply;
use super::talk::{Chunk, Key, Waiting};
use super::{Line, Rack, Session, Stage};

impl Session {
    /// Enter was pressed after `text`, whatever is waited for.
    pub fn enter(&mut self, rack: &mut Rack, text: &str) -> Vec<Chunk> {
        rack.write_due_nvram(&self.device);
        if let Some(chunks) = self.found_restarted(rack) {
            return chunks;
        }
        let stage = std::mem::replace(&mut self.stage, Stage::Command);
        let chunks = match stage {
            Stage::Command => self.type_line(rack, text),
            Stage::Dialogue(dialogue) => {
                let reply = dialogue.line(text);
                self.reply(rack, dialogue, reply)
            }
            Stage::Text(mut open) => match open.line(text) {
                Some(command) => self.carry_out(rack, &command),
                None => {
                    self.stage = Stage::Text(open);
                    Vec::new()
                }
            },
            Stage::More(paging) => self.page_line(paging, text),
            Stage::Running(run) => {
                // What is typed ahead is the terminal's to keep; here it is too early.
                self.stage = Stage::Running(run);
                Vec::new()
            }
            Stage::Closed => self.press_return(rack),
        };
        self.finish(rack, chunks)
    }

    /// One key: at ` --More-- `, at `[confirm]`, while a command runs; Ctrl-C and Ctrl-Z anywhere, with the line typed
    /// so far.
    pub fn key(&mut self, rack: &mut Rack, key: Key, typed: &str) -> Vec<Chunk> {
        rack.write_due_nvram(&self.device);
        if let Some(chunks) = self.found_restarted(rack) {
            return chunks;
        }
        let stage = std::mem::replace(&mut self.stage, Stage::Command);
        let chunks = match stage {
            Stage::Command => self.key_at_prompt(rack, key, typed),
            Stage::Dialogue(dialogue) if key == Key::CtrlC => self.abandon(rack, &dialogue),
            Stage::Dialogue(dialogue) => {
                if matches!(dialogue.waiting(), Waiting::Key { .. }) {
                    let reply = dialogue.key(key);
                    self.reply(rack, dialogue, reply)
                } else {
                    self.stage = Stage::Dialogue(dialogue);
                    Vec::new()
                }
            }
            // A text that is not finished is no text: nothing was changed yet.
            Stage::Text(_) if key == Key::CtrlC => Vec::new(),
            Stage::Text(open) => {
                self.stage = Stage::Text(open);
                Vec::new()
            }
            Stage::More(paging) => self.page_key(paging, key),
            Stage::Running(run) => self.key_while_running(rack, run, key),
            Stage::Closed if key == Key::Char('\r') => self.press_return(rack),
            Stage::Closed => {
                self.stage = Stage::Closed;
                Vec::new()
            }
        };
        self.finish(rack, chunks)
    }

    /// `?` behind `before_cursor`. The terminal shows prompt and line again afterwards.
    pub fn help(&mut self, rack: &mut Rack, before_cursor: &str) -> Vec<Chunk> {
        if !matches!(self.stage, Stage::Command) {
            return Vec::new();
        }
        let help = rack.help(
            &self.device,
            self.modes.mode(),
            self.privilege,
            before_cursor,
            self.terminal.width,
        );
        let chunks = self.page(&help.text(before_cursor));
        self.finish(rack, chunks)
    }

    /// TAB behind `before_cursor`: the whole new line; `None` means BEL.
    pub fn complete(&self, rack: &Rack, before_cursor: &str) -> Option<String> {
        if !matches!(self.stage, Stage::Command) {
            return None;
        }
        match rack.complete(&self.device, self.modes.mode(), self.privilege, before_cursor) {
            Completion::Line(line) => Some(line),
            Completion::Nothing => None,
        }
    }

    /// What has come by itself: messages, output of a running command that is due, a restart of the device.
    pub fn poll(&mut self, rack: &mut Rack) -> Vec<Chunk> {
        if let Some(chunks) = self.found_restarted(rack) {
            return chunks;
        }
        let mut chunks = std::mem::take(&mut self.unsent);
        match std::mem::replace(&mut self.stage, Stage::Command) {
            Stage::Running(run) => chunks.extend(self.run_on(rack, run)),
            other => self.stage = other,
        }
        self.finish(rack, chunks)
    }

    /// Somebody else, or a timer, has restarted the device: whatever was going on here is over.
    fn found_restarted(&mut self, rack: &mut Rack) -> Option<Vec<Chunk>> {
        rack.settle();
        if rack.boots(&self.device) == self.boots {
            return None;
        }
        let chunks = self.restarted(rack);
        Some(self.finish(rack, chunks))
    }

    fn key_at_prompt(&mut self, rack: &mut Rack, key: Key, typed: &str) -> Vec<Chunk> {
        match key {
            // In exec the line is dropped; configuration is left.
            Key::CtrlC => {
                if self.modes.end() {
                    self.configured(rack);
                }
                Vec::new()
            }
            // The line counts, then configuration is left. In exec it is the end of the line.
            Key::CtrlZ => {
                let chunks = if typed.trim().is_empty() {
                    Vec::new()
                } else {
                    self.type_line(rack, typed)
                };
                if self.modes.end() {
                    self.configured(rack);
                }
                chunks
            }
            Key::CtrlCaret | Key::Char(_) => Vec::new(),
        }
    }

    fn reply(&mut self, rack: &mut Rack, mut dialogue: Box<super::Dialogue>, reply: Reply) -> Vec<Chunk> {
        match reply {
            Reply::Again => {
                let text = rack
                    .screen(&self.device, "session/answer_yes_or_no", &self.arguments(), None)
                    .text;
                self.stage = Stage::Dialogue(dialogue);
                vec![Chunk::Text(text)]
            }
            Reply::Answer(answer) => {
                dialogue.call.answers.push(answer);
                self.call(rack, dialogue.call)
            }
        }
    }

    /// Ctrl-C at a question: nothing was done yet, so nothing is done. A login is asked for again.
    fn abandon(&mut self, rack: &mut Rack, dialogue: &super::Dialogue) -> Vec<Chunk> {
        if dialogue.call.is_login() {
            self.begin_anew(rack)
        } else {
            Vec::new()
        }
    }

    fn press_return(&mut self, rack: &mut Rack) -> Vec<Chunk> {
        match self.line {
            Line::Console => self.begin_anew(rack),
            Line::Vty { .. } => {
                self.stage = Stage::Closed;
                Vec::new()
            }
        }
    }
}
