//! Loading: a file, what it extends, the row of its release, the command line.

use std::collections::BTreeSet;
use std::ops::Range;

use super::read::Reader;
use super::release::Release;
use super::{Overrides, Profile, Source, StartsAt};
use crate::device::view::{self, SCHEMA};
use crate::device::{Quirk, configuration};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::screen::value::{Record, Value};
use crate::yaml::tree::{self, Key, Node, Yaml};

/// The rendition of a profile that names none.
const RENDITION: &str = "ios-xe";
/// The file of releases.
const RELEASES: &str = "_releases.yaml";
/// Files of this folder describe boxes as they leave the factory.
const FAMILIES: &str = "_families/";

/// Keys of a profile that are not paths, as far as one file gives them.
#[derive(Default)]
struct Reserved {
    about: Option<String>,
    rendition: Option<String>,
    quirks: Option<BTreeSet<Quirk>>,
    lab: Option<String>,
    starts_at: Option<StartsAt>,
    startup_config: Option<String>,
    request_code_seed: Option<String>,
    nvram_saved: Option<bool>,
}

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
    let layers = chain(file, files, &mut faults);
    let row = release_row(&layers, files, overrides, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(lay(name, layers, row.unwrap_or_default(), overrides))
}

fn unknown(name: &str) -> Diagnostic {
    let nothing = "".into();
    let known = super::builtins().join(", ");
    Diagnostic::new(&name.into(), &nothing, 0..0, format!("there is no profile `{name}`"))
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
fn chain(file: SourceFile, files: &dyn Fn(&str) -> Option<SourceFile>, faults: &mut Vec<Diagnostic>) -> Vec<Layer> {
    let (mut layers, mut seen) = (Vec::new(), BTreeSet::new());
    let mut next = Some((file, None));
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

/// Takes a key that is no path. `false` if it is one.
fn reserve(reserved: &mut Reserved, reader: &mut Reader<'_>, key: &Key, node: &Node) -> bool {
    match key.text.as_str() {
        "about" => reserved.about = text(reader, key, node),
        "rendition" => reserved.rendition = text(reader, key, node),
        "lab" => reserved.lab = text(reader, key, node),
        "startup_config" => reserved.startup_config = text(reader, key, node),
        "request_code_seed" => reserved.request_code_seed = text(reader, key, node),
        "nvram_saved" => reserved.nvram_saved = flag(reader, key, node),
        "quirks" => reserved.quirks = Some(quirks(reader, node)),
        "starts_at" => {
            reserved.starts_at = match text(reader, key, node).as_deref() {
                Some(">") => Some(StartsAt::User),
                Some("#") => Some(StartsAt::Privileged),
                Some("login") => Some(StartsAt::Login),
                Some(other) => {
                    reader.fault(&node.span, format!("`starts_at` is `>`, `#` or `login`, not `{other}`"));
                    None
                }
                None => None,
            }
        }
        _ => return false,
    }
    true
}

fn text(reader: &mut Reader<'_>, key: &Key, node: &Node) -> Option<String> {
    match &node.value {
        Yaml::Scalar(text) => Some(text.clone()),
        Yaml::Null => None,
        other => {
            reader.fault(&node.span, format!("`{}` is one value, not {}", key.text, other.kind()));
            None
        }
    }
}

fn flag(reader: &mut Reader<'_>, key: &Key, node: &Node) -> Option<bool> {
    let given = text(reader, key, node)?;
    let parsed = given.parse().ok();
    if parsed.is_none() {
        reader.fault(
            &node.span,
            format!("`{}` is `true` or `false`, not `{given}`", key.text),
        );
    }
    parsed
}

fn quirks(reader: &mut Reader<'_>, node: &Node) -> BTreeSet<Quirk> {
    let Yaml::List(items) = &node.value else {
        reader.fault(&node.span, format!("`quirks` is a list, not {}", node.value.kind()));
        return BTreeSet::new();
    };
    let mut quirks = BTreeSet::new();
    for item in items {
        match &item.value {
            Yaml::Scalar(name) if Quirk::named(name).is_some() => quirks.extend(Quirk::named(name)),
            Yaml::Scalar(name) => {
                let known: Vec<&str> = Quirk::ALL.iter().map(|(_, name)| *name).collect();
                let fault = reader.fault(&item.span, format!("there is no quirk `{name}`"));
                fault.help = Some(format!("quirks are {}", known.join(", ")));
            }
            other => {
                reader.fault(&item.span, format!("a quirk is a name, not {}", other.kind()));
            }
        }
    }
    quirks
}

/// What hangs on the release that the command line or the uppermost file names.
fn release_row(
    layers: &[Layer],
    files: &dyn Fn(&str) -> Option<SourceFile>,
    overrides: &Overrides,
    faults: &mut Vec<Diagnostic>,
) -> Option<Record> {
    let named = layers
        .iter()
        .rev()
        .find_map(|layer| Some((layer, layer.state.get(view::RELEASE)?)));
    let (text, place) = match (&overrides.release, named) {
        (Some(text), _) => (text.clone(), None),
        (None, Some((layer, text))) => (text, Some(layer)),
        (None, None) => return None,
    };
    let fault = |message: String| match place {
        Some(layer) => Diagnostic::new(&layer.file.name, &layer.file.text, layer.release_span.clone(), message),
        None => Diagnostic::new(&"--release".into(), &text.as_str().into(), 0..text.len(), message),
    };
    let Some(release) = Release::parse(&text) else {
        faults.push(fault(format!("`{text}` is no release; one is written `17.12.4`")));
        return None;
    };
    let file = files(RELEASES)?;
    let rows = rows(&file, faults)?;
    let Some(row) = pick(&rows, &release) else {
        let known: Vec<String> = rows.iter().map(|(release, _)| release.to_string()).collect();
        faults.push(fault(format!("release `{text}` is not known")).help(format!("known are {}", known.join(", "))));
        return None;
    };
    Some(named_release(row, &release))
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
fn lay(name: String, layers: Vec<Layer>, row: Record, overrides: &Overrides) -> Profile {
    let (mut state, mut factory) = (Record::new(), Record::new());
    let mut reserved = Reserved::default();
    let families = layers.iter().filter(|layer| layer.family.is_some()).count();
    let family = layers.iter().rev().find_map(|layer| layer.family.clone());
    let mut row = Some(row);
    for (n, layer) in layers.into_iter().enumerate() {
        if n == families {
            lay_row(&mut state, &mut factory, &mut row);
        }
        if layer.family.is_some() {
            factory.overlay(layer.state.clone());
        }
        let release = overrides.release.as_ref().and(state.get(view::RELEASE));
        state.overlay(layer.state);
        if let Some(release) = release {
            state.set(view::RELEASE, release);
        }
        above(&mut reserved, layer.reserved);
    }
    lay_row(&mut state, &mut factory, &mut row);
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
        family,
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

fn above(below: &mut Reserved, over: Reserved) {
    fn take<T>(below: &mut Option<T>, over: Option<T>) {
        if over.is_some() {
            *below = over;
        }
    }
    take(&mut below.about, over.about);
    take(&mut below.rendition, over.rendition);
    take(&mut below.quirks, over.quirks);
    take(&mut below.lab, over.lab);
    take(&mut below.starts_at, over.starts_at);
    take(&mut below.startup_config, over.startup_config);
    take(&mut below.request_code_seed, over.request_code_seed);
    take(&mut below.nvram_saved, over.nvram_saved);
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
