//! Classic Smart Licensing: periods that end and are warned of, clocks that are set, reloads, notifications.

use super::classic::{bench, words};
use super::classic_registration::{START, settled, tags};
use super::*;

/// After the reload that puts another boot level in force the device asks for its licences anew; one that changed nothing
/// asks nothing.
#[test]
fn another_boot_level_is_asked_for_after_the_reload() {
    let mut bench = settled();
    bench
        .device
        .state
        .set(view::BOOT_LEVEL_BASE_CONFIGURED, "network-essentials");
    bench.reload();
    assert_eq!(bench.text(view::AUTHORIZATION_LAST_STATUS), "PENDING");
    bench.after(4);
    let wanted = bench.cisco.asked.iter().rev().find_map(|ask| match ask {
        Ask::Classic {
            ask: ClassicAsk::Authorize { wanted },
            ..
        } => Some(wanted.clone()),
        _ => None,
    });
    let own: Vec<(String, u32)> = tags(&bench).into_iter().map(|tag| (tag, 1)).collect();
    assert_eq!(wanted, Some(own.clone()));
    assert!(own.len() == 1 && own[0].0.contains("NW_essentials"), "{own:?}");
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "AUTHORIZED");
    let asked = bench.cisco.asked.len();
    bench.reload();
    bench.after(3600);
    assert_eq!(bench.cisco.asked.len(), asked);
}

/// The text of the message itself: an hour, then the device is without registration; a clock that is right again in time
/// changes nothing.
#[test]
fn a_clock_outside_the_certificate_ends_the_registration_after_an_hour() {
    let mut bench = settled();
    let before = bench.device.skew;
    // CSSM gives nothing to a clock that is off.
    bench.cisco.mood = Mood::Refuses(Refusal::Timestamp(0));
    set_clock(&mut bench, before + TimeDelta::days(400));
    assert_eq!(bench.logged_times("system_clock_changed"), 1);
    assert_eq!(bench.logged_times("reg_expired_clock_change"), 1);
    assert_eq!(bench.text(view::REGISTRATION_STATUS), "REGISTERED");
    bench.after(59 * 60);
    assert_eq!(bench.text(view::REGISTRATION_STATUS), "REGISTERED");
    set_clock(&mut bench, before);
    bench.after(3 * 3600);
    assert_eq!(bench.text(view::REGISTRATION_STATUS), "REGISTERED");
    assert_eq!(bench.logged_times("id_cert_expired"), 0);
    for skew in [TimeDelta::days(400), TimeDelta::days(-400)] {
        let mut bench = settled();
        bench.cisco.mood = Mood::Refuses(Refusal::Timestamp(0));
        set_clock(&mut bench, before + skew);
        assert_eq!(bench.logged_times("reg_expired_clock_change"), 1);
        bench.after(3600);
        assert_eq!(
            bench.text(view::REGISTRATION_STATUS),
            "UNREGISTERED - REGISTRATION EXPIRED"
        );
        assert_eq!(bench.get(view::REGISTRATION_GRACE), None);
    }
}

fn set_clock(bench: &mut Bench, skew: TimeDelta) {
    let before = bench.device.skew;
    bench.device.skew = skew;
    timers::clock_was_set(&mut bench.device, before);
    let invocation = nothing();
    super::super::clock_changed(&mut Ctx {
        device: &mut bench.device,
        world: &mut bench.cisco,
        invocation: &invocation,
    });
}

/// A clock that was wrong spoils the signature (troubleshooting note); set right, the next attempt is as near as it was.
#[test]
fn a_clock_that_is_set_back_makes_no_wait_longer() {
    let mut bench = settled();
    let before = bench.device.skew;
    set_clock(&mut bench, before + TimeDelta::hours(3));
    bench.cisco.mood = Mood::Refuses(Refusal::Signature);
    bench.run("license_renew", &[("what", "auth")]);
    bench.after(2);
    assert_eq!(
        bench.text(view::AUTHORIZATION_LAST_REASON),
        "Data and signature do not match"
    );
    bench.cisco.mood = Mood::Up;
    set_clock(&mut bench, before);
    bench.after(30);
    assert_eq!(bench.text(view::AUTHORIZATION_LAST_STATUS), "SUCCEEDED");
}

/// Weeks before, and after it: known as that; which ones is unverified.
#[test]
fn the_end_of_the_evaluation_is_told_before_and_after() {
    let mut bench = bench(START, Record::new());
    bench.until("2026-04-20 08:59:59");
    assert_eq!(bench.logged_times("eval_will_expire_warning"), 5);
    bench.after(1);
    assert_eq!(bench.logged_times("eval_expired"), 1);
    assert_eq!(bench.logged_times("eval_expired_warning"), 0);
    bench.after(21 * 86_400);
    assert_eq!(bench.logged_times("eval_expired_warning"), 3);
    bench.run("license_register", &[("token", "T")]);
    bench.after(90 * 86_400);
    assert_eq!(
        bench.logged_times("eval_expired_warning"),
        3,
        "registered, nobody warns"
    );
    assert_eq!(bench.text(view::AUTHORIZATION_STATUS), "AUTHORIZED");
    bench.run("license_deregister", &[]);
    assert_eq!(
        bench.statuses(),
        words("UNREGISTERED", "EVAL EXPIRED"),
        "once in a lifetime"
    );
}

/// MIB: the notifications that policy mode does not have.
#[test]
fn classic_notifications_go_with_their_events() {
    let hosts = vec![Record::new()];
    let state = Record::new()
        .with(view::SNMP_TRAPS_SMART_LICENSE, true)
        .with(view::SNMP_HOSTS, hosts);
    let mut bench = bench(START, state);
    bench.run("license_register", &[("token", "T")]);
    bench.after(60);
    bench.run("license_renew", &[("what", "id")]);
    bench.after(2);
    bench.run("license_deregister", &[]);
    let numbers: Vec<i64> = bench
        .device
        .state
        .list(view::TRAPS)
        .iter()
        .filter_map(|entry| entry.get(view::TRAPS_NUMBER))
        .collect();
    assert_eq!(numbers, [6, 15, 15, 1, 10, 8, 21]);
}
