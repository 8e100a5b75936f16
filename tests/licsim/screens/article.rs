//! The device outputs of the article, and what becomes of them when the state changes.

use licsim::screen::value::Record;

use super::screen;
use crate::support::captures::shared_text;
use crate::support::state::State;

/// The article's switch as it is shown first.
const SHOWN_FIRST: &str = "
    privacy.send_hostname = yes
    transport.type = smart
    transport.url = https://smartreceiver.cisco.com/licservice/license
    transport.host = smartreceiver.cisco.com
    policy.ack_required = yes
    policy.ack_source = CISCO default
    policy.perpetual.first_report = 365
    policy.perpetual.first_report_source = CISCO default
    policy.perpetual.frequency = 0
    policy.perpetual.frequency_source = CISCO default
    policy.perpetual.on_change = 90
    policy.perpetual.on_change_source = CISCO default
    policy.subscription.first_report = 90
    policy.subscription.first_report_source = CISCO default
    policy.subscription.frequency = 90
    policy.subscription.frequency_source = CISCO default
    policy.subscription.on_change = 90
    policy.subscription.on_change_source = CISCO default
    usage.last_ack = 2026-01-15 08:22:14
    usage.ack_deadline = 2026-04-15 08:22:14
    usage.push_interval = 30
    usage.next_push = 2026-02-14 08:22:14
    usage.last_push = 2026-01-15 08:22:14
    trust.installed = 2025-06-01 11:04:33
    udi.pid = C9300-48P
    udi.sn = FCW2501XXXX
    members[0].role = Active
    members[0].pid = C9300-48P
    members[0].sn = FCW2501XXXX
    members[0].trust.installed = 2025-06-01 11:04:33
    account.smart.name = solvethenetwork.com
    account.virtual = Network-Infrastructure
    authorization.stamp = Wed Jan 15 08:22:14 UTC 2026
    licences[0].name = network-advantage
    licences[0].tag = C9300-48 Network Advantage
    licences[0].count = 1
    licences[0].version = 1.0
    licences[0].status = IN USE
    licences[0].export_status = NOT RESTRICTED
    licences[1].name = dna-advantage
    licences[1].tag = C9300-48 DNA Advantage
    licences[1].count = 1
    licences[1].version = 1.0
    licences[1].status = IN USE
    licences[1].export_status = NOT RESTRICTED
    reservation.enabled = yes
    members[0].reservation.status = SPECIFIC INSTALLED
    members[0].reservation.at = 2026-01-20 09:30:00
    members[0].reservation.export = yes
    call_home.enabled = yes
    call_home.from = infrarunbook-admin@solvethenetwork.com
    call_home.reply_to = infrarunbook-admin@solvethenetwork.com
    call_home.vrf = Mgmt-vrf
";

/// Screen, the command as the article has it, the exact output.
const OUTPUTS: &[(&str, &str, &str)] = &[
    ("license/status", "show license status", STATUS),
    ("license/summary", "show license summary", SUMMARY),
    ("license/usage", "show license usage", USAGE),
    ("license/reservation", "show license reservation", RESERVATION),
    ("call-home/summary", "show call-home", CALL_HOME),
];

const STATUS: &str = "\
Smart Licensing is ENABLED
Export Authorization Key:
  Features Authorized: none
Smart Licensing Using Policy:
  Status: ENABLED
Data Privacy:
  Sending Hostname: yes
    Callhome hostname privacy: DISABLED
    Smart Licensing hostname privacy: DISABLED
  Version privacy: DISABLED
Transport:
  Type: Smart
  URL: https://smartreceiver.cisco.com/licservice/license
  Proxy: Not Configured
Policy:
  Policy in use: Merged from multiple sources.
  Reporting ACK required: yes (CISCO default)
  Unenforced/Non-Export Perpetual Attributes:
    First report requirement (days): 365 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 90 (CISCO default)
  Unenforced/Non-Export Subscription Attributes:
    First report requirement (days): 90 (CISCO default)
    Reporting frequency (days): 90 (CISCO default)
    Report on change (days): 90 (CISCO default)
Usage Reporting:
  Last ACK received: 2026-01-15 08:22:14 UTC
  Next ACK deadline: 2026-04-15 08:22:14 UTC
  Reporting push interval: 30 days
  Next report push: 2026-02-14 08:22:14 UTC
  Last report push: 2026-01-15 08:22:14 UTC
Trust Code Installed: yes
  Active: PID:C9300-48P,SN:FCW2501XXXX
    INSTALLED on 2025-06-01 11:04:33 UTC
";

const SUMMARY: &str = "\
Account Information:
  Smart Account: solvethenetwork.com
  Virtual Account: Network-Infrastructure
Usage Reporting:
  Host: smartreceiver.cisco.com
  Last ACK received: 2026-01-15
License Usage:
  License                 Entitlement Tag               Count Status
  ---------------------------------------------------------------------------
  network-advantage       (C9300-48 Network Advantage)      1 IN USE
  dna-advantage           (C9300-48 DNA Advantage)          1 IN USE
";

const USAGE: &str = "\
License Authorization:
  Status: IN COMPLIANCE Wed Jan 15 08:22:14 UTC 2026
network-advantage (C9300-48 Network Advantage):
  Description: network-advantage
  Count: 1
  Version: 1.0
  Status: IN USE
  Export status: NOT RESTRICTED
dna-advantage (C9300-48 DNA Advantage):
  Description: dna-advantage
  Count: 1
  Version: 1.0
  Status: IN USE
  Export status: NOT RESTRICTED
";

const RESERVATION: &str = "\
License reservation: ENABLED
Overall status:
  Active: PID:C9300-48P,SN:FCW2501XXXX
      Reservation status: SPECIFIC INSTALLED on Jan 20 2026 09:30:00
      Export-Controlled Functionality: ALLOWED
";

const CALL_HOME: &str = "\
Current call-home settings:
    call-home feature: ENABLED
    call-home message from address: infrarunbook-admin@solvethenetwork.com
    call-home message reply-to address: infrarunbook-admin@solvethenetwork.com
    vrf for call-home messages: Mgmt-vrf
";

fn show(name: &str, state: &State) -> String {
    screen("infrarunbook", name).render(state, &Record::new(), None)
}

#[test]
fn the_articles_outputs_are_printed() {
    let state = State::new(SHOWN_FIRST);
    for (name, _, expected) in OUTPUTS {
        assert_eq!(show(name, &state), *expected, "{name}");
    }
}

#[test]
fn they_are_the_articles_words_line_for_line() {
    let Some(article) = shared_text("seed-article.txt") else {
        return;
    };
    for (name, command, expected) in OUTPUTS {
        assert_eq!(collapsed(expected), in_article(&article, command, expected), "{name}");
    }
}

/// Lines without blanks at their ends and with single blanks inside.
fn collapsed(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// As many lines of the article below `command` as `output` has.
fn in_article(article: &str, command: &str, output: &str) -> Vec<String> {
    let prompt = format!("sw-infrarunbook-01# {command}");
    let mut lines = article.lines().skip_while(|line| *line != prompt);
    assert!(lines.next().is_some(), "the article shows `{command}`");
    let text: Vec<&str> = lines.take(output.lines().count()).collect();
    collapsed(&text.join("\n"))
}

/// Screen, what is different, lines that must be there, lines that must not.
type Change = (
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// What is typed changes what is shown.
const CHANGES: &[Change] = &[
    (
        "license/status",
        "transport.type = off",
        &["  Type: Transport Off"],
        &["  Type: Smart", "  Proxy: Not Configured"],
    ),
    (
        "license/status",
        "transport.type = callhome",
        &["  Type: Callhome"],
        &["  Proxy: Not Configured"],
    ),
    (
        "license/status",
        "transport.type = cslu
         transport.cslu_url = http://10.10.10.100:8182/cslu/v1/pi",
        &[
            "  Type: cslu",
            "  Cslu address: http://10.10.10.100:8182/cslu/v1/pi",
            "  Proxy: Not Configured",
        ],
        &["  Type: Smart"],
    ),
    (
        "license/status",
        "transport.type = cslu",
        &["  Cslu address: none"],
        &[],
    ),
    (
        "license/status",
        "transport.proxy.address = 10.10.10.50
         transport.proxy.port = 3128",
        &["  Proxy:", "    Address: 10.10.10.50", "    Port: 3128"],
        &["  Proxy: Not Configured"],
    ),
    ("license/status", "transport.vrf = Mgmt-vrf", &["  VRF: Mgmt-vrf"], &[]),
    (
        "license/status",
        "trust.installed = -
         members[0].trust.installed = -",
        &["Trust Code Installed: no"],
        &["Trust Code Installed: yes", "  Active: PID:C9300-48P,SN:FCW2501XXXX"],
    ),
    (
        "license/status",
        "policy.installed = 2026-01-20 09:12:00
         policy.name = Custom Policy",
        &[
            "  Policy in use: Installed On 2026-01-20 09:12:00 UTC",
            "  Policy name: Custom Policy",
        ],
        &["  Policy in use: Merged from multiple sources."],
    ),
    (
        "license/status",
        "usage.last_ack = -
         usage.next_push = -
         usage.push_interval = 0",
        &[
            "  Last ACK received: none",
            "  Next report push: none",
            "  Reporting push interval: 0 (no reporting)",
        ],
        &[],
    ),
    (
        "license/status",
        "usage.next_ack_check = 2026-01-20 14:00:00
         usage.last_file_write = 2026-01-20 13:00:00",
        &[
            "  Next ACK push check: 2026-01-20 14:00:00 UTC",
            "  Last report file write: 2026-01-20 13:00:00 UTC",
        ],
        &[],
    ),
    (
        "license/status",
        "members[1].role = Standby
         members[1].pid = C9300-48P
         members[1].sn = FCW2501YYYY
         members[1].trust.installed = 2025-06-02 11:04:33",
        &[
            "  Active: PID:C9300-48P,SN:FCW2501XXXX",
            "  Standby: PID:C9300-48P,SN:FCW2501YYYY",
            "    INSTALLED on 2025-06-02 11:04:33 UTC",
        ],
        &[],
    ),
    (
        "license/summary",
        "account.smart.name = -
         account.virtual = -
         transport.host = -
         usage.last_ack = -",
        &[
            "  Smart Account: none",
            "  Virtual Account: none",
            "  Host: none",
            "  Last ACK received: none",
        ],
        &[],
    ),
    (
        "license/usage",
        "usage.overdue = yes",
        &["  Status: OUT OF COMPLIANCE Wed Jan 15 08:22:14 UTC 2026"],
        &["  Status: IN COMPLIANCE Wed Jan 15 08:22:14 UTC 2026"],
    ),
    (
        "license/usage",
        "authorization.stamp = -",
        &["  Status: Not Applicable"],
        &[],
    ),
    (
        "license/reservation",
        "members[0].reservation.at = -
         members[0].reservation.status = -
         members[0].reservation.request_code = CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44",
        &[
            "      Reservation status: NOT INSTALLED",
            "      Request code: CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44",
        ],
        &["      Export-Controlled Functionality: ALLOWED"],
    ),
    (
        "license/reservation",
        "reservation.enabled = no",
        &["License reservation: DISABLED"],
        &["License reservation: ENABLED"],
    ),
    (
        "call-home/summary",
        "call_home.enabled = no
         call_home.vrf = -",
        &[
            "    call-home feature: DISABLED",
            "    vrf for call-home messages: Not yet set up",
        ],
        &[],
    ),
];

#[test]
fn what_is_typed_changes_what_is_shown() {
    let first = State::new(SHOWN_FIRST);
    for (name, change, present, absent) in CHANGES {
        let text = show(name, &first.with(change));
        let lines: Vec<&str> = text.lines().collect();
        for line in *present {
            assert!(lines.contains(line), "{name} with `{change}` has no `{line}`:\n{text}");
        }
        for line in *absent {
            assert!(!lines.contains(line), "{name} with `{change}` has `{line}`:\n{text}");
        }
    }
}
