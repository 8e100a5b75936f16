//! Files that are right and wrong.

use crate::diagnostic::SourceFile;

use super::super::{Grammar, overlay};
use super::{SAMPLE, SampleNames, load, show};

/// Message and place of every fault.
fn faults(text: &str) -> Vec<(String, usize, usize)> {
    let (_, faults) = load(text);
    faults
        .iter()
        .map(|fault| {
            let (line, column) = fault.line_column();
            (fault.message.clone(), line, column)
        })
        .collect()
}

fn has(text: &str, message: &str, line: usize, column: usize) {
    let found = faults(text);
    assert!(
        found.contains(&(message.to_owned(), line, column)),
        "{message}: {found:?}"
    );
}

#[test]
fn the_sample_is_right() {
    let (grammar, faults) = load(SAMPLE);
    assert!(faults.is_empty(), "{}", show(&faults));
    let lint = grammar.lint(&SampleNames);
    assert!(lint.is_empty(), "{}", show(&lint));
}

#[test]
fn every_fault_is_reported_at_its_place() {
    has(
        "show \"x\"\n",
        "no section begins above this line; write 'mode NAME' or 'part NAME' first",
        1,
        1,
    );
    has("mode exec\nshow \"x\n", "this quote is not closed", 2, 6);
    has("mode exec\nshow \"x\" sicne 17.3\n", "'sicne' is not a clause", 2, 10);
    has("mode exec\nshow \"x\" since 17.x\n", "this is not a release", 2, 16);
    has(
        "mode exec\n    show \"x\"\n",
        "this line is indented more than one step below the line above",
        2,
        1,
    );
    has(
        "mode exec\nshow \"x\"\n   a \"y\"\n",
        "indentation goes in steps of two blanks",
        3,
        1,
    );
    has(
        "mode exec\na \"x\" = screen unknown/x\n",
        "screen 'unknown/x' is not known",
        2,
        16,
    );
    has(
        "mode exec\na \"x\" = action pnig\n",
        "action 'pnig' is not known",
        2,
        16,
    );
    has(
        "mode exec\na \"x\" = set unknown.x\n",
        "path 'unknown.x' is not known",
        2,
        13,
    );
    has(
        "mode exec\na \"x\" needs quirk even = screen x\n",
        "quirk 'even' is not known",
        2,
        19,
    );
    has(
        "mode exec\na \"x\" = mode confg\n",
        "mode 'confg' is not declared",
        2,
        14,
    );
    has("mode exec\nuse thing\n", "part 'thing' is not known", 2, 5);
    has("mode exec\n<a> \"x\"\n", "an argument needs a type", 2, 2);
    has(
        "mode exec\n<a: wrod> \"x\"\n",
        "'wrod' is not a type; is 'word' meant?",
        2,
        4,
    );
    has("mode exec\na \"x\" = bind y\n", "'bind' is not a binding", 2, 9);
    has(
        "mode exec\na \"x\" = screen y z\n",
        "nothing more is expected on this line",
        2,
        18,
    );
    has(
        "mode exec\na \"x\" = add hostname where n = <n>\n",
        "'hostname' is not a list",
        2,
        13,
    );
    has(
        "part a\nuse b\npart b\nuse a\n",
        "this part uses itself in a circle",
        2,
        5,
    );
    has(
        "mode a prompt \"\" parent b\nmode b prompt \"\" parent a\n",
        "the parents of this mode go in a circle",
        2,
        25,
    );
}

#[test]
fn one_bad_line_does_not_hide_the_next() {
    let text = "mode exec\nshow \"x\" nonsense\n  child \"c\" = screen unknown\nok \"y\" = screen fine\n  <z: int 5-1> \"z\"\n";
    let found = faults(text);
    assert_eq!(found.len(), 2, "{found:?}");
    let (grammar, _) = load(text);
    assert_eq!(grammar.nodes().filter(|(_, node)| node.label() == "ok").count(), 1);
}

#[test]
fn faults_advise() {
    let (_, faults) = load("mode exec\na \"x\" = action pnig\n");
    assert_eq!(faults[0].help.as_deref(), Some("is 'ping' meant?"));
    assert!(
        faults[0]
            .to_string()
            .starts_with("error: action 'pnig' is not known\n --> a.cmd:2:16\n"),
        "{}",
        faults[0]
    );
}

#[test]
fn sections_of_several_files_are_one() {
    let files = [
        SourceFile::new("a.cmd", "mode exec\nshow \"Show\" pipe\n  a \"A\" = screen a\n"),
        SourceFile::new(
            "b.cmd",
            "mode exec\nshow\n  b \"B\" = screen b\nshow \"Show\" pipe\n  c \"C\" = screen c\n",
        ),
    ];
    let (grammar, faults) = Grammar::load(&files, &SampleNames);
    assert!(faults.is_empty(), "{}", show(&faults));
    assert_eq!(grammar.nodes().filter(|(_, node)| node.label() == "show").count(), 1);
}

#[test]
fn a_node_twice_is_an_error_unless_it_overrides() {
    let base = SourceFile::new(
        "a.cmd",
        "mode exec\nshow \"Show\"\n  a \"A\" = screen a\n  b \"B\" = screen b\n",
    );
    let twice = SourceFile::new("b.cmd", "mode exec\nshow\n  a \"Other\" = screen c\n");
    let (_, faults) = Grammar::load(&[base.clone(), twice], &SampleNames);
    assert_eq!(faults[0].message, "'a' is here twice under the same conditions");
    let over = SourceFile::new("b.cmd", "mode exec\nshow\n  a \"Other\" override = screen c\n");
    let (grammar, faults) = Grammar::load(&[base, over], &SampleNames);
    assert!(faults.is_empty(), "{}", show(&faults));
    assert!(grammar.nodes().any(|(_, node)| node.help.as_deref() == Some("Other")));
    assert!(grammar.nodes().all(|(_, node)| node.help.as_deref() != Some("A")));
}

#[test]
fn the_same_name_may_stand_under_different_conditions() {
    let text = "mode exec\na \"Old\" until 17.3 = screen old\na \"New\" since 17.4 = screen new\n";
    assert_eq!(faults(text), []);
}

#[test]
fn a_vocabulary_word_gives_way_to_a_modelled_one() {
    let vocabulary = "mode exec\ncrypto \"Encryption\" unmodelled\n  key \"Keys\"\n  pki \"PKI\"\n";
    let modelled = "mode exec\ncrypto \"Encryption module\"\n  pki \"Public Key\" = screen pki\n";
    for order in [[vocabulary, modelled], [modelled, vocabulary]] {
        let (grammar, faults) = load(&order.join(""));
        assert!(faults.is_empty(), "{}", show(&faults));
        let flag = |name: &str| {
            let (_, node) = grammar.nodes().find(|(_, node)| node.label() == name).unwrap();
            (
                node.clauses.flags.has(super::super::clauses::Flag::Unmodelled),
                node.help.clone().unwrap().to_string(),
            )
        };
        assert_eq!(flag("crypto"), (false, "Encryption module".to_owned()));
        assert_eq!(flag("pki"), (false, "Public Key".to_owned()));
        assert!(flag("key").0);
    }
}

#[test]
fn a_folder_replaces_files_of_the_same_path() {
    let built_in = vec![
        SourceFile::new("grammar/commands/a.cmd", "1"),
        SourceFile::new("grammar/commands/b.cmd", "2"),
    ];
    let own = vec![
        ("commands/b.cmd".to_owned(), SourceFile::new("mine/commands/b.cmd", "3")),
        ("commands/0.cmd".to_owned(), SourceFile::new("mine/commands/0.cmd", "4")),
    ];
    let texts: Vec<_> = overlay(built_in, own)
        .iter()
        .map(|file| file.text.to_string())
        .collect();
    assert_eq!(texts, ["1", "4", "3"]);
}

#[test]
fn lint_finds_what_a_walk_would_stumble_over() {
    let found = |text: &str| {
        let (grammar, faults) = load(text);
        assert!(faults.is_empty(), "{}", show(&faults));
        grammar
            .lint(&SampleNames)
            .into_iter()
            .map(|fault| fault.message)
            .collect::<Vec<_>>()
            .join("; ")
    };
    for (text, message) in [
        ("mode exec\na = screen x\n", "'a' has no help"),
        ("mode exec\na \"A\"\n", "'a' leads nowhere"),
        ("mode exec\np \"P\" = action ping\n", "action 'ping' needs 'host'"),
        (
            "mode exec\np \"P\"\n  <host: host> \"H\"\n    <x: int> \"X\" = action ping\n",
            "action 'ping' never reads 'x'",
        ),
        (
            "mode exec\np \"P\"\n  <host: host> \"H\" = action ping repeat=many\n",
            "'repeat' of action 'ping' is a number",
        ),
        (
            "mode exec\np \"P\"\n  <host: int> \"H\" = action ping df_bit=on\n",
            "'df_bit' of action 'ping' is 'yes' or 'no'",
        ),
        (
            "mode config prompt \"\" help \"C\"\np \"P\"\n  <a: word> \"A\"\n    <b: word> \"B\" = set x = <b>\n",
            "'a' is stored nowhere",
        ),
        (
            "mode config prompt \"\" help \"C\"\np \"P\"\n  <a: word> \"A\" = set x = <b>\n",
            "there is no argument 'b' on the way here",
        ),
        (
            "mode exec\na \"A\" = screen x\npart p\nb \"B\" = screen y\n",
            "part 'p' is never used",
        ),
        (
            "mode exec\na \"A\"\n  <x: word> \"X\" = screen x\n  <y: word> \"Y\" = screen y\n",
            "'y' is never reached",
        ),
        (
            "mode exec\na \"A\"\n  <x: line> \"X\" = screen x\n    b \"B\" = screen y\n",
            "nothing can follow",
        ),
        ("mode exec\na \"A\" since 17.6 until 17.3 = screen x\n", "no release is"),
        (
            "mode exec\na \"A\" = screen x\nA \"A\" since 17.3 = screen y\n",
            "is here twice",
        ),
        ("mode exec\na \"A\" default 5 = screen x\n", "means nothing"),
    ] {
        assert!(found(text).contains(message), "{message}: {}", found(text));
    }
}

#[test]
fn any_text_is_read_without_panic() {
    for text in [
        "\u{0}",
        "mode",
        "mode exec\n\t\tx",
        "mode exec\n<",
        "mode exec\n\"",
        "mode é\né \"é\" = set é\n",
        "= = =",
    ] {
        load(text);
    }
    let deep: String = (0..200).map(|n| format!("{}a \"x\"\n", " ".repeat(2 * n))).collect();
    has(&format!("mode exec\n{deep}"), "this is nested too deeply", 66, 1);
}

#[test]
fn sections_without_end_are_refused() {
    let text: String = (0..5_000)
        .map(|n| format!("mode m{n} prompt \"x\"\npart p{n}\n"))
        .collect();
    let (_, faults) = load(&text);
    let told = |message: &str| faults.iter().any(|fault| fault.message == message);
    assert!(told("there are too many modes") && told("there are too many parts"));
}
