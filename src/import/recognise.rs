//! Which screen printed a text of which the command is not known: the one that understands most of it.
//!
//! Must not know recordings.

use std::rc::Rc;

use super::commands::Commands;
use crate::screen::value::Record;
use crate::screen::{Library, Screen};

/// The rendition that real switches print.
pub const RENDITION: &str = "ios-xe";
/// Screens that are read with recovery before one is chosen.
const TRIED_MAX: usize = 3;

/// A screen that can be read.
pub fn readable(library: &Library, name: &str) -> Option<Rc<Screen>> {
    let screen = library.get(RENDITION, name).ok()?;
    (!screen.is_render_only() && !screen.is_error()).then_some(screen)
}

/// The screen that understands `text` best, if any understands some of it.
pub fn best(text: &str, library: &Library, commands: &Commands<'_>, known: &Record) -> Option<Rc<Screen>> {
    let lines = text.trim_end().lines().count();
    let mut candidates: Vec<(usize, usize, Rc<Screen>)> = Vec::new();
    for name in commands.shown() {
        let Some(screen) = readable(library, name) else {
            continue;
        };
        let resemblance = screen.resemblance(text);
        if resemblance > 0 {
            candidates.push((screen.fit(text, known), resemblance, screen));
        }
    }
    // Of a list with one entry and the screen of one entry it is the latter.
    candidates.sort_by_key(|(fit, resemblance, screen)| {
        std::cmp::Reverse((*fit, screen.chosen_list().is_some(), *resemblance))
    });
    if let Some((fit, _, screen)) = candidates.first()
        && *fit >= lines
    {
        return Some(screen.clone());
    }
    let mut tried: Vec<Rc<Screen>> = candidates.iter().take(TRIED_MAX).map(|c| c.2.clone()).collect();
    candidates.sort_by_key(|(_, resemblance, _)| std::cmp::Reverse(*resemblance));
    for (_, _, screen) in candidates.iter().take(TRIED_MAX) {
        if !tried.iter().any(|known| known.name() == screen.name()) {
            tried.push(screen.clone());
        }
    }
    let understood = |screen: &Rc<Screen>| {
        let reading = screen.read(text, known);
        let said = said(text);
        let set_aside = reading.verbatim.iter().filter(|line| said.contains(line)).count();
        (
            said.len().saturating_sub(set_aside),
            std::cmp::Reverse(reading.missing.len()),
        )
    };
    let best = tried.into_iter().map(|screen| (understood(&screen), screen));
    best.max_by_key(|(understood, _)| *understood)
        .filter(|((understood, _), _)| *understood > 0)
        .map(|(_, screen)| screen)
}

/// Lines that say something.
pub fn said(text: &str) -> Vec<usize> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(n, _)| n)
        .collect()
}
