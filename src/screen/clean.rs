//! What recording did to an output, undone before a screen reads it: line ends, escapes, echo and prompt, pager remains,
//! doubled or shifted lines.
//!
//! Knows recordings; must not know screens. What it did is reported; trimmed blanks and expanded tabs are left to the
//! reader, who alone knows where blanks belong.

use std::borrow::Cow;

/// One kind of damage that was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// `\r` at line ends.
    CarriageReturns,
    /// Terminal control sequences and backspaces.
    Escapes,
    /// The command as typed, in front of its output.
    Echo,
    /// `Load for five secs …`, `Time source is …` and the empty line behind them.
    Header,
    /// The prompt behind the output.
    Prompt,
    /// `--More--`, or the blanks it was overwritten with.
    Pager,
    /// Every line end was there twice.
    DoubledLines,
    /// All lines began one column to the right.
    ShiftedColumn,
    /// Empty lines had become one blank.
    BlankLines,
    /// Blanks had become no-break spaces.
    NoBreakSpaces,
    /// Characters had become entities of HTML.
    Entities,
    /// Quotes had become typographic ones.
    TypographicQuotes,
    /// The `>` of a mail at the beginning of lines.
    Quoted,
    /// The stamp of a logger at the beginning of lines.
    Stamps,
    /// An indent of all lines.
    Indent,
    /// Lines that a terminal had wrapped.
    Wrapped,
    /// The indent of all lines was lost.
    LostIndent,
    /// Messages of the console between the lines.
    Messages,
}

/// A text that a screen can read, and what was around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The output, lines ended by `\n`.
    pub text: String,
    /// For each line of it the line of the recording that it was, from 0.
    pub origins: Vec<usize>,
    /// What was undone, each kind once.
    pub repairs: Vec<Repair>,
    /// Messages of the console that stood between the lines: the line of the recording, from 0, and the message.
    pub messages: Vec<(usize, String)>,
    /// The line that names the clock (`Time source is NTP, 11:43:15.743 UTC Wed Nov 17 2021`), if there was one.
    pub time_source: Option<String>,
}

/// What web pages make of blanks in a row.
const NO_BREAK_SPACE: char = '\u{a0}';
/// What the pager prints.
const MORE: &str = "--More--";
/// How pagers of other programs, and people who shorten a recording, write it on a line of its own.
const OTHER_MORE: &[&str] = &["-- More --", "<--- More --->", "---More---", "--more--"];
/// The pager leaves these blanks where it stood (`reference/output-formats.md`, 1.4).
const PAGER_BLANKS: &str = "          ";
/// Messages in a row between the lines of an output, at most.
const MESSAGES_MAX: usize = 20;
/// Characters of the stamp of a message, at most: a number, a date with its year, a time and a zone.
const STAMP_MAX: usize = 48;
/// Lines below which a pattern over all lines is taken for chance.
const PATTERN_LINES_MIN: usize = 40;

/// A line, and which one of the recording it was.
type Numbered<'a> = (usize, Cow<'a, str>);

/// Undoes what recording did to `text`.
pub fn clean(text: &str) -> Cleaned {
    let mut out = Cleaned::default();
    let text = without_escapes(text, &mut out.repairs);
    let mut lines: Vec<Numbered<'_>> = text.split('\n').map(Cow::Borrowed).enumerate().collect();
    drop_messages(&mut lines, &mut out);
    drop_around(&mut lines, &mut out);
    undouble(&mut lines, &mut out.repairs);
    unshift(&mut lines, &mut out.repairs);
    unpage(&mut lines, &mut out.repairs);
    blank_lines(&mut lines, &mut out.repairs);
    for (number, line) in lines {
        out.origins.push(number);
        out.text.push_str(&line);
        out.text.push('\n');
    }
    out
}

/// The text without `\r`, `ESC [ …`, other control characters and what was typed over with backspaces. The number of
/// its lines stays.
pub fn without_escapes<'a>(text: &'a str, repairs: &mut Vec<Repair>) -> Cow<'a, str> {
    let is_harm = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !text.contains(|c| is_harm(c) || c == NO_BREAK_SPACE) {
        return Cow::Borrowed(text);
    }
    if text.contains(NO_BREAK_SPACE) {
        repairs.push(Repair::NoBreakSpaces);
    }
    if text.contains('\r') {
        repairs.push(Repair::CarriageReturns);
    }
    if text.contains(|c| is_harm(c) && c != '\r') {
        repairs.push(Repair::Escapes);
    }
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let line = line.trim_end_matches('\r');
        // Where the pager stood, the line was written again behind it.
        let line = match line.rsplit_once('\r') {
            Some((before, after)) if before.contains(MORE) => after,
            _ => line,
        };
        push_without_escapes(line, &mut out);
    }
    Cow::Owned(out)
}

fn push_without_escapes(line: &str, out: &mut String) {
    let start = out.len();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\x08' if out.len() > start => {
                out.pop();
            }
            '\x1b' => {
                if chars.next_if_eq(&'[').is_some() {
                    while chars.next().is_some_and(|c| !('@'..='~').contains(&c)) {}
                }
            }
            NO_BREAK_SPACE => out.push(' '),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
}

/// Drops messages that the console wrote between the lines of an output. Very many in a row are a log of its own.
fn drop_messages(lines: &mut Vec<Numbered<'_>>, out: &mut Cleaned) {
    let mut kept = Vec::with_capacity(lines.len());
    for run in lines.chunk_by(|(_, a), (_, b)| is_message(a) == is_message(b)) {
        if run.len() > MESSAGES_MAX || !is_message(&run[0].1) {
            kept.extend_from_slice(run);
        } else {
            let message = |(number, line): &Numbered<'_>| (*number, line.clone().into_owned());
            out.messages.extend(run.iter().map(message));
        }
    }
    if !out.messages.is_empty() {
        out.repairs.push(Repair::Messages);
        *lines = kept;
    }
}

/// `*Jan 20 09:12:03.123: %SYS-5-CONFIG_I: …`: a stamp, and then a facility, a severity and a name.
fn is_message(line: &str) -> bool {
    let Some((stamp, rest)) = line.split_once(": %") else {
        return false;
    };
    let is_of_stamp = |c: char| c.is_ascii_alphanumeric() || " :.*".contains(c);
    let Some((name, _)) = rest.split_once(": ") else {
        return false;
    };
    let mut parts = name.split('-').rev();
    let is_name = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    };
    stamp.len() <= STAMP_MAX
        && stamp.contains(':')
        && stamp.chars().all(is_of_stamp)
        && parts.next().is_some_and(is_name)
        && parts
            .next()
            .is_some_and(|severity| severity.len() == 1 && severity.as_bytes()[0].is_ascii_digit())
        && parts.next().is_some_and(is_name)
        && parts.all(is_name)
}

/// Drops echo and header in front and the prompt behind.
fn drop_around(lines: &mut Vec<Numbered<'_>>, out: &mut Cleaned) {
    let mut first = 0;
    while let Some((_, line)) = lines.get(first) {
        if is_echo(line) {
            out.repairs.push(Repair::Echo);
        } else if line.starts_with("Load for five secs") {
            out.repairs.push(Repair::Header);
        } else if line.starts_with("Time source is") || line.starts_with("No time source") {
            out.repairs.push(Repair::Header);
            out.time_source = Some(line.clone().into_owned());
            // One empty line belongs to the header.
            first += usize::from(lines.get(first + 1).is_some_and(|(_, next)| next.trim().is_empty()));
        } else {
            break;
        }
        first += 1;
    }
    lines.drain(..first.min(lines.len()));
    while lines
        .last()
        .is_some_and(|(_, line)| line.trim().is_empty() || is_prompt(line))
    {
        if lines.pop().is_some_and(|(_, line)| is_prompt(&line)) {
            out.repairs.push(Repair::Prompt);
        }
    }
    out.repairs.sort_unstable();
    out.repairs.dedup();
}

/// `switch#show license status`, `show version`: a command, with or without its prompt.
fn is_echo(line: &str) -> bool {
    let command = match line.split_once(['#', '>']) {
        Some((name, command)) if !name.is_empty() && !name.contains(' ') => command.trim_start(),
        _ => line.trim_start(),
    };
    let mut words = command.split(' ');
    let verb = words.next().unwrap_or_default();
    verb.len() >= 2
        && "show".starts_with(verb)
        && words
            .next()
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_lowercase()))
}

fn is_prompt(line: &str) -> bool {
    line.strip_suffix(['#', '>'])
        .is_some_and(|name| !name.is_empty() && !name.contains([' ', '=', '*']))
}

fn undouble(lines: &mut Vec<Numbered<'_>>, repairs: &mut Vec<Repair>) {
    let says_something = |(_, line): &Numbered<'_>| !line.trim().is_empty();
    let first = lines.iter().position(says_something).unwrap_or(0);
    let own = &lines[first..];
    if own.len() > PATTERN_LINES_MIN && !own.iter().skip(1).step_by(2).any(says_something) {
        repairs.push(Repair::DoubledLines);
        *lines = own.iter().step_by(2).cloned().collect();
    }
}

fn unshift(lines: &mut [Numbered<'_>], repairs: &mut Vec<Repair>) {
    if lines.len() > 3 && lines.iter().all(|(_, line)| line.starts_with(' ')) {
        repairs.push(Repair::ShiftedColumn);
        for (_, line) in lines {
            *line = Cow::Owned(line[1..].to_owned());
        }
    }
}

/// Where the pager stood there are ten blanks, or three behind a heading; a line that still says `--More--` goes.
fn unpage(lines: &mut Vec<Numbered<'_>>, repairs: &mut Vec<Repair>) {
    let erased = lines.iter().any(|(_, line)| line == PAGER_BLANKS);
    let mut found = erased;
    lines.retain_mut(|(_, line)| {
        if OTHER_MORE.contains(&line.trim()) {
            found = true;
            return false;
        }
        if let Some((before, after)) = line.split_once(MORE) {
            found = true;
            // What follows on the line was written where the pager had been wiped out.
            let after = after.strip_prefix(' ').unwrap_or(after);
            let after = after.strip_prefix(PAGER_BLANKS).unwrap_or(after);
            let rest = format!("{}{after}", before.trim_end());
            let keep = !rest.trim().is_empty();
            *line = Cow::Owned(rest);
            return keep;
        }
        let heading = line.ends_with(":   ") && !line.starts_with(' ');
        if erased && (line == PAGER_BLANKS || heading) {
            *line = Cow::Owned(line.trim_end().to_owned());
        }
        true
    });
    if found {
        repairs.push(Repair::Pager);
    }
}

/// Mail and web pages turn empty lines into one blank: where nearly no empty line is left, these are empty ones.
fn blank_lines(lines: &mut [Numbered<'_>], repairs: &mut Vec<Repair>) {
    let count = |text: &str| lines.iter().filter(|(_, line)| line == text).count();
    let (one_blank, empty) = (count(" "), count(""));
    if one_blank > 2 && one_blank > empty * 9 {
        repairs.push(Repair::BlankLines);
        for (_, line) in lines.iter_mut().filter(|(_, line)| line == " ") {
            *line = Cow::Borrowed("");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn echo_header_and_prompt_go() {
        let text = "sw#show license status\r\nLoad for five secs: 1%/0%\r\nTime source is NTP, 11:43:15.743 UTC Wed Nov 17 2021\r\n\r\nUtility:\r\n  Status: DISABLED\r\n\r\nsw#";
        let cleaned = clean(text);
        assert_eq!(cleaned.text, "Utility:\n  Status: DISABLED\n");
        assert_eq!(
            cleaned.repairs,
            [Repair::CarriageReturns, Repair::Echo, Repair::Header, Repair::Prompt]
        );
        assert!(cleaned.time_source.is_some_and(|line| line.contains("11:43:15.743")));
    }

    #[test]
    fn the_pager_goes() {
        let erased = format!("a\n{PAGER_BLANKS}\nPolicy:   \nb\n");
        assert_eq!(clean(&erased).text, "a\n\nPolicy:\nb\n");
        assert_eq!(
            clean("a\n --More-- \x08\x08\x08\x08\x08\x08\x08\x08\x08\x08b\n").text,
            "a\nb\n"
        );
        assert_eq!(clean("a\n --More-- \nb\n").text, "a\nb\n");
        assert_eq!(clean("a\r\n --More-- \r          \r  b\r\n").text, "a\n  b\n");
    }

    #[test]
    fn messages_of_the_console_go() {
        let message = "*Jan 20 09:12:03.123: %SYS-5-CONFIG_I: Configured from console by console";
        let cleaned = clean(&format!(
            "a\n{message}\n000012: Jan 20 2026 09:12:03 UTC: %PKI-4-NOAUTOSAVE: x: y\n  b\n"
        ));
        assert_eq!(
            (cleaned.text.as_str(), cleaned.origins.as_slice()),
            ("a\n  b\n", &[0, 3][..])
        );
        assert_eq!(cleaned.messages[0], (1, message.to_owned()));
        for line in [
            "  Status: 5: %no",
            "a: %SYS: b",
            "Result: 100: %A-B-C: d",
            "at 09:12: %SYS-55-X: d",
        ] {
            assert!(!is_message(line), "{line}");
        }
    }

    #[test]
    fn an_output_that_was_not_harmed_stays_as_it_is() {
        let text = "\nMessage History (oldest to newest):\n  No past history\n \n";
        let cleaned = clean(text);
        assert_eq!(
            (cleaned.text.as_str(), cleaned.repairs.as_slice()),
            ("\nMessage History (oldest to newest):\n  No past history\n", &[][..])
        );
    }

    #[test]
    fn lines_keep_their_numbers() {
        let cleaned = clean("sw#show license status\na\n --More-- \nb\x07\n\nsw#");
        assert_eq!(
            (cleaned.text.as_str(), cleaned.origins.as_slice()),
            ("a\nb\n", &[1, 3][..])
        );
    }

    #[test]
    fn a_shifted_column_goes_back() {
        let cleaned = clean(" a\n   b\n \n c\n");
        assert_eq!(cleaned.text, "a\n  b\n\nc\n");
        assert_eq!(cleaned.repairs, [Repair::ShiftedColumn]);
    }
}
