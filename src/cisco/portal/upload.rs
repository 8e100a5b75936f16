//! Uploads: usage files, trust requests, authorization requests, and the file that comes back for each.
//!
//! Must not know who carries the files.

use chrono::{DateTime, Utc};

use super::{PortalError, Upload};
use crate::cisco::UPLOADS_MAX;
use crate::cisco::cssm::{Cssm, Place};
use crate::cisco::event::EventKind;
use crate::wire::files::{AuthorizationRequestFile, SystemInfo};
use crate::wire::{Acknowledgement, Bundle, BundleKind, FileError, FileKind, LicenseFile, Refusal, Sender, TrustReply};

impl Cssm {
    /// Reports > Usage Data Files > Upload Usage Data, and Download of the acknowledgement. A device that is known stays
    /// where it is, whatever was chosen; one that is new goes to `virtual_account`.
    pub fn upload_usage(
        &mut self,
        now: DateTime<Utc>,
        virtual_account: Option<&str>,
        bytes: &[u8],
    ) -> Result<Acknowledgement, PortalError> {
        let result = self.upload(now, virtual_account, bytes);
        let (udi, status) = match &result {
            Ok(ack) => (Some(ack.udi.clone()), "No Errors".to_owned()),
            Err(error) => (None, error.to_string()),
        };
        self.file_row(Upload {
            reported: now,
            devices: usize::from(udi.is_some()),
            udi,
            status,
            acknowledged: result.iter().cloned().collect(),
        });
        result
    }

    /// The same with the bundle that CSLU or DNA Center makes: each device's file is taken by itself, and a bundle of
    /// acknowledgements comes back.
    ///
    /// # Errors
    /// It does not read, or not one file of it was taken.
    pub fn upload_bundle(
        &mut self,
        now: DateTime<Utc>,
        virtual_account: Option<&str>,
        bytes: &[u8],
    ) -> Result<Bundle, PortalError> {
        let bundle = Bundle::read(bytes)?;
        if bundle.kind != BundleKind::Usage {
            let (wanted, found) = (FileKind::Usage, FileKind::Ack);
            return Err(FileError::WrongKind { wanted, found }.into());
        }
        let va = virtual_account.unwrap_or(&bundle.virtual_account);
        let results: Vec<_> = bundle
            .files
            .iter()
            .map(|(_, file)| self.upload(now, Some(va), file))
            .collect();
        let refused = results.iter().find_map(|result| result.as_ref().err());
        let acks: Vec<Acknowledgement> = results.iter().filter_map(|r| r.as_ref().ok()).cloned().collect();
        let status = match refused {
            None => "No Errors".to_owned(),
            Some(error) => error.to_string(),
        };
        self.file_row(Upload {
            reported: now,
            udi: None,
            status,
            devices: bundle.files.len(),
            acknowledged: acks.clone(),
        });
        match refused {
            Some(error) if acks.is_empty() => Err(error.clone()),
            None if acks.is_empty() => Err(PortalError::NoReports),
            _ => Ok(self.ack_bundle(now, &acks)),
        }
    }

    fn ack_bundle(&self, now: DateTime<Utc>, acks: &[Acknowledgement]) -> Bundle {
        let account = acks.first().map(|ack| ack.account.clone());
        let files = acks.iter().map(|ack| {
            let bytes = LicenseFile::Ack(ack.clone()).write().into_bytes();
            (Bundle::name_of(&ack.udi), bytes)
        });
        Bundle {
            kind: BundleKind::Ack,
            account: account.as_ref().map(|a| a.smart.clone()).unwrap_or_default(),
            virtual_account: account.map(|a| a.virtual_account).unwrap_or_default(),
            made: DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now),
            files: files.collect(),
        }
    }

    /// Usage Data Files > Download: what was given for file `number`, counted from 1.
    ///
    /// # Errors
    /// There is no such row, or nothing was given.
    pub fn download_ack(&self, number: usize) -> Result<Vec<u8>, PortalError> {
        let row = number.checked_sub(1).and_then(|n| self.uploads.get(n));
        let row = row.ok_or(PortalError::NoUpload(number))?;
        match row.acknowledged.as_slice() {
            [] => Err(PortalError::NoAnswer(number, row.status.clone())),
            [ack] if row.udi.is_some() => Ok(LicenseFile::Ack(ack.clone()).write().into_bytes()),
            acks => Ok(self.ack_bundle(row.reported, acks).write()),
        }
    }

    /// The row that an upload leaves in "Usage Data Files".
    fn file_row(&mut self, row: Upload) {
        if !row.status.starts_with("No Errors") {
            self.events
                .note(row.reported, EventKind::UsageRefused, "", row.status.as_str());
        }
        self.uploads.push_back(row);
        if self.uploads.len() > UPLOADS_MAX {
            self.uploads.pop_front();
        }
    }

    fn upload(&mut self, now: DateTime<Utc>, va: Option<&str>, bytes: &[u8]) -> Result<Acknowledgement, PortalError> {
        let file = match LicenseFile::parse_kind(bytes, FileKind::Usage)? {
            LicenseFile::Usage(file) => file,
            other => {
                return Err(FileError::WrongKind {
                    wanted: FileKind::Usage,
                    found: other.kind(),
                }
                .into());
            }
        };
        let first = file.reports.first().ok_or(PortalError::NoReports)?;
        let report = first.open().map_err(|_| PortalError::Refused(Refusal::Signature))?;
        let place = self.place(va)?;
        let sender = Sender {
            udi: report.udi,
            hostname: file.system.and_then(|system| system.hostname),
            software_tag: report.software_tag,
            software_version: None,
            timestamp: now,
            instance: None,
            belongs: None,
        };
        // Known before anything of the file is taken: what is refused changes nothing of the device.
        let known = self.instances.get(&sender.udi.to_string());
        let ids = file.reports.iter().map(|report| report.open().ok());
        let ids: Option<Vec<i64>> = ids
            .map(|report| Some(report.filter(|report| report.udi == sender.udi)?.id))
            .collect();
        if let (Some(known), Some(mut ids)) = (known, ids)
            && ids.iter().all(|id| known.reports.contains(id))
        {
            ids.sort_unstable();
            ids.dedup();
            return Err(PortalError::Refused(Refusal::DuplicateReports(ids)));
        }
        let (ack, _) = self
            .take_reports(now, &sender, &place, &file.reports)
            .map_err(PortalError::Refused)?;
        Ok(ack)
    }

    /// Uploads a trust request or an authorization request; gives back the file to import.
    pub fn upload_request(
        &mut self,
        now: DateTime<Utc>,
        va: Option<&str>,
        bytes: &[u8],
    ) -> Result<LicenseFile, PortalError> {
        let place = self.place(va)?;
        match LicenseFile::parse(bytes)? {
            LicenseFile::TrustRequest(system) => self.trust_offline(now, &place, &system),
            LicenseFile::AuthorizationRequest(file) => self.authorize_offline(now, &place, &file),
            other => Err(FileError::WrongKind {
                wanted: FileKind::TrustRequest,
                found: other.kind(),
            }
            .into()),
        }
    }

    fn trust_offline(
        &mut self,
        now: DateTime<Utc>,
        place: &Place,
        system: &SystemInfo,
    ) -> Result<LicenseFile, PortalError> {
        let mut codes = Vec::new();
        for udi in &system.device_list {
            codes.push(
                self.admit_anew(now, udi, place)
                    .map_err(PortalError::Refused)?
                    .trust(now),
            );
        }
        let (policy, account) = (self.policy_of(place), self.account_of(now, place));
        Ok(LicenseFile::TrustCode(TrustReply { codes, policy, account }))
    }

    fn authorize_offline(
        &mut self,
        now: DateTime<Utc>,
        place: &Place,
        file: &AuthorizationRequestFile,
    ) -> Result<LicenseFile, PortalError> {
        let mut codes = Vec::new();
        for request in &file.requests {
            let returned = request
                .remove_code
                .iter()
                .map(|code| (request.sudi.clone(), code.clone()));
            self.take_back_codes(now, &returned.collect::<Vec<_>>());
        }
        for request in file.requests.iter().filter(|request| !request.keys.is_empty()) {
            let udis = std::slice::from_ref(&request.sudi);
            codes.extend(
                self.authorization_codes(now, place, &request.keys, udis)
                    .map_err(PortalError::Refused)?,
            );
        }
        Ok(LicenseFile::Authorization(codes))
    }
}
