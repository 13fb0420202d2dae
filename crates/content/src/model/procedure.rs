//! What has to be done to use a service: who does what, who approves, what goes into the ledger.

use kijun_rules::model::Phase;

use super::Anchor;

/// The procedure of a document, as far as it lays one down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    /// Whether the document puts the steps in an order.
    pub ordered: bool,
    /// What a reader has to know, in Kijun's words.
    pub note: Option<String>,
    /// The ways through the procedure, by what information is handled; at least one.
    pub tracks: Vec<Track>,
    /// The ledgers that are kept; empty where the document has none.
    pub ledgers: Vec<Ledger>,
}

/// The way through the procedure for some classes of information.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// The id, part of anchors.
    pub id: String,
    /// The classes' ids; empty where the standard has no classes.
    pub classes: Vec<String>,
    /// Who may permit the use; `None` where the document does not say.
    pub approver: Option<Named>,
    /// What a reader has to know, in Kijun's words.
    pub note: Option<String>,
    /// What has to be done, in the order of the file; at least one step.
    pub steps: Vec<Step>,
    /// The ledger, by its place in [`Procedure::ledgers`].
    pub ledger: Option<usize>,
}

/// Somebody or something, and the words of the document that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The document's words.
    pub words: String,
    /// Where it says so.
    pub cited: Citation,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is done, in Kijun's words.
    pub title: String,
    /// In which case only, in Kijun's words.
    pub when: Option<String>,
    /// When in the life of the service.
    pub phase: Option<Phase>,
    /// Who acts, in the document's words; `None` where it does not say.
    pub by: Option<String>,
    /// To whom, in the document's words.
    pub to: Option<String>,
    /// Who is consulted, in the document's words.
    pub consulted: Option<String>,
    /// Who takes part, in the document's words.
    pub involved: Option<String>,
    /// The words from which the step was read.
    pub cited: Citation,
}

/// Words of the document and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The place.
    pub at: CitedAt,
    /// The place by the document's numbers, e.g. `5.2(1)①`; the chapter's title where it has none.
    pub label: String,
    /// The words.
    pub quote: String,
}

/// A place that can be cited. Checklists are given by their place in
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
    /// What the document calls it.
    pub name: String,
    /// Who makes the entry, in the document's words; `None` where it does not say.
    pub by: Option<String>,
    /// The words that demand the entry.
    pub cited: Citation,
    /// What is entered, in the document's order; at least one field.
    pub fields: Vec<Field>,
}

/// One item of a ledger's entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The id used in ledger files. Two ledgers of a document give the same id to what is the same.
    pub id: String,
    /// The document's number, e.g. `(ア)`.
    pub number: Option<String>,
    /// What is entered, in the document's words without their number.
    pub words: String,
    /// Where the document names it.
    pub at: Anchor,
    /// What an answer file already says of it.
    pub prefill: Option<Prefill>,
    /// Whether the entry may take several lines.
    pub lines: bool,
    /// How to fill it in, in Kijun's words.
    pub hint: Option<String>,
}

/// What a field takes from an answer file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefill {
    /// The service's name.
    ServiceName,
    /// Who provides the service.
    Provider,
    /// The title of the information's class.
    Class,
}

impl Prefill {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::ServiceName, Self::Provider, Self::Class];

    /// The name used in files and pages.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ServiceName => "service_name",
            Self::Provider => "provider",
            Self::Class => "class",
        }
    }
}
