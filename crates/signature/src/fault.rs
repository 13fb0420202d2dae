//! The reasons why something is no key or no signature, and what to do.

use std::fmt;

/// The reason why a file is no key, or a text no signature of these answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file is no public key of Ed25519.
    NoPublicKey,
    /// The file is a private key, where a public one is expected.
    Private,
    /// The file is no private key of Ed25519.
    NoPrivateKey,
    /// The file is a public key, where a private one is expected.
    Public,
    /// The file is a private key that is locked with a password.
    Locked,
    /// The text has not the form of a signature.
    Malformed,
    /// The signature is one of other answers, or by another key.
    Mismatch,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPublicKey => {
                "Ed25519の公開鍵として読めません。-----BEGIN PUBLIC KEY----- で始まるPEMのファイルを指定してください。"
            }
            Self::Private => {
                "秘密鍵が入っています。署名した者だけが持つべきものです。公開鍵のファイルを指定してください。"
            }
            Self::NoPrivateKey => {
                "Ed25519の秘密鍵として読めません。-----BEGIN PRIVATE KEY----- で始まるPEMのファイルを指定してください。"
            }
            Self::Public => {
                "公開鍵が入っています。署名には、対になる秘密鍵のファイルを指定してください。"
            }
            Self::Locked => {
                "パスワードで保護された秘密鍵は読めません。保護のない秘密鍵を指定してください。"
            }
            Self::Malformed => {
                "署名(signature)が「ed25519:」とBase64の88文字の形になっていません。"
            }
            Self::Mismatch => {
                "この回答とこの鍵に合いません。署名の後で回答が変わったか、別の鍵による署名です。"
            }
        })
    }
}

impl std::error::Error for Fault {}
