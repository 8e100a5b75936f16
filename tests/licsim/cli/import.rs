//! `licsim import`.

use serde_json::Value as Json;

use super::{licsim, piped, refused, well, write};

/// A pasted session: abbreviations, carriage returns, the pager, colours, a command that is not read, a line that no
/// screen knows.
const SESSION: &[&str] = &[
    "sw-7#terminal length 0",
    "sw-7#sh clock",
    "09:30:00.123 UTC Tue Jan 20 2026",
    "sw-7#sh lic udi",
    "UDI: PID:C9300-48P,SN:FCW2501XXXX",
    "",
    "sw-7#\x1b[1msh lic sum\x1b[0m",
    "Account Information:",
    "  Smart Account: <none>",
    "  Virtual Account: <none>",
    "",
    " --More-- \x08\x08\x08\x08\x08\x08\x08\x08\x08        \x08\x08\x08\x08\x08\x08\x08\x08\x08License Usage:",
    "  License                 Entitlement Tag               Count Status",
    "  -----------------------------------------------------------------------------",
    "  network-advantage       (C9300-48 Network Advan...)       1 IN USE",
    "  Colour: blue",
    "",
    "sw-7#",
];

fn import(session: &str, more: &[&str]) -> (String, Json) {
    let folder = tempfile::tempdir().expect("a folder");
    let recording = write(folder.path(), "session.log", session);
    let profile = folder.path().join("mine.yaml").display().to_string();
    let args = [&["import", &recording, "-o", &profile, "--json"], more].concat();
    let report = well(&args);
    let yaml = std::fs::read_to_string(profile).expect("the profile was written");
    (yaml, serde_json::from_str(&report).expect("the report is JSON"))
}

#[test]
fn a_pasted_session_becomes_a_profile() {
    let folder = tempfile::tempdir().expect("a folder");
    let recording = write(folder.path(), "session.log", SESSION.join("\r\n"));
    let profile = folder.path().join("mine.yaml").display().to_string();
    let ran = licsim(&["import", &recording, "-o", &profile]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    for part in [
        "session.log:16: kept as it is:   Colour: blue",
        "session.log:1: not read: terminal length 0",
        "show license summary",
        "control characters",
    ] {
        assert!(ran.err.contains(part), "no `{part}` in\n{}", ran.err);
    }
    let summary = well(&["--profile", &profile, "exec", "-c", "show license summary"]);
    assert!(summary.contains("1 IN USE\n  Colour: blue\n"), "{summary}");
    let udi = well(&["--profile", &profile, "exec", "-c", "show license udi"]);
    assert_eq!(udi, "UDI: PID:C9300-48P,SN:FCW2501XXXX\n\n");
    let hostname = well(&[
        "--profile",
        &profile,
        "exec",
        "-c",
        "show running-config | include ^hostname",
    ]);
    assert_eq!(hostname, "hostname sw-7\n");
    let checked = well(&["profiles", "check", &profile]);
    assert!(
        checked.contains(": good; ") && !checked.contains("no place"),
        "{checked}"
    );
}

#[test]
fn the_report_is_data() {
    let (yaml, report) = import(&SESSION.join("\r\n"), &[]);
    assert!(yaml.starts_with("product: C9300-48P\n"), "{yaml}");
    let files = report["files"].as_array().expect("files");
    assert_eq!(files.len(), 2);
    let summary = &files[1];
    assert_eq!(summary["command"], "show license summary");
    assert_eq!(
        (&summary["lines"], &summary["understood"]),
        (&Json::from(9), &Json::from(8))
    );
    assert_eq!(summary["verbatim"][0]["text"], "  Colour: blue");
    assert_eq!(summary["overrides"], Json::Array(Vec::new()));
    assert_eq!(summary["identical"], true);
    assert_eq!(report["ignored"].as_array().map(Vec::len), Some(2), "{report}");
}

#[test]
fn a_contradiction_is_told_with_both_places() {
    let session = "\
sw-7#show license udi
UDI: PID:C9300-48P,SN:FCW2501XXXX

sw-7#show license udi
UDI: PID:C9300-48P,SN:FCW2501YYYY

sw-7#";
    let (yaml, report) = import(session, &[]);
    let found = &report["contradictions"][0];
    assert_eq!(found["path"], "udi.sn", "{report}");
    let (dropped, kept) = (&found["dropped"], &found["kept"]);
    assert_eq!(
        (&dropped["value"], &kept["value"]),
        (&Json::from("FCW2501XXXX"), &Json::from("FCW2501YYYY"))
    );
    let ends = |place: &Json, line: &str| place.as_str().is_some_and(|place| place.ends_with(line));
    assert!(
        ends(&dropped["place"], "session.log:2") && ends(&kept["place"], "session.log:5"),
        "{report}"
    );
    assert!(yaml.contains("FCW2501YYYY") && !yaml.contains("FCW2501XXXX"), "{yaml}");
}

#[test]
fn standard_input_and_output_are_used() {
    let ran = piped(
        &["import", "-", "--name", "edge-1"],
        b"UDI: PID:C9300-24T,SN:FOC0000AAAA\n",
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.starts_with("product: C9300-24T\n"), "{}", ran.out);
    assert!(ran.out.contains("hostname: edge-1\n"), "{}", ran.out);
    assert!(ran.err.contains("standard input:1"), "{}", ran.err);
}

#[test]
fn what_is_no_recording_is_refused_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let poem = write(folder.path(), "poem.txt", "\nRoses are red,\nviolets are blue.\n");
    let said = refused(&["import", &poem]);
    assert!(
        said.contains("no output of an IOS-XE switch") && said.contains("poem.txt:2:1"),
        "{said}"
    );
    let silent = write(folder.path(), "silent.txt", "sw#show license status\nsw#");
    let said = refused(&["import", &silent]);
    assert!(
        said.contains("holds no output") && said.contains("silent.txt:1:1"),
        "{said}"
    );
    assert!(refused(&["import", "/nowhere/at-all.txt"]).contains("/nowhere/at-all.txt"));
}

/// A hunk whose place is gone is told by `profiles check`, and its lines are not printed.
#[test]
fn an_overlay_without_its_place_is_dropped_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let text =
        "extends: c9300-48p.yaml\noverlays:\n  license/udi:\n    - after: no such line\n      lines: [\"more\"]\n";
    let profile = write(folder.path(), "p.yaml", text);
    let checked = well(&["profiles", "check", &profile]);
    assert!(
        checked.contains("license/udi: no place for 1 line of its overlay"),
        "{checked}"
    );
    let udi = well(&["--profile", &profile, "exec", "-c", "show license udi"]);
    assert_eq!(udi, "UDI: PID:C9300-48P,SN:FCW2501XXXX\n\n");
    let shown = well(&["profiles", "show", &profile]);
    assert!(shown.contains("- after: \"no such line\""), "{shown}");
    let faulty = write(folder.path(), "q.yaml", "overlays:\n  license/udi:\n    - behind: x\n");
    let said = refused(&["profiles", "check", &faulty]);
    assert!(
        said.contains("has no `behind`") && said.contains("q.yaml:3:7"),
        "{said}"
    );
}

/// The example of `docs/import.md`: its recording, and the profile that it becomes.
#[test]
fn the_example_of_the_page_is_what_is_made() {
    let page = include_str!("../../../docs/import.md");
    let block = |mark: &str| {
        let (_, rest) = page.split_once(mark).expect("the page has the block");
        rest.split_once("\n```")
            .expect("the block ends")
            .0
            .trim_start_matches('\n')
            .to_owned()
            + "\n"
    };
    let ran = piped(&["import", "-"], block("```text").as_bytes());
    assert_eq!((ran.code, ran.out), (Some(0), block("```yaml")), "{}", ran.err);
}

#[test]
fn recordings_of_any_encoding_are_the_same_recording() {
    let session = SESSION.join("\r\n");
    let folder = tempfile::tempdir().expect("a folder");
    let plain = well(&[
        "import",
        &write(folder.path(), "a.log", &session),
        "-o",
        "/dev/null",
        "--json",
    ]);
    let units: Vec<u8> = session.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        [b"\xef\xbb\xbf", session.as_bytes()].concat(),
        [b"\xff\xfe", units.as_slice()].concat(),
        units,
    ] {
        let again = well(&[
            "import",
            &write(folder.path(), "a.log", &bytes),
            "-o",
            "/dev/null",
            "--json",
        ]);
        assert_eq!(again, plain);
    }
}

#[test]
fn what_cannot_be_read_or_written_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let recording = write(folder.path(), "a.log", SESSION.join("\n"));
    let empty = write(folder.path(), "empty.log", "");
    let itself = folder.path().display().to_string();
    for (args, says) in [
        (&["import", &itself][..], "is a folder: name the recordings in it"),
        (&["import", &empty], "empty.log"),
        (
            &["import", &recording, "-o", &itself],
            "is a folder: name the profile's file",
        ),
        (
            &["import", &recording, "--lab", "empty"],
            "--lab means nothing to an import",
        ),
    ] {
        let told = refused(args);
        assert!(told.contains(says), "no `{says}` in {told}");
    }
}
