//! What is wrong in an input file, and where: file, line, column and a caret.
//!
//! Knows text and spans only; must not know which format the file has.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// One fault at one place of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file as the user named it, or the built-in's path (`grammar/commands/license.cmd`).
    pub file: Arc<str>,
    /// The whole text of that file.
    pub source: Arc<str>,
    /// Bytes of `source` that are at fault; may be empty.
    pub span: Range<usize>,
    /// What is wrong: a fragment in lower case, without a full stop.
    pub message: String,
    /// How to mend it, where that is known.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A fault of `file` at `span` (bytes of `source`; cut to what is there).
    pub fn new(file: &Arc<str>, source: &Arc<str>, span: Range<usize>, message: impl Into<String>) -> Self {
        let end = source.len();
        let start = floor_char(source, span.start.min(end));
        let stop = floor_char(source, span.end.clamp(start, end)).max(start);
        Self {
            file: file.clone(),
            source: source.clone(),
            span: start..stop,
            message: message.into(),
            help: None,
        }
    }

    /// The same, with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Line and column of the span's start, both from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let before = &self.source[..self.span.start];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
        (line, column)
    }
}

fn floor_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Control characters made visible, so that a file's bytes cannot drive the reader's terminal.
pub fn visible(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' && c != '\t' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

/// A count with its noun in the right number: `1 line`, `2 lines`.
pub fn counted<N: Copy + fmt::Display + PartialEq + From<u8>>(count: N, one: &str) -> String {
    let s = if count == N::from(1) { "" } else { "s" };
    format!("{count} {one}{s}")
}

/// As rustc shows it: the message, `--> file:line:column`, the line with a caret, and advice.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = visible_same_length(&self.source);
        let title = visible(&self.message);
        let mut group = Group::with_title(Level::ERROR.primary_title(title.as_str()));
        if !source.is_empty() {
            let caret = AnnotationKind::Primary.span(self.span.clone());
            group = group.element(
                Snippet::source(source.as_str())
                    .path(self.file.as_ref())
                    .annotation(caret),
            );
        } else if !self.file.is_empty() {
            group = group.element(Origin::path(self.file.as_ref()));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(visible(help)));
        }
        f.write_str(&Renderer::plain().render(&[group]))
    }
}

/// As [`visible`], with one byte for each byte, so that spans still fit.
fn visible_same_length(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\r' {
                // A line end of Windows is nothing that a reader should wonder about.
                ' '
            } else if c.is_ascii_control() && c != '\n' && c != '\t' {
                '?'
            } else {
                c
            }
        })
        .collect()
}

/// A text file that was read from somewhere: what loaders are given, so that they do no I/O themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The name that diagnostics show.
    pub name: Arc<str>,
    /// Its content.
    pub text: Arc<str>,
}

impl SourceFile {
    /// A file called `name` with `text`.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }
}
