//! What a session and a terminal say to each other: keys in, chunks out, and what is waited for.
//!
//! Must not know which terminal it is, nor how a line is understood.

use std::fmt;

use chrono::{DateTime, Utc};

/// Where a session comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The console: sees messages without being asked, is never closed for good.
    Console,
    /// A virtual terminal line.
    Vty {
        /// Its number, from 0.
        number: u16,
        /// The address that it came from.
        from: String,
    },
}

impl Line {
    /// Its number among all lines: the console is 0, virtual lines follow it.
    pub fn number(&self) -> u16 {
        match self {
            Self::Console => 0,
            Self::Vty { number, .. } => number.saturating_add(1),
        }
    }
}

/// How messages and `show users` name a line: `console`, `vty0 (10.1.1.5)`.
impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Console => f.write_str("console"),
            Self::Vty { number, from } => write!(f, "vty{number} ({from})"),
        }
    }
}

/// What a session begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// `User Access Verification`.
    Login,
    /// `Switch>`.
    User,
    /// `Switch#`.
    #[default]
    Privileged,
}

/// What a session waits for. Prompts and questions stand here and nowhere else: the terminal prints them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// A command line.
    Command {
        /// `sw-infrarunbook-01(config)#`; empty after `no service prompt config`.
        prompt: String,
    },
    /// A line that answers a question.
    Answer {
        /// `Destination filename [startup-config]? `.
        question: String,
    },
    /// One key, without Enter: `[confirm]`.
    Key {
        /// `Proceed with reload? [confirm]`.
        question: String,
    },
    /// A line that is not echoed.
    Hidden {
        /// `Password: `.
        question: String,
    },
    /// Lines of a text up to a delimiter (banners); each is handed over by `enter`.
    Text {
        /// The character that ends it.
        delimiter: char,
    },
    /// One key at [`MORE`](super::pager::MORE), which the terminal prints.
    More,
    /// Nothing: a command is running. `poll` it at `next`, or break it off with Ctrl-^.
    Running {
        /// When the next piece of output is due, lab time.
        next: DateTime<Utc>,
    },
    /// The line was left. `enter` on a console begins anew (`Press RETURN to get started.`); a vty stays closed.
    Closed,
}

/// A piece of what a session prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Output; lines end in `\n`, there is never a `\r`.
    Text(String),
    /// One line of log, without a newline. It comes at a moment of its own, whatever is being typed.
    Message(String),
    /// ` --More-- ` is wiped out: see [`ERASE`](super::pager::ERASE).
    Erase,
    /// BEL.
    Bell,
}

/// A key that means something outside of line editing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Ctrl-C.
    CtrlC,
    /// Ctrl-Z.
    CtrlZ,
    /// Ctrl-^ (and Ctrl-Shift-6): breaks off what runs.
    CtrlCaret,
    /// Any other key; Enter is `\r`.
    Char(char),
}
