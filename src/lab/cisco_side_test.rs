//! A whole switch between CSSM, On-Prem, CSLU and DNA Center, and whatever people may type at them.

use std::sync::LazyLock;

use chrono::TimeDelta;
use proptest::prelude::*;

use super::directives::run;
use super::testing::{NAME, device, now, udi};
use super::verbs::{Call, Side, System};
use super::{Lab, load};
use crate::device::action::{Args, Invocation, Origin};
use crate::device::{actions, license, view};
use crate::screen::value::{Record, Value};
use crate::wire::Udi;

const TAG: &str = "regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015";
const ON_PREM: &str = "https://ssm.solvethenetwork.com/cslu/v1/pi/DataCenter-1";
const CSLU: &str = "http://10.10.10.100:8182/cslu/v1/pi";

/// The article's switch with one licence in lab `cisco-side`, managed by DNA Center.
fn lab() -> Lab {
    static BEGINNING: LazyLock<Lab> = LazyLock::new(beginning);
    BEGINNING.clone()
}

fn beginning() -> Lab {
    let file = load::built_in("cisco-side").expect("it is built in");
    let mut lab = load::lab(&file, None, now()).expect("it is read");
    assert!(lab.add(device(NAME)));
    let member = Record::new()
        .with(view::MEMBERS_ROLE, "Active")
        .with(view::MEMBERS_PID, udi().pid)
        .with(view::MEMBERS_SN, udi().sn);
    let licence = Record::new()
        .with(view::LICENCES_NAME, "network-advantage")
        .with(view::LICENCES_ENTITLEMENT, TAG)
        .with(view::LICENCES_COUNT, 1)
        .with(view::LICENCES_STATUS, "IN USE")
        .with(view::LICENCES_TYPE, "Subscription");
    let interface = Record::new()
        .with(view::INTERFACES_NAME, "Vlan10")
        .with(view::INTERFACES_ADDRESS, "10.10.10.11")
        .with(view::INTERFACES_MASK, "255.255.255.0");
    let server = Record::new().with(view::NAME_SERVERS_ADDRESS, "10.10.10.53");
    let state = Record::new()
        .with(view::HOSTNAME, NAME)
        .with(view::RELEASE, "17.12.4")
        .with(view::TRANSPORT_TYPE, "cslu")
        .with(view::TRANSPORT_CSLU_URL, CSLU)
        .with(view::MEMBERS, vec![member])
        .with(view::LICENCES, vec![licence])
        .with(view::INTERFACES, vec![interface])
        .with(view::NAME_SERVERS, vec![server]);
    lab.device_mut(NAME).expect("it is there").state.overlay(state);
    let nothing = super::by_itself(Origin::default());
    lab.with(NAME, &nothing, |ctx| {
        license::on_boot(&mut license::Agent::of(ctx), license::Start::Reload)
    });
    lab.advance(TimeDelta::minutes(1)).expect("a minute");
    direct(&mut lab, &format!("dnac add {NAME}"));
    direct(&mut lab, &format!("cslu add {NAME}"));
    lab
}

fn direct(lab: &mut Lab, text: &str) -> String {
    run(lab, NAME, text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn type_sync(lab: &mut Lab) {
    let action = actions::find("license_sync").expect("there is one");
    let invocation = Invocation {
        action,
        args: Args([("scope".to_owned(), Value::text("local"))].into_iter().collect()),
        answers: vec![],
        origin: Origin::default(),
        running_config: None,
    };
    lab.apply(NAME, &invocation);
}

fn point_at(lab: &mut Lab, url: &str) {
    let device = lab.device_mut(NAME).expect("it is there");
    device.state.set(view::TRANSPORT_CSLU_URL, url.to_owned());
}

/// Ids of the device's reports in a state.
fn reports(lab: &Lab, state: &str) -> Vec<i64> {
    let device = lab.device(NAME).expect("it is there");
    let reports = device.state.list(view::RUM_REPORTS).iter();
    let these = reports.filter(|report| report.text(view::RUM_REPORTS_STATE) == Some(state));
    these.filter_map(|report| report.get(view::RUM_REPORTS_ID)).collect()
}

#[test]
fn a_year_of_dna_center_is_twelve_batches_and_no_open_deadline() {
    let mut lab = lab();
    direct(&mut lab, "dnac schedule monthly");
    direct(&mut lab, "advance 365d");
    let dnac = &lab.outside.dnac["dnac.solvethenetwork.com"];
    assert_eq!(dnac.batches.len(), 12);
    assert!(
        dnac.batches
            .iter()
            .all(|batch| batch.trouble.is_none() && batch.acknowledged == 1)
    );
    let deadline = lab
        .device(NAME)
        .and_then(|device| device.state.get(view::USAGE_ACK_DEADLINE));
    assert!(deadline.is_some_and(|deadline| deadline > lab.now()), "{deadline:?}");
    assert!(direct(&mut lab, "dnac compliance").contains("Compliant"));
}

#[test]
fn to_look_changes_nothing() {
    let mut lab = lab();
    direct(&mut lab, "fault cssm unreachable sometimes 50%");
    let before = lab.outside.clone();
    for system in System::ALL {
        let views = [
            "accounts",
            "tokens",
            "licenses",
            "instances",
            "alerts",
            "events",
            "onprems",
            "files",
            "policy",
            "status",
            "urls",
            "syncs",
            "devices",
            "compliance",
            "batches",
            "renewals",
            "findings",
        ];
        for verb in system.verbs().filter(|verb| views.contains(&verb.name)) {
            for json in ["", " --json"] {
                direct(&mut lab, &format!("{} {}{json}", system.name(), verb.name));
            }
        }
    }
    assert_eq!(lab.outside, before);
}

/// A licence that moves with its device from Virtual Account to Virtual Account is counted in one of them.
#[test]
fn a_device_is_counted_in_one_virtual_account() {
    let mut lab = lab();
    point_at(&mut lab, ON_PREM);
    type_sync(&mut lab);
    direct(&mut lab, "advance 1d1h");
    direct(&mut lab, "dnac report");
    let total: u32 = lab
        .outside
        .cssm
        .instances
        .values()
        .map(|instance| instance.used(TAG))
        .sum();
    assert_eq!(total, 1);
    assert_eq!(
        lab.outside.cssm.instances[&udi().to_string()].virtual_account,
        "DataCenter"
    );
}

#[test]
fn a_replacement_and_what_it_replaced_count_twice_until_the_old_one_is_removed() {
    let mut lab = lab();
    let old = Udi::new("C9300-48P", "FCW0000OLD");
    let copy = lab.outside.cssm.instances[&udi().to_string()].clone();
    let gone = crate::cisco::instance::ProductInstance {
        udi: old.clone(),
        ..copy
    };
    lab.outside.cssm.instances.insert(old.to_string(), gone);
    direct(&mut lab, "dnac report");
    assert!(direct(&mut lab, "dnac findings").contains("FCW0000OLD and FCW2501XXXX count twice"));
    direct(&mut lab, "cssm remove --instance FCW0000OLD");
    assert!(!direct(&mut lab, "dnac findings").contains("count twice"));
}

#[derive(Clone, Debug)]
enum Step {
    Sync,
    Advance(u16),
    Do(&'static str),
    PointAt(&'static str),
}

fn step() -> impl Strategy<Value = Step> {
    let verbs = prop::sample::select(vec![
        "dnac report",
        "cslu collect",
        "onprem sync",
        "fault cssm unreachable",
        "fault cssm ack withheld",
        "clear fault",
        "cslu preferences --connected yes",
        "cslu preferences --connected no",
        "onprem schedule weekly",
        "dnac schedule weekly",
        "cssm transfer --va DataCenter",
    ]);
    prop_oneof![
        2 => Just(Step::Sync),
        3 => (1..400_u16).prop_map(Step::Advance),
        4 => verbs.prop_map(Step::Do),
        1 => prop::sample::select(vec![CSLU, ON_PREM, "http://10.9.9.9/"]).prop_map(Step::PointAt),
    ]
}

fn carry_out(lab: &mut Lab, step: &Step) {
    match step {
        Step::Sync => type_sync(lab),
        Step::Advance(hours) => lab.advance(TimeDelta::hours(i64::from(*hours))).expect("not far"),
        // What cannot be done now is refused.
        Step::Do(text) => drop(run(lab, NAME, text)),
        Step::PointAt(url) => point_at(lab, url),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever happens on whichever way: nothing is acknowledged on the device that CSSM has not taken, the world can be
    /// stored, and once everything works again device and CSSM agree.
    #[test]
    fn device_and_cssm_agree_in_the_end(steps in prop::collection::vec(step(), 1..16)) {
        let mut lab = lab();
        for step in &steps {
            carry_out(&mut lab, step);
            let known = lab.outside.cssm.instances.get(&udi().to_string());
            let acked = reports(&lab, "ACK");
            prop_assert!(acked.iter().all(|id| known.is_some_and(|known| known.reports.contains(id))), "{acked:?}");
        }
        let text = serde_json::to_string(&lab.outside).expect("it is written");
        let again: super::Outside = serde_json::from_str(&text).expect("it is read");
        prop_assert_eq!(&again, &lab.outside);
        // Nothing to clear is no fault here.
        let _ = run(&mut lab, NAME, "clear fault");
        direct(&mut lab, "dnac report");
        let instance = &lab.outside.cssm.instances[&udi().to_string()];
        prop_assert_eq!(instance.used(TAG), 1);
        prop_assert_eq!(reports(&lab, "CLOSED"), Vec::<i64>::new());
    }

    /// The same steps give the same world.
    #[test]
    fn the_same_steps_give_the_same_world(steps in prop::collection::vec(step(), 1..10)) {
        let worlds = [(), ()].map(|()| {
            let mut lab = lab();
            steps.iter().for_each(|step| carry_out(&mut lab, step));
            lab.outside
        });
        prop_assert_eq!(&worlds[0], &worlds[1]);
    }

    /// Whatever is typed behind a system's word is an answer or a refusal, and a refusal changes nothing.
    #[test]
    fn any_words_are_answered(
        system in prop::sample::select(System::ALL.to_vec()),
        verb in "[a-z-]{0,8}",
        known in any::<prop::sample::Index>(),
        words in prop::collection::vec("(--[a-z]{1,8}|[ -~]{0,12}|flash:[a-z]{1,4}|scp://10.10.10.200/licensing/[a-z]|[0-9]{1,10})", 0..5),
        guess in any::<bool>(),
    ) {
        let mut lab = lab();
        let verbs: Vec<&str> = system.verbs().map(|verb| verb.name).collect();
        let verb = if guess { verb } else { (*known.get(&verbs)).to_owned() };
        let words: Vec<String> = std::iter::once(verb).chain(words).collect();
        let before = lab.outside.clone();
        match Call::parse(system, &words, Side::Lab) {
            Ok(call) => {
                if lab.carry_out(NAME, &call, std::collections::BTreeMap::new()).is_err() {
                    // A refused file too is a row of "Usage Data Files" and an event.
                    lab.outside.cssm.uploads.clone_from(&before.cssm.uploads);
                    lab.outside.cssm.events.clone_from(&before.cssm.events);
                    prop_assert_eq!(lab.outside, before);
                }
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
