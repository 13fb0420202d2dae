//! The answer file: read strictly, kept whole, written again.
//!
//! Reading runs in three steps: `strict` makes sure that the bytes are one JSON value without a
//! name twice in an object and without deep nesting; `read` takes the known fields, with their
//! types; what is not known is kept as it stands, letter for letter.

mod answer;
mod error;
mod exception;
pub(crate) mod fields;
pub(crate) mod more;
mod plain;
mod proposal;
mod read;
pub(crate) mod strict;
mod superseded;
mod write;

pub use answer::Answer;
pub use error::{Place, ReadError, ReadErrorKind};
pub use exception::Exception;
pub use more::Fields;
use more::{Collected, encoded};
pub use plain::plain;
pub use proposal::{Origin, Proposal};

use answer::{EVIDENCE, EXCEPTION, PROPOSED, Texts};

use crate::engine::{PhaseSet, Sheet};
use crate::model::{Phase, Verdict};
use crate::rules::{ClassIndex, Rules};

/// The value of `schema` in an answer file.
pub const SCHEMA: &str = "kijun-answers/1";

/// The largest answer file, in bytes (16 MiB).
pub const MAX_BYTES: usize = 16 << 20;

/// The deepest nesting of arrays and objects.
pub const MAX_DEPTH: usize = 128;

/// A name in a file. A short one, as nearly all are, stands where it is and takes no memory of its
/// own: a file may have a million.
pub type Name = smol_str::SmolStr;

/// A value with the name it stands under.
pub type Named<T> = (Name, T);

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
        Ok(write::answer_file(self))
    }

    /// Writes under `assessment` what is claimed of these answers, in place of an earlier claim. The
    /// engine never believes it: it is there to be compared with what is computed.
    pub fn set_claim(&mut self, verdict: Verdict, edition: &str, digests: [&str; 2]) {
        let [rules, answers] = digests.map(encoded);
        let digest = format!("{{\"rules\":{rules},\"answers\":{answers}}}");
        let claim = Collected::of(&[
            ("verdict", Some(encoded(verdict.id()).as_str())),
            ("edition", Some(encoded(edition).as_str())),
            ("digest", Some(digest.as_str())),
        ]);
        let claim = claim.finish().json();
        self.unknown = self.unknown.with(&[("assessment", claim.as_deref())]);
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
