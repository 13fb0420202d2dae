//! The glossary.

/// A term that the pages explain where it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The id, an anchor of the glossary page, e.g. `ismap`.
    pub id: String,
    /// The term, e.g. `ISMAP`.
    pub term: String,
    /// The reading in kana; terms are sorted by it.
    pub reading: String,
    /// The spellings in the documents; at least one.
    pub forms: Vec<String>,
    /// The meaning, in Kijun's words.
    pub text: String,
    /// The source of the explanation: a law, a specification, a document.
    pub source: String,
}
