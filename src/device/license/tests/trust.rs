//! Trust codes.

use super::*;

/// G-18: last ACK, trust and policy in the same second; the first push half a minute later; deadline 30 days on by the
/// policy's first report, state 2.
#[test]
fn g18_trust_is_an_ack_and_brings_the_policy() {
    let mut bench = Bench::advantage("2025-04-22 05:01:31");
    bench.cisco.policy = Some(policy(30, 30, 30));
    let mut bench = bench.started();
    let reaction = bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
    assert!(printed(&reaction).is_empty(), "silent");
    bench.after(2);
    let when = Some(at("2025-04-22 05:01:33"));
    assert_eq!(bench.get(view::TRUST_INSTALLED), when);
    assert_eq!(bench.get(view::POLICY_INSTALLED), when);
    assert_eq!(bench.get(view::USAGE_LAST_ACK), when);
    assert_eq!(bench.get(view::USAGE_ACK_DEADLINE), Some(at("2025-05-22 05:01:33")));
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2025-04-22 05:02:02")));
    assert_eq!(bench.get(view::USAGE_ACK_STATE), Some(2));
    assert_eq!(bench.get(view::USAGE_IN_POLICY), Some(30));
    assert_eq!(bench.get(view::COMM_LEVEL).as_deref(), Some("DIRECT"));
    assert_eq!(bench.get(view::TRUST_OVERALL_N), Some(2));
    assert_eq!(bench.get(view::TRUST_PENDING_TOKEN), None, "the token is forgotten");
    assert_eq!(
        bench.get(view::POLICY_PERPETUAL_FREQUENCY_SOURCE).as_deref(),
        Some("Customer Policy")
    );
    // A class that the policy leaves alone keeps Cisco's values (G-8).
    assert_eq!(bench.get(view::POLICY_EXPORT_FREQUENCY), Some(0));
    assert_eq!(
        bench.get(view::POLICY_EXPORT_FREQUENCY_SOURCE).as_deref(),
        Some("CISCO default")
    );
    assert_eq!(bench.logged_times("trust_code_install_success"), 1);
    assert_eq!(bench.logged_times("policy_install_success"), 1);
}

/// Nexus troubleshooting guide: without `force` an installed code is not replaced, no request goes out.
#[test]
fn without_force_nothing_is_replaced() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    let (asked, before) = (bench.cisco.asked.len(), bench.get(view::TRUST_INSTALLED));
    bench.run("license_trust_request", &[("token", "T2"), ("scope", "local")]);
    bench.after(10);
    assert_eq!(bench.get(view::TRUST_INSTALLED), before);
    assert_eq!(bench.cisco.asked.len(), asked);
    assert_eq!(bench.logged_times("trust_code_present"), 1);
    bench.run(
        "license_trust_request",
        &[("token", "T2"), ("scope", "local"), ("force", "yes")],
    );
    bench.after(2);
    assert!(bench.get(view::TRUST_INSTALLED) > before);
}

/// The article's device: replaced without force, waits, saves the configuration, shows the code.
#[test]
fn the_article_s_trust() {
    let bench = Bench::advantage("2026-01-20 09:11:55")
        .quirk(Quirk::TrustReplacedWithoutForce)
        .quirk(Quirk::TrustSavesConfiguration);
    let mut bench = bench.started();
    for _ in 0..2 {
        let reaction = bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
        assert_eq!(printed(&reaction), ["license_exec/trust/installed"]);
    }
    assert_eq!(bench.get(view::TRUST_INSTALLED), Some(at("2026-01-20 09:11:55")));
    assert_eq!(bench.device.nvram.as_deref(), Some("hostname Switch\n"));
}

/// A refused token: logged, forgotten, nothing installed.
#[test]
fn a_bad_token_is_refused() {
    for refusal in [
        Refusal::TokenInvalid("T".to_owned()),
        Refusal::TokenExpired("T".to_owned()),
        Refusal::TokenExhausted("T".to_owned()),
    ] {
        let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
        bench.cisco.mood = Mood::Refuses(refusal.clone());
        bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
        bench.after(2);
        assert_eq!(bench.get(view::TRUST_INSTALLED), None);
        assert_eq!(bench.logged_times("trust_code_install_failed"), 1);
        assert_eq!(
            bench.get(view::COMM_TRUST_ESTABLISHMENT_LAST_TEXT).as_deref(),
            Some("INVALID STATUS CODE")
        );
        assert_eq!(
            bench.get(view::COMM_TRUST_ESTABLISHMENT_REASON),
            Some(refusal.to_string())
        );
        assert_eq!(
            bench.get(view::COMM_TRUST_ESTABLISHMENT_ONGOING_COMM),
            Some(0),
            "G-8: somebody answered"
        );
        bench.after(86_400);
        assert_eq!(
            bench.get(view::COMM_TRUST_ESTABLISHMENT_TOTAL),
            Some(1),
            "not tried again"
        );
    }
}

/// Nobody answers: COMM_FAILED, the request stays and is tried again; COMM_RESTORED with the first answer.
#[test]
fn an_unanswered_request_is_tried_again() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
    bench.after(3600);
    assert!(bench.logged_times("comm_failed") > 1);
    assert_eq!(
        bench.get(view::COMM_TRUST_ESTABLISHMENT_LAST_TEXT).as_deref(),
        Some("NO REPLY")
    );
    bench.cisco.mood = Mood::Up;
    bench.after(3600);
    assert!(bench.get(view::TRUST_INSTALLED).is_some());
    assert_eq!(bench.logged_times("comm_restored"), 1);
}

/// With transport off nothing is sent; the failure is logged.
#[test]
fn transport_off_has_no_trust() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    bench.set(view::TRANSPORT_TYPE, "off");
    bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
    bench.after(10);
    assert!(bench.cisco.asked.is_empty());
    assert_eq!(bench.logged_times("trust_code_install_failed"), 1);
}

/// G-13, G-14: a trust sync moves `Last ACK received` on a direct transport. Capture 17.11dev c9410r: not through CSLU.
#[test]
fn trust_sync_counts_as_an_ack_on_direct_transports() {
    for (transport, moves) in [("smart", true), ("cslu", false)] {
        let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
        bench.set(view::TRANSPORT_TYPE, transport);
        bench.after(86_400);
        let before = bench.get(view::USAGE_LAST_ACK);
        let syncs = bench.get(view::COMM_TRUST_SYNC_SUCCESS).expect("a counter");
        bench.run("license_sync", &[("scope", "local")]);
        bench.after(2);
        assert_eq!(bench.get(view::COMM_TRUST_SYNC_SUCCESS), Some(syncs + 1));
        assert_eq!(bench.get(view::USAGE_LAST_ACK) > before, moves, "{transport}");
    }
}

/// `all` asks for every member of a stack, `local` for the active; the view shows codes for each.
#[test]
fn all_means_every_member() {
    for (scope, installed) in [("local", 1), ("all", 2)] {
        let mut bench = Bench::advantage("2024-01-01 00:00:00");
        let second = Record::new()
            .with(view::MEMBERS_ROLE, "Standby")
            .with(view::MEMBERS_PID, PID)
            .with(view::MEMBERS_SN, "FCW2501YYYY");
        bench.device.state.list_mut(view::MEMBERS).push(second);
        let mut bench = bench.started();
        bench.run("license_trust_request", &[("token", "T"), ("scope", scope)]);
        bench.after(2);
        let members = bench.device.state.list(view::MEMBERS);
        let with = members
            .iter()
            .filter(|m| m.get(view::MEMBERS_TRUST_INSTALLED).is_some());
        assert_eq!(with.count(), installed);
        assert_eq!(bench.get(view::TRUST_PER_DEVICE), Some(true));
        // The missing one gets its code with the next sync.
        bench.run("license_sync", &[("scope", "all")]);
        bench.after(2);
        let members = bench.device.state.list(view::MEMBERS);
        assert!(members.iter().all(|m| m.get(view::MEMBERS_TRUST_INSTALLED).is_some()));
    }
}

/// A code lives for eight years; its end moves and the date of its installation stays.
#[test]
fn a_trust_code_is_renewed_before_it_ends() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    let expires = |bench: &Bench| bench.device.state.list(view::MEMBERS)[0].get(view::MEMBERS_TRUST_EXPIRES);
    let (first, installed) = (
        expires(&bench).expect("it has an end"),
        bench.get(view::TRUST_INSTALLED),
    );
    bench.live(first - TimeDelta::days(61));
    assert_eq!(expires(&bench), Some(first), "nothing asks so early");
    bench.live(first - TimeDelta::days(59));
    assert!(
        expires(&bench) > Some(first + TimeDelta::days(2000)),
        "{:?}",
        expires(&bench)
    );
    assert_eq!(bench.get(view::TRUST_INSTALLED), installed);
    bench.live(first + TimeDelta::days(1));
    assert_eq!(bench.get(view::TRUST_INSTALLED), installed);
}

/// Nobody renews it: behind its end the device is as before it was trusted, and what is in use stays in use.
#[test]
fn a_trust_code_that_ends_is_gone() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    let end = bench.device.state.list(view::MEMBERS)[0].get(view::MEMBERS_TRUST_EXPIRES);
    let end = end.expect("it has an end");
    bench.live(end - TimeDelta::days(70));
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    bench.live(end - TimeDelta::seconds(1));
    assert!(bench.get(view::TRUST_INSTALLED).is_some());
    let syncs = bench.get(view::COMM_TRUST_SYNC_FAIL);
    assert!(syncs >= Some(59), "it was tried every day: {syncs:?}");
    bench.live(end + TimeDelta::seconds(1));
    assert_eq!(bench.get(view::TRUST_INSTALLED), None);
    assert_eq!(bench.get(view::COMM_LEVEL).as_deref(), Some("INDIRECT"));
    let status = |licence: &Record| licence.get(view::LICENCES_STATUS);
    assert!(
        bench
            .device
            .state
            .list(view::LICENCES)
            .iter()
            .all(|licence| status(licence).as_deref() == Some("IN USE"))
    );
    // A token gives a new one, without force: there is none to be replaced.
    bench.cisco.mood = Mood::Up;
    bench.run("license_trust_request", &[("token", "T2"), ("scope", "local")]);
    bench.after(2);
    assert!(bench.get(view::TRUST_INSTALLED) > Some(end));
}

/// Captures of 17.11 to 17.15 list the job of a trusted device as idle and count nothing; 17.12 and 17.14 without trust do not
/// list it, nor does 17.18.
#[test]
fn telemetry_is_listed_with_trust_and_never_sent() {
    for (agent, listed) in [("5.5.11", false), ("5.7.15", true), ("5.11.2", true), ("6.3.10", false)] {
        let mut bench = Bench::advantage("2024-01-01 00:00:00");
        bench.device.state.set(view::AGENT, agent);
        let mut bench = bench.trusted();
        bench.after(60);
        assert_eq!(
            bench.get(view::JOBS_TELEMETRY_IS).as_deref() == Some("idle"),
            listed,
            "{agent}"
        );
        bench.after(86_400 * 200);
        assert_eq!(bench.get(view::COMM_TELEMETRY_TOTAL), Some(0));
    }
    let mut bench = Bench::advantage("2024-01-01 00:00:00");
    bench.device.state.set(view::AGENT, "5.7.15");
    assert_eq!(bench.started().get(view::JOBS_TELEMETRY_IS), None, "without trust");
}

/// 17.6.3 and G-18 list both checks behind a trust code of this run; 5.7.6 to 5.11.3 list telemetry once a trusted device
/// was in contact, 6.3.10 does not.
#[test]
fn jobs_that_a_trust_code_leaves_behind() {
    for (agent, telemetry) in [
        ("5.1.26_rel/120", false),
        ("5.11.2_rel/6", true),
        ("6.3.10/58086906e", false),
    ] {
        let mut bench = Bench::advantage("2025-04-22 05:01:31");
        bench.device.state.set(view::AGENT, agent);
        let mut bench = bench.started();
        assert_eq!(bench.get(view::JOBS_REGISTER_PERIOD_IS), None, "{agent}");
        bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
        bench.after(2);
        let idle = Some("idle".to_owned());
        assert_eq!(bench.get(view::JOBS_REGISTER_PERIOD_IS), idle, "{agent}");
        assert_eq!(bench.get(view::JOBS_ACK_EXPIRATION_IS), idle, "{agent}");
        assert_eq!(bench.get(view::JOBS_TELEMETRY_IS), None, "{agent}: no sync yet");
        bench.after(60);
        assert_eq!(
            bench.get(view::JOBS_TELEMETRY_IS),
            idle.filter(|_| telemetry),
            "{agent}"
        );
    }
}
