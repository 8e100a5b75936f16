//! A state as the YAML that reads back to it.
//!
//! Keys are nested by their dots. Must not know which values a profile should have.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::read::moment;
use crate::device::Overlays;
use crate::device::view::SCHEMA;
use crate::screen::value::{Record, Value};

/// A tree of keys.
enum Tree<'a> {
    Leaf(&'a Value),
    Branch(BTreeMap<&'a str, Tree<'a>>),
}

/// The YAML of `state`. A path that has a value and has paths below it too (`chassis`) is written with its dots.
pub fn yaml(state: &Record) -> String {
    let mut out = String::new();
    write_record(&mut out, state, "", 0);
    out
}

/// The YAML of hunks that screens are overlaid with, its key included; nothing if there are none.
pub fn overlays_yaml(overlays: &Overlays) -> String {
    let mut out = String::new();
    if !overlays.is_empty() {
        out.push_str("overlays:\n");
    }
    for (screen, hunks) in overlays {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  {screen}:");
        for hunk in hunks {
            let after = hunk.after.as_deref().map_or_else(|| "~".to_owned(), in_quotes);
            let _ = writeln!(out, "    - after: {after}");
            for (key, number) in [("nth", hunk.nth), ("skip", hunk.skip)] {
                if number > 0 {
                    let _ = writeln!(out, "      {key}: {number}");
                }
            }
            write_lines(&mut out, "drop", &hunk.drop);
            write_lines(&mut out, "lines", &hunk.lines);
        }
    }
    out
}

fn write_lines(out: &mut String, key: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "      {key}:");
    for line in lines {
        let _ = writeln!(out, "        - {}", in_quotes(line));
    }
}

fn write_record(out: &mut String, record: &Record, prefix: &str, indent: usize) {
    let mut root: BTreeMap<&str, Tree<'_>> = BTreeMap::new();
    let mut dotted = Vec::new();
    for (id, value) in record.iter() {
        let name = SCHEMA.info(id).name;
        let Some(key) = name.strip_prefix(prefix) else { continue };
        if !insert(&mut root, key, value) {
            dotted.push((key, value));
        }
    }
    for (key, value) in dotted {
        write_entry(out, key, value, &format!("{prefix}{key}"), indent);
    }
    write_tree(out, &root, prefix, indent);
}

/// Whether the key found its place; not where a shorter key has a value of its own.
fn insert<'a>(tree: &mut BTreeMap<&'a str, Tree<'a>>, key: &'a str, value: &'a Value) -> bool {
    match key.split_once('.') {
        None => match tree.get(key) {
            Some(_) => false,
            None => tree.insert(key, Tree::Leaf(value)).is_none(),
        },
        Some((head, rest)) => match tree.entry(head).or_insert_with(|| Tree::Branch(BTreeMap::new())) {
            Tree::Branch(below) => insert(below, rest, value),
            Tree::Leaf(_) => false,
        },
    }
}

fn write_tree(out: &mut String, tree: &BTreeMap<&str, Tree<'_>>, prefix: &str, indent: usize) {
    for (key, below) in tree {
        let name = format!("{prefix}{key}");
        match below {
            Tree::Leaf(value) => write_entry(out, key, value, &name, indent),
            Tree::Branch(below) => {
                let _ = writeln!(out, "{:indent$}{key}:", "");
                write_tree(out, below, &format!("{name}."), indent + 2);
            }
        }
    }
}

fn write_entry(out: &mut String, key: &str, value: &Value, name: &str, indent: usize) {
    // Writing to a String cannot fail.
    let _ = match value {
        Value::Absent => writeln!(out, "{:indent$}{key}: ~", ""),
        Value::Bool(yes) => writeln!(out, "{:indent$}{key}: {yes}", ""),
        Value::List(items) if items.is_empty() => writeln!(out, "{:indent$}{key}: []", ""),
        Value::List(items) => {
            let _ = writeln!(out, "{:indent$}{key}:", "");
            for item in items {
                write_item(out, item, &format!("{name}[]."), indent + 2);
            }
            Ok(())
        }
        Value::Text(text) => writeln!(out, "{:indent$}{key}: {}", "", quoted(text)),
        other => writeln!(out, "{:indent$}{key}: {other}", ""),
    };
}

fn write_item(out: &mut String, item: &Record, prefix: &str, indent: usize) {
    let start = out.len();
    write_record(out, item, prefix, indent + 2);
    if out.len() == start {
        let _ = writeln!(out, "{:indent$}- {{}}", "");
    } else {
        out.replace_range(start + indent..start + indent + 1, "-");
    }
}

/// A text as YAML: plain where no reader could take it for anything else, else in double quotes.
fn quoted(text: &str) -> String {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | ' ' | '(' | ')');
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && text.chars().all(word)
        && !text.ends_with(' ')
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    if plain || moment(text).is_some() {
        return text.to_owned();
    }
    in_quotes(text)
}

/// A text in double quotes.
pub fn in_quotes(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 || c == '\u{7f}' => {
                let _ = write!(out, "\\x{:02x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out + "\""
}
