//! Loading: a file, what it extends, the row of its release, the command line.

use std::collections::BTreeSet;
use std::ops::Range;

use super::boxes::{self, Unit};
use super::platform::platform;
use super::read::Reader;
use super::release::Release;
use super::reserved::{Reserved, above, reserve, text};
use super::{Overrides, Profile, Source};
use crate::device::configuration;
use crate::device::view::{self, SCHEMA};
use crate::diagnostic::{Diagnostic, SourceFile, counted};
use crate::screen::value::{Record, Value};
use crate::yaml::tree::{self, Yaml};

/// The rendition of a profile that names none.
const RENDITION: &str = "ios-xe";
/// The file of releases.
const RELEASES: &str = "_releases.yaml";
/// Files of this folder describe boxes as they leave the factory.
const FAMILIES: &str = "_families/";

/// One file, read.
struct Layer {
    file: SourceFile,
    /// Its name, if it is a family.
    family: Option<String>,
    reserved: Reserved,
    state: Record,
    /// Where `release` stands, for what is wrong with it.
    release_span: Range<usize>,
}

/// Loads a profile. `files` gives a file by its name below the folder of profiles.
///
/// # Errors
/// Everything that is wrong with any of its files.
pub fn load(
    source: Source<'_>,
    files: &dyn Fn(&str) -> Option<SourceFile>,
    overrides: &Overrides,
) -> Result<Profile, Vec<Diagnostic>> {
    let (name, file) = match source {
        Source::File(file) => (stem(&file.name), file.clone()),
        Source::Named(name) => match files(&format!("{name}.yaml")) {
            Some(file) => (name.to_owned(), file),
            None => return Err(vec![unknown(name)]),
        },
    };
    let mut faults = Vec::new();
    let mut layers = chain((file, None), files, &mut faults);
    let units = units(&layers, &mut faults);
    if let Some(unit) = units
        .first()
        .filter(|_| layers.iter().all(|layer| layer.family.is_none()))
    {
        let name = unit.platform.family_file();
        if let Some(file) = files(&name) {
            layers.splice(0..0, chain((file, Some(name)), files, &mut faults));
        }
    }
    let (row, release) = release_row(&layers, files, overrides, &units, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let hardware = Hardware { units, release };
    Ok(lay(name, layers, row, &hardware, overrides))
}

/// The units of the device and the release that runs on them.
struct Hardware {
    units: Vec<Unit>,
    release: Option<Release>,
}

/// The units that the uppermost `product` names.
fn units(layers: &[Layer], faults: &mut Vec<Diagnostic>) -> Vec<Unit> {
    let named = layers
        .iter()
        .rev()
        .find_map(|layer| Some((layer, layer.reserved.product.as_ref()?)));
    let Some((layer, pids)) = named else {
        return Vec::new();
    };
    let at = |span: &Range<usize>, message: String| {
        Diagnostic::new(&layer.file.name, &layer.file.text, span.clone(), message)
    };
    let mut units: Vec<Unit> = Vec::with_capacity(pids.len());
    for (pid, span) in pids {
        let Some(platform) = platform(pid) else {
            let help = "`licsim profiles platforms` lists those there are";
            faults.push(at(span, format!("no platform of the product id `{pid}` is known")).help(help));
            continue;
        };
        if let Some(first) = units.first().filter(|first| first.platform.family != platform.family) {
            faults.push(at(span, format!("`{pid}` is of another family than `{}`", first.pid)));
        }
        if units.len() == platform.units_max() {
            let message = format!(
                "a device has at most {} of `{pid}`",
                counted(platform.units_max(), "unit")
            );
            faults.push(at(span, message));
            break;
        }
        units.push(Unit {
            pid: pid.clone(),
            platform,
        });
    }
    units
}

fn unknown(name: &str) -> Diagnostic {
    let nothing = "".into();
    let known = super::builtins().join(", ");
    Diagnostic::new(&nothing, &nothing, 0..0, format!("there is no profile `{name}`"))
        .help(format!("the built-in ones are {known}"))
}

/// `dir/sw-1.yaml` is profile `sw-1`.
fn stem(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    base.strip_suffix(".yaml")
        .or_else(|| base.strip_suffix(".yml"))
        .unwrap_or(base)
        .to_owned()
}

/// The file and all that it extends, the last first. Stops at a circle and at what cannot be read.
fn chain(
    first: (SourceFile, Option<String>),
    files: &dyn Fn(&str) -> Option<SourceFile>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Layer> {
    let (mut layers, mut seen) = (Vec::new(), BTreeSet::new());
    let mut next = Some(first);
    while let Some((file, family)) = next.take() {
        seen.insert(file.name.clone());
        let Some((layer, extends)) = read(file, family, faults) else {
            break;
        };
        if let Some((name, span)) = extends {
            let at = |message: String| Diagnostic::new(&layer.file.name, &layer.file.text, span.clone(), message);
            match files(&name) {
                None => faults.push(at(format!("there is no file `{name}`"))),
                Some(file) if seen.contains(&file.name) => {
                    faults.push(at(format!("`extends` goes in a circle: `{name}` leads here")));
                }
                Some(file) => next = Some((file, name.starts_with(FAMILIES).then_some(name))),
            }
        }
        layers.push(layer);
    }
    layers.reverse();
    layers
}

type Extends = Option<(String, Range<usize>)>;

/// Reads one file; `None` if it is not well formed.
fn read(file: SourceFile, family: Option<String>, faults: &mut Vec<Diagnostic>) -> Option<(Layer, Extends)> {
    let node = match tree::parse(&file) {
        Ok(node) => node,
        Err(fault) => {
            faults.push(fault);
            return None;
        }
    };
    let mut reader = Reader {
        file: &file,
        faults: Vec::new(),
    };
    let (mut reserved, mut state, mut extends) = (Reserved::default(), Record::new(), None);
    let mut release_span = 0..0;
    match node.value {
        Yaml::Null => {}
        Yaml::Map(entries) => {
            for (key, node) in &entries {
                if key.text == "extends" {
                    extends = text(&mut reader, key, node).map(|name| (name, node.span.clone()));
                } else if !reserve(&mut reserved, &mut reader, key, node) {
                    if key.text == "release" {
                        release_span = node.span.clone();
                    }
                    reader.entry("", key, node, &mut state);
                }
            }
        }
        other => {
            reader.fault(&node.span, format!("a profile is a mapping, not {}", other.kind()));
        }
    }
    let ok = reader.faults.is_empty();
    faults.append(&mut reader.faults);
    // What was read is of use to find the next file even where something is wrong.
    let layer = Layer {
        file,
        family,
        reserved,
        state,
        release_span,
    };
    (ok || extends.is_some()).then_some((layer, extends))
}

/// What hangs on the release that the command line or the uppermost file names.
fn release_row(
    layers: &[Layer],
    files: &dyn Fn(&str) -> Option<SourceFile>,
    overrides: &Overrides,
    units: &[Unit],
    faults: &mut Vec<Diagnostic>,
) -> (Record, Option<Release>) {
    let nothing = (Record::new(), None);
    let named = layers
        .iter()
        .rev()
        .find_map(|layer| Some((layer, layer.state.get(view::RELEASE)?)));
    let (text, place) = match (&overrides.release, named) {
        (Some(text), _) => (text.clone(), None),
        (None, Some((layer, text))) => (text, Some(layer)),
        (None, None) => return nothing,
    };
    let fault = |message: String| match place {
        Some(layer) => Diagnostic::new(&layer.file.name, &layer.file.text, layer.release_span.clone(), message),
        None => Diagnostic::new(&"--release".into(), &text.as_str().into(), 0..text.len(), message),
    };
    let Some(release) = Release::parse(&text) else {
        faults.push(fault(format!("`{text}` is no release; one is written `17.12.4`")));
        return nothing;
    };
    if let Some(unit) = units.iter().find(|unit| !unit.platform.runs(&release)) {
        let message = format!("no {} runs `{text}`", unit.pid);
        let help = match &unit.platform.until {
            Some(until) => format!(
                "its first release is {}, its last train here {until}",
                unit.platform.since
            ),
            None => format!("its first release is {}", unit.platform.since),
        };
        faults.push(fault(message).help(help));
        return nothing;
    }
    let Some(file) = files(RELEASES) else { return nothing };
    // A start reads the rows that it needs, and all of them where one is missing.
    let (train, needed) = (release.train(), |key: &str| Release::parse(key));
    let few = tree::only(&file, |key| {
        needed(key).is_some_and(|row| row == release || row == train)
    });
    let Some(rows) = rows(few.as_ref().unwrap_or(&file), faults) else {
        return nothing;
    };
    // A release that is not in the file is that of a profile which says itself what it brings, as an imported one does.
    let described = || {
        layers
            .iter()
            .any(|layer| layer.family.is_none() && layer.state.knows(view::AGENT.id))
    };
    let row = pick(&rows, &release).or_else(|| (overrides.release.is_none() && described()).then(Record::new));
    let Some(row) = row else {
        let all = self::rows(&file, faults).unwrap_or_default();
        let known: Vec<String> = all.iter().map(|(release, _)| release.to_string()).collect();
        faults.push(fault(format!("release `{text}` is not known")).help(format!("known are {}", known.join(", "))));
        return nothing;
    };
    (named_release(row, &release), Some(release))
}

/// The rows of the file of releases, in the order of the file.
fn rows(file: &SourceFile, faults: &mut Vec<Diagnostic>) -> Option<Vec<(Release, Record)>> {
    let node = tree::parse(file).map_err(|fault| faults.push(fault)).ok()?;
    let mut reader = Reader {
        file,
        faults: Vec::new(),
    };
    let mut rows = Vec::new();
    let Yaml::Map(entries) = node.value else {
        reader.fault(&node.span, "releases are a mapping");
        faults.append(&mut reader.faults);
        return None;
    };
    for (key, node) in &entries {
        let Some(release) = Release::parse(&key.text) else {
            reader.fault(&key.span, format!("`{}` is no release", key.text));
            continue;
        };
        let mut record = Record::new();
        match &node.value {
            Yaml::Map(values) => values
                .iter()
                .for_each(|(key, node)| reader.entry("", key, node, &mut record)),
            other => {
                reader.fault(&node.span, format!("a release is a mapping, not {}", other.kind()));
            }
        }
        rows.push((release, record));
    }
    let ok = reader.faults.is_empty();
    faults.append(&mut reader.faults);
    ok.then_some(rows)
}

/// Every release and train of the file of releases, with what hangs on it.
///
/// # Errors
/// What is wrong with the file.
pub fn releases(files: &dyn Fn(&str) -> Option<SourceFile>) -> Result<Vec<(Release, Record)>, Vec<Diagnostic>> {
    let Some(file) = files(RELEASES) else {
        return Ok(Vec::new());
    };
    let mut faults = Vec::new();
    let rows = rows(&file, &mut faults).unwrap_or_default();
    if !faults.is_empty() {
        return Err(faults);
    }
    let whole = |(release, _): &(Release, Record)| Some((release.clone(), pick(&rows, release)?));
    Ok(rows.iter().filter_map(whole).collect())
}

/// The trains that built-in profiles can be moved to.
pub fn trains() -> Vec<Release> {
    let rows = super::builtin(RELEASES).and_then(|file| rows(&file, &mut Vec::new()));
    let rows = rows.unwrap_or_default().into_iter().map(|(release, _)| release);
    rows.filter(|release| release.numbers.len() == 2).collect()
}

/// The values of a release: those of its train, and over them its own.
fn pick(rows: &[(Release, Record)], release: &Release) -> Option<Record> {
    let find = |wanted: &Release| {
        rows.iter()
            .find(|(known, _)| known == wanted)
            .map(|(_, row)| row.clone())
    };
    let train = find(&release.train());
    let own = find(release);
    match (train, own) {
        (None, own) => own,
        (Some(train), None) => Some(train),
        (Some(mut train), Some(own)) => {
            train.overlay(own);
            Some(train)
        }
    }
}

/// The row with the names that follow from the release itself.
fn named_release(mut row: Record, release: &Release) -> Record {
    row.set(view::RELEASE, release.to_string());
    if !row.knows(view::VERSION_LABEL.id) {
        row.set(view::VERSION_LABEL, release.padded());
    }
    row
}

/// Lays the files, the row and the command line over one another.
fn lay(name: String, layers: Vec<Layer>, row: Record, hardware: &Hardware, overrides: &Overrides) -> Profile {
    let (mut state, mut factory) = (Record::new(), Record::new());
    let mut reserved = Reserved::default();
    let families = layers.iter().filter(|layer| layer.family.is_some()).count();
    let family = layers.iter().rev().find_map(|layer| layer.family.clone());
    let mut row = Some(row);
    let release = hardware.release.as_ref();
    let mut ports = Vec::new();
    for (n, layer) in layers.into_iter().enumerate() {
        if n == families {
            let base = boxes::base(&hardware.units, release, &state);
            ports = base.list(view::INTERFACES).to_vec();
            factory.overlay(base.clone());
            state.overlay(base);
            lay_row(&mut state, &mut factory, &mut row);
        }
        if layer.family.is_some() {
            factory.overlay(layer.state.clone());
        }
        let moved = overrides.release.as_ref().and(state.get(view::RELEASE));
        state.overlay(layer.state);
        if let Some(moved) = moved {
            state.set(view::RELEASE, moved);
        }
        above(&mut reserved, layer.reserved);
    }
    lay_row(&mut state, &mut factory, &mut row);
    boxes::complete(&mut state, &hardware.units, release, &ports);
    if !ports.is_empty() {
        factory.set(view::INTERFACES, boxes::fitted(state.list(view::INTERFACES), &ports));
    }
    stack_rows(&mut state);
    let mut box_of_its_own = configuration::lasting(&state);
    box_of_its_own.overlay(configuration::volatile(&factory));
    box_of_its_own.overlay(configuration::of(&factory));
    if let Some(seed) = reserved.request_code_seed {
        state.set(view::RESERVATION_REQUEST_CODE_SEED, seed);
    }
    Profile {
        name,
        about: reserved.about,
        rendition: overrides
            .rendition
            .clone()
            .or(reserved.rendition)
            .unwrap_or_else(|| RENDITION.to_owned()),
        quirks: reserved.quirks.unwrap_or_default(),
        lab: reserved.lab,
        starts_at: reserved.starts_at.unwrap_or_default(),
        startup_config: reserved.startup_config,
        nvram_saved: reserved.nvram_saved.unwrap_or(true),
        powered_on: reserved.powered_on,
        overlays: reserved.overlays,
        family,
        products: hardware.units.iter().map(|unit| unit.pid.clone()).collect(),
        state,
        factory: box_of_its_own,
    }
}

fn lay_row(state: &mut Record, factory: &mut Record, row: &mut Option<Record>) {
    if let Some(row) = row.take() {
        state.overlay(row.clone());
        factory.overlay(row);
    }
}

/// The switch table of `show version` runs the release of the box, where a profile does not say what it runs.
fn stack_rows(state: &mut Record) {
    let Some(label) = state.get(view::VERSION_LABEL) else {
        return;
    };
    if !matches!(state.value(view::SW_TABLE.id), Value::List(_)) {
        return;
    }
    debug_assert!(SCHEMA.find("sw_table[].version").is_some());
    for row in state.list_mut(view::SW_TABLE) {
        if !row.knows(view::SW_TABLE_VERSION.id) {
            row.set(view::SW_TABLE_VERSION, label.as_str());
        }
    }
}
