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

/// The closed reports went out.
pub fn sent(state: &mut Record) {
    let mut sent = 0;
    for report in state.list_mut(view::RUM_REPORTS) {
        if is(report, CLOSED) && !report.is(view::RUM_REPORTS_SENT) {
            report.set(view::RUM_REPORTS_SENT, true);
            sent += 1;
        }
    }
    add(state, view::RUM_AVAILABLE, -sent);
    add(state, view::RUM_WAITING, sent);
}

/// They did not arrive after all, or their result is lost: they are to be sent again.
pub fn unsent(state: &mut Record) {
    let mut back = 0;
    for report in state.list_mut(view::RUM_REPORTS) {
        if is(report, CLOSED) && report.is(view::RUM_REPORTS_SENT) {
            report.clear(view::RUM_REPORTS_SENT);
            back += 1;
        }
    }
    add(state, view::RUM_AVAILABLE, back);
    add(state, view::RUM_WAITING, -back);
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
