//! Another chassis of the same model in the place of this one: a serial number of its own and nothing that was done to the
//! old one. Its configuration is for the operator to bring back.
//!
//! Must not know why it is replaced.

use super::unit::next_mac;
use crate::device::{Device, license, view};
use crate::screen::value::{Record, Value};

/// Replaces the chassis: trusted store, NVRAM and flash are empty, as of a box that comes out of its carton, and it starts.
/// Parts that sat in the old one, line cards and modules, sit in the new one.
pub fn chassis(device: &mut Device, sn: &str) {
    let old = device.state.get(view::UDI_SN).unwrap_or_default();
    let cables = device.state.list(view::INTERFACES).to_vec();
    let mac = next_mac(&device.state, &[]);
    for state in [&mut device.factory, &mut device.state] {
        own(state, &old, sn, mac.clone());
    }
    license::pak::as_from_the_factory(&mut device.factory);
    let mut state = device.factory.clone();
    for key in [view::INVENTORY, view::MEMBERS, view::SW_TABLE] {
        if !state.knows(key.id) && device.state.knows(key.id) {
            state.set(key, device.state.list(key).to_vec());
        }
    }
    license::forget_trusted_store(&mut state);
    keep_cables(&mut state, &cables);
    state.set(view::RELOAD_PENDING, true);
    device.state = state;
    device.nvram = None;
    device.flash.clear();
    device.timers.clear();
    device.messages.clear();
    device.log.clear();
    device.apart.clear();
}

/// Gives a box that was not powered on yet another serial number, as one of many of its kind.
pub fn another(device: &mut Device, sn: &str) {
    let old = device.state.get(view::UDI_SN).unwrap_or_default();
    for state in [&mut device.factory, &mut device.state] {
        let mac = state.get(view::CHASSIS_MAC);
        own(state, &old, sn, mac);
    }
}

/// The serial number of the box, wherever the old one stands. The number of its motherboard is not known.
fn own(state: &mut Record, old: &str, sn: &str, mac: Option<String>) {
    for key in [view::UDI_SN, view::CHASSIS_SN, view::HARDWARE_BOARD] {
        if state.knows(key.id) {
            state.set(key, sn);
        }
    }
    state.clear(view::CHASSIS_MB_SN);
    if state.knows(view::CHASSIS_MAC.id) {
        state.set_or_clear(view::CHASSIS_MAC, mac);
    }
    for (list, key) in [(view::MEMBERS, view::MEMBERS_SN), (view::INVENTORY, view::INVENTORY_SN)] {
        if !matches!(state.value(list.id), Value::List(_)) {
            continue;
        }
        for row in state.list_mut(list) {
            if row.text(key) == Some(old) {
                row.set(key, sn);
            }
        }
    }
}

fn keep_cables(state: &mut Record, cables: &[Record]) {
    if !matches!(state.value(view::INTERFACES.id), Value::List(_)) {
        return;
    }
    for port in state.list_mut(view::INTERFACES) {
        let same = |old: &&Record| old.text(view::INTERFACES_NAME) == port.text(view::INTERFACES_NAME);
        let link = cables.iter().find(same).and_then(|old| old.get(view::INTERFACES_LINK));
        port.set_or_clear(view::INTERFACES_LINK, link);
    }
}
