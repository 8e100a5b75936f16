//! What is in use: decided at boot, and how evaluation periods run.
//!
//! An evaluation counts while its feature is in use without a licence. When its 60 days are over the right to use stays
//! (`RightToUse`: public capture of a 16.6.5 ISR4451-X, whose packages are all of that kind); nothing is turned off.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::Start;
use super::super::agent::Agent;
use super::{EVALUATION, feature_mut, is_licensed, named, udi, will_be_in_use};
use crate::device::timers::{Counts, TimerInfo};
use crate::device::view;
use crate::screen::value::Record;
use crate::wire::PakLicence;

/// An evaluation period is over; behind the colon the feature.
const EVALUATION_OVER: &str = "pak_evaluation:";
/// A storage that will not be read at the next boot.
const DAMAGED: &str = "damaged";

/// What fires when an evaluation ends.
pub static TIMERS: &[TimerInfo] = &[TimerInfo {
    name: EVALUATION_OVER,
    counts: Counts::ByClock,
    fire: |ctx, timer| over(&mut Agent::of(ctx), timer.trim_start_matches(EVALUATION_OVER)),
}];

/// Powers the device on, or starts it again.
pub fn on_boot(agent: &mut Agent<'_>, start: Start) {
    agent.device.timers.retain(|name, _| !name.starts_with(EVALUATION_OVER));
    match start {
        Start::Running => adopt(agent),
        _ => read_storage(agent),
    }
    let now = agent.now();
    let state = agent.state();
    let decided: Vec<bool> = state
        .list(view::PAK_FEATURES)
        .iter()
        .map(|feature| will_be_in_use(state, feature))
        .collect();
    let running: Vec<bool> = state
        .list(view::PAK_FEATURES)
        .iter()
        .zip(&decided)
        .map(|(feature, used)| *used && !is_licensed(state, name(feature)) && feature.is(view::PAK_FEATURES_EVALUATION))
        .collect();
    let levels = messages(state);
    for ((feature, in_use), runs) in agent
        .state_mut()
        .list_mut(view::PAK_FEATURES)
        .iter_mut()
        .zip(decided)
        .zip(running)
    {
        feature.set(view::PAK_FEATURES_IN_USE, in_use);
        if runs {
            begin(feature, now);
        } else {
            stand_still(feature, now);
        }
    }
    arm(agent);
    if start != Start::Running {
        for level in levels {
            agent.log("message/license/level", level);
        }
    }
}

/// A profile names what was installed; the key that Cisco gave with it follows.
fn adopt(agent: &mut Agent<'_>) {
    let udi = udi(agent.device);
    for licence in agent.state_mut().list_mut(view::PAK_STORE) {
        let facts = (
            licence.get(view::PAK_STORE_FEATURE),
            licence.get(view::PAK_STORE_PAK),
            licence.get(view::PAK_STORE_ISSUED),
        );
        if let (Some(feature), Some(pak), Some(issued)) = facts
            && licence.get(view::PAK_STORE_KEY).is_none()
        {
            licence.set(view::PAK_STORE_KEY, PakLicence::issue(&feature, &udi, &pak, issued).key);
        }
    }
}

fn name(feature: &Record) -> &str {
    feature.text(view::PAK_FEATURES_NAME).unwrap_or_default()
}

/// The level of each technology package that is in force from now on.
fn messages(state: &Record) -> Vec<Record> {
    let features = state.list(view::PAK_FEATURES).iter();
    features
        .filter(|feature| feature.text(view::PAK_FEATURES_STARTS) == Some("level") && will_be_in_use(state, feature))
        .map(|feature| Record::new().with(view::ARG_NAME, name(feature)))
        .collect()
}

/// A damaged primary storage loses what was installed; what came with the box is restored from it (unverified).
fn read_storage(agent: &mut Agent<'_>) {
    if agent.state().text(view::PAK_STORAGE) != Some(DAMAGED) {
        return;
    }
    agent.state_mut().forget(view::PAK_STORAGE.id);
    let store = agent.state_mut().list_mut(view::PAK_STORE);
    store.retain(|licence| licence.is(view::PAK_STORE_FACTORY));
    let args = named(agent, "", 0);
    agent.log("message/license/storage", args);
}

fn begin(feature: &mut Record, now: DateTime<Utc>) {
    if feature.get(view::PAK_FEATURES_SINCE).is_none() {
        feature.set(view::PAK_FEATURES_SINCE, now);
    }
}

/// How much of the evaluation period is used up.
pub fn used(feature: &Record, now: DateTime<Utc>) -> TimeDelta {
    let before = TimeDelta::seconds(
        feature
            .get(view::PAK_FEATURES_USED)
            .unwrap_or(0)
            .clamp(0, EVALUATION.num_seconds()),
    );
    let since = feature.get(view::PAK_FEATURES_SINCE);
    let running = since.map_or(TimeDelta::zero(), |since| (now - since).max(TimeDelta::zero()));
    (before + running).min(EVALUATION)
}

fn stand_still(feature: &mut Record, now: DateTime<Utc>) {
    if feature.get(view::PAK_FEATURES_SINCE).is_some() {
        let used = used(feature, now);
        feature.set(view::PAK_FEATURES_USED, used.num_seconds());
        feature.forget(view::PAK_FEATURES_SINCE.id);
    }
}

/// The end of each period that runs.
fn arm(agent: &mut Agent<'_>) {
    let now = agent.now();
    let lab = agent.world.lab_time();
    let features = agent.state().list(view::PAK_FEATURES).iter();
    let ends: Vec<(String, TimeDelta)> = features
        .filter(|feature| feature.get(view::PAK_FEATURES_SINCE).is_some())
        .map(|feature| {
            (
                format!("{EVALUATION_OVER}{}", name(feature)),
                EVALUATION - used(feature, now),
            )
        })
        .filter(|(_, left)| *left > TimeDelta::zero())
        .collect();
    for (timer, left) in ends {
        agent.device.timers.insert(timer, lab + left);
    }
}

/// The period is over: the right to use stays.
fn over(agent: &mut Agent<'_>, feature: &str) {
    let now = agent.now();
    if let Some(feature) = feature_mut(agent.state_mut(), feature) {
        stand_still(feature, now);
        feature.set(view::PAK_FEATURES_USED, EVALUATION.num_seconds());
    }
}

/// A licence takes the evaluation's place without a boot (unverified).
pub fn stop_needless_evaluations(agent: &mut Agent<'_>) {
    let now = agent.now();
    let state = agent.state();
    let licensed: Vec<bool> = state
        .list(view::PAK_FEATURES)
        .iter()
        .map(|feature| is_licensed(state, name(feature)))
        .collect();
    for (feature, licensed) in agent.state_mut().list_mut(view::PAK_FEATURES).iter_mut().zip(licensed) {
        if licensed {
            stand_still(feature, now);
        }
    }
    agent.device.timers.retain(|name, _| !name.starts_with(EVALUATION_OVER));
    arm(agent);
}
