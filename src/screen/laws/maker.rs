//! States made up: a walk over the program that chooses at each guard, loop and hole, and keeps to what it chose.
//!
//! Must not know text: what it makes is printed and read by others.

use std::collections::BTreeMap;

use chrono::DateTime;

use super::Sample;
use super::prints::{Prints, bounds, prints};
use crate::screen::hole::Shape;
use crate::screen::moment::TimeShape;
use crate::screen::program::{Condition, Form, Frame, Guard, Hole, Line, Loop, Node, Place, Program};
use crate::screen::read::draft::Draft;
use crate::screen::render::is_one_of;
use crate::screen::value::{Kind, PathId, Record, Value};

/// A state for `program`. Each choice takes one number of `choices`; when they run out, the first possibility is taken.
pub(super) fn make(program: &Program, choices: &[u32]) -> Sample {
    let mut maker = Maker {
        program,
        draft: Draft::new(&Record::new(), program.depth, program.known),
        prints: prints(program),
        choices,
        next: 0,
        serial: 0,
    };
    let known = maker.versions();
    for (path, value) in known.iter() {
        maker.put(
            Place {
                frame: Frame::Root,
                path,
            },
            value.clone(),
        );
    }
    maker.nodes(&program.nodes);
    let (mut state, ..) = maker.draft.into_state(program.chosen);
    let entry = |list: PathId| Some((list, state.items_mut(list).pop()?));
    Sample {
        chosen: program.chosen.and_then(entry),
        state,
        known,
    }
}

struct Maker<'a> {
    program: &'a Program,
    draft: Draft,
    prints: BTreeMap<PathId, Prints>,
    choices: &'a [u32],
    next: usize,
    serial: u32,
}

impl<'a> Maker<'a> {
    fn number(&mut self) -> u32 {
        let number = self.choices.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        number
    }

    fn choose(&mut self, among: usize) -> usize {
        self.number() as usize % among.max(1)
    }

    fn put(&mut self, place: Place, value: Value) -> bool {
        self.draft.put(place, value)
    }

    /// A version on each axis that guards ask for: one that they name, or one before all of them.
    fn versions(&mut self) -> Record {
        let mut named = BTreeMap::new();
        bounds(&self.program.nodes, &mut named);
        let mut known = Record::new();
        for (axis, mut versions) in named {
            versions.sort();
            versions.dedup();
            let n = self.choose(versions.len() + 1);
            let version = versions.get(n).map_or_else(|| "1.0".to_owned(), ToString::to_string);
            if let Some(path) = self.program.known.axis(axis) {
                known.put(path, version.into());
            }
        }
        if let Some(path) = self.program.known.offset {
            known.put(path, Value::Int([0, 60, -480][self.choose(3)]));
        }
        if let Some(path) = self.program.known.zone {
            known.put(path, Value::text(["UTC", "CET", "pacific"][self.choose(3)]));
        }
        known
    }

    fn nodes(&mut self, nodes: &'a [Node]) {
        for node in nodes {
            match node {
                Node::Line(line) => self.line(line),
                Node::If { guard, then, otherwise } => self.branch(guard, then, otherwise),
                Node::Each(each) => self.each(each),
                Node::Form(form) => self.form(form),
            }
        }
    }

    fn line(&mut self, line: &'a Line) {
        for hole in line.holes() {
            self.hole(hole);
        }
    }

    fn hole(&mut self, hole: &Hole) {
        if self.draft.is_known(hole.place) || matches!(hole.shape, Shape::Plural(_)) {
            return;
        }
        if hole.or.is_some() && !self.draft.is_expected(hole.place) && self.choose(3) == 0 {
            self.put(hole.place, Value::Absent);
            return;
        }
        self.fill(hole.place, hole.kind, hole.or.as_deref());
    }

    /// Some value at `place` that all holes of its path can print, and that does not print as `none`.
    fn fill(&mut self, place: Place, kind: Kind, none: Option<&str>) {
        for attempt in 0..8 {
            let value = self.value(place.path, kind, attempt);
            if none != Some(value.to_string().as_str()) && self.put(place, value) {
                return;
            }
        }
    }

    /// Another value at each attempt, also when the choices have run out.
    fn value(&mut self, path: PathId, kind: Kind, attempt: u32) -> Value {
        let Prints { shapes, width } = self.prints.get(&path).cloned().unwrap_or_default();
        let number = self.number().wrapping_add(attempt);
        match kind {
            Kind::Text => self.text(&shapes, width.unwrap_or(usize::MAX), number),
            Kind::Int => {
                let fits = width.map_or(i64::MAX, |width| 10_i64.saturating_pow(width.min(18) as u32));
                Value::Int(i64::from(number % 4) * i64::from(number % 1000) % fits)
            }
            Kind::Bool => Value::Bool(number % 2 == 1),
            Kind::Duration => Value::Int(i64::from(number) / 60 * 60),
            Kind::Time => self.moment(&shapes, number),
            Kind::List => Value::List(Vec::new()),
        }
    }

    /// A text that begins so that no other begins so, and that has an inner blank where no hole forbids it.
    fn text(&mut self, shapes: &[Shape], width: usize, number: u32) -> Value {
        for shape in shapes {
            if let Shape::OneOf(words) = shape {
                return Value::text(&*words[number as usize % words.len()]);
            }
        }
        self.serial += 1;
        let word = shapes
            .iter()
            .any(|shape| matches!(shape, Shape::Word | Shape::Right(_)));
        let tail = ["", "-a_b", "xyzxyzxyzxyzxyzxyzxyzxyz", " and more", " x y", ".2"]
            [number as usize % if word { 3 } else { 6 }];
        let text: String = format!("q{}{tail}", self.serial).chars().take(width).collect();
        Value::text(text.trim_end())
    }

    fn moment(&mut self, shapes: &[Shape], number: u32) -> Value {
        let day_only = shapes.iter().all(|shape| *shape == Shape::Time(TimeShape::IsoDate));
        let offset = self
            .program
            .known
            .offset
            .and_then(|path| self.draft.root(path).as_int())
            .unwrap_or(0)
            * 60;
        // From 2020 on; a moment that no hole can tell from midnight is midnight.
        let seconds = 1_577_836_800 + i64::from(number % 300_000_000) + 1;
        let seconds = if day_only {
            seconds / 86_400 * 86_400 - offset
        } else {
            seconds
        };
        DateTime::from_timestamp(seconds, 0).map_or(Value::Absent, Value::Time)
    }

    fn branch(&mut self, guard: &'a Guard, then: &'a [Node], otherwise: &'a [Node]) {
        let yes = match self.draft.knows(&guard.condition) {
            Some(known) => known,
            None => self.decide(guard),
        };
        self.nodes(if yes != guard.negated { then } else { otherwise });
        if let (true, Condition::Has(places, kind), None) = (yes, &guard.condition, self.draft.knows(&guard.condition))
        {
            self.fill(places[0], *kind, None);
        }
    }

    /// Chooses an answer and makes it so.
    fn decide(&mut self, guard: &Guard) -> bool {
        let yes = self.choose(2) == 0;
        match &guard.condition {
            Condition::Is(place, kind, options) if yes => {
                let option = &options[self.choose(options.len())];
                let value = match kind {
                    Kind::Int | Kind::Duration => option.parse().map_or(Value::Absent, Value::Int),
                    Kind::Bool => Value::Bool(&**option == "yes"),
                    _ => Value::text(&**option),
                };
                self.put(*place, value)
            }
            Condition::Has(places, kind) if yes => {
                if *kind == Kind::Bool && places.len() == 1 {
                    self.put(places[0], Value::Bool(true));
                } else if places.len() == 1 {
                    self.draft.expect(places[0]);
                }
                true
            }
            _ => {
                self.draft.assume(guard, yes);
                yes
            }
        }
    }

    fn form(&mut self, form: &'a Form) {
        let known = |draft: &Draft, tag: &str| is_one_of(draft.get(form.is), Kind::Text, &[tag.into()]);
        let at = match form.shapes.iter().position(|(tag, _)| known(&self.draft, tag)) {
            Some(at) => at,
            None => self.choose(form.shapes.len()),
        };
        let (tag, line) = &form.shapes[at];
        self.put(form.is, Value::text(&**tag));
        self.line(line);
    }

    fn each(&mut self, each: &'a Loop) {
        let known = self
            .draft
            .is_known(each.list)
            .then(|| self.draft.get(each.list).items().len());
        let least = usize::from(self.draft.is_expected(each.list));
        let count = known.unwrap_or_else(|| least + self.choose(3));
        for at in 0..count {
            self.draft.resume(each.list, each.depth, at);
            let printed = match &each.filter {
                None => true,
                Some(filter) => match self.draft.knows(&filter.condition) {
                    Some(known) => known,
                    None => self.decide(filter),
                },
            };
            if printed {
                self.nodes(&each.body);
                self.nodes(&each.between);
            }
            self.draft.store(each.list, each.depth, at);
        }
        self.draft.end_list(each.list, Vec::new());
    }
}
