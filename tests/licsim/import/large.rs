//! Large recordings: what stands around the outputs costs little, and twice as much of it no more than twice the time.

use std::time::{Duration, Instant};

use super::bench::imported;

/// An output behind `lines` lines of somebody's log.
fn behind_a_log(lines: usize) -> String {
    let log: String = (0..lines)
        .map(|line| format!("line {line} of a log that has nothing to do with licences\n"))
        .collect();
    log + "UDI: PID:C9300-24T,SN:FOC2800T024\n\n"
}

fn took(text: &str) -> Duration {
    let least = (0..3).map(|_| {
        let began = Instant::now();
        imported(&[("large.log", text)]).unwrap_or_else(|faults| panic!("{}", faults[0]));
        began.elapsed()
    });
    least.min().unwrap_or_default()
}

#[test]
fn a_long_log_in_front_is_left_out_and_told() {
    let text = behind_a_log(90_000);
    assert!(text.len() > 5_000_000, "{} bytes", text.len());
    let found = imported(&[("large.log", &text)]).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let report = &found.report;
    assert_eq!(report.files[0].verbatim.len(), 0);
    assert!(report.files[0].identical);
    let ignored = &report.ignored[0];
    assert_eq!((ignored.place.as_str(), ignored.lines), ("large.log:1", 90_000));
    assert!(found.profile.text.len() < 10_000, "{} bytes", found.profile.text.len());
}

#[test]
fn a_few_lines_in_front_are_kept() {
    let text = [
        "a line of a log",
        "License Usage:",
        "  License                 Entitlement Tag               Count Status",
        "  -----------------------------------------------------------------------------",
        "  network-advantage       (C9300-24 Network Advan...)       1 IN USE",
        "",
    ];
    let found = imported(&[("short.log", &text.join("\n"))]).unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert_eq!(found.report.files[0].verbatim.len(), 1, "{:?}", found.report.files);
}

#[test]
fn twice_the_log_takes_about_twice_the_time() {
    let (once, twice) = (took(&behind_a_log(30_000)), took(&behind_a_log(60_000)));
    // Quadratic would be four times; what is fixed makes it less than two.
    assert!(twice < once * 3 + Duration::from_millis(200), "{once:?}, {twice:?}");
}
