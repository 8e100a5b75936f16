//! `overlays` of a profile: lines of a real device beside those that its screens print.
//!
//! Must not know screens; whether a hunk still has its place is found when the screen is printed.

use super::read::Reader;
use crate::device::Overlays;
use crate::limits::LIST_ENTRIES_MAX;
use crate::screen::overlay::Hunk;
use crate::yaml::tree::{Node, Yaml};

/// Reads the mapping of screens to hunks.
pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Overlays {
    let mut overlays = Overlays::new();
    let Yaml::Map(screens) = &node.value else {
        let kind = node.value.kind();
        reader.fault(&node.span, format!("`overlays` is a mapping of screens, not {kind}"));
        return overlays;
    };
    for (screen, hunks) in screens {
        let hunks = items(reader, &screen.text, hunks);
        let hunks = hunks.iter().map(|node| hunk(reader, node)).collect();
        overlays.insert(screen.text.clone(), hunks);
    }
    overlays
}

fn items<'n>(reader: &mut Reader<'_>, name: &str, node: &'n Node) -> &'n [Node] {
    match &node.value {
        Yaml::List(items) if items.len() <= LIST_ENTRIES_MAX => items,
        Yaml::List(_) => {
            reader.fault(&node.span, format!("`{name}` has more than {LIST_ENTRIES_MAX} entries"));
            &[]
        }
        other => {
            let kind = other.kind();
            reader.fault(&node.span, format!("`{name}` is a list, not {kind}"));
            &[]
        }
    }
}

fn hunk(reader: &mut Reader<'_>, node: &Node) -> Hunk {
    let mut hunk = Hunk::default();
    let Yaml::Map(entries) = &node.value else {
        let kind = node.value.kind();
        reader.fault(&node.span, format!("an entry of `overlays` is a mapping, not {kind}"));
        return hunk;
    };
    for (key, node) in entries {
        match key.text.as_str() {
            "after" => hunk.after = line(reader, node),
            "nth" => hunk.nth = number(reader, node),
            "skip" => hunk.skip = number(reader, node),
            "drop" => hunk.drop = lines(reader, "drop", node),
            "lines" => hunk.lines = lines(reader, "lines", node),
            other => {
                let fault = reader.fault(&key.span, format!("a place of an overlay has no `{other}`"));
                fault.help = Some("it has after, nth, skip, drop and lines".to_owned());
            }
        }
    }
    hunk
}

fn lines(reader: &mut Reader<'_>, name: &str, node: &Node) -> Vec<String> {
    let items = items(reader, name, node);
    items
        .iter()
        .map(|item| line(reader, item).unwrap_or_default())
        .collect()
}

/// One line as a device prints it. A plain empty value is the empty line.
fn line(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    match &node.value {
        Yaml::Scalar(text) if text.contains(|c: char| c.is_control() && c != '\t') => {
            reader.fault(&node.span, "a line holds a line break or another control character");
            None
        }
        Yaml::Scalar(text) => Some(text.clone()),
        Yaml::Null => None,
        other => {
            let kind = other.kind();
            reader.fault(&node.span, format!("a line is one text, not {kind}"));
            None
        }
    }
}

fn number(reader: &mut Reader<'_>, node: &Node) -> usize {
    let number = match &node.value {
        Yaml::Scalar(text) => text.parse().ok(),
        _ => None,
    };
    number.unwrap_or_else(|| {
        reader.fault(&node.span, "is a whole number, 0 or more");
        0
    })
}
