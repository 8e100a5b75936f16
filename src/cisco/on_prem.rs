//! SSM On-Prem: a CSSM in the house, with a tenant for each Virtual Account at `/cslu/v1/pi/<tenant>`.
//!
//! Here it passes on what it gets, as if it synchronised all the time; its own schedule, accounts and portal are not modelled.
//! Must not know the network.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::collector::Collector;
use super::cslu;
use super::cssm::{Cssm, Place};
use crate::wire::{Ask, Failure, Refusal, Reply, Request, ServerInfo};

/// One On-Prem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnPrem {
    /// Whether it is older than 8-202102 and knows no policy: then it takes no reports.
    pub down_rev: bool,
    /// A collector for each tenant, by the tenant's name in the URL (`Network-Infrastructure-1`).
    pub tenants: BTreeMap<String, Collector>,
}

impl OnPrem {
    /// An On-Prem with these tenants.
    pub fn new(tenants: impl IntoIterator<Item = (String, Place)>, down_rev: bool) -> Self {
        let tenants = tenants
            .into_iter()
            .map(|(name, place)| (name, Collector::new(place)))
            .collect();
        Self { down_rev, tenants }
    }

    /// Answers a device at the path of its URL. `cssm` is there when the network reaches it.
    pub fn serve(
        &mut self,
        now: DateTime<Utc>,
        path: &str,
        request: &Request,
        cssm: Option<&mut Cssm>,
    ) -> Result<Reply, Failure> {
        let tenant = path.strip_prefix(cslu::PATH).ok_or(Failure::EmptyResponse)?;
        let tenant = tenant.trim_matches('/').replace("%20", " ");
        if let Ask::Hello = request.ask {
            let mut info = ServerInfo::cssm();
            if self.down_rev {
                info.capabilities.retain(|c| c != "POLICY_USAGE");
            }
            return Ok(Reply::Hello(info));
        }
        if self.down_rev {
            return Err(Failure::EmptyResponse);
        }
        match self.tenants.get_mut(&tenant) {
            Some(collector) => collector.serve(now, request, cssm),
            None => Ok(Reply::Refused(Refusal::TenantInvalid(tenant))),
        }
    }
}
