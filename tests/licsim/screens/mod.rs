//! The built-in screens: that they compile, print what they should, and read what real devices print.

use std::rc::Rc;

use licsim::device::view::SCHEMA;
use licsim::embedded;
use licsim::screen::{Library, Screen};

mod article;
mod captures;
mod classic;
mod classic_golden;
mod evidence;
mod forms;
mod guards;
mod home;
mod messages;
mod releases;
mod states;

/// All built-in screens.
fn library() -> Library {
    Library::new(&SCHEMA, embedded::below("grammar/screens/").collect())
}

thread_local! {
    /// The built-in screens, compiled once for a test.
    static LIBRARY: Library = library();
}

/// One screen, which must compile.
pub fn screen(rendition: &str, name: &str) -> Rc<Screen> {
    LIBRARY
        .with(|library| library.get(rendition, name))
        .unwrap_or_else(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("{rendition}/{name} does not compile:\n{}", faults.join("\n"))
        })
}

#[test]
fn every_screen_compiles_and_lints_clean() {
    let library = library();
    assert!(library.names().len() > 50, "the screens are built in");
    let faults: Vec<String> = library.lint().iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_screen_names_its_evidence() {
    let library = library();
    for (rendition, name) in library.names() {
        let Ok(screen) = library.get(&rendition, &name) else {
            continue; // parts stand in other screens, and the lint has the faults
        };
        assert!(!screen.sources().is_empty(), "{rendition}/{name} has no %source");
    }
}
