//! `licsim import` and files: what is no text is named, what is written is whole, what is not of one device is told.

use std::fs;
use std::process::Stdio;

use super::{command, licsim, refused, well, write};

/// An output that makes a profile of some kilobytes.
fn output(profile: &str, release: &str, show: &str) -> String {
    well(&["--profile", profile, "--release", release, "exec", "-c", show])
}

#[test]
fn a_file_that_is_no_text_is_named_for_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let gzip = [&b"\x1f\x8b\x08\x00"[..], &[0; 200]].concat();
    let binary: Vec<u8> = (0..=255).collect();
    for (name, bytes, says) in [
        (
            "a.pdf",
            &b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"[..],
            "is a PDF document, not text",
        ),
        ("a.log.gz", &gzip, "is a gzip file, not text: unpack it"),
        ("a.docx", b"PK\x03\x04\x14\0\x06\0", "Word or Excel"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture (PNG)"),
        ("a.bin", &binary, "is binary data"),
    ] {
        let told = refused(&["import", &write(folder.path(), name, bytes)]);
        assert!(told.contains(says) && told.contains(name), "no `{says}` in {told}");
    }
}

#[test]
fn a_text_of_another_kind_is_named_and_what_is_wanted_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let profile = write(folder.path(), "p.yaml", "extends: c9300-24t.yaml\nstarts_at: \"#\"\n");
    let config = well(&["--profile", &profile, "exec", "-c", "show running-config"]);
    assert!(config.contains("hostname"), "{config}");
    for (text, says) in [
        (format!("sw#show running-config\n{config}sw#"), "is a configuration"),
        (config, "is a configuration"),
        (
            "<!DOCTYPE html>\n<html><body><p>Login</p></body></html>\n".to_owned(),
            "is a web page",
        ),
        ("{ \"license\": [] }\n".to_owned(), "is data of another program"),
    ] {
        let told = refused(&["import", &write(folder.path(), "a.txt", text)]);
        assert!(
            told.contains(says) && told.contains("a.txt:") && told.contains("help:"),
            "no `{says}` in {told}"
        );
    }
}

/// The limit on the size of files ends the program with a signal in the middle of writing, as a kill at that moment does.
#[test]
fn a_kill_while_the_profile_is_written_leaves_the_old_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let session = output("c9300-48p", "17.12.4", "show license tech support");
    let recording = write(folder.path(), "a.log", &session);
    let profile = write(folder.path(), "mine.yaml", "the old one\n");
    let licsim = command(&[]).get_program().to_owned();
    let killed = std::process::Command::new("sh")
        .args(["-c", "ulimit -f 1; exec \"$0\" import \"$1\" -o \"$2\""])
        .arg(licsim)
        .args([&recording, &profile])
        .output()
        .expect("sh runs");
    assert_eq!(killed.status.code(), None, "a signal ends it: {killed:?}");
    assert_eq!(fs::read_to_string(&profile).expect("it is there"), "the old one\n");
    assert_eq!(super::licsim(&["import", &recording, "-o", &profile]).code, Some(0));
    let whole = fs::read_to_string(&profile).expect("it is there");
    assert!(
        whole.len() > 1024 && whole.starts_with("product: C9300-48P\n"),
        "{whole}"
    );
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_profile_or_the_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let recording = write(
        folder.path(),
        "a.log",
        output("c9300-48p", "17.12.4", "show license all"),
    );
    let profile = folder.path().join("mine.yaml").display().to_string();
    assert_eq!(licsim(&["import", &recording, "-o", &profile]).code, Some(0));
    let new = fs::read_to_string(&profile).expect("it is there");
    for tenths in 0..12_u64 {
        let old = format!("old {tenths}\n");
        write(folder.path(), "mine.yaml", &old);
        let mut child = command(&["import", &recording, "-o", &profile])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("licsim runs");
        std::thread::sleep(std::time::Duration::from_millis(tenths * 100));
        child.kill().expect("it is ended");
        child.wait().expect("it has ended");
        let left = fs::read_to_string(&profile).expect("it is there");
        assert!(left == old || left == new, "{left}");
    }
}

#[test]
fn a_release_that_does_not_run_the_agent_is_told_with_both_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, release: &str, show: &str| write(folder.path(), name, output("c9300-48p", release, show));
    let note = |first: &str, second: &str| {
        let ran = licsim(&["import", first, second, "-o", "/dev/null"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let is_it = |line: &&str| line.contains("are not of one device");
        ran.err.lines().find(is_it).map(str::to_owned)
    };
    let all = file("all.txt", "17.12.4", "show license all");
    let old = file("old.txt", "16.12.4", "show version");
    let told = note(&old, &all).expect("a note");
    for part in [
        "release 16.12.4",
        "old.txt:2)",
        "agent 5.9.4",
        "all.txt:",
        "17.11 to 17.14",
    ] {
        assert!(told.contains(part), "no `{part}` in {told}");
    }
    // A summary names no agent, but has the form of some.
    let summary = file("summary.txt", "17.12.4", "show license summary");
    let told = note(&old, &summary).expect("a note");
    for part in [
        "release 16.12.4",
        "old.txt:2)",
        "show license summary",
        "summary.txt:1)",
        "agent >= 5.3",
    ] {
        assert!(told.contains(part), "no `{part}` in {told}");
    }
    // A build of the train beside it may have that agent.
    for release in ["17.12.4", "17.13", "17.14"] {
        let version = file("version.txt", release, "show version");
        assert_eq!(note(&version, &all), None);
        assert_eq!(note(&version, &summary), None);
    }
}
