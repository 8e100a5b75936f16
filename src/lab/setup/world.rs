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
use crate::cisco::on_prem::POLICY_VERSION;
use crate::cisco::{Cslu, Cssm, Dnac, OnPrem, PakPortal, Purchase, SmartAccount, Token, VirtualAccount};
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
        let mut cssm = self.cssm(now);
        let on_prem = self.on_prems(now, &mut cssm);
        let hosts = self.hosts.iter().map(|host| (host.name.clone(), host.host())).collect();
        let routes = self.routes.iter().filter_map(RouteConfig::route).collect();
        Outside {
            now,
            random: Random::new(self.seed),
            network: Network { hosts, routes },
            faults: self.planned(now),
            cssm,
            cslu: self.collectors(ServiceKind::Cslu, |host, service| {
                let place = service
                    .virtual_account
                    .as_deref()
                    .map_or_else(|| self.default_place(), |name| self.place(name))?;
                let mut cslu = Cslu::new(host, place, service.connected);
                let products = service.asks.iter().map(|name| (name.clone(), <_>::default()));
                cslu.products.extend(products);
                Some(cslu)
            }),
            on_prem,
            dnac: self.collectors(ServiceKind::Dnac, |host, service| {
                let place = service
                    .virtual_account
                    .as_deref()
                    .map_or_else(|| self.default_place(), |name| self.place(name))?;
                let mut dnac = Dnac::new(host, place, service.registered, service.report, now);
                for device in &service.manages {
                    dnac.manage(now, device);
                }
                if !service.renewal_days.is_empty() {
                    dnac.renewal_days.clone_from(&service.renewal_days);
                }
                Some(dnac)
            }),
            pak: self.paks(),
            operator: Operator::new(self.operator),
        }
    }

    fn paks(&self) -> PakPortal {
        let mut portal = PakPortal::default();
        for pak in &self.paks {
            // What cannot be is left out, as everywhere here; the file was told.
            let _ = portal.add(&pak.pak, &pak.sku, &pak.feature, pak.quantity);
            for device in &pak.redeemed {
                let udi = Udi::new(&device.pid, &device.sn);
                let _ = portal.redeem(device.at, std::slice::from_ref(&pak.pak), &udi);
            }
        }
        portal
    }

    fn planned(&self, now: DateTime<Utc>) -> Faults {
        let mut planned = Faults::default();
        for fault in self.faults.iter().filter_map(|text| Fault::parse(text, now).ok()) {
            // More than there is room for are left out, as all that does not exist.
            let _ = planned.set(fault);
        }
        planned
    }

    /// The SSM On-Prems, registered with CSSM when the lab begins.
    fn on_prems(&self, now: DateTime<Utc>, cssm: &mut Cssm) -> BTreeMap<String, OnPrem> {
        let mut all = self.collectors(ServiceKind::OnPrem, |host, service| {
            let tenants = service
                .tenants
                .iter()
                .filter_map(|(name, va)| Some((name.clone(), self.place(va)?)));
            let version = match (&service.version, service.down_rev) {
                (Some(version), _) => version.as_str(),
                (None, true) => "",
                (None, false) => POLICY_VERSION,
            };
            Some(OnPrem::new(host, version, tenants, service.sync, now))
        });
        for on_prem in all.values_mut() {
            // What cannot be bound was told as a fault of the file.
            let _ = on_prem.register(now, cssm);
        }
        all
    }

    fn collectors<T>(
        &self,
        kind: ServiceKind,
        make: impl Fn(&str, &ServiceConfig) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let of_host = |host: &HostConfig| {
            let service = host.services.iter().find(|service| service.kind == kind)?;
            Some((host.name.clone(), make(&host.name, service)?))
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
            permanent_reservation: self.permanent_reservation,
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
        VirtualAccount {
            tokens: self.tokens.iter().map(token).collect(),
            purchases: self
                .licenses
                .iter()
                .filter_map(|license| license.purchase(now))
                .collect(),
            on_prem: None,
            about: self.about.clone(),
        }
    }
}

impl LicenseConfig {
    fn purchase(&self, now: DateTime<Utc>) -> Option<Purchase> {
        let starts = self.bought.or(self.term.map(|_| now));
        Some(Purchase {
            tag: tag_of(&self.name)?.to_owned(),
            quantity: self.quantity,
            starts,
            ends: match (self.term, starts) {
                (Some(term), Some(starts)) => term.end(starts),
                _ => self.ends,
            },
            order: self.order.clone(),
            subscription: self.subscription.clone(),
        })
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
