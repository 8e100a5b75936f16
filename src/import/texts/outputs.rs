//! A text cut into outputs, where no command stands between them.

use std::rc::Rc;

use crate::import::commands::Shown;
use crate::import::paste::Pasted;
use crate::import::recognise::readable;
use crate::import::split::{Piece, Splitter};
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

/// A long text beside outputs, or messages between their lines.
pub struct Beside {
    /// Its first line in the recording, from 0.
    pub line: usize,
    /// Lines that say something.
    pub lines: usize,
    /// What it is.
    pub what: String,
    /// Why it is not read.
    pub why: &'static str,
}

/// Why a text is not read.
pub const UNKNOWN: &str = "no output of an IOS-XE switch that licsim knows";

/// The outputs in a text: one, unless commands between them are lost; and what stands beside them, if it is long.
pub fn outputs(pasted: Pasted, splitter: &Splitter<'_>, library: &Library) -> (Vec<Output>, Vec<Beside>) {
    let mut cleaned = clean(&pasted.text);
    cleaned.repairs.splice(0..0, pasted.repairs.iter().copied());
    for origin in &mut cleaned.origins {
        *origin += pasted.line;
    }
    let mut beside = messages(&cleaned.messages, pasted.line);
    if !beside.is_empty() && cleaned.text.trim().is_empty() {
        return (Vec::new(), beside);
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
    let count = cleaned.text.lines().count();
    let is_all = |piece: &Piece| piece.lines == (0..count);
    if pieces.len() < 2 && pieces.first().is_none_or(is_all) {
        let whole = Output {
            cleaned,
            shown,
            screen: None,
        };
        return (vec![whole], beside);
    }
    let lines: Vec<&str> = cleaned.text.lines().collect();
    let ends = std::iter::once(0).chain(pieces.iter().map(|piece| piece.lines.end));
    let starts = pieces.iter().map(|piece| piece.lines.start);
    let gaps = ends.zip(starts.chain([lines.len()]));
    beside.extend(gaps.filter_map(|(from, to)| {
        let mut said = (from..to).filter(|line| !lines[*line].trim().is_empty());
        let first = said.next()?;
        Some(Beside {
            line: cleaned.origins[first],
            lines: 1 + said.count(),
            what: if from == 0 {
                "a text in front of the first output".to_owned()
            } else {
                "a text behind an output".to_owned()
            },
            why: UNKNOWN,
        })
    }));
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
    (outputs, beside)
}

/// Messages of the console, those of lines in a row together. `line` is where the text begins in the recording.
fn messages(found: &[(usize, String)], line: usize) -> Vec<Beside> {
    let runs = found.chunk_by(|(before, _), (behind, _)| before + 1 == *behind);
    let run = |run: &[(usize, String)]| Beside {
        line: line + run[0].0,
        lines: run.len(),
        what: run[0].1.clone(),
        why: "a message of the console, no line of an output",
    };
    runs.map(run).collect()
}
