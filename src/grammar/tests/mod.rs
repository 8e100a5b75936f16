//! Tests of the grammar as a whole over one small grammar that has every construct.

mod files;
mod help;
mod laws;
mod lines;
mod running_config;

use crate::diagnostic::{Diagnostic, SourceFile};

use super::{ActionArg, ArgKind, Facts, Grammar, ModeId, NameSort, Names, Outcome, PathKind, Tree};

/// The grammar that most tests use.
pub const SAMPLE: &str = include_str!("sample.cmd");

/// Names that the sample uses: everything is known but what begins with `unknown`.
pub struct SampleNames;

const LISTS: [&str; 8] = [
    "users",
    "interfaces",
    "lines",
    "profiles",
    "profiles[].addresses",
    "servers",
    "vrfs",
    "vrfs[].families",
];

impl Names for SampleNames {
    fn action(&self, name: &str) -> Option<Vec<ActionArg>> {
        let arg = |name: &str, kind, required| ActionArg {
            name: name.to_owned(),
            kind,
            required,
        };
        match name {
            "ping" => Some(vec![
                arg("host", ArgKind::Text, true),
                arg("repeat", ArgKind::Int, false),
                arg("source", ArgKind::Text, false),
                arg("df_bit", ArgKind::Flag, false),
            ]),
            "delete" => Some(vec![
                arg("file", ArgKind::Text, true),
                arg("force", ArgKind::Flag, false),
            ]),
            "trust" => Some(vec![
                arg("token", ArgKind::Text, true),
                arg("scope", ArgKind::Text, true),
            ]),
            "configure" | "exit" | "connect" | "disable" => Some(Vec::new()),
            _ => None,
        }
    }
    fn screen(&self, name: &str) -> bool {
        !name.starts_with("unknown")
    }
    fn path(&self, name: &str) -> Option<PathKind> {
        let kind = if LISTS.contains(&name) {
            PathKind::List
        } else {
            PathKind::Text
        };
        (!name.starts_with("unknown")).then_some(kind)
    }
    fn quirk(&self, name: &str) -> bool {
        name == "odd"
    }
    fn known(&self, sort: NameSort) -> Vec<String> {
        match sort {
            NameSort::Action => vec!["ping".into(), "trust".into()],
            _ => Vec::new(),
        }
    }
}

/// A device of the sample.
#[derive(Clone)]
pub struct SampleFacts {
    pub release: &'static str,
    pub odd: bool,
    pub state: &'static [(&'static str, &'static str)],
}

impl Default for SampleFacts {
    fn default() -> Self {
        Self {
            release: "17.12.4",
            odd: false,
            state: &[],
        }
    }
}

impl Facts for SampleFacts {
    fn release(&self) -> &str {
        self.release
    }
    fn platform(&self) -> &str {
        "C9300-48P"
    }
    fn quirk(&self, name: &str) -> bool {
        self.odd && name == "odd"
    }
    fn is(&self, path: &str, values: &[&str]) -> bool {
        self.state
            .iter()
            .any(|(known, value)| *known == path && values.contains(value))
    }
}

/// A grammar with the view of one device.
pub struct Device {
    pub grammar: Grammar,
    pub tree: Tree,
    pub facts: SampleFacts,
}

impl Device {
    pub fn new(text: &str, facts: SampleFacts) -> Self {
        let (grammar, faults) = load(text);
        assert!(faults.is_empty(), "{}", show(&faults));
        let tree = grammar.view(&facts);
        Self { grammar, tree, facts }
    }

    pub fn sample() -> Self {
        Self::new(SAMPLE, SampleFacts::default())
    }

    pub fn mode(&self, name: &str) -> ModeId {
        self.grammar.mode(name).unwrap()
    }

    pub fn parse(&self, mode: &str, line: &str) -> Outcome {
        self.tree.parse(&self.grammar, self.mode(mode), 15, line, &self.facts)
    }

    pub fn command(&self, mode: &str, line: &str) -> super::Command {
        match self.parse(mode, line) {
            Outcome::Command(command) => *command,
            other => panic!("{line}: {other:?}"),
        }
    }

    pub fn help(&self, mode: &str, line: &str) -> super::Help {
        self.tree
            .help(&self.grammar, self.mode(mode), 15, line, &self.facts, 80)
    }
}

pub fn load(text: &str) -> (Grammar, Vec<Diagnostic>) {
    Grammar::load(&[SourceFile::new("a.cmd", text)], &SampleNames)
}

pub fn show(faults: &[Diagnostic]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}
