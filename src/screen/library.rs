//! The library: every screen of every rendition, parsed at first use and kept.
//!
//! Knows file names and renditions; must not know where the files came from.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::Screen;
use super::compile::compile;
use super::schema::Schema;
use super::source::{Sheet, SheetFile};
use super::{dsl, lint};
use crate::diagnostic::{Diagnostic, SourceFile};

/// The rendition that others fall back on.
pub const BASE_RENDITION: &str = "ios-xe";

/// Rendition and name.
type Key = (String, String);
/// A screen, or what is wrong with it.
type Compiled = Result<Rc<Screen>, Vec<Diagnostic>>;

/// All screens. A file `…screens/<rendition>/<name>.screen` holds the screen `<name>` of that rendition, and one screen
/// `<name>/<part>` for each `%screen <part>` in it. Of two files with one place, the later one counts. What lies in a
/// folder called `part` is no screen of its own: others `%use` it.
#[derive(Debug)]
pub struct Library {
    schema: &'static Schema,
    files: BTreeMap<Key, SourceFile>,
    /// Where each screen or part stands: its file, and the name behind `%screen`.
    places: BTreeMap<Key, (Key, Option<String>)>,
    /// Names of screens of any rendition, for the many questions of a grammar that is loaded.
    known: BTreeSet<String>,
    parsed: RefCell<BTreeMap<Key, Rc<SheetFile>>>,
    compiled: RefCell<BTreeMap<Key, Compiled>>,
}

impl Library {
    /// A library of `files`; files that are not screens are left alone. Nothing is parsed yet.
    pub fn new(schema: &'static Schema, files: Vec<SourceFile>) -> Self {
        let files: BTreeMap<Key, SourceFile> = files
            .into_iter()
            .filter_map(|file| Some((place(&file.name)?, file)))
            .collect();
        let mut places = BTreeMap::new();
        for (key, file) in &files {
            let (own, named) = screens_in(&file.text);
            for name in named {
                places.insert(
                    (key.0.clone(), format!("{}/{name}", key.1)),
                    (key.clone(), Some(name.to_owned())),
                );
            }
            if own {
                places.insert(key.clone(), (key.clone(), None));
            }
        }
        let known = places.keys().map(|(_, name)| name);
        let known = known.filter(|name| !is_part(name)).cloned().collect();
        Self {
            schema,
            files,
            places,
            known,
            parsed: RefCell::default(),
            compiled: RefCell::default(),
        }
    }

    /// Whether any rendition has a screen called `name`.
    pub fn has(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// All screens: rendition and name.
    pub fn names(&self) -> Vec<(String, String)> {
        self.places.keys().filter(|(_, name)| !is_part(name)).cloned().collect()
    }

    /// Files that were parsed so far, by their names: what is not shown is not parsed.
    pub fn parsed(&self) -> Vec<String> {
        self.parsed.borrow().keys().map(|(_, name)| name.clone()).collect()
    }

    /// The table of paths that its screens are made over.
    pub fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// The screen called `name` as `rendition` shows it: its own, else that of [`BASE_RENDITION`].
    ///
    /// # Errors
    /// Everything that is wrong with its file or with a part that it uses; one diagnostic if there is no such screen.
    pub fn get(&self, rendition: &str, name: &str) -> Result<Rc<Screen>, Vec<Diagnostic>> {
        let key = (rendition.to_owned(), name.to_owned());
        if let Some(known) = self.compiled.borrow().get(&key) {
            return known.clone();
        }
        let made = self.make(rendition, name);
        self.compiled.borrow_mut().insert(key, made.clone());
        made
    }

    fn make(&self, rendition: &str, name: &str) -> Result<Rc<Screen>, Vec<Diagnostic>> {
        let Some(sheet) = self.sheet(rendition, name)? else {
            let (file, text): (Arc<str>, Arc<str>) = (name.into(), "".into());
            return Err(vec![Diagnostic::new(&file, &text, 0..0, format!("no screen `{name}`"))]);
        };
        let (program, errors) = compile(self.schema, name, &sheet, &|part| self.sheet(rendition, part));
        if errors.is_empty() {
            Ok(Rc::new(Screen {
                name: name.to_owned(),
                schema: self.schema,
                head: sheet.head.clone(),
                program,
            }))
        } else {
            Err(errors)
        }
    }

    /// The sheet of `rendition` called `name`, or that of the base rendition.
    pub(super) fn sheet(&self, rendition: &str, name: &str) -> Result<Option<Rc<Sheet>>, Vec<Diagnostic>> {
        let place = |rendition: &str| self.places.get(&(rendition.to_owned(), name.to_owned()));
        let Some((key, part)) = place(rendition).or_else(|| place(BASE_RENDITION)) else {
            return Ok(None);
        };
        let file = self.file(key);
        if !file.errors.is_empty() {
            return Err(file.errors.clone());
        }
        Ok(file.sheets.iter().find(|sheet| sheet.name == *part).cloned())
    }

    fn file(&self, key: &Key) -> Rc<SheetFile> {
        let mut parsed = self.parsed.borrow_mut();
        let parse = || Rc::new(dsl::parse(&self.files[key]));
        parsed.entry(key.clone()).or_insert_with(parse).clone()
    }

    /// Everything that is wrong with any screen or file, each fault once, in the order of the files.
    pub fn lint(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut used = BTreeSet::new();
        for key in self.files.keys() {
            let file = self.file(key);
            found.extend(file.errors.iter().chain(&file.lints).cloned());
            used.extend(file.sheets.iter().flat_map(|sheet| sheet.parts()));
        }
        for (rendition, name) in self.names() {
            match self.get(&rendition, &name) {
                Ok(screen) => found.extend(lint::check(self.schema, &screen.program, screen.head.render_only)),
                Err(errors) => found.extend(errors),
            }
        }
        for (key, (file, _)) in self.places.iter().filter(|((_, name), _)| is_part(name)) {
            if !used.contains(&key.1) {
                let file = self.file(file);
                found.push(Diagnostic::new(
                    &file.name,
                    &file.text,
                    0..0,
                    "no screen uses this part",
                ));
            }
        }
        once_each(found)
    }
}

/// The same faults, ordered by file and place, none twice.
fn once_each(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |d: &Diagnostic| (d.file.clone(), d.span.start, d.span.end, d.message.clone());
    found.sort_by_key(key);
    found.dedup_by_key(|d| key(d));
    found
}

/// Whether a screen's name has a folder called `part`.
fn is_part(name: &str) -> bool {
    name.split('/').any(|folder| folder == "part")
}

/// Rendition and name of the screen file called `path`.
fn place(path: &str) -> Option<Key> {
    let below = &path[path.rfind("screens/")? + "screens/".len()..];
    let (rendition, name) = below.strip_suffix(".screen")?.split_once('/')?;
    Some((rendition.to_owned(), name.to_owned()))
}

/// Whether a file has content before its first `%screen`, and the names behind `%screen`: the parser's rule, without
/// parsing.
fn screens_in(text: &str) -> (bool, Vec<&str>) {
    const HEAD: [&str; 7] = ["%#", "%command", "%source", "%render-only", "%error", "%nonl", "%of"];
    let named: Vec<&str> = text
        .match_indices("%screen ")
        .filter(|(at, _)| *at == 0 || text.as_bytes()[at - 1] == b'\n')
        .filter_map(|(at, word)| text[at + word.len()..].lines().next())
        .map(str::trim)
        .collect();
    let content = |line: &&str| !line.is_empty() && !HEAD.iter().any(|word| line.starts_with(word));
    let own = text
        .lines()
        .take_while(|line| !line.starts_with("%screen"))
        .any(|line| content(&line));
    (own || named.is_empty(), named)
}
