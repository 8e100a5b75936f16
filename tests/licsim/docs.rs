//! The pages' own sessions replay, and `licsim replay` says of every bad file what is wrong and where.

use std::fs;
use std::path::{Path, PathBuf};

use crate::golden::{file, licsim, scratch, text};

fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<PathBuf> = fs::read_dir(root.join("docs"))
        .expect("docs/ is there")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    pages.push(root.join("README.md"));
    pages.sort();
    pages
}

/// Pages that must show a session; others may.
const WITH_SESSIONS: [&str; 6] = [
    "README.md",
    "article.md",
    "cisco-side.md",
    "lab.md",
    "prompt.md",
    "transcripts.md",
];

#[test]
fn every_page_replays() {
    let mut replayed = Vec::new();
    for page in pages() {
        let words = fs::read_to_string(&page).expect("a page is text");
        let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !words.lines().any(|line| line.trim() == "```iosxe") {
            continue;
        }
        let run = licsim(&["replay", &page.display().to_string()], "");
        assert_eq!(run.status.code(), Some(0), "{name}\n{}", text(&run));
        assert!(text(&run).starts_with("1 transcript passed"), "{name}\n{}", text(&run));
        replayed.push(name);
    }
    for name in WITH_SESSIONS {
        assert!(replayed.iter().any(|page| page == name), "{name} shows no session");
    }
}

/// Replays a file of its own and gives back the exit code and all that was said.
fn replay(name: &str, session: &str) -> (Option<i32>, String) {
    let scratch = scratch();
    let path = file(&scratch, name, session);
    let run = licsim(&["replay", &path], "");
    (run.status.code(), text(&run))
}

#[track_caller]
fn says(session: &str, code: i32, parts: &[&str]) {
    let (found, said) = replay("t.txt", session);
    assert_eq!(found, Some(code), "{said}");
    for part in parts {
        assert!(said.contains(part), "no `{part}` in:\n{said}");
    }
}

#[test]
fn a_path_without_a_transcript_is_an_error_of_usage() {
    let missing = licsim(&["replay", "/nowhere/at-all.txt"], "");
    assert_eq!(missing.status.code(), Some(2));
    assert!(
        text(&missing).contains("/nowhere/at-all.txt: No such file"),
        "{}",
        text(&missing)
    );
    let scratch = scratch();
    file(&scratch, "notes.txt", "no prompt here\n");
    let folder = scratch.path().display().to_string();
    let empty = licsim(&["replay", &folder], "");
    assert_eq!(empty.status.code(), Some(2));
    let expected = format!("{folder}: holds no transcript: looked for *.txt and *.md files");
    assert!(text(&empty).contains(&expected), "{}", text(&empty));
}

#[test]
fn files_that_are_not_well_formed_are_named_with_line_and_column() {
    says("no prompt here\n", 2, &["holds no step", "t.txt:1:1", "`switch#`"]);
    says(
        "---\nwhitspace: exact\n---\nsw#show clock\n",
        2,
        &["unknown field `whitspace`", "t.txt:2:1"],
    );
    says(
        "---\nprofile: x\nsw#show clock\n",
        2,
        &["front matter without its closing line", "t.txt:1:1"],
    );
    says("---\nprofile: no-such\n---\nsw#show clock\n", 2, &["no-such"]);
    says("sw#show clock\nat {{any\n", 2, &["wildcard without `}}`", "t.txt:2:4"]);
    says(
        "sw#show clock\nat {{some thing}}\n",
        2,
        &["`some thing` is no wildcard", "t.txt:2:4"],
    );
    says(
        "sw#show clock\n{{time}}\n!@ frobnicate\n",
        2,
        &["no directive is called `frobnicate`", "t.txt:3:1"],
    );
    let (code, said) = replay("page.md", "```iosxe\nsw#show clock\n");
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("fenced block without an end") && said.contains("page.md:1:1"),
        "{said}"
    );
}

/// A fault in one file does not keep the others from being run and counted.
#[test]
fn a_bad_file_does_not_hide_the_others() {
    let scratch = scratch();
    file(&scratch, "a.txt", "sw-infrarunbook-01#show clock\nat {{any\n");
    file(&scratch, "b.txt", "sw-infrarunbook-01#show clock\n{{time}}\n");
    let run = licsim(&["replay", &scratch.path().display().to_string()], "");
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run).contains("1 transcript passed"), "{}", text(&run));
    assert!(text(&run).contains("a.txt:2:4"), "{}", text(&run));
}

#[test]
fn differences_are_named_with_their_line() {
    let one = "sw-infrarunbook-01#";
    says(
        &format!("{one}show clock\n{{{{time}}}}\nsw-infrarunbook-01(config)#end\n"),
        1,
        &[
            "t.txt:3: ",
            "prompt differs",
            "hint: is `configure terminal` missing before this line?",
        ],
    );
    says(
        &format!(
            "{one}configure terminal\nEnter configuration commands, one per line.  End with CNTL/Z.\n{one}show clock\n"
        ),
        1,
        &[
            "t.txt:3: ",
            "prompt differs",
            "hint: is `end` missing before this line?",
        ],
    );
    says(
        &format!("{one}show license udi\n"),
        1,
        &[
            "t.txt:1: ",
            "output that the file does not list",
            "+ UDI: PID:C9300-48P,SN:FCW2501XXXX",
        ],
    );
    says(
        &format!("{one}show license udi\nUDI: PID:C9300-24P,SN:FCW2501XXXX \n\n"),
        1,
        &[
            "- UDI: PID:C9300-24P,SN:FCW2501XXXX·",
            "+ UDI: PID:C9300-48P,SN:FCW2501XXXX\n",
        ],
    );
    says(
        &format!("{one}delete flash:a.txt\n"),
        1,
        &[
            "the device asks, and the file has no answer",
            "+ Delete filename [a.txt]?",
        ],
    );
    says(
        &format!("{one}delete flash:a.txt\nDelete filename [a.txt]? b.txt\n%Error deleting flash:a.txt\n"),
        1,
        &["t.txt:1: ", "output differs"],
    );
}

#[test]
fn agreement_is_nought() {
    says(
        "sw-infrarunbook-01#show clock\n{{time}}\n",
        0,
        &["1 transcript passed, 0 failed, 1 step"],
    );
}
