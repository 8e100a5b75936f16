//! Lines of `add` nodes: each entry of a list once, by the node that tells most of it.
//!
//! Must not know single values (`settings.rs`).

use super::ways::Way;
use super::{Line, Standing, Writer, numbered, text};
use crate::grammar::binding::{Bound, Expr, Field, NONE, Pick};
use crate::grammar::tree::NodeId;

impl Writer<'_> {
    /// Lines of `add` nodes: each entry once, by the node that tells most of it.
    pub(super) fn entries(&self, ways: &[Way<'_>], standing: &[Standing], depth: usize, lines: &mut Vec<Line>) {
        let mut done: Vec<&str> = Vec::new();
        for first in ways {
            let Bound::Add(pick, _) = first.bound else { continue };
            if done.contains(&pick.list.as_str()) {
                continue;
            }
            done.push(&pick.list);
            let list = numbered(&pick.list, standing);
            for n in 0..self.state.items(&list) {
                if let Some((_, words, order)) = self.fullest(ways, &pick.list, &list, n) {
                    lines.push(Line {
                        order,
                        place: (first.place, n),
                        text: text(depth, &words),
                        block: false,
                    });
                }
            }
        }
    }

    /// Of the lines that `add` nodes give for one entry the one that tells most of it, with its place in the
    /// configuration; the first of several that tell the same.
    fn fullest(&self, ways: &[Way<'_>], written: &str, list: &str, n: usize) -> Option<(usize, Vec<String>, i32)> {
        let mut best: Option<(usize, Vec<String>, i32)> = None;
        for way in ways {
            let Bound::Add(key, with) = way.bound else { continue };
            if key.list != written {
                continue;
            }
            let Some((words, tells)) = self.entry(way, key, with, list, n) else {
                continue;
            };
            if best.as_ref().is_none_or(|(most, ..)| tells > *most) {
                best = Some((tells, words, way.order));
            }
        }
        best
    }

    /// The line of one entry, and how many of its fields it tells.
    pub(super) fn entry(
        &self,
        way: &Way<'_>,
        key: &Pick,
        with: &[Field],
        list: &str,
        n: usize,
    ) -> Option<(Vec<String>, usize)> {
        let options = self.option_ways(way);
        let tells = self.told_fields(way, key, with, &options, (list, n))?;
        let value = |id: NodeId| {
            let field = key
                .fields
                .iter()
                .chain(with)
                .find(|field| self.names(&field.value, id, way))?;
            self.state.item_value(list, n, &field.name)
        };
        let mut words = self.words(&way.nodes, &value)?;
        for nodes in &options {
            if nodes.iter().any(|id| self.is_argument(*id)) {
                words.extend(self.words(nodes, &value).unwrap_or_default());
            }
        }
        Some((words, tells))
    }

    /// How many fields of an entry a node's line tells; `None` where the entry is not as the node says, or lacks what
    /// the line needs.
    fn told_fields(
        &self,
        way: &Way<'_>,
        key: &Pick,
        with: &[Field],
        options: &[Vec<NodeId>],
        (list, n): (&str, usize),
    ) -> Option<usize> {
        let is_option = |field: &Field| options.iter().flatten().any(|id| self.names(&field.value, *id, way));
        let keys = key.fields.iter().map(|field| (field, true));
        let mut tells = 0;
        for (field, is_key) in keys.chain(with.iter().map(|field| (field, false))) {
            let value = self.state.item_value(list, n, &field.name);
            match &field.value {
                Expr::Fixed(fixed) if fixed == NONE && value.is_none() => {}
                Expr::Fixed(fixed) if value.as_ref() == Some(fixed) => tells += 1,
                Expr::Fixed(fixed) if fixed == "no" && value.is_none() => {}
                Expr::Fixed(_) => return None,
                _ if value.is_some() => tells += 1,
                _ if !is_key && is_option(field) => {}
                _ => return None,
            }
        }
        Some(tells)
    }
}
