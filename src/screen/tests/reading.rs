//! Reading, over small screens written here.

use super::{faults, library, moment, path, record, screen};
use crate::screen::Library;
use crate::screen::laws::{Sample, check};
use crate::screen::reading::Reading;
use crate::screen::value::{Record, Value};

fn read(text: &str, output: &str) -> Reading {
    screen(text).read(output, &Record::new())
}

fn value(reading: &Reading, name: &str) -> Value {
    reading.state.value(path(name)).clone()
}

#[test]
fn holes_read_what_they_print() {
    let text = "Name: {name or <none>}\nOn: {on: no/yes}\nAt: {at}\nLeft: {left}\nCount: {count: right 5} unit{count: plural s}\n";
    let output = "Name: a b\nOn: yes\nAt: Jan 15 08:22:14 2026 UTC\nLeft: 12 minutes, 55 seconds\nCount:     2 units\n";
    let reading = read(text, output);
    assert!(reading.complete && !reading.trimmed, "{reading:?}");
    assert_eq!(value(&reading, "name"), "a b".into());
    assert_eq!(value(&reading, "on"), true.into());
    assert_eq!(value(&reading, "at"), moment());
    assert_eq!(value(&reading, "left"), 775.into());
    assert_eq!(value(&reading, "count"), 2.into());
    assert_eq!(value(&reading, "clock.zone"), "UTC".into());
    assert_eq!(screen(text).render(&reading.state, &Record::new(), None), output);
}

#[test]
fn the_text_for_nothing_reads_as_known_to_be_absent() {
    let reading = read(
        "Name: {name or <none>}\nAgain: {name or <none>}\n",
        "Name: <none>\nAgain: x\n",
    );
    assert!(!reading.complete, "a value disagrees with what was known to be absent");
    let reading = read("Name: {name or <none>}\n", "Name: <none>\n");
    assert!(reading.complete && reading.state.knows(path("name")));
    assert_eq!(value(&reading, "name"), Value::Absent);
}

#[test]
fn a_line_is_read_only_if_it_prints_so_again() {
    assert!(read("Count: {count: right 5}\n", "Count:     7\n").complete);
    assert!(!read("Count: {count: right 5}\n", "Count:   7\n").complete);
    assert!(!read("Count: {count}\n", "Count: 007\n").complete);
    assert!(!read("{name}{>8}{count}\n", "name    7\n{>8}").complete);
    assert!(!read("{name}{>8}{count}\n", "name   7\n").complete);
    // A Thursday.
    assert!(read("At: {at: time unix}\n", "At: Thu Jan 15 08:22:14 UTC 2026\n").complete);
    assert!(!read("At: {at: time unix}\n", "At: Wed Jan 15 08:22:14 UTC 2026\n").complete);
}

#[test]
fn a_cut_value_agrees_with_the_whole_one_and_the_whole_one_wins() {
    let text = "{name: cut 8}\nWhole: {name}\nAgain: {name: cut 10}\n";
    let reading = read(text, "abcde...\nWhole: abcdefghijkl\nAgain: abcdefg...\n");
    assert!(reading.complete);
    assert_eq!(value(&reading, "name"), "abcdefghijkl".into());
    assert!(!read(text, "abcde...\nWhole: xyz\nAgain: xyz\n").complete);
}

#[test]
fn a_text_has_one_zone() {
    let text = "A: {at}\nB: {members_at or -}\n".replace("members_at", "job.at");
    assert!(read(&text, "A: Jan 15 08:22:14 2026 UTC\nB: Jan 15 08:22:14 2026 UTC\n").complete);
    assert!(!read(&text, "A: Jan 15 08:22:14 2026 UTC\nB: Jan 15 08:22:14 2026 EST\n").complete);
    let known = record(&[("clock.offset_minutes", (-300).into())]);
    let reading = screen("A: {at}\n").read("A: Jan 15 03:22:14 2026 EST\n", &known);
    assert_eq!(value(&reading, "at"), moment());
}

#[test]
fn guards_are_decided_by_what_can_be_read() {
    let text = "%when on\nit is on\n%otherwise\nit is off\n%end\n%when name is a\nfirst\n%end\nName: {name}\n";
    let reading = read(text, "it is off\nfirst\nName: a\n");
    assert!(reading.complete);
    assert!(!value(&reading, "on").is_set() && reading.state.knows(path("on")));
    assert!(read(text, "it is on\nName: b\n").complete);
    assert!(
        !read(text, "it is on\nName: a\n").complete,
        "the guard says that `first` must stand there"
    );
}

#[test]
fn versions_are_narrowed_to_an_interval() {
    let text = "%since agent 5.3\nnew\n%end\n%until agent 5.10\nold\n%end\n";
    let reading = read(text, "new\nold\n");
    let bound =
        |bound: &Option<crate::screen::reading::Bound>| bound.as_ref().map(|b| (b.version.clone(), b.place.clone()));
    assert_eq!(
        bound(&reading.agent.from),
        Some(("5.3".into(), "screens/ios-xe/it.screen:1".into()))
    );
    assert_eq!(
        bound(&reading.agent.below),
        Some(("5.10".into(), "screens/ios-xe/it.screen:4".into()))
    );
    assert!(read(&format!("{text}Version: {{agent: word}}\n"), "new\nold\nVersion: 5.7\n").complete);
    assert!(
        !read(
            &format!("{text}Version: {{agent: word}}\n"),
            "new\nold\nVersion: 5.11\n"
        )
        .complete
    );
}

#[test]
fn a_line_that_names_the_version_is_looked_up_first() {
    let text = "%since agent 5.3\nnew\n%end\nSmart Agent for Licensing: {agent: word}\n";
    let reading = read(text, "Smart Agent for Licensing: 5.7\n");
    assert_eq!(reading.furthest.map(|furthest| furthest.wanted), Some("new".to_owned()));
}

const MEMBERS: &str = "Trust:\n%each m in members by sn where m.trust.at\n {m.sn: word} {m.trust.at}\n%end\nAll:\n\
                       %each m in members by sn\n {m.role: word} {m.sn: word}\n%end\n";

#[test]
fn entries_of_two_loops_are_joined_in_the_order_of_the_full_one() {
    let reading = read(
        MEMBERS,
        "Trust:\n B Jan 15 08:22:14 2026 UTC\nAll:\n Active A\n Standby B\n",
    );
    assert!(reading.complete);
    let list = reading.state.value(path("members")).items().to_vec();
    let sn: Vec<_> = list.iter().map(|m| m.value(path("members[].sn")).to_string()).collect();
    assert_eq!(sn, ["A", "B"]);
    assert_eq!(*list[1].value(path("members[].trust.at")), moment());
    assert_eq!(*list[0].value(path("members[].trust.at")), Value::Absent);
}

#[test]
fn two_entries_with_one_key_stay_two() {
    let reading = read(MEMBERS, "Trust:\nAll:\n Active A\n Standby A\n");
    assert_eq!(reading.state.value(path("members")).items().len(), 2);
}

#[test]
fn between_stands_between_entries_only() {
    let text = "%each m in members\n+ {m.sn: word}\n%between\n--\n%end\nend\n";
    assert!(read(text, "+ A\n--\n+ B\nend\n").complete);
    assert!(!read(text, "+ A\n+ B\nend\n").complete);
    assert!(!read(text, "+ A\n--\nend\n").complete);
    assert!(read(text, "end\n").complete);
}

#[test]
fn a_wrong_branch_leaves_nothing_behind() {
    let text = "%when on\n%each m in members\n- {m.sn: word}\n%end\nmany {name}\n%otherwise\n%each m in members\n- {m.sn: word}\n%end\nfew {count}\n%end\n";
    let reading = read(text, "- A\n- B\nfew 7\n");
    assert!(reading.complete);
    assert_eq!(reading.state.value(path("members")).items().len(), 2);
    assert_eq!(value(&reading, "name"), Value::Absent);
}

#[test]
fn forms_read_the_first_shape_that_fits() {
    let text = "%form job\n  due = {.at} ({.left} left)\n  at = {.at}\n  idle = not scheduled\n%end\nJob: {job: job}\n";
    for (shape, output) in [
        ("due", "Job: Jan 15 08:22:14 2026 UTC (5 seconds left)\n"),
        ("at", "Job: Jan 15 08:22:14 2026 UTC\n"),
        ("idle", "Job: not scheduled\n"),
    ] {
        let reading = read(text, output);
        assert!(reading.complete);
        assert_eq!(value(&reading, "job.is"), shape.into());
    }
    assert!(!read(text, "Job: unknown\n").complete);
}

#[test]
fn optional_lines_may_be_there_or_not() {
    let text = "%? Name: {name}\nend\n";
    assert_eq!(value(&read(text, "Name: x\nend\n"), "name"), "x".into());
    let without = read(text, "end\n");
    assert!(without.complete && without.state.knows(path("name")) && !value(&without, "name").is_set());
}

#[test]
fn trimmed_blanks_expanded_tabs_and_lost_lines_are_forgiven() {
    let text = "a{sp 3}\n{name: word}{>8}{tab}|{>20}\nend\n\n";
    assert!(!read(text, "a   \nx       \t|          \nend\n\n").trimmed);
    let trimmed = read(text, "a\nx       \t|\nend\n");
    assert!(trimmed.complete && trimmed.trimmed);
    assert!(
        read(text, "a   \nx               |   \nend").complete,
        "a tab as blanks up to column 16"
    );
}

#[test]
fn damaged_text_is_read_around() {
    let text = "One: {name}\nTwo: {count}\nThree: {left}\nFour: {on: no/yes}\n";
    let reading = read(text, "One: x\n%NOISE-6-X: y\nTwo: 2\nFour: yes\n");
    assert!(!reading.complete && !reading.gave_up);
    assert_eq!(reading.verbatim, [1]);
    assert_eq!(reading.missing, ["Three: {left}"]);
    assert_eq!(
        (value(&reading, "count"), value(&reading, "on")),
        (2.into(), true.into())
    );
    assert_eq!(reading.furthest.map(|furthest| furthest.line), Some(1));
}

#[test]
fn values_that_disagree_are_reported_and_the_first_stays() {
    let reading = read("Name: {name}\nAgain: {name}\nend\n", "Name: a\nAgain: b\nend\n");
    assert_eq!(value(&reading, "name"), "a".into());
    let [conflict] = &reading.conflicts[..] else {
        panic!("{:?}", reading.conflicts)
    };
    assert_eq!(
        (conflict.line, &conflict.first, &conflict.second),
        (Some(1), &"a".into(), &"b".into())
    );
}

#[test]
fn text_of_another_command_is_kept_verbatim() {
    let reading = read("One: {name}\nTwo: {count}\n", "something\nelse\n");
    assert!(!reading.complete);
    assert_eq!(reading.verbatim, [0, 1]);
    assert_eq!(reading.state, Record::new());
}

/// Parts that put in the next one twice, in both branches of a guard that only the end could decide.
fn doubling(levels: usize) -> Vec<(String, String)> {
    let paths = [
        "on",
        "name",
        "at",
        "left",
        "count",
        "members",
        "job.is",
        "job.at",
        "job.left",
        "proxy.address",
    ];
    let more = [
        "proxy.port",
        "arg.text",
        "clock.zone",
        "release",
        "clock.offset_minutes",
    ];
    let paths = paths.iter().chain(&more).cycle().take(levels).enumerate();
    let mut files: Vec<(String, String)> = paths
        .map(|(n, path)| {
            let next = format!("same\n%use part/p{}\n", n + 1);
            (
                format!("part/p{n}"),
                format!("%when {path}\n{next}%otherwise\n{next}%end\n"),
            )
        })
        .collect();
    files.push((format!("part/p{levels}"), "never\n".to_owned()));
    files.push(("it".to_owned(), "%use part/p0\n".to_owned()));
    files
}

fn library_of(files: &[(String, String)]) -> Library {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    library(&files)
}

#[test]
fn reading_has_a_limit() {
    let library = library_of(&doubling(14));
    let screen = library.get("ios-xe", "it").expect("it compiles");
    let reading = screen.read(&"same\n".repeat(15), &Record::new());
    assert!(!reading.complete && reading.gave_up);
}

#[test]
fn a_screen_has_a_limit() {
    let errors = library_of(&doubling(40))
        .get("ios-xe", "it")
        .expect_err("it is too big");
    assert!(
        errors
            .iter()
            .any(|error| error.message.contains("more than 100000 lines"))
    );
}

#[test]
fn what_cannot_be_read_back_is_a_fault() {
    let cases = [
        ("%when on\n\n%end\nx\n", "a branch of empty lines only"),
        (
            "%when name\n{count} things\n%otherwise\n0 things\n%end\n",
            "this line also reads the line `0 things`",
        ),
        (
            "%when on\nsame\n%otherwise\nsame\n%end\n",
            "this line also reads the line `same`",
        ),
        (
            "%each m in members\n{m.sn: word} x\n%end\nend x\n",
            "this line also reads the line `end x` of what follows the loop",
        ),
        ("x\n{name}\n", "a whole line of free text (`name`)"),
    ];
    for (text, expected) in cases {
        let found = faults(&[("it", text)]);
        assert!(found.contains(expected), "{text:?} gives {found:?}");
    }
}

#[test]
fn what_an_earlier_line_decides_is_no_fault() {
    for text in [
        "On: {on: no/yes}\n%when on\n\n%end\nx\n",
        "Smart Agent for Licensing: {agent: word}\n%since agent 5.3\nsame\n%otherwise\nsame\n%end\n",
        "%when on\n\nsame\n%otherwise\nsame\n%end\n",
        "%render-only\n{name}\n",
    ] {
        assert_eq!(faults(&[("it", text)]), "");
    }
}

/// The checks of the laws can fail.
#[test]
fn a_screen_that_breaks_a_law_is_found() {
    let swallows = "%when members\n%each m in members\n  {m.sn}\n%end\n%otherwise\n  nothing here\n%end\n";
    let sample = Sample {
        state: record(&[("members", Value::Absent)]),
        ..Sample::default()
    };
    let broken = check(&screen(swallows), &sample);
    assert!(broken.is_err_and(|why| why.contains("not read back")));
    let fixed = "%unless members\n  nothing here\n%otherwise\n%each m in members\n  {m.sn}\n%end\n%end\n";
    assert_eq!(check(&screen(fixed), &sample), Ok(()));
}
