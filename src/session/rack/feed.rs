//! Configuration given line by line: by a person, by NVRAM at boot, by a file that is copied to the running-config.
//!
//! Must not know where the lines come from.

use crate::device::action::Origin;
use crate::device::reaction::Reaction;
use crate::grammar::line::closed_text;
use crate::grammar::{Binding, Command, Form, Outcome};
use crate::screen::value::Record;

use crate::session::mode::Modes;

use super::{Rack, configure};

/// The privilege that a configuration file has.
const PRIVILEGED: u8 = 15;

/// A command whose delimited text goes on in the lines that follow.
#[derive(Clone, Debug)]
pub struct OpenText {
    command: Box<Command>,
    text: String,
    delimiter: char,
}

impl OpenText {
    /// What `command` has begun; `None` if its text is whole, or it has none.
    pub fn of(command: &Command) -> Option<Self> {
        let delimiter = command.open_text?;
        let text = command.args.last().map(|arg| arg.text.clone()).unwrap_or_default();
        Some(Self {
            command: Box::new(command.clone()),
            text,
            delimiter,
        })
    }

    /// The character that ends it.
    pub fn delimiter(&self) -> char {
        self.delimiter
    }

    /// The same as the device shows it: a control character with its caret (`^C`).
    pub fn delimiter_shown(&self) -> String {
        match u32::from(self.delimiter) {
            code @ 1..=26 => char::from_u32(code + 64)
                .map(|letter| format!("^{letter}"))
                .unwrap_or_default(),
            _ => self.delimiter.to_string(),
        }
    }

    /// One line more; the whole command once the text is closed.
    pub fn line(&mut self, line: &str) -> Option<Command> {
        self.text.push('\n');
        match closed_text(self.delimiter, line) {
            None => {
                self.text.push_str(line);
                None
            }
            Some(last) => {
                self.text.push_str(last);
                Some(self.whole())
            }
        }
    }

    fn whole(&self) -> Command {
        let mut command = (*self.command).clone();
        command.open_text = None;
        let begun = command.args.last().map(|arg| arg.text.clone()).unwrap_or_default();
        if let Some(arg) = command.args.last_mut() {
            arg.text.clone_from(&self.text);
        }
        if let Binding::Set(assignments) = &mut command.binding {
            for assignment in assignments.iter_mut().filter(|assignment| assignment.value == begun) {
                assignment.value.clone_from(&self.text);
            }
        }
        command
    }
}

impl Rack {
    /// Carries out a binding that changes the configuration or enters a mode. Modes that refused the line are left.
    pub(in crate::session) fn change(
        &mut self,
        device: &str,
        modes: &mut Modes,
        command: &Command,
        origin: &Origin,
    ) -> Reaction {
        modes.fall_back(command.mode);
        let changes = match &command.binding {
            Binding::Set(assignments) => configure::assign(assignments, modes),
            Binding::Add { list, key, with } => configure::add(command, list, key, with, modes),
            Binding::Mode { mode, at: None } => {
                if command.form == Form::Plain {
                    modes.enter(*mode, None);
                }
                return Reaction::silent();
            }
            Binding::Mode { mode, at: Some(at) } => {
                let Some((element, change)) = configure::stand(command, at, modes) else {
                    return Reaction::silent();
                };
                if command.form == Form::Plain {
                    modes.enter(*mode, Some(element));
                }
                vec![change]
            }
            Binding::Screen { .. } | Binding::Action { .. } => return Reaction::silent(),
        };
        let reaction = self.lab.configure(device, &changes, origin);
        self.after_change(device, command);
        reaction
    }

    /// What a change of configuration asks of the rack itself.
    fn after_change(&mut self, device: &str, command: &Command) {
        let quirky =
            matches!(&command.binding, Binding::Set(assignments) if assignments.iter().any(|a| a.path == "release"));
        if quirky {
            self.replant(device);
        }
    }

    /// Feeds a configuration through the grammar, line by line, and gives what is printed meanwhile. A line that is
    /// refused changes nothing and says why, as at boot.
    pub(in crate::session) fn feed(&mut self, device: &str, text: &str, origin: &Origin) -> String {
        let Some(global) = self.grammar().mode("config") else {
            return String::new();
        };
        let mut modes = Modes::at(global);
        let mut open: Option<OpenText> = None;
        let mut printed = String::new();
        for line in text.lines() {
            if let Some(text) = &mut open {
                if let Some(command) = text.line(line) {
                    open = None;
                    self.feed_command(device, &mut modes, &command, origin, &mut printed);
                }
                continue;
            }
            match self.parse(device, modes.mode(), PRIVILEGED, line) {
                Outcome::Command(command) => match OpenText::of(&command) {
                    Some(text) => open = Some(text),
                    None => self.feed_command(device, &mut modes, &command, origin, &mut printed),
                },
                outcome => printed.push_str(&outcome.text(0, line).unwrap_or_default()),
            }
        }
        printed
    }

    fn feed_command(
        &mut self,
        device: &str,
        modes: &mut Modes,
        command: &Command,
        origin: &Origin,
        printed: &mut String,
    ) {
        if let Binding::Action { name, .. } = &command.binding {
            // A file may close its blocks; it never leaves configuration, and nothing else is done by a line of it.
            if name == "exit" && self.grammar().mode_info(modes.mode()).parent.is_some() {
                modes.exit();
            }
            return;
        }
        let reaction = self.change(device, modes, command, origin);
        printed.push_str(&self.print(device, &reaction.output, &Record::new()).text);
    }
}
