//! Every rule of `docs/licensing.md` has a test, by the name that stands behind it.

use std::fs;
use std::path::Path;

fn sources(folder: &Path, into: &mut String) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push_str(&fs::read_to_string(&path).expect("sources are text"));
        }
    }
}

#[test]
fn every_rule_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/licensing.md")).expect("the page is there");
    let mut all = String::new();
    for folder in ["src", "tests"] {
        sources(&root.join(folder), &mut all);
    }
    let mut rows = 0;
    for line in page
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| rule"))
    {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 3, "rule, evidence, test: {line}");
        let test = cells[2].trim_matches(|c| c == '`' || c == ' ' || c == '|');
        let written = format!("fn {test}(");
        let at = all
            .find(&written)
            .unwrap_or_else(|| panic!("no test `{test}` for: {}", cells[0]));
        let before = &all[all[..at].rfind('}').map_or(0, |end| end)..at];
        assert!(before.contains("#[test]"), "`{test}` is no test");
        rows += 1;
    }
    assert!(rows > 60, "only {rows} rules");
}
