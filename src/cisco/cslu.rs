//! Cisco Smart License Utility: takes reports from devices at `/cslu/v1/pi`, or fetches them, and passes them to CSSM.
//!
//! One Virtual Account. Connected ("Cisco Is Available") it passes reports on at once; disconnected somebody carries files. Must
//! not know the network: whether CSSM can be reached it is told, and devices are asked by the lab.

use std::collections::BTreeMap;

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
    /// "Add Single Product": devices that it asks for their reports, by name.
    #[serde(default)]
    pub products: BTreeMap<String, Product>,
}

/// A device that CSLU asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// When it was asked last.
    pub asked: Option<DateTime<Utc>>,
    /// What came of it: nothing wrong, or why it failed.
    pub trouble: Option<String>,
}

impl Cslu {
    /// The CSLU called `name`, whose devices belong to `place`.
    pub fn new(name: &str, place: Place, connected: bool) -> Self {
        Self {
            connected,
            collector: Collector::new(name, place),
            products: BTreeMap::new(),
        }
    }

    /// Answers a device; `None` where the path is not its own. `cssm` is there when the network reaches it.
    ///
    /// # Errors
    /// The path is another, or CSSM is needed and not there.
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
        let cssm = cssm.filter(|_| self.connected);
        match (&request.ask, cssm) {
            (Ask::Hello, _) => {
                self.collector.meet(now, &request.sender);
                Ok(Reply::Hello(cslu_info()))
            }
            (Ask::Usage { .. } | Ask::Poll { .. }, cssm) => Ok(self.collector.usage(now, request, cssm)),
            // CSLU came with policy mode.
            (Ask::Classic { .. }, _) => Err(Failure::EmptyResponse),
            (_, Some(cssm)) => Ok(cssm.serve_for(now, &self.collector.place, request)),
            // Unverified: nobody has recorded what CSLU answers to a trust request while it is not connected.
            (_, None) => Err(Failure::Busy),
        }
    }
}
