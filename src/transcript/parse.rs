//! A transcript file as steps: what was typed at which prompt, what stands under it, comments and directives.
//!
//! Which lines of a step answer questions is not decided here: the replayer knows what the session waits for.
//! All faults of a file are found at once; a file with a fault is never run.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::lab::directives::{Directive, DirectiveError};
use crate::limits;

use super::front::{self, Front};
use super::pattern::Pattern;
use super::prompt::{self, Names};
use super::{compare, syslog};

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Bytes in the source, without line end.
    pub span: Range<usize>,
    /// The text, without CR.
    pub text: String,
}

/// One step or directive, and the lines under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its own line.
    pub line: Line,
    /// The lines under it: output, answers, messages.
    pub under: Vec<Line>,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// Something typed at a prompt; may be empty.
    Step {
        /// The prompt as it stands in the file.
        prompt: String,
        /// What was typed.
        typed: String,
    },
    /// `!@ TEXT`.
    Directive {
        /// The text behind `!@ `.
        text: String,
    },
}

/// A parsed transcript.
#[derive(Clone, Debug)]
pub struct Transcript {
    /// The file.
    pub source: SourceFile,
    /// Its head.
    pub front: Front,
    /// Steps and directives in order.
    pub items: Vec<Item>,
}

impl Transcript {
    /// Reads a transcript; `names` are host names that may turn up besides those the file itself shows.
    ///
    /// # Errors
    /// Everything that is wrong with the file, or that it holds no step.
    pub fn parse(source: SourceFile, names: &[&str]) -> Result<Self, Vec<Diagnostic>> {
        if source.text.len() > limits::TEXT_FILE_BYTES_MAX {
            return Err(vec![Diagnostic::new(
                &source.name,
                &source.text,
                0..0,
                "file is too long for a transcript",
            )]);
        }
        let (front, start) = front::split(&source).map_err(|error| vec![error])?;
        let markdown = source.name.ends_with(".md");
        let (lines, mut faults) = if markdown {
            fenced(&source, start)
        } else {
            (all_lines(&source.text, start), Vec::new())
        };
        let known = host_names(&lines, names);
        let items = items(&lines, &known, &mut faults, &source);
        if faults.is_empty() && !items.iter().any(|item| matches!(item.kind, ItemKind::Step { .. })) {
            faults.push(no_step(&source, markdown));
        }
        if faults.is_empty() {
            Ok(Self { source, front, items })
        } else {
            Err(faults)
        }
    }

    /// Whether the session begins at `#` rather than at `>`; `None` without a step.
    pub fn starts_privileged(&self) -> Option<bool> {
        self.items.iter().find_map(|item| match &item.kind {
            ItemKind::Step { prompt, .. } => Some(prompt.ends_with('#')),
            ItemKind::Directive { .. } => None,
        })
    }

    /// Line number, from 1, of a byte of the source.
    pub fn line_number(&self, at: usize) -> usize {
        self.source.text[..at].matches('\n').count() + 1
    }
}

fn no_step(source: &SourceFile, markdown: bool) -> Diagnostic {
    let looked = if markdown {
        "in a fenced block marked `iosxe`, or whose first line is one"
    } else {
        "at the start of a line"
    };
    Diagnostic::new(&source.name, &source.text, 0..0, "holds no step").help(format!(
        "looked for a prompt such as `switch#`, `switch>` or `switch(config)#` {looked}"
    ))
}

fn all_lines(text: &str, start: usize) -> Vec<Line> {
    let mut at = start;
    let mut lines = Vec::new();
    for raw in text[start..].split_inclusive('\n') {
        let body = raw.strip_suffix('\n').unwrap_or(raw);
        let body = body.strip_suffix('\r').unwrap_or(body);
        lines.push(Line {
            span: at..at + body.len(),
            text: body.to_owned(),
        });
        at += raw.len();
    }
    lines
}

/// The lines of those fenced blocks of a Markdown file that are sessions.
fn fenced(source: &SourceFile, start: usize) -> (Vec<Line>, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let mut open: Option<(Line, String, Vec<Line>)> = None;
    for line in all_lines(&source.text, start) {
        match &mut open {
            None => {
                let marks: String = line.text.trim_start().chars().take_while(|c| *c == '`').collect();
                if marks.len() >= 3 {
                    open = Some((line, marks, Vec::new()));
                }
            }
            Some((head, marks, body)) => {
                if line.text.trim() == marks.as_str() {
                    if is_session(head, marks, body) {
                        out.append(body);
                    }
                    open = None;
                } else {
                    body.push(line);
                }
            }
        }
    }
    let faults = open
        .map(|(head, ..)| Diagnostic::new(&source.name, &source.text, head.span, "fenced block without an end"))
        .into_iter()
        .collect();
    (out, faults)
}

fn is_session(head: &Line, marks: &str, body: &[Line]) -> bool {
    let info = head.text.trim_start().trim_start_matches(marks).trim();
    info == "iosxe" || body.first().is_some_and(|line| prompt::leading(&line.text).is_some())
}

/// The names that prompts may have: the first prompt's, those set by `hostname`, and a box without a name.
fn host_names(lines: &[Line], extra: &[&str]) -> Names {
    let mut names = Names::default();
    if let Some(first) = lines.iter().find_map(|line| prompt::leading(&line.text)) {
        names.add(first.name);
    }
    for name in extra {
        names.add(name);
    }
    names.add("Switch");
    for line in lines {
        if let Some(prompt) = prompt::leading(&line.text) {
            let typed = line.text[prompt.text.len()..].trim();
            if let Some((word, name)) = typed.split_once(' ')
                && word.len() >= 2
                && "hostname".starts_with(&word.to_ascii_lowercase())
            {
                names.add(name.trim());
            }
        }
    }
    names
}

fn items(lines: &[Line], names: &Names, faults: &mut Vec<Diagnostic>, source: &SourceFile) -> Vec<Item> {
    let typography = blank_is_typography(lines, names);
    let mut items: Vec<Item> = Vec::new();
    for line in lines {
        if let Some((prompt, typed)) = step(&line.text, names) {
            let typed = if typography {
                typed.strip_prefix(' ').unwrap_or(typed)
            } else {
                typed
            };
            let kind = ItemKind::Step {
                prompt: prompt.to_owned(),
                typed: typed.to_owned(),
            };
            close(&mut items, faults, source);
            items.push(Item {
                kind,
                line: line.clone(),
                under: Vec::new(),
            });
        } else if let Some(text) = line.text.strip_prefix("!@") {
            close(&mut items, faults, source);
            if let Some(reason) = misread(text.trim()) {
                faults.push(Diagnostic::new(&source.name, &source.text, line.span.clone(), reason));
            }
            items.push(Item {
                kind: ItemKind::Directive {
                    text: text.trim().to_owned(),
                },
                line: line.clone(),
                under: Vec::new(),
            });
        } else if let Some(item) = items.last_mut() {
            item.under.push(line.clone());
        }
    }
    close(&mut items, faults, source);
    items
}

/// Ends the item before a boundary: the comments that stand directly before the boundary are not its output.
fn close(items: &mut [Item], faults: &mut Vec<Diagnostic>, source: &SourceFile) {
    let Some(item) = items.last_mut() else { return };
    while item.under.last().is_some_and(|line| line.text.starts_with("! ")) {
        item.under.pop();
    }
    for line in &item.under {
        if line.text.trim_end() != compare::ELLIPSIS
            && let Err(error) = Pattern::parse(&line.text)
        {
            let at = line.span.start + error.at;
            faults.push(Diagnostic::new(
                &source.name,
                &source.text,
                at..line.span.end,
                error.message,
            ));
        }
    }
}

/// What is wrong with a directive, as far as it can be told before anything is captured.
fn misread(text: &str) -> Option<String> {
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    match verb {
        "power-cycle" => (!rest.is_empty()).then(|| "`power-cycle` takes nothing".to_owned()),
        "refused" if rest.is_empty() => Some("`refused` is written `!@ refused DIRECTIVE`".to_owned()),
        "refused" => misread(rest),
        "upgrade" | "downgrade" => rest
            .trim()
            .is_empty()
            .then(|| format!("`{verb}` is written `!@ {verb} 17.6.4`")),
        "console" => rest
            .trim()
            .is_empty()
            .then(|| "`console` is written `!@ console NAME`".to_owned()),
        "expect" => (!rest.contains(" is ")).then(|| "`expect` is written `!@ expect PATH is VALUE`".to_owned()),
        _ if text.contains("{{") => None,
        _ => match Directive::parse(text) {
            Ok(_) => None,
            Err(error @ DirectiveError::Unknown(_)) => Some(format!(
                "{error}; the session power-cycle, upgrade, downgrade, refused, console, expect"
            )),
            Err(error) => Some(error.to_string()),
        },
    }
}

/// Prompt and typed text of a line, unless what follows the prompt is a message that was printed behind it.
fn step<'a>(text: &'a str, names: &Names) -> Option<(&'a str, &'a str)> {
    let prompt = prompt::leading(text).filter(|prompt| names.know(*prompt))?;
    let typed = &text[prompt.text.len()..];
    (!syslog::glued(typed.trim_start())).then_some((prompt.text, typed))
}

/// Whether one blank follows every prompt of the file, so that it is the writer's typography and not typed.
fn blank_is_typography(lines: &[Line], names: &Names) -> bool {
    lines
        .iter()
        .filter_map(|line| step(&line.text, names))
        .all(|(_, typed)| typed.is_empty() || typed.starts_with(' '))
}

/// A line under an item without the prompt that a message is glued to.
pub fn without_glued_prompt(line: &str) -> &str {
    match prompt::leading(line) {
        Some(prompt) if syslog::glued(line[prompt.text.len()..].trim_start()) => line[prompt.text.len()..].trim_start(),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Transcript {
        Transcript::parse(SourceFile::new("t.txt", text), &[]).unwrap_or_else(|e| panic!("{}", e[0]))
    }

    fn shape(transcript: &Transcript) -> Vec<(String, Vec<&str>)> {
        transcript
            .items
            .iter()
            .map(|item| {
                let head = match &item.kind {
                    ItemKind::Step { prompt, typed } => format!("{prompt}|{typed}"),
                    ItemKind::Directive { text } => format!("@{text}"),
                };
                (head, item.under.iter().map(|line| line.text.as_str()).collect())
            })
            .collect()
    }

    #[test]
    fn steps_comments_and_directives_are_told_apart() {
        let text =
            "! about\nsw#show x\nout\n!\n! Last change\nend\n! Step 2\n!@ advance 1d\nadvanced\nsw(config)#end\n";
        assert_eq!(
            shape(&parse(text)),
            [
                ("sw#|show x".into(), vec!["out", "!", "! Last change", "end"]),
                ("@advance 1d".into(), vec!["advanced"]),
                ("sw(config)#|end".into(), vec![]),
            ]
        );
    }

    #[test]
    fn one_blank_after_every_prompt_is_typography() {
        assert_eq!(shape(&parse("sw# a\nsw#\nsw#  b\n"))[2].0, "sw#| b");
        assert_eq!(shape(&parse("sw# a\nsw#b\n"))[0].0, "sw#| a");
    }

    #[test]
    fn a_message_behind_a_prompt_is_a_message() {
        let text = "sw#end\nsw#*Mar  1 00:00:01.000: %SYS-5-CONFIG_I: Configured\nsw#show x\n";
        let parsed = parse(text);
        assert_eq!(parsed.items.len(), 2);
        assert!(without_glued_prompt(&parsed.items[0].under[0].text).starts_with("*Mar"));
    }

    #[test]
    fn another_name_is_a_prompt_only_once_it_was_given() {
        assert_eq!(parse("sw#show x\nother#y\n").items.len(), 1);
        assert_eq!(
            parse("sw(config)#hostname other\nother(config)#end\nother#\n")
                .items
                .len(),
            3
        );
    }

    #[test]
    fn markdown_runs_fenced_sessions_only() {
        let text = "# Doc\nsw#not this\n```iosxe\nsw#show a\nx\n```\n\n```text\nplain\n```\n```\nsw#show b\n```\n";
        let parsed = Transcript::parse(SourceFile::new("d.md", text), &[]).unwrap();
        assert_eq!(
            shape(&parsed),
            [("sw#|show a".into(), vec!["x"]), ("sw#|show b".into(), vec![])]
        );
    }

    #[test]
    fn every_fault_is_reported_with_its_place() {
        let faults =
            Transcript::parse(SourceFile::new("t.txt", "sw#show x\nab {{any\nok\n{{re:(}}\n"), &[]).unwrap_err();
        assert_eq!(
            faults.iter().map(Diagnostic::line_column).collect::<Vec<_>>(),
            [(2, 4), (4, 1)]
        );
    }

    #[test]
    fn a_directive_that_cannot_be_read_stops_the_file_before_it_runs() {
        let text = "sw#show x\n!@ dance\n!@ advance 30 parsecs\n!@ expect usage.last_ack\n!@ advance 30d\n";
        let faults = Transcript::parse(SourceFile::new("t.txt", text), &[]).unwrap_err();
        assert_eq!(
            faults.iter().map(|fault| fault.line_column().0).collect::<Vec<_>>(),
            [2, 3, 4]
        );
    }

    #[test]
    fn a_file_without_a_step_says_what_was_looked_for() {
        let faults = Transcript::parse(SourceFile::new("t.txt", "hello\n"), &[]).unwrap_err();
        assert!(
            faults[0].help.as_deref().is_some_and(|help| help.contains("switch#")),
            "{}",
            faults[0]
        );
    }

    #[test]
    fn carriage_returns_and_a_mark_are_dropped() {
        assert_eq!(
            shape(&parse("\u{feff}sw#show x\r\nout\r\n")),
            [("sw#|show x".into(), vec!["out"])]
        );
    }
}
