//! Devices before policy mode at CSSM: who gets in, what is counted, what is refused.

use super::tests::{cssm, now, place, sender, tag, udi};
use super::*;
use crate::cisco::on_prem::{CALL_HOME_PATH, SMART_PATH};
use crate::cisco::portal::Alert;
use crate::cisco::{OnPrem, Schedule};
use crate::wire::{Ask, Failure, Request, Udi};
use crate::wire::{ClassicAsk, ClassicReply};

fn say(cssm: &mut Cssm, at: DateTime<Utc>, sender: &Sender, ask: ClassicAsk) -> Reply {
    let request = Request {
        sender: Sender {
            timestamp: at,
            ..sender.clone()
        },
        ask: Ask::Classic { ask, belongs: None },
    };
    cssm.serve(at, &request)
}

fn register(token: &str, force: bool) -> ClassicAsk {
    ClassicAsk::Register {
        token: token.to_owned(),
        force,
    }
}

/// A device that came in with the token, and its identity.
fn member(cssm: &mut Cssm, udi: Udi) -> Sender {
    let mut who = Sender { udi, ..sender(None) };
    match say(cssm, now(), &who, register("T", false)) {
        Reply::Classic(ClassicReply::Certificate(certificate)) => who.instance = Some(certificate.instance),
        other => panic!("{other:?}"),
    }
    who
}

fn covered(reply: &Reply) -> Vec<bool> {
    match reply {
        Reply::Classic(ClassicReply::Entitlements(answer)) => answer.licences.iter().map(|l| l.covered).collect(),
        other => panic!("{other:?}"),
    }
}

fn authorize(count: u32) -> ClassicAsk {
    ClassicAsk::Authorize {
        wanted: vec![(tag(), count)],
    }
}

#[test]
fn a_token_makes_a_product_instance_in_its_virtual_account() {
    let mut cssm = cssm();
    let who = member(&mut cssm, udi());
    let instance = &cssm.instances[&udi().to_string()];
    assert_eq!(instance.virtual_account, place().virtual_account);
    assert_eq!(instance.identity, who.instance);
    assert_eq!(instance.certified_until, Some(now() + TimeDelta::days(365)));
    assert!(instance.export, "the token allows it");
    assert_eq!(cssm.tokens(&place())[0].uses_left, Some(1));
}

#[test]
fn a_device_that_is_there_wants_force_and_loses_no_use_of_the_token() {
    let mut cssm = cssm();
    let who = member(&mut cssm, udi());
    let refused = say(&mut cssm, now(), &who, register("T", false));
    assert!(matches!(refused, Reply::Refused(Refusal::AlreadyRegistered { .. })));
    assert_eq!(cssm.tokens(&place())[0].uses_left, Some(1));
    assert_eq!(
        say(&mut cssm, now(), &who, register("W", false)),
        Reply::Refused(Refusal::TokenInvalid("W".to_owned()))
    );
    let anew = say(&mut cssm, now(), &who, register("T", true));
    assert!(
        matches!(anew, Reply::Classic(ClassicReply::Certificate(new)) if Some(&new.instance) != who.instance.as_ref())
    );
    let old = say(&mut cssm, now(), &who, authorize(1));
    assert!(
        matches!(old, Reply::Refused(Refusal::InstanceInvalid(_))),
        "the old certificate counts no more"
    );
}

/// Two are owned: the third that is used puts every device that uses it out of compliance.
#[test]
fn counts_add_up_in_the_virtual_account() {
    let mut cssm = cssm();
    let first = member(&mut cssm, udi());
    let second = member(&mut cssm, Udi::new("C9300-48P", "FCW2501YYYY"));
    assert_eq!(covered(&say(&mut cssm, now(), &first, authorize(1))), [true]);
    assert_eq!(covered(&say(&mut cssm, now(), &second, authorize(2))), [false]);
    assert_eq!(covered(&say(&mut cssm, now(), &first, authorize(1))), [false]);
    assert_eq!(cssm.licenses(now(), &place())[0].balance, -1);
    assert_eq!(say(&mut cssm, now(), &second, ClassicAsk::Deregister), Reply::Done);
    assert_eq!(covered(&say(&mut cssm, now(), &first, authorize(1))), [true]);
}

#[test]
fn a_clock_that_is_off_gets_nothing() {
    let mut cssm = cssm();
    let who = member(&mut cssm, udi());
    let late = Sender {
        timestamp: now() + TimeDelta::hours(2),
        ..who
    };
    let mut ask = |ask| {
        let request = Request {
            sender: late.clone(),
            ask: Ask::Classic { ask, belongs: None },
        };
        cssm.serve(now(), &request)
    };
    assert!(matches!(
        ask(register("T", true)),
        Reply::Refused(Refusal::Timestamp(_))
    ));
    assert!(matches!(
        ask(ClassicAsk::RenewCertificate),
        Reply::Refused(Refusal::Timestamp(_))
    ));
    assert_eq!(ask(authorize(1)), Reply::Refused(Refusal::Signature));
}

#[test]
fn a_device_that_was_removed_is_not_known_and_comes_back_by_token() {
    let mut cssm = cssm();
    let who = member(&mut cssm, udi());
    cssm.remove_instance(now(), &udi()).expect("it is there");
    assert!(matches!(
        say(&mut cssm, now(), &who, authorize(1)),
        Reply::Refused(Refusal::InstanceInvalid(_))
    ));
    assert!(matches!(
        say(&mut cssm, now(), &who, register("T", false)),
        Reply::Classic(_)
    ));
}

/// One that registered before the lab began belongs where its certificate says, if such devices are let in at all.
#[test]
fn a_certificate_says_where_its_device_belongs() {
    let mut cssm = cssm();
    let belongs = Some((place().account, "DEFAULT".to_owned()));
    let request = Request {
        sender: sender(None),
        ask: Ask::Classic {
            ask: authorize(1),
            belongs,
        },
    };
    assert!(matches!(
        cssm.serve(now(), &request),
        Reply::Refused(Refusal::InstanceInvalid(_))
    ));
    let account = cssm.accounts.values_mut().next().expect("an account");
    account.adopts_into = Some(place().virtual_account);
    assert_eq!(covered(&cssm.serve(now(), &request)), [false]);
    assert_eq!(cssm.instances[&udi().to_string()].virtual_account, "DEFAULT");
}

#[test]
fn a_certificate_that_ended_is_an_alert() {
    let mut cssm = cssm();
    member(&mut cssm, udi());
    let names = |at| {
        let alerts: Vec<Alert> = cssm.alerts(at, &[place()]);
        alerts.iter().map(|alert| alert.name).collect::<Vec<_>>()
    };
    let end = now() + TimeDelta::days(365);
    assert!(!names(end - TimeDelta::seconds(1)).contains(&"Product Instance Failed to Renew"));
    assert!(names(end).contains(&"Product Instance Failed to Renew"));
}

/// SSM On-Prem has its own tokens and addresses; CSSM hears what is used with the next synchronisation.
#[test]
fn on_prem_answers_classic_devices_at_their_own_addresses() {
    let mut upstream = cssm();
    let tenants = [("NI-1".to_owned(), place())];
    let mut on_prem = OnPrem::new("ssm", "8-202206", tenants, Schedule::Manual, now());
    on_prem.register(now(), &mut upstream).expect("it is let in");
    let token = on_prem
        .local
        .new_token(now(), &place(), "", 30, None, 1)
        .expect("its own");
    let mut who = sender(None);
    let ask = |on_prem: &mut OnPrem, path: &str, who: &Sender, ask: ClassicAsk| {
        let request = Request {
            sender: who.clone(),
            ask: Ask::Classic { ask, belongs: None },
        };
        on_prem.serve(now(), path, &request)
    };
    let elsewhere = ask(&mut on_prem, "/cslu/v1/pi/NI-1", &who, register(&token, false));
    assert_eq!(elsewhere, Err(Failure::EmptyResponse));
    match ask(&mut on_prem, SMART_PATH, &who, register(&token, false)) {
        Ok(Reply::Classic(ClassicReply::Certificate(certificate))) => who.instance = Some(certificate.instance),
        other => panic!("{other:?}"),
    }
    let answer = ask(&mut on_prem, CALL_HOME_PATH, &who, authorize(2)).expect("it answers");
    assert_eq!(covered(&answer), [true]);
    let request = on_prem.sync_request(now());
    upstream.answer_sync(now(), &request, false).expect("it is registered");
    assert_eq!(upstream.instances[&udi().to_string()].used(&tag()), 2);
}

/// A stack whose active member fails is the same product instance.
#[test]
fn a_switchover_is_no_other_device() {
    let mut cssm = cssm();
    let who = member(&mut cssm, udi());
    let standby = Sender {
        udi: Udi::new("C9300-48P", "FCW2501YYYY"),
        ..who
    };
    assert_eq!(covered(&say(&mut cssm, now(), &standby, authorize(2))), [true]);
    assert_eq!(cssm.instances.len(), 1);
    assert!(cssm.instances.contains_key(&standby.udi.to_string()));
}

/// A registration that a downgrade makes of a trust code has no identity of its own; the account of its certificate does.
#[test]
fn a_certificate_of_the_right_account_stands_for_an_identity() {
    let mut cssm = cssm();
    member(&mut cssm, udi());
    let mut ask = |account: &str| {
        let request = Request {
            sender: sender(None),
            ask: Ask::Classic {
                ask: authorize(1),
                belongs: Some((account.to_owned(), place().virtual_account)),
            },
        };
        cssm.serve(now(), &request)
    };
    assert!(matches!(
        ask("example.com"),
        Reply::Refused(Refusal::InstanceInvalid(_))
    ));
    assert_eq!(covered(&ask(&place().account)), [true]);
}
