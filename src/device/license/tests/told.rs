//! What others are told: CSSM of the device, SNMP managers of its events, people of the past.

use super::super::traps;
use super::*;

fn notified(bench: &Bench) -> Vec<(i64, String)> {
    let list = bench.device.state.list(view::TRAPS).iter();
    list.map(|trap| {
        (
            trap.get(view::TRAPS_NUMBER).expect("a number"),
            trap.get(view::TRAPS_VALUE).unwrap_or_default(),
        )
    })
    .collect()
}

fn watched(time: &str) -> Bench {
    let mut bench = Bench::advantage(time);
    let host = Record::new().with(view::SNMP_HOSTS_HOST, "10.10.10.200");
    bench.device.state.set(view::SNMP_HOSTS, vec![host]);
    bench.device.state.set(view::SNMP_TRAPS_SMART_LICENSE, true);
    bench.device.factory = bench.device.state.clone();
    bench
}

/// MIB: 51 and 49 with trust and policy, 45 with the acknowledgement, 12 and 13 with contact lost and back.
#[test]
fn notifications_go_with_their_events() {
    let mut bench = watched("2024-01-01 00:00:00");
    bench.cisco.policy = Some(policy(30, 30, 30));
    let mut bench = bench.trusted();
    bench.after(3600);
    let numbers: Vec<i64> = notified(&bench).iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [51, 49, 45]);
    bench.cisco.mood = Mood::Down(Failure::TimedOut);
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(20);
    bench.cisco.mood = Mood::Up;
    bench.run("license_sync", &[("scope", "local")]);
    bench.after(20);
    let numbers: Vec<i64> = notified(&bench).iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers[3..], [12, 12, 13]);
    assert_eq!(bench.get(view::TRAPS_SENT), Some(6));
}

/// Nobody is told where it is not configured, or nobody listens.
#[test]
fn without_configuration_nobody_is_notified() {
    for (enabled, host) in [(false, true), (true, false)] {
        let mut bench = watched("2024-01-01 00:00:00");
        bench.device.state.set(view::SNMP_TRAPS_SMART_LICENSE, enabled);
        if !host {
            bench.device.state.clear(view::SNMP_HOSTS);
        }
        let bench = bench.trusted();
        assert_eq!(notified(&bench), []);
        assert_eq!(bench.get(view::TRAPS_SENT), None);
    }
}

/// MIB 53 at boot, 47 with the days that are left, 44 with the days without an acknowledgement.
#[test]
fn a_boot_tells_where_the_acknowledgement_stands() {
    let mut bench = watched("2024-01-01 00:00:00").started();
    bench.after(60);
    bench.device.state.clear(view::TRAPS);
    bench.reload();
    bench.after(60);
    let told = notified(&bench);
    assert_eq!(told.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [3, 2, 53, 47]);
    assert_eq!((told[2].1.as_str(), told[3].1.as_str()), ("notReceived(4)", "89"));
    bench.after(91 * 86_400);
    assert!(
        notified(&bench).contains(&(44, "91".to_owned())),
        "{:?}",
        notified(&bench)
    );
    let state = |bench: &Bench| traps::initial_ack_state(&bench.device.state, bench.cisco.time);
    assert_eq!(state(&bench), "expired(5)");
    bench.run("license_trust_request", &[("token", "T"), ("scope", "local")]);
    bench.after(600);
    assert_eq!(state(&bench), "received(3)");
    bench.device.state.set(view::POLICY_ACK_REQUIRED, false);
    assert_eq!(state(&bench), "ackNotRequired(1)");
    let idle = Bench::new("2024-01-01 00:00:00", &[]).started();
    assert_eq!(state(&idle), "reportNotRequired(2)");
}

/// CUBE chapter, MIB 33: a host name that is the product id.
#[test]
fn a_host_name_that_is_the_product_id_is_notified() {
    let mut bench = watched("2024-01-01 00:00:00");
    bench.device.state.set(view::HOSTNAME, PID);
    let bench = bench.trusted();
    assert_eq!(notified(&bench).first().map(|(number, _)| *number), Some(33));
}

/// Messages section 1: a UDI without a serial number is told at boot.
#[test]
fn a_missing_serial_number_is_an_error_of_the_platform() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    bench.device.factory.list_mut(view::MEMBERS)[0].set(view::MEMBERS_SN, "");
    bench.device.state.list_mut(view::MEMBERS)[0].set(view::MEMBERS_SN, "");
    bench.reload();
    let said = bench.device.messages.iter();
    let mut said = said.filter(|message| message.screen.ends_with("/platform_error"));
    let reason = said.next().and_then(|message| message.args.get(view::ARG_REASON));
    // messages.md section 1, two sources.
    let recorded = "udi_sn is empty; udi_sn is null or empty for valid udi_pid";
    assert_eq!(reason.as_deref(), Some(recorded));
    assert!(said.next().is_none());
}

/// Privacy withholds the host name, the release, or both; a host name that changes is told with the next message.
#[test]
fn privacy_withholds_what_it_says() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    let told = |bench: &mut Bench| {
        let agent = Agent {
            device: &mut bench.device,
            world: &mut bench.cisco,
        };
        let sender = comm::sender(&agent);
        (sender.hostname, sender.software_version)
    };
    let (name, version) = (Some("Switch".to_owned()), Some("17.12.04".to_owned()));
    assert_eq!(told(&mut bench), (name, version.clone()));
    bench.set(view::HOSTNAME, "other");
    assert_eq!(told(&mut bench).0.as_deref(), Some("other"));
    bench.set(view::PRIVACY_HOSTNAME, true);
    assert_eq!(told(&mut bench), (None, version));
    bench.set(view::PRIVACY_VERSION, true);
    assert_eq!(told(&mut bench), (None, None));
}

/// The message history keeps ten of a kind; the event log is cleared by command and has a limit.
#[test]
fn the_past_is_kept_to_a_limit() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").trusted();
    for _ in 0..12 {
        bench.run("license_sync", &[("scope", "local")]);
        bench.after(600);
    }
    assert_eq!(bench.device.state.list(view::HISTORY_USAGE_ENTRIES).len(), 10);
    assert!(!bench.device.state.list(view::EVENTS).is_empty());
    bench.run("license_clear_eventlog", &[]);
    assert!(bench.device.state.list(view::EVENTS).is_empty());
}

/// `license smart vrf`, and the source interface of the HTTP client: which way messages leave.
#[test]
fn messages_leave_by_the_configured_vrf_and_interface() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    let way = |bench: &Bench| {
        let route = super::super::transport::route(&bench.device).expect("a way");
        (route.egress.vrf, route.egress.source_interface)
    };
    assert_eq!(way(&bench), (None, None));
    bench.set(view::TRANSPORT_VRF, "Mgmt-vrf");
    bench.set(view::HTTP_CLIENT_SOURCE_INTERFACE, "GigabitEthernet0/0");
    assert_eq!(
        way(&bench),
        (Some("Mgmt-vrf".to_owned()), Some("GigabitEthernet0/0".to_owned()))
    );
}

/// A device without configuration has transport `cslu` and asks for a name that is usually not there (boot logs).
#[test]
fn the_default_transport_is_cslu_by_name() {
    let mut bench = Bench::advantage("2024-01-01 00:00:00").started();
    bench.device.state.clear(view::TRANSPORT_TYPE);
    let route = super::super::transport::route(&bench.device).expect("a way");
    assert_eq!((route.target.host.as_str(), route.target.port), ("cslu-local", 8182));
}
