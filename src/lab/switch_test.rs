//! A whole switch in the article's lab: its licensing against the real CSSM of the lab, not a stand-in.

use chrono::{DateTime, TimeDelta, Utc};

use super::Lab;
use super::testing::{NAME, TOKEN, article, now, udi};
use crate::device::action::{Args, Invocation, Origin};
use crate::device::{Quirk, actions, license, view};
use crate::screen::value::{Record, Value};

const TAG: &str = "regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015";

/// The article's switch on Vlan10 with one licence, powered on a minute ago.
fn lab(quirks: &[Quirk]) -> Lab {
    let mut lab = article();
    let (member, licence) = (Record::new(), Record::new());
    let member = member
        .with(view::MEMBERS_ROLE, "Active")
        .with(view::MEMBERS_PID, udi().pid)
        .with(view::MEMBERS_SN, udi().sn);
    let licence = licence
        .with(view::LICENCES_NAME, "dna-advantage")
        .with(view::LICENCES_ENTITLEMENT, TAG)
        .with(view::LICENCES_COUNT, 1)
        .with(view::LICENCES_STATUS, "IN USE")
        .with(view::LICENCES_TYPE, "Subscription");
    let interface = Record::new()
        .with(view::INTERFACES_NAME, "Vlan10")
        .with(view::INTERFACES_ADDRESS, "10.10.10.11")
        .with(view::INTERFACES_MASK, "255.255.255.0");
    let device = lab.device_mut(NAME).expect("it is there");
    device.quirks.extend(quirks);
    let server = Record::new().with(view::NAME_SERVERS_ADDRESS, "10.10.10.53");
    device.state.overlay(
        Record::new()
            .with(view::HOSTNAME, NAME)
            .with(view::RELEASE, "17.12.4")
            .with(view::TRANSPORT_TYPE, "smart")
            .with(view::MEMBERS, vec![member])
            .with(view::LICENCES, vec![licence])
            .with(view::INTERFACES, vec![interface])
            .with(view::NAME_SERVERS, vec![server]),
    );
    let nothing = super::by_itself(Origin::default());
    lab.with(NAME, &nothing, |ctx| {
        license::on_boot(&mut license::Agent::of(ctx), license::Start::Reload)
    });
    lab.advance(TimeDelta::minutes(1)).expect("a minute");
    lab
}

fn run(lab: &mut Lab, action: &str, args: &[(&str, &str)]) -> Vec<&'static str> {
    let action = actions::find(action).unwrap_or_else(|| panic!("no action {action}"));
    let args = Args(
        args.iter()
            .map(|(name, text)| ((*name).to_owned(), Value::text(*text)))
            .collect(),
    );
    let invocation = Invocation {
        action,
        args,
        answers: vec![],
        origin: Origin::default(),
        running_config: Some(String::new()),
    };
    let reaction = lab.apply(NAME, &invocation);
    let name = |piece| {
        if let crate::device::reaction::Piece::Screen { name, .. } = piece {
            name
        } else {
            ""
        }
    };
    reaction.output.into_iter().map(name).collect()
}

fn stored(lab: &Lab, key: crate::screen::value::Key<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    lab.device(NAME).and_then(|device| device.state.get(key))
}

fn trust(lab: &mut Lab) -> Vec<&'static str> {
    run(lab, "license_trust_request", &[("token", TOKEN), ("scope", "local")])
}

fn trusted(lab: &Lab) -> Option<DateTime<Utc>> {
    let members = lab.device(NAME).map(|device| device.state.list(view::MEMBERS))?;
    members
        .first()
        .and_then(|member| member.get(view::MEMBERS_TRUST_INSTALLED))
}

#[test]
fn a_switch_gets_trust_reports_and_polls_its_acknowledgement() {
    let mut lab = lab(&[]);
    assert!(trust(&mut lab).is_empty(), "a real switch prints nothing");
    lab.advance(TimeDelta::minutes(2)).expect("two minutes");
    assert!(trusted(&lab).is_some(), "{:?}", lab.device(NAME).map(|d| &d.messages));
    let push = stored(&lab, view::USAGE_LAST_PUSH).expect("reports went out");
    let reports = |lab: &Lab| lab.outside.cssm.instances[&udi().to_string()].reports.len();
    assert_eq!(reports(&lab), 1);
    lab.advance_to(push + TimeDelta::seconds(299))
        .expect("nearly five minutes");
    let before = stored(&lab, view::USAGE_LAST_ACK);
    lab.advance(TimeDelta::seconds(5)).expect("the poll");
    let ack = stored(&lab, view::USAGE_LAST_ACK).expect("acknowledged");
    assert!(
        Some(ack) > before && ack >= push + TimeDelta::seconds(300),
        "{before:?} {ack}"
    );
}

#[test]
fn a_switch_without_the_network_gets_none_of_it() {
    let mut lab = lab(&[]);
    super::directives::run(&mut lab, NAME, "fault cssm unreachable").expect("a fault");
    trust(&mut lab);
    lab.advance(TimeDelta::minutes(10)).expect("ten minutes");
    assert_eq!(trusted(&lab), None);
    let logged = lab
        .device(NAME)
        .map(|device| device.messages.iter().map(|m| m.screen).collect::<Vec<_>>());
    assert!(logged.is_some_and(|screens| screens.contains(&"message/smart_lic/comm_failed")));
    super::directives::run(&mut lab, NAME, "clear fault cssm").expect("cleared");
    trust(&mut lab);
    lab.advance(TimeDelta::minutes(2)).expect("two minutes");
    assert!(trusted(&lab).is_some());
}

#[test]
fn the_article_s_offline_way_goes_over_flash_and_the_operator() {
    let mut lab = lab(&[]);
    run(
        &mut lab,
        "license_save_usage",
        &[("what", "all"), ("file", "flash:rum_report_jan2026.txt")],
    );
    let bytes = lab.device(NAME).expect("it is there").flash["rum_report_jan2026.txt"]
        .bytes
        .clone();
    let (egress, to) = (super::testing::egress(), super::testing::scp("rum_reports/"));
    use crate::device::world::World as _;
    lab.outside
        .send(&egress, &to, "rum_report_jan2026.txt", &bytes)
        .expect("sent");
    let ack = lab
        .outside
        .fetch(&egress, &super::testing::scp("ack_files/ack_jan2026.txt"))
        .expect("acknowledged");
    let at = lab.now();
    super::operator::put_in_flash(
        lab.device_mut(NAME).expect("it is there"),
        at,
        "ack_jan2026.txt".to_owned(),
        ack,
    );
    assert_eq!(stored(&lab, view::USAGE_LAST_ACK), None);
    run(&mut lab, "license_import", &[("file", "flash:ack_jan2026.txt")]);
    assert_eq!(stored(&lab, view::USAGE_LAST_ACK), Some(at));
}

#[test]
fn the_article_s_reservation_is_authorised_by_the_operator() {
    let mut lab = lab(&[Quirk::ReservationInPolicyMode]);
    lab.device_mut(NAME)
        .expect("it is there")
        .state
        .set(view::RESERVATION_ENABLED, true);
    run(&mut lab, "license_reservation_request", &[("scope", "local")]);
    run(
        &mut lab,
        "license_reservation_install_file",
        &[("file", "flash:slr_auth_code.txt")],
    );
    let status = lab
        .device(NAME)
        .map(|device| device.state.list(view::MEMBERS)[0].get(view::MEMBERS_RESERVATION_STATUS));
    assert!(
        status.flatten().is_some_and(|status| status.contains("INSTALLED")),
        "{:?}",
        lab.outside.operator.notes
    );
}

#[test]
fn a_year_of_a_switch_is_the_same_every_time() {
    let year = || {
        let mut lab = lab(&[]);
        trust(&mut lab);
        lab.advance(TimeDelta::days(365)).expect("a year");
        let device = lab.device(NAME).expect("it is there").clone();
        (
            device.state,
            device.timers,
            device.messages,
            serde_json::to_string(&lab.outside).expect("serialises"),
        )
    };
    let (first, second) = (year(), year());
    assert_eq!(first, second);
    let reports = first.0.get(view::USAGE_LAST_ACK).expect("acknowledged");
    assert!(
        reports > now() + TimeDelta::days(330),
        "it reports every 30 days: {reports}"
    );
}
