//! Nothing lies about: each path of the table is used by a screen, a command, a profile or code, and each screen is
//! printed by somebody.

use std::fs;
use std::path::Path;

use licsim::device::view::SCHEMA;
use licsim::embedded;
use licsim::screen::Library;

/// Messages that nothing in a lab causes.
const UNCAUSED: &str = "message/uncaused/";

fn code(folder: &Path, leave_out: &str, into: &mut String) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a folder of the sources")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if !path.ends_with(leave_out) {
                code(&path, leave_out, into);
            }
        } else {
            into.push_str(&fs::read_to_string(&path).expect("sources are text"));
        }
    }
}

/// All code but the table of paths itself.
fn sources() -> String {
    let mut text = String::new();
    code(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        "device/view",
        &mut text,
    );
    text
}

fn data(below: &str) -> String {
    embedded::below(below)
        .map(|file| file.text.to_string() + "\n")
        .collect()
}

/// Whether `name` stands in `text` with nothing before or behind it that would make it another name.
fn names(text: &str, name: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + name.len()..].chars().next();
        !before.is_some_and(goes_on) && !behind.is_some_and(goes_on)
    })
}

/// The constant of a path: `usage.last_ack` is `USAGE_LAST_ACK`.
fn constant(path: &str) -> String {
    path.replace("[]", "").replace('.', "_").to_uppercase()
}

#[test]
fn every_path_is_used() {
    let (code, data) = (sources(), data("grammar/") + &data("device-profiles/"));
    let unused = |path: &&str| {
        // In profiles, and behind an alias, a path is written by its last word.
        let last = path.rsplit('.').next().unwrap_or(path).trim_end_matches("[]");
        let argument = path.starts_with("arg.");
        !(names(&code, &constant(path))
            || names(&code, path)
            || names(&data, path)
            || (!argument || path.contains("[]")) && names(&data, last))
    };
    let unused: Vec<&str> = SCHEMA
        .iter()
        .map(|(_, info)| info.name)
        .filter(|name| unused(name))
        .collect();
    assert!(unused.is_empty(), "nothing knows these paths: {unused:?}");
}

#[test]
fn every_screen_is_printed() {
    let (code, commands) = (sources(), data("grammar/commands/"));
    let library = Library::new(&SCHEMA, embedded::below("grammar/screens/").collect());
    let names_of: Vec<String> = library.names().into_iter().map(|(_, name)| name.to_string()).collect();
    assert!(names_of.len() > 200, "only {} screens were found", names_of.len());
    let stands = |text: &str, name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
            !text[..at].ends_with(goes_on) && !text[at + name.len()..].starts_with(goes_on)
        })
    };
    let unused: Vec<&String> = names_of
        .iter()
        .filter(|name| !name.starts_with(UNCAUSED))
        .filter(|name| !stands(&code, name) && !stands(&commands, name))
        .collect();
    assert!(unused.is_empty(), "nobody prints these screens: {unused:?}");
}
