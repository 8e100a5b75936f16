//! What programs put around the lines of a terminal, taken off before commands are looked for: the stamp of a logger, the
//! `>` of a mail, the indent of a page, entities of HTML, typographic quotes.
//!
//! Each line stays in its place, so that places in the recording are right. Must not know screens; what a line of a
//! session or of an output begins with it is told.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::screen::clean::Repair;

/// Lines in a row that begin with `>` for a text to be quoted: no switch prints such lines.
const QUOTED_LINES_MIN: usize = 3;
/// How often a text may be quoted.
const QUOTED_TIMES_MAX: usize = 8;
/// Lines with a stamp for a logger to have put it there.
const STAMPED_LINES_MIN: usize = 3;
/// Of ten lines that say something between the first and the last stamp so many have one.
const STAMPED_OF_TEN: usize = 8;

/// Entities that a web page has for what a switch prints.
const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&nbsp;", " "),
    ("&amp;", "&"),
];
/// What word processors and mail programs make of typed characters.
const TYPOGRAPHIC: &[(char, &str)] = &[
    ('\u{201c}', "\""),
    ('\u{201d}', "\""),
    ('\u{201e}', "\""),
    ('\u{2018}', "'"),
    ('\u{2019}', "'"),
    ('\u{2026}', "..."),
];

/// A logger's stamp with the blank behind it: a time of day, a date before it or not, in brackets or not. What a switch
/// stamps itself (`*Jan 20 09:12:03.123: %SYS-5-…`) has a colon behind.
static STAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let date = r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}";
    let named = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?[A-Z][a-z]{2} [ 0-9]?[0-9](?: [0-9]{4})?";
    let time = r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2}| [AP]M)?";
    Regex::new(&format!(
        r"^[\[(]?(?:(?:{date}|{named})(?:T|,?  ?(?:- )?))?{time}[\])]?(?: [|>-])?(?:[ \t]|$)"
    ))
    .ok()
});

/// The recording without what was put around it. `begins` says whether a line is a command of a session or the first of an
/// output.
pub fn unframed<'t>(text: Cow<'t, str>, begins: &dyn Fn(&str) -> bool, repairs: &mut Vec<Repair>) -> Cow<'t, str> {
    let text = step(text, Repair::Entities, repairs, entities);
    let mut text = step(text, Repair::TypographicQuotes, repairs, typographic);
    for _ in 0..QUOTED_TIMES_MAX {
        let before = repairs.len();
        text = step(text, Repair::Quoted, repairs, quoted);
        if repairs.len() == before {
            break;
        }
    }
    let text = step(text, Repair::Stamps, repairs, |text| stamped(text, begins));
    let text = step(text, Repair::Indent, repairs, |text| indented(text, begins));
    repairs.sort_unstable();
    repairs.dedup();
    text
}

fn step<'t>(
    text: Cow<'t, str>,
    repair: Repair,
    repairs: &mut Vec<Repair>,
    undo: impl FnOnce(&str) -> Option<String>,
) -> Cow<'t, str> {
    match undo(&text) {
        Some(undone) => {
            repairs.push(repair);
            Cow::Owned(undone)
        }
        None => text,
    }
}

fn says(line: &str) -> bool {
    !line.trim().is_empty()
}

/// A page has both signs in every `<none>`; a single `&lt;` may be somebody's name.
fn entities(text: &str) -> Option<String> {
    if !text.contains("&lt;") || !text.contains("&gt;") {
        return None;
    }
    let plain = |text: String, (entity, plain): &(&str, &str)| text.replace(entity, plain);
    Some(ENTITIES.iter().fold(text.to_owned(), plain))
}

/// Only where double quotes are typographic: a name of an account may have an apostrophe of its own.
fn typographic(text: &str) -> Option<String> {
    text.contains(['\u{201c}', '\u{201d}', '\u{201e}']).then(|| {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match TYPOGRAPHIC.iter().find(|(sign, _)| *sign == c) {
                Some((_, plain)) => out.push_str(plain),
                None => out.push(c),
            }
        }
        out
    })
}

/// Takes one `>` from lines that stand in a row with it, and the blank behind it if all of them have one.
fn quoted(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out: Vec<&str> = Vec::with_capacity(lines.len());
    let mut found = false;
    for run in lines.chunk_by(|a, b| a.starts_with('>') == b.starts_with('>')) {
        if run.len() < QUOTED_LINES_MIN || !run[0].starts_with('>') {
            out.extend(run);
            continue;
        }
        found = true;
        let spaced = run
            .iter()
            .all(|line| line.len() == 1 || line.starts_with("> ") || line.starts_with(">>"));
        out.extend(run.iter().map(|line| {
            let rest = &line[1..];
            if spaced {
                rest.strip_prefix(' ').unwrap_or(rest)
            } else {
                rest
            }
        }));
    }
    found.then(|| out.join("\n"))
}

/// A logger stamps empty and indented lines and prompts too; what stands in an output with a stamp (the event log) is
/// never so.
fn stamped(text: &str, begins: &dyn Fn(&str) -> bool) -> Option<String> {
    let stamp = STAMP.as_ref()?;
    let lines: Vec<&str> = text.split('\n').collect();
    let behind: Vec<Option<&str>> = lines
        .iter()
        .map(|line| stamp.find(line).map(|found| &line[found.end()..]))
        .collect();
    let first = behind.iter().position(Option::is_some)?;
    let last = behind.iter().rposition(Option::is_some)?;
    let count = behind.iter().flatten().count();
    let said = lines[first..=last].iter().filter(|line| says(line)).count();
    let is_loggers = |rest: &&str| !says(rest) || rest.starts_with(' ') || begins(rest);
    if count < STAMPED_LINES_MIN || count * 10 < said * STAMPED_OF_TEN || !behind.iter().flatten().any(is_loggers) {
        return None;
    }
    let rest = lines.iter().zip(&behind).map(|(line, rest)| rest.unwrap_or(line));
    Some(rest.collect::<Vec<_>>().join("\n"))
}

/// Takes the indent of the first command or output from all lines that have it, if none stands at the left.
fn indented(text: &str, begins: &dyn Fn(&str) -> bool) -> Option<String> {
    let mut indent = None;
    for line in text.split('\n').filter(|line| says(line)) {
        let own = line.trim_start_matches([' ', '\t']);
        if own.len() == line.len() {
            if begins(line) {
                return None;
            }
        } else if indent.is_none() && begins(own) {
            indent = Some(&line[..line.len() - own.len()]);
        }
    }
    let indent = indent?;
    let rest = text.split('\n').map(|line| line.strip_prefix(indent).unwrap_or(line));
    Some(rest.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "sw#show license udi\nUDI: PID:C9300-24T,SN:FOC2800T024\n\n  a: <none>\nsw#";

    fn begins(line: &str) -> bool {
        line.starts_with("sw#show") || line.starts_with("UDI:")
    }

    fn undone(text: &str) -> (String, Vec<Repair>) {
        let mut repairs = Vec::new();
        let text = unframed(Cow::Borrowed(text), &begins, &mut repairs).into_owned();
        (text, repairs)
    }

    fn framed(frame: impl Fn(&str) -> String) -> String {
        OUTPUT.lines().map(frame).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_around_each_line_goes() {
        for (repair, text) in [
            (Repair::Quoted, framed(|line| format!("> {line}").trim_end().to_owned())),
            (Repair::Quoted, framed(|line| format!(">{line}"))),
            (Repair::Quoted, framed(|line| format!("> > {line}"))),
            (Repair::Quoted, framed(|line| format!(">> {line}"))),
            (Repair::Indent, framed(|line| format!("    {line}"))),
            (Repair::Indent, framed(|line| format!("\t{line}").trim_end().to_owned())),
            (Repair::Entities, OUTPUT.replace('<', "&lt;").replace('>', "&gt;")),
        ] {
            assert_eq!(undone(&text), (OUTPUT.to_owned(), vec![repair]), "{text}");
        }
        for stamp in [
            "[2026-01-20 09:12:03] ",
            "[2026-01-20 09:12:03.123] ",
            "09:12:03 ",
            "2026-01-20T09:12:03.123Z ",
            "[20/01/2026 - 09:12:03] ",
            "Jan 20 09:12:03 ",
            "2026-01-20 09:12:03,123 | ",
            "(9:12:03 AM) ",
            "2026-01-20T09:12:03+01:00\t",
        ] {
            let text = framed(|line| format!("{stamp}{line}"));
            assert_eq!(undone(&text), (OUTPUT.to_owned(), vec![Repair::Stamps]), "{text}");
        }
    }

    #[test]
    fn what_a_switch_prints_stays() {
        let events = "Jan 20 09:12:03.123: %SYS-5-CONFIG_I: Configured from console by console\n".repeat(5);
        let history = "2026-01-20 09:12:03.123 UTC SAEVT_INIT_START version=\"5.9\"\n".repeat(5);
        for text in [
            OUTPUT,
            &events,
            &history,
            "UDI: PID:X,SN:Y\n  a\n  b",
            "a > b\n> c\nd &lt; e",
        ] {
            assert_eq!(undone(text), (text.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn quotes_of_a_word_processor_are_typed_ones() {
        let (text, repairs) = undone("NAME: \u{201c}c93xx Stack\u{201d}, Bob\u{2019}s\u{2026}");
        assert_eq!(
            (text.as_str(), repairs.as_slice()),
            ("NAME: \"c93xx Stack\", Bob's...", &[Repair::TypographicQuotes][..])
        );
        assert_eq!(undone("Bob\u{2019}s").1, []);
    }
}
