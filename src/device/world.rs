//! What lies outside a device, as the device sees it: names, addresses, files on other hosts, the Cisco side.
//!
//! The lab implements [`World`]; a test may implement it too. Must not know who answers.

use std::net::Ipv4Addr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::wire::{Failure, Reply, Request};

/// Where a packet leaves the device: what decides which hosts it can reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Egress {
    /// The VRF; `None` is the global table.
    pub vrf: Option<String>,
    /// Source interface, canonical, if one is set.
    pub source_interface: Option<String>,
    /// Name servers that the device has for this VRF, in order.
    pub name_servers: Vec<Ipv4Addr>,
    /// Addresses of the device's own interfaces that are up: (interface, address, mask).
    pub addresses: Vec<(String, Ipv4Addr, Ipv4Addr)>,
}

/// Why a name has no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolveFailure {
    /// No name server is configured.
    NoServer,
    /// None of them answers.
    NoAnswer,
    /// A server says there is no such name.
    NoSuchName,
}

/// A service that a device asks for by URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Host name or address.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// Whether it is spoken to with TLS.
    pub tls: bool,
    /// Path of the URL, with its leading slash.
    pub path: String,
    /// Proxy host and port, if one is used.
    pub proxy: Option<(String, u16)>,
    /// Whether the server's name is compared with its certificate.
    pub identity_check: bool,
    /// The address that the device itself knows for `host` (`ip host`); name servers are not asked then.
    pub address: Option<Ipv4Addr>,
    /// Whether the device trusts the root that the Cisco side's certificates hang on since 2021.
    pub has_new_root: bool,
}

/// Why a file did not come or go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransferFailure {
    /// The name has no address.
    Resolve(ResolveFailure),
    /// Nobody answers.
    TimedOut,
    /// The host is there, the service is not.
    Refused,
    /// User or password refused.
    Authentication,
    /// No such file or folder there.
    NoSuchFile,
    /// The host's disk is full or read-only.
    NotWritten,
}

/// A file on another host: `scp://user@host/path`, `tftp://host/path`, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteFile {
    /// `scp`, `sftp`, `ftp`, `tftp`, `http`, `https`.
    pub scheme: String,
    /// User, where the scheme has one.
    pub user: Option<String>,
    /// Password, where the scheme has one.
    pub password: Option<String>,
    /// Host name or address.
    pub host: String,
    /// Path on the host, without a leading slash.
    pub path: String,
}

/// Everything outside.
pub trait World {
    /// The lab's time. Not the device's clock: that one can be wrong.
    fn lab_time(&self) -> DateTime<Utc>;

    /// Sends one licensing message and gives its answer. Retries, schedules and counters are the device's business.
    fn exchange(&mut self, from: &Egress, to: &Target, request: &Request) -> Result<Reply, Failure>;

    /// Looks a name up at the egress's name servers.
    fn resolve(&mut self, from: &Egress, name: &str) -> Result<Ipv4Addr, ResolveFailure>;

    /// Sends one echo request; the round trip, or `None` when nothing came back.
    fn echo(&mut self, from: &Egress, to: Ipv4Addr) -> Option<TimeDelta>;

    /// What a time server says the time is; `None` when none answers there.
    fn time_from(&mut self, from: &Egress, server: Ipv4Addr) -> Option<DateTime<Utc>> {
        self.echo(from, server).map(|_| self.lab_time())
    }

    /// Whether the list of revoked certificates that the server's certificate names can be fetched.
    fn revocation_list(&mut self, to: &Target) -> bool {
        let _ = to;
        true
    }

    /// When the outside changes next by itself; `None`: it stays as it is until somebody does something.
    fn next_change(&self) -> Option<DateTime<Utc>> {
        None
    }

    /// Whether a TCP port answers: what `telnet HOST PORT` finds out.
    fn connect(&mut self, from: &Egress, to: Ipv4Addr, port: u16) -> Result<(), TransferFailure>;

    /// Gets a file from another host.
    fn fetch(&mut self, from: &Egress, file: &RemoteFile) -> Result<Vec<u8>, TransferFailure>;

    /// Whether [`World::send`] of so many bytes would succeed; nothing is written.
    fn accepts(&mut self, from: &Egress, file: &RemoteFile, name: &str, size: usize) -> Result<(), TransferFailure>;

    /// Puts a file on another host. `file.path` may end in `/`: then `name` is added.
    fn send(&mut self, from: &Egress, file: &RemoteFile, name: &str, bytes: &[u8]) -> Result<(), TransferFailure>;

    /// The password that the lab knows for a user on a host: what a person who works there would type.
    fn credential(&self, host: &str, user: &str) -> Option<String>;

    /// The next number of the lab's seeded generator.
    fn random(&mut self) -> u64;
}
