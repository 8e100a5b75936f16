//! What holds of a switch and its Cisco side after everything that happens.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use licsim::cisco::instance::ProductInstance;
use licsim::device::Device;
use licsim::device::snapshot::Snapshot;
use licsim::device::view::{self, SCHEMA};
use licsim::lab::Outside;
use licsim::screen::value::Record;

use super::desk::{Before, Desk};

/// After an instant: `before` is the switch at the last one.
pub fn check(desk: &mut Desk, before: &Before) {
    desk.instants += 1;
    let (old, new) = (&before.device, desk.device());
    // Another chassis has nothing of the one whose place it takes.
    let same_box = !serials(old).is_disjoint(&serials(new));
    if same_box {
        dates_follow_their_cause(desk, old, new);
        reports_only_go_forward(desk, &old.state, &new.state);
    }
    counts_add_up(desk, new);
    cssm_counts_what_was_reported(desk, new);
    if same_box {
        super::classic::check(desk, before);
    }
}

/// A reload changes no report but from open to closed; what the trusted store holds stays, unless it was to be forgotten.
pub fn after_reload(desk: &mut Desk, before: &Before) {
    desk.instants += 1;
    let (old, new) = (&before.device.state, &desk.device().state);
    if !old.is(view::FACTORY_RESET_PENDING) {
        reports_only_go_forward(desk, old, new);
        for key in [view::USAGE_LAST_ACK, view::POLICY_INSTALLED, view::USAGE_STARTED] {
            assert_eq!(old.get(key), new.get(key), "a reload keeps it");
        }
    }
    counts_add_up(desk, desk.device());
}

/// No date is before what it follows from, and an acknowledgement never moves one back.
fn dates_follow_their_cause(desk: &Desk, old: &Device, new: &Device) {
    let now = desk.now();
    let seconds = |at: DateTime<Utc>| at.timestamp();
    for (name, due) in &new.timers {
        if old.timers.get(name) != Some(due) && old.skew == new.skew {
            assert!(seconds(*due) >= seconds(now), "{name} is due at {due}, set at {now}");
        }
    }
    let (was, is) = (&old.state, &new.state);
    let clock = new.clock(now);
    if old.skew != new.skew {
        return;
    }
    let (ack_before, ack) = (was.get(view::USAGE_LAST_ACK), is.get(view::USAGE_LAST_ACK));
    if ack != ack_before {
        assert_eq!(ack.map(seconds), Some(seconds(clock)), "an ACK is of now");
    }
    for key in [
        view::USAGE_LAST_PUSH,
        view::USAGE_LAST_FILE_WRITE,
        view::POLICY_INSTALLED,
    ] {
        if is.get(key) != was.get(key) && is.get(key).is_some() {
            assert_eq!(is.get(key).map(seconds), Some(seconds(clock)), "a stamp is of now");
        }
    }
    for key in [
        view::USAGE_ACK_DEADLINE,
        view::USAGE_NEXT_PUSH,
        view::USAGE_NEXT_ACK_CHECK,
    ] {
        if let Some(date) = is.get(key).filter(|date| was.get(key) != Some(*date)) {
            assert!(seconds(date) >= seconds(clock), "a date of {date} set at {clock}");
        }
    }
}

fn reports(state: &Record) -> BTreeMap<i64, &Record> {
    let list = state.list(view::RUM_REPORTS).iter();
    list.map(|report| (report.get(view::RUM_REPORTS_ID).expect("an id"), report))
        .collect()
}

/// Open, closed, acknowledged, in this order: so nothing acknowledged is reported again. Only what was sent or written to a
/// file is acknowledged, and what is closed does not change.
fn reports_only_go_forward(desk: &Desk, old: &Record, new: &Record) {
    let rank = |report: &Record| match report.text(view::RUM_REPORTS_STATE) {
        Some("OPEN") => 0,
        Some("CLOSED") => 1,
        Some("ACK") => 2,
        other => panic!("a report in state {other:?}"),
    };
    let known = reports(old);
    for (id, report) in reports(new) {
        let Some(was) = known.get(&id) else { continue };
        assert!(rank(report) >= rank(was), "report {id} went back");
        if rank(was) == 1 && rank(report) == 2 {
            let sent = was.is(view::RUM_REPORTS_SENT) || desk.exported.contains(&id);
            let here = is_known_at_cssm(desk, id);
            assert!(sent && here, "report {id} is acknowledged: sent {sent}, at CSSM {here}");
        }
        if rank(was) >= 1 {
            for key in [view::RUM_REPORTS_START, view::RUM_REPORTS_END] {
                assert_eq!(report.get(key), was.get(key), "report {id} is closed");
            }
            assert_eq!(report.get(view::RUM_REPORTS_COUNT), was.get(view::RUM_REPORTS_COUNT));
        }
        assert!(
            rank(report) != 2 || !report.is(view::RUM_REPORTS_SENT),
            "report {id} waits for nothing"
        );
    }
}

/// Whether CSSM has a report of the switch. One that was removed from the inventory takes its reports along.
fn is_known_at_cssm(desk: &Desk, id: i64) -> bool {
    let mut instances = own_instances(desk, desk.device()).into_iter().peekable();
    instances.peek().is_none() || instances.any(|instance| instance.reports.contains(&id))
}

/// Serial numbers of the units of a box, there or away.
fn serials(device: &Device) -> BTreeSet<String> {
    let away = device.apart.iter().flat_map(|unit| unit.list(view::MEMBERS));
    let units = device.state.list(view::MEMBERS).iter().chain(away);
    units.filter_map(|unit| unit.get(view::MEMBERS_SN)).collect()
}

/// What CSSM has of the units of a box.
pub fn own_instances<'a>(desk: &'a Desk, device: &Device) -> Vec<&'a ProductInstance> {
    let serials = serials(device);
    let instances = desk.rack.lab().outside.cssm.instances.values();
    instances
        .filter(|instance| serials.contains(&instance.udi.sn))
        .collect()
}

/// What CSSM counts as in use is what the report said that it has it from, as long as the switch still has that report.
fn cssm_counts_what_was_reported(desk: &Desk, device: &Device) {
    let reports = reports(&device.state);
    for instance in own_instances(desk, device) {
        for (tag, usage) in &instance.usage {
            let Some(report) = reports.get(&usage.report) else {
                continue;
            };
            let same = report.text(view::RUM_REPORTS_VALUE) == Some(tag);
            assert!(same, "{}: {tag} is from report {}", instance.udi, usage.report);
            // Of a licence that came out of use the last report says that none is left.
            let ended = report.text(view::RUM_REPORTS_CLOSE_REASON) == Some("UsageEnded");
            let count = if ended {
                Some(0)
            } else {
                report.get(view::RUM_REPORTS_COUNT)
            };
            assert_eq!(Some(i64::from(usage.count)), count, "{}: {tag}", instance.udi);
        }
    }
}

/// Totals of the switch agree with one another and with what CSSM has.
fn counts_add_up(desk: &Desk, device: &Device) {
    let view = desk.rack.lab().view(&device.name).expect("it is there");
    let n = |key| view.value(key).unwrap_or(0);
    assert_eq!(
        n(view::RUM_TOTAL),
        n(view::RUM_ACKED) + n(view::RUM_WAITING_ALL) + n(view::RUM_PURGED),
        "total = acknowledged + waiting + purged"
    );
    assert_eq!(n(view::RUM_WAITING_ALL), n(view::RUM_WAITING) + n(view::RUM_AVAILABLE));
    for kind in licsim::device::license::comm::ALL {
        assert_eq!(
            n(kind.total),
            n(kind.success) + n(kind.fail),
            "attempts = successes + failures"
        );
        assert!(n(kind.ongoing) <= n(kind.fail));
    }
    let state = &device.state;
    let last = state.get(view::RUM_LAST_ID).unwrap_or(0);
    let open: Vec<i64> = reports(state)
        .into_iter()
        .filter(|(_, report)| report.text(view::RUM_REPORTS_STATE) == Some("OPEN"))
        .map(|(id, _)| id)
        .collect();
    for instance in own_instances(desk, device) {
        assert!(
            instance.reports.iter().all(|id| !open.contains(id)),
            "CSSM has an open report"
        );
        assert!(
            instance.reports.iter().all(|id| *id <= last),
            "CSSM has a report that is not made yet"
        );
    }
    let sent = state.get(view::TRAPS_SENT).unwrap_or(0);
    assert!(
        sent >= state.list(view::TRAPS).len() as i64,
        "notifications are counted"
    );
}

/// What a refused command or directive may leave behind: that somebody typed, and that it was refused, which may be logged.
const TRACES: [&str; 8] = [
    "history.",
    "events",
    "notifications",
    "sessions",
    "logging.sequence",
    "logging.console.logged",
    "logging.monitor.logged",
    "logging.buffer.logged",
];

/// The paths at which two states differ, with both values.
fn differences(old: &Record, new: &Record) -> Vec<String> {
    let all = SCHEMA.iter().filter(|(id, info)| {
        let trace = TRACES.iter().any(|head| info.name.starts_with(head));
        !trace && (old.knows(*id), old.value(*id)) != (new.knows(*id), new.value(*id))
    });
    all.map(|(id, info)| format!("{}: {:?} -> {:?}", info.name, old.value(id), new.value(id)))
        .collect()
}

pub fn nothing_changed(desk: &Desk, before: &Before, line: &str) {
    let (old, new) = (&before.device, desk.device());
    let changed = differences(&old.state, &new.state);
    assert!(changed.is_empty(), "`{line}` was refused, and changed {changed:?}");
    assert_eq!(old.timers, new.timers, "`{line}` was refused");
    assert_eq!((&old.flash, old.skew), (&new.flash, new.skew), "`{line}` was refused");
    assert_eq!(
        (&old.nvram, &old.apart),
        (&new.nvram, &new.apart),
        "`{line}` was refused"
    );
}

/// What is kept and taken up again is the same.
pub fn kept_is_the_same(desk: &Desk) {
    let device = desk.device();
    let again = Snapshot::of(device).device().expect("it was a device");
    assert_eq!(Snapshot::of(&again), Snapshot::of(device));
    let changed = differences(&device.state, &again.state);
    assert!(changed.is_empty(), "kept otherwise: {changed:?}");
    assert_eq!(again.timers, device.timers);
    let outside = &desk.rack.lab().outside;
    let text = serde_json::to_string(outside).expect("it is written");
    let again: Outside = serde_json::from_str(&text).expect("it is read");
    assert_eq!(again, *outside);
}
