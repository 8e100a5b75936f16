//! The person at the CSSM portal who does between two steps what the article's reader does by hand.
//!
//! What the operator makes is real: made by CSSM for the very reports and the very request code. Must not know what a device
//! does with it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::network::Network;
use crate::cisco::Cssm;
use crate::device::{Device, File, view};
use crate::wire::LicenseFile;

/// The folder that the operator watches on the lab's file servers.
const REPORTS: &str = "rum_reports/";
/// Where acknowledgements are put.
const ACKS: &str = "ack_files/";
/// What report files are called; the acknowledgement of `rum_report_jan2026.txt` is `ack_jan2026.txt`.
const REPORT_PREFIX: &str = "rum_report_";
/// Where the authorization of a reservation is put, on the device that asked.
const AUTHORIZATION: &str = "slr_auth_code.txt";
/// Notes kept.
const NOTES_MAX: usize = 1000;

/// The operator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// Whether anybody is there.
    pub on: bool,
    /// Where devices go that CSSM does not know yet; `None` the account's default.
    pub virtual_account: Option<String>,
    /// Request codes that were dealt with, by device, as long as they are outstanding: each is answered once.
    answered: BTreeMap<String, BTreeSet<String>>,
    /// What was done and what failed, newest last.
    pub notes: VecDeque<String>,
}

impl Operator {
    /// Somebody at the portal, or nobody.
    pub fn new(on: bool) -> Self {
        Self { on, ..Self::default() }
    }

    /// A file arrived on a host: reports are uploaded, their acknowledgement is put beside them.
    pub fn file_arrived(&mut self, now: DateTime<Utc>, host: &str, path: &str, network: &mut Network, cssm: &mut Cssm) {
        let Some(name) = path.strip_prefix(REPORTS).filter(|name| self.on && !name.contains('/')) else {
            return;
        };
        let Some(files) = network.hosts.get_mut(host).map(|host| &mut host.files) else {
            return;
        };
        let Some(bytes) = files.get(path) else { return };
        let ack = match cssm.upload_usage(now, self.virtual_account.as_deref(), bytes) {
            Ok(ack) => ack,
            Err(error) => return self.note(format!("{path}: {error}")),
        };
        let to = format!("{ACKS}ack_{}", name.strip_prefix(REPORT_PREFIX).unwrap_or(name));
        files.add_folder(ACKS);
        match files.put(&to, LicenseFile::Ack(ack).write().as_bytes()) {
            Ok(_) => self.note(format!("{path}: acknowledged in {to}")),
            Err(error) => self.note(format!("{to}: {error}")),
        }
    }

    /// Looks whether a device waits for the authorization of a reservation, and puts it there.
    pub fn look_at(&mut self, now: DateTime<Utc>, device: &mut Device, cssm: &mut Cssm) {
        if !self.on {
            return;
        }
        let codes = device
            .state
            .list(view::MEMBERS)
            .iter()
            .map(|member| member.get(view::MEMBERS_RESERVATION_REQUEST_CODE));
        let codes: Vec<String> = codes.flatten().collect();
        if codes.is_empty() {
            self.answered.remove(&device.name);
            return;
        }
        let known = self
            .answered
            .insert(device.name.clone(), codes.iter().cloned().collect())
            .unwrap_or_default();
        for (n, code) in codes.iter().enumerate().filter(|(_, code)| !known.contains(*code)) {
            self.authorize(now, n, code, device, cssm);
        }
    }

    fn authorize(&mut self, now: DateTime<Utc>, n: usize, code: &str, device: &mut Device, cssm: &mut Cssm) {
        match cssm.reserve(now, self.virtual_account.as_deref(), code, &[]) {
            Ok(authorization) => {
                let name = if n == 0 {
                    AUTHORIZATION.to_owned()
                } else {
                    format!("slr_auth_code_{}.txt", n + 1)
                };
                self.note(format!("{code}: authorised in {name} of {}", device.name));
                let bytes = LicenseFile::Reservation(authorization).write().into_bytes();
                put_in_flash(device, now, name, bytes);
            }
            Err(error) => self.note(format!("{code}: {error}")),
        }
    }

    fn note(&mut self, text: String) {
        self.notes.push_back(text);
        if self.notes.len() > NOTES_MAX {
            self.notes.pop_front();
        }
    }
}

/// Puts a file into a device's flash from outside, as if it had been copied there.
pub(super) fn put_in_flash(device: &mut Device, now: DateTime<Utc>, name: String, bytes: Vec<u8>) {
    let clock = device.clock(now);
    let modified = DateTime::from_timestamp(clock.timestamp(), 0).unwrap_or(clock);
    device.flash.insert(name, File { bytes, modified });
}
