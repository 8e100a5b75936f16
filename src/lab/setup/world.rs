//! The world that is made of a lab file.
//!
//! Must not know what is wrong with a file (`faults.rs`): what does not exist is left out.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    AccountConfig, DeviceConfig, HostConfig, LabConfig, LicenseConfig, RouteConfig, ServiceConfig, TokenConfig,
    VirtualAccountConfig, tag_of,
};
use crate::cisco::cssm::Place;
use crate::cisco::instance::{ProductInstance, Use};
use crate::cisco::{Cslu, Cssm, OnPrem, Purchase, SmartAccount, Token, VirtualAccount};
use crate::lab::faults::{Fault, Faults};
use crate::lab::host_files::HostFiles;
use crate::lab::network::{Host, Network, Route, Service, ServiceKind, Subnet};
use crate::lab::operator::Operator;
use crate::lab::outside::Outside;
use crate::lab::random::Random;
use crate::wire::Udi;

impl LabConfig {
    /// The world at its beginning.
    pub fn outside(&self, now: DateTime<Utc>) -> Outside {
        let hosts = self.hosts.iter().map(|host| (host.name.clone(), host.host())).collect();
        let routes = self.routes.iter().filter_map(RouteConfig::route).collect();
        Outside {
            now,
            random: Random::new(self.seed),
            network: Network { hosts, routes },
            faults: self.planned(now),
            cssm: self.cssm(now),
            cslu: self.collectors(ServiceKind::Cslu, |service| {
                let place = service
                    .virtual_account
                    .as_deref()
                    .map_or_else(|| self.default_place(), |name| self.place(name))?;
                Some(Cslu::new(place, service.connected))
            }),
            on_prem: self.collectors(ServiceKind::OnPrem, |service| {
                let tenants = service
                    .tenants
                    .iter()
                    .filter_map(|(name, va)| Some((name.clone(), self.place(va)?)));
                Some(OnPrem::new(tenants, service.down_rev))
            }),
            operator: Operator::new(self.operator),
        }
    }

    fn planned(&self, now: DateTime<Utc>) -> Faults {
        let mut planned = Faults::default();
        for fault in self.faults.iter().filter_map(|text| Fault::parse(text, now).ok()) {
            // More than there is room for are left out, as all that does not exist.
            let _ = planned.set(fault);
        }
        planned
    }

    fn collectors<T>(&self, kind: ServiceKind, make: impl Fn(&ServiceConfig) -> Option<T>) -> BTreeMap<String, T> {
        let of_host = |host: &HostConfig| {
            let service = host.services.iter().find(|service| service.kind == kind)?;
            Some((host.name.clone(), make(service)?))
        };
        self.hosts.iter().filter_map(of_host).collect()
    }

    fn cssm(&self, now: DateTime<Utc>) -> Cssm {
        let mut cssm = Cssm::default();
        for account in &self.accounts {
            for va in &account.virtual_accounts {
                for device in &va.devices {
                    let instance = device.instance(now, &account.domain, &va.name);
                    cssm.instances.insert(instance.udi.to_string(), instance);
                }
            }
            cssm.accounts.insert(account.domain.clone(), account.account(now));
        }
        cssm
    }

    fn default_place(&self) -> Option<Place> {
        let account = self.accounts.first()?;
        Some(Place {
            account: account.domain.clone(),
            virtual_account: account.default.clone(),
        })
    }

    /// The place of a Virtual Account of that name in any account.
    pub(super) fn place(&self, virtual_account: &str) -> Option<Place> {
        let has = |account: &&AccountConfig| account.virtual_accounts.iter().any(|va| va.name == virtual_account);
        let account = self.accounts.iter().find(has)?;
        Some(Place {
            account: account.domain.clone(),
            virtual_account: virtual_account.to_owned(),
        })
    }
}

impl AccountConfig {
    fn account(&self, now: DateTime<Utc>) -> SmartAccount {
        SmartAccount {
            domain: self.domain.clone(),
            default: self.default.clone(),
            virtual_accounts: self
                .virtual_accounts
                .iter()
                .map(|va| (va.name.clone(), va.virtual_account(now)))
                .collect(),
            policy: self.policy.clone(),
            reservation: self.reservation,
            adopts_into: self.adopts_into.clone(),
        }
    }
}

impl VirtualAccountConfig {
    fn virtual_account(&self, now: DateTime<Utc>) -> VirtualAccount {
        let token = |token: &TokenConfig| Token {
            value: token.value.clone(),
            description: token.description.clone(),
            created: now,
            expires: token.expires,
            uses_left: token.uses,
            export_controlled: true,
            revoked: false,
        };
        let purchase = |license: &LicenseConfig| {
            Some(Purchase {
                tag: tag_of(&license.name)?.to_owned(),
                quantity: license.quantity,
                ends: license.ends,
            })
        };
        VirtualAccount {
            tokens: self.tokens.iter().map(token).collect(),
            purchases: self.licenses.iter().filter_map(purchase).collect(),
        }
    }
}

impl DeviceConfig {
    fn instance(&self, now: DateTime<Utc>, account: &str, virtual_account: &str) -> ProductInstance {
        let since = self.since.unwrap_or(now - TimeDelta::days(1));
        let udi = Udi::new(&self.pid, &self.sn);
        let mut instance = ProductInstance::new(since, udi, account, virtual_account);
        instance.hostname.clone_from(&self.hostname);
        let uses = self
            .uses
            .iter()
            .filter_map(|(name, count)| Some((tag_of(name)?.to_owned(), *count)));
        instance.usage = uses.map(|(tag, count)| (tag, Use { count, report: 0 })).collect();
        instance
    }
}

impl HostConfig {
    pub(super) fn host(&self) -> Host {
        let mut files = HostFiles::default();
        for folder in &self.folders {
            files.add_folder(folder);
        }
        Host {
            aliases: self.aliases.clone(),
            addresses: self.addresses.clone(),
            services: self.services.iter().filter_map(ServiceConfig::service).collect(),
            answers_echo: self.ping,
            round_trip_ms: self.round_trip_ms,
            users: self.users.clone(),
            files,
        }
    }
}

impl ServiceConfig {
    fn service(&self) -> Option<Service> {
        let tls = self
            .tls
            .unwrap_or(matches!(self.kind, ServiceKind::Cssm | ServiceKind::OnPrem));
        let port = self.port.or(self.kind.default_port())?;
        Some(Service {
            kind: self.kind,
            port,
            tls,
            certificate: self.certificate.clone(),
        })
    }
}

impl RouteConfig {
    fn route(&self) -> Option<Route> {
        Some(Route {
            from: Subnet::parse(&self.from)?,
            to: Subnet::parse(&self.to)?,
            vrf: self.vrf.clone(),
        })
    }
}
