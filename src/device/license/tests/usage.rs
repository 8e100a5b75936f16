//! Dates of usage reporting, each with the capture that shows it.

use super::*;

/// G-15 (17.16, perpetual and subscription, smart without trust): in use 17:00:51, deadline 90 days on, first push due
/// 2 minutes on and never done, the job a day later, state 2, InPolicy 90.
#[test]
fn g15_first_period() {
    let mut bench = Bench::advantage("2024-07-29 17:00:01").started();
    bench.until("2024-07-29 17:05:54");
    assert_eq!(bench.get(view::USAGE_STARTED), Some(at("2024-07-29 17:00:51")));
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(at("2024-10-27 17:00:51")));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2024-07-29 17:02:51")));
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), None);
    assert_eq!(bench.get(view::JOBS_SEND_REPORTS_AT), Some(at("2024-07-30 17:02:51")));
    assert_eq!(bench.get(view::USAGE_PUSH_INTERVAL), Some(30));
    assert_eq!(bench.get(view::USAGE_ACK_STATE), Some(2));
    assert_eq!(bench.get(view::USAGE_IN_POLICY), Some(90));
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(0));
    assert!(bench.cisco.asked.is_empty(), "smart without trust sends nothing");
    assert_eq!(bench.get(view::COMM_LEVEL).as_deref(), Some("INDIRECT"));
}

/// G-3 (17.9, perpetual only): 365 days, InPolicy 365, interval 30; the reminder job 60 days before the deadline.
#[test]
fn g3_perpetual_only() {
    let mut bench = Bench::new("2022-04-06 13:27:13", &[("network-essentials", "Perpetual")]).started();
    bench.until("2022-05-21 14:10:53");
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(at("2023-04-06 13:28:03")));
    assert_eq!(bench.get(view::USAGE_IN_POLICY), Some(365));
    assert_eq!(bench.get(view::USAGE_PUSH_INTERVAL), Some(30));
    assert_eq!(bench.get(view::JOBS_EXTERNAL_EVENT_AT), Some(at("2023-02-05 13:28:03")));
}

/// Boot logs: `required in 89 days` with a subscription, `364 days` without, as whole days that are left.
#[test]
fn boot_says_how_many_days_are_left() {
    for (kind, days) in [("Subscription", 89), ("Perpetual", 364)] {
        let mut bench = Bench::new("2024-01-01 00:00:00", &[("x", kind)]).started();
        let said = |bench: &Bench| {
            let all: Vec<_> = bench
                .device
                .messages
                .iter()
                .filter(|m| m.screen.ends_with("reporting_required"))
                .map(|m| m.args.get(view::ARG_DAYS))
                .collect();
            (all.len(), all.last().copied().flatten())
        };
        bench.after(60);
        assert_eq!(said(&bench), (1, Some(days)), "the first boot");
        bench.reload();
        bench.after(60);
        assert_eq!(said(&bench), (2, Some(days)), "a later boot");
    }
}

/// G-12: push Dec 18 11:00:18, next push Jan 17; poll 300 s later brings the ACK; deadline ACK + 60 under the policy's
/// frequency of 60; state 4.
#[test]
fn g12_push_poll_ack() {
    let mut bench = Bench::advantage("2023-12-18 10:59:47");
    bench.cisco.policy = Some(policy(120, 60, 60));
    let mut bench = bench.trusted();
    assert_eq!(bench.cisco.time, at("2023-12-18 10:59:49"));
    bench.until("2023-12-18 11:00:18");
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), Some(at("2023-12-18 11:00:18")));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2024-01-17 11:00:18")));
    assert_eq!(bench.get(view::USAGE_NEXT_ACK_CHECK), Some(at("2023-12-18 11:05:18")));
    assert_eq!(bench.get(view::COMM_USAGE_LAST_TEXT).as_deref(), Some("OK_POLL"));
    assert_eq!(bench.get(view::USAGE_ACK_STATE), Some(2));
    assert_eq!(bench.get(view::RUM_WAITING), Some(2));
    bench.until("2023-12-18 11:05:18");
    assert_eq!(bench.get(view::USAGE_LAST_ACK), Some(at("2023-12-18 11:05:18")));
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(at("2024-02-16 11:05:18")));
    assert_eq!(bench.get(view::USAGE_NEXT_ACK_CHECK), None);
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2024-01-17 11:00:18")));
    assert_eq!(bench.get(view::USAGE_ACK_STATE), Some(4));
    assert_eq!(bench.get(view::USAGE_IN_POLICY), Some(60));
    assert_eq!(bench.get(view::RUM_ACKED), Some(2));
    assert_eq!(bench.get(view::RUM_WAITING), Some(0));
    assert_eq!(bench.get(view::JOBS_RETRIEVE_RESULT_IS).as_deref(), Some("idle"));
    assert_eq!(
        bench.get(view::ACCOUNT_SMART_NAME).as_deref(),
        Some("solvethenetwork.com")
    );
}

/// The article and GS-1: ACK + 90 by the Cisco default; G-0: `External Event` stands at the deadline after an ACK.
#[test]
fn default_policy_after_an_ack() {
    let mut bench = Bench::advantage("2026-01-15 08:22:14")
        .quirk(Quirk::SyncWaitsForAck)
        .trusted();
    bench.run("license_sync", &[("scope", "local")]);
    let now = bench.cisco.time;
    assert_eq!(bench.get(view::USAGE_LAST_ACK), Some(now));
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(now + TimeDelta::days(90)));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(now + TimeDelta::days(30)));
    assert_eq!(bench.get(view::JOBS_EXTERNAL_EVENT_AT), Some(now + TimeDelta::days(90)));
}

/// NTC-4 and GA-4: perpetual only under the default policy reports once; then no deadline, no interval, no next push.
#[test]
fn perpetual_only_reports_once() {
    let mut bench = Bench::new("2024-08-03 09:02:48", &[("network-advantage", "Perpetual")]).trusted();
    // NTC-4: trust counts as ACK; the deadline is a year on, the interval 0.
    assert_eq!(bench.get(view::USAGE_LAST_ACK), Some(at("2024-08-03 09:02:50")));
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(at("2025-08-03 09:02:50")));
    assert_eq!(bench.get(view::USAGE_PUSH_INTERVAL), Some(0));
    bench.after(29);
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), None);
    assert!(bench.get(view::USAGE_NEXT_ACK_CHECK).is_some());
    // GA-4: acknowledged.
    bench.after(300);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), None);
    assert_eq!(bench.get(view::USAGE_PUSH_INTERVAL), Some(0));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), None);
    bench.after(400 * 86_400);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(1), "nothing is sent any more");
}

/// The interval is the shorter of policy and configuration; 30 when neither is shorter.
#[test]
fn push_interval_is_the_shorter() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00")
        .quirk(Quirk::SyncWaitsForAck)
        .trusted();
    bench.run("license_sync", &[("scope", "local")]);
    let pushed = bench.get(view::USAGE_LAST_PUSH).expect("a push");
    for (configured, interval) in [(7, 7), (365, 90), (30, 30)] {
        bench.set(view::USAGE_CONFIGURED_INTERVAL, configured);
        assert_eq!(bench.get(view::USAGE_PUSH_INTERVAL), Some(interval));
        assert_eq!(
            bench.get(view::USAGE_NEXT_PUSH),
            Some(pushed + TimeDelta::days(interval))
        );
    }
}

/// Three months of normal life: a push every 30 days, each with its ACK; the deadline moves on each time.
#[test]
fn reports_go_on_month_by_month() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.after(95 * 86_400);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(4));
    assert_eq!(bench.get(view::COMM_POLLING_SUCCESS), Some(4));
    assert_eq!(bench.get(view::RUM_ACKED), Some(8));
    assert_eq!(bench.get(view::RUM_COLLECTING), Some(2));
    assert_eq!(bench.logged_times("comm_failed"), 0);
    let deadline = bench.get(view::USAGE_ACK_DEADLINE).expect("a deadline");
    assert!(deadline > bench.cisco.time);
}

/// A stamp that a profile gives stays until an event computes it.
#[test]
fn stamps_of_a_profile_stay_until_an_event() {
    let mut bench = Bench::advantage("2026-01-20 09:00:00");
    bench.device.state.set(view::USAGE_LAST_ACK, at("2026-01-15 08:22:14"));
    bench
        .device
        .state
        .set(view::USAGE_ACK_DEADLINE, at("2026-04-15 08:22:14"));
    bench.device.state.set(view::USAGE_NEXT_PUSH, at("2026-02-14 08:22:14"));
    bench.device.state.set(view::USAGE_IN_POLICY, 0);
    bench.device.state.set(view::TRUST_INSTALLED, at("2025-06-01 11:04:33"));
    let mut bench = bench.started();
    bench.until("2026-02-14 08:22:13");
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2026-02-14 08:22:14")));
    assert_eq!(bench.get(view::USAGE_IN_POLICY), Some(0));
    assert_eq!(bench.get(view::TRUST_INSTALLED), Some(at("2025-06-01 11:04:33")));
    assert_eq!(bench.get(view::USAGE_ACK_STATE), Some(4));
    bench.until("2026-02-14 08:30:00");
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), Some(at("2026-02-14 08:22:14")));
    assert_eq!(bench.get(view::USAGE_IN_POLICY), Some(90));
}

/// Jobs that only repeat roll on from their stamp (G-15: measurements every 15 minutes).
#[test]
fn repeating_jobs_roll_on() {
    let mut bench = Bench::advantage("2024-07-29 17:03:49").started();
    assert_eq!(
        bench.get(view::JOBS_START_MEASUREMENTS_AT),
        Some(at("2024-07-29 17:18:49"))
    );
    bench.until("2024-07-29 17:05:54");
    assert_eq!(bench.get(view::JOBS_START_MEASUREMENTS_REMAINING), Some(12 * 60 + 55));
    bench.until("2024-07-29 17:18:49");
    assert_eq!(
        bench.get(view::JOBS_START_MEASUREMENTS_AT),
        Some(at("2024-07-29 17:33:49"))
    );
    assert_eq!(bench.get(view::JOBS_START_MEASUREMENTS_IS).as_deref(), Some("due"));
}

/// Nothing to report: no licence in use, no deadline, no push (E113).
#[test]
fn without_a_licence_nothing_is_due() {
    let mut bench = Bench::new("2024-01-01 00:00:00", &[]).started();
    bench.after(400 * 86_400);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), None);
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), None);
    assert!(bench.logged().is_empty());
}

/// Reminders at 60 and 30 days, then an alert a day behind the deadline; the job is idle then (capture 17.12dev).
#[test]
fn reminders_and_alerts() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    bench.after(89 * 86_400);
    assert_eq!(bench.logged_times("reporting_required"), 3);
    bench.after(4 * 86_400);
    assert!(bench.logged_times("rum_ack_not_received") >= 3, "{:?}", bench.logged());
    assert_eq!(bench.get(view::JOBS_EXTERNAL_EVENT_IS).as_deref(), Some("idle"));
    assert_eq!(bench.get(view::USAGE_OVERDUE), Some(true));
    assert!(
        bench
            .device
            .state
            .list(view::LICENCES)
            .iter()
            .all(super::super::policy::in_use)
    );
}
