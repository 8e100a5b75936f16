//! Licence files of the time before Smart Licensing: what a portal gives for a PAK, bound to one UDI.
//!
//! Cisco's are XML with a signature inside the licence line. These have its element names as far as they are remembered
//! (unverified) and a signature of licsim's own: no router takes one, and no file of a router is taken here. Must not
//! know who writes or reads.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::messages::Udi;
use super::sign::Signer;
use super::xml::{self, Element};
use crate::limits::PAK_LICENCES_PER_FILE_MAX;

/// Bytes that a licence file may have.
pub const PAK_FILE_BYTES_MAX: usize = 1024 * 1024;
/// The version that every feature has.
pub const FEATURE_VERSION: &str = "1.0";

const ROOT: &str = "CISCO_WT_LICENSES";
const LICENCE: &str = "WT_LICENSE";

/// One licence: permanent, for one feature of one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PakLicence {
    /// The feature: `securityk9`.
    pub feature: String,
    /// The device.
    pub udi: Udi,
    /// The PAK that it was bought with.
    pub pak: String,
    /// When it was issued, in whole seconds.
    pub issued: DateTime<Utc>,
    /// What binds all that together.
    pub key: String,
}

/// Why a file holds no licences.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PakFileError {
    /// More bytes or licences than a file can have.
    #[error("the file is larger than a licence file can be")]
    TooLarge,
    /// Something else altogether.
    #[error("not a licence file")]
    NotALicenceFile,
    /// A licence file in which something is missing or does not read.
    #[error("damaged: {0}")]
    Damaged(&'static str),
}

impl PakLicence {
    /// A licence as Cisco issues it.
    pub fn issue(feature: &str, udi: &Udi, pak: &str, issued: DateTime<Utc>) -> Self {
        let mut licence = Self {
            feature: feature.to_owned(),
            udi: udi.clone(),
            pak: pak.to_owned(),
            issued,
            key: String::new(),
        };
        licence.key = Signer::Cisco.sign(&licence.signed());
        licence
    }

    /// Whether it is as Cisco issued it.
    pub fn is_genuine(&self) -> bool {
        Signer::Cisco.verify(&self.signed(), &self.key)
    }

    fn signed(&self) -> String {
        let Self { feature, udi, pak, .. } = self;
        format!(
            "licence\n{feature}\n{}\n{}\n{pak}\n{}",
            udi.pid,
            udi.sn,
            stamp(self.issued)
        )
    }

    fn write(&self) -> String {
        let element = |name: &str, text: &str| format!("<{name}>{}</{name}>", xml::escape(text));
        let parts = [
            element("FEATURE_NAME", &self.feature),
            element("FEATURE_VERSION", FEATURE_VERSION),
            format!(
                "<UDI>{}{}</UDI>",
                element("PID", &self.udi.pid),
                element("SN", &self.udi.sn)
            ),
            element("PAK", &self.pak),
            element("CREATE_DATE", &stamp(self.issued)),
            element("LICENSE_LINE", &self.key),
        ];
        let body: String = parts.iter().map(|part| format!("  {part}\n")).collect();
        format!(" <{LICENCE}>\n{body} </{LICENCE}>\n")
    }

    fn read(element: &Element) -> Result<Self, PakFileError> {
        let text = |of: &Element, name: &'static str| {
            let found = of.child(name).map(|child| child.text.trim().to_owned());
            found.filter(|text| !text.is_empty()).ok_or(PakFileError::Damaged(name))
        };
        let udi = element.child("UDI").ok_or(PakFileError::Damaged("UDI"))?;
        let issued = DateTime::parse_from_rfc3339(&text(element, "CREATE_DATE")?);
        Ok(Self {
            feature: text(element, "FEATURE_NAME")?,
            udi: Udi::new(&text(udi, "PID")?, &text(udi, "SN")?),
            pak: text(element, "PAK")?,
            issued: issued.map_err(|_| PakFileError::Damaged("CREATE_DATE"))?.to_utc(),
            key: text(element, "LICENSE_LINE")?,
        })
    }
}

fn stamp(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The text of a file with these licences.
pub fn write_licences<'a>(licences: impl IntoIterator<Item = &'a PakLicence>) -> String {
    let body: String = licences.into_iter().map(PakLicence::write).collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{ROOT}>\n{body}</{ROOT}>\n")
}

/// The licences of a file; whether each is genuine, and for whom, is for who uses it.
///
/// # Errors
/// It is too large, no licence file, or damaged.
pub fn read_licences(bytes: &[u8]) -> Result<Vec<PakLicence>, PakFileError> {
    if bytes.len() > PAK_FILE_BYTES_MAX {
        return Err(PakFileError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| PakFileError::NotALicenceFile)?;
    let Some(root) = xml::parse(text) else {
        return Err(if text.contains(ROOT) {
            PakFileError::Damaged("the XML is not well formed")
        } else {
            PakFileError::NotALicenceFile
        });
    };
    if root.name != ROOT {
        return Err(PakFileError::NotALicenceFile);
    }
    let licences = root.all(LICENCE).map(PakLicence::read).collect::<Result<Vec<_>, _>>()?;
    match licences.len() {
        0 => Err(PakFileError::Damaged("it holds no licence")),
        n if n > PAK_LICENCES_PER_FILE_MAX => Err(PakFileError::TooLarge),
        _ => Ok(licences),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn licence() -> PakLicence {
        let issued = DateTime::from_timestamp(1_544_447_400, 0).unwrap_or_default();
        PakLicence::issue(
            "securityk9",
            &Udi::new("ISR4451-X/K9", "FOC2800R001"),
            "4451J0000A1",
            issued,
        )
    }

    #[test]
    fn what_was_written_reads_and_is_genuine() {
        let two = [
            licence(),
            PakLicence::issue("appxk9", &licence().udi, "P", licence().issued),
        ];
        let read = read_licences(write_licences(&two).as_bytes()).expect("it reads");
        assert_eq!(read, two);
        assert!(read.iter().all(PakLicence::is_genuine));
    }

    #[test]
    fn a_licence_that_somebody_changed_is_not_genuine() {
        let text = write_licences(&[licence()]);
        for (was, is) in [
            ("securityk9", "appxk9"),
            ("FOC2800R001", "FOC2800R002"),
            ("4451J0000A1", "4451J0000A2"),
        ] {
            let read = read_licences(text.replace(was, is).as_bytes()).expect("it reads");
            assert!(!read[0].is_genuine(), "{was}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_apart() {
        assert_eq!(read_licences(b"hello"), Err(PakFileError::NotALicenceFile));
        assert_eq!(read_licences(b"<a></a>"), Err(PakFileError::NotALicenceFile));
        assert_eq!(read_licences(&[0xff, 0xfe]), Err(PakFileError::NotALicenceFile));
        let text = write_licences(&[licence()]);
        assert!(matches!(
            read_licences(&text.as_bytes()[..text.len() / 2]),
            Err(PakFileError::Damaged(_))
        ));
        let without = text.replace("<PAK>4451J0000A1</PAK>", "");
        assert_eq!(read_licences(without.as_bytes()), Err(PakFileError::Damaged("PAK")));
        let none = write_licences(&[]);
        assert_eq!(
            read_licences(none.as_bytes()),
            Err(PakFileError::Damaged("it holds no licence"))
        );
        let many = vec![licence(); PAK_LICENCES_PER_FILE_MAX + 1];
        assert_eq!(
            read_licences(write_licences(&many).as_bytes()),
            Err(PakFileError::TooLarge)
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in 0_usize..600) {
            let _ = read_licences(&bytes);
            let mut text = write_licences(&[licence()]).into_bytes();
            text.truncate(cut);
            text.extend(bytes);
            let _ = read_licences(&text);
        }
    }
}
