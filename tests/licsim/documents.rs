//! The documents show what works: every example of `docs/grammar.md` and `docs/screens.md` is read by the engine.

use licsim::device::view::SCHEMA;
use licsim::diagnostic::{Diagnostic, SourceFile};
use licsim::embedded;
use licsim::grammar::Grammar;
use licsim::screen::Library;
use licsim::session::rack::Bindable;

/// The indented blocks of a Markdown text, without their indent.
fn examples(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line.strip_prefix("    ") {
            Some(code) => {
                if !inside {
                    found.push(String::new());
                }
                inside = true;
                if let Some(example) = found.last_mut() {
                    example.push_str(code);
                    example.push('\n');
                }
            }
            // An empty line may stand inside of a block; what follows says so.
            None if line.is_empty() && inside => {
                if let Some(example) = found.last_mut() {
                    example.push('\n');
                }
            }
            None => inside = false,
        }
    }
    found
        .iter()
        .map(|example| format!("{}\n", example.trim_end()))
        .collect()
}

fn told(faults: &[Diagnostic]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

fn built_in() -> Vec<SourceFile> {
    embedded::below("grammar/screens/").collect()
}

#[test]
fn examples_of_the_grammar_are_read() {
    let library = Library::new(&SCHEMA, built_in());
    let examples = examples(include_str!("../../docs/grammar.md"));
    assert!(examples.len() >= 3, "only {} examples were found", examples.len());
    for example in examples {
        // An example of nodes stands in a section; what it leaves out is in the built-in files.
        let sections = example.starts_with("mode ");
        let text = if sections {
            example
        } else {
            format!("mode exec\n{example}")
        };
        let (_, faults) = Grammar::load(
            &[SourceFile::new("docs/grammar.md", &*text)],
            &Bindable { library: &library },
        );
        assert!(faults.is_empty(), "{}", told(&faults));
    }
}

#[test]
fn examples_of_the_screens_are_compiled() {
    let examples = examples(include_str!("../../docs/screens.md"));
    assert!(examples.len() >= 6, "only {} examples were found", examples.len());
    for example in examples {
        let mut files = built_in();
        files.push(SourceFile::new("grammar/screens/ios-xe/example.screen", &*example));
        let library = Library::new(&SCHEMA, files);
        let names = library.names().into_iter().map(|(_, name)| name.to_string());
        let ours: Vec<String> = names
            .filter(|name| name == "example" || name.starts_with("example/"))
            .collect();
        assert!(!ours.is_empty(), "no screen in\n{example}");
        for name in ours {
            if let Err(faults) = library.get("ios-xe", &name) {
                panic!("{}", told(&faults));
            }
        }
    }
}
