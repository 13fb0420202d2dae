//! The answer file: read strictly, kept whole, written again.
//!
//! Reading runs in three steps: `strict` makes sure that the bytes are one JSON value without a
//! name twice in an object and without deep nesting; `read` takes the known fields, with their
//! types; what is not known is kept as it stands, letter for letter.

mod error;
pub(crate) mod fields;
mod more;
mod read;
mod strict;
mod write;

pub use error::{Place, ReadError, ReadErrorKind};
pub use more::Fields;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::engine::{Given, PhaseSet, Sheet};
use crate::model::Phase;
use crate::rules::{ClassIndex, Rules};

/// The value of `schema` in an answer file.
pub const SCHEMA: &str = "kijun-answers/1";

/// The largest answer file, in bytes (16 MiB).
pub const MAX_BYTES: usize = 16 << 20;

/// The deepest nesting of arrays and objects.
pub const MAX_DEPTH: usize = 128;

/// A value with the name it stands under.
pub type Named<T> = (Box<str>, T);

/// An answer file. Lists stand in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct AnswerFile {
    /// The path of the checklist that was answered.
    pub checklist: String,
    /// The edition that was answered; `None` for the current one.
    pub edition: Option<String>,
    /// The class of the information; `None` if none was chosen.
    pub class: Option<String>,
    /// The service that was assessed.
    pub service: Option<Service>,
    /// Facts by id; a value of `None` is unknown.
    pub facts: Option<Vec<Named<Option<bool>>>>,
    /// The phases to which the assessment is limited; empty for all.
    pub phases: Vec<Phase>,
    /// Answers by requirement id.
    pub answers: Option<Vec<Named<Answer>>>,
    /// Fields that this version does not know.
    pub unknown: Fields,
}

/// The service that was assessed.
#[derive(Debug, Clone, Default)]
pub struct Service {
    /// The service's name.
    pub name: Option<String>,
    /// Who provides it.
    pub provider: Option<String>,
    /// Fields that this version does not know.
    pub unknown: Fields,
}

/// What can be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 満たす
    Met,
    /// 満たさない
    Unmet,
    /// 該当しない
    NotApplicable,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Met, Self::Unmet, Self::NotApplicable];

    /// The name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// The status as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Met => "満たす",
            Self::Unmet => "満たさない",
            Self::NotApplicable => "該当しない",
        }
    }
}

/// The answer to one requirement. Small while it holds no text: a file may have a million.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    status: Option<Status>,
    /// Whether it stood in the file as `null`.
    null: bool,
    texts: Option<Box<Texts>>,
}

#[derive(Debug, Clone, Default)]
struct Texts {
    reason: Option<Box<str>>,
    note: Option<Box<str>>,
    /// The evidence, if there is any, then the fields that this version does not know.
    ///
    /// INVARIANT (evidence): it stands as `serde_json` writes a list of strings.
    more: Fields,
}

impl Answer {
    /// An answer without texts.
    #[must_use]
    pub fn new(status: Option<Status>) -> Self {
        Self { status, ..Self::default() }
    }

    /// An answer that stands in the file as `null`.
    pub(crate) fn null() -> Self {
        Self { null: true, ..Self::default() }
    }

    /// Whether it stood in the file as `null`, and nothing was added to it since.
    pub(crate) fn is_null(&self) -> bool {
        self.null && self.status.is_none() && self.texts.is_none()
    }

    /// What was ticked.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.status
    }

    /// Ticks, or takes the tick back; the texts stay.
    pub fn set_status(&mut self, status: Option<Status>) {
        self.status = status;
    }

    /// Why the requirement does not apply.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.texts.as_ref()?.reason.as_deref()
    }

    /// Sets the reason; an empty text takes it away.
    pub fn set_reason(&mut self, reason: &str) {
        self.texts.get_or_insert_default().reason = (!reason.is_empty()).then(|| reason.into());
    }

    /// A note on the answer.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.texts.as_ref()?.note.as_deref()
    }

    /// Sets the note; an empty text takes it away.
    pub fn set_note(&mut self, note: &str) {
        self.texts.get_or_insert_default().note = (!note.is_empty()).then(|| note.into());
    }

    /// The evidence: names of documents, addresses.
    #[must_use]
    pub fn evidence(&self) -> Option<Vec<String>> {
        Vec::deserialize(self.evidence_json()?).ok()
    }

    /// The evidence as JSON, in the one form that is used.
    pub(crate) fn evidence_json(&self) -> Option<&RawValue> {
        let mut found = None;
        self.more()?.each(|name, value| {
            if name == "evidence" {
                found = Some(value);
            }
        });
        found
    }

    /// Whether 該当しない was ticked without a reason, so that the answer does not count.
    #[must_use]
    pub fn lacks_reason(&self) -> bool {
        self.status == Some(Status::NotApplicable)
            && self.reason().is_none_or(|reason| reason.trim().is_empty())
    }

    /// The answer as the engine takes it.
    #[must_use]
    pub fn given(&self) -> Given {
        match self.status {
            None => Given::Unanswered,
            Some(Status::Met) => Given::Met,
            Some(Status::Unmet) => Given::Unmet,
            Some(Status::NotApplicable) if self.lacks_reason() => Given::Unanswered,
            Some(Status::NotApplicable) => Given::NotApplicable,
        }
    }

    fn more(&self) -> Option<&Fields> {
        self.texts.as_ref().map(|texts| &texts.more)
    }
}

impl AnswerFile {
    /// Reads an answer file: JSON, UTF-8, with or without byte-order mark.
    ///
    /// # Errors
    /// One [`ReadError`] that says what is wrong, where, and what to do.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        read::answer_file(bytes)
    }

    /// Where the value of a field of the file itself (such as `class`) stands, for errors that are
    /// found after reading; `None` if there is no such field, or the file cannot be read.
    #[must_use]
    pub fn place_of(bytes: &[u8], field: &str) -> Option<Place> {
        read::place_of(bytes, field)
    }

    /// The file as JSON on one line, with everything that was read.
    ///
    /// # Errors
    /// None that a caller can cause: writing to memory does not fail.
    pub fn to_json(&self) -> serde_json::Result<String> {
        crate::json::text(|into| crate::json::compact(self, into))
    }

    /// The answers and facts that the rules know, as the engine takes them.
    #[must_use]
    pub fn sheet(&self, rules: &Rules) -> Sheet {
        let mut sheet = Sheet::blank(rules);
        for (id, answer) in self.answers.iter().flatten() {
            if let Some(requirement) = rules.requirement(id) {
                sheet.answer(requirement, answer.given());
            }
        }
        for (id, value) in self.facts.iter().flatten() {
            if let Some(fact) = rules.fact(id) {
                sheet.state_fact(rules, fact, *value);
            }
        }
        sheet
    }

    /// The phases as the engine takes them.
    #[must_use]
    pub fn phase_set(&self) -> PhaseSet {
        PhaseSet::of(&self.phases)
    }

    /// The class that was chosen.
    ///
    /// # Errors
    /// If none was chosen, or the rules have no such class.
    pub fn class_in(&self, rules: &Rules) -> Result<ClassIndex, ReadError> {
        let known = || {
            let titles = rules.checklist().classes.iter().map(|class| class.id.as_str());
            titles.collect::<Vec<_>>().join("、")
        };
        let Some(id) = self.class.as_deref() else {
            return Err(ReadError::missing_class(&known()));
        };
        rules.class(id).ok_or_else(|| ReadError::unknown_class(id, &known()))
    }
}
