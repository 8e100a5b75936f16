//! Reads `.cmd` files into the arena: sections, indentation, nodes that are merged or replaced.
//!
//! `nodes` hangs one line on another, `finish` checks what only the whole can tell.
//! One bad line costs that line and what hangs on it, never the rest. Must not know what a walk does with the tree.

mod finish;
mod nodes;

use std::ops::Range;

use super::clauses::Clauses;
use super::dsl;
use super::names::Names;
use super::syntax::{self, Fault, Line, ModeLine, Named};
use super::tree::{EXEC, EXEC_HELP, Grammar, ModeId, ModeInfo, Node, NodeId, NodeKind, Part, PartId, Place};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::limits::GRAMMAR_SECTIONS_MAX;

/// Blanks of one step of indentation.
const STEP: usize = 2;

/// Bytes of a file for each node in it, about: so that the arena seldom grows.
const BYTES_A_NODE: usize = 60;

/// See [`Grammar::load`].
pub(super) fn load(files: &[SourceFile], names: &dyn Names) -> (Grammar, Vec<Diagnostic>) {
    let mut loader = Loader::default();
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    loader.grammar.nodes.reserve(bytes / BYTES_A_NODE);
    loader.mode_named(EXEC, &Place { file: 0, span: 0..0 });
    for (number, file) in files.iter().enumerate().take(usize::from(u16::MAX)) {
        loader.grammar.files.push(file.clone());
        loader.file = number as u16;
        loader.read(&file.text);
    }
    loader.finish(names)
}

/// Files of one folder laid over others: a file with the same path below `grammar/` replaces, the rest is added.
/// `own` gives each file its path relative to the folder (`commands/license.cmd`). In the order of those paths.
pub fn overlay(built_in: Vec<SourceFile>, own: Vec<(String, SourceFile)>) -> Vec<SourceFile> {
    let relative = |file: &SourceFile| file.name.strip_prefix("grammar/").unwrap_or(&file.name).to_owned();
    let mut files: Vec<(String, SourceFile)> = built_in.into_iter().map(|file| (relative(&file), file)).collect();
    files.retain(|(path, _)| own.iter().all(|(other, _)| other != path));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let mut added = own;
    added.sort_by(|a, b| a.0.cmp(&b.0));
    files.into_iter().chain(added).map(|(_, file)| file).collect()
}

#[derive(Default)]
struct Loader {
    grammar: Grammar,
    faults: Vec<Diagnostic>,
    /// Number of the file being read.
    file: u16,
    /// The section's root and the nodes that the lines above hang on, outermost first; `None` where a line was bad.
    /// With each whether it was written as unmodelled, which binds what is written below it.
    open: Vec<Option<(NodeId, bool)>>,
    /// A parent for each mode that names one, to be looked up when all modes are known.
    parents: Vec<(ModeId, String, Place)>,
    /// Whether a mode was declared, and where a mode is first named.
    declared: Vec<(bool, Place)>,
    /// Where a part is first named by `use`, and whether it has a section.
    used_parts: Vec<(Option<Place>, bool)>,
}

impl Loader {
    fn read(&mut self, text: &str) {
        self.open.clear();
        let mut base = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end_matches(['\n', '\r']);
            self.line(bare, base);
            base += line.len();
        }
    }

    fn line(&mut self, line: &str, base: usize) {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if content.trim_end().is_empty() || content.starts_with('#') {
            return;
        }
        let start = base + indent;
        let tokens = match dsl::tokens(content, start) {
            Ok(tokens) => tokens,
            Err(bad) => {
                self.fault(&bad.span, bad.message, None);
                return self.lost(indent);
            }
        };
        match syntax::line(&tokens) {
            Ok(read) => self.take(read, indent, start),
            Err(Fault { span, message, help }) => {
                self.fault(&span, message, help);
                self.lost(indent);
            }
        }
    }

    fn fault(&mut self, span: &Range<usize>, message: impl Into<String>, help: Option<String>) {
        let mut fault = self.grammar.fault(&self.place(span.clone()), message);
        fault.help = help;
        self.faults.push(fault);
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place { file: self.file, span }
    }

    /// A bad line: what is indented below it is read for its own faults and then dropped.
    fn lost(&mut self, indent: usize) {
        let depth = indent / STEP + 1;
        if !self.open.is_empty() && depth <= self.open.len() {
            self.open.truncate(depth);
            self.open.push(None);
        }
    }

    fn take(&mut self, line: Line<'_>, indent: usize, start: usize) {
        match line {
            Line::Mode(mode) if indent == 0 => self.mode(mode),
            Line::Part(name) if indent == 0 => self.part(&name),
            Line::Mode(_) | Line::Part(_) => {
                self.fault(&(start..start), "a section must begin in the first column", None);
            }
            other => self.hang(other, indent, start),
        }
    }

    fn mode(&mut self, line: ModeLine<'_>) {
        let place = self.place(line.name.span.clone());
        let mode = self.mode_named(line.name.text, &place);
        self.open = vec![Some((self.grammar.mode_info(mode).root, false))];
        let declares = line.prompt.is_some() || line.parent.is_some() || line.help.is_some();
        if !declares {
            return;
        }
        let declared = &mut self.declared[usize::from(mode.0)];
        if declared.0 && line.name.text != EXEC {
            return self.fault(
                &line.name.span,
                format!("mode '{}' is declared twice", line.name.text),
                None,
            );
        }
        *declared = (true, place);
        let info = &mut self.grammar.modes[usize::from(mode.0)];
        info.prompt = line.prompt.unwrap_or_default();
        if let Some(help) = line.help {
            info.help = help;
        }
        if let Some(parent) = line.parent {
            self.parents.push((
                mode,
                parent.text.to_owned(),
                Place {
                    file: self.file,
                    span: parent.span,
                },
            ));
        }
    }

    fn mode_named(&mut self, name: &str, place: &Place) -> ModeId {
        if let Some(mode) = self.grammar.mode(name) {
            return mode;
        }
        if self.grammar.modes.len() >= GRAMMAR_SECTIONS_MAX {
            self.fault(&place.span, "there are too many modes", None);
            return ModeId::EXEC;
        }
        let root = self.push(NodeKind::Root, place.clone());
        let help = if name == EXEC {
            EXEC_HELP.to_owned()
        } else {
            String::new()
        };
        self.grammar.modes.push(ModeInfo {
            name: name.to_owned(),
            prompt: String::new(),
            parent: None,
            help,
            root,
        });
        self.declared.push((name == EXEC, place.clone()));
        ModeId(self.grammar.modes.len() as u16 - 1)
    }

    fn part(&mut self, name: &Named<'_>) {
        let part = self.part_named(name);
        self.used_parts[usize::from(part.0)].1 = true;
        self.open = vec![Some((self.grammar.part(part).root, false))];
    }

    fn part_named(&mut self, name: &Named<'_>) -> PartId {
        if let Some(part) = self.grammar.part_named(name.text) {
            return part;
        }
        if self.grammar.parts.len() >= GRAMMAR_SECTIONS_MAX {
            self.fault(&name.span, "there are too many parts", None);
            return PartId(0);
        }
        let root = self.push(NodeKind::Root, self.place(name.span.clone()));
        self.grammar.parts.push(Part {
            name: name.text.to_owned(),
            root,
        });
        self.used_parts.push((None, false));
        PartId(self.grammar.parts.len() as u16 - 1)
    }

    fn push(&mut self, kind: NodeKind, place: Place) -> NodeId {
        let node = Node {
            kind,
            help: None,
            clauses: Clauses::default(),
            bound: None,
            children: Vec::new(),
            place,
        };
        self.grammar.nodes.push(node);
        NodeId(self.grammar.nodes.len() as u32 - 1)
    }
}
