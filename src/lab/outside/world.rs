//! The lab as devices see it: messages, names, echoes and files.
//!
//! Must not know what a device makes of an answer.

use std::net::Ipv4Addr;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Outside, serve::skewed};
use crate::device::install::image::Image;
use crate::device::world::{Egress, RemoteFile, ResolveFailure, Target, TransferFailure, World};
use crate::lab::faults::FaultKind;
use crate::lab::host_files::{HostFiles, PutError};
use crate::lab::network::ServiceKind;
use crate::wire::{Failure, Reply, Request};

impl World for Outside {
    fn lab_time(&self) -> DateTime<Utc> {
        self.now
    }

    fn exchange(&mut self, from: &Egress, to: &Target, request: &Request) -> Result<Reply, Failure> {
        let connection = self.open(from, to)?;
        if let Some(failure) = answer_fault(&connection.faults) {
            return Err(failure);
        }
        let reply = self.serve(&connection, &to.path, request);
        if connection.faults.contains(&FaultKind::AckLost) {
            Err(Failure::AnswerLost)
        } else {
            reply
        }
    }

    fn resolve(&mut self, from: &Egress, name: &str) -> Result<Ipv4Addr, ResolveFailure> {
        let silent = |fault: &FaultKind| matches!(fault, FaultKind::Unreachable | FaultKind::Dns | FaultKind::Tcp);
        let (network, faults, random, now) = (&self.network, &self.faults, &mut self.random, self.now);
        let address = network.resolve(from, name, |server| {
            let host = network.hosts.get(server);
            host.is_some_and(|host| faults.on(now, random, server, host).iter().any(silent))
        })?;
        if name.parse::<Ipv4Addr>().is_err() {
            let host = self
                .network
                .named(name)
                .map(|(host, _)| host.to_owned())
                .unwrap_or_default();
            if self.faults_on(&host).contains(&FaultKind::Dns) {
                return Err(ResolveFailure::NoAnswer);
            }
        }
        Ok(address)
    }

    fn echo(&mut self, from: &Egress, to: Ipv4Addr) -> Option<TimeDelta> {
        let up = |interface: &str| {
            from.source_interface
                .as_deref()
                .is_none_or(|source| source == interface)
        };
        if from
            .addresses
            .iter()
            .any(|(interface, own, _)| *own == to && up(interface))
        {
            return Some(TimeDelta::milliseconds(1));
        }
        let (name, faults) = self.host_at(from, to)?;
        let host = self.network.hosts.get(&name).filter(|host| host.answers_echo)?;
        let late = faults.iter().find_map(|fault| {
            if let FaultKind::Latency(ms) = fault {
                Some(*ms)
            } else {
                None
            }
        });
        TimeDelta::try_milliseconds(i64::from(host.round_trip_ms) + late.unwrap_or(0))
    }

    fn time_from(&mut self, from: &Egress, server: Ipv4Addr) -> Option<DateTime<Utc>> {
        let (name, faults) = self.host_at(from, server)?;
        let serves = self.network.hosts.get(&name)?.has(ServiceKind::Ntp) && !faults.contains(&FaultKind::Tcp);
        serves.then(|| skewed(self.now, &faults))
    }

    fn next_change(&self) -> Option<DateTime<Utc>> {
        self.faults.next_change(self.now, &self.random)
    }

    fn connect(&mut self, from: &Egress, to: Ipv4Addr, port: u16) -> Result<(), TransferFailure> {
        let (host, faults) = self.host_at(from, to).ok_or(TransferFailure::TimedOut)?;
        let open = self
            .service(&host, port, &faults)
            .is_some_and(|service| service.kind.is_tcp());
        if open { Ok(()) } else { Err(TransferFailure::Refused) }
    }

    fn fetch(&mut self, from: &Egress, file: &RemoteFile) -> Result<Vec<u8>, TransferFailure> {
        let host = self.file_host(from, file)?;
        let bytes = self
            .network
            .hosts
            .get(&host)
            .and_then(|host| host.files.get(&file.path));
        let kept = bytes.map(<[u8]>::to_vec);
        // Every file server has the software images, under their own names in its first folder.
        let image = || Image::named(file.path.trim_start_matches('/')).map(|image| image.bytes());
        kept.or_else(image).ok_or(TransferFailure::NoSuchFile)
    }

    fn accepts(&mut self, from: &Egress, file: &RemoteFile, name: &str, size: usize) -> Result<(), TransferFailure> {
        let host = self.file_host(from, file)?;
        let files = &self.network.hosts.get(&host).ok_or(TransferFailure::NotWritten)?.files;
        files.accepts(&full_path(files, file, name), size).map_err(not_put)?;
        Ok(())
    }

    fn send(&mut self, from: &Egress, file: &RemoteFile, name: &str, bytes: &[u8]) -> Result<(), TransferFailure> {
        let host = self.file_host(from, file)?;
        let files = self
            .network
            .hosts
            .get_mut(&host)
            .map(|host| &mut host.files)
            .ok_or(TransferFailure::NotWritten)?;
        let path = full_path(files, file, name);
        let path = files.put(&path, bytes).map_err(not_put)?;
        self.operator
            .file_arrived(self.now, &host, &path, &mut self.network, &mut self.cssm);
        Ok(())
    }

    fn credential(&self, host: &str, user: &str) -> Option<String> {
        self.network
            .find(host)
            .and_then(|(_, host)| host.users.get(user).cloned())
    }

    fn random(&mut self) -> u64 {
        self.random.draw()
    }
}

impl Outside {
    /// The host that a file's URL means, its service found and its user let in.
    fn file_host(&mut self, from: &Egress, file: &RemoteFile) -> Result<String, TransferFailure> {
        let address = self.resolve(from, &file.host).map_err(TransferFailure::Resolve)?;
        let (host, faults) = self.host_at(from, address).ok_or(TransferFailure::TimedOut)?;
        let (kind, port, needs_user) = scheme(&file.scheme).ok_or(TransferFailure::Refused)?;
        let service = self
            .service(&host, port, &faults)
            .filter(|service| service.kind == kind);
        service.ok_or(if kind.is_tcp() {
            TransferFailure::Refused
        } else {
            TransferFailure::TimedOut
        })?;
        if needs_user {
            let users = self.network.hosts.get(&host).map(|info| &info.users);
            let known = file.user.as_ref().and_then(|user| users?.get(user));
            if known.is_none() || known != file.password.as_ref() {
                return Err(TransferFailure::Authentication);
            }
        }
        Ok(host)
    }
}

/// What a URL scheme asks for: service, port, whether a user must be named.
fn scheme(name: &str) -> Option<(ServiceKind, u16, bool)> {
    match name {
        "scp" | "sftp" => Some((ServiceKind::Scp, 22, true)),
        "ftp" => Some((ServiceKind::Ftp, 21, true)),
        "tftp" => Some((ServiceKind::Tftp, 69, false)),
        "http" => Some((ServiceKind::Http, 80, false)),
        "https" => Some((ServiceKind::Http, 443, false)),
        _ => None,
    }
}

/// What a server answers before it looks at the request.
fn answer_fault(faults: &[FaultKind]) -> Option<Failure> {
    faults.iter().find_map(|fault| match fault {
        FaultKind::Http(status) => Some(Failure::Http(*status)),
        FaultKind::EmptyAnswer => Some(Failure::EmptyResponse),
        FaultKind::Busy => Some(Failure::Busy),
        _ => None,
    })
}

/// The path on the other host: a folder gets the file under its own name.
fn full_path(files: &HostFiles, file: &RemoteFile, name: &str) -> String {
    if file.path.is_empty() || file.path.ends_with('/') || files.is_folder(&file.path) {
        format!("{}/{name}", file.path)
    } else {
        file.path.clone()
    }
}

fn not_put(error: PutError) -> TransferFailure {
    match error {
        PutError::NoSuchFolder => TransferFailure::NoSuchFile,
        PutError::NotWritten => TransferFailure::NotWritten,
    }
}
