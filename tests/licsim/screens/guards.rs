//! Guards are rules: every bound of a version names the document that has it, or the two captures it lies between; and
//! no line is read by a hole alone that takes any text.
//!
//! Below a `%since` or `%until` stands `%source`, statements divided by `;`:
//!
//! * `captures A without, B with`: the bound lies behind the version that A names and up to that of B (`with` and
//!   `without` change places where a line is gone). Held against the captures.
//! * `reference FILE N: …`: section N of that document. Held against the document: the section must name the bound.
//! * `derived from …`, `unverified`: nothing to hold it against.
//!
//! Screen files are read as text here: what is tested is what people read in them.

use std::collections::BTreeMap;
use std::fs;

use licsim::diagnostic::SourceFile;
use licsim::embedded;
use licsim::screen::version::Version;

use crate::support::captures::{names, shared};

/// Holes that may be a whole line of any text, and why.
const WHOLE_LINES: &[(&str, &str)] = &[
    ("l.text", "messages of the log"),
    ("e.text", "history of messages"),
    ("export_key.features", "names of features below their heading"),
    ("ha_error", "an error of the agent, in its own words"),
    ("enforcement_state", "below its heading; one state is recorded"),
    ("v.text", "environment variables that the user has set"),
];

const FOLDER: &str = "grammar/screens/ios-xe/";

fn files() -> impl Iterator<Item = SourceFile> {
    embedded::below(FOLDER)
}

/// A bound as written.
struct Bound {
    place: String,
    /// `%since agent 5.3`.
    control: String,
    agent: bool,
    since: bool,
    version: String,
    /// What stands behind the `%source` below it.
    source: Option<String>,
}

fn bounds() -> Vec<Bound> {
    let mut found = Vec::new();
    for file in files() {
        let lines: Vec<&str> = file.text.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            let words: Vec<&str> = line.split(' ').collect();
            let [word @ ("%since" | "%until"), axis, version] = words[..] else {
                continue;
            };
            let below = lines.get(n + 1).and_then(|line| line.strip_prefix("%source "));
            found.push(Bound {
                place: format!("{}:{}", file.name, n + 1),
                control: (*line).to_owned(),
                agent: axis == "agent",
                since: word == "%since",
                version: version.to_owned(),
                source: below.map(str::to_owned),
            });
        }
    }
    found
}

#[test]
fn every_bound_of_a_version_has_a_source() {
    let bounds = bounds();
    assert!(bounds.len() > 40, "only {} bounds were found", bounds.len());
    let faults: Vec<String> = bounds
        .iter()
        .filter(|bound| bound.source.is_none())
        .map(|bound| format!("{}: `{}` has no `%source` below it", bound.place, bound.control))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What one statement of a source comes to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    Captures,
    Document,
    Derived,
    Unverified,
}

/// The text of the only capture, or one of several of one version, whose name has `part` in it.
fn capture(part: &str) -> Option<String> {
    let name = names().into_iter().find(|name| name.contains(part))?;
    let text = fs::read(shared().join("captures").join(name)).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}

/// The version that a capture names.
fn version_in(text: &str, agent: bool) -> Option<Version> {
    let (start, head) = if agent {
        ("Smart Agent for Licensing: ", "Licensing: ")
    } else {
        ("Cisco IOS Software", "Version ")
    };
    let line = text.lines().find(|line| line.trim_start().starts_with(start))?;
    let (_, version) = line.rsplit_once(head)?;
    // Behind a colon stands the time of an experimental build.
    Version::parse(version.split([' ', ',', ':', '\r']).next()?)
}

/// What is wrong with `A without, B with`.
fn between(bound: &Bound, pair: &str) -> Result<(), String> {
    let named = |how: &str| pair.split(", ").find_map(|one| one.strip_suffix(how)).map(str::trim);
    let (Some(with), Some(without)) = (named(" with"), named(" without")) else {
        return Err(format!("`{pair}` names no capture with it and one without"));
    };
    if names().is_empty() {
        return Ok(());
    }
    let (below, from) = if bound.since { (without, with) } else { (with, without) };
    let version = |name: &str| {
        let text = capture(name).ok_or(format!("no capture `{name}`"))?;
        version_in(&text, bound.agent).ok_or(format!("the capture `{name}` names no version"))
    };
    let (below, from) = (version(below)?, version(from)?);
    let own = Version::parse(&bound.version).ok_or("the bound is no version")?;
    if below < own && own <= from {
        Ok(())
    } else {
        Err(format!("it does not lie behind {below} and up to {from}"))
    }
}

/// What is wrong with `FILE N…`: the section must be there and name the bound, or the words behind the colon another
/// version that stands for it.
fn documented(bound: &Bound, place: &str) -> Result<(), String> {
    let (section, says) = place.split_once(':').unwrap_or((place, ""));
    let mut words = section.split(' ');
    let (Some(file), Some(number)) = (words.next(), words.next()) else {
        return Err(format!("`{place}` names no section"));
    };
    let Ok(text) = fs::read_to_string(shared().join(format!("reference/{file}.md"))) else {
        return if shared().join("reference").exists() {
            Err(format!("no document `{file}`"))
        } else {
            Ok(())
        };
    };
    let start = format!("## {number}.");
    let mut body = text.lines().skip_while(|line| !line.starts_with(&start));
    let heading = body.next().ok_or(format!("`{file}` has no section {number}"))?;
    let body: Vec<&str> = body.take_while(|line| !line.starts_with("## ")).collect();
    let versions = |text: &str| -> Vec<Version> {
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.'));
        words
            .filter(|word| word.contains('.'))
            .filter_map(Version::parse)
            .collect()
    };
    let told = versions(&(heading.to_owned() + "\n" + &body.join("\n")));
    let mut meant = versions(says);
    meant.extend(Version::parse(&bound.version));
    if meant.iter().any(|version| told.contains(version)) {
        Ok(())
    } else {
        Err(format!("section {number} of `{file}` does not name {}", bound.version))
    }
}

fn statement(bound: &Bound, text: &str) -> Result<Evidence, String> {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    match word.trim_end_matches(':') {
        "captures" => between(bound, rest).map(|()| Evidence::Captures),
        "reference" => documented(bound, rest).map(|()| Evidence::Document),
        "derived" if rest.starts_with("from ") => Ok(Evidence::Derived),
        "derived" => Err("derived from what?".to_owned()),
        "unverified" => Ok(Evidence::Unverified),
        _ => Err(format!("`{text}` names neither captures nor a document")),
    }
}

#[test]
fn every_bound_of_a_version_lies_where_its_source_says() {
    let mut counted: BTreeMap<Evidence, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for bound in bounds() {
        let Some(source) = &bound.source else { continue };
        // Only the first must be evidence; what follows may be a remark.
        for (n, text) in source.split("; ").enumerate() {
            let evident = ["captures ", "reference "].iter().any(|word| text.starts_with(word));
            if n > 0 && !evident {
                continue;
            }
            match statement(&bound, text) {
                Ok(evidence) => *counted.entry(evidence).or_default() += 1,
                Err(fault) => faults.push(format!("{}: {}: {fault}", bound.place, bound.control)),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let most = counted.iter().max_by_key(|(_, count)| **count).map(|(kind, _)| kind);
    assert_eq!(most, Some(&Evidence::Captures), "{counted:?}");
}

/// Path and type of a line that is one hole and nothing else.
fn only_hole(line: &str) -> Option<(&str, &str)> {
    let hole = line
        .trim_start_matches("%? ")
        .trim()
        .strip_prefix('{')?
        .strip_suffix('}')?;
    if hole.contains(['{', '}']) || !hole.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let hole = hole.split(" or ").next().unwrap_or(hole);
    Some(hole.split_once(": ").unwrap_or((hole, "text")))
}

#[test]
fn no_hole_is_a_whole_line_of_any_text() {
    let mut used = Vec::new();
    let mut faults = Vec::new();
    for file in files() {
        for (n, line) in file.text.lines().enumerate() {
            let Some((path, kind)) = only_hole(line) else { continue };
            let is_free = matches!(kind, "text" | "raw");
            // Arguments are handed over, and never read.
            if !is_free || matches!(path, "sp" | "tab") || path.starts_with("arg.") {
                continue;
            }
            match WHOLE_LINES.iter().position(|(own, _)| *own == path) {
                Some(row) => used.push(row),
                None => faults.push(format!("{}:{}: `{}` reads any line", file.name, n + 1, line.trim())),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (row, (path, _)) in WHOLE_LINES.iter().enumerate() {
        assert!(
            used.contains(&row),
            "no line is `{{{path}}}` any more: take it off the list"
        );
    }
}
