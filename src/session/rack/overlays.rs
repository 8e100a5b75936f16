//! Lines of a real device beside those of its screens, laid over what is printed.
//!
//! Must not know where they come from.

use crate::device::Device;
use crate::screen::overlay::{self, Hunk};
use crate::screen::schema::View as _;
use crate::screen::value::Record;

use super::Rack;

/// What a screen printed, with the lines that the device prints beside it.
pub(super) fn overlaid(device: &Device, name: &str, printed: String) -> String {
    match device.overlays.get(name) {
        Some(hunks) => overlay::apply(hunks, &printed).text,
        None => printed,
    }
}

impl Rack {
    /// Hunks of a device, each with its screen, that have no place in what is printed now.
    pub fn overlays_without_place(&self, device: &str) -> Vec<(String, Hunk)> {
        let (Some(device), Some(view)) = (self.lab.device(device), self.lab.view(device)) else {
            return Vec::new();
        };
        let mut lost = Vec::new();
        for (name, hunks) in &device.overlays {
            let printed = self.library().get(&device.rendition, name).map(|screen| {
                let list = screen.chosen_list().map(|list| (list, view.get(list)));
                let chosen = list
                    .as_ref()
                    .and_then(|(list, entries)| Some((*list, entries.items().first()?)));
                screen.render(&view, &Record::new(), chosen)
            });
            let without = match printed {
                Ok(printed) => overlay::apply(hunks, &printed).lost,
                Err(_) => (0..hunks.len()).collect(),
            };
            lost.extend(without.into_iter().map(|at| (name.clone(), hunks[at].clone())));
        }
        lost
    }
}
