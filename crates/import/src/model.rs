//! The reading of a document: what was read, from where, how surely, and what is left to ask.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

pub use kijun_rules::model::{Severity, Thresholds};

use crate::sheet::cell_name;

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet's name.
    pub sheet: String,
    /// Row and column, counted from 0.
    pub cell: (u32, u32),
}

impl Place {
    /// Name a cell of a sheet.
    #[must_use]
    pub fn new(sheet: &str, cell: (u32, u32)) -> Self {
        Self { sheet: sheet.to_owned(), cell }
    }
}

impl Place {
    /// Name a Word file as a whole.
    #[must_use]
    pub fn of_document() -> Self {
        Self::new("", (0, 0))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.sheet.is_empty() {
            return f.write_str("Wordの文書");
        }
        write!(f, "{}!{}", self.sheet, cell_name(self.cell))
    }
}

impl Serialize for Place {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Something in the files that has to be mended before they can be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// The cell, if it is about one.
    pub at: Option<Place>,
    /// The fault and its cure.
    pub message: String,
}

impl Fault {
    /// Make a fault of a whole file.
    #[must_use]
    pub fn of_file(file: &str, message: &str) -> Self {
        Self { file: file.to_owned(), at: None, message: message.to_owned() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            Some(at) => write!(f, "{}: {at}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// A class of information, or the single `all` of a table without classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Class {
    /// The id in the content.
    pub id: String,
    /// The words at the head of the column; empty for `all`.
    pub title: String,
}

/// A circumstance of use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The id in the content.
    pub id: String,
    /// The words of the document that speak of it.
    pub words: String,
    /// The question of the form.
    pub question: String,
    /// The values with their titles; empty for yes or no.
    pub choices: Vec<(String, String)>,
}

/// A fact with the values that make a clause count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Condition {
    /// The fact's id.
    pub fact: String,
    /// `true` or `false`, or ids of its choices.
    pub is: Vec<String>,
}

/// The value that a requirement asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    /// `number`, `date` or `text`.
    pub kind: &'static str,
    /// The unit of a number.
    pub unit: Option<String>,
}

/// A rule that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// The class's id.
    pub class: String,
    /// The members, as places in [`Draft::requirements`].
    pub any_of: Vec<usize>,
    /// The number of members that must be met.
    pub at_least: usize,
    /// The consequence otherwise.
    pub severity: Severity,
    /// It counts unless one of these is known to fail.
    pub conditions: Vec<Condition>,
    /// The values asked for, by member.
    pub thresholds: BTreeMap<usize, Thresholds>,
    /// The words it was read from.
    pub quote: String,
    /// The cell of these words.
    pub at: Place,
    /// Further cells that say the same.
    pub also: Vec<Place>,
}

/// A cell of a class in a row: its words, and how they were read.
#[derive(Debug, Clone, Serialize)]
pub struct Level {
    /// The class's id.
    pub class: String,
    /// The words; empty for a blank cell.
    pub words: String,
    /// The cell.
    pub at: Place,
    /// The rule as a sentence.
    pub rule: String,
    /// False if a person has to look at it.
    pub sure: bool,
    /// The reason for the reading.
    pub why: String,
    /// The other cell in which the rule stands, as a place in [`Draft::requirements`].
    pub read_at: Option<usize>,
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct Requirement {
    /// The id in the content.
    pub id: String,
    /// The number as the document has it.
    pub number: String,
    /// The item's title; may be empty.
    pub title: String,
    /// The demand.
    pub text: String,
    /// The category, filled down.
    pub category: String,
    /// The cells of other columns, by place in [`Draft::columns`].
    pub other: BTreeMap<usize, String>,
    /// The value asked for.
    pub value: Option<Value>,
    /// True where the answer 「はい」 is the bad one.
    pub reversed: bool,
    /// The cell of the number.
    pub at: Place,
    /// The cells by class.
    pub levels: Vec<Level>,
}

/// The content of a column of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A group of rows.
    Category,
    /// The number.
    Number,
    /// The title of the item.
    Item,
    /// The demand.
    Text,
    /// The level of a class, by place in [`Draft::classes`].
    Level(usize),
    /// ○ and × for a kind of service, by place among the choices of the fact.
    Service(usize),
    /// The kinds of service by name.
    Applies,
    /// The consequence if the demand is not met.
    Consequence,
    /// The way of answering.
    Method,
    /// Anything else that is published.
    Other,
    /// To be filled in by others; dropped.
    Answer,
}

/// A column of the table.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// The titles from the top.
    pub titles: Vec<String>,
    /// The content.
    pub role: Role,
    /// False if a person has to look at it.
    pub sure: bool,
    /// The reason.
    pub why: String,
}

/// A doubt, with the choices that settle it.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// The number of the row; empty for the whole table.
    pub number: String,
    /// The class, a column, or what it is about.
    pub about: String,
    /// The place.
    pub at: Place,
    /// The words in doubt.
    pub words: String,
    /// The question, in a sentence.
    pub question: String,
    /// The choices: an id and its words. The first is what was assumed.
    pub choices: Vec<(String, String)>,
    /// The hash of the words, by which a decision finds them again.
    pub hash: String,
    /// The choice that a decision made.
    pub decided: Option<String>,
}

/// Something that was dropped, mended, or left standing beside the table.
#[derive(Debug, Clone, Serialize)]
pub struct Remark {
    /// The place.
    pub at: Place,
    /// The remark, in a sentence.
    pub what: String,
    /// The words.
    pub words: String,
}

/// Words beside the table, in their order.
#[derive(Debug, Clone, Serialize)]
pub struct Note {
    /// The place.
    pub at: Place,
    /// The words.
    pub words: String,
    /// True if they stand before the table.
    pub before: bool,
}

/// A sheet that is not part of the table of requirements.
#[derive(Debug, Clone, Serialize)]
pub struct OtherSheet {
    /// The sheet's name.
    pub name: String,
    /// Its rows, as the words of their cells.
    pub rows: Vec<Vec<String>>,
}

/// A part of a Word file, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The title of the document.
    Title {
        /// Its words.
        words: String,
    },
    /// A paragraph.
    Words {
        /// Its words, with the number before them. Lines are separated by `\n`.
        words: String,
        /// The depth of a heading, from 1; 0 for any other paragraph.
        heading: usize,
        /// True if a chapter begins with it.
        begins: bool,
    },
    /// A table that is not the one of the requirements.
    Table {
        /// The words of its cells, row by row.
        rows: Vec<Vec<String>>,
    },
    /// A picture.
    Picture {
        /// The name of its file.
        name: String,
        /// Its alternative text.
        said: String,
    },
    /// The place of the table of the requirements.
    Requirements,
}

impl Part {
    /// Return the words of a paragraph or a title; empty for a table.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Title { words } | Self::Words { words, .. } => words,
            Self::Table { .. } | Self::Picture { .. } | Self::Requirements => "",
        }
    }

    /// Return all words, a table's cells one after the other.
    #[must_use]
    pub fn all_words(&self) -> String {
        match self {
            Self::Table { rows } => rows.concat().join("\n"),
            _ => self.words().to_owned(),
        }
    }
}

/// The whole reading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Draft {
    /// The document's title.
    pub title: String,
    /// The city that issued it.
    pub publisher: Option<String>,
    /// The day from which it applies (`2025-10-01`).
    pub in_force: Option<String>,
    /// The classes from left to right; one without a title if there are none.
    pub classes: Vec<Class>,
    /// The columns that are published, from left to right.
    pub columns: Vec<Column>,
    /// The circumstances.
    pub facts: Vec<Fact>,
    /// The rows.
    pub requirements: Vec<Requirement>,
    /// The rules.
    pub clauses: Vec<Clause>,
    /// The words beside the table.
    pub notes: Vec<Note>,
    /// The other sheets.
    pub others: Vec<OtherSheet>,
    /// The parts of a Word file; empty if none was given.
    pub document: Vec<Part>,
    /// The pictures of a Word file, by the names of their files.
    #[serde(skip)]
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// The doubts, worst first.
    pub questions: Vec<Question>,
    /// The contradictions.
    pub contradictions: Vec<Remark>,
    /// Everything that was mended.
    pub mended: Vec<Remark>,
    /// Everything that was dropped.
    pub dropped: Vec<Remark>,
}
