//! Lines that a terminal wrapped, put together again, and an indent that all lines have lost: tried where a screen does
//! not read a text, and kept where it reads more of it.
//!
//! Must not know recordings.

use crate::screen::Reading;
use crate::screen::clean::{Cleaned, Repair};

/// Widths at which terminals and mail programs wrap.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=200;
/// Widths of mail programs, which leave a longer word as it is.
const MAIL_WIDTHS: &[usize] = &[72, 76, 78, 80];
/// Blanks that a line of an output may begin with.
const INDENTS: &[&str] = &["  ", "    ", "      "];
/// Lines that say something below which none of them having an indent is taken for chance.
const FLAT_LINES_MIN: usize = 4;

/// The text mended, and what it says then; none where nothing is better.
pub fn mended(cleaned: &Cleaned, reading: &Reading, look: &dyn Fn(&str) -> Reading) -> Option<(Cleaned, Reading)> {
    if reading.verbatim.is_empty() {
        return None;
    }
    let lines: Vec<&str> = cleaned.text.lines().collect();
    let width = lines.iter().map(|line| line.chars().count()).max()?;
    let mut best: Option<(Cleaned, Reading)> = None;
    let mut least = unread(&lines, reading);
    let mut keep = |found: Cleaned| {
        let reading = look(&found.text);
        let unread = unread(&found.text.lines().collect::<Vec<_>>(), &reading);
        if unread < least {
            least = unread;
            best = Some((found, reading));
        }
    };
    let of_words = MAIL_WIDTHS.iter().filter(|own| **own < width);
    let of_words = of_words.chain([&width]).map(|width| (*width, Joint::Word));
    for (width, joint) in std::iter::once((width, Joint::Anywhere)).chain(of_words) {
        if WIDTHS.contains(&width)
            && let Some(found) = unwrapped(cleaned, &lines, reading, width, joint)
        {
            keep(found);
        }
    }
    if let Some(found) = indented(cleaned, &lines, reading, look) {
        keep(found);
    }
    best
}

/// Characters that no screen reads: two lines that are only put together are as many as before.
fn unread(lines: &[&str], reading: &Reading) -> usize {
    let unread = reading.verbatim.iter().filter_map(|line| lines.get(*line));
    unread
        .map(|line| line.chars().filter(|c| !c.is_whitespace()).count())
        .sum()
}

/// Where lines were wrapped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// At the last column of a terminal, whatever stands there.
    Anywhere,
    /// At the last blank, which is lost.
    Word,
}

/// Puts lines together with those that may be their rest, where one of both is not read.
fn unwrapped(cleaned: &Cleaned, lines: &[&str], reading: &Reading, width: usize, joint: Joint) -> Option<Cleaned> {
    let is_unread = |line: usize| reading.verbatim.binary_search(&line).is_ok();
    let is_rest = |before: &str, rest: &str| match joint {
        Joint::Anywhere => before.chars().count() == width && !rest.is_empty(),
        Joint::Word => {
            let word = rest.split(' ').next().unwrap_or_default();
            let (own, word) = (before.chars().count(), word.chars().count());
            !before.trim().is_empty() && word > 0 && own <= width && own + 1 + word > width
        }
    };
    let mut out = bare(cleaned, Repair::Wrapped);
    let mut text: Vec<String> = Vec::with_capacity(lines.len());
    let mut was_joined = false;
    for (number, line) in lines.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| lines[before]);
        let is_joined = before.is_some_and(|before| is_rest(before, line))
            && (was_joined || is_unread(number) || is_unread(number - 1));
        match text.last_mut().filter(|_| is_joined) {
            Some(last) => {
                if joint == Joint::Word {
                    last.push(' ');
                }
                last.push_str(line);
            }
            None => {
                text.push((*line).to_owned());
                out.origins
                    .push(cleaned.origins.get(number).copied().unwrap_or_default());
            }
        }
        was_joined = is_joined;
    }
    out.text = text.join("\n") + "\n";
    (text.len() < lines.len()).then_some(out)
}

/// Gives lines the indent with which they are read, where no line has any: some programs take it from all lines.
fn indented(cleaned: &Cleaned, lines: &[&str], reading: &Reading, look: &dyn Fn(&str) -> Reading) -> Option<Cleaned> {
    let said = lines.iter().filter(|line| !line.trim().is_empty());
    if said.clone().count() < FLAT_LINES_MIN || said.clone().any(|line| line.starts_with(' ')) {
        return None;
    }
    let mut text: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let mut left = reading.verbatim.clone();
    for indent in INDENTS {
        for line in left
            .iter()
            .filter(|line| lines.get(**line).is_some_and(|line| !line.is_empty()))
        {
            text[*line] = format!("{indent}{}", lines[*line]);
        }
        left = look(&(text.join("\n") + "\n")).verbatim;
    }
    for line in left {
        if let Some(own) = lines.get(line) {
            text[line] = (*own).to_owned();
        }
    }
    let mut out = bare(cleaned, Repair::LostIndent);
    out.origins.clone_from(&cleaned.origins);
    out.text = text.join("\n") + "\n";
    Some(out)
}

/// What was around the text, without the text.
fn bare(cleaned: &Cleaned, repair: Repair) -> Cleaned {
    let mut out = Cleaned {
        text: String::new(),
        origins: Vec::with_capacity(cleaned.origins.len()),
        ..cleaned.clone()
    };
    out.repairs.push(repair);
    out
}
