//! Loading, errors with their places, the built-in profiles at power-on, writing and reading back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::*;
use crate::device::derive::DeviceView;
use crate::device::view::{self, SCHEMA};
use crate::device::{Quirk, reload, secret};
use crate::screen::schema::{Origin, View};
use crate::screen::value::{Kind, Value};

fn start() -> DateTime<Utc> {
    read::moment("2026-01-20 09:11:00 UTC").expect("a moment")
}

/// Loads `main.yaml` from these files.
fn load_of(files: &[(&str, &str)], overrides: &Overrides) -> Result<Profile, Vec<Diagnostic>> {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let get = |name: &str| Some(SourceFile::new(name, *files.get(name)?));
    load(Source::Named("main"), &get, overrides)
}

/// File, line, column and message of everything that is wrong.
fn faults(files: &[(&str, &str)]) -> Vec<(String, usize, usize, String)> {
    let faults = load_of(files, &Overrides::default()).expect_err("something is wrong");
    let told = faults.into_iter().map(|fault| {
        let (line, column) = fault.line_column();
        (fault.file.to_string(), line, column, fault.message)
    });
    told.collect()
}

fn one(text: &str) -> (usize, usize, String) {
    let mut faults = faults(&[("main.yaml", text)]);
    assert_eq!(faults.len(), 1, "{faults:?}");
    let (_, line, column, message) = faults.remove(0);
    (line, column, message)
}

#[test]
fn every_fault_has_its_place() {
    assert_eq!(one("hostnam: x\n"), (1, 1, "there is no path `hostnam`".to_owned()));
    assert_eq!(one("usage:\n  last_ack: yesterday\n").0, 2);
    assert_eq!(one("usage:\n  last_ack: yesterday\n").1, 13);
    assert_eq!(
        one("utility:\n  enabled: yes\n"),
        (2, 12, "`utility.enabled` is `true` or `false`, not `yes`".to_owned())
    );
    assert_eq!(one("licences:\n  - nam: x\n").0, 2);
    assert_eq!(one("licences: x\n").2, "`licences` is a list, not a single value");
    assert_eq!(one("hostname: [a]\n").2, "`hostname` is one value, not a list");
    assert_eq!(one("usage: 3\n").2, "`usage` holds other paths, not a single value");
    assert_eq!(one("hostname: ' a'\n").2, "`hostname` begins or ends with a blank");
    assert_eq!(
        one("arg:\n  file: x\n").2,
        "`arg.file` is handed to a screen and never part of a state"
    );
    assert_eq!(
        one("udi.pid: x\nudi:\n  pid: y\n"),
        (3, 3, "`udi.pid` is given twice".to_owned())
    );
    assert_eq!(one("hostname: a\nhostname: b\n").0, 2);
    assert_eq!(one("quirks: [flies]\n").2, "there is no quirk `flies`");
    assert_eq!(one("starts_at: x\n").2, "`starts_at` is `>`, `#` or `login`, not `x`");
    assert_eq!(
        one("release: seventeen\n").2,
        "`seventeen` is no release; one is written `17.12.4`"
    );
    assert_eq!(one("- a\n").2, "a profile is a mapping, not a list");
}

#[test]
fn all_faults_are_told_at_once_each_in_its_file() {
    let files = [
        ("main.yaml", "extends: base.yaml\na: 1\nb: 2\n"),
        ("base.yaml", "c: 3\n"),
    ];
    let places: Vec<(String, usize)> = faults(&files)
        .into_iter()
        .map(|(file, line, ..)| (file, line))
        .collect();
    let expected = [("main.yaml", 2), ("main.yaml", 3), ("base.yaml", 1)];
    assert_eq!(places, expected.map(|(file, line)| (file.to_owned(), line)));
}

#[test]
fn circles_and_missing_files_are_told_where_they_are_named() {
    let files = [
        ("main.yaml", "extends: a.yaml\n"),
        ("a.yaml", "about: x\nextends: main.yaml\n"),
    ];
    let (file, line, column, _) = faults(&files).remove(0);
    assert_eq!((file.as_str(), line, column), ("a.yaml", 2, 10));
    let (file, line, ..) = faults(&[("main.yaml", "about: x\nextends: none.yaml\n")]).remove(0);
    assert_eq!((file.as_str(), line), ("main.yaml", 2));
    assert!(load_of(&[], &Overrides::default()).is_err());
}

#[test]
fn layers_lie_over_one_another() {
    let files = [
        (
            "main.yaml",
            "extends: _families/f.yaml\nrelease: 17.12.4\nudi: { pid: A }\nname_servers: [{ address: 10.0.0.1 }]\n",
        ),
        (
            "_families/f.yaml",
            "hostname: Switch\nudi: { pid: B, sn: S }\nname_servers: [{ address: 10.0.0.2 }, { address: 10.0.0.3 }]\n",
        ),
        (
            "_releases.yaml",
            "17.12: { agent: 5.9, version: { train: Dublin } }\n17.12.4: { version: { fc: fc3 } }\n17.3.1: { agent: 4.8 }\n",
        ),
    ];
    let profile = load_of(&files, &Overrides::default()).expect("well formed");
    let state = &profile.state;
    assert_eq!(
        (state.text(view::UDI_PID), state.text(view::UDI_SN)),
        (Some("A"), Some("S"))
    );
    assert_eq!(state.list(view::NAME_SERVERS).len(), 1, "lists are replaced whole");
    assert_eq!(
        (state.text(view::AGENT), state.text(view::VERSION_FC)),
        (Some("5.9"), Some("fc3"))
    );
    assert_eq!(state.text(view::VERSION_LABEL), Some("17.12.04"));
    assert_eq!(
        profile.factory.list(view::NAME_SERVERS).len(),
        2,
        "the family's configuration is the factory's"
    );
    assert_eq!(profile.factory.text(view::UDI_PID), Some("A"));
    let other = Overrides {
        release: Some("17.3.1".to_owned()),
        rendition: Some("r".to_owned()),
    };
    let moved = load_of(&files, &other).expect("well formed");
    assert_eq!(
        (moved.state.text(view::RELEASE), moved.state.text(view::AGENT)),
        (Some("17.3.1"), Some("4.8"))
    );
    assert_eq!(moved.rendition, "r");
    let unknown = Overrides {
        release: Some("18.1.1".to_owned()),
        rendition: None,
    };
    assert!(load_of(&files, &unknown).is_err());
}

#[test]
fn the_article_s_switch_is_what_the_article_shows() {
    let profile = builtin_profile("sw-infrarunbook-01").unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert_eq!(profile.quirks.len(), Quirk::ALL.len());
    assert_eq!(
        (profile.rendition.as_str(), profile.starts_at),
        ("infrarunbook", StartsAt::Privileged)
    );
    let device = profile.power_on(start());
    let shown = DeviceView::new(&device, start());
    let text = |key: crate::screen::value::PathId| shown.get(key).to_string();
    assert_eq!(text(view::USAGE_LAST_ACK.id), "2026-01-15 08:22:14 UTC");
    assert_eq!(text(view::USAGE_ACK_DEADLINE.id), "2026-04-15 08:22:14 UTC");
    assert_eq!(text(view::USAGE_NEXT_PUSH.id), "2026-02-14 08:22:14 UTC");
    assert_eq!(
        text(view::TRANSPORT_URL.id),
        "https://smartreceiver.cisco.com/licservice/license"
    );
    assert_eq!(text(view::AUTHORIZATION_STAMP.id), "Wed Jan 15 08:22:14 UTC 2026");
    assert_eq!(text(view::CLOCK_MARK.id), "<none>");
    assert_eq!(text(view::CALL_HOME_VRF.id), "Mgmt-vrf");
    let user = &device.state.list(view::USERS)[0];
    assert!(secret::matches(9, user.text(view::USERS_SECRET).unwrap_or(""), "admin"));
    assert!(!device.state.knows(view::ENABLE_PLAIN_SECRET.id));
}

/// Hashing takes longer than all the rest of a start together.
#[test]
fn no_built_in_profile_has_a_secret_hashed_at_power_on() {
    for name in builtins() {
        let profile = builtin_profile(&name).unwrap_or_else(|faults| panic!("{}", faults[0]));
        assert!(!profile.state.knows(view::ENABLE_PLAIN_SECRET.id), "{name}");
        let plain = |user: &Record| user.knows(view::USERS_PLAIN_SECRET.id);
        assert!(!profile.state.list(view::USERS).iter().any(plain), "{name}");
    }
}

#[test]
fn the_twin_is_the_same_box_without_quirks() {
    let load = |name: &str| builtin_profile(name).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let (article, twin) = (load("sw-infrarunbook-01"), load("c9300-48p"));
    assert!(twin.quirks.is_empty());
    assert_eq!((twin.rendition.as_str(), twin.starts_at), ("ios-xe", StartsAt::User));
    for key in [
        view::HOSTNAME.id,
        view::UDI_SN.id,
        view::LICENCES.id,
        view::USAGE_LAST_ACK.id,
        view::MEMBERS.id,
    ] {
        assert_eq!(article.state.value(key), twin.state.value(key));
    }
}

#[test]
fn a_restarted_switch_is_the_one_that_left_the_factory() {
    let profile = builtin_profile("c9300-48p").unwrap_or_else(|faults| panic!("{}", faults[0]));
    let mut device = profile.power_on(start());
    reload::restart(&mut device, start());
    assert_eq!(device.state.text(view::HOSTNAME), Some("Switch"));
    assert!(device.state.list(view::USERS).is_empty());
    assert_eq!(device.state.text(view::UDI_SN), Some("FCW2501XXXX"));
    assert_eq!(
        device.state.get(view::USAGE_LAST_ACK),
        profile.state.get(view::USAGE_LAST_ACK)
    );
    let names: Vec<&str> = device
        .state
        .list(view::INTERFACES)
        .iter()
        .filter_map(|i| i.text(view::INTERFACES_NAME))
        .collect();
    assert!(names.contains(&"GigabitEthernet1/0/48") && !names.contains(&"Vlan10"));
}

#[test]
fn two_power_ons_are_the_same_to_the_last_byte() {
    let profile = builtin_profile("c9300-48p").unwrap_or_else(|faults| panic!("{}", faults[0]));
    assert_eq!(profile.power_on(start()).state, profile.power_on(start()).state);
}

/// A value of a kind, of the sort that a screen can read.
fn value(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Text => "[ -~]{1,20}"
            .prop_filter("no blank at either end", |t| t.trim() == t)
            .prop_map(Value::from)
            .boxed(),
        Kind::Int | Kind::Duration => any::<i64>().prop_map(Value::Int).boxed(),
        Kind::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        Kind::Time => (0_i64..4_000_000_000)
            .prop_map(|s| DateTime::from_timestamp(s, 0).map_or(Value::Absent, Value::Time))
            .boxed(),
        Kind::List => Just(Value::Absent).boxed(),
    }
}

/// A record of some paths that begin with `prefix`, with lists of records in it.
fn record(prefix: &'static str, depth: usize) -> BoxedStrategy<Record> {
    let fields = SCHEMA.iter().filter(|(_, info)| {
        let own = info.name.strip_prefix(prefix).is_some_and(|rest| !rest.contains("[]"));
        own && info.origin != Origin::Argument && !info.name.starts_with("banner.")
    });
    let fields: Vec<_> = fields.map(|(id, info)| (id, info.kind, info.name)).collect();
    let count = fields.len();
    proptest::collection::vec(0..count, 0..count.min(12))
        .prop_flat_map(move |picked| {
            let values: Vec<BoxedStrategy<(crate::screen::value::PathId, Value)>> = picked
                .into_iter()
                .map(|n| {
                    let (id, kind, name) = fields[n];
                    if kind == Kind::List && depth > 0 {
                        let inner: &'static str = Box::leak(format!("{name}[].").into_boxed_str());
                        let items = proptest::collection::vec(record(inner, depth - 1), 0..3);
                        items.prop_map(move |items| (id, Value::List(items))).boxed()
                    } else {
                        value(kind).prop_map(move |value| (id, value)).boxed()
                    }
                })
                .collect();
            values
        })
        .prop_map(|values| {
            let mut record = Record::new();
            for (id, value) in values {
                record.put(id, value);
            }
            record
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_written_reads_back(state in record("", 1)) {
        let text = super::yaml(&state);
        let file = SourceFile::new("p.yaml", text.as_str());
        let node = crate::yaml::tree::parse(&file);
        prop_assert!(node.is_ok(), "{}\n{text}", node.err().map(|e| e.message).unwrap_or_default());
        let mut reader = read::Reader { file: &file, faults: Vec::new() };
        let mut back = Record::new();
        if let Ok(crate::yaml::tree::Node { value: crate::yaml::tree::Yaml::Map(entries), .. }) = node {
            for (key, node) in &entries {
                reader.entry("", key, node, &mut back);
            }
        }
        prop_assert!(reader.faults.is_empty(), "{:?}\n{text}", reader.faults.first().map(|f| &f.message));
        prop_assert_eq!(back, state);
    }
}
