//! The information classes of a standard, with definitions, examples and the finder's questions.

/// The classification scheme of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassScheme {
    /// The words that stand above the document's table of classes (title, warning), in order.
    pub lead: Vec<String>,
    /// The column headings of that table (class, definition, example); `None` where the document
    /// has no such table: the words of the classes then stand in its chapters, and are quotations.
    pub columns: Option<[String; 3]>,
    /// What a reader has to know about the scheme, in Kijun's words.
    pub note: Option<String>,
    /// The classes, the highest first.
    pub classes: Vec<ClassWords>,
}

impl ClassScheme {
    /// Whether any definition has a question, so that the class finder can ask.
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
    /// The class as the document calls it.
    pub title: String,
    /// The document's words that lead the definitions, where it has such.
    pub lead: Option<String>,
    /// What belongs to it; empty where the document does not define it.
    pub definitions: Vec<Definition>,
    /// The document's examples.
    pub examples: Vec<Example>,
    /// What a reader has to know about the class, in Kijun's words.
    pub note: Option<String>,
}

/// One sentence of a class's definition, and the fact it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The document's words.
    pub words: String,
    /// The fact that, if true, places information into the class; and how the finder asks for it.
    /// `None` where the definition does not lead to a class by itself.
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
