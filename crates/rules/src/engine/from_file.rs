//! From an answer file to what the engine takes.

use super::answer_set::AnswerSet;
use super::case::PhaseSet;
use crate::answers::{AnswerFile, ReadError};
use crate::rules::{ClassIndex, Rules};

impl AnswerFile {
    /// Return the answers and facts that the rules know.
    #[must_use]
    pub fn answer_set(&self, rules: &Rules) -> AnswerSet {
        let mut set = AnswerSet::blank(rules);
        for (id, answer) in self.answers.iter().flatten() {
            if let Some(requirement) = rules.requirement(id) {
                set.answer_as(requirement, answer);
            }
        }
        for (id, value) in self.facts.iter().flatten() {
            if let Some(fact) = rules.fact(id) {
                set.state(rules, fact, value);
            }
        }
        set
    }

    /// Return the phases to which the assessment is limited.
    #[must_use]
    pub fn phase_set(&self) -> PhaseSet {
        PhaseSet::of(&self.phases)
    }

    /// Return the class that was chosen.
    ///
    /// # Errors
    /// Fail if none was chosen although there are classes, or if the rules have no such class.
    pub fn class_in(&self, rules: &Rules) -> Result<ClassIndex, ReadError> {
        let known = || {
            let ids = rules.checklist().classes.iter().map(|class| class.id.as_str());
            ids.collect::<Vec<_>>().join("、")
        };
        let Some(id) = self.class.as_deref() else {
            if let Some(only) = rules.only_class() {
                return Ok(only);
            }
            return Err(ReadError::missing_class(&known()));
        };
        rules.class(id).ok_or_else(|| ReadError::unknown_class(id, &known()))
    }
}
