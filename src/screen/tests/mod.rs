//! Rendering, over small screens written here.

use std::rc::Rc;

use chrono::{TimeZone, Utc};

use super::Library;
use super::schema::{Origin, PathInfo, Schema};
use super::value::{Kind, PathId, Record, Value};
use crate::diagnostic::SourceFile;
use crate::screen::Screen;

/// A little table of paths: names begin as those of the real one, so that the engine's own are there.
pub static ROWS: &[PathInfo] = &[
    row("agent", Kind::Text),
    row("release", Kind::Text),
    row("clock.zone", Kind::Text),
    row("clock.offset_minutes", Kind::Int),
    row("name", Kind::Text),
    row("on", Kind::Bool),
    row("at", Kind::Time),
    row("left", Kind::Duration),
    row("count", Kind::Int),
    row("members", Kind::List),
    row("members[].sn", Kind::Text),
    row("members[].role", Kind::Text),
    row("members[].trust.at", Kind::Time),
    row("members[].slots", Kind::List),
    row("members[].slots[].n", Kind::Int),
    row("job.is", Kind::Text),
    row("job.at", Kind::Time),
    row("job.left", Kind::Duration),
    row("proxy.address", Kind::Text),
    row("proxy.port", Kind::Int),
    PathInfo {
        name: "arg.text",
        kind: Kind::Text,
        origin: Origin::Argument,
        doc: "",
    },
];

const fn row(name: &'static str, kind: Kind) -> PathInfo {
    PathInfo {
        name,
        kind,
        origin: Origin::Stored,
        doc: "",
    }
}

/// The little table, for as long as the process lives.
pub fn schema() -> &'static Schema {
    static SCHEMA: std::sync::LazyLock<Schema> = std::sync::LazyLock::new(|| Schema::new(&[ROWS]));
    &SCHEMA
}

/// A library of `files`, name and text, in the base rendition.
pub fn library(files: &[(&str, &str)]) -> Library {
    let file = |(name, text): &(&str, &str)| SourceFile::new(format!("screens/ios-xe/{name}.screen"), *text);
    Library::new(schema(), files.iter().map(file).collect())
}

/// The screen made of `text`.
pub fn screen(text: &str) -> Rc<Screen> {
    library(&[("it", text)]).get("ios-xe", "it").unwrap_or_else(|errors| {
        let all: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", all.join("\n"))
    })
}

/// The path called `name`.
pub fn path(name: &str) -> PathId {
    schema().find(name).unwrap_or_else(|| panic!("{name} is a path"))
}

/// A record of values by name.
pub fn record(values: &[(&str, Value)]) -> Record {
    let mut out = Record::new();
    for (name, value) in values {
        out.put(path(name), value.clone());
    }
    out
}

fn moment() -> Value {
    Utc.with_ymd_and_hms(2026, 1, 15, 8, 22, 14)
        .single()
        .map_or(Value::Absent, Value::Time)
}

fn shown(text: &str, state: &[(&str, Value)]) -> String {
    screen(text).render(&record(state), &Record::new(), None)
}

#[test]
fn holes_print_values_or_what_stands_for_none() {
    assert_eq!(shown("Name: {name}\n", &[("name", "x y".into())]), "Name: x y\n");
    assert_eq!(shown("Name: {name or <none>}\n", &[]), "Name: <none>\n");
    assert_eq!(shown("On: {on: no/yes}\n", &[("on", true.into())]), "On: yes\n");
    assert_eq!(shown("On: {on: no/yes}\n", &[]), "On: no\n");
    assert_eq!(
        shown("At: {at: time iso}\n", &[("at", moment())]),
        "At: 2026-01-15 08:22:14 UTC\n"
    );
    assert_eq!(
        shown(
            "{count: right 5}|{count} unit{count: plural s}\n",
            &[("count", 2.into())]
        ),
        "    2|2 units\n"
    );
}

#[test]
fn a_hole_without_a_value_prints_nothing_and_is_found() {
    let screen = screen("Name: {name}.\nCount: {count or -}\n");
    let nothing = Record::new();
    assert_eq!(screen.render(&nothing, &nothing, None), "Name: .\nCount: -\n");
    assert_eq!(screen.missing(&nothing, &nothing, None), ["name"]);
}

#[test]
fn moments_are_shown_in_the_zone_of_the_clock() {
    let zone = [
        ("at", moment()),
        ("clock.zone", "CET".into()),
        ("clock.offset_minutes", 60.into()),
    ];
    assert_eq!(shown("{at}\n", &zone), "Jan 15 09:22:14 2026 CET\n");
}

#[test]
fn tab_stops_count_characters_from_the_start_of_the_line() {
    let state = [("name", Value::from("é")), ("count", 3.into())];
    assert_eq!(shown("x\n{name}{>4}({count}){>10}|\n", &state), "x\né   (3)   |\n");
    assert_eq!(
        shown("{name: cut 6}{>4}|\n", &[("name", "abcdefgh".into())]),
        "abc...|\n"
    );
}

#[test]
fn blanks_braces_and_percent_signs_can_be_written() {
    assert_eq!(
        shown("a{sp}\n{sp 3}{tab}{{x}}\n% Invalid\n%%when\n{}\n", &[]),
        "a \n   \t{x}\n% Invalid\n%when\n\n"
    );
    assert_eq!(shown("%nonl\nName: \n", &[]), "Name: ");
}

#[test]
fn guards_choose_branches() {
    let text =
        "%when name\nnamed\n%otherwise\nnameless\n%end\n%unless on\noff\n%end\n%when name is a or b\nfirst\n%end\n";
    assert_eq!(shown(text, &[("name", "b".into())]), "named\noff\nfirst\n");
    assert_eq!(shown(text, &[("on", true.into())]), "nameless\n");
    let prefix = "%when proxy\nproxy\n%end\n";
    assert_eq!(shown(prefix, &[("proxy.port", 80.into())]), "proxy\n");
    assert_eq!(shown(prefix, &[]), "");
}

#[test]
fn versions_decide_guards() {
    let text = "%since agent 5.10\nnew\n%otherwise\nold\n%end\n%until release 17.6.1\nbefore\n%end\n";
    let versions = |agent: &str, release: &str| [("agent", Value::from(agent)), ("release", Value::from(release))];
    assert_eq!(shown(text, &versions("5.9.4_rel/1", "17.6")), "old\nbefore\n");
    assert_eq!(shown(text, &versions("5.10.1_rel/1", "17.6.1")), "new\n");
}

#[test]
fn lists_repeat_their_lines() {
    let member = |sn: &str, role: &str| record(&[("members[].sn", sn.into()), ("members[].role", role.into())]);
    let mut first = member("A", "Active");
    let slot = |n: i64| record(&[("members[].slots[].n", n.into())]);
    first.put(path("members[].slots"), vec![slot(1), slot(2)].into());
    let list = [(
        "members",
        Value::from(vec![first, member("B", "Standby"), member("A", "Member")]),
    )];
    let text = "%each m in members\n{m.role}: {m.sn}\n%each s in m.slots\n {s.n}\n%end\n%between\n--\n%end\n";
    assert_eq!(shown(text, &list), "Active: A\n 1\n 2\n--\nStandby: B\n--\nMember: A\n");
    assert_eq!(
        shown("%each m in members by sn distinct\n{m.sn}\n%end\n", &list),
        "A\nB\n"
    );
    assert_eq!(
        shown("%each m in members where m.role is Standby\n{m.sn}\n%end\n", &list),
        "B\n"
    );
}

const JOB: &str = "%form job\n  due = {.at} ({.left} left)\n  idle = not scheduled\n%end\nJob: {job: job}\n";

#[test]
fn forms_print_the_shape_that_is_named_or_filled() {
    let due = [("job.at", moment()), ("job.left", 5.into())];
    assert_eq!(shown(JOB, &due), "Job: Jan 15 08:22:14 2026 UTC (5 seconds left)\n");
    assert_eq!(
        shown(JOB, &[("job.is", "idle".into()), ("job.at", moment())]),
        "Job: not scheduled\n"
    );
    assert_eq!(shown(JOB, &[]), "Job: not scheduled\n");
}

#[test]
fn parts_are_put_in_with_aliases() {
    let files = [
        ("part/p", "{a.address}:{a.port}\n"),
        ("it", "%use part/p with a = proxy\n"),
    ];
    let screen = library(&files).get("ios-xe", "it").expect("it compiles");
    let state = record(&[("proxy.address", "h".into()), ("proxy.port", 80.into())]);
    assert_eq!(screen.render(&state, &Record::new(), None), "h:80\n");
}

#[test]
fn a_screen_can_be_about_one_entry_and_about_arguments() {
    let screen = screen("%of m in members\n{m.sn}: {arg.text}\n");
    let member = record(&[("members[].sn", "A".into())]);
    let arguments = record(&[("arg.text", "why".into())]);
    assert_eq!(
        screen.render(&Record::new(), &arguments, Some((path("members"), &member))),
        "A: why\n"
    );
}

#[test]
fn one_file_can_hold_many_screens() {
    let text = "%source seen\n%render-only\n\n%screen one\nfirst\n\n%screen two\n%error\nsecond\n{}\n\n";
    let library = library(&[("message/m", text)]);
    assert!(!library.has("message/m"));
    assert_eq!(library.names().len(), 2);
    let get = |name: &str| library.get("infrarunbook", name).expect("it is there");
    let (one, two) = (get("message/m/one"), get("message/m/two"));
    assert_eq!(one.render(&Record::new(), &Record::new(), None), "first\n");
    assert_eq!(two.render(&Record::new(), &Record::new(), None), "second\n\n");
    assert!(one.is_render_only() && two.is_render_only() && two.is_error() && !one.is_error());
    assert_eq!(one.sources(), ["seen"]);
}

#[test]
fn a_rendition_comes_before_the_base_and_a_later_file_before_an_earlier() {
    let file = |name: &str, text: &str| SourceFile::new(name, text);
    let files = vec![
        file("grammar/screens/ios-xe/a.screen", "%use part/p\n"),
        file("grammar/screens/ios-xe/part/p.screen", "base\n"),
        file("grammar/screens/other/part/p.screen", "built in\n"),
        file("/home/me/screens/other/part/p.screen", "mine\n"),
    ];
    let library = Library::new(schema(), files);
    let text = |rendition: &str| {
        library
            .get(rendition, "a")
            .map(|a| a.render(&Record::new(), &Record::new(), None))
    };
    assert_eq!(text("ios-xe"), Ok("base\n".to_owned()));
    assert_eq!(text("other"), Ok("mine\n".to_owned()));
}

/// Text of all faults of a screen.
fn faults(files: &[(&str, &str)]) -> String {
    let found: Vec<String> = library(files).lint().iter().map(ToString::to_string).collect();
    found.join("\n")
}

#[test]
fn faults_name_file_line_column_and_a_way_out() {
    let found = faults(&[("it", "Name: {nam}\n")]);
    assert!(
        found.starts_with("error: no path `nam` in the table of paths\n --> screens/ios-xe/it.screen:1:8\n"),
        "{found}"
    );
    assert!(found.contains("there is `name`"), "{found}");
}

#[test]
fn what_is_wrong_is_refused() {
    let cases = [
        ("%whne name\nx\n%end\n", "unknown control word `%whne`"),
        ("%when name\nx\n", "no `%end` for this"),
        ("%end\n", "`%end` without a beginning"),
        ("%otherwise\n", "`%otherwise` without a guard"),
        (
            "%when name\n%otherwise\n%otherwise\n%end\n",
            "`%otherwise` without a guard",
        ),
        ("%between\n", "`%between` stands in a `%each`"),
        ("%when on is maybe\nx\n%end\n", "a yes-or-no value is never `maybe`"),
        ("%since agent new\nx\n%end\n", "cannot read this condition"),
        ("%each m in name\n%end\n", "this is a text, not a list"),
        ("{name: wrod}\n", "unknown type `wrod`"),
        ("{name: time}\n", "it cannot be written as `time`"),
        ("{on}\n", "has no type of its own"),
        ("{at: time clock}\n", "cannot be read back"),
        ("a}b\n", "a closing brace without an opening one"),
        ("a{b\n", "no closing brace"),
        ("%? text\n", "needs a hole"),
        ("%use it\n", "goes round in a circle"),
        ("%use part/none\n", "no screen `part/none`"),
        ("trailing \n", "blanks at the end of a line"),
        ("a\tb\n", "a raw tab"),
        ("{job: job}\n", "unknown type `job`"),
        ("%form job\nnonsense\n%end\n", "a shape is written"),
        ("%of m in name\nx\n", "this is a text, not a list"),
    ];
    for (text, expected) in cases {
        let found = faults(&[("it", text)]);
        assert!(found.contains(expected), "{text:?} gives {found:?}");
    }
}

#[test]
fn circles_through_parts_are_found() {
    let found = faults(&[
        ("part/a", "%use part/b\n"),
        ("part/b", "%use part/a\n"),
        ("it", "%use part/a\n"),
    ]);
    assert!(found.contains("goes round in a circle"), "{found}");
}

mod lint;
mod provenance;
mod reading;
