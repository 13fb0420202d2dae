//! Signatures of answer files: Ed25519 over the digest of the answers.
//!
//! | subject | module |
//! | --- | --- |
//! | the key that signs, and stays with its owner | [`PrivateKey`] |
//! | the key by which a signature is verified | [`PublicKey`] |
//! | the reasons why something is no key or no signature | [`Fault`] |
//!
//! A signature is the text in the answer file's field `signature`: `ed25519:` and the 64 bytes in
//! base64. Keys are PEM files as OpenSSL writes and reads them. Nothing here makes random bytes: the
//! caller brings them.
//!
//! ```
//! use kijun_signature::{Fault, PrivateKey};
//!
//! let key = PrivateKey::from_random([7; 32]);
//! let signature = key.sign("sha256:0");
//! let public = key.public_key();
//! assert_eq!(public.verify(&signature, "sha256:0"), Ok(()));
//! assert_eq!(public.verify(&signature, "sha256:1"), Err(Fault::Mismatch));
//! ```
#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::string_slice
    )
)]

mod fault;
mod private;
mod public;
#[cfg(test)]
mod tests;

pub use fault::Fault;
pub use private::PrivateKey;
pub use public::PublicKey;

/// The beginning of a signature: the algorithm.
const ALGORITHM: &str = "ed25519:";

/// Return true if a file is a key in PEM, public or private, by its beginning.
#[must_use]
pub fn is_key(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"-----BEGIN ")
}

/// Return the text of a PEM file, without what an editor may have put around it.
fn pem(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    // Line ends of Windows, a byte-order mark and blank lines around do no harm.
    Some(text.replace('\r', "").trim_start_matches('\u{feff}').trim().to_owned())
}
