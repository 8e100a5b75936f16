//! When the device makes contact, in which order, and what it counts: each with the captures whose stamps show it.

use super::*;

fn through_cslu(time: &str) -> Bench {
    let mut bench = Bench::advantage(time);
    bench.device.state.set(view::TRANSPORT_TYPE, "cslu");
    bench
}

/// What was asked since the `n`-th question, in order.
fn asked_since(bench: &Bench, n: usize) -> Vec<&'static str> {
    let word = |ask: &Ask| match ask {
        Ask::Hello => "hello",
        Ask::Trust { .. } => "trust",
        Ask::Usage { .. } => "usage",
        Ask::Poll { .. } => "poll",
        Ask::TrustSync => "trust sync",
        Ask::Authorization { .. } => "authorization",
        Ask::AuthorizationConfirmation { .. } => "confirmation",
        Ask::AuthorizationReturn { .. } => "return",
        Ask::Classic { .. } => "classic",
    };
    bench.cisco.asked[n..].iter().map(word).collect()
}

/// Capture `17.14dev__c9300l` (cslu, nobody there): 205 hellos between Dec 10 20:55:17 and Dec 19 01:41:45, the last at
/// full hours from the first; no report attempted, the first push still in the past.
#[test]
fn unanswered_hellos_are_hourly_and_daily() {
    let mut bench = through_cslu("2023-12-10 20:52:27");
    bench.cisco.mood = Mood::Down(Failure::Dns);
    let mut bench = bench.started();
    bench.until("2023-12-19 01:41:45");
    assert_eq!(bench.get(view::COMM_HELLO_FAIL), Some(205));
    assert_eq!(
        bench.get(view::COMM_HELLO_LAST_FAILURE),
        Some(at("2023-12-19 00:55:17"))
    );
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(0));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2023-12-10 20:55:17")));
}

/// Captures `17.15dev__c9407r` and `17.14dev__c9407r`, by the boot of their `Daily` job: push 2 minutes after the reload,
/// trust sync 4:39 after it, the next report a day after the first, with the date of the next push a month on.
#[test]
fn a_reload_reports_and_syncs_and_reports_a_day_later() {
    let mut bench = Bench::advantage("2023-11-01 00:00:00").trusted();
    bench.until("2023-12-18 10:58:12");
    bench.reload();
    bench.until("2023-12-18 11:02:51");
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), Some(at("2023-12-18 11:00:12")));
    assert_eq!(
        bench.get(view::COMM_TRUST_SYNC_LAST_SUCCESS),
        Some(at("2023-12-18 11:02:51"))
    );
    bench.until("2023-12-18 12:00:00");
    assert_eq!(bench.get(view::USAGE_LAST_ACK), Some(at("2023-12-18 11:05:12")));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2024-01-17 11:00:12")));
    assert_eq!(bench.get(view::JOBS_SEND_REPORTS_AT), Some(at("2023-12-19 11:00:12")));
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(1));
    bench.until("2023-12-20 12:00:00");
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(2));
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), Some(at("2023-12-19 11:00:12")));
    assert_eq!(bench.get(view::JOBS_SEND_REPORTS_AT), Some(at("2024-01-18 11:00:12")));
}

/// Capture `17.15dev__c9606r`: last push 11:07:42, next push 11:18:16 and past, the job a day after the last push. Capture
/// `17.6.3`: four reports within an hour. A report that somebody asks for is not throttled.
#[test]
fn reports_of_its_own_come_once_a_day_since_17_9() {
    for (release, reports) in [("17.12.4", 1), ("17.6.3", 2)] {
        let mut bench = Bench::advantage("2024-01-01 00:00:00");
        bench.device.state.set(view::RELEASE, release);
        let mut bench = bench.trusted();
        bench.after(3600);
        let pushed = bench.get(view::USAGE_LAST_PUSH).expect("a push");
        bench.set(view::USAGE_CONFIGURED_INTERVAL, 1);
        super::super::usage::push_at(
            &mut Agent {
                device: &mut bench.device,
                world: &mut bench.cisco,
            },
            pushed + TimeDelta::hours(2),
        );
        bench.after(7200);
        assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(reports), "{release}");
        if reports == 1 {
            assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(pushed + TimeDelta::hours(2)));
            assert_eq!(bench.get(view::JOBS_SEND_REPORTS_AT), Some(pushed + TimeDelta::days(1)));
        }
        bench.run("license_sync", &[("scope", "local")]);
        bench.after(20);
        assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(reports + 1), "{release}");
    }
}

/// G-8: trust sync 23:12:28, report 23:12:38; G-14: trust sync 11:18:06, push due 11:18:16.
#[test]
fn sync_asks_for_trust_first_and_reports_ten_seconds_later() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.after(86_400);
    let n = bench.cisco.asked.len();
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(2);
    assert_eq!(asked_since(&bench, n), ["trust sync"]);
    assert_eq!(
        bench.get(view::USAGE_NEXT_PUSH),
        Some(bench.cisco.time + TimeDelta::seconds(10))
    );
    bench.after(10);
    assert_eq!(asked_since(&bench, n), ["trust sync", "usage"]);
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), Some(bench.cisco.time));
}

/// G-8: after two refusals the job that sends reports is not rescheduled, a day and a half later nothing more was tried,
/// and the date of the next push is past.
#[test]
fn a_refusal_is_not_tried_again() {
    let mut bench = Bench::advantage("2023-08-30 18:45:00").trusted();
    bench.after(10);
    bench.cisco.mood = Mood::Refuses(Refusal::InstanceInvalid("f654477d".to_owned()));
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(40 * 3600);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(1));
    assert_eq!(bench.get(view::JOBS_SEND_REPORTS_IS).as_deref(), Some("idle"));
    assert!(bench.get(view::USAGE_NEXT_PUSH).is_some_and(|at| at < bench.cisco.time));
    bench.cisco.mood = Mood::Up;
    bench.run(
        "license_trust_request",
        &[("token", "T"), ("scope", "local"), ("force", "yes")],
    );
    bench.after(3600);
    assert_eq!(
        bench.get(view::COMM_USAGE_SUCCESS),
        Some(1),
        "a new trust code reports again"
    );
}

/// G-12, G-13, G-14, G-18: `Authorization Request` counts a success for each trust sync or trust code, answers
/// `NO DATA TO PROCESS`, and has no time of last success. 17.6.3, 17.6.6 and `17.7dev` ask nothing.
#[test]
fn the_idle_question_for_codes() {
    for (release, asks) in [("17.12.4", 1), ("17.6.3", 0)] {
        let mut bench = Bench::advantage("2025-04-22 05:01:31");
        bench.device.state.set(view::RELEASE, release);
        let mut bench = bench.trusted();
        bench.until("2025-04-22 05:02:24");
        assert_eq!(
            bench.get(view::COMM_TRUST_SYNC_LAST_SUCCESS),
            Some(at("2025-04-22 05:02:12"))
        );
        assert_eq!(bench.get(view::COMM_AUTH_REQUEST_SUCCESS), Some(asks), "{release}");
        assert_eq!(bench.get(view::COMM_AUTH_REQUEST_LAST_SUCCESS), None);
        if asks == 1 {
            let said = bench.get(view::COMM_AUTH_REQUEST_LAST_TEXT);
            assert_eq!(said.as_deref(), Some("NO DATA TO PROCESS"));
            assert_eq!(
                bench.get(view::JOBS_AUTHORIZATION_CODE_AT),
                Some(at("2025-04-22 05:02:42"))
            );
        }
        // G-18: the sync moved no ACK: no report was acknowledged yet.
        assert_eq!(bench.get(view::USAGE_LAST_ACK), Some(at("2025-04-22 05:01:33")));
    }
}

/// Capture `17.11dev__c9410r`: as many hellos as other messages.
#[test]
fn a_hello_goes_before_every_message_to_cslu() {
    let mut bench = through_cslu("2024-01-01 00:00:00").started();
    bench.after(86_400);
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(600);
    let asked = asked_since(&bench, 0);
    assert!(asked.len() > 8, "{asked:?}");
    for pair in asked.chunks(2) {
        assert_eq!((pair[0], pair[1] != "hello"), ("hello", true), "{asked:?}");
    }
    // Nobody there: nothing but the hello is said or counted (7.7dev: polls and reports have no failure).
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    let n = bench.cisco.asked.len();
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(600);
    assert!(asked_since(&bench, n).iter().all(|word| *word == "hello"));
}

/// Capture `17.11dev__c9410r` (cslu): trust without a token after a trust sync, the ACK of the day before stays.
/// Capture `17.7dev`: trust syncs, and no trust.
#[test]
fn cslu_gives_trust_without_a_token_since_17_7_1() {
    for (release, trusted) in [("17.11.1", true), ("17.7", false)] {
        let mut bench = through_cslu("2022-10-11 15:16:28");
        bench.device.state.set(view::RELEASE, release);
        let mut bench = bench.started();
        bench.after(86_400);
        let ack = bench.get(view::USAGE_LAST_ACK);
        assert!(ack.is_some());
        bench.run("license_sync", &[("scope", "local")]);
        bench.after(5);
        assert_eq!(bench.get(view::TRUST_INSTALLED).is_some(), trusted, "{release}");
        assert_eq!(bench.get(view::USAGE_LAST_ACK), ack, "{release}");
    }
}
