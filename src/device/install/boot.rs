//! Which image a device starts, and what it knows of itself once that runs.
//!
//! `boot system` of the startup-config is tried in its order; an image that is not there is passed over, and where none is
//! left it is `packages.conf` (a real device looks for the first image in flash then; unverified). Must not know what a
//! release brings: who knows the releases lays that into the state.

use super::super::{Device, flash, view};
use super::image::Image;
use crate::screen::value::{Record, Value};

/// The file that starts what is installed.
const PACKAGES: &str = "packages.conf";
/// What `show version` prints of a device that runs what is installed.
const INSTALL: &str = "INSTALL";
/// The same of one that runs an image as it is.
const BUNDLE: &str = "BUNDLE";

/// What a device starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The release.
    pub release: String,
    /// The image that is started as it is, as it was typed (`flash:cat9k_iosxe.17.06.04.SPA.bin`); `None` starts what is
    /// installed.
    pub bundle: Option<String>,
}

/// What the next start runs.
pub fn next(device: &Device) -> Choice {
    let startup = device.nvram.as_deref().unwrap_or_default();
    let lines = startup.lines().filter_map(|line| line.strip_prefix("boot system "));
    for line in lines {
        let typed = line.split_whitespace().last().unwrap_or_default();
        let Ok(name) = flash::name_of(device, typed) else {
            continue;
        };
        if name == PACKAGES {
            break;
        }
        if let Some(release) = bootable(device, &name) {
            let bundle = Some(typed.to_owned());
            return Choice { release, bundle };
        }
    }
    Choice {
        release: installed(device),
        bundle: None,
    }
}

/// The release of an image in flash that is for this device.
fn bootable(device: &Device, name: &str) -> Option<String> {
    let image = Image::read(&flash::read(device, name).ok()?.bytes)?;
    super::fits(device, &image).then(|| image.release()).flatten()
}

/// The release that `packages.conf` starts.
pub fn installed(device: &Device) -> String {
    let active = device.state.get(view::INSTALL_ACTIVE);
    active.or_else(|| device.state.get(view::RELEASE)).unwrap_or_default()
}

/// Notes what is started: the image, the mode, and which release stays installed beside an image that runs as it is.
pub fn started(device: &mut Device, choice: &Choice) {
    let installed = installed(device);
    let mode = if choice.bundle.is_some() { BUNDLE } else { INSTALL };
    let factory_image = device.factory.get(view::BOOT_IMAGE);
    let state = &mut device.state;
    match &choice.bundle {
        Some(typed) => {
            state.set(view::BOOT_IMAGE, typed.as_str());
            state.set(view::INSTALL_ACTIVE, installed);
        }
        None if state.get(view::INSTALL_ACTIVE).is_none() && !is_bundle(state) => return,
        None => {
            state.set_or_clear(view::BOOT_IMAGE, factory_image);
            state.forget(view::INSTALL_ACTIVE.id);
        }
    }
    if state.get(view::INSTALL_MODE).is_some() {
        state.set(view::INSTALL_MODE, mode);
    }
    if matches!(state.value(view::SW_TABLE.id), Value::List(_)) {
        for row in state.list_mut(view::SW_TABLE) {
            row.set(view::SW_TABLE_MODE, mode);
        }
    }
}

fn is_bundle(state: &Record) -> bool {
    let of_table = state.list(view::SW_TABLE).first();
    let mode = of_table.and_then(|row| row.text(view::SW_TABLE_MODE));
    mode.or_else(|| state.text(view::INSTALL_MODE)) == Some(BUNDLE)
}
