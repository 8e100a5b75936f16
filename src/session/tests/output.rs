//! Pipes, pages, files, messages.

use super::desk::{DEVICE, Desk, device, rack, written};
use crate::device::view;
use crate::session::{Key, Line, Pace, Session, Start};

const SEVEN: &str = "line 1\nline 2\nline 3\nline 4\nline 5\nline 6\nline 7\n";

fn paged(length: usize) -> Desk {
    let mut desk = Desk::new(Start::Privileged);
    desk.say(&format!("terminal length {length}"));
    desk
}

#[test]
fn pipes() {
    let mut desk = Desk::new(Start::Privileged);
    assert_eq!(desk.say("show lines | include [13]"), "line 1\nline 3\n");
    assert_eq!(desk.say("show lines | i 1|3"), "line 1\nline 3\n");
    assert_eq!(desk.say("show lines | begin 6"), "line 6\nline 7\n");
    assert_eq!(
        desk.say("show lines | count line"),
        "Number of lines which match regexp = 7\n"
    );
    assert_eq!(desk.say("show lines | include nothing"), "");
    assert_eq!(desk.say("show lines | include"), "% Incomplete command.\n\n");
    assert_eq!(
        desk.say("show lines | include ("),
        "% Failed to compile regular expression\n"
    );
    assert!(desk.session.printed_error());
}

#[test]
fn output_goes_into_flash() {
    let mut desk = Desk::new(Start::Privileged);
    assert_eq!(desk.say("show lines | redirect flash:out.txt"), "");
    assert_eq!(desk.say("show privilege | append flash:/out.txt"), "");
    assert_eq!(desk.say("show lines | tee flash:copy.txt"), SEVEN);
    let flash = &desk.rack.lab().device(DEVICE).expect("the device").flash;
    assert_eq!(
        flash["out.txt"].bytes,
        format!("{SEVEN}Current privilege level is 15\n").as_bytes()
    );
    assert_eq!(flash["copy.txt"].bytes, SEVEN.as_bytes());
    let refused = desk.say("show lines | redirect flash:no/such/folder.txt");
    assert!(
        refused.starts_with("%Error opening flash:no/such/folder.txt ("),
        "{refused}"
    );
}

#[test]
fn pages() {
    let mut desk = paged(4);
    assert_eq!(desk.say("show lines"), "line 1\nline 2\nline 3\n");
    assert_eq!(desk.shows(), " --More-- ");
    assert_eq!(desk.key(Key::Char('\r')), "<erase>line 4\n");
    assert_eq!(desk.key(Key::Char(' ')), "<erase>line 5\nline 6\nline 7\n");
    assert_eq!(desk.shows(), "Switch#");
    desk.say("show lines");
    assert_eq!(desk.key(Key::Char('q')), "<erase>");
    assert_eq!(desk.shows(), "Switch#");
    desk.say("terminal length 0");
    assert_eq!(desk.say("show lines"), SEVEN);
}

#[test]
fn a_search_at_more() {
    let mut desk = paged(3);
    desk.say("show lines");
    assert_eq!(desk.key(Key::Char('/')), "<erase>");
    assert_eq!(desk.shows(), "/");
    assert_eq!(desk.say("6"), "filtering...\nline 6\nline 7\n");
    assert_eq!(desk.shows(), "Switch#");
}

#[test]
fn help_is_paged_too() {
    let mut desk = paged(3);
    let chunks = desk.session.help(&mut desk.rack, "");
    assert_eq!(written(&chunks).lines().count(), 2);
    assert_eq!(desk.shows(), " --More-- ");
    desk.key(Key::CtrlC);
    assert_eq!(desk.shows(), "Switch#");
}

#[test]
fn load_and_time_stand_before_the_output() {
    let mut desk = Desk::new(Start::Privileged);
    desk.say("terminal exec prompt timestamp");
    let text = desk.say("show privilege");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("Load for five secs: "), "{text}");
    assert!(lines[1].starts_with("No time source, *"), "{text}");
    assert_eq!(&lines[2..], ["", "Current privilege level is 15"]);
}

#[test]
fn messages_wait_while_output_is_paged_and_go_to_everybody_who_sees_them() {
    let mut rack = rack(device(), Pace::AtOnce);
    let mut far = Session::open(
        &mut rack,
        DEVICE,
        Line::Vty {
            number: 0,
            from: "10.1.1.5".into(),
        },
        Start::Privileged,
    );
    let mut desk = Desk::at(rack, Line::Console, Start::Privileged);
    desk.all(&["terminal length 3"]);
    desk.say("show lines");
    far.enter(&mut desk.rack, "configure terminal");
    assert!(far.enter(&mut desk.rack, "end").is_empty());
    assert_eq!(desk.poll(), "");
    let text = desk.key(Key::Char('q'));
    assert_eq!(
        text,
        "<erase><- %SYS-5-CONFIG_I: Configured from console by vty0 (10.1.1.5)\n"
    );
    assert!(matches!(far.poll(&mut desk.rack).as_slice(), []));
    let log = &desk.rack.lab().device(DEVICE).expect("the device").log;
    assert_eq!(log.len(), 1);
}

#[test]
fn show_terminal_says_what_was_set() {
    let mut desk = Desk::new(Start::Privileged);
    desk.all(&["terminal width 100", "terminal length 40", "terminal history size 7"]);
    let text = desk.say("show terminal");
    assert!(text.contains("Length: 40 lines, Width: 100 columns\n"), "{text}");
    assert!(text.contains("history size is 7."), "{text}");
    assert_eq!(desk.state().list(view::SESSIONS).len(), 1);
}
