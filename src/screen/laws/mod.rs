//! The three laws of two-way screens, for tests: states made up to fit a screen, and checks over them.
//!
//! `maker` makes the states up, `prints` tells it what the screen can show.
//! Choices come from the caller (a property-testing library shrinks them); must not draw randomness itself.

mod maker;
mod prints;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

use super::Screen;
use super::hole::fuller;
use super::schema::View;
use super::value::{PathId, Record, Value};

/// A state that a screen can print.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The state; `arg.*` paths are in it too.
    pub state: Record,
    /// The entry that a `%of` screen is about.
    pub chosen: Option<(PathId, Record)>,
    /// What a reader knows before: versions, and how far the zone is from UTC.
    pub known: Record,
}

/// A state for `screen`. Each choice takes one number of `choices`; when they run out, the first possibility is taken.
pub fn sample(screen: &Screen, choices: &[u32]) -> Sample {
    maker::make(&screen.program, choices)
}

/// A record that notes which paths it was asked for.
struct Asked<'a> {
    record: &'a Record,
    asked: RefCell<BTreeSet<PathId>>,
}

impl View for Asked<'_> {
    fn get(&self, path: PathId) -> Cow<'_, Value> {
        self.asked.borrow_mut().insert(path);
        Cow::Borrowed(self.record.value(path))
    }

    fn field<'a>(&'a self, _: PathId, element: &'a Record, field: PathId) -> Cow<'a, Value> {
        self.asked.borrow_mut().insert(field);
        Cow::Borrowed(element.value(field))
    }
}

/// Checks the three laws for one state.
///
/// # Errors
/// Which law does not hold, with what it shows.
pub fn check(screen: &Screen, sample: &Sample) -> Result<(), String> {
    let chosen = sample.chosen.as_ref().map(|(list, entry)| (*list, entry));
    let text = screen.render(&sample.state, &sample.state, chosen);
    let mut reading = screen.read(&text, &sample.known);
    let told = || format!("of {}:\n{text}", screen.name());
    if !reading.complete || !reading.conflicts.is_empty() {
        return Err(format!(
            "a printed state is not read: {:?} {:?} {}",
            reading.furthest,
            reading.conflicts,
            told()
        ));
    }
    let entry = screen
        .chosen_list()
        .and_then(|list| Some((list, reading.state.items_mut(list).pop()?)));
    let again = entry.as_ref().map(|(list, entry)| (*list, entry));
    let asked = Asked {
        record: &reading.state,
        asked: RefCell::default(),
    };
    let shown = screen.render(&asked, &reading.state, again);
    if shown != text {
        return Err(format!("a read state prints otherwise {}\nbut:\n{shown}", told()));
    }
    let mut lost = String::new();
    covers(screen, &sample.state, &reading.state, &mut lost);
    if let (Some((_, made)), Some((_, read))) = (&sample.chosen, &entry) {
        covers(screen, made, read, &mut lost);
    }
    if !lost.is_empty() {
        return Err(format!("printed values are not read back: {lost} {}", told()));
    }
    let asked = asked.asked.into_inner();
    let mut unasked = BTreeSet::new();
    never_printed(&reading.state, &sample.known, &asked, &mut unasked);
    let names: Vec<&str> = unasked.iter().map(|path| screen.schema.info(*path).name).collect();
    if names.is_empty() {
        Ok(())
    } else {
        Err(format!("read values that nothing prints: {names:?} {}", told()))
    }
}

/// Notes every value of `made` that `read` has not.
fn covers(screen: &Screen, made: &Record, read: &Record, lost: &mut String) {
    for (path, value) in made.iter() {
        let other = read.value(path);
        let same = match (value, other) {
            (Value::Text(made), Value::Text(read)) => fuller(made, read).is_some(),
            (Value::List(made), Value::List(read)) if made.len() == read.len() => {
                made.iter()
                    .zip(read)
                    .for_each(|(made, read)| covers(screen, made, read, lost));
                true
            }
            // Entries that every loop leaves out cannot be read; those that were read must be among the others.
            (Value::List(made), Value::List(read)) => read.iter().all(|read| {
                made.iter().any(|made| {
                    let mut lost = String::new();
                    covers(screen, made, read, &mut lost);
                    lost.is_empty()
                })
            }),
            (made, read) => made == read || !made.is_set() && !read.is_set(),
        };
        if !same {
            lost.push_str(&format!(" {} = {value} (read {other})", screen.schema.info(path).name));
        }
    }
}

fn never_printed(read: &Record, known: &Record, asked: &BTreeSet<PathId>, out: &mut BTreeSet<PathId>) {
    for (path, value) in read.iter() {
        if value.is_set() && !known.knows(path) && !asked.contains(&path) {
            out.insert(path);
        }
        for item in value.items() {
            never_printed(item, known, asked, out);
        }
    }
}
