//! `licsim profiles`.

use super::{licsim, refused, well, write};

#[test]
fn built_in_profiles_are_listed_and_good() {
    let listed = well(&["profiles", "list"]);
    assert!(
        listed.contains("sw-infrarunbook-01") && listed.contains("c9300-48p"),
        "{listed}"
    );
    let checked = well(&["profiles", "check"]);
    assert_eq!(checked.lines().count(), listed.lines().count() - 1, "{checked}");
    assert!(checked.lines().all(|line| line.contains(": good; ")), "{checked}");
    assert!(checked.contains("trust_saves_configuration"), "{checked}");
}

#[test]
fn what_is_shown_is_a_profile_of_the_same_device() {
    let folder = tempfile::tempdir().expect("a folder");
    let commands = [
        "exec",
        "-c",
        "enable",
        "-c",
        "admin",
        "-c",
        "show running-config",
        "-c",
        "show license all",
        "-c",
        "show version",
        "-c",
        "show clock",
    ];
    for name in ["sw-infrarunbook-01", "c9300-48p"] {
        let shown = well(&["profiles", "show", name]);
        let file = write(folder.path(), &format!("{name}.yaml"), &shown);
        assert_eq!(
            well(&["profiles", "show", &file]),
            shown,
            "{name}: shown again it is the same"
        );
        let by_file = well(&[&["--profile", &file], &commands[..]].concat());
        assert_eq!(by_file, well(&[&["--profile", name], &commands[..]].concat()), "{name}");
        let starts = |profile: &str| super::piped(&["--profile", profile], b"").out.replace(&file, "");
        let end = |text: String| text.chars().last();
        assert_eq!(end(starts(&file)), end(starts(name)), "{name} starts where it did");
    }
}

#[test]
fn all_that_a_profile_says_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "extends: c9300-48p.yaml\nabout: \"A: b\"\nstarts_at: login\nnvram_saved: false\n\
        startup_config: |\n  banner motd ^Cone\n  two^C\n  snmp-server location here\n";
    let file = write(folder.path(), "full.yaml", text);
    let shown = well(&["profiles", "show", &file]);
    for part in [
        "starts_at: login",
        "nvram_saved: false",
        "startup_config: ",
        "about: \"A: b\"",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let again = write(folder.path(), "again.yaml", &shown);
    assert_eq!(well(&["profiles", "show", &again]), shown);
    let moved = well(&["--release", "17.6.4", "profiles", "show", "c9300-48p"]);
    assert!(
        moved.contains("release: \"17.6.4\"") || moved.contains("release: 17.6.4"),
        "{moved}"
    );
}

#[test]
fn an_unknown_profile_is_an_error() {
    assert!(refused(&["profiles", "show", "nope"]).contains("the built-in ones are"));
    let ran = licsim(&["profiles", "check", "sw-infrarunbook-01", "nope"]);
    assert_eq!(ran.code, Some(2));
}

/// The example of the documentation is a good profile, and its lines of configuration are taken.
#[test]
fn the_documented_example_powers_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = include_str!("../../../docs/profiles.md");
    let example = text.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next());
    let file = write(folder.path(), "branch.yaml", example.expect("it has an example"));
    assert!(well(&["profiles", "check", &file]).contains(": good; "));
    let shown = well(&[
        "--profile",
        &file,
        "exec",
        "-c",
        "enable",
        "-c",
        "admin",
        "-c",
        "show running-config | include ^snmp|^hostname|^banner",
    ]);
    for line in [
        "hostname sw-branch-07\n",
        "banner motd ^C",
        "snmp-server location Branch 07\n",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
}
