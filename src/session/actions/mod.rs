//! What a session can be told to do: the actions that concern the line and not the device.
//!
//! The grammar binds words to them by name, as to those of [`crate::device::actions`]; where both have one name, the
//! session's is taken. Must not know which words were typed.

use crate::device::action::{Answer, ArgInfo, ArgKind, Args};
use crate::device::reaction::Reaction;

use super::{Rack, Session};

mod access;
mod configure;
mod leave;
mod setup;
mod show;
mod terminal;

pub(super) use access::LOGIN;
pub(super) use setup::SETUP;

/// One row of the table.
pub struct SessionAction {
    /// The name that `= action NAME` uses.
    pub name: &'static str,
    /// What it takes.
    pub args: &'static [ArgInfo],
    /// What it does; called again with one more answer after each question, as a device's action is.
    pub run: fn(&mut Scene<'_>) -> Reaction,
}

/// What a session's action works with.
pub struct Scene<'a> {
    /// The session.
    pub session: &'a mut Session,
    /// The rack.
    pub rack: &'a mut Rack,
    /// Typed and bound arguments.
    pub args: &'a Args,
    /// Answers so far.
    pub answers: &'a [Answer],
}

impl Scene<'_> {
    /// The line answered to question `n`, the first is 0.
    fn line(&self, n: usize) -> Option<&str> {
        match self.answers.get(n) {
            Some(Answer::Line(text) | Answer::Hidden(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether question `n` was answered, and with yes or a confirming key.
    fn agreed(&self, n: usize) -> Option<bool> {
        match self.answers.get(n) {
            Some(Answer::Confirm(yes) | Answer::YesNo(yes)) => Some(*yes),
            _ => None,
        }
    }
}

/// Stands in the grammar for the output modifiers; the parser hands them over as
/// [`crate::grammar::PipeCommand`], so it is never run.
static PIPE: &[SessionAction] = &[SessionAction {
    name: "pipe",
    args: &[
        ArgInfo {
            name: "stage",
            kind: ArgKind::Text,
            required: true,
        },
        ArgInfo {
            name: "argument",
            kind: ArgKind::Text,
            required: false,
        },
    ],
    run: |_| Reaction::silent(),
}];

static GROUPS: &[&[SessionAction]] = &[
    access::ACTIONS,
    leave::ACTIONS,
    configure::ACTIONS,
    terminal::ACTIONS,
    show::ACTIONS,
    PIPE,
];

/// All rows.
pub fn all() -> impl Iterator<Item = &'static SessionAction> {
    GROUPS.iter().flat_map(|group| group.iter())
}

/// The row of the action called `name`.
pub fn find(name: &str) -> Option<&'static SessionAction> {
    all().find(|info| info.name == name)
}

const fn optional(name: &'static str, kind: ArgKind) -> ArgInfo {
    ArgInfo {
        name,
        kind,
        required: false,
    }
}

const fn required(name: &'static str, kind: ArgKind) -> ArgInfo {
    ArgInfo {
        name,
        kind,
        required: true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn names_are_given_once() {
        let mut seen = BTreeSet::new();
        for info in super::all() {
            assert!(seen.insert(info.name), "{} stands twice in the table", info.name);
        }
    }
}
