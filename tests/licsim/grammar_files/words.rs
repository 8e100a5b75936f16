//! Abbreviations and ambiguities of a Catalyst 9300, as recorded or as clients rely on them.

use licsim::grammar::Outcome;

use super::box_of::Box;

/// Lines that people and clients shorten, and what they stand for.
#[test]
fn abbreviations_hold() {
    let device = Box::of("17.12.4");
    for (mode, line, full) in [
        ("exec", "sh lic stat", "show license status"),
        ("exec", "sh lic sum", "show license summary"),
        ("exec", "sh lic us", "show license usage"),
        ("exec", "sh lic tech sup", "show license tech support"),
        ("exec", "sh ver", "show version"),
        ("exec", "sh run", "show running-config"),
        ("exec", "sh run int vl10", "show running-config interface Vlan10"),
        ("exec", "sh start", "show startup-config"),
        ("exec", "sh ip int br", "show ip interface brief"),
        ("exec", "sh clo", "show clock"),
        ("exec", "sh log", "show log"),
        ("exec", "show logging", "show logging"),
        ("exec", "sh inv", "show inventory"),
        ("exec", "sh call-h", "show call-home"),
        ("exec", "wr", "write"),
        ("exec", "wr mem", "write memory"),
        ("exec", "write mem", "write memory"),
        ("exec", "copy run start", "copy running-config startup-config"),
        ("exec", "conf t", "configure terminal"),
        ("exec", "config term", "configure terminal"),
        ("exec", "term len 0", "terminal length 0"),
        ("exec", "term width 512", "terminal width 512"),
        ("exec", "ter mon", "terminal monitor"),
        ("exec", "en", "enable"),
        ("exec", "disa", "disable"),
        ("exec", "lic sm sync loc", "license smart sync local"),
        (
            "exec",
            "license smart save usage day 15 file flash:t",
            "license smart save usage days 15 file flash:t",
        ),
        (
            "exec",
            "license smart save usage rum-id 40 file flash:/e",
            "license smart save usage rum-Id 40 file flash:/e",
        ),
        ("config", "int vl 10", "interface Vlan10"),
        ("config", "lin con 0", "line con 0"),
        ("config", "line console 0", "line console 0"),
        ("config", "lin vty 0 4", "line vty 0 4"),
        ("config", "lic sm tr smart", "license smart transport smart"),
        ("config", "no logg cons", "no logging console"),
        ("config", "hostn x", "hostname x"),
        (
            "config",
            "user bob priv 15 sec 9 $9$x",
            "username bob privilege 15 secret 9 $9$x",
        ),
        ("config-line", "exec-t 0 0", "exec-timeout 0 0"),
        ("config-line", "logging syn", "logging synchronous"),
        ("config-if", "no shut", "no shutdown"),
        ("config-if", "ip addr dhcp", "ip address dhcp"),
    ] {
        assert_eq!(device.command(mode, line).canonical, full, "{mode}: {line}");
    }
}

/// Ambiguities that recorded command lists prove for a switch.
#[test]
fn ambiguities_hold() {
    let device = Box::of("17.12.4");
    for (mode, line) in [
        ("exec", "dis"),
        ("exec", "rel"),
        ("exec", "un all"),
        ("exec", "lo"),
        ("exec", "sh i"),
        ("exec", "con t"),
        ("config", "log"),
        ("config", "ex"),
        ("config", "i"),
    ] {
        assert_eq!(device.parse(mode, line), Outcome::Ambiguous, "{mode}: {line}");
    }
}

/// User exec knows less: what needs privilege 15 is no command there.
#[test]
fn user_exec_has_few_commands() {
    let device = Box::of("17.12.4");
    for line in [
        "configure terminal",
        "license smart sync all",
        "install add file flash:x",
        "write memory",
    ] {
        let found = device.parse_at("exec", 1, line);
        assert!(matches!(found, Outcome::Invalid { .. }), "{line}: {found:?}");
    }
    for line in ["show license status", "show version", "enable", "ping 10.1.1.1"] {
        let found = device.parse_at("exec", 1, line);
        assert!(matches!(found, Outcome::Command(_)), "{line}: {found:?}");
    }
}

/// A real keyword that is not emulated is neither an error of typing nor a command.
#[test]
fn what_is_not_emulated_says_so() {
    let device = Box::of("17.12.4");
    for (mode, line) in [
        ("exec", "show spanning-tree"),
        ("exec", "show interfaces status"),
        ("exec", "ssh -l admin 10.1.1.1"),
        ("exec", "install rollback to committed"),
        ("config", "router ospf 1"),
        ("config", "spanning-tree vlan 10 priority 4096"),
        ("config-if", "switchport trunk native vlan 10"),
    ] {
        assert_eq!(device.parse(mode, line), Outcome::Unmodelled, "{mode}: {line}");
    }
}

/// Where the caret stands, after recorded examples.
#[test]
fn the_caret_stands_under_the_first_wrong_character() {
    let device = Box::of("17.12.4");
    for (mode, line, at) in [
        ("exec", "sh clck", 5),
        ("exec", "shw ip int br", 2),
        ("exec", "show run int loop101", 17),
        ("config", "logging 0255.255.1", 8),
        ("config", "license smart trasport", 17),
    ] {
        assert_eq!(device.parse(mode, line), Outcome::Invalid { at }, "{mode}: {line}");
    }
}
