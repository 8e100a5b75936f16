//! The hello before every message to CSLU or On-Prem, and the hourly one to a server that does not answer.
//!
//! Capture `17.11dev__c9410r`: 11 hellos for 2 reports, 3 polls, 2 authorization requests, 2 trust syncs and 2 trust
//! requests. Must not know what is said after it.

use chrono::TimeDelta;

use super::agent::Agent;
use super::comm::{self, Trouble};
use super::{jobs, transport};
use crate::screen::value::Record;
use crate::wire::{Ask, Failure, Reply};

/// Between hellos to a CSLU that does not answer (G-3, G-10, G-11).
const RETRY: TimeDelta = TimeDelta::hours(1);

/// Asks CSLU or On-Prem whether it is there; notes who answers. A device that is not answered asks every hour from then
/// on; what else it tries in between counts beside that (capture `17.14dev__c9300l`: 205 hellos, which are the first one,
/// one an hour for 196 hours, and one with each of 8 daily attempts to report).
pub fn say(agent: &mut Agent<'_>) -> Result<(), Trouble> {
    match comm::once(agent, Ask::Hello) {
        Ok(Reply::Hello(server)) => {
            jobs::disarm(agent, jobs::DATA_SYNC);
            transport::met(agent.state_mut(), &server);
            if server.knows_policy() {
                return Ok(());
            }
            agent.log("message/smart_lic/reporting_not_supported", Record::new());
            Err(Trouble::NotSent(transport::Unsendable::DownRev))
        }
        answer => {
            if !jobs::is_armed(agent, jobs::DATA_SYNC) {
                jobs::arm(agent, jobs::DATA_SYNC, agent.now() + RETRY);
            }
            Err(answer.err().unwrap_or(Trouble::NoReply(Failure::EmptyResponse)))
        }
    }
}
