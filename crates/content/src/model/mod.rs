//! The checked model of a content folder: the words of each standard, with the rules beside them.
//!
//! A field called `words` (or described as "the document's words") is published letter for letter.
//! A field described as "Kijun's words" was written by an editor and is shown as such.

mod checklist;
mod classes;
mod edition;
mod everyday;
mod figure;
mod glossary;
mod procedure;
mod site;
mod training;
mod worked_examples;

pub use checklist::{
    Anchor, AnswerWords, Category, Checklist, Column, Footnote, Holds, Item, Joined, Level, Other,
    Requirement,
};
pub use classes::{ClassScheme, ClassWords, Definition, Example, FinderQuestion};
pub use edition::{Edition, EditionMap, Moved};
pub use everyday::{EverydayTerm, Meaning};
pub use figure::{Figure, FigureKind};
pub use glossary::Term;
pub use kijun_crosswalk::Crosswalk;
pub use procedure::{Citation, CitedAt, Field, Ledger, Named, Prefill, Procedure, Step, Track};

pub use site::{Accessibility, Colour, CriterionResult, Header, Pair, Part, Settings};
pub use training::{QuizItem, RequirementExample, Scenario, ScenarioAnswer, Training};
pub use worked_examples::{WorkedExample, WorkedPoint};

use crate::tree::Fragment;

/// All standards of a content folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// The standards, sorted by id.
    pub standards: Vec<Standard>,
    /// The comparison of their requirements, in an editor's words; empty if the folder has none.
    pub crosswalk: Crosswalk,
    /// The terms that the pages explain, sorted by their readings.
    pub glossary: Vec<Term>,
    /// The everyday words that lead to the documents' words.
    pub terms: Vec<EverydayTerm>,
    /// The settings of the site.
    pub site: Settings,
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
    /// The publisher of the document; `None` if the document does not say.
    pub publisher: Option<String>,
    /// The purpose of the document, in a sentence or two of Kijun's words.
    pub summary: String,
    /// The editions, the current one last; empty for a document without edition and date.
    pub editions: Vec<Edition>,
    /// The origin of the text, in Kijun's words.
    pub origin: String,
    /// The chapters, in the document's order.
    pub chapters: Vec<Chapter>,
    /// The images that the chapters show, sorted by their paths.
    pub figures: Vec<Figure>,
    /// The information classes that the document defines; `None` if it defines none.
    pub classes: Option<ClassScheme>,
    /// The checklists made from the document.
    pub checklists: Vec<Checklist>,
    /// The procedure for using a service; `None` if it was not read from the document.
    pub procedure: Option<Procedure>,
    /// The document's worked examples, each with the items of a checklist that it touches.
    pub worked_examples: Vec<WorkedExample>,
    /// The examples and the quiz that explain requirements and classes.
    pub training: Training,
    /// Invented services to be judged, in the order of their ids.
    pub scenarios: Vec<Scenario>,
    /// The places at which the published text differs from the text as held, or looks wrong but is
    /// published as held.
    pub errata: Vec<Erratum>,
}

impl Standard {
    /// Return whether an editor has made something for the training: examples, questions or
    /// scenarios.
    #[must_use]
    pub fn has_training(&self) -> bool {
        let Training { examples, quiz, .. } = &self.training;
        !(examples.is_empty() && quiz.is_empty() && self.scenarios.is_empty())
    }

    /// Return the id of the current edition; [`kijun_rules::model::UNDATED`] if the document has
    /// none.
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
    /// The chapter's title: the document's words, or Kijun's if the document has none.
    pub title: String,
    /// True if `title` is in the document itself, and so a part of its text.
    pub titled_by_document: bool,
    /// The headings with their anchors, in order. Paragraphs and list items with an anchor are not
    /// included.
    pub headings: Vec<Heading>,
    /// The anchors with their places by the document's own numbers, e.g. `3.1-8-5` and `3.1(8)⑤`.
    /// Anchors without such a number are left out.
    pub places: Vec<(String, String)>,
    /// The chapter's content, in order.
    pub blocks: Vec<Block>,
}

/// A heading inside a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The level, 2 to 6.
    pub level: u8,
    /// The anchor.
    pub id: String,
    /// The text, without markup.
    pub text: String,
}

/// A part of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The document's words, made from Markdown, without HTML written by an author.
    ///
    /// Headings, paragraphs and list items may have an id. In a list item with an id the document's
    /// number is a link to the item (`a.marker`); in other blocks an empty link (`a.anchor`) is the
    /// last child. A list whose items have numbers of the document is a `ul.marked`, without
    /// bullets. An image is an `img` whose `src` is the path of one of [`Standard::figures`], with
    /// `data-words="kijun"` because its alternative text is an editor's; alone it is in a `figure`.
    Words(Fragment),
    /// The requirement table of the checklist with this index in [`Standard::checklists`].
    RequirementTable(usize),
    /// The table of the information classes.
    ClassTable,
    /// The document's title, if it is not at the beginning of the first chapter.
    Title,
    /// A remark for the reader, in Kijun's words.
    Note(String),
}

/// A place where the text as held is wrong or odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erratum {
    /// The words as held.
    pub held: String,
    /// The words as published; `None` if they are published as held, with a mark.
    pub published: Option<String>,
    /// The reason, in Kijun's words.
    pub reason: String,
}
