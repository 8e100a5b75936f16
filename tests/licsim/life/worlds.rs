//! Lives of other boxes and in other labs: a stack whose units come and go, a chassis with two supervisors, a switch between
//! SSM On-Prem, CSLU and DNA Center, a stack before policy mode that gets reservations.

use proptest::prelude::*;

use super::desk::{ARTICLE, Step, World};
use super::{COMMANDS, Choice, SPANS, lived, step};

/// A world, and what happens in it beside what happens everywhere.
struct Lives {
    world: World,
    commands: &'static [&'static str],
    configuration: &'static [&'static [&'static str]],
    directives: &'static [&'static str],
}

const STACK: Lives = Lives {
    world: World {
        profile: "c9300-stack",
        ..ARTICLE
    },
    commands: &[
        "redundancy force-switchover",
        "reload slot 2",
        "switch 2 priority 10",
        "switch 3 renumber 7",
        "license smart trust idtoken ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED... all force",
        "license smart authorization request add hseck9 all",
    ],
    configuration: &[],
    directives: &[
        "stack remove 1",
        "stack remove 2",
        "stack remove 3",
        "stack return 1",
        "stack return 2",
        "stack return 3",
        "stack add C9300-48T serial FOC2800S004",
        "stack add C9300-24T serial FOC2800S001",
        "rma serial FOC2901A0AB number 2",
        "cssm remove --instance FOC2800S001",
        "cssm remove --instance FOC2800S002",
    ],
};

const CHASSIS: Lives = Lives {
    world: World {
        profile: "c9407r",
        ..ARTICLE
    },
    commands: &["redundancy force-switchover", "reload slot 4", "show redundancy states"],
    configuration: &[],
    directives: &[
        "supervisor remove 3",
        "supervisor remove 4",
        "supervisor insert 3",
        "supervisor insert 4",
        "rma serial FXS2901A0AB",
    ],
};

const CISCO_SIDE: Lives = Lives {
    world: World {
        lab: "cisco-side",
        ..ARTICLE
    },
    commands: &[
        "license smart trust idtoken {{token}} local force",
        "license smart sync all",
        "license smart save usage unreported file flash:rum.txt",
        "license smart import flash:ack.txt",
    ],
    configuration: &[
        &[
            "license smart transport cslu",
            "license smart url cslu https://ssm.solvethenetwork.com/cslu/v1/pi/DataCenter-1",
        ],
        &[
            "license smart transport cslu",
            "license smart url cslu http://cslu.solvethenetwork.com:8182/cslu/v1/pi",
        ],
        &["ip http secure-server"],
        &["no ip http secure-server"],
    ],
    directives: &[
        "onprem token",
        "cssm token --va DataCenter --days 3 --uses 1",
        "cssm token",
        "onprem sync",
        "onprem schedule weekly",
        "onprem sync-request --to flash:request.txt",
        "cssm sync flash:request.txt --to flash:response.txt",
        "onprem sync-response flash:response.txt",
        "onprem remove FCW2501XXXX",
        "cssm remove-onprem ssm.solvethenetwork.com",
        "onprem register",
        "cslu preferences --connected yes",
        "cslu preferences --connected no",
        "cslu add c9300-48p",
        "cslu collect",
        "cslu send",
        "cslu download --to flash:cslu.tar.gz",
        "cssm upload flash:cslu.tar.gz --ack flash:acks.tar.gz",
        "cslu upload flash:acks.tar.gz",
        "cslu remove FCW2501XXXX",
        "dnac add c9300-48p",
        "dnac remove c9300-48p",
        "dnac report",
        "dnac schedule weekly",
        "dnac assign network-essentials c9300-48p",
        "dnac transfer c9300-48p --va DataCenter",
        "dnac download --to flash:dnac.tar.gz",
        "cssm upload flash:dnac.tar.gz --ack flash:dnacks.tar.gz",
        "dnac upload flash:dnacks.tar.gz",
        "cssm set-policy --name Custom --perpetual 30/30/30",
        "cssm set-policy",
        "cssm buy \"C9300-48 Network Advantage\" --count 5",
        "fault on-prem unreachable for 4d",
        "fault on-prem down-rev for 2d",
        "fault on-prem busy sometimes 50%",
    ],
};

const RESERVED: Lives = Lives {
    world: World {
        release: Some("16.12.4"),
        ..CISCO_SIDE.world
    },
    commands: &[
        "license smart register idtoken {{token}} force",
        "license smart reservation request local",
        "license smart reservation request local",
        "license smart reservation install file flash:code.xml",
        "license smart reservation install file flash:code.xml",
        "license smart reservation cancel local",
        "license smart reservation return local",
        "license smart reservation return local",
        "license smart deregister",
        "license smart renew auth",
    ],
    configuration: &[
        &["license smart reservation"],
        &["license smart reservation"],
        &["no license smart reservation"],
        &[
            "license smart transport smart",
            "license smart url https://ssm.solvethenetwork.com/SmartTransport",
        ],
        &["license smart transport callhome"],
    ],
    directives: &[
        "cssm reserve --code {{code}} --va Network-Infrastructure --to flash:code.xml",
        "cssm reserve --code {{code}} --va Network-Infrastructure --to flash:code.xml",
        "cssm reserve-universal --code {{code}}",
        "cssm update-reservation --to flash:code.xml",
        "cssm release --code {{return}}",
        "cssm release",
        "cssm remove",
        "cssm token --va DataCenter",
        "onprem token",
        "onprem sync",
        "rma serial FOC2901A0AB",
    ],
};

fn life(lives: &Lives, longest: u32) -> impl Strategy<Value = (u64, Vec<Step>)> {
    let mut choice = Choice::new(COMMANDS, lives.configuration, lives.directives);
    // What belongs to the world comes as often as what happens everywhere.
    for _ in 0..3 {
        choice.commands.extend(lives.commands);
        choice.configuration.extend(lives.configuration);
        choice.directives.extend(lives.directives);
    }
    (0..4_u64, prop::collection::vec(step(choice, longest), 1..32))
}

macro_rules! lives {
    ($($name:ident, $long:ident: $lives:ident;)*) => {$(
        proptest! {
            #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]
            #[test]
            fn $name((seed, steps) in life(&$lives, SPANS[0])) {
                lived(seed, $lives.world, &steps);
            }
        }

        proptest! {
            #[test]
            #[ignore = "a long run"]
            fn $long((seed, steps) in life(&$lives, SPANS[1])) {
                lived(seed, $lives.world, &steps);
            }
        }
    )*};
}

lives! {
    what_must_hold_holds_of_a_stack, long_run_of_a_stack: STACK;
    what_must_hold_holds_of_two_supervisors, long_run_of_two_supervisors: CHASSIS;
    what_must_hold_holds_at_the_cisco_side, long_run_at_the_cisco_side: CISCO_SIDE;
    what_must_hold_holds_of_reservations, long_run_of_reservations: RESERVED;
}

/// The promises are about something: reports go through SSM On-Prem, DNA Center and files, a stack changes, licences are reserved.
#[test]
fn these_lives_have_instants() {
    let type_ = |line: &str| Step::Type(line.to_owned());
    let direct = |line: &str| Step::Direct(line.to_owned());
    let days = |days: u32| Step::Live(86_400 * days);
    let steps = [
        Step::Configure(CISCO_SIDE.configuration[0]),
        type_("license smart sync all"),
        days(40),
        direct("dnac add c9300-48p"),
        direct("dnac schedule weekly"),
        days(20),
        direct("cssm remove-onprem ssm.solvethenetwork.com"),
        days(30),
    ];
    assert!(lived(1, CISCO_SIDE.world, &steps) > 40);
    let steps = [
        direct("stack add C9300-48T serial FOC2800S004"),
        days(10),
        direct("stack remove 1"),
        days(40),
        direct("stack return 1"),
        type_("redundancy force-switchover"),
        days(40),
    ];
    let instants = lived(1, STACK.world, &steps);
    assert!(instants > 15, "{instants}");
    let steps = [
        Step::Configure(RESERVED.configuration[0]),
        type_("license smart reservation request local"),
        direct("cssm reserve --code {{code}} --va Network-Infrastructure --to flash:code.xml"),
        type_("license smart reservation install file flash:code.xml"),
        days(100),
        type_("license smart reservation return local"),
        direct("cssm release --code {{return}}"),
        days(100),
    ];
    let instants = lived(1, RESERVED.world, &steps);
    assert!(instants > 10, "{instants}");
}
