//! Lines at the prompt: what is understood, what is refused, `?` and TAB.

use super::desk::Desk;
use crate::session::{Chunk, Start};

#[test]
fn the_caret_counts_the_prompt() {
    let mut desk = Desk::new(Start::Privileged);
    assert_eq!(desk.shows(), "Switch#");
    assert_eq!(
        desk.say("show prx"),
        "              ^\n% Invalid input detected at '^' marker.\n\n"
    );
    assert!(desk.session.printed_error());
    assert_eq!(desk.say("show privilege"), "Current privilege level is 15\n");
    assert!(!desk.session.printed_error());
}

#[test]
fn errors_are_worded_by_the_parser() {
    let mut desk = Desk::new(Start::Privileged);
    assert_eq!(desk.say("show"), "% Type \"show ?\" for a list of subcommands\n");
    assert_eq!(desk.say("terminal length"), "% Incomplete command.\n\n");
    assert_eq!(desk.say("e "), "% Ambiguous command:  \"e\"\n");
    assert_eq!(desk.say(""), "");
    assert_eq!(desk.say(" ! a remark"), "");
}

#[test]
fn privileged_commands_are_not_there_at_the_user_prompt() {
    let mut desk = Desk::new(Start::User);
    assert_eq!(desk.shows(), "Switch>");
    assert_eq!(
        desk.say("configure terminal"),
        "       ^\n% Invalid input detected at '^' marker.\n\n"
    );
    assert_eq!(desk.say("show privilege"), "Current privilege level is 1\n");
}

#[test]
fn a_screen_may_be_about_one_entry() {
    let mut desk = Desk::new(Start::Privileged);
    assert_eq!(desk.say("show interface vlan 10"), "Vlan10 is up\n");
    assert_eq!(desk.say("show interface vlan 11"), "There is no such interface\n");
    assert!(desk.session.printed_error());
}

#[test]
fn history_is_kept_for_each_mode() {
    let mut desk = Desk::new(Start::Privileged);
    desk.all(&[
        "show privilege",
        "terminal history size 3",
        "configure terminal",
        "hostname sw1",
        "end",
    ]);
    assert_eq!(
        desk.session.history(),
        ["show privilege", "terminal history size 3", "configure terminal"]
    );
    assert_eq!(
        desk.say("show history"),
        "  terminal history size 3\n  configure terminal\n  show history\n"
    );
    desk.say("configure terminal");
    assert_eq!(desk.session.history(), ["hostname sw1", "end"]);
}

#[test]
fn help_and_completion() {
    let mut desk = Desk::new(Start::Privileged);
    let Some(Chunk::Text(text)) = desk.session.help(&mut desk.rack, "show h").pop() else {
        panic!("no help")
    };
    assert_eq!(text.lines().next().map(str::trim_end), Some("history"));
    assert_eq!(
        desk.session.complete(&desk.rack, "sh his").as_deref(),
        Some("sh history ")
    );
    assert_eq!(desk.session.complete(&desk.rack, "sh xyz"), None);
}

#[test]
fn a_long_line_is_cut() {
    let mut desk = Desk::new(Start::Privileged);
    let line = format!("show privilege{}x", " ".repeat(300));
    assert_eq!(desk.say(&line), "Current privilege level is 15\n");
}
