//! What CSLU and DNA Center exchange with CSSM by hand: `UD_SA_….tar.gz` with the usage of many devices, `ACK_SA_….tar.gz` back.
//!
//! A bundle holds `manifest.mf` and one archive for its Virtual Account with a file for each device, as a published sample of
//! CiscoDevNet has it; identifiers of accounts that nobody but Cisco can give are left out. Must not know who makes or reads one.

mod tar;

use chrono::{DateTime, Utc};

use super::files::{FileError, LICENSE_FILE_BYTES_MAX};
use super::messages::Udi;
use super::sign::uuid_of;
use tar::Files;

/// What a bundle holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleKind {
    /// Usage reports, on their way to CSSM.
    Usage,
    /// Acknowledgements, on their way back.
    Ack,
}

impl BundleKind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Usage => "UD",
            // Unverified: the name of the file that CSSM gives back.
            Self::Ack => "ACK",
        }
    }
}

/// Files of many devices for one Virtual Account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// What they are.
    pub kind: BundleKind,
    /// Smart Account, by domain.
    pub account: String,
    /// Virtual Account.
    pub virtual_account: String,
    /// When it was put together.
    pub made: DateTime<Utc>,
    /// The files, by name.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Bundle {
    /// The file of a device: its UDI and `.txt`.
    pub fn name_of(udi: &Udi) -> String {
        format!("{}_{}.txt", udi.pid, udi.sn)
    }

    /// `UD_SA_20260120090000.tar.gz`.
    pub fn name(&self) -> String {
        format!("{}_SA_{}.tar.gz", self.kind.prefix(), self.stamp())
    }

    fn stamp(&self) -> String {
        self.made.format("%Y%m%d%H%M%S").to_string()
    }

    /// Its bytes.
    pub fn write(&self) -> Vec<u8> {
        let modified = self.made.timestamp();
        let inner = format!("{}_VA_{}.tar.gz", self.kind.prefix(), self.stamp());
        let uuid = uuid_of(&format!("bundle {} {}", self.virtual_account, self.made));
        let manifest = format!(
            "Manifest-Version: 1.0\nCreated-By: {{\"uuid\":\"{uuid}\"}}\nSmart-Account: {}\n\nName: /{inner}\nSpecification-VA: {}\n",
            self.account, self.virtual_account
        );
        let files = [
            ("manifest.mf".to_owned(), manifest.into_bytes()),
            (inner, tar::pack(&self.files, modified)),
        ];
        tar::pack(&files, modified)
    }

    /// Whether bytes are packed, as a bundle is.
    pub fn is_one(bytes: &[u8]) -> bool {
        tar::is_packed(bytes)
    }

    /// Reads one.
    ///
    /// # Errors
    /// It is too large, damaged, or something else.
    pub fn read(bytes: &[u8]) -> Result<Self, FileError> {
        let damaged = |what: &str| FileError::Damaged(what.to_owned());
        if bytes.len() > LICENSE_FILE_BYTES_MAX {
            return Err(FileError::TooLarge(bytes.len()));
        }
        if !Self::is_one(bytes) {
            return Err(FileError::NotSmartLicense);
        }
        let outer: Files = tar::unpack(bytes).ok_or_else(|| damaged("the archive cannot be unpacked"))?;
        let find = |name: &str| outer.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes);
        let manifest = find("manifest.mf").ok_or(FileError::NotSmartLicense)?;
        let manifest = std::str::from_utf8(manifest).map_err(|_| damaged("`manifest.mf` is no text"))?;
        let field = |name: &str| {
            let lines = manifest.lines().filter_map(|line| line.split_once(": "));
            let mut found = lines.filter(|(key, _)| *key == name).map(|(_, value)| value.trim());
            found
                .next()
                .ok_or_else(|| damaged(&format!("`{name}` is missing in `manifest.mf`")))
        };
        let inner = field("Name")?.trim_start_matches('/');
        let kind = match inner.split('_').next() {
            Some("UD") => BundleKind::Usage,
            Some("ACK") => BundleKind::Ack,
            _ => return Err(damaged("`Name` is neither `UD_VA_…` nor `ACK_VA_…`")),
        };
        let stamp = inner.rsplit_once('_').map_or("", |(_, stamp)| stamp);
        let made = chrono::NaiveDateTime::parse_from_str(stamp, "%Y%m%d%H%M%S.tar.gz");
        let files = find(inner).and_then(|bytes| tar::unpack(bytes));
        Ok(Self {
            kind,
            account: field("Smart-Account")?.to_owned(),
            virtual_account: field("Specification-VA")?.to_owned(),
            made: made.map_err(|_| damaged("`Name` has no time"))?.and_utc(),
            files: files.ok_or_else(|| damaged("the archive of the Virtual Account cannot be unpacked"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(kind: BundleKind) -> Bundle {
        let udi = Udi::new("C9300-48P", "FCW2501XXXX");
        Bundle {
            kind,
            account: "example.com".to_owned(),
            virtual_account: "Data Center".to_owned(),
            made: DateTime::UNIX_EPOCH + chrono::TimeDelta::seconds(1_768_900_000),
            files: vec![(Bundle::name_of(&udi), b"report".to_vec())],
        }
    }

    #[test]
    fn a_bundle_is_read_back() {
        for kind in [BundleKind::Usage, BundleKind::Ack] {
            let bundle = bundle(kind);
            assert_eq!(Bundle::read(&bundle.write()), Ok(bundle));
        }
        assert_eq!(bundle(BundleKind::Usage).name(), "UD_SA_20260120090640.tar.gz");
    }

    #[test]
    fn what_is_no_bundle_is_told_from_a_damaged_one() {
        assert_eq!(Bundle::read(b"hello"), Err(FileError::NotSmartLicense));
        let other = tar::pack(&[("readme".to_owned(), vec![])], 0);
        assert_eq!(Bundle::read(&other), Err(FileError::NotSmartLicense));
        let bytes = bundle(BundleKind::Usage).write();
        let cut = Bundle::read(&bytes[..bytes.len() - 20]);
        assert!(matches!(cut, Err(FileError::Damaged(_))), "{cut:?}");
    }
}
