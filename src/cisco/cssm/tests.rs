//! Who gets in, which reports count, when an answer is there.

use super::*;
use crate::cisco::account::{Purchase, VirtualAccount};
use crate::cisco::token::Token;
use crate::entitlements;
use crate::wire::{Measurement, RumReport};

pub(in crate::cisco) fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(1_768_900_000)
}

pub(in crate::cisco) fn udi() -> Udi {
    Udi::new("C9300-48P", "FCW2501XXXX")
}

pub(in crate::cisco) fn place() -> Place {
    Place {
        account: "solvethenetwork.com".to_owned(),
        virtual_account: "Network-Infrastructure".to_owned(),
    }
}

/// An account with one token `T`, two of each 48-port advantage licence, and one HSEC.
pub(in crate::cisco) fn cssm() -> Cssm {
    let mut token = Token::new(now(), "", 30, Some(2), 1);
    token.value = "T".to_owned();
    let rows = entitlements::all()
        .iter()
        .filter(|row| row.export_controlled || row.is_for("C9300-48P") && row.feature.ends_with("advantage"));
    let purchases = rows
        .map(|row| Purchase {
            tag: row.tag.clone(),
            quantity: 2,
            ..Purchase::default()
        })
        .collect();
    let account = SmartAccount {
        domain: place().account,
        default: "DEFAULT".to_owned(),
        virtual_accounts: IndexMap::from([
            (
                place().virtual_account,
                VirtualAccount {
                    tokens: vec![token],
                    purchases,
                    ..VirtualAccount::default()
                },
            ),
            ("DEFAULT".to_owned(), VirtualAccount::default()),
        ]),
        reservation: true,
        ..SmartAccount::default()
    };
    Cssm {
        accounts: IndexMap::from([(account.domain.clone(), account)]),
        ..Cssm::default()
    }
}

pub(in crate::cisco) fn tag() -> String {
    "regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0_6a224fe3-c92e-4440-a9c1-5d0e53a54015".to_owned()
}

pub(in crate::cisco) fn report(id: i64, udi: &Udi) -> SignedReport {
    SignedReport::sign(&RumReport {
        id,
        udi: udi.clone(),
        software_tag: "regid.product".to_owned(),
        units: vec![],
        entitlement_tag: tag(),
        software_version: None,
        measurements: vec![Measurement {
            start: now(),
            end: now(),
            count: 1,
            close_reason: None,
        }],
    })
}

pub(in crate::cisco) fn sender(instance: Option<String>) -> Sender {
    Sender {
        udi: udi(),
        hostname: Some("sw-infrarunbook-01".to_owned()),
        software_tag: "regid.product".to_owned(),
        software_version: None,
        timestamp: now(),
        instance,
        belongs: None,
    }
}

fn ask(cssm: &mut Cssm, sender: Sender, ask: Ask) -> Reply {
    cssm.serve(now(), &Request { sender, ask })
}

fn trust(cssm: &mut Cssm, token: &str) -> Reply {
    ask(
        cssm,
        sender(None),
        Ask::Trust {
            token: Some(token.to_owned()),
            udis: vec![udi()],
        },
    )
}

/// A CSSM that has trusted the device, and the identity that the device got.
fn trusted() -> (Cssm, Option<String>) {
    let mut cssm = cssm();
    let Reply::Trust(reply) = trust(&mut cssm, "T") else {
        panic!("no trust")
    };
    (cssm, Some(reply.codes[0].instance.clone()))
}

#[test]
fn a_token_brings_trust_policy_and_account() {
    let mut cssm = cssm();
    let Reply::Trust(reply) = trust(&mut cssm, "T") else {
        panic!("no trust")
    };
    assert_eq!(reply.codes.len(), 1);
    assert_eq!((&reply.codes[0].udi, reply.codes[0].valid), (&udi(), now()));
    assert_eq!(reply.account.virtual_account, "Network-Infrastructure");
    assert_eq!(
        cssm.instances[&udi().to_string()].hostname.as_deref(),
        Some("sw-infrarunbook-01")
    );
}

#[test]
fn a_token_that_cannot_be_used_brings_nothing() {
    let mut cssm = cssm();
    assert_eq!(
        trust(&mut cssm, "t"),
        Reply::Refused(Refusal::TokenInvalid("t".to_owned()))
    );
    assert!(matches!(
        (trust(&mut cssm, "T"), trust(&mut cssm, "T")),
        (Reply::Trust(_), Reply::Trust(_))
    ));
    assert_eq!(
        trust(&mut cssm, "T"),
        Reply::Refused(Refusal::TokenExhausted("T".to_owned()))
    );
    let later = Request {
        sender: Sender {
            timestamp: now() + TimeDelta::days(31),
            ..sender(None)
        },
        ask: Ask::Trust {
            token: Some("T".to_owned()),
            udis: vec![udi()],
        },
    };
    assert_eq!(
        cssm.serve(now() + TimeDelta::days(31), &later),
        Reply::Refused(Refusal::TokenExpired("T".to_owned()))
    );
}

#[test]
fn a_wrong_clock_or_name_uses_no_token_up() {
    let mut cssm = cssm();
    let late = Sender {
        timestamp: now() + TimeDelta::seconds(3601),
        ..sender(None)
    };
    let udis = vec![udi()];
    let wanted = Ask::Trust {
        token: Some("T".to_owned()),
        udis,
    };
    assert_eq!(
        ask(&mut cssm, late, wanted.clone()),
        Reply::Refused(Refusal::Timestamp(1_768_903_601_000))
    );
    let named = Sender {
        hostname: Some("C9300-48P".to_owned()),
        ..sender(None)
    };
    assert_eq!(
        ask(&mut cssm, named, wanted),
        Reply::Refused(Refusal::HostnameIsUdi("C9300-48P".to_owned()))
    );
    let token = &cssm.accounts[0].virtual_accounts[0].tokens[0];
    assert_eq!(token.uses_left, Some(2));
    assert!(cssm.instances.is_empty());
}

#[test]
fn a_report_is_acknowledged_after_the_poll_interval() {
    let (mut cssm, identity) = trusted();
    let usage = Ask::Usage {
        reports: vec![report(11, &udi()), report(10, &udi())],
        wait: false,
    };
    let Reply::Poll { poll_id, interval } = ask(&mut cssm, sender(identity.clone()), usage) else {
        panic!("no poll")
    };
    assert_eq!(interval, TimeDelta::seconds(300));
    let request = Request {
        sender: sender(identity),
        ask: Ask::Poll { poll_id },
    };
    assert!(matches!(
        cssm.serve(now() + TimeDelta::seconds(299), &request),
        Reply::Poll { .. }
    ));
    let Reply::Ack(ack) = cssm.serve(now() + interval, &request) else {
        panic!("no ACK")
    };
    assert_eq!((ack.reports, ack.udi), (vec![10, 11], udi()));
    assert!(
        matches!(cssm.serve(now() + interval, &request), Reply::Ack(_)),
        "a lost answer can be asked for again"
    );
}

#[test]
fn a_device_that_waits_is_answered_at_once_unless_acks_are_withheld() {
    let (mut cssm, identity) = trusted();
    let usage = || Ask::Usage {
        reports: vec![report(10, &udi())],
        wait: true,
    };
    assert!(matches!(
        ask(&mut cssm, sender(identity.clone()), usage()),
        Reply::Ack(_)
    ));
    cssm.withholds_acks = true;
    let Reply::Poll { poll_id, .. } = ask(&mut cssm, sender(identity.clone()), usage()) else {
        panic!("no poll")
    };
    let request = Request {
        sender: sender(identity),
        ask: Ask::Poll { poll_id },
    };
    assert!(matches!(
        cssm.serve(now() + TimeDelta::days(100), &request),
        Reply::Poll { .. }
    ));
}

#[test]
fn only_real_reports_of_the_sender_are_acknowledged() {
    let (mut cssm, identity) = trusted();
    let mut edited = report(10, &udi());
    edited.payload = edited.payload.replace("\"10\"", "\"11\"").replace(":10,", ":11,");
    let foreign = report(10, &Udi::new("C9300-48P", "FCW2501YYYY"));
    for wrong in [edited, foreign] {
        let usage = Ask::Usage {
            reports: vec![report(9, &udi()), wrong],
            wait: true,
        };
        assert_eq!(
            ask(&mut cssm, sender(identity.clone()), usage),
            Reply::Refused(Refusal::Signature)
        );
    }
    assert!(
        cssm.instances[&udi().to_string()].reports.is_empty(),
        "a refused upload takes nothing in"
    );
}

#[test]
fn polls_belong_to_their_device() {
    let (mut cssm, identity) = trusted();
    let usage = Ask::Usage {
        reports: vec![report(10, &udi())],
        wait: false,
    };
    let Reply::Poll { poll_id, .. } = ask(&mut cssm, sender(identity.clone()), usage) else {
        panic!("no poll")
    };
    let wrong = Ask::Poll { poll_id: poll_id + 1 };
    assert_eq!(
        ask(&mut cssm, sender(identity), wrong),
        Reply::Refused(Refusal::PollInvalid(poll_id + 1))
    );
    let other = Sender {
        udi: Udi::new("C9300-48P", "OTHER"),
        ..sender(None)
    };
    let request = Request {
        sender: other,
        ask: Ask::Poll { poll_id },
    };
    assert_eq!(
        cssm.serve_for(now(), &place(), &request),
        Reply::Refused(Refusal::PollInvalid(poll_id))
    );
}

#[test]
fn a_removed_or_unknown_device_must_register_anew() {
    let (mut cssm, identity) = trusted();
    let invalid = Reply::Refused(Refusal::InstanceInvalid(identity.clone().unwrap_or_default()));
    cssm.remove_instance(now(), &udi()).expect("it is there");
    assert_eq!(ask(&mut cssm, sender(identity.clone()), Ask::TrustSync), invalid);
    cssm.accounts[0].adopts_into = Some("DEFAULT".to_owned());
    assert_eq!(
        ask(&mut cssm, sender(identity.clone()), Ask::TrustSync),
        invalid,
        "removed means removed"
    );
    let Reply::Trust(reply) = trust(&mut cssm, "T") else {
        panic!("no trust")
    };
    assert_ne!(
        Some(&reply.codes[0].instance),
        identity.as_ref(),
        "a new instance has a new identity"
    );
    let anew = Some(reply.codes[0].instance.clone());
    assert!(matches!(ask(&mut cssm, sender(anew), Ask::TrustSync), Reply::Sync(_)));
}

#[test]
fn trust_from_before_the_lab_is_adopted_where_the_account_says_so() {
    let mut strict = cssm();
    assert!(matches!(
        ask(&mut strict, sender(None), Ask::TrustSync),
        Reply::Refused(Refusal::InstanceInvalid(_))
    ));
    let mut cssm = cssm();
    cssm.accounts[0].adopts_into = Some("DEFAULT".to_owned());
    let Reply::Sync(reply) = ask(&mut cssm, sender(Some("known".to_owned())), Ask::TrustSync) else {
        panic!("refused")
    };
    assert_eq!(reply.account.virtual_account, "DEFAULT");
    let liar = ask(&mut cssm, sender(Some("other".to_owned())), Ask::TrustSync);
    assert_eq!(liar, Reply::Refused(Refusal::InstanceInvalid("other".to_owned())));
}

#[test]
fn export_controlled_licenses_are_given_as_far_as_they_go() {
    let (mut cssm, identity) = trusted();
    let hsec = entitlements::all()
        .iter()
        .find(|row| row.export_controlled)
        .expect("one is")
        .tag
        .clone();
    let wanted = |n| Ask::Authorization {
        replace: false,
        wanted: vec![(hsec.clone(), n)],
        udis: vec![udi()],
    };
    assert!(
        matches!(ask(&mut cssm, sender(identity.clone()), wanted(2)), Reply::Authorization(codes) if codes.len() == 1)
    );
    assert_eq!(
        ask(&mut cssm, sender(identity.clone()), wanted(3)),
        Reply::Refused(Refusal::NotEntitled(hsec.clone()))
    );
    let nothing = Ask::Authorization {
        replace: false,
        wanted: vec![],
        udis: vec![udi()],
    };
    assert_eq!(ask(&mut cssm, sender(identity), nothing), Reply::NoData);
}

#[test]
fn a_cssm_survives_being_stored() {
    let (mut cssm, identity) = trusted();
    let usage = Ask::Usage {
        reports: vec![report(10, &udi())],
        wait: false,
    };
    ask(&mut cssm, sender(identity), usage);
    let text = serde_json::to_string(&cssm).expect("serialises");
    assert_eq!(serde_json::from_str::<Cssm>(&text).expect("reads"), cssm);
}

/// A trust sync renews a code that is about to end, and leaves every other alone.
#[test]
fn a_trust_sync_renews_a_code_that_is_about_to_end() {
    let mut cssm = cssm();
    let instance = cssm.admit_anew(now(), &udi(), &place()).expect("there is room");
    let first = instance.trust(now());
    assert_eq!(cssm.renewed(now() + TimeDelta::days(2000), &udi()), []);
    let late = first.expires - TimeDelta::days(30);
    let renewed = cssm.renewed(late, &udi());
    assert_eq!(renewed.len(), 1);
    assert_eq!(
        (&renewed[0].instance, renewed[0].id, renewed[0].valid),
        (&first.instance, first.id, late)
    );
    assert!(renewed[0].expires > first.expires);
    assert_eq!(cssm.renewed(late, &udi()), [], "once");
    assert_eq!(cssm.renewed(late, &Udi::new("X", "Y")), []);
}

/// A device with trust from before the lab belongs where it was told, if there is such a Virtual Account; else where its
/// account takes such devices in.
#[test]
fn a_device_from_before_the_lab_belongs_where_it_was_told() {
    for (told, place_of_it) in [("DEFAULT", "DEFAULT"), ("Gone", "Network-Infrastructure")] {
        let mut cssm = cssm();
        let who = Sender {
            belongs: Some((place().account, told.to_owned())),
            ..sender(None)
        };
        assert!(matches!(
            ask(&mut cssm, who.clone(), Ask::TrustSync),
            Reply::Refused(Refusal::InstanceInvalid(_))
        ));
        let account = cssm.accounts.values_mut().next().expect("an account");
        account.adopts_into = Some(place().virtual_account);
        let Reply::Sync(reply) = ask(&mut cssm, who, Ask::TrustSync) else {
            panic!("no answer")
        };
        assert_eq!(reply.account.virtual_account, place_of_it);
    }
}

/// Each unit of a stack has a code of its own, and the inventory has one product instance: units go where it goes.
#[test]
fn units_of_a_stack_are_one_product_instance() {
    let listed = |cssm: &Cssm, va: &str| {
        let place = Place {
            virtual_account: va.to_owned(),
            ..place()
        };
        let here = cssm.instances_in(&place);
        let (listed, units): (Vec<_>, Vec<_>) = here.partition(|instance| instance.is_listed());
        (listed.len(), units.len())
    };
    let (mut cssm, member) = (cssm(), Udi::new("C9300-24T", "FOC2800S004"));
    let trust = Ask::Trust {
        token: Some("T".to_owned()),
        udis: vec![udi(), member.clone()],
    };
    let Reply::Trust(reply) = ask(&mut cssm, sender(None), trust) else {
        panic!("it is trusted");
    };
    assert_eq!(reply.codes.len(), 2, "a code each");
    assert_eq!(listed(&cssm, "Network-Infrastructure"), (1, 1));
    // Whoever is meant by the serial number of a unit, the whole stack goes.
    cssm.transfer_instance(now(), &member, "DEFAULT").expect("it is there");
    assert_eq!(
        (listed(&cssm, "Network-Infrastructure"), listed(&cssm, "DEFAULT")),
        ((0, 0), (1, 1))
    );
    // The unit takes over and reports: it is the product instance now.
    let mut other = sender(None);
    other.udi = member.clone();
    let place = cssm.place(Some("DEFAULT")).expect("it is there");
    let units = vec![udi()];
    let report = RumReport {
        units: units
            .into_iter()
            .map(|udi| crate::wire::Unit {
                role: crate::wire::Role::Standby,
                udi,
            })
            .collect(),
        ..report(1, &member).open().expect("it is sound")
    };
    let taken = cssm.take_reports(now(), &other, &place, &[SignedReport::sign(&report)]);
    assert!(taken.is_ok(), "{taken:?}");
    assert_eq!(listed(&cssm, "DEFAULT"), (1, 1));
    assert!(cssm.instances[&udi().to_string()].member_of.as_ref() == Some(&member));
    cssm.remove_instance(now(), &member).expect("it is there");
    assert!(cssm.instances.is_empty(), "its units are gone with it");
    assert!(
        cssm.removed.contains_key(&udi().to_string()),
        "and their trust no longer counts"
    );
}
