//! Lines of `set` nodes: which of them are worth showing, and in which of several forms.
//!
//! Must not know entries of lists, except the one that the block stands on.

use std::collections::BTreeMap;

use super::ways::Way;
use super::{Line, Standing, Writer, text};
use crate::grammar::binding::{Bound, Expr, Field, NONE};
use crate::grammar::clauses::{Flag, When};
use crate::grammar::tree::{ModeId, NodeId, NodeKind};

/// A line that a node would give.
struct Shown {
    words: Vec<String>,
    /// How many paths it tells; none where it says that there is nothing.
    tells: usize,
    at_default: bool,
}

/// The fields that a line tells.
struct Told<'f> {
    values: Vec<(&'f Field, String)>,
    /// All of them are at their defaults.
    at_default: bool,
    /// The state has any of them, or the line is shown without.
    any_there: bool,
}

impl<'a> Writer<'a> {
    /// Lines of `set` nodes. Of two that both would be shown and one of which tells all that the other tells and
    /// more, or the same further in, only that one is.
    pub(super) fn settings(&self, ways: &[Way<'a>], standing: &[Standing], depth: usize, lines: &mut Vec<Line>) {
        let defaults = self.defaults(ways);
        let worth_showing = |way: &Way<'a>| {
            self.setting(way, &defaults, standing)
                .filter(|line| !line.at_default || self.shows_absent(way, standing))
        };
        let shown: Vec<Option<Shown>> = ways.iter().map(worth_showing).collect();
        for (way, line) in ways.iter().zip(&shown) {
            let Some(line) = line else { continue };
            let covers = |other: &Way<'a>, deep: &Shown| {
                let more = deep.tells > line.tells || inside(other, way) && deep.tells == line.tells;
                more && tells_all(other.bound, way.bound)
            };
            if ways
                .iter()
                .zip(&shown)
                .any(|(other, deep)| deep.as_ref().is_some_and(|deep| covers(other, deep)))
            {
                continue;
            }
            if line.tells == 0 && self.something_else(way, ways, &shown) {
                continue;
            }
            lines.push(Line {
                order: way.order,
                place: (way.place, 0),
                text: self.framed(way, depth, &text(depth, &line.words)),
                block: false,
            });
        }
    }

    /// Whether `no X` would contradict another line that begins with X.
    fn something_else(&self, way: &Way<'_>, ways: &[Way<'_>], shown: &[Option<Shown>]) -> bool {
        let keywords = way.nodes.iter().take_while(|id| !self.is_argument(**id)).count();
        let told = |line: &Shown| line.tells > 0 && !line.at_default;
        ways.iter()
            .zip(shown)
            .any(|(other, line)| other.nodes.starts_with(&way.nodes[..keywords]) && line.as_ref().is_some_and(told))
    }

    /// Defaults of paths that a line of their own or an argument of any line gives, for lines that tell them together
    /// with others.
    fn defaults(&self, ways: &[Way<'a>]) -> BTreeMap<&'a str, String> {
        let mut found = BTreeMap::new();
        for way in ways {
            let Bound::Set(fields) = way.bound else { continue };
            for field in fields {
                let by_argument = way
                    .nodes
                    .iter()
                    .any(|id| self.is_argument(*id) && self.names(&field.value, *id, way));
                if (by_argument || fields.len() == 1)
                    && let Some(default) = self.default_of(way, field)
                {
                    found.insert(field.name.as_str(), default);
                }
            }
        }
        found
    }

    /// The default that a node on the way gives for a field: the argument's own, or the last node's for the first
    /// field that is not an argument's.
    fn default_of(&self, way: &Way<'_>, field: &Field) -> Option<String> {
        let argument = way
            .nodes
            .iter()
            .find(|id| self.is_argument(**id) && self.names(&field.value, **id, way));
        let node = match (argument, way.bound) {
            (Some(id), _) => self.grammar.node(*id),
            (None, Bound::Set(fields)) if fields.first().is_some_and(|first| first.name == field.name) => {
                self.last(way)
            }
            _ => return None,
        };
        node.clauses.default.as_deref().map(str::to_owned)
    }

    fn setting(&self, way: &Way<'_>, defaults: &BTreeMap<&str, String>, standing: &[Standing]) -> Option<Shown> {
        let Bound::Set(fields) = way.bound else { return None };
        let first = fields.first()?;
        if self.is_switch(way, first) && fields.len() == 1 {
            return self.switch(way, first, standing);
        }
        let Told {
            values,
            mut at_default,
            any_there,
        } = match self.told(way, fields, defaults, standing) {
            Ok(told) => told,
            Err(instead) => return instead,
        };
        if !any_there {
            return None;
        }
        let by_argument = |node: NodeId| {
            values
                .iter()
                .find(|(field, _)| self.names(&field.value, node, way))
                .map(|(_, value)| value.clone())
        };
        let mut words = self.words(&way.nodes, &by_argument)?;
        at_default &= !self.options(way, standing, &mut words);
        let at_default = at_default && !values.is_empty();
        Some(Shown {
            words,
            tells: values.len(),
            at_default,
        })
    }

    /// The values that a line tells; as error what is shown instead of the line, if anything.
    fn told<'f>(
        &self,
        way: &Way<'_>,
        fields: &'f [Field],
        defaults: &BTreeMap<&str, String>,
        standing: &[Standing],
    ) -> Result<Told<'f>, Option<Shown>> {
        let optional = self.optional_paths(way);
        // In a line with others what is not there is at its default.
        let filled = self.shows_absent(way, standing) || fields.len() > 1;
        let mut told = Told {
            values: Vec::new(),
            at_default: true,
            any_there: self.shows_absent(way, standing),
        };
        for field in fields {
            let default = self
                .default_of(way, field)
                .or_else(|| defaults.get(field.name.as_str()).cloned());
            let read = self.read(&field.name, standing);
            told.any_there |= read.is_some();
            let value = read.or_else(|| default.clone().filter(|_| filled));
            match &field.value {
                Expr::Fixed(fixed) if fixed == NONE && value.is_none() => continue,
                Expr::Fixed(_) if optional.contains(&field.name.as_str()) => continue,
                Expr::Fixed(fixed) if value.as_ref() == Some(fixed) => {}
                // What is not there reads as `no`.
                Expr::Fixed(fixed) if fixed == "no" && value.is_none() => continue,
                Expr::Fixed(_) if value.is_some() => return Err(None),
                _ if value.is_none() => return Err(self.absent(way, standing)),
                _ => {}
            }
            told.at_default &= default.is_some() && value == default;
            told.values.push((field, value.unwrap_or_default()));
        }
        Ok(told)
    }

    /// Whether a value that is not there may be shown as its default.
    fn shows_absent(&self, way: &Way<'_>, standing: &[Standing]) -> bool {
        self.all || self.always(way, standing)
    }

    /// Whether `always` holds for a line here.
    fn always(&self, way: &Way<'_>, standing: &[Standing]) -> bool {
        let clauses = &self.last(way).clauses;
        let here = |when: &When| {
            when.holds(|path, values| {
                self.read(path, standing)
                    .is_some_and(|value| values.contains(&value.as_str()))
            })
        };
        clauses.flags.has(Flag::Always)
            || clauses
                .shown
                .as_ref()
                .and_then(|shown| shown.always_when.as_ref())
                .is_some_and(here)
    }

    /// `no` and the keywords before the first argument: what `always` shows where there is no value and no default.
    fn absent(&self, way: &Way<'_>, standing: &[Standing]) -> Option<Shown> {
        if !self.always(way, standing) {
            return None;
        }
        let keywords = way.nodes.iter().map_while(|id| match &self.grammar.node(*id).kind {
            NodeKind::Keyword(word) => Some(word.to_string()),
            _ => None,
        });
        Some(Shown {
            words: std::iter::once("no".to_owned()).chain(keywords).collect(),
            tells: 0,
            at_default: false,
        })
    }

    /// Whether a field is switched on and off by the words alone.
    fn is_switch(&self, way: &Way<'_>, field: &Field) -> bool {
        match &field.value {
            Expr::Last => way.nodes.iter().all(|id| !self.is_argument(*id)),
            Expr::Fixed(value) => value == "yes",
            Expr::Argument(_) => false,
        }
    }

    /// `shutdown`, or `no shutdown` where that is worth showing.
    fn switch(&self, way: &Way<'_>, field: &Field, standing: &[Standing]) -> Option<Shown> {
        let default = self.last(way).clauses.default.as_deref().unwrap_or("no");
        let value = self.read(&field.name, standing).unwrap_or_else(|| default.to_owned());
        let mut words = self.words(&way.nodes, &|_| None)?;
        if value == "yes" {
            self.options(way, standing, &mut words);
        } else {
            words.insert(0, "no".to_owned());
        }
        Some(Shown {
            words,
            tells: 1,
            at_default: value == default,
        })
    }
}

/// Whether a way goes on where another ends.
fn inside(way: &Way<'_>, outer: &Way<'_>) -> bool {
    way.nodes.len() > outer.nodes.len() && way.nodes.starts_with(&outer.nodes)
}

/// Whether `set` binding `deep` tells every path of `outer`.
fn tells_all(deep: &Bound<ModeId>, outer: &Bound<ModeId>) -> bool {
    match (deep, outer) {
        (Bound::Set(deep), Bound::Set(outer)) => outer
            .iter()
            .all(|field| deep.iter().any(|other| other.name == field.name)),
        _ => false,
    }
}
