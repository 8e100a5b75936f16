//! What CSLU, SSM On-Prem and DNA Center have in common: they take reports from devices, pass them on to CSSM, and hand back
//! the acknowledgements.
//!
//! A report stays until CSSM acknowledges it, by network or by file; an acknowledgement stays for the device that asks again.
//! Must not know how devices find it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::REPORTS_REMEMBERED_MAX;
use super::cssm::{Cssm, Place};
use super::poll::Polls;
use super::sync::usage_request;
use crate::wire::files::{SystemInfo, UsageFile};
use crate::wire::{
    Acknowledgement, Ask, Bundle, BundleKind, FileKind, LicenseFile, Refusal, Reply, Request, Sender, SignedReport, Udi,
};

/// What a device is told to wait: it polls about a minute later (capture G-0: 20:31:24, 20:32:26).
const POLL_SECONDS: i64 = 60;
/// What it is told where nothing can be there before somebody carries files or a schedule comes (unverified).
const POLL_LATER: TimeDelta = TimeDelta::hours(1);
/// Reports kept for a CSSM that cannot be reached; more are taken and forgotten.
const HELD_REPORTS_MAX: usize = 20_000;

/// The collecting half of a server, for one Virtual Account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collector {
    /// Where its devices belong.
    pub place: Place,
    /// The server's name, as CSSM notes it beside its devices.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    devices: BTreeMap<String, Collected>,
    polls: Polls,
}

/// What is known of one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collected {
    /// Who it said it is.
    pub sender: Sender,
    /// When it was heard of last.
    pub last_contact: DateTime<Utc>,
    /// When reports came last.
    pub last_report: Option<DateTime<Utc>>,
    /// When CSSM acknowledged last.
    pub last_ack: Option<DateTime<Utc>>,
    /// Why CSSM refused its reports last.
    pub refused: Option<String>,
    /// Reports without acknowledgement.
    waiting: BTreeMap<i64, SignedReport>,
    /// Reports that went out in a file or over the network.
    sent: BTreeSet<i64>,
    /// What CSSM acknowledged, newest account information and policy with it.
    acked: Option<Acknowledgement>,
}

impl Collected {
    fn new(now: DateTime<Utc>, sender: &Sender) -> Self {
        Self {
            sender: sender.clone(),
            last_contact: now,
            last_report: None,
            last_ack: None,
            refused: None,
            waiting: BTreeMap::new(),
            sent: BTreeSet::new(),
            acked: None,
        }
    }

    /// Reports that CSSM has not acknowledged.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// The acknowledgement of those of these reports that have one. The others wait for the next time.
    pub fn ack_of(&self, ids: &[i64]) -> Option<Acknowledgement> {
        let acked = self.acked.as_ref()?;
        let has_one = |id: &&i64| acked.reports.binary_search(id).is_ok();
        let reports: Vec<i64> = ids.iter().filter(has_one).copied().collect();
        (!reports.is_empty()).then(|| Acknowledgement {
            reports,
            ..acked.clone()
        })
    }

    /// What waits, as its device would send it; it counts as passed on.
    fn outgoing(&mut self) -> Request {
        self.sent.extend(self.waiting.keys());
        usage_request(&self.sender, self.waiting.values().cloned().collect())
    }

    /// The acknowledgement of these reports, when all of them have one: a device that polls and gets it for some does not
    /// ask for the others again.
    fn whole_ack_of(&self, ids: &[i64]) -> Option<Acknowledgement> {
        self.ack_of(ids).filter(|ack| ack.reports.len() == ids.len())
    }

    /// Takes an acknowledgement: only of reports that were passed on.
    fn settle(&mut self, now: DateTime<Utc>, ack: &Acknowledgement) -> bool {
        if ack.reports.iter().any(|id| !self.sent.contains(id)) {
            return false;
        }
        for id in &ack.reports {
            self.waiting.remove(id);
        }
        let before = self.acked.take().map(|ack| ack.reports).unwrap_or_default();
        let mut reports: Vec<i64> = before.into_iter().chain(ack.reports.iter().copied()).collect();
        reports.sort_unstable();
        reports.dedup();
        if reports.len() > REPORTS_REMEMBERED_MAX {
            reports.drain(..reports.len() - REPORTS_REMEMBERED_MAX);
        }
        self.acked = Some(Acknowledgement { reports, ..ack.clone() });
        (self.last_ack, self.refused) = (Some(now), None);
        true
    }
}

impl Collector {
    /// An empty one of the server called `name`.
    pub fn new(name: &str, place: Place) -> Self {
        Self {
            place,
            name: name.to_owned(),
            devices: BTreeMap::new(),
            polls: Polls::default(),
        }
    }

    /// Its devices.
    pub fn devices(&self) -> impl Iterator<Item = &Collected> {
        self.devices.values()
    }

    /// One of them.
    pub fn device(&self, udi: &Udi) -> Option<&Collected> {
        self.devices.get(&udi.to_string())
    }

    /// Forgets a device; whether it was there.
    pub fn forget(&mut self, udi: &Udi) -> bool {
        self.devices.remove(&udi.to_string()).is_some()
    }

    /// How many reports wait for CSSM.
    pub fn held_reports(&self) -> usize {
        self.devices.values().map(Collected::waiting).sum()
    }

    /// Takes reports of a device, if it signed them; those that were acknowledged before are not kept again.
    ///
    /// # Errors
    /// One is not what its device signed.
    pub fn take(&mut self, now: DateTime<Utc>, sender: &Sender, reports: &[SignedReport]) -> Result<Vec<i64>, Refusal> {
        let mut ids = Vec::with_capacity(reports.len());
        for report in reports {
            let read = report.open().map_err(|_| Refusal::Signature)?;
            if read.udi != sender.udi {
                return Err(Refusal::Signature);
            }
            ids.push(read.id);
        }
        let room = HELD_REPORTS_MAX.saturating_sub(self.held_reports());
        let device = self.meet(now, sender);
        device.last_report = Some(now);
        for (id, report) in ids.iter().zip(reports).take(room) {
            if device.ack_of(&[*id]).is_none() {
                device.waiting.insert(*id, report.clone());
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// Notes that a device was there.
    pub fn meet(&mut self, now: DateTime<Utc>, sender: &Sender) -> &mut Collected {
        let new = || Collected::new(now, sender);
        let device = self.devices.entry(sender.udi.to_string()).or_insert_with(new);
        device.sender = sender.clone();
        device.last_contact = now;
        device
    }

    /// Answers a device's reports and polls. `cssm` is there when reports are passed on at once.
    pub fn usage(&mut self, now: DateTime<Utc>, request: &Request, cssm: Option<&mut Cssm>) -> Reply {
        let Ask::Usage { reports, wait } = &request.ask else {
            return self.poll(now, &request.sender.udi, &request.ask, cssm);
        };
        let ids = match self.take(now, &request.sender, reports) {
            Ok(ids) => ids,
            Err(refusal) => return Reply::Refused(refusal),
        };
        let udi = &request.sender.udi;
        let at_once = cssm.is_some();
        if let Some(cssm) = cssm
            && let Some(Err(refusal)) = self.forward_one(now, udi, cssm)
        {
            return Reply::Refused(refusal);
        }
        let ack = self
            .device(udi)
            .and_then(|device| device.whole_ack_of(&ids))
            .map(Reply::Ack);
        match ack {
            Some(ack) if *wait => ack,
            ack => {
                let soon = at_once || ack.is_some();
                let interval = if soon {
                    TimeDelta::seconds(POLL_SECONDS)
                } else {
                    POLL_LATER
                };
                let poll_id = self.polls.keep(udi, now + interval, ack);
                Reply::Poll { poll_id, interval }
            }
        }
    }

    fn poll(&mut self, now: DateTime<Utc>, udi: &Udi, ask: &Ask, cssm: Option<&mut Cssm>) -> Reply {
        let Ask::Poll { poll_id } = ask else {
            return Reply::NoData;
        };
        let at_once = cssm.is_some();
        if let Some(cssm) = cssm {
            // A refusal is kept with the device and seen in the inventory.
            let _ = self.forward_one(now, udi, cssm);
        }
        match self.polls.ask(now, udi, *poll_id) {
            Reply::Poll { poll_id, .. } if !at_once => Reply::Poll {
                poll_id,
                interval: POLL_LATER,
            },
            reply => reply,
        }
    }

    /// Passes all reports on; how many devices had any, and how many were acknowledged.
    pub fn forward(&mut self, now: DateTime<Utc>, cssm: &mut Cssm) -> (usize, usize) {
        let with: Vec<Udi> = self
            .devices
            .values()
            .filter(|device| !device.waiting.is_empty())
            .map(|device| device.sender.udi.clone())
            .collect();
        let results = with.iter().filter_map(|udi| self.forward_one(now, udi, cssm));
        let acked = results.filter(|result| *result == Ok(true)).count();
        (with.len(), acked)
    }

    /// Passes a device's reports on: whether they were acknowledged; nothing where it has none.
    fn forward_one(&mut self, now: DateTime<Utc>, udi: &Udi, cssm: &mut Cssm) -> Option<Result<bool, Refusal>> {
        let device = self.devices.get_mut(&udi.to_string())?;
        if device.waiting.is_empty() {
            return None;
        }
        let request = device.outgoing();
        match cssm.serve_for(now, &self.place, &request) {
            Reply::Ack(ack) => {
                cssm.came_through(udi, &self.name);
                self.settle(now, &ack);
                Some(Ok(true))
            }
            Reply::Refused(refusal) => {
                device.refused = Some(refusal.to_string());
                Some(Err(refusal))
            }
            _ => Some(Ok(false)),
        }
    }

    /// The reports that wait, device by device; they count as passed on.
    pub fn outgoing(&mut self) -> Vec<Request> {
        let devices = self.devices.values_mut().filter(|device| !device.waiting.is_empty());
        devices.map(Collected::outgoing).collect()
    }

    /// Takes an acknowledgement from CSSM; `false` where it is for a device or for reports that were not passed on.
    pub fn settle(&mut self, now: DateTime<Utc>, ack: &Acknowledgement) -> bool {
        let Some(device) = self.devices.get_mut(&ack.udi.to_string()) else {
            return false;
        };
        if !device.settle(now, ack) {
            return false;
        }
        // With what was acknowledged before and did not reach the device.
        if let Some(all) = &device.acked {
            self.polls.answer(&ack.udi, &Reply::Ack(all.clone()));
        }
        true
    }

    /// "Download All for Cisco": the reports that wait, a file for each device. They count as passed on.
    pub fn export(&mut self, now: DateTime<Utc>) -> Bundle {
        let made = DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now);
        let mut files = Vec::new();
        for device in self.devices.values_mut().filter(|device| !device.waiting.is_empty()) {
            device.sent.extend(device.waiting.keys());
            let file = LicenseFile::Usage(UsageFile {
                system: Some(system_info(&device.sender, made)),
                reports: device.waiting.values().cloned().collect(),
            });
            files.push((Bundle::name_of(&device.sender.udi), file.write().into_bytes()));
        }
        Bundle {
            kind: BundleKind::Usage,
            account: self.place.account.clone(),
            virtual_account: self.place.virtual_account.clone(),
            made,
            files,
        }
    }

    /// "Upload from Cisco": acknowledgements in a bundle or a single file; how many were taken.
    ///
    /// # Errors
    /// The file does not hold acknowledgements, or none for reports that were passed on.
    pub fn import(&mut self, now: DateTime<Utc>, bytes: &[u8]) -> Result<usize, super::PortalError> {
        let files = if Bundle::is_one(bytes) {
            let bundle = Bundle::read(bytes)?;
            bundle.files.into_iter().map(|(_, bytes)| bytes).collect()
        } else {
            vec![bytes.to_vec()]
        };
        let mut acks = Vec::new();
        for file in &files {
            if let LicenseFile::Ack(ack) = LicenseFile::parse_kind(file, FileKind::Ack)? {
                acks.push(ack);
            }
        }
        let taken = acks.iter().filter(|ack| self.settle(now, ack)).count();
        if taken == 0 {
            return Err(super::PortalError::NothingAcknowledged);
        }
        Ok(taken)
    }
}

fn system_info(sender: &Sender, now: DateTime<Utc>) -> SystemInfo {
    SystemInfo {
        sudi: sender.udi.clone(),
        hostname: sender.hostname.clone(),
        timestamp: now,
        nonce: now.timestamp_millis().to_string(),
        software_tag_identifier: sender.software_tag.clone(),
        device_list: vec![sender.udi.clone()],
    }
}
