//! Codes that both sides can compute: return codes, confirmation codes, and the authorization code of a universal reservation.
//!
//! On real devices they are signed data; here each follows from what it is for, so that the other side can tell the right
//! one from a mistyped one, and the same steps give the same codes. Must not know who makes or checks one.

use sha2::{Digest as _, Sha256};

use super::messages::Udi;
use super::sign::uuid_of;

/// Characters of codes: digits and letters without those that look alike.
const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/// Characters of a group of a return code or universal code.
const GROUP_LENGTH: usize = 6;

/// The code with which a device gives back what `what` names: nine groups, the last of three characters
/// (`ChWhde-okvz5f-ckFy8a-aSx4AK-Qf1iFZ-WXYaP1-wwDwmB-K5SEWq-rbr`, capture `exec_license_smart_reservation__16.9dev`).
/// For a reservation `what` is its instance, for a SLAC its confirmation code.
pub fn return_code(udi: &Udi, what: &str) -> String {
    grouped(&characters(&format!("return {udi} {what}"), 8 * GROUP_LENGTH + 3))
}

/// The code that says an authorization was installed: eight hexadecimal digits.
pub fn confirmation(udi: &Udi, what: &str) -> String {
    let hash = Sha256::digest(format!("confirmation {udi} {what}"));
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// What CSSM gives for the request code of a universal (permanent) reservation: six groups of six characters, as public
/// clients match it.
pub fn universal(request_code: &str) -> String {
    let secret = uuid_of(&format!("universal reservation {}", request_code.trim()));
    grouped(&characters(&secret, 6 * GROUP_LENGTH))
}

/// Whether a text has the form of [`universal`].
pub fn is_universal(text: &str) -> bool {
    let is_group = |group: &str| group.len() == GROUP_LENGTH && group.bytes().all(|b| b.is_ascii_alphanumeric());
    text.split('-').count() == 6 && text.split('-').all(is_group)
}

fn grouped(text: &str) -> String {
    let groups: Vec<&str> = (0..text.len().div_ceil(GROUP_LENGTH))
        .map(|n| &text[n * GROUP_LENGTH..((n + 1) * GROUP_LENGTH).min(text.len())])
        .collect();
    groups.join("-")
}

/// `count` characters that follow from `text`.
pub fn characters(text: &str, count: usize) -> String {
    let mut out = String::with_capacity(count);
    let mut round = 0_u32;
    while out.len() < count {
        for byte in Sha256::digest(format!("{text} {round}")) {
            if out.len() < count {
                out.push(char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]));
            }
        }
        round += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(code: &str) -> Vec<usize> {
        code.split('-').map(str::len).collect()
    }

    #[test]
    fn codes_have_the_shape_of_the_capture() {
        let udi = Udi::new("C9300-48P", "FCW2501XXXX");
        let code = return_code(&udi, "x");
        assert_eq!(
            shape(&code),
            shape("ChWhde-okvz5f-ckFy8a-aSx4AK-Qf1iFZ-WXYaP1-wwDwmB-K5SEWq-rbr")
        );
        assert_eq!(confirmation(&udi, "x").len(), "17488c1f".len());
        assert_ne!(return_code(&udi, "y"), code);
    }

    #[test]
    fn a_universal_code_has_six_groups_of_six_and_answers_one_request() {
        let code = universal("CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44");
        assert_eq!(shape(&code), [6; 6]);
        assert!(code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
        assert_ne!(code, universal("CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-45"));
        assert!(is_universal(&code));
        for other in [
            "",
            "abcdef-abcdef",
            "CB-ZC9300-48P:FCW2501XXXX-AABBCC112233-44",
            &code[1..],
        ] {
            assert!(!is_universal(other), "{other}");
        }
    }
}
