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

/// The same, the other way round.
fn before_a_log(lines: usize) -> String {
    let log = behind_a_log(lines);
    let (log, output) = log.split_once("UDI:").unwrap_or((&log, ""));
    format!("UDI:{output}{log}")
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

/// A summary as far as its heading goes, or whole.
const SUMMARY: &[&str] = &[
    "Account Information:",
    "  Smart Account: <none>",
    "  Virtual Account: <none>",
    "",
    "License Usage:",
    "  License                 Entitlement Tag               Count Status",
    "  -----------------------------------------------------------------------------",
    "  network-advantage       (C9300-24 Network Advan...)       1 IN USE",
    "",
];
const UDI: &[&str] = &["UDI: PID:C9300-24T,SN:FOC2800T024", ""];

/// Outputs with logs between and behind them, no prompt anywhere: what is read, and what is told as not read.
fn with_logs(outputs: &[&[&str]], lines: usize) -> (Vec<(String, usize)>, Vec<(String, usize)>) {
    let log: Vec<String> = (0..lines)
        .map(|line| {
            format!("*Jan 20 09:12:03.{line:03}: %LINK-3-UPDOWN: Interface GigabitEthernet1/0/1, changed state to up")
        })
        .collect();
    let text: String = outputs
        .iter()
        .map(|output| output.join("\n") + "\n" + &log.join("\n") + "\n")
        .collect();
    let found = imported(&[("log.txt", &text)]).unwrap_or_else(|faults| panic!("{}", faults[0]));
    for text in &found.report.files {
        assert!(text.verbatim.is_empty() && text.identical, "{text:?}");
    }
    let read = found
        .report
        .files
        .iter()
        .map(|text| (text.file.clone(), text.understood));
    let ignored = found.report.ignored.iter();
    let ignored = ignored.map(|ignored| (ignored.place.clone(), ignored.lines));
    (read.collect(), ignored.collect())
}

#[test]
fn a_long_log_behind_outputs_is_left_out_and_told() {
    for (outputs, read, ignored) in [
        (&[UDI][..], &[("log.txt:1", 1)][..], &["log.txt:3"][..]),
        (&[SUMMARY], &[("log.txt:1", 8)], &["log.txt:10"]),
        (
            &[UDI, SUMMARY],
            &[("log.txt:1", 1), ("log.txt:503", 8)],
            &["log.txt:3", "log.txt:512"],
        ),
        // An output that ends early is understood as far as it goes.
        (
            &[&SUMMARY[..8], UDI],
            &[("log.txt:1", 8), ("log.txt:509", 1)],
            &["log.txt:9", "log.txt:511"],
        ),
    ] {
        let (found, told) = with_logs(outputs, 500);
        let read: Vec<(String, usize)> = read
            .iter()
            .map(|(place, lines)| ((*place).to_owned(), *lines))
            .collect();
        let ignored: Vec<(String, usize)> = ignored.iter().map(|place| ((*place).to_owned(), 500)).collect();
        assert_eq!((found, told), (read, ignored));
    }
}

#[test]
fn a_log_that_is_more_than_the_output_is_none_of_its_lines() {
    let (read, ignored) = with_logs(&[SUMMARY], 60);
    assert_eq!(read, [("log.txt:1".to_owned(), 8)]);
    assert_eq!(ignored, [("log.txt:10".to_owned(), 60)]);
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
    for text in [behind_a_log, before_a_log] {
        let (once, twice) = (took(&text(30_000)), took(&text(60_000)));
        // Quadratic would be four times; what is fixed makes it less than two.
        assert!(twice < once * 3 + Duration::from_millis(200), "{once:?}, {twice:?}");
    }
}
