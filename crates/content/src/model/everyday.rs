//! Everyday words, which an editor has joined with the documents' words.

/// An everyday word, and its meanings in the standards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EverydayTerm {
    /// The spellings and readings; at least one. The first names it.
    pub forms: Vec<String>,
    /// The meanings; at least one.
    pub means: Vec<Meaning>,
    /// The reason, in Kijun's words.
    pub why: Option<String>,
}

/// The meaning of an everyday word in a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The standard, by its place in [`super::Library::standards`].
    pub standard: usize,
    /// The document's words.
    pub words: String,
    /// The case in which the everyday word means them, in Kijun's words.
    pub when: Option<String>,
}
