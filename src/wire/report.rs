//! RUM reports: what a device measured, and the signed text in which it travels and is stored.
//!
//! Layout and field order are those of a report file of release 17.9.2 (a public example of a C9800-CL). The signature is
//! over the exact payload text: written anew, even with the same content, it no longer fits. Must not know how reports are
//! opened, closed and kept; that is the device's business.

use chrono::serde::ts_seconds;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::messages::{Udi, Unit};
use super::sign::Signer;

/// Seconds between two samples (licensing-state-machine.md section 4: "measurement every 15 min").
const SAMPLE_SECONDS: i64 = 900;

/// One closed report: how many of one entitlement were in use, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RumReport {
    /// Its number; ids of one device rise from the epoch seconds of its first report.
    pub id: i64,
    /// The device that reports, the active one.
    pub udi: Udi,
    /// Software id of the product.
    pub software_tag: String,
    /// All devices that it speaks for.
    pub units: Vec<Unit>,
    /// What was used.
    pub entitlement_tag: String,
    /// `17.12.04`; `None` where privacy withholds it.
    pub software_version: Option<String>,
    /// At least one, in order of time.
    pub measurements: Vec<Measurement>,
}

/// A stretch of time with one count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// From, whole seconds by the device's clock.
    pub start: DateTime<Utc>,
    /// To.
    pub end: DateTime<Utc>,
    /// How many were in use.
    pub count: u32,
    /// Why the report was closed, on its last measurement: `CurrentUsageRequested`, `ProductReload`.
    pub close_reason: Option<String>,
}

impl RumReport {
    /// How many were in use at the end.
    pub fn count(&self) -> u32 {
        self.measurements.last().map_or(0, |m| m.count)
    }
}

/// A report as it travels: its text and the signature over it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedReport {
    /// JSON. Never write it anew.
    pub payload: String,
    /// Who signed, and the signature.
    pub signature: ReportSignature,
}

/// The signature of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportSignature {
    /// The device that signed.
    pub sudi: Udi,
    /// `builtin`.
    pub signing_type: String,
    /// Software id of the product whose key signed.
    pub key: String,
    /// Base64.
    pub value: String,
}

/// Why a report cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The signature is not that of the payload, or not of the device that the payload names.
    #[error("data and signature of a RUM report do not match")]
    Signature,
    /// The payload is not what a report holds.
    #[error("a RUM report does not read as one: {0}")]
    Payload(String),
}

impl SignedReport {
    /// Writes and signs a report.
    pub fn sign(report: &RumReport) -> Self {
        // A payload has nothing that JSON cannot hold, so writing it cannot fail; an empty text would not verify.
        let payload = serde_json::to_string(&Payload::of(report)).unwrap_or_default();
        let value = Signer::Device(&report.udi).sign(&payload);
        Self {
            payload,
            signature: ReportSignature::new(&report.udi, &report.software_tag, value),
        }
    }

    /// Checks the signature and reads the report.
    pub fn open(&self) -> Result<RumReport, ReportError> {
        if !Signer::Device(&self.signature.sudi).verify(&self.payload, &self.signature.value) {
            return Err(ReportError::Signature);
        }
        let report = self.read()?;
        if report.udi == self.signature.sudi {
            Ok(report)
        } else {
            Err(ReportError::Signature)
        }
    }

    /// Reads the report without a look at the signature.
    pub fn read(&self) -> Result<RumReport, ReportError> {
        let payload: Payload =
            serde_json::from_str(&self.payload).map_err(|error| ReportError::Payload(error.to_string()))?;
        payload.report()
    }
}

impl ReportSignature {
    fn new(udi: &Udi, key: &str, value: String) -> Self {
        Self {
            sudi: udi.clone(),
            signing_type: "builtin".to_owned(),
            key: key.to_owned(),
            value,
        }
    }
}

// The JSON of the payload, in the order of its fields.

#[derive(Serialize, Deserialize)]
struct Payload {
    version: String,
    asset_identification: AssetIdentification,
    signature: AssetSignature,
    meta: Meta,
    measurements: Vec<JsonMeasurement>,
}

#[derive(Serialize, Deserialize)]
struct AssetIdentification {
    report_id: i64,
    asset: Asset,
    instance: Instance,
}

#[derive(Serialize, Deserialize)]
struct Asset {
    name: String,
}

#[derive(Serialize, Deserialize)]
struct Instance {
    sudi: Udi,
}

#[derive(Serialize, Deserialize)]
struct AssetSignature {
    signing_type: String,
    key: String,
    value: String,
}

#[derive(Serialize, Deserialize)]
struct Meta {
    entitlement_tag: String,
    #[serde(default)]
    utility_enabled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    software_version: Option<String>,
    #[serde(default)]
    ha_udi: Vec<Unit>,
}

#[derive(Serialize, Deserialize)]
struct JsonMeasurement {
    #[serde(with = "ts_seconds")]
    log_time: DateTime<Utc>,
    metric_name: String,
    #[serde(with = "ts_seconds")]
    start_time: DateTime<Utc>,
    #[serde(with = "ts_seconds")]
    end_time: DateTime<Utc>,
    sample_interval: i64,
    num_samples: i64,
    meta: MeasurementMeta,
    value: Count,
}

#[derive(Serialize, Deserialize)]
struct MeasurementMeta {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    termination_reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    close_reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Count {
    r#type: String,
    value: String,
}

impl Payload {
    fn of(report: &RumReport) -> Self {
        let asset_identification = AssetIdentification {
            report_id: report.id,
            asset: Asset {
                name: report.software_tag.clone(),
            },
            instance: Instance {
                sudi: report.udi.clone(),
            },
        };
        let asset_text = serde_json::to_string(&asset_identification).unwrap_or_default();
        Self {
            version: "2.0".to_owned(),
            asset_identification,
            signature: AssetSignature {
                signing_type: "builtin".to_owned(),
                key: report.software_tag.clone(),
                value: Signer::Device(&report.udi).sign(&asset_text),
            },
            meta: Meta {
                entitlement_tag: report.entitlement_tag.clone(),
                utility_enabled: false,
                software_version: report.software_version.clone(),
                ha_udi: report.units.clone(),
            },
            measurements: report.measurements.iter().map(JsonMeasurement::of).collect(),
        }
    }

    fn report(self) -> Result<RumReport, ReportError> {
        let measurements: Vec<Measurement> = self
            .measurements
            .into_iter()
            .map(JsonMeasurement::measurement)
            .collect::<Result<_, _>>()?;
        if measurements.is_empty() {
            return Err(ReportError::Payload("no measurement".to_owned()));
        }
        Ok(RumReport {
            id: self.asset_identification.report_id,
            udi: self.asset_identification.instance.sudi,
            software_tag: self.asset_identification.asset.name,
            units: self.meta.ha_udi,
            entitlement_tag: self.meta.entitlement_tag,
            software_version: self.meta.software_version,
            measurements,
        })
    }
}

impl JsonMeasurement {
    fn of(measurement: &Measurement) -> Self {
        let seconds = (measurement.end - measurement.start).num_seconds();
        Self {
            log_time: measurement.end,
            metric_name: "ENTITLEMENT".to_owned(),
            start_time: measurement.start,
            end_time: measurement.end,
            sample_interval: seconds,
            num_samples: seconds / SAMPLE_SECONDS + 1,
            meta: MeasurementMeta {
                termination_reason: measurement.close_reason.clone(),
                close_reason: measurement.close_reason.clone(),
            },
            value: Count {
                r#type: "COUNT".to_owned(),
                value: measurement.count.to_string(),
            },
        }
    }

    fn measurement(self) -> Result<Measurement, ReportError> {
        let count = self
            .value
            .value
            .parse()
            .map_err(|_| ReportError::Payload(format!("the count `{}` is not a number", self.value.value)))?;
        Ok(Measurement {
            start: self.start_time,
            end: self.end_time,
            count,
            close_reason: self.meta.close_reason.or(self.meta.termination_reason),
        })
    }
}
