//! Files that licensing commands name: on flash, or on another host by URL.
//!
//! Must not know what the files hold.

use super::agent::Agent;
use super::{comm, members};
use crate::device::flash::{self, FlashError};
use crate::device::reaction::Reaction;
use crate::device::world::{RemoteFile, TransferFailure};
use crate::device::{interfaces, view};
use crate::screen::value::Record;
use crate::wire::files::SystemInfo;

/// Why a file cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    screen: &'static str,
    args: Record,
}

impl FileProblem {
    fn new(screen: &'static str, url: &str, reason: &str) -> Self {
        let args = Record::new().with(view::ARG_URL, url).with(view::ARG_REASON, reason);
        Self { screen, args }
    }

    fn flash(url: &str, error: FlashError) -> Self {
        Self::new("license_exec/file/error", &with_prefix(url), &error.to_string())
    }

    /// What the command prints.
    pub fn reaction(self) -> Reaction {
        Reaction::with(self.screen, self.args)
    }
}

/// IOS names a bare file with the file system it looked in.
fn with_prefix(url: &str) -> String {
    if flash::prefix_of(url).is_empty() {
        format!("flash:{url}")
    } else {
        url.to_owned()
    }
}

/// Reads `scheme://[user[:password]@]host/path`.
fn remote(url: &str) -> Option<RemoteFile> {
    let (scheme, rest) = url.split_once("://")?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (account, host) = match authority.rsplit_once('@') {
        Some((account, host)) => (Some(account), host),
        None => (None, authority),
    };
    let (user, password) = match account.map(|account| account.split_once(':').unwrap_or((account, ""))) {
        Some((user, password)) => (
            Some(user.to_owned()),
            Some(password.to_owned()).filter(|p| !p.is_empty()),
        ),
        None => (None, None),
    };
    (!host.is_empty()).then(|| RemoteFile {
        scheme: scheme.to_ascii_lowercase(),
        user,
        password,
        host: host.to_owned(),
        path: path.to_owned(),
    })
}

/// The password that a person who works there would type goes in where the URL has none.
fn with_credentials(agent: &Agent<'_>, mut file: RemoteFile) -> RemoteFile {
    if let (Some(user), None) = (&file.user, &file.password) {
        file.password = agent.world.credential(&file.host, user);
    }
    file
}

fn transfer_problem(url: &str, failure: &TransferFailure) -> FileProblem {
    let reason = match failure {
        TransferFailure::Resolve(_) | TransferFailure::TimedOut => "Timed out",
        TransferFailure::Refused => "Connection refused",
        TransferFailure::Authentication => "Permission denied",
        TransferFailure::NoSuchFile => "No such file or directory",
        TransferFailure::NotWritten => "Undefined error",
    };
    FileProblem::new("license_exec/file/error", url, reason)
}

/// The content of the file at `url`.
pub fn read(agent: &mut Agent<'_>, url: &str) -> Result<Vec<u8>, FileProblem> {
    if let Some(file) = remote(url) {
        let file = with_credentials(agent, file);
        let egress = interfaces::egress(agent.device, None, None);
        let got = agent.world.fetch(&egress, &file);
        return got.map_err(|failure| transfer_problem(url, &failure));
    }
    let name = flash::name_of(agent.device, url).map_err(|error| FileProblem::flash(url, error))?;
    let file = flash::read(agent.device, &name).map_err(|error| FileProblem::flash(url, error))?;
    Ok(file.bytes.clone())
}

/// Writes the file at `url`.
pub fn write(agent: &mut Agent<'_>, url: &str, bytes: Vec<u8>) -> Result<(), FileProblem> {
    if let Some(file) = remote(url) {
        let file = with_credentials(agent, file);
        let egress = interfaces::egress(agent.device, None, None);
        let sent = agent.world.send(&egress, &file, "", &bytes);
        return sent.map_err(|failure| transfer_problem(url, &failure));
    }
    let at = agent.now();
    let name = flash::name_of(agent.device, url).map_err(|error| FileProblem::flash(url, error))?;
    flash::write(agent.device, &name, bytes, at).map_err(|error| FileProblem::flash(url, error))
}

/// Who writes a file.
pub fn system_info(agent: &mut Agent<'_>) -> SystemInfo {
    let sender = comm::sender(agent);
    SystemInfo {
        sudi: sender.udi,
        hostname: sender.hostname,
        timestamp: sender.timestamp,
        nonce: agent.world.random().to_string(),
        software_tag_identifier: sender.software_tag,
        device_list: members::in_scope(agent.state(), "all"),
    }
}
