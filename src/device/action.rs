//! What a device can be told to do: one table of actions, their arguments and the functions that do them.
//!
//! The grammar binds words to actions by name and checks names and arguments against this table; a test proves that
//! every action is bound somewhere. Must not know which words were typed.

use std::collections::BTreeMap;

use crate::screen::value::Value;

use super::Ctx;
use super::reaction::Reaction;

/// One row of the table of actions.
pub struct ActionInfo {
    /// The name that `= action NAME` uses: snake_case, verb last where two actions share a subject.
    pub name: &'static str,
    /// What it takes. The grammar refuses a binding that gives less or other.
    pub args: &'static [ArgInfo],
    /// Whether the invocation must carry the running-config as text ([`Invocation::running_config`]).
    pub wants_running_config: bool,
    /// What it does. Called again with one more answer after each question that it asked, so it must change nothing
    /// before the answer on which the change depends.
    pub run: fn(&mut Ctx<'_>) -> Reaction,
}

/// One argument of an action.
pub struct ArgInfo {
    /// The name, as in `<name: type>` or `name=value`.
    pub name: &'static str,
    /// What it holds.
    pub kind: ArgKind,
    /// Whether every binding must give it.
    pub required: bool,
}

/// What an argument of an action holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgKind {
    /// A word or the rest of a line; canonical where the type has a canonical form (interfaces, addresses).
    Text,
    /// A whole number.
    Int,
    /// `yes` or `no`, given by the binding (`force=yes`).
    Flag,
}

/// Arguments by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args(pub BTreeMap<String, Value>);

impl Args {
    /// The text of an argument; empty when it was not given.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_text).unwrap_or("")
    }

    /// The text of an argument that may be missing.
    pub fn text_opt(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_text)
    }

    /// A number.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.0.get(name).and_then(Value::as_int)
    }

    /// A flag; `false` when it was not given.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.0.get(name), Some(Value::Bool(true)))
    }
}

/// What a person answered to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `[confirm]`: yes (Enter or `y`) or anything else.
    Confirm(bool),
    /// `[yes/no]`.
    YesNo(bool),
    /// A line; already the default where Enter was typed.
    Line(String),
    /// A hidden line.
    Hidden(String),
}

/// Who gave a command, from where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The user, if the line knows one.
    pub user: Option<String>,
    /// `console`, or `vty0 (10.1.1.5)`.
    pub line: String,
}

/// One command on its way to the device.
pub struct Invocation {
    /// Its row in the table.
    pub action: &'static ActionInfo,
    /// Typed and bound arguments.
    pub args: Args,
    /// Answers so far, in the order of the questions.
    pub answers: Vec<Answer>,
    /// Who and where.
    pub origin: Origin,
    /// The running-config as `show running-config` would print it, for actions that want it.
    pub running_config: Option<String>,
}

impl Invocation {
    /// The line answered to question `n`, the first is 0.
    pub fn line(&self, n: usize) -> Option<&str> {
        match self.answers.get(n) {
            Some(Answer::Line(text) | Answer::Hidden(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether question `n` was answered, and with yes or a confirming key.
    pub fn agreed(&self, n: usize) -> Option<bool> {
        match self.answers.get(n) {
            Some(Answer::Confirm(yes) | Answer::YesNo(yes)) => Some(*yes),
            _ => None,
        }
    }
}
