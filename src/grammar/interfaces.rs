//! Interface names: their types, abbreviations and numbers.
//!
//! A table of the interface types of a Catalyst 9300. Help texts from Cisco's YANG models, `Vlan` from a recording;
//! number ranges are from memory, unverified.

use super::types::Match;

/// How an interface of a type is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbering {
    /// `switch/slot/port`, `slot/port` or `slot`.
    Slots,
    /// One number in a range.
    Range(u32, u32),
}

struct Kind {
    name: &'static str,
    numbering: Numbering,
    help: &'static str,
    /// What `?` says of the number.
    number_help: &'static str,
}

const fn slots(name: &'static str, help: &'static str, number_help: &'static str) -> Kind {
    Kind {
        name,
        numbering: Numbering::Slots,
        help,
        number_help,
    }
}

const fn range(name: &'static str, low: u32, high: u32, help: &'static str, number_help: &'static str) -> Kind {
    Kind {
        name,
        numbering: Numbering::Range(low, high),
        help,
        number_help,
    }
}

const KINDS: &[Kind] = &[
    slots(
        "AppGigabitEthernet",
        "App-hosting Gigabit Ethernet IEEE 802.3z",
        "AppGigabitEthernet interface number",
    ),
    slots(
        "FortyGigabitEthernet",
        "Forty Gigabit Ethernet",
        "FortyGigabitEthernet interface number",
    ),
    slots(
        "GigabitEthernet",
        "GigabitEthernet IEEE 802.3z",
        "GigabitEthernet interface number",
    ),
    slots(
        "HundredGigE",
        "Hundred Gigabit Ethernet",
        "HundredGigE interface number",
    ),
    range(
        "Loopback",
        0,
        2_147_483_647,
        "Loopback interface",
        "Loopback interface number",
    ),
    range("Null", 0, 0, "Null interface", "Null interface number"),
    range(
        "Port-channel",
        1,
        128,
        "Ethernet Channel of interfaces",
        "Port-channel interface number",
    ),
    slots(
        "TenGigabitEthernet",
        "Ten Gigabit Ethernet",
        "TenGigabitEthernet interface number",
    ),
    range(
        "Tunnel",
        0,
        2_147_483_647,
        "Tunnel interface",
        "Tunnel interface number",
    ),
    slots(
        "TwentyFiveGigE",
        "Twenty Five Gigabit Ethernet",
        "TwentyFiveGigE interface number",
    ),
    slots(
        "TwoGigabitEthernet",
        "Two Gigabit Ethernet",
        "TwoGigabitEthernet interface number",
    ),
    range("Vlan", 1, 4094, "Catalyst Vlans", "Vlan interface number"),
];

/// Whether an interface, canonical, has no port and is made by configuring it.
pub fn is_virtual(name: &str) -> bool {
    ["Loopback", "Port-channel", "Tunnel", "Vlan"]
        .iter()
        .any(|kind| name.starts_with(kind))
}

/// What `?` lists where an interface may stand.
pub fn rows() -> Vec<(String, String)> {
    KINDS
        .iter()
        .map(|kind| (kind.name.to_owned(), kind.help.to_owned()))
        .collect()
}

/// Type names that begin with `prefix`, for `?` after a part of one and for TAB.
pub fn beginning(prefix: &str) -> impl Iterator<Item = &'static str> + '_ {
    KINDS
        .iter()
        .map(|kind| kind.name)
        .filter(move |name| common(name, prefix) == prefix.len())
}

/// What the text from a word's start on is as an interface: `Vlan10`, `vl 10`, `gi1/0/1`.
pub fn accept(rest: &str) -> Match {
    let word_end = rest.find([' ', '\t']).unwrap_or(rest.len());
    let letters = rest[..word_end].find(|c: char| c.is_ascii_digit()).unwrap_or(word_end);
    let prefix = &rest[..letters];
    let furthest = KINDS.iter().map(|kind| common(kind.name, prefix)).max().unwrap_or(0);
    if furthest < prefix.len() || prefix.is_empty() {
        return Match::No(furthest);
    }
    let mut fitting = KINDS.iter().filter(|kind| common(kind.name, prefix) == prefix.len());
    let exact = KINDS.iter().find(|kind| kind.name.eq_ignore_ascii_case(prefix));
    let kind = match (exact, fitting.next(), fitting.next()) {
        (Some(kind), ..) | (None, Some(kind), None) => kind,
        _ => return Match::Ambiguous,
    };
    let start = letters + (rest.len() - letters) - rest[letters..].trim_start_matches([' ', '\t']).len();
    let end = rest[start..].find([' ', '\t']).map_or(rest.len(), |at| start + at);
    if start == end {
        return Match::Partial(vec![(number_placeholder(kind), kind.number_help.to_owned())]);
    }
    match number(kind, &rest[start..end]) {
        Some(number) => Match::Full {
            end,
            text: format!("{}{number}", kind.name),
            int: None,
            tail: start,
            open: None,
        },
        None => Match::No(start),
    }
}

fn number_placeholder(kind: &Kind) -> String {
    match kind.numbering {
        Numbering::Slots => "<0-9>".to_owned(),
        Numbering::Range(low, high) => format!("<{low}-{high}>"),
    }
}

fn number(kind: &Kind, text: &str) -> Option<String> {
    let one = |part: &str| {
        (part.len() <= 10 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok())?
    };
    match kind.numbering {
        Numbering::Range(low, high) => one(text).filter(|n| (low..=high).contains(n)).map(|n| n.to_string()),
        Numbering::Slots => {
            let parts: Vec<String> = text
                .split('/')
                .map(|p| one(p).map(|n| n.to_string()))
                .collect::<Option<_>>()?;
            (parts.len() <= 3).then(|| parts.join("/"))
        }
    }
}

/// How many bytes at their beginnings are equal, case ignored.
fn common(name: &str, typed: &str) -> usize {
    name.bytes()
        .zip(typed.bytes())
        .take_while(|(a, b)| a.eq_ignore_ascii_case(b))
        .count()
}

#[cfg(test)]
mod tests {
    use super::{Match, accept};

    #[test]
    fn names_become_canonical() {
        for (typed, expected, used) in [
            ("vl10", "Vlan10", 4),
            ("VLAN 10 x", "Vlan10", 7),
            ("gi1/0/01", "GigabitEthernet1/0/1", 8),
            ("te1/1/1", "TenGigabitEthernet1/1/1", 7),
            ("lo0", "Loopback0", 3),
            ("po 3", "Port-channel3", 4),
        ] {
            match accept(typed) {
                Match::Full { text, end, .. } => assert_eq!((text.as_str(), end), (expected, used), "{typed}"),
                other => panic!("{typed}: {other:?}"),
            }
        }
    }

    #[test]
    fn the_caret_knows_how_far_a_name_was_right() {
        assert_eq!(accept("vlax1"), Match::No(3));
        assert_eq!(accept("Vlan5000"), Match::No(4));
        assert_eq!(accept("vlan foo"), Match::No(5));
        assert_eq!(accept("0/1"), Match::No(0));
        assert_eq!(accept("t1/0/1"), Match::Ambiguous);
        assert!(matches!(accept("vlan "), Match::Partial(_)));
    }
}
