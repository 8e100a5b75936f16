//! What a device answers to an action: text by the names of screens, questions, output that takes time.
//!
//! Must not know how a screen is rendered or who reads it.

use chrono::TimeDelta;

use super::copy::Landing;
use crate::screen::value::Record;

/// A piece of output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A screen by name, without its rendition (`license/import_done`), and what it is given beside the state.
    Screen {
        /// The screen.
        name: &'static str,
        /// Paths under `arg.`; a path of the state stands in for the state's own value this time.
        args: Record,
    },
    /// Text that is data, not words of the device: a file's content, `!` of a running ping.
    Text(String),
}

impl Piece {
    /// A screen that needs nothing but the state.
    pub fn screen(name: &'static str) -> Self {
        Self::Screen {
            name,
            args: Record::new(),
        }
    }

    /// A screen with arguments.
    pub fn with(name: &'static str, args: Record) -> Self {
        Self::Screen { name, args }
    }
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// `[confirm]`: one key.
    Confirm,
    /// `[yes/no]`: a word and Enter, asked again until it is one of them.
    YesNo,
    /// A line; Enter alone means the default, which may be empty.
    Line {
        /// What Enter stands for.
        default: String,
    },
    /// A line that is not echoed.
    Hidden,
}

/// A question: the screen ends without a newline (`%nonl`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is printed.
    pub text: Piece,
    /// What is waited for.
    pub kind: AnswerKind,
}

/// Output that takes time and can be broken off with Ctrl-^ (ping, copy, name lookup).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Running {
    /// What comes, and how long after the piece before it.
    pub steps: Vec<(TimeDelta, Piece)>,
    /// What is printed if it is broken off.
    pub broken_off: BrokenOff,
}

/// What is printed when a running command is broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrokenOff {
    /// The same, however far it came.
    Pieces(Vec<Piece>),
    /// Echo requests, one a step: the round trip in milliseconds, or silence. Those that were sent are counted.
    Echoes(Vec<Option<i64>>),
}

impl Default for BrokenOff {
    fn default() -> Self {
        Self::Pieces(Vec::new())
    }
}

impl BrokenOff {
    /// The pieces after `done` steps.
    pub fn pieces(&self, done: usize) -> Vec<Piece> {
        match self {
            Self::Pieces(pieces) => pieces.clone(),
            Self::Echoes(trips) => super::ping::broken_off(&trips[..done.min(trips.len())]),
        }
    }
}

/// What is done when a command has come to its end: it is left undone when the command is broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A copy arrives.
    Land(Landing),
    /// Feed these lines through the grammar in global configuration (`copy FILE running-config`).
    Configure(String),
    /// The device restarts now: defaults, NVRAM, trusted store, boot messages, a new console.
    Reload,
    /// Another unit has taken over: the console is that unit's now.
    Switchover,
}

/// Everything an action gives back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reaction {
    /// Printed at once, in order.
    pub output: Vec<Piece>,
    /// Asked after `output`; the action runs again with the answer.
    pub ask: Option<Question>,
    /// Runs after `output`.
    pub running: Option<Running>,
    /// Done last.
    pub effects: Vec<Effect>,
}

impl Reaction {
    /// Nothing printed: what most licensing commands do.
    pub fn silent() -> Self {
        Self::default()
    }

    /// One screen.
    pub fn screen(name: &'static str) -> Self {
        Self::piece(Piece::screen(name))
    }

    /// One screen with arguments.
    pub fn with(name: &'static str, args: Record) -> Self {
        Self::piece(Piece::with(name, args))
    }

    /// One piece.
    pub fn piece(piece: Piece) -> Self {
        Self {
            output: vec![piece],
            ..Self::default()
        }
    }

    /// A question alone.
    pub fn ask(name: &'static str, args: Record, kind: AnswerKind) -> Self {
        Self {
            ask: Some(Question {
                text: Piece::with(name, args),
                kind,
            }),
            ..Self::default()
        }
    }

    /// The same with one more piece of output.
    #[must_use]
    pub fn and(mut self, piece: Piece) -> Self {
        self.output.push(piece);
        self
    }
}
