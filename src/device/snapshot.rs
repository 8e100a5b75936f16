//! A device taken apart and put together again: what a store keeps between two runs.
//!
//! Values go by the names of their paths, so a file outlives a change of the table's order. Messages that wait to be
//! worded are not kept: who stores a device words them first. Must not know files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value as Json, json};
use thiserror::Error;

use super::view::SCHEMA;
use super::{Device, File, Overlays, Quirk};
use crate::limits::{FLASH_FILES_MAX, LIST_ENTRIES_MAX, STACK_MEMBERS_MAX};
use crate::screen::overlay::Hunk;
use crate::screen::value::{Kind, Record, Value};

/// Why a stored device cannot be read. Each names the place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SnapshotError {
    /// A key is missing or holds something else.
    #[error("`{0}` is missing or not what it should be")]
    Field(String),
    /// A path that the table does not have.
    #[error("there is no path `{0}`")]
    Path(String),
    /// A value that is not of its path's kind.
    #[error("`{0}` holds a value of another kind")]
    Kind(String),
    /// A quirk that is none.
    #[error("there is no quirk `{0}`")]
    Quirk(String),
    /// More than a limit allows.
    #[error("`{0}` holds too much")]
    TooMuch(String),
}

/// A device as it is kept: its state as JSON, and what a person may want to read as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Everything but NVRAM and the contents of files.
    pub state: Json,
    /// NVRAM.
    pub startup_config: Option<String>,
    /// Contents of the files in flash.
    pub flash: BTreeMap<String, Vec<u8>>,
}

impl Snapshot {
    /// Takes a device apart.
    pub fn of(device: &Device) -> Self {
        let quirks = Quirk::ALL
            .iter()
            .filter(|(quirk, _)| device.has(*quirk))
            .map(|(_, name)| Json::from(*name));
        let modified = |(name, file): (&String, &File)| (name.clone(), moment(file.modified).into());
        let timer = |(name, at): (&String, &DateTime<Utc>)| (name.clone(), moment(*at).into());
        let state = json!({
            "name": device.name,
            "rendition": device.rendition,
            "overlays": overlays_to_json(&device.overlays),
            "quirks": quirks.collect::<Vec<_>>(),
            "state": record_to_json(&device.state),
            "factory": record_to_json(&device.factory),
            "flash_modified": device.flash.iter().map(modified).collect::<Map<_, _>>(),
            "skew_milliseconds": device.skew.num_milliseconds(),
            "booted": moment(device.booted),
            "timers": device.timers.iter().map(timer).collect::<Map<_, _>>(),
            "log": device.log,
            "apart": device.apart.iter().map(record_to_json).collect::<Vec<_>>(),
        });
        let bytes = |(name, file): (&String, &File)| (name.clone(), file.bytes.clone());
        Self {
            state,
            startup_config: device.nvram.clone(),
            flash: device.flash.iter().map(bytes).collect(),
        }
    }

    /// Puts the device together again.
    ///
    /// # Errors
    /// The first thing that is not as it should be.
    pub fn device(self) -> Result<Device, SnapshotError> {
        let json = &self.state;
        Ok(Device {
            name: text(json, "name")?,
            rendition: text(json, "rendition")?,
            overlays: overlays_from_json(json.get("overlays"))?,
            quirks: quirks(json)?,
            state: record_from_json(get(json, "state")?, "")?,
            factory: record_from_json(get(json, "factory")?, "")?,
            nvram: self.startup_config,
            flash: flash(json, self.flash)?,
            skew: get(json, "skew_milliseconds")?
                .as_i64()
                .and_then(TimeDelta::try_milliseconds)
                .ok_or_else(|| SnapshotError::Field("skew_milliseconds".to_owned()))?,
            booted: parsed(get(json, "booted")?, "booted")?,
            timers: object(json, "timers")?
                .iter()
                .map(|(name, at)| Ok((name.clone(), parsed(at, name)?)))
                .collect::<Result<BTreeMap<_, _>, SnapshotError>>()?,
            messages: Vec::new(),
            log: log(json)?,
            apart: apart(json)?,
        })
    }
}

fn overlays_to_json(overlays: &Overlays) -> Json {
    let hunk = |hunk: &Hunk| json!({ "after": hunk.after, "nth": hunk.nth, "skip": hunk.skip, "drop": hunk.drop, "lines": hunk.lines });
    let screens = overlays
        .iter()
        .map(|(screen, hunks)| (screen.clone(), hunks.iter().map(hunk).collect()));
    Json::Object(screens.collect())
}

/// A folder of before there were any has none.
fn overlays_from_json(json: Option<&Json>) -> Result<Overlays, SnapshotError> {
    let wrong = || SnapshotError::Field("overlays".to_owned());
    let Some(json) = json else { return Ok(Overlays::new()) };
    let mut overlays = Overlays::new();
    for (screen, hunks) in json.as_object().ok_or_else(wrong)? {
        let hunks = hunks.as_array().ok_or_else(wrong)?;
        if hunks.len() > LIST_ENTRIES_MAX {
            return Err(SnapshotError::TooMuch(format!("overlays.{screen}")));
        }
        let hunks: Option<Vec<Hunk>> = hunks.iter().map(hunk_from_json).collect();
        overlays.insert(screen.clone(), hunks.ok_or_else(wrong)?);
    }
    Ok(overlays)
}

fn hunk_from_json(json: &Json) -> Option<Hunk> {
    let number = |key: &str| json.get(key)?.as_u64().and_then(|n| usize::try_from(n).ok());
    let lines = |key: &str| -> Option<Vec<String>> {
        let lines = json
            .get(key)?
            .as_array()
            .filter(|lines| lines.len() <= LIST_ENTRIES_MAX)?;
        lines.iter().map(|line| line.as_str().map(str::to_owned)).collect()
    };
    Some(Hunk {
        after: json.get("after")?.as_str().map(str::to_owned),
        nth: number("nth")?,
        skip: number("skip")?,
        drop: lines("drop")?,
        lines: lines("lines")?,
    })
}

fn get<'j>(json: &'j Json, key: &str) -> Result<&'j Json, SnapshotError> {
    json.get(key).ok_or_else(|| SnapshotError::Field(key.to_owned()))
}

fn text(json: &Json, key: &str) -> Result<String, SnapshotError> {
    get(json, key)?
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| SnapshotError::Field(key.to_owned()))
}

fn object<'j>(json: &'j Json, key: &str) -> Result<&'j Map<String, Json>, SnapshotError> {
    get(json, key)?
        .as_object()
        .ok_or_else(|| SnapshotError::Field(key.to_owned()))
}

fn array<'j>(json: &'j Json, key: &str) -> Result<&'j Vec<Json>, SnapshotError> {
    get(json, key)?
        .as_array()
        .ok_or_else(|| SnapshotError::Field(key.to_owned()))
}

/// RFC 3339 with milliseconds.
fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

fn parsed(json: &Json, key: &str) -> Result<DateTime<Utc>, SnapshotError> {
    let at = json.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    at.map(|at| at.with_timezone(&Utc))
        .ok_or_else(|| SnapshotError::Field(key.to_owned()))
}

fn quirks(json: &Json) -> Result<BTreeSet<Quirk>, SnapshotError> {
    let quirk = |name: &Json| {
        let name = name.as_str().unwrap_or_default();
        Quirk::named(name).ok_or_else(|| SnapshotError::Quirk(name.to_owned()))
    };
    array(json, "quirks")?.iter().map(quirk).collect()
}

/// Contents and times must name the same files.
fn flash(json: &Json, contents: BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, File>, SnapshotError> {
    let times = object(json, "flash_modified")?;
    if times.len() > FLASH_FILES_MAX {
        return Err(SnapshotError::TooMuch("flash".to_owned()));
    }
    if let Some(name) = times.keys().find(|name| !contents.contains_key(*name)) {
        return Err(SnapshotError::Field(name.clone()));
    }
    let file = |(name, bytes): (String, Vec<u8>)| {
        let at = times.get(&name).ok_or_else(|| SnapshotError::Field(name.clone()))?;
        let modified = parsed(at, &name)?;
        Ok((name, File { bytes, modified }))
    };
    contents.into_iter().map(file).collect()
}

/// Units that are not there. A folder of before there were any has none.
fn apart(json: &Json) -> Result<Vec<Record>, SnapshotError> {
    let Some(units) = json.get("apart") else {
        return Ok(Vec::new());
    };
    let units = units
        .as_array()
        .ok_or_else(|| SnapshotError::Field("apart".to_owned()))?;
    if units.len() > STACK_MEMBERS_MAX {
        return Err(SnapshotError::TooMuch("apart".to_owned()));
    }
    units.iter().map(|unit| record_from_json(unit, "")).collect()
}

fn log(json: &Json) -> Result<VecDeque<String>, SnapshotError> {
    let line = |line: &Json| {
        line.as_str()
            .map(str::to_owned)
            .ok_or_else(|| SnapshotError::Field("log".to_owned()))
    };
    array(json, "log")?.iter().map(line).collect()
}

/// A record by the names of its paths; inside a list without the list's own name.
pub fn record_to_json(record: &Record) -> Json {
    let entry = |(id, value): (_, &Value)| {
        let name = SCHEMA.info(id).name;
        let field = name.rsplit_once("[].").map_or(name, |(_, field)| field);
        let json = match value {
            Value::Absent => Json::Null,
            Value::Text(text) => Json::from(text.as_ref()),
            Value::Int(n) => Json::from(*n),
            Value::Bool(yes) => Json::from(*yes),
            Value::Time(at) => Json::from(moment(*at)),
            Value::List(items) => items.iter().map(record_to_json).collect(),
        };
        (field.to_owned(), json)
    };
    Json::Object(record.iter().map(entry).collect())
}

/// The record that [`record_to_json`] wrote; `prefix` is empty, or the list's name and `[].`.
///
/// # Errors
/// A name that is no path, a value of another kind, too long a list.
pub fn record_from_json(json: &Json, prefix: &str) -> Result<Record, SnapshotError> {
    let entries = json.as_object().ok_or_else(|| SnapshotError::Kind(prefix.to_owned()))?;
    let mut record = Record::new();
    for (field, json) in entries {
        let name = format!("{prefix}{field}");
        let id = SCHEMA.find(&name).ok_or_else(|| SnapshotError::Path(name.clone()))?;
        record.put(id, value(json, SCHEMA.info(id).kind, &name)?);
    }
    Ok(record)
}

fn value(json: &Json, kind: Kind, name: &str) -> Result<Value, SnapshotError> {
    let other = || SnapshotError::Kind(name.to_owned());
    Ok(match (json, kind) {
        (Json::Null, _) => Value::Absent,
        (Json::String(text), Kind::Text) => Value::text(text.as_str()),
        (Json::String(_), Kind::Time) => Value::Time(parsed(json, name)?),
        (Json::Number(n), Kind::Int | Kind::Duration) => Value::Int(n.as_i64().ok_or_else(other)?),
        (Json::Bool(yes), Kind::Bool) => Value::Bool(*yes),
        (Json::Array(items), Kind::List) => {
            if items.len() > LIST_ENTRIES_MAX {
                return Err(SnapshotError::TooMuch(name.to_owned()));
            }
            let prefix = format!("{name}[].");
            Value::List(
                items
                    .iter()
                    .map(|item| record_from_json(item, &prefix))
                    .collect::<Result<_, _>>()?,
            )
        }
        _ => return Err(other()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{device, start};
    use super::super::view;
    use super::*;

    fn full() -> Device {
        let mut device = device();
        let group = Record::new().with(view::CALL_HOME_PROFILES_GROUPS_NAME, "crash");
        let profile = Record::new()
            .with(view::CALL_HOME_PROFILES_NAME, "CiscoTAC-1")
            .with(view::CALL_HOME_PROFILES_GROUPS, vec![group]);
        device.state.set(view::CALL_HOME_PROFILES, vec![profile]);
        device.state.set(view::USAGE_LAST_ACK, start());
        device.state.set(view::LOGGING_ON, true);
        device.state.put(view::CUSTOM_ID.id, Value::Absent);
        device.quirks.insert(Quirk::SyncWaitsForAck);
        device.nvram = Some("hostname Switch\nend\n".to_owned());
        device.flash.insert(
            "a".to_owned(),
            File {
                bytes: vec![0, 255, 10],
                modified: start(),
            },
        );
        device.skew = TimeDelta::milliseconds(-1500);
        device
            .timers
            .insert("daily".to_owned(), start() + TimeDelta::milliseconds(7));
        device
            .log
            .push_back("*Jan 20 09:11:00.123: %SYS-5-CONFIG_I: x".to_owned());
        device
    }

    #[test]
    fn a_device_comes_back_whole() {
        let device = full();
        let kept = Snapshot::of(&device);
        let state = serde_json::from_str(&kept.state.to_string()).expect("what was written is JSON");
        let back = Snapshot { state, ..kept }
            .device()
            .expect("what was written reads back");
        assert_eq!(format!("{back:?}"), format!("{device:?}"));
    }

    #[test]
    fn what_is_not_a_device_says_where() {
        let change = |path: &str, value: Json| {
            let mut kept = Snapshot::of(&full());
            if let Some(slot) = kept.state.pointer_mut(path) {
                *slot = value;
            }
            kept.device().err().map(|error| error.to_string())
        };
        assert_eq!(
            change("/state/hostname", json!(1)).as_deref(),
            Some("`hostname` holds a value of another kind")
        );
        assert_eq!(
            change("/state", json!({ "no.such": 1 })).as_deref(),
            Some("there is no path `no.such`")
        );
        assert_eq!(
            change("/quirks", json!(["flies"])).as_deref(),
            Some("there is no quirk `flies`")
        );
        assert_eq!(
            change("/flash_modified", json!({})).as_deref(),
            Some("`a` is missing or not what it should be")
        );
        assert_eq!(
            change("/booted", json!("now")).as_deref(),
            Some("`booted` is missing or not what it should be")
        );
        let lost = Snapshot {
            flash: BTreeMap::new(),
            ..Snapshot::of(&full())
        };
        assert_eq!(lost.device().err(), Some(SnapshotError::Field("a".to_owned())));
    }
}
