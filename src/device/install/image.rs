//! Software images: their names, what their files hold, and which of them there are.
//!
//! A file is called as Cisco calls it (`cat9k_iosxe.17.06.04.SPA.bin`) and holds a few lines that say what it is, and a
//! signature: nobody keeps a gigabyte for the sake of a release. An image is there where its train stands in
//! `_releases.yaml`. Must not know who copies or installs one.

use std::fmt;

use crate::embedded;
use crate::wire::Signer;

/// First line of an image's file.
const HEAD: &str = "licsim software image";
/// What the name of a signed image ends in.
const ENDING: &str = ".SPA.bin";
/// The file of releases.
const RELEASES: &str = "device-profiles/_releases.yaml";

/// One image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// What it is of, as `show version` names it: `CAT9K_IOSXE`.
    pub software: String,
    /// Its release as it is written in a name: `17.06.04`.
    pub version: String,
}

impl Image {
    /// The image of a release (`17.6.4`).
    pub fn of(software: &str, release: &str) -> Self {
        Self {
            software: software.to_owned(),
            version: padded(release),
        }
    }

    /// The image that a file is called after, if there is such an image.
    pub fn named(file: &str) -> Option<Self> {
        let (software, version) = file.strip_suffix(ENDING)?.split_once('.')?;
        let image = Self {
            software: software.to_ascii_uppercase(),
            version: version.to_owned(),
        };
        let is_software = software.ends_with("_iosxe")
            && software
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        (is_software && padded(&image.release()?) == version && image.exists()).then_some(image)
    }

    /// Its release as commands write it: `17.6.4`; `None` for a text that is no release.
    pub fn release(&self) -> Option<String> {
        let end = self.version.trim_end_matches(|c: char| c.is_ascii_lowercase()).len();
        let (numbers, letter) = self.version.split_at(end);
        let numbers: Option<Vec<String>> = numbers
            .split('.')
            .map(|n| Some(n.parse::<u32>().ok()?.to_string()))
            .collect();
        let numbers = numbers.filter(|numbers| numbers.len() == 3 && letter.len() <= 1)?;
        Some(format!("{}{letter}", numbers.join(".")))
    }

    fn exists(&self) -> bool {
        let Some(release) = self.release() else { return false };
        let train = release.rsplit_once('.').map_or("", |(train, _)| train);
        let known = embedded::file(RELEASES);
        known.is_some_and(|file| {
            file.text
                .lines()
                .any(|line| line.split_once(':').is_some_and(|(key, _)| key == train))
        })
    }

    /// Reads an image's file; `None` for any other file, and for one that was changed.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut lines = text.lines();
        let value = |line: Option<&str>, key: &str| line?.strip_prefix(key).map(str::to_owned);
        if lines.next() != Some(HEAD) {
            return None;
        }
        let image = Self {
            software: value(lines.next(), "image: ")?,
            version: value(lines.next(), "version: ")?,
        };
        let signature = value(lines.next(), "signature: ")?;
        (Signer::Cisco.verify(&image.body(), &signature) && image.release().is_some()).then_some(image)
    }

    /// What its file holds.
    pub fn bytes(&self) -> Vec<u8> {
        let body = self.body();
        format!("{body}signature: {}\n", Signer::Cisco.sign(&body)).into_bytes()
    }

    fn body(&self) -> String {
        format!("{HEAD}\nimage: {}\nversion: {}\n", self.software, self.version)
    }
}

impl fmt::Display for Image {
    /// The name of its file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}{ENDING}", self.software.to_ascii_lowercase(), self.version)
    }
}

/// Whether a release is as old as another, or newer; a text that is no release is older than all.
pub fn at_least(release: &str, floor: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        let digits = |part: &str| part.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok();
        text.split('.').map_while(digits).collect()
    };
    numbers(release) >= numbers(floor)
}

/// A release as names of files have it: `17.06.04` of `17.6.4`.
pub fn padded(release: &str) -> String {
    let mut parts = release.split('.');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let letter = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &part[..part.len() - letter.len()];
        format!("{text}.{digits:0>2}{letter}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_that_of_an_image_of_a_known_train() {
        let image = Image::named("cat9k_iosxe.17.06.04.SPA.bin").expect("an image");
        assert_eq!(image, Image::of("CAT9K_IOSXE", "17.6.4"));
        assert_eq!(image.release().as_deref(), Some("17.6.4"));
        assert_eq!(image.to_string(), "cat9k_iosxe.17.06.04.SPA.bin");
        let lite = Image::named("cat9k_lite_iosxe.17.03.02a.SPA.bin").expect("an image");
        assert_eq!(lite.release().as_deref(), Some("17.3.2a"));
        for none in [
            "cat9k_iosxe.17.6.4.SPA.bin",
            "cat9k_iosxe.17.99.01.SPA.bin",
            "cat9k_iosxe.17.06.SPA.bin",
            "cat9k.17.06.04.SPA.bin",
            "cat9k_iosxe.17.06.04.bin",
            "CAT9K_IOSXE.17.06.04.SPA.bin",
            ".SPA.bin",
        ] {
            assert_eq!(Image::named(none), None, "{none}");
        }
    }

    #[test]
    fn a_file_that_was_changed_is_no_image() {
        let image = Image::of("CAT9K_IOSXE", "17.12.4");
        let bytes = image.bytes();
        assert_eq!(Image::read(&bytes), Some(image));
        let text = String::from_utf8(bytes).expect("text");
        assert_eq!(Image::read(text.replace("17.12.04", "17.12.05").as_bytes()), None);
        assert_eq!(Image::read(b""), None);
        assert_eq!(Image::read(&[0xff, 0xfe]), None);
    }
}
