//! The built-in file, what fits a product id, and what is wrong in a file.

use std::collections::BTreeSet;

use super::*;
use crate::diagnostic::SourceFile;
use crate::entitlements;

fn at(pid: &str) -> &'static Platform {
    platform(pid).unwrap_or_else(|| panic!("{pid} is known"))
}

fn r(text: &str) -> Release {
    Release::parse(text).expect("a release")
}

#[test]
fn the_built_in_file_is_well_formed() {
    let file = super::super::builtin(FILE).expect("built in");
    let (rows, faults) = read(&file);
    assert!(faults.is_empty(), "{}", faults[0]);
    let pids: Vec<&String> = rows.iter().flat_map(|row| &row.pids).collect();
    let once: BTreeSet<&String> = pids.iter().copied().collect();
    assert_eq!(pids.len(), once.len(), "a product id stands twice");
}

/// Every product has a licence for each level that its family has, and port classes fall where the licences do.
#[test]
fn every_platform_has_its_licences() {
    for row in platforms() {
        for pid in row.pids.iter().map(|pid| pid.trim_end_matches('*')) {
            let levels: BTreeSet<&str> = entitlements::for_product(pid).map(|row| row.feature.as_str()).collect();
            let expected: &[&str] = match row.family.as_str() {
                "c9350" => &["advantage", "essentials"],
                // Licence files: its features are the family's own.
                "isr4400" => &[],
                _ => &[
                    "dna-advantage",
                    "dna-essentials",
                    "network-advantage",
                    "network-essentials",
                ],
            };
            assert_eq!(levels.iter().copied().collect::<Vec<_>>(), expected, "{pid}");
            if let Some(ports) = row.access_ports {
                assert!(pid.contains(&format!("-{ports}")), "{pid} and {ports} ports");
            }
        }
    }
}

#[test]
fn a_whole_id_wins_over_a_beginning() {
    assert!(at("C9300-48P").is_whole());
    let unknown = at("C9300-48UN");
    assert_eq!(
        (unknown.family.as_str(), unknown.access_ports, unknown.is_whole()),
        ("c9300", Some(48), false)
    );
    assert!(unknown.ports(0).is_empty());
    assert_eq!(at("C9300L-48PF-4X").family_file(), "_families/c9300l.yaml");
    assert!(platform("WS-C3850-48P").is_none());
}

/// Captures show_version 17.6dev and 17.2dev.
#[test]
fn ports_are_those_that_were_counted() {
    let count = |ports: &[String], kind: &str| ports.iter().filter(|name| name.starts_with(kind)).count();
    let ports = at("C9300-24P").ports(0);
    let kinds = [
        "GigabitEthernet",
        "TenGigabitEthernet",
        "TwentyFiveGigE",
        "FortyGigabitEthernet",
    ];
    assert_eq!(kinds.map(|kind| count(&ports, kind)), [28, 8, 2, 2]);
    assert_eq!(ports.len(), 41);
    let ports = at("C9500-32QC").ports(1);
    assert_eq!(
        ["FortyGigabitEthernet2/", "HundredGigE2/"].map(|kind| count(&ports, kind)),
        [32, 16]
    );
    assert_eq!(at("C9407R").ports(1)[0], "TenGigabitEthernet4/0/1");
}

/// Captures tech_support of these releases.
#[test]
fn the_mapping_table_is_that_of_the_release() {
    let found = |pid, release| at(pid).licences_found(&r(release));
    assert_eq!(found("C9300-24UX", "17.6.3"), Some(194));
    assert_eq!(found("C9300-24UX", "17.9.4"), Some(215));
    assert_eq!(found("C9300-24P", "17.15.1"), Some(228));
    assert_eq!(found("C9300-24P", "16.12.4"), Some(194));
    assert_eq!(found("C9606R", "17.18.1"), Some(213));
    let hsec = |pid, release| at(pid).lists_hsec(&r(release));
    assert_eq!(
        (hsec("C9300-48S", "17.12.1"), hsec("C9300-24UX", "17.9.1")),
        (true, false)
    );
    assert_eq!((hsec("C9410R", "17.11.1"), hsec("C9407R", "17.6.6")), (true, false));
    assert_eq!(
        (hsec("C9300L-48PF-4X", "17.14.1"), hsec("C9500-32QC", "17.18.1")),
        (false, false)
    );
}

#[test]
fn what_is_wrong_in_a_file_has_its_place() {
    let text = "\
families: { c1: { licences_found: { 17.9: many }, hsec_since: 17 } }
uplinks: { u: [Te#/1/4-1] }
platforms:
  - { pids: [A], family: c2, since: 17.9.1 }
  - { pids: [], family: c1, uplinks: v }
  - { pids: [B], family: c1, since: 17.9.1, units: things, port: x }
  - { pids: [C], family: c1, since: 17.9.1, units: supervisors }
";
    let (rows, faults) = read(&SourceFile::new("t.yaml", text));
    assert!(rows.is_empty());
    let told: Vec<String> = faults
        .iter()
        .map(|fault| format!("{} {}", fault.line_column().0, fault.message))
        .collect();
    let expected = [
        "1 a release and a count belong here",
        "1 `17` is no release",
        "2 the range `Te1/1/4-1` runs backwards",
        "4 there is no family `c2` above",
        "5 `pids` names no product",
        "5 `since` is missing",
        "5 there are no uplinks `v` above",
        "6 `units` are `switches` or `supervisors`, not `things`",
        "6 there is no key `port` here",
        "7 supervisors stand in `slots`",
    ];
    assert_eq!(told, expected);
}

/// An ISR of licence files is known up to one train; nothing is said of it behind that.
#[test]
fn a_platform_may_end_with_a_train() {
    let router = at("ISR4451-X/K9");
    let runs = |text: &str| Release::parse(text).is_some_and(|release| router.runs(&release));
    assert!(runs("16.6.1") && runs("16.6.5") && runs("16.6"));
    assert!(!runs("16.3.1") && !runs("16.9.3") && !runs("17.12.4") && !runs("16.9"));
    assert!(!router.is_switch && at("C9300-48P").is_switch);
}
