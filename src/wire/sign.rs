//! Signatures of reports and files: HMAC-SHA-256, the same for the same text, always.
//!
//! Cisco signs with certificates that an emulator does not have. What matters here is what a signature is for: a file that
//! was edited, damaged or made for somebody else is found out. Must not know what is signed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::messages::Udi;

/// The secret behind every key of every lab. No secret at all: it keeps mistakes out, not attackers.
const SECRET: &[u8] = b"licsim: signatures of an emulated licensing world";
/// Block length of SHA-256 in bytes (RFC 2104).
const BLOCK: usize = 64;

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signer<'a> {
    /// CSSM, and On-Prem and CSLU in its name.
    Cisco,
    /// A device, with the key that its image holds.
    Device(&'a Udi),
}

impl Signer<'_> {
    /// The signature of `data`, in base64 (44 characters).
    pub fn sign(&self, data: &str) -> String {
        STANDARD.encode(hmac(&self.key(), data.as_bytes()))
    }

    /// Whether `signature` is that of `data`.
    pub fn verify(&self, data: &str, signature: &str) -> bool {
        self.sign(data) == signature.trim()
    }

    fn key(&self) -> [u8; 32] {
        let name = match self {
            Self::Cisco => "cisco".to_owned(),
            Self::Device(udi) => format!("device {udi}"),
        };
        hmac(SECRET, name.as_bytes())
    }
}

/// HMAC-SHA-256 for keys no longer than a block.
fn hmac(key: &[u8], data: &[u8]) -> [u8; 32] {
    let mut inner = [0x36_u8; BLOCK];
    let mut outer = [0x5c_u8; BLOCK];
    for ((i, o), k) in inner.iter_mut().zip(&mut outer).zip(key) {
        *i ^= k;
        *o ^= k;
    }
    let digest = Sha256::new().chain_update(inner).chain_update(data).finalize();
    Sha256::new().chain_update(outer).chain_update(digest).finalize().into()
}

/// A UUID that follows from `text`, the same for the same text (version 8, RFC 9562: "vendor-specific").
pub fn uuid_of(text: &str) -> String {
    let hash = hmac(SECRET, text.as_bytes());
    let n = u128::from_be_bytes(std::array::from_fn(|i| hash[i]));
    let n = (n & !(0xf << 76)) | (0x8 << 76);
    let n = (n & !(0x3 << 62)) | (0x2 << 62);
    let hex = format!("{n:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hmac_is_that_of_rfc_4231() {
        let hex = |bytes: [u8; 32]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
        assert_eq!(
            hex(hmac(&[0x0b; 20], b"Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
        assert_eq!(
            hex(hmac(b"Jefe", b"what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn a_changed_text_or_another_signer_does_not_verify() {
        let (ours, other) = (
            Udi::new("C9300-48P", "FCW2501XXXX"),
            Udi::new("C9300-48P", "FCW2501YYYY"),
        );
        let signature = Signer::Device(&ours).sign("text");
        assert!(Signer::Device(&ours).verify("text", &signature));
        assert!(!Signer::Device(&ours).verify("text ", &signature));
        assert!(!Signer::Device(&other).verify("text", &signature));
        assert!(!Signer::Cisco.verify("text", &signature));
    }

    #[test]
    fn a_uuid_has_the_shape_of_one() {
        let id = uuid_of("FCW2501XXXX");
        assert_eq!(id.len(), 36);
        assert_eq!(&id[14..15], "8");
        assert!(matches!(&id[19..20], "8" | "9" | "a" | "b"));
        assert_eq!(id, uuid_of("FCW2501XXXX"));
    }
}
