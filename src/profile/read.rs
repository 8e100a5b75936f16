//! A tree of YAML as values of paths: every key is looked up in the table of paths.
//!
//! Must not know what the paths mean, or which keys of a profile are none.

use std::ops::Range;

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};

use super::ports;
use crate::device::view::{self, SCHEMA};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::limits::{CLOCK_YEAR_MAX, LIST_ENTRIES_MAX};
use crate::screen::schema::Origin;
use crate::screen::value::{Kind, PathId, Record, Value};
use crate::yaml::tree::{Key, Node, Yaml};

/// Reads values of one file and gathers what is wrong with it.
pub(super) struct Reader<'a> {
    /// The file.
    pub file: &'a SourceFile,
    /// What is wrong.
    pub faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Notes a fault at a place.
    pub(super) fn fault(&mut self, span: &Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        let fault = Diagnostic::new(&self.file.name, &self.file.text, span.clone(), message);
        self.faults.push(fault);
        let last = self.faults.len() - 1;
        &mut self.faults[last]
    }

    /// Puts the value of one key into `into`; `prefix` is where the key stands: empty, `usage.`, `members[].`.
    pub(super) fn entry(&mut self, prefix: &str, key: &Key, node: &Node, into: &mut Record) {
        let name = [prefix, &key.text].concat();
        let id = SCHEMA.find(&name);
        match (id, &node.value) {
            (Some(id), value) if !matches!(value, Yaml::Map(_)) => self.value(id, key, node, into),
            (_, Yaml::Map(entries)) if SCHEMA.below(&name).next().is_some() => {
                let prefix = [&name, "."].concat();
                for (key, node) in entries {
                    self.entry(&prefix, key, node, into);
                }
            }
            (None, Yaml::Null) if SCHEMA.below(&name).next().is_some() => {}
            (None, value) if SCHEMA.below(&name).next().is_some() => {
                let kind = value.kind();
                self.fault(&node.span, format!("`{name}` holds other paths, not {kind}"));
            }
            (Some(_), value) => {
                let kind = value.kind();
                self.fault(&node.span, format!("`{name}` is one value, not {kind}"));
            }
            (None, _) => {
                let similar = SCHEMA.similar(&name);
                let fault = self.fault(&key.span, format!("there is no path `{name}`"));
                fault.help = similar.map(|known| format!("did you mean `{known}`?"));
            }
        }
    }

    fn value(&mut self, id: PathId, key: &Key, node: &Node, into: &mut Record) {
        let info = SCHEMA.info(id);
        if info.origin == Origin::Argument {
            self.fault(
                &key.span,
                format!("`{}` is handed to a screen and never part of a state", info.name),
            );
            return;
        }
        if into.knows(id) {
            self.fault(&key.span, format!("`{}` is given twice", info.name));
            return;
        }
        let value = match (&node.value, info.kind) {
            (Yaml::Null, _) => Some(Value::Absent),
            (Yaml::List(items), Kind::List) => Some(Value::List(self.records(info.name, items, &node.span))),
            (Yaml::Scalar(text), kind) if kind != Kind::List => match scalar(info.name, kind, text) {
                Ok(value) => Some(value),
                Err(message) => {
                    self.fault(&node.span, format!("`{}` {message}", info.name));
                    None
                }
            },
            (value, kind) => {
                let (wanted, got) = (if kind == Kind::List { "a list" } else { "one value" }, value.kind());
                self.fault(&node.span, format!("`{}` is {wanted}, not {got}", info.name));
                None
            }
        };
        if let Some(value) = value {
            into.put(id, value);
        }
    }

    fn records(&mut self, list: &str, items: &[Node], span: &Range<usize>) -> Vec<Record> {
        if items.len() > LIST_ENTRIES_MAX {
            self.fault(span, format!("`{list}` has more than {LIST_ENTRIES_MAX} entries"));
            return Vec::new();
        }
        let prefix = format!("{list}[].");
        let mut records = Vec::with_capacity(items.len());
        for item in items {
            let mut record = Record::new();
            match &item.value {
                Yaml::Map(entries) => {
                    for (key, node) in entries {
                        self.entry(&prefix, key, node, &mut record);
                    }
                }
                other => {
                    let kind = other.kind();
                    self.fault(&item.span, format!("an entry of `{list}` is a mapping, not {kind}"));
                }
            }
            match self.several(list, &record, &item.span) {
                Some(names) => records.extend(names.map(|name| record.clone().with(view::INTERFACES_NAME, name))),
                None => records.push(record),
            }
            if records.len() > LIST_ENTRIES_MAX {
                self.fault(span, format!("`{list}` has more than {LIST_ENTRIES_MAX} entries"));
                return Vec::new();
            }
        }
        records
    }

    /// The names of an interface that is several, `GigabitEthernet1/0/1-48`.
    fn several(
        &mut self,
        list: &str,
        record: &Record,
        span: &Range<usize>,
    ) -> Option<impl Iterator<Item = String> + use<>> {
        if list != "interfaces" {
            return None;
        }
        match ports::several(record.text(view::INTERFACES_NAME)?) {
            Ok(names) => names.map(Vec::into_iter),
            Err(message) => {
                self.fault(span, message);
                None
            }
        }
    }
}

/// A scalar as a value of its kind, or what is wrong with it.
fn scalar(name: &str, kind: Kind, text: &str) -> Result<Value, String> {
    match kind {
        Kind::Text => text_value(name, text),
        Kind::Int | Kind::Duration => match text.parse() {
            Ok(n) => Ok(Value::Int(n)),
            Err(_) if kind == Kind::Duration => Err(format!("is a whole number of seconds, not `{text}`")),
            Err(_) => Err(format!("is a whole number, not `{text}`")),
        },
        Kind::Bool => match text {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            _ => Err(format!("is `true` or `false`, not `{text}`")),
        },
        Kind::Time => moment(text)
            .map(Value::Time)
            .ok_or_else(|| format!("is a moment as `2026-01-15 08:22:14 UTC`, not `{text}`")),
        Kind::List => Err("is a list".to_owned()),
    }
}

/// Texts that devices pad with blanks, and whose holes in screens read them so.
const PADDED: &[&str] = &[
    "chassis.pid",
    "chassis.clei",
    "others[].pid",
    "others[].clei",
    "reload.text",
    "reload.reason",
];

/// Banners are the only texts with lines; elsewhere a text that a screen could not read back is refused.
fn text_value(name: &str, text: &str) -> Result<Value, String> {
    if text.is_empty() && !PADDED.contains(&name) {
        return Err("is empty; write `~` for what is known to be absent".to_owned());
    }
    if name.starts_with("banner.") {
        return Ok(Value::text(text));
    }
    if text.contains(|c: char| c.is_control()) {
        return Err("holds a line break or another control character".to_owned());
    }
    let ends_bare = !text.ends_with(' ') || PADDED.contains(&name);
    if text.starts_with(' ') || !ends_bare {
        return Err("begins or ends with a blank".to_owned());
    }
    Ok(Value::text(text))
}

/// `2026-01-15 08:22:14 UTC`.
pub(super) fn moment(text: &str) -> Option<DateTime<Utc>> {
    let at = NaiveDateTime::parse_from_str(text.strip_suffix(" UTC")?, "%Y-%m-%d %H:%M:%S").ok()?;
    (1970..=CLOCK_YEAR_MAX).contains(&at.year()).then(|| at.and_utc())
}
