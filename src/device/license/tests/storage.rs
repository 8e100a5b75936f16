//! RUM reports: their numbers, their chain, and what is purged when there are too many.

use crate::limits::RUM_REPORTS_MAX;

use super::*;

fn ids(bench: &Bench) -> Vec<i64> {
    let list = bench.device.state.list(view::RUM_REPORTS).iter();
    list.filter_map(|report| report.get(view::RUM_REPORTS_ID)).collect()
}

/// Captures: the first id is the epoch seconds of its moment, the next ones rise by one, so those of two licences
/// alternate; each names the one before and after it of its licence.
#[test]
fn ids_rise_by_one_from_the_epoch_seconds() {
    let mut bench = Bench::advantage("2024-07-29 17:00:01").started();
    bench.after(60);
    let first = at("2024-07-29 17:00:01").timestamp();
    assert_eq!(ids(&bench), [first, first + 1]);
    bench.run("license_save_usage", &[("which", "all"), ("file", "x")]);
    assert_eq!(ids(&bench), [first, first + 1, first + 2, first + 3]);
    let list = bench.device.state.list(view::RUM_REPORTS);
    assert_eq!(list[0].get(view::RUM_REPORTS_NEXT), Some(first + 2));
    assert_eq!(list[2].get(view::RUM_REPORTS_PREVIOUS), Some(first));
    assert_eq!(
        list[0].text(view::RUM_REPORTS_CLOSE_REASON),
        Some("CurrentUsageRequested")
    );
}

/// The lifetime cap (G-10, `Purged: 902(902)`): the oldest go when there is no room, and are counted.
#[test]
fn the_oldest_reports_are_purged() {
    let mut bench = Bench::new("2024-07-29 17:00:01", &[("network-advantage", "Perpetual")]).started();
    bench.after(60);
    for _ in 0..RUM_REPORTS_MAX + 5 {
        super::super::reports::close_all(
            &mut Agent {
                device: &mut bench.device,
                world: &mut bench.cisco,
            },
            super::super::reports::REQUESTED,
        );
    }
    assert_eq!(ids(&bench).len(), RUM_REPORTS_MAX);
    let purged = bench.get(view::RUM_PURGED);
    assert_eq!((purged, bench.get(view::RUM_PURGED_ALL)), (Some(6), Some(6)));
    invariants::check_reports(&bench);
}
