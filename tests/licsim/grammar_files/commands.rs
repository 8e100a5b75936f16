//! Commands that the article, licensing work and clients need, on the devices that have them.

use licsim::grammar::{Binding, Outcome};

use super::box_of::Box;

/// Every line of the article, and what reaches the device.
#[test]
fn the_article_is_understood() {
    let device = Box::article();
    for (mode, line) in [
        ("exec", "show license status"),
        ("exec", "show license summary"),
        ("exec", "show license usage"),
        ("config", "license smart transport smart"),
        (
            "config",
            "license smart url smart https://smartreceiver.cisco.com/licservice/license",
        ),
        ("config", "end"),
        ("exec", "write memory"),
        ("config", "ip http proxy-server 10.10.10.50"),
        ("config", "ip http proxy-port 3128"),
        ("config", "license smart transport cslu"),
        ("config", "license smart url cslu http://10.10.10.100:8182/cslu/v1/pi"),
        ("exec", "license smart sync local"),
        (
            "exec",
            "license smart trust idtoken ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED... local",
        ),
        ("exec", "license smart save usage all file flash:rum_report_jan2026.txt"),
        (
            "exec",
            "copy flash:rum_report_jan2026.txt scp://infrarunbook-admin@10.10.10.200/rum_reports/",
        ),
        (
            "exec",
            "copy scp://infrarunbook-admin@10.10.10.200/ack_files/ack_jan2026.txt flash:",
        ),
        ("exec", "license smart import flash:ack_jan2026.txt"),
        ("config", "license smart reservation"),
        ("exec", "license smart reservation request local"),
        ("exec", "license smart reservation install file flash:slr_auth_code.txt"),
        ("exec", "show license reservation"),
        ("exec", "ping smartreceiver.cisco.com source Vlan10"),
        ("exec", "show license tech support"),
        ("exec", "debug license all"),
        ("exec", "show call-home"),
        ("exec", "license smart factory reset"),
    ] {
        device.command(mode, line);
    }
}

/// What the article's device has and a real switch in policy mode has not.
#[test]
fn a_real_switch_refuses_what_only_the_article_has() {
    let device = Box::of("17.12.4");
    for (mode, line, at) in [
        ("config", "ip http proxy-server 10.10.10.50", 9),
        ("exec", "license smart reservation request local", 14),
    ] {
        assert!(
            matches!(device.parse(mode, line), Outcome::Invalid { at: found } if found == at),
            "{mode}: {line}"
        );
    }
}

/// Commands came and went with 17.3.2.
#[test]
fn releases_have_their_own_commands() {
    let (classic, policy) = (Box::of("17.3.1"), Box::of("17.3.2a"));
    let refused = |device: &Box, mode, line| matches!(device.parse(mode, line), Outcome::Invalid { .. });
    for (mode, line) in [
        ("exec", "license smart trust idtoken T local"),
        ("exec", "license smart sync all"),
        ("exec", "license smart factory reset"),
        ("exec", "show license authorization"),
        ("config", "license smart transport cslu"),
        ("config", "license smart usage interval 30"),
    ] {
        assert!(refused(&classic, mode, line), "17.3.1 takes {line}");
        policy.command(mode, line);
    }
    for line in [
        "license smart register idtoken T",
        "license smart register idtoken T force",
        "license smart deregister",
        "license smart renew auth",
        "license smart renew id",
        "license smart conversion start",
    ] {
        classic.command("exec", line);
        assert!(refused(&policy, "exec", line), "17.3.2a takes {line}");
    }
    assert!(refused(&policy, "config", "license smart vrf Mgmt-vrf"));
    Box::of("17.9.5").command("config", "license smart vrf Mgmt-vrf");
}

/// Reservation is there until 17.3.1, once it is configured; the factory's form needs `service internal`.
#[test]
fn reservation_goes_with_classic_licensing() {
    let lines = |head: &str| {
        let ways = [
            "request local",
            "request all",
            "cancel local",
            "install file flash:code.xml",
            "install CODE",
            "return local",
        ];
        ways.map(|rest| format!("{head} reservation {rest}"))
    };
    let forms = [
        ("reservation.enabled", "license smart"),
        ("service.internal", "license smart mfg"),
    ];
    let invalid = |device: &Box, line: &str| matches!(device.parse("exec", line), Outcome::Invalid { .. });
    for release in ["16.9.3", "16.12.4", "17.2.1", "17.3.1"] {
        let mut device = Box::of(release);
        for (path, head) in forms {
            for line in lines(head) {
                assert!(invalid(&device, &line), "{release}, not configured: {line}");
            }
            device = device.configured(path);
            for line in lines(head) {
                device.command("exec", &line);
            }
        }
    }
    let policy = Box::of("17.3.2a").configured(forms[0].0).configured(forms[1].0);
    for line in forms.iter().flat_map(|(_, head)| lines(head)) {
        assert!(invalid(&policy, &line), "17.3.2a takes {line}");
    }
}

/// What netmiko, scrapli, Ansible, unicon and NAPALM send without being asked, at the level they send it.
#[test]
fn clients_are_understood() {
    let device = Box::of("17.12.4");
    for (mode, privilege, line) in [
        ("exec", 1, "terminal width 511"),
        ("exec", 1, "terminal length 0"),
        ("exec", 1, "term length 0"),
        ("exec", 1, "term width 0"),
        ("exec", 1, "enable"),
        ("exec", 1, "show privilege"),
        ("exec", 1, "show version | include operating mode"),
        ("exec", 1, "show version"),
        ("exec", 15, "enable"),
        ("exec", 15, "configure terminal"),
        ("exec", 15, "write mem"),
        ("exec", 15, "disable"),
        ("exec", 15, "dir"),
        ("exec", 15, "dir flash:/rum.txt"),
        ("exec", 15, "verify /md5 flash:/rum.txt"),
        ("exec", 15, "delete /force flash:rum.txt"),
        ("exec", 15, "show running-config | inc ip scp server enable"),
        ("exec", 15, "copy running-config flash:/rollback_config.txt"),
        ("exec", 15, "copy null: flash:/merge_config.txt"),
        ("config", 15, "no logging console"),
        ("config", 15, "line console 0"),
        ("config-line", 15, "exec-timeout 0"),
        ("config-line", 15, "line vty 0 4"),
        ("config", 15, "file prompt quiet"),
        ("config", 15, "no file prompt quiet"),
        ("config", 15, "service prompt config"),
        ("config-if", 15, "do show privilege"),
        ("call-home", 15, "end"),
    ] {
        let found = device.parse_at(mode, privilege, line);
        assert!(matches!(found, Outcome::Command(_)), "{mode}: {line}: {found:?}");
    }
}

/// `no` needs no more words than a switch asks for.
#[test]
fn no_may_stop_early() {
    let device = Box::article();
    for (mode, line) in [
        ("config", "no license smart transport"),
        ("config", "no license smart url smart"),
        ("config", "no license smart url cslu"),
        ("config", "no license smart proxy address 10.10.10.50"),
        ("config", "no license smart usage interval"),
        ("config", "no license smart reservation"),
        ("config", "no license boot level"),
        ("config", "no service timestamps log"),
        ("config", "no service call-home"),
        ("config", "no enable secret"),
        ("config", "no hostname"),
        ("config", "no banner motd"),
        ("config", "no ip domain lookup"),
        ("config", "no ip http client source-interface"),
        ("config", "no ip http client proxy-server"),
        ("config", "no ip name-server 10.10.10.53"),
        ("config", "no ntp server 10.10.10.53"),
        ("config", "no username bob"),
        ("config", "no interface Vlan10"),
        ("config", "no logging buffered"),
        ("config-if", "no ip address"),
        ("config-if", "no ip address 10.1.1.1 255.255.255.0"),
        ("config-if", "no description"),
        ("config-if", "no shutdown"),
        ("config-line", "no exec-timeout"),
        ("config-line", "no login"),
        ("config-line", "no password"),
        ("call-home", "no http-proxy"),
        ("call-home", "no http secure server-identity-check"),
        ("call-home", "no profile CiscoTAC-1"),
        ("call-home-profile", "no active"),
        ("call-home-profile", "no destination transport-method email"),
        ("ca-trustpoint", "no revocation-check"),
    ] {
        let found = device.command(mode, line);
        assert_eq!(found.form, licsim::grammar::Form::No, "{mode}: {line}");
    }
}

/// Options in any order, and arguments under the names that the actions know.
#[test]
fn arguments_reach_their_action() {
    let device = Box::of("17.12.4");
    let command = device.command("exec", "ping 10.1.1.1 repeat 2 df-bit source vlan10 timeout 1");
    let Binding::Action { name, given } = &command.binding else {
        panic!("{:?}", command.binding)
    };
    assert_eq!(name, "ping");
    assert_eq!(given, &[("df_bit".to_owned(), "yes".to_owned())]);
    let args: Vec<_> = command
        .args
        .iter()
        .map(|arg| (arg.name.as_str(), arg.text.as_str()))
        .collect();
    assert_eq!(
        args,
        [
            ("host", "10.1.1.1"),
            ("repeat", "2"),
            ("source", "Vlan10"),
            ("timeout", "1")
        ]
    );
    let command = device.command("exec", "clock set 09:30:00 20 Jan 2026");
    let args: Vec<_> = command
        .args
        .iter()
        .map(|arg| (arg.name.as_str(), arg.text.as_str()))
        .collect();
    assert_eq!(
        args,
        [
            ("time", "09:30:00"),
            ("day", "20"),
            ("month", "January"),
            ("year", "2026")
        ]
    );
}
