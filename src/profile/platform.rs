//! Platforms: what a product id decides. `device-profiles/_platforms.yaml`, read once.
//!
//! Must not know which licences there are, or what a profile says.

use std::collections::BTreeMap;
use std::ops::Range as Span;
use std::sync::LazyLock;

use super::release::Release;
use super::{FOLDER, ports};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::embedded;
use crate::yaml::fields::Fields;
use crate::yaml::tree::{self, Node, Yaml};

/// The built-in file, below the folder of profiles.
const FILE: &str = "_platforms.yaml";

/// What the units of one device are, where licensing speaks for several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Units {
    /// Switches of a stack, each with a serial number of its own.
    Switches,
    /// Supervisors of one chassis, in these slots; all print the serial number of the chassis.
    Supervisors(Vec<u32>),
}

/// What a product id decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform {
    pids: Vec<String>,
    /// Name of the family: `c9300` of `_families/c9300.yaml`.
    pub family: String,
    /// The first release that runs on it.
    pub since: Release,
    /// Ports in front, 24 or 48, where licences are counted by them.
    pub access_ports: Option<u32>,
    /// Ranges of ports with `#` for the number of the unit; `None` where they are not known.
    ports: Option<Vec<String>>,
    /// What its units are.
    pub units: Units,
    /// How `show version` calls kinds of interfaces that it calls otherwise than other platforms.
    counted: BTreeMap<String, String>,
    licences_found: Vec<(Release, i64)>,
    hsec_since: Option<Release>,
}

impl Platform {
    /// The family's file, as `extends` names it.
    pub fn family_file(&self) -> String {
        format!("_families/{}.yaml", self.family)
    }

    /// Whether its ports are known; not those of a box of which only the family is.
    pub fn is_whole(&self) -> bool {
        self.ports.is_some() || !self.counted.is_empty()
    }

    /// Number of the unit at `at`, from 0, in names of ports: of the switch, or of the slot.
    pub fn number(&self, at: usize) -> u32 {
        match &self.units {
            Units::Supervisors(slots) => slots.get(at).copied().unwrap_or(0),
            Units::Switches => u32::try_from(at + 1).unwrap_or(u32::MAX),
        }
    }

    /// Names of the ports of the unit at `at`, from 0.
    pub fn ports(&self, at: usize) -> Vec<String> {
        let number = self.number(at).to_string();
        let ranges = self.ports.iter().flatten();
        ranges
            .filter_map(|range| ports::names(&range.replace('#', &number)).ok())
            .flatten()
            .collect()
    }

    /// How `show version` counts interfaces of a type (`TenGigabitEthernet`), where this platform has its own word.
    pub fn counted(&self, kind: &str) -> Option<&str> {
        self.counted.get(kind).map(String::as_str)
    }

    /// `Total licenses found` of its mapping table at a release.
    pub fn licences_found(&self, release: &Release) -> Option<i64> {
        let train = release.train();
        let before = self.licences_found.iter().rev().find(|(known, _)| *known <= train);
        before.or(self.licences_found.first()).map(|(_, found)| *found)
    }

    /// Whether `Enforced Licenses` lists HSEC at a release.
    pub fn lists_hsec(&self, release: &Release) -> bool {
        self.hsec_since.as_ref().is_some_and(|since| release >= since)
    }

    /// How well it fits: bytes that are equal, one more for a whole id.
    fn fits(&self, pid: &str) -> Option<usize> {
        let fit = |known: &String| match known.strip_suffix('*') {
            Some(head) => pid.starts_with(head).then_some(head.len()),
            None => (known == pid).then_some(known.len() + 1),
        };
        self.pids.iter().filter_map(fit).max()
    }
}

static ROWS: LazyLock<Vec<Platform>> = LazyLock::new(|| match embedded::file(&format!("{FOLDER}{FILE}")) {
    Some(file) => read(&file).0,
    None => Vec::new(),
});

/// All of them, in the order of the file.
pub fn platforms() -> &'static [Platform] {
    &ROWS
}

/// The platform of a product id.
pub fn platform(pid: &str) -> Option<&'static Platform> {
    let fitting = platforms().iter().filter_map(|row| Some((row.fits(pid)?, row)));
    fitting.max_by_key(|(fit, _)| *fit).map(|(_, row)| row)
}

/// What the boxes of a family have in common.
#[derive(Clone, Default)]
struct Family {
    licences_found: Vec<(Release, i64)>,
    hsec_since: Option<Release>,
}

/// Reads a file of platforms: the rows that are well formed, and everything that is wrong.
pub fn read(file: &SourceFile) -> (Vec<Platform>, Vec<Diagnostic>) {
    let node = match tree::parse(file) {
        Ok(node) => node,
        Err(fault) => return (Vec::new(), vec![fault]),
    };
    let mut fields = match Fields::of(file, &node, "a file of platforms") {
        Ok(fields) => fields,
        Err(fault) => return (Vec::new(), vec![fault]),
    };
    let mut reader = Reader {
        file,
        faults: Vec::new(),
        families: BTreeMap::new(),
        uplinks: BTreeMap::new(),
    };
    for (name, node) in entries(fields.node("families")) {
        let family = reader.family(node);
        reader.families.insert(name.to_owned(), family);
    }
    for (name, node) in entries(fields.node("uplinks")) {
        let ranges = reader.ranges(node);
        reader.uplinks.insert(name.to_owned(), ranges);
    }
    let mut rows = Vec::new();
    match fields.node("platforms").map(|node| &node.value) {
        Some(Yaml::List(items)) => rows.extend(items.iter().filter_map(|item| reader.row(item))),
        _ => fields.fault(&node.span, "`platforms` is a list".to_owned()),
    }
    let mut faults = fields.finish();
    faults.append(&mut reader.faults);
    (rows, faults)
}

/// The entries of a mapping; none where it is no mapping.
fn entries(node: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let entries = match node.map(|node| &node.value) {
        Some(Yaml::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|(key, node)| (key.text.as_str(), node))
}

struct Reader<'a> {
    file: &'a SourceFile,
    faults: Vec<Diagnostic>,
    families: BTreeMap<String, Family>,
    uplinks: BTreeMap<String, Vec<String>>,
}

impl Reader<'_> {
    fn fault(&mut self, span: &Span<usize>, message: String) {
        let fault = Diagnostic::new(&self.file.name, &self.file.text, span.clone(), message);
        self.faults.push(fault);
    }

    fn family(&mut self, node: &Node) -> Family {
        let mut fields = match Fields::of(self.file, node, "a family") {
            Ok(fields) => fields,
            Err(fault) => {
                self.faults.push(fault);
                return Family::default();
            }
        };
        let mut family = Family::default();
        for (release, node) in entries(fields.node("licences_found")) {
            let count = match &node.value {
                Yaml::Scalar(text) => text.parse().ok(),
                _ => None,
            };
            match (Release::parse(release), count) {
                (Some(release), Some(count)) => family.licences_found.push((release, count)),
                _ => fields.fault(&node.span, "a release and a count belong here".to_owned()),
            }
        }
        if !family.licences_found.is_sorted() {
            fields.fault(&node.span, "releases of `licences_found` are not in order".to_owned());
        }
        family.hsec_since = release(&mut fields, "hsec_since");
        self.faults.append(&mut fields.finish());
        family
    }

    /// A list of ranges of ports.
    fn ranges(&mut self, node: &Node) -> Vec<String> {
        let Yaml::List(items) = &node.value else {
            self.fault(&node.span, format!("ports are a list, not {}", node.value.kind()));
            return Vec::new();
        };
        let mut ranges = Vec::new();
        for item in items {
            match &item.value {
                Yaml::Scalar(text) => match ports::names(&text.replace('#', "1")) {
                    Ok(_) => ranges.push(text.clone()),
                    Err(message) => self.fault(&item.span, message),
                },
                other => self.fault(&item.span, format!("a port is a name, not {}", other.kind())),
            }
        }
        ranges
    }

    fn row(&mut self, node: &Node) -> Option<Platform> {
        let mut fields = match Fields::of(self.file, node, "a platform") {
            Ok(fields) => fields,
            Err(fault) => {
                self.faults.push(fault);
                return None;
            }
        };
        let pids: Vec<String> = fields.list("pids").into_iter().map(|(pid, _)| pid.to_owned()).collect();
        if pids.is_empty() {
            fields.fault(&node.span, "`pids` names no product".to_owned());
        }
        let family = fields.required("family").to_owned();
        let known = self.families.get(&family).cloned();
        if known.is_none() {
            fields.fault(&node.span, format!("there is no family `{family}` above"));
        }
        let since = release(&mut fields, "since");
        if since.is_none() {
            fields.fault(&node.span, "`since` is missing".to_owned());
        }
        let mut ports = fields.node("ports").map(|node| self.ranges(node));
        if let Some((name, span)) = fields.placed("uplinks") {
            match self.uplinks.get(name) {
                Some(ranges) => ports.get_or_insert_default().extend(ranges.iter().cloned()),
                None => fields.fault(&span, format!("there are no uplinks `{name}` above")),
            }
        }
        let row = Platform {
            pids,
            family,
            since: since.unwrap_or_default(),
            access_ports: number(&mut fields, "access_ports"),
            ports,
            units: units(&mut fields),
            counted: words(&mut fields, "counted"),
            licences_found: known
                .as_ref()
                .map(|family| family.licences_found.clone())
                .unwrap_or_default(),
            hsec_since: known.and_then(|family| family.hsec_since),
        };
        let mut faults = fields.finish();
        let ok = faults.is_empty();
        self.faults.append(&mut faults);
        ok.then_some(row)
    }
}

fn release(fields: &mut Fields<'_>, key: &'static str) -> Option<Release> {
    let (text, span) = fields.placed(key)?;
    let release = Release::parse(text);
    if release.is_none() {
        fields.fault(&span, format!("`{text}` is no release"));
    }
    release
}

fn number(fields: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    let (text, span) = fields.placed(key)?;
    let number = text.parse().ok();
    if number.is_none() {
        fields.fault(&span, format!("`{key}` is a whole number, not `{text}`"));
    }
    number
}

fn units(fields: &mut Fields<'_>) -> Units {
    let slots = fields.list("slots");
    let numbers: Vec<u32> = slots.iter().filter_map(|(text, _)| text.parse().ok()).collect();
    match fields.placed("units") {
        None | Some(("switches", _)) => Units::Switches,
        Some(("supervisors", _)) if !numbers.is_empty() => Units::Supervisors(numbers),
        Some(("supervisors", span)) => {
            fields.fault(&span, "supervisors stand in `slots`".to_owned());
            Units::Switches
        }
        Some((other, span)) => {
            fields.fault(&span, format!("`units` are `switches` or `supervisors`, not `{other}`"));
            Units::Switches
        }
    }
}

fn words(fields: &mut Fields<'_>, key: &'static str) -> BTreeMap<String, String> {
    let word = |(name, node): (&str, &Node)| match &node.value {
        Yaml::Scalar(text) => Some((name.to_owned(), text.clone())),
        _ => None,
    };
    entries(fields.node(key)).filter_map(word).collect()
}

#[cfg(test)]
#[path = "platform_test.rs"]
mod tests;
