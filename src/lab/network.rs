//! The network between devices and hosts: names, addresses, services, and which way leads where.
//!
//! Coarse on purpose: no packets, no routing protocol. A device reaches a host that is on the link of one of its interfaces, or
//! to which one of the lab's routes leads from there. Must not know what is said over a connection.

use std::net::Ipv4Addr;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::host_files::HostFiles;
use crate::device::world::{Egress, ResolveFailure};

/// Every host of the lab and the ways to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// Hosts by name, in the order of the lab file.
    pub hosts: IndexMap<String, Host>,
    /// Ways beyond a link.
    pub routes: Vec<Route>,
}

/// One host.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// Other names that DNS knows for it.
    pub aliases: Vec<String>,
    /// Its addresses; the first is what DNS answers.
    pub addresses: Vec<Ipv4Addr>,
    /// What listens there.
    pub services: Vec<Service>,
    /// Whether it answers `ping`.
    pub answers_echo: bool,
    /// Round trip from any device, in milliseconds.
    pub round_trip_ms: u32,
    /// Passwords by user.
    pub users: IndexMap<String, String>,
    /// What SCP, SFTP, FTP, TFTP and HTTP get and put.
    pub files: HostFiles,
}

/// What listens on a port.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// What it is.
    pub kind: ServiceKind,
    /// TCP port (UDP for `dns`, `ntp`, `tftp`).
    pub port: u16,
    /// Whether it speaks TLS.
    pub tls: bool,
    /// The name in its certificate; the host's own where nothing is said.
    pub certificate: Option<String>,
}

/// What a service is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceKind {
    /// Name server.
    Dns,
    /// Time server.
    Ntp,
    /// HTTP proxy.
    Proxy,
    /// CSSM for the transports `smart` and `callhome`.
    Cssm,
    /// CSLU.
    Cslu,
    /// SSM On-Prem.
    OnPrem,
    /// DNA Center with its licence manager.
    Dnac,
    /// Files over SSH.
    Scp,
    /// Files over FTP.
    Ftp,
    /// Files over TFTP.
    Tftp,
    /// Files over HTTP or HTTPS.
    Http,
    /// A port that answers and says nothing: Telnet, SSH.
    Tcp,
}

impl ServiceKind {
    /// The port that it has if nothing is said; `None` where something must be.
    pub fn default_port(self) -> Option<u16> {
        match self {
            Self::Dns => Some(53),
            Self::Ntp => Some(123),
            Self::Cssm => Some(443),
            Self::Cslu => Some(8182),
            Self::OnPrem | Self::Dnac => Some(443),
            Self::Scp => Some(22),
            Self::Ftp => Some(21),
            Self::Tftp => Some(69),
            Self::Http => Some(80),
            Self::Proxy | Self::Tcp => None,
        }
    }

    /// The word for it in faults (`!@ fault cssm busy`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Ntp => "ntp",
            Self::Proxy => "proxy",
            Self::Cssm => "cssm",
            Self::Cslu => "cslu",
            Self::OnPrem => "on-prem",
            Self::Dnac => "dnac",
            Self::Scp => "scp",
            Self::Ftp => "ftp",
            Self::Tftp => "tftp",
            Self::Http => "http",
            Self::Tcp => "tcp",
        }
    }

    /// Whether `connect` finds it; the others are spoken to in datagrams.
    pub fn is_tcp(self) -> bool {
        !matches!(self, Self::Dns | Self::Ntp | Self::Tftp)
    }
}

/// Whoever has an address in `from` reaches `to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Where the sender must be.
    pub from: Subnet,
    /// What it reaches.
    pub to: Subnet,
    /// Only out of this VRF; `None` out of any.
    pub vrf: Option<String>,
}

/// A network address and how many of its bits count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subnet {
    address: Ipv4Addr,
    bits: u8,
}

impl Subnet {
    /// Reads `10.10.10.0/24` or a single address.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = text.split_once('/').unwrap_or((text, "32"));
        let bits: u8 = bits.parse().ok().filter(|bits| *bits <= 32)?;
        Some(Self {
            address: address.parse().ok()?,
            bits,
        })
    }

    /// Whether an address lies in it.
    pub fn holds(self, address: Ipv4Addr) -> bool {
        let mask = u32::MAX.checked_shl(u32::from(32 - self.bits)).unwrap_or(0);
        self.address.to_bits() & mask == address.to_bits() & mask
    }
}

impl Network {
    /// The host that has an address.
    pub fn at(&self, address: Ipv4Addr) -> Option<(&str, &Host)> {
        let mut hosts = self.hosts.iter();
        hosts
            .find(|(_, host)| host.addresses.contains(&address))
            .map(|(name, host)| (name.as_str(), host))
    }

    /// The host called `name`, upper and lower case alike, without a dot at the end.
    pub fn named(&self, name: &str) -> Option<(&str, &Host)> {
        let name = name.strip_suffix('.').unwrap_or(name);
        let called = |(known, host): &(&String, &Host)| {
            known.eq_ignore_ascii_case(name) || host.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name))
        };
        self.hosts.iter().find(called).map(|(name, host)| (name.as_str(), host))
    }

    /// The host that a name or an address means, DNS aside.
    pub fn find(&self, name_or_address: &str) -> Option<(&str, &Host)> {
        match name_or_address.parse() {
            Ok(address) => self.at(address),
            Err(_) => self.named(name_or_address),
        }
    }

    /// Whether a way leads from a device to an address; whether somebody is there is another question.
    pub fn reaches(&self, from: &Egress, to: Ipv4Addr) -> bool {
        let wanted = |interface: &str| {
            from.source_interface
                .as_deref()
                .is_none_or(|source| source == interface)
        };
        let mut sources = from.addresses.iter().filter(|(interface, ..)| wanted(interface));
        sources.any(|(_, address, mask)| {
            let on_link = address.to_bits() & mask.to_bits() == to.to_bits() & mask.to_bits();
            on_link || self.routes.iter().any(|route| route.leads(from, *address, to))
        })
    }

    /// Looks a name up at the name servers of a device, in order. `silent` says of a host that its name server does not
    /// answer now.
    pub fn resolve(
        &self,
        from: &Egress,
        name: &str,
        mut silent: impl FnMut(&str) -> bool,
    ) -> Result<Ipv4Addr, ResolveFailure> {
        if let Ok(address) = name.parse() {
            return Ok(address);
        }
        if from.name_servers.is_empty() {
            return Err(ResolveFailure::NoServer);
        }
        let mut answers = |server: &Ipv4Addr| {
            self.reaches(from, *server)
                && self
                    .at(*server)
                    .is_some_and(|(host, info)| info.has(ServiceKind::Dns) && !silent(host))
        };
        if !from.name_servers.iter().any(&mut answers) {
            return Err(ResolveFailure::NoAnswer);
        }
        let found = self.named(name).and_then(|(_, host)| host.addresses.first().copied());
        found.ok_or(ResolveFailure::NoSuchName)
    }
}

impl Route {
    fn leads(&self, egress: &Egress, source: Ipv4Addr, to: Ipv4Addr) -> bool {
        let vrf = self.vrf.as_ref().is_none_or(|vrf| egress.vrf.as_ref() == Some(vrf));
        vrf && self.from.holds(source) && self.to.holds(to)
    }
}

impl Host {
    /// What listens on a port.
    pub fn on_port(&self, port: u16) -> Option<&Service> {
        self.services.iter().find(|service| service.port == port)
    }

    /// Whether it has a service of that kind.
    pub fn has(&self, kind: ServiceKind) -> bool {
        self.services.iter().any(|service| service.kind == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn egress(interface: &str, address: [u8; 4]) -> Egress {
        Egress {
            addresses: vec![(interface.to_owned(), address.into(), Ipv4Addr::new(255, 255, 255, 0))],
            name_servers: vec![Ipv4Addr::new(10, 10, 10, 53)],
            ..Egress::default()
        }
    }

    fn network() -> Network {
        let host = |address: [u8; 4], services| Host {
            addresses: vec![address.into()],
            services,
            ..Host::default()
        };
        let dns = Service {
            kind: ServiceKind::Dns,
            port: 53,
            tls: false,
            certificate: None,
        };
        Network {
            hosts: IndexMap::from([
                ("ns".to_owned(), host([10, 10, 10, 53], vec![dns])),
                ("far.example.com".to_owned(), host([192, 0, 2, 1], vec![])),
            ]),
            routes: vec![Route {
                from: Subnet::parse("10.10.10.0/24").expect("a subnet"),
                to: Subnet::parse("0.0.0.0/0").expect("a subnet"),
                vrf: None,
            }],
        }
    }

    #[test]
    fn a_way_leads_over_the_link_or_over_a_route() {
        let (network, far) = (network(), Ipv4Addr::new(192, 0, 2, 1));
        assert!(network.reaches(&egress("Vlan10", [10, 10, 10, 11]), far));
        assert!(!network.reaches(&egress("Vlan20", [10, 10, 20, 11]), far));
        assert!(network.reaches(&egress("Vlan20", [192, 0, 2, 9]), far));
        let mut other_source = egress("Vlan10", [10, 10, 10, 11]);
        other_source.source_interface = Some("Vlan99".to_owned());
        assert!(!network.reaches(&other_source, far));
    }

    #[test]
    fn names_are_looked_up_where_a_server_answers() {
        let (network, here) = (network(), egress("Vlan10", [10, 10, 10, 11]));
        assert_eq!(
            network.resolve(&here, "FAR.example.com.", |_| false),
            Ok(Ipv4Addr::new(192, 0, 2, 1))
        );
        assert_eq!(
            network.resolve(&here, "cslu-local", |_| false),
            Err(ResolveFailure::NoSuchName)
        );
        assert_eq!(
            network.resolve(&here, "far.example.com", |_| true),
            Err(ResolveFailure::NoAnswer)
        );
        let lost = egress("Vlan20", [10, 10, 20, 11]);
        assert_eq!(
            network.resolve(&lost, "far.example.com", |_| false),
            Err(ResolveFailure::NoAnswer)
        );
        let none = Egress {
            name_servers: vec![],
            ..here
        };
        assert_eq!(
            network.resolve(&none, "far.example.com", |_| false),
            Err(ResolveFailure::NoServer)
        );
        assert_eq!(
            network.resolve(&none, "192.0.2.7", |_| false),
            Ok(Ipv4Addr::new(192, 0, 2, 7))
        );
    }

    #[test]
    fn a_subnet_holds_its_addresses() {
        let holds = |subnet: &str, address: [u8; 4]| Subnet::parse(subnet).map(|s| s.holds(address.into()));
        assert_eq!(holds("10.10.10.0/24", [10, 10, 10, 255]), Some(true));
        assert_eq!(holds("10.10.10.0/24", [10, 10, 11, 0]), Some(false));
        assert_eq!(holds("0.0.0.0/0", [255, 255, 255, 255]), Some(true));
        assert_eq!(holds("10.0.0.1", [10, 0, 0, 2]), Some(false));
        assert_eq!(holds("10.0.0.0/33", [10, 0, 0, 0]), None);
    }
}
