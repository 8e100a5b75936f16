//! Faults as they are written, and when they strike.

use super::kind::PLAIN;
use super::*;
use crate::lab::clock::parse_time;
use crate::lab::network::{Service, ServiceKind};

fn now() -> DateTime<Utc> {
    parse_time("2026-01-20 09:00:00").expect("a time")
}

fn cssm() -> Host {
    let service = Service {
        kind: ServiceKind::Cssm,
        port: 443,
        tls: true,
        certificate: None,
    };
    Host {
        services: vec![service],
        ..Host::default()
    }
}

fn strikes(text: &str, at: DateTime<Utc>) -> bool {
    let fault = Fault::parse(text, now()).expect("a fault");
    fault.strikes(at, &mut Random::new(1), "smartreceiver.cisco.com", &cssm())
}

#[test]
fn every_name_is_read_and_written_alike() {
    let names = PLAIN.iter().map(|(name, _)| (*name).to_owned());
    for name in names.chain(["http 502", "latency 200ms", "clock skew 7200000ms"].map(str::to_owned)) {
        assert_eq!(
            Fault::parse(&name, now()).map(|f| (f.target, f.kind.to_string())),
            Ok(("*".to_owned(), name.clone()))
        );
        let on = Fault::parse(&format!("cssm {name}"), now()).map(|f| (f.target, f.kind.to_string()));
        assert_eq!(on, Ok(("cssm".to_owned(), name)));
    }
    let dns = Fault::parse("dns unreachable", now()).expect("a fault");
    assert_eq!((dns.target.as_str(), dns.kind), ("dns", FaultKind::Unreachable));
}

#[test]
fn what_is_no_fault_is_refused() {
    assert_eq!(Fault::parse("", now()), Err(FaultError::Empty));
    assert_eq!(
        Fault::parse("cssm tired", now()),
        Err(FaultError::Unknown("tired".to_owned()))
    );
    assert!(matches!(
        Fault::parse("cssm http 200", now()),
        Err(FaultError::HttpStatus(_))
    ));
    assert!(matches!(
        Fault::parse("busy sometimes 0%", now()),
        Err(FaultError::Percent(_))
    ));
    assert!(matches!(Fault::parse("busy for ever", now()), Err(FaultError::Time(_))));
}

#[test]
fn a_fault_strikes_its_target_in_its_time() {
    let hour = TimeDelta::hours(1);
    assert!(strikes("cssm unreachable", now()));
    assert!(strikes("smartreceiver.cisco.com busy", now()));
    assert!(!strikes("cslu unreachable", now()));
    assert!(!strikes("cssm busy after 1h", now()));
    assert!(strikes("cssm busy after 1h for 1h", now() + hour));
    assert!(!strikes("cssm busy after 1h for 1h", now() + hour * 2));
}

#[test]
fn some_faults_are_drawn_from_the_seed() {
    let draw = |seed| {
        let (mut random, mut faults) = (Random::new(seed), Faults::default());
        faults
            .set(Fault::parse("cssm busy sometimes 50%", now()).expect("a fault"))
            .expect("room");
        (0..64)
            .map(|_| faults.on(now(), &mut random, "h", &cssm()).len())
            .collect::<Vec<_>>()
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
    assert!(draw(1).contains(&0) && draw(1).contains(&1));
}

#[test]
fn faults_are_cleared_by_target_and_name() {
    let mut faults = Faults::default();
    for text in ["cssm busy", "cssm http 502", "cslu busy", "dns"] {
        faults.set(Fault::parse(text, now()).expect("a fault")).expect("room");
    }
    assert_eq!(faults.clear("cssm http"), Ok(()));
    assert_eq!(faults.iter().count(), 3);
    assert_eq!(faults.clear("cssm"), Ok(()));
    assert_eq!(faults.clear("cssm"), Err(FaultError::NotSet("cssm".to_owned())));
    assert_eq!(faults.clear("dns"), Ok(()));
    assert_eq!(faults.clear(""), Ok(()));
    assert_eq!(faults.iter().count(), 0);
}
