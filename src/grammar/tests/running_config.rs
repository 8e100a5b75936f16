//! The running-config.

use super::super::memory::Memory;
use super::Device;

/// The running-config after `text` was entered.
fn after(text: &str) -> String {
    let device = Device::sample();
    let memory = Memory::read(&device.grammar, &device.tree, &device.facts, text).unwrap();
    device.tree.generate(&device.grammar, &memory, false)
}

#[test]
fn defaults_are_not_shown_unless_always() {
    assert_eq!(after(""), "hostname Switch\n");
    assert_eq!(
        after("license smart transport cslu\nip domain lookup\n"),
        "hostname Switch\n"
    );
    assert_eq!(
        after("license smart transport off\n"),
        "hostname Switch\n!\nlicense smart transport off\n"
    );
    assert_eq!(
        after("no ip domain lookup\n"),
        "hostname Switch\n!\nno ip domain lookup\n"
    );
}

#[test]
fn with_all_defaults_are_shown_too() {
    let device = Device::sample();
    let text = device.tree.generate(&device.grammar, &Memory::default(), true);
    assert!(
        text.contains("\nlicense smart transport cslu\n") && text.contains("\nip domain lookup\n"),
        "{text}"
    );
}

#[test]
fn blocks_hold_what_their_entries_have() {
    let text = "\
interface Vlan1
 ip address 10.0.0.1 255.255.255.0
 shutdown
interface GigabitEthernet1/0/1
 no switchport
 description to the  core
line con 0
line vty 0 4
 exec-timeout 5
line vty 5 15
 exec-timeout 10 0
";
    let expected = "\
hostname Switch
!
interface Vlan1
 ip address 10.0.0.1 255.255.255.0
 shutdown
!
interface GigabitEthernet1/0/1
 description to the  core
 no switchport
 no ip address
!
line con 0
!
line vty 0 4
 exec-timeout 5 0
!
line vty 5 15
!
";
    assert_eq!(after(text), expected);
}

/// Lines around a node's own are comments or commands of their own, so what is shown reads back as it is.
#[test]
fn a_node_may_put_lines_around_its_own() {
    const AROUND: &str = r#"
mode exec
mode config     prompt "(config)"     parent exec
mode config-vrf prompt "(config-vrf)" parent config
mode config-af  prompt "(config-af)"  parent config-vrf
mode config-if  prompt "(config-if)"  parent config
mode config
vrf "v"
  <name: word> "n"  order 1 = mode config-vrf at vrfs where name = <name>
interface "i"
  <name: word> "n"  order 2 = mode config-if at interfaces where name = <name>
contact "c"
  <mail: word> "m"  order 3 before "! one" before "! two" = set contact
mode config-vrf
family "f"
  4 "f"  before "!" behind exit-family = mode config-af at vrfs[].families where name = "4"
  6 "f"  before "!" behind exit-family = mode config-af at vrfs[].families where name = "6"
mode config-af
exit-family "e" = action ping
mode config-if
kind "k"
  <kind: word> "k"  order 1 = set interfaces[].kind
address "a"
  <address: word> "a"  order 2 always-when interfaces[].kind is routed = set interfaces[].address
"#;
    let device = Device::new(AROUND, super::SampleFacts::default());
    let read = |text: &str| Memory::read(&device.grammar, &device.tree, &device.facts, text).unwrap();
    let shown = |text: &str| device.tree.generate(&device.grammar, &read(text), false);
    let text = "vrf a\n family 4\nvrf a\n family 6\ninterface x\n kind routed\ninterface y\ncontact z\n";
    let expected = "\
vrf a
 !
 family 4
 exit-family
 !
 family 6
 exit-family
!
interface x
 kind routed
 no address
!
interface y
!
! one
! two
contact z
";
    assert_eq!(shown(text), expected);
    assert_eq!(shown(&expected.replace(" exit-family\n", "")), expected);
}

#[test]
fn blocks_inside_blocks_are_indented() {
    let text = "\
call-home
 contact-email-addr a@b
 profile \"CiscoTAC-1\"
  active
  destination address http https://x/y
  destination address http https://x/z
 profile p2
";
    let expected = "\
hostname Switch
!
call-home
 contact-email-addr a@b
 profile \"CiscoTAC-1\"
  active
  destination address http https://x/y
  destination address http https://x/z
 profile \"p2\"
!
";
    assert_eq!(after(text), expected);
}

#[test]
fn an_entry_is_shown_by_the_line_that_tells_most() {
    let text = "username a\nusername b privilege 15 secret \"x y\"\nusername c privilege 1\n";
    let expected = "hostname Switch\n!\nusername a\nusername b privilege 15 secret \"x y\"\nusername c privilege 1\n";
    assert_eq!(after(text), expected);
}

#[test]
fn options_and_texts_come_back() {
    assert_eq!(
        after("service timestamps log datetime msec localtime\n"),
        "service timestamps log datetime localtime msec\n!\nhostname Switch\n"
    );
    assert_eq!(
        after("service timestamps log datetime msec\nservice timestamps log datetime\n"),
        "service timestamps log datetime\n!\nhostname Switch\n"
    );
    assert_eq!(
        after("banner motd #\nhello\n#\n"),
        "hostname Switch\n!\nbanner motd ^C\nhello\n^C\n"
    );
}

#[test]
fn never_is_never_shown_and_lists_keep_their_order() {
    assert_eq!(
        after("logging 10.0.0.9\n"),
        "hostname Switch\n!\nlogging host 10.0.0.9\n"
    );
    let servers = "ip name-server 10.0.0.2\nip name-server 10.0.0.1\n";
    assert_eq!(after(servers), format!("hostname Switch\n!\n{servers}"));
    assert_eq!(
        after(&format!("{servers}no ip name-server 10.0.0.2\n")),
        "hostname Switch\n!\nip name-server 10.0.0.1\n"
    );
    assert_eq!(after(&format!("{servers}no ip name-server\n")), "hostname Switch\n");
}
