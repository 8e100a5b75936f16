//! What must hold for any input, whoever makes it up: a property test (`any_input.rs`) or a fuzzer (`fuzz/`).
//!
//! Each function takes a text that nobody has looked at and panics where the product breaks a promise. Knows the public
//! API only: the fuzz targets include this file as it is.

use std::sync::OnceLock;

use licsim::device::view::{AGENT, RELEASE, SCHEMA};
use licsim::diagnostic::{Diagnostic, SourceFile};
use licsim::embedded;
use licsim::grammar::{Facts, Grammar, Outcome, Tree};
use licsim::import::{Request, World, import};
use licsim::profile::{self, Overrides, Source};
use licsim::screen::Library;
use licsim::screen::clean::clean;
use licsim::screen::reading::{Interval, Reading};
use licsim::screen::value::{Key, Record};
use licsim::session::Engines;
use licsim::session::rack::Bindable;
use licsim::transcript::Transcript;

/// A C9300-48P on 17.12.4, as far as a grammar asks.
struct Box9300;

impl Facts for Box9300 {
    fn release(&self) -> &str {
        "17.12.4"
    }
    fn platform(&self) -> &str {
        "C9300-48P"
    }
    fn quirk(&self, _: &str) -> bool {
        false
    }
    fn is(&self, path: &str, values: &[&str]) -> bool {
        path == "interfaces[].name" && values.contains(&"Vlan10")
    }
}

fn library() -> Library {
    Library::new(&SCHEMA, embedded::below("grammar/screens/").collect())
}

fn grammar() -> &'static (Grammar, Tree) {
    static GRAMMAR: OnceLock<(Grammar, Tree)> = OnceLock::new();
    GRAMMAR.get_or_init(|| {
        let files: Vec<_> = embedded::below("grammar/commands/").collect();
        let (grammar, faults) = Grammar::load(&files, &Bindable { library: &library() });
        assert!(faults.is_empty(), "the built-in grammar is sound");
        let tree = grammar.view(&Box9300);
        (grammar, tree)
    })
}

/// Every diagnostic can be shown, and points into its file.
fn shown(faults: &[Diagnostic]) {
    for fault in faults {
        let (line, column) = fault.line_column();
        assert!(line > 0 && column > 0);
        assert!(!fault.to_string().is_empty());
    }
}

/// A line typed in exec, configuration and interface mode: it is answered, the caret stands on a character, `?` and TAB
/// answer too, and the canonical form of a command means the same command.
pub fn command_line(line: &str) {
    let (grammar, tree) = grammar();
    for mode in ["exec", "config", "config-if"] {
        let mode = grammar.mode(mode).expect("the mode is there");
        let outcome = tree.parse(grammar, mode, 15, line, &Box9300);
        match &outcome {
            Outcome::Invalid { at } => assert!(line.is_char_boundary(*at), "{line:?}: caret at {at}"),
            Outcome::Command(command) if command.open_text.is_none() && command.pipe.is_none() => {
                let again = tree.parse(grammar, command.mode, 15, &command.canonical, &Box9300);
                let Outcome::Command(again) = &again else {
                    panic!("{line:?} is {:?}, which is {again:?}", command.canonical);
                };
                assert_eq!(
                    (&again.binding, &again.args),
                    (&command.binding, &command.args),
                    "{line:?}"
                );
            }
            _ => {}
        }
        outcome.text(20, line);
        tree.help(grammar, mode, 15, line, &Box9300, 80);
        tree.complete(grammar, mode, 15, line, &Box9300);
    }
}

/// A text as a `.cmd` file: read or refused, with places that can be shown.
pub fn grammar_file(text: &str) {
    let (grammar, faults) = Grammar::load(&[SourceFile::new("any.cmd", text)], &Bindable { library: &library() });
    shown(&faults);
    let tree = grammar.view(&Box9300);
    if let Some(exec) = grammar.mode("exec") {
        tree.help(&grammar, exec, 15, "", &Box9300, 80);
    }
}

/// A text as a `.screen` file: compiled or refused, with places that can be shown.
pub fn screen_file(text: &str) {
    let library = Library::new(
        &SCHEMA,
        vec![SourceFile::new("grammar/screens/ios-xe/any.screen", text)],
    );
    shown(&library.lint());
    if let Ok(screen) = library.get("ios-xe", "any") {
        screen.render(&Record::new(), &Record::new(), None);
    }
}

/// A text as the output of `show license status`, `summary` and `usage`: what is read in whole prints as it was read on a
/// version that the text allows, blanks at line ends aside.
pub fn screen_read(text: &str) {
    thread_local! {
        static LIBRARY: Library = library();
    }
    let text = clean(text).text;
    LIBRARY.with(|library| {
        for name in ["license/status", "license/summary", "license/usage"] {
            let screen = library.get("ios-xe", name).expect("the built-in screen compiles");
            let reading = screen.read(&text, &Record::new());
            if reading.complete && reading.conflicts.is_empty() && !text.contains('\t') {
                let state = of_its_version(&reading);
                let printed = screen.render(&state, &state, None);
                assert_eq!(bare(&printed), bare(&text), "{name}");
            }
        }
    });
}

/// What was read, on the lowest agent and release that the text allows, where it names none.
fn of_its_version(reading: &Reading) -> Record {
    let mut state = reading.state.clone();
    let mut settle = |path: Key<String>, allowed: &Interval, lowest: &str| {
        if state.get(path).is_none() {
            let version = allowed.from.as_ref().map_or(lowest, |bound| bound.version.as_str());
            state.set(path, version);
        }
    };
    settle(AGENT, &reading.agent, "4.0");
    settle(RELEASE, &reading.release, "16.1");
    state
}

fn bare(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

/// A text as a transcript, plain and in Markdown: read or refused, and every step has a line.
pub fn transcript(text: &str) {
    for name in ["any.txt", "any.md"] {
        match Transcript::parse(SourceFile::new(name, text), &["switch"]) {
            Ok(transcript) => {
                assert!(!transcript.items.is_empty());
                for item in &transcript.items {
                    assert!(text.get(item.line.span.clone()).is_some(), "{:?}", item.line.span);
                    assert!(transcript.line_number(item.line.span.start) > 0);
                }
            }
            Err(faults) => {
                assert!(!faults.is_empty());
                shown(&faults);
            }
        }
    }
}

/// A text as a recording: refused with a place, or made into a profile that loads and prints what was recorded.
pub fn recording(text: &str) {
    let files: Vec<_> = embedded::below("grammar/commands/").collect();
    let engines = Engines::load(&files, embedded::below("grammar/screens/").collect());
    let Ok(engines) = engines else {
        panic!("the built-in grammar is sound")
    };
    let world = World {
        engines,
        profiles: &profile::builtin,
    };
    match import(world, &[SourceFile::new("any.txt", text)], &Request::default()) {
        Err(faults) => {
            assert!(!faults.is_empty());
            shown(&faults);
        }
        Ok(made) => {
            assert!(profile::load(Source::File(&made.profile), &profile::builtin, &Overrides::default()).is_ok());
            let json = made.report.json().to_string();
            // Of several outputs of one command one is printed again.
            if let [text] = made.report.files.as_slice() {
                assert!(text.identical, "{json}");
                assert_eq!(text.understood + text.verbatim.len(), text.lines, "{json}");
            }
        }
    }
}
