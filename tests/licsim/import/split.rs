//! Outputs in one file, no command between them: each is found again, whatever stands beside it.

use super::bench::{Switch, imported};
use super::conformance::{NOT_WHOLE, recording, rows};
use super::own;
use crate::support::captures::output;

/// An output, and the command that printed it.
struct Printed {
    name: String,
    command: String,
    text: String,
}

/// Captures that are whole, without what stood around the output.
fn captures() -> Vec<Printed> {
    let mut found = Vec::new();
    for row in rows() {
        let is_whole = !NOT_WHOLE.iter().any(|(part, ..)| row.file.contains(part));
        if !is_whole || row.command.contains('|') {
            continue;
        }
        let text = output(&recording(&row)).join("\n") + "\n";
        let alone = imported(&[(&row.file, &text)]).unwrap_or_else(|faults| panic!("{}: {}", row.file, faults[0]));
        found.push(Printed {
            name: row.file.clone(),
            command: alone.report.files[0].command.clone(),
            text,
        });
    }
    found
}

/// What one of our switches prints, as far as it knows all of it.
fn ours(number: usize) -> Vec<Printed> {
    let (name, file) = own::switches().swap_remove(number);
    let mut switch = Switch::on(&file, None);
    let texts: Vec<(&str, String)> = own::COMMANDS
        .iter()
        .map(|command| (*command, switch.run(command)))
        .collect();
    let alone = |(command, text): (&str, String)| {
        // Of a command that it has not nothing can be imported.
        let found = imported(&[(command, &text)]).ok()?.report.files.swap_remove(0);
        // What the profile does not know is no output of a real one.
        let is_whole = found.verbatim.is_empty() && own::is_whole(&switch, &found.screen);
        is_whole.then_some(Printed {
            name: name.clone(),
            command: found.command,
            text,
        })
    };
    texts.into_iter().filter_map(alone).collect()
}

/// What is wrong where `outputs` stand in one file in this order.
fn fault(outputs: &[&Printed]) -> Option<String> {
    let mut text = String::new();
    let mut starts = Vec::new();
    for output in outputs {
        let blank = output.text.len() - output.text.trim_start_matches('\n').len();
        starts.push(text.matches('\n').count() + 1 + blank);
        text.push_str(&output.text);
    }
    let found = match imported(&[("all.txt", &text)]) {
        Ok(found) => found.report,
        Err(faults) => return Some(faults[0].to_string()),
    };
    let mut found = found.files.iter();
    for (n, (output, start)) in outputs.iter().zip(starts).enumerate() {
        let before = n.checked_sub(1).map_or("nothing", |n| &outputs[n].name);
        let what = format!("{} {} behind {before}", output.name, output.command);
        let Some(text) = found.next() else {
            return Some(format!("{what}: is not there"));
        };
        let line: usize = text.file.rsplit(':').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        if text.command != output.command || !(line <= start && line + 1 >= start) {
            return Some(format!("{what}, line {start}: `{}` at {}", text.command, text.file));
        }
        if !text.verbatim.is_empty() {
            return Some(format!("{what}: {:?}", text.verbatim));
        }
    }
    found
        .next()
        .map(|text| format!("one more: {} at {}", text.command, text.file))
}

/// The numbers below `count` in steps of `step`, each once: with all steps each stands behind each.
fn walk(count: usize, step: usize) -> Vec<usize> {
    let mut seen = vec![false; count];
    let mut order = Vec::with_capacity(count);
    let mut at = 0;
    while order.len() < count {
        while seen[at] {
            at = (at + 1) % count;
        }
        seen[at] = true;
        order.push(at);
        at = (at + step) % count;
    }
    order
}

fn faults(outputs: &[Printed], steps: impl Iterator<Item = usize>) -> Vec<String> {
    let rows = steps.map(|step| walk(outputs.len(), step));
    let row = |row: Vec<usize>| {
        let outputs: Vec<&Printed> = row.iter().map(|at| &outputs[*at]).collect();
        fault(&outputs)
    };
    rows.filter_map(row).collect()
}

#[test]
fn captures_in_one_file_are_found_again() {
    let captures = captures();
    if captures.is_empty() {
        println!("captures: absent, none split");
        return;
    }
    assert!(captures.len() > 50, "{}", captures.len());
    // With all steps, which takes minutes, each stands behind each.
    let steps = (1..captures.len()).step_by(9);
    let faults = faults(&captures, steps);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn our_outputs_in_one_file_are_found_again() {
    for number in 0..3 {
        let outputs = ours(number);
        assert!(outputs.len() > 8, "{}", outputs.len());
        let faults = faults(&outputs, 1..outputs.len());
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
