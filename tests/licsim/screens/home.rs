//! The other commands of a switch, to the byte: columns and what they do with a value that is not there.

use licsim::screen::value::Record;

use super::screen;
use crate::cli::well;
use crate::support::state::State;

/// Screen, state (`arg.` paths are handed over), output.
const OUTPUTS: &[(&str, &str, &str)] = &[
    (
        "ip_interface_brief",
        "brief[0].name = Vlan10
         brief[0].address = 10.10.10.11
         brief[0].method = NVRAM
         brief[0].status = up
         brief[0].protocol = up
         brief[1].name = GigabitEthernet1/0/24
         brief[1].status = administratively down
         brief[1].protocol = down",
        "\
Interface              IP-Address      OK? Method Status                Protocol
Vlan10                 10.10.10.11     YES NVRAM  up                    up      
GigabitEthernet1/0/24  unassigned      YES unset  administratively down down    
",
    ),
    (
        "users",
        "sessions[0].number = 0
         sessions[0].line = con 0
         sessions[0].idle = 0
         sessions[0].here = yes
         sessions[1].number = 2
         sessions[1].line = vty 0
         sessions[1].user = admin
         sessions[1].idle = 3723
         sessions[1].location = 10.10.10.200",
        "    Line       User       Host(s)              Idle       Location
*  0 con 0                idle                 00:00:00   
   2 vty 0     admin      idle                 01:02:03   10.10.10.200

  Interface    User               Mode         Idle     Peer Address

",
    ),
    (
        "clock",
        "clock.now = 2026-01-20 09:30:00
         clock.mark = *",
        "*09:30:00.000 UTC Tue Jan 20 2026\n",
    ),
    (
        "clock_detail",
        "clock.now = 2026-01-05 09:30:00
         clock.source = NTP",
        "09:30:00.000 UTC Mon Jan 5 2026\nTime source is NTP\n",
    ),
    (
        "clock_detail",
        "clock.now = 2026-01-05 09:30:00
         clock.mark = *",
        "*09:30:00.000 UTC Mon Jan 5 2026\nNo time source\n",
    ),
    (
        "inventory",
        "inventory[0].name = Switch 1
         inventory[0].description = C9300-48P
         inventory[0].pid = C9300-48P
         inventory[0].vid = V03
         inventory[0].sn = FCW2501XXXX
         inventory[1].name = Te1/1/1
         inventory[1].description = SFP-10GBase-SR
         inventory[1].pid = SFP-10G-SR
         inventory[1].vid = V03
         inventory[1].sn = AVD223594E6
         inventory[1].long = yes",
        "\
NAME: \"Switch 1\", DESCR: \"C9300-48P\"
PID: C9300-48P         , VID: V03  , SN: FCW2501XXXX

NAME: \"Te1/1/1\", DESCR: \"SFP-10GBase-SR\"
PID: SFP-10G-SR          , VID: V03  , SN: AVD223594E6

",
    ),
    (
        "config/running_header",
        "arg.bytes = 6622",
        "Building configuration...\n\nCurrent configuration : 6622 bytes\n",
    ),
    (
        "config/running_preamble",
        "config.changed = 2026-09-10 10:29:48
         config.changed_by = dnac
         arg.text = 17.12",
        "!\n! Last configuration change at 10:29:48 UTC Thu Sep 10 2026 by dnac\n!\nversion 17.12\n",
    ),
    (
        "session/privilege",
        "arg.privilege = 15",
        "Current privilege level is 15\n",
    ),
    (
        "license/udi",
        "udi.pid = C9300-48P
         udi.sn = FCW2501XXXX",
        "UDI: PID:C9300-48P,SN:FCW2501XXXX\n\n",
    ),
    ("license/eventlog", "", " No EventLog Found.    \n"),
    (
        "call-home/smart_licensing",
        "call_home.smart_licensing = yes
         call_home.smart_profile = CiscoTAC-1
         call_home.smart_profile_status = ACTIVE
         call_home.smart_url = https://tools.cisco.com/its/service/oddce/services/DDCEService",
        "\
Current smart-licensing transport settings:
 Smart-license messages: enabled
 Profile: CiscoTAC-1 (status: ACTIVE)
 Destination  URL(s):  https://tools.cisco.com/its/service/oddce/services/DDCEService
",
    ),
];

#[test]
fn commands_of_a_switch_print_their_columns() {
    for (name, lines, expected) in OUTPUTS {
        let state = State::new(lines);
        let printed = screen("ios-xe", name).render(&state, &state.0, None);
        assert_eq!(printed, *expected, "{name}");
    }
}

#[test]
fn show_logging_counts_and_lists() {
    let state = State::new(
        "logging.console.logged = 12
         logging.buffer.logged = 14
         logging.monitor.off = yes
         logging.lines[0].text = *Jan 20 09:11:55.123: %SYS-5-CONFIG_I: Configured from console by console",
    );
    let printed = screen("ios-xe", "logging").render(&state, &Record::new(), None);
    let lines: Vec<&str> = printed.lines().collect();
    for line in [
        "    Console logging: level debugging, 12 messages logged, xml disabled,",
        "    Monitor logging: disabled",
        "    Buffer logging:  level debugging, 14 messages logged, xml disabled,",
        "Log Buffer (4096 bytes):",
    ] {
        assert!(lines.contains(&line), "`{line}` in\n{printed}");
    }
    assert_eq!(
        lines.last(),
        Some(&"*Jan 20 09:11:55.123: %SYS-5-CONFIG_I: Configured from console by console")
    );
}

#[test]
fn one_report_is_shown_of_the_list() {
    let state = State::new(
        "rum.reports[0].id = 1634211151
         rum.reports[0].state = ACK
         rum.reports[0].flag = N
         rum.reports[0].feature = dna-advantage",
    );
    let list = crate::support::state::id("rum.reports");
    let report = &state.0.value(list).items()[0];
    let printed = screen("ios-xe", "license/rum_id").render(&state, &Record::new(), Some((list, report)));
    assert!(
        printed.ends_with("1634211151          ACK       N     dna-advantage\n"),
        "{printed}"
    );
}

/// What the real switch prints of itself is read back whole, whatever its uptime.
#[test]
fn what_a_c9300_prints_of_itself_is_read_back() {
    for (command, name) in [
        ("show version", "version"),
        ("show inventory", "inventory"),
        ("show call-home", "call-home/summary"),
        ("show call-home detail", "call-home/detail"),
        ("show call-home profile all", "call-home/profile_all"),
        ("show license status", "license/status"),
        ("show license all", "license/all"),
        ("show license tech support", "license/tech_support"),
    ] {
        let printed = well(&[
            "--profile",
            "c9300-48p",
            "exec",
            "-c",
            "enable",
            "-c",
            "admin",
            "-c",
            command,
        ]);
        let text = printed.split_once("Password: \n").map_or("", |(_, text)| text);
        let reading = screen("ios-xe", name).read(text, &Record::new());
        let (missing, verbatim) = (&reading.missing, &reading.verbatim);
        assert!(
            reading.complete,
            "{command}\nmissing {missing:#?}\nverbatim {verbatim:#?}"
        );
    }
}
