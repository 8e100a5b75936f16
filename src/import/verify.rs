//! The profile, powered on: what it has to say beside family and release, which rules the texts contradict, which lines
//! are kept as they are.
//!
//! Values are written only where the device would not have them anyway, so that a profile is short and what follows from
//! rules goes on following. Must not know how texts are read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::build::{self, Head};
use super::clock::Origin as ClockOrigin;
use super::report::{Kept, Override, Report, TextReport};
use super::texts::Text;
use super::{Imported, World, join, places, platform, release};
use crate::device::view::{self, SCHEMA};
use crate::device::{Overlays, derive::DeviceView};
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::lab;
use crate::profile::{self, Overrides, Source};
use crate::screen::Library;
use crate::screen::clean::Repair;
use crate::screen::overlay::{self, difference};
use crate::screen::schema::{Origin, View};
use crate::screen::value::{PathId, Record, Value};
use crate::session::pipe::{Piped, Stage};
use crate::session::{Begin, Engines, Pace, Power, Rack, Setup, Start};

/// How often the profile is powered on to see what it still lacks.
const ROUNDS_MAX: usize = 6;
/// 2026-01-20 09:00:00 UTC: when a profile is tried that does not say when it is powered on.
const SOME_MOMENT: i64 = 1_768_899_600;
/// Paths that are the moment itself, or move with it, and are never kept.
const MOMENTS: &[&str] = &["clock.now", "clock.offset_minutes"];

/// Overrides by path and entries.
type Found = BTreeMap<String, (PathId, Override)>;

/// Makes the profile.
///
/// # Errors
/// The profile does not load.
pub fn profile(
    world: World<'_>,
    texts: &[Text],
    state: Record,
    clock: Option<(DateTime<Utc>, ClockOrigin)>,
    name: &str,
    release_is_known: bool,
    mut report: Report,
) -> Result<Imported, Vec<Diagnostic>> {
    let head = head(texts, &state, clock, name, &mut report);
    let mut bench = Bench {
        engines: Some(world.engines),
        profiles: world.profiles,
        head,
        written: Record::new(),
        overrides: Found::new(),
    };
    bench.written.set_or_clear(view::RELEASE, state.get(view::RELEASE));
    if !release_is_known {
        // Of a release that the file of releases does not have, a profile says itself which agent it brings.
        bench.written.set_or_clear(view::AGENT, state.get(view::AGENT));
    }
    // Facts first: what follows from them is asked once they all are there.
    let mut facts_only = true;
    for _ in 0..ROUNDS_MAX {
        if !bench.round(&state, facts_only)? {
            if !facts_only {
                break;
            }
            facts_only = false;
        }
    }
    bench.drop_what_does_not_hold(&state)?;
    let overlays = bench.overlays(texts, &mut report)?;
    let file = build::file(&bench.head, &bench.written, &overlays);
    bench.compare(&file, texts, &mut report)?;
    Ok(Imported {
        profile: file,
        report,
        engines: bench.engines,
    })
}

fn head(
    texts: &[Text],
    state: &Record,
    clock: Option<(DateTime<Utc>, ClockOrigin)>,
    name: &str,
    report: &mut Report,
) -> Head {
    let (base, note) = platform::base(state);
    report.notes.extend(note);
    let mut commands: Vec<&str> = texts.iter().map(|text| text.command.as_str()).collect();
    commands.dedup();
    report.release = state.get(view::RELEASE);
    report.agent = state.get(view::AGENT);
    report.powered_on = clock.map(|(at, _)| at.format("%Y-%m-%d %H:%M:%S UTC").to_string());
    report.powered_on_by = clock.map(|(_, by)| by.words().to_owned());
    if clock.is_none() {
        report
            .notes
            .push("no text says when it was recorded: the device starts now".to_owned());
    }
    Head {
        name: name.to_owned(),
        base,
        about: format!("Imported from {}", commands.join(", ")),
        privileged: report.privileged,
        powered_on: clock.map(|(at, _)| at),
    }
}

struct Bench<'a> {
    /// There unless a device is on.
    engines: Option<Engines>,
    profiles: &'a dyn Fn(&str) -> Option<SourceFile>,
    head: Head,
    written: Record,
    overrides: Found,
}

impl Bench<'_> {
    /// Powers the profile on, asks, and switches it off.
    fn on<T>(
        &mut self,
        file: &SourceFile,
        ask: impl FnOnce(&mut Self, &Rack, &DeviceView<'_>) -> T,
    ) -> Result<T, Vec<Diagnostic>> {
        let profile = profile::load(Source::File(file), self.profiles, &Overrides::default())?;
        let Some(empty) = lab::load::built_in(lab::load::EMPTY) else {
            return Err(vec![Diagnostic::new(
                &file.name,
                &file.text,
                0..0,
                "there is no empty lab",
            )]);
        };
        let now = profile
            .powered_on
            .or(DateTime::from_timestamp(SOME_MOMENT, 0))
            .unwrap_or_default();
        let mut lab = lab::load::lab(&empty, Some(now), now)?;
        let device = profile.power_on(lab.now());
        let name = device.name.clone();
        lab.add(device);
        let Some(engines) = self.engines.take() else {
            return Err(vec![Diagnostic::new(
                &file.name,
                &file.text,
                0..0,
                "a device is on already",
            )]);
        };
        let rack = Rack::new(Setup {
            engines,
            lab,
            devices: vec![Power {
                device: name.clone(),
                starts_at: Start::User,
                begins: Begin::PowerOn {
                    startup_config: profile.startup_config,
                    nvram_saved: profile.nvram_saved,
                },
            }],
            pace: Pace::AtOnce,
        });
        let answer = rack.lab().view(&name).map(|view| ask(self, &rack, &view));
        self.engines = Some(rack.into_engines());
        answer.ok_or_else(|| vec![Diagnostic::new(&file.name, &file.text, 0..0, "the device is not there")])
    }

    /// Adds what the device still lacks; whether there was anything.
    fn round(&mut self, wanted: &Record, facts_only: bool) -> Result<bool, Vec<Diagnostic>> {
        let file = build::file(&self.head, &self.written, &Overlays::new());
        self.on(&file, |bench, _, view| {
            let mut more = false;
            for (path, value) in wanted.iter() {
                let info = SCHEMA.info(path);
                let fixed = info.origin == Origin::Argument || MOMENTS.contains(&info.name);
                if fixed || has(view, path, value, facts_only) {
                    continue;
                }
                if let Value::List(items) = value {
                    more |= bench.put_list(view, path, items, facts_only);
                } else if is_fact(path, value) {
                    more |= bench.written.put(path, value.clone()).as_ref() != Some(value);
                } else if !facts_only {
                    more |= bench.written.put(path, value.clone()).as_ref() != Some(value);
                    bench.note(path, &[], value, &view.get(path));
                }
            }
            more
        })
    }

    fn note(&mut self, path: PathId, entries: &[(PathId, usize)], captured: &Value, computed: &Value) {
        let name = places::name(path, entries);
        let over = Override {
            path: name.clone(),
            captured: captured.to_string(),
            computed: computed.to_string(),
        };
        self.overrides.entry(name).or_insert((path, over));
    }

    /// A list is written whole: what was read, laid over what the device has of the same entry.
    fn put_list(&mut self, view: &DeviceView<'_>, list: PathId, items: &[Record], facts_only: bool) -> bool {
        let base = view.device.state.value(list).items().to_vec();
        let computed = view.get(list);
        let mut entries = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate() {
            let known = base.iter().find(|entry| join::is_same_entry(list, entry, item));
            let mut entry = match known {
                Some(known) if facts_only => known.clone(),
                _ => Record::new(),
            };
            for (field, value) in item.iter() {
                if is_fact(field, value) {
                    // What is known to be absent need not be said where nothing is.
                    if *value == Value::Absent {
                        entry.forget(field);
                    } else {
                        entry.put(field, value.clone());
                    }
                } else if !facts_only {
                    let has = computed
                        .items()
                        .get(number)
                        .map(|entry| view.field(list, entry, field).into_owned());
                    let earlier = self.overrides.contains_key(&places::name(field, &[(list, number)]));
                    let has = has.unwrap_or_default();
                    if earlier || !same(&has, value) {
                        entry.put(field, value.clone());
                        self.note(field, &[(list, number)], value, &has);
                    }
                }
            }
            entries.push(entry);
        }
        let value = Value::List(entries);
        self.written.put(list, value.clone()).as_ref() != Some(&value)
    }

    /// An override that is shown nowhere is none.
    fn drop_what_does_not_hold(&mut self, wanted: &Record) -> Result<(), Vec<Diagnostic>> {
        let file = build::file(&self.head, &self.written, &Overlays::new());
        self.on(&file, |bench, _, view| {
            let idle: Vec<String> = bench
                .overrides
                .iter()
                .filter(|(name, (path, _))| !name.contains('[') && !same(&view.get(*path), wanted.value(*path)))
                .map(|(name, _)| name.clone())
                .collect();
            for name in idle {
                if let Some((path, _)) = bench.overrides.remove(&name) {
                    bench.written.forget(path);
                }
            }
        })
    }

    /// What the texts have and the screens do not print, by screen.
    fn overlays(&mut self, texts: &[Text], report: &mut Report) -> Result<Overlays, Vec<Diagnostic>> {
        let file = build::file(&self.head, &self.written, &Overlays::new());
        self.on(&file, |bench, rack, view| {
            let mut overlays = Overlays::new();
            let last = last_of_screens(texts);
            for (number, text) in texts.iter().enumerate() {
                let printed = printed(rack.library(), view, text);
                let lines: Vec<&str> = text.lines.iter().map(String::as_str).collect();
                let found = difference(&printed, &lines, text.comparison);
                let kept = text.lines.iter().enumerate();
                // Of several outputs of one command the last is what the device prints.
                let is_last = last.contains(&number);
                let other = kept.filter(|(n, line)| found.same[*n].is_none() && !is_tail(&lines, *n, line));
                // A line that was read and is printed otherwise is one that another text contradicts, if any does.
                let unread = |(n, _): &(usize, &String)| text.reading.verbatim.binary_search(n).is_ok();
                let as_kept = |(n, line): (usize, &String)| Kept {
                    place: text.place(n),
                    text: line.clone(),
                };
                let (verbatim, contradicted): (Vec<_>, Vec<_>) =
                    other.partition(|line| is_last && !report.texts_disagree || unread(line));
                let mut entry = bench.entry(text);
                entry.verbatim = verbatim.into_iter().map(as_kept).collect();
                entry.contradicted = contradicted.into_iter().map(as_kept).collect();
                entry.superseded_by = last_of_screen(texts, &last, number).map(|later| texts[later].place(0));
                entry.understood = entry.lines - entry.verbatim.len();
                entry.dropped = found.hunks.iter().map(|hunk| hunk.drop.len()).sum();
                entry.behind = found.behind;
                report.files.push(entry);
                if is_last && !text.is_filtered() && !found.hunks.is_empty() {
                    overlays.insert(text.screen.name().to_owned(), found.hunks);
                }
            }
            overlays
        })
    }

    fn entry(&self, text: &Text) -> TextReport {
        let state = &text.reading.state;
        let says = |path: PathId| {
            let name = SCHEMA.info(path).name;
            match name.rsplit_once("[].").and_then(|(list, _)| SCHEMA.find(list)) {
                Some(list) => state.value(list).items().iter().any(|entry| entry.knows(path)),
                None => state.knows(path),
            }
        };
        let overrides = self.overrides.values().filter(|(path, _)| says(*path));
        TextReport {
            file: text.place(0),
            command: text.command.clone(),
            screen: text.screen.name().to_owned(),
            release: release::range(text),
            lines: without_tail(&text.lines),
            overrides: overrides.map(|(_, over)| over.clone()).collect(),
            repairs: repairs(text),
            ..TextReport::default()
        }
    }

    /// Whether the profile prints the texts again.
    fn compare(&mut self, file: &SourceFile, texts: &[Text], report: &mut Report) -> Result<(), Vec<Diagnostic>> {
        self.on(file, |_, rack, view| {
            for (text, entry) in texts.iter().zip(&mut report.files) {
                let printed = printed(rack.library(), view, text);
                let lines: Vec<&str> = text.lines.iter().map(String::as_str).collect();
                let found = difference(&printed, &lines, text.comparison);
                entry.identical = found.hunks.is_empty();
            }
        })
    }
}

/// What the device prints for the command of a text, its overlay and its filter applied.
fn printed(library: &Library, view: &DeviceView<'_>, text: &Text) -> String {
    let name = text.screen.name();
    let chosen = text.screen.chosen_list().and_then(|list| {
        let wanted = text.reading.state.value(list).items().first()?;
        let entries = view.device.state.value(list).items();
        Some((
            list,
            entries.iter().find(|entry| join::is_same_entry(list, entry, wanted))?,
        ))
    });
    let plain = match library.get(&view.device.rendition, name) {
        Ok(screen) => screen.render(view, &Record::new(), chosen),
        Err(_) => String::new(),
    };
    let laid = match view.device.overlays.get(name) {
        Some(hunks) => overlay::apply(hunks, &plain).text,
        None => plain,
    };
    let stage = text.shown.as_ref().and_then(|shown| shown.pipe.as_ref());
    match stage.and_then(|pipe| Stage::new(&pipe.stage, &pipe.argument).ok()) {
        Some(stage) => match stage.run(&laid) {
            Piped::Text(text) => text,
            _ => laid,
        },
        None => laid,
    }
}

/// Whether a value is a fact of its own: not derived, or a form that the state holds.
fn is_fact(path: PathId, value: &Value) -> bool {
    let info = SCHEMA.info(path);
    let held = info.name.starts_with("jobs.") && matches!(value.as_text(), Some("idle" | "unavailable"));
    // The report that a licence is measured in is made of the numbers that a profile gives.
    let measured = [view::LICENCES_MEASURE_REPORT.id, view::LICENCES_MEASURE_PREVIOUS.id];
    info.origin != Origin::Derived || held || path == view::UPTIME.id || measured.contains(&path)
}

/// Whether the device shows a value already. `facts_only` leaves derived fields of lists aside.
fn has(view: &DeviceView<'_>, path: PathId, wanted: &Value, facts_only: bool) -> bool {
    let shown = view.get(path);
    let Value::List(items) = wanted else {
        return same(&shown, wanted);
    };
    let have = shown.items();
    have.len() == items.len()
        && have.iter().zip(items).all(|(entry, item)| {
            item.iter().all(|(field, value)| {
                (facts_only && !is_fact(field, value)) || same(&view.field(path, entry, field), value)
            })
        })
}

/// Whether two values print the same: a boolean that is not there is no, a list that is not there is empty.
fn same(first: &Value, second: &Value) -> bool {
    match (first, second) {
        (Value::Absent, Value::Bool(false)) | (Value::Bool(false), Value::Absent) => true,
        (Value::Absent, Value::List(items)) | (Value::List(items), Value::Absent) => items.is_empty(),
        (Value::List(first), Value::List(second)) => {
            let entries = |(a, b): (&Record, &Record)| b.iter().all(|(path, value)| same(a.value(path), value));
            first.len() == second.len() && first.iter().zip(second).all(entries)
        }
        _ => first == second,
    }
}

/// Texts of which no other output of the same command was recorded later: what the device prints.
fn last_of_screens(texts: &[Text]) -> BTreeSet<usize> {
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for at in join::order(texts).into_iter().filter(|at| !texts[*at].is_filtered()) {
        last.insert(texts[at].screen.name(), at);
    }
    let filtered = (0..texts.len()).filter(|at| texts[*at].is_filtered());
    last.into_values().chain(filtered).collect()
}

/// The output of the same command that is printed in place of an earlier one.
fn last_of_screen(texts: &[Text], last: &BTreeSet<usize>, number: usize) -> Option<usize> {
    let same = |other: &&usize| texts[**other].screen.name() == texts[number].screen.name();
    let other = last.iter().filter(|other| !texts[**other].is_filtered()).find(same);
    other.copied().filter(|_| !last.contains(&number))
}

fn without_tail(lines: &[String]) -> usize {
    lines
        .iter()
        .rposition(|line| !line.trim().is_empty())
        .map_or(0, |last| last + 1)
}

fn is_tail(lines: &[&str], at: usize, line: &str) -> bool {
    line.trim().is_empty() && lines[at..].iter().all(|line| line.trim().is_empty())
}

fn repairs(text: &Text) -> Vec<String> {
    let mut words: Vec<String> = text
        .cleaned
        .repairs
        .iter()
        .map(|repair| {
            match repair {
                Repair::CarriageReturns => "carriage returns",
                Repair::Escapes => "control characters",
                Repair::Echo => "the command",
                Repair::Header => "the header",
                Repair::Prompt => "the prompt",
                Repair::Pager => "--More--",
                Repair::DoubledLines => "doubled lines",
                Repair::ShiftedColumn => "a shifted column",
                Repair::BlankLines => "blanks on empty lines",
                Repair::NoBreakSpaces => "no-break spaces",
                Repair::Entities => "entities of HTML",
                Repair::TypographicQuotes => "typographic quotes",
                Repair::Quoted => "`>` of a mail",
                Repair::Stamps => "stamps of a logger",
                Repair::Indent => "an indent",
                Repair::Wrapped => "wrapped lines",
                Repair::LostIndent => "lost indents",
                Repair::Messages => "messages of the console",
            }
            .to_owned()
        })
        .collect();
    if text.comparison.trimmed {
        words.push("blanks lost at line ends".to_owned());
    }
    words
}
