//! The thread that owns the switch: it answers the terminal, and keeps lab time with the wall's in between.
//!
//! Must not know the terminal; it is given what prints a message.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use rustyline::ExternalPrinter;

use crate::cli::{CliError, Machine, directive};
use crate::session::{Chunk, Key, Line, Session, Waiting};

/// How often time is moved on while nobody types.
const TICK: Duration = Duration::from_millis(200);

/// What the terminal asks of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Enter was pressed after this.
    Enter(String),
    /// A key, with the line typed so far.
    Key(Key, String),
    /// `?` behind this.
    Help(String),
    /// TAB behind this.
    Complete(String),
    /// Has anything come?
    Poll,
    /// The person leaves.
    Leave,
}

/// What it is told.
#[derive(Clone, Debug)]
pub struct Told {
    /// To be printed.
    pub chunks: Vec<Chunk>,
    /// What is waited for now.
    pub waiting: Waiting,
    /// Lines typed in the present mode, oldest first.
    pub history: Vec<String>,
    /// The completed line, after TAB.
    pub completed: Option<String>,
}

/// The terminal's end.
pub struct Desk {
    asks: Sender<Ask>,
    answers: Receiver<Told>,
    thread: Option<JoinHandle<Result<(), CliError>>>,
    device: String,
}

impl Desk {
    /// Powers the switch on, in its own thread.
    ///
    /// # Errors
    /// Faults of profile, lab or grammar.
    pub fn open(
        build: impl FnOnce() -> Result<Machine, CliError> + Send + 'static,
        printer: Box<dyn ExternalPrinter + Send>,
    ) -> Result<(Self, Told), CliError> {
        let (asks, inbox) = mpsc::channel();
        let (outbox, answers) = mpsc::channel();
        let (ready, opened) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let mut machine = match build() {
                Ok(machine) => machine,
                Err(error) => {
                    let _ = ready.send(Err(error));
                    return Ok(());
                }
            };
            let session = machine.console(Line::Console, machine.starts_at());
            let mut clerk = Clerk {
                base: machine.now(),
                since: Instant::now(),
                machine,
                session,
                printer,
            };
            // A login text is there before anybody types.
            let chunks = clerk.session.poll(clerk.machine.rack_mut());
            let _ = ready.send(Ok((clerk.machine.device().to_owned(), clerk.told(chunks, None))));
            clerk.serve(&inbox, &outbox)
        });
        let gone = || CliError::Usage("the switch could not be started".into());
        let (device, first) = opened.recv().map_err(|_| gone())??;
        Ok((
            Self {
                asks,
                answers,
                thread: Some(thread),
                device,
            },
            first,
        ))
    }

    /// The device's name.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// The switch's thread has ended; its own error, if it had one.
    pub fn ask(&mut self, ask: Ask) -> Result<Told, CliError> {
        if self.asks.send(ask).is_ok()
            && let Ok(told) = self.answers.recv()
        {
            return Ok(told);
        }
        self.join()?;
        Err(CliError::Usage("the switch has stopped".into()))
    }

    /// Leaves: what is to be kept is saved.
    ///
    /// # Errors
    /// It could not be saved.
    pub fn close(mut self) -> Result<(), CliError> {
        let _ = self.asks.send(Ask::Leave);
        self.join()
    }

    fn join(&mut self) -> Result<(), CliError> {
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(result)) => result,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => Ok(()),
        }
    }
}

/// The switch's end.
struct Clerk {
    machine: Machine,
    session: Session,
    printer: Box<dyn ExternalPrinter + Send>,
    base: DateTime<Utc>,
    since: Instant,
}

impl Clerk {
    fn serve(mut self, inbox: &Receiver<Ask>, outbox: &Sender<Told>) -> Result<(), CliError> {
        loop {
            match inbox.recv_timeout(TICK) {
                Ok(Ask::Leave) | Err(RecvTimeoutError::Disconnected) => {
                    self.session.hang_up(self.machine.rack_mut());
                    return self.machine.save();
                }
                Ok(ask) => {
                    let mut chunks = self.catch_up();
                    let (more, completed) = self.answer(ask);
                    chunks.extend(more);
                    self.machine.save()?;
                    if outbox.send(self.told(chunks, completed)).is_err() {
                        return Ok(());
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.tick(),
            }
        }
    }

    fn answer(&mut self, ask: Ask) -> (Vec<Chunk>, Option<String>) {
        if let Some(answer) = self.around(&ask) {
            return (answer, None);
        }
        let rack = self.machine.rack_mut();
        match ask {
            Ask::Enter(line) => (self.session.enter(rack, &line), None),
            Ask::Key(key, typed) => (self.session.key(rack, key, &typed), None),
            Ask::Help(line) => (self.session.help(rack, &line), None),
            Ask::Complete(line) => match self.session.complete(rack, &line) {
                Some(line) => (Vec::new(), Some(line)),
                None => (vec![Chunk::Bell], None),
            },
            Ask::Poll | Ask::Leave => (self.session.poll(rack), None),
        }
    }

    /// What a directive comes to; `None` where the line is one for the switch.
    fn around(&mut self, ask: &Ask) -> Option<Vec<Chunk>> {
        let said = |text: String| vec![Chunk::Text(format!("[licsim: {text}]\n"))];
        match ask {
            Ask::Help(line) => {
                let text = directive::of(&self.session, line)?;
                Some(vec![Chunk::Text(directive::help(text))])
            }
            Ask::Enter(line) => {
                let text = directive::of(&self.session, line)?;
                // To the switch it is a comment; so it is in its history.
                let mut chunks = self.session.enter(self.machine.rack_mut(), line);
                let done = directive::carry_out(&mut self.machine, &mut self.session, text);
                chunks.extend(done.unwrap_or_else(|error| said(error.to_string())));
                Some(chunks)
            }
            _ => None,
        }
    }

    /// Brings lab time to the wall's. A command may have moved it further: then the wall catches up first.
    fn catch_up(&mut self) -> Vec<Chunk> {
        let elapsed = TimeDelta::from_std(self.since.elapsed()).unwrap_or(TimeDelta::MAX);
        let wall = self.base.checked_add_signed(elapsed).unwrap_or(self.base);
        if wall > self.machine.now() {
            self.machine.advance_to(wall);
        } else {
            self.base = self.machine.now();
            self.since = Instant::now();
        }
        if matches!(self.session.waiting(), Waiting::Running { .. } | Waiting::More) {
            return Vec::new();
        }
        self.session.poll(self.machine.rack_mut())
    }

    /// Nobody typed for a while: time goes on, and what comes (a message, the boot text of a restart) is printed above
    /// the line.
    fn tick(&mut self) {
        for chunk in self.catch_up() {
            let text = match chunk {
                Chunk::Message(line) => format!("{line}\n"),
                Chunk::Text(text) => text,
                Chunk::Erase | Chunk::Bell => continue,
            };
            // A terminal that is gone is noticed by the thread that reads from it.
            let _ = self.printer.print(text);
        }
    }

    fn told(&self, chunks: Vec<Chunk>, completed: Option<String>) -> Told {
        Told {
            chunks,
            waiting: self.session.waiting().clone(),
            history: self.session.history().to_vec(),
            completed,
        }
    }
}
