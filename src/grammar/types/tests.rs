//! What types take, and what is said of a type that is not one.

use super::{ArgType, Match};

fn text(kind: &str, input: &str) -> Option<String> {
    match ArgType::parse(kind).unwrap().accept(input, input, input.len(), false) {
        Match::Full { text, .. } => Some(text),
        _ => None,
    }
}

#[test]
fn types_take_what_is_theirs() {
    for (kind, input, expected) in [
        ("int 1-365", "30", Some("30")),
        ("int 1-365", "0030", Some("30")),
        ("int 1-365", "366", None),
        ("int -5-5", "-3", Some("-3")),
        ("int", "4294967296", None),
        ("ipv4", "10.1.1.1", Some("10.1.1.1")),
        ("ipv4", "0255.255.1", None),
        ("ipv4", "10.1.1.256", None),
        ("host", "cssm.example.com", Some("cssm.example.com")),
        ("host", "a b", None),
        ("url", "https://x/y", Some("https://x/y")),
        ("url", "flash:a", Some("flash:a")),
        ("url", "nothing", None),
        ("file", "flash:rum.txt", Some("flash:rum.txt")),
        ("time", "9:05:00", Some("09:05:00")),
        ("time", "24:00:00", None),
        ("minute", "0:00", Some("00:00")),
        ("minute", "9:05", Some("09:05")),
        ("minute", "9:05:00", None),
        ("minute", "9:60", None),
        ("month", "jan", Some("January")),
        ("month", "ja", None),
        ("mac", "A.bb.0ccc", Some("000a.00bb.0ccc")),
        ("one-of on off", "OFF", Some("off")),
        ("one-of on off", "of", None),
        ("line", "a  b ", Some("a  b ")),
        ("delimited", "#hi#x", Some("hi")),
        ("delimited", "^Chi^C", Some("hi")),
    ] {
        assert_eq!(text(kind, input).as_deref(), expected, "{kind}: {input}");
    }
}

#[test]
fn an_open_text_names_its_delimiter() {
    let found = ArgType::Delimited.accept("#hi", "#hi", 3, false);
    assert!(matches!(found, Match::Full { open: Some('#'), ref text, .. } if text == "hi"));
}

#[test]
fn a_bad_type_is_explained() {
    assert!(ArgType::parse("wrod").unwrap_err().to_string().contains("'word' meant"));
    assert!(ArgType::parse("int 9-1").unwrap_err().to_string().contains("no number"));
    assert!(ArgType::parse("line x").unwrap_err().to_string().contains("no meaning"));
}
