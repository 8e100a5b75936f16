//! One person at one line of one device: mode, privilege, history, dialogue, pager.
//!
//! Knows grammar, screens and the lab; must not know which terminal it runs on: it is given lines and keys, gives
//! chunks, and says what it waits for.

use crate::device::action::Origin;
use crate::screen::value::Record;

mod actions;
mod command;
mod dialogue;
mod history;
mod keys;
mod messages;
mod mode;
mod output;
pub mod pager;
pub mod pipe;
mod prompt;
pub mod rack;
mod running;
pub mod talk;
mod terminal;
#[cfg(test)]
mod tests;

pub use rack::{Begin, Bindable, Engines, Files, Pace, Power, Rack, Seen, Setup, Way};
pub use talk::{Chunk, Key, Line, Start, Waiting};

use dialogue::Dialogue;
use history::History;
use mode::Modes;
use output::Paging;
use rack::feed::OpenText;
use running::Run;
use terminal::Terminal;

/// What a session is in the middle of.
enum Stage {
    /// Nothing: it takes a command.
    Command,
    /// A question.
    Dialogue(Box<Dialogue>),
    /// A text that ends with a delimiter.
    Text(OpenText),
    /// ` --More-- `.
    More(Paging),
    /// A command that takes its time.
    Running(Box<Run>),
    /// The line was left.
    Closed,
}

/// One line that somebody sits at.
pub struct Session {
    device: String,
    line: Line,
    start: Start,
    user: Option<String>,
    privilege: u8,
    modes: Modes,
    terminal: Terminal,
    /// Lines and columns, where the terminal told them.
    size: Option<(usize, usize)>,
    exec_history: History,
    config_history: History,
    stage: Stage,
    waiting: Waiting,
    /// Printed before anybody asked for it: a login banner.
    unsent: Vec<Chunk>,
    /// Number of the next message that was not seen.
    seen: u64,
    /// Which boot of the device this session belongs to.
    boots: u64,
    /// Whether the last command printed a device error.
    failed: bool,
}

impl Session {
    /// Opens `line` of `device`. What it prints at once (a login text) comes with the first [`poll`](Self::poll).
    pub fn open(rack: &mut Rack, device: &str, line: Line, start: Start) -> Self {
        rack.settle();
        let mut session = Self {
            device: device.to_owned(),
            line,
            start,
            user: None,
            privilege: 1,
            modes: Modes::default(),
            terminal: Terminal::default(),
            size: None,
            exec_history: History::default(),
            config_history: History::default(),
            stage: Stage::Command,
            waiting: Waiting::Closed,
            unsent: Vec::new(),
            seen: rack.news(device).map_or(0, messages::News::next),
            boots: rack.boots(device),
            failed: false,
        };
        session.unsent = session.begin_anew(rack);
        session.settle_waiting(rack);
        session
    }

    /// The device's name in the lab.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// The line.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// What is waited for now.
    pub fn waiting(&self) -> &Waiting {
        &self.waiting
    }

    /// Whether the last command ended in a device error: a parser error, or a screen that says `%error`.
    pub fn printed_error(&self) -> bool {
        self.failed
    }

    /// Output never stops, as after `terminal length 0`: for whoever reads it without a person.
    pub fn unpaged(&mut self) {
        self.resize(0, self.terminal.width);
    }

    /// What a person who works in this lab would type at the hidden question that is open; `None` where nobody can
    /// know: secrets of the device are hashes.
    pub fn known_secret(&self, rack: &Rack) -> Option<String> {
        let Stage::Dialogue(dialogue) = &self.stage else {
            return None;
        };
        if !matches!(self.waiting, Waiting::Hidden { .. }) {
            return None;
        }
        rack.credential_for(&dialogue.call)
    }

    /// Sets the size of the terminal, as a terminal that knows its size does; `length` 0 never stops.
    pub fn resize(&mut self, length: usize, width: usize) {
        self.size = Some((length, width));
        self.terminal.length = length;
        self.terminal.width = width;
    }

    /// Columns of the terminal; 0 is any number.
    pub fn width(&self) -> usize {
        self.terminal.width
    }

    /// Lines of a screen; with 0 output never stops.
    pub fn length(&self) -> usize {
        self.terminal.length
    }

    /// Lines typed in the present mode, oldest first.
    pub fn history(&self) -> &[String] {
        self.history_of_mode().lines()
    }

    fn history_of_mode(&self) -> &History {
        if self.modes.configuring() {
            &self.config_history
        } else {
            &self.exec_history
        }
    }

    /// Keeps a typed line.
    fn remember(&mut self, line: &str) {
        if self.terminal.history {
            let history = if self.modes.configuring() {
                &mut self.config_history
            } else {
                &mut self.exec_history
            };
            history.add(line);
        }
    }

    fn resize_histories(&mut self, size: usize) {
        self.exec_history.resize(size);
        self.config_history.resize(size);
    }

    /// Who and where, for the device.
    fn origin(&self) -> Origin {
        Origin {
            user: self.user.clone(),
            line: self.line.to_string(),
        }
    }

    /// What every screen that this session prints is given.
    fn arguments(&self) -> Record {
        use crate::device::view::*;
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Record::new()
            .with(ARG_PRIVILEGE, i64::from(self.privilege))
            .with(ARG_TERMINAL_LENGTH, number(self.terminal.length))
            .with(ARG_TERMINAL_WIDTH, number(self.terminal.width))
            .with(ARG_TERMINAL_HISTORY, number(self.exec_history.size()))
            .with(ARG_TERMINAL_MONITOR, self.terminal.monitor)
    }

    /// Back to the beginning: after opening, after a reload, after Enter on a console that was left.
    fn begin_anew(&mut self, rack: &mut Rack) -> Vec<Chunk> {
        self.modes.end();
        self.user = None;
        self.privilege = if self.start == Start::Privileged { 15 } else { 1 };
        self.stage = Stage::Command;
        self.terminal = self.terminal_of_line(rack);
        if self.start == Start::Login {
            self.run_action(rack, &actions::LOGIN)
        } else {
            Vec::new()
        }
    }

    /// The line is left; the device hears of it at the end of the step.
    fn close(&mut self) {
        self.modes.end();
        self.stage = Stage::Closed;
    }

    /// The terminal is gone: the device forgets that somebody sat here.
    pub fn hang_up(&mut self, rack: &mut Rack) {
        rack.leave(&self.device, &self.line);
        self.close();
        self.waiting = Waiting::Closed;
    }

    /// Settings that the line is configured with; a size that the terminal told stays.
    fn terminal_of_line(&mut self, rack: &Rack) -> Terminal {
        use crate::device::view::*;
        let settings = rack.line_settings(&self.device, &self.line);
        let number = |key| settings.get(key).and_then(|n| usize::try_from(n).ok());
        if let Some(size) = number(LINES_HISTORY_SIZE) {
            self.resize_histories(size);
        }
        let mut terminal = Terminal {
            timestamp: settings.is(LINES_EXEC_PROMPT_TIMESTAMP),
            ..Terminal::default()
        };
        terminal.length = number(LINES_LENGTH).unwrap_or(terminal.length);
        terminal.width = number(LINES_WIDTH).unwrap_or(terminal.width);
        if let Some((length, width)) = self.size {
            (terminal.length, terminal.width) = (length, width);
        }
        terminal
    }

    /// Configuration was left: the device says so.
    fn configured(&self, rack: &mut Rack) {
        use crate::device::view::{ARG_LINE, ARG_USER};
        let mut args = Record::new().with(ARG_LINE, self.line.to_string());
        args.set_or_clear(ARG_USER, self.user.clone());
        rack.log(&self.device, "message/sys/config_i", args);
    }

    /// Says what is waited for, after whatever happened.
    fn settle_waiting(&mut self, rack: &Rack) {
        self.waiting = match &self.stage {
            Stage::Command => Waiting::Command {
                prompt: self.prompt(rack),
            },
            Stage::Dialogue(dialogue) => dialogue.waiting(),
            Stage::Text(text) => Waiting::Text {
                delimiter: text.delimiter(),
            },
            Stage::More(paging) => paging.waiting(),
            Stage::Running(run) => run.waiting(),
            Stage::Closed => Waiting::Closed,
        };
    }

    fn prompt(&self, rack: &Rack) -> String {
        let name = rack.host_name(&self.device);
        if !self.modes.configuring() {
            return prompt::exec(&name, self.privilege);
        }
        if rack.hides_config_prompt(&self.device) {
            return String::new();
        }
        prompt::config(&name, self.modes.prompt(rack.grammar()))
    }
}
