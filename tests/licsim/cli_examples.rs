//! The recorded examples of the command line, each over its own small grammar.

use licsim::diagnostic::SourceFile;
use licsim::grammar::{ActionArg, Completion, Facts, Grammar, Names, Outcome, PathKind, Tree};
use serde::Deserialize;

/// A row of `tests/cli/examples.yaml`; its head says what the fields mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    id: String,
    source: String,
    #[serde(default)]
    memory: bool,
    #[serde(default = "exec")]
    mode: String,
    #[serde(default)]
    interfaces: Vec<String>,
    grammar: String,
    prompt: String,
    typed: String,
    #[serde(default = "enter")]
    keys: String,
    printed: Option<String>,
    says: Option<String>,
}

fn exec() -> String {
    "exec".to_owned()
}

fn enter() -> String {
    "enter".to_owned()
}

/// Every name of the examples' grammars is known.
struct AnyName;

impl Names for AnyName {
    fn action(&self, _: &str) -> Option<Vec<ActionArg>> {
        Some(Vec::new())
    }
    fn screen(&self, _: &str) -> bool {
        true
    }
    fn path(&self, _: &str) -> Option<PathKind> {
        Some(PathKind::Text)
    }
    fn quirk(&self, _: &str) -> bool {
        false
    }
}

impl Facts for Example {
    fn release(&self) -> &str {
        "17.12.4"
    }
    fn platform(&self) -> &str {
        "C9300-48P"
    }
    fn quirk(&self, _: &str) -> bool {
        false
    }
    fn is(&self, path: &str, values: &[&str]) -> bool {
        path == "interfaces[].name" && self.interfaces.iter().any(|name| values.contains(&name.as_str()))
    }
}

impl Example {
    /// What is printed or said.
    fn found(&self) -> Result<String, String> {
        let file = SourceFile::new(self.id.as_str(), self.grammar.as_str());
        let (grammar, faults) = Grammar::load(&[file], &AnyName);
        if let Some(fault) = faults.first() {
            return Err(fault.to_string());
        }
        let tree = grammar.view(self);
        let mode = grammar.mode(&self.mode).ok_or("no such mode")?;
        let line = self.typed.as_str();
        Ok(match self.keys.as_str() {
            "?" => tree.help(&grammar, mode, 15, line, self, 80).text(line),
            "tab" => match tree.complete(&grammar, mode, 15, line, self) {
                Completion::Line(line) => line,
                Completion::Nothing => String::new(),
            },
            "prompt" => grammar.mode_info(mode).prompt.clone(),
            _ => self.entered(&grammar, &tree),
        })
    }

    fn entered(&self, grammar: &Grammar, tree: &Tree) -> String {
        let mode = grammar.mode(&self.mode).expect("checked by the caller");
        let outcome = tree.parse(grammar, mode, 15, &self.typed, self);
        match outcome {
            Outcome::Command(command) => match command.pipe {
                Some(pipe) => format!("command {} | {} {}", command.canonical, pipe.stage, pipe.argument),
                None => format!("command {}", command.canonical),
            },
            Outcome::Comment => "comment".to_owned(),
            Outcome::HostName(name) => format!("host-name {name}"),
            other => other
                .text(self.prompt.chars().count(), &self.typed)
                .unwrap_or_else(|| format!("{other:?}")),
        }
    }

    /// What was recorded.
    fn expected(&self) -> &str {
        self.printed.as_ref().or(self.says.as_ref()).map_or("", String::as_str)
    }
}

fn examples() -> Vec<Example> {
    let text = include_str!("../cli/examples.yaml");
    serde_yaml::from_str(text).expect("tests/cli/examples.yaml is well formed")
}

#[test]
fn every_example_is_as_recorded() {
    let mut wrong = String::new();
    for example in examples() {
        match example.found() {
            Ok(found) if found == example.expected() => {}
            Ok(found) => {
                wrong += &format!(
                    "{}\n  found    {found:?}\n  expected {:?}\n",
                    example.id,
                    example.expected()
                )
            }
            Err(fault) => wrong += &format!("{}\n{fault}\n", example.id),
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The recorded examples by their typed lines, so that none can be dropped unseen: prompt, line, keys.
const RECORDED: &[(&str, &str, &str)] = &[
    ("R1(config)#", "a", "enter"),
    ("iosvl2-0>", "show i", "enter"),
    ("2960-7#", "sh po interface fa0/3", "enter"),
    ("Switch#", "sh vlan brief  ", "enter"),
    ("R1(config)#", "logging", "enter"),
    ("OAKRS1#", "show", "enter"),
    ("R1#", "sh clck", "enter"),
    ("cisco1>", "show foooooooo", "enter"),
    ("R1#", "shw ip int br", "enter"),
    ("R1(config)#", "logging 0255.255.1", "enter"),
    ("Router#", "show bootvar | include CONFIG_FILE", "enter"),
    (
        "iris-c8kv-104(config)#",
        " app-vnic gateway0 virtualportgroup 1",
        "enter",
    ),
    ("iris-c8kv-104(config)#", "  guest-ipaddress", "enter"),
    ("iris-c8kv-104(config)#", " app-default-gateway", "enter"),
    ("iris-c8kv-104(config)#", " app-resource", "enter"),
    ("R1-CSR1K#", "show run int loop101", "enter"),
    ("3400-1(config)#", "no interface Vlan666", "enter"),
    ("3400-1#", "hello", "enter"),
    ("R1(config)#", "show ip ", "?"),
    ("OAKRS1#", "show ", "?"),
    ("R1#", "show ip bgp 22.22.22.22 255.255.255.255 | ", "?"),
    ("R1(config)#", "hostname ", "?"),
    ("R1(config-if)#", "ip address 15.255.255.254 ", "?"),
    ("R1(config)#", "arp-probe ", "?"),
    ("Router#", "cl", "?"),
    ("P-RR#", "sh run", "tab"),
    ("R1#", "show vlan-sw", "tab"),
    ("R1#", "show vlan-switch bri", "tab"),
    ("R1(config)#", "no ip d", "tab"),
    ("Switch(config)#", "", "prompt"),
    ("Switch(cfg-call-home-profile)#", "", "prompt"),
    ("R1#", "dir | i Directory of (.*)", "enter"),
    (
        "3400-1#",
        "show running-config | include app-hosting appid iris|applet IRIS-|^vlan 666$ ",
        "enter",
    ),
];

#[test]
fn no_recorded_example_is_missing() {
    let examples = examples();
    for (prompt, typed, keys) in RECORDED {
        let row = examples
            .iter()
            .find(|e| e.prompt == *prompt && e.typed == *typed && e.keys == *keys);
        let row = row.unwrap_or_else(|| panic!("no example for {prompt}{typed} ({keys})"));
        assert!(!row.memory, "{} is recorded", row.id);
    }
}

#[test]
fn every_example_names_its_source_once() {
    let examples = examples();
    for (n, example) in examples.iter().enumerate() {
        assert!(!example.source.is_empty(), "{}", example.id);
        assert!(
            examples[..n].iter().all(|other| other.id != example.id),
            "{} is there twice",
            example.id
        );
        let asks = matches!(example.keys.as_str(), "enter" | "?" | "tab" | "prompt");
        assert!(asks, "{}: {}", example.id, example.keys);
    }
}

/// The caret's place is also said as a number, as the recordings give it: blanks before `^`.
#[test]
fn carets_stand_where_the_table_says() {
    let places = [
        ("3-row-1", 8),
        ("3-row-2", 14),
        ("3-row-3", 5),
        ("3-row-4", 19),
        ("3-row-5", 13),
        ("3-row-6", 27),
        ("3-row-7", 25),
        ("3-row-8-gateway", 27),
        ("3-row-8-resource", 27),
        ("3-row-9", 26),
        ("3-row-10", 29),
    ];
    let examples = examples();
    for (id, blanks) in places {
        let example = examples
            .iter()
            .find(|example| example.id == id)
            .expect("a row of the table");
        assert_eq!(
            example.found().expect("its grammar is right").find('^'),
            Some(blanks),
            "{id}"
        );
    }
}
