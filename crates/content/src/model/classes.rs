//! The information classes of a standard, with definitions, examples and the finder's questions.

use kijun_rules::model::NO_CLASSES;

/// The classification scheme of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassScheme {
    /// The words above the document's table of classes (title, warning), in order.
    pub lead: Vec<String>,
    /// The column headings of that table (class, definition, example). `None` if the document has
    /// no such table; the words of the classes are then quotations from its chapters.
    pub columns: Option<[String; 3]>,
    /// A remark on the scheme for readers, in Kijun's words.
    pub note: Option<String>,
    /// The classes, the highest first.
    pub classes: Vec<ClassWords>,
}

impl ClassScheme {
    /// Return the scheme of a document without classes: one class without a title.
    pub(crate) fn none() -> Self {
        let only = ClassWords {
            id: NO_CLASSES.to_owned(),
            title: String::new(),
            lead: None,
            definitions: Vec::new(),
            examples: Vec::new(),
            note: None,
        };
        Self { lead: Vec::new(), columns: None, note: None, classes: vec![only] }
    }

    /// Return true if this is the scheme of a document without classes.
    pub(crate) fn is_none(&self) -> bool {
        matches!(self.classes.as_slice(), [only] if only.id == NO_CLASSES && only.title.is_empty())
    }

    /// Return whether any definition has a question, so that the class finder can ask.
    #[must_use]
    pub fn has_questions(&self) -> bool {
        let mut definitions = self.classes.iter().flat_map(|class| &class.definitions);
        definitions.any(|definition| definition.question.is_some())
    }
}

/// One information class in the document's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassWords {
    /// The id used in answer files, e.g. `SA`.
    pub id: String,
    /// The document's name of the class.
    pub title: String,
    /// The document's words before the definitions, if it has such.
    pub lead: Option<String>,
    /// The definitions; empty if the document does not define the class.
    pub definitions: Vec<Definition>,
    /// The document's examples.
    pub examples: Vec<Example>,
    /// A remark on the class for readers, in Kijun's words.
    pub note: Option<String>,
}

/// One sentence of a class's definition, and its fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The document's words.
    pub words: String,
    /// The fact that, if true, places information into the class, with the finder's question.
    /// `None` if the definition does not lead to a class by itself.
    pub question: Option<FinderQuestion>,
}

/// A question of the class finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinderQuestion {
    /// The fact's id, e.g. `personal_information_file`.
    pub fact: String,
    /// The question, in Kijun's words.
    pub question: String,
}

/// One example of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The document's words.
    pub words: String,
}
