//! Questions, and commands that take their time.

use chrono::TimeDelta;

use super::desk::{DEVICE, Desk, device, rack};
use crate::device::view;
use crate::session::{Key, Line, Pace, Start, Waiting};

#[test]
fn configure_asks_from_where() {
    let mut desk = Desk::new(Start::Privileged);
    desk.say("configure");
    assert_eq!(
        desk.shows(),
        "Configuring from terminal, memory, or network [terminal]? "
    );
    assert_eq!(
        desk.say(""),
        "Enter configuration commands, one per line.  End with CNTL/Z.\n"
    );
    assert_eq!(desk.shows(), "Switch(config)#");
}

#[test]
fn ctrl_c_leaves_a_question() {
    let mut desk = Desk::new(Start::Privileged);
    desk.say("configure");
    assert_eq!(desk.key(Key::CtrlC), "");
    assert_eq!(desk.shows(), "Switch#");
}

#[test]
fn a_reload_comes_back_where_the_profile_starts() {
    let mut desk = Desk::new(Start::Privileged);
    desk.all(&["write", "reload"]);
    assert!(
        matches!(desk.session.waiting(), Waiting::Key { .. }),
        "{:?}",
        desk.session.waiting()
    );
    assert_eq!(desk.key(Key::Char('n')), "");
    assert_eq!(desk.shows(), "Switch#");
    desk.say("reload");
    desk.key(Key::Char('\r'));
    assert_eq!(desk.shows(), "Switch>");
}

#[test]
fn unsaved_changes_are_asked_about_in_words() {
    let mut desk = Desk::new(Start::Privileged);
    desk.all(&["write", "conf t", "hostname sw1", "end", "reload"]);
    assert_eq!(desk.shows(), "System configuration has been modified. Save? [yes/no]: ");
    assert_eq!(desk.say("perhaps"), "% Please answer 'yes' or 'no'.\n");
    assert_eq!(desk.shows(), "System configuration has been modified. Save? [yes/no]: ");
    desk.say("no");
    desk.say("");
    assert_eq!(desk.shows(), "Switch>");
}

#[test]
fn at_once_time_moves_with_a_command() {
    let mut desk = Desk::new(Start::Privileged);
    let before = desk.rack.lab().now();
    let text = desk.say("ping 10.1.1.1");
    assert!(text.contains("Success rate is 0 percent (0/5)\n"), "{text}");
    assert!(desk.rack.lab().now() >= before + TimeDelta::seconds(10));
    assert_eq!(desk.shows(), "Switch#");
}

#[test]
fn at_the_walls_pace_output_comes_as_it_is_due() {
    let mut desk = Desk::at(rack(device(), Pace::Wall), Line::Console, Start::Privileged);
    let head = desk.say("ping 10.1.1.1");
    assert!(head.contains("Sending 5, 100-byte ICMP Echos"), "{head}");
    let Waiting::Running { next } = desk.session.waiting().clone() else {
        panic!("{:?}", desk.session.waiting())
    };
    assert_eq!(desk.poll(), "");
    desk.rack.advance(next);
    assert_eq!(desk.poll(), ".");
    assert_eq!(desk.shows(), "<running>");
    let rest = desk.key(Key::CtrlCaret);
    assert!(!rest.contains("(0/5)"), "{rest}");
    assert_eq!(desk.shows(), "Switch#");
}

#[test]
fn a_copy_that_is_broken_off_leaves_nothing() {
    let mut desk = Desk::at(rack(device(), Pace::Wall), Line::Console, Start::Privileged);
    desk.all(&["copy running-config flash:a", "a"]);
    while let Waiting::Running { next } = *desk.session.waiting() {
        desk.rack.advance(next);
        desk.poll();
    }
    desk.all(&["copy flash:a flash:b", "b"]);
    assert_eq!(desk.shows(), "<running>");
    desk.key(Key::CtrlCaret);
    assert_eq!(desk.shows(), "Switch#");
    let flash = |desk: &Desk| {
        desk.rack
            .lab()
            .device(DEVICE)
            .map(|device| device.flash.clone())
            .unwrap_or_default()
    };
    assert_eq!(Vec::from_iter(flash(&desk).into_keys()), ["a"]);
}

#[test]
fn a_blank_device_offers_its_dialog() {
    let mut desk = Desk::new(Start::Privileged);
    if let Some(device) = desk.rack.lab_mut().device_mut(DEVICE) {
        device.nvram = None;
    }
    desk.rack.boot(DEVICE);
    assert!(desk.poll().contains("--- System Configuration Dialog ---"));
    assert_eq!(
        desk.shows(),
        "Would you like to enter the initial configuration dialog? [yes/no]: "
    );
    assert!(desk.say("no").ends_with("Press RETURN to get started!\n\n"));
    assert_eq!(desk.shows(), "Switch>");
}

#[test]
fn a_scheduled_reload_happens_when_time_has_passed() {
    let mut desk = Desk::new(Start::Privileged);
    desk.all(&["write", "conf t", "hostname lost", "end"]);
    if let Some(device) = desk.rack.lab_mut().device_mut(DEVICE) {
        device.state.set(view::RELOAD_PENDING, true);
    }
    desk.poll();
    assert_eq!(desk.shows(), "Switch>");
    assert!(!desk.state().is(view::RELOAD_PENDING));
}
