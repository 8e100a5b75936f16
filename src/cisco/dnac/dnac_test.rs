//! The licence manager: compliance, renewal alerts, and each best practice of the article followed and not.

use chrono::TimeDelta;

use super::*;
use crate::cisco::account::{Purchase, Term};
use crate::cisco::cssm::Cssm;
use crate::cisco::cssm::tests::{cssm, now, place, report, tag, udi};
use crate::entitlements::by_name;
use crate::wire::files::UsageFile;
use crate::wire::{LicenseFile, Udi};

fn dnac() -> Dnac {
    let mut dnac = Dnac::new("dnac", place(), true, Schedule::Manual, now());
    assert!(dnac.manage(now(), "sw1"));
    assert!(!dnac.manage(now(), "sw1"), "once");
    dnac
}

fn facts() -> DeviceFacts {
    DeviceFacts {
        name: "sw1".to_owned(),
        udi: udi(),
        release: "17.12.4".to_owned(),
        tier: "network-advantage".to_owned(),
        next_tier: None,
        transport: "cslu".to_owned(),
        reaches_cssm: false,
        uses: vec![(tag(), 1)],
        last_ack: Some(now()),
        deadline: Some(now() + TimeDelta::days(90)),
    }
}

fn upload(cssm: &mut Cssm, udi: &Udi, hostname: Option<&str>) {
    let file = LicenseFile::Usage(UsageFile {
        system: None,
        reports: vec![report(1, udi)],
    });
    cssm.upload_usage(now(), Some("Network-Infrastructure"), file.write().as_bytes())
        .expect("acknowledged");
    if let Some(instance) = cssm.instances.get_mut(&udi.to_string()) {
        instance.hostname = hostname.map(str::to_owned);
    }
}

/// A lab in which every practice is followed.
fn good() -> Cssm {
    let mut cssm = cssm();
    for va in cssm.accounts[0].virtual_accounts.values_mut() {
        va.about = "a site".to_owned();
    }
    upload(&mut cssm, &udi(), Some("sw1"));
    cssm
}

fn wrong(dnac: &Dnac, cssm: &Cssm, facts: &[DeviceFacts]) -> Vec<usize> {
    let findings = dnac.findings(now(), cssm, facts);
    assert_eq!(findings.len(), PRACTICES.len());
    let wrong = findings.iter().filter(|finding| !finding.wrong.is_empty());
    wrong.map(|finding| finding.number).collect()
}

#[test]
fn where_every_practice_is_followed_nothing_is_found() {
    assert_eq!(wrong(&dnac(), &good(), &[facts()]), Vec::<usize>::new());
}

#[test]
fn practice_1_a_device_without_a_way_to_cssm_needs_somebody_in_the_house() {
    let mut alone = facts();
    alone.transport = "smart".to_owned();
    let mut dnac = dnac();
    dnac.registered = false;
    assert_eq!(wrong(&dnac, &good(), &[alone.clone()]), [1]);
    alone.reaches_cssm = true;
    assert_eq!(wrong(&dnac, &good(), &[alone]), Vec::<usize>::new());
}

#[test]
fn practice_2_devices_in_the_default_virtual_account_are_grouped_by_nobody() {
    let mut cssm = good();
    let other = Udi::new("C9300-48P", "FCW9");
    upload(&mut cssm, &other, None);
    cssm.transfer_instance(now(), &other, "DEFAULT").expect("it is there");
    assert_eq!(wrong(&dnac(), &cssm, &[facts()]), [2]);
}

#[test]
fn practice_3_a_deadline_within_the_week_is_told() {
    let mut near = facts();
    near.deadline = Some(now() + TimeDelta::days(7));
    assert_eq!(wrong(&dnac(), &good(), &[near.clone()]), [3]);
    near.deadline = Some(now() + TimeDelta::days(8));
    assert_eq!(wrong(&dnac(), &good(), &[near]), Vec::<usize>::new());
}

#[test]
fn practice_4_old_trains_are_told() {
    for (release, old) in [("16.12.4", true), ("17.2.1", true), ("17.3.5", true), ("17.6.1", false)] {
        let device = DeviceFacts {
            release: release.to_owned(),
            ..facts()
        };
        let expected: &[usize] = if old { &[4] } else { &[] };
        assert_eq!(wrong(&dnac(), &good(), &[device]), expected, "{release}");
    }
}

#[test]
fn practice_5_subscriptions_that_end_within_90_days_are_told() {
    let mut cssm = good();
    let order = Purchase {
        tag: by_name("C9300-48 DNA Advantage").expect("it is sold").tag.to_owned(),
        quantity: 1,
        starts: Some(now() - TimeDelta::days(365 - 90)),
        ..Purchase::default()
    };
    cssm.buy(now(), &place(), order, Term::Years(1)).expect("it is sold");
    assert_eq!(wrong(&dnac(), &cssm, &[facts()]), [5]);
    let mut late = dnac();
    late.renewal_days = vec![30];
    assert_eq!(wrong(&late, &good(), &[facts()]), [5], "no alert 90 days ahead");
}

#[test]
fn practice_6_an_account_that_nothing_describes_is_told() {
    let mut cssm = good();
    cssm.accounts[0].virtual_accounts[0].about.clear();
    assert_eq!(wrong(&dnac(), &cssm, &[facts()]), [6]);
}

#[test]
fn practice_7_a_device_that_never_synchronised_is_told() {
    let mut never = facts();
    never.udi = Udi::new("C9300-48P", "FCW8");
    assert_eq!(wrong(&dnac(), &good(), &[never]), [7]);
    let mut silent = facts();
    silent.last_ack = None;
    assert_eq!(wrong(&dnac(), &good(), &[silent]), [7]);
}

#[test]
fn practice_8_a_replacement_beside_what_it_replaced_is_told() {
    let mut cssm = good();
    upload(&mut cssm, &Udi::new("C9300-48P", "FCW9"), Some("sw1"));
    assert_eq!(wrong(&dnac(), &cssm, &[facts()]), [8]);
}

#[test]
fn the_dashboard_shows_the_worst_first_with_reasons() {
    let mut cssm = good();
    for n in 0..2 {
        upload(&mut cssm, &Udi::new("C9300-48P", format!("FCW{n}")), None);
    }
    let overdue = DeviceFacts {
        name: "sw2".to_owned(),
        uses: vec![],
        deadline: Some(now()),
        ..facts()
    };
    let soon = DeviceFacts {
        name: "sw3".to_owned(),
        uses: vec![],
        deadline: Some(now() + TimeDelta::days(30)),
        ..facts()
    };
    let fine = DeviceFacts {
        name: "sw4".to_owned(),
        uses: vec![],
        ..facts()
    };
    let rows = dnac().compliance(now(), &cssm, &[fine, soon, overdue, facts()]);
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.device.as_str(), row.verdict.word(), row.reasons.join("; ")))
        .collect();
    let short = "Network-Infrastructure short of 1 C9300-48 Network Advantage".to_owned();
    assert_eq!(
        rows,
        [
            ("sw1", "Non-Compliant", short),
            (
                "sw2",
                "Non-Compliant",
                "acknowledgement overdue since 2026-01-20".to_owned()
            ),
            ("sw3", "Approaching Expiry", "acknowledgement due 2026-02-19".to_owned()),
            ("sw4", "Compliant", String::new()),
        ]
    );
}

#[test]
fn a_renewal_alert_names_the_threshold_that_was_passed() {
    let mut cssm = cssm();
    let order = Purchase {
        tag: by_name("C9300-48 DNA Advantage").expect("it is sold").tag.to_owned(),
        quantity: 4,
        ..Purchase::default()
    };
    cssm.buy(now(), &place(), order, Term::Years(1)).expect("it is sold");
    let thresholds: Vec<Option<(i64, i64)>> = [274, 275, 305, 335, 365, 400]
        .into_iter()
        .map(|day| {
            let alerts = dnac().renewals(now() + TimeDelta::days(day), &cssm, &[place()]);
            alerts.first().map(|alert| (alert.threshold, alert.days_left))
        })
        .collect();
    assert_eq!(
        thresholds,
        [
            None,
            Some((90, 90)),
            Some((60, 60)),
            Some((30, 30)),
            Some((0, 0)),
            Some((0, -35))
        ]
    );
}

#[test]
fn a_device_s_history_is_kept_and_has_an_end() {
    let mut dnac = dnac();
    dnac.came_of(now(), "sw1", Err("the switch cannot be reached".to_owned()));
    assert_eq!(
        dnac.devices["sw1"].trouble.as_deref(),
        Some("the switch cannot be reached")
    );
    for n in 0..HISTORY_MAX {
        dnac.came_of(now(), "sw1", Ok(n.to_string()));
    }
    let managed = &dnac.devices["sw1"];
    assert_eq!((managed.history.len(), &managed.trouble), (HISTORY_MAX, &None));
    assert_eq!(managed.history[0].what, "0", "the oldest are forgotten");
}
