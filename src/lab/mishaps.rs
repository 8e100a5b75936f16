//! What people do to files on their way: they edit one, or take that of another switch.
//!
//! Must not know what a file says beyond that; who reads it finds out.

use chrono::{DateTime, TimeDelta, Utc};

use super::Lab;
use super::directives::DirectiveError;
use super::verbs::{flash_name, host_path, split_quoted};
use crate::entitlements;
use crate::wire::files::UsageFile;
use crate::wire::{LicenseFile, Measurement, Role, RumReport, SignedReport, Udi, Unit};

/// One mishap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// Somebody replaces the first `old` in a file by `new`.
    Edit {
        /// `flash:NAME` or `scp://HOST/PATH`.
        file: String,
        /// A text that the file has.
        old: String,
        /// What takes its place.
        new: String,
    },
    /// Somebody has the usage file of another switch at hand.
    OtherUsage {
        /// The switch.
        udi: Udi,
        /// Where the file is put.
        file: String,
    },
}

/// How they are written.
const EDIT: &str = "`edit` is written `!@ edit flash:usage.txt OLD NEW`, texts with blanks in double quotes";
const OTHER_USAGE: &str = "`usage-of` is written `!@ usage-of P:C9300-48P,S:FCW2501ZZZZ flash:other.txt`";

impl Mishap {
    /// Reads what stands behind `edit`.
    ///
    /// # Errors
    /// It is written wrongly.
    pub fn edit(text: &str) -> Result<Self, DirectiveError> {
        match split_quoted(text).as_deref() {
            Some([file, old, new]) if !old.is_empty() => Ok(Self::Edit {
                file: file.clone(),
                old: old.clone(),
                new: new.clone(),
            }),
            _ => Err(DirectiveError::Form(EDIT)),
        }
    }

    /// Reads what stands behind `usage-of`.
    ///
    /// # Errors
    /// It is written wrongly.
    pub fn usage_of(text: &str) -> Result<Self, DirectiveError> {
        let (udi, file) = text
            .split_once(char::is_whitespace)
            .ok_or(DirectiveError::Form(OTHER_USAGE))?;
        let udi = Udi::parse(udi).ok_or(DirectiveError::Form(OTHER_USAGE))?;
        let file = file.trim().to_owned();
        if flash_name(&file).is_none() && host_path(&file).is_none() {
            return Err(DirectiveError::Form(OTHER_USAGE));
        }
        Ok(Self::OtherUsage { udi, file })
    }
}

impl Lab {
    /// Lets a mishap happen to who sits at `device`.
    ///
    /// # Errors
    /// The file is not there, does not have the text, or cannot be written.
    pub(super) fn mishap(&mut self, device: &str, mishap: &Mishap) -> Result<(), DirectiveError> {
        let now = self.now();
        let mut desk = self.desk(device);
        let (file, bytes) = match mishap {
            Mishap::Edit { file, old, new } => {
                let text = String::from_utf8(desk.bytes(file)?).unwrap_or_default();
                if !text.contains(old.as_str()) {
                    return Err(DirectiveError::NoText(file.clone(), old.clone()));
                }
                (file, text.replacen(old.as_str(), new, 1).into_bytes())
            }
            Mishap::OtherUsage { udi, file } => (file, usage_of(udi, now)?),
        };
        desk.check_room(file)?;
        desk.put(file, bytes)?;
        Ok(())
    }
}

/// The usage file of a switch that uses one of every licence of the lower tier that is sold for it, since a day.
fn usage_of(udi: &Udi, now: DateTime<Utc>) -> Result<Vec<u8>, DirectiveError> {
    let rows = entitlements::for_product(&udi.pid).filter(|row| row.feature.ends_with("essentials"));
    let reports: Vec<SignedReport> = rows
        .zip(now.timestamp() - 86_400..)
        .map(|(row, id)| SignedReport::sign(&report(udi, now, &row.tag, id)))
        .collect();
    if reports.is_empty() {
        return Err(DirectiveError::Form(OTHER_USAGE));
    }
    let file = UsageFile { system: None, reports };
    Ok(LicenseFile::Usage(file).write().into_bytes())
}

fn report(udi: &Udi, now: DateTime<Utc>, tag: &str, id: i64) -> RumReport {
    let end = DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now);
    RumReport {
        id,
        udi: udi.clone(),
        software_tag: String::new(),
        units: vec![Unit {
            role: Role::Active,
            udi: udi.clone(),
        }],
        entitlement_tag: tag.to_owned(),
        software_version: None,
        measurements: vec![Measurement {
            start: end - TimeDelta::days(1),
            end,
            count: 1,
            close_reason: Some("CurrentUsageRequested".to_owned()),
        }],
    }
}
