//! The chapters of the reference: one for each mode, in it a section for the commands that begin with one word.
//!
//! Must not know how chapters are bound together.

use std::fmt::Write as _;

use super::{Appendix, Chapter, Section, says};
use crate::grammar::binding::Bound;
use crate::grammar::clauses::Flag;
use crate::grammar::sentences::Sentence;
use crate::grammar::tree::{EXEC, Grammar, ModeId, Node, NodeId, NodeKind};
use crate::grammar::types::ArgType;
use crate::grammar::view::{Entry, Tree};

/// Words whose commands are too many for one section: the word behind them has one each.
const DEEP: [&str; 1] = ["show"];
/// Column of the help texts, where the words leave room.
const HELP_COLUMN: usize = 40;
/// What is said of a word behind its help.
const MARKS: [(Flag, &str); 3] = [
    (Flag::Hidden, "hidden"),
    (Flag::Exact, "must be typed whole"),
    (Flag::Unverified, "unverified"),
];

/// A device's commands on the way into chapters.
pub struct Manual<'a> {
    /// What the device has of the grammar.
    pub tree: &'a Tree,
    /// The grammar.
    pub grammar: &'a Grammar,
    /// What is known of screens.
    pub appendix: &'a dyn Appendix,
    /// Every command, mode by mode.
    pub sentences: Vec<(ModeId, Vec<Sentence>)>,
}

impl Manual<'_> {
    /// The chapter of a mode; without sections where the mode has no commands.
    pub fn chapter(&self, mode: ModeId) -> Chapter {
        let info = self.grammar.mode_info(mode);
        let mut chapter = Chapter {
            title: format!("{} mode", info.name),
            head: self.entrance(mode),
            sections: Vec::new(),
            foot: String::new(),
        };
        for entry in self.tree.below(info.root) {
            let node = self.grammar.node(entry.node);
            if info.name == EXEC && DEEP.contains(&node.label()) {
                for below in self.tree.below(entry.node) {
                    self.section(&mut chapter, mode, &[entry, below]);
                }
            } else {
                self.section(&mut chapter, mode, &[entry]);
            }
        }
        chapter.foot = self.not_emulated(mode);
        chapter
    }

    /// Where a mode is met: its prompt, the commands that enter it, where its lines go that it refuses.
    fn entrance(&self, mode: ModeId) -> String {
        let info = self.grammar.mode_info(mode);
        let mut text = match info.prompt.as_str() {
            "" => "\nPrompt `>`, or `#` at level 15.\n".to_owned(),
            prompt => format!("\nPrompt `{prompt}#`.\n"),
        };
        let mut doors = Vec::new();
        for (from, sentences) in &self.sentences {
            for sentence in sentences {
                if matches!(self.bound(sentence), Some(Bound::Mode(to, _)) if *to == mode) {
                    doors.push(format!(
                        "`{}` in {}",
                        sentence.pattern,
                        self.grammar.mode_info(*from).name
                    ));
                }
            }
        }
        if !doors.is_empty() {
            let _ = writeln!(text, "Entered by {}.", doors.join(", "));
        }
        if let Some(parent) = info.parent {
            let parent = &self.grammar.mode_info(parent).name;
            let _ = writeln!(text, "A line that is no command here is taken as one of {parent}.");
        }
        text
    }

    /// The section of the commands that begin with `way`; joined to the one before where that has the same words.
    fn section(&self, chapter: &mut Chapter, mode: ModeId, way: &[&Entry]) {
        let ids: Vec<NodeId> = way.iter().map(|entry| entry.node).collect();
        let all = self.sentences.iter().find(|(of, _)| *of == mode);
        let found = all.into_iter().flat_map(|(_, sentences)| sentences);
        let found = found.filter(|sentence| !sentence.unmodelled && sentence.nodes.starts_with(&ids));
        // A value of several types is several nodes, and one command.
        let mut forms: Vec<&Sentence> = Vec::new();
        for sentence in found {
            if !forms.iter().any(|known| known.pattern == sentence.pattern) {
                forms.push(sentence);
            }
        }
        if forms.is_empty() {
            return;
        }
        let words: Vec<String> = ids.iter().map(|id| word(self.grammar.node(*id))).collect();
        let mut title = words.join(" ");
        let mode_name = &self.grammar.mode_info(mode).name;
        if mode_name != EXEC {
            let _ = write!(title, " ({mode_name})");
        }
        let text = self.listing(way) + &self.table(&forms) + &self.screens(&forms);
        match chapter.sections.iter_mut().find(|section| section.title == title) {
            Some(section) => {
                section.text.push('\n');
                section.text.push_str(&text);
            }
            None => chapter.sections.push(Section { title, text }),
        }
    }

    /// The words of the section with their help, one below the other.
    fn listing(&self, way: &[&Entry]) -> String {
        let mut text = "```text\n".to_owned();
        for (depth, entry) in way.iter().enumerate() {
            self.listed(entry, depth, &mut text);
        }
        if let Some(last) = way.last() {
            self.listed_below(last.node, way.len(), &mut text);
        }
        text + "```\n\n"
    }

    fn listed_below(&self, node: NodeId, depth: usize, text: &mut String) {
        let entries = self.tree.below(node);
        let same = |a: &Entry, b: &Entry| word(self.grammar.node(a.node)) == word(self.grammar.node(b.node));
        for (n, entry) in entries.iter().enumerate() {
            let again = entry.flags.has(Flag::Hidden) && entries[..n].iter().any(|other| same(other, entry));
            if !again && !entry.flags.has(Flag::Unmodelled) {
                self.listed(entry, depth, text);
                self.listed_below(entry.node, depth + 1, text);
            }
        }
    }

    fn listed(&self, entry: &Entry, depth: usize, text: &mut String) {
        let node = self.grammar.node(entry.node);
        let mut shown = word(node);
        if let NodeKind::Argument(name, kind) = &node.kind {
            shown = format!("<{name}{}>", range(kind));
        }
        if entry.group.is_some() {
            shown = format!("[{shown}]");
        }
        if node.binding().is_some() {
            shown.push_str(" <cr>");
        }
        let mut help = vec![node.help.as_deref().unwrap_or_default().to_owned()];
        help.extend(node.clauses.default.as_deref().map(|value| format!("default {value}")));
        for (flag, mark) in MARKS {
            help.extend(node.clauses.flags.has(flag).then(|| mark.to_owned()));
        }
        help.retain(|part| !part.is_empty());
        let indent = 2 * depth;
        let width = HELP_COLUMN.saturating_sub(indent);
        let line = format!("{:indent$}{shown:<width$}  {}", "", help.join("; "));
        let _ = writeln!(text, "{}", line.trim_end());
    }

    fn table(&self, forms: &[&Sentence]) -> String {
        let mut text = "| command | help | condition | does |\n|---|---|---|---|\n".to_owned();
        for sentence in forms {
            let nodes: Vec<&Node> = self.nodes(sentence);
            let help = nodes.last().and_then(|node| node.help.as_deref()).unwrap_or("");
            let unverified = nodes.iter().any(|node| node.clauses.flags.has(Flag::Unverified));
            let does = self.bound(sentence).map(|bound| says::does(self.grammar, bound));
            let _ = writeln!(
                text,
                "| `{}` | {}{} | {} | {} |",
                cell(&sentence.pattern),
                cell(help),
                if unverified { " (unverified)" } else { "" },
                cell(&says::conditions(&nodes)),
                does.map(|does| format!("`{}`", cell(&does))).unwrap_or_default()
            );
        }
        text
    }

    /// What the appendix has on the screens that commands print, each once.
    fn screens(&self, forms: &[&Sentence]) -> String {
        let mut text = String::new();
        let mut met: Vec<&str> = Vec::new();
        for sentence in forms {
            let Some(Bound::Screen(name, _)) = self.bound(sentence) else {
                continue;
            };
            if met.contains(&name.as_str()) {
                continue;
            }
            met.push(name);
            let _ = write!(text, "\n#### `{}`\n\n{}", sentence.pattern, self.appendix.screen(name));
        }
        text
    }

    fn not_emulated(&self, mode: ModeId) -> String {
        let all = self.sentences.iter().find(|(of, _)| *of == mode);
        let mut names: Vec<String> = Vec::new();
        for sentence in all.into_iter().flat_map(|(_, sentences)| sentences) {
            let nodes = self.nodes(sentence);
            let first = nodes.iter().position(|node| node.clauses.flags.has(Flag::Unmodelled));
            let Some(first) = first.filter(|_| sentence.unmodelled) else {
                continue;
            };
            let words: Vec<String> = nodes[..=first].iter().map(|node| word(node)).collect();
            let name = format!("`{}`", words.join(" "));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match names.len() {
            0 => String::new(),
            count => format!(
                "\n{count} more are known and not emulated; they count for `?`, abbreviations and the caret: {}.\n",
                names.join(", ")
            ),
        }
    }

    fn nodes(&self, sentence: &Sentence) -> Vec<&Node> {
        sentence.nodes.iter().map(|id| self.grammar.node(*id)).collect()
    }

    /// What a command does: the binding nearest to its end.
    fn bound(&self, sentence: &Sentence) -> Option<&Bound<ModeId>> {
        sentence
            .nodes
            .iter()
            .rev()
            .find_map(|id| self.grammar.node(*id).binding())
    }
}

/// A node as it is typed; an argument by its name.
fn word(node: &Node) -> String {
    match &node.kind {
        NodeKind::Argument(name, _) => format!("<{name}>"),
        _ => node.label().to_owned(),
    }
}

/// The values that an argument takes, where that is a short list.
fn range(kind: &ArgType) -> String {
    match kind {
        ArgType::Int(low, high) => format!(": {low}-{high}"),
        ArgType::OneOf(words) => format!(": {}", words.join(" | ")),
        _ => String::new(),
    }
}

/// A text inside a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
