//! Who may know whom: the table of the design, held against the `use` lines and paths of every source file.
//!
//! clippy's `disallowed-methods` is the first net for the purity of the core, this is the second.

use std::fs;
use std::path::{Path, PathBuf};

/// A part, and the parts that it may use beside itself and those open to all.
const MAY_USE: &[(&str, &[&str])] = &[
    ("grammar", &[]),
    ("screen", &[]),
    ("wire", &[]),
    ("device", &["wire", "screen"]),
    ("profile", &["device", "screen"]),
    ("cisco", &["wire"]),
    ("lab", &["device", "profile", "cisco", "wire", "screen"]),
    ("session", &["grammar", "screen", "lab", "device", "profile"]),
    ("transcript", &["session", "lab"]),
    ("import", &["grammar", "screen", "device", "profile", "lab", "session"]),
    ("store", &["device", "lab", "profile", "screen", "session", "cli"]),
];

/// Parts that all may use, and that use no other.
const OPEN: &[&str] = &["diagnostic", "limits", "embedded", "yaml", "entitlements"];

/// What no file of the core may name.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net::Tcp",
    "std::net::Udp",
    "std::thread",
    "std::env",
    "std::process",
    "std::io::stdin",
    "std::io::stdout",
    "std::time::Instant",
    "std::time::SystemTime",
    "Utc::now",
    "Local::now",
    "HashMap",
    "HashSet",
    "thread_rng",
    "rand::rng",
    "println!",
    "eprintln!",
];

const CORE: &[&str] = &[
    "grammar",
    "screen",
    "wire",
    "device",
    "profile",
    "cisco",
    "lab",
    "session",
    "transcript",
    "import",
    "yaml",
    "entitlements",
];

fn sources(part: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let single = src.join(format!("{part}.rs"));
    if single.exists() {
        found.push(single);
    }
    walk(&src.join(part), &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_test = name == "tests" || name == "tests.rs" || name == "testing.rs" || name.ends_with("_test.rs");
        if is_test {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else if name.ends_with(".rs") {
            found.push(path);
        }
    }
}

/// The code of a file: without comments, and without its tests, which stand last.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file can be read");
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or("").to_owned();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Parts named as `crate::PART` or inside `use crate::{…}`.
fn parts_named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for piece in code.split("crate::").skip(1) {
        match piece.strip_prefix('{') {
            Some(group) => {
                let group = group.split("};").next().unwrap_or("");
                named.extend(group.split(',').map(|item| word(item.trim())));
            }
            None => named.push(word(piece)),
        }
    }
    named
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn parts_know_only_whom_they_may() {
    let parts: Vec<&str> = MAY_USE
        .iter()
        .map(|(part, _)| *part)
        .chain(["cli", "console"])
        .collect();
    let mut broken = Vec::new();
    let open = OPEN.iter().map(|part| (part, &[][..]));
    for (part, may) in MAY_USE.iter().map(|(part, may)| (part, *may)).chain(open) {
        for path in sources(part) {
            for named in parts_named(&code(&path)) {
                if parts.contains(&named.as_str()) && named != *part && !may.contains(&named.as_str()) {
                    broken.push(format!("{} uses {named}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_core_is_pure() {
    let mut broken = Vec::new();
    for part in CORE {
        let files = sources(part);
        assert!(!files.is_empty(), "no source of `{part}`: is the table still true?");
        for path in files {
            let code = code(&path);
            for word in IMPURE.iter().filter(|word| code.contains(**word)) {
                broken.push(format!("{} names {word}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_rules_can_fail() {
    assert_eq!(
        parts_named("use crate::{lab, session::Rack};\nlet x = crate::device::view;"),
        ["lab", "session", "device"]
    );
    assert!(IMPURE.iter().any(|word| "let t = Utc::now();".contains(word)));
}
