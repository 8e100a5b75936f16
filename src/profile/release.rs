//! Releases: their order, how they are written, and what hangs on one (`_releases.yaml`).
//!
//! Must not know devices.

use std::fmt;

/// A release as numbers: `17.3.2a`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    /// `17`, `3`, `2`; a train has two, a release three.
    pub numbers: Vec<u32>,
    /// `a`.
    pub letter: String,
}

impl Release {
    /// A release or train as it is typed (`17.12.4`, `17.12.04`, `17.3`); `None` if it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        // Builds of a release that is not out yet: `17.6.20210302:012459`, `17.7.1prd16`.
        let text = text.split_once(':').map_or(text, |(release, _)| release);
        let build = text
            .split_once("prd")
            .filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit()));
        let text = build.map_or(text, |(release, _)| release);
        let end = text.trim_end_matches(|c: char| c.is_ascii_lowercase()).len();
        let (numbers, letter) = text.split_at(end);
        let numbers: Vec<u32> = numbers.split('.').map(|n| n.parse().ok()).collect::<Option<_>>()?;
        let whole = (2..=3).contains(&numbers.len()) && letter.len() <= 1 && (numbers.len() == 3 || letter.is_empty());
        whole.then(|| Self {
            numbers,
            letter: letter.to_owned(),
        })
    }

    /// Its train: `17.12` of `17.12.4`.
    pub fn train(&self) -> Self {
        Self {
            numbers: self.numbers.iter().take(2).copied().collect(),
            letter: String::new(),
        }
    }

    /// As `show version` heads it: `17.12.04`, `17.03.02a`.
    pub fn padded(&self) -> String {
        let rest: String = self.numbers.iter().skip(1).map(|n| format!(".{n:02}")).collect();
        format!("{}{rest}{}", self.numbers.first().copied().unwrap_or(0), self.letter)
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.numbers.iter().map(u32::to_string).collect();
        write!(f, "{}{}", numbers.join("."), self.letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_numbers_and_have_an_order() {
        let order = ["16.12.4", "17.3.1", "17.3.2", "17.3.2a", "17.3.3", "17.10.1", "17.12.4"];
        let parsed: Vec<Release> = order.iter().filter_map(|text| Release::parse(text)).collect();
        assert_eq!(parsed.len(), order.len());
        assert!(parsed.is_sorted());
        for text in ["", "17", "17.", "17.12.4.1", "17.12ab", "17.12.4ab", "x.1.2", "17.3a"] {
            assert_eq!(Release::parse(text), None, "{text}");
        }
    }

    #[test]
    fn releases_are_written_both_ways() {
        let release = Release::parse("17.03.02a")
            .map(|release| (release.to_string(), release.padded(), release.train().to_string()));
        assert_eq!(
            release,
            Some(("17.3.2a".to_owned(), "17.03.02a".to_owned(), "17.3".to_owned()))
        );
    }
}
