//! Cisco Smart Software Manager: who may come in, which reports count, what is answered.
//!
//! Here is what devices and collectors say to it; what people do in its portal is in `portal`, who may come in is in `trust.rs`. Must not know how a
//! message came: directly, through a proxy, through CSLU.

mod authorization;
mod classic;
#[cfg(test)]
mod classic_test;
#[cfg(test)]
pub(super) mod tests;
mod trust;

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::account::SmartAccount;
use super::event::{EventKind, EventLog};
use super::instance::ProductInstance;
use super::poll::Polls;
use super::portal::{Satellite, Upload};
use crate::diagnostic::counted;
use crate::limits::STACK_MEMBERS_MAX;
use crate::wire::{
    Account, Acknowledgement, Ask, Refusal, Reply, Request, RumReport, Sender, ServerInfo, SignedReport, TrustCode,
    TrustReply, Udi,
};

/// What a device is told to wait before it polls: 300 s in the public API and in captures.
pub const POLL_SECONDS: i64 = 300;

/// CSSM with all its accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cssm {
    /// Smart Accounts by domain, in the order of the lab file.
    pub accounts: IndexMap<String, SmartAccount>,
    /// Product instances by UDI (`P:…,S:…`).
    pub instances: BTreeMap<String, ProductInstance>,
    /// UDIs whose instance was removed in the portal, and how many trust codes it had; those no longer count.
    pub(super) removed: BTreeMap<String, u32>,
    polls: Polls,
    /// "Usage Data Files", newest last.
    pub uploads: VecDeque<Upload>,
    /// Whether reports are taken and never acknowledged: a fault of the lab.
    pub withholds_acks: bool,
    /// What happened.
    #[serde(default)]
    pub events: EventLog,
    /// SSM On-Prem servers by name, as CSSM knows them.
    #[serde(default)]
    pub satellites: BTreeMap<String, Satellite>,
}

/// A place for a device: a Virtual Account of a Smart Account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Smart Account, by domain.
    pub account: String,
    /// Virtual Account.
    pub virtual_account: String,
}

impl Cssm {
    /// Answers a device that speaks for itself, by its trust.
    pub fn serve(&mut self, now: DateTime<Utc>, request: &Request) -> Reply {
        if let Ask::Hello = request.ask {
            return Reply::Hello(ServerInfo::cssm());
        }
        if let Ask::Trust {
            token: Some(token),
            udis,
        } = &request.ask
        {
            return self
                .trust_by_token(now, &request.sender, token, udis)
                .unwrap_or_else(Reply::Refused);
        }
        if let Ask::Classic { ask, belongs } = &request.ask {
            let reply = self.classic(now, &request.sender, ask, belongs.as_ref());
            return reply.unwrap_or_else(Reply::Refused);
        }
        match self.identify(now, &request.sender) {
            Ok(place) => self.serve_for(now, &place, request),
            Err(refusal) => Reply::Refused(refusal),
        }
    }

    /// Answers a device for which a collector vouches, and says where it belongs.
    pub fn serve_for(&mut self, now: DateTime<Utc>, place: &Place, request: &Request) -> Reply {
        let sender = &request.sender;
        let reply = match &request.ask {
            Ask::Hello => Ok(Reply::Hello(ServerInfo::cssm())),
            Ask::Trust {
                token: Some(token),
                udis,
            } => self.trust_by_token(now, sender, token, udis),
            Ask::Trust { token: None, udis } => self.trust(now, sender, place, udis),
            Ask::Usage { reports, wait } => self.usage(now, sender, place, reports, *wait),
            Ask::Poll { poll_id } => Ok(self.polls.ask(now, &sender.udi, *poll_id)),
            Ask::TrustSync => Ok(Reply::Sync(TrustReply {
                codes: self.renewed(now, &sender.udi),
                ..self.contact(now, place)
            })),
            Ask::Authorization { wanted, udis, .. } => self.authorize(now, place, wanted, udis),
            Ask::AuthorizationConfirmation { .. } => Ok(Reply::Done),
            Ask::AuthorizationReturn { codes } => {
                self.take_back_codes(now, codes);
                Ok(Reply::Done)
            }
            Ask::Classic { ask, belongs } => self.classic(now, sender, ask, belongs.as_ref()),
        };
        reply.unwrap_or_else(Reply::Refused)
    }

    fn renewed(&mut self, now: DateTime<Utc>, udi: &Udi) -> Vec<TrustCode> {
        let instance = self.instances.get_mut(&udi.to_string());
        instance
            .and_then(|instance| instance.renewed(now))
            .into_iter()
            .collect()
    }

    /// The account of a place, as devices are told it.
    pub(super) fn account_of(&self, now: DateTime<Utc>, place: &Place) -> Account {
        Account {
            smart: place.account.clone(),
            virtual_account: place.virtual_account.clone(),
            as_of: now,
        }
    }

    fn contact(&self, now: DateTime<Utc>, place: &Place) -> TrustReply {
        TrustReply {
            codes: Vec::new(),
            policy: self.policy_of(place),
            account: self.account_of(now, place),
        }
    }

    pub(super) fn policy_of(&self, place: &Place) -> Option<crate::wire::Policy> {
        self.accounts
            .get(&place.account)
            .and_then(|account| account.policy.clone())
    }

    fn usage(
        &mut self,
        now: DateTime<Utc>,
        sender: &Sender,
        place: &Place,
        reports: &[SignedReport],
        wait: bool,
    ) -> Result<Reply, Refusal> {
        let (ack, _) = self.take_reports(now, sender, place, reports)?;
        let ack = Reply::Ack(ack);
        if wait && !self.withholds_acks {
            return Ok(ack);
        }
        let ready = now + TimeDelta::seconds(POLL_SECONDS);
        let poll_id = self
            .polls
            .keep(&sender.udi, ready, (!self.withholds_acks).then_some(ack));
        Ok(Reply::Poll {
            poll_id,
            interval: TimeDelta::seconds(POLL_SECONDS),
        })
    }

    /// Takes reports in, all or none; the acknowledgement and how many of them are new. A report that was taken before is
    /// acknowledged again: its first acknowledgement may have been lost.
    pub(super) fn take_reports(
        &mut self,
        now: DateTime<Utc>,
        sender: &Sender,
        place: &Place,
        reports: &[SignedReport],
    ) -> Result<(Acknowledgement, usize), Refusal> {
        let mut read = reports
            .iter()
            .map(|r| r.open().map_err(|_| Refusal::Signature))
            .collect::<Result<Vec<_>, _>>()?;
        if read.iter().any(|report| report.udi != sender.udi) {
            return Err(Refusal::Signature);
        }
        read.sort_by_key(|report| report.id);
        let instance = self.admit(now, &sender.udi, place)?;
        if sender.hostname.is_some() {
            instance.hostname.clone_from(&sender.hostname);
        }
        let new = read.iter().filter(|report| instance.take(report)).count();
        instance.software_version = read.last().and_then(|report| report.software_version.clone());
        let place = Place {
            account: instance.account.clone(),
            virtual_account: instance.virtual_account.clone(),
        };
        self.speak_for_all(sender, &read);
        let mut ids: Vec<i64> = read.iter().map(|report| report.id).collect();
        ids.dedup();
        let message = format!("{}: {}, {new} new", sender.udi, counted(ids.len(), "report"));
        self.events
            .note(now, EventKind::UsageReported, &place.virtual_account, message);
        let ack = Acknowledgement {
            udi: sender.udi.clone(),
            software_tag: sender.software_tag.clone(),
            reports: ids,
            issued: now,
            policy: self.policy_of(&place),
            account: self.account_of(now, &place),
        };
        Ok((ack, new))
    }

    /// Who reports counts for all units that its reports name. What one of them reported before it came into this stack is
    /// counted no more; nor is what the former active unit reported, in whose reports the sender was named (a model; that a
    /// report speaks for all is in its format).
    fn speak_for_all(&mut self, sender: &Sender, read: &[RumReport]) {
        let Some(newest) = read.last() else { return };
        let others = newest
            .units
            .iter()
            .map(|unit| &unit.udi)
            .filter(|udi| **udi != sender.udi);
        let others: Vec<Udi> = others.take(STACK_MEMBERS_MAX).cloned().collect();
        for instance in self.instances.values_mut() {
            let is_unit = others.contains(&instance.udi);
            if instance.udi == sender.udi {
                instance.speaks_for.clone_from(&others);
                instance.member_of = None;
            } else if is_unit || instance.speaks_for.contains(&sender.udi) {
                instance.usage.clear();
                instance.speaks_for.clear();
                instance.member_of = is_unit.then(|| sender.udi.clone());
            } else if instance.member_of.as_ref().is_some_and(|of| others.contains(of)) {
                // A unit that is away stays one of its stack, whichever unit speaks for that.
                instance.member_of = Some(sender.udi.clone());
            }
        }
    }

    /// Takes reports in without acknowledging them: what On-Prem does until it synchronises.
    pub(super) fn take_in(
        &mut self,
        now: DateTime<Utc>,
        sender: &Sender,
        place: &Place,
        reports: &[SignedReport],
    ) -> Result<(), Refusal> {
        self.take_reports(now, sender, place, reports).map(|_| ())
    }

    /// Notes the server through which a device came.
    pub(super) fn came_through(&mut self, udi: &Udi, name: &str) {
        if let Some(instance) = self.instances.get_mut(&udi.to_string()) {
            instance.through = Some(name.to_owned());
        }
    }

    /// How many of a tag a Virtual Account owns beyond what other devices than these use or have reserved; below zero when
    /// it is short.
    pub fn surplus(&self, now: DateTime<Utc>, place: &Place, tag: &str, without: &[Udi]) -> i64 {
        let owned = self
            .virtual_account(place)
            .map_or(0, |va| i64::from(va.purchased(tag, now)));
        let taken = self.instances_in(place).filter(|i| !without.contains(&i.udi));
        owned - taken.map(|i| i64::from(i.taken(tag))).sum::<i64>()
    }

    /// The devices of a Virtual Account, units of stacks among them.
    pub fn instances_in<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a ProductInstance> {
        let here = |i: &&ProductInstance| i.account == place.account && i.virtual_account == place.virtual_account;
        self.instances.values().filter(here)
    }
}

/// What CSLU says of itself (capture tech_support 17.11): the name is the last of its capabilities.
pub(super) fn cslu_info() -> ServerInfo {
    const NAME: &str = "CSLU_V1";
    const CAPABILITIES: [&str; 8] = [
        "UTILITY",
        "DLC",
        "AppHA",
        "MULTITIER",
        "EXPORT_2",
        "OK_TRY_AGAIN",
        "POLICY_USAGE",
        NAME,
    ];
    ServerInfo {
        name: NAME.to_owned(),
        version: "v1".to_owned(),
        capabilities: CAPABILITIES.iter().map(|&c| c.to_owned()).collect(),
    }
}
