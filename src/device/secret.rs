//! Secrets: type 9 hashes (scrypt), and whether a typed password is the one that is configured.
//!
//! A plain secret is hashed as soon as it reaches the state and never kept. Must not know users or lines.

use base64::Engine as _;
use base64::alphabet::CRYPT;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use scrypt::Params;

/// The type of hash that a plain secret becomes on 17.x: `secret 9 $9$…`.
pub const TYPE: i64 = 9;
/// Cisco's base64: the alphabet of crypt(3), no padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(&CRYPT, GeneralPurposeConfig::new().with_encode_padding(false));
/// The characters of that alphabet, in order.
const ALPHABET: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Characters of a salt.
const SALT_LENGTH: usize = 14;
/// Bytes of a key, and scrypt's N (as a power of two), r and p.
const KEY_LENGTH: usize = 32;
const LOG_N: u8 = 14;

/// `$9$SALT$KEY` of a plain secret. The salt is made of `random`, the next numbers of the lab's generator.
pub fn hash(plain: &str, mut random: impl FnMut() -> u64) -> String {
    let mut salt = String::with_capacity(SALT_LENGTH);
    let mut bits = 0;
    for n in 0..SALT_LENGTH {
        // Ten characters of six bits come out of one number.
        if n % 10 == 0 {
            bits = random();
        }
        salt.push(char::from(ALPHABET[usize::from((bits & 63) as u8)]));
        bits >>= 6;
    }
    format!("$9${salt}${}", key(plain, &salt))
}

/// Whether `typed` is the secret or password `configured` of type `kind`: 0 plain, 7 obscured, 9 scrypt. Hashes of
/// other types (5, 8) match nothing: they are kept and shown, and nobody gets in with them.
pub fn matches(kind: i64, configured: &str, typed: &str) -> bool {
    match kind {
        0 => same(configured.as_bytes(), typed.as_bytes()),
        7 => reveal(configured).is_some_and(|plain| same(plain.as_bytes(), typed.as_bytes())),
        9 => {
            let mut parts = configured.strip_prefix("$9$").unwrap_or("").split('$');
            match (parts.next(), parts.next(), parts.next()) {
                (Some(salt), Some(expected), None) => same(key(typed, salt).as_bytes(), expected.as_bytes()),
                _ => false,
            }
        }
        _ => false,
    }
}

fn key(plain: &str, salt: &str) -> String {
    let mut key = [0_u8; KEY_LENGTH];
    let derived = Params::new(LOG_N, 1, 1, KEY_LENGTH)
        .is_ok_and(|params| scrypt::scrypt(plain.as_bytes(), salt.as_bytes(), &params, &mut key).is_ok());
    // Never happens with these parameters; an empty key is the key of no password.
    if derived { BASE64.encode(key) } else { String::new() }
}

/// Compares all bytes, whatever the first difference is.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// The key that type 7 passwords are XORed with; published many times.
const OBSCURED: &[u8] = b"dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";

/// The text of a type 7 password: two digits of offset, then bytes in hexadecimal.
fn reveal(text: &str) -> Option<String> {
    let offset: usize = text.get(..2)?.parse().ok()?;
    let digits = text.get(2..)?;
    if digits.len() % 2 != 0 {
        return None;
    }
    let bytes = (0..digits.len() / 2).map(|n| {
        let byte = u8::from_str_radix(digits.get(2 * n..2 * n + 2)?, 16).ok()?;
        Some(byte ^ OBSCURED[(offset + n) % OBSCURED.len()])
    });
    String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hashes and their passwords as the hashcat project publishes them (mode 9300).
    const PUBLISHED: &str = "$9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo6";

    #[test]
    fn a_published_hash_is_accepted() {
        assert!(matches(9, PUBLISHED, "hashcat"));
        assert!(!matches(9, PUBLISHED, "Hashcat"));
    }

    #[test]
    fn a_hash_verifies_and_its_salt_has_fourteen_characters() {
        let mut drawn = 0_u64;
        let text = hash("admin", || {
            drawn = drawn.wrapping_add(0x9E37_79B9_7F4A_7C15);
            drawn
        });
        let parts: Vec<&str> = text.split('$').collect();
        assert_eq!((parts[1], parts[2].len(), parts[3].len()), ("9", 14, 43));
        assert!(matches(9, &text, "admin"));
        assert!(!matches(9, &text, ""));
    }

    #[test]
    fn damaged_and_foreign_hashes_let_nobody_in() {
        for (kind, text) in [
            (9, ""),
            (9, "$9$salt"),
            (9, "$9$a$b$c"),
            (5, "$1$abcd$x"),
            (7, "0"),
            (7, "02zz"),
            (7, "02€"),
        ] {
            assert!(!matches(kind, text, ""), "{kind} {text}");
        }
    }

    #[test]
    fn plain_and_obscured_passwords_compare() {
        assert!(matches(0, "cisco", "cisco"));
        assert!(matches(7, "02050D480809", "cisco"));
        assert!(!matches(7, "02050D480809", "Cisco"));
    }
}
