//! Versions as guards compare them: `17.3.2a`, `5.11.2_rel/6`, `17.03.01a`.
//!
//! Knows text only; must not know which version is whose.

use std::fmt;

/// A version: its leading numbers and the letter that may follow them at once. What comes after (`_rel/6`,
/// `/11a656bb3`) does not count. `17.3.2` < `17.3.2a` < `17.3.3` < `17.10`; `17.6` is before every `17.6.x`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    numbers: Vec<u32>,
    letter: Option<char>,
}

impl Version {
    /// The version at the start of `text`; `None` if no number stands there.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = Vec::new();
        let mut rest = text;
        loop {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                break;
            }
            numbers.push(rest[..digits].parse().ok()?);
            rest = &rest[digits..];
            match rest.strip_prefix('.') {
                Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
                _ => break,
            }
        }
        let letter = rest.chars().next().filter(char::is_ascii_lowercase);
        (!numbers.is_empty()).then_some(Self { numbers, letter })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, number) in self.numbers.iter().enumerate() {
            write!(f, "{}{number}", if n == 0 { "" } else { "." })?;
        }
        self.letter.iter().try_for_each(|letter| write!(f, "{letter}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap_or_else(|| panic!("{text} is a version"))
    }

    #[test]
    fn versions_are_ordered_as_releases_are() {
        let ascending = [
            "5.3",
            "5.3.16",
            "5.10.1",
            "5.11.2_rel/6",
            "6.0.1_poc1/11a656bb3",
            "17.3.2",
            "17.3.2a",
            "17.3.3",
            "17.10",
        ];
        for pair in ascending.windows(2) {
            assert!(version(pair[0]) < version(pair[1]), "{} < {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn zeroes_in_front_and_what_follows_do_not_count() {
        assert_eq!(version("17.03.01a"), version("17.3.1a"));
        assert_eq!(version("5.11.2_rel/6"), version("5.11.2"));
        assert_eq!(Version::parse("unknown"), None);
    }
}
