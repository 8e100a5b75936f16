//! Getting in and out.

use super::desk::{Desk, device, rack};
use crate::device::{Device, view};
use crate::screen::value::Record;
use crate::session::{Line, Pace, Start, Waiting};

fn with_secret() -> Device {
    let mut device = device();
    device.state.set(view::ENABLE_SECRET, "admin");
    device.state.set(view::ENABLE_SECRET_TYPE, 0);
    device
}

fn vty() -> Line {
    Line::Vty {
        number: 0,
        from: "10.1.1.5".into(),
    }
}

#[test]
fn enable_without_a_secret() {
    let mut desk = Desk::new(Start::User);
    assert_eq!(desk.say("enable"), "");
    assert_eq!(desk.shows(), "Switch#");
    assert_eq!(desk.say("enable"), "");
    assert_eq!(desk.say("disable"), "");
    assert_eq!(desk.shows(), "Switch>");
    let mut desk = Desk::at(rack(device(), Pace::AtOnce), vty(), Start::User);
    assert_eq!(desk.say("enable"), "% No password set\n");
    assert_eq!(desk.shows(), "Switch>");
}

#[test]
fn enable_asks_three_times() {
    let mut desk = Desk::with(with_secret(), Start::User);
    assert_eq!(desk.say("enable"), "");
    assert_eq!(
        desk.session.waiting(),
        &Waiting::Hidden {
            question: "Password: ".into()
        }
    );
    assert_eq!(desk.say("wrong"), "");
    assert_eq!(desk.say("admin"), "");
    assert_eq!(desk.shows(), "Switch#");
    desk.all(&["disable", "enable", "a", "b"]);
    assert_eq!(desk.say("c"), "% Bad secrets\n\n");
    assert_eq!(desk.shows(), "Switch>");
}

#[test]
fn a_login_asks_for_user_and_password() {
    let mut device = device();
    let user = Record::new()
        .with(view::USERS_NAME, "admin")
        .with(view::USERS_PRIVILEGE, 15)
        .with(view::USERS_PASSWORD, "admin")
        .with(view::USERS_PASSWORD_TYPE, 0);
    device.state.set(view::USERS, vec![user]);
    let mut desk = Desk::at(rack(device, Pace::AtOnce), vty(), Start::Login);
    assert_eq!(desk.poll(), "\n\nUser Access Verification\n\n");
    assert_eq!(desk.shows(), "Username: ");
    desk.say("admin");
    assert_eq!(desk.shows(), "Password: ");
    assert_eq!(desk.say("wrong"), "% Login invalid\n\n");
    desk.all(&["admin", "admin"]);
    assert_eq!(desk.shows(), "Switch#");
    desk.all(&["terminal monitor", "conf t"]);
    assert_eq!(
        desk.say("end"),
        "<- %SYS-5-CONFIG_I: Configured from console by admin on vty0 (10.1.1.5)\n"
    );
    assert!(desk.say("show users").contains("admin"));
}

#[test]
fn three_bad_logins_close_the_line() {
    let mut device = device();
    device.state.set(
        view::USERS,
        vec![
            Record::new()
                .with(view::USERS_NAME, "x")
                .with(view::USERS_PASSWORD, "y"),
        ],
    );
    let mut desk = Desk::at(rack(device, Pace::AtOnce), vty(), Start::Login);
    desk.all(&["a", "b", "c", "d", "e"]);
    assert_eq!(desk.say("f"), "% Login invalid\n\n");
    assert_eq!(desk.shows(), "<closed>");
    assert_eq!(desk.say("x"), "");
    assert_eq!(desk.shows(), "<closed>");
}

#[test]
fn a_console_that_is_left_can_be_taken_again() {
    let mut desk = Desk::new(Start::User);
    let text = desk.say("exit");
    assert!(text.contains("Switch con0 is now available\n"), "{text}");
    assert!(text.contains("Press RETURN to get started.\n"), "{text}");
    assert_eq!(desk.shows(), "<closed>");
    desk.say("");
    assert_eq!(desk.shows(), "Switch>");
}

#[test]
fn a_vty_that_is_left_is_gone() {
    let mut desk = Desk::at(rack(device(), Pace::AtOnce), vty(), Start::Privileged);
    desk.say("show privilege");
    assert_eq!(desk.state().list(view::SESSIONS).len(), 1);
    assert_eq!(desk.say("logout"), "");
    assert_eq!(desk.shows(), "<closed>");
    assert!(desk.state().list(view::SESSIONS).is_empty());
}
