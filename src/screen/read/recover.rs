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
/// Lines with text at the beginning of a loop or branch by which it is recognised.
const LINES_LOOKED_AT: usize = 2;
/// Nodes behind a loop that end the search for its next entry.
const FOLLOWERS: usize = 8;

pub(super) type Nodes<'p> = [&'p Node];

impl<'p> Reader<'p, '_> {
    /// Reads what can be read; whether it was given up.
    pub fn recover(&mut self) -> bool {
        let mut nodes = Vec::new();
        self.unfold(&self.program.nodes, &mut nodes);
        let end = self.recover_from_some_line(&nodes);
        let rest = match end {
            Ok(Some(end)) => end..self.lines.len(),
            Ok(None) => 0..self.lines.len(),
            // What was not reached was not read.
            Err(GaveUp) => {
                let set_aside = self.verbatim.iter().max().map_or(0, |line| line + 1);
                let reached = self.furthest.map_or(0, |(line, _)| line);
                reached.max(set_aside).min(self.lines.len())..self.lines.len()
            }
        };
        self.verbatim.extend(rest);
        self.verbatim.sort_unstable();
        self.verbatim.dedup();
        end.is_err()
    }

    /// A fragment may begin inside a branch that a version decides: such branches are laid open.
    fn unfold(&mut self, nodes: &'p [Node], out: &mut Vec<&'p Node>) {
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
                    None => match self.assumed {
                        Some(holds) if self.draft.assume(guard, holds) => {
                            self.unfold(if holds != guard.negated { then } else { otherwise }, out)
                        }
                        _ => out.push(node),
                    },
                },
                node => out.push(node),
            }
        }
    }

    fn recover_from_some_line(&mut self, nodes: &Nodes<'p>) -> Outcome {
        for from in 0..self.lines.len() {
            let mark = self.draft.mark();
            // A loop without entries reads nothing and begins nowhere.
            if let Some(end) = self.sequence(nodes, from, true, &[])?.filter(|end| *end > from) {
                return Ok(Some(end));
            }
            self.draft.undo(mark);
            self.verbatim.push(from);
        }
        Ok(Some(self.lines.len()))
    }

    /// Nodes in order, with gaps; `outermost` looks through all the rest of the text before it gives in. Lines at which
    /// one of `stops` begins belong to what follows.
    fn sequence(&mut self, nodes: &Nodes<'p>, from: usize, outermost: bool, stops: &Nodes<'p>) -> Outcome {
        let (mut n, mut at, mut begun) = (0, from, false);
        // Behind the last node that read a line: nodes that stood for nothing since may still have lines further on.
        let mut solid = (0, self.draft.mark());
        loop {
            if n == nodes.len() {
                // Loops and guards at the end that stood for nothing may begin behind a damaged line.
                if solid.0 == n || at >= self.lines.len() || !begun && !outermost {
                    return Ok(Some(at));
                }
            } else if let Some(end) = self.tolerantly(nodes, n, at, stops)? {
                n += 1;
                if end > at {
                    (begun, at) = (true, end);
                    solid = (n, self.draft.mark());
                }
                continue;
            }
            if self.is_lost(nodes, n, at)? {
                self.note_missing(&nodes[n..=n], at);
                n += 1;
                continue;
            }
            if self.is_one_line(nodes, n, at)? {
                self.verbatim.push(at);
                self.note_missing(&nodes[n..=n], at);
                n += 1;
                (begun, at) = (true, at + 1);
                solid = (n, self.draft.mark());
                continue;
            }
            if self.is_extra(nodes, solid, at)? {
                self.draft.undo(solid.1);
                self.verbatim.push(at);
                (n, at) = (solid.0, at + 1);
                continue;
            }
            let back = solid.0;
            let Some((skip_text, skip_nodes)) =
                self.next_hit(nodes, back, at, outermost && (begun || self.filtered), stops)?
            else {
                if !begun && n < nodes.len() {
                    return Ok(None);
                }
                self.note_missing(&nodes[n..], at);
                return Ok(Some(at));
            };
            self.draft.undo(solid.1);
            self.verbatim.extend(at..at + skip_text);
            self.note_missing(&nodes[back..back + skip_nodes], at);
            at += skip_text;
            n = back + skip_nodes;
            solid = (n, self.draft.mark());
        }
    }

    /// Notes screen lines that are not there; `at` is where the text goes on.
    fn note_missing(&mut self, nodes: &Nodes<'p>, at: usize) {
        let before = self.missing.len();
        for node in nodes {
            if let Node::Line(line) = node {
                self.missing.push(line);
            }
        }
        // A recording that ends early may end inside a line.
        if at + 1 >= self.lines.len() {
            self.behind += self.missing.len() - before;
        }
    }

    /// One node: strictly if possible, else with gaps inside it.
    fn tolerantly(&mut self, nodes: &Nodes<'p>, n: usize, at: usize, stops: &Nodes<'p>) -> Outcome {
        let node = nodes[n];
        let mark = self.draft.mark();
        match node {
            Node::Each(each) => self.loop_with_gaps(each, at, &followers(nodes, n, stops)),
            Node::If { guard, then, otherwise } => {
                let strict = self.node(node, at)?;
                let begins_here = strict == Some(at) && self.starts(node, at)?;
                let stops = followers(nodes, n, stops);
                if let Some(end) = strict.filter(|_| !begins_here)
                    && (end == at || end >= self.lines.len() || self.goes_on(&stops, end)?)
                {
                    return Ok(strict);
                }
                self.draft.undo(mark);
                let (verbatim, missing, conflicts) = (self.verbatim.len(), self.missing.len(), self.conflicts.len());
                let with_gaps = self.branch_with_gaps(guard, then, otherwise, at, &stops)?;
                if strict.is_none_or(|strict| with_gaps.is_some_and(|end| end > strict)) {
                    return Ok(with_gaps);
                }
                self.draft.undo(mark);
                self.verbatim.truncate(verbatim);
                self.missing.truncate(missing);
                self.conflicts.truncate(conflicts);
                self.node(node, at)
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
        stops: &Nodes<'p>,
    ) -> Result<Option<(usize, usize)>, GaveUp> {
        let end = self.stop(at, stops)?;
        for distance in 1..WINDOW {
            for text in 0..=distance.min(end.saturating_sub(at)) {
                let ahead = distance - text;
                if n + ahead < nodes.len() && at + text < end && self.starts(nodes[n + ahead], at + text)? {
                    return self.with_blanks(nodes, n, at, (text, ahead)).map(Some);
                }
            }
        }
        if far {
            for text in usize::from(!self.filtered)..self.lines.len().saturating_sub(at) {
                for ahead in 0..nodes.len() - n {
                    if self.starts(nodes[n + ahead], at + text)? {
                        return self.with_blanks(nodes, n, at, (text, ahead)).map(Some);
                    }
                }
            }
        }
        Ok(None)
    }

    /// The first line behind `at`, as far as the window reaches, that belongs to what follows.
    fn stop(&mut self, at: usize, stops: &Nodes<'p>) -> Result<usize, GaveUp> {
        let end = self.lines.len();
        if !stops.is_empty() {
            for line in (at + 1)..(at + WINDOW).min(end) {
                if self.starts_any(stops.iter().copied(), line)? {
                    return Ok(line);
                }
            }
        }
        Ok(end)
    }

    /// Lines before a hit that say nothing are those of the nodes before it.
    fn with_blanks(
        &mut self,
        nodes: &Nodes<'p>,
        n: usize,
        at: usize,
        (mut text, mut ahead): (usize, usize),
    ) -> Result<(usize, usize), GaveUp> {
        while text > 1
            && ahead > 1
            && let Node::Line(line) = nodes[n + ahead - 1]
            && line.is_blank()
            && self.matches(line, at + text - 1)?
        {
            text -= 1;
            ahead -= 1;
        }
        Ok((text, ahead))
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

    /// Whether one of `nodes`, up to the second line with text (the first may be damaged), begins at `at`.
    fn starts_any<'n>(&mut self, nodes: impl IntoIterator<Item = &'n Node>, at: usize) -> Result<bool, GaveUp> {
        let mut blank = 0;
        let mut said = 0;
        for node in nodes {
            // Only the first line may have blank ones before it: these are the node's.
            let own = if said == 0 { at + blank } else { at };
            if self.starts(node, own)? {
                return Ok(true);
            }
            // Behind these the first line may be damaged, and this is the next.
            if said > 0 && blank > 0 && self.starts(node, at + blank + 1)? {
                return Ok(true);
            }
            if let Node::Line(line) = node {
                if line.is_blank() {
                    let is_blank = self.lines.get(own).is_some_and(|text| text.trim().is_empty());
                    blank += usize::from(said == 0 && is_blank);
                } else if said + 1 < LINES_LOOKED_AT {
                    said += 1;
                } else {
                    return Ok(false);
                }
            }
        }
        Ok(false)
    }

    /// A guard whose branches could not be read strictly: the branch that begins here, with gaps.
    fn branch_with_gaps(
        &mut self,
        guard: &'p Guard,
        then: &'p [Node],
        otherwise: &'p [Node],
        at: usize,
        stops: &Nodes<'p>,
    ) -> Outcome {
        let known = self.draft.knows(&guard.condition);
        let first = known != Some(guard.negated);
        for then_branch in [first, !first] {
            let body = if then_branch { then } else { otherwise };
            if body.is_empty() || !self.starts_any(body, at)? && !self.reads(body, at)? {
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
            if let Some(end) = self.sequence(&body, at, false, stops)? {
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

    /// Whether a branch reads lines at `at` strictly.
    fn reads(&mut self, body: &'p [Node], at: usize) -> Result<bool, GaveUp> {
        let mark = self.draft.mark();
        let end = self.nodes(body, at)?;
        self.draft.undo(mark);
        Ok(end.is_some_and(|end| end > at))
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
        let stops: Vec<&Node> = body.iter().take(1).chain(followers).copied().collect();
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
                end = self.sequence(&body, at, false, &stops)?.filter(|end| *end > at);
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
        each: &'p Loop,
        at: usize,
        used: &[usize],
        followers: &Nodes<'p>,
    ) -> Result<Option<usize>, GaveUp> {
        if self.starts_any(&each.body, at)? {
            return Ok(Some(0));
        }
        if self.follows(followers, at)? {
            return Ok(None);
        }
        // Rows of a table say too little to be recognised; behind one damaged line the next one is still a row.
        if !self.follows(followers, at + 1)? && self.is_row(each, at + 1)? {
            return Ok(Some(1));
        }
        if used.is_empty() {
            return Ok(None);
        }
        for skip in 1..WINDOW {
            if self.starts_any(followers.iter().copied(), at + skip)? {
                return Ok(None);
            }
            if self.starts_any(&each.body, at + skip)? {
                return Ok(Some(skip));
            }
        }
        Ok(None)
    }

    /// Whether what follows a loop is at `at`.
    fn follows(&mut self, followers: &Nodes<'p>, at: usize) -> Result<bool, GaveUp> {
        if self.starts_any(followers.iter().copied(), at)? {
            return Ok(true);
        }
        let Some(first) = followers.first() else {
            return Ok(false);
        };
        let mark = self.draft.mark();
        let end = self.node(first, at)?;
        self.draft.undo(mark);
        Ok(end.is_some_and(|end| end > at))
    }

    /// Whether an entry of a loop can be read at `at`, where something stands.
    fn is_row(&mut self, each: &'p Loop, at: usize) -> Result<bool, GaveUp> {
        let said = |at: usize| self.lines.get(at).is_some_and(|line| !line.trim().is_empty());
        if !said(at) || !said(at - 1) {
            return Ok(false);
        }
        let mark = self.draft.mark();
        let end = self.entry(each, at, false)?;
        self.draft.undo(mark);
        Ok(end.is_some_and(|end| end > at))
    }
}

/// What follows node `n`: the nodes behind it, then `stops`.
fn followers<'p>(nodes: &Nodes<'p>, n: usize, stops: &Nodes<'p>) -> Vec<&'p Node> {
    nodes[n + 1..].iter().chain(stops).take(FOLLOWERS).copied().collect()
}
