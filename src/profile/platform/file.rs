//! The file of platforms, read: rows with what they share, and everything that is wrong.
//!
//! Must not know what is asked of a platform.

use std::collections::BTreeMap;
use std::ops::Range as Span;

use super::super::ports;
use super::super::release::Release;
use super::{Platform, Units};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::yaml::fields::Fields;
use crate::yaml::tree::{self, Node, Yaml};

/// What the boxes of a family have in common.
#[derive(Clone, Default)]
struct Family {
    stack: Option<Option<String>>,
    licences_found: Vec<(Release, i64)>,
    hsec_since: Option<Release>,
    until: Option<Release>,
    router: bool,
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
        counts: words(&mut fields, "counts"),
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
    counts: Vec<(String, String)>,
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
        family.stack = stack(&mut fields);
        family.hsec_since = release(&mut fields, "hsec_since");
        family.until = release(&mut fields, "until");
        family.router = is_router(&mut fields);
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
        let mut counts = words(&mut fields, "counted");
        let others = self
            .counts
            .iter()
            .filter(|(kind, _)| counts.iter().all(|(own, _)| own != kind));
        let others: Vec<_> = others.cloned().collect();
        // Virtual interfaces stand first everywhere.
        let own_at = others.len().min(1);
        counts = [&others[..own_at], &counts[..], &others[own_at..]].concat();
        let known = known.unwrap_or_default();
        let row = Platform {
            pids,
            family,
            since: since.unwrap_or_default(),
            access_ports: number(&mut fields, "access_ports"),
            ports,
            units: units(&mut fields),
            counts,
            stack: known.stack,
            licences_found: known.licences_found,
            hsec_since: known.hsec_since,
            until: known.until,
            is_switch: !known.router,
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

/// Whether the boxes of a family are routers.
fn is_router(fields: &mut Fields<'_>) -> bool {
    match fields.placed("kind") {
        None => false,
        Some(("router", _)) => true,
        Some((other, span)) => {
            fields.fault(&span, format!("a family is of no kind or a `router`, not `{other}`"));
            false
        }
    }
}

/// Whether the switches of a family stack, and what heads them in an inventory.
fn stack(fields: &mut Fields<'_>) -> Option<Option<String>> {
    fields.has("stack").then(|| fields.text("stack").map(str::to_owned))
}

fn words(fields: &mut Fields<'_>, key: &'static str) -> Vec<(String, String)> {
    let word = |(name, node): (&str, &Node)| match &node.value {
        Yaml::Scalar(text) => Some((name.to_owned(), text.clone())),
        _ => None,
    };
    entries(fields.node(key)).filter_map(word).collect()
}
