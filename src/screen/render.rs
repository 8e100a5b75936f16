//! State to text: walks a program once and appends to one string.
//!
//! Knows programs and a way to look values up; must not know files. No pattern matching happens here.

use std::borrow::Cow;

use super::moment::Zone;
use super::program::{Axis, Condition, Form, Frame, Guard, Hole, Line, Loop, Node, Part, Place, Program};
use super::schema::View;
use super::summer::Summer;
use super::value::{Kind, PathId, Record, Value};
use super::version::Version;

/// Where values come from: a state and its entries when rendering, what was read so far when reading.
pub trait Lookup {
    /// The value at `place`; `Absent` when there is none.
    fn value(&self, place: Place) -> Cow<'_, Value>;
}

/// A hole that was printed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedHole {
    /// The line, from 0.
    pub line: usize,
    /// The path.
    pub path: PathId,
    /// The lists around it and the number of the entry in each, outermost first.
    pub entries: Vec<(PathId, usize)>,
}

/// The entries that the loops around a line stand on, innermost first.
#[derive(Clone, Copy)]
struct Entry<'a> {
    depth: u8,
    list: PathId,
    number: usize,
    record: &'a Record,
    outer: Option<&'a Entry<'a>>,
}

/// Everything a line can ask for.
#[derive(Clone, Copy)]
struct Scope<'a> {
    view: &'a dyn View,
    arguments: &'a Record,
    entry: Option<&'a Entry<'a>>,
}

impl Lookup for Scope<'_> {
    fn value(&self, place: Place) -> Cow<'_, Value> {
        match place.frame {
            Frame::Root => self.view.get(place.path),
            Frame::Arguments => Cow::Borrowed(self.arguments.value(place.path)),
            Frame::Entry(depth) => {
                let mut entry = self.entry;
                while let Some(found) = entry {
                    if found.depth == depth {
                        return self.view.field(found.list, found.record, place.path);
                    }
                    entry = found.outer;
                }
                Cow::Owned(Value::Absent)
            }
        }
    }
}

impl Scope<'_> {
    /// The entries that a place of `frame` lies in, outermost first.
    fn entries(&self, frame: Frame) -> Vec<(PathId, usize)> {
        let Frame::Entry(depth) = frame else { return Vec::new() };
        let around = std::iter::successors(self.entry, |entry| entry.outer);
        let mut entries: Vec<_> = around
            .filter(|entry| entry.depth <= depth)
            .map(|entry| (entry.list, entry.number))
            .collect();
        entries.reverse();
        entries
    }
}

/// What rendering made.
pub struct Printed<'p> {
    /// The text.
    pub text: String,
    /// Paths that were printed without a value.
    pub missing: Vec<PathId>,
    /// The screen lines that printed it, one for each line of the text; empty unless asked for.
    pub lines: Vec<&'p Line>,
}

/// Which holes stand on which lines of what [`render`] prints.
pub fn holes(
    program: &Program,
    view: &dyn View,
    arguments: &Record,
    chosen: Option<(PathId, &Record)>,
) -> Vec<PrintedHole> {
    run(program, view, arguments, chosen, true).holes.unwrap_or_default()
}

/// Renders `program`; `traced` asks for the screen lines too.
pub fn render<'p>(
    program: &'p Program,
    view: &dyn View,
    arguments: &Record,
    chosen: Option<(PathId, &Record)>,
    traced: bool,
) -> Printed<'p> {
    let renderer = run(program, view, arguments, chosen, traced);
    Printed {
        text: renderer.out,
        missing: renderer.missing,
        lines: renderer.lines.unwrap_or_default(),
    }
}

fn run<'p>(
    program: &'p Program,
    view: &dyn View,
    arguments: &Record,
    chosen: Option<(PathId, &Record)>,
    traced: bool,
) -> Renderer<'p> {
    let version = |axis| {
        let path = program.known.axis(axis)?;
        Version::parse(view.get(path).as_text()?)
    };
    let mut renderer = Renderer {
        out: String::with_capacity(1024),
        missing: Vec::new(),
        lines: traced.then(Vec::new),
        holes: traced.then(Vec::new),
        printed: 0,
        zone: zone(program, &|path| view.get(path)),
        agent: version(Axis::Agent),
        release: version(Axis::Release),
    };
    let entry = chosen
        .filter(|(list, _)| program.chosen == Some(*list))
        .map(|(list, record)| Entry {
            depth: 0,
            list,
            number: 0,
            record,
            outer: None,
        });
    renderer.nodes(
        &program.nodes,
        Scope {
            view,
            arguments,
            entry: entry.as_ref(),
        },
    );
    if program.no_newline && renderer.out.ends_with('\n') {
        renderer.out.pop();
    }
    renderer
}

/// The zone that the clock paths name; UTC when they name none.
pub fn zone<'a>(program: &Program, get: &dyn Fn(PathId) -> Cow<'a, Value>) -> Zone {
    let mut zone = Zone::default();
    if let Some(name) = program.known.zone.map(get).as_deref().and_then(Value::as_text) {
        name.clone_into(&mut zone.name);
    }
    if let Some(minutes) = program.known.offset.map(get).as_deref().and_then(Value::as_int) {
        zone.offset_minutes = minutes;
    }
    zone.summer = program
        .known
        .summer
        .map(get)
        .as_deref()
        .and_then(Value::as_text)
        .and_then(Summer::parse);
    zone
}

struct Renderer<'p> {
    out: String,
    missing: Vec<PathId>,
    lines: Option<Vec<&'p Line>>,
    /// Where holes stand, if somebody asks.
    holes: Option<Vec<PrintedHole>>,
    /// Lines printed so far.
    printed: usize,
    zone: Zone,
    agent: Option<Version>,
    release: Option<Version>,
}

impl<'p> Renderer<'p> {
    fn nodes(&mut self, nodes: &'p [Node], scope: Scope<'_>) {
        for node in nodes {
            match node {
                Node::Line(line) => self.line(line, scope),
                Node::If { guard, then, otherwise } => {
                    let branch = if self.holds(guard, scope) { then } else { otherwise };
                    self.nodes(branch, scope);
                }
                Node::Each(each) => self.each(each, scope),
                Node::Form(form) => self.line(shape_of(form, &scope), scope),
            }
        }
    }

    fn line(&mut self, line: &'p Line, scope: Scope<'_>) {
        if let Some(lines) = &mut self.lines {
            lines.push(line);
        }
        show_line(line, &scope, &self.zone, &mut self.out, &mut |path| {
            self.missing.push(path)
        });
        self.out.push('\n');
        if let Some(holes) = &mut self.holes {
            holes.extend(line.holes().map(|hole| PrintedHole {
                line: self.printed,
                path: hole.place.path,
                entries: scope.entries(hole.place.frame),
            }));
        }
        self.printed += 1;
    }

    fn holds(&self, guard: &Guard, scope: Scope<'_>) -> bool {
        let holds = match &guard.condition {
            Condition::Has(places, _) => places.iter().any(|place| scope.value(*place).is_set()),
            Condition::Is(place, kind, options) => is_one_of(&scope.value(*place), *kind, options),
            Condition::Since(axis, version) => {
                let own = if *axis == Axis::Agent {
                    &self.agent
                } else {
                    &self.release
                };
                own.as_ref().is_some_and(|own| own >= version)
            }
        };
        holds != guard.negated
    }

    fn each(&mut self, each: &'p Loop, scope: Scope<'_>) {
        let list = scope.value(each.list);
        let mut seen: Vec<Vec<Cow<'_, Value>>> = Vec::new();
        let mut first = true;
        for (number, record) in list.items().iter().enumerate() {
            let entry = Entry {
                depth: each.depth,
                list: each.list.path,
                number,
                record,
                outer: scope.entry,
            };
            let scope = Scope {
                entry: Some(&entry),
                ..scope
            };
            if each.filter.as_ref().is_some_and(|filter| !self.holds(filter, scope)) {
                continue;
            }
            if each.distinct {
                let key: Vec<_> = each
                    .keys
                    .iter()
                    .map(|key| Cow::Owned(scope.view.field(entry.list, record, *key).into_owned()))
                    .collect();
                if seen.contains(&key) {
                    continue;
                }
                seen.push(key);
            }
            if !std::mem::take(&mut first) {
                self.nodes(&each.between, scope);
            }
            self.nodes(&each.body, scope);
        }
    }
}

/// Whether `value`, as conditions write it, is one of `options`. A boolean that is not there is `no`.
pub fn is_one_of(value: &Value, kind: Kind, options: &[Box<str>]) -> bool {
    let is = |text: &str| options.iter().any(|option| &**option == text);
    match value {
        Value::Absent => kind == Kind::Bool && is("no"),
        Value::Text(text) => is(text),
        Value::Bool(yes) => is(if *yes { "yes" } else { "no" }),
        Value::Int(n) => options.iter().any(|option| option.parse() == Ok(*n)),
        Value::Time(_) | Value::List(_) => false,
    }
}

/// The line of a form that the state asks for: the one that `.is` names; without it, the first of those whose holes all
/// have a value and which have the most of them.
fn shape_of<'f>(form: &'f Form, lookup: &dyn Lookup) -> &'f Line {
    let is = lookup.value(form.is);
    if let Some((_, line)) = is
        .as_text()
        .and_then(|is| form.shapes.iter().find(|(tag, _)| **tag == *is))
    {
        return line;
    }
    let filled = |line: &Line| {
        let all = line
            .holes()
            .all(|hole| hole.or.is_some() || lookup.value(hole.place).is_set());
        if all { line.holes().count() as i64 } else { -1 }
    };
    let mut best = &form.shapes[0].1;
    for (_, line) in &form.shapes[1..] {
        if filled(line) > filled(best) {
            best = line;
        }
    }
    best
}

/// Appends `line`, without a line end; calls `missing` for each hole that had nothing to print.
pub fn show_line(line: &Line, lookup: &dyn Lookup, zone: &Zone, out: &mut String, missing: &mut dyn FnMut(PathId)) {
    let start = out.len();
    for part in &line.parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Tab(column) => {
                let width = width(&out[start..]);
                out.extend(std::iter::repeat_n(' ', column.saturating_sub(width)));
            }
            Part::Hole(hole) => show_hole(hole, lookup, zone, out, missing),
        }
    }
}

fn show_hole(hole: &Hole, lookup: &dyn Lookup, zone: &Zone, out: &mut String, missing: &mut dyn FnMut(PathId)) {
    let value = lookup.value(hole.place);
    match (&*value, &hole.or) {
        (Value::Absent, Some(or)) => out.push_str(or),
        (value, _) => {
            if !hole.shape.show(value, zone, out) {
                missing(hole.place.path);
            }
        }
    }
}

/// Columns that `text` takes: its characters.
fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}
