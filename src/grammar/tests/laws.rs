//! Laws: any line is safe, canonical lines mean themselves, abbreviations mean the whole, configuration comes back.

use proptest::prelude::*;

use super::super::memory::Memory;
use super::super::{Outcome, Tree};
use super::Device;

const MODES: [&str; 5] = ["exec", "config", "config-if", "call-home", "config-line"];

thread_local! {
    static DEVICE: Device = Device::sample();
}

fn with<T>(run: impl FnOnce(&Device) -> T) -> T {
    DEVICE.with(run)
}

/// Full lines of the sample in a mode, by the tree's own account.
fn sentences(device: &Device, mode: &str) -> Vec<String> {
    let facts = &device.facts;
    Tree::sentences(&device.tree, &device.grammar, device.mode(mode), 15, facts)
        .map(|s| s.line)
        .collect()
}

proptest! {
    #[test]
    fn any_line_is_answered(line in ".{0,60}", mode in 0..MODES.len()) {
        with(|device| {
            let outcome = device.parse(MODES[mode], &line);
            if let Outcome::Invalid { at } = outcome {
                assert!(at <= line.len());
            }
            outcome.text(10, &line);
            device.help(MODES[mode], &line);
            device.tree.complete(&device.grammar, device.mode(MODES[mode]), 15, &line, &device.facts);
        });
    }

    #[test]
    fn words_in_any_order_are_answered(
        picks in proptest::collection::vec((any::<u16>(), 1..9usize), 1..8),
        mode in 0..MODES.len(),
    ) {
        with(|device| {
            let words: Vec<String> = MODES.iter().flat_map(|mode| sentences(device, mode))
                .flat_map(|line| line.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
            let line: Vec<&str> = picks.iter().map(|(n, cut)| {
                let word = &words[usize::from(*n) % words.len()];
                word.get(..*cut).unwrap_or(word)
            }).collect();
            let line = line.join(" ");
            device.parse(MODES[mode], &line);
            device.help(MODES[mode], &line);
            device.help(MODES[mode], &(line + " "));
        });
    }

    #[test]
    fn configuration_comes_back(picks in proptest::collection::vec((any::<u16>(), any::<bool>()), 0..30)) {
        with(|device| {
            let lines: Vec<String> = ["config", "config-if", "config-line", "call-home", "call-home-profile"]
                .iter().flat_map(|mode| sentences(device, mode))
                .filter(|line| !line.starts_with("exit") && !line.starts_with("dot1x")).collect();
            // Lines that the mode they meet refuses are skipped: what is left is a configuration.
            let mut text = String::new();
            for (n, negate) in picks {
                let line = &lines[usize::from(n) % lines.len()];
                let line = if negate { format!("no {line}") } else { line.clone() };
                let longer = format!("{text}{line}\n");
                if Memory::read(&device.grammar, &device.tree, &device.facts, &longer).is_ok() {
                    text = longer;
                }
            }
            assert_comes_back(device, &text);
        });
    }
}

/// generate(parse(text)) is a fixed point: read again it gives the same text, and the same state as far as it is shown.
fn assert_comes_back(device: &Device, text: &str) {
    let read = |text: &str| Memory::read(&device.grammar, &device.tree, &device.facts, text);
    let first = read(text).unwrap();
    for all in [false, true] {
        let shown = device.tree.generate(&device.grammar, &first, all);
        let second = read(&shown).unwrap_or_else(|refused| panic!("{refused}\n{shown}"));
        assert_eq!(
            device.tree.generate(&device.grammar, &second, all),
            shown,
            "from\n{text}"
        );
        let everything = |memory| device.tree.generate(&device.grammar, memory, true);
        assert_eq!(everything(&second), everything(&first), "from\n{text}\nshown\n{shown}");
    }
}

#[test]
fn canonical_lines_mean_themselves() {
    with(|device| {
        for mode in MODES {
            for line in sentences(device, mode) {
                let Outcome::Command(command) = device.parse(mode, &line) else {
                    assert_eq!(device.parse(mode, &line), Outcome::Unmodelled, "{mode}: {line}");
                    continue;
                };
                let again = device.command(mode, &command.canonical);
                assert_eq!(
                    (&again.binding, &again.args, &again.canonical),
                    (&command.binding, &command.args, &line)
                );
            }
        }
    });
}

#[test]
fn every_unique_abbreviation_means_the_whole() {
    with(|device| {
        for mode in MODES {
            for line in sentences(device, mode) {
                let whole = device.parse(mode, &line);
                for (start, word) in line.split(' ').scan(0, |at, word| {
                    let start = *at;
                    *at += word.len() + 1;
                    Some((start, word))
                }) {
                    for cut in 1..word.len() {
                        if !word.is_char_boundary(cut) {
                            continue;
                        }
                        let short = format!("{}{}{}", &line[..start], &word[..cut], &line[start + word.len()..]);
                        match (device.parse(mode, &short), &whole) {
                            (Outcome::Command(found), Outcome::Command(command)) if found.path == command.path => {
                                // A shorter argument is another argument; keywords alone must give the same.
                                let same = found.args != command.args || found.binding == command.binding;
                                assert!(same, "{mode}: {short}");
                            }
                            (Outcome::Command(found), _) => {
                                assert!(
                                    device.parse(mode, &found.canonical) == Outcome::Command(found),
                                    "{short}"
                                );
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
    });
}
