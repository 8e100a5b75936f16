//! The terminal outside of line editing: single keys at ` --More-- `, and Ctrl-^ and Ctrl-C while a command runs.
//!
//! Between lines the terminal does not echo, so that what is typed ahead is shown once, by whoever reads it. The two
//! keys that break something off are signals there: every other key stays in the terminal, in its order, for the line
//! editor. Output processing stays on, so that `\n` still begins a line at column 0. Must not know sessions.

use std::io;
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT};
use signal_hook::flag;

use crate::cli::CliError;
use crate::session::Key;

/// What a special code is set to for "no key does this".
const NO_KEY: u8 = 0;
const CTRL_C: u8 = 0x03;
const CTRL_Z: u8 = 0x1a;
const CTRL_CARET: u8 = 0x1e;

/// The terminal, taken; it is given back as it was.
pub struct Taken {
    before: Termios,
    interrupt: Arc<AtomicBool>,
    escape: Arc<AtomicBool>,
}

/// What happened while a command ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum While {
    /// Nothing.
    Nothing,
    /// Ctrl-^ or Ctrl-C.
    Pressed(Key),
    /// The terminal was closed.
    Closed,
}

impl Taken {
    /// Takes the terminal. One that is `plain` keeps editing and echoing lines itself.
    ///
    /// # Errors
    /// It cannot be used.
    pub fn new(plain: bool) -> Result<Self, CliError> {
        let taken = Self {
            before: tcgetattr(io::stdin().as_fd()).map_err(terminal)?,
            interrupt: Arc::default(),
            escape: Arc::default(),
        };
        let signal = |number, flag: &Arc<AtomicBool>| {
            flag::register(number, flag.clone()).map_err(|error| CliError::io("terminal", error))
        };
        signal(SIGINT, &taken.interrupt)?;
        signal(SIGQUIT, &taken.escape)?;
        // A terminal that was closed is met as the end of input, so that the switch is left in order.
        signal(SIGHUP, &Arc::default())?;
        let mut between = taken.before.clone();
        between.local_modes.insert(LocalModes::ISIG | LocalModes::NOFLSH);
        if !plain {
            single_keys(&mut between);
        }
        between.special_codes[SpecialCodeIndex::VINTR] = CTRL_C;
        between.special_codes[SpecialCodeIndex::VQUIT] = CTRL_CARET;
        between.special_codes[SpecialCodeIndex::VSUSP] = NO_KEY;
        set(&between)?;
        Ok(taken)
    }

    /// A command begins: keys from before it do not break it off.
    pub fn forget(&self) {
        self.interrupt.store(false, Ordering::SeqCst);
        self.escape.store(false, Ordering::SeqCst);
    }

    /// Waits while a command runs, for `patience` at most.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn wait(&self, patience: Duration) -> Result<While, CliError> {
        let stdin = io::stdin();
        // No key is asked for: only that the terminal was closed is heard of.
        let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
        let timeout = Timespec {
            tv_sec: patience.as_secs().cast_signed(),
            tv_nsec: i64::from(patience.subsec_nanos()),
        };
        let closed = match poll(&mut fds, Some(&timeout)) {
            Ok(0) | Err(rustix::io::Errno::INTR) => false,
            Ok(_) => true,
            Err(error) => return Err(terminal(error)),
        };
        Ok(if closed {
            While::Closed
        } else if self.escape.swap(false, Ordering::SeqCst) {
            While::Pressed(Key::CtrlCaret)
        } else if self.interrupt.swap(false, Ordering::SeqCst) {
            While::Pressed(Key::CtrlC)
        } else {
            While::Nothing
        })
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        // The terminal is gone if this fails, and then nobody is left to tell.
        let _ = set(&self.before);
    }
}

/// One key, read without Enter; the terminal is put back afterwards.
struct Raw(Termios);

impl Raw {
    fn new() -> Result<Self, CliError> {
        let before = tcgetattr(io::stdin().as_fd()).map_err(terminal)?;
        let mut raw = before.clone();
        single_keys(&mut raw);
        raw.local_modes.remove(LocalModes::ISIG);
        set(&raw)?;
        Ok(Self(before))
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // As above.
        let _ = set(&self.0);
    }
}

/// The next key; `None` when the terminal is closed.
///
/// # Errors
/// The terminal fails.
pub fn wait_for_key() -> Result<Option<Key>, CliError> {
    let _raw = Raw::new()?;
    let mut byte = [0_u8; 1];
    // Unbuffered on purpose: what follows belongs to the line editor.
    let read = loop {
        match rustix::io::read(io::stdin().as_fd(), &mut byte) {
            Err(rustix::io::Errno::INTR) => {}
            // A terminal that was closed.
            Err(rustix::io::Errno::IO) => break 0,
            other => break other.map_err(terminal)?,
        }
    };
    Ok((read == 1).then(|| match byte[0] {
        CTRL_C => Key::CtrlC,
        CTRL_Z => Key::CtrlZ,
        CTRL_CARET => Key::CtrlCaret,
        b'\n' => Key::Char('\r'),
        other => Key::Char(char::from(other)),
    }))
}

fn single_keys(modes: &mut Termios) {
    modes
        .local_modes
        .remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::IEXTEN);
    modes.input_modes.remove(InputModes::ICRNL | InputModes::IXON);
    modes.special_codes[SpecialCodeIndex::VMIN] = 1;
    modes.special_codes[SpecialCodeIndex::VTIME] = 0;
}

/// What was typed ahead stays in the terminal.
fn set(modes: &Termios) -> Result<(), CliError> {
    tcsetattr(io::stdin().as_fd(), OptionalActions::Drain, modes).map_err(terminal)
}

fn terminal(error: rustix::io::Errno) -> CliError {
    CliError::io("terminal", error.into())
}
