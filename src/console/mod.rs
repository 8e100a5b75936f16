//! The console on the local terminal: keys to a session, chunks to the screen.
//!
//! Two threads: this one owns the terminal; [`desk`] owns the switch and keeps its time with the wall's, so that
//! messages arrive while somebody types. They come through the editor's external printer, which redraws the line: the
//! local console behaves as with `logging synchronous`. Must not know licensing, nor what a command means.

#![expect(
    clippy::disallowed_methods,
    reason = "the edge: files, threads, the environment and the wall clock"
)]

mod desk;
mod editor;
mod keys;

use std::io::{self, Write as _};
use std::time::Duration;

use crate::cli::{CliError, Machine, MachineOptions};
use crate::session::pager::{ERASE, MORE};
use crate::session::{Chunk, Key, Pace, Waiting};

use desk::{Ask, Desk, Told};
use editor::{Editor, Entered, Given};
use keys::{Taken, While};

/// How often a running command is looked at when it does not say itself when it goes on.
const POLL: Duration = Duration::from_millis(20);

/// Sits down at the console of the switch that `options` describe, until Ctrl-D on an empty line.
///
/// # Errors
/// Faults of profile, lab or grammar; a terminal that cannot be used.
pub fn run(options: &MachineOptions) -> Result<(), CliError> {
    let options = options.clone();
    run_with("", move || Machine::build_at(&options, Pace::Wall))
}

/// The same at a switch that `build` makes, in the console's own thread; `about` is said first.
///
/// # Errors
/// Those of `build`; a terminal that cannot be used.
pub fn run_with(
    about: &str,
    build: impl FnOnce() -> Result<Machine, CliError> + Send + 'static,
) -> Result<(), CliError> {
    let terminal = |error: rustyline::error::ReadlineError| CliError::io("terminal", io::Error::other(error));
    let mut editor = Editor::new().map_err(terminal)?;
    let (mut desk, first) = Desk::open(build, editor.printer())?;
    let mut seat = Seat {
        told: first,
        typed_before: (String::new(), String::new()),
        taken: Taken::new(editor.is_plain())?,
    };
    // In brackets: no device says this.
    show(&format!(
        "{about}[licsim: console of {}; Ctrl-D on an empty line leaves, `!@ ?` lists what else can happen]\n\n",
        desk.device()
    ))?;
    seat.print()?;
    while seat.turn(&mut desk, &mut editor)? {}
    desk.close()
}

struct Seat {
    told: Told,
    /// What stands left and right of the cursor when the next line is edited (after `?` and TAB).
    typed_before: (String, String),
    taken: Taken,
}

impl Seat {
    /// Serves what the session waits for, once; `false` when the person leaves.
    fn turn(&mut self, desk: &mut Desk, editor: &mut Editor) -> Result<bool, CliError> {
        let waiting = self.told.waiting.clone();
        let key = |key| Ask::Key(key, String::new());
        let given = match &waiting {
            Waiting::Command { prompt } => return self.command(desk, editor, prompt),
            Waiting::Answer { question } => ask(editor.answer(question)?, Ask::Enter),
            Waiting::Hidden { question } => ask(editor.hidden(question)?, Ask::Enter),
            Waiting::Text { .. } => ask(editor.answer("")?, Ask::Enter),
            Waiting::Key { question } => ask(editor.key(question)?, |c| key(Key::Char(c))),
            Waiting::More => {
                show(MORE)?;
                keys::wait_for_key()?.map(key)
            }
            Waiting::Running { .. } => match self.taken.wait(POLL)? {
                While::Nothing => Some(Ask::Poll),
                While::Pressed(pressed) => Some(key(pressed)),
                While::Closed => None,
            },
            Waiting::Closed => match editor.line("", ("", ""), &[])? {
                Entered::Leave => None,
                _ => Some(Ask::Enter(String::new())),
            },
        };
        let Some(given) = given else { return Ok(false) };
        if !matches!(waiting, Waiting::Running { .. }) {
            self.taken.forget();
        }
        self.told = desk.ask(given)?;
        self.print()?;
        Ok(true)
    }

    fn command(&mut self, desk: &mut Desk, editor: &mut Editor, prompt: &str) -> Result<bool, CliError> {
        let (left, right) = std::mem::take(&mut self.typed_before);
        let ask = match editor.line(prompt, (&left, &right), &self.told.history)? {
            Entered::Leave => return Ok(false),
            Entered::Line(line) => Ask::Enter(line),
            Entered::Interrupt(line) => Ask::Key(Key::CtrlC, line),
            Entered::End(line) => Ask::Key(Key::CtrlZ, line),
            Entered::Help { left, right } => {
                self.typed_before = (left.clone(), right);
                Ask::Help(left)
            }
            Entered::Again { left, right } => {
                self.typed_before = (left, right);
                return Ok(true);
            }
            Entered::Complete { left, right } => {
                self.typed_before = (left.clone(), right);
                Ask::Complete(left)
            }
        };
        self.taken.forget();
        self.told = desk.ask(ask)?;
        if let Some(line) = self.told.completed.take() {
            self.typed_before.0 = line;
        }
        self.print()?;
        Ok(true)
    }

    fn print(&mut self) -> Result<(), CliError> {
        for chunk in std::mem::take(&mut self.told.chunks) {
            match chunk {
                Chunk::Text(text) => show(&text)?,
                Chunk::Message(line) => show(&format!("{line}\n"))?,
                Chunk::Erase => show(ERASE)?,
                Chunk::Bell => show("\u{7}")?,
            }
        }
        Ok(())
    }
}

/// What an answer, or the lack of one, asks of the session; `None` when the person leaves.
fn ask<T>(given: Given<T>, answered: impl FnOnce(T) -> Ask) -> Option<Ask> {
    match given {
        Given::Answer(answer) => Some(answered(answer)),
        Given::Interrupt => Some(Ask::Key(Key::CtrlC, String::new())),
        Given::Leave => None,
    }
}

fn show(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| CliError::io("terminal", error))
}
