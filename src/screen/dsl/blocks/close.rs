//! Closing: a block becomes an item of the block around it, a screen is done.
//!
//! Must not know how a block was written.

use std::ops::Range;
use std::rc::Rc;

use super::{Kind, Open, Parser};
use crate::screen::dsl::pieces;
use crate::screen::source::{Item, RawGuard, RawLoop};

impl Parser {
    pub(super) fn close(&mut self, open: Open) {
        match open.kind {
            Kind::Sheet => {
                for item in open.items {
                    self.push(item);
                }
            }
            Kind::If { guard, then: None } => self.push(Item::If {
                guard,
                then: open.items,
                otherwise: Vec::new(),
            }),
            Kind::If {
                guard,
                then: Some(then),
            } => self.push(Item::If {
                guard,
                then,
                otherwise: open.items,
            }),
            Kind::Each { head, before } => {
                let item = each_item(head, before, open.items, open.opened);
                self.push(item);
            }
            Kind::Form { name, shapes } => self.push(Item::Form { name, shapes }),
        }
    }

    /// The screen that was read so far is whole: blocks must be closed. `last` says that no other follows.
    pub(super) fn close_sheet(&mut self, last: bool) {
        while self.stack.len() > 1 {
            if let Some(open) = self.stack.pop() {
                self.error(open.opened.clone(), "no `%end` for this");
                self.close(open);
            }
        }
        let mut body = self.stack.pop().map(|open| open.items).unwrap_or_default();
        let mut sheet = std::mem::take(&mut self.sheet);
        if sheet.name.is_some() || !last && only_blank(&body) {
            while matches!(body.last(), Some(item) if is_separator(item)) {
                body.pop();
            }
        }
        if sheet.name.is_none() {
            self.shared = sheet.head.clone();
        }
        sheet.file = self.file.clone();
        sheet.text = self.text.clone();
        sheet.body = body;
        self.sheets.push(Rc::new(sheet));
    }
}

/// A loop of which `before` was read up to `%between` (if there was one) and `last` after it.
fn each_item(head: pieces::EachHead, before: Option<Vec<Item>>, last: Vec<Item>, span: Range<usize>) -> Item {
    let (body, between) = match before {
        Some(body) => (body, last),
        None => (last, Vec::new()),
    };
    let filter = head.filter.map(|condition| RawGuard {
        condition,
        negated: false,
        span,
    });
    Item::Each(RawLoop {
        alias: head.alias,
        list: head.list,
        keys: head.keys,
        distinct: head.distinct,
        filter,
        between,
        body,
    })
}

fn only_blank(items: &[Item]) -> bool {
    items.iter().all(is_separator)
}

/// An empty line of the file; an empty line of the output that must not be taken for one is written `{}`.
fn is_separator(item: &Item) -> bool {
    matches!(item, Item::Line { line, optional: false } if line.span.is_empty())
}
