//! Control words: what each of them opens, splits, closes or says in the head.
//!
//! Must not know lines of output.

use std::ops::Range;

use super::{Kind, Open, Parser};
use crate::screen::dsl::pieces::{self, Origin};
use crate::screen::source::{Item, RawCondition, RawGuard, Sheet, Spanned};

/// All control words, for advice.
const WORDS: [&str; 16] = [
    "command",
    "source",
    "render-only",
    "error",
    "nonl",
    "of",
    "screen",
    "use",
    "each",
    "between",
    "when",
    "unless",
    "since",
    "until",
    "otherwise",
    "end",
];

impl Parser {
    pub(super) fn control(&mut self, word: &str, rest: &str, origin: Origin<'_>, span: Range<usize>) {
        match word {
            "command" => self.sheet.head.command = Some(rest.to_owned()),
            "source" if self.sheet.head.sources.iter().any(|known| known == rest) => {}
            "source" => self.sheet.head.sources.push(rest.to_owned()),
            "render-only" => self.sheet.head.render_only = true,
            "error" => self.sheet.head.error = true,
            "nonl" => self.sheet.head.no_newline = true,
            "of" => self.of(rest, origin, span),
            "screen" => self.screen(rest, span),
            "use" => self.use_part(rest, origin, span),
            "each" => self.each(rest, origin, span),
            "between" => self.between(span),
            "when" | "unless" | "since" | "until" => self.guard(word, rest, origin, span),
            "otherwise" => self.otherwise(span),
            "form" => self.form(rest, origin, span),
            "end" => self.end(span),
            unknown => self.unknown(unknown, span),
        }
    }

    fn unknown(&mut self, word: &str, span: Range<usize>) {
        let near = WORDS.iter().copied().chain(["form"]).max_by(|a, b| {
            let ratio = |known: &str| similar::TextDiff::from_chars(word, known).ratio();
            ratio(a).total_cmp(&ratio(b))
        });
        let start = span.start;
        let error = self.error(start..start + 1 + word.len(), format!("unknown control word `%{word}`"));
        error.help = near.map(|near| format!("did you mean `%{near}`? Output that begins so is written `%%{word}`"));
    }

    fn of(&mut self, rest: &str, origin: Origin<'_>, span: Range<usize>) {
        match pieces::whole(rest, |i| pieces::alias_in_list(i, origin)) {
            Some((alias, list)) => self.sheet.head.of = Some((alias.value, list)),
            None => {
                self.error(span, "cannot read this; it is written `%of ALIAS in LIST`");
            }
        }
    }

    fn screen(&mut self, rest: &str, span: Range<usize>) {
        let named = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
        if !named {
            self.error(span.clone(), "a screen's name is made of letters, digits, `_` and `-`");
        }
        self.close_sheet(false);
        if self.sheets.iter().any(|sheet| sheet.name.as_deref() == Some(rest)) {
            self.error(span.clone(), format!("a second screen `{rest}` in one file"));
        }
        self.sheet = Sheet {
            name: Some(rest.to_owned()),
            head: self.shared.clone(),
            ..Sheet::default()
        };
        self.open(span, Kind::Sheet);
    }

    fn use_part(&mut self, rest: &str, origin: Origin<'_>, span: Range<usize>) {
        match pieces::whole(rest, |i| pieces::use_part(i, origin)) {
            Some((part, with)) => self.push(Item::Use { part, with }),
            None => {
                self.error(span, "cannot read this; it is written `%use PART [with a = path]`");
            }
        }
    }

    fn each(&mut self, rest: &str, origin: Origin<'_>, span: Range<usize>) {
        match pieces::whole(rest, |i| pieces::each(i, origin)) {
            Some(head) => self.open(span, Kind::Each { head, before: None }),
            None => {
                let form = "`%each ALIAS in LIST [by FIELD, FIELD] [distinct] [where P]`";
                self.error(span.clone(), format!("cannot read this; it is written {form}"));
                self.open(span, Kind::Sheet);
            }
        }
    }

    fn between(&mut self, span: Range<usize>) {
        match self.stack.last_mut() {
            Some(Open {
                kind: Kind::Each { before, .. },
                items,
                ..
            }) if before.is_none() => {
                *before = Some(std::mem::take(items));
            }
            _ => {
                self.error(span, "`%between` stands in a `%each`, once");
            }
        }
    }

    fn guard(&mut self, word: &str, rest: &str, origin: Origin<'_>, span: Range<usize>) {
        let condition = match word {
            "when" | "unless" => pieces::whole(rest, |i| pieces::condition(i, origin)),
            _ => pieces::whole(rest, |i| pieces::since(i, origin)),
        };
        let condition = condition.unwrap_or_else(|| {
            let form = if matches!(word, "when" | "unless") {
                "PATH [is A or B]"
            } else {
                "agent|release VERSION"
            };
            self.error(
                span.clone(),
                format!("cannot read this condition; it is written `%{word} {form}`"),
            );
            RawCondition::Is(
                Spanned {
                    value: "screen".to_owned(),
                    span: span.clone(),
                },
                Vec::new(),
            )
        });
        let guard = RawGuard {
            condition,
            negated: matches!(word, "unless" | "until"),
            span: span.clone(),
        };
        self.open(span, Kind::If { guard, then: None });
    }

    fn otherwise(&mut self, span: Range<usize>) {
        match self.stack.last_mut() {
            Some(Open {
                kind: Kind::If { then, .. },
                items,
                ..
            }) if then.is_none() => {
                *then = Some(std::mem::take(items));
            }
            _ => {
                self.error(span, "`%otherwise` without a guard before it");
            }
        }
    }

    fn form(&mut self, rest: &str, origin: Origin<'_>, span: Range<usize>) {
        if rest.is_empty()
            || !rest
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        {
            self.error(span.clone(), "a form's name is a word in lower case");
        }
        let name = Spanned {
            value: rest.to_owned(),
            span: pieces::span_of(rest, origin.line, origin.base),
        };
        self.open(
            span,
            Kind::Form {
                name,
                shapes: Vec::new(),
            },
        );
    }

    fn end(&mut self, span: Range<usize>) {
        if self.stack.len() < 2 {
            self.error(span, "`%end` without a beginning");
        } else if let Some(open) = self.stack.pop() {
            self.close(open);
        }
    }
}
