//! The authorization of a specific licence reservation: `<specificPLR>` (Cisco document 214381).
//!
//! It belongs to one device and one request code: its `piid` follows from the code, so that a device can tell the answer to
//! an older request from the answer to its own. Must not know who asked.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::codes::confirmation;
use super::files::{FileError, missing};
use super::messages::Udi;
use super::sign::{Signer, uuid_of};
use super::xml::{self, Element};

/// What a device may use for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReservationCode {
    /// Product instance; [`instance_of`] the request code.
    pub instance: String,
    /// When it was authorised; milliseconds count.
    pub timestamp: DateTime<Utc>,
    /// What is reserved.
    pub entitlements: Vec<ReservedLicense>,
    /// For which device.
    pub udi: Udi,
}

/// One reserved licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReservedLicense {
    /// Entitlement tag.
    pub tag: String,
    /// How many.
    pub count: u32,
    /// First day of a term, as `2019-JAN-15 UTC`; `None` for a perpetual licence.
    pub start_date: Option<String>,
    /// Last day of a term.
    pub end_date: Option<String>,
    /// `PERPETUAL` or `TERM`.
    pub license_type: String,
    /// `C9300-48 Network Advantage`.
    pub display_name: String,
    /// The same, or longer.
    pub description: String,
    /// Of a subscription.
    pub subscription_id: Option<String>,
}

/// The product instance that a request code stands for.
pub fn instance_of(request_code: &str) -> String {
    uuid_of(&format!("reservation {request_code}"))
}

impl ReservationCode {
    /// Whether it answers that request.
    pub fn answers(&self, request_code: &str) -> bool {
        self.instance == instance_of(request_code)
    }

    /// The code with which the device confirms that it installed this very authorization, and not one before it.
    pub fn confirmation(&self) -> String {
        let what = format!("{} {}", self.instance, self.timestamp.timestamp_millis());
        confirmation(&self.udi, &what)
    }

    /// The file's text, signed by Cisco. One line, as CSSM writes it.
    pub fn write(&self) -> String {
        let body = self.body();
        let signature = Signer::Cisco.sign(&self.signed_text(&body));
        format!(
            "<specificPLR>{body}<signature>{signature}</signature><udi>{}</udi></specificPLR>\n",
            xml::escape(&self.udi.to_string())
        )
    }

    /// Reads it from its root element and checks the signature.
    pub(super) fn read(root: &Element) -> Result<Self, FileError> {
        let code = root
            .child("authorizationCode")
            .ok_or_else(|| missing("authorizationCode"))?;
        let entitlements = code.child("entitlements").ok_or_else(|| missing("entitlements"))?;
        let stamp = number(&text(code, "timestamp")?)?;
        let read = Self {
            instance: text(code, "piid")?,
            timestamp: DateTime::from_timestamp_millis(stamp)
                .ok_or_else(|| FileError::Damaged("`timestamp` is out of range".to_owned()))?,
            entitlements: entitlements
                .all("entitlement")
                .map(ReservedLicense::read)
                .collect::<Result<_, _>>()?,
            udi: Udi::parse(&text(root, "udi")?).ok_or_else(|| FileError::Damaged("`udi` is no UDI".to_owned()))?,
        };
        // Written anew, the content gives the very text that was signed; blanks between elements do not count.
        if Signer::Cisco.verify(&read.signed_text(&read.body()), &text(root, "signature")?) {
            Ok(read)
        } else {
            Err(FileError::Signature)
        }
    }

    fn signed_text(&self, body: &str) -> String {
        format!("{body}\n{}", self.udi)
    }

    fn body(&self) -> String {
        let entitlements: String = self.entitlements.iter().map(ReservedLicense::write).collect();
        format!(
            "<authorizationCode><flag>A</flag><version>C</version>{}{}<entitlements>{entitlements}</entitlements></authorizationCode>",
            element("piid", &self.instance),
            element("timestamp", &self.timestamp.timestamp_millis().to_string()),
        )
    }
}

impl ReservedLicense {
    fn write(&self) -> String {
        let fields = [
            ("tag", self.tag.as_str()),
            ("count", &self.count.to_string()),
            ("startDate", self.start_date.as_deref().unwrap_or("")),
            ("endDate", self.end_date.as_deref().unwrap_or("")),
            ("licenseType", &self.license_type),
            ("displayName", &self.display_name),
            ("tagDescription", &self.description),
            ("subscriptionID", self.subscription_id.as_deref().unwrap_or("")),
        ];
        let fields: String = fields.iter().map(|(name, text)| element(name, text)).collect();
        format!("<entitlement>{fields}</entitlement>")
    }

    fn read(from: &Element) -> Result<Self, FileError> {
        let optional = |name| text(from, name).map(|text| Some(text).filter(|text| !text.is_empty()));
        Ok(Self {
            tag: text(from, "tag")?,
            count: number(&text(from, "count")?)?,
            start_date: optional("startDate")?,
            end_date: optional("endDate")?,
            license_type: text(from, "licenseType")?,
            display_name: text(from, "displayName")?,
            description: text(from, "tagDescription")?,
            subscription_id: optional("subscriptionID")?,
        })
    }
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>", xml::escape(text))
}

fn text(parent: &Element, name: &str) -> Result<String, FileError> {
    parent
        .child(name)
        .map(|child| child.text.clone())
        .ok_or_else(|| missing(name))
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, FileError> {
    text.parse()
        .map_err(|_| FileError::Damaged(format!("`{text}` is not a number")))
}
