//! A state written down line by line, for tests that need one without a device.
//!
//!     transport.type = smart
//!     usage.last_ack = 2026-01-15 08:22:14
//!     members[0].pid = C9300-48P
//!
//! A value is read by the kind that the table of paths gives its path; `-` is "known to be absent".

use std::borrow::Cow;

use chrono::NaiveDateTime;
use licsim::device::view::SCHEMA;
use licsim::screen::schema::View;
use licsim::screen::value::{Kind, PathId, Record, Value};

/// Values by path, as a screen asks for them: nothing is computed.
#[derive(Clone, Debug, Default)]
pub struct State(pub Record);

impl View for State {
    fn get(&self, path: PathId) -> Cow<'_, Value> {
        Cow::Borrowed(self.0.value(path))
    }
}

impl State {
    /// The state that `lines` describe.
    pub fn new(lines: &str) -> Self {
        let mut state = Self::default();
        state.lay(lines);
        state
    }

    /// This state with `lines` laid over it.
    pub fn with(&self, lines: &str) -> Self {
        let mut state = self.clone();
        state.lay(lines);
        state
    }

    fn lay(&mut self, lines: &str) {
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (path, value) = line
                .split_once(" = ")
                .unwrap_or_else(|| panic!("`{line}` is no `path = value`"));
            put(&mut self.0, "", path, value);
        }
    }
}

fn put(record: &mut Record, prefix: &str, path: &str, value: &str) {
    let Some((list, rest)) = path.split_once('[') else {
        let name = format!("{prefix}{path}");
        let id = id(&name);
        record.put(id, read(SCHEMA.info(id).kind, value, &name));
        return;
    };
    let (index, field) = rest.split_once("].").expect("an index and a field follow the list");
    let index: usize = index.parse().expect("an index is a number");
    let list = format!("{prefix}{list}");
    let items = record.items_mut(id(&list));
    while items.len() <= index {
        items.push(Record::new());
    }
    put(&mut items[index], &format!("{list}[]."), field, value);
}

/// The path called `name`, which must be one.
pub fn id(name: &str) -> PathId {
    SCHEMA
        .find(name)
        .unwrap_or_else(|| panic!("`{name}` is not in the table of paths"))
}

fn read(kind: Kind, text: &str, name: &str) -> Value {
    match kind {
        _ if text == "-" => Value::Absent,
        Kind::Text => Value::text(text),
        Kind::Bool => Value::Bool(text == "yes"),
        Kind::Int | Kind::Duration => Value::Int(text.parse().unwrap_or_else(|_| panic!("{name} is a number"))),
        Kind::Time => {
            let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S");
            Value::Time(moment.unwrap_or_else(|_| panic!("{name} is a moment")).and_utc())
        }
        Kind::List => panic!("{name} is a list: name its entries"),
    }
}
