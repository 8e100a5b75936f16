//! Every state of `tests/data/states/` prints at every release family on every screen of licensing, and reads back.
//!
//! A state is a profile: what a device of it would print is asked of the device, computed values included.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeZone, Utc};
use licsim::device::Device;
use licsim::device::derive::DeviceView;
use licsim::device::view;
use licsim::diagnostic::SourceFile;
use licsim::profile::{Overrides, Profile, Source, builtin, load};
use licsim::screen::Screen;
use licsim::screen::reading::Reading;
use licsim::screen::schema::View as _;
use licsim::screen::value::{Record, Value};

use super::library;
use crate::support::state::{State, id};

/// Release families, and the agents that captures and the reference know of them.
pub const FAMILIES: &[(&str, &str)] = &[
    ("17.3.2", "5.0.5_rel/42"),
    ("17.6.4", "5.1.31_rel/142"),
    ("17.7.1", "5.3.10_rel/25"),
    ("17.7.1", "5.3.16_rel/55"),
    ("17.9.4", "5.5.11_rel/31"),
    ("17.11.1", "5.7.6_rel/15"),
    ("17.11.1", "5.7.15_rel/44"),
    ("17.12.4", "5.9.4_rel/9"),
    ("17.14.1", "5.10.1_rel/5"),
    ("17.14.1", "5.10.3_rel/9"),
    ("17.15.1", "5.11.2_rel/6"),
    ("17.15.1", "6.0.1_poc1/11a656bb3"),
    ("17.18.1", "6.2.0/11094e344"),
    ("17.18.1", "6.3.7/b37215cd0"),
    ("17.18.1", "6.3.10/58086906e"),
];

/// The screens of licensing that need no entry chosen.
pub const SCREENS: &[&str] = &[
    "license/all",
    "license/authorization",
    "license/data_conversion",
    "license/eventlog",
    "license/history_message",
    "license/reservation",
    "license/rum_feature_all",
    "license/rum_id_all",
    "license/rum_id_all_detail",
    "license/status",
    "license/summary",
    "license/tech_support",
    "license/udi",
    "license/usage",
];

/// When the states are looked at.
pub fn moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 20, 9, 0, 0).single().expect("a moment")
}

/// The states by name, in order.
pub fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/states");
    let files = fs::read_dir(folder).expect("the states are there");
    let mut names: Vec<String> = files
        .filter_map(|file| Some(file.ok()?.file_name().to_str()?.strip_suffix(".yaml")?.to_owned()))
        .collect();
    names.sort();
    names
}

/// The profile of a state at a release, read once.
fn profile(name: &str, release: &str) -> Profile {
    static READ: Mutex<BTreeMap<(String, String), Profile>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (name.to_owned(), release.to_owned());
    read.entry(key).or_insert_with(|| load_state(name, release)).clone()
}

fn load_state(name: &str, release: &str) -> Profile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/states/{name}.yaml"));
    let file = SourceFile::new(
        format!("{name}.yaml"),
        fs::read_to_string(&path).expect("the state is there"),
    );
    let overrides = Overrides {
        release: Some(release.to_owned()),
        rendition: None,
    };
    load(Source::File(&file), &builtin, &overrides).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", faults.join("\n"))
    })
}

/// The device in the state called `name`, of a release family.
pub fn device(name: &str, (release, agent): (&str, &str)) -> Device {
    let mut device = profile(name, release).power_on(moment());
    device.state.set(view::AGENT, agent);
    for licence in device.state.list_mut(view::LICENCES) {
        boot(licence);
    }
    device
}

/// What the first boot fills in of a licence.
fn boot(licence: &mut Record) {
    if licence.get(view::LICENCES_STATUS_TIME).is_none() {
        licence.set(view::LICENCES_STATUS_TIME, moment());
    }
    if licence.get(view::LICENCES_MEASURE_REPORT).is_none() {
        licence.set(view::LICENCES_MEASURE_REPORT, 1_768_899_600);
        licence.set(view::LICENCES_MEASURE_PREVIOUS, 0);
    }
}

/// A screen's text for a device.
pub fn print(screen: &Screen, device: &Device) -> String {
    screen.render(&DeviceView::new(device, moment()), &Record::new(), None)
}

/// Printed again from what was read, with the agent that `agent` names.
fn again(screen: &Screen, reading: &Reading, agent: &str) -> String {
    let mut state = State(reading.state.clone());
    state.0.put(id("agent"), Value::text(agent));
    screen.render(&state, &Record::new(), None)
}

fn difference(ours: &str, theirs: &str) -> String {
    let differs = ours.lines().zip(theirs.lines()).find(|(ours, theirs)| ours != theirs);
    differs.map_or_else(
        || format!("{} lines, then {}", ours.lines().count(), theirs.lines().count()),
        |(ours, theirs)| format!("`{ours}`, then `{theirs}`"),
    )
}

/// What is wrong with one screen of one device, if anything.
fn fault(screen: &Screen, device: &Device, agent: &str) -> Option<String> {
    let view = DeviceView::new(device, moment());
    let missing = screen.missing(&view, &Record::new(), None);
    if !missing.is_empty() {
        return Some(format!("prints nothing for {missing:?}"));
    }
    let text = print(screen, device);
    let mut known = Record::new();
    known.put(id("agent"), Value::text(agent));
    known.put(
        id("clock.offset_minutes"),
        view.get(id("clock.offset_minutes")).into_owned(),
    );
    let mut unknown = known.clone();
    unknown.forget(id("agent"));
    for (known, how) in [(known, "with its agent known"), (unknown, "with nothing known")] {
        let reading = screen.read(&text, &known);
        if !reading.complete || reading.trimmed || !reading.conflicts.is_empty() {
            return Some(format!(
                "{how} is not read: {:?} {:?}",
                reading.furthest, reading.conflicts
            ));
        }
        let printed = again(screen, &reading, agent);
        if printed != text {
            return Some(format!("{how} prints {}", difference(&text, &printed)));
        }
    }
    None
}

#[test]
fn every_state_prints_at_every_release_and_reads_back() {
    let library = library();
    let screens: Vec<Rc<Screen>> = SCREENS
        .iter()
        .map(|name| library.get("ios-xe", name).expect("the screen compiles"))
        .collect();
    let mut checked = 0;
    let mut faults = Vec::new();
    for name in names() {
        for family in FAMILIES {
            let device = device(&name, *family);
            for screen in &screens {
                checked += 1;
                if let Some(fault) = fault(screen, &device, family.1) {
                    faults.push(format!("{} of {name} at {}: {fault}", screen.name(), family.1));
                }
            }
        }
    }
    assert!(checked > 5000, "only {checked} texts were made");
    assert!(
        faults.is_empty(),
        "{} of {checked}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
