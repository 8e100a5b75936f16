//! Time and its order, faults on the way to the Cisco side, the operator, and that the same seed goes the same way.

use super::testing::*;
use super::*;
use crate::cisco::Cssm;
use crate::device::view;
use crate::device::world::{Egress, ResolveFailure, Target, TransferFailure, World};
use crate::screen::value::Record;
use crate::wire::{Ask, Failure, FileKind, LicenseFile, Refusal, Reply, Request};

fn exchange(lab: &mut Lab, to: &Target, request: &Request) -> Result<Reply, Failure> {
    lab.outside.exchange(&egress(), to, request)
}

fn fault(lab: &mut Lab, text: &str) {
    directives::run(lab, NAME, text).unwrap_or_else(|error| panic!("{text}: {error}"));
}

// Time.

#[test]
fn timers_fire_in_the_order_of_time_then_device_then_name() {
    let mut lab = article();
    assert!(lab.add(device("a")));
    let mut set = |name: &str, timer: &str, seconds| {
        let due = now() + TimeDelta::seconds(seconds);
        lab.device_mut(name)
            .expect("it is there")
            .timers
            .insert(timer.to_owned(), due);
    };
    for (name, timer, seconds) in [
        (NAME, "x", 10),
        ("a", "z", 10),
        ("a", "y", 10),
        (NAME, "early", 5),
        ("a", "late", 11),
    ] {
        set(name, timer, seconds);
    }
    let mut order = Vec::new();
    while let Some((at, device, timer)) = lab.next_timer(now() + TimeDelta::seconds(10)) {
        lab.device_mut(&device).expect("it is there").timers.remove(&timer);
        order.push(((at - now()).num_seconds(), device, timer));
    }
    let order: Vec<_> = order
        .iter()
        .map(|(at, device, timer)| (*at, device.as_str(), timer.as_str()))
        .collect();
    assert_eq!(
        order,
        [(5, NAME, "early"), (10, "a", "y"), (10, "a", "z"), (10, NAME, "x")]
    );
    assert_eq!(lab.next_due(), Some(now() + TimeDelta::seconds(11)));
}

#[test]
fn advance_fires_what_is_due_and_leaves_the_rest() {
    let mut lab = article();
    let timers = [("overdue", -5), ("due", 60), ("later", 61)];
    for (name, seconds) in timers {
        lab.device_mut(NAME)
            .expect("it is there")
            .timers
            .insert(name.to_owned(), now() + TimeDelta::seconds(seconds));
    }
    lab.advance(TimeDelta::seconds(60)).expect("a minute");
    assert_eq!(lab.now(), now() + TimeDelta::seconds(60));
    let left: Vec<_> = lab.device(NAME).expect("it is there").timers.keys().cloned().collect();
    assert_eq!(left, ["later"]);
}

#[test]
fn time_goes_neither_back_nor_too_far() {
    let mut lab = article();
    assert_eq!(
        lab.advance_to(now() - TimeDelta::seconds(1)),
        Err(AdvanceError::Backwards { now: now() })
    );
    assert_eq!(lab.advance(TimeDelta::days(51 * 366)), Err(AdvanceError::TooFar));
    assert_eq!(lab.advance(TimeDelta::MAX), Err(AdvanceError::TooFar));
    assert_eq!(lab.advance(TimeDelta::days(50 * 365)), Ok(()));
    assert!(
        matches!(lab.advance(TimeDelta::days(50 * 365)), Err(AdvanceError::Year(_))),
        "2099 is the last year"
    );
    assert_eq!(lab.now(), now() + TimeDelta::days(50 * 365));
}

#[test]
fn setting_a_clock_lives_through_nothing() {
    let mut lab = article();
    let due = now() + TimeDelta::hours(1);
    lab.device_mut(NAME)
        .expect("it is there")
        .timers
        .insert("push".to_owned(), due);
    directives::run(&mut lab, NAME, "clock 2026-01-20 10:30:00").expect("a clock");
    let device = lab.device(NAME).expect("it is there");
    assert_eq!(lab.now(), now());
    assert_eq!(device.skew, TimeDelta::minutes(90));
    // The deadline stays at 10:00 by the device's clock, which has passed: it is due at the next tick.
    assert_eq!(device.timers["push"] + device.skew, due);
    lab.advance(TimeDelta::zero()).expect("no time");
    assert!(lab.device(NAME).expect("it is there").timers.is_empty());
}

// The way to the Cisco side.

#[test]
fn the_switch_reaches_cssm_directly_by_proxy_and_by_cslu() {
    let mut lab = article();
    assert!(matches!(exchange(&mut lab, &cssm(), &usage()), Ok(Reply::Ack(_))));
    let by_proxy = Target {
        proxy: Some(("10.10.10.50".to_owned(), 3128)),
        ..cssm()
    };
    assert!(matches!(exchange(&mut lab, &by_proxy, &usage()), Ok(Reply::Ack(_))));
    let wrong_port = Target {
        proxy: Some(("10.10.10.50".to_owned(), 8080)),
        ..cssm()
    };
    assert_eq!(exchange(&mut lab, &wrong_port, &usage()), Err(Failure::Proxy));
    assert!(
        matches!(exchange(&mut lab, &cslu(), &request(Ask::Hello)), Ok(Reply::Hello(info)) if info.name == "CSLU_V1")
    );
    assert!(matches!(exchange(&mut lab, &cslu(), &usage()), Ok(Reply::Ack(_))));
}

#[test]
fn cslu_keeps_reports_until_cssm_is_there_again() {
    let mut lab = article();
    fault(&mut lab, "fault cssm unreachable");
    let Ok(Reply::Poll { poll_id, interval }) = exchange(&mut lab, &cslu(), &usage()) else {
        panic!("no poll")
    };
    let poll = request(Ask::Poll { poll_id });
    lab.advance(interval).expect("a minute");
    assert!(matches!(exchange(&mut lab, &cslu(), &poll), Ok(Reply::Poll { .. })));
    fault(&mut lab, "clear fault cssm");
    assert!(matches!(exchange(&mut lab, &cslu(), &poll), Ok(Reply::Ack(ack)) if ack.reports == [1]));
}

#[test]
fn each_fault_has_its_own_failure() {
    let cases = [
        ("cssm unreachable", Failure::TimedOut),
        ("cssm dns", Failure::Dns),
        ("dns unreachable", Failure::Dns),
        ("dns", Failure::Dns),
        ("cssm tcp", Failure::Refused),
        ("cssm tls", Failure::Tls),
        ("cssm http 502", Failure::Http(502)),
        ("cssm busy", Failure::Busy),
        ("cssm empty answer", Failure::EmptyResponse),
        ("cssm ack lost", Failure::AnswerLost),
        ("cssm latency 61s", Failure::TimedOut),
        ("smartreceiver.cisco.com unreachable", Failure::TimedOut),
        ("192.0.2.10 unreachable", Failure::TimedOut),
    ];
    for (name, failure) in cases {
        let mut lab = article();
        fault(&mut lab, &format!("fault {name}"));
        assert_eq!(exchange(&mut lab, &cssm(), &usage()), Err(failure), "{name}");
        fault(&mut lab, "clear fault");
        assert!(
            matches!(exchange(&mut lab, &cssm(), &usage()), Ok(Reply::Ack(_))),
            "{name} is over"
        );
    }
}

#[test]
fn faults_of_cssm_itself_are_seen_in_its_replies() {
    let trust = request(Ask::Trust {
        token: Some(TOKEN.to_owned()),
        udis: vec![udi()],
    });
    let mut lab = article();
    fault(&mut lab, "fault cssm token expired");
    let refused = Ok(Reply::Refused(Refusal::TokenExpired(TOKEN.to_owned())));
    assert_eq!(exchange(&mut lab, &cssm(), &trust), refused);
    let mut lab = article();
    fault(&mut lab, "fault cssm clock skew 2h");
    assert!(matches!(
        exchange(&mut lab, &cssm(), &trust),
        Ok(Reply::Refused(Refusal::Timestamp(_)))
    ));
    let mut lab = article();
    fault(&mut lab, "fault cssm ack withheld");
    assert!(matches!(exchange(&mut lab, &cssm(), &usage()), Ok(Reply::Poll { .. })));
    assert!(matches!(exchange(&mut lab, &cslu(), &usage()), Ok(Reply::Poll { .. })));
}

#[test]
fn a_lost_acknowledgement_was_an_acknowledgement() {
    let mut lab = article();
    fault(&mut lab, "fault cssm ack lost");
    assert_eq!(exchange(&mut lab, &cssm(), &usage()), Err(Failure::AnswerLost));
    assert!(lab.outside.cssm.instances[&udi().to_string()].reports.contains(&1));
}

#[test]
fn what_answers_and_is_not_the_service_answers_nothing() {
    let mut lab = article();
    let wrong_path = Target {
        path: "/cslu/v1/pi".to_owned(),
        ..cssm()
    };
    assert_eq!(exchange(&mut lab, &wrong_path, &usage()), Err(Failure::EmptyResponse));
    let plain = Target { tls: false, ..cssm() };
    assert_eq!(exchange(&mut lab, &plain, &usage()), Err(Failure::EmptyResponse));
    let by_address = Target {
        host: "192.0.2.10".to_owned(),
        ..cssm()
    };
    assert_eq!(
        exchange(&mut lab, &by_address, &usage()),
        Err(Failure::Tls),
        "the certificate names the host"
    );
    let unchecked = Target {
        identity_check: false,
        ..by_address
    };
    assert!(matches!(exchange(&mut lab, &unchecked, &usage()), Ok(Reply::Ack(_))));
    let closed = Target { port: 8443, ..cssm() };
    assert_eq!(exchange(&mut lab, &closed, &usage()), Err(Failure::Refused));
}

#[test]
fn a_switch_without_address_or_name_server_reaches_nobody() {
    let mut lab = article();
    let nowhere = Egress {
        addresses: vec![],
        ..egress()
    };
    assert_eq!(lab.outside.exchange(&nowhere, &cssm(), &usage()), Err(Failure::Dns));
    assert_eq!(lab.outside.echo(&nowhere, [10, 10, 10, 1].into()), None);
    let nameless = Egress {
        name_servers: vec![],
        ..egress()
    };
    assert_eq!(
        lab.outside.resolve(&nameless, "smartreceiver.cisco.com"),
        Err(ResolveFailure::NoServer)
    );
    assert_eq!(
        lab.outside.resolve(&egress(), "cslu-local"),
        Err(ResolveFailure::NoSuchName)
    );
}

#[test]
fn ping_and_telnet_use_the_same_network() {
    let mut lab = article();
    let cssm_address = lab
        .outside
        .resolve(&egress(), "smartreceiver.cisco.com")
        .expect("it has a name");
    assert_eq!(
        lab.outside.echo(&egress(), cssm_address),
        Some(TimeDelta::milliseconds(20))
    );
    assert_eq!(
        lab.outside.echo(&egress(), [10, 10, 10, 11].into()),
        Some(TimeDelta::milliseconds(1)),
        "its own address"
    );
    assert_eq!(lab.outside.echo(&egress(), [10, 10, 10, 99].into()), None);
    assert_eq!(lab.outside.connect(&egress(), cssm_address, 443), Ok(()));
    assert_eq!(
        lab.outside.connect(&egress(), cssm_address, 80),
        Err(TransferFailure::Refused)
    );
    fault(&mut lab, "fault cssm latency 200ms");
    assert_eq!(
        lab.outside.echo(&egress(), cssm_address),
        Some(TimeDelta::milliseconds(220))
    );
    fault(&mut lab, "fault cssm unreachable");
    assert_eq!(lab.outside.echo(&egress(), cssm_address), None);
    assert_eq!(
        lab.outside.connect(&egress(), cssm_address, 443),
        Err(TransferFailure::TimedOut)
    );
}

// Files and the operator.

#[test]
fn files_go_and_come_with_the_right_password_only() {
    let mut lab = article();
    assert_eq!(lab.outside.send(&egress(), &scp("rum_reports/"), "x.txt", b"x"), Ok(()));
    assert_eq!(
        lab.outside.fetch(&egress(), &scp("rum_reports/x.txt")),
        Ok(b"x".to_vec())
    );
    assert_eq!(
        lab.outside.fetch(&egress(), &scp("y.txt")),
        Err(TransferFailure::NoSuchFile)
    );
    assert_eq!(
        lab.outside.send(&egress(), &scp("nowhere/x.txt"), "x.txt", b"x"),
        Err(TransferFailure::NoSuchFile)
    );
    let mut wrong = scp("rum_reports/x.txt");
    wrong.password = Some("wrong".to_owned());
    assert_eq!(
        lab.outside.fetch(&egress(), &wrong),
        Err(TransferFailure::Authentication)
    );
    wrong.scheme = "tftp".to_owned();
    assert_eq!(
        lab.outside.fetch(&egress(), &wrong),
        Ok(b"x".to_vec()),
        "TFTP asks nobody"
    );
    wrong.scheme = "ftp".to_owned();
    assert_eq!(lab.outside.fetch(&egress(), &wrong), Err(TransferFailure::Refused));
    assert_eq!(
        lab.outside.credential("10.10.10.200", "infrarunbook-admin").as_deref(),
        Some("infrarunbook-admin")
    );
}

#[test]
fn the_operator_acknowledges_the_very_reports_that_arrive() {
    let mut lab = article();
    let file = usage_file(&[7, 8]);
    lab.outside
        .send(&egress(), &scp("rum_reports/"), "rum_report_jan2026.txt", &file)
        .expect("sent");
    let ack = lab
        .outside
        .fetch(&egress(), &scp("ack_files/ack_jan2026.txt"))
        .expect("acknowledged");
    let Ok(LicenseFile::Ack(ack)) = LicenseFile::parse_kind(&ack, FileKind::Ack) else {
        panic!("no acknowledgement")
    };
    assert_eq!((ack.reports, ack.udi), (vec![7, 8], udi()));
    assert_eq!(ack.account.virtual_account, "Network-Infrastructure");
}

#[test]
fn the_operator_makes_nothing_of_a_file_that_is_not_right() {
    let mut lab = article();
    lab.outside
        .send(&egress(), &scp("rum_reports/"), "rum_report_a.txt", b"damaged")
        .expect("sent");
    lab.outside
        .send(&egress(), &scp("other.txt"), "other.txt", &usage_file(&[1]))
        .expect("sent");
    lab.outside.operator.on = false;
    lab.outside
        .send(&egress(), &scp("rum_reports/"), "rum_report_b.txt", &usage_file(&[1]))
        .expect("sent");
    for name in ["a", "b"] {
        let path = format!("ack_files/ack_{name}.txt");
        assert_eq!(
            lab.outside.fetch(&egress(), &scp(&path)),
            Err(TransferFailure::NoSuchFile),
            "{name}"
        );
    }
    assert_eq!(lab.outside.operator.notes.len(), 1);
}

#[test]
fn the_operator_answers_a_reservation_request_on_the_device_that_asks() {
    let mut lab = article();
    let member = Record::new().with(view::MEMBERS_RESERVATION_REQUEST_CODE, REQUEST);
    lab.device_mut(NAME)
        .expect("it is there")
        .state
        .list_mut(view::MEMBERS)
        .push(member);
    lab.let_operator_look(NAME);
    let bytes = lab
        .device_mut(NAME)
        .expect("it is there")
        .flash
        .remove("slr_auth_code.txt")
        .expect("put there")
        .bytes;
    let Ok(LicenseFile::Reservation(code)) = LicenseFile::parse(&bytes) else {
        panic!("no authorization")
    };
    assert!(code.answers(REQUEST));
    assert_eq!(code.udi, udi());
    lab.let_operator_look(NAME);
    assert!(
        lab.device(NAME).expect("it is there").flash.is_empty(),
        "a request is answered once"
    );
}

// The same seed.

#[test]
fn the_same_seed_and_steps_give_the_same_world() {
    let run = |seed| {
        let mut lab = article();
        lab.outside.random = random::Random::new(seed);
        fault(&mut lab, "fault cssm busy sometimes 50%");
        let answers: Vec<_> = (0..16).map(|_| exchange(&mut lab, &cssm(), &usage()).is_ok()).collect();
        let token = directives::run(&mut lab, NAME, "cssm token --va DataCenter").expect("a token");
        (answers, token, serde_json::to_string(&lab.outside).expect("serialises"))
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1).0, run(2).0);
    assert_ne!(run(1).1, run(2).1);
}

#[test]
fn the_world_survives_being_stored() {
    let mut lab = article();
    fault(&mut lab, "fault cssm busy");
    let _ = exchange(&mut lab, &cslu(), &usage());
    lab.outside
        .send(&egress(), &scp("rum_reports/"), "rum_report_1.txt", &usage_file(&[5]))
        .expect("sent");
    let text = serde_json::to_string(&lab.outside).expect("serialises");
    assert_eq!(serde_json::from_str::<Outside>(&text).expect("reads"), lab.outside);
    assert_ne!(lab.outside.cssm, Cssm::default());
}
