//! Utility mode: what is notified of it.

use super::*;

fn numbers(bench: &Bench) -> Vec<i64> {
    let sent = bench.device.state.list(view::TRAPS).iter();
    let numbers = sent.filter_map(|trap| trap.get(view::TRAPS_NUMBER));
    numbers.filter(|number| (25..=32).contains(number)).collect()
}

fn watched(time: &str) -> Bench {
    let mut bench = Bench::advantage(time);
    bench.device.state.set(view::SNMP_TRAPS_SMART_LICENSE, true);
    bench.device.state.set(view::SNMP_HOSTS, vec![Record::new()]);
    bench
}

#[test]
fn utility_reporting_starts_and_stops_with_what_it_needs() {
    let mut bench = watched("2024-01-01 00:00:00").started();
    bench.set(view::UTILITY_ENABLED, true);
    assert_eq!(numbers(&bench), [] as [i64; 0], "nobody told of a subscription");
    bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
    bench.after(2);
    assert_eq!(numbers(&bench), [28]);
    bench.set(view::TRANSPORT_TYPE, "cslu");
    assert_eq!(numbers(&bench), [28, 29, 32], "smart transport is not configured");
    bench.set(view::TRANSPORT_TYPE, "smart");
    assert_eq!(numbers(&bench), [28, 29, 32, 28]);
    bench.set(view::UTILITY_ENABLED, false);
    assert_eq!(numbers(&bench), [28, 29, 32, 28, 29]);
}

#[test]
fn a_report_that_is_not_taken_is_notified_in_utility_mode_only() {
    for utility in [true, false] {
        let mut bench = watched("2024-01-01 00:00:00").trusted();
        if utility {
            bench.set(view::UTILITY_ENABLED, true);
        }
        bench.cisco.mood = Mood::Down(Failure::TimedOut);
        bench.after(3600);
        assert_eq!(numbers(&bench).contains(&30), utility);
    }
}
