//! Golden transcripts, and the ways a transcript is made: checked, repeated, written by the pipe, rewritten.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn licsim(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_licsim"))
        .args(args)
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    // A program that refuses its arguments does not read what it is sent.
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("the input is written");
    output
}

pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A file of a folder that is gone after the test, and its name.
pub fn file(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("a file can be written");
    path.display().to_string()
}

pub fn scratch() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

fn goldens() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("golden")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("golden/ is there").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|end| end == "txt") {
                found.push(entry.path());
            }
        }
    }
    found
}

#[test]
fn every_golden_transcript_agrees() {
    let run = licsim(&["golden", "check"], "");
    assert_eq!(run.status.code(), Some(0), "{}", text(&run));
    let expected = format!("{} transcripts passed, 0 failed", goldens().len());
    assert!(text(&run).contains(&expected), "{expected}\n{}", text(&run));
}

/// Golden files hold bytes: none of them is compared by a looser rule.
#[test]
fn golden_files_of_the_article_are_exact() {
    let mut read = 0;
    for path in goldens()
        .iter()
        .filter(|path| path.to_string_lossy().contains("sw-infrarunbook-01"))
    {
        let file = fs::read_to_string(path).expect("a golden is text");
        assert!(!file.contains("\nwhitespace:"), "{}", path.display());
        assert!(!file.contains("\nunlisted-output:"), "{}", path.display());
        read += 1;
    }
    assert!(read >= 15, "only {read} files");
}

#[test]
fn two_processes_give_the_same_bytes() {
    let scratch = scratch();
    let results = ["one.json", "two.json"].map(|name| {
        let path = scratch.path().join(name);
        let run = licsim(
            &["replay", "golden", "--jobs", "2", "--json", &path.display().to_string()],
            "",
        );
        assert_eq!(run.status.code(), Some(0), "{}", text(&run));
        (run.stdout, fs::read(path).expect("the results are written"))
    });
    assert!(results[0].1.len() > 10_000, "only {} bytes", results[0].1.len());
    assert!(results[0] == results[1], "two runs differ");
}

/// What the pipe writes is a transcript that replays, whatever the commands do.
#[test]
fn what_the_pipe_writes_replays() {
    let folder = root().join("tests/data/commands");
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("the command files are there").flatten() {
        let commands = fs::read_to_string(entry.path()).expect("commands are text");
        for device in [&[][..], &["--profile", "c9300-48p"]] {
            let written = licsim(device, &commands);
            assert_eq!(written.status.code(), Some(0), "{}", text(&written));
            let session = String::from_utf8(written.stdout).expect("a session is text");
            assert_eq!(session.starts_with("---\nprofile: "), !device.is_empty());
            let replayed = licsim(&["replay", "-"], &session);
            let name = entry.path();
            assert_eq!(
                replayed.status.code(),
                Some(0),
                "{} {device:?}\n{}",
                name.display(),
                text(&replayed)
            );
            assert!(text(&replayed).contains("1 transcript passed"), "{}", text(&replayed));
            files += 1;
        }
    }
    assert!(files >= 8, "only {files} sessions");
}

const STALE: &str = "---
profile: sw-infrarunbook-01
clock: 2026-01-20 09:00:00 UTC
---
! About the session.
sw-infrarunbook-01# show clock
{{time}}
! Wrong in one line.
sw-infrarunbook-01# show license summary
Account Information:
  Smart Account: {{any}}
  Virtual Account: Somewhere-Else
Usage Reporting:
  Host: {{any}}
...
  dna-advantage           (C9300-48 DNA Advantage)          {{int}} IN USE
! Untouched.
sw-infrarunbook-01# show license status | include ACK deadline
  Next ACK deadline: {{time}}
";

#[test]
fn an_update_rewrites_only_what_differs() {
    let scratch = scratch();
    let path = file(&scratch, "stale.txt", STALE);
    let run = licsim(&["replay", "--update", &path], "");
    assert_eq!(run.status.code(), Some(0), "{}", text(&run));
    let expected = STALE.replace("Somewhere-Else", "Network-Infrastructure");
    assert_eq!(fs::read_to_string(&path).expect("it is still there"), expected);
    assert_eq!(licsim(&["replay", &path], "").status.code(), Some(0));
}

#[test]
fn an_update_leaves_a_file_alone_whose_prompt_or_question_differs() {
    let scratch = scratch();
    let cases = [
        (
            "prompt.txt",
            STALE.replace("-01# show clock", "-01(config)# show clock"),
        ),
        (
            "question.txt",
            format!("{STALE}sw-infrarunbook-01# delete flash:x.txt\nDelete file [x.txt]? \n"),
        ),
        ("directive.txt", format!("{STALE}!@ fault no-such-host unreachable\n")),
    ];
    for (name, stale) in cases {
        let path = file(&scratch, name, &stale);
        let run = licsim(&["replay", "--update", &path], "");
        assert_eq!(run.status.code(), Some(1), "{name}: {}", text(&run));
        assert!(text(&run).contains("which only a person can mend"), "{}", text(&run));
        assert_eq!(fs::read_to_string(&path).expect("it is still there"), stale, "{name}");
    }
}
