//! The answer file.

use super::answer::Answer;
use crate::json::{Collected, Fields, encoded};
use crate::model::{FactValue, Phase, Verdict};
use crate::text::name_or_unnamed;

/// The value of `schema` in an answer file.
pub const SCHEMA: &str = "kijun-answers/1";

/// A name in a file. A short one, as nearly all are, takes no memory of its own: a file may have a
/// million.
pub type Name = smol_str::SmolStr;

/// A value with its name.
pub type Named<T> = (Name, T);

/// An answer file. Lists keep the order of the file.
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
    /// Facts by id.
    pub facts: Option<Vec<Named<FactValue>>>,
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
    /// The provider's name.
    pub provider: Option<String>,
    /// Fields that this version does not know.
    pub unknown: Fields,
}

/// The verdict that somebody claims of an answer file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The verdict.
    pub verdict: Verdict,
    /// The edition of the rules.
    pub edition: &'a str,
    /// The digest of the rules.
    pub rules_digest: &'a str,
    /// The digest of the answers.
    pub answers_digest: &'a str,
}

impl AnswerFile {
    /// Write a claim under `assessment`, in place of an earlier one. The engine never believes it;
    /// it is compared with the computed assessment.
    pub fn set_claim(&mut self, claim: Claim<'_>) {
        let digest = Collected::of(&[
            ("rules", Some(encoded(claim.rules_digest).as_str())),
            ("answers", Some(encoded(claim.answers_digest).as_str())),
        ]);
        let claim = Collected::of(&[
            ("verdict", Some(encoded(claim.verdict.id()).as_str())),
            ("edition", Some(encoded(claim.edition).as_str())),
            ("digest", Some(digest.object().as_str())),
        ]);
        self.unknown = self.unknown.with(&[("assessment", Some(claim.object().as_str()))]);
    }

    /// Return the service's name as it is shown; [`UNNAMED`](crate::text::UNNAMED) without one.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        name_or_unnamed(self.service.as_ref().and_then(|service| service.name.as_deref()))
    }
}
