//! The class finder's data.

use serde::{Deserialize, Serialize};

/// What the page of the classes hands to the finder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinderData {
    /// The classes, the highest first.
    pub classes: Vec<FinderClass>,
    /// The questions, those of the highest class first.
    pub questions: Vec<Question>,
    /// The self-assessment forms to go on to.
    pub checks: Vec<CheckLink>,
}

/// A class as the finder needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinderClass {
    /// The class as the document calls it.
    pub title: String,
    /// The link to its definitions and examples.
    pub link: String,
    /// Why no checklist covers it; `None` if one does.
    pub out_of_scope: Option<String>,
}

/// A question, and the sentence of a definition behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The place of its class among the classes.
    pub class: usize,
    /// The question, in Kijun's words.
    pub text: String,
    /// The document's words, in parts.
    pub words: Vec<Words>,
}

/// A part of the document's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Whether they are published as held, although they seem to be mistaken.
    pub as_held: bool,
}

/// A link to a self-assessment form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckLink {
    /// What is checked.
    pub title: String,
    /// The form's address.
    pub link: String,
}
