//! Answers that wait until a device polls for them.
//!
//! Must not know what an answer says.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::POLLS_MAX;
use super::cssm::POLL_SECONDS;
use crate::wire::{Refusal, Reply, Udi};

/// The answers of one server, by poll id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Polls {
    last: u64,
    waiting: BTreeMap<u64, Waiting>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    udi: Udi,
    ready: DateTime<Utc>,
    reply: Option<Reply>,
}

impl Polls {
    /// Keeps an answer until `ready`; gives back its poll id. With no answer the poll never ends by itself.
    pub fn keep(&mut self, udi: &Udi, ready: DateTime<Utc>, reply: Option<Reply>) -> u64 {
        self.last += 1;
        self.waiting.insert(
            self.last,
            Waiting {
                udi: udi.clone(),
                ready,
                reply,
            },
        );
        if self.waiting.len() > POLLS_MAX {
            self.waiting.pop_first();
        }
        self.last
    }

    /// What a device is answered that polls with that number: the answer, which stays, so that a device whose line broke
    /// can ask again; to poll again where there is none yet; a refusal where the number is not one of its own.
    pub fn ask(&self, now: DateTime<Utc>, udi: &Udi, id: u64) -> Reply {
        match self.waiting.get(&id).filter(|waiting| waiting.udi == *udi) {
            None => Reply::Refused(Refusal::PollInvalid(id)),
            Some(Waiting {
                ready,
                reply: Some(reply),
                ..
            }) if now >= *ready => reply.clone(),
            Some(_) => Reply::Poll {
                poll_id: id,
                interval: TimeDelta::seconds(POLL_SECONDS),
            },
        }
    }

    /// Answers the polls of a device that have no answer yet.
    pub fn answer(&mut self, udi: &Udi, reply: &Reply) {
        for waiting in self.waiting.values_mut().filter(|w| w.udi == *udi && w.reply.is_none()) {
            waiting.reply = Some(reply.clone());
        }
    }
}
