//! What each type takes: addresses, names, times, and texts between delimiters.
//!
//! Must not know how a type is written in a grammar.

use super::Match;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Longest host name, by RFC 1035.
const HOST_LENGTH_MAX: usize = 255;

/// What one may begin with, and what `?` lists of it; file systems of a Catalyst 9300 and copy's protocols.
pub(super) const URL_PREFIXES: [&str; 17] = [
    "bootflash:",
    "crashinfo:",
    "flash:",
    "ftp:",
    "http:",
    "https:",
    "null:",
    "nvram:",
    "rcp:",
    "running-config",
    "scp:",
    "sftp:",
    "startup-config",
    "system:",
    "tftp:",
    "tmpsys:",
    "usbflash0:",
];

/// What `?` lists for a file on the device: its file systems.
pub(super) const FILE_SYSTEMS: [&str; 7] = [
    "bootflash:",
    "crashinfo:",
    "flash:",
    "nvram:",
    "system:",
    "tmpsys:",
    "usbflash0:",
];

/// A row for each of `names` that is a file system: `running-config` is a word of its own where it may be typed. A help that speaks of `flash:` speaks of each in its place: `Copy from flash: file system`.
pub(super) fn prefixes(names: &[&str], help: &str) -> Vec<(String, String)> {
    let row = |name: &&str| ((*name).to_owned(), help.replace("flash:", name));
    names.iter().filter(|name| name.ends_with(':')).map(row).collect()
}

pub(super) fn number(token: &str) -> Option<i64> {
    let digits = token.strip_prefix('-').unwrap_or(token);
    (!digits.is_empty() && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| token.parse().ok())
        .flatten()
}

pub(super) fn is_ipv4(token: &str) -> bool {
    let octet = |part: &str| {
        (1..=3).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
            && part.parse::<u16>().is_ok_and(|n| n < 256)
    };
    token.split('.').count() == 4 && token.split('.').all(octet)
}

pub(super) fn is_host(token: &str) -> bool {
    // What is made of digits and dots alone is meant as an address: recorded caret of `logging 0255.255.1`.
    let numeric = token.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    token.len() <= HOST_LENGTH_MAX
        && (!numeric || is_ipv4(token))
        && token.starts_with(|c: char| c.is_ascii_alphanumeric() || c == ':')
        && token
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':' | b'%'))
}

pub(super) fn is_url(token: &str) -> bool {
    match token.split_once(':') {
        Some((scheme, _)) => {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.' | b'_'))
        }
        None => URL_PREFIXES.contains(&token),
    }
}

pub(super) fn is_file(token: &str) -> bool {
    !token.is_empty() && !token.starts_with('|') && token.chars().all(|c| c.is_ascii_graphic())
}

pub(super) fn time(token: &str) -> Option<String> {
    let parts: Vec<u32> = token
        .split(':')
        .map(|part| {
            ((1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        })
        .collect::<Option<_>>()?;
    match parts[..] {
        [h, m, s] if h < 24 && m < 60 && s < 60 => Some(format!("{h:02}:{m:02}:{s:02}")),
        [h, m] if h < 24 && m < 60 => Some(format!("{h:02}:{m:02}:00")),
        _ => None,
    }
}

pub(super) fn hour_minute(token: &str) -> Option<String> {
    let text = time(token).filter(|_| token.matches(':').count() == 1)?;
    let short = text.strip_suffix(":00")?;
    Some(short.strip_prefix('0').unwrap_or(short).to_owned())
}

pub(super) fn minute(token: &str) -> Option<String> {
    let text = (token.matches(':').count() == 1).then(|| time(token))??;
    text.get(..5).map(str::to_owned)
}

pub(super) fn month(token: &str) -> Option<usize> {
    let fits = |name: &str| {
        name.get(..token.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(token))
    };
    (token.len() >= 3).then(|| MONTHS.iter().position(|name| fits(name)))?
}

pub(super) fn mac(token: &str) -> Option<String> {
    let groups: Vec<String> = token
        .split('.')
        .map(|group| {
            let good = (1..=4).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_hexdigit());
            good.then(|| format!("{:0>4}", group.to_ascii_lowercase()))
        })
        .collect::<Option<_>>()?;
    (groups.len() == 3).then(|| groups.join("."))
}

/// A text between two equal characters; `^C` counts as one, the control character that IOS shows so.
pub(super) fn delimited(rest: &str) -> Match {
    let Some(first) = rest.chars().next() else {
        return Match::No(0);
    };
    let (delimiter, skip) = if rest.starts_with("^C") {
        ('\u{3}', 2)
    } else {
        (first, first.len_utf8())
    };
    let body = &rest[skip..];
    let (text, open) = match crate::grammar::line::closed_text(delimiter, body) {
        Some(text) => (text, None),
        None => (body, Some(delimiter)),
    };
    Match::Full {
        end: rest.len(),
        text: text.to_owned(),
        int: None,
        tail: 0,
        open,
    }
}
