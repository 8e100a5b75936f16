//! The reporting policy: Cisco's defaults, what an account's policy puts over them, and which requirement applies.
//!
//! Values merge one by one: the account's where it has one, else Cisco's (licensing-state-machine.md section 3.2).
//! Must not know dates; `usage` turns days into dates.

use super::agent::Agent;
use super::{eventlog, reservation};
use crate::device::view;
use crate::screen::value::{Key, Record};
use crate::wire::{Policy, Requirement};

/// A class of licences with requirements of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Unenforced, no export control, perpetual.
    Perpetual,
    /// Unenforced, no export control, subscription.
    Subscription,
    /// Enforced.
    Enforced,
    /// Export-controlled.
    Export,
}

/// What a class is asked for, in days; 0 asks nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// First report.
    pub first_report: i64,
    /// Reports after that.
    pub frequency: i64,
    /// Report after a change of use.
    pub on_change: i64,
}

/// One value of one class: where it stands, where its source stands, what Cisco's default is.
pub struct Slot {
    /// The days.
    pub days: Key<i64>,
    /// Who says so, as printed behind the days.
    pub source: Key<String>,
    /// Cisco's default.
    pub default: i64,
}

/// The three values of a class.
pub struct ClassRow {
    /// Which class.
    pub class: Class,
    /// First report.
    pub first_report: Slot,
    /// Reports after that.
    pub frequency: Slot,
    /// Report after a change.
    pub on_change: Slot,
    asked: fn(&Policy) -> &Requirement,
}

/// Printed behind a value that no account policy sets.
pub const CISCO_DEFAULT: &str = "CISCO default";
/// Printed behind a value of an account's policy.
pub const CUSTOMER_POLICY: &str = "Customer Policy";

const fn slot(days: Key<i64>, source: Key<String>, default: i64) -> Slot {
    Slot { days, source, default }
}

/// All classes, with Cisco's defaults (licensing-state-machine.md section 3.1; every capture without a policy).
pub static CLASSES: [ClassRow; 4] = [
    ClassRow {
        class: Class::Perpetual,
        first_report: slot(
            view::POLICY_PERPETUAL_FIRST_REPORT,
            view::POLICY_PERPETUAL_FIRST_REPORT_SOURCE,
            365,
        ),
        frequency: slot(
            view::POLICY_PERPETUAL_FREQUENCY,
            view::POLICY_PERPETUAL_FREQUENCY_SOURCE,
            0,
        ),
        on_change: slot(
            view::POLICY_PERPETUAL_ON_CHANGE,
            view::POLICY_PERPETUAL_ON_CHANGE_SOURCE,
            90,
        ),
        asked: |policy| &policy.perpetual,
    },
    ClassRow {
        class: Class::Subscription,
        first_report: slot(
            view::POLICY_SUBSCRIPTION_FIRST_REPORT,
            view::POLICY_SUBSCRIPTION_FIRST_REPORT_SOURCE,
            90,
        ),
        frequency: slot(
            view::POLICY_SUBSCRIPTION_FREQUENCY,
            view::POLICY_SUBSCRIPTION_FREQUENCY_SOURCE,
            90,
        ),
        on_change: slot(
            view::POLICY_SUBSCRIPTION_ON_CHANGE,
            view::POLICY_SUBSCRIPTION_ON_CHANGE_SOURCE,
            90,
        ),
        asked: |policy| &policy.subscription,
    },
    ClassRow {
        class: Class::Enforced,
        first_report: slot(
            view::POLICY_ENFORCED_FIRST_REPORT,
            view::POLICY_ENFORCED_FIRST_REPORT_SOURCE,
            0,
        ),
        frequency: slot(
            view::POLICY_ENFORCED_FREQUENCY,
            view::POLICY_ENFORCED_FREQUENCY_SOURCE,
            0,
        ),
        on_change: slot(
            view::POLICY_ENFORCED_ON_CHANGE,
            view::POLICY_ENFORCED_ON_CHANGE_SOURCE,
            0,
        ),
        asked: |policy| &policy.enforced,
    },
    ClassRow {
        class: Class::Export,
        first_report: slot(
            view::POLICY_EXPORT_FIRST_REPORT,
            view::POLICY_EXPORT_FIRST_REPORT_SOURCE,
            0,
        ),
        frequency: slot(view::POLICY_EXPORT_FREQUENCY, view::POLICY_EXPORT_FREQUENCY_SOURCE, 0),
        on_change: slot(view::POLICY_EXPORT_ON_CHANGE, view::POLICY_EXPORT_ON_CHANGE_SOURCE, 0),
        asked: |policy| &policy.export,
    },
];

impl Slot {
    /// The days in force.
    pub fn in_force(&self, state: &Record) -> i64 {
        state.get(self.days).unwrap_or(self.default)
    }

    fn install(&self, state: &mut Record, asked: Option<u16>) {
        state.set_or_clear(self.days, asked.map(i64::from));
        state.set_or_clear(self.source, asked.map(|_| CUSTOMER_POLICY.to_owned()));
    }
}

impl ClassRow {
    /// The three values.
    pub fn slots(&self) -> [&Slot; 3] {
        [&self.first_report, &self.frequency, &self.on_change]
    }

    fn days(&self, state: &Record) -> Days {
        Days {
            first_report: self.first_report.in_force(state),
            frequency: self.frequency.in_force(state),
            on_change: self.on_change.in_force(state),
        }
    }
}

/// The class of a licence. Where its type is not known, the name tells: `dna-…` is sold by subscription only.
pub fn class_of(licence: &Record) -> Class {
    if licence
        .text(view::LICENCES_EXPORT_STATUS)
        .is_some_and(|status| status.starts_with("RESTRICTED"))
    {
        return Class::Export;
    }
    if licence.text(view::LICENCES_ENFORCEMENT) == Some("ENFORCED") {
        return Class::Enforced;
    }
    match licence.text(view::LICENCES_TYPE) {
        Some("Subscription") => Class::Subscription,
        Some(_) => Class::Perpetual,
        None => {
            let by_name = licence
                .text(view::LICENCES_NAME)
                .is_some_and(|name| name.contains("dna-"));
            if by_name { Class::Subscription } else { Class::Perpetual }
        }
    }
}

/// Whether a licence is in use.
pub fn in_use(licence: &Record) -> bool {
    licence.get(view::LICENCES_COUNT).unwrap_or(0) > 0 && licence.text(view::LICENCES_STATUS) == Some("IN USE")
}

/// Licences in use that have to be reported: a reservation that covers a licence frees it (section 10).
pub fn reportable(state: &Record) -> impl Iterator<Item = &Record> {
    state
        .list(view::LICENCES)
        .iter()
        .filter(|licence| in_use(licence) && !reservation::covers(state, licence))
}

/// The shortest requirement of the classes in use that asks anything at all (section 3.3): `None` asks nothing.
/// Evidence: G-15 perpetual and subscription 90; G-3 perpetual only 365; G-2 SLE policy 60 of 60 and 111.
pub fn shortest(state: &Record, which: fn(Days) -> i64) -> Option<i64> {
    reportable(state)
        .map(class_of)
        .filter_map(|class| CLASSES.iter().find(|row| row.class == class))
        .map(|row| which(row.days(state)))
        .filter(|days| *days > 0)
        .min()
}

/// Whether reports must be acknowledged: they must, unless an account's policy says otherwise.
pub fn ack_required(state: &Record) -> bool {
    state.get(view::POLICY_ACK_REQUIRED).unwrap_or(true)
}

/// Puts an account's policy in force, and says whether it is another than before: one that is in force already changes
/// nothing, its date neither. Dates follow it with the acknowledgement that brought it, else with
/// [`super::usage::follow_policy`].
pub fn install(agent: &mut Agent<'_>, policy: &Policy) -> bool {
    if is_in_force(agent.state(), policy) {
        return false;
    }
    let now = agent.now();
    let state = agent.state_mut();
    for row in &CLASSES {
        let asked = (row.asked)(policy);
        row.first_report.install(state, asked.first_report);
        row.frequency.install(state, asked.frequency);
        row.on_change.install(state, asked.on_change);
    }
    state.set_or_clear(view::POLICY_ACK_REQUIRED, policy.ack_required);
    state.set_or_clear(
        view::POLICY_ACK_SOURCE,
        policy.ack_required.map(|_| CUSTOMER_POLICY.to_owned()),
    );
    state.set(view::POLICY_NAME, policy.name.as_str());
    state.set(view::POLICY_INSTALLED, now);
    agent.log("message/smart_lic/policy_install_success", Record::new());
    eventlog::record(agent, "SAEVT_POLICY_INSTALL", &[("name", &policy.name)]);
    true
}

fn is_in_force(state: &Record, policy: &Policy) -> bool {
    let same = |slot: &Slot, asked: Option<u16>| {
        let ours = state.text(slot.source) == Some(CUSTOMER_POLICY);
        ours == asked.is_some() && asked.is_none_or(|days| state.get(slot.days) == Some(i64::from(days)))
    };
    state.get(view::POLICY_INSTALLED).is_some()
        && state.text(view::POLICY_NAME) == Some(&policy.name)
        && policy
            .ack_required
            .is_none_or(|ack| state.get(view::POLICY_ACK_REQUIRED) == Some(ack))
        && CLASSES.iter().all(|row| {
            let asked = (row.asked)(policy);
            same(&row.first_report, asked.first_report)
                && same(&row.frequency, asked.frequency)
                && same(&row.on_change, asked.on_change)
        })
}

/// Back to Cisco's defaults. Whether a policy was there.
pub fn remove(state: &mut Record) -> bool {
    for slot in CLASSES.iter().flat_map(ClassRow::slots) {
        state.forget(slot.days.id);
        state.forget(slot.source.id);
    }
    state.clear(view::POLICY_ACK_REQUIRED);
    state.clear(view::POLICY_ACK_SOURCE);
    state.clear(view::POLICY_NAME);
    let installed = state.get(view::POLICY_INSTALLED).is_some();
    state.forget(view::POLICY_INSTALLED.id);
    installed
}
