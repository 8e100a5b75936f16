//! Licences with terms, transfers, alerts and the event log: the rules of `reference/cisco-side.md` sections 1 and 2.

use chrono::TimeDelta;

use super::super::cssm::tests::{cssm, now, place, report, tag, udi};
use super::*;
use crate::cisco::account::{Purchase, Term};
use crate::entitlements::{by_name, by_tag};
use crate::wire::files::UsageFile;
use crate::wire::{LicenseFile, SignedReport};

fn default_place() -> Place {
    Place {
        virtual_account: "DEFAULT".to_owned(),
        ..place()
    }
}

fn file(reports: Vec<SignedReport>) -> Vec<u8> {
    LicenseFile::Usage(UsageFile { system: None, reports })
        .write()
        .into_bytes()
}

fn license(cssm: &Cssm, tag: &str, days: i64) -> LicenseRow {
    let rows = cssm.licenses(now() + TimeDelta::days(days), &place());
    rows.into_iter().find(|row| row.tag == tag).expect("it is listed")
}

fn names(cssm: &Cssm, days: i64) -> Vec<&'static str> {
    let alerts = cssm.alerts(now() + TimeDelta::days(days), &[place(), default_place()]);
    alerts.iter().map(|alert| alert.name).collect()
}

fn dna() -> String {
    by_name("C9300-48 DNA Advantage").expect("it is sold").tag.to_owned()
}

#[test]
fn what_is_bought_for_a_term_counts_until_the_term_ends() {
    let mut cssm = cssm();
    let order = Purchase {
        tag: dna(),
        quantity: 5,
        ..Purchase::default()
    };
    cssm.buy(now(), &place(), order, Term::Years(1)).expect("it is sold");
    assert_eq!(license(&cssm, &dna(), 0).purchased, 7);
    assert_eq!(license(&cssm, &dna(), 364).purchased, 7);
    assert_eq!(license(&cssm, &dna(), 365).purchased, 2);
    assert_eq!(
        license(&cssm, &dna(), 365).transactions.len(),
        2,
        "the order stays listed"
    );
}

#[test]
fn expiring_licenses_are_told_90_days_ahead_and_expired_ones_after() {
    let mut cssm = cssm();
    let order = Purchase {
        tag: dna(),
        quantity: 1,
        ..Purchase::default()
    };
    cssm.buy(now(), &place(), order, Term::Years(1)).expect("it is sold");
    assert!(!names(&cssm, 274).contains(&"Licenses Expiring"));
    assert!(names(&cssm, 275).contains(&"Licenses Expiring"));
    assert!(names(&cssm, 365).contains(&"Licenses Expired"));
    assert!(!names(&cssm, 365).contains(&"Licenses Expiring"));
}

#[test]
fn overage_is_a_negative_balance_and_a_major_alert() {
    let mut cssm = cssm();
    for n in 0..3 {
        let bytes = file(vec![report(1, &Udi::new("C9300-48P", format!("FCW{n}")))]);
        cssm.upload_usage(now(), Some("Network-Infrastructure"), &bytes)
            .expect("acknowledged");
    }
    assert_eq!(license(&cssm, &tag(), 0).balance, -1);
    assert_eq!(license(&cssm, &tag(), 0).compliance(), "Out of Compliance");
    let alerts = cssm.alerts(now(), &[place()]);
    assert_eq!(
        (alerts[0].severity, alerts[0].name),
        (Severity::Major, "Insufficient Licenses")
    );
    let udi = Udi::new("C9300-48P", "FCW0");
    cssm.remove_instance(now(), &udi).expect("it is there");
    assert_eq!(
        license(&cssm, &tag(), 0).balance,
        0,
        "a removed instance frees its licenses"
    );
    assert!(cssm.alerts(now(), &[place()]).is_empty());
}

#[test]
fn a_c9300_24_entitlement_does_not_cover_a_c9300_48() {
    let small = by_name("C9300-24 Network Advantage").expect("it is sold").tag.as_str();
    assert_eq!(Covers::of(small, "C9300-48P"), Covers::No);
    assert_eq!(Covers::of(small, "C9300-24P"), Covers::Yes);
    assert_eq!(Covers::of("regid.unknown", "C9300-24P"), Covers::Unknown);
    let mut cssm = cssm();
    let order = Purchase {
        tag: small.to_owned(),
        quantity: 9,
        ..Purchase::default()
    };
    cssm.buy(now(), &default_place(), order, Term::Perpetual)
        .expect("it is sold");
    cssm.upload_usage(now(), Some("default"), &file(vec![report(1, &udi())]))
        .expect("acknowledged");
    let alerts = cssm.alerts(now(), &[default_place()]);
    assert_eq!(
        alerts[0].message,
        "C9300-48 Network Advantage: short of 1; 9 left of `C9300-24 Network Advantage`, which does not cover it"
    );
    let request = "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44";
    let reserved = cssm.reserve(now(), None, request, &[(small.to_owned(), 1)]);
    assert!(
        matches!(reserved, Err(PortalError::DoesNotCover { .. })),
        "{reserved:?}"
    );
}

#[test]
fn licenses_move_between_virtual_accounts_of_one_smart_account() {
    let mut cssm = cssm();
    let order = Purchase {
        tag: dna(),
        quantity: 3,
        ..Purchase::default()
    };
    cssm.buy(now(), &place(), order, Term::Years(3)).expect("it is sold");
    cssm.transfer_licenses(now(), &place(), &default_place(), &dna(), 4)
        .expect("there are five");
    assert_eq!(license(&cssm, &dna(), 0).purchased, 1);
    let there = &cssm.licenses(now(), &default_place())[0];
    let parts: Vec<(u32, bool)> = there
        .transactions
        .iter()
        .map(|p| (p.quantity, p.ends.is_some()))
        .collect();
    assert_eq!(
        parts,
        [(2, false), (2, true)],
        "perpetual ones go first, terms go with their end"
    );
    let too_many = cssm.transfer_licenses(now(), &place(), &default_place(), &dna(), 2);
    assert!(matches!(too_many, Err(PortalError::NotEnough { surplus: 1, .. })));
}

#[test]
fn an_instance_moves_within_its_smart_account_and_keeps_its_use() {
    let mut cssm = cssm();
    cssm.upload_usage(now(), Some("network-infrastructure"), &file(vec![report(1, &udi())]))
        .expect("acknowledged");
    cssm.transfer_instance(now(), &udi(), "DEFAULT").expect("it is there");
    assert_eq!(cssm.licenses(now(), &default_place())[0].in_use, 1);
    assert_eq!(license(&cssm, &tag(), 0).in_use, 0);
    let found = cssm.find_instance("fcw2501xxxx").expect("by serial number");
    assert_eq!(found.virtual_account, "DEFAULT");
    assert!(cssm.find_instance("nobody").is_err());
}

#[test]
fn a_silent_instance_is_an_alert_unless_it_is_reserved() {
    let mut cssm = cssm();
    cssm.upload_usage(now(), Some("Network-Infrastructure"), &file(vec![report(1, &udi())]))
        .expect("acknowledged");
    assert!(names(&cssm, 91).contains(&"Product Instance Failed to Connect"));
    let request = "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44";
    cssm.reserve(now(), None, request, &[]).expect("it is allowed");
    assert!(!names(&cssm, 91).contains(&"Product Instance Failed to Connect"));
}

/// A member of a stack has a trust code of its own, and only the active makes contact.
#[test]
fn a_member_that_another_speaks_for_is_not_silent() {
    let mut cssm = cssm();
    cssm.upload_usage(now(), Some("Network-Infrastructure"), &file(vec![report(1, &udi())]))
        .expect("acknowledged");
    let member = Udi::new("C9300-48P", "FCW2501YYYY");
    cssm.upload_usage(now(), Some("Network-Infrastructure"), &file(vec![report(2, &member)]))
        .expect("acknowledged");
    let silent = |cssm: &Cssm| {
        let all = names(cssm, 91);
        all.iter()
            .filter(|name| **name == "Product Instance Failed to Connect")
            .count()
    };
    assert_eq!(silent(&cssm), 2);
    let unit = cssm.instances.get_mut(&member.to_string()).expect("it is there");
    unit.member_of = Some(udi());
    assert_eq!(silent(&cssm), 1);
}

#[test]
fn an_on_prem_is_warned_about_after_30_days_and_removed_after_90() {
    let mut cssm = cssm();
    cssm.register_satellite(now(), "ssm.example.com", vec![place()])
        .expect("it can be bound");
    assert!(names(&cssm, 30).is_empty());
    assert_eq!(names(&cssm, 31), ["Synchronization Overdue"]);
    assert_eq!(names(&cssm, 61), ["Upcoming Satellite Sync Deadline"]);
    cssm.expire_satellites(now() + TimeDelta::days(89));
    assert!(cssm.known_satellite("ssm.example.com").is_ok());
    cssm.expire_satellites(now() + TimeDelta::days(90));
    assert!(cssm.known_satellite("ssm.example.com").is_err());
    assert_eq!(names(&cssm, 90), ["Satellite expired and removed"]);
    assert_eq!(cssm.accounts[0].virtual_accounts[0].on_prem, None);
}

#[test]
fn a_virtual_account_of_an_on_prem_is_not_the_default_and_makes_no_tokens_here() {
    let mut cssm = cssm();
    let bound = cssm.register_satellite(now(), "ssm", vec![default_place()]);
    assert_eq!(bound, Err(PortalError::DefaultBound("DEFAULT".into())));
    cssm.register_satellite(now(), "ssm", vec![place()])
        .expect("it can be bound");
    let token = cssm.new_token(now(), &place(), "", 30, None, 1);
    assert!(matches!(token, Err(PortalError::Bound { .. })), "{token:?}");
    cssm.unregister_satellite(now(), "ssm").expect("it is there");
    assert!(cssm.new_token(now(), &place(), "", 30, None, 1).is_ok());
    assert_eq!(names(&cssm, 0), ["Satellite Unregistered and Removed"]);
}

#[test]
fn a_changed_reservation_is_confirmed_and_comes_back_with_its_own_code() {
    let mut cssm = cssm();
    let request = "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44";
    let first = cssm
        .reserve(now(), Some("Network-Infrastructure"), request, &[])
        .expect("it is allowed");
    let second = cssm
        .update_reservation(now(), &udi(), &[(tag(), 2)])
        .expect("there are two");
    assert_eq!(second.instance, first.instance);
    let unconfirmed = |cssm: &Cssm| {
        let instance = &cssm.instances[&udi().to_string()];
        instance.reservation.as_ref().is_some_and(|r| r.unconfirmed)
    };
    assert!(unconfirmed(&cssm));
    assert!(cssm.confirm_reservation(&udi(), "00000000").is_err());
    let code = second.confirmation();
    cssm.confirm_reservation(&udi(), &code).expect("its own code");
    assert!(!unconfirmed(&cssm));
    let wrong = cssm.release(now(), &udi(), Some("abc"));
    assert!(matches!(wrong, Err(PortalError::WrongCode { what: "return", .. })));
    let code = crate::wire::codes::return_code(&udi(), &second.instance);
    cssm.release(now(), &udi(), Some(&code)).expect("its own code");
    assert_eq!(names(&cssm, 0), ["Reserved Licenses Returned to Smart Account"]);
    assert_eq!(
        cssm.release(now(), &udi(), None),
        Err(PortalError::NoReservation(udi().to_string()))
    );
}

#[test]
fn a_universal_reservation_needs_an_approval_of_its_own() {
    let mut cssm = cssm();
    let request = "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44";
    let refused = cssm.reserve_universal(now(), None, request);
    assert!(matches!(refused, Err(PortalError::PermanentNotEnabled(_))));
    cssm.accounts[0].permanent_reservation = true;
    let code = cssm.reserve_universal(now(), None, request).expect("approved");
    assert_eq!(code, crate::wire::codes::universal(request));
    assert!(cssm.instances[&udi().to_string()].universal.is_some());
}

#[test]
fn a_code_for_export_controlled_licenses_is_counted_until_it_comes_back() {
    let mut cssm = cssm();
    let hsec = crate::entitlements::all()
        .iter()
        .find(|row| row.export_controlled)
        .expect("one is")
        .tag
        .as_str();
    let other = Udi::new("C9300X-48HX", "FOC1");
    let ask = |cssm: &mut Cssm, udi: &Udi, count| {
        cssm.authorization_codes(now(), &place(), &[(hsec.to_owned(), count)], std::slice::from_ref(udi))
    };
    let codes = ask(&mut cssm, &udi(), 2).expect("there are two");
    assert!(ask(&mut cssm, &other, 1).is_err(), "both are out");
    assert!(names(&cssm, 0).contains(&"Restricted License Not Available"));
    cssm.take_back_codes(now(), &[(udi(), "wrong".to_owned())]);
    assert!(ask(&mut cssm, &other, 1).is_err());
    let code = crate::wire::codes::return_code(&udi(), &codes[0].confirmation);
    cssm.take_back_codes(now(), &[(udi(), code)]);
    assert!(ask(&mut cssm, &other, 1).is_ok());
    assert!(
        by_tag(hsec).is_some_and(|row| row.products.is_empty()),
        "it is for every product"
    );
}

#[test]
fn the_event_log_tells_what_happened_in_order() {
    let mut cssm = cssm();
    let token = cssm.new_token(now(), &place(), "x", 30, None, 1).expect("made");
    cssm.revoke_token(now(), &token).expect("it is there");
    cssm.upload_usage(now(), Some("Network-Infrastructure"), &file(vec![report(1, &udi())]))
        .expect("acknowledged");
    let _ = cssm.upload_usage(now(), None, b"x");
    cssm.remove_instance(now(), &udi()).expect("it is there");
    let words: Vec<&str> = cssm.events.iter().map(|event| event.kind.word()).collect();
    assert_eq!(
        words,
        [
            "Token Created",
            "Token Revoked",
            "Product Instance Registered",
            "Usage Reported",
            "Usage File Refused",
            "Product Instance Removed"
        ]
    );
}

#[test]
fn the_policy_is_cisco_s_to_set_and_everybody_s_to_download() {
    let mut cssm = cssm();
    assert!(matches!(
        cssm.policy_file(now(), &place()),
        Err(PortalError::NoPolicy(_))
    ));
    let policy = Policy {
        name: "Custom Policy".to_owned(),
        ..Policy::default()
    };
    cssm.set_policy(now(), &place(), Some(policy.clone()))
        .expect("there is such an account");
    let file = cssm.policy_file(now(), &place()).expect("it has one");
    let read = LicenseFile::parse(file.write().as_bytes());
    assert!(matches!(read, Ok(LicenseFile::Policy(file)) if file.policy == policy));
}

#[test]
fn an_acknowledgement_is_downloaded_as_often_as_one_likes() {
    let mut cssm = cssm();
    let ack = cssm
        .upload_usage(now(), None, &file(vec![report(1, &udi())]))
        .expect("acknowledged");
    let _ = cssm.upload_usage(now(), None, b"x");
    assert_eq!(cssm.download_ack(1), Ok(LicenseFile::Ack(ack).write().into_bytes()));
    assert!(matches!(cssm.download_ack(2), Err(PortalError::NoAnswer(2, _))));
    for number in [0, 3] {
        assert_eq!(cssm.download_ack(number), Err(PortalError::NoUpload(number)));
    }
}
