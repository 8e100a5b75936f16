//! Any input is answered: the promises of `support/any_input.rs`, over texts that are put together of pieces of the
//! languages and of noise.

use proptest::prelude::*;

use super::support::any_input;

/// Lines made of words that mean something, cut short now and then, and of noise.
fn lines() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "show", "license", "smart", "trust", "idtoken", "no", "default", "do", "interface", "vlan", "10", "gi1/0/1",
            "|", "include", "ip", "address", "10.1.1.1", "banner", "motd", "^C", "#", "transport", "url", "usage",
            "interval", "30", "\"a b\"", "copy", "flash:a", "ping", "host", "all", "username", "secret", "9", "?",
        ]).prop_map(str::to_owned),
        1 => ".{0,8}",
    ];
    prop::collection::vec((word, 1..9_usize), 0..7).prop_map(|words| {
        let cut = |(word, keep): (String, usize)| match word.char_indices().nth(keep) {
            Some((at, _)) if keep < 5 => word[..at].to_owned(),
            _ => word,
        };
        words.into_iter().map(cut).collect::<Vec<_>>().join(" ")
    })
}

/// Texts of pieces of a language, one behind the other.
fn pieces(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(of).prop_map(str::to_owned), 1 => ".{0,6}"];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const GRAMMAR: &[&str] = &[
    "mode exec\n",
    "mode config prompt \"(config)\"\n",
    "part p\n",
    "    ",
    "  ",
    "show",
    " \"help\"",
    "<a: word>",
    "<n: int 1-",
    "9>",
    " = screen license/status",
    " = set hostname",
    " = add users where name = <a>",
    " of ",
    "any of\n",
    "use p\n",
    "since 17.3.2",
    "until",
    " privilege 16",
    "\n",
    "\"",
    "=",
    ",",
    "# x",
    " when hostname is ",
    "\t",
    " default ",
    "never",
];

const SCREEN: &[&str] = &[
    "%when hostname\n",
    "%when hostname is A\n",
    "%otherwise\n",
    "%end\n",
    "%each l in licences by tag\n",
    "{l.tag}",
    "{l.count: right 5}",
    "{hostname: cut 3}",
    "{>10}",
    "{sp 3}",
    "{",
    "}",
    "{{",
    "%form f\n",
    "a = {.x}\n",
    "%use part/privacy\n",
    "%since agent 5\n",
    "%between\n",
    "%screen b\n",
    "%%",
    "%? ",
    "\n",
    "text ",
    "é",
    "{release or none}",
    "%render-only\n",
    "{tab}",
    "%unless screen is x\n",
];

const OUTPUT: &[&str] = &[
    "License Usage:\n",
    "  No licenses in use\n",
    "Utility:\n  Status: DISABLED\n",
    "\n",
    "Account Information:\n  Smart Account: ",
    "<none>",
    "\r\n",
    "Smart Licensing Using Policy:\n  Status: ENABLED\n",
    " ",
    "--More--",
    "\u{8}",
    "\u{1b}[2J",
    "Jan 15 08:22:14 2026 UTC",
    "network-advantage       (C9300-48 Network Advantage)      1 IN USE\n",
    "Transport:\n  Type: Smart\n",
    "URL: ",
    "é",
];

const TRANSCRIPT: &[&str] = &[
    "sw#",
    "sw>",
    "sw(config)#",
    "show clock\n",
    "!@ ",
    "!@ advance 1 day\n",
    "!@ expect ",
    "---\n",
    "profile: c9300-48p\n",
    "```iosxe\n",
    "```\n",
    "{{any}}",
    "{{",
    "}}",
    "...\n",
    "\n",
    "*Jan 15 08:22:14.000: %SYS-5-CONFIG_I: x\n",
    " text\n",
    "é",
    "\r\n",
    "Password: ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_line_is_answered(line in lines()) {
        any_input::command_line(&line);
    }

    #[test]
    fn a_transcript_is_read_or_refused(text in pieces(TRANSCRIPT)) {
        any_input::transcript(&text);
    }

    #[test]
    fn output_is_read_as_it_would_be_printed(text in pieces(OUTPUT)) {
        any_input::screen_read(&text);
    }

    #[test]
    fn a_screen_file_is_compiled_or_refused(text in pieces(SCREEN)) {
        any_input::screen_file(&text);
    }
}

proptest! {
    // Each case reads the names of all built-in screens.
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn a_grammar_file_is_read_or_refused(text in pieces(GRAMMAR)) {
        any_input::grammar_file(&text);
    }
}

/// Found by fuzzing: a quote within a bare word that holds white space which is no blank of the command line.
#[test]
fn a_quote_within_a_word_stays_bare() {
    for word in ["d\u{a0}\"onf", "a\"b", "a\u{b}b", "a\u{2028}\"", "a|\"b"] {
        any_input::command_line(&format!("hostname {word}"));
        any_input::command_line(&format!("username {word} secret 0 {word}"));
        any_input::command_line(&format!("description {word} {word}"));
    }
}

/// Found by fuzzing: a delimited text that holds the delimiter which the running-config shows.
#[test]
fn a_banner_may_hold_another_delimiter() {
    for text in ["#see ^C here#", "e/a\u{3}be", "#^C#", "%a # b ^C%"] {
        any_input::command_line(&format!("banner motd {text}"));
    }
}

/// Found by fuzzing: text that names no version, and is of one form only.
#[test]
fn output_is_printed_again_on_a_version_that_it_allows() {
    let usage = "License Usage:\n  License                 Entitlement Tag               Count Status\n  \
                 -----------------------------------------------------------------------------\n  No licenses in use\n";
    any_input::screen_read(&format!(
        "Account Information:\n  Smart Account: <none>\n  Virtual Account: <none>\n\n{usage}"
    ));
    any_input::screen_read(usage);
}
