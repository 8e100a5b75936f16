//! From a walk to an [`Outcome`]: falling back to parent modes, and filling a binding's values in.
//!
//! Must not know how candidates are weighed (`walk`).

use super::binding::Bound;
use super::clauses::Flag;
use super::line;
use super::names::Facts;
use super::outcome::{Arg, Command, Form, Outcome, PipeCommand};
use super::tree::{EXEC, Grammar, ModeId, NodeKind};
use super::types::ArgType;
use super::view::Tree;
use super::walk::{State, Stop, Taken, Walker};

impl Tree {
    /// What `line` means in `mode`.
    pub fn parse(&self, grammar: &Grammar, mode: ModeId, privilege: u8, line: &str, facts: &dyn Facts) -> Outcome {
        let (start, comment) = line::first(line);
        if start == line.len() {
            return Outcome::Empty;
        }
        if comment {
            return Outcome::Comment;
        }
        let walker = Walker {
            tree: self,
            grammar,
            privilege,
            facts,
        };
        let mut furthest = None;
        let mut ambiguous = None;
        let mut unmodelled = false;
        let mut at = Some(mode);
        while let Some(mode) = at {
            match walker.run(mode, line) {
                Ok(state) if ambiguous.is_none_or(|byte| walker.begins_whole(&state, &line[byte..])) => {
                    return walker.outcome(&state);
                }
                Ok(_) => {}
                Err(Stop::Partial(_)) if ambiguous.is_some() || unmodelled => {}
                Err(Stop::Partial(_)) => {
                    return Outcome::Incomplete {
                        subcommands_only: false,
                        keyword: String::new(),
                    };
                }
                // A parent may know more of it: `logging buffered` below an interface, where `logging` is not emulated.
                Err(Stop::Unmodelled) => unmodelled |= ambiguous.is_none(),
                Err(Stop::Invalid(byte)) => furthest = furthest.max(Some(byte)),
                Err(Stop::Ambiguous(byte)) if furthest > Some(byte) => {}
                Err(Stop::Ambiguous(byte)) => ambiguous = ambiguous.or(Some(byte)),
            }
            at = grammar.mode_info(mode).parent;
        }
        if unmodelled {
            return Outcome::Unmodelled;
        }
        if ambiguous.is_some() {
            return Outcome::Ambiguous;
        }
        let at = furthest.unwrap_or(start);
        match line::words(line).as_slice() {
            [only] if !grammar.mode_info(mode).configures() => Outcome::HostName(only.text.to_owned()),
            _ => Outcome::Invalid { at },
        }
    }
}

impl Walker<'_> {
    /// Whether the first keyword of a command was typed in full at the beginning of `rest`: then a parent mode takes
    /// the line although its word is the beginning of several in the mode itself (`ip …` where `ip-address` is).
    fn begins_whole(&self, state: &State, rest: &str) -> bool {
        let typed = rest.split([' ', '\t']).next().unwrap_or(rest);
        let first = state.taken.first().map(|taken| self.node(taken.node).label());
        first.is_some_and(|label| label.eq_ignore_ascii_case(typed))
    }

    /// What a line whose words were all taken comes to.
    fn outcome(&self, state: &State) -> Outcome {
        let before = state.before_pipe.as_deref().unwrap_or(state);
        if before.flags.has(Flag::Unmodelled) {
            return Outcome::Unmodelled;
        }
        if state.flags.has(Flag::Unmodelled) {
            return Outcome::Unmodelled;
        }
        let pipe = match &state.before_pipe {
            Some(before) => match self.pipe(state, before.taken.len()) {
                Some(pipe) => Some(pipe),
                None => {
                    return Outcome::Incomplete {
                        subcommands_only: false,
                        keyword: String::new(),
                    };
                }
            },
            None => None,
        };
        let Some(binding) = self.filled(before).or_else(|| self.early(before)) else {
            return self.incomplete(state);
        };
        Outcome::Command(Box::new(Command {
            binding,
            args: self.args(&before.taken),
            form: before.form,
            mode: before.mode,
            do_exec: before.do_exec,
            pipe,
            canonical: self.canonical(before),
            path: self.keywords(&before.taken),
            open_text: before.open_text,
        }))
    }

    fn incomplete(&self, state: &State) -> Outcome {
        let only_keywords = || {
            let mut only = true;
            self.candidates(state, |entry, _| {
                only &= matches!(self.node(entry.node).kind, NodeKind::Keyword(_))
            });
            only
        };
        match state.taken.as_slice() {
            [first] if self.grammar.mode_info(state.mode).name == EXEC => Outcome::Incomplete {
                subcommands_only: only_keywords(),
                keyword: self.node(first.node).label().to_owned(),
            },
            _ => Outcome::Incomplete {
                subcommands_only: false,
                keyword: String::new(),
            },
        }
    }

    /// The filter behind `|`, if it is whole.
    fn pipe(&self, state: &State, words_before: usize) -> Option<PipeCommand> {
        let taken = &state.taken[words_before..];
        let Some(Bound::Action(_, given)) = self.binding(state) else {
            return None;
        };
        let stage = given.iter().find(|field| field.name == "stage")?;
        let argument = taken
            .iter()
            .filter_map(|t| t.text.clone())
            .collect::<Vec<_>>()
            .join(" ");
        Some(PipeCommand {
            stage: self.value(&stage.value, taken)?,
            argument,
        })
    }

    pub(super) fn args(&self, taken: &[Taken]) -> Vec<Arg> {
        taken.iter().filter_map(|t| self.arg(t)).collect()
    }

    fn arg(&self, taken: &Taken) -> Option<Arg> {
        match (&self.node(taken.node).kind, &taken.text) {
            (NodeKind::Argument(name, kind), Some(text)) => Some(Arg {
                name: name.to_string(),
                text: text.clone(),
                int: taken.int,
                kind: kind.clone(),
            }),
            _ => None,
        }
    }

    fn keywords(&self, taken: &[Taken]) -> Vec<String> {
        let words = taken.iter().filter(|t| t.text.is_none());
        words.map(|t| self.node(t.node).label().to_owned()).collect()
    }

    fn canonical(&self, state: &State) -> String {
        let mut words = Vec::with_capacity(state.taken.len() + 1);
        match state.form {
            Form::Plain => {}
            Form::No => words.push("no".to_owned()),
            Form::Default => words.push("default".to_owned()),
        }
        for taken in &state.taken {
            words.push(match self.arg(taken) {
                Some(arg) => match (&arg.kind, state.open_text) {
                    (ArgType::Delimited, Some(_)) => format!("^C{}", arg.text),
                    _ => arg.kind.typed(&arg.text),
                },
                None => self.node(taken.node).label().to_owned(),
            });
        }
        words.join(" ")
    }
}
