//! The glossary.

/// A term that is explained where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The id, an anchor of the glossary page, e.g. `ismap`.
    pub id: String,
    /// The term, e.g. `ISMAP`.
    pub term: String,
    /// How it is read, in kana; terms are sorted by it.
    pub reading: String,
    /// How it is written in the documents; at least one.
    pub forms: Vec<String>,
    /// What it means, in Kijun's words.
    pub text: String,
    /// What the explanation rests on: a law, a specification, a document.
    pub source: String,
}
