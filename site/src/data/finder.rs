//! The class finder's data.

use serde::{Deserialize, Serialize};

/// The data from the page of the classes to the finder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinderData {
    /// The path from the page to the site's root, e.g. `../../`.
    pub site_root: String,
    /// The id of the standard.
    pub standard: String,
    /// The classes, the highest first.
    pub classes: Vec<FinderClass>,
    /// The questions; the questions of the highest class come first.
    pub questions: Vec<Question>,
    /// The link to the requirements by class; empty where there are none.
    pub requirements: String,
    /// The links to the self-assessment forms.
    pub checks: Vec<CheckLink>,
}

/// A class as the finder needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinderClass {
    /// Its id.
    pub id: String,
    /// The document's name for the class.
    pub title: String,
    /// The link to its definitions and examples.
    pub link: String,
    /// The number of requirements that it demands, in all checklists of the standard.
    pub demanded: usize,
    /// The reason why no checklist covers it; `None` if a checklist covers it.
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
    /// True if the words are published as held, although they seem to be mistaken.
    pub as_held: bool,
}

/// A link to a self-assessment form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckLink {
    /// The title of the checked subject.
    pub title: String,
    /// The form's address.
    pub link: String,
}
