//! Configuration: modes, what they leave behind, texts, and the way to NVRAM and back.

use super::desk::{DEVICE, Desk, device, rack};
use crate::device::view;
use crate::session::{Key, Line, Pace, Start};

const ENTERED: &str = "Enter configuration commands, one per line.  End with CNTL/Z.\n";
const LEFT: &str = "<- %SYS-5-CONFIG_I: Configured from console by console\n";

fn configuring() -> Desk {
    let mut desk = Desk::new(Start::Privileged);
    assert_eq!(desk.say("configure terminal"), ENTERED);
    desk
}

#[test]
fn modes_and_ways_out() {
    let mut desk = configuring();
    assert_eq!(desk.shows(), "Switch(config)#");
    assert_eq!(desk.say("interface vlan 10"), "");
    assert_eq!(desk.shows(), "Switch(config-if)#");
    assert_eq!(desk.say("exit"), "");
    assert_eq!(desk.shows(), "Switch(config)#");
    assert_eq!(desk.say("exit"), LEFT);
    assert_eq!(desk.shows(), "Switch#");
    desk.all(&["conf t", "int vlan 10"]);
    assert_eq!(desk.say("end"), LEFT);
    assert_eq!(desk.shows(), "Switch#");
}

#[test]
fn a_line_that_a_submode_refuses_leaves_it() {
    let mut desk = configuring();
    desk.all(&[
        "interface vlan 10",
        "interface vlan 1",
        "description uplink",
        "hostname sw1",
    ]);
    assert_eq!(desk.shows(), "sw1(config)#");
    let entry = |n: usize| desk.state().list(view::INTERFACES)[n].text(view::INTERFACES_DESCRIPTION);
    assert_eq!((entry(0), entry(1)), (Some("uplink"), None));
}

#[test]
fn a_line_that_nobody_takes_changes_nothing() {
    let mut desk = configuring();
    desk.say("interface vlan 10");
    assert!(desk.say("nonsense here").contains("% Invalid input"));
    assert_eq!(desk.shows(), "Switch(config-if)#");
}

#[test]
fn do_runs_exec_commands_and_stays() {
    let mut desk = configuring();
    desk.say("interface vlan 10");
    assert_eq!(desk.say("do show privilege"), "Current privilege level is 15\n");
    assert_eq!(desk.shows(), "Switch(config-if)#");
}

#[test]
fn ctrl_z_runs_the_line_and_ctrl_c_drops_it() {
    let mut desk = configuring();
    let chunks = desk.session.key(&mut desk.rack, Key::CtrlZ, "hostname sw1");
    assert_eq!(super::desk::written(&chunks), LEFT);
    assert_eq!(desk.shows(), "sw1#");
    desk.say("conf t");
    desk.session.key(&mut desk.rack, Key::CtrlC, "hostname sw2");
    assert_eq!(desk.shows(), "sw1#");
    assert_eq!(desk.key(Key::CtrlC), "");
}

#[test]
fn no_and_default_take_back() {
    let mut desk = configuring();
    desk.all(&[
        "ip domain name example.com",
        "ip name-server 10.1.1.1",
        "ip name-server 10.1.1.2",
    ]);
    assert_eq!(desk.state().text(view::DOMAIN_NAME), Some("example.com"));
    assert_eq!(desk.state().list(view::NAME_SERVERS).len(), 2);
    desk.all(&["no ip domain name", "no ip name-server 10.1.1.1"]);
    assert_eq!(desk.state().text(view::DOMAIN_NAME), None);
    assert_eq!(desk.state().list(view::NAME_SERVERS).len(), 1);
}

#[test]
fn the_prompt_can_be_taken_away() {
    let mut desk = configuring();
    desk.say("no service prompt config");
    assert_eq!(desk.shows(), "");
    desk.say("end");
    assert_eq!(desk.shows(), "Switch#");
}

#[test]
fn a_banner_goes_on_to_its_delimiter() {
    let mut desk = configuring();
    assert_eq!(
        desk.say("banner motd %"),
        "Enter TEXT message.  End with the character '%'.\n"
    );
    assert_eq!(desk.shows(), "<text>");
    desk.all(&["no ip domain name", "second"]);
    desk.say("%");
    assert_eq!(desk.shows(), "Switch(config)#");
    assert_eq!(
        desk.state().text(view::BANNER_MOTD),
        Some("\nno ip domain name\nsecond\n")
    );
    desk.say("banner motd %one line%");
    assert_eq!(desk.state().text(view::BANNER_MOTD), Some("one line"));
}

#[test]
fn ctrl_c_in_a_banner_changes_nothing() {
    let mut desk = configuring();
    desk.all(&["banner motd %", "half"]);
    desk.key(Key::CtrlC);
    assert_eq!(desk.shows(), "Switch(config)#");
    assert_eq!(desk.state().text(view::BANNER_MOTD), None);
}

#[test]
fn a_vty_names_itself() {
    let mut device = device();
    device.state.set(view::HOSTNAME, "sw1");
    let line = Line::Vty {
        number: 0,
        from: "10.1.1.5".into(),
    };
    let mut desk = Desk::at(rack(device, Pace::AtOnce), line, Start::Privileged);
    desk.all(&["terminal monitor", "conf t"]);
    assert_eq!(
        desk.say("end"),
        "<- %SYS-5-CONFIG_I: Configured from console by vty0 (10.1.1.5)\n"
    );
    desk.all(&["terminal no monitor", "conf t"]);
    assert_eq!(desk.say("end"), "");
}

#[test]
fn what_is_configured_comes_back_after_a_boot() {
    let mut desk = configuring();
    desk.all(&[
        "hostname sw1",
        "interface vlan 10",
        "description uplink",
        "shutdown",
        "end",
        "write",
    ]);
    let before = desk.rack.running_config(DEVICE);
    assert!(before.contains("\nhostname sw1\n"), "{before}");
    assert!(
        before.contains("interface Vlan10\n description uplink\n shutdown\n"),
        "{before}"
    );
    desk.all(&["conf t", "hostname lost", "end"]);
    desk.rack.boot(DEVICE);
    desk.poll();
    assert_eq!(desk.shows(), "sw1>");
    let lines = |text: &str| {
        text.lines()
            .filter(|l| !l.starts_with('!'))
            .skip(3)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&desk.rack.running_config(DEVICE)), lines(&before));
}

#[test]
fn one_interface_of_the_running_config() {
    let mut desk = configuring();
    desk.all(&["interface vlan 10", "description uplink", "end"]);
    let text = desk.say("show running-config interface vlan 10");
    assert!(
        text.contains("\n!\ninterface Vlan10\n description uplink\nend\n"),
        "{text}"
    );
}
