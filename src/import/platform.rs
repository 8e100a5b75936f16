//! What a device is laid over: its products where their platform is known, else a family.
//!
//! The one place that asks for platforms. Must not know texts.

use crate::device::view;
use crate::profile::{self, Release};
use crate::screen::value::Record;

/// The family of a product that none is known for.
const FALLBACK: &str = "_families/c9300.yaml";

/// What a profile begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// `product`: the units, the active first.
    Products(Vec<String>),
    /// `extends`: a family.
    Family(String),
}

/// What the device is, and what is to be said about it.
pub fn base(state: &Record) -> (Base, Option<String>) {
    let active = state.get(view::UDI_PID).unwrap_or_default();
    let mut pids: Vec<String> = state
        .list(view::MEMBERS)
        .iter()
        .filter_map(|member| member.get(view::MEMBERS_PID))
        .collect();
    if pids.is_empty() && !active.is_empty() {
        pids.push(active.clone());
    }
    let platforms: Vec<_> = pids.iter().map(|pid| profile::platform(pid)).collect();
    let Some(first) = platforms.first().copied().flatten() else {
        let note = (!active.is_empty())
            .then(|| format!("no platform is known for {active}: what no text says is that of {FALLBACK}"));
        return (Base::Family(FALLBACK.to_owned()), note);
    };
    let release = state.text(view::RELEASE).and_then(Release::parse);
    let runs = release.as_ref().is_none_or(|release| first.runs(release));
    if !runs
        || platforms
            .iter()
            .any(|other| other.is_none_or(|other| other.family != first.family))
    {
        let note = format!(
            "{} are no units of one known device: what no text says is that of their family",
            pids.join(", ")
        );
        return (Base::Family(first.family_file()), Some(note));
    }
    let note = (!first.is_whole()).then(|| format!("the ports of {} are not known", pids[0]));
    (Base::Products(pids), note)
}
