//! What a configuration command changes: bindings of the grammar as changes of a device.
//!
//! Must not know what a change leads to: that is the device's business.

use crate::device::view::SCHEMA;
use crate::device::{Change, Element, Op};
use crate::grammar::{Assignment, Command, Form, NONE, Selection};
use crate::screen::value::{Kind, PathId, Record, Value};

use crate::session::mode::Modes;

/// The changes of a `set` binding, in a place.
pub fn assign(assignments: &[Assignment], modes: &Modes) -> Vec<Change> {
    let change = |assignment: &Assignment| {
        let path = SCHEMA.find(&assignment.path)?;
        let op = if assignment.reset {
            Op::Reset
        } else {
            Op::Put(parse(SCHEMA.info(path).kind, &assignment.value)?)
        };
        Some(Change {
            path,
            element: surroundings(&assignment.path, modes),
            op,
        })
    };
    assignments.iter().filter_map(change).collect()
}

/// The change of an `add` binding. The element holds the identifying fields of the entry, and of the entries that the
/// modes stand on where the list is inside another.
pub fn add(
    command: &Command,
    list: &str,
    key: &[(String, String)],
    with: &[(String, String)],
    modes: &Modes,
) -> Vec<Change> {
    let Some(path) = SCHEMA.find(list) else {
        return Vec::new();
    };
    let key = fields(list, key);
    let mut fields_of_all = surroundings(list, modes)
        .map(|element| element.fields)
        .unwrap_or_default();
    fields_of_all.overlay(key.clone());
    let element = Some(Element {
        list: path,
        fields: fields_of_all,
    });
    let op = match command.form {
        Form::Plain => {
            let mut entry = key;
            entry.overlay(fields(list, with));
            Op::Add(entry)
        }
        Form::No | Form::Default => Op::Remove,
    };
    vec![Change { path, element, op }]
}

/// The entry that a mode is entered for, and the change that makes it or takes it away.
pub fn stand(command: &Command, at: &Selection, modes: &Modes) -> Option<(Element, Change)> {
    let change = add(command, &at.list, &at.fields, &[], modes).pop()?;
    Some((change.element.clone()?, change))
}

/// The entry of the list that `path` is inside of, if a mode stands on one.
fn surroundings(path: &str, modes: &Modes) -> Option<Element> {
    let (list, _) = path.rsplit_once("[].")?;
    let list = SCHEMA.find(list)?;
    modes.entries().rev().find(|element| element.list == list).cloned()
}

/// Fields of an entry of `list` as a record; what is no path or does not fit its kind is left out.
pub fn fields(list: &str, pairs: &[(String, String)]) -> Record {
    let mut record = Record::new();
    for (field, text) in pairs {
        let Some(id) = SCHEMA.find(&format!("{list}[].{field}")) else {
            continue;
        };
        let value = if text == NONE {
            Some(Value::Absent)
        } else {
            parse(SCHEMA.info(id).kind, text)
        };
        if let Some(value) = value {
            record.put(id, value);
        }
    }
    record
}

/// The first entry of `entries` that has all the fields.
pub fn select<'r>(entries: &'r [Record], wanted: &Record) -> Option<&'r Record> {
    let same = |entry: &Record, id: PathId, value: &Value| match (entry.value(id), value) {
        (Value::Text(a), Value::Text(b)) => a.eq_ignore_ascii_case(b),
        (a, b) => a == b,
    };
    entries
        .iter()
        .find(|entry| wanted.iter().all(|(id, value)| same(entry, id, value)))
}

/// A canonical text as a value of its kind; `None` when it is none of that kind.
pub fn parse(kind: Kind, text: &str) -> Option<Value> {
    Some(match kind {
        Kind::Text => Value::text(text),
        Kind::Int | Kind::Duration => Value::Int(text.parse().ok()?),
        Kind::Bool => Value::Bool(text == "yes"),
        Kind::Time | Kind::List => return None,
    })
}
