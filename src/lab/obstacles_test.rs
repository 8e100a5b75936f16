//! What stands between a switch and the Cisco side: a firewall, a root, a revocation list, a cable, a name in the wrong table.

use super::testing::*;
use super::*;
use crate::device::view;
use crate::device::world::{Egress, Target, TransferFailure, World};
use crate::screen::value::Record;
use crate::wire::{Failure, Reply, Request};

fn lab_with(fault: &str) -> Lab {
    let mut lab = article();
    directives::run(&mut lab, NAME, &format!("fault {fault}")).unwrap_or_else(|error| panic!("{fault}: {error}"));
    lab
}

fn exchange(lab: &mut Lab, to: &Target, request: &Request) -> Result<Reply, Failure> {
    lab.outside.exchange(&egress(), to, request)
}

#[test]
fn a_firewall_drops_what_switches_send_and_nothing_else() {
    let mut lab = lab_with("cssm blocked");
    let address = lab.outside.resolve(&egress(), &cssm().host).expect("an address");
    assert!(lab.outside.echo(&egress(), address).is_some());
    assert_eq!(
        lab.outside.connect(&egress(), address, 443),
        Err(TransferFailure::TimedOut)
    );
    assert_eq!(exchange(&mut lab, &cssm(), &usage()), Err(Failure::TimedOut));
    let by_proxy = Target {
        proxy: Some(("10.10.10.50".to_owned(), 3128)),
        ..cssm()
    };
    assert!(matches!(exchange(&mut lab, &by_proxy, &usage()), Ok(Reply::Ack(_))));
    assert!(
        matches!(exchange(&mut lab, &cslu(), &usage()), Ok(Reply::Ack(_))),
        "CSLU goes its own way"
    );
}

#[test]
fn a_new_root_is_trusted_by_who_has_it() {
    let mut lab = lab_with("cssm new root");
    let old = Target {
        has_new_root: false,
        ..cssm()
    };
    assert_eq!(exchange(&mut lab, &old, &usage()), Err(Failure::Tls));
    assert!(matches!(exchange(&mut lab, &cssm(), &usage()), Ok(Reply::Ack(_))));
}

#[test]
fn a_revocation_list_is_missed_at_the_host_of_the_fault_alone() {
    let mut lab = lab_with("smartreceiver.cisco.com crl");
    let elsewhere = Target {
        host: "tools.cisco.com".to_owned(),
        ..cssm()
    };
    assert!(!lab.outside.revocation_list(&cssm()));
    assert!(lab.outside.revocation_list(&elsewhere));
}

/// `ip host`: no server is asked.
#[test]
fn a_name_that_the_switch_knows_needs_no_server() {
    let mut lab = article();
    let nobody = Egress {
        name_servers: Vec::new(),
        ..egress()
    };
    assert_eq!(lab.outside.exchange(&nobody, &cssm(), &usage()), Err(Failure::Dns));
    let known = Target {
        address: Some("192.0.2.10".parse().expect("an address")),
        ..cssm()
    };
    let reply = lab.outside.exchange(&nobody, &known, &usage());
    assert!(matches!(reply, Ok(Reply::Ack(_))), "{reply:?}");
}

#[test]
fn a_cable_brings_a_port_up_and_says_so_once() {
    let mut lab = article();
    let port = Record::new().with(view::INTERFACES_NAME, "GigabitEthernet0/0");
    let device = lab.device_mut(NAME).expect("it is there");
    device.state.set(view::INTERFACES, vec![port]);
    let logged = |lab: &Lab| -> Vec<&str> {
        let device = lab.device(NAME).expect("it is there");
        device.messages.iter().map(|message| message.screen).collect()
    };
    for _ in 0..2 {
        directives::run(&mut lab, NAME, "cable gigabitethernet0/0 in").expect("a cable");
        assert_eq!(logged(&lab), ["message/link/updown", "message/lineproto/updown"]);
    }
    directives::run(&mut lab, NAME, "cable GigabitEthernet0/0 out").expect("a cable");
    assert_eq!(logged(&lab).len(), 4);
}
