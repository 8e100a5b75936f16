//! `?` in its three forms.

use super::super::Help;
use super::Device;

fn listed(help: Help) -> String {
    match help {
        Help::Listing { text, .. } => text,
        other => panic!("{other:?}"),
    }
}

fn words(help: Help) -> Vec<String> {
    match help {
        Help::Words(words, _) => words,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_line_lists_the_mode_under_its_header() {
    let text = listed(Device::sample().help("exec", ""));
    let expected = "\
Exec commands:
  clear      Reset functions
  configure  Enter configuration mode
  connect    Open a terminal connection
  delete     Delete a file
  disable    Turn off privileged commands
  license    License commands
  ping       Send echo messages
  show       Show running system information
  terminal   Set terminal line parameters
";
    assert_eq!(text, expected);
}

#[test]
fn a_configuration_mode_lists_what_stands_before_commands() {
    let text = listed(Device::sample().help("config-if", " "));
    let expected = "\
Interface configuration commands:
  default      Set a command to its defaults
  description  Interface specific description
  do-exec      To run exec commands in config mode
  exit         Exit from interface configuration mode
  ip           Interface Internet Protocol config commands
  no           Negate a command or set its defaults
  shutdown     Shutdown the selected interface
  switchport   Set switching mode characteristics
";
    assert_eq!(text, expected);
}

#[test]
fn placeholders_come_before_keywords_and_cr_last() {
    let device = Device::sample();
    assert_eq!(
        listed(device.help("config-if", "ip address ")),
        "  A.B.C.D  IP address\n  dhcp     IP Address negotiated via DHCP\n"
    );
    assert_eq!(
        listed(device.help("exec", "show clock ")),
        "  |     Output modifiers\n  <cr>  <cr>\n"
    );
    assert_eq!(
        listed(device.help("exec", "ping x df ")),
        "  repeat  specify repeat count\n  source  specify source address or name\n  <cr>    <cr>\n"
    );
    assert_eq!(
        listed(device.help("config", "no license smart transport ")),
        "  cslu   CSLU
  off    No transport
  smart  Smart transport
  <cr>   <cr>
"
    );
    assert_eq!(
        listed(device.help("config-if", "description a ")),
        "  LINE  A character string describing this interface\n  <cr>  <cr>\n"
    );
    assert_eq!(
        listed(device.help("config", "interface vlan ")),
        "  <1-4094>  Vlan interface number\n"
    );
}

#[test]
fn hidden_words_are_not_listed() {
    let text = listed(Device::sample().help("exec", "show "));
    assert!(
        !text.contains("history") && !text.contains("  log  ") && text.contains("  tcp"),
        "{text}"
    );
    assert!(!text.contains("license"), "its condition does not hold: {text}");
}

#[test]
fn a_long_help_hangs_at_eighty_columns() {
    let text = listed(Device::sample().help("exec", "show clock | "));
    let expected = "  append   Append redirected output to URL (URLs supporting append operation
           only)
  begin    Begin with the line that matches
  include  Include lines that match
  section  Filter a section of output
";
    assert_eq!(text, expected);
}

#[test]
fn a_part_of_a_word_lists_words() {
    let device = Device::sample();
    assert_eq!(words(device.help("exec", "c")), ["clear", "configure", "connect"]);
    assert_eq!(words(device.help("config", "d")), ["default", "do-exec", "dot1x"]);
    assert_eq!(words(device.help("config", "do sh")), ["show"]);
    assert_eq!(words(device.help("exec", "terminal length 2")), ["<0-512>"]);
    assert_eq!(words(device.help("config", "hostname R")), ["WORD"]);
    assert_eq!(words(device.help("config-if", "host")), ["hostname"]);
}

#[test]
fn what_cannot_be_read_is_said() {
    let device = Device::sample();
    assert_eq!(device.help("exec", "show x "), Help::Unrecognized);
    assert_eq!(device.help("exec", "xyz"), Help::Unrecognized);
    assert_eq!(device.help("exec", "show i "), Help::Ambiguous);
    assert_eq!(
        device.help("exec", "show i ").text("show i "),
        "% Ambiguous command:  \"show i \"\n"
    );
}

#[test]
fn a_mode_that_refuses_shows_its_parents_list() {
    let text = listed(Device::sample().help("config-if", "license smart "));
    assert!(text.contains("transport"), "{text}");
}
