//! The key that signs.

use std::fmt;

use base64ct::{Base64, Encoding};
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes};
use ed25519_dalek::{Signer, SigningKey};

use crate::{ALGORITHM, Fault, PublicKey, pem};

/// The private key of whoever signs. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateKey(SigningKey);

impl PrivateKey {
    /// Make a key from 32 random bytes. They must come from a source for keys: whoever can guess
    /// them can sign.
    #[must_use]
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&bytes))
    }

    /// Read a private key as OpenSSL writes it (PKCS#8, PEM).
    ///
    /// # Errors
    /// Fail with the reason, and what to do.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let text = pem(bytes).ok_or(Fault::NoPrivateKey)?;
        if text.contains("BEGIN PUBLIC KEY") {
            return Err(Fault::Public);
        }
        if text.contains("ENCRYPTED") {
            return Err(Fault::Locked);
        }
        let key = KeypairBytes::from_pkcs8_pem(&text).map_err(|_| Fault::NoPrivateKey)?;
        Ok(Self::from_random(key.secret_key))
    }

    /// Return the key as a PEM file that OpenSSL reads.
    #[must_use]
    pub fn to_pem(&self) -> String {
        // Without the public key beside it: OpenSSL does not read that form.
        let key = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        // A key of this length can always be written.
        key.to_pkcs8_pem(LineEnding::LF).map(|text| text.to_string()).unwrap_or_default()
    }

    /// Return the public key that belongs to it.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Sign the digest of answers. Return the text for the answer file's field `signature`.
    #[must_use]
    pub fn sign(&self, digest: &str) -> String {
        let signature = self.0.sign(digest.as_bytes());
        format!("{ALGORITHM}{}", Base64::encode_string(&signature.to_bytes()))
    }
}

/// The key itself is not shown.
impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PrivateKey").field(&self.public_key().fingerprint()).finish()
    }
}
