//! The built-in grammar: clean against the names it binds, true to the abbreviations of a Catalyst 9300, and a
//! configuration that reads back as it was written.

mod box_of;
mod commands;
mod configuration;
mod help;
mod words;

use box_of::Box;
use box_of::grammar;

/// Nothing in the files is unknown, unreachable, mistyped or without help.
#[test]
fn the_files_are_clean() {
    let (grammar, mut faults) = grammar();
    faults.extend(box_of::with_names(|names| grammar.lint(names)));
    let texts: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(texts.is_empty(), "{} faults\n{}", texts.len(), texts.join("\n"));
}

/// Every mode that the files declare can be reached from exec.
#[test]
fn each_mode_is_entered_by_some_command() {
    use licsim::grammar::Binding;
    let entered: Vec<String> = [
        ("exec", "configure terminal", "config"),
        ("config", "interface Vlan10", "config-if"),
        ("config", "line vty 0 4", "config-line"),
        ("config", "vrf definition Mgmt-vrf", "config-vrf"),
        ("config-vrf", "address-family ipv4", "config-vrf-af"),
        ("config", "crypto pki trustpoint SLA-TrustPoint", "ca-trustpoint"),
        ("config", "archive", "config-archive"),
        ("config-archive", "log config", "config-archive-log"),
        ("config", "redundancy", "config-red"),
        ("config", "transceiver type all", "config-xcvr-type"),
        ("config", "call-home", "call-home"),
        ("call-home", "profile \"CiscoTAC-1\"", "call-home-profile"),
        ("call-home", "diagnostic-signature", "call-home-diag-sign"),
        ("call-home", "alert-group-config snapshot", "call-home-snapshot"),
    ]
    .into_iter()
    .map(|(from, line, to)| {
        let device = Box::article();
        let command = device.command(from, line);
        match command.binding {
            Binding::Mode { mode, .. } => assert_eq!(device.grammar.mode_info(mode).name, to, "{line}"),
            Binding::Action { ref name, .. } if to == "config" => assert_eq!(name, "configure_terminal"),
            ref other => panic!("{line} leads to {other:?}"),
        }
        to.to_owned()
    })
    .collect();
    let (grammar, _) = grammar();
    for (_, info) in grammar.modes() {
        assert!(
            info.name == "exec" || entered.contains(&info.name),
            "nothing enters {}",
            info.name
        );
    }
}
