//! What goes wrong on the way to the Cisco side.

use super::*;

fn cslu(time: &str) -> Bench {
    let mut bench = Bench::advantage(time);
    bench.device.state.set(view::TRANSPORT_TYPE, "cslu");
    bench
}

/// G-3, G-10, G-11 (cslu, nobody there): a hello each hour, counted as failures without an answer; no report is
/// attempted; `Next report push` stays in the past, its job comes again a day later.
#[test]
fn g3_hourly_hellos() {
    let mut bench = cslu("2023-12-10 20:52:27");
    bench.cisco.mood = Mood::Down(Failure::Dns);
    let mut bench = bench.started();
    bench.until("2023-12-11 06:00:00");
    assert_eq!(bench.get(view::USAGE_NEXT_PUSH), Some(at("2023-12-10 20:55:17")));
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), None);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(0));
    assert_eq!(bench.get(view::COMM_HELLO_FAIL), Some(10));
    assert_eq!(bench.get(view::COMM_HELLO_ONGOING_COMM), Some(10));
    assert_eq!(bench.get(view::COMM_HELLO_LAST_TEXT).as_deref(), Some("NO REPLY"));
    assert_eq!(bench.get(view::COMM_HELLO_REASON), None);
    assert_eq!(bench.get(view::JOBS_DATA_SYNC_AT), Some(at("2023-12-11 06:55:17")));
    assert_eq!(bench.logged_times("comm_failed_cslu"), 10);
}

/// It answers again: restored, the reports go, the hourly job is idle; no trust code is needed (capture 17.7dev).
#[test]
fn cslu_comes_back() {
    let mut bench = cslu("2024-01-01 00:00:00");
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    let mut bench = bench.started();
    bench.after(3 * 3600);
    bench.cisco.mood = Mood::Up;
    bench.after(2 * 3600);
    assert_eq!(bench.logged_times("comm_restored_cslu"), 1);
    assert_eq!(bench.get(view::JOBS_DATA_SYNC_IS).as_deref(), Some("idle"));
    assert_eq!(bench.get(view::RUM_ACKED), Some(2));
    assert_eq!(bench.get(view::COMM_LEVEL).as_deref(), Some("INDIRECT"));
    assert_eq!(bench.get(view::PEER_NAME).as_deref(), Some("CSLU_V1"));
}

/// An On-Prem before 8-202102: said so, and nothing is reported.
#[test]
fn an_old_on_prem_is_not_reported_to() {
    let mut bench = cslu("2024-01-01 00:00:00");
    bench.cisco.capabilities.clear();
    let mut bench = bench.started();
    bench.after(3600);
    assert_eq!(bench.logged_times("reporting_not_supported"), 1);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(0));
}

/// G-13: a poll that nobody answers is tried again a day later.
#[test]
fn g13_poll_without_an_answer() {
    let mut bench = Bench::advantage("2024-03-14 22:27:24").trusted();
    bench.until("2024-03-14 22:28:00");
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    bench.until("2024-03-14 22:33:00");
    let failed = bench.get(view::COMM_POLLING_LAST_FAILURE).expect("a failure");
    assert_eq!(failed, at("2024-03-14 22:32:55"));
    assert_eq!(bench.get(view::USAGE_NEXT_ACK_CHECK), Some(at("2024-03-15 22:32:55")));
    bench.cisco.mood = Mood::Up;
    bench.until("2024-03-15 22:32:55");
    assert_eq!(bench.get(view::USAGE_NEXT_ACK_CHECK), None);
    assert_eq!(bench.get(view::USAGE_ACK_STATE), Some(4));
    assert_eq!(bench.logged_times("comm_restored"), 1);
}

/// A push that nobody answers: the reports stay, are sent again a day later, once.
#[test]
fn a_push_without_an_answer_is_repeated() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.cisco.mood = Mood::Down(Failure::Http(502));
    bench.after(60);
    assert_eq!(bench.get(view::COMM_USAGE_FAIL), Some(1));
    assert_eq!(bench.get(view::RUM_AVAILABLE), Some(2));
    assert_eq!(bench.get(view::USAGE_LAST_PUSH), None);
    bench.cisco.mood = Mood::Up;
    bench.after(86_400 + 600);
    assert_eq!(
        bench.get(view::RUM_ACKED),
        Some(4),
        "the old ones and what was collected since"
    );
}

/// G-8: the product instance is gone at CSSM.
#[test]
fn g8_removed_instance() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.cisco.mood = Mood::Refuses(Refusal::InstanceInvalid("f654477d".to_owned()));
    bench.after(60);
    assert_eq!(
        bench.get(view::COMM_USAGE_LAST_TEXT).as_deref(),
        Some("INVALID STATUS CODE")
    );
    assert_eq!(
        (
            bench.get(view::COMM_USAGE_ONGOING),
            bench.get(view::COMM_USAGE_ONGOING_COMM)
        ),
        (Some(1), Some(0))
    );
    assert!(
        bench
            .get(view::COMM_USAGE_REASON)
            .is_some_and(|reason| reason.contains("re-register"))
    );
    assert_eq!(bench.logged_times("comm_failed"), 0, "somebody answered");
}

/// Busy: `OK_TRY_AGAIN` with a reason, no COMM_FAILED.
#[test]
fn a_busy_server_is_no_failed_contact() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.cisco.mood = Mood::Down(Failure::Busy);
    bench.after(60);
    assert_eq!(bench.get(view::COMM_USAGE_LAST_TEXT).as_deref(), Some("OK_TRY_AGAIN"));
    assert!(
        bench
            .get(view::COMM_USAGE_REASON)
            .is_some_and(|reason| reason.contains("LS_LICENGINE_FAIL_TO_CONNECT"))
    );
    assert_eq!(bench.logged_times("comm_failed"), 0);
}

/// Call-home without a profile that reports licensing data sends nothing.
#[test]
fn call_home_needs_a_profile() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.set(view::TRANSPORT_TYPE, "callhome");
    bench.after(3600);
    assert_eq!(bench.get(view::COMM_USAGE_TOTAL), Some(0));
    assert!(bench.logged_times("comm_failed_call_home_disabled") > 0);
    let profile = Record::new()
        .with(view::CALL_HOME_PROFILES_NAME, "CiscoTAC-1")
        .with(view::CALL_HOME_PROFILES_STATUS, "ACTIVE")
        .with(view::CALL_HOME_PROFILES_DATA, "Smart Call Home, Smart Licensing")
        .with(
            view::CALL_HOME_PROFILES_HTTP,
            "https://tools.cisco.com/its/service/oddce/services/DDCEService",
        );
    bench.device.state.set(view::CALL_HOME_PROFILES, vec![profile]);
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    bench.after(86_400);
    assert!(bench.logged_times("comm_failed_call_home") > 0);
    assert!(bench.logged_times("sl_message_failed") > 0);
}

/// The article's device that waits says how it went.
#[test]
fn sync_that_waits() {
    let steps = |bench: &mut Bench| printed(&bench.run("license_sync", &[("scope", "local")]));
    let mut bench = Bench::advantage("2026-01-20 09:11:55")
        .quirk(Quirk::SyncWaitsForAck)
        .trusted();
    assert_eq!(
        steps(&mut bench),
        ["license_exec/sync/pushing", "license_exec/sync/acknowledged"]
    );
    bench.cisco.mood = Mood::Down(Failure::Dns);
    assert_eq!(
        steps(&mut bench),
        ["license_exec/sync/pushing", "license_exec/sync/failed"]
    );
    bench.set(view::TRANSPORT_TYPE, "off");
    assert_eq!(
        steps(&mut bench),
        ["license_exec/sync/pushing", "license_exec/sync/not_sent"]
    );
    let mut real = Bench::advantage("2026-01-20 09:11:55").trusted();
    assert!(steps(&mut real).is_empty(), "a real switch is silent");
}

/// A blog's log: transport `smart` failed at an On-Prem, and after the way to transport `cslu` CSLU's contact is `restored`.
#[test]
fn contact_stays_lost_through_a_change_of_transport() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.cisco.mood = Mood::Down(Failure::EmptyResponse);
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(60);
    assert!(bench.logged_times("comm_failed") > 0);
    bench.cisco.mood = Mood::Up;
    bench.set(view::TRANSPORT_TYPE, "cslu".to_owned());
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(60);
    assert_eq!(bench.logged_times("comm_restored_cslu"), 1);
}

/// Call-home asks for names in the global table, whatever its VRF (a public blog): without a server there it finds none.
#[test]
fn call_home_looks_names_up_in_the_global_table() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00");
    let profile = Record::new()
        .with(view::CALL_HOME_PROFILES_NAME, "CiscoTAC-1")
        .with(view::CALL_HOME_PROFILES_STATUS, "ACTIVE")
        .with(
            view::CALL_HOME_PROFILES_HTTP,
            "https://tools.cisco.com/its/service/oddce/services/DDCEService",
        );
    let state = &mut bench.device.state;
    state.set(view::CALL_HOME_PROFILES, vec![profile]);
    state.set(view::TRANSPORT_TYPE, "callhome");
    state.set(view::CALL_HOME_VRF, "Mgmt-vrf");
    let route = super::super::transport::route(&bench.device).expect("a way");
    assert_eq!(route.egress.vrf.as_deref(), Some("Mgmt-vrf"));
    assert_eq!(route.names.map(|names| names.vrf), Some(None));
    let host = Record::new()
        .with(view::HOSTS_NAME, "tools.cisco.com")
        .with(view::HOSTS_ADDRESS, "192.0.2.20");
    bench.device.state.set(view::HOSTS, vec![host]);
    let route = super::super::transport::route(&bench.device).expect("a way");
    assert_eq!(route.target.address, Some([192, 0, 2, 20].into()));
}

/// `revocation-check crl` looks for the list with each message over TLS; what comes behind it says what to do without.
#[test]
fn a_missing_revocation_list_is_logged_and_no_more() {
    for (check, logged) in [("crl", true), ("crl none", false), ("none", false)] {
        let mut bench = Bench::advantage("2024-01-01 00:00:00");
        let point = Record::new()
            .with(view::TRUSTPOINTS_NAME, "SLA-TrustPoint")
            .with(view::TRUSTPOINTS_REVOCATION_CHECK, check);
        bench.device.state.set(view::TRUSTPOINTS, vec![point]);
        bench.cisco.has_no_revocation_list = true;
        let bench = bench.trusted();
        let messages = bench.device.messages.iter();
        let failed = messages.filter(|message| message.screen == "message/pki/crl_fetch_fail");
        assert_eq!(failed.count() > 0, logged, "{check}");
        assert!(bench.get(view::USAGE_LAST_ACK).is_some(), "{check}");
    }
}

/// What one message brought there is waited for, though a later one finds the server busy.
#[test]
fn a_failed_push_takes_back_only_what_it_carried() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    bench.after(60);
    let waiting = bench.get(view::RUM_WAITING).expect("reports that wait for the poll");
    assert!(waiting > 0);
    bench.cisco.mood = Mood::Down(Failure::Busy);
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(60);
    assert_eq!(bench.get(view::RUM_WAITING), Some(waiting));
    assert!(bench.get(view::RUM_AVAILABLE).is_some_and(|available| available > 0));
    bench.cisco.mood = Mood::Up;
    bench.after(600);
    assert_eq!(bench.get(view::RUM_WAITING), Some(0));
    assert_eq!(bench.get(view::RUM_ACKED), Some(waiting));
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(600);
    assert!(
        bench.get(view::RUM_ACKED) >= Some(2 * waiting),
        "both batches came there"
    );
}
