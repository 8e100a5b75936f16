//! The pool of root certificates that TLS connections of the box are checked with.
//!
//! Certificates of the Cisco side hung on a root of QuoVadis until 2021 and hang on one of IdenTrust since; a release of
//! before the change does not have the new one until somebody imports it (IOS-XE field notice on the QuoVadis root).
//! Must not know who is spoken to.

use super::action::{ActionInfo, ArgKind};
use super::actions::required;
use super::license::members;
use super::reaction::{Piece, Reaction};
use super::world::RemoteFile;
use super::{Ctx, flash, interfaces, lookup, view};
use crate::screen::value::Record;

/// Actions of this module.
pub(super) static ACTIONS: &[ActionInfo] = &[
    // `crypto pki trustpool import url URL`, in configuration; the certificates are kept beside it.
    ActionInfo {
        name: "trustpool_import",
        args: &[required("url", ArgKind::Text)],
        wants_running_config: false,
        run: import,
    },
];

/// The root that the field notice names.
const IDENTRUST: &str = "IdenTrust Commercial Root CA 1";
/// Releases that bring it (the field notice: 16.12.6 in its train, 17.3.4 and later).
const IN_16_12: [u32; 3] = [16, 12, 6];
const SINCE: [u32; 3] = [17, 3, 4];

/// How a bundle can be fetched.
const SCHEMES: [&str; 3] = ["http", "https", "tftp"];

/// Whether the pool has the root of IdenTrust.
pub fn has_identrust(state: &Record) -> bool {
    let late_16_12 = members::release_at_least(state, &IN_16_12) && !members::release_at_least(state, &[16, 13]);
    state.is(view::TRUSTPOOL_IMPORTED) || late_16_12 || members::release_at_least(state, &SINCE)
}

/// Reads a bundle of roots from an HTTP server. A bundle of a lab is a text with one name a line.
fn import(ctx: &mut Ctx<'_>) -> Reaction {
    let url = ctx.invocation.args.text("url").to_owned();
    let args = Record::new().with(view::ARG_URL, url.as_str());
    let reading = Piece::with("crypto/trustpool_import/reading", args.clone());
    let failed = Reaction::piece(reading.clone()).and(Piece::with("crypto/trustpool_import/failed", args.clone()));
    let Some(text) = fetch(ctx, &url) else {
        return failed;
    };
    let names: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if !names.iter().any(|name| name.contains("Root CA")) {
        return failed;
    }
    if names.contains(&IDENTRUST) {
        ctx.device.state.set(view::TRUSTPOOL_IMPORTED, true);
    }
    Reaction::piece(reading)
        .and(Piece::with("crypto/trustpool_import/loading", args))
        .and(Piece::screen("crypto/trustpool_import/succeeded"))
}

/// The text of a file in flash, or at a URL of a server that wants no user, by the source interface of the HTTP client.
fn fetch(ctx: &mut Ctx<'_>, url: &str) -> Option<String> {
    if !flash::prefix_of(url).is_empty() {
        let name = flash::name_of(ctx.device, url).ok()?;
        let file = flash::read(ctx.device, &name).ok()?;
        return String::from_utf8(file.bytes.clone()).ok();
    }
    let (scheme, rest) = url.split_once("://").filter(|(scheme, _)| SCHEMES.contains(scheme))?;
    let (host, path) = rest.split_once('/')?;
    let source = ctx
        .device
        .state
        .text(view::HTTP_CLIENT_SOURCE_INTERFACE)
        .map(str::to_owned);
    let from = interfaces::egress(ctx.device, None, source.as_deref());
    let known = lookup::static_host(ctx.device, &from, host).map(|address| address.to_string());
    let file = RemoteFile {
        scheme: scheme.to_owned(),
        user: None,
        password: None,
        host: known.unwrap_or_else(|| host.to_owned()),
        path: path.to_owned(),
    };
    String::from_utf8(ctx.world.fetch(&from, &file).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Outside, device, run, shape};
    use super::*;

    const URL: &str = "http://www.cisco.com/security/pki/trs/ios_core.p7b";

    fn old() -> super::super::Device {
        let mut device = device();
        device.state.set(view::RELEASE, "17.3.3");
        device
    }

    #[test]
    fn a_late_release_brings_the_root() {
        let has = |release: &str| has_identrust(&Record::new().with(view::RELEASE, release));
        let found = ["16.9.3", "16.12.5", "16.12.6", "17.2.1", "17.3.3", "17.3.4", "17.12.4"].map(has);
        assert_eq!(found, [false, false, true, false, false, true, true]);
    }

    #[test]
    fn an_import_brings_it_and_a_bad_one_changes_nothing() {
        let (mut device, mut world) = (old(), Outside::default());
        let try_it = |device: &mut super::super::Device, world: &mut Outside, url: &str| {
            shape(&run(device, world, "trustpool_import", &[("url", url)], &[]))
        };
        let refused = ["crypto/trustpool_import/reading", "crypto/trustpool_import/failed"];
        world.files.insert(URL.to_owned(), b"<html>blocked</html>".to_vec());
        for url in [URL, "http://nowhere/x", "flash:roots.p7b", "http://"] {
            assert_eq!(try_it(&mut device, &mut world, url), refused, "{url}");
            assert!(!has_identrust(&device.state), "{url}");
        }
        let roots = format!("Cisco Root CA 2048\n{IDENTRUST}\n");
        world.files.insert(URL.to_owned(), roots.into_bytes());
        assert_eq!(
            try_it(&mut device, &mut world, URL),
            [
                "crypto/trustpool_import/reading",
                "crypto/trustpool_import/loading",
                "crypto/trustpool_import/succeeded"
            ]
        );
        assert!(has_identrust(&device.state));
    }
}
