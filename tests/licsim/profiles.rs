//! Every built-in profile at every release that its platform runs: it powers on, its screens lack no value, and what they
//! print reads back.

use licsim::cli::{Machine, MachineOptions};
use licsim::device::derive::DeviceView;
use licsim::device::view::{self, SCHEMA};
use licsim::embedded;
use licsim::profile::{self, Overrides, Profile, Release, Source};
use licsim::screen::Library;
use licsim::screen::value::Record;

/// One release of every train, and some that have a row of their own.
const RELEASES: &[&str] = &[
    "16.6.5", "16.9.3", "16.12.4", "17.1.1", "17.2.1", "17.3.1", "17.3.2", "17.3.3", "17.4.1", "17.5.1", "17.6.1",
    "17.6.4", "17.6.5", "17.7.1", "17.8.1", "17.9.4a", "17.10.1", "17.11.1", "17.12.4", "17.13.1", "17.14.1",
    "17.15.1", "17.16.1", "17.17.1", "17.18.1",
];

/// Releases at which screens are read back too, which takes longer.
const READ_BACK: &[&str] = &[
    "16.9.3", "16.12.4", "17.3.1", "17.3.3", "17.6.5", "17.9.4a", "17.12.4", "17.15.1", "17.18.1",
];

/// Screens that a device has from 17.3.2 on.
const OF_POLICY_MODE: &[&str] = &["license/authorization", "license/history_message", "license/rum_id_all"];

/// What people ask a router of licence files for.
const OF_LICENCE_FILES: &[&str] = &[
    "pak/version",
    "inventory",
    "ip_interface_brief",
    "pak/all",
    "pak/detail",
    "pak/feature",
    "pak/file",
    "pak/show",
    "pak/udi",
];

/// What people ask a switch for when they look at its licences.
const SCREENS: &[&str] = &[
    "version",
    "inventory",
    "ip_interface_brief",
    "license/all",
    "license/authorization",
    "license/history_message",
    "license/rum_id_all",
    "license/status",
    "license/summary",
    "license/tech_support",
    "license/udi",
    "license/usage",
];

fn load(name: &str, release: Option<&str>) -> Result<Profile, String> {
    let overrides = Overrides {
        release: release.map(str::to_owned),
        rendition: Some("ios-xe".to_owned()),
    };
    let loaded = profile::load(Source::Named(name), &profile::builtin, &overrides);
    loaded.map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// Whether every product of the profile has the release.
fn runs(name: &str, release: &str) -> bool {
    let profile = load(name, None).unwrap_or_else(|told| panic!("{name}: {told}"));
    let release = Release::parse(release).expect("a release");
    let mut platforms = profile.products.iter().filter_map(|pid| profile::platform(pid));
    platforms.all(|platform| platform.runs(&release))
}

/// What is wrong with a profile at a release: missing values, and screens that do not read back.
fn faults(library: &Library, name: &str, release: &str) -> Vec<String> {
    let options = MachineOptions {
        profile: Some(name.to_owned()),
        release: Some(release.to_owned()),
        rendition: Some("ios-xe".to_owned()),
        ..MachineOptions::default()
    };
    let machine = Machine::build(&options).unwrap_or_else(|error| panic!("{name} at {release}: {error}"));
    let device = machine.rack().lab().device(machine.device()).expect("it is there");
    let shown = DeviceView::new(device, machine.now());
    let mut faults = Vec::new();
    let policy_mode = Release::parse(release) >= Release::parse("17.3.2");
    let licence_files = device.state.is(view::PAK_ON);
    for screen_name in if licence_files { OF_LICENCE_FILES } else { SCREENS } {
        if !policy_mode && OF_POLICY_MODE.contains(screen_name) {
            continue;
        }
        let screen = library.get("ios-xe", screen_name).expect("it compiles");
        let mut told = |what: String| faults.push(format!("{name} at {release}, {screen_name}: {what}"));
        for path in screen.missing(&shown, &Record::new(), None) {
            told(format!("{path} has no value"));
        }
        if screen.is_render_only() || !READ_BACK.contains(&release) {
            continue;
        }
        let text = screen.render(&shown, &Record::new(), None);
        let known = Record::new()
            .with(view::RELEASE, release)
            .with(view::AGENT, device.state.text(view::AGENT).unwrap_or_default());
        let reading = screen.read(&text, &known);
        if !reading.complete || !reading.conflicts.is_empty() {
            told(format!("is not read back: {:?}", reading.furthest));
        }
    }
    faults
}

#[test]
fn every_profile_prints_every_screen_at_every_release() {
    let library = Library::new(&SCHEMA, embedded::below("grammar/screens/").collect());
    let (mut faults_seen, mut checked) = (Vec::new(), 0);
    for name in profile::builtins() {
        for release in RELEASES.iter().filter(|release| runs(&name, release)) {
            faults_seen.extend(faults(&library, &name, release));
            checked += 1;
        }
    }
    assert!(checked > 200, "only {checked} were checked");
    assert!(
        faults_seen.is_empty(),
        "{} faults:\n{}",
        faults_seen.len(),
        faults_seen.join("\n")
    );
}

#[test]
fn every_release_of_the_file_is_a_train_that_is_checked() {
    for train in profile::trains() {
        let checked = |release: &&str| Release::parse(release).is_some_and(|release| release.train() == train);
        assert!(RELEASES.iter().any(checked), "no release of {train} is checked");
    }
}

#[test]
fn a_release_older_than_the_platform_is_refused_with_the_first_one() {
    for (name, release, first) in [("c9350-48p", "17.15.1", "17.18.1"), ("c9606r", "16.9.3", "16.12.1")] {
        let told = load(name, Some(release)).expect_err("the platform is younger");
        assert!(told.contains(&format!("its first release is {first}")), "{told}");
    }
}

/// `product` decides all of these; a profile that is written out whole and read again is the same.
#[test]
fn a_profile_written_out_is_the_same() {
    for name in profile::builtins() {
        let profile = load(&name, None).unwrap_or_else(|told| panic!("{name}: {told}"));
        let products = profile.products.join(", ");
        let text = format!("product: [{products}]\n{}", profile::yaml(&profile.state));
        let file = licsim::diagnostic::SourceFile::new("again.yaml", text.as_str());
        let again = profile::load(Source::File(&file), &profile::builtin, &Overrides::default());
        let again = again.unwrap_or_else(|faults| panic!("{name}: {}", faults[0]));
        assert_eq!(again.state, profile.state, "{name}");
    }
}
