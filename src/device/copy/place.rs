//! The two ends of a copy: what was typed, completed by what is asked.

use super::super::flash::{self, FlashError};
use super::super::world::RemoteFile;
use super::super::{Device, view};

/// Schemes of files on other hosts.
const SCHEMES: [&str; 6] = ["scp", "sftp", "ftp", "tftp", "http", "https"];

/// One end of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// `running-config`, `system:running-config`.
    Running,
    /// `startup-config`, `nvram:startup-config`.
    Startup,
    /// A file of flash, or a folder of it (the root is the empty name).
    Flash {
        /// The file system as typed: `flash:`; empty for a bare name.
        prefix: String,
        /// The name, without leading slash.
        name: String,
    },
    /// A file on another host. What was not typed is empty.
    Remote(RemoteFile),
}

impl Place {
    /// What `typed` means.
    ///
    /// # Errors
    /// Those of [`flash::name_of`].
    pub(super) fn parse(device: &Device, typed: &str) -> Result<Self, FlashError> {
        let word = typed.to_ascii_lowercase();
        match word.as_str() {
            "running-config" | "system:running-config" | "system:/running-config" => return Ok(Self::Running),
            "startup-config" | "nvram:startup-config" | "nvram:/startup-config" => return Ok(Self::Startup),
            _ => {}
        }
        if let Some((scheme, rest)) = typed.split_once(':')
            && let Some(scheme) = SCHEMES.iter().find(|known| scheme.eq_ignore_ascii_case(known))
        {
            return Ok(Self::Remote(remote(scheme, rest)));
        }
        let prefix = flash::prefix_of(typed).to_owned();
        Ok(Self::Flash {
            prefix,
            name: flash::name_of(device, typed)?,
        })
    }

    /// The name that the other end gets when nothing else is said.
    pub(super) fn base_name(&self, device: &Device) -> String {
        match self {
            Self::Running => "running-config".to_owned(),
            Self::Startup => "startup-config".to_owned(),
            Self::Flash { name, .. } => flash::base_name(name).to_owned(),
            Self::Remote(file) if file.path.is_empty() => config_name(device),
            Self::Remote(file) => flash::base_name(&file.path).to_owned(),
        }
    }

    /// As errors name it.
    pub(super) fn url(&self) -> String {
        match self {
            Self::Running => "system:running-config".to_owned(),
            Self::Startup => "nvram:startup-config".to_owned(),
            Self::Flash { prefix, name } if prefix.is_empty() => format!("flash:{name}"),
            Self::Flash { prefix, name } => format!("{prefix}{name}"),
            Self::Remote(file) => format!("{}://{}/{}", file.scheme, authority(file), file.path),
        }
    }
}

/// What a configuration is called on another host: lower-case host name and `-confg` (recorded: `switch-confg`).
pub(super) fn config_name(device: &Device) -> String {
    let host = device.state.text(view::HOSTNAME).unwrap_or("Switch");
    format!("{}-confg", host.to_ascii_lowercase())
}

fn authority(file: &RemoteFile) -> String {
    match &file.user {
        Some(user) => format!("{user}@{}", file.host),
        None => file.host.clone(),
    }
}

/// Takes `//user:password@host/path` apart; every part may be missing.
fn remote(scheme: &str, rest: &str) -> RemoteFile {
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (login, host) = authority
        .rsplit_once('@')
        .map_or((None, authority), |(login, host)| (Some(login), host));
    let (user, password) = match login.map(|login| login.split_once(':').ok_or(login)) {
        None => (None, None),
        Some(Ok((user, password))) => (Some(user), Some(password)),
        Some(Err(user)) => (Some(user), None),
    };
    RemoteFile {
        scheme: scheme.to_owned(),
        user: user.filter(|user| !user.is_empty()).map(str::to_owned),
        password: password.map(str::to_owned),
        host: host.to_owned(),
        path: path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::device;
    use super::*;

    fn url(typed: &str) -> Option<(String, String, String)> {
        match Place::parse(&device(), typed) {
            Ok(Place::Remote(file)) => Some((file.user.unwrap_or_default(), file.host, file.path)),
            _ => None,
        }
    }

    #[test]
    fn urls_come_apart() {
        let parts = |user: &str, host: &str, path: &str| Some((user.to_owned(), host.to_owned(), path.to_owned()));
        assert_eq!(url("tftp:"), parts("", "", ""));
        assert_eq!(url("tftp://10.1.1.1"), parts("", "10.1.1.1", ""));
        assert_eq!(
            url("scp://admin@10.1.1.1/dir/a.txt"),
            parts("admin", "10.1.1.1", "dir/a.txt")
        );
        assert_eq!(url("ftp://u:p@w@h/a"), parts("u", "h", "a"));
        assert_eq!(url("SCP://h/dir/"), parts("", "h", "dir/"));
        assert_eq!(url("flash:a"), None);
    }

    #[test]
    fn places_have_names() {
        let device = device();
        let name = |typed: &str| Place::parse(&device, typed).map(|place| (place.base_name(&device), place.url()));
        let pair = |a: &str, b: &str| Ok((a.to_owned(), b.to_owned()));
        assert_eq!(name("running-config"), pair("running-config", "system:running-config"));
        assert_eq!(name("bootflash:d/x"), pair("x", "bootflash:d/x"));
        assert_eq!(name("x"), pair("x", "flash:x"));
        assert_eq!(name("tftp:"), pair("switch-confg", "tftp:///"));
        assert_eq!(name("flash:../x"), Err(FlashError::BadName));
    }
}
