//! rustyline on the local terminal, with the keys of an IOS line.
//!
//! A key handler can neither print nor page, so `?`, TAB and Ctrl-Z accept the line, leave a note of what they were, and
//! the line is edited on afterwards. Single keys and hidden answers are read through the same editor, so that pasted
//! lines that were read ahead answer them. Must not know what a line means.

use std::io::{self, Write as _};
use std::sync::{Arc, Mutex};

use rustyline::config::{BellStyle, CompletionType};
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{
    Cmd, ConditionalEventHandler, Config, Event, EventContext, EventHandler, ExternalPrinter, KeyCode, KeyEvent,
    Modifiers, Movement, RepeatCount,
};

use crate::cli::CliError;
use crate::limits;

/// How a line ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// Enter.
    Line(String),
    /// `?`.
    Help {
        /// Before the cursor.
        left: String,
        /// Behind it.
        right: String,
    },
    /// TAB.
    Complete {
        /// Before the cursor.
        left: String,
        /// Behind it.
        right: String,
    },
    /// Ctrl-L or Ctrl-R: the line is shown again.
    Again {
        /// Before the cursor.
        left: String,
        /// Behind it.
        right: String,
    },
    /// Ctrl-Z, with what was typed.
    End(String),
    /// Ctrl-C, with what was typed.
    Interrupt(String),
    /// Ctrl-D on an empty line, or the terminal was closed.
    Leave,
}

/// How a question ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given<T> {
    /// With an answer.
    Answer(T),
    /// With Ctrl-C.
    Interrupt,
    /// With Ctrl-D on an empty line, or the terminal was closed.
    Leave,
}

impl<T> Given<T> {
    fn map<U>(self, change: impl FnOnce(T) -> U) -> Given<U> {
        match self {
            Self::Answer(answer) => Given::Answer(change(answer)),
            Self::Interrupt => Given::Interrupt,
            Self::Leave => Given::Leave,
        }
    }
}

/// What keys mean at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// A command line: `?`, TAB and Ctrl-Z act at once.
    #[default]
    Command,
    /// An answer: `?` is a character.
    Answer,
    /// One key.
    Key,
    /// A line without echo.
    Hidden,
}

#[derive(Debug, Default)]
struct Notes {
    mode: Mode,
    entered: Option<Entered>,
    hidden: String,
    key: Option<char>,
}

type Slot = Arc<Mutex<Notes>>;

/// Terminals for which the editor only reads lines (rustyline's own list).
const PLAIN_TERMINALS: [&str; 3] = ["dumb", "cons25", "emacs"];

/// Prints messages where the cursor stands.
struct Plain;

impl ExternalPrinter for Plain {
    fn print(&mut self, message: String) -> rustyline::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(message.as_bytes())?;
        out.flush()?;
        Ok(())
    }
}

/// The line editor.
pub struct Editor {
    inner: rustyline::Editor<(), MemHistory>,
    slot: Slot,
}

impl Editor {
    /// Takes the terminal.
    ///
    /// # Errors
    /// It cannot be used.
    pub fn new() -> Result<Self, ReadlineError> {
        let config = Config::builder()
            .bell_style(BellStyle::Audible)
            .completion_type(CompletionType::List)
            .auto_add_history(false)
            .bracketed_paste(false)
            .max_history_size(limits::HISTORY_LINES_MAX)?
            .build();
        let history = MemHistory::with_config(&config);
        let mut inner = rustyline::Editor::with_history(config, history)?;
        let slot = Slot::default();
        inner.bind_sequence(Event::Any, EventHandler::Conditional(Box::new(Keys(slot.clone()))));
        Ok(Self { inner, slot })
    }

    /// What prints messages above the line that is being typed.
    pub fn printer(&mut self) -> Box<dyn ExternalPrinter + Send> {
        match self.inner.create_external_printer() {
            Ok(printer) => Box::new(printer),
            // A terminal that cannot move its cursor: the message cuts into the line.
            Err(_) => Box::new(Plain),
        }
    }

    /// Whether the terminal cannot move its cursor, so that it edits lines itself and a key means nothing before Enter.
    pub fn is_plain(&self) -> bool {
        let term = std::env::var("TERM").unwrap_or_default().to_ascii_lowercase();
        PLAIN_TERMINALS.contains(&term.as_str())
    }

    /// A command line at `prompt`, beginning with what stands left and right of the cursor.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn line(&mut self, prompt: &str, typed: (&str, &str), history: &[String]) -> Result<Entered, CliError> {
        self.inner.clear_history().map_err(terminal)?;
        for line in history {
            self.inner.add_history_entry(line.as_str()).map_err(terminal)?;
        }
        self.set(Mode::Command);
        match self.inner.readline_with_initial(prompt, typed) {
            Ok(line) => Ok(self.notes().entered.take().unwrap_or(Entered::Line(line))),
            Err(ReadlineError::Interrupted) => Ok(Entered::Interrupt(String::new())),
            Err(ReadlineError::Eof) => Ok(Entered::Leave),
            Err(error) if is_closed(&error) => Ok(Entered::Leave),
            Err(error) => Err(terminal(error)),
        }
    }

    /// An answer.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn answer(&mut self, question: &str) -> Result<Given<String>, CliError> {
        self.read(Mode::Answer, question)
    }

    /// An answer that is not echoed.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn hidden(&mut self, question: &str) -> Result<Given<String>, CliError> {
        let given = self.read(Mode::Hidden, question)?;
        // A terminal that edits lines itself gives the line and no keys.
        Ok(given.map(|line| {
            if line.is_empty() {
                std::mem::take(&mut self.notes().hidden)
            } else {
                line
            }
        }))
    }

    /// One key; Enter is `\r`.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn key(&mut self, question: &str) -> Result<Given<char>, CliError> {
        let given = self.read(Mode::Key, question)?;
        Ok(given.map(|line| self.notes().key.take().or(line.chars().next()).unwrap_or('\r')))
    }

    fn read(&mut self, mode: Mode, question: &str) -> Result<Given<String>, CliError> {
        // Commands are no answers.
        self.inner.clear_history().map_err(terminal)?;
        self.set(mode);
        match self.inner.readline(question) {
            Ok(line) => Ok(Given::Answer(line)),
            Err(ReadlineError::Interrupted) => Ok(Given::Interrupt),
            Err(ReadlineError::Eof) => Ok(Given::Leave),
            Err(error) if is_closed(&error) => Ok(Given::Leave),
            Err(error) => Err(terminal(error)),
        }
    }

    fn set(&self, mode: Mode) {
        *self.notes() = Notes {
            mode,
            ..Notes::default()
        };
    }

    fn notes(&self) -> std::sync::MutexGuard<'_, Notes> {
        lock(&self.slot)
    }
}

/// A handler that panicked leaves notes that are still good.
fn lock(slot: &Slot) -> std::sync::MutexGuard<'_, Notes> {
    slot.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Reading from a terminal that was closed fails with `EIO`.
fn is_closed(error: &ReadlineError) -> bool {
    let code = rustix::io::Errno::IO.raw_os_error();
    match error {
        ReadlineError::Io(error) => error.raw_os_error() == Some(code),
        ReadlineError::Errno(errno) => *errno as i32 == code,
        _ => false,
    }
}

fn terminal(error: ReadlineError) -> CliError {
    match error {
        ReadlineError::Io(error) => CliError::io("terminal", error),
        other => CliError::io("terminal", io::Error::other(other)),
    }
}

/// Sees every key first.
struct Keys(Slot);

impl ConditionalEventHandler for Keys {
    fn handle(&self, event: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let key = *event.get(0)?;
        let mut notes = lock(&self.0);
        match notes.mode {
            Mode::Command => command_key(&mut notes, key, context),
            // Nothing is completed in an answer, nothing searched for, and the switch cannot be put to sleep.
            Mode::Answer if key == KeyEvent(KeyCode::Tab, Modifiers::NONE) || is_foreign(key) => Some(Cmd::Noop),
            Mode::Answer => None,
            Mode::Key if is_leave(key) => None,
            Mode::Key => {
                notes.key = Some(single_key(key));
                Some(Cmd::AcceptLine)
            }
            Mode::Hidden => hidden_key(&mut notes, key),
        }
    }
}

/// Enter, a character, which is echoed, or ESC for a key that is none.
fn single_key(key: KeyEvent) -> char {
    match key {
        KeyEvent(KeyCode::Enter, _) => '\r',
        _ if key == KeyEvent::ctrl('M') || key == KeyEvent::ctrl('J') => '\r',
        KeyEvent(KeyCode::Char(c), Modifiers::NONE | Modifiers::SHIFT) => {
            echo(&c.to_string());
            c
        }
        _ => '\u{1b}',
    }
}

/// Keys that mean something to the editor and nothing to a device.
fn is_foreign(key: KeyEvent) -> bool {
    ['Z', 'R', 'S', 'L', 'G', '^']
        .into_iter()
        .any(|c| key == KeyEvent::ctrl(c))
}

fn command_key(notes: &mut Notes, key: KeyEvent, context: &EventContext<'_>) -> Option<Cmd> {
    let (left, right) = context.line().split_at(context.pos());
    let (left, right, whole) = (left.to_owned(), right.to_owned(), context.line().to_owned());
    let entered = match key {
        KeyEvent(KeyCode::Char('?'), Modifiers::NONE) => {
            echo("?");
            Entered::Help { left, right }
        }
        KeyEvent(KeyCode::Tab, Modifiers::NONE) => Entered::Complete { left, right },
        _ if key == KeyEvent::ctrl('X') => return Some(Cmd::Kill(Movement::BeginningOfLine)),
        _ if key == KeyEvent::ctrl('L') || key == KeyEvent::ctrl('R') => Entered::Again { left, right },
        _ if key == KeyEvent::ctrl('Z') => {
            echo("^Z");
            Entered::End(whole)
        }
        _ if key == KeyEvent::ctrl('C') => {
            echo("^C");
            Entered::Interrupt(whole)
        }
        _ if is_foreign(key) => return Some(Cmd::Noop),
        _ => return None,
    };
    notes.entered = Some(entered);
    Some(Cmd::AcceptLine)
}

fn hidden_key(notes: &mut Notes, key: KeyEvent) -> Option<Cmd> {
    match key {
        KeyEvent(KeyCode::Char(c), Modifiers::NONE | Modifiers::SHIFT) => notes.hidden.push(c),
        KeyEvent(KeyCode::Backspace, _) => drop(notes.hidden.pop()),
        KeyEvent(KeyCode::Enter, _) => return Some(Cmd::AcceptLine),
        _ if key == KeyEvent::ctrl('M') || key == KeyEvent::ctrl('J') => return Some(Cmd::AcceptLine),
        _ if key == KeyEvent::ctrl('C') => return Some(Cmd::Interrupt),
        _ if is_leave(key) && notes.hidden.is_empty() => return None,
        _ if key == KeyEvent::ctrl('U') => notes.hidden.clear(),
        _ => {}
    }
    Some(Cmd::Noop)
}

fn is_leave(key: KeyEvent) -> bool {
    key == KeyEvent::ctrl('C') || key == KeyEvent::ctrl('D')
}

/// The device echoes these keys; the editor does not.
fn echo(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
