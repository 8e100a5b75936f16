//! What the grammar costs: reading it, what one device has of it, lines that are typed, and `?`.
//!
//! `cargo bench --bench grammar`

use divan::{Bencher, black_box};
use licsim::device::view::SCHEMA;
use licsim::diagnostic::SourceFile;
use licsim::embedded;
use licsim::grammar::{Facts, Grammar, ModeId, Outcome, Tree};
use licsim::screen::Library;
use licsim::session::Bindable;

/// Level and width of a session that may type everything.
const PRIVILEGE: u8 = 15;
const WIDTH: usize = 80;

fn main() {
    divan::main();
}

/// A switch of which only release and platform are known.
struct Switch;

impl Facts for Switch {
    fn release(&self) -> &str {
        "17.12.4"
    }
    fn platform(&self) -> &str {
        "C9300-48P"
    }
    fn quirk(&self, _: &str) -> bool {
        false
    }
    fn is(&self, _: &str, _: &[&str]) -> bool {
        false
    }
}

fn files() -> Vec<SourceFile> {
    embedded::below("grammar/commands/").collect()
}

fn library() -> Library {
    Library::new(&SCHEMA, embedded::below("grammar/screens/").collect())
}

fn loaded() -> (Grammar, Tree) {
    let (grammar, faults) = Grammar::load(&files(), &Bindable { library: &library() });
    assert!(faults.is_empty(), "the built-in grammar has no faults");
    let tree = grammar.view(&Switch);
    (grammar, tree)
}

fn mode(grammar: &Grammar, name: &str) -> ModeId {
    grammar.mode(name).expect("a mode of the built-in grammar")
}

/// Every file, with the check of all names in it.
#[divan::bench]
fn load(bencher: Bencher) {
    let (files, library) = (files(), library());
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    bencher
        .counter(divan::counter::BytesCount::new(bytes))
        .bench_local(|| Grammar::load(black_box(&files), &Bindable { library: &library }));
}

/// Conditions of release, platform and quirks applied.
#[divan::bench]
fn view(bencher: Bencher) {
    let (grammar, _) = loaded();
    bencher.bench_local(|| black_box(&grammar).view(&Switch));
}

#[divan::bench(args = [
    "show license status",
    "sh lic sum",
    "show license status | include ACK deadline",
    "license smart trust idtoken abcdef local force",
])]
fn parse_exec(bencher: Bencher, line: &str) {
    let (grammar, tree) = loaded();
    let exec = mode(&grammar, "exec");
    assert!(matches!(
        tree.parse(&grammar, exec, PRIVILEGE, line, &Switch),
        Outcome::Command(_)
    ));
    bencher.bench_local(|| tree.parse(&grammar, exec, PRIVILEGE, black_box(line), &Switch));
}

#[divan::bench(args = [
    "license smart transport smart",
    "no license smart privacy hostname",
    "do show license status",
    "ip name-server 10.10.10.53",
])]
fn parse_config(bencher: Bencher, line: &str) {
    let (grammar, tree) = loaded();
    let config = mode(&grammar, "config");
    assert!(matches!(
        tree.parse(&grammar, config, PRIVILEGE, line, &Switch),
        Outcome::Command(_)
    ));
    bencher.bench_local(|| tree.parse(&grammar, config, PRIVILEGE, black_box(line), &Switch));
}

#[divan::bench(args = ["", "show ", "show license ", "sh lic u"])]
fn help(bencher: Bencher, line: &str) {
    let (grammar, tree) = loaded();
    let exec = mode(&grammar, "exec");
    bencher.bench_local(|| tree.help(&grammar, exec, PRIVILEGE, black_box(line), &Switch, WIDTH));
}
