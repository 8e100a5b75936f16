//! Verbs of CSSM, folder by folder of its portal.

pub(super) mod account;
mod files;
pub(super) mod inventory;
mod reserve;
pub(super) mod tokens;

use super::{Verb, VerbError};
use crate::cisco::PortalError;
use crate::entitlements;

/// All of them.
pub(super) static TABLES: &[&[Verb]] = &[
    account::VERBS,
    tokens::VERBS,
    inventory::VERBS,
    files::VERBS,
    reserve::VERBS,
];

/// The tag of a licence's name, or the tag itself.
fn tag_of(name: &str) -> Result<String, VerbError> {
    let known = entitlements::by_name(name).map(|row| row.tag.to_owned());
    let tag = known.or_else(|| name.starts_with("regid.").then(|| name.to_owned()));
    tag.ok_or_else(|| PortalError::NoLicense(name.to_owned()).into())
}

/// Tags and counts of `NAME=COUNT` and `NAME`.
fn wanted(texts: &[String]) -> Result<Vec<(String, u32)>, VerbError> {
    let read = |text: &String| {
        let (name, count) = text.rsplit_once('=').unwrap_or((text, "1"));
        let count: u32 = count.parse().ok().filter(|count| *count > 0).ok_or_else(|| {
            let why = format!("`{text}` is not written `LICENSE=COUNT`");
            VerbError::Value(why)
        })?;
        Ok((tag_of(name)?, count))
    };
    texts.iter().map(read).collect()
}
