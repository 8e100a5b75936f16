//! Interfaces: what is up, and where a packet of the device leaves from.
//!
//! Must not know which hosts are reachable; that is the lab's.

use std::net::Ipv4Addr;

use super::world::Egress;
use super::{Device, view};
use crate::screen::value::Record;

/// Status and protocol of an interface, the words of `show ip interface brief`.
pub fn status(interface: &Record) -> (&'static str, &'static str) {
    if interface.is(view::INTERFACES_SHUTDOWN) {
        ("administratively down", "down")
    } else if linked(interface) {
        ("up", "up")
    } else {
        ("down", "down")
    }
}

/// Interfaces without a cable of their own are up when nobody shut them down. A Vlan is, if the profile does not say
/// that it has no link.
fn linked(interface: &Record) -> bool {
    interface
        .get(view::INTERFACES_LINK)
        .unwrap_or_else(|| is_virtual(interface))
}

/// Whether an interface is made by configuration and has no port.
pub fn is_virtual(interface: &Record) -> bool {
    let name = interface.text(view::INTERFACES_NAME).unwrap_or("");
    ["Vlan", "Loopback", "Tunnel", "Port-channel"]
        .iter()
        .any(|kind| name.starts_with(kind))
}

/// Width of the first column of `show ip interface brief`, less the blank behind it.
const BRIEF_NAME_MAX: usize = 22;

/// Types whose names do not fit there, and what stands for them (`Te1/1/1`; unverified).
const BRIEF_TYPES: &[(&str, &str)] = &[
    ("AppGigabitEthernet", "Ap"),
    ("FortyGigabitEthernet", "Fo"),
    ("TenGigabitEthernet", "Te"),
    ("TwoGigabitEthernet", "Tw"),
];

/// Name of an interface in `show ip interface brief`: whole where it fits, else with its type abbreviated.
pub fn brief_name(name: &str) -> String {
    let short = BRIEF_TYPES
        .iter()
        .find_map(|(kind, short)| Some(format!("{short}{}", name.strip_prefix(kind)?)));
    match short {
        Some(short) if name.len() > BRIEF_NAME_MAX => short,
        _ => name.to_owned(),
    }
}

/// Whether an interface is that of a VLAN.
pub fn is_vlan(interface: &Record) -> bool {
    interface
        .text(view::INTERFACES_NAME)
        .is_some_and(|name| name.starts_with("Vlan"))
}

/// Whether packets are routed by an interface, so that it may have an address: what has no port, and the port for
/// management.
pub fn is_routed(interface: &Record) -> bool {
    is_virtual(interface)
        || interface.text(view::INTERFACES_NAME) == Some("GigabitEthernet0/0")
        || interface.get(view::INTERFACES_SWITCHPORT) == Some(false)
}

/// `Method` of `show ip interface brief`: where the address comes from, or that there is none. `None` if nobody ever
/// said (words from memory, unverified).
pub fn method(interface: &Record, startup_config: Option<&str>) -> Option<&'static str> {
    if interface.is(view::INTERFACES_DHCP) {
        return Some("DHCP");
    }
    let head = format!("interface {}", interface.text(view::INTERFACES_NAME)?);
    let mut lines = startup_config.unwrap_or("").lines();
    let kept = lines.by_ref().any(|line| line == head);
    let Some(address) = interface.text(view::INTERFACES_ADDRESS) else {
        return (kept && is_routed(interface)).then_some("NVRAM");
    };
    let line = format!(" ip address {address} ");
    let same = lines
        .take_while(|line| line.starts_with(' '))
        .any(|own| own.starts_with(&line));
    Some(if kept && same { "NVRAM" } else { "manual" })
}

/// The interface called `name`, canonical.
pub fn find<'a>(device: &'a Device, name: &str) -> Option<&'a Record> {
    device
        .state
        .list(view::INTERFACES)
        .iter()
        .find(|i| i.text(view::INTERFACES_NAME) == Some(name))
}

/// The device's own address on `interface`, if it is up and has one.
pub fn address(interface: &Record) -> Option<Ipv4Addr> {
    (status(interface).1 == "up").then_some(())?;
    interface.text(view::INTERFACES_ADDRESS)?.parse().ok()
}

/// Where packets leave that are sent in `vrf` (`None`: the table of the source interface, else the global one) from
/// `source`, an interface.
pub fn egress(device: &Device, vrf: Option<&str>, source: Option<&str>) -> Egress {
    let own_vrf = source
        .and_then(|name| find(device, name))
        .and_then(|i| i.text(view::INTERFACES_VRF));
    let vrf = vrf.or(own_vrf);
    Egress {
        vrf: vrf.map(str::to_owned),
        source_interface: source.map(str::to_owned),
        name_servers: name_servers(device, vrf),
        addresses: addresses(device, vrf),
    }
}

fn name_servers(device: &Device, vrf: Option<&str>) -> Vec<Ipv4Addr> {
    if device.state.get(view::DOMAIN_LOOKUP) == Some(false) {
        return Vec::new();
    }
    let columns = [
        view::NAME_SERVERS_ADDRESS,
        view::NAME_SERVERS_ADDRESS2,
        view::NAME_SERVERS_ADDRESS3,
        view::NAME_SERVERS_ADDRESS4,
        view::NAME_SERVERS_ADDRESS5,
        view::NAME_SERVERS_ADDRESS6,
    ];
    let here = |line: &&Record| line.text(view::NAME_SERVERS_VRF) == vrf;
    let lines = device.state.list(view::NAME_SERVERS).iter().filter(here);
    let typed = lines.flat_map(|line| columns.iter().filter_map(|column| line.text(*column)));
    typed.filter_map(|address| address.parse().ok()).collect()
}

fn addresses(device: &Device, vrf: Option<&str>) -> Vec<(String, Ipv4Addr, Ipv4Addr)> {
    let here = |interface: &&Record| interface.text(view::INTERFACES_VRF) == vrf;
    let interfaces = device.state.list(view::INTERFACES).iter().filter(here);
    interfaces
        .filter_map(|interface| {
            let mask = interface.text(view::INTERFACES_MASK)?.parse().ok()?;
            Some((
                interface.text(view::INTERFACES_NAME)?.to_owned(),
                address(interface)?,
                mask,
            ))
        })
        .collect()
}

/// The interface through which `to` is reached: the one of its network, else the first with an address.
pub fn towards(egress: &Egress, to: Ipv4Addr) -> Option<&(String, Ipv4Addr, Ipv4Addr)> {
    if let Some(source) = &egress.source_interface {
        return egress.addresses.iter().find(|(name, ..)| name == source);
    }
    let near = |(_, own, mask): &&(String, Ipv4Addr, Ipv4Addr)| {
        u32::from(*own) & u32::from(*mask) == u32::from(to) & u32::from(*mask)
    };
    egress.addresses.iter().find(near).or_else(|| egress.addresses.first())
}

#[cfg(test)]
mod tests {
    use super::super::testing::device;
    use super::*;

    fn interface(name: &str, address: &str) -> Record {
        Record::new()
            .with(view::INTERFACES_NAME, name)
            .with(view::INTERFACES_ADDRESS, address)
            .with(view::INTERFACES_MASK, "255.255.255.0")
    }

    #[test]
    fn only_interfaces_that_are_up_and_in_the_table_carry_packets() {
        let mut device = device();
        let vlan = interface("Vlan10", "10.10.10.11");
        let down = interface("Vlan20", "10.10.20.11").with(view::INTERFACES_SHUTDOWN, true);
        let unplugged = interface("GigabitEthernet1/0/1", "10.10.30.1");
        let managed = interface("GigabitEthernet0/0", "192.0.2.1")
            .with(view::INTERFACES_LINK, true)
            .with(view::INTERFACES_VRF, "Mgmt-vrf");
        device.state.set(view::INTERFACES, vec![vlan, down, unplugged, managed]);
        let names = |egress: Egress| -> Vec<String> { egress.addresses.into_iter().map(|(name, ..)| name).collect() };
        assert_eq!(names(egress(&device, None, None)), ["Vlan10"]);
        assert_eq!(names(egress(&device, Some("Mgmt-vrf"), None)), ["GigabitEthernet0/0"]);
        let by_source = egress(&device, None, Some("GigabitEthernet0/0"));
        assert_eq!(
            by_source.vrf.as_deref(),
            Some("Mgmt-vrf"),
            "a source interface brings its table"
        );
    }

    #[test]
    fn long_names_are_abbreviated_in_the_brief_list() {
        assert_eq!(brief_name("GigabitEthernet1/0/48"), "GigabitEthernet1/0/48");
        assert_eq!(brief_name("TenGigabitEthernet1/1/1"), "Te1/1/1");
        assert_eq!(brief_name("AppGigabitEthernet1/0/1"), "Ap1/0/1");
    }

    #[test]
    fn an_address_is_of_the_startup_config_or_typed() {
        let kept = "interface Vlan10\n ip address 10.10.10.11 255.255.255.0\n!\ninterface Vlan1\n shutdown\n!\n";
        let bare = |name: &str| Record::new().with(view::INTERFACES_NAME, name);
        assert_eq!(method(&interface("Vlan10", "10.10.10.11"), Some(kept)), Some("NVRAM"));
        assert_eq!(method(&interface("Vlan10", "10.10.10.12"), Some(kept)), Some("manual"));
        assert_eq!(method(&interface("Vlan10", "10.10.10.11"), None), Some("manual"));
        assert_eq!(method(&bare("Vlan1"), Some(kept)), Some("NVRAM"));
        assert_eq!(method(&bare("Vlan30"), Some(kept)), None);
    }

    #[test]
    fn name_servers_belong_to_a_table_and_can_be_off() {
        let mut device = device();
        let server = Record::new()
            .with(view::NAME_SERVERS_ADDRESS, "10.10.10.53")
            .with(view::NAME_SERVERS_ADDRESS2, "10.10.10.54");
        device.state.set(view::NAME_SERVERS, vec![server]);
        let servers = [Ipv4Addr::new(10, 10, 10, 53), Ipv4Addr::new(10, 10, 10, 54)];
        assert_eq!(egress(&device, None, None).name_servers, servers);
        assert!(egress(&device, Some("Mgmt-vrf"), None).name_servers.is_empty());
        device.state.set(view::DOMAIN_LOOKUP, false);
        assert!(egress(&device, None, None).name_servers.is_empty());
    }
}
