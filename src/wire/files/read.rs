//! Reading an offline file: what it is, whether it is whole, whether Cisco signed it.
//!
//! Must not know what the file is for.

use serde::Deserialize;

use super::{
    ACK, AUTH, AUTH_REQUEST, AckData, AuthorizationRequestFile, FileError, FileKind, LICENSE_FILE_BYTES_MAX,
    LicenseFile, POLICY, PolicyFile, SYSTEM, SystemInfo, TRUST, TRUST_REQUEST, TrustData, UsageFile, missing,
};
use crate::wire::messages::TrustReply;
use crate::wire::reservation::ReservationCode;
use crate::wire::sign::Signer;
use crate::wire::xml::{self, Element};

impl LicenseFile {
    /// Reads any of them. Signatures of Cisco are checked here; those of RUM reports are for who uses the reports.
    pub fn parse(bytes: &[u8]) -> Result<Self, FileError> {
        if bytes.len() > LICENSE_FILE_BYTES_MAX {
            return Err(FileError::TooLarge(bytes.len()));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| FileError::NotSmartLicense)?;
        let Some(root) = xml::parse(text) else {
            return Err(unreadable(text));
        };
        match root.name.as_str() {
            "smartLicense" => parse_container(&root),
            // The public example is a bare report, and a policy file has its element at the root (XESLP).
            "RUMReport" | POLICY => parse_container(&Element {
                children: vec![root],
                ..Element::default()
            }),
            "specificPLR" => ReservationCode::read(&root).map(Self::Reservation),
            _ => Err(FileError::NotSmartLicense),
        }
    }

    /// Reads one of that kind.
    pub fn parse_kind(bytes: &[u8], wanted: FileKind) -> Result<Self, FileError> {
        let file = Self::parse(bytes)?;
        let found = file.kind();
        if found == wanted {
            Ok(file)
        } else {
            Err(FileError::WrongKind { wanted, found })
        }
    }
}

/// Reads what [`super::write_signed`] wrote.
///
/// # Errors
/// It is too large, no such document, damaged, or not signed by Cisco.
pub fn read_signed<T: for<'de> Deserialize<'de>>(name: &str, bytes: &[u8]) -> Result<T, FileError> {
    if bytes.len() > LICENSE_FILE_BYTES_MAX {
        return Err(FileError::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FileError::NotSmartLicense)?;
    let root = xml::parse(text).ok_or_else(|| unreadable(text))?;
    let element = root.child(name).filter(|_| root.name == "smartLicense");
    open_signed(element.ok_or(FileError::NotSmartLicense)?)
}

impl FileKind {
    /// What a file says it brings to a device, also where it cannot be read. `None` for what no device imports.
    pub fn brought_by(bytes: &[u8]) -> Option<Self> {
        const MARKS: [(&str, FileKind); 5] = [
            (ACK, FileKind::Ack),
            (TRUST, FileKind::TrustCode),
            (AUTH, FileKind::Authorization),
            ("specificPLR", FileKind::Reservation),
            (POLICY, FileKind::Policy),
        ];
        let text = String::from_utf8_lossy(bytes.get(..LICENSE_FILE_BYTES_MAX).unwrap_or(bytes));
        let names = |name: &str| {
            let opened = |end: char| text.contains(&format!("<{name}{end}"));
            opened('>') || opened(' ') || opened('/')
        };
        MARKS.iter().find(|(name, _)| names(name)).map(|(_, kind)| *kind)
    }
}

/// XML that does not read: damaged if it was one of ours, else something else altogether.
fn unreadable(text: &str) -> FileError {
    const OURS: [&str; 4] = ["<smartLicense", "<RUMReport", "<specificPLR", "<smartLicensePolicy"];
    if OURS.iter().any(|mark| text.contains(mark)) {
        FileError::Damaged("the XML is not well formed".to_owned())
    } else {
        FileError::NotSmartLicense
    }
}

fn parse_container(root: &Element) -> Result<LicenseFile, FileError> {
    if root.child("RUMReport").is_some() {
        return parse_usage(root).map(LicenseFile::Usage);
    }
    if let Some(element) = root.child(ACK) {
        let data: AckData = open_signed(element)?;
        return Ok(LicenseFile::Ack(
            data.acknowledgement(read_policy(root)?.map(|file| file.policy)),
        ));
    }
    if let Some(element) = root.child(TRUST) {
        let TrustData { codes, account } = open_signed(element)?;
        let policy = read_policy(root)?.map(|file| file.policy);
        return Ok(LicenseFile::TrustCode(TrustReply { codes, policy, account }));
    }
    if let Some(element) = root.child(AUTH) {
        return open_signed(element).map(LicenseFile::Authorization);
    }
    if let Some(element) = root.child(AUTH_REQUEST) {
        let requests = open_plain(element)?;
        return Ok(LicenseFile::AuthorizationRequest(AuthorizationRequestFile {
            system: system_of(root)?,
            requests,
        }));
    }
    if root.child(TRUST_REQUEST).is_some() {
        return system_of(root).map(LicenseFile::TrustRequest);
    }
    if let Some(file) = read_policy(root)? {
        return Ok(LicenseFile::Policy(file));
    }
    if let Some(system) = root.child(SYSTEM) {
        // A device with nothing to report writes such a file.
        return Ok(LicenseFile::Usage(UsageFile {
            system: Some(open_plain(system)?),
            reports: Vec::new(),
        }));
    }
    Err(FileError::NotSmartLicense)
}

fn parse_usage(root: &Element) -> Result<UsageFile, FileError> {
    let reports = root
        .all("RUMReport")
        .map(|element| from_json(&element.text))
        .collect::<Result<_, _>>()?;
    let system = root.child(SYSTEM).map(open_plain).transpose()?;
    Ok(UsageFile { system, reports })
}

fn system_of(root: &Element) -> Result<SystemInfo, FileError> {
    open_plain(root.child(SYSTEM).ok_or_else(|| missing(SYSTEM))?)
}

fn read_policy(root: &Element) -> Result<Option<PolicyFile>, FileError> {
    root.child(POLICY).map(open_signed).transpose()
}

fn open_plain<T: for<'de> Deserialize<'de>>(element: &Element) -> Result<T, FileError> {
    from_json(&element.child("data").ok_or_else(|| missing("data"))?.text)
}

/// The signature also covers the element's name: the data of one kind of file cannot pass as another's.
fn open_signed<T: for<'de> Deserialize<'de>>(element: &Element) -> Result<T, FileError> {
    let data = &element.child("data").ok_or_else(|| missing("data"))?.text;
    let signature = &element.child("signature").ok_or_else(|| missing("signature"))?.text;
    if !Signer::Cisco.verify(&format!("{}\n{data}", element.name), signature) {
        return Err(FileError::Signature);
    }
    from_json(data)
}

fn from_json<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, FileError> {
    serde_json::from_str(text).map_err(|error| FileError::Damaged(error.to_string()))
}
