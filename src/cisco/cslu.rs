//! Cisco Smart License Utility: takes reports from devices at `/cslu/v1/pi` and passes them to CSSM.
//!
//! Push only, one Virtual Account, connected or not. Must not know the network: whether CSSM can be reached it is told.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::collector::Collector;
use super::cssm::{Cssm, Place, cslu_info};
use crate::wire::{Ask, Failure, Reply, Request};

/// The path at which it listens; it knows no tenants.
pub const PATH: &str = "/cslu/v1/pi";

/// One CSLU.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cslu {
    /// "Cisco Is Available": whether it may talk to CSSM.
    pub connected: bool,
    /// Its devices' reports.
    pub collector: Collector,
}

impl Cslu {
    /// A CSLU whose devices belong to `place`.
    pub fn new(place: Place, connected: bool) -> Self {
        Self {
            connected,
            collector: Collector::new(place),
        }
    }

    /// Answers a device; `None` where the path is not its own. `cssm` is there when the network reaches it.
    pub fn serve(
        &mut self,
        now: DateTime<Utc>,
        path: &str,
        request: &Request,
        cssm: Option<&mut Cssm>,
    ) -> Result<Reply, Failure> {
        if path.trim_end_matches('/') != PATH {
            return Err(Failure::EmptyResponse);
        }
        if let Ask::Hello = request.ask {
            return Ok(Reply::Hello(cslu_info()));
        }
        let cssm = cssm.filter(|_| self.connected);
        self.collector.serve(now, request, cssm)
    }
}
