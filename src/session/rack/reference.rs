//! What may be typed on a device, shown as a whole.
//!
//! Must not know who reads it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::device::view;
use crate::grammar::reference::{Appendix, link};
use crate::screen::Screen;
use crate::screen::provenance::{Bound, Provenance, Versions};
use crate::screen::value::Record;
use crate::screen::version::Version;

use super::Rack;

/// Level at which everything may be typed.
const FULL_PRIVILEGE: u8 = 15;

impl Rack {
    /// The tree of a mode on a device; `None` where the grammar has no such mode, or the lab no such device.
    pub fn outline(&self, device: &str, mode: &str) -> Option<String> {
        let mode = self.grammar().mode(mode)?;
        self.seen(device, |_, tree| tree.outline(self.grammar(), mode))
    }

    /// The commands of a mode on a device that are emulated, arguments by their names; `None` as for the tree.
    pub fn commands(&self, device: &str, mode: &str) -> Option<Vec<String>> {
        let mode = self.grammar().mode(mode)?;
        self.seen(device, |seen, tree| {
            let all = tree.sentences(self.grammar(), mode, FULL_PRIVILEGE, seen);
            let mut lines: Vec<String> = Vec::new();
            for sentence in all.filter(|sentence| !sentence.unmodelled) {
                // A value of several types is several nodes, and one command.
                if !lines.contains(&sentence.pattern) {
                    lines.push(sentence.pattern);
                }
            }
            lines
        })
    }

    /// The command reference of a device, as Markdown, with what each screen prints and rests on.
    pub fn reference(&self, device: &str) -> String {
        let Some(own) = self.lab.device(device) else {
            return String::new();
        };
        let text = |path| own.state.text(path).unwrap_or("unknown");
        let appendix = Screens {
            rack: self,
            device,
            rendition: &own.rendition,
            versions: Versions {
                agent: own.state.text(view::AGENT).and_then(Version::parse),
                release: own.state.text(view::RELEASE).and_then(Version::parse),
            },
            parts: RefCell::default(),
        };
        let about = format!(
            "What may be typed on the device `{device}`, a {} on IOS-XE {} with Smart Agent {}, in the words of `{}`; and what is printed, with the\n\
             evidence that it rests on. Captures and documents go by the names that the screens give them.\n",
            text(view::UDI_PID),
            text(view::RELEASE),
            text(view::AGENT),
            own.rendition
        );
        self.seen(device, |seen, tree| {
            tree.reference(self.grammar(), seen, &about, &appendix)
        })
        .unwrap_or_default()
    }
}

/// What the reference of one device says of screens.
struct Screens<'a> {
    rack: &'a Rack,
    device: &'a str,
    rendition: &'a str,
    versions: Versions,
    /// Parts that screens use, each to be told once.
    parts: RefCell<BTreeMap<String, Provenance>>,
}

impl Appendix for Screens<'_> {
    fn screen(&self, name: &str) -> String {
        let library = self.rack.library();
        let Ok(screen) = library.get(self.rendition, name) else {
            return format!("The screen `{name}` is missing or faulty.\n");
        };
        let way = if screen.is_render_only() {
            "is only printed"
        } else {
            "is printed, and read back from a text"
        };
        let mut text = format!("Screen `{name}`: {way}.\n");
        let mut all = library.provenance(self.rendition, name, &self.versions).into_iter();
        if let Some(own) = all.next() {
            text.push_str(&evidence(&own));
        }
        let parts: Vec<Provenance> = all.collect();
        if !parts.is_empty() {
            let links: Vec<String> = parts.iter().map(|part| link(&part.name)).collect();
            let _ = writeln!(text, "\nIts parts: {}.", links.join(", "));
        }
        let named = parts.into_iter().map(|part| (part.name.clone(), part));
        self.parts.borrow_mut().extend(named);
        text + &self.example(&screen)
    }

    fn rest(&self) -> (String, Vec<(String, String)>) {
        let parts = self.parts.borrow();
        let told = parts.values().map(|part| (part.name.clone(), evidence(part)));
        ("Parts of screens".to_owned(), told.collect())
    }
}

impl Screens<'_> {
    /// What the device prints at power-on.
    fn example(&self, screen: &Screen) -> String {
        let chosen = screen.chosen_list();
        let entries = chosen.map(|list| self.rack.entries(self.device, list));
        let entry = entries.as_deref().and_then(<[Record]>::first);
        if chosen.is_some() && entry.is_none() {
            return "\nThis device has nothing that it could be about.\n".to_owned();
        }
        let chosen = chosen.zip(entry);
        let printed = self.rack.screen(self.device, screen.name(), &Record::new(), chosen);
        if printed.text.trim().is_empty() {
            return "\nThis device prints nothing at power-on.\n".to_owned();
        }
        // A fence that no line of output closes.
        format!(
            "\nAt power-on:\n\n~~~~text\n{}\n~~~~\n",
            printed.text.trim_end_matches('\n')
        )
    }
}

/// The evidence of a screen or part: for all of it, bound by bound, line by line.
fn evidence(said: &Provenance) -> String {
    let sources: Vec<String> = said.sources.iter().map(|source| marked(source)).collect();
    let mut text = match sources.len() {
        0 if said.bounds.is_empty() && said.unseen.is_empty() => "It names no evidence of its own.\n".to_owned(),
        0 => "It rests on what follows:\n".to_owned(),
        _ => format!("It rests on {}.\n", sources.join("; ")),
    };
    if !said.bounds.is_empty() || !said.unseen.is_empty() {
        text.push('\n');
    }
    for Bound {
        text: bound,
        holds,
        source,
    } in &said.bounds
    {
        let here = match holds {
            Some(true) => "so on this device",
            Some(false) => "so not on this device",
            None => "a version that this device does not name",
        };
        // In a screen the bound itself is never in `until`.
        let bound = match bound.split_once(' ') {
            Some(("until", version)) => format!("before {version}"),
            Some((_, version)) => format!("from {version} on"),
            None => bound.clone(),
        };
        let source = match source.as_str() {
            "" => "**no evidence named**".to_owned(),
            source => marked(source),
        };
        let _ = writeln!(text, "* {bound}, {here}: {source}");
    }
    for (line, source) in &said.unseen {
        let line = line.trim_start_matches("%? ").trim_end();
        let _ = writeln!(text, "* not seen on a device: `` {line} ``: {}", marked(source));
    }
    text
}

/// A source, with what rests on memory set off.
fn marked(source: &str) -> String {
    match source.strip_prefix("unverified") {
        Some(rest) => format!("**unverified**{rest}"),
        None => source.to_owned(),
    }
}
