//! Codes that a device makes: request, return and confirmation codes.
//!
//! On a real device they hold random and signed data; here each follows from what it is for, so that the same steps give
//! the same codes. Shapes: a request code is `CB-Z<PID>:<SN>-<group>-<check>`, a return code nine groups of characters,
//! a confirmation code eight hexadecimal digits (capture `exec_license_smart_reservation__16.9dev`).

use crate::wire::Udi;
use crate::wire::codes::characters;
pub use crate::wire::codes::{confirmation, return_code};

/// Characters of the middle group of a request code (captures: `AK9A6sMTr`).
const GROUP_LENGTH: usize = 9;

/// The request code of a device.
///
/// `seed` is the profile's `request_code_seed`. Written `GROUP-CHECK` it gives the middle group and the check characters
/// as they are: `AABBCC112233-44` makes `CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44`. Written `GROUP` alone it gives the
/// group, and the check characters follow from the code. Without a seed the group follows from the UDI. Only the active
/// uses the seed (`of_active`): two members never have one code.
pub fn request(udi: &Udi, seed: Option<&str>, of_active: bool) -> String {
    let own = seed.filter(|seed| of_active && is_seed(seed));
    let derived = || characters(&format!("request {udi} {}", seed.unwrap_or_default()), GROUP_LENGTH);
    let (group, check) = match own.map(|seed| seed.split_once('-').unwrap_or((seed, ""))) {
        Some((group, check)) => (group.to_owned(), check.to_owned()),
        None => (derived(), String::new()),
    };
    let head = format!("CB-Z{}:{}-{group}", udi.pid, udi.sn);
    if check.is_empty() {
        format!("{head}-{}", check_characters(&head))
    } else {
        format!("{head}-{check}")
    }
}

/// Whether a text can be a seed: letters and digits, and at most one hyphen between them.
pub fn is_seed(seed: &str) -> bool {
    let word = |text: &str| !text.is_empty() && text.len() <= 32 && text.chars().all(|c| c.is_ascii_alphanumeric());
    match seed.split_once('-') {
        Some((group, check)) => word(group) && word(check),
        None => word(seed),
    }
}

/// Two hexadecimal digits over the code before them.
fn check_characters(head: &str) -> String {
    let sum = head.bytes().fold(0_u8, |sum, byte| sum.rotate_left(1) ^ byte);
    format!("{sum:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn udi() -> Udi {
        Udi::new("C9300-48P", "FCW2501XXXX")
    }

    #[test]
    fn the_seed_of_the_article_gives_its_code() {
        assert_eq!(
            request(&udi(), Some("AABBCC112233-44"), true),
            "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44"
        );
    }

    #[test]
    fn without_a_seed_the_code_belongs_to_the_device() {
        let ours = request(&udi(), None, true);
        assert!(ours.starts_with("CB-ZC9300-48P:FCW2501XXXX-"), "{ours}");
        assert_eq!(ours, request(&udi(), None, true));
        let tail = ours.rsplit_once(':').map_or("", |(_, tail)| tail);
        let lengths: Vec<usize> = tail.split('-').map(str::len).collect();
        assert_eq!(lengths, [11, GROUP_LENGTH, 2]);
        assert_ne!(ours, request(&Udi::new("C9300-48P", "FCW2501YYYY"), None, true));
    }

    #[test]
    fn members_of_a_stack_do_not_share_a_code() {
        let seed = Some("AABBCC112233-44");
        let other = request(&Udi::new("C9300-24P", "FCW2501ZZZZ"), seed, false);
        assert!(!other.contains("AABBCC112233"), "{other}");
    }

    #[test]
    fn a_seed_is_checked() {
        for good in ["AABBCC112233-44", "abc", "A-1"] {
            assert!(is_seed(good), "{good}");
        }
        for bad in ["", "-", "a b", "a-b-c", "é", "a-"] {
            assert!(!is_seed(bad), "{bad}");
        }
    }
}
