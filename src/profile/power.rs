//! Power-on: a profile becomes a device.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::{Profile, platform};
use crate::device::{Device, config_hooks, view};
use crate::screen::value::{Record, Value};

impl Profile {
    /// The device of this profile, powered on at lab time `now`. Its stamps stay as the profile has them.
    pub fn power_on(&self, now: DateTime<Utc>) -> Device {
        let mut state = self.state.clone();
        let mut factory = self.factory.clone();
        number_units(&mut state);
        number_units(&mut factory);
        // The lab's generator is not there yet; salts need only differ from one another and be the same every time.
        let mut drawn = salt_seed(&self.name);
        let mut random = || {
            drawn = mixed(drawn);
            drawn
        };
        config_hooks::hash_secrets(&mut state, &mut random);
        config_hooks::hash_secrets(&mut factory, &mut random);
        if state.is(view::CLOCK_NTP) {
            state.set(view::CLOCK_SET, true);
        }
        // How long it runs is a moment of the lab's time, so that it goes on.
        let uptime = state.get(view::UPTIME);
        let running = uptime.and_then(TimeDelta::try_seconds).unwrap_or_default();
        state.clear(view::UPTIME);
        Device {
            name: self.name.clone(),
            state,
            factory,
            quirks: self.quirks.clone(),
            rendition: self.rendition.clone(),
            overlays: self.overlays.clone(),
            nvram: None,
            flash: BTreeMap::new(),
            skew: TimeDelta::zero(),
            booted: now.checked_sub_signed(running).unwrap_or(now),
            timers: BTreeMap::new(),
            messages: Vec::new(),
            log: VecDeque::new(),
            apart: Vec::new(),
        }
    }
}

/// Units that come and go have numbers: of the switch in its stack, or of the slot.
fn number_units(state: &mut Record) {
    if state.text(view::PLATFORM_UNITS).is_none() || !matches!(state.value(view::MEMBERS.id), Value::List(_)) {
        return;
    }
    for (at, member) in state.list_mut(view::MEMBERS).iter_mut().enumerate() {
        let platform = member.text(view::MEMBERS_PID).and_then(platform);
        if let (Some(platform), None) = (platform, member.get(view::MEMBERS_NUMBER)) {
            member.set(view::MEMBERS_NUMBER, i64::from(platform.number(at)));
        }
    }
}

/// FNV-1a over the name.
fn salt_seed(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// One step of SplitMix64.
fn mixed(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
