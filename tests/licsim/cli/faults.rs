//! Input files that are not well formed: every fault with file, line and column, and exit code 2.

use super::{refused, well, write};

#[test]
fn every_fault_of_a_profile_has_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let text =
        "hostnam: x\nrelease: 17.12.4\nquirks: [flies]\nudi: 3\nstarts_at: \"!\"\nusage:\n  push_interval: often\n";
    let file = write(folder.path(), "bad.yaml", text);
    let said = refused(&["--profile", &file, "exec", "-c", "show clock"]);
    for place in ["1:1", "3:10", "4:6", "5:12", "7:18"] {
        assert!(said.contains(&format!("{file}:{place}")), "{place}: {said}");
    }
    assert!(said.contains("did you mean `hostname`?"), "{said}");
    assert_eq!(said, refused(&["profiles", "check", &file]));
}

#[test]
fn all_rows_of_releases_are_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let releases = "17.12: { agent: 5.9 }\n17.15.1: { agnet: 6.0 }\nlatest: { agent: 6.1 }\n";
    let releases = write(folder.path(), "_releases.yaml", releases);
    let file = write(folder.path(), "p.yaml", "extends: c9300-48p.yaml\nrelease: 17.12.4\n");
    // A start reads the row that it needs.
    well(&["--profile", &file, "exec", "-c", "show clock"]);
    let said = refused(&["profiles", "check", &file]);
    for place in ["2:12", "3:1"] {
        assert!(said.contains(&format!("{releases}:{place}")), "{place}: {said}");
    }
    assert!(!said.contains(&format!("{releases}:1:")), "{said}");
}

#[test]
fn a_fault_names_the_file_that_it_is_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = write(folder.path(), "base.yaml", "hostname: x\nudi: { sm: 1 }\n");
    let file = write(folder.path(), "top.yaml", "extends: base.yaml\nhostname: y\nfoo: 1\n");
    let said = refused(&["--profile", &file, "exec", "-c", "show clock"]);
    assert!(
        said.contains(&format!("{base}:2:8")) && said.contains(&format!("{file}:3:1")),
        "{said}"
    );
    let circle = write(folder.path(), "base.yaml", "extends: top.yaml\n");
    let said = refused(&["--profile", &file, "exec", "-c", "show clock"]);
    assert!(said.contains(&circle) && said.contains("goes in a circle"), "{said}");
}

#[test]
fn yaml_that_is_none_has_a_place() {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, place) in [
        ("a: 1\nhostname: x\nhostname: y\n", "3:1"),
        ("hostname: [\n", ""),
        ("hostname: &a x\n", "1:"),
        ("- 1\n", "1:1"),
        ("\u{0}", ""),
    ] {
        let file = write(folder.path(), "bad.yaml", text);
        for option in ["--profile", "--lab"] {
            let said = refused(&[option, &file, "exec", "-c", "show clock"]);
            assert!(said.contains(&file), "{option} {text:?}: {said}");
        }
        let said = refused(&["--profile", &file, "exec", "-c", "show clock"]);
        assert!(said.contains(&format!("{file}:{place}")), "{text:?}: {said}");
    }
    let file = write(folder.path(), "bytes.yaml", b"hostname: x\n# \xff\n");
    let said = refused(&["--profile", &file, "exec", "-c", "show clock"]);
    assert!(
        said.contains("not UTF-8") && said.contains(&format!("{file}:2:3")),
        "{said}"
    );
}

#[test]
fn faults_of_a_lab_have_their_places() {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, place) in [
        ("seed: many\n", "1:7"),
        ("foo: 1\n", "1:1"),
        ("hosts:\n  - name: a\n    addresses: [1.2.3]\n", "3:17"),
    ] {
        let file = write(folder.path(), "lab.yaml", text);
        let said = refused(&["--lab", &file, "exec", "-c", "show clock"]);
        assert!(said.contains(&format!("{file}:{place}")), "{text:?}: {said}");
    }
}
