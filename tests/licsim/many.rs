//! Many switches and every Cisco-side system in one lab, a year long, with faults every week: everything fires in order, and
//! the same way every time.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use licsim::device::snapshot::Snapshot;
use licsim::device::{Device, view};
use licsim::diagnostic::SourceFile;
use licsim::embedded;
use licsim::lab::{Lab, load};
use licsim::profile;
use licsim::screen::value::Record;
use licsim::session::{Begin, Engines, Pace, Power, Rack, Setup, Start};

const LAB: &str = "\
about: Ten switches of one account, on CSSM, CSLU and SSM On-Prem
clock: 2026-01-20 09:00:00 UTC
seed: 7
faults:
  - cssm unreachable every 7d for 2h at random
  - cslu tcp every 7d for 1d at random
  - ns.example.com unreachable from +10d to +12d
  - ssm.example.com http 502 sometimes 20%
accounts:
  - domain: example.com
    default: DEFAULT
    adopts_into: DEFAULT
    virtual_accounts:
      - name: DEFAULT
      - name: Site
hosts:
  - name: ns.example.com
    addresses: [10.10.10.53]
    services: [{ kind: dns }, { kind: ntp }]
  - name: cslu.example.com
    addresses: [10.10.10.100]
    services: [{ kind: cslu, virtual_account: DEFAULT }]
  - name: ssm.example.com
    addresses: [10.10.10.101]
    services: [{ kind: on-prem, tenants: { Site-1: Site } }]
  - name: smartreceiver.cisco.com
    addresses: [192.0.2.10]
    services: [{ kind: cssm }]
routes:
  - { from: 10.10.10.0/24, to: 0.0.0.0/0 }
";

/// A switch of its own name, serial number and address.
fn switch(n: usize, lab: &Lab) -> Device {
    let mut device = profile::builtin_profile("c9300-48p")
        .expect("it is sound")
        .power_on(lab.now());
    device.name = format!("sw-{n:02}");
    let (sn, state) = (format!("FCW2501{n:04}"), &mut device.state);
    state.set(view::HOSTNAME, device.name.as_str());
    state.set(view::CHASSIS_SN, sn.as_str());
    let member = state.list_mut(view::MEMBERS).first_mut().expect("itself");
    member.set(view::MEMBERS_SN, sn.as_str());
    let vlan = state.list_mut(view::INTERFACES).iter_mut().rev();
    let vlan = vlan
        .into_iter()
        .find(|i| i.text(view::INTERFACES_NAME) == Some("Vlan10"));
    vlan.expect("Vlan10")
        .set(view::INTERFACES_ADDRESS, format!("10.10.10.{}", 10 + n));
    let (kind, url) = match n % 3 {
        0 => ("smart", None),
        1 => ("cslu", Some("http://10.10.10.100:8182/cslu/v1/pi")),
        _ => ("cslu", Some("https://ssm.example.com/cslu/v1/pi/Site-1")),
    };
    state.set(view::TRANSPORT_TYPE, kind);
    state.set_or_clear(view::TRANSPORT_CSLU_URL, url.map(str::to_owned));
    device
}

fn rack() -> Rack {
    let mut lab =
        load::lab(&SourceFile::new("ten.yaml", LAB), None, chrono::DateTime::UNIX_EPOCH).expect("it is sound");
    let devices: Vec<Device> = (1..=10).map(|n| switch(n, &lab)).collect();
    let power = |device: &Device| Power {
        device: device.name.clone(),
        starts_at: Start::Privileged,
        begins: Begin::PowerOn {
            startup_config: None,
            nvram_saved: false,
        },
    };
    let powers = devices.iter().map(power).collect();
    for device in devices {
        assert!(lab.add(device));
    }
    Rack::new(Setup {
        engines: Engines::deferred(
            || embedded::below("grammar/commands/").collect(),
            || embedded::below("grammar/screens/").collect(),
        ),
        lab,
        devices: powers,
        pace: Pace::AtOnce,
    })
}

/// Logs and states of all switches after a year, month by month.
fn year() -> (BTreeMap<String, Snapshot>, Rack) {
    let mut rack = rack();
    for _ in 0..12 {
        rack.lab_mut().advance(TimeDelta::days(30)).expect("a month");
        rack.settle();
    }
    let names: Vec<String> = rack.lab().names().map(str::to_owned).collect();
    let kept = names
        .into_iter()
        .filter_map(|name| Some((name.clone(), Snapshot::of(rack.lab().device(&name)?))))
        .collect();
    (kept, rack)
}

#[test]
fn ten_switches_live_a_year_of_weekly_faults_the_same_way_twice() {
    let ((first, rack), (second, _)) = (year(), year());
    assert_eq!(first.len(), 10);
    assert_eq!(first, second);
    let mut failures = Vec::new();
    for name in first.keys() {
        let state = &rack.lab().device(name).expect("it is there").state;
        let n = |key| state.get(key).unwrap_or(0);
        assert!(
            n(view::RUM_ACKED) >= 20,
            "{name} reported every month: {}",
            n(view::RUM_ACKED)
        );
        let ack = state.get(view::USAGE_LAST_ACK).expect("acknowledged");
        assert!(rack.lab().now() - ack < TimeDelta::days(35), "{name}: last ACK {ack}");
        let failed = licsim::device::license::comm::ALL
            .iter()
            .filter_map(|kind| state.get(kind.fail));
        failures.push(failed.sum::<i64>());
    }
    assert!(
        failures.iter().filter(|n| **n > 0).count() >= 7,
        "faults strike: {failures:?}"
    );
    let instances = &rack.lab().outside.cssm.instances;
    assert_eq!(
        instances.len(),
        10,
        "CSSM knows every switch, whoever brought its reports"
    );
    both_ends_count_the_same(&rack);
}

/// Reports count the same at both ends: what a switch has as acknowledged, CSSM has, and CSSM has no other. What was
/// acknowledged before the lab began nobody in it knows.
fn both_ends_count_the_same(rack: &Rack) {
    let began = licsim::lab::clock::parse_time("2026-01-20 09:00:00").expect("a time");
    for name in rack.lab().names() {
        let state: &Record = &rack.lab().device(name).expect("it is there").state;
        let member = &state.list(view::MEMBERS)[0];
        let sn = member.text(view::MEMBERS_SN).expect("a serial number");
        let instance = &rack.lab().outside.cssm.instances[&format!("P:C9300-48P,S:{sn}")];
        let reports = state.list(view::RUM_REPORTS).iter();
        let acked: Vec<i64> = reports
            .filter(|report| report.text(view::RUM_REPORTS_STATE) == Some("ACK"))
            .filter(|report| report.get(view::RUM_REPORTS_END) > Some(began))
            .filter_map(|report| report.get(view::RUM_REPORTS_ID))
            .collect();
        assert!(acked.iter().all(|id| instance.reports.contains(id)), "{name}");
        let waiting = instance.reports.len() - acked.len();
        assert!(
            waiting <= 2,
            "{name}: CSSM has {waiting} that the switch does not know of yet"
        );
    }
}
