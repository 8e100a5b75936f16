//! What the types of a lab file cannot say: names that must exist, values that must be well formed.
//!
//! Must not know YAML, or where in the file a text stands: the loader looks for it.

use chrono::DateTime;

use super::{AccountConfig, HostConfig, LabConfig, PakConfig, RouteConfig, ServiceConfig, tag_of};
use crate::lab::DEVICES_MAX;
use crate::lab::faults::{self, EVERYWHERE};
use crate::lab::host_files::HostFiles;
use crate::lab::network::{ServiceKind, Subnet};
use crate::limits::HOSTNAME_LENGTH_MAX;

/// Something that is wrong with a lab file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The list of the file that it is in (`hosts`), and the number there, from 0.
    pub entry: (&'static str, usize),
    /// The text at fault, somewhere in that entry.
    pub text: String,
    /// What is wrong with it.
    pub message: String,
}

/// A text of an entry, and what is wrong with it.
type Wrong = (String, String);

/// The faults of each entry of a list, with their places.
fn each<'a, T, I>(
    list: &'static str,
    entries: &'a [T],
    wrong: impl Fn(usize, &'a T) -> I + 'a,
) -> impl Iterator<Item = Fault> + 'a
where
    I: IntoIterator<Item = Wrong>,
{
    entries.iter().enumerate().flat_map(move |(at, entry)| {
        let found: Vec<Wrong> = wrong(at, entry).into_iter().collect();
        found.into_iter().map(move |(text, message)| Fault {
            entry: (list, at),
            text,
            message,
        })
    })
}

impl LabConfig {
    /// What the types cannot say. Each fault names the entry and the text at fault, so that the loader can point at it.
    pub fn faults(&self) -> Vec<Fault> {
        each("accounts", &self.accounts, |at, account| {
            self.account_faults(at, account)
        })
        .chain(each("routes", &self.routes, |_, route| route.faults()))
        .chain(each("hosts", &self.hosts, |at, host| self.host_faults(at, host)))
        .chain(each("faults", &self.faults, |_, text| self.planned_fault(text)))
        .chain(each("paks", &self.paks, |at, pak| self.pak_faults(at, pak)))
        .chain(each("switches", &self.switches, |at, switch| {
            self.switch_fault(at, &switch.name)
        }))
        .collect()
    }

    /// A domain that is there twice, and what else is wrong with an account.
    fn account_faults(&self, at: usize, account: &AccountConfig) -> Vec<Wrong> {
        let mut faults = account.faults();
        if self.accounts[..at].iter().any(|other| other.domain == account.domain) {
            let message = format!("there are two Smart Accounts `{}`", account.domain);
            faults.push((account.domain.clone(), message));
        }
        faults
    }

    /// PAKs that are there twice, license nothing, or were redeemed oftener than they were bought.
    fn pak_faults(&self, at: usize, pak: &PakConfig) -> Vec<Wrong> {
        let mut faults = Vec::new();
        if pak.pak.is_empty() || pak.quantity == 0 || self.paks[..at].iter().any(|other| other.pak == pak.pak) {
            faults.push((pak.pak.clone(), format!("PAK `{}` is empty or stands twice", pak.pak)));
        }
        if pak.redeemed.len() > pak.quantity as usize {
            let message = format!("PAK `{}` was redeemed oftener than its quantity", pak.pak);
            faults.push((pak.pak.clone(), message));
        }
        faults
    }

    /// Switches need names of their own, which a prompt can show.
    fn switch_fault(&self, at: usize, name: &str) -> Option<Wrong> {
        let good = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.len() <= HOSTNAME_LENGTH_MAX
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let message = if at == DEVICES_MAX {
            format!("a lab has at most {DEVICES_MAX} switches")
        } else if !good {
            format!("`{name}` is no host name")
        } else if self.switches[..at].iter().any(|other| other.name == name) {
            format!("two switches are called `{name}`")
        } else {
            return None;
        };
        Some((name.to_owned(), message))
    }

    /// What is wrong with a line of `faults:`.
    fn planned_fault(&self, text: &str) -> Option<Wrong> {
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

    fn host_faults(&self, at: usize, host: &HostConfig) -> Vec<Wrong> {
        let twice = self.hosts[..at].iter().any(|other| other.name == host.name);
        let twice = twice.then(|| (host.name.clone(), format!("two hosts are called `{}`", host.name)));
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
            .chain(twice)
            .collect()
    }

    fn service_faults(&self, host: &HostConfig, service: &ServiceConfig) -> Vec<Wrong> {
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
    fn faults(&self) -> Vec<Wrong> {
        let mut faults = Vec::new();
        let known = |name: &str| self.virtual_accounts.iter().any(|va| va.name == name);
        for name in std::iter::once(&self.default).chain(&self.adopts_into) {
            if !known(name) {
                faults.push((name.clone(), format!("{} has no Virtual Account `{name}`", self.domain)));
            }
        }
        for (at, va) in self.virtual_accounts.iter().enumerate() {
            if self.virtual_accounts[..at].iter().any(|other| other.name == va.name) {
                let message = format!("{} has two Virtual Accounts `{}`", self.domain, va.name);
                faults.push((va.name.clone(), message));
            }
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
    fn faults(&self) -> Vec<Wrong> {
        let ends = [&self.from, &self.to].into_iter();
        ends.filter(|text| Subnet::parse(text).is_none())
            .map(|text| (text.clone(), format!("`{text}` is not a network like `10.10.10.0/24`")))
            .collect()
    }
}
