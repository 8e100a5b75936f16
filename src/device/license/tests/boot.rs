//! Reload, factory reset, boot level, configuration.

use super::*;

/// Boot log of 17.9.5: agent enabled, call-home enabled, then how many days are left.
#[test]
fn what_a_boot_says() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.device.messages.clear();
    bench.after(3600);
    bench.device.messages.clear();
    bench.reload();
    bench.after(60);
    assert_eq!(bench.logged(), ["agent_enabled", "enabled", "reporting_required"]);
}

/// Trust code, policy, deadlines and reports survive a reload; open reports close with the reload.
#[test]
fn what_survives_a_reload() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00");
    bench.cisco.policy = Some(policy(30, 60, 90));
    let mut bench = bench.trusted();
    bench.after(86_400);
    let keys = [
        view::TRUST_INSTALLED,
        view::POLICY_INSTALLED,
        view::USAGE_LAST_ACK,
        view::USAGE_ACK_DEADLINE,
        view::USAGE_LAST_PUSH,
    ];
    let before: Vec<_> = keys.iter().map(|key| bench.get(*key)).collect();
    bench.reload();
    let after: Vec<_> = keys.iter().map(|key| bench.get(*key)).collect();
    assert_eq!(before, after);
    let reasons = bench.device.state.list(view::RUM_REPORTS).iter();
    let reloaded = reasons.filter(|r| r.text(view::RUM_REPORTS_CLOSE_REASON) == Some("ProductReload"));
    assert_eq!(reloaded.count(), 2);
    assert_eq!(bench.get(view::RUM_COLLECTING), Some(2));
    bench.after(40 * 86_400);
    assert!(bench.get(view::USAGE_LAST_PUSH) > before[4]);
}

/// FN72578: nothing before the reload; then trust, policy and reports are gone and the first period begins anew.
#[test]
fn factory_reset_waits_for_the_reload() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00");
    bench.cisco.policy = Some(policy(30, 60, 90));
    let mut bench = bench.trusted();
    bench.after(86_400);
    let reaction = bench.run("license_factory_reset", &[]);
    assert_eq!(printed(&reaction), ["license_exec/factory_reset"]);
    assert!(bench.get(view::TRUST_INSTALLED).is_some(), "not yet");
    bench.reload();
    assert_eq!(bench.get(view::TRUST_INSTALLED), None);
    assert_eq!(bench.get(view::POLICY_INSTALLED), None);
    assert_eq!(bench.get(view::POLICY_PERPETUAL_FIRST_REPORT), Some(365));
    assert_eq!(bench.get(view::RUM_ACKED), Some(0));
    assert_eq!(bench.get(view::USAGE_LAST_ACK), None);
    assert_eq!(bench.logged_times("policy_removed"), 1);
    bench.after(60);
    assert!(bench.get(view::USAGE_ACK_DEADLINE).is_some());
    bench.reload();
    assert_eq!(bench.logged_times("policy_removed"), 1, "once is enough");
}

fn real(time: &str) -> Bench {
    let mut bench = Bench::new(time, &[]);
    let members = bench.device.state.list(view::MEMBERS).to_vec();
    let levels = ["network-advantage", "dna-advantage"];
    let licences = super::super::entitlements::of_levels(&members, &levels).expect("a C9300");
    bench.device.state.set(view::LICENCES, licences);
    bench.device.factory = bench.device.state.clone();
    bench.trusted()
}

/// A level takes effect with the reload; then it is a change of use: due within `on change` days (G-10).
#[test]
fn a_boot_level_takes_effect_with_the_reload() {
    let mut bench = real("2024-01-01 00:00:00");
    bench.cisco.policy = Some(policy(365, 365, 20));
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(86_400);
    let reaction = bench.set(view::BOOT_LEVEL_BASE_CONFIGURED, "network-essentials");
    assert_eq!(printed(&reaction), ["license_exec/boot_level"]);
    bench.set(view::BOOT_LEVEL_ADDON_CONFIGURED, "none");
    assert_ne!(
        bench.get(view::BOOT_LEVEL_BASE_NEXT).as_deref(),
        Some("network-essentials"),
        "not written yet"
    );
    bench.device.nvram = Some("license boot level network-essentials\n".to_owned());
    assert_eq!(
        bench.get(view::BOOT_LEVEL_BASE_NEXT).as_deref(),
        Some("network-essentials")
    );
    assert_eq!(bench.get(view::BOOT_LEVEL_ADDON_NEXT), None);
    assert_eq!(bench.device.state.list(view::LICENCES).len(), 2, "not yet");
    bench.reload();
    let names: Vec<_> = bench
        .device
        .state
        .list(view::LICENCES)
        .iter()
        .filter_map(|licence| licence.text(view::LICENCES_NAME))
        .collect();
    assert_eq!(names, ["network-essentials"]);
    assert_eq!(
        bench.get(view::USAGE_ACK_DEADLINE),
        Some(bench.cisco.time + TimeDelta::days(20))
    );
    assert_eq!(bench.get(view::RUM_COLLECTING), Some(1));
    bench.reload();
    assert_eq!(bench.device.state.list(view::LICENCES).len(), 1);
}

/// Another transport keeps trust, policy and deadlines.
#[test]
fn transport_keeps_trust_and_deadline() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.after(3600);
    let before = (bench.get(view::TRUST_INSTALLED), bench.get(view::USAGE_ACK_DEADLINE));
    bench.set(view::TRANSPORT_TYPE, "off");
    assert_eq!(
        (bench.get(view::TRUST_INSTALLED), bench.get(view::USAGE_ACK_DEADLINE)),
        before
    );
    assert!(
        bench.get(view::USAGE_NEXT_PUSH).is_some(),
        "NTC-2: the timer goes on with transport off"
    );
}

/// The clock is set: deadlines stay, timers keep their place on the device's clock.
#[test]
fn a_clock_that_is_set() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.after(3600);
    let due = bench.get(view::USAGE_NEXT_PUSH).expect("a push");
    let before = bench.device.skew;
    bench.device.skew = due - bench.cisco.time - TimeDelta::seconds(5);
    timers::clock_was_set(&mut bench.device, before);
    bench.after(4);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(1));
    bench.after(1);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(2));
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), Some(due));
}

/// The article's proxy.
#[test]
fn http_proxy_feeds_licensing_only_with_the_quirk() {
    for (quirk, host) in [(true, Some("10.10.10.50")), (false, None)] {
        let mut bench = Bench::advantage("2024-01-01 00:00:00");
        if quirk {
            bench = bench.quirk(Quirk::HttpProxyFeedsLicensing);
        }
        bench.set(view::IP_HTTP_PROXY_SERVER, "10.10.10.50");
        bench.set(view::IP_HTTP_PROXY_PORT, 3128);
        assert_eq!(bench.get(view::TRANSPORT_PROXY_ADDRESS).as_deref(), host);
        let target = super::super::transport::route(&bench.device).expect("a way").target;
        assert_eq!(target.proxy, host.map(|host| (host.to_owned(), 3128)));
    }
}

fn jobs_of(agent: &str) -> [Option<String>; 2] {
    let mut bench = Bench::advantage("2024-01-01 00:00:00");
    bench.device.state.set(view::AGENT, agent);
    let bench = bench.started();
    [view::JOBS_AUTHORIZATION_RENEWAL_IS, view::JOBS_INIT_FLAG_CHECK_IS].map(|key| bench.get(key))
}

/// Captures tech_support of 5.1.26, 5.3.16, 5.5.11, 5.7.6, 5.9.4, 6.0.1 and 6.3.10.
#[test]
fn what_the_jobs_of_a_boot_are_hangs_on_the_agent() {
    let (due, idle) = (Some("due".to_owned()), Some("idle".to_owned()));
    assert_eq!(jobs_of("5.1.26_rel/120"), [due.clone(), idle.clone()]);
    assert_eq!(jobs_of("5.3.16_rel/55"), [due, idle.clone()]);
    assert_eq!(jobs_of("5.5.11_rel/31"), [idle.clone(), idle.clone()]);
    assert_eq!(jobs_of("5.7.6_rel/15"), [idle.clone(), idle.clone()]);
    assert_eq!(jobs_of("5.9.4_rel/9"), [None, idle.clone()]);
    assert_eq!(jobs_of("6.0.1_poc1/11a656bb3"), [None, idle]);
    assert_eq!(jobs_of("6.3.10/58086906e"), [None, Some("unavailable".to_owned())]);
}

/// Status time of every tech-support capture is the time of day of `Daily`, less two to five seconds.
#[test]
fn a_device_that_runs_counts_from_its_boot() {
    let mut bench = Bench::advantage("2026-01-20 09:00:00");
    bench.device.booted = at("2026-01-01 10:17:48");
    let bench = bench.started();
    let licences = bench.device.state.list(view::LICENCES).iter();
    let since: Vec<_> = licences
        .map(|licence| licence.get(view::LICENCES_STATUS_TIME))
        .collect();
    assert_eq!(since, [Some(at("2026-01-01 10:17:48")); 2]);
    assert_eq!(bench.get(view::JOBS_DAILY_AT), Some(at("2026-01-20 10:17:48")));
    assert_eq!(
        bench.get(view::JOBS_START_MEASUREMENTS_AT),
        Some(at("2026-01-20 09:02:48"))
    );
}

/// 17.6.6: trust and policy of 18:45, licences and jobs of the boot at 21:02.
#[test]
fn a_reload_asks_for_the_licences_anew() {
    let mut bench = Bench::advantage("2026-01-20 09:00:00").trusted();
    bench.after(3 * 3600);
    bench.reload();
    let now = bench.cisco.time;
    let licences = bench.device.state.list(view::LICENCES).iter();
    let times: Vec<_> = licences
        .flat_map(|licence| [view::LICENCES_STATUS_TIME, view::LICENCES_REQUEST_TIME].map(|key| licence.get(key)))
        .collect();
    assert_eq!(times, [Some(now); 4]);
}

/// 17.6.3 counts the daily one from the boot: 11:13:25 and 11:15:05.
#[test]
fn the_authorization_is_renewed_a_hundred_seconds_behind_the_daily_job() {
    let mut bench = Bench::advantage("2022-03-22 11:13:25");
    bench.device.state.set(view::AGENT, "5.1.26_rel/120");
    let mut bench = bench.started();
    bench.after(3 * 3600);
    assert_eq!(bench.get(view::JOBS_DAILY_AT), Some(at("2022-03-23 11:13:25")));
    assert_eq!(
        bench.get(view::JOBS_AUTHORIZATION_RENEWAL_AT),
        Some(at("2022-03-23 11:15:05"))
    );
}

/// A device whose last push was acknowledged has reported: the counters, the list and the next ids agree with the date.
/// One that says how many reports there were is left alone.
#[test]
fn who_was_acknowledged_has_reported() {
    let pushed = at("2025-12-20 10:00:00");
    let mut told = Bench::advantage("2026-01-20 09:00:00");
    let state = &mut told.device.state;
    state.set(view::TRUST_INSTALLED, at("2025-06-01 11:04:33"));
    state.set(view::USAGE_LAST_PUSH, pushed);
    state.set(view::USAGE_LAST_ACK, pushed + TimeDelta::minutes(5));
    let mut counted = Bench::advantage("2026-01-20 09:00:00");
    counted.device.state = told.device.state.clone();
    counted.device.state.set(view::RUM_TOTAL, 0);

    let bench = told.started();
    assert_eq!(bench.get(view::RUM_TOTAL), Some(2));
    assert_eq!(bench.get(view::RUM_ACKED), Some(2));
    assert_eq!(bench.get(view::RUM_COLLECTING), Some(2));
    let reports = bench.device.state.list(view::RUM_REPORTS);
    let states: Vec<_> = reports.iter().filter_map(|r| r.text(view::RUM_REPORTS_STATE)).collect();
    assert_eq!(states, ["ACK", "ACK", "OPEN", "OPEN"]);
    assert_eq!(
        reports[0].get(view::RUM_REPORTS_ID),
        Some(at("2025-06-01 11:04:33").timestamp())
    );
    assert_eq!(reports[0].get(view::RUM_REPORTS_END), Some(pushed));
    assert_eq!(reports[2].get(view::RUM_REPORTS_START), Some(pushed));
    assert_eq!(
        reports[2].get(view::RUM_REPORTS_PREVIOUS),
        reports[0].get(view::RUM_REPORTS_ID)
    );

    let bench = counted.started();
    assert_eq!(bench.get(view::RUM_TOTAL), Some(0));
    assert_eq!(bench.device.state.list(view::RUM_REPORTS).len(), 2);
}

/// `CALCULATING` while it is empty (17.6.3), else kilobytes, begun ones counted (G-18: 1 KB after eight minutes).
#[test]
fn the_size_of_the_event_log_follows_from_it() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    bench.run("license_clear_eventlog", &[]);
    assert_eq!(bench.get(view::EVENTLOG_SIZE), None);
    bench.reload();
    assert_eq!(bench.get(view::EVENTLOG_SIZE), Some(1));
    let bytes = super::super::eventlog::size(&bench.device.state);
    // Three events of a boot: `2024-01-01 00:00:00.000 UTC SAEVT_READY` and its like.
    assert!(
        bytes > 3 * "2024-01-01 00:00:00.000 UTC SAEVT_READY".len() && bytes < 1024,
        "{bytes}"
    );
}

/// A switch that a profile or an import tells to have been acknowledged, or to have a deadline, begins no first period with
/// its first reload: the deadline stays, the boot says how many days are left, and the push comes two minutes after it.
#[test]
fn a_period_that_runs_is_not_begun_anew() {
    let (ack, deadline) = (at("2023-12-20 10:00:00"), at("2024-03-19 10:00:00"));
    for acknowledged in [true, false] {
        let mut bench = Bench::advantage("2024-01-01 00:00:00");
        let state = &mut bench.device.state;
        state.set_or_clear(view::USAGE_LAST_ACK, acknowledged.then_some(ack));
        state.set(view::USAGE_ACK_DEADLINE, deadline);
        bench.device.state.set(view::USAGE_NEXT_PUSH, at("2024-01-19 10:00:00"));
        let mut bench = bench.started();
        bench.reload();
        bench.after(60);
        assert_eq!(bench.logged_times("reporting_required"), 1);
        assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(deadline));
        assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2024-01-01 00:02:00")));
    }
}

/// GA-4: who owes no more reports makes none after its first reload either.
#[test]
fn a_reload_asks_no_report_of_who_owes_none() {
    let mut bench = Bench::new("2024-01-01 00:00:00", &[("network-essentials", "Perpetual")]);
    let state = &mut bench.device.state;
    state.set(view::TRUST_INSTALLED, at("2023-01-01 10:00:00"));
    state.set(view::USAGE_LAST_PUSH, at("2023-02-01 10:00:00"));
    state.set(view::USAGE_LAST_ACK, at("2023-02-01 10:05:00"));
    let mut bench = bench.started();
    assert_eq!(bench.get(view::USAGE_PUSH_INTERVAL), Some(0));
    bench.reload();
    bench.after(10 * 86_400);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(0));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), None);
}

/// A trust code that was asked for and not given yet is asked for again behind a reload.
#[test]
fn a_pending_trust_request_goes_on_after_a_reload() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
    bench.after(60);
    bench.reload();
    bench.cisco.mood = Mood::Up;
    bench.after(180);
    assert_eq!(bench.get(view::TRUST_INSTALLED), Some(at("2024-01-01 00:03:00")));
    bench.reload();
    let asked = bench.cisco.asked.len();
    bench.after(180);
    let trust = |ask: &&Ask| matches!(ask, Ask::Trust { .. });
    assert_eq!(
        bench.cisco.asked[asked..].iter().filter(trust).count(),
        0,
        "once is enough"
    );
}
