//! Lab files are read strictly, and their faults are shown where they are.

use super::*;
use crate::lab::clock::parse_time;
use crate::lab::network::ServiceKind;
use crate::lab::verbs::System;

fn faults(text: &str) -> Vec<(usize, usize, String)> {
    let file = SourceFile::new("lab.yaml", text);
    let errors = load(&file).err().unwrap_or_default();
    errors
        .into_iter()
        .map(|error| (error.line_column().0, error.line_column().1, error.message))
        .collect()
}

#[test]
fn every_built_in_lab_is_read() {
    let names = names();
    assert!(
        names.iter().any(|name| name == "solvethenetwork") && names.iter().any(|name| name == EMPTY),
        "{names:?}"
    );
    for name in names {
        let file = built_in(&name).expect("it is built in");
        assert!(load(&file).is_ok(), "{name}: {:?}", load(&file));
    }
}

#[test]
fn the_lab_of_the_article_has_what_the_article_names() {
    let file = built_in("solvethenetwork").expect("it is built in");
    let lab = lab(&file, None, DateTime::UNIX_EPOCH).expect("it is read");
    assert_eq!(lab.now(), parse_time("2026-01-20 09:00:00").expect("a time"));
    let account = &lab.outside.cssm.accounts["solvethenetwork.com"];
    let names: Vec<&str> = account.virtual_accounts.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["Network-Infrastructure", "DataCenter", "Branch-Sites", "DEFAULT"]
    );
    let token = &account.virtual_accounts["Network-Infrastructure"].tokens[0];
    assert_eq!(token.value, "ZGRlNzM1MDItMmM3NC00NmVj...TRUNCATED...");
    let services = |address: [u8; 4]| {
        let host = lab.outside.network.at(address.into()).map(|(_, host)| host);
        host.map(|host| host.services.iter().map(|s| (s.kind, s.port)).collect::<Vec<_>>())
    };
    assert_eq!(services([10, 10, 10, 1]), Some(vec![]));
    assert_eq!(
        services([10, 10, 10, 53]),
        Some(vec![(ServiceKind::Dns, 53), (ServiceKind::Ntp, 123)])
    );
    assert_eq!(services([10, 10, 10, 50]), Some(vec![(ServiceKind::Proxy, 3128)]));
    assert_eq!(services([10, 10, 10, 100]), Some(vec![(ServiceKind::Cslu, 8182)]));
    assert_eq!(
        services([10, 10, 10, 200]),
        Some(vec![(ServiceKind::Scp, 22), (ServiceKind::Tftp, 69)])
    );
    assert!(
        lab.outside
            .network
            .named("smartreceiver.cisco.com")
            .is_some_and(|(_, host)| host.has(ServiceKind::Cssm))
    );
    assert_eq!(lab.logins.enable.as_deref(), Some("admin"));
    assert!(lab.outside.operator.on);
}

#[test]
fn faults_of_the_yaml_have_their_place() {
    let at = |text: &str| {
        faults(text)
            .into_iter()
            .map(|(line, column, _)| (line, column))
            .collect::<Vec<_>>()
    };
    assert_eq!(at("seed: 1\nsed: 2\n"), [(2, 1)]);
    assert_eq!(at("seed: 1\noperator: true\nseed: 2\n"), [(3, 1)]);
    assert_eq!(at("operator: yes\n"), [(1, 11)]);
    assert_eq!(at("clock: tomorrow\n"), [(1, 8)]);
    assert_eq!(at("hosts:\n  - name: a\n    addresses: [10.0.0.300]\n"), [(3, 17)]);
    assert_eq!(
        at("hosts:\n  - name: a\n    addresses: []\n    services: [{kind: fax}]\n"),
        [(4, 23)]
    );
    assert!(!faults("a: &x 1\nb: *x\n").is_empty());
    assert!(!faults(&format!("about: {}", "[".repeat(100))).is_empty());
}

#[test]
fn names_that_mean_nothing_are_faults_all_at_once() {
    let text = "accounts:\n  - domain: d\n    default: A\n    virtual_accounts:\n      - name: B\n        licenses:\n          - { name: Nonsense, quantity: 1 }\nroutes:\n  - { from: here, to: 0.0.0.0/0 }\n";
    let found: Vec<_> = faults(text)
        .into_iter()
        .map(|(line, column, message)| format!("{line}:{column} {message}"))
        .collect();
    assert_eq!(
        found,
        [
            "3:14 d has no Virtual Account `A`",
            "7:21 `Nonsense` is no license of the catalogue and no entitlement tag",
            "9:13 `here` is not a network like `10.10.10.0/24`",
        ]
    );
}

#[test]
fn a_file_that_is_too_large_or_empty_is_no_surprise() {
    assert_eq!(faults(&"#".repeat(YAML_BYTES_MAX + 1)).len(), 1);
    assert_eq!(
        load(&SourceFile::new("lab.yaml", "# nothing\n\n")),
        Ok(LabConfig::default())
    );
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let text = include_str!("../../docs/lab.md");
    let example = text
        .split("```yaml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("there is one");
    assert_eq!(faults(example), []);
    let example = load(&SourceFile::new("docs/lab.md", example)).expect("it is read");
    assert_eq!(
        (example.hosts.len(), example.routes.len(), example.accounts.len()),
        (6, 2, 1)
    );
}

#[test]
fn the_documentation_names_every_fault_and_every_directive() {
    let text = include_str!("../../docs/lab.md");
    for word in [
        "unreachable",
        "dns",
        "tcp",
        "tls",
        "busy",
        "empty answer",
        "ack lost",
        "ack withheld",
        "token expired",
        "down-rev",
    ] {
        assert!(text.contains(&format!("| `{word}` |")), "{word}");
    }
}

#[test]
fn the_documentation_names_every_verb_and_no_other() {
    let text = include_str!("../../docs/cisco-side.md");
    for system in System::ALL {
        let name = system.name();
        let mentions = |verb: &str| {
            let word = format!("`{name} {verb}");
            text.match_indices(&word).any(|(at, _)| {
                let next = text[at + word.len()..].chars().next();
                matches!(next, Some(' ' | '`'))
            })
        };
        for verb in system.verbs() {
            assert!(mentions(verb.name), "{name} {}", verb.name);
        }
        let row = format!("| `{name} ");
        let starts = text.match_indices(&row).map(|(at, _)| at);
        for at in starts {
            let rest = &text[at + name.len() + 4..];
            let word: String = rest
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '-')
                .collect();
            assert!(system.verbs().any(|verb| verb.name == word), "{name} {word}");
        }
    }
}
