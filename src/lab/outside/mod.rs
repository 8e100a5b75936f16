//! Everything outside the devices: the lab's implementation of [`World`].
//!
//! Here is who reaches whom; `serve` has the Cisco side's answers, `world` what devices ask for. Must not know what a
//! device makes of an answer.

mod serve;
mod world;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::faults::{FaultKind, Faults};
use super::network::{Network, Service, ServiceKind};
use super::operator::Operator;
use super::random::Random;
use crate::cisco::{Cslu, Cssm, Dnac, OnPrem, PakPortal};
use crate::device::world::{Egress, Target, World};
use crate::wire::Failure;

/// An answer that is later than this does not count (unverified; the agent's real time limit is not known).
const ANSWER_MILLIS_MAX: i64 = 60_000;

/// The world around the devices of a lab. Serialisable, so that it can be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// The lab's time.
    pub now: DateTime<Utc>,
    /// The lab's chance.
    pub random: Random,
    /// Hosts and ways.
    pub network: Network,
    /// What does not work.
    pub faults: Faults,
    /// CSSM, reached at every host with a `cssm` service.
    pub cssm: Cssm,
    /// CSLU by host.
    pub cslu: BTreeMap<String, Cslu>,
    /// SSM On-Prem by host.
    pub on_prem: BTreeMap<String, OnPrem>,
    /// DNA Center by host.
    #[serde(default)]
    pub dnac: BTreeMap<String, Dnac>,
    /// The portal where PAKs are redeemed.
    #[serde(default)]
    pub pak: PakPortal,
    /// Who sits at the portal.
    pub operator: Operator,
}

/// An open connection.
struct Connection {
    host: String,
    service: Service,
    faults: Vec<FaultKind>,
}

impl Outside {
    /// What is wrong with a host now.
    pub(super) fn faults_on(&mut self, name: &str) -> Vec<FaultKind> {
        match self.network.hosts.get(name) {
            Some(host) => self.faults.on(self.now, &mut self.random, name, host),
            None => Vec::new(),
        }
    }

    /// The host at an address, if a way leads there and it answers at all; with what else is wrong with it.
    fn host_at(&mut self, from: &Egress, to: Ipv4Addr) -> Option<(String, Vec<FaultKind>)> {
        if !self.network.reaches(from, to) {
            return None;
        }
        let name = self.network.at(to).map(|(name, _)| name.to_owned())?;
        let faults = self.faults_on(&name);
        let late = faults
            .iter()
            .any(|fault| matches!(fault, FaultKind::Latency(ms) if *ms > ANSWER_MILLIS_MAX));
        (!late && !faults.contains(&FaultKind::Unreachable)).then_some((name, faults))
    }

    /// The service on a port of a host that answers; `None` when the port is closed.
    fn service(&self, host: &str, port: u16, faults: &[FaultKind]) -> Option<Service> {
        if faults.contains(&FaultKind::Tcp) {
            return None;
        }
        self.network.hosts.get(host)?.on_port(port).cloned()
    }

    fn open(&mut self, from: &Egress, to: &Target) -> Result<Connection, Failure> {
        let (host, faults) = match &to.proxy {
            Some((proxy, port)) => self.through_proxy(from, proxy, *port, to)?,
            None => {
                let address = self.resolve(from, &to.host).map_err(|_| Failure::Dns)?;
                self.host_at(from, address).ok_or(Failure::TimedOut)?
            }
        };
        let service = self.service(&host, to.port, &faults).ok_or(Failure::Refused)?;
        check_tls(&host, &service, to, &faults)?;
        Ok(Connection { host, service, faults })
    }

    /// A proxy looks the name up itself and has its own way out.
    fn through_proxy(
        &mut self,
        from: &Egress,
        proxy: &str,
        port: u16,
        to: &Target,
    ) -> Result<(String, Vec<FaultKind>), Failure> {
        let address = self.resolve(from, proxy).map_err(|_| Failure::Proxy)?;
        let (proxy, proxy_faults) = self.host_at(from, address).ok_or(Failure::Proxy)?;
        let service = self
            .service(&proxy, port, &proxy_faults)
            .filter(|service| service.kind == ServiceKind::Proxy);
        service.ok_or(Failure::Proxy)?;
        let (host, info) = self.network.find(&to.host).ok_or(Failure::Proxy)?;
        let way_out = info.addresses.iter().any(|address| self.host_reaches(&proxy, *address));
        let host = host.to_owned();
        let mut faults = self.faults_on(&host);
        if !way_out
            || faults
                .iter()
                .any(|fault| matches!(fault, FaultKind::Unreachable | FaultKind::Dns))
        {
            return Err(Failure::Proxy);
        }
        // What a proxy does to a connection (inspection, its own error pages) is seen as if the server did it.
        faults.extend(proxy_faults);
        Ok((host, faults))
    }

    /// Whether a way leads from one host to another's address: they are in the same place, or a route leads there.
    fn host_reaches(&self, from: &str, to: Ipv4Addr) -> bool {
        let Some(host) = self.network.hosts.get(from) else {
            return false;
        };
        let addresses = host
            .addresses
            .iter()
            .map(|address| (String::new(), *address, Ipv4Addr::BROADCAST))
            .collect();
        self.network.reaches(
            &Egress {
                addresses,
                ..Egress::default()
            },
            to,
        )
    }
}

fn check_tls(host: &str, service: &Service, to: &Target, faults: &[FaultKind]) -> Result<(), Failure> {
    if !to.tls {
        return if service.tls {
            Err(Failure::EmptyResponse)
        } else {
            Ok(())
        };
    }
    let name = service.certificate.as_deref().unwrap_or(host);
    let right_name = !to.identity_check || name.eq_ignore_ascii_case(&to.host);
    if service.tls && right_name && !faults.contains(&FaultKind::Tls) {
        Ok(())
    } else {
        Err(Failure::Tls)
    }
}
