//! What the types of a lab file cannot say: names that must exist, values that must be well formed.
//!
//! Must not know YAML, or where in the file a text stands: the loader looks for it.

use chrono::DateTime;

use super::{AccountConfig, HostConfig, LabConfig, RouteConfig, ServiceConfig, tag_of};
use crate::lab::DEVICES_MAX;
use crate::lab::faults::{self, EVERYWHERE};
use crate::lab::host_files::HostFiles;
use crate::lab::network::{ServiceKind, Subnet};
use crate::limits::HOSTNAME_LENGTH_MAX;

/// A text of the file at fault, and what is wrong with it.
type Fault = (String, String);

impl LabConfig {
    /// What the types cannot say. Each fault names the text at fault, so that the loader can point at it.
    pub fn faults(&self) -> Vec<Fault> {
        let accounts = self.accounts.iter().flat_map(AccountConfig::faults);
        let routes = self.routes.iter().flat_map(RouteConfig::faults);
        let hosts = self.hosts.iter().flat_map(|host| self.host_faults(host));
        let planned = self.faults.iter().filter_map(|text| self.planned_fault(text));
        let switches = self.switch_faults();
        accounts
            .chain(routes)
            .chain(hosts)
            .chain(planned)
            .chain(self.pak_faults())
            .chain(switches)
            .collect()
    }

    /// PAKs that are there twice, license nothing, or were redeemed oftener than they were bought.
    fn pak_faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (at, pak) in self.paks.iter().enumerate() {
            if pak.pak.is_empty() || pak.quantity == 0 || self.paks[..at].iter().any(|other| other.pak == pak.pak) {
                faults.push((pak.pak.clone(), format!("PAK `{}` is empty or stands twice", pak.pak)));
            }
            if pak.redeemed.len() > pak.quantity as usize {
                let message = format!("PAK `{}` was redeemed oftener than its quantity", pak.pak);
                faults.push((pak.pak.clone(), message));
            }
        }
        faults
    }

    /// Switches need names of their own, which a prompt can show.
    fn switch_faults(&self) -> Vec<Fault> {
        let named = |name: &str| self.switches.iter().filter(|switch| switch.name == name).count();
        let good = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.len() <= HOSTNAME_LENGTH_MAX
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        };
        let fault = |name: &String| {
            if !good(name) {
                Some((name.clone(), format!("`{name}` is no host name")))
            } else if named(name) > 1 {
                Some((name.clone(), format!("two switches are called `{name}`")))
            } else {
                None
            }
        };
        let too_many = self.switches.get(DEVICES_MAX).map(|switch| {
            let message = format!("a lab has at most {DEVICES_MAX} switches");
            (switch.name.clone(), message)
        });
        let mut told = std::collections::BTreeSet::new();
        let names = self.switches.iter().map(|switch| &switch.name);
        let faults = names.filter(|name| told.insert(name.as_str())).filter_map(fault);
        faults.chain(too_many).collect()
    }

    /// What is wrong with a line of `faults:`.
    fn planned_fault(&self, text: &str) -> Option<Fault> {
        let message = match faults::Fault::parse(text, DateTime::UNIX_EPOCH) {
            Err(error) => error.to_string(),
            Ok(fault) => {
                let hosts = self.hosts.iter().map(|host| (&host.name, host.host()));
                let known =
                    fault.target == EVERYWHERE || hosts.into_iter().any(|(name, host)| fault.is_for(name, &host));
                if known {
                    return None;
                }
                format!("the lab has no host and no service `{}`", fault.target)
            }
        };
        Some((text.to_owned(), message))
    }

    fn host_faults(&self, host: &HostConfig) -> Vec<Fault> {
        let services = host.services.iter();
        let bad = |path: &&String| {
            let mut disk = HostFiles::default();
            disk.add_folder(path.rsplit_once('/').map_or("", |(folder, _)| folder));
            disk.accepts(path, 0).is_err()
        };
        let files = host.files.keys().filter(bad).map(|path| {
            let message = format!("`{path}` cannot be a file of {}", host.name);
            (path.clone(), message)
        });
        services
            .flat_map(|service| self.service_faults(host, service))
            .chain(files)
            .collect()
    }

    fn service_faults(&self, host: &HostConfig, service: &ServiceConfig) -> Vec<Fault> {
        let mut faults = Vec::new();
        if service.port.or(service.kind.default_port()).is_none() {
            let message = format!("`{}` of {} needs a `port`", service.kind.word(), host.name);
            faults.push((host.name.clone(), message));
        }
        let named = service.tenants.values().chain(&service.virtual_account);
        for name in named.filter(|name| self.place(name).is_none()) {
            faults.push((name.clone(), format!("no Smart Account has a Virtual Account `{name}`")));
        }
        for name in service.tenants.values() {
            if self.accounts.iter().any(|account| account.default == *name) {
                let message = format!("`{name}` is the default Virtual Account and cannot be bound to an SSM On-Prem");
                faults.push((name.clone(), message));
            }
        }
        if matches!(service.kind, ServiceKind::Cslu | ServiceKind::Dnac) && self.accounts.is_empty() {
            let message = format!("`{}` on {} needs a Smart Account", service.kind.word(), host.name);
            faults.push((host.name.clone(), message));
        }
        faults
    }
}

impl AccountConfig {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let known = |name: &str| self.virtual_accounts.iter().any(|va| va.name == name);
        for name in std::iter::once(&self.default).chain(&self.adopts_into) {
            if !known(name) {
                faults.push((name.clone(), format!("{} has no Virtual Account `{name}`", self.domain)));
            }
        }
        for va in &self.virtual_accounts {
            let bought = va.licenses.iter().map(|license| &license.name);
            let names = bought.chain(va.devices.iter().flat_map(|device| device.uses.keys()));
            for name in names.filter(|name| tag_of(name).is_none()) {
                let message = format!("`{name}` is no license of the catalogue and no entitlement tag");
                faults.push((name.clone(), message));
            }
            for license in va.licenses.iter().filter(|l| l.term.is_some() && l.ends.is_some()) {
                let message = format!(
                    "`{}` has a `term` and an `ends`: one of them says when it ends",
                    license.name
                );
                faults.push((license.name.clone(), message));
            }
        }
        faults
    }
}

impl RouteConfig {
    fn faults(&self) -> Vec<Fault> {
        let ends = [&self.from, &self.to].into_iter();
        ends.filter(|text| Subnet::parse(text).is_none())
            .map(|text| (text.clone(), format!("`{text}` is not a network like `10.10.10.0/24`")))
            .collect()
    }
}
