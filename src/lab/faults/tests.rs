//! Faults as they are written, and when they strike.

use chrono::TimeDelta;

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

/// `FROM..TO` of the hours in which a fault strikes within `hours`.
fn hours_of(text: &str, seed: u64, hours: i64) -> Vec<i64> {
    let fault = Fault::parse(text, now()).expect("a fault");
    let at = |hour: &i64| now() + TimeDelta::hours(*hour);
    let random = Random::new(seed);
    (0..hours)
        .filter(|hour| fault.schedule.strikes(at(hour), &random, &fault.key()))
        .collect()
}

#[test]
fn a_fault_has_a_beginning_and_an_end() {
    assert_eq!(hours_of("dns from +2h to +5h", 1, 10), [2, 3, 4]);
    assert_eq!(hours_of("dns from 2026-01-20T11:00 for 2h", 1, 10), [2, 3]);
    assert_eq!(hours_of("dns to +2h", 1, 10), [0, 1]);
    assert_eq!(hours_of("dns from +1h for 1h every 4h", 1, 12), [1, 5, 9]);
    assert_eq!(hours_of("dns from +1h to +6h for 1h every 4h", 1, 12), [1, 5]);
}

#[test]
fn rounds_at_random_follow_from_the_seed_alone() {
    let weeks = |seed| hours_of("cssm unreachable every 7d for 2h at random", seed, 4 * 168);
    assert_eq!(weeks(1), weeks(1));
    assert_ne!(weeks(1), weeks(2));
    let of_week = |n: i64| weeks(3).iter().filter(|hour| **hour / 168 == n).count();
    assert!(
        (0..4).all(|n| of_week(n) == 2),
        "two hours in each week: {:?}",
        weeks(3)
    );
}

#[test]
fn the_next_change_is_the_next_beginning_or_end() {
    let changes = |text: &str| {
        let mut faults = Faults::default();
        faults.set(Fault::parse(text, now()).expect("a fault")).expect("room");
        let (mut at, mut hours) = (now(), Vec::new());
        while let Some(next) = faults.next_change(at, &Random::new(1)).filter(|_| hours.len() < 5) {
            hours.push((next - now()).num_hours());
            at = next;
        }
        hours
    };
    assert_eq!(changes("dns"), [0_i64; 0]);
    assert_eq!(changes("dns from +2h to +5h"), [2, 5]);
    assert_eq!(changes("dns every 4h for 1h"), [1, 4, 5, 8, 9]);
    // What changes is what strikes.
    let fault = Fault::parse("dns every 7d for 3h at random", now()).expect("a fault");
    let (random, mut at, mut on) = (Random::new(5), now(), Vec::new());
    for _ in 0..6 {
        at = fault.schedule.next_change(at, &random, "k").expect("it comes again");
        on.push(fault.schedule.strikes(at, &random, "k"));
    }
    assert_eq!(on, [true, false, true, false, true, false]);
}

#[test]
fn times_that_do_not_go_together_are_refused() {
    for text in [
        "dns after 1h from +1h",
        "dns for 1h to +1h",
        "dns from +2h to +1h",
        "dns every 1h",
        "dns every 1h for 1h",
        "dns at random",
    ] {
        assert!(
            matches!(Fault::parse(text, now()), Err(FaultError::Schedule(_))),
            "{text}"
        );
    }
    assert!(matches!(Fault::parse("dns from soon", now()), Err(FaultError::Time(_))));
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
