//! RUM reports: opened when a licence comes into use, closed when somebody asks, purged when there are too many.
//!
//! A closed report never changes again but for its state. Counters have a base (from a profile or an import) that
//! events move; the list holds the reports that the device knows one by one. Must not know when reports are due or where
//! they go (`delivery`).

use chrono::{DateTime, Utc};

use super::agent::Agent;
use super::comm::add;
use super::{members, policy, trust, usage};
use crate::device::view;
use crate::limits::RUM_REPORTS_MAX;
use crate::screen::value::Record;

/// Why a report was closed: somebody asked for usage (captures of report files).
pub const REQUESTED: &str = "CurrentUsageRequested";
/// Why a report was closed: the device restarted (capture `rum_report_file__17.9.2`).
pub const RELOADED: &str = "ProductReload";
/// The number of a licence in use changed (unverified: no report that ended so is known).
pub const CHANGED: &str = "UsageChanged";
/// The licence is used no more (unverified likewise).
pub const ENDED: &str = "UsageEnded";

/// State of a report that is being collected.
pub const OPEN: &str = "OPEN";
/// State of a report that is done and not acknowledged.
pub const CLOSED: &str = "CLOSED";
/// State of an acknowledged report.
pub const ACK: &str = "ACK";

/// Whether a report is in a state.
pub(super) fn is(report: &Record, state: &str) -> bool {
    report.text(view::RUM_REPORTS_STATE) == Some(state)
}

/// How many listed reports are in a state.
pub fn count(state: &Record, wanted: &str) -> i64 {
    let reports = state.list(view::RUM_REPORTS).iter();
    i64::try_from(reports.filter(|report| is(report, wanted)).count()).unwrap_or(i64::MAX)
}

/// The open report of a licence, by its tag.
pub fn open_of<'a>(state: &'a Record, licence: &Record) -> Option<&'a Record> {
    let tag = tag_of(licence);
    state
        .list(view::RUM_REPORTS)
        .iter()
        .find(|report| is(report, OPEN) && report.text(view::RUM_REPORTS_VALUE) == Some(tag))
}

fn tag_of(licence: &Record) -> &str {
    licence.text(view::LICENCES_ENTITLEMENT).unwrap_or_default()
}

/// Opens a report for every licence in use that has none.
pub fn open_missing(agent: &mut Agent<'_>) {
    let now = agent.now();
    let missing: Vec<Record> = agent
        .state()
        .list(view::LICENCES)
        .iter()
        .filter(|licence| policy::in_use(licence) && open_of(agent.state(), licence).is_none())
        .cloned()
        .collect();
    for licence in missing {
        open(agent, &licence, now);
    }
}

/// Opens the reports of a profile that does not list any: with the ids that it prints, if it does, and without a change
/// of what it counts.
pub fn adopt(agent: &mut Agent<'_>) {
    if !agent.state().list(view::RUM_REPORTS).is_empty() {
        return;
    }
    let counted = agent.state().get(view::RUM_COLLECTING);
    let reported = adopt_acknowledged(agent);
    let licences = agent.state().list(view::LICENCES).to_vec();
    for licence in licences.iter().filter(|licence| policy::in_use(licence)) {
        let since = licence.get(view::LICENCES_REQUEST_TIME).max(reported);
        let since = since.unwrap_or_else(|| agent.now());
        open(agent, licence, since);
        let report = licence.get(view::LICENCES_MEASURE_REPORT);
        let previous = licence.get(view::LICENCES_MEASURE_PREVIOUS);
        if let Some(opened) = agent.state_mut().list_mut(view::RUM_REPORTS).last_mut() {
            if let Some(id) = report {
                opened.set(view::RUM_REPORTS_ID, id);
            }
            if let Some(id) = previous {
                opened.set(view::RUM_REPORTS_PREVIOUS, id);
            }
        }
    }
    let highest = agent
        .state()
        .list(view::RUM_REPORTS)
        .iter()
        .filter_map(|report| report.get(view::RUM_REPORTS_ID))
        .max();
    agent.state_mut().set_or_clear(view::RUM_LAST_ID, highest);
    agent.state_mut().set_or_clear(view::RUM_COLLECTING, counted);
}

/// What a device has reported whose last push was acknowledged, where it does not say how many reports there were: one a
/// licence, up to that push, which closed it. They stay listed as acknowledged ones do. Returns the moment of the push.
fn adopt_acknowledged(agent: &mut Agent<'_>) -> Option<DateTime<Utc>> {
    let state = agent.state();
    let pushed = state.get(view::USAGE_LAST_PUSH)?;
    let acknowledged = state.get(view::USAGE_LAST_ACK)? >= pushed && usage::has_usage_ack(state);
    if state.knows(view::RUM_TOTAL.id) || !acknowledged {
        return None;
    }
    let began = state.get(view::USAGE_STARTED).or_else(|| trust::installed(state));
    let start = began.map_or(pushed, |began| began.min(pushed));
    let licences = state.list(view::LICENCES).to_vec();
    for licence in licences.iter().filter(|licence| policy::in_use(licence)) {
        open(agent, licence, start);
    }
    for report in agent.state_mut().list_mut(view::RUM_REPORTS) {
        report.set(view::RUM_REPORTS_STATE, ACK);
        report.set(view::RUM_REPORTS_REASON, "ACKED");
        report.set(view::RUM_REPORTS_END, pushed);
        report.set(view::RUM_REPORTS_CLOSE_REASON, REQUESTED);
        report.set(view::RUM_REPORTS_STORAGE, "DELETED");
    }
    let reported = count(agent.state(), ACK);
    for key in [view::RUM_TOTAL, view::RUM_ACKED, view::RUM_MAX_DISPLAY] {
        agent.state_mut().set(key, reported);
    }
    Some(pushed)
}

/// The next report id: ids rise by one from the epoch seconds of the first report (captures: 1722272402, …).
fn next_id(state: &Record, now: DateTime<Utc>) -> i64 {
    let listed = state
        .list(view::RUM_REPORTS)
        .iter()
        .filter_map(|report| report.get(view::RUM_REPORTS_ID));
    let printed = state
        .list(view::LICENCES)
        .iter()
        .filter_map(|licence| licence.get(view::LICENCES_MEASURE_REPORT));
    let known = state.get(view::RUM_LAST_ID).into_iter();
    listed
        .chain(printed)
        .chain(known)
        .max()
        .map_or(now.timestamp(), |id| id.saturating_add(1))
}

fn open(agent: &mut Agent<'_>, licence: &Record, now: DateTime<Utc>) {
    let id = next_id(agent.state(), now);
    let udi = members::active(agent.state());
    let tag = tag_of(licence).to_owned();
    let state = agent.state_mut();
    let previous = state
        .list_mut(view::RUM_REPORTS)
        .iter_mut()
        .rev()
        .find(|report| report.text(view::RUM_REPORTS_VALUE) == Some(&tag));
    let previous_id = previous.map_or(0, |report| {
        report.set(view::RUM_REPORTS_NEXT, id);
        report.get(view::RUM_REPORTS_ID).unwrap_or(0)
    });
    let report = Record::new()
        .with(view::RUM_REPORTS_ID, id)
        .with(view::RUM_REPORTS_STATE, OPEN)
        .with(view::RUM_REPORTS_FLAG, "N")
        .with(view::RUM_REPORTS_METRIC, "ENTITLEMENT")
        .with(
            view::RUM_REPORTS_FEATURE,
            licence.text(view::LICENCES_NAME).unwrap_or_default(),
        )
        .with(view::RUM_REPORTS_VALUE, tag)
        .with(view::RUM_REPORTS_COUNT, licence.get(view::LICENCES_COUNT).unwrap_or(0))
        .with(view::RUM_REPORTS_PID, udi.pid)
        .with(view::RUM_REPORTS_SN, udi.sn)
        .with(view::RUM_REPORTS_PREVIOUS, previous_id)
        .with(view::RUM_REPORTS_NEXT, 0)
        .with(view::RUM_REPORTS_REASON, "REPORTING")
        .with(view::RUM_REPORTS_START, now)
        .with(view::RUM_REPORTS_STORAGE, "EXIST")
        .with(view::RUM_REPORTS_TRANSACTION, 0);
    state.list_mut(view::RUM_REPORTS).push(report);
    state.set(view::RUM_LAST_ID, id);
    state.clear(view::RUM_COLLECTING);
    forget_printed(state, licence);
    purge(state);
}

/// An import's `Current Report` holds until the device opens one itself.
fn forget_printed(state: &mut Record, licence: &Record) {
    let tag = tag_of(licence).to_owned();
    for licence in state.list_mut(view::LICENCES) {
        if tag_of(licence) == tag {
            licence.clear(view::LICENCES_MEASURE_REPORT);
            licence.clear(view::LICENCES_MEASURE_PREVIOUS);
        }
    }
}

/// Closes every open report and opens the next for what is still in use.
pub fn close_all(agent: &mut Agent<'_>, reason: &str) {
    close_open(agent, reason);
    open_missing(agent);
}

/// Closes every open report.
pub fn close_open(agent: &mut Agent<'_>, reason: &str) {
    let now = agent.now();
    close(agent.state_mut(), now, reason, |_| true);
}

/// Closes the open reports of these entitlement tags.
pub fn close_of(agent: &mut Agent<'_>, tags: &[String], reason: &str) {
    let now = agent.now();
    close(agent.state_mut(), now, reason, |report| {
        let tag = report.text(view::RUM_REPORTS_VALUE);
        tags.iter().any(|changed| tag == Some(changed))
    });
}

/// Licences with these tags are used no more: their last report, which closes now, says that there are none at its end
/// (from one to none is a change that is reported, guide 17.4 p. 113; how a report says it is unverified).
pub fn ended(agent: &mut Agent<'_>, tags: &[String]) {
    close_of(agent, tags, ENDED);
    let now = agent.now();
    for tag in tags {
        let its = |report: &&mut Record| report.text(view::RUM_REPORTS_VALUE) == Some(tag);
        let mut reports = agent.state_mut().list_mut(view::RUM_REPORTS).iter_mut().rev();
        // A reload has closed it a moment ago.
        if let Some(last) = reports.find(its)
            && is(last, CLOSED)
            && last.get(view::RUM_REPORTS_END) == Some(now)
        {
            last.set(view::RUM_REPORTS_CLOSE_REASON, ENDED);
        }
    }
}

fn close(state: &mut Record, now: DateTime<Utc>, reason: &str, which: impl Fn(&Record) -> bool) {
    // A device that makes no reports has no list of them, and gets none here.
    if !state.list(view::RUM_REPORTS).iter().any(|report| is(report, OPEN)) {
        return;
    }
    let mut closed = 0;
    for report in state.list_mut(view::RUM_REPORTS) {
        if is(report, OPEN) && which(report) {
            report.set(view::RUM_REPORTS_STATE, CLOSED);
            report.set(view::RUM_REPORTS_END, now);
            report.set(view::RUM_REPORTS_CLOSE_REASON, reason);
            closed += 1;
        }
    }
    if closed == 0 {
        return;
    }
    // All captures: total = acknowledged + waiting(all) + purged, without the open ones.
    for key in [
        view::RUM_TOTAL,
        view::RUM_WAITING_ALL,
        view::RUM_AVAILABLE,
        view::RUM_IN_STORAGE,
        view::RUM_MAX_DISPLAY,
    ] {
        add(state, key, closed);
    }
    state.clear(view::RUM_COLLECTING);
}

/// Keeps the list within its limit: acknowledged reports go first, then the oldest closed ones, which count as purged.
fn purge(state: &mut Record) {
    let reports = state.list_mut(view::RUM_REPORTS);
    if reports.len() <= RUM_REPORTS_MAX {
        return;
    }
    let victim = reports
        .iter()
        .position(|report| is(report, ACK))
        .or_else(|| reports.iter().position(|report| is(report, CLOSED)));
    let Some(at) = victim else { return };
    let gone = reports.remove(at);
    if is(&gone, CLOSED) {
        add(state, view::RUM_PURGED, 1);
        add(state, view::RUM_PURGED_ALL, 1);
        add(state, view::RUM_IN_STORAGE, -1);
        add(state, view::RUM_WAITING_ALL, -1);
        let key = if gone.is(view::RUM_REPORTS_SENT) {
            view::RUM_WAITING
        } else {
            view::RUM_AVAILABLE
        };
        add(state, key, -1);
    }
}

/// Forgets all reports and counters.
pub fn clear(state: &mut Record) {
    state.clear(view::RUM_REPORTS);
    state.clear(view::RUM_COLLECTING);
    for key in [
        view::RUM_TOTAL,
        view::RUM_ACKED,
        view::RUM_PURGED,
        view::RUM_PURGED_ALL,
        view::RUM_WAITING,
        view::RUM_WAITING_ALL,
        view::RUM_AVAILABLE,
        view::RUM_IN_STORAGE,
        view::RUM_MAX_DISPLAY,
        view::RUM_MIA,
        view::RUM_MIA_ALL,
    ] {
        state.set(key, 0);
    }
}
