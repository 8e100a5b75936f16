//! A text cut into outputs, where no command stands between them.

use std::rc::Rc;

use crate::import::commands::Shown;
use crate::import::paste::Pasted;
use crate::import::recognise::readable;
use crate::import::split::Splitter;
use crate::screen::clean::{Cleaned, clean};
use crate::screen::{Library, Screen};

/// The output of one command, not read yet.
pub struct Output {
    /// Its lines; their origins are lines of the recording.
    pub cleaned: Cleaned,
    /// The command, if it stood in the recording.
    pub shown: Option<Shown>,
    /// What printed it, where other outputs stand beside it and no command between them.
    pub screen: Option<Rc<Screen>>,
}

/// Where a text begins that no output is, and how many of its lines say something.
pub type InFront = Option<(usize, usize)>;

/// The outputs in a text: one, unless commands between them are lost; and what stands in front of them, if it is long.
pub fn outputs(pasted: Pasted, splitter: &Splitter<'_>, library: &Library) -> (Vec<Output>, InFront) {
    let mut cleaned = clean(&pasted.text);
    cleaned.repairs.splice(0..0, pasted.repairs.iter().copied());
    for origin in &mut cleaned.origins {
        *origin += pasted.line;
    }
    let shown = pasted.shown;
    let first = shown.as_ref().map(|shown| readable(library, &shown.screen));
    let is_filtered = shown.as_ref().is_some_and(|shown| shown.pipe.is_some());
    let pieces = match &first {
        // Output that is not read is not looked into.
        Some(None) => Vec::new(),
        _ if is_filtered => Vec::new(),
        Some(first) => splitter.pieces(&cleaned.text, first.as_ref()),
        None => splitter.pieces(&cleaned.text, None),
    };
    let starts_at = pieces.first().map_or(0, |first| first.lines.start);
    if pieces.len() < 2 && starts_at == 0 {
        let whole = Output {
            cleaned,
            shown,
            screen: None,
        };
        return (vec![whole], None);
    }
    let lines: Vec<&str> = cleaned.text.lines().collect();
    let in_front = lines[..starts_at].iter().position(|line| !line.trim().is_empty());
    let in_front = in_front.map(|first| {
        let said = lines[first..starts_at].iter().filter(|line| !line.trim().is_empty());
        (cleaned.origins[first], said.count())
    });
    let mut outputs: Vec<Output> = Vec::with_capacity(pieces.len());
    for (number, piece) in pieces.into_iter().enumerate() {
        let mut own = clean(&(lines[piece.lines.clone()].join("\n") + "\n"));
        for origin in &mut own.origins {
            *origin = cleaned.origins[piece.lines.start + *origin];
        }
        own.repairs.splice(0..0, cleaned.repairs.iter().copied());
        own.repairs.sort_unstable();
        own.repairs.dedup();
        if number == 0 {
            own.time_source.clone_from(&cleaned.time_source);
        }
        outputs.push(Output {
            cleaned: own,
            shown: shown.clone().filter(|_| number == 0),
            screen: piece.screen,
        });
    }
    (outputs, in_front)
}
