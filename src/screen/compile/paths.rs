//! Names to numbers: paths, aliases, prefixes and lists.
//!
//! Must not know lines.

use super::super::program::{Frame, Place};
use super::super::schema::Origin;
use super::super::source::Spanned;
use super::super::value::{Kind, PathId};
use super::{Compiler, kind_name};

/// What an alias stands for.
#[derive(Clone, Debug)]
pub(super) struct Base {
    /// Where its paths are looked up.
    pub frame: Frame,
    /// What they begin with: `licences[]`, `policy.perpetual`.
    pub prefix: String,
}

impl Compiler<'_> {
    /// The frame and the whole name of a path as written.
    fn absolute(&self, path: &str) -> Base {
        let (head, rest) = path.split_once('.').unwrap_or((path, ""));
        match self.aliases.get(head) {
            None => Base {
                frame: Frame::Root,
                prefix: path.to_owned(),
            },
            Some(base) if rest.is_empty() => base.clone(),
            Some(base) => Base {
                frame: base.frame,
                prefix: format!("{}.{rest}", base.prefix),
            },
        }
    }

    fn found(&self, base: &Base, path: PathId) -> Place {
        let argument = self.schema.info(path).origin == Origin::Argument;
        // A field of a list that was handed over stands in the entry, as any list's fields do.
        let handed_over = argument && base.frame == Frame::Root;
        Place {
            frame: if handed_over { Frame::Arguments } else { base.frame },
            path,
        }
    }

    fn unknown(&mut self, path: &Spanned<String>, name: &str) {
        let similar = self.schema.similar(name);
        let error = self.error(path.span.clone(), format!("no path `{name}` in the table of paths"));
        error.help = similar.map(|similar| format!("there is `{similar}`"));
    }

    /// A path with a value.
    pub(super) fn place(&mut self, path: &Spanned<String>) -> Option<Place> {
        let base = self.absolute(&path.value);
        match self.schema.find(&base.prefix) {
            Some(id) => Some(self.found(&base, id)),
            None => {
                self.unknown(path, &base.prefix);
                None
            }
        }
    }

    /// A path with a value, or all paths below a prefix.
    pub(super) fn places(&mut self, path: &Spanned<String>) -> Option<Vec<Place>> {
        let base = self.absolute(&path.value);
        if let Some(id) = self.schema.find(&base.prefix) {
            return Some(vec![self.found(&base, id)]);
        }
        // Fields of the lists below have no value of their own here: the lists have.
        let direct = |id: &PathId| !self.schema.info(*id).name[base.prefix.len()..].contains('[');
        let below: Vec<Place> = self
            .schema
            .below(&base.prefix)
            .filter(direct)
            .map(|id| self.found(&base, id))
            .collect();
        if below.is_empty() {
            self.unknown(path, &base.prefix);
            return None;
        }
        Some(below)
    }

    /// A prefix, a path or an entry that an alias shall stand for.
    pub(super) fn prefix(&mut self, path: &Spanned<String>) -> Option<Base> {
        let base = self.absolute(&path.value);
        let there = self.aliases.contains_key(&path.value)
            || self.schema.find(&base.prefix).is_some()
            || self.schema.below(&base.prefix).next().is_some();
        if !there {
            self.unknown(path, &base.prefix);
        }
        there.then_some(base)
    }

    /// A path that holds a list.
    pub(super) fn list(&mut self, path: &Spanned<String>) -> Option<Place> {
        let place = self.place(path)?;
        let kind = self.schema.info(place.path).kind;
        if kind != Kind::List {
            self.error(path.span.clone(), format!("this is {}, not a list", kind_name(kind)));
            return None;
        }
        Some(place)
    }

    /// A field of the list whose fields begin with `prefix`.
    pub(super) fn field(&mut self, prefix: &str, field: &Spanned<String>) -> Option<PathId> {
        let name = format!("{prefix}.{}", field.value);
        let found = self.schema.find(&name);
        if found.is_none() {
            self.unknown(field, &name);
        }
        found
    }
}
