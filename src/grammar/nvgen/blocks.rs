//! Blocks of `mode` nodes: their first line, and what stands indented below it.
//!
//! Must not know what the lines inside say.

use super::ways::Way;
use super::{Line, Standing, Writer, join, numbered, text};
use crate::grammar::binding::{Bound, Pick};
use crate::grammar::clauses::Flag;
use crate::grammar::tree::ModeId;

impl Writer<'_> {
    /// Blocks of `mode` nodes: one for each entry, or one if there is anything in it.
    pub(super) fn blocks(
        &self,
        mode: ModeId,
        ways: &[Way<'_>],
        standing: &[Standing],
        depth: usize,
        lines: &mut Vec<Line>,
    ) {
        let mut done: Vec<&str> = Vec::new();
        for way in ways {
            let Bound::Mode(inner, at) = way.bound else { continue };
            if self.grammar.mode_info(*inner).parent != Some(mode) {
                continue;
            }
            let Some(pick) = at else {
                self.plain_block(way, *inner, standing, depth, lines);
                continue;
            };
            if done.contains(&pick.list.as_str()) {
                continue;
            }
            done.push(&pick.list);
            let list = numbered(&pick.list, standing);
            for n in 0..self.state.items(&list) {
                if let Some(line) = self.block(ways, mode, pick, (&list, n), standing, depth) {
                    lines.push(Line {
                        place: (way.place, n),
                        ..line
                    });
                }
            }
        }
    }

    fn plain_block(&self, way: &Way<'_>, inner: ModeId, standing: &[Standing], depth: usize, lines: &mut Vec<Line>) {
        let body = join(self.mode(inner, standing, depth + 1));
        let always = self.last(way).clauses.flags.has(Flag::Always);
        if body.is_empty() && !always {
            return;
        }
        let Some(words) = self.words(&way.nodes, &|_| None) else {
            return;
        };
        let text = self.framed(way, depth, &(text(depth, &words) + &body));
        lines.push(Line {
            order: way.order,
            place: (way.place, 0),
            text,
            block: true,
        });
    }

    /// The block of one entry, headed by the node that tells most of it.
    fn block(
        &self,
        ways: &[Way<'_>],
        mode: ModeId,
        pick: &Pick,
        (list, n): (&str, usize),
        standing: &[Standing],
        depth: usize,
    ) -> Option<Line> {
        let mut best: Option<(usize, Vec<String>, &Way<'_>, ModeId)> = None;
        for way in ways {
            let Bound::Mode(inner, Some(other)) = way.bound else {
                continue;
            };
            if other.list != pick.list || self.grammar.mode_info(*inner).parent != Some(mode) {
                continue;
            }
            let Some((words, tells)) = self.entry(way, other, &[], list, n) else {
                continue;
            };
            if best.as_ref().is_none_or(|(most, ..)| tells > *most) {
                best = Some((tells, words, way, *inner));
            }
        }
        let (_, words, way, inner) = best?;
        let mut inside = standing.to_vec();
        inside.push(Standing {
            written: format!("{}[].", pick.list),
            numbered: format!("{list}[{n}]."),
        });
        let text = text(depth, &words) + &join(self.mode(inner, &inside, depth + 1));
        Some(Line {
            order: way.order,
            place: (0, n),
            text: self.framed(way, depth, &text),
            block: true,
        })
    }
}
