//! What a typed line would print: the grammar, asked for screens.
//!
//! Must not know texts.

use std::collections::BTreeMap;

use crate::device::view::SCHEMA;
use crate::grammar::{Binding, Facts, Grammar, ModeId, Outcome, PipeCommand, Selection, Tree};
use crate::screen::Screen;
use crate::screen::value::{Record, Value};
use crate::session::Engines;

/// A box of which nothing is known: of any release, without quirks.
#[derive(Default)]
struct AnyBox<'a> {
    /// Its release, if one is meant.
    release: &'a str,
}

impl Facts for AnyBox<'_> {
    fn release(&self) -> &str {
        self.release
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

impl Shown {
    /// The command with its filter, in full words.
    pub fn typed(&self) -> String {
        match &self.pipe {
            Some(pipe) => format!(
                "{} | {} {}",
                self.canonical,
                pipe.stage.replace('-', " "),
                pipe.argument
            ),
            None => self.canonical.clone(),
        }
    }
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
    /// For each screen the `show` command that prints it: as documented (`… id <report> detail`), and what it means.
    shown: BTreeMap<String, (String, Shown)>,
}

impl<'a> Commands<'a> {
    /// The commands of a grammar.
    pub fn new(engines: &'a Engines) -> Self {
        let grammar = engines.grammar();
        let tree = grammar.view(&AnyBox::default());
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

    fn screens(&self) -> BTreeMap<String, (String, Shown)> {
        let mut shown = BTreeMap::new();
        let Some(exec) = self.exec else { return shown };
        for sentence in self.tree.sentences(self.grammar, exec, 15, &AnyBox::default()) {
            if !sentence.line.starts_with("show ") {
                continue;
            }
            if let Typed::Shown(found) = self.resolve(&sentence.line) {
                shown.entry(found.screen.clone()).or_insert((sentence.pattern, found));
            }
        }
        shown
    }

    /// What a line means in exec, or behind `do`.
    pub fn resolve(&self, line: &str) -> Typed {
        let Some(exec) = self.exec else { return Typed::Unknown };
        let line = line.trim();
        let line = line.strip_prefix("do ").unwrap_or(line);
        match self.tree.parse(self.grammar, exec, 15, line, &AnyBox::default()) {
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

    /// Names of the screens that `show` commands print.
    pub fn shown(&self) -> impl Iterator<Item = &str> {
        self.shown.keys().map(String::as_str)
    }

    /// The command that prints a screen; one that is about an entry names that of the state.
    pub fn printing(&self, screen: &Screen, state: &Record) -> String {
        let Some((pattern, shown)) = self.shown.get(screen.name()) else {
            return screen.name().to_owned();
        };
        let key = shown.of.as_ref().and_then(|of| {
            let (field, _) = of.fields.first()?;
            let field = SCHEMA.find(&format!("{}[].{field}", of.list))?;
            let entry = state.value(SCHEMA.find(&of.list)?).items().first()?;
            (*entry.value(field) != Value::Absent).then(|| entry.value(field).to_string())
        });
        match (pattern.split_once('<'), key) {
            (Some((before, rest)), Some(key)) => {
                let behind = rest.split_once('>').map_or("", |(_, behind)| behind);
                format!("{before}{key}{behind}")
            }
            _ => pattern.clone(),
        }
    }

    /// Whether a device of this release has a command.
    pub fn has(&self, release: &str, command: &str) -> bool {
        let any = AnyBox { release };
        let (tree, Some(exec)) = (self.grammar.view(&any), self.exec) else {
            return true;
        };
        let outcome = tree.parse(self.grammar, exec, 15, command, &any);
        matches!(outcome, Outcome::Command(_) | Outcome::Unmodelled)
    }
}
