//! What CSLU and SSM On-Prem have in common: they take reports from devices, pass them on, and hand back what they get.
//!
//! Must not know how devices find it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::cssm::{Cssm, Place};
use super::poll::Polls;
use crate::wire::{Ask, Failure, Refusal, Reply, Request, SignedReport, Udi};

/// What a device is told to wait: it polls about a minute later (capture G-0: 20:31:24, 20:32:26).
const POLL_SECONDS: i64 = 60;
/// Reports kept for a CSSM that cannot be reached; more are taken and forgotten.
const HELD_REPORTS_MAX: usize = 20_000;

/// The collecting half of a server, for one Virtual Account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collector {
    /// Where its devices belong.
    pub place: Place,
    /// What came while CSSM could not be reached, device by device.
    held: Vec<Held>,
    polls: Polls,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    request: Request,
}

impl Collector {
    /// An empty one.
    pub fn new(place: Place) -> Self {
        Self {
            place,
            held: Vec::new(),
            polls: Polls::default(),
        }
    }

    /// Answers a device. `cssm` is there when CSSM can be reached; without it reports are kept until it is.
    pub fn serve(&mut self, now: DateTime<Utc>, request: &Request, cssm: Option<&mut Cssm>) -> Result<Reply, Failure> {
        match (&request.ask, cssm) {
            (Ask::Usage { reports, wait }, cssm) => Ok(self.usage(now, request, reports, *wait, cssm)),
            (Ask::Poll { poll_id }, cssm) => Ok(self.poll(now, &request.sender.udi, *poll_id, cssm)),
            (_, Some(cssm)) => Ok(cssm.serve_for(now, &self.place, request)),
            // Unverified: nobody has recorded what CSLU answers to a trust request while it is not connected.
            (_, None) => Err(Failure::Busy),
        }
    }

    /// How many reports wait for CSSM.
    pub fn held_reports(&self) -> usize {
        self.held.iter().map(Held::reports).sum()
    }

    fn usage(
        &mut self,
        now: DateTime<Utc>,
        request: &Request,
        reports: &[SignedReport],
        wait: bool,
        cssm: Option<&mut Cssm>,
    ) -> Reply {
        if reports.iter().any(|report| report.open().is_err()) {
            return Reply::Refused(Refusal::Signature);
        }
        let reply = match cssm {
            None => None,
            Some(cssm) => match self.forward(now, request, cssm) {
                Some(ack @ Reply::Ack(_)) => Some(ack),
                Some(refused) => return refused,
                None => None,
            },
        };
        match reply {
            Some(ack) if wait => ack,
            Some(ack) => self.promise(now, &request.sender.udi, Some(ack)),
            None => {
                if self.held_reports() + reports.len() <= HELD_REPORTS_MAX {
                    self.held.push(Held {
                        request: request.clone(),
                    });
                }
                self.promise(now, &request.sender.udi, None)
            }
        }
    }

    /// Passes reports on and waits for the answer; `None` when CSSM takes them and does not acknowledge.
    fn forward(&self, now: DateTime<Utc>, request: &Request, cssm: &mut Cssm) -> Option<Reply> {
        let Ask::Usage { reports, .. } = &request.ask else {
            return None;
        };
        let ask = Ask::Usage {
            reports: reports.clone(),
            wait: true,
        };
        let reply = cssm.serve_for(
            now,
            &self.place,
            &Request {
                sender: request.sender.clone(),
                ask,
            },
        );
        (!matches!(reply, Reply::Poll { .. })).then_some(reply)
    }

    fn promise(&mut self, now: DateTime<Utc>, udi: &Udi, reply: Option<Reply>) -> Reply {
        let interval = TimeDelta::seconds(POLL_SECONDS);
        let poll_id = self.polls.keep(udi, now + interval, reply);
        Reply::Poll { poll_id, interval }
    }

    fn poll(&mut self, now: DateTime<Utc>, udi: &Udi, poll_id: u64, cssm: Option<&mut Cssm>) -> Reply {
        if let Some(cssm) = cssm {
            self.pass_on_held(now, udi, cssm);
        }
        self.polls.ask(now, udi, poll_id)
    }

    /// Passes on what was kept of one device, now that CSSM is there again.
    fn pass_on_held(&mut self, now: DateTime<Utc>, udi: &Udi, cssm: &mut Cssm) {
        let (ours, others) = std::mem::take(&mut self.held)
            .into_iter()
            .partition(|held| held.request.sender.udi == *udi);
        self.held = others;
        let ours: Vec<Held> = ours;
        for held in ours {
            match self.forward(now, &held.request, cssm) {
                Some(reply) => self.polls.answer(udi, &reply),
                None => self.held.push(held),
            }
        }
    }
}

impl Held {
    fn reports(&self) -> usize {
        if let Ask::Usage { reports, .. } = &self.request.ask {
            reports.len()
        } else {
            0
        }
    }
}
