//! What the Cisco side answers over an open connection, past the faults that strike its answers.
//!
//! Must not know how the connection came about.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Connection, Outside};
use crate::lab::faults::FaultKind;
use crate::lab::network::ServiceKind;
use crate::wire::{Ask, ClassicAsk, Failure, Refusal, Reply, Request};

/// Paths at which CSSM answers: transport `smart`, transport `callhome`.
const CSSM_PATHS: [&str; 2] = ["/licservice/license", "/its/service/oddce/services/DDCEService"];

impl Outside {
    pub(super) fn serve(&mut self, connection: &Connection, path: &str, request: &Request) -> Result<Reply, Failure> {
        let host = connection.host.as_str();
        let withheld = connection.faults.contains(&FaultKind::AckWithheld);
        match connection.service.kind {
            ServiceKind::Cssm if CSSM_PATHS.contains(&path) => {
                if let Some(refused) = token_fault(&connection.faults, request) {
                    return Ok(refused);
                }
                self.cssm.withholds_acks = withheld;
                Ok(self.cssm.serve(skewed(self.now, &connection.faults), request))
            }
            ServiceKind::Cslu | ServiceKind::OnPrem => {
                let upstream = self.cssm_answers(host);
                self.cssm.withholds_acks = withheld || self.cssm_withholds();
                self.serve_collector(connection, path, request, upstream)
            }
            _ => Err(Failure::EmptyResponse),
        }
    }

    fn serve_collector(
        &mut self,
        connection: &Connection,
        path: &str,
        request: &Request,
        upstream: bool,
    ) -> Result<Reply, Failure> {
        let cssm = Some(&mut self.cssm).filter(|_| upstream);
        if let Some(cslu) = self
            .cslu
            .get_mut(&connection.host)
            .filter(|_| connection.service.kind == ServiceKind::Cslu)
        {
            return cslu.serve(self.now, path, request, cssm);
        }
        let on_prem = self.on_prem.get_mut(&connection.host).ok_or(Failure::EmptyResponse)?;
        let was = on_prem.down_rev;
        on_prem.down_rev = was || connection.faults.contains(&FaultKind::DownRev);
        let reply = on_prem.serve(self.now, path, request);
        on_prem.down_rev = was;
        reply
    }

    /// Whether a collector on `host` can talk to CSSM; what is wrong with CSSM's acknowledgements is seen too.
    pub(in crate::lab) fn meets_cssm(&mut self, host: &str) -> bool {
        let answers = self.cssm_answers(host);
        self.cssm.withholds_acks = self.cssm_withholds();
        answers
    }

    /// Whether a collector on `host` can talk to CSSM.
    fn cssm_answers(&mut self, host: &str) -> bool {
        self.cssm_hosts().iter().any(|name| {
            let faults = self.faults_on(name);
            let broken = faults.iter().any(|fault| breaks_connection(*fault));
            let known = self.network.hosts.get(name);
            let address = known.and_then(|info| info.addresses.first().copied());
            !broken && address.is_some_and(|address| self.host_reaches(host, address))
        })
    }

    /// Whether CSSM keeps its acknowledgements from collectors.
    fn cssm_withholds(&mut self) -> bool {
        self.cssm_hosts()
            .iter()
            .any(|name| self.faults_on(name).contains(&FaultKind::AckWithheld))
    }

    /// The hosts at which CSSM is reached.
    fn cssm_hosts(&self) -> Vec<String> {
        let hosts = self.network.hosts.iter();
        hosts
            .filter(|(_, host)| host.has(ServiceKind::Cssm))
            .map(|(name, _)| name.clone())
            .collect()
    }
}

fn breaks_connection(fault: FaultKind) -> bool {
    matches!(
        fault,
        FaultKind::Unreachable
            | FaultKind::Dns
            | FaultKind::Tcp
            | FaultKind::Tls
            | FaultKind::Http(_)
            | FaultKind::Busy
            | FaultKind::EmptyAnswer
            | FaultKind::AckLost
    )
}

fn token_fault(faults: &[FaultKind], request: &Request) -> Option<Reply> {
    match &request.ask {
        Ask::Trust { token: Some(token), .. } if faults.contains(&FaultKind::TokenExpired) => {
            Some(Reply::Refused(Refusal::TokenExpired(token.clone())))
        }
        Ask::Classic {
            ask: ClassicAsk::Register { token, .. },
            ..
        } if faults.contains(&FaultKind::TokenExpired) => Some(Reply::Refused(Refusal::TokenExpired(token.clone()))),
        _ => None,
    }
}

/// What a host whose clock is off takes for the time.
pub(super) fn skewed(now: DateTime<Utc>, faults: &[FaultKind]) -> DateTime<Utc> {
    let skew = faults.iter().find_map(|fault| {
        if let FaultKind::ClockSkew(ms) = fault {
            Some(*ms)
        } else {
            None
        }
    });
    let skew = TimeDelta::try_milliseconds(skew.unwrap_or(0)).unwrap_or_default();
    now.checked_add_signed(skew).unwrap_or(now)
}
