//! From a screen file to a program: parts put in, aliases and paths looked up, types checked.
//!
//! Knows the table of paths; must not know how a program is run.

mod line;
mod paths;

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::program::{Axis, Condition, Frame, Guard, Known, Loop, Node, Program, Spot};
use super::schema::Schema;
use super::source::{Item, RawCondition, RawGuard, RawLine, RawLoop, Sheet, Spanned};
use super::value::{Kind, PathId};
use crate::diagnostic::Diagnostic;
use crate::limits::{DEPTH_MAX, SCREEN_NODES_MAX};
use paths::Base;

/// Finds a part by name, or says what is wrong with its file.
pub type FindPart<'a> = dyn Fn(&str) -> Result<Option<Rc<Sheet>>, Vec<Diagnostic>> + 'a;

/// A form: the sheet that it stands in and its shapes.
type FormShapes = (Rc<Sheet>, Rc<Vec<(String, RawLine)>>);

/// Compiles `sheet`, which is the screen called `name`.
pub fn compile(
    schema: &'static Schema,
    name: &str,
    sheet: &Rc<Sheet>,
    find: &FindPart<'_>,
) -> (Program, Vec<Diagnostic>) {
    let mut compiler = Compiler {
        schema,
        name,
        find,
        sheet: sheet.clone(),
        render_only: sheet.head.render_only,
        using: vec![Rc::as_ptr(sheet)],
        aliases: BTreeMap::new(),
        forms: BTreeMap::new(),
        depth: 0,
        deepest: 0,
        count: 0,
        errors: Vec::new(),
    };
    let chosen = compiler.chosen(sheet);
    let nodes = compiler.items(&sheet.body);
    if compiler.count > SCREEN_NODES_MAX {
        compiler.error(0..0, format!("more than {SCREEN_NODES_MAX} lines, parts put in"));
    }
    let known = Known {
        agent: schema.find("agent"),
        release: schema.find("release"),
        zone: schema.find("clock.zone"),
        offset: schema.find("clock.offset_minutes"),
        summer: schema.find("clock.summer_time"),
    };
    let program = Program {
        nodes: nodes.into(),
        chosen,
        depth: usize::from(compiler.deepest),
        no_newline: sheet.head.no_newline,
        known,
    };
    (program, compiler.errors)
}

struct Compiler<'a> {
    schema: &'static Schema,
    /// Name of the whole screen: what `screen` is.
    name: &'a str,
    find: &'a FindPart<'a>,
    /// The sheet that is being compiled, which may be a part.
    sheet: Rc<Sheet>,
    render_only: bool,
    /// The sheets inside each other through `%use`.
    using: Vec<*const Sheet>,
    aliases: BTreeMap<String, Base>,
    forms: BTreeMap<String, FormShapes>,
    depth: u8,
    deepest: u8,
    /// Items so far, parts as often as they are put in.
    count: usize,
    errors: Vec<Diagnostic>,
}

impl Compiler<'_> {
    fn error(&mut self, span: Range<usize>, message: impl Into<String>) -> &mut Diagnostic {
        self.errors
            .push(Diagnostic::new(&self.sheet.file, &self.sheet.text, span, message));
        let last = self.errors.len() - 1;
        &mut self.errors[last]
    }

    fn spot(&self, span: &Range<usize>) -> Spot {
        Spot {
            file: self.sheet.file.clone(),
            text: self.sheet.text.clone(),
            span: span.clone(),
        }
    }

    fn chosen(&mut self, sheet: &Sheet) -> Option<PathId> {
        let (alias, list) = sheet.head.of.as_ref()?;
        let place = self.list(list)?;
        self.enter(alias, format!("{}[]", self.schema.info(place.path).name));
        Some(place.path)
    }

    /// Makes `alias` stand for the entries of a loop one deeper than here.
    fn enter(&mut self, alias: &str, prefix: String) -> Option<Base> {
        let base = Base {
            frame: Frame::Entry(self.depth),
            prefix,
        };
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        self.aliases.insert(alias.to_owned(), base)
    }

    fn leave(&mut self, alias: &str, before: Option<Base>) {
        self.depth -= 1;
        self.restore(alias, before);
    }

    fn restore(&mut self, alias: &str, before: Option<Base>) {
        match before {
            Some(base) => self.aliases.insert(alias.to_owned(), base),
            None => self.aliases.remove(alias),
        };
    }

    fn items(&mut self, items: &[Item]) -> Vec<Node> {
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            self.count += 1;
            if self.count > SCREEN_NODES_MAX {
                break;
            }
            self.item(item, &mut out);
        }
        out
    }

    fn item(&mut self, item: &Item, out: &mut Vec<Node>) {
        match item {
            Item::Line { line, optional } => out.extend(self.output(line, *optional)),
            Item::If { guard, then, otherwise } => self.branch(guard, then, otherwise, out),
            Item::Each(each) => out.extend(self.each(each).map(Node::Each)),
            Item::Use { part, with } => self.use_part(part, with, out),
            Item::Form { name, shapes } => self.form(name, shapes),
        }
    }

    fn branch(&mut self, guard: &RawGuard, then: &[Item], otherwise: &[Item], out: &mut Vec<Node>) {
        let decided = self.decided(&guard.condition).map(|holds| holds != guard.negated);
        let compiled = if decided.is_none() { self.guard(guard) } else { None };
        let then = self.items(then);
        let otherwise = self.items(otherwise);
        match (decided, compiled) {
            (Some(true), _) => out.extend(then),
            (Some(false), _) => out.extend(otherwise),
            (None, Some(guard)) => {
                out.push(Node::If {
                    guard,
                    then: then.into(),
                    otherwise: otherwise.into(),
                });
            }
            (None, None) => {}
        }
    }

    /// `screen` is a path whose value is known here.
    fn decided(&self, condition: &RawCondition) -> Option<bool> {
        match condition {
            RawCondition::Is(path, names) if path.value == "screen" => Some(names.iter().any(|name| name == self.name)),
            RawCondition::Has(path) if path.value == "screen" => Some(true),
            _ => None,
        }
    }

    fn guard(&mut self, raw: &RawGuard) -> Option<Guard> {
        let condition = match &raw.condition {
            RawCondition::Has(path) => self.has(path)?,
            RawCondition::Is(path, values) => {
                let place = self.place(path)?;
                let kind = self.schema.info(place.path).kind;
                self.check_values(kind, values, &raw.span);
                Condition::Is(place, kind, values.iter().map(|value| value.as_str().into()).collect())
            }
            RawCondition::Since(axis, version) => {
                let axis = if axis.value == "agent" {
                    Axis::Agent
                } else {
                    Axis::Release
                };
                Condition::Since(axis, version.clone())
            }
        };
        Some(Guard {
            condition,
            negated: raw.negated,
            at: self.spot(&raw.span),
        })
    }

    /// The question whether anything at or below `path` is set.
    fn has(&mut self, path: &Spanned<String>) -> Option<Condition> {
        let places = self.places(path)?;
        let kind = self.schema.info(places.first()?.path).kind;
        Some(Condition::Has(places.into(), kind))
    }

    fn check_values(&mut self, kind: Kind, values: &[String], span: &Range<usize>) {
        let wrong = |value: &&String| match kind {
            Kind::Text => false,
            Kind::Int | Kind::Duration => value.parse::<i64>().is_err(),
            Kind::Bool => !matches!(value.as_str(), "yes" | "no"),
            Kind::Time | Kind::List => true,
        };
        if let Some(value) = values.iter().find(wrong) {
            let error = self.error(span.clone(), format!("{} is never `{value}`", kind_name(kind)));
            if kind == Kind::Bool {
                error.help = Some("a yes-or-no value is `yes` or `no`".to_owned());
            }
        }
    }

    fn each(&mut self, raw: &RawLoop) -> Option<Loop> {
        let list = self.list(&raw.list)?;
        let prefix = format!("{}[]", self.schema.info(list.path).name);
        if usize::from(self.depth) >= DEPTH_MAX {
            self.error(
                raw.list.span.clone(),
                format!("more than {DEPTH_MAX} loops inside each other"),
            );
            return None;
        }
        let keys = raw.keys.iter().filter_map(|key| self.field(&prefix, key)).collect();
        let depth = self.depth;
        let before = self.enter(&raw.alias.value, prefix);
        let filter = raw.filter.as_ref().and_then(|filter| self.guard(filter));
        let body = self.items(&raw.body).into();
        let between = self.items(&raw.between).into();
        self.leave(&raw.alias.value, before);
        Some(Loop {
            depth,
            list,
            keys,
            distinct: raw.distinct,
            filter,
            between,
            body,
        })
    }

    fn use_part(&mut self, part: &Spanned<String>, with: &[(String, Spanned<String>)], out: &mut Vec<Node>) {
        let sheet = match (self.find)(&part.value) {
            Ok(Some(sheet)) => sheet,
            Ok(None) => {
                self.error(part.span.clone(), format!("no screen `{}`", part.value));
                return;
            }
            Err(mut errors) => return self.errors.append(&mut errors),
        };
        if self.using.contains(&Rc::as_ptr(&sheet)) {
            self.error(
                part.span.clone(),
                format!("`%use {}` goes round in a circle", part.value),
            );
            return;
        }
        if self.using.len() >= DEPTH_MAX {
            self.error(
                part.span.clone(),
                format!("more than {DEPTH_MAX} parts inside each other"),
            );
            return;
        }
        let bases: Vec<(String, Base)> = with
            .iter()
            .filter_map(|(alias, path)| Some((alias.clone(), self.prefix(path)?)))
            .collect();
        let before: Vec<(String, Option<Base>)> = bases
            .into_iter()
            .map(|(alias, base)| (alias.clone(), self.aliases.insert(alias, base)))
            .collect();
        self.using.push(Rc::as_ptr(&sheet));
        let outer = std::mem::replace(&mut self.sheet, sheet.clone());
        out.extend(self.items(&sheet.body));
        self.sheet = outer;
        self.using.pop();
        for (alias, base) in before.into_iter().rev() {
            self.restore(&alias, base);
        }
    }

    fn form(&mut self, name: &Spanned<String>, shapes: &[(String, RawLine)]) {
        let again = self
            .forms
            .get(&name.value)
            .is_some_and(|(sheet, _)| !Rc::ptr_eq(sheet, &self.sheet));
        if again {
            self.error(name.span.clone(), format!("a second form `{}`", name.value));
        }
        if shapes.is_empty() {
            self.error(name.span.clone(), "a form without a shape");
        }
        self.forms
            .insert(name.value.clone(), (self.sheet.clone(), Rc::new(shapes.to_vec())));
    }
}

/// A kind in words.
fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "a text",
        Kind::Int => "a number",
        Kind::Bool => "a yes-or-no value",
        Kind::Time => "a moment",
        Kind::Duration => "a span of time",
        Kind::List => "a list",
    }
}
