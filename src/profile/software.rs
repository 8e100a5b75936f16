//! What a release brings to a box that is there already: the row of `_releases.yaml` and what the platform says of it.
//!
//! Must not know which image a device starts.

use super::layers::{load, releases};
use super::{Overrides, Profile, Source, builtin};
use crate::device::Device;
use crate::device::view;
use crate::diagnostic::{Diagnostic, SourceFile};
use crate::screen::value::{Key, PathId, Record, Value};

/// Values of a release that no row has: what a build that was never released says of itself, and what hangs on the
/// platform too.
const MORE: &[PathId] = &[
    view::AGENT_COMPONENTS.id,
    view::MAPPING_TOTAL.id,
    view::VERSION_AGREEMENT.id,
    view::VERSION_BUILD.id,
    view::VERSION_SPECIAL.id,
];
/// Values of rows that stay: the boot loader is not the image's, and a transport is configuration.
const STAY: &[PathId] = &[view::BOOT_LOADER.id, view::TRANSPORT_TYPE.id];

/// A release as it comes to a box.
pub struct Software {
    /// A box of the same units that left the factory with this release.
    fresh: Profile,
    /// The values that hang on a release.
    bound: Vec<PathId>,
}

/// What `release` brings to a device.
///
/// # Errors
/// There is no such release, or it does not run on one of the units.
pub fn software(device: &Device, release: &str) -> Result<Software, Vec<Diagnostic>> {
    let members = device.state.list(view::MEMBERS);
    let mut pids: Vec<&str> = members
        .iter()
        .filter_map(|member| member.text(view::MEMBERS_PID))
        .collect();
    if pids.is_empty() {
        pids.extend(device.state.text(view::UDI_PID));
    }
    pids.retain(|pid| super::platform(pid).is_some());
    let text = format!("product: [{}]\n", pids.join(", "));
    let file = SourceFile::new("software.yaml", if pids.is_empty() { String::new() } else { text });
    let overrides = Overrides {
        release: Some(release.to_owned()),
        rendition: None,
    };
    let fresh = load(Source::File(&file), &builtin, &overrides)?;
    let mut bound: Vec<PathId> = releases(&builtin)?
        .iter()
        .flat_map(|(_, row)| row.iter().map(|(id, _)| id).collect::<Vec<_>>())
        .chain(MORE.iter().copied())
        .chain([view::RELEASE.id, view::VERSION_LABEL.id])
        .filter(|id| !STAY.contains(id))
        .collect();
    bound.sort_unstable();
    bound.dedup();
    Ok(Software { fresh, bound })
}

impl Software {
    /// The release as commands and screens know it.
    pub fn release(&self) -> &str {
        self.fresh.state.text(view::RELEASE).unwrap_or_default()
    }

    /// Lays the release into a device that is about to start it. What a profile or an import said of another release is
    /// forgotten, lines that only that one printed too.
    pub fn lay_into(&self, device: &mut Device) {
        for id in &self.bound {
            for (record, fresh) in [
                (&mut device.state, &self.fresh.state),
                (&mut device.factory, &self.fresh.factory),
            ] {
                if fresh.knows(*id) {
                    record.put(*id, fresh.value(*id).clone());
                } else {
                    record.forget(*id);
                }
            }
        }
        let transport = self.fresh.factory.value(view::TRANSPORT_TYPE.id).clone();
        device.factory.put(view::TRANSPORT_TYPE.id, transport);
        for record in [&mut device.state, &mut device.factory] {
            self.lay_into_units(record);
        }
        device.overlays.clear();
    }

    fn lay_into_units(&self, record: &mut Record) {
        let label = self.fresh.state.get(view::VERSION_LABEL);
        for row in listed(record, view::SW_TABLE) {
            row.set_or_clear(view::SW_TABLE_VERSION, label.clone());
        }
        for member in listed(record, view::MEMBERS) {
            let mut units = self.fresh.state.list(view::MEMBERS).iter();
            let same = units.find(|unit| unit.text(view::MEMBERS_PID) == member.text(view::MEMBERS_PID));
            let enforced = same.map(|unit| unit.list(view::MEMBERS_ENFORCED).to_vec());
            match enforced.filter(|rows| !rows.is_empty()) {
                Some(rows) => member.set(view::MEMBERS_ENFORCED, rows),
                None => drop(member.forget(view::MEMBERS_ENFORCED.id)),
            }
        }
    }
}

/// The entries of a list that is there.
fn listed(record: &mut Record, list: Key<Vec<Record>>) -> impl Iterator<Item = &mut Record> {
    let there = matches!(record.value(list.id), Value::List(_));
    let entries: &mut [Record] = if there { record.list_mut(list) } else { &mut [] };
    entries.iter_mut()
}
