//! Recovery: lines that no rule reads are set aside, screen lines that are not there are noted, and reading goes on.
//!
//! What it finds is a proposal: a value that stood near damage may be wrong. Must not know what becomes of it.

use super::reader::{GaveUp, Outcome, Reader};
use crate::screen::program::Line;
use crate::screen::program::{Condition, Guard, Loop, Node};
use crate::screen::reading::Conflict;
use crate::screen::value::Value;

/// How far recovery looks ahead, lines of text and lines of the screen taken together.
const WINDOW: usize = 48;
/// Nodes behind a loop that end the search for its next entry.
const FOLLOWERS: usize = 8;

type Nodes<'p> = [&'p Node];

impl<'p> Reader<'p, '_> {
    /// Reads what can be read; whether it was given up.
    pub fn recover(&mut self) -> bool {
        let mut nodes = Vec::new();
        self.unfold(&self.program.nodes, &mut nodes);
        let end = self.recover_from_some_line(&nodes);
        let rest = match end {
            Ok(Some(end)) => end..self.lines.len(),
            Ok(None) => 0..self.lines.len(),
            Err(GaveUp) => 0..0,
        };
        self.verbatim.extend(rest);
        self.verbatim.sort_unstable();
        self.verbatim.dedup();
        end.is_err()
    }

    /// A fragment may begin inside a branch that a version decides: such branches are laid open.
    fn unfold(&self, nodes: &'p [Node], out: &mut Vec<&'p Node>) {
        for node in nodes {
            match node {
                Node::If {
                    guard:
                        guard @ Guard {
                            condition: Condition::Since(..),
                            ..
                        },
                    then,
                    otherwise,
                } => match self.draft.knows(&guard.condition) {
                    Some(holds) => self.unfold(if holds != guard.negated { then } else { otherwise }, out),
                    None => out.push(node),
                },
                node => out.push(node),
            }
        }
    }

    fn recover_from_some_line(&mut self, nodes: &Nodes<'p>) -> Outcome {
        for from in 0..self.lines.len() {
            let mark = self.draft.mark();
            // A loop without entries reads nothing and begins nowhere.
            if let Some(end) = self.sequence(nodes, from, true)?.filter(|end| *end > from) {
                return Ok(Some(end));
            }
            self.draft.undo(mark);
            self.verbatim.push(from);
        }
        Ok(Some(self.lines.len()))
    }

    /// Nodes in order, with gaps; `outermost` looks through all the rest of the text before it gives in.
    fn sequence(&mut self, nodes: &Nodes<'p>, from: usize, outermost: bool) -> Outcome {
        let (mut n, mut at, mut begun) = (0, from, false);
        while n < nodes.len() {
            if let Some(end) = self.tolerantly(nodes, n, at)? {
                begun |= end > at;
                at = end;
                n += 1;
                continue;
            }
            let Some((skip_text, skip_nodes)) = self.next_hit(nodes, n, at, outermost && (begun || self.filtered))? else {
                if !begun {
                    return Ok(None);
                }
                self.note_missing(&nodes[n..]);
                return Ok(Some(at));
            };
            self.verbatim.extend(at..at + skip_text);
            self.note_missing(&nodes[n..n + skip_nodes]);
            at += skip_text;
            n += skip_nodes;
        }
        Ok(Some(at))
    }

    fn note_missing(&mut self, nodes: &Nodes<'p>) {
        for node in nodes {
            if let Node::Line(line) = node {
                self.missing.push(line);
            }
        }
    }

    /// One node: strictly if possible, else with gaps inside it.
    fn tolerantly(&mut self, nodes: &Nodes<'p>, n: usize, at: usize) -> Outcome {
        let node = nodes[n];
        let mark = self.draft.mark();
        match node {
            Node::Each(each) => {
                let followers = &nodes[(n + 1).min(nodes.len())..(n + 1 + FOLLOWERS).min(nodes.len())];
                self.loop_with_gaps(each, at, followers)
            }
            Node::If { guard, then, otherwise } => {
                let strict = self.node(node, at)?;
                let begins_here = strict == Some(at) && self.starts(node, at)?;
                if strict.is_some() && !begins_here {
                    return Ok(strict);
                }
                self.draft.undo(mark);
                self.branch_with_gaps(guard, then, otherwise, at)
            }
            Node::Line(line) => self.line_with_conflicts(line, at),
            Node::Form(_) => {
                let end = self.node(node, at)?;
                if end.is_none() {
                    self.draft.undo(mark);
                }
                Ok(end)
            }
        }
    }

    /// A line whose words fit and whose values disagree is read; the values read first stay.
    fn line_with_conflicts(&mut self, line: &'p Line, at: usize) -> Outcome {
        if let Some(end) = self.line(line, at)? {
            return Ok(Some(end));
        }
        if !line.strong || !self.matches(line, at)? {
            return Ok(None);
        }
        let before = self.conflicts.len();
        self.tolerant = true;
        let end = self.line(line, at);
        self.tolerant = false;
        if self.conflicts.len() == before {
            // Nothing disagreed: the line was refused because it would not be printed so.
            return Ok(None);
        }
        end
    }

    /// The nearest place where reading can go on: lines of text and nodes to skip.
    fn next_hit(
        &mut self,
        nodes: &Nodes<'p>,
        n: usize,
        at: usize,
        far: bool,
    ) -> Result<Option<(usize, usize)>, GaveUp> {
        for distance in 1..WINDOW {
            for text in 0..=distance {
                let ahead = distance - text;
                if n + ahead < nodes.len()
                    && at + text < self.lines.len()
                    && self.starts(nodes[n + ahead], at + text)?
                {
                    return Ok(Some((text, ahead)));
                }
            }
        }
        if far {
            for text in 1..self.lines.len().saturating_sub(at) {
                for ahead in 0..nodes.len() - n {
                    if self.starts(nodes[n + ahead], at + text)? {
                        return Ok(Some((text, ahead)));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Whether `node` begins at line `at` with a line that says something.
    fn starts(&mut self, node: &Node, at: usize) -> Result<bool, GaveUp> {
        match node {
            Node::Line(line) => Ok(line.strong && self.matches(line, at)?),
            Node::If { then, otherwise, .. } => Ok(self.starts_any(then, at)? || self.starts_any(otherwise, at)?),
            Node::Each(each) => self.starts_any(&each.body, at),
            Node::Form(form) => {
                for (_, line) in &form.shapes {
                    if line.strong && self.matches(line, at)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    /// Whether one of `nodes`, up to the first line with text, begins at `at`.
    fn starts_any<'n>(&mut self, nodes: impl IntoIterator<Item = &'n Node>, at: usize) -> Result<bool, GaveUp> {
        let mut at = at;
        for node in nodes {
            if self.starts(node, at)? {
                return Ok(true);
            }
            if let Node::Line(line) = node {
                if !line.is_blank() {
                    return Ok(false);
                }
                at += usize::from(self.lines.get(at).is_some_and(|text| text.trim().is_empty()));
            }
        }
        Ok(false)
    }

    /// A guard whose branches could not be read strictly: the branch that begins here, with gaps.
    fn branch_with_gaps(&mut self, guard: &'p Guard, then: &'p [Node], otherwise: &'p [Node], at: usize) -> Outcome {
        let known = self.draft.knows(&guard.condition);
        let first = known != Some(guard.negated);
        for then_branch in [first, !first] {
            let body = if then_branch { then } else { otherwise };
            if body.is_empty() || !self.starts_any(body, at)? {
                continue;
            }
            let yes = then_branch != guard.negated;
            let mark = self.draft.mark();
            match known {
                None if !self.draft.assume(guard, yes) => {
                    self.draft.undo(mark);
                    continue;
                }
                Some(holds) if holds != yes => self.note_guard(guard, yes, at),
                _ => {}
            }
            let body: Vec<&Node> = body.iter().collect();
            if let Some(end) = self.sequence(&body, at, false)? {
                return Ok(Some(end));
            }
            self.draft.undo(mark);
        }
        let mark = self.draft.mark();
        let strict = self.choice(guard, then, otherwise, at)?;
        if strict.is_none() {
            self.draft.undo(mark);
        }
        // A guard with one branch may stand for nothing.
        Ok(strict.or_else(|| (then.is_empty() || otherwise.is_empty()).then_some(at)))
    }

    /// The text has the branch of a guard that is known to say the opposite.
    fn note_guard(&mut self, guard: &Guard, yes: bool, at: usize) {
        let path = match &guard.condition {
            Condition::Has(places, _) => places.first().map(|place| place.path),
            Condition::Is(place, ..) => Some(place.path),
            Condition::Since(axis, _) => self.program.known.axis(*axis),
        };
        if let Some(path) = path {
            self.conflicts.push(Conflict {
                line: Some(at),
                path,
                first: Value::Bool(!yes),
                second: Value::Bool(yes),
            });
        }
    }

    /// A loop, entries with gaps, and gaps between entries, but not past what follows the loop.
    fn loop_with_gaps(&mut self, each: &'p Loop, from: usize, followers: &Nodes<'p>) -> Outcome {
        let mut at = from;
        let mut used = Vec::new();
        let body: Vec<&Node> = each.body.iter().collect();
        while at < self.lines.len() {
            let mark = self.draft.mark();
            let mut end = self.entry(each, at, !used.is_empty())?.filter(|end| *end > at);
            if end.is_none() {
                self.draft.undo(mark);
                let Some(skip) = self.next_entry(each, at, &used, followers)? else {
                    break;
                };
                self.verbatim.extend(at..at + skip);
                at += skip;
                self.draft.begin(each.depth);
                end = self.sequence(&body, at, false)?.filter(|end| *end > at);
            }
            let Some(end) = end else {
                self.draft.undo(mark);
                break;
            };
            self.tolerant = true;
            let joined = self.join(each, &mut used);
            self.tolerant = false;
            if !joined {
                self.draft.undo(mark);
                break;
            }
            at = end;
        }
        self.draft.end_list(each.list, used);
        Ok(Some(at))
    }

    /// Lines to the next entry; none if what follows the loop comes first.
    fn next_entry(
        &mut self,
        each: &Loop,
        at: usize,
        used: &[usize],
        followers: &Nodes<'p>,
    ) -> Result<Option<usize>, GaveUp> {
        if self.starts_any(&each.body, at)? {
            return Ok(Some(0));
        }
        if used.is_empty() {
            return Ok(None);
        }
        for skip in 0..WINDOW {
            if self.starts_any(followers.iter().copied(), at + skip)? {
                return Ok(None);
            }
            if skip > 0 && self.starts_any(&each.body, at + skip)? {
                return Ok(Some(skip));
            }
        }
        Ok(None)
    }
}
