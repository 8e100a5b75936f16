//! The walk of a typed line through the tree: one word, one step, no coming back.
//!
//! Each step weighs all candidates at once: keywords before arguments, arguments by rank, and keeps the furthest
//! character that any of them could accept (`found.rs`), where the caret goes. Must not know what a command does with its arguments.

mod found;

use found::Found;
pub(super) use found::common;

use crate::grammar::binding::Bound;
use crate::grammar::clauses::{Flag, Flags};
use crate::grammar::interfaces;
use crate::grammar::line::{self, Token};
use crate::grammar::names::Facts;
use crate::grammar::outcome::Form;
use crate::grammar::tree::{Grammar, ModeId, Node, NodeId, NodeKind};
use crate::grammar::types::{ArgType, Match};
use crate::grammar::view::{Entry, Tree};

/// What a walk needs to know.
#[derive(Clone, Copy)]
pub(super) struct Walker<'a> {
    pub tree: &'a Tree,
    pub grammar: &'a Grammar,
    pub privilege: u8,
    pub facts: &'a dyn Facts,
}

/// Words that every configuration mode understands before a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prefix {
    No,
    Default,
    Do,
}

/// The prefixes as typed and as listed, with the help that stands in when the mode has no node of that name.
/// Recorded on 17.15.1.
pub(super) const PREFIXES: [(Prefix, &str, &str); 3] = [
    (Prefix::No, "no", "Negate a command or set its defaults"),
    (Prefix::Default, "default", "Set a command to its defaults"),
    (Prefix::Do, "do-exec", "To run exec commands in config mode"),
];

/// Where a candidate hangs: below the node itself, or in a frame.
type FromFrame = Option<usize>;

/// Where a walk stands.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// The node that was reached.
    pub node: NodeId,
    /// The mode whose tree it is.
    pub mode: ModeId,
    /// What binds everything from here on.
    pub flags: Flags,
    /// The `any of` groups that it is inside of, outermost first.
    pub frames: Vec<Frame>,
    /// What was taken.
    pub taken: Vec<Taken>,
    /// Bound nodes inside `any of` that were passed: what they give is added to the command's binding.
    pub extras: Vec<NodeId>,
    /// Byte behind the last word.
    pub at: usize,
    pub form: Form,
    pub do_exec: bool,
    /// Behind `|`: the state before it.
    pub before_pipe: Option<Box<State>>,
    /// See [`crate::grammar::Command::open_text`].
    pub open_text: Option<char>,
}

/// An `any of` on the way.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The group.
    group: NodeId,
    /// The node that has it.
    owner: NodeId,
    /// Children that were used.
    used: Vec<NodeId>,
}

/// A word or argument that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    pub node: NodeId,
    /// Of an argument: its canonical text.
    pub text: Option<String>,
    pub int: Option<i64>,
}

/// Why a walk cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Nothing accepts what begins before this byte; it is the first that cannot be accepted.
    Invalid(usize),
    /// The word at this byte is the beginning of several keywords.
    Ambiguous(usize),
    /// An argument is half typed: what its rest is in `?`.
    Partial(Vec<(String, String)>),
    /// Below an unmodelled keyword.
    Unmodelled,
}

impl State {
    fn new(grammar: &Grammar, mode: ModeId) -> Self {
        Self {
            node: grammar.mode_info(mode).root,
            mode,
            flags: Flags::default(),
            frames: Vec::new(),
            taken: Vec::new(),
            extras: Vec::new(),
            at: 0,
            form: Form::Plain,
            do_exec: false,
            before_pipe: None,
            open_text: None,
        }
    }
}

impl<'a> Walker<'a> {
    /// Takes all words of `line`.
    pub fn run(&self, mode: ModeId, line: &str) -> Result<State, Stop> {
        let mut state = State::new(self.grammar, mode);
        while let Some(token) = line::next(line, state.at, self.splits_at_pipes(&state)) {
            self.step(&mut state, line, token)?;
        }
        Ok(state)
    }

    pub fn node(&self, id: NodeId) -> &'a Node {
        self.grammar.node(id)
    }

    /// Whether the walk stands before the first word of a configuration mode's line.
    pub fn takes_prefix(&self, state: &State) -> bool {
        self.at_root(state) && state.form == Form::Plain
    }

    /// Whether no word of a configuration command was taken, `no` and `default` aside.
    fn at_root(&self, state: &State) -> bool {
        state.taken.is_empty() && !state.do_exec && self.grammar.mode_info(state.mode).configures()
    }

    /// Whether a command may end here.
    pub fn may_end(&self, state: &State) -> bool {
        self.binding(state).is_some() && state.taken.last().is_some()
    }

    /// Whether `|` is a word of its own here.
    fn splits_at_pipes(&self, state: &State) -> bool {
        state.flags.has(Flag::Pipe) && state.before_pipe.is_none() && self.tree.pipe.is_some()
    }

    /// Whether `|` may follow.
    pub fn may_pipe(&self, state: &State) -> bool {
        self.splits_at_pipes(state) && self.may_end(state)
    }

    /// What the command would be bound to if it ended here: its own node, or inside an `any of` the node that has it.
    pub fn binding(&self, state: &State) -> Option<&'a Bound<ModeId>> {
        match state.frames.as_slice() {
            [] => self.node(state.node).binding(),
            frames if self.ends_chain(state) => frames.iter().rev().find_map(|frame| self.node(frame.owner).binding()),
            _ => None,
        }
    }

    /// Whether what was begun in an `any of` is whole, so that another of its children may follow.
    fn ends_chain(&self, state: &State) -> bool {
        !state.frames.is_empty()
            && (self.tree.below(state.node).is_empty() || self.node(state.node).binding().is_some())
    }

    /// Everything that may come next and is there now, hidden or not.
    pub fn candidates(&self, state: &State, mut each: impl FnMut(&'a Entry, FromFrame)) {
        let prefix = self.at_root(state);
        for entry in self.tree.below(state.node) {
            if self.is_there(entry) && !(prefix && self.is_prefix_word(entry)) {
                each(entry, None);
            }
        }
        if !self.ends_chain(state) {
            return;
        }
        for (depth, frame) in state.frames.iter().enumerate().rev() {
            for entry in self.tree.below(frame.owner) {
                let open = match entry.group {
                    Some(group) => group == frame.group && !frame.used.contains(&entry.node),
                    None => true,
                };
                if open && self.is_there(entry) {
                    each(entry, Some(depth));
                }
            }
        }
    }

    /// A node that only gives `no`, `default` or `do` its help.
    fn is_prefix_word(&self, entry: &Entry) -> bool {
        match &self.node(entry.node).kind {
            NodeKind::Keyword(word) => &**word == "do" || PREFIXES.iter().any(|(_, name, _)| **word == **name),
            _ => false,
        }
    }

    fn is_there(&self, entry: &Entry) -> bool {
        entry.privilege <= self.privilege
            && entry.conditional.iter().all(|id| {
                self.node(*id)
                    .clauses
                    .conditions
                    .as_deref()
                    .is_none_or(|conditions| conditions.hold(self.facts))
            })
    }

    fn step(&self, state: &mut State, line: &str, token: Token<'_>) -> Result<(), Stop> {
        if token.text == "|" && !token.quoted && self.may_pipe(state) {
            self.enter_pipe(state, token);
            return Ok(());
        }
        let found = self.find(state, line, token);
        if let Some((entry, frame)) = found.exact {
            self.take_keyword(state, entry, frame, token.end);
            return Ok(());
        }
        match (found.keywords, found.hidden_keywords) {
            (1, _) => match (found.before, found.prefix) {
                (Some(prefix), _) => self.take_prefix(state, prefix, token.end),
                (None, Some((entry, frame))) => self.take_keyword(state, entry, frame, token.end),
                (None, None) => return Err(Stop::Invalid(token.start)),
            },
            (0, 0) => return self.take_argument(state, found, token),
            (0, 1) => match found.hidden {
                Some((entry, frame)) => self.take_keyword(state, entry, frame, token.end),
                None => return Err(Stop::Invalid(token.start)),
            },
            _ => return Err(Stop::Ambiguous(token.start)),
        }
        Ok(())
    }

    fn take_keyword(&self, state: &mut State, entry: &Entry, frame: FromFrame, end: usize) {
        state.taken.push(Taken {
            node: entry.node,
            text: None,
            int: None,
        });
        self.move_to(state, entry, frame, end);
    }

    fn take_argument(&self, state: &mut State, found: Found<'a>, token: Token<'_>) -> Result<(), Stop> {
        match found.argument {
            Some((
                entry,
                frame,
                Match::Full {
                    end, text, int, open, ..
                },
            )) => {
                state.taken.push(Taken {
                    node: entry.node,
                    text: Some(text),
                    int,
                });
                state.open_text = open;
                self.move_to(state, entry, frame, token.start + end);
                Ok(())
            }
            Some((_, _, Match::Partial(rows))) => Err(Stop::Partial(rows)),
            Some((_, _, Match::Ambiguous)) => Err(Stop::Ambiguous(token.start)),
            _ if state.flags.has(Flag::Unmodelled) => Err(Stop::Unmodelled),
            _ => Err(Stop::Invalid(found.furthest)),
        }
    }

    fn move_to(&self, state: &mut State, entry: &Entry, frame: FromFrame, end: usize) {
        match (frame, entry.group) {
            (Some(depth), Some(_)) => {
                state.frames.truncate(depth + 1);
                state.frames[depth].used.push(entry.node);
            }
            // A plain child of the node that has the `any of`: the options are behind us.
            (Some(depth), None) => state.frames.truncate(depth),
            (None, Some(group)) => state.frames.push(Frame {
                group,
                owner: state.node,
                used: vec![entry.node],
            }),
            (None, None) => {}
        }
        if !state.frames.is_empty() && self.node(entry.node).binding().is_some() {
            state.extras.push(entry.node);
        }
        state.node = entry.node;
        state.flags = state.flags.union(entry.flags);
        state.at = end;
    }

    fn take_prefix(&self, state: &mut State, prefix: Prefix, end: usize) {
        state.at = end;
        match prefix {
            Prefix::No => state.form = Form::No,
            Prefix::Default => state.form = Form::Default,
            Prefix::Do => {
                if let Some(exec) = self.grammar.mode(crate::grammar::tree::EXEC) {
                    state.mode = exec;
                    state.node = self.grammar.mode_info(exec).root;
                }
                state.do_exec = true;
            }
        }
    }

    fn enter_pipe(&self, state: &mut State, token: Token<'_>) {
        let before = state.clone();
        if let Some(pipe) = self.tree.pipe {
            state.node = pipe;
        }
        state.frames.clear();
        state.flags = Flags::default();
        state.at = token.end;
        state.before_pipe = Some(Box::new(before));
    }
}

/// Names of interface types that complete a word where an argument may be one.
pub(super) fn interface_names(kind: &ArgType, typed: &str) -> Vec<&'static str> {
    match kind {
        ArgType::Interface { .. } => interfaces::beginning(typed).collect(),
        _ => Vec::new(),
    }
}
