//! Releases and their order: 17.3.2 < 17.3.2a < 17.3.3 < 17.10.
//!
//! Must not know which releases exist.

use std::cmp::Ordering;
use std::fmt;

/// Numbers that a release may have: `17.12.4.0` at most.
const PARTS: usize = 4;

/// A release such as `17.12.4` or `17.3.2a`, or the beginning of some (`17.6`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    parts: [u32; PARTS],
    len: usize,
    /// The letter of a rebuild; 0 without one.
    letter: u8,
}

impl Release {
    /// Reads a release; `None` if it is not numbers joined by dots with at most one letter behind them.
    pub fn parse(text: &str) -> Option<Self> {
        let (numbers, letter) = match text.as_bytes().last()? {
            last if last.is_ascii_alphabetic() => (&text[..text.len() - 1], last.to_ascii_lowercase()),
            _ => (text, 0),
        };
        let mut release = Self {
            parts: [0; PARTS],
            len: 0,
            letter,
        };
        for part in numbers.split('.') {
            if release.len == PARTS || !part.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            release.parts[release.len] = part.parse().ok()?;
            release.len += 1;
        }
        Some(release)
    }

    /// Whether `since self` holds on a device: it runs this release or a later one.
    pub fn begins_by(&self, device: &Self) -> bool {
        (self.parts, self.letter) <= (device.parts, device.letter)
    }

    /// Whether `until self` holds on a device: it runs nothing newer. A shorter release stands for all that begin so.
    pub fn lasts_until(&self, device: &Self) -> bool {
        match device.parts[..self.len].cmp(&self.parts[..self.len]) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => self.len < device.len || device.letter <= self.letter,
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, part) in self.parts[..self.len].iter().enumerate() {
            write!(f, "{}{part}", if n == 0 { "" } else { "." })?;
        }
        if self.letter == 0 {
            Ok(())
        } else {
            write!(f, "{}", char::from(self.letter))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Release;

    fn release(text: &str) -> Release {
        Release::parse(text).unwrap()
    }

    #[test]
    fn order_is_by_numbers_then_letter() {
        let order = [
            "16.9", "17.3.1", "17.3.2", "17.3.2a", "17.3.3", "17.6", "17.6.1", "17.10.1",
        ];
        for pair in order.windows(2) {
            assert!(release(pair[0]).begins_by(&release(pair[1])), "{pair:?}");
            assert!(!release(pair[1]).begins_by(&release(pair[0])), "{pair:?}");
        }
    }

    #[test]
    fn a_short_until_holds_for_the_whole_train() {
        let until = release("17.6");
        for inside in ["17.3.2a", "17.6.1", "17.6.12b"] {
            assert!(until.lasts_until(&release(inside)), "{inside}");
        }
        assert!(!until.lasts_until(&release("17.7.1")));
        assert!(release("17.3.2").lasts_until(&release("17.3.2")));
        assert!(!release("17.3.2").lasts_until(&release("17.3.2a")));
    }

    #[test]
    fn other_texts_are_no_release() {
        for bad in ["", "a", "17..1", "17.x", "1.2.3.4.5", "17.3.2ab", "99999999999.1"] {
            assert_eq!(Release::parse(bad), None, "{bad}");
        }
    }
}
