//! One line that is not as it should be: damaged, lost, or too much; told by what can be read behind it.
//!
//! Must not know how reading goes on (`recover.rs`).

use super::reader::{GaveUp, Reader};
use super::recover::Nodes;
use crate::screen::program::Node;

/// Lines that must be read behind such a line for it to be told from an additional one.
const LINES_BEHIND: usize = 3;

impl<'p> Reader<'p, '_> {
    /// Whether the line at `at` is a damaged print of line `n`: behind both, reading goes on for some lines.
    pub(super) fn is_one_line(&mut self, nodes: &Nodes<'p>, n: usize, at: usize) -> Result<bool, GaveUp> {
        let damaged = self.lines.get(at).is_some_and(|line| !line.trim().is_empty());
        if !damaged || at + 1 >= self.lines.len() || !matches!(nodes.get(n), Some(Node::Line(line)) if !line.is_blank())
        {
            return Ok(false);
        }
        self.goes_on(&nodes[n + 1..], at + 1)
    }

    /// Whether line `n` is lost: behind it, reading goes on for some lines.
    pub(super) fn is_lost(&mut self, nodes: &Nodes<'p>, n: usize, at: usize) -> Result<bool, GaveUp> {
        let line = matches!(nodes.get(n), Some(Node::Line(line)) if !line.is_blank());
        Ok(line && self.goes_on(&nodes[n + 1..], at)?)
    }

    /// Whether the line at `at` stands for nothing: behind it, reading goes on with the nodes behind the last one that
    /// read a line (their number, and the draft as it was then).
    pub(super) fn is_extra(&mut self, nodes: &Nodes<'p>, solid: (usize, usize), at: usize) -> Result<bool, GaveUp> {
        let said = self.lines.get(at).is_some_and(|line| !line.trim().is_empty());
        if !said {
            return Ok(false);
        }
        self.goes_on(&nodes[solid.0..], at + 1)
    }

    /// Whether `nodes` read the text from line `from` on, strictly, for some lines or to their own end.
    pub(super) fn goes_on(&mut self, nodes: &Nodes<'p>, from: usize) -> Result<bool, GaveUp> {
        if from >= self.lines.len() {
            return Ok(false);
        }
        let wanted = (from + LINES_BEHIND).min(self.lines.len());
        let mark = self.draft.mark();
        let (mut end, mut all) = (from, true);
        for node in nodes {
            match self.node(node, end)? {
                Some(next) => end = next,
                None => {
                    all = false;
                    break;
                }
            }
            if end >= wanted {
                break;
            }
        }
        self.draft.undo(mark);
        let own = &self.lines[from..end.min(self.lines.len())];
        let says = own.iter().any(|line| !line.trim().is_empty());
        Ok(says && (end >= wanted || all))
    }
}
