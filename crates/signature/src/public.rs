//! The key by which a signature is verified.

use base64ct::{Base64, Encoding};
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePublicKey, EncodePublicKey};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::{ALGORITHM, Fault, pem};

/// The bytes of a digest that a fingerprint shows.
const SHOWN: usize = 16;

/// The public key of whoever signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(pub(crate) VerifyingKey);

impl PublicKey {
    /// Read a public key as OpenSSL writes it (PEM).
    ///
    /// # Errors
    /// Fail with the reason, and what to do.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let text = pem(bytes).ok_or(Fault::NoPublicKey)?;
        if text.contains("PRIVATE KEY") {
            return Err(Fault::Private);
        }
        VerifyingKey::from_public_key_pem(&text).map(Self).map_err(|_| Fault::NoPublicKey)
    }

    /// Return the key as a PEM file that OpenSSL reads.
    #[must_use]
    pub fn to_pem(&self) -> String {
        // A key of this length can always be written.
        self.0.to_public_key_pem(LineEnding::LF).unwrap_or_default()
    }

    /// Check the text of an answer file's field `signature` against the digest of its answers.
    ///
    /// # Errors
    /// Fail with the reason why it is no signature of these answers by this key.
    pub fn verify(&self, signature: &str, digest: &str) -> Result<(), Fault> {
        let encoded = signature.strip_prefix(ALGORITHM).ok_or(Fault::Malformed)?;
        let bytes = Base64::decode_vec(encoded).map_err(|_| Fault::Malformed)?;
        let signature = Signature::from_slice(&bytes).map_err(|_| Fault::Malformed)?;
        self.0.verify_strict(digest.as_bytes(), &signature).map_err(|_| Fault::Mismatch)
    }

    /// Return the fingerprint, by which people compare keys on paper or by voice: the first 128 bits
    /// of SHA-256 over the key's DER form, as eight groups of four hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Ok(der) = self.0.to_public_key_der() else { return String::new() };
        let mut text = String::new();
        for (place, byte) in Sha256::digest(der.as_bytes()).iter().take(SHOWN).enumerate() {
            if place > 0 && place % 2 == 0 {
                text.push(' ');
            }
            for digit in [byte >> 4, byte & 0xf] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        text
    }
}
