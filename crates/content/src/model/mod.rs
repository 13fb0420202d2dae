//! What a content folder says, checked: the words of each standard, with the rules beside them.
//!
//! A field called `words` (or described as "the document's words") is published letter for letter.
//! A field described as "Kijun's words" was written by an editor and is shown as such.

mod checklist;
mod classes;
mod edition;
mod glossary;
mod procedure;
mod training;
mod worked_examples;

pub use checklist::{Anchor, Category, Checklist, Column, Holds, Item, Level, Requirement};
pub use classes::{ClassScheme, ClassWords, Definition, Example, FinderQuestion};
pub use edition::{Edition, EditionMap, Moved};
pub use glossary::Term;
pub use kijun_crosswalk::Crosswalk;
pub use procedure::{Citation, CitedAt, Field, Ledger, Named, Prefill, Procedure, Step, Track};

pub use training::{QuizItem, RequirementExample, Scenario, ScenarioAnswer, Training};
pub use worked_examples::{WorkedExample, WorkedPoint};

use crate::tree::Fragment;

/// All standards of a content folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// The standards, sorted by id.
    pub standards: Vec<Standard>,
    /// How their requirements compare, in an editor's words; empty if the folder says nothing.
    pub crosswalk: Crosswalk,
    /// Terms that are explained where they stand, sorted by how they are read.
    pub glossary: Vec<Term>,
}

/// One document that a city has issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// The folder's name, and the first part of the addresses of its pages, e.g. `annex2`.
    pub id: String,
    /// The document's title, in its own words.
    pub title: String,
    /// A short name for navigation, e.g. `別紙2`.
    pub short_title: String,
    /// Who issued the document; `None` where the document does not say.
    pub publisher: Option<String>,
    /// What the document is for, in a sentence or two of Kijun's words.
    pub summary: String,
    /// The editions, the current one last; empty for a document without edition and date.
    pub editions: Vec<Edition>,
    /// Where the text comes from, in Kijun's words.
    pub origin: String,
    /// The chapters, in the document's order.
    pub chapters: Vec<Chapter>,
    /// The information classes that the document defines; `None` if it defines none.
    pub classes: Option<ClassScheme>,
    /// The checklists made from the document.
    pub checklists: Vec<Checklist>,
    /// What has to be done to use a service; `None` if it was not read from the document.
    pub procedure: Option<Procedure>,
    /// The document's worked examples, each beside the items of a checklist that it touches.
    pub worked_examples: Vec<WorkedExample>,
    /// What requirements and classes are explained with.
    pub training: Training,
    /// Made-up services to be judged, in the order of their ids.
    pub scenarios: Vec<Scenario>,
    /// Where the published text differs from the text as held, or looks wrong and does not.
    pub errata: Vec<Erratum>,
}

impl Standard {
    /// The id of the current edition; [`kijun_rules::model::UNDATED`] if the document has none.
    #[must_use]
    pub fn current_edition(&self) -> &str {
        self.editions.last().map_or(kijun_rules::model::UNDATED, |edition| edition.id.as_str())
    }
}

/// One page of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The last part of the page's address.
    pub id: String,
    /// The chapter's title: the document's words, or Kijun's where the document has none.
    pub title: String,
    /// Whether `title` stands in the document itself (and so is part of its text).
    pub titled_by_document: bool,
    /// Headings with their anchors, in order. Paragraphs and list items with an anchor are not
    /// listed.
    pub headings: Vec<Heading>,
    /// Where its anchors stand, by the document's own numbers, e.g. `3.1-8-5` and `3.1(8)⑤`; those
    /// that the document has no number for are left out.
    pub places: Vec<(String, String)>,
    /// The chapter's content, in order.
    pub blocks: Vec<Block>,
}

/// A heading inside a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// The anchor.
    pub id: String,
    /// The text, without markup.
    pub text: String,
}

/// A part of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The document's words, made from Markdown. No HTML of an author's is in it.
    ///
    /// Headings, paragraphs and list items may have an id. In a list item with an id the document's
    /// number is a link to the item (`a.marker`); elsewhere an empty link (`a.anchor`) is the last
    /// child. A list whose items have numbers of the document's is a `ul.marked`, without bullets.
    Words(Fragment),
    /// The requirement table of the checklist with this index in [`Standard::checklists`].
    RequirementTable(usize),
    /// The table of the information classes.
    ClassTable,
    /// The document's title, where it does not stand at the beginning of the first chapter.
    Title,
    /// A remark for the reader, in Kijun's words.
    Note(String),
}

/// A place where the text as held is wrong or odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erratum {
    /// The words as held.
    pub held: String,
    /// The words as published; `None` where they are published as held, and marked.
    pub published: Option<String>,
    /// Why, in Kijun's words.
    pub reason: String,
}
