//! The table of paths as screens, grammar and profiles see it: names, kinds, origin, a line of doc.
//!
//! Knows how a table is looked up; the tables themselves stand in `device/view/`.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::value::{Kind, PathId};

/// Where a path's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Part of the state: a profile may give it, a command may set it.
    Stored,
    /// Computed from state and clock. A stored value at such a path is an override: it is shown until the next
    /// event that computes the value.
    Derived,
    /// A total: a base in the state to which later events add.
    Counter,
    /// Handed to one screen by the command or message that prints it; never part of a state.
    Argument,
}

/// One row of the table of paths.
#[derive(Clone, Copy, Debug)]
pub struct PathInfo {
    /// The name: lower-case words joined by dots, `[]` behind the name of a list (`members[].trust.installed`).
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Where it comes from.
    pub origin: Origin,
    /// What it means, in a line.
    pub doc: &'static str,
}

/// The whole table, made once of its parts.
#[derive(Debug)]
pub struct Schema {
    rows: Vec<PathInfo>,
    /// For the many look-ups of one name.
    by_name: IndexMap<&'static str, PathId>,
    /// The names in order, for what lies below one.
    in_order: BTreeMap<&'static str, PathId>,
}

impl Schema {
    /// A table of `parts`, one behind the other; a path's number is its place.
    pub fn new(parts: &[&[PathInfo]]) -> Self {
        let rows: Vec<PathInfo> = parts.iter().flat_map(|part| part.iter().copied()).collect();
        let names = || rows.iter().enumerate().map(|(n, row)| (row.name, PathId(n as u16)));
        Self {
            by_name: names().collect(),
            in_order: names().collect(),
            rows,
        }
    }

    /// The path called `name`.
    pub fn find(&self, name: &str) -> Option<PathId> {
        self.by_name.get(name).copied()
    }

    /// The row of `id`.
    pub fn info(&self, id: PathId) -> &PathInfo {
        &self.rows[usize::from(id.0)]
    }

    /// All rows, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (PathId, &PathInfo)> {
        self.rows.iter().enumerate().map(|(n, row)| (PathId(n as u16), row))
    }

    /// Paths that begin with `prefix` and a dot: what `%when prefix` asks for when `prefix` itself is no path.
    pub fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = PathId> + 'a {
        self.in_order
            .range(prefix..)
            .take_while(move |(name, _)| name.starts_with(prefix))
            .filter(move |(name, _)| name[prefix.len()..].starts_with('.'))
            .map(|(_, id)| *id)
    }

    /// Known names that look like `name`, best first, for advice in an error.
    pub fn similar(&self, name: &str) -> Option<&'static str> {
        self.in_order
            .keys()
            .map(|known| (similar::TextDiff::from_chars(name, *known).ratio(), *known))
            .filter(|(ratio, _)| *ratio > 0.6)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, known)| known)
    }
}

/// A state that can be asked for one path at a time; screens know no more of a device than this.
pub trait View {
    /// The value at a path that is not inside a list.
    fn get(&self, path: PathId) -> std::borrow::Cow<'_, super::value::Value>;

    /// The value of `field` of `element`, which is an element of `list`; overridden where fields are computed.
    fn field<'a>(
        &'a self,
        list: PathId,
        element: &'a super::value::Record,
        field: PathId,
    ) -> std::borrow::Cow<'a, super::value::Value> {
        let _ = list;
        std::borrow::Cow::Borrowed(element.value(field))
    }
}

/// A plain record is a view of itself: nothing in it is computed.
impl View for super::value::Record {
    fn get(&self, path: PathId) -> std::borrow::Cow<'_, super::value::Value> {
        std::borrow::Cow::Borrowed(self.value(path))
    }
}

/// A state of which some values are given for this time only: a command that shows a part of a list hands over that
/// part. Values below `over` come first; its `arg.*` paths do no harm.
#[derive(Clone, Copy)]
pub struct Over<'a> {
    /// The state.
    pub view: &'a dyn View,
    /// What is shown instead.
    pub over: &'a super::value::Record,
}

impl View for Over<'_> {
    fn get(&self, path: PathId) -> std::borrow::Cow<'_, super::value::Value> {
        if self.over.knows(path) {
            std::borrow::Cow::Borrowed(self.over.value(path))
        } else {
            self.view.get(path)
        }
    }

    fn field<'a>(
        &'a self,
        list: PathId,
        element: &'a super::value::Record,
        field: PathId,
    ) -> std::borrow::Cow<'a, super::value::Value> {
        self.view.field(list, element, field)
    }
}
