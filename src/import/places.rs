//! Where in a recording a value stands.
//!
//! Found by printing what was read once more: the line that prints a value is the line that it was read from. Must not
//! know what values mean.

use super::texts::Text;
use crate::device::view;
use crate::screen::PrintedHole;
use crate::screen::overlay::difference;
use crate::screen::value::{PathId, Record};

/// The places of the values of all texts, each text printed once at most.
pub struct Places<'a> {
    texts: &'a [Text],
    printed: Vec<Option<Printed>>,
}

/// A text, printed from what was read.
struct Printed {
    holes: Vec<PrintedHole>,
    /// For each line of the text the printed line that it is.
    same: Vec<Option<usize>>,
}

impl<'a> Places<'a> {
    /// Nothing is printed yet.
    pub fn new(texts: &'a [Text]) -> Self {
        Self {
            texts,
            printed: texts.iter().map(|_| None).collect(),
        }
    }

    /// The place of a value of text `at`, recording and line; `entries` are the lists that it lies in, with the entry's
    /// number.
    pub fn of(&mut self, at: usize, path: PathId, entries: &[(PathId, usize)]) -> String {
        let place = self.find(at, path, entries);
        place.unwrap_or_else(|| self.texts[at].place(0))
    }

    /// The place of a value, if the text prints it.
    pub fn find(&mut self, at: usize, path: PathId, entries: &[(PathId, usize)]) -> Option<String> {
        let text = &self.texts[at];
        let printed = self.printed[at].get_or_insert_with(|| print(text));
        let hole = printed
            .holes
            .iter()
            .find(|hole| hole.path == path && hole.entries == entries)?;
        let line = printed.same.iter().position(|at| *at == Some(hole.line))?;
        Some(text.place(line))
    }
}

fn print(text: &Text) -> Printed {
    let state = &text.reading.state;
    let chosen = text
        .screen
        .chosen_list()
        .and_then(|list| Some((list, state.value(list).items().first()?)));
    let nothing = Record::new();
    let printed = text.screen.render(state, &nothing, chosen);
    let lines: Vec<&str> = text.lines.iter().map(String::as_str).collect();
    Printed {
        holes: text.screen.holes(state, &nothing, chosen),
        same: difference(&printed, &lines, text.comparison).same,
    }
}

/// The name of a path inside lists, entries by number: `members[1].trust.installed`.
pub fn name(path: PathId, entries: &[(PathId, usize)]) -> String {
    let mut name = view::SCHEMA.info(path).name.to_owned();
    for (_, number) in entries {
        name = name.replacen("[]", &format!("[{number}]"), 1);
    }
    name
}
