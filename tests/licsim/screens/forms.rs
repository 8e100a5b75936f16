//! What each state looks like, against the text of `reference/output-formats.md` where it gives one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use licsim::screen::version::Version;

use super::library;
use super::states::{FAMILIES, device, names, print};

fn data(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    fs::read_to_string(path).expect("the expected text is there")
}

/// Lines that a state prints on a screen, from one agent on and before another.
struct Form {
    state: String,
    screen: String,
    since: Version,
    until: Option<Version>,
    lines: Vec<String>,
}

fn forms() -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    for line in data("forms.txt").lines() {
        if let Some(head) = line.strip_prefix("== ") {
            let mut words = head.split(' ');
            let mut word = || words.next().map(str::to_owned);
            forms.push(Form {
                state: word().expect("a state"),
                screen: word().expect("a screen"),
                since: word().and_then(|v| Version::parse(&v)).expect("a version"),
                until: word().map(|v| Version::parse(&v).expect("a version")),
                lines: Vec::new(),
            });
        } else if let Some(form) = forms.last_mut() {
            form.lines.push(line.to_owned());
        }
    }
    assert!(forms.len() > 40, "only {} forms were read", forms.len());
    forms
}

impl Form {
    fn covers(&self, agent: &str) -> bool {
        let agent = Version::parse(agent).expect("a version");
        agent >= self.since && self.until.as_ref().is_none_or(|until| agent < *until)
    }
}

#[test]
fn states_look_as_the_reference_has_them() {
    let library = library();
    let forms = forms();
    let mut met = vec![0; forms.len()];
    let mut faults = Vec::new();
    for family in FAMILIES {
        let mut devices = BTreeMap::new();
        for (n, form) in forms.iter().enumerate().filter(|(_, form)| form.covers(family.1)) {
            met[n] += 1;
            let device = devices
                .entry(&form.state)
                .or_insert_with(|| device(&form.state, *family));
            let screen = library.get("ios-xe", &form.screen).expect("the screen compiles");
            let text = print(&screen, device);
            let printed: Vec<&str> = text.lines().collect();
            if !printed.windows(form.lines.len()).any(|window| window == form.lines) {
                faults.push(format!(
                    "{} of {} at {} has not {:?}",
                    form.screen, form.state, family.1, form.lines
                ));
            }
        }
    }
    assert!(
        met.iter().all(|families| *families > 0),
        "a form is of no family: {met:?}"
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_state_is_looked_at() {
    let forms = forms();
    let shown = |name: &String| forms.iter().any(|form| form.state == *name);
    let unshown: Vec<String> = names().into_iter().filter(|name| !shown(name)).collect();
    assert!(unshown.is_empty(), "{unshown:?} stand in no form");
}

/// Section 3.1: the whole text of an untouched device, with the blocks of its release.
#[test]
fn the_whole_status_is_that_of_the_reference() {
    let account = "Account Information:\n  Smart Account: <none>\n  Virtual Account: <none>\n\n";
    let vrf = "  VRF: <empty>\n";
    let telemetry = " \nDevice Telemetry Report Summary:\n================================\nData Channel: AVAILABLE\n\
        Reports on disk: 0\n\n";
    let status = data("status.txt");
    let screen = library().get("ios-xe", "license/status").expect("the screen compiles");
    for (agent, account, vrf, end) in [
        ("5.1.31_rel/142", "", "", "\n\n"),
        ("5.3.16_rel/55", account, vrf, "\n\n"),
        ("5.9.4_rel/9", account, vrf, telemetry),
        ("6.2.0/11094e344", account, vrf, telemetry),
    ] {
        let family = FAMILIES.iter().find(|family| family.1 == agent).expect("a family");
        let expected = status.replace("@account@\n", account).replace("@vrf@\n", vrf) + end;
        assert_eq!(print(&screen, &device("cslu_empty", *family)), expected, "{agent}");
    }
}
