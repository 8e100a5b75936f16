//! An imported device behaves: after each act the lines that it moves have changed, and no others.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use licsim::lab::directives;

use super::bench::{Switch, imported};
use super::conformance::{recording, rows};

/// A lab with a Smart Account that takes reports, and no network: files are the only way.
const LAB: &str =
    "accounts:\n  - domain: example.com\n    default: DEFAULT\n    virtual_accounts:\n      - name: DEFAULT\n";

/// Something that happens to a device.
struct Act {
    name: &'static str,
    /// Whether it happened.
    run: fn(&mut Switch) -> bool,
    /// Beginnings of the lines that it may change, without blanks before them.
    moves: &'static [&'static str],
}

const ACTS: &[Act] = &[
    Act {
        name: "advance 1d",
        run: |switch| {
            switch.advance(TimeDelta::days(1));
            true
        },
        moves: &[
            "Current time:",
            "uptime is",
            "Evaluation Period Remaining:",
            "Uptime for this control processor is",
            // Jobs come round, and messages that nobody answers are counted.
            JOB,
            "Attempts:",
            "Last Response:",
            "Last Failure Time:",
            "Next ACK push check:",
            "Next report push:",
            // Before policy mode a device out of compliance asks twice a day.
            "Last Communication Attempt:",
            "Failure reason:",
            "Next Communication Attempt:",
            // A push that was due closes its reports, opens the next, and does not arrive.
            "Current Report:",
            "Total:",
            "Total Acknowledged Received:",
            "Available to Report:",
            "Maximum Display:",
        ],
    },
    Act {
        name: "transport off",
        run: |switch| {
            switch.run("configure terminal");
            let taken = switch.run("license smart transport off").trim().is_empty();
            switch.run("end");
            taken
        },
        moves: &[
            // The block of the transport, and its echo in `Other Info`.
            "Type:",
            "URL:",
            "Cslu address:",
            "Proxy:",
            "Not Configured",
            "Address:",
            "Port:",
            "Username:",
            "Password:",
            "Server Identity Check:",
            "VRF:",
            "IP Mode:",
            "Trust Point:",
            "Transport:",
            "Default URL:",
            "Overall State:",
            // Nothing is sent and nothing is waited for.
            JOB,
            "Next ACK push check:",
            "Next report push:",
            "Reporting push interval:",
        ],
    },
    Act {
        name: "ACK import",
        run: |switch| {
            switch.run("license smart save usage unreported file flash:usage.txt");
            let name = switch.name().to_owned();
            let upload = "cssm upload flash:usage.txt --ack flash:ack.txt";
            directives::run(switch.rack_mut().lab_mut(), &name, upload).is_ok()
                && switch
                    .run("license smart import flash:ack.txt")
                    .contains("Import Data Successful")
        },
        moves: &[
            "Last ACK received:",
            "Next ACK deadline:",
            "Next ACK push check:",
            "Next report push:",
            "Last report file write:",
            "Reporting push interval:",
            // Where the reports went is learned from the ACK.
            "Smart Account:",
            "Virtual Account:",
            // Reports are closed, and the next are opened.
            "Current Report:",
            "Total:",
            "Total Acknowledged Received:",
            "Available to Report:",
            "Maximum Display:",
            // what the import is recorded in
            "Event log current size:",
            JOB,
        ],
    },
];

/// Any line of `Upcoming Scheduled Jobs`.
const JOB: &str = "(a job)";
const JOBS: &[&str] = &[
    "Daily:",
    "Authorization Renewal:",
    "Init Flag Check:",
    "Register Period Expiration Check:",
    "Ack Expiration Check:",
    "Reservation configuration mismatch between nodes in HA mode:",
    "Retrieve data processing result:",
    "Start Utility Measurements:",
    "Send Utility RUM reports:",
    "Save unreported RUM Reports:",
    "Process Utility RUM reports:",
    "Telemetry Reporting:",
    "Authorization Code Process:",
    "Data Synchronization:",
    "External Event:",
    "Operational Model:",
    "Hello Message:",
];

impl Act {
    fn may_change(&self, line: &str) -> bool {
        let line = line.trim();
        let is_job = || JOBS.iter().any(|job| line.starts_with(job));
        let fits = |head: &&str| line.starts_with(*head) || line.contains(*head) && head.starts_with("uptime");
        line.is_empty() || self.moves.iter().any(|head| fits(head) || *head == JOB && is_job())
    }
}

/// Lines that one text has more often than the other.
fn changed(before: &str, after: &str) -> Vec<String> {
    let mut count: BTreeMap<&str, i32> = BTreeMap::new();
    for line in before.lines() {
        *count.entry(line).or_default() += 1;
    }
    for line in after.lines() {
        *count.entry(line).or_default() -= 1;
    }
    let differs = |(line, count): (&str, i32)| (count != 0).then(|| line.to_owned());
    count.into_iter().filter_map(differs).collect()
}

/// Commands that show what an act moves, beside that of the capture.
const SHOWING: &[(&str, &str, &str)] = &[
    ("transport off", "show license status", "  Type: Transport Off"),
    ("ACK import", "show license status", "  Last ACK received: "),
];

#[test]
fn what_is_imported_acts_and_changes_only_what_it_must() {
    let mut faults = Vec::new();
    let mut acted = BTreeMap::new();
    for row in rows() {
        let Ok(found) = imported(&[(&row.file, &recording(&row))]) else {
            continue;
        };
        let report = &found.report.files[0];
        if report.dropped * 4 > report.lines {
            // A recording that lacks much of its output is laid over it in places that an act takes away.
            continue;
        }
        let command = report.command.clone();
        for act in ACTS {
            let mut switch = Switch::on(&found.profile, Some(LAB));
            let before = switch.run(&command);
            if !(act.run)(&mut switch) {
                continue;
            }
            let after = switch.run(&command);
            let changed = changed(&before, &after);
            for line in changed.iter().filter(|line| !act.may_change(line)) {
                faults.push(format!("{}: {}: `{line}`", act.name, row.file));
            }
            for (_, command, shown) in SHOWING.iter().filter(|(name, ..)| *name == act.name) {
                let text = switch.run(command);
                if !text
                    .lines()
                    .any(|line| line.starts_with(shown) && !line.ends_with("<none>"))
                {
                    faults.push(format!("{}: {}: no `{shown}` in\n{text}", act.name, row.file));
                }
            }
            let (devices, moved) = acted.entry(act.name).or_insert((0, 0));
            *devices += 1;
            *moved += usize::from(!changed.is_empty());
        }
    }
    for (act, (devices, moved)) in &acted {
        println!("{act}: {devices} devices, {moved} of their outputs changed");
    }
    if acted.is_empty() {
        println!("captures: absent, none acted");
        return;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let enough = |act: &str, least: usize| acted.get(act).is_some_and(|(_, moved)| *moved >= least);
    assert!(
        enough("advance 1d", 10) && enough("transport off", 10) && enough("ACK import", 10),
        "{acted:?}"
    );
}
