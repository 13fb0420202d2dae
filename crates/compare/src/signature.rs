//! The signatures of answer files, verified by the public keys that are given beside them.

use kijun_signature::{Fault, PublicKey};

use crate::flag::Flag;
use crate::order::{self, places};
use crate::submission::Submission;

/// A public key that was given beside answer files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The name of the file.
    pub file_name: String,
    /// The key.
    pub public: PublicKey,
}

/// The state of a file's signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// The file has no signature, or is no answer file.
    No,
    /// The file has a signature, and no key was given.
    Unchecked,
    /// It is a signature of these answers, by the key at this place among the files.
    By(usize),
    /// It is none of these answers by any of the keys.
    Wrong(Fault),
}

impl Signed {
    /// Return the name in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::No => "unsigned",
            Self::Unchecked => "unchecked",
            Self::By(_) => "valid",
            Self::Wrong(Fault::Malformed) => "malformed",
            Self::Wrong(_) => "mismatch",
        }
    }

    /// Return the flag of a file with this signature; `with_keys`: keys were given.
    pub(crate) fn flag(self, with_keys: bool) -> Option<Flag> {
        match self {
            Self::By(_) => None,
            Self::No => with_keys.then(|| Flag::note("unsigned", "署名がありません。")),
            Self::Unchecked => Some(Flag::note(
                "signature_unchecked",
                "署名がありますが、確かめていません。事業者から別に受け取った公開鍵のファイルも一緒に読み込むと、確かめます。",
            )),
            Self::Wrong(fault @ Fault::Malformed) => {
                Some(Flag::grave("signature_malformed", fault.to_string()))
            }
            Self::Wrong(_) => Some(Flag::grave(
                "signature_differs",
                "署名が、読み込んだどの公開鍵にも合いません。署名の後で回答が変わったか、ここにない鍵による署名です。その事業者の公開鍵を読み込んでいるか確認してください。",
            )),
        }
    }
}

/// Verify every signature with every key until one fits. A verification takes about as long as an
/// assessment: keep the result while the files stay the same.
#[must_use]
pub fn signed(files: &[&Submission]) -> Vec<Signed> {
    let keys = files.iter().enumerate().filter_map(|(place, file)| match file {
        Submission::Key(key) => Some((place, key.as_ref())),
        _ => None,
    });
    let keys: Vec<(usize, &Key)> = keys.collect();
    // In an order of their own, so that the result does not depend on the order of the files.
    let name = |place: usize| keys.get(place).map_or("", |(_, key)| &key.file_name);
    let ordered = places(keys.len(), &|a, b| order::text(name(a), name(b)));
    let keys: Vec<(usize, &Key)> =
        ordered.into_iter().filter_map(|place| keys.get(place).copied()).collect();
    let of = |file: &&Submission| {
        let Submission::Answers(vendor) = file else { return Signed::No };
        let Some(signature) = vendor.file().signature() else { return Signed::No };
        let mut fault = None;
        for (place, key) in &keys {
            match key.public.verify(&signature, vendor.answers_digest()) {
                Ok(()) => return Signed::By(*place),
                Err(found) => fault = Some(found),
            }
        }
        fault.map_or(Signed::Unchecked, Signed::Wrong)
    };
    files.iter().map(of).collect()
}
