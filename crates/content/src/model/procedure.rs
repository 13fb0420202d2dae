//! The procedure for using a service: steps, approvers and ledgers.

use kijun_rules::model::Phase;

use super::Anchor;

/// The procedure of a document, as far as the document has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    /// True if the document puts the steps in an order.
    pub ordered: bool,
    /// A remark for readers, in Kijun's words.
    pub note: Option<String>,
    /// The ways through the procedure, by the information handled; at least one.
    pub tracks: Vec<Track>,
    /// The ledgers to keep; empty if the document has none.
    pub ledgers: Vec<Ledger>,
}

/// The way through the procedure for some classes of information.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// The id, part of anchors.
    pub id: String,
    /// The classes' ids; empty if the standard has no classes.
    pub classes: Vec<String>,
    /// The person who may permit the use; `None` if the document does not say.
    pub approver: Option<Named>,
    /// A remark for readers, in Kijun's words.
    pub note: Option<String>,
    /// The steps, in the order of the file; at least one.
    pub steps: Vec<Step>,
    /// The ledger, by its index in [`Procedure::ledgers`].
    pub ledger: Option<usize>,
}

/// A person or thing, with the words of the document that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The document's words.
    pub words: String,
    /// The place that names it.
    pub cited: Citation,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The action, in Kijun's words.
    pub title: String,
    /// The case that the step is limited to, in Kijun's words.
    pub when: Option<String>,
    /// The phase in the life of the service.
    pub phase: Option<Phase>,
    /// The person who acts, in the document's words; `None` if it does not say.
    pub by: Option<String>,
    /// The receiver, in the document's words.
    pub to: Option<String>,
    /// The person consulted, in the document's words.
    pub consulted: Option<String>,
    /// The person who takes part, in the document's words.
    pub involved: Option<String>,
    /// Its words in the picture of the procedure, from its place in the document; `None` if the
    /// editor chose none.
    pub boxed: Option<String>,
    /// The words from which the step was read.
    pub cited: Citation,
}

/// Words of the document and their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The place.
    pub at: CitedAt,
    /// The place by the document's numbers, e.g. `5.2(1)①`; the chapter's title if it has none.
    pub label: String,
    /// The words.
    pub quote: String,
}

/// A place that can be cited. Checklists are given by their index in
/// [`super::Standard::checklists`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CitedAt {
    /// A passage of a chapter.
    Passage(Anchor),
    /// A row of a checklist's table.
    Row {
        /// The checklist.
        checklist: usize,
        /// The requirement's id.
        requirement: String,
    },
    /// The words below a checklist's table.
    Footnote {
        /// The checklist.
        checklist: usize,
    },
}

/// A ledger (台帳) of the services in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The id, used in file names.
    pub id: String,
    /// The document's name of the ledger.
    pub name: String,
    /// The person who makes the entry, in the document's words; `None` if it does not say.
    pub by: Option<String>,
    /// The words that demand the entry.
    pub cited: Citation,
    /// The fields of an entry, in the document's order; at least one.
    pub fields: Vec<Field>,
}

/// One item of a ledger's entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The id used in ledger files. Two ledgers of a document give the same id to the same field.
    pub id: String,
    /// The document's number, e.g. `(ア)`.
    pub number: Option<String>,
    /// The text of the item, in the document's words without their number.
    pub words: String,
    /// The place that names it.
    pub at: Anchor,
    /// The value that an answer file already has for it.
    pub prefill: Option<Prefill>,
    /// True if the entry may take several lines.
    pub lines: bool,
    /// Help for filling it in, in Kijun's words.
    pub hint: Option<String>,
}

/// The value that a field takes from an answer file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefill {
    /// The service's name.
    ServiceName,
    /// The provider of the service.
    Provider,
    /// The title of the information's class.
    Class,
}

impl Prefill {
    /// All values.
    pub const ALL: [Self; 3] = [Self::ServiceName, Self::Provider, Self::Class];

    /// Return the name used in files and pages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ServiceName => "service_name",
            Self::Provider => "provider",
            Self::Class => "class",
        }
    }
}
