//! Where in a recording a value stands.
//!
//! Found by printing what was read once more: the line that prints a value is the line that it was read from. Must not
//! know what values mean.

use super::texts::Text;
use crate::device::view;
use crate::screen::overlay::difference;
use crate::screen::value::{PathId, Record};

/// The place of a value, recording and line; `entries` are the lists that it lies in, with the entry's number.
pub fn of(text: &Text, path: PathId, entries: &[(PathId, usize)]) -> String {
    let line = line(text, path, entries).unwrap_or(0);
    text.place(line)
}

fn line(text: &Text, path: PathId, entries: &[(PathId, usize)]) -> Option<usize> {
    let state = &text.reading.state;
    let chosen = text
        .screen
        .chosen_list()
        .and_then(|list| Some((list, state.value(list).items().first()?)));
    let nothing = Record::new();
    let holes = text.screen.holes(state, &nothing, chosen);
    let printed_at = holes
        .iter()
        .find(|hole| hole.path == path && hole.entries == entries)?
        .line;
    let printed = text.screen.render(state, &nothing, chosen);
    let lines: Vec<&str> = text.lines.iter().map(String::as_str).collect();
    let same = difference(&printed, &lines, text.comparison).same;
    same.iter().position(|at| *at == Some(printed_at))
}

/// The name of a path inside lists, entries by number: `members[1].trust.installed`.
pub fn name(path: PathId, entries: &[(PathId, usize)]) -> String {
    let mut name = view::SCHEMA.info(path).name.to_owned();
    for (_, number) in entries {
        name = name.replacen("[]", &format!("[{number}]"), 1);
    }
    name
}
