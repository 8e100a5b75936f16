//! Conditions and bindings in words, as their lines in the grammar say them.
//!
//! Must not know where the words go.

use crate::grammar::binding::{Bound, Expr, Field, Pick};
use crate::grammar::clauses::Conditions;
use crate::grammar::tree::{Grammar, ModeId, Node};

/// The conditions of a command, those of all its words together: what one word says again is said once.
pub fn conditions(nodes: &[&Node]) -> String {
    let mut parts = Vec::new();
    let privilege = nodes.iter().map(|node| node.clauses.privilege).max().unwrap_or(0);
    if privilege > 0 {
        parts.push(format!("privilege {privilege}"));
    }
    let all = || nodes.iter().filter_map(|node| node.clauses.conditions.as_deref());
    let since = all().filter_map(|conditions| conditions.since);
    let since = since.reduce(|a, b| if a.begins_by(&b) { b } else { a });
    parts.extend(since.map(|release| format!("since {release}")));
    let until = all().filter_map(|conditions| conditions.until);
    let until = until.reduce(|a, b| if a.lasts_until(&b) { b } else { a });
    parts.extend(until.map(|release| format!("until {release}")));
    for part in all().flat_map(others) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}

fn others(conditions: &Conditions) -> Vec<String> {
    let mut parts: Vec<String> = conditions
        .platforms
        .iter()
        .map(|glob| format!("platform {glob}"))
        .collect();
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
pub fn does(grammar: &Grammar, bound: &Bound<ModeId>) -> String {
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
