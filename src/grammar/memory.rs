//! A configuration in memory: what a device would hold after commands, without a device.
//!
//! For laws and tests over any grammar: it takes the commands that a tree understood and is read back by the generator.
//! Paths are texts; must not know what they mean.

use std::collections::BTreeMap;

use super::binding::NONE;
use super::names::{Facts, StateReader};
use super::outcome::{Assignment, Binding, Command, Form, Outcome};
use super::tree::{Grammar, ModeId};
use super::view::Tree;

/// One entry of a list, or the whole state: values by path or field, lists by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Values by their path from here on.
    pub values: BTreeMap<String, String>,
    /// Lists by their path from here on.
    pub lists: BTreeMap<String, Vec<Memory>>,
}

/// A line of a configuration that was not understood, or not as configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {number} is no configuration: {line:?} ({outcome:?})")]
pub struct Refused {
    /// The line, from 1.
    pub number: usize,
    /// What it says.
    pub line: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// Where a configuration is being entered: the mode, and the entry it stands on (list and number).
#[derive(Clone, Debug)]
struct Standing {
    mode: ModeId,
    entry: Option<(String, usize)>,
}

impl Memory {
    /// Reads a configuration as a device does at boot, from the mode `config` on.
    pub fn read(grammar: &Grammar, tree: &Tree, facts: &dyn Facts, text: &str) -> Result<Self, Refused> {
        let mut memory = Self::default();
        let Some(config) = grammar.mode("config") else {
            return Ok(memory);
        };
        let mut standing = vec![Standing {
            mode: config,
            entry: None,
        }];
        let mut lines = text.lines().enumerate();
        while let Some((number, line)) = lines.next() {
            let mode = standing.last().map_or(config, |s| s.mode);
            let refused = |outcome| Refused {
                number: number + 1,
                line: line.to_owned(),
                outcome,
            };
            match tree.parse(grammar, mode, 15, line, facts) {
                Outcome::Empty | Outcome::Comment => {}
                Outcome::Command(mut command) => {
                    if let Some(delimiter) = command.open_text {
                        close(&mut command, delimiter, &mut lines);
                    }
                    if !memory.apply(&command, &mut standing) {
                        return Err(refused(Outcome::Command(command)));
                    }
                }
                outcome => return Err(refused(outcome)),
            }
        }
        Ok(memory)
    }

    /// Carries a command out; `false` if it is none of configuration.
    fn apply(&mut self, command: &Command, standing: &mut Vec<Standing>) -> bool {
        while standing.len() > 1 && standing.last().is_some_and(|s| s.mode != command.mode) {
            standing.pop();
        }
        match &command.binding {
            // A block that a line of its own closes: `exit-address-family`.
            Binding::Action { name, .. } if name == "exit" => {
                if standing.len() > 1 {
                    standing.pop();
                }
            }
            Binding::Set(assignments) => {
                for assignment in assignments {
                    self.assign(assignment, standing);
                }
            }
            Binding::Add { list, key, with } => {
                self.change(list, key, with, command.form, standing);
            }
            Binding::Mode { mode, at } => {
                let entry = at.as_ref().and_then(|at| {
                    let number = self.change(&at.list, &at.fields, &[], command.form, standing)?;
                    Some((at.list.clone(), number))
                });
                if command.form == Form::Plain {
                    standing.push(Standing { mode: *mode, entry });
                }
            }
            Binding::Screen { .. } | Binding::Action { .. } => return false,
        }
        true
    }

    fn assign(&mut self, assignment: &Assignment, standing: &[Standing]) {
        let (memory, path) = self.inside(&assignment.path, standing);
        if assignment.reset {
            memory.values.remove(path);
        } else {
            memory.values.insert(path.to_owned(), assignment.value.clone());
        }
    }

    /// Puts an entry into a list or takes entries out; gives the number of the one that is there then.
    fn change(
        &mut self,
        list: &str,
        key: &[(String, String)],
        with: &[(String, String)],
        form: Form,
        standing: &[Standing],
    ) -> Option<usize> {
        let (memory, list) = self.inside(list, standing);
        let entries = memory.lists.entry(list.to_owned()).or_default();
        let there = |(field, value): &(String, String)| (value != NONE).then(|| (field.clone(), value.clone()));
        let agrees = |entry: &Memory| {
            key.iter()
                .all(|(field, value)| entry.values.get(field).map_or(NONE, String::as_str) == value)
        };
        if form != Form::Plain {
            entries.retain(|entry| !agrees(entry));
            return None;
        }
        let number = entries.iter().position(agrees).unwrap_or_else(|| {
            entries.push(Memory {
                values: key.iter().filter_map(there).collect(),
                lists: BTreeMap::new(),
            });
            entries.len() - 1
        });
        let values = &mut entries[number].values;
        for (field, value) in with {
            if value == NONE {
                values.remove(field);
            } else {
                values.insert(field.clone(), value.clone());
            }
        }
        Some(number)
    }

    /// The entry that a path is inside of, where the modes stand on it, and the path from there on.
    fn inside<'p>(&mut self, path: &'p str, standing: &[Standing]) -> (&mut Self, &'p str) {
        let mut memory = self;
        let mut rest = path;
        let mut done = 0;
        for (list, number) in standing.iter().filter_map(|s| s.entry.as_ref()) {
            let prefix = format!("{list}[].");
            let Some(after) = path.strip_prefix(&prefix) else {
                continue;
            };
            let own = list[done..].to_owned();
            if memory.lists.get(&own).is_none_or(|entries| entries.len() <= *number) {
                break;
            }
            memory = &mut memory.lists.entry(own).or_default()[*number];
            done = prefix.len();
            rest = after;
        }
        (memory, rest)
    }

    /// The record that holds a list named with numbers, and the list's name there.
    fn holder<'p>(&self, list: &'p str) -> Option<(&Self, &'p str)> {
        let mut memory = self;
        let mut rest = list;
        while let Some((name, after)) = rest.split_once('[') {
            let (number, after) = after.split_once("].")?;
            memory = memory.lists.get(name)?.get(number.parse::<usize>().ok()?)?;
            rest = after;
        }
        Some((memory, rest))
    }
}

/// Takes the lines of a delimited text up to its end.
fn close<'l>(command: &mut Command, delimiter: char, lines: &mut impl Iterator<Item = (usize, &'l str)>) {
    let Some(begun) = command.args.last().map(|arg| arg.text.clone()) else {
        return;
    };
    let mut text = begun.clone();
    for (_, line) in lines {
        text.push('\n');
        match super::line::closed_text(delimiter, line) {
            Some(last) => {
                text.push_str(last);
                break;
            }
            None => text.push_str(line),
        }
    }
    if let Binding::Set(assignments) = &mut command.binding {
        for assignment in assignments.iter_mut().filter(|assignment| assignment.value == begun) {
            assignment.value.clone_from(&text);
        }
    }
}

impl StateReader for Memory {
    fn value(&self, path: &str) -> Option<String> {
        self.values.get(path).cloned()
    }

    fn items(&self, list: &str) -> usize {
        self.holder(list)
            .and_then(|(memory, name)| memory.lists.get(name))
            .map_or(0, Vec::len)
    }

    fn item_value(&self, list: &str, n: usize, field: &str) -> Option<String> {
        let (memory, name) = self.holder(list)?;
        memory.lists.get(name)?.get(n)?.values.get(field).cloned()
    }
}
