//! `--help`: which commands and options there are. The wording is free to change.

use super::well;

/// Commands, options and values of a help text, one a line.
fn structure(text: &str) -> String {
    let mut section = "";
    let mut out = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_suffix(':').filter(|name| !name.contains(' ')) {
            section = name;
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let words: Vec<&str> = line
            .trim()
            .split("  ")
            .next()
            .unwrap_or("")
            .split_whitespace()
            .collect();
        if section.is_empty() || words.is_empty() || indent > 6 {
            continue;
        }
        out += &format!("{section}: {}\n", words.join(" "));
    }
    out
}

#[test]
fn commands_and_options_are_these() {
    let mut all = String::new();
    for command in [
        "",
        "shell",
        "exec",
        "replay",
        "golden",
        "grammar",
        "profiles",
        "scenarios",
    ] {
        let args: Vec<&str> = [command, "-h"].into_iter().filter(|arg| !arg.is_empty()).collect();
        all += &format!("# licsim {command}\n{}", structure(&well(&args)));
    }
    insta::assert_snapshot!(all);
}
