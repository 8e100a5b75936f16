//! Units that come, go and take over: what holds of the device after each step, and that CSSM counts the same in the end.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use licsim::device::snapshot::Snapshot;
use licsim::device::stack::unit::{number, number_of};
use licsim::device::{Device, license, view};
use licsim::embedded;
use licsim::lab::{clock, directives, load};
use licsim::profile;
use licsim::screen::value::Record;
use licsim::session::{Begin, Engines, Pace, Power, Rack, Setup, Start};
use proptest::prelude::*;

fn rack(name: &str) -> Rack {
    let profile = profile::builtin_profile(name).expect("it is sound");
    let file = load::built_in("solvethenetwork").expect("it is built in");
    let now = clock::parse_time("2026-01-20 09:00:00").expect("a time");
    let mut lab = load::lab(&file, None, now).expect("it is sound");
    assert!(lab.add(profile.power_on(now)));
    let mut rack = Rack::new(Setup {
        engines: Engines::deferred(
            || embedded::below("grammar/commands/").collect(),
            || embedded::below("grammar/screens/").collect(),
        ),
        lab,
        devices: vec![Power {
            device: name.to_owned(),
            starts_at: Start::Privileged,
            begins: Begin::PowerOn {
                startup_config: profile.startup_config,
                nvram_saved: profile.nvram_saved,
            },
        }],
        pace: Pace::AtOnce,
    });
    rack.write_all_due_nvram();
    rack
}

fn direct(rack: &mut Rack, name: &str, text: &str) -> Result<String, String> {
    let said = directives::run(rack.lab_mut(), name, text).map_err(|error| error.to_string());
    rack.settle();
    said
}

fn pass(rack: &mut Rack, span: TimeDelta) {
    rack.lab_mut().advance(span).expect("time passes");
    rack.settle();
}

fn device<'a>(rack: &'a Rack, name: &str) -> &'a Device {
    rack.lab().device(name).expect("it is there")
}

/// How many of each licence are in use on a device, by entitlement tag.
fn used(device: &Device) -> BTreeMap<String, i64> {
    counted(device.state.list(view::LICENCES))
}

fn counted(licences: &[Record]) -> BTreeMap<String, i64> {
    let pair = |licence: &Record| {
        let tag = licence.get(view::LICENCES_ENTITLEMENT).unwrap_or_default();
        (tag, licence.get(view::LICENCES_COUNT).unwrap_or(0))
    };
    licences.iter().map(pair).collect()
}

/// How many of each licence CSSM counts for the units of a stack, there or away. A chassis that was replaced counts until
/// somebody removes it (scenario 33), and is left out here.
fn counted_by_cssm(rack: &Rack, name: &str) -> BTreeMap<String, i64> {
    let stack = device(rack, name);
    let away = stack.apart.iter().flat_map(|unit| unit.list(view::MEMBERS));
    let units = stack.state.list(view::MEMBERS).iter().chain(away);
    let serials: BTreeSet<String> = units.filter_map(|unit| unit.get(view::MEMBERS_SN)).collect();
    let mut all: BTreeMap<String, i64> = BTreeMap::new();
    let instances = rack.lab().outside.cssm.instances.values();
    for instance in instances.filter(|instance| serials.contains(&instance.udi.sn)) {
        for (tag, usage) in &instance.usage {
            *all.entry(tag.clone()).or_default() += i64::from(usage.count);
        }
    }
    all.retain(|_, count| *count > 0);
    all
}

/// What holds of every box of several units at every instant.
fn check(device: &Device) {
    let members = device.state.list(view::MEMBERS);
    let role = |wanted: &str| {
        members
            .iter()
            .filter(|m| m.text(view::MEMBERS_ROLE) == Some(wanted))
            .count()
    };
    assert_eq!(members[0].text(view::MEMBERS_ROLE), Some("Active"));
    assert_eq!(role("Active"), 1);
    assert_eq!(role("Standby"), usize::from(members.len() > 1));
    let numbers: Vec<i64> = members
        .iter()
        .map(number)
        .chain(device.apart.iter().map(number_of))
        .collect();
    assert_eq!(
        numbers.iter().collect::<BTreeSet<_>>().len(),
        numbers.len(),
        "{numbers:?}"
    );
    assert!(numbers.iter().all(|number| *number > 0), "{numbers:?}");
    let state = &device.state;
    for key in [view::UDI_SN, view::CHASSIS_SN, view::HARDWARE_BOARD] {
        assert_eq!(state.get(key), members[0].get(view::MEMBERS_SN));
    }
    let levels = ["network-advantage", "dna-advantage"];
    let wanted = license::of_levels(members, &levels).expect("they have them");
    assert_eq!(used(device), counted(&wanted));
    if state.text(view::PLATFORM_UNITS) == Some("stack") {
        assert_eq!(state.list(view::SW_TABLE).len(), members.len());
        assert_eq!(state.list(view::OTHERS).len() + 1, members.len());
        let heads = state.list(view::INVENTORY).iter();
        let named = heads.filter(|part| part.text(view::INVENTORY_NAME).is_some_and(is_switch));
        assert_eq!(named.count(), members.len());
    }
    let kept = Snapshot::of(device);
    let again = Snapshot::of(&kept.clone().device().expect("what is kept can be read"));
    assert!(kept == again, "what is kept is the same");
}

fn is_switch(name: &str) -> bool {
    name.strip_prefix("Switch ")
        .is_some_and(|rest| rest.parse::<u32>().is_ok())
}

#[derive(Clone, Debug)]
enum Step {
    Do(String),
    Pass(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let model = prop::sample::select(vec!["C9300-24T", "C9300-48P", "C9300-24UX", "C9300-48T"]);
    prop_oneof![
        (model, 0_u32..40).prop_map(|(pid, n)| Step::Do(format!("stack add {pid} serial FOC2900A0{n:02}"))),
        (1_i64..7).prop_map(|n| Step::Do(format!("stack remove {n}"))),
        (1_i64..7).prop_map(|n| Step::Do(format!("stack return {n}"))),
        (1_i64..7, 40_u32..80).prop_map(|(n, sn)| Step::Do(format!("rma serial FOC2900A0{sn:02} number {n}"))),
        (1_i64..4000).prop_map(Step::Pass),
        (1_i64..5).prop_map(|days| Step::Pass(days * 1440)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever comes and goes, the stack holds together, and once it has reported CSSM counts what it uses.
    #[test]
    fn a_stack_that_changes_holds_together_and_counts_the_same_at_cssm(steps in prop::collection::vec(step(), 1..14)) {
        let name = "c9300-stack";
        let mut rack = rack(name);
        check(device(&rack, name));
        for step in steps {
            match step {
                Step::Do(text) => {
                    let before = Snapshot::of(device(&rack, name));
                    if direct(&mut rack, name, &text).is_err() {
                        prop_assert!(before == Snapshot::of(device(&rack, name)), "{}", text);
                    }
                }
                Step::Pass(minutes) => pass(&mut rack, TimeDelta::minutes(minutes)),
            }
            check(device(&rack, name));
        }
        // Every active unit that nobody heard of gets trust with a token; then a day for the report and its answer.
        let token = direct(&mut rack, name, "cssm token --va Network-Infrastructure").expect("a token");
        let token = token.trim().to_owned();
        pass(&mut rack, TimeDelta::minutes(20));
        let device_mut = rack.lab_mut().device_mut(name).expect("it is there");
        device_mut.state.set(view::TRUST_PENDING_TOKEN, token);
        device_mut.state.set(view::TRUST_PENDING_SCOPE, "all");
        rack.lab_mut().unbidden(name, |ctx| license::trust::send_request(&mut license::Agent::of(ctx)));
        pass(&mut rack, TimeDelta::days(3));
        check(device(&rack, name));
        prop_assert_eq!(counted_by_cssm(&rack, name), used(device(&rack, name)));
    }
}

/// Guide 17.4 p. 113: one more and one less are changes.
#[test]
fn a_switch_more_or_less_is_a_change_of_use() {
    let name = "c9300-stack";
    let mut rack = rack(name);
    let closed = |rack: &Rack| {
        let reports = device(rack, name).state.list(view::RUM_REPORTS).iter();
        reports
            .filter(|report| report.text(view::RUM_REPORTS_STATE) == Some("CLOSED"))
            .count()
    };
    direct(&mut rack, name, "stack add C9300-48T serial FOC2900A001").expect("it fits");
    pass(&mut rack, TimeDelta::minutes(4));
    assert_eq!(closed(&rack), 0, "it still comes up");
    pass(&mut rack, TimeDelta::minutes(2));
    assert_eq!(closed(&rack), 2, "both licences of the 48-port class");
    direct(&mut rack, name, "stack remove 4").expect("it is there");
    assert_eq!(closed(&rack), 4);
}

#[test]
fn a_licence_that_nobody_uses_any_more_is_reported_as_none() {
    let name = "c9300-stack";
    let mut rack = rack(name);
    pass(&mut rack, TimeDelta::days(13));
    let of_48 = |rack: &Rack| {
        counted_by_cssm(rack, name)
            .keys()
            .filter(|tag| tag.contains("48"))
            .count()
    };
    assert_eq!(of_48(&rack), 2);
    direct(&mut rack, name, "stack remove 2").expect("it is there");
    pass(&mut rack, TimeDelta::days(32));
    assert_eq!(of_48(&rack), 0);
    assert_eq!(counted_by_cssm(&rack, name), used(device(&rack, name)));
}

#[test]
fn a_switch_that_comes_back_has_its_trust_code() {
    let name = "c9300-stack";
    let mut rack = rack(name);
    let trust = |rack: &Rack| -> BTreeMap<i64, Option<i64>> {
        let members = device(rack, name).state.list(view::MEMBERS).iter();
        members
            .map(|member| (number(member), member.get(view::MEMBERS_TRUST_ID)))
            .collect()
    };
    let before = trust(&rack);
    direct(&mut rack, name, "stack remove 3").expect("it is there");
    assert_eq!(trust(&rack).len(), 2);
    direct(&mut rack, name, "stack return 3").expect("it is away");
    pass(&mut rack, TimeDelta::minutes(6));
    assert_eq!(trust(&rack), before);
}

#[test]
fn a_new_member_gets_trust_with_the_next_sync_and_a_replacement_too() {
    let name = "c9300-stack";
    let mut rack = rack(name);
    let without = |rack: &Rack| {
        let members = device(rack, name).state.list(view::MEMBERS).iter();
        members
            .filter(|member| member.get(view::MEMBERS_TRUST_INSTALLED).is_none())
            .count()
    };
    for text in [
        "stack add C9300-24T serial FOC2900A001",
        "rma serial FOC2900A002 number 3",
    ] {
        direct(&mut rack, name, text).expect("it fits");
        pass(&mut rack, TimeDelta::minutes(6));
        assert_eq!(without(&rack), 1, "{text}");
        rack.lab_mut()
            .unbidden(name, |ctx| license::trust::sync(&mut license::Agent::of(ctx)));
        assert_eq!(without(&rack), 0, "{text}");
    }
}

/// The one that takes over speaks for all, and what the former active reported is counted no more.
#[test]
fn after_a_switchover_nothing_is_counted_twice() {
    let name = "c9300-stack";
    let mut rack = rack(name);
    pass(&mut rack, TimeDelta::days(13));
    let before = counted_by_cssm(&rack, name);
    assert_eq!(before, used(device(&rack, name)));
    direct(&mut rack, name, "stack remove 1").expect("it is there");
    direct(&mut rack, name, "stack return 1").expect("it is away");
    pass(&mut rack, TimeDelta::days(2));
    assert_eq!(device(&rack, name).state.text(view::UDI_SN), Some("FOC2800S002"));
    assert_eq!(counted_by_cssm(&rack, name), before);
    assert_eq!(device(&rack, name).state.get(view::RF_SWITCHOVERS), Some(1));
}

#[test]
fn an_active_that_goes_before_its_standby_is_ready_takes_the_stack_down() {
    let name = "c9300-stack";
    let mut rack = rack(name);
    direct(&mut rack, name, "stack remove 1").expect("it is there");
    let booted = device(&rack, name).booted;
    pass(&mut rack, TimeDelta::seconds(30));
    direct(&mut rack, name, "stack remove 2").expect("the new active");
    assert!(device(&rack, name).booted > booted, "what is left restarts");
    check(device(&rack, name));
    assert_eq!(
        direct(&mut rack, name, "stack remove 3"),
        Err("unit 3 is the only one".to_owned())
    );
}

#[test]
fn supervisors_share_the_udi_and_the_trust_of_their_chassis() {
    let name = "c9407r";
    let mut rack = rack(name);
    check(device(&rack, name));
    let network = |rack: &Rack| used(device(rack, name)).values().copied().collect::<Vec<_>>();
    assert_eq!(network(&rack).iter().sum::<i64>(), 3);
    direct(&mut rack, name, "supervisor remove 3").expect("the active one");
    assert_eq!(network(&rack), [1, 1]);
    assert_eq!(device(&rack, name).state.list(view::MEMBERS).len(), 1);
    direct(&mut rack, name, "supervisor insert 3").expect("it is out");
    pass(&mut rack, TimeDelta::minutes(6));
    check(device(&rack, name));
    let members = device(&rack, name).state.list(view::MEMBERS);
    assert_eq!(members.iter().map(number).collect::<Vec<_>>(), [4, 3]);
    assert_eq!(
        members[0].get(view::MEMBERS_TRUST_INSTALLED),
        members[1].get(view::MEMBERS_TRUST_INSTALLED)
    );
}

#[test]
fn another_chassis_has_no_trust_and_counts_beside_the_old_one() {
    let name = "c9300-48p";
    let mut rack = rack(name);
    direct(&mut rack, name, "rma serial FOC2900A001").expect("it fits");
    let state = &device(&rack, name).state;
    assert_eq!(state.text(view::UDI_SN), Some("FOC2900A001"));
    assert_eq!(state.get(view::USAGE_LAST_ACK), None);
    assert_eq!(license::trust::installed(state), None);
    assert_eq!(device(&rack, name).nvram, None);
    check(device(&rack, name));
    let instances = &rack.lab().outside.cssm.instances;
    assert!(
        instances.contains_key("P:C9300-48P,S:FCW2501XXXX"),
        "the old one is for people to remove"
    );
}

#[test]
fn hardware_that_does_not_fit_is_refused_in_words() {
    let name = "c9300-stack";
    let mut stack = rack(name);
    let cases = [
        (
            "stack dance",
            "write `stack add PID serial SN [number N]`, `stack remove N`, `stack return N`, `supervisor remove SLOT`, `supervisor insert SLOT` or `rma serial SN [number N]`",
        ),
        ("stack remove x", "write `stack add"),
        (
            "stack add C9300-24T serial foc",
            "`foc` is no serial number: 8 to 12 letters and digits",
        ),
        (
            "stack add C9200L-24T-4X serial FOC2900A001",
            "a C9200L-24T-4X does not stack with a C9300-24UX",
        ),
        (
            "stack add WS-C3850 serial FOC2900A001",
            "there is no `WS-C3850`; `licsim profiles platforms` lists what there is",
        ),
        ("stack add C9407R serial FOC2900A001", "there is no `C9407R`"),
        (
            "stack add C9300-24T serial FOC2800S001",
            "there is a unit with serial number FOC2800S001 already",
        ),
        (
            "stack add C9300-24T serial FOC2900A001 number 3",
            "there is a unit 3 already",
        ),
        (
            "stack add C9300-24T serial FOC2900A001 number 9",
            "a switch of this stack has a number from 1 to 8",
        ),
        (
            "stack add C9300-24T serial FOC2900A001 number -9223372036854775808",
            "a switch of this stack",
        ),
        ("stack remove 8", "there is no unit 8; there are 1, 2, 3"),
        ("stack return 1", "no unit 1 is away"),
        ("supervisor remove 1", "c9300-stack has no supervisors"),
        (
            "rma serial FOC2900A001",
            "say which switch is replaced: `rma serial SN number N`",
        ),
        ("rma serial FOC2900A001 number 7", "no unit 7 is away"),
        (
            "rma serial FOC2800S001 number 2",
            "there is a unit with serial number FOC2800S001 already",
        ),
    ];
    let before = Snapshot::of(device(&stack, name));
    for (text, error) in cases {
        let said = direct(&mut stack, name, text).expect_err(text);
        assert!(said.starts_with(error), "{text}: {said}");
        assert!(Snapshot::of(device(&stack, name)) == before, "{text}");
    }
    let mut chassis = rack("c9407r");
    for (text, error) in [
        ("stack remove 3", "c9407r has no stack of switches"),
        (
            "rma serial FOC2900A001 number 3",
            "a supervisor has no serial number of its own here",
        ),
        ("supervisor remove 1", "there is no unit 1; there are 3, 4"),
    ] {
        let said = direct(&mut chassis, "c9407r", text).expect_err(text);
        assert!(said.starts_with(error), "{text}: {said}");
    }
    // A box is replaced by another one.
    for name in ["c9300-48p", "c9407r"] {
        let mut rack = rack(name);
        let sn = device(&rack, name).state.get(view::UDI_SN).expect("it has one");
        let said = direct(&mut rack, name, &format!("rma serial {sn}")).expect_err("the same");
        assert_eq!(said, format!("there is a unit with serial number {sn} already"));
    }
}
