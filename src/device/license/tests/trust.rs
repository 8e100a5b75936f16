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
