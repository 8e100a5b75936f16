//! What makes a screen hard or impossible to read back, found before anyone pastes a capture.
//!
//! Asks the reader's own matcher whether one line could be taken for another. Knows programs only; must not know files.

use std::collections::BTreeSet;

use super::hole::Shape;
use super::program::{Axis, Condition, Form, Frame, Guard, Line, Loop, Node, Part, Place, Program};
use super::read::{Allowance, captures, has_text};
use super::schema::Schema;
use crate::diagnostic::Diagnostic;

/// Paths that may fill a whole line of free text: such a line reads anything.
const FREE_LINES: &[&str] = &[
    "call_home.ds.variables[].text",
    "enforcement_state",
    "export_key.features",
    "ha_error",
];
/// The same, by the list that they are in: `history.trust.entries[].text`.
const FREE_LISTS: (&str, &str) = ("history.", ".entries[].text");

/// Faults of `program`; a screen that is not read has none.
pub fn check(schema: &Schema, program: &Program, render_only: bool) -> Vec<Diagnostic> {
    if render_only {
        return Vec::new();
    }
    let mut known = BTreeSet::new();
    for axis in [Axis::Agent, Axis::Release] {
        if program.known.axis(axis).is_some_and(|path| {
            has_anchor(
                &program.nodes,
                Place {
                    frame: Frame::Root,
                    path,
                },
            )
        }) {
            known.insert(Known::Version(axis));
        }
    }
    let mut lint = Lint {
        schema,
        known,
        found: Vec::new(),
    };
    lint.nodes(&program.nodes, &[]);
    lint.found
}

/// Something that reading knows from here on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Value(Place),
    Version(Axis),
}

struct Lint<'a> {
    schema: &'a Schema,
    known: BTreeSet<Known>,
    found: Vec<Diagnostic>,
}

impl Lint<'_> {
    /// Checks `nodes`; `after` are the sequences that follow them, the nearest first.
    fn nodes(&mut self, nodes: &[Node], after: &[&[Node]]) {
        for (n, node) in nodes.iter().enumerate() {
            let mut following = vec![&nodes[n + 1..]];
            following.extend_from_slice(after);
            match node {
                Node::Line(line) => self.line(line),
                Node::If { guard, then, otherwise } => self.branches(guard, then, otherwise, &following),
                Node::Each(each) => self.each(each, &following),
                Node::Form(form) => {
                    for (_, line) in &form.shapes {
                        self.line(line);
                    }
                    self.shapes(form);
                    self.known.insert(Known::Value(form.is));
                }
            }
        }
    }

    fn line(&mut self, line: &Line) {
        let free = |part: &Part| match part {
            Part::Text(text) => text.trim().is_empty(),
            Part::Tab(_) => true,
            Part::Hole(hole) => matches!(hole.shape, Shape::Text | Shape::Raw),
        };
        if !line.is_blank() && line.parts.iter().all(free) {
            let names = || line.holes().map(|hole| self.schema.info(hole.place.path).name);
            let allowed = |name: &str| {
                FREE_LINES.contains(&name) || name.starts_with(FREE_LISTS.0) && name.ends_with(FREE_LISTS.1)
            };
            if let Some(name) = names().find(|name| !allowed(name)) {
                let message = format!("a whole line of free text (`{name}`) reads anything");
                self.found.push(
                    line.at
                        .diagnostic(message)
                        .help("give it a fixed word or a narrower type"),
                );
            }
        }
        self.neighbours(line);
        self.known.extend(line.holes().map(|hole| Known::Value(hole.place)));
    }

    /// Two values without fixed text between them: nobody can tell where the first one ends.
    fn neighbours(&mut self, line: &Line) {
        let open = |part: &Part| matches!(part, Part::Hole(hole) if matches!(hole.shape, Shape::Text | Shape::Raw | Shape::Word));
        let value = |part: &Part| matches!(part, Part::Hole(hole) if !matches!(hole.shape, Shape::Plural(_)));
        if line.parts.windows(2).any(|pair| open(&pair[0]) && value(&pair[1])) {
            let fault = line
                .at
                .diagnostic("where the first of two values without text between them ends cannot be told");
            self.found.push(fault.help("put fixed text or a column between them"));
        }
    }

    /// A shape that is tried before another must not read it.
    fn shapes(&mut self, form: &Form) {
        let allowance = Allowance::default();
        for (n, (tag, line)) in form.shapes.iter().enumerate() {
            for (other, after) in &form.shapes[n + 1..] {
                if captures(&line.parts, &example(after), allowance).is_some() {
                    let message = format!("the shape `{tag}` also reads the shape `{other}` behind it");
                    let help = "put the shape with more fixed text first";
                    self.found.push(line.at.diagnostic(message).help(help));
                }
            }
        }
    }

    fn branches(&mut self, guard: &Guard, then: &[Node], otherwise: &[Node], after: &[&[Node]]) {
        if !self.decided(&guard.condition) {
            self.blank_branch(guard, then, otherwise);
            let text_first = has_text(then) || !has_text(otherwise);
            let (first, second) = if text_first {
                (then, otherwise)
            } else {
                (otherwise, then)
            };
            let mut rest = vec![second];
            rest.extend_from_slice(after);
            self.confusion(&[first], &rest, "the other branch or of what follows");
            self.either(guard, if guard.negated { otherwise } else { then });
        }
        self.known.append(&mut places(&guard.condition));
        let before = self.known.clone();
        self.nodes(then, after);
        let then_known = std::mem::replace(&mut self.known, before);
        self.nodes(otherwise, after);
        self.known.retain(|known| then_known.contains(known));
    }

    /// Whether reading knows the answer before it comes here.
    fn decided(&self, condition: &Condition) -> bool {
        let known = |place: &Place| self.known.contains(&Known::Value(*place));
        match condition {
            Condition::Has(places, _) => places.iter().any(known),
            Condition::Is(place, ..) => known(place),
            Condition::Since(axis, _) => self.known.contains(&Known::Version(*axis)),
        }
    }

    /// A branch for one value or another has to say which.
    fn either(&mut self, guard: &Guard, branch: &[Node]) {
        if let Condition::Is(place, _, values) = &guard.condition
            && values.len() > 1
            && !prints(branch, *place)
        {
            let fault = guard.at.diagnostic("which of these values it is cannot be read back");
            self.found
                .push(fault.help("print the value in the branch, or ask for one value at a time"));
        }
    }

    /// Empty lines alone do not tell which branch stands there.
    fn blank_branch(&mut self, guard: &Guard, then: &[Node], otherwise: &[Node]) {
        if !then.is_empty() && !has_text(then) && !has_text(otherwise) {
            let fault = guard
                .at
                .diagnostic("a branch of empty lines only cannot be told from no branch");
            self.found
                .push(fault.help("the guard must ask for something that a line before it says"));
        }
    }

    fn each(&mut self, each: &Loop, after: &[&[Node]]) {
        self.confusion(&[&each.body], after, "what follows the loop");
        let own = |known: &Known| matches!(known, Known::Value(Place { frame: Frame::Entry(depth), .. }) if *depth >= each.depth);
        self.known.retain(|known| !own(known));
        self.nodes(&each.body, &[&each.between, &each.body]);
        self.nodes(&each.between, &[&each.body]);
        self.known.retain(|known| !own(known));
        self.known.insert(Known::Value(each.list));
    }

    /// The first lines of `first`, which is tried first, must not read those of `second`.
    fn confusion(&mut self, first: &[&[Node]], second: &[&[Node]], whose: &str) {
        let allowance = Allowance {
            trimmed: true,
            expanded: false,
        };
        let others = self.first_lines(second);
        for (blanks, line) in self.first_lines(first) {
            // Behind another number of empty lines there is no confusion.
            for (_, other) in others
                .iter()
                .filter(|(before, other)| *before == blanks && !std::ptr::eq(line, *other))
            {
                if captures(&line.parts, &example(other), allowance).is_some() {
                    let message = format!("this line also reads the line `{}` of {whose}", other.at.source());
                    let help = "put the line with more fixed text first, or let an earlier line decide";
                    self.found.push(line.at.diagnostic(message).help(help));
                }
            }
        }
    }
}

impl Lint<'_> {
    /// All lines with text that may come first where these sequences stand one behind the other, with the number of
    /// empty lines before them. What a decided guard holds is left out: there is no choice about it.
    fn first_lines<'p>(&self, sequences: &[&'p [Node]]) -> Vec<(usize, &'p Line)> {
        let mut out = Vec::new();
        let mut blanks = 0;
        for node in sequences.iter().flat_map(|nodes| nodes.iter()) {
            if !self.collect_first(node, &mut blanks, &mut out) {
                break;
            }
        }
        out
    }

    /// Adds the first lines of `node`; whether what follows it may come first too.
    fn collect_first<'p>(&self, node: &'p Node, blanks: &mut usize, out: &mut Vec<(usize, &'p Line)>) -> bool {
        let mut all = |nodes: &'p [Node]| {
            let mut own = *blanks;
            nodes.iter().all(|node| self.collect_first(node, &mut own, out))
        };
        match node {
            Node::If { guard, .. } if self.decided(&guard.condition) => true,
            Node::If { then, otherwise, .. } => {
                let through = all(then);
                all(otherwise) || through
            }
            Node::Each(each) => {
                all(&each.body);
                true
            }
            Node::Line(line) if line.is_blank() => {
                *blanks += 1;
                true
            }
            Node::Line(line) => {
                out.push((*blanks, line));
                false
            }
            Node::Form(form) => {
                out.extend(form.shapes.iter().map(|(_, line)| (*blanks, line)));
                false
            }
        }
    }
}

fn places(condition: &Condition) -> BTreeSet<Known> {
    match condition {
        Condition::Has(places, _) => places.iter().copied().map(Known::Value).collect(),
        Condition::Is(place, ..) => [Known::Value(*place)].into(),
        Condition::Since(..) => BTreeSet::new(),
    }
}

/// Whether a line of `nodes` has a hole for `place`, or a guard that tells its value.
fn prints(nodes: &[Node], place: Place) -> bool {
    nodes.iter().any(|node| match node {
        Node::Line(line) => line.holes().any(|hole| hole.place == place),
        Node::If { guard, then, otherwise } => {
            let tells = matches!(&guard.condition, Condition::Is(asked, ..) if *asked == place);
            tells || prints(then, place) || prints(otherwise, place)
        }
        Node::Each(each) => prints(&each.body, place),
        Node::Form(form) => {
            form.is == place
                || form
                    .shapes
                    .iter()
                    .any(|(_, line)| line.holes().any(|hole| hole.place == place))
        }
    })
}

/// Whether a line names the version at `place` so that it can be looked up before reading.
fn has_anchor(nodes: &[Node], place: Place) -> bool {
    nodes.iter().any(|node| match node {
        Node::Line(line) => super::read::is_anchor(line, place.path),
        Node::If { then, otherwise, .. } => has_anchor(then, place) || has_anchor(otherwise, place),
        Node::Each(each) => has_anchor(&each.body, place),
        Node::Form(_) => false,
    })
}

/// A text that the line could be.
fn example(line: &Line) -> String {
    let mut out = String::new();
    for part in &line.parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Tab(column) => {
                let width = out.chars().count();
                out.extend(std::iter::repeat_n(' ', column.saturating_sub(width)));
            }
            Part::Hole(hole) => match (&hole.or, &hole.shape) {
                (Some(or), _) => out.push_str(or),
                (None, shape) => out.push_str(shape.example()),
            },
        }
    }
    out
}
