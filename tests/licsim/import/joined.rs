//! Several captures of one box: one state; what the later one contradicts is told, and printed where it was recorded.

use std::fs;

use super::bench::{Switch, imported};
use crate::support::captures::shared;

/// One stack of three, recorded on four days of autumn 2021.
const STACK: &[&str] = &[
    "show_license_status__17.7dev__c9300-stack3__cslu-policy-trusted.txt",
    "show_license_all__17.7dev__c9300-stack3__callhome-merged-notrust.txt",
    "show_license_usage__17.7dev__c9300-stack3__in-use.txt",
    "show_license_summary__17.7dev__c9300-stack3__in-use.txt",
];

#[test]
fn the_captures_of_one_stack_are_one_device() {
    let text = |name: &&str| fs::read(shared().join("captures").join(name)).ok();
    let texts: Vec<Vec<u8>> = STACK.iter().filter_map(text).collect();
    if texts.len() < STACK.len() {
        println!("captures: absent, 0 of {} joined", STACK.len());
        return;
    }
    let texts: Vec<String> = texts
        .iter()
        .map(|text| String::from_utf8_lossy(text).into_owned())
        .collect();
    let recordings: Vec<(&str, &str)> = STACK.iter().copied().zip(texts.iter().map(String::as_str)).collect();
    let found = imported(&recordings).unwrap_or_else(|faults| panic!("{}", faults[0]));
    // `all` is of three weeks after `status`: another transport, no trust any more.
    let transport = found.report.contradictions.iter().find(|c| c.path == "transport.type");
    let transport = transport.expect("the transport changed");
    assert_eq!(
        (transport.first.0.as_str(), transport.second.0.as_str()),
        ("cslu", "callhome")
    );
    assert!(transport.first.1.contains("show_license_status") && transport.second.1.contains("show_license_all"));
    for text in &found.report.files {
        assert!(text.identical && text.superseded_by.is_none(), "{}", text.file);
        assert!(text.verbatim.is_empty(), "{:?}", text.verbatim);
        assert_eq!(
            text.contradicted.is_empty(),
            text.command != "show license status",
            "{}: {:?}",
            text.file,
            text.contradicted
        );
    }
    // Each command prints what was recorded of it, and what is contradicted goes with the first event that changes it.
    let mut switch = Switch::on(&found.profile, None);
    let status = switch.run("show license status");
    assert!(status.contains("  Type: cslu\n"), "{status}");
    assert!(switch.run("show license all").contains("  Type: Callhome\n"));
    switch.run("configure terminal");
    switch.run("license smart transport off");
    switch.run("end");
    let status = switch.run("show license status");
    assert!(
        status.contains("  Type: Transport Off\n") && !status.contains("cslu"),
        "{status}"
    );
    let udi = switch.run("show license udi");
    assert_eq!(
        udi.lines().filter(|line| line.contains("PID:C9300-")).count(),
        4,
        "{udi}"
    );
}

/// What two boxes of our own print of their UDI, each behind its prompt.
fn two(serials: [&str; 2], command: &str, output: impl Fn(&str) -> String) -> Vec<String> {
    let recording: String = ["edge-1", "edge-2"]
        .iter()
        .zip(serials)
        .map(|(host, serial)| format!("{host}#{command}\n{}\n{host}#\n", output(serial)))
        .collect();
    let found = imported(&[("two.log", &recording)]).unwrap_or_else(|faults| panic!("{}", faults[0]));
    found.report.notes
}

#[test]
fn two_devices_in_one_recording_are_told_by_their_serial_numbers() {
    let udi = |serial: &str| format!("UDI: PID:C9300-24T,SN:{serial}\n");
    let notes = two(["FOC2800T024", "FOC2800T099"], "show license udi", udi);
    let told = notes.iter().find(|note| note.contains("two devices"));
    let told = told.unwrap_or_else(|| panic!("no note: {notes:?}"));
    for part in ["FOC2800T024 (two.log:2)", "FOC2800T099 (two.log:6)"] {
        assert!(told.contains(part), "no `{part}` in {told}");
    }
    assert_eq!(notes.iter().filter(|note| note.contains("two devices")).count(), 1);
    // A switch that was renamed between two commands has one serial number.
    let renamed = two(["FOC2800T024", "FOC2800T024"], "show license udi", udi);
    assert!(
        renamed
            .iter()
            .all(|note| note.contains("unless one was renamed") || !note.contains("two devices"))
    );
}

#[test]
fn two_devices_without_serial_numbers_are_told_by_their_prompts() {
    let inventory =
        |name: &str| format!("NAME: \"c93xx Stack\", DESCR: \"{name}\"\nPID: C9300-24T         , VID: V01  , SN: \n");
    let notes = two(["c93xx Stack", "c93xx Stack"], "show inventory", inventory);
    let of_prompts = notes
        .iter()
        .any(|note| note.contains("edge-1 (two.log:2) and edge-2 (two.log:7)"));
    assert!(of_prompts, "{notes:?}");
}
