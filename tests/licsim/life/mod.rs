//! Random lives of a switch: commands, time, faults, reloads in any order, and what must hold after every one of them.
//!
//! The quick command runs a few; the long runs as many as `PROPTEST_CASES` says (`docs/lab.md` has its command).

mod classic;
mod desk;
mod invariants;
mod messages;
mod worlds;

use proptest::prelude::*;

use desk::{ARTICLE, Desk, Step, World};

/// What somebody types in exec, right and wrong.
const COMMANDS: &[&str] = &[
    "license smart sync local",
    "license smart sync all",
    "license smart trust idtoken ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED... local force",
    "license smart trust idtoken ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED... all",
    "license smart trust idtoken WRONG local force",
    "license smart save usage all file flash:rum.txt",
    "license smart save usage unreported file flash:rum.txt",
    "license smart save usage days 40 file flash:rum.txt",
    "license smart save usage rum-id 4 file flash:rum.txt",
    "license smart save trust-request flash:rum.txt",
    "license smart import flash:ack.txt",
    "license smart import flash:rum.txt",
    "license smart import flash:nothing.txt",
    "license smart factory reset",
    "license smart authorization request add hseck9 local",
    "license smart authorization return local online",
    "license smart authorization return local offline",
    "license smart reservation request local",
    "license smart reservation install file flash:rum.txt",
    "license smart reservation cancel local",
    "license smart reservation return local",
    "install add file flash:rum.txt activate commit",
    "install add file flash:cat9k_iosxe.17.09.04.SPA.bin activate commit",
    "copy tftp://10.10.10.200/cat9k_iosxe.17.09.04.SPA.bin flash:",
    "install commit",
    "license smart sync",
    "license smart usage interval 7",
    "write memory",
    "show license all",
    "show license tech support",
    "clock set 12:00:00 1 March 2026",
];

/// Lines of configuration, each list from global configuration on.
const CONFIGURATION: &[&[&str]] = &[
    &["license smart transport smart"],
    &[
        "license smart transport cslu",
        "license smart url cslu http://10.10.10.100:8182/cslu/v1/pi",
    ],
    &["license smart transport cslu", "no license smart url cslu"],
    &["license smart transport off"],
    &["license smart transport callhome"],
    &["license smart usage interval 3"],
    &["license smart reservation"],
    &["no license smart reservation"],
    &["boot system flash:cat9k_iosxe.17.09.04.SPA.bin"],
    &["no license smart usage interval"],
    &["license smart usage interval 0"],
    &["license boot level network-essentials"],
    &["license boot level network-advantage addon dna-advantage"],
    &["license boot level network-essentials addon dna-advantage"],
    &[
        "license smart proxy address 10.10.10.50",
        "license smart proxy port 3128",
    ],
    &["no license smart proxy address"],
    &["interface Vlan10", "shutdown"],
    &["interface Vlan10", "no shutdown"],
    &["no ip name-server 10.10.10.53"],
    &["ip name-server 10.10.10.53"],
    &["hostname C9300-48P"],
    &["hostname sw-infrarunbook-01"],
    &[
        "snmp-server enable traps smart-license",
        "snmp-server host 10.10.10.200 version 2c public",
    ],
    &[
        "clock timezone CET 1",
        "clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00",
    ],
    &["no ntp server 10.10.10.53"],
    &["ip host smartreceiver.cisco.com 192.0.2.10"],
    &["no ip host smartreceiver.cisco.com"],
    &["crypto pki trustpoint SLA-TrustPoint", "revocation-check crl none"],
    &["crypto pki trustpool import url http://www.cisco.com/security/pki/trs/ios_core.p7b"],
    &["call-home", "vrf Mgmt-vrf"],
];

/// What happens around the switch.
const DIRECTIVES: &[&str] = &[
    "fault cssm unreachable",
    "fault cssm busy for 3d",
    "fault cssm http 502 from +1h to +30h",
    "fault cssm ack lost for 2d",
    "fault cssm ack withheld",
    "fault cssm empty answer sometimes 50%",
    "fault cssm unreachable every 7d for 2h at random",
    "fault cssm token expired",
    "fault cssm blocked for 2d",
    "fault cssm new root for 1d",
    "fault cssm crl sometimes 50%",
    "fault cslu unreachable after 1d for 5d",
    "fault dns unreachable for 1d",
    "fault ntp clock skew 90m for 2d",
    "clear faults",
    "clear faults",
    "cable GigabitEthernet0/0 in",
    "cable GigabitEthernet1/0/48 out",
    "clock +90m",
    "clock -30m",
    "cssm upload flash:rum.txt --ack flash:ack.txt",
    "cssm upload flash:rum.txt --ack flash:ack.txt",
    "cssm remove",
    "cssm transfer --va DataCenter",
];

/// Releases that are put on the switch: before policy mode, with it, and one that there is not.
const RELEASES: &[&str] = &[
    "16.9.6", "16.12.4", "17.3.1", "17.3.2", "17.6.4", "17.12.4", "17.15.1", "18.1.1",
];

/// Twenty days, and the longest that is lived through at once in a long run.
const SPANS: [u32; 2] = [1_700_000, 9_000_000];

/// What a step is chosen from: what may happen everywhere, and what belongs to one world.
#[derive(Clone)]
struct Choice {
    commands: Vec<&'static str>,
    configuration: Vec<&'static [&'static str]>,
    directives: Vec<&'static str>,
}

impl Choice {
    /// `commands` alone, and configuration and directives beside the common ones.
    fn new(
        commands: &'static [&'static str],
        configuration: &'static [&'static [&'static str]],
        directives: &'static [&'static str],
    ) -> Self {
        Self {
            commands: commands.to_vec(),
            configuration: [CONFIGURATION, configuration].concat(),
            directives: [DIRECTIVES, directives].concat(),
        }
    }
}

/// A step out of a choice.
fn step(choice: Choice, longest: u32) -> impl Strategy<Value = Step> {
    let text = |list: Vec<&'static str>| prop::sample::select(list).prop_map(str::to_owned);
    prop_oneof![
        4 => text(choice.commands).prop_map(Step::Type),
        2 => prop::sample::select(choice.configuration).prop_map(Step::Configure),
        3 => text(choice.directives).prop_map(Step::Direct),
        1 => Just(Step::Reload),
        1 => prop::sample::select(RELEASES).prop_map(Step::Move),
        2 => (1..600_u32).prop_map(Step::Live),
        2 => (600..longest).prop_map(Step::Live),
    ]
}

fn life(longest: u32) -> impl Strategy<Value = (u64, Vec<Step>)> {
    let choice = Choice::new(COMMANDS, &[], &[]);
    (0..4_u64, prop::collection::vec(step(choice, longest), 1..24))
}

/// Lives a life twice; gives how many instants there were.
fn lived(seed: u64, world: World, steps: &[Step]) -> usize {
    let run = || {
        let mut desk = Desk::new(seed, world);
        for step in steps {
            desk.live(step);
        }
        desk
    };
    let (first, second) = (run(), run());
    assert_eq!(first.printed, second.printed, "the same seed prints the same");
    assert_eq!(first.kept(), second.kept(), "the same seed ends in the same state");
    first.instants
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_must_hold_holds((seed, steps) in life(SPANS[0])) {
        lived(seed, ARTICLE, &steps);
    }
}

proptest! {
    #[test]
    #[ignore = "a long run"]
    fn long_run((seed, steps) in life(SPANS[1])) {
        lived(seed, ARTICLE, &steps);
    }
}

/// The promises are about something: a life with everything in it has reports, acknowledgements, failures and a reload.
#[test]
fn a_life_has_instants() {
    let type_ = |line: &str| Step::Type(line.to_owned());
    let direct = |line: &str| Step::Direct(line.to_owned());
    let steps = [
        type_("license smart sync local"),
        Step::Live(86_400 * 40),
        direct("fault cssm unreachable every 7d for 2h at random"),
        type_("license smart save usage all file flash:rum.txt"),
        direct("cssm upload flash:rum.txt --ack flash:ack.txt"),
        type_("license smart import flash:ack.txt"),
        Step::Reload,
        Step::Live(86_400 * 200),
    ];
    assert!(lived(1, ARTICLE, &steps) > 40);
}

/// Found by a long run: the deadline passes at the second in which the acknowledgement comes.
#[test]
fn an_acknowledgement_comes_as_the_deadline_passes() {
    let direct = |line: &str| Step::Direct(line.to_owned());
    let steps = [
        Step::Live(2_157_734),
        direct("fault cssm ack withheld"),
        Step::Live(5_184_000),
        direct("clear faults"),
        Step::Live(2_592_300),
    ];
    assert!(lived(0, ARTICLE, &steps) > 10);
}

/// Found by a long run: a clock that is set to what it shows.
#[test]
fn a_clock_that_is_set_again_has_not_changed() {
    let direct = |line: &str| Step::Direct(line.to_owned());
    let type_ = |line: &str| Step::Type(line.to_owned());
    let noon = || type_("clock set 12:00:00 1 March 2026");
    lived(
        0,
        ARTICLE,
        &[direct("clock -30m"), direct("clock -30m"), noon(), noon()],
    );
}

/// Found by a long run: a trust code of a clock that was moved is refused, and the log says so.
#[test]
fn a_refused_import_is_logged_and_changes_nothing_else() {
    let type_ = |line: &str| Step::Type(line.to_owned());
    let steps = [
        Step::Live(3_470_401),
        type_("license smart save trust-request flash:rum.txt"),
        Step::Direct("cssm upload flash:rum.txt --ack flash:ack.txt".to_owned()),
        type_("clock set 12:00:00 1 March 2026"),
        type_("license smart import flash:ack.txt"),
    ];
    lived(0, ARTICLE, &steps);
}
