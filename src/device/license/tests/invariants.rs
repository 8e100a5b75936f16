//! What holds of a device after every command and every timer.

use super::*;

/// What holds after every transition.
pub(super) fn check(bench: &Bench) {
    let state = &bench.device.state;
    for kind in comm::ALL {
        let n = |key| state.get(key).unwrap_or(0);
        assert_eq!(
            n(kind.total),
            n(kind.success) + n(kind.fail),
            "attempts = successes + failures"
        );
        assert!(n(kind.ongoing) <= n(kind.fail) && n(kind.ongoing_comm) <= n(kind.ongoing));
        assert!(n(kind.total) == 0 || state.get(kind.last_text).is_some());
    }
    let (ack, deadline) = (state.get(view::USAGE_LAST_ACK), state.get(view::USAGE_ACK_DEADLINE));
    if let (Some(ack), Some(deadline)) = (ack, deadline) {
        assert!(deadline >= ack, "deadline {deadline} before the ACK {ack}");
    }
    let polls = bench.device.timers.contains_key("retrieve_result");
    assert_eq!(
        polls,
        state.get(view::USAGE_NEXT_ACK_CHECK).is_some(),
        "a poll is due exactly when shown"
    );
    check_reports(bench);
    for message in &bench.device.messages {
        assert!(message.screen.starts_with("message/"), "{}", message.screen);
    }
}

pub(super) fn check_reports(bench: &Bench) {
    let state = &bench.device.state;
    let list = state.list(view::RUM_REPORTS);
    let mut ids = BTreeSet::new();
    for report in list {
        let id = report.get(view::RUM_REPORTS_ID).expect("an id");
        assert!(ids.insert(id), "report {id} stands twice");
        let word = report.text(view::RUM_REPORTS_STATE).expect("a state");
        assert!(["OPEN", "CLOSED", "ACK"].contains(&word), "{word}");
        assert_eq!(
            word == "OPEN",
            report.get(view::RUM_REPORTS_END).is_none(),
            "open means no end"
        );
        assert_eq!(word == "ACK", report.text(view::RUM_REPORTS_STORAGE) == Some("DELETED"));
        assert!(word == "CLOSED" || !report.is(view::RUM_REPORTS_SENT));
    }
    for (a, b) in list.iter().zip(list.iter().skip(1)) {
        assert!(a.get(view::RUM_REPORTS_ID) < b.get(view::RUM_REPORTS_ID), "ids rise");
    }
    let open: Vec<_> = list
        .iter()
        .filter(|report| report.text(view::RUM_REPORTS_STATE) == Some("OPEN"))
        .map(|report| report.text(view::RUM_REPORTS_VALUE))
        .collect();
    assert_eq!(
        open.len(),
        open.iter().collect::<BTreeSet<_>>().len(),
        "one open report a licence"
    );
    let n = |key| bench.get(key).unwrap_or(0);
    let closed = reports::count(state, "CLOSED");
    assert_eq!(
        n(view::RUM_WAITING) + n(view::RUM_AVAILABLE),
        closed,
        "closed is sent or available"
    );
    assert_eq!(n(view::RUM_WAITING_ALL), closed);
    assert_eq!(
        n(view::RUM_TOTAL),
        n(view::RUM_ACKED) + n(view::RUM_WAITING_ALL) + n(view::RUM_PURGED),
        "total = acknowledged + waiting + purged"
    );
}
