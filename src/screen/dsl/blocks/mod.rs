//! Blocks: control lines that open, split and close them, and the head of a screen.
//!
//! Must not know paths; what a single line says is `pieces.rs`'s business.

mod close;
mod control;

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, SourceFile};
use crate::limits::{DEPTH_MAX, TEXT_FILE_BYTES_MAX};
use crate::screen::dsl::pieces::{self, Origin};
use crate::screen::source::{Head, Item, RawGuard, RawLine, Sheet, SheetFile, Spanned};

/// Whether `line` is a control line and not output: `%` followed by a lower-case letter, `#`, `?` or `%`.
fn is_control(line: &str) -> bool {
    line.strip_prefix('%')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase() || "#?".contains(c)))
}

/// Reads one file. Everything that is wrong is gathered; what could be read is there.
pub fn parse(file: &SourceFile) -> SheetFile {
    let mut parser = Parser::new(file);
    if file.text.len() > TEXT_FILE_BYTES_MAX {
        parser.error(0..0, "the file is too big");
        return parser.finish();
    }
    let mut base = 0;
    for line in file.text.split_inclusive('\n') {
        let text = line.strip_suffix('\n').unwrap_or(line);
        parser.line(Origin { line: text, base });
        base += line.len();
    }
    parser.finish()
}

/// A block that is not closed yet.
struct Open {
    opened: Range<usize>,
    kind: Kind,
    /// Items of the branch that is being read.
    items: Vec<Item>,
}

enum Kind {
    Sheet,
    If {
        guard: RawGuard,
        then: Option<Vec<Item>>,
    },
    /// `before`: the body, once `%between` was met.
    Each {
        head: pieces::EachHead,
        before: Option<Vec<Item>>,
    },
    Form {
        name: Spanned<String>,
        shapes: Vec<(String, RawLine)>,
    },
}

struct Parser {
    file: Arc<str>,
    text: Arc<str>,
    stack: Vec<Open>,
    sheet: Sheet,
    /// Head of the file, which its named screens take over.
    shared: Head,
    sheets: Vec<Rc<Sheet>>,
    errors: Vec<Diagnostic>,
    lints: Vec<Diagnostic>,
}

impl Parser {
    fn new(file: &SourceFile) -> Self {
        let mut parser = Self {
            file: file.name.clone(),
            text: file.text.clone(),
            stack: Vec::new(),
            sheet: Sheet::default(),
            shared: Head::default(),
            sheets: Vec::new(),
            errors: Vec::new(),
            lints: Vec::new(),
        };
        parser.open(0..0, Kind::Sheet);
        parser
    }

    fn error(&mut self, span: Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        self.errors.push(Diagnostic::new(&self.file, &self.text, span, message));
        let last = self.errors.len() - 1;
        &mut self.errors[last]
    }

    fn open(&mut self, opened: Range<usize>, kind: Kind) {
        self.stack.push(Open {
            opened,
            kind,
            items: Vec::new(),
        });
        if self.stack.len() == DEPTH_MAX {
            let span = self.stack[DEPTH_MAX - 1].opened.clone();
            self.error(span, format!("more than {DEPTH_MAX} blocks inside each other"));
        }
    }

    fn push(&mut self, item: Item) {
        if let Some(open) = self.stack.last_mut() {
            open.items.push(item);
        }
    }

    fn line(&mut self, origin: Origin<'_>) {
        let span = origin.base..origin.base + origin.line.len();
        let line = origin.line;
        if line.starts_with("%#") {
            return;
        }
        if self.in_form() && line != "%end" {
            return self.shape(origin);
        }
        if let Some(text) = line.strip_prefix("%?") {
            return self.output(text.strip_prefix(' ').unwrap_or(text), origin, true);
        }
        if line.starts_with("%%") {
            return self.output(&line[1..], origin, false);
        }
        if !is_control(line) {
            return self.output(line, origin, false);
        }
        match pieces::whole(line, pieces::control) {
            Some((word, rest)) => self.control(word, rest, origin, span),
            None => {
                self.error(span, "cannot read this control line");
            }
        }
    }

    fn output(&mut self, text: &str, origin: Origin<'_>, optional: bool) {
        let span = origin.base..origin.base + origin.line.len();
        self.raw_blanks(origin);
        match pieces::pieces(text, origin) {
            Ok(pieces) => self.push(Item::Line {
                line: RawLine { pieces, span },
                optional,
            }),
            Err((part, message)) => {
                let span = pieces::span_of(part, origin.line, origin.base);
                self.error(span, message);
            }
        }
    }

    /// Blanks at the end and tabs cannot be seen in an editor: they have to be written out.
    fn raw_blanks(&mut self, origin: Origin<'_>) {
        let kept = origin.line.trim_end_matches([' ', '\t', '\r']).len();
        let mut report = |span: Range<usize>, message: &str, help: &str| {
            self.lints
                .push(Diagnostic::new(&self.file, &self.text, span, message).help(help));
        };
        if kept < origin.line.len() {
            let span = origin.base + kept..origin.base + origin.line.len();
            report(span, "blanks at the end of a line", "write `{sp}`, `{sp 3}` or `{tab}`");
        } else if let Some(at) = origin.line.find('\t') {
            report(origin.base + at..origin.base + at + 1, "a raw tab", "write `{tab}`");
        }
    }

    fn in_form(&self) -> bool {
        matches!(
            self.stack.last(),
            Some(Open {
                kind: Kind::Form { .. },
                ..
            })
        )
    }

    fn shape(&mut self, origin: Origin<'_>) {
        let span = origin.base..origin.base + origin.line.len();
        let Some((tag, text)) = pieces::whole(origin.line, pieces::shape) else {
            self.error(span, "a shape is written `tag = text`");
            return;
        };
        match pieces::pieces(text, origin) {
            Ok(pieces) => {
                if let Some(Open {
                    kind: Kind::Form { shapes, .. },
                    ..
                }) = self.stack.last_mut()
                {
                    shapes.push((tag.to_owned(), RawLine { pieces, span }));
                }
            }
            Err((part, message)) => {
                self.error(pieces::span_of(part, origin.line, origin.base), message);
            }
        }
    }

    fn finish(mut self) -> SheetFile {
        self.close_sheet(true);
        if self.sheets.len() > 1 && self.sheets[0].body.is_empty() {
            self.sheets.remove(0);
        }
        SheetFile {
            name: self.file,
            text: self.text,
            sheets: self.sheets,
            errors: self.errors,
            lints: self.lints,
        }
    }
}
