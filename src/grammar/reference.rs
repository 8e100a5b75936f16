//! The command reference: every command line of a grammar with its help, its conditions and what it does, in Markdown.
//!
//! Shows what is unverified. Must not know screens' texts or actions.

use std::fmt::Write as _;

use super::binding::{Bound, Expr, Field, Pick};
use super::clauses::{Conditions, Flag};
use super::names::Facts;
use super::sentences::Sentence;
use super::tree::{Grammar, ModeId, ModeInfo, Node};
use super::view::Tree;

impl Tree {
    /// The commands that a device has, mode by mode.
    pub fn reference(&self, grammar: &Grammar, facts: &dyn Facts) -> String {
        let mut text = String::from("# Command reference\n");
        for (mode, info) in grammar.modes() {
            text.push_str(&heading(grammar, info));
            let mut unmodelled = 0;
            for sentence in self.sentences(grammar, mode, 15, facts) {
                match sentence.unmodelled {
                    true => unmodelled += 1,
                    false => text.push_str(&row(grammar, &sentence)),
                }
            }
            if unmodelled > 0 {
                let _ = writeln!(text, "\n{unmodelled} more are known and not emulated.");
            }
        }
        text
    }
}

fn heading(grammar: &Grammar, info: &ModeInfo) -> String {
    let mut text = format!("\n## {}\n\n", info.name);
    if !info.prompt.is_empty() {
        let _ = write!(text, "Prompt `{}#`.", info.prompt);
        if let Some(parent) = info.parent {
            let _ = write!(text, " What it refuses goes to `{}`.", grammar.mode_info(parent).name);
        }
        text.push_str("\n\n");
    }
    text.push_str("| command | help | condition | does |\n|---|---|---|---|\n");
    text
}

fn row(grammar: &Grammar, sentence: &Sentence) -> String {
    let nodes: Vec<&Node> = sentence.nodes.iter().map(|id| grammar.node(*id)).collect();
    let help = nodes.last().and_then(|node| node.help.as_deref()).unwrap_or("");
    let unverified = nodes.iter().any(|node| node.clauses.flags.has(Flag::Unverified));
    let conditions: Vec<String> = nodes.iter().filter_map(|node| said(node)).collect();
    let bound = nodes.iter().rev().find_map(|node| node.binding());
    format!(
        "| `{}` | {}{} | {} | {} |\n",
        cell(&sentence.pattern),
        cell(help),
        if unverified { " (unverified)" } else { "" },
        cell(&conditions.join(", ")),
        bound
            .map(|bound| format!("`{}`", cell(&does(grammar, bound))))
            .unwrap_or_default()
    )
}

/// A text inside a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The conditions of a node as its line says them.
fn said(node: &Node) -> Option<String> {
    let mut parts = Vec::new();
    if node.clauses.privilege > 0 {
        parts.push(format!("privilege {}", node.clauses.privilege));
    }
    if let Some(conditions) = node.clauses.conditions.as_deref() {
        parts.extend(conditions_said(conditions));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn conditions_said(conditions: &Conditions) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(conditions.since.map(|release| format!("since {release}")));
    parts.extend(conditions.until.map(|release| format!("until {release}")));
    parts.extend(conditions.platforms.iter().map(|glob| format!("platform {glob}")));
    for (quirk, needed, _) in &conditions.quirks {
        parts.push(format!("{} quirk {quirk}", if *needed { "needs" } else { "unless" }));
    }
    for when in &conditions.when {
        let word = if when.negated { "unless" } else { "when" };
        parts.push(format!("{word} {} is {}", when.path, when.values.join(" or ")));
    }
    parts
}

/// A binding as its line says it.
pub(super) fn does(grammar: &Grammar, bound: &Bound<ModeId>) -> String {
    match bound {
        Bound::Screen(name, None) => format!("screen {name}"),
        Bound::Screen(name, Some(pick)) => format!("screen {name} of {}", picked(pick)),
        Bound::Action(name, given) => {
            let given = given
                .iter()
                .map(|field| format!(" {}={}", field.name, expr(&field.value)));
            format!("action {name}{}", given.collect::<String>())
        }
        Bound::Mode(mode, None) => format!("mode {}", grammar.mode_info(*mode).name),
        Bound::Mode(mode, Some(pick)) => format!("mode {} at {}", grammar.mode_info(*mode).name, picked(pick)),
        Bound::Set(fields) => format!("set {}", joined(fields)),
        Bound::Add(key, with) if with.is_empty() => format!("add {}", picked(key)),
        Bound::Add(key, with) => format!("add {} with {}", picked(key), joined(with)),
    }
}

fn picked(pick: &Pick) -> String {
    let otherwise = pick.otherwise.as_ref().map(|(name, _)| format!(" else screen {name}"));
    format!(
        "{} where {}{}",
        pick.list,
        joined(&pick.fields),
        otherwise.unwrap_or_default()
    )
}

fn joined(fields: &[Field]) -> String {
    let one = |field: &Field| match &field.value {
        Expr::Last => field.name.clone(),
        value => format!("{} = {}", field.name, expr(value)),
    };
    fields.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn expr(value: &Expr) -> String {
    match value {
        Expr::Argument(name) => format!("<{name}>"),
        Expr::Fixed(text) if text.contains(' ') => format!("\"{text}\""),
        Expr::Fixed(text) => text.clone(),
        Expr::Last => String::new(),
    }
}
