//! Values, records and typed keys: what screens print and read, and what a device's state is made of.
//!
//! Knows no device and no path by name; [`super::schema`] has the table that gives paths their names.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use chrono::{DateTime, Utc};

/// One path of the table of paths, as a number. The same number means the same path everywhere in a process;
/// files use names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathId(pub u16);

/// The kind of value that a path holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text, no blank at either end.
    Text,
    /// A whole number.
    Int,
    /// Yes or no.
    Bool,
    /// A moment, in UTC, whole seconds; screens show it in the device's zone.
    Time,
    /// A span of time in whole seconds, held as a number.
    Duration,
    /// Records, in the order in which the device prints them.
    List,
}

/// One value. `Absent` is "known not to be there": what screens print as `<none>` or `<empty>`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing there.
    #[default]
    Absent,
    /// See [`Kind::Text`].
    Text(Arc<str>),
    /// See [`Kind::Int`] and [`Kind::Duration`].
    Int(i64),
    /// See [`Kind::Bool`].
    Bool(bool),
    /// See [`Kind::Time`].
    Time(DateTime<Utc>),
    /// See [`Kind::List`].
    List(Vec<Record>),
}

impl Value {
    /// A text value.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(text.into())
    }

    /// Whether `%when PATH` holds: there, not `false`, and not an empty list.
    pub fn is_set(&self) -> bool {
        match self {
            Self::Absent | Self::Bool(false) => false,
            Self::List(items) => !items.is_empty(),
            _ => true,
        }
    }

    /// The text inside, if it is text.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number inside, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        if let Self::Int(n) = self { Some(*n) } else { None }
    }

    /// The moment inside, if it is one.
    pub fn as_time(&self) -> Option<DateTime<Utc>> {
        if let Self::Time(t) = self { Some(*t) } else { None }
    }

    /// The records inside; none for any other value.
    pub fn items(&self) -> &[Record] {
        if let Self::List(items) = self { items } else { &[] }
    }
}

/// How a value is written in YAML, `!@ expect` and conditions: `yes`/`no` for booleans, RFC 3339 for moments.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("<none>"),
            Self::Text(text) => f.write_str(text),
            Self::Int(n) => write!(f, "{n}"),
            Self::Bool(b) => f.write_str(if *b { "yes" } else { "no" }),
            Self::Time(t) => write!(f, "{}", t.format("%Y-%m-%d %H:%M:%S UTC")),
            Self::List(items) if items.len() == 1 => f.write_str("1 entry"),
            Self::List(items) => write!(f, "{} entries", items.len()),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}
impl From<i64> for Value {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}
impl From<bool> for Value {
    fn from(b: bool) -> Self {
        Self::Bool(b)
    }
}
impl From<DateTime<Utc>> for Value {
    fn from(t: DateTime<Utc>) -> Self {
        Self::Time(t)
    }
}
impl From<Vec<Record>> for Value {
    fn from(items: Vec<Record>) -> Self {
        Self::List(items)
    }
}

/// A Rust type that a [`Value`] can hold.
pub trait Field: Sized + Into<Value> {
    /// The value as this type; `None` if it is absent or of another kind.
    fn from_value(value: &Value) -> Option<Self>;
}
impl Field for String {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_text().map(str::to_owned)
    }
}
impl Field for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_int()
    }
}
impl Field for bool {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Bool(b) = value { Some(*b) } else { None }
    }
}
impl Field for DateTime<Utc> {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_time()
    }
}
impl Field for Vec<Record> {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::List(items) = value {
            Some(items.clone())
        } else {
            None
        }
    }
}

/// A path together with the Rust type of its value, made by the `paths!` tables.
pub struct Key<T> {
    /// The path.
    pub id: PathId,
    kind: PhantomData<fn() -> T>,
}
impl<T> Key<T> {
    /// The key of path `id`; only the table of paths makes these.
    pub const fn new(id: PathId) -> Self {
        Self { id, kind: PhantomData }
    }
}
impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}

/// Values by path: a whole state, one element of a list, or what a message is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(BTreeMap<PathId, Value>);

static ABSENT: Value = Value::Absent;

impl Record {
    /// An empty record.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value at `id`; `Absent` when there is none.
    pub fn value(&self, id: PathId) -> &Value {
        self.0.get(&id).unwrap_or(&ABSENT)
    }

    /// Whether anything, `Absent` included, was put at `id`.
    pub fn knows(&self, id: PathId) -> bool {
        self.0.contains_key(&id)
    }

    /// Puts `value` at `id`, `Absent` too ("known to be absent"), and gives back what was there.
    pub fn put(&mut self, id: PathId, value: Value) -> Option<Value> {
        self.0.insert(id, value)
    }

    /// Forgets what is at `id`.
    pub fn forget(&mut self, id: PathId) -> Option<Value> {
        self.0.remove(&id)
    }

    /// All values, in the order of the table of paths.
    pub fn iter(&self) -> impl Iterator<Item = (PathId, &Value)> {
        self.0.iter().map(|(id, value)| (*id, value))
    }

    /// The typed value at `key`, if there is one.
    pub fn get<T: Field>(&self, key: Key<T>) -> Option<T> {
        T::from_value(self.value(key.id))
    }

    /// Puts a typed value.
    pub fn set<T: Field>(&mut self, key: Key<T>, value: impl Into<T>) {
        self.0.insert(key.id, value.into().into());
    }

    /// Puts `Some`, forgets at `None`.
    pub fn set_or_clear<T: Field>(&mut self, key: Key<T>, value: Option<T>) {
        match value {
            Some(value) => self.set(key, value),
            None => self.clear(key),
        }
    }

    /// Forgets a typed value.
    pub fn clear<T>(&mut self, key: Key<T>) {
        self.0.remove(&key.id);
    }

    /// The text at `key`, borrowed.
    pub fn text(&self, key: Key<String>) -> Option<&str> {
        self.value(key.id).as_text()
    }

    /// Whether the boolean at `key` is there and true.
    pub fn is(&self, key: Key<bool>) -> bool {
        matches!(self.value(key.id), Value::Bool(true))
    }

    /// The records at `key`; none when absent.
    pub fn list(&self, key: Key<Vec<Record>>) -> &[Record] {
        self.value(key.id).items()
    }

    /// The records at `key` to be changed; an absent list becomes an empty one.
    pub fn list_mut(&mut self, key: Key<Vec<Record>>) -> &mut Vec<Record> {
        self.items_mut(key.id)
    }

    /// As [`Record::list_mut`], by number.
    pub fn items_mut(&mut self, id: PathId) -> &mut Vec<Record> {
        let slot = self.0.entry(id).or_default();
        if !matches!(slot, Value::List(_)) {
            *slot = Value::List(Vec::new());
        }
        match slot {
            Value::List(items) => items,
            _ => unreachable!("the slot was made a list just above"),
        }
    }

    /// The same record with one more value: for building arguments in one expression.
    #[must_use]
    pub fn with<T: Field>(mut self, key: Key<T>, value: impl Into<T>) -> Self {
        self.set(key, value);
        self
    }

    /// Lays `over` on top: its values replace ours, lists whole.
    pub fn overlay(&mut self, over: Record) {
        self.0.extend(over.0);
    }
}
