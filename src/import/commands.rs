//! What a typed line would print: the grammar, asked for screens.
//!
//! Must not know texts.

use std::collections::BTreeMap;

use crate::grammar::{Binding, Facts, Grammar, ModeId, Outcome, PipeCommand, Selection, Tree};
use crate::session::Engines;

/// A box of which nothing is known: every release, no quirk.
struct AnyBox;

impl Facts for AnyBox {
    fn release(&self) -> &str {
        ""
    }
    fn platform(&self) -> &str {
        ""
    }
    fn quirk(&self, _: &str) -> bool {
        false
    }
    fn is(&self, _: &str, _: &[&str]) -> bool {
        false
    }
}

/// A command whose output is a screen.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The command in full words.
    pub canonical: String,
    /// The screen.
    pub screen: String,
    /// The entry that the screen is about.
    pub of: Option<Selection>,
    /// What the output went through.
    pub pipe: Option<PipeCommand>,
}

/// What a line is.
#[derive(Clone, Debug)]
pub enum Typed {
    /// It prints a screen.
    Shown(Shown),
    /// Another command that is known.
    Other(String),
    /// Nothing that is known.
    Unknown,
}

/// All commands.
pub struct Commands<'a> {
    grammar: &'a Grammar,
    tree: Tree,
    exec: Option<ModeId>,
    /// The command of each screen that a `show` command prints.
    shown: BTreeMap<String, String>,
}

impl<'a> Commands<'a> {
    /// The commands of a grammar.
    pub fn new(engines: &'a Engines) -> Self {
        let grammar = engines.grammar();
        let tree = grammar.view(&AnyBox);
        let exec = grammar.mode("exec");
        let mut commands = Self {
            grammar,
            tree,
            exec,
            shown: BTreeMap::new(),
        };
        commands.shown = commands.screens();
        commands
    }

    fn screens(&self) -> BTreeMap<String, String> {
        let mut shown = BTreeMap::new();
        let Some(exec) = self.exec else { return shown };
        for sentence in self.tree.sentences(self.grammar, exec, 15, &AnyBox) {
            if !sentence.line.starts_with("show ") {
                continue;
            }
            if let Typed::Shown(found) = self.resolve(&sentence.line) {
                shown.entry(found.screen).or_insert(sentence.pattern);
            }
        }
        shown
    }

    /// What a line means in exec, or behind `do`.
    pub fn resolve(&self, line: &str) -> Typed {
        let Some(exec) = self.exec else { return Typed::Unknown };
        let line = line.trim();
        let line = line.strip_prefix("do ").unwrap_or(line);
        match self.tree.parse(self.grammar, exec, 15, line, &AnyBox) {
            Outcome::Command(command) => match command.binding {
                Binding::Screen { name, of } if command.path.first().is_some_and(|verb| verb == "show") => {
                    Typed::Shown(Shown {
                        canonical: command.canonical,
                        screen: name,
                        of,
                        pipe: command.pipe,
                    })
                }
                _ => Typed::Other(command.canonical),
            },
            Outcome::Unmodelled => Typed::Other(line.to_owned()),
            _ => Typed::Unknown,
        }
    }

    /// Screens that `show` commands print, each with its command.
    pub fn shown(&self) -> impl Iterator<Item = (&str, &str)> {
        self.shown.iter().map(|(screen, command)| (screen.as_str(), command.as_str()))
    }

    /// The command that prints a screen.
    pub fn of_screen(&self, screen: &str) -> Option<&str> {
        self.shown.get(screen).map(String::as_str)
    }
}
