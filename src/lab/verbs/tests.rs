//! The table of verbs is consistent, and what it prints is what people and scripts expect.

use super::*;

#[test]
fn every_verb_is_there_once_and_says_what_it_does() {
    for system in System::ALL {
        let mut names: Vec<&str> = system.verbs().map(|verb| verb.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{}", system.name());
        for verb in system.verbs() {
            assert!(!verb.about.is_empty() && !verb.about.ends_with('.'), "{}", verb.name);
        }
    }
}

/// The command line takes its own options out of the words; a verb must not have one of the same name.
#[test]
fn no_verb_has_an_option_of_the_command_line() {
    const TAKEN: [&str; 11] = [
        "profile",
        "lab",
        "clock",
        "state",
        "release",
        "rendition",
        "grammar",
        "seed",
        "json",
        "as",
        "help",
    ];
    for verb in System::ALL.into_iter().flat_map(System::verbs) {
        for arg in verb.args.iter().filter(|arg| arg.place != Place::Plain) {
            assert!(!TAKEN.contains(&arg.name), "{} --{}", verb.name, arg.name);
        }
    }
}

/// A plain argument that may be there more than once, or not at all, is the last.
#[test]
fn plain_arguments_are_read_without_guessing() {
    for verb in System::ALL.into_iter().flat_map(System::verbs) {
        let plain: Vec<&Arg> = verb.args.iter().filter(|arg| arg.place == Place::Plain).collect();
        let open = |arg: &&&Arg| arg.many || !arg.needed;
        let first_open = plain.iter().position(|arg| open(&arg)).unwrap_or(plain.len());
        assert!(first_open + 1 >= plain.len(), "{}", verb.name);
    }
}

#[test]
fn a_table_is_read_by_people_and_by_scripts() {
    let mut table = Table::new(&[("name", "Name"), ("count", "Count"), ("at", "At"), ("on", "On")]);
    table.row(["a b".into(), 12_u32.into(), Cell::None, true.into()]);
    table.row([
        "bell\u{7}".into(),
        3_u32.into(),
        chrono::DateTime::UNIX_EPOCH.into(),
        false.into(),
    ]);
    let answer = Answer::table(table);
    let expected = "\
Name   Count  At                       On
a b       12  -                        yes
bell\u{fffd}      3  1970-01-01 00:00:00 UTC  no
";
    assert_eq!(answer.text(), expected);
    let json: serde_json::Value = serde_json::from_str(&answer.json()).expect("JSON");
    assert_eq!(
        json,
        serde_json::json!([
            { "name": "a b", "count": 12, "at": null, "on": true },
            { "name": "bell\u{7}", "count": 3, "at": "1970-01-01T00:00:00Z", "on": false },
        ])
    );
    assert_eq!(
        (Answer::nothing().text(), Answer::nothing().json()),
        (String::new(), "null\n".to_owned())
    );
    assert_eq!(Answer::value("x").json(), "\"x\"\n");
}
