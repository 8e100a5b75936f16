//! A device as screens see it: stored values, and computed ones where nothing is stored.
//!
//! Which paths are computed, and from what, stands in tables of rules ([`TABLES`]); a stored value at a computed path is an
//! override and is shown until the event that computes it takes it away. Must not know any screen.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};

use super::Device;
use crate::screen::schema::View;
use crate::screen::value::{Field, Key, PathId, Record, Value};

mod authorized;
mod classic;
mod licensing;
mod pak;
mod stack;
mod system;

/// A device at a moment.
#[derive(Clone, Copy, Debug)]
pub struct DeviceView<'a> {
    /// The device.
    pub device: &'a Device,
    /// Now, by the device's clock, in whole seconds: what stamps are compared with.
    pub now: DateTime<Utc>,
    /// The lab's time: what [`Device::booted`] is compared with.
    pub lab_time: DateTime<Utc>,
}

/// How the value of one path is computed.
pub struct Rule {
    /// The path; not inside a list.
    pub path: PathId,
    /// Whether a stored value is part of the computation instead of an override of it.
    pub reads_stored: bool,
    /// The value.
    pub compute: fn(&DeviceView<'_>) -> Value,
}

/// How a field of the elements of a list is computed.
pub struct ElementRule {
    /// The field, with its list in its path.
    pub path: PathId,
    /// Whether a stored value is part of the computation instead of an override of it.
    pub reads_stored: bool,
    /// The value, for an element.
    pub compute: fn(&DeviceView<'_>, &Record) -> Value,
}

/// The rules of one subject.
pub struct Table {
    /// Paths that are not inside a list.
    pub rules: &'static [Rule],
    /// Fields of list elements.
    pub elements: &'static [ElementRule],
    /// Rules that are made from another table, one for each of its rows.
    pub more: fn() -> Vec<(PathId, Dynamic)>,
}

/// A rule that was made from a row of another table.
pub type Dynamic = Box<dyn Fn(&DeviceView<'_>) -> Value + Send + Sync>;

/// All rules, one table a subject.
pub static TABLES: &[&Table] = &[
    &licensing::TABLE,
    &authorized::TABLE,
    &classic::TABLE,
    &pak::TABLE,
    &stack::TABLE,
    &system::TABLE,
];

/// A rule that computes where nothing is stored.
pub const fn rule<T>(key: Key<T>, compute: fn(&DeviceView<'_>) -> Value) -> Rule {
    Rule {
        path: key.id,
        reads_stored: false,
        compute,
    }
}

/// A rule for a field of a list's elements.
pub const fn element<T>(key: Key<T>, compute: fn(&DeviceView<'_>, &Record) -> Value) -> ElementRule {
    ElementRule {
        path: key.id,
        reads_stored: false,
        compute,
    }
}

/// A rule that computes from what is stored too.
pub const fn rule_over<T>(key: Key<T>, compute: fn(&DeviceView<'_>) -> Value) -> Rule {
    Rule {
        path: key.id,
        reads_stored: true,
        compute,
    }
}

/// The same for a field of a list's elements.
pub const fn element_over<T>(key: Key<T>, compute: fn(&DeviceView<'_>, &Record) -> Value) -> ElementRule {
    ElementRule {
        path: key.id,
        reads_stored: true,
        compute,
    }
}

/// The rules by path, made once.
struct Index {
    rules: BTreeMap<PathId, &'static Rule>,
    dynamic: BTreeMap<PathId, Dynamic>,
    elements: BTreeMap<PathId, &'static ElementRule>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| Index {
    rules: TABLES
        .iter()
        .flat_map(|table| table.rules)
        .map(|rule| (rule.path, rule))
        .collect(),
    dynamic: TABLES.iter().flat_map(|table| (table.more)()).collect(),
    elements: TABLES
        .iter()
        .flat_map(|table| table.elements)
        .map(|rule| (rule.path, rule))
        .collect(),
});

impl<'a> DeviceView<'a> {
    /// The device at the lab's time.
    pub fn new(device: &'a Device, lab_time: DateTime<Utc>) -> Self {
        let clock = device.clock(lab_time);
        Self {
            device,
            now: DateTime::from_timestamp(clock.timestamp(), 0).unwrap_or(clock),
            lab_time,
        }
    }

    /// The state as stored.
    pub fn state(&self) -> &'a Record {
        &self.device.state
    }

    /// The typed value at a path, computed where it has to be.
    pub fn value<T: Field>(&self, key: Key<T>) -> Option<T> {
        T::from_value(&self.get(key.id))
    }
}

impl View for DeviceView<'_> {
    fn get(&self, path: PathId) -> Cow<'_, Value> {
        let stored = self.device.state.value(path);
        if let Some(compute) = INDEX.dynamic.get(&path) {
            return Cow::Owned(compute(self));
        }
        match INDEX.rules.get(&path) {
            Some(rule) if rule.reads_stored || !self.device.state.knows(path) => Cow::Owned((rule.compute)(self)),
            _ => Cow::Borrowed(stored),
        }
    }

    fn field<'b>(&'b self, list: PathId, element: &'b Record, field: PathId) -> Cow<'b, Value> {
        let _ = list;
        match INDEX.elements.get(&field) {
            Some(rule) if rule.reads_stored || !element.knows(field) => Cow::Owned((rule.compute)(self, element)),
            _ => Cow::Borrowed(element.value(field)),
        }
    }
}

/// The paths that are computed, to be checked against the table of paths.
pub fn computed() -> impl Iterator<Item = PathId> {
    let index = &*INDEX;
    index
        .rules
        .keys()
        .chain(index.dynamic.keys())
        .chain(index.elements.keys())
        .copied()
}

/// `None` as absent.
pub fn optional<T: Into<Value>>(value: Option<T>) -> Value {
    value.map_or(Value::Absent, Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::{testing, view};
    use crate::screen::schema::Origin;

    #[test]
    fn an_override_wins_until_it_is_taken_away() {
        let mut device = testing::device();
        let at = testing::start();
        let interval = |device: &Device| DeviceView::new(device, at).value(view::USAGE_PUSH_INTERVAL);
        assert_eq!(interval(&device), Some(0));
        device.state.set(view::USAGE_PUSH_INTERVAL, 30);
        assert_eq!(interval(&device), Some(30));
        device.state.forget(view::USAGE_PUSH_INTERVAL.id);
        assert_eq!(interval(&device), Some(0));
    }

    /// Every rule stands at a path that says it is computed, or gives the default of a stored one.
    #[test]
    fn every_derived_licensing_path_has_a_rule() {
        let known: Vec<PathId> = computed().collect();
        let licensing = [
            "usage.",
            "trust.",
            "rum.",
            "jobs.",
            "comm.",
            "transport.",
            "stacked",
            "udi.",
            "account.",
        ];
        for (id, info) in view::SCHEMA.iter() {
            if info.origin == Origin::Derived && licensing.iter().any(|head| info.name.starts_with(head)) {
                assert!(known.contains(&id), "{} is computed by nothing", info.name);
            }
        }
    }
}
