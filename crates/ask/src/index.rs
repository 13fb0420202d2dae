//! The words of the standards, and the everyday words of the editors, as a page hands them over.

use serde::{Deserialize, Serialize};

use crate::rank::Rank;

/// The standards that can be asked, and the editors' everyday words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The standards.
    pub standards: Vec<Standard>,
    /// The everyday words.
    pub terms: Vec<Term>,
}

/// The document's words, and their place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words. Lines are separated by `\n`.
    pub words: String,
    /// The name of the place, e.g. `5.2(1)①`.
    pub place: String,
    /// The address of the place; empty if no page has it.
    pub href: String,
}

/// A standard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// The id, e.g. `annex2`.
    pub id: String,
    /// The short name.
    pub title: String,
    /// The classes, the highest first.
    pub classes: Vec<Class>,
    /// A remark on the classes, in Kijun's words.
    pub note: Option<String>,
    /// The words from which an answer can come.
    pub grounds: Vec<Ground>,
    /// The questions of the class finder; those of the highest class first.
    pub questions: Vec<Question>,
    /// The checklists.
    pub lists: Vec<List>,
    /// The ways through the procedure.
    pub tracks: Vec<Track>,
    /// A remark on the procedure, in Kijun's words.
    pub procedure_note: Option<String>,
    /// The words that look wrong and are published as held.
    pub held: Vec<String>,
    /// The address of the page of the classes; empty if there is none.
    pub classes_page: String,
    /// The address of the page of the procedure; empty if there is none.
    pub procedure_page: String,
    /// The address of the page of the ledgers; empty if there is none.
    pub ledger_page: String,
}

/// A class of information.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// The id, e.g. `SB`.
    pub id: String,
    /// The document's name for it.
    pub title: String,
    /// The reason why no checklist covers it; `None` if one does.
    pub out_of_scope: Option<String>,
}

/// The kind of a ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The name of a class.
    Title,
    /// A sentence of a class's definition.
    Definition,
    /// An example of a class.
    Example,
    /// A sentence that forbids to put something there.
    Prohibition,
    /// A sentence that takes a use out of the standard's scope.
    Exemption,
    /// Other words of the document, which an everyday word leads to.
    Passage,
}

/// Words from which an answer can come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// The kind.
    pub kind: Kind,
    /// The place of its class; `None` for words that belong to no class.
    pub class: Option<usize>,
    /// The words.
    pub quote: Quote,
    /// The place of the finder's question that decides on it.
    pub question: Option<usize>,
}

/// A question of the class finder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The place of its class.
    pub class: usize,
    /// The question, in Kijun's words.
    pub text: String,
    /// The place of its definition among the grounds.
    pub ground: usize,
}

/// A checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The path, e.g. `annex2/cloud`.
    pub id: String,
    /// The subject, in Kijun's words.
    pub title: String,
    /// The address of the form.
    pub form: String,
    /// The requirements, in the document's order.
    pub rows: Vec<Row>,
}

/// A requirement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The id.
    pub id: String,
    /// The short name.
    pub title: String,
    /// True if the name is Kijun's, not the document's.
    pub own_title: bool,
    /// The document's words above the requirement, by which it can be found too.
    pub above: String,
    /// The words, and their place.
    pub quote: Quote,
    /// The demands of the classes.
    pub levels: Vec<Level>,
}

/// The demand of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The place of the class.
    pub class: usize,
    /// The consequence by the rules.
    pub rank: Rank,
    /// The document's words.
    pub words: String,
}

/// The way through the procedure for some classes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// The places of the classes; empty for all.
    pub classes: Vec<usize>,
    /// The approver of the use, and the words that say it; `None` if the document does not.
    pub approver: Option<Named>,
    /// The steps.
    pub steps: Vec<Step>,
    /// The ledger.
    pub ledger: Option<Ledger>,
}

/// Somebody whom the document names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The document's name.
    pub words: String,
    /// The words that name them.
    pub quote: Quote,
}

/// A step of the procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The action, in Kijun's words.
    pub title: String,
    /// The case that it is limited to, in Kijun's words.
    pub when: Option<String>,
    /// The people, each with the part that they take: `実施者`, `提出先` …
    pub people: Vec<(String, String)>,
    /// The words of the document.
    pub quote: Quote,
}

/// A ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// The document's name.
    pub name: String,
    /// The one who makes the entry, in the document's words.
    pub by: Option<String>,
    /// The words that demand the entry.
    pub quote: Quote,
    /// The fields, in the document's words, each with its number.
    pub fields: Vec<String>,
}

/// An everyday word, and the document's words that an editor has joined with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The spellings and readings; the first names it.
    pub forms: Vec<String>,
    /// The meanings in the standards.
    pub means: Vec<Meaning>,
    /// The editor's reason.
    pub why: Option<String>,
}

/// The meaning of an everyday word in a standard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// The place of the standard.
    pub standard: usize,
    /// The document's words.
    pub words: String,
    /// The case in which the everyday word means them, in Kijun's words.
    pub when: Option<String>,
    /// The places of the grounds that hold the words.
    pub grounds: Vec<usize>,
    /// The requirements that hold the words: the places of checklist and row.
    pub rows: Vec<(usize, usize)>,
}

impl Standard {
    /// Return the way through the procedure for a class.
    #[must_use]
    pub fn track(&self, class: usize) -> Option<&Track> {
        self.tracks.iter().find(|track| track.classes.is_empty() || track.classes.contains(&class))
    }

    /// Return a requirement with its checklist.
    #[must_use]
    pub fn row(&self, (list, row): (usize, usize)) -> Option<(&List, &Row)> {
        let list = self.lists.get(list)?;
        Some((list, list.rows.get(row)?))
    }
}
