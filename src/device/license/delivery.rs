//! Closed RUM reports on their way: signed, sent, come back, acknowledged.
//!
//! Must not know how reports are opened and closed (`reports`), nor whether they go by wire or by file.

use super::agent::Agent;
use super::comm::add;
use super::reports::{ACK, CLOSED, ENDED, OPEN, is};
use super::{eventlog, members, traps};
use crate::device::view;
use crate::screen::value::Record;
use crate::wire::{Measurement, RumReport, SignedReport};

/// The closed reports that nobody acknowledged, signed.
pub fn unacknowledged(state: &Record) -> Vec<SignedReport> {
    sign(state, |report| is(report, CLOSED))
}

/// Reports that are stored and that `which` picks, signed. Open ones are never among them.
pub fn sign(state: &Record, which: impl Fn(&Record) -> bool) -> Vec<SignedReport> {
    let picked = |report: &&Record| {
        !is(report, OPEN) && report.text(view::RUM_REPORTS_STORAGE) != Some("DELETED") && which(report)
    };
    let reports = state.list(view::RUM_REPORTS).iter().filter(picked);
    reports
        .filter_map(|report| Some(SignedReport::sign(&content(state, report)?)))
        .collect()
}

fn content(state: &Record, report: &Record) -> Option<RumReport> {
    let measurement = Measurement {
        start: report.get(view::RUM_REPORTS_START)?,
        end: report.get(view::RUM_REPORTS_END)?,
        count: u32::try_from(report.get(view::RUM_REPORTS_COUNT)?).ok()?,
        close_reason: report.get(view::RUM_REPORTS_CLOSE_REASON),
    };
    let mut measurements = vec![measurement];
    if report.text(view::RUM_REPORTS_CLOSE_REASON) == Some(ENDED) {
        let end = measurements[0].end;
        let none = Measurement {
            start: end,
            end,
            count: 0,
            close_reason: measurements[0].close_reason.take(),
        };
        measurements.push(none);
    }
    Some(RumReport {
        id: report.get(view::RUM_REPORTS_ID)?,
        udi: members::active(state),
        software_tag: state.text(view::SOFTWARE_ID).unwrap_or_default().to_owned(),
        units: members::units(state),
        entitlement_tag: report.text(view::RUM_REPORTS_VALUE)?.to_owned(),
        software_version: members::software_version(state),
        measurements,
    })
}

/// The closed reports went out. Gives those that had not gone before.
pub fn sent(state: &mut Record) -> Vec<i64> {
    let new = mark(state, true, |_| true);
    add(state, view::RUM_AVAILABLE, -count(&new));
    add(state, view::RUM_WAITING, count(&new));
    new
}

/// These did not arrive after all: they are to be sent again. What an earlier message brought there is still waited for.
pub fn unsent(state: &mut Record, ids: &[i64]) {
    take_back(state, |id| ids.contains(&id));
}

/// The result of what went out is lost: all of it is to be sent again.
pub fn lost(state: &mut Record) {
    take_back(state, |_| true);
}

fn take_back(state: &mut Record, which: impl Fn(i64) -> bool) {
    let back = mark(state, false, which);
    add(state, view::RUM_AVAILABLE, count(&back));
    add(state, view::RUM_WAITING, -count(&back));
}

/// Sets whether closed reports are sent, where `which` picks their id and it is not so already; gives their ids.
fn mark(state: &mut Record, sent: bool, which: impl Fn(i64) -> bool) -> Vec<i64> {
    let mut marked = Vec::new();
    for report in state.list_mut(view::RUM_REPORTS) {
        let Some(id) = report.get(view::RUM_REPORTS_ID).filter(|id| which(*id)) else {
            continue;
        };
        if is(report, CLOSED) && report.is(view::RUM_REPORTS_SENT) != sent {
            if sent {
                report.set(view::RUM_REPORTS_SENT, true);
            } else {
                report.clear(view::RUM_REPORTS_SENT);
            }
            marked.push(id);
        }
    }
    marked
}

fn count(ids: &[i64]) -> i64 {
    i64::try_from(ids.len()).unwrap_or(i64::MAX)
}

/// Whether the device knows all of these reports and has closed them.
pub fn knows_all(state: &Record, ids: &[i64]) -> bool {
    ids.iter().all(|id| {
        state
            .list(view::RUM_REPORTS)
            .iter()
            .any(|report| report.get(view::RUM_REPORTS_ID) == Some(*id) && !is(report, OPEN))
    })
}

/// Whether an acknowledgement of these reports brings anything new.
pub fn any_unacknowledged(state: &Record, ids: &[i64]) -> bool {
    let waits =
        |report: &Record| is(report, CLOSED) && report.get(view::RUM_REPORTS_ID).is_some_and(|id| ids.contains(&id));
    state.list(view::RUM_REPORTS).iter().any(waits)
}

/// These reports are acknowledged: they stay listed and leave the storage (capture `rum_id_detail__17.7dev`).
pub fn acknowledge(agent: &mut Agent<'_>, ids: &[i64]) {
    let state = agent.state_mut();
    let (mut acked, mut waited) = (0, 0);
    for report in state.list_mut(view::RUM_REPORTS) {
        let named = report.get(view::RUM_REPORTS_ID).is_some_and(|id| ids.contains(&id));
        if named && is(report, CLOSED) {
            waited += i64::from(report.is(view::RUM_REPORTS_SENT));
            report.clear(view::RUM_REPORTS_SENT);
            report.set(view::RUM_REPORTS_STATE, ACK);
            report.set(view::RUM_REPORTS_REASON, "ACKED");
            report.set(view::RUM_REPORTS_STORAGE, "DELETED");
            acked += 1;
        }
    }
    if acked == 0 {
        return;
    }
    add(state, view::RUM_ACKED, acked);
    add(state, view::RUM_WAITING_ALL, -acked);
    add(state, view::RUM_IN_STORAGE, -acked);
    add(state, view::RUM_WAITING, -waited);
    add(state, view::RUM_AVAILABLE, waited - acked);
    traps::notify(agent, traps::ACK_RECEIVED, None);
    eventlog::record(agent, "SAEVT_RUM_ACK", &[("count", &acked.to_string())]);
}
