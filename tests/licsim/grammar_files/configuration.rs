//! The running-config of the built-in grammar reads back as the state that it was generated from.

use licsim::grammar::memory::Memory;
use licsim::grammar::{Binding, ModeId, Outcome};
use proptest::collection::vec;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::box_of::Box;

/// How a mode is entered from global configuration.
const WAYS_IN: &[(&str, &[&str])] = &[
    ("config", &[]),
    ("config-if", &["interface Vlan10"]),
    ("config-line", &["line vty 0 4"]),
    ("config-vrf", &["vrf definition Mgmt-vrf"]),
    ("ca-trustpoint", &["crypto pki trustpoint SLA-TrustPoint"]),
    ("config-archive", &["archive"]),
    ("config-archive-log", &["archive", "log config"]),
    ("config-red", &["redundancy"]),
    ("config-xcvr-type", &["transceiver type all"]),
    ("call-home", &["call-home"]),
    ("call-home-profile", &["call-home", "profile \"CiscoTAC-1\""]),
    ("call-home-diag-sign", &["call-home", "diagnostic-signature"]),
    ("call-home-snapshot", &["call-home", "alert-group-config snapshot"]),
];

/// Every line of configuration that the grammar can make, with the lines that enter its mode before it.
fn sentences(device: &Box) -> Vec<String> {
    let mut all = Vec::new();
    for (name, way_in) in WAYS_IN {
        let mode = device.mode(name);
        let lines = device.tree.sentences(&device.grammar, mode, 15, &device.device);
        let entered: String = way_in.iter().map(|line| format!("{line}\n")).collect();
        let own = lines.filter(|sentence| configures(device, mode, &sentence.line));
        all.extend(own.map(|sentence| format!("{entered}{}\n", sentence.line)));
    }
    all
}

/// Whether a line changes the state, and is taken in this mode and not in one around it.
fn configures(device: &Box, mode: ModeId, line: &str) -> bool {
    match device.tree.parse(&device.grammar, mode, 15, line, &device.device) {
        Outcome::Command(command) => {
            let changes = matches!(
                command.binding,
                Binding::Set(_) | Binding::Add { .. } | Binding::Mode { at: Some(_), .. }
            );
            command.mode == mode && changes
        }
        _ => false,
    }
}

fn read(device: &Box, text: &str) -> Memory {
    match Memory::read(&device.grammar, &device.tree, &device.device, text) {
        Ok(memory) => memory,
        Err(refused) => panic!("{refused}\nin\n{text}"),
    }
}

/// What of `all` is in `part` too; the paths of what is not.
fn missing(all: &Memory, part: &Memory, before: &str) -> Vec<String> {
    let mut lost: Vec<String> = all
        .values
        .iter()
        .filter(|(path, value)| part.values.get(*path) != Some(value))
        .map(|(path, value)| format!("{before}{path} = {value}"))
        .collect();
    for (list, entries) in &all.lists {
        for entry in entries {
            let twins = part.lists.get(list).into_iter().flatten();
            let best = twins
                .map(|twin| missing(entry, twin, &format!("{before}{list}[].")))
                .min_by_key(Vec::len);
            lost.extend(best.unwrap_or_else(|| vec![format!("{before}{list}[]")]));
        }
    }
    lost
}

/// The laws for one configuration, typed in any order: what is generated is stable, is read without a refusal, and
/// with `all` loses nothing.
fn holds(device: &Box, typed: &str) -> Result<(), String> {
    let state = read(device, typed);
    let shown = device.tree.generate(&device.grammar, &state, false);
    let again = device.tree.generate(&device.grammar, &read(device, &shown), false);
    if shown != again {
        return Err(format!("typed\n{typed}\nshown\n{shown}\nread back and shown\n{again}"));
    }
    let all = device.tree.generate(&device.grammar, &state, true);
    let lost = missing(&state, &read(device, &all), "");
    if !lost.is_empty() {
        return Err(format!("typed\n{typed}\nlost {lost:?} in\n{all}"));
    }
    Ok(())
}

/// Whether a line comes back as configuration. A plain secret does not: the device hashes it. Nor does what is of no
/// consequence or already so.
fn is_shown(sentence: &str) -> bool {
    let plain_secret = sentence.contains("secret ")
        && !["5", "8", "9"]
            .iter()
            .any(|kind| sentence.contains(&format!("secret {kind} ")));
    !plain_secret && !sentence.starts_with("version ") && !sentence.starts_with("file prompt alert")
}

#[test]
fn every_line_of_configuration_reads_back() {
    let device = Box::article();
    let sentences = sentences(&device);
    assert!(sentences.len() > 300, "only {} lines were found", sentences.len());
    let broken: Vec<String> = sentences
        .iter()
        .filter(|s| is_shown(s))
        .filter_map(|s| holds(&device, s).err())
        .collect();
    assert!(
        broken.is_empty(),
        "{} of {}\n{}",
        broken.len(),
        sentences.len(),
        broken.join("\n----\n")
    );
}

#[test]
fn configurations_read_back() {
    let device = Box::article();
    let sentences: Vec<String> = sentences(&device).into_iter().filter(|s| is_shown(s)).collect();
    let mut runner = TestRunner::new(Config {
        cases: 100,
        failure_persistence: None,
        ..Config::default()
    });
    let picks = vec(proptest::arbitrary::any::<Index>(), 1..24);
    let outcome = runner.run(&picks, |picks| {
        let typed: String = picks.iter().map(|pick| pick.get(&sentences).as_str()).collect();
        holds(&device, &typed).map_err(TestCaseError::fail)
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}
