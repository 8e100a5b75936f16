//! One device as the grammar asks for it: facts for conditions, values for the running-config.
//!
//! Must not know which command asks.

use crate::device::view::{self, SCHEMA};
use crate::device::{Device, Quirk};
use crate::grammar::{Facts, StateReader};
use crate::screen::schema::{Origin, View};
use crate::screen::value::{PathId, Record, Value};

/// A device and what can be seen of it, derived values included.
pub struct Seen<'a> {
    /// The device.
    pub device: &'a Device,
    /// What can be seen of it.
    pub view: &'a dyn View,
}

impl Facts for Seen<'_> {
    fn release(&self) -> &str {
        let release = self.device.state.text(view::RELEASE).unwrap_or_default();
        // A build of a release that is not out yet: `17.6.20210302:012459`, `17.7.1prd16`.
        let end = release
            .find(':')
            .or_else(|| release.find("prd"))
            .unwrap_or(release.len());
        &release[..end]
    }

    fn platform(&self) -> &str {
        let state = &self.device.state;
        state
            .text(view::CHASSIS_PID)
            .or_else(|| state.text(view::UDI_PID))
            .unwrap_or_default()
    }

    fn quirk(&self, name: &str) -> bool {
        Quirk::named(name).is_some_and(|quirk| self.device.has(quirk))
    }

    fn is(&self, path: &str, values: &[&str]) -> bool {
        let among = |value: &Value| values.contains(&value.to_string().as_str());
        let Some(id) = SCHEMA.find(path) else { return false };
        let Some(list) = path.rsplit_once("[].").and_then(|(list, _)| SCHEMA.find(list)) else {
            return among(&self.view.get(id));
        };
        let entries = self.view.get(list);
        entries
            .items()
            .iter()
            .any(|entry| among(&self.view.field(list, entry, id)))
    }
}

/// The configuration of a device, for [`crate::grammar::Tree::generate`]: what is stored, and of entries of lists that are
/// not inside another what follows from it.
impl StateReader for Seen<'_> {
    fn value(&self, path: &str) -> Option<String> {
        written(self.device.state.value(SCHEMA.find(path)?))
    }

    fn items(&self, list: &str) -> usize {
        self.list(list).map_or(0, |(entries, _)| entries.len())
    }

    fn item_value(&self, list: &str, n: usize, field: &str) -> Option<String> {
        let (entries, name) = self.list(list)?;
        let id = SCHEMA.find(&format!("{name}[].{field}"))?;
        let entry = entries.get(n)?;
        if SCHEMA.info(id).origin == Origin::Derived {
            return written(&self.view.field(SCHEMA.find(&name)?, entry, id));
        }
        written(entry.value(id))
    }
}

impl Seen<'_> {
    /// The entries of `list` (`call_home.profiles[2].addresses`) and its name without numbers
    /// (`call_home.profiles[].addresses`).
    fn list(&self, list: &str) -> Option<(&[Record], String)> {
        let mut record = &self.device.state;
        let mut name = String::new();
        let mut rest = list;
        while let Some((before, after)) = rest.split_once('[') {
            let (number, after) = after.split_once("].")?;
            name.push_str(before);
            record = record
                .value(SCHEMA.find(&name)?)
                .items()
                .get(number.parse::<usize>().ok()?)?;
            name.push_str("[].");
            rest = after;
        }
        name.push_str(rest);
        let id: PathId = SCHEMA.find(&name)?;
        Some((record.value(id).items(), name))
    }
}

fn written(value: &Value) -> Option<String> {
    match value {
        Value::Absent | Value::List(_) => None,
        value => Some(value.to_string()),
    }
}
