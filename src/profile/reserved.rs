//! Keys of a profile that are not paths of the state.
//!
//! Must not know what paths there are, or how files lie over one another.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{DateTime, Utc};

use super::read::{Reader, moment};
use super::{StartsAt, overlays};
use crate::device::{Overlays, Quirk};
use crate::yaml::tree::{Key, Node, Yaml};

/// These keys, as far as one file gives them.
#[derive(Default)]
pub(super) struct Reserved {
    pub about: Option<String>,
    pub rendition: Option<String>,
    pub quirks: Option<BTreeSet<Quirk>>,
    pub lab: Option<String>,
    pub starts_at: Option<StartsAt>,
    pub startup_config: Option<String>,
    pub request_code_seed: Option<String>,
    pub nvram_saved: Option<bool>,
    pub powered_on: Option<DateTime<Utc>>,
    pub overlays: Overlays,
    /// Product ids of the units, each with its place.
    pub product: Option<Vec<(String, Range<usize>)>>,
}

/// Takes a key that is no path. `false` if it is one.
pub(super) fn reserve(reserved: &mut Reserved, reader: &mut Reader<'_>, key: &Key, node: &Node) -> bool {
    match key.text.as_str() {
        "about" => reserved.about = text(reader, key, node),
        "rendition" => reserved.rendition = text(reader, key, node),
        "lab" => reserved.lab = text(reader, key, node),
        "startup_config" => reserved.startup_config = text(reader, key, node),
        "request_code_seed" => reserved.request_code_seed = text(reader, key, node),
        "powered_on" => reserved.powered_on = moment_of(reader, key, node),
        "overlays" => reserved.overlays = overlays::read(reader, node),
        "nvram_saved" => reserved.nvram_saved = flag(reader, key, node),
        "product" => reserved.product = Some(product(reader, node)),
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

pub(super) fn text(reader: &mut Reader<'_>, key: &Key, node: &Node) -> Option<String> {
    match &node.value {
        Yaml::Scalar(text) => Some(text.clone()),
        Yaml::Null => None,
        other => {
            reader.fault(&node.span, format!("`{}` is one value, not {}", key.text, other.kind()));
            None
        }
    }
}

fn moment_of(reader: &mut Reader<'_>, key: &Key, node: &Node) -> Option<DateTime<Utc>> {
    let given = text(reader, key, node)?;
    let at = moment(&given);
    if at.is_none() {
        let message = format!("`{}` is a moment as `2026-01-15 08:22:14 UTC`, not `{given}`", key.text);
        reader.fault(&node.span, message);
    }
    at
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

/// One product id, or a list of them: the units of a stack or the supervisors of a chassis, the active first.
fn product(reader: &mut Reader<'_>, node: &Node) -> Vec<(String, Range<usize>)> {
    let one = |node: &Node| match &node.value {
        Yaml::Scalar(pid) => Some((pid.clone(), node.span.clone())),
        _ => None,
    };
    let items = match &node.value {
        Yaml::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    if items.is_empty() || items.iter().any(|item| one(item).is_none()) {
        reader.fault(&node.span, "`product` is a product id or a list of them");
    }
    items.iter().filter_map(one).collect()
}

/// Lays the keys of one file over those of the files below.
pub(super) fn above(below: &mut Reserved, over: Reserved) {
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
    take(&mut below.powered_on, over.powered_on);
    below.overlays.extend(over.overlays);
    take(&mut below.product, over.product);
}
