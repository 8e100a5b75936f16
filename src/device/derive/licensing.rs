//! What screens print of licensing that no state holds: forms, totals, requirements in force, times left.
//!
//! The rules themselves stand with their subjects in `device/license/`; here they meet their paths.

use super::{DeviceView, Dynamic, ElementRule, Rule, Table, element, optional, rule};
use crate::device::license::{
    account, comm, eventlog, jobs, levels, members, policy, reports, transport, trust, usage,
};
use crate::device::{clock, view};
use crate::screen::schema::View;
use crate::screen::value::{Field, Key, PathId, Record, Value};

/// The table of licensing.
pub static TABLE: Table = Table {
    rules: RULES,
    elements: ELEMENTS,
    more,
};

static RULES: &[Rule] = &[
    rule(view::CLOCK_NOW, |view| view.now.into()),
    rule(view::UDI_PID, |view| members::active(view.state()).pid.into()),
    rule(view::UDI_SN, |view| members::active(view.state()).sn.into()),
    rule(view::STACKED, |view| stacked(view).into()),
    rule(view::ACCOUNT_SMART_IS, |view| account::form(view.state()).into()),
    // Policy: Cisco's word where the account says nothing.
    rule(view::POLICY_ACK_REQUIRED, |_| true.into()),
    rule(view::POLICY_ACK_SOURCE, |_| policy::CISCO_DEFAULT.into()),
    // Usage reporting.
    rule(view::USAGE_PUSH_INTERVAL, |view| {
        usage::push_interval(view.state()).into()
    }),
    rule(view::USAGE_ACK_STATE, |view| {
        let state: i64 = if usage::has_usage_ack(view.state()) { 4 } else { 2 };
        state.into()
    }),
    rule(view::USAGE_IN_POLICY, |view| {
        usage::requirement(view.state()).unwrap_or(0).into()
    }),
    rule(view::USAGE_OVERDUE, |view| {
        let deadline = view.state().get(view::USAGE_ACK_DEADLINE);
        deadline.is_some_and(|deadline| deadline < view.now).into()
    }),
    rule(view::AUTHORIZATION_STAMP, article_stamp),
    // 11 of 12 tech-support captures show a number, one `CALCULATING`; that it does so while the log is empty is derived.
    rule(view::EVENTLOG_SIZE, |view| match eventlog::size(view.state()) {
        0 => Value::Absent,
        bytes => Value::Int(i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX)),
    }),
    // Reports.
    rule(view::RUM_COLLECTING, |view| {
        reports::count(view.state(), reports::OPEN).into()
    }),
    rule(view::RUM_TOTAL, |view| listed(view, &[reports::CLOSED, reports::ACK])),
    rule(view::RUM_ACKED, |view| listed(view, &[reports::ACK])),
    rule(view::RUM_WAITING, |_| 0.into()),
    rule(view::RUM_WAITING_ALL, |view| listed(view, &[reports::CLOSED])),
    rule(view::RUM_AVAILABLE, |view| listed(view, &[reports::CLOSED])),
    rule(view::RUM_IN_STORAGE, |view| listed(view, &[reports::CLOSED])),
    rule(view::RUM_MAX_DISPLAY, |view| {
        listed(view, &[reports::CLOSED, reports::ACK])
    }),
    rule(view::RUM_PURGED, |_| 0.into()),
    rule(view::RUM_PURGED_ALL, |_| 0.into()),
    rule(view::RUM_MIA, |_| 0.into()),
    rule(view::RUM_MIA_ALL, |_| 0.into()),
    // Trust: the active's.
    rule(view::TRUST_INSTALLED, |view| {
        of_active(view, view::MEMBERS_TRUST_INSTALLED)
    }),
    rule(view::TRUST_ID, |view| of_active(view, view::MEMBERS_TRUST_ID)),
    rule(view::TRUST_STATE, |view| of_active(view, view::MEMBERS_TRUST_STATE)),
    rule(view::TRUST_TYPE, |view| of_active(view, view::MEMBERS_TRUST_TYPE)),
    rule(view::TRUST_ATTRIBUTES, |view| {
        of_active(view, view::MEMBERS_TRUST_ATTRIBUTES)
    }),
    rule(view::TRUST_PER_DEVICE, |view| {
        (stacked(view) && trust::installed(view.state()).is_some()).into()
    }),
    rule(view::TRUST_OVERALL, |view| {
        optional(trust::installed(view.state()).map(|_| "INSTALLED"))
    }),
    rule(view::TRUST_OVERALL_N, |view| {
        optional(trust::installed(view.state()).map(|_| 2_i64))
    }),
    // Communication. DIRECT exactly with trust (8 of 8 captures).
    rule(view::COMM_LEVEL, |view| {
        let trusted = trust::installed(view.state()).is_some();
        if trusted { "DIRECT" } else { "INDIRECT" }.into()
    }),
    rule(view::COMM_STATE, overall_state),
    // Transport.
    rule(view::TRANSPORT_URL, |view| transport::smart_url(view.state()).into()),
    rule(view::TRANSPORT_HOST, |view| {
        optional(transport::route(view.device).ok().map(|route| route.target.host))
    }),
    rule(view::TRANSPORT_DEFAULT_URL, |_| transport::DEFAULT_URL.into()),
    rule(view::TRANSPORT_SERVER_IDENTITY_CHECK, |_| true.into()),
    rule(view::TRANSPORT_PROXY_ADDRESS, |view| {
        optional(transport::proxy(view.device).map(|(host, _)| host))
    }),
    rule(view::TRANSPORT_PROXY_PORT, |view| {
        optional(transport::proxy(view.device).map(|(_, port)| i64::from(port)))
    }),
    // The level that the next boot takes.
    rule(view::BOOT_LEVEL_BASE_NEXT, |view| match saved_level(view) {
        Some((base, _)) => base.into(),
        None => view.state().value(view::BOOT_LEVEL_BASE_NAME.id).clone(),
    }),
    rule(view::BOOT_LEVEL_ADDON_NEXT, |view| match saved_level(view) {
        Some((_, addon)) => addon.map_or(Value::Absent, Value::text),
        None => view.state().value(view::BOOT_LEVEL_ADDON_NAME.id).clone(),
    }),
    rule(view::CALL_HOME_SMART_PROFILE_STATUS, call_home_profile_status),
];

/// Level and add-on of the startup-config, which the next boot takes: `license boot level` counts once it is written. Without
/// the line it takes those with which the box was ordered.
fn saved_level(view: &DeviceView<'_>) -> Option<(String, Option<String>)> {
    let mut saved = view.device.nvram.as_deref().unwrap_or_default().lines();
    let Some(line) = saved.find_map(|line| line.strip_prefix("license boot level ")) else {
        return levels::ordered(view.device);
    };
    let mut words = line.split_whitespace().map(str::to_owned);
    let base = words.next()?;
    Some((base, words.next().filter(|word| word == "addon").and(words.next())))
}

static ELEMENTS: &[ElementRule] = &[
    element(view::LICENCES_MODE, |view, licence| {
        let status = view.field(view::LICENCES.id, licence, view::LICENCES_STATUS.id);
        mode(status.as_text(), licence.get(view::LICENCES_COUNT).unwrap_or(0)).into()
    }),
    element(view::LICENCES_MEASURE_VALUE, |_, licence| {
        licence.value(view::LICENCES_COUNT.id).clone()
    }),
    element(view::LICENCES_MEASURE_REPORT, |view, licence| {
        open_report(view, licence, view::RUM_REPORTS_ID)
    }),
    element(view::LICENCES_MEASURE_PREVIOUS, |view, licence| {
        open_report(view, licence, view::RUM_REPORTS_PREVIOUS)
    }),
    element(view::LICENCES_TYPE, |_, licence| {
        match policy::class_of(licence) {
            policy::Class::Subscription => "Subscription",
            _ => "Perpetual",
        }
        .into()
    }),
];

/// Rules that follow from other tables: jobs, kinds of messages, values of the policy.
fn more() -> Vec<(PathId, Dynamic)> {
    let mut rules: Vec<(PathId, Dynamic)> = Vec::new();
    for job in jobs::JOBS {
        rules.push((job.at.id, Box::new(|view| optional(job.due(view.state(), view.now)))));
        rules.push((job.is.id, Box::new(|view| optional(job.form(view.state(), view.now)))));
        rules.push((job.remaining.id, Box::new(|view| remaining(job, view))));
    }
    for kind in comm::ALL {
        rules.push((kind.last_is.id, Box::new(|view| kind.form(view.state()).into())));
        for counter in [kind.total, kind.success, kind.fail, kind.ongoing, kind.ongoing_comm] {
            rules.push((
                counter.id,
                Box::new(move |view| view.state().get(counter).unwrap_or(0).into()),
            ));
        }
    }
    for slot in policy::CLASSES.iter().flat_map(policy::ClassRow::slots) {
        rules.push((slot.days.id, Box::new(|view| slot.in_force(view.state()).into())));
        rules.push((
            slot.source.id,
            Box::new(|view| view.state().text(slot.source).unwrap_or(policy::CISCO_DEFAULT).into()),
        ));
    }
    rules
}

fn remaining(job: &jobs::Job, view: &DeviceView<'_>) -> Value {
    let left = job.due(view.state(), view.now).map(|at| (at - view.now).num_seconds());
    optional(left.filter(|seconds| *seconds > 0))
}

fn stacked(view: &DeviceView<'_>) -> bool {
    view.state().list(view::MEMBERS).len() > 1
}

fn listed(view: &DeviceView<'_>, states: &[&str]) -> Value {
    let n: i64 = states.iter().map(|state| reports::count(view.state(), state)).sum();
    n.into()
}

fn of_active<T: Field>(view: &DeviceView<'_>, key: Key<T>) -> Value {
    optional(members::of_active(view.state(), key))
}

fn open_report(view: &DeviceView<'_>, licence: &Record, key: Key<i64>) -> Value {
    // A licence that is not in use has none, and prints 0 (tech support of 17.9 and 17.15).
    let report = reports::open_of(view.state(), licence).and_then(|report| report.get(key));
    report.unwrap_or(0).into()
}

/// The number behind a status: the MIB's enforcement mode; a licence that is not in use and counts 0 prints 1
/// (output-formats.md section 12; the numbers: appendix C).
fn mode(status: Option<&str>, count: i64) -> i64 {
    match (status, count) {
        (Some("AUTHORIZED"), _) => 3,
        (Some("OUT OF COMPLIANCE"), _) => 4,
        (Some("EVAL MODE"), _) => 6,
        (Some("EVAL EXPIRED"), _) => 7,
        (Some("AUTHORIZATION EXPIRED"), _) => 8,
        (Some("IN USE"), _) => 15,
        (Some("NOT AUTHORIZED"), _) => 13,
        (Some("NOT IN USE"), 1..) => 16,
        _ => 1,
    }
}

/// The last ACK as the article's `show license usage` writes it: `Thu Jan 15 08:22:14 UTC 2026`, in the device's zone.
fn article_stamp(view: &DeviceView<'_>) -> Value {
    let state = view.state();
    let zone = clock::zone(view.device);
    let stamp = state.get(view::USAGE_LAST_ACK).map(|at| {
        let (local, zone) = zone.local(at);
        format!("{} {zone} {}", local.format("%a %b %d %H:%M:%S"), local.format("%Y"))
    });
    optional(stamp)
}

/// What `Overall State` says of a direct transport without trust: from 6.0.1 on, on 5.7 something else, before nothing
/// (output-formats.md section 12).
fn overall_state(view: &DeviceView<'_>) -> Value {
    let state = view.state();
    let lacks_trust = state.text(view::TRANSPORT_TYPE) == Some("smart") && trust::installed(state).is_none();
    if !lacks_trust {
        Value::Absent
    } else if members::agent_at_least(state, &[6, 0, 1]) {
        "Device configured for Offline transport".into()
    } else if members::agent_at_least(state, &[5, 7]) {
        "Insufficient trust for direct communication".into()
    } else {
        Value::Absent
    }
}

/// The status of the profile that carries licensing messages.
fn call_home_profile_status(view: &DeviceView<'_>) -> Value {
    let state = view.state();
    let name = state.text(view::CALL_HOME_SMART_PROFILE);
    let profile = state
        .list(view::CALL_HOME_PROFILES)
        .iter()
        .find(|profile| name.is_some() && profile.text(view::CALL_HOME_PROFILES_NAME) == name);
    profile.map_or(Value::Absent, |profile| {
        Value::text(profile.text(view::CALL_HOME_PROFILES_STATUS).unwrap_or("INACTIVE"))
    })
}
