//! What a screen rests on: the evidence that it and its parts name, as a whole, bound by bound and line by line.
//!
//! Reads the lines of a sheet as a person does, under the versions of one device. Must not know paths or values.

use super::library::Library;
use super::source::Sheet;
use super::version::Version;

/// How a `%source` begins that does not claim to be seen on a device.
const UNSEEN: [&str; 3] = ["unverified", "derived", "reference"];

/// What one screen, or one part that it uses, says of its evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Name of the screen or part.
    pub name: String,
    /// What holds for all of it.
    pub sources: Vec<String>,
    /// Bounds of versions.
    pub bounds: Vec<Bound>,
    /// Lines of output that do not claim to be seen, as the screen has them, and what they name instead.
    pub unseen: Vec<(String, String)>,
}

/// A `%since` or `%until`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bound {
    /// As it is written: `since agent 5.3`.
    pub text: String,
    /// Whether it holds; `None` where the version is not known.
    pub holds: Option<bool>,
    /// The `%source` below it, or nothing.
    pub source: String,
}

/// The versions of a device, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    /// Of the Smart Agent.
    pub agent: Option<Version>,
    /// Of IOS-XE.
    pub release: Option<Version>,
}

impl Versions {
    /// Whether `since agent 5.3` or `until release 17.8` holds.
    fn hold(&self, word: &str, axis: &str, version: &str) -> Option<bool> {
        let own = match axis {
            "agent" => self.agent.as_ref()?,
            _ => self.release.as_ref()?,
        };
        let since = *own >= Version::parse(version)?;
        Some(since == (word == "since"))
    }
}

impl Library {
    /// What the screen called `name` rests on, itself first and then the parts that it uses on a device of these
    /// versions, each once. Nothing for a screen that is not there or faulty.
    pub fn provenance(&self, rendition: &str, name: &str, versions: &Versions) -> Vec<Provenance> {
        let mut found: Vec<Provenance> = Vec::new();
        let mut waiting = vec![name.to_owned()];
        while let Some(name) = waiting.pop() {
            if found.iter().any(|known| known.name == name) {
                continue;
            }
            if let Ok(Some(sheet)) = self.sheet(rendition, &name) {
                let (provenance, parts) = scan(&name, &sheet, versions);
                found.push(provenance);
                waiting.extend(parts.into_iter().rev());
            }
        }
        found
    }
}

/// A block that is open: the bound that it is, where it is one, whether its lines are there, and its `%source`.
#[derive(Default)]
struct Block {
    bound: Option<usize>,
    holds: Option<bool>,
    source: String,
}

impl Block {
    fn is_there(&self) -> bool {
        self.holds != Some(false)
    }
}

/// What a sheet says itself, and the names of the parts that it uses.
fn scan(name: &str, sheet: &Sheet, versions: &Versions) -> (Provenance, Vec<String>) {
    let mut said = Provenance {
        name: name.to_owned(),
        ..Provenance::default()
    };
    let mut inner: Vec<String> = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    let mut blocks = vec![Block::default()];
    let mut begun = false;
    for line in own_lines(sheet) {
        let there = blocks.iter().all(Block::is_there);
        let last = blocks.len() - 1;
        match control(line) {
            Some(("source", source)) if last > 0 || begun => {
                source.clone_into(&mut blocks[last].source);
                inner.push(source.to_owned());
                if let Some(bound) = blocks[last].bound.take() {
                    source.clone_into(&mut said.bounds[bound].source);
                }
            }
            Some((word @ ("since" | "until"), rest)) => {
                let (axis, version) = rest.split_once(' ').unwrap_or((rest, ""));
                let holds = versions.hold(word, axis, version);
                let bound = there.then_some(said.bounds.len());
                if there {
                    said.bounds.push(Bound {
                        text: format!("{word} {rest}"),
                        holds,
                        source: String::new(),
                    });
                }
                blocks.push(Block {
                    bound,
                    holds,
                    source: String::new(),
                });
            }
            Some(("when" | "unless" | "each" | "form", _)) => blocks.push(Block::default()),
            Some(("otherwise" | "between", _)) => {
                let holds = blocks[last].holds.map(|holds| !holds);
                blocks[last] = Block {
                    holds,
                    ..Block::default()
                };
            }
            Some(("end", _)) if last > 0 => blocks.truncate(last),
            Some(("use", rest)) if there => {
                begun = true;
                parts.extend(rest.split(' ').next().map(str::to_owned));
            }
            Some(_) => {}
            None => {
                begun = true;
                // What stands below a bound's source is no longer the bound's alone to tell.
                blocks[last].bound = None;
                let source = blocks.iter().rev().map(|block| block.source.as_str());
                let source = source.into_iter().find(|source| !source.is_empty()).unwrap_or("");
                if there && !line.trim().is_empty() && UNSEEN.iter().any(|word| source.starts_with(word)) {
                    said.unseen.push((line.to_owned(), source.to_owned()));
                }
            }
        }
    }
    said.sources = sheet.head.sources.clone();
    said.sources.retain(|source| !inner.contains(source));
    (said, parts)
}

/// The lines of a sheet in its file: those in front of the first `%screen`, or those behind its own.
fn own_lines(sheet: &Sheet) -> Vec<&str> {
    let mut current: Option<&str> = None;
    let mut lines = Vec::new();
    for line in sheet.text.lines() {
        match line.strip_prefix("%screen ") {
            Some(name) => current = Some(name),
            None if current == sheet.name.as_deref() => lines.push(line),
            None => {}
        }
    }
    lines
}

/// The control word that a line begins with, and what follows it; `%? …` is a line of output.
fn control(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix('%')?;
    let (word, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_word = word == "#" || word.starts_with(|c: char| c.is_ascii_lowercase());
    is_word.then_some((word, rest))
}
