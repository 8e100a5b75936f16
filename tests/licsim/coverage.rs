//! `docs/article-coverage.md` has every item of the article, and what it names is there; so has the index of the scenarios.

use std::fs;
use std::path::{Path, PathBuf};

/// Items of the article.
const ITEMS: usize = 117;
/// Training scenarios.
const SCENARIOS: usize = 46;
/// Scenarios that go through several troubles, or have their parts in other words.
const LAID_OUT_OTHERWISE: [usize; 1] = [45];
/// The kinds that an item may be of.
const KINDS: [&str; 6] = ["system", "command", "output", "claim", "workflow", "practice"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

/// Words parted by single blanks.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cells of a table's rows, its head aside.
fn rows(page: &str) -> Vec<Vec<String>> {
    let lines = page.lines().filter(|line| line.starts_with("| ")).skip(1);
    let cells = |line: &str| {
        let inner = line.trim_start_matches("| ").trim_end_matches(" |");
        inner.split(" | ").map(|cell| cell.trim().to_owned()).collect()
    };
    lines.map(cells).collect()
}

/// What is wrong with a reference: `` `path` ``, `` `path.rs::test` ``, or `` `docs/page.md` "words of it" ``.
fn fault(reference: &str) -> Option<String> {
    let Some((name, rest)) = reference.strip_prefix('`').and_then(|rest| rest.split_once('`')) else {
        return Some(format!("`{reference}` is no reference"));
    };
    if let Some((path, test)) = name.split_once("::") {
        return match read(path) {
            None => Some(format!("no file {path}")),
            Some(source) if !is_test(&source, test) => Some(format!("{path} has no test {test}")),
            Some(_) => None,
        };
    }
    let Some(text) = read(name) else {
        return Some(format!("no file {name}"));
    };
    if !name.starts_with("docs/") {
        let is_replayed =
            name.ends_with(".txt") && (name.starts_with("golden/") || name.starts_with("tests/data/article/"));
        return (!is_replayed).then(|| format!("nothing replays {name}"));
    }
    let words = rest.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match words.map(plain) {
        Some(words) if words.len() < 15 => Some(format!("{name}: `{words}` is too short to be found again")),
        Some(words) if !plain(&text).contains(&words) => Some(format!("{name} does not say `{words}`")),
        Some(_) => None,
        None => Some(format!("{name} is named without words of it")),
    }
}

/// What is wrong with a transcript that a command is said to be in: no line of it has the command's words in their order
/// (`ping … source Vlan10`; what is behind ` and ` is of the same kind).
fn missing_command(item: &str, reference: &str) -> Option<String> {
    let name = reference.trim_matches('`');
    let text = read(name).filter(|_| name.ends_with(".txt"))?;
    let command = item.split(" and ").next().unwrap_or(item);
    let typed = |line: &str| {
        let mut rest = line;
        command.split('…').all(|piece| {
            let behind = rest.split_once(piece.trim()).map(|(_, behind)| behind);
            rest = behind.unwrap_or_default();
            behind.is_some()
        })
    };
    (!text.lines().any(typed)).then(|| format!("{name} has no `{command}`"))
}

/// Whether a function of that name is a test, as `rules.rs` finds it.
fn is_test(source: &str, name: &str) -> bool {
    let Some(at) = source.find(&format!("fn {name}(")) else {
        return false;
    };
    let before = &source[..at];
    before[before.rfind('}').map_or(0, |end| end)..].contains("#[test]")
}

/// What is wrong with the list.
fn faults_of(page: &str) -> Vec<String> {
    let rows = rows(page);
    let mut faults = Vec::new();
    let numbers: Vec<usize> = rows.iter().filter_map(|row| row.first()?.parse().ok()).collect();
    if numbers != (1..=ITEMS).collect::<Vec<_>>() {
        faults.push(format!("rows are {numbers:?}"));
    }
    for row in &rows {
        let [number, kind, item, covered, otherwise] = row.as_slice() else {
            faults.push(format!("not five cells: {row:?}"));
            continue;
        };
        if !KINDS.contains(&kind.as_str()) || item.is_empty() || otherwise.is_empty() {
            faults.push(format!("{number}: kind, item or difference is missing"));
        }
        let references = covered.split(" · ").filter(|reference| !reference.is_empty());
        let references: Vec<&str> = references.collect();
        if references.is_empty() {
            faults.push(format!("{number}: nothing covers it"));
        }
        if kind == "command" {
            let missing = references
                .iter()
                .filter_map(|reference| missing_command(item, reference));
            faults.extend(missing.map(|fault| format!("{number}: {fault}")));
        }
        faults.extend(
            references
                .into_iter()
                .filter_map(fault)
                .map(|fault| format!("{number}: {fault}")),
        );
    }
    faults
}

fn coverage() -> String {
    read("docs/article-coverage.md").expect("the list is there")
}

#[test]
fn every_item_of_the_article_is_covered_by_what_is_there() {
    let faults = faults_of(&coverage());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The check itself: each way of being wrong is found.
#[test]
fn a_bad_row_is_refused() {
    let good = coverage();
    let first = good
        .lines()
        .find(|line| line.starts_with("| 6 |"))
        .expect("row 6")
        .to_owned();
    let with = |covered: &str| {
        let row = format!("| 6 | system | CSSM | {covered} | - |");
        faults_of(&good.replace(&first, &row))
    };
    let cases = [
        ("", "nothing covers it"),
        ("`golden/nowhere.txt`", "no file golden/nowhere.txt"),
        ("`src/lib.rs`", "nothing replays src/lib.rs"),
        ("`tests/licsim/coverage.rs::no_such_test`", "has no test no_such_test"),
        ("`tests/licsim/coverage.rs::faults_of`", "has no test faults_of"),
        ("`docs/article.md`", "is named without words of it"),
        (
            "`docs/article.md` \"words that nobody wrote there\"",
            "does not say `words that nobody wrote there`",
        ),
        ("see the code", "is no reference"),
    ];
    for (covered, says) in cases {
        let faults = with(covered);
        assert!(faults.iter().any(|fault| fault.contains(says)), "{covered}: {faults:?}");
    }
    assert!(with("`golden/cisco-side/accounts.txt`").is_empty());
    let command = |item: &str| {
        let row = format!("| 6 | command | {item} | `golden/scenarios/04-blocked-443.txt` | - |");
        faults_of(&good.replace(&first, &row))
    };
    assert!(command("ping … source Vlan10 and back").is_empty());
    assert!(command("ping … source Vlan11")[0].contains("has no `ping … source Vlan11`"));
    let without = good.replace(&format!("{first}\n"), "");
    assert!(!faults_of(&without).is_empty(), "a row that is missing");
}

/// Scenario files, by number.
fn scenarios() -> Vec<(usize, PathBuf)> {
    let mut found: Vec<(usize, PathBuf)> = fs::read_dir(root().join("golden/scenarios"))
        .expect("the scenarios are there")
        .flatten()
        .map(|entry| entry.path())
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".txt")?;
            Some((name.split_once('-')?.0.parse().ok()?, path.clone()))
        })
        .collect();
    found.sort();
    found
}

/// Every number has its row, in order, and every file stands in the row of its number.
#[test]
fn the_index_lists_every_scenario() {
    let index = read("golden/scenarios/README.md").expect("the index is there");
    let listed = rows(&index);
    let numbers: Vec<usize> = listed.iter().filter_map(|row| row.first()?.parse().ok()).collect();
    assert_eq!(numbers, (1..=SCENARIOS).collect::<Vec<_>>());
    let files = scenarios();
    let missing: Vec<usize> = (1..=SCENARIOS)
        .filter(|number| files.iter().all(|(known, _)| known != number))
        .collect();
    assert!(missing.is_empty(), "scenarios without a file: {missing:?}");
    for (number, path) in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let row = number.checked_sub(1).and_then(|at| listed.get(at));
        let files = row
            .and_then(|row| row.get(2))
            .unwrap_or_else(|| panic!("{name} has no row"));
        assert!(
            files.contains(&format!("[{name}]({name})")),
            "{name} is not in row {number}"
        );
    }
}

/// A trainer finds symptom, diagnosis, cure and what comes after, in this order.
#[test]
fn every_scenario_has_its_four_parts() {
    for (_, path) in scenarios()
        .into_iter()
        .filter(|(number, _)| !LAID_OUT_OTHERWISE.contains(number))
    {
        let text = fs::read_to_string(&path).expect("a scenario is text");
        let parts = ["Symptom:", "Diagnosis:", "Cure:", "After:"].map(|part| text.find(&format!("\n! {part}")));
        assert!(
            parts.iter().all(Option::is_some) && parts.is_sorted(),
            "{}: {parts:?}",
            path.display()
        );
    }
}
