//! SSM On-Prem: a CSSM in the house, with a tenant for each Virtual Account at `/cslu/v1/pi/<tenant>`.
//!
//! Tokens, trust and inventory are its own; reports and licence counts go up and acknowledgements, purchases and policy come
//! down when it synchronises (`sync.rs`), by schedule or by hand. Must not know the network.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::collector::Collector;
use super::cslu;
use super::cssm::{Cssm, Place};
use super::portal::PortalError;
use crate::wire::{Ask, Failure, Refusal, Reply, Request, ServerInfo, Udi};

/// The first version that knows policy and usage reporting.
pub const POLICY_VERSION: &str = "8-202102";
/// Where devices before 17.3.2 speak to it: transport `smart`.
pub const SMART_PATH: &str = "/SmartTransport";
/// Where they speak to it with call-home.
pub const CALL_HOME_PATH: &str = "/Transportgateway/services/DeviceRequestHandler";
/// Synchronisations remembered.
const OUTCOMES_MAX: usize = 100;

/// How often it synchronises by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Schedule {
    /// Only when somebody asks for it, or by files.
    Manual,
    /// Every day.
    #[default]
    Daily,
    /// Every seven days.
    Weekly,
    /// Every thirty days.
    Monthly,
}

impl Schedule {
    /// All of them, by their words.
    pub const WORDS: &'static [&'static str] = &["manual", "daily", "weekly", "monthly"];

    /// The schedule of a word.
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "manual" => Some(Self::Manual),
            "daily" => Some(Self::Daily),
            "weekly" => Some(Self::Weekly),
            "monthly" => Some(Self::Monthly),
            _ => None,
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
        }
    }

    /// The next time after one.
    pub fn after(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let days = match self {
            Self::Manual => return None,
            Self::Daily => 1,
            Self::Weekly => 7,
            Self::Monthly => 30,
        };
        now.checked_add_signed(TimeDelta::days(days))
    }
}

/// What came of a synchronisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// When.
    pub at: DateTime<Utc>,
    /// `network` or `file`.
    pub way: String,
    /// Why it failed; `None`: it did not.
    pub trouble: Option<String>,
}

/// One On-Prem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnPrem {
    /// Its name: that of its host.
    #[serde(default)]
    pub name: String,
    /// Its version, `8-202206`; empty of one that is too old and else unknown.
    #[serde(default)]
    pub version: String,
    /// Whether it is older than 8-202102 and knows no policy: then it takes no reports.
    pub down_rev: bool,
    /// A collector for each tenant, by the tenant's name in the URL (`Network-Infrastructure-1`).
    pub tenants: BTreeMap<String, Collector>,
    /// Its own accounts, tokens and inventory.
    #[serde(default)]
    pub local: Cssm,
    /// How often it synchronises.
    #[serde(default)]
    pub schedule: Schedule,
    /// When it does so next.
    #[serde(default)]
    pub next_sync: Option<DateTime<Utc>>,
    /// When it did so last.
    #[serde(default)]
    pub last_sync: Option<DateTime<Utc>>,
    /// What came of it, newest last.
    #[serde(default)]
    pub outcomes: VecDeque<Outcome>,
}

impl OnPrem {
    /// An On-Prem with these tenants. What its Virtual Accounts have is there from its registration.
    pub fn new(
        name: &str,
        version: &str,
        tenants: impl IntoIterator<Item = (String, Place)>,
        schedule: Schedule,
        now: DateTime<Utc>,
    ) -> Self {
        let tenants = tenants
            .into_iter()
            .map(|(tenant, place)| (tenant, Collector::new(name, place)))
            .collect();
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            down_rev: version < POLICY_VERSION,
            tenants,
            local: Cssm::default(),
            schedule,
            next_sync: schedule.after(now),
            last_sync: None,
            outcomes: VecDeque::new(),
        }
    }

    /// Answers a device at the path of its URL. What it cannot answer itself it does not ask of CSSM either: that is for the
    /// next synchronisation.
    ///
    /// # Errors
    /// At another path, or where it is too old for what is asked: nothing that the device understands comes back.
    pub fn serve(&mut self, now: DateTime<Utc>, path: &str, request: &Request) -> Result<Reply, Failure> {
        if let Ask::Classic { .. } = request.ask {
            let here = matches!(path, SMART_PATH | CALL_HOME_PATH);
            return here
                .then(|| self.local.serve(now, request))
                .ok_or(Failure::EmptyResponse);
        }
        // Devices that report by policy get nothing at the addresses of Classic.
        let tenant = path.strip_prefix(cslu::PATH).ok_or(Failure::EmptyResponse)?;
        let tenant = tenant.trim_matches('/').replace("%20", " ");
        if let Ask::Hello = request.ask {
            let mut info = ServerInfo::cssm();
            if self.down_rev {
                info.capabilities.retain(|c| c != "POLICY_USAGE");
            }
            return Ok(Reply::Hello(info));
        }
        if self.down_rev {
            return Err(Failure::EmptyResponse);
        }
        let Some(collector) = self.tenants.get_mut(&tenant) else {
            return Ok(Reply::Refused(Refusal::TenantInvalid(tenant)));
        };
        collector.meet(now, &request.sender);
        let local = &mut self.local;
        Ok(match &request.ask {
            Ask::Usage { reports, .. } => {
                // Its own inventory counts what comes; the acknowledgement is CSSM's to give.
                let taken = local.take_in(now, &request.sender, &collector.place, reports);
                match taken {
                    Ok(()) => collector.usage(now, request, None),
                    Err(refusal) => Reply::Refused(refusal),
                }
            }
            Ask::Poll { .. } => collector.usage(now, request, None),
            _ => local.serve_for(now, &collector.place.clone(), request),
        })
    }

    /// Product Instances > Remove: CSSM hears of it at the next synchronisation.
    ///
    /// # Errors
    /// It is not there.
    pub fn remove_instance(&mut self, now: DateTime<Utc>, udi: &Udi) -> Result<(), PortalError> {
        self.local.remove_instance(now, udi)?;
        for collector in self.tenants.values_mut() {
            collector.forget(udi);
        }
        Ok(())
    }

    /// The tenant of a Virtual Account; the only one where none is named.
    pub fn tenant(&self, virtual_account: Option<&str>) -> Option<(&str, &Collector)> {
        let mut all = self.tenants.iter();
        let found = match virtual_account {
            None if self.tenants.len() == 1 => all.next(),
            None => None,
            Some(name) => all.find(|(tenant, collector)| {
                tenant.eq_ignore_ascii_case(name) || collector.place.virtual_account.eq_ignore_ascii_case(name)
            }),
        };
        found.map(|(tenant, collector)| (tenant.as_str(), collector))
    }

    /// Notes what came of a synchronisation.
    pub fn note(&mut self, now: DateTime<Utc>, way: &str, trouble: Option<String>) {
        if trouble.is_none() {
            self.last_sync = Some(now);
        }
        self.outcomes.push_back(Outcome {
            at: now,
            way: way.to_owned(),
            trouble,
        });
        if self.outcomes.len() > OUTCOMES_MAX {
            self.outcomes.pop_front();
        }
    }

    /// The URL of a tenant ("CSLU Transport URL"), blanks as `%20`.
    pub fn url(&self, tenant: &str) -> String {
        format!("https://{}{}/{}", self.name, cslu::PATH, tenant.replace(' ', "%20"))
    }
}
