//! Answers as bit sets: four bits a requirement, so that a verdict needs no allocation.

use crate::answers::Given;
use crate::rules::{FactIndex, Mask, RequirementIndex, Rules};

/// The answers to 64 neighbouring requirements.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Word {
    met: u64,
    unmet: u64,
    not_applicable: u64,
    /// The premise is known not to hold.
    unavailable: u64,
}

/// The answers to the members of a clause, as four yes/no.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent questions about the members")]
pub(crate) struct Tally {
    pub(crate) met: bool,
    pub(crate) unanswered: bool,
    pub(crate) unmet: bool,
    pub(crate) not_applicable: bool,
}

/// The answers to one checklist and the known facts, as bit sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSet {
    words: Vec<Word>,
    facts: Vec<Option<bool>>,
}

impl AnswerSet {
    /// Return a set without any answer.
    #[must_use]
    pub fn blank(rules: &Rules) -> Self {
        Self {
            words: vec![Word::default(); rules.word_count()],
            facts: vec![None; rules.checklist().facts.len()],
        }
    }

    /// Give an answer, in place of an earlier one.
    pub fn answer(&mut self, requirement: RequirementIndex, given: Given) {
        let (word, bit) = requirement.bit();
        let Some(word) = self.words.get_mut(word) else {
            return;
        };
        word.met &= !bit;
        word.unmet &= !bit;
        word.not_applicable &= !bit;
        match given {
            Given::Unanswered => {}
            Given::Met => word.met |= bit,
            Given::Unmet => word.unmet |= bit,
            Given::NotApplicable => word.not_applicable |= bit,
        }
    }

    /// State a fact, or (`None`) take it back; mark the requirements that it makes unavailable.
    pub fn state_fact(&mut self, rules: &Rules, fact: FactIndex, value: Option<bool>) {
        if let Some(known) = self.facts.get_mut(fact.get()) {
            *known = value;
        }
        for premise in rules.premises.iter().filter(|premise| premise.fact == fact) {
            let (word, bit) = premise.requirement.bit();
            let Some(word) = self.words.get_mut(word) else {
                continue;
            };
            if value.is_some_and(|value| value != premise.is) {
                word.unavailable |= bit;
            } else {
                word.unavailable &= !bit;
            }
        }
    }

    /// Return the answer to a requirement, available or not.
    #[must_use]
    pub fn given(&self, requirement: RequirementIndex) -> Given {
        let (word, bit) = requirement.bit();
        match self.words.get(word) {
            Some(word) if word.met & bit != 0 => Given::Met,
            Some(word) if word.unmet & bit != 0 => Given::Unmet,
            Some(word) if word.not_applicable & bit != 0 => Given::NotApplicable,
            _ => Given::Unanswered,
        }
    }

    /// Return true if the requirement's premise is known not to hold.
    #[must_use]
    pub fn is_unavailable(&self, requirement: RequirementIndex) -> bool {
        let (word, bit) = requirement.bit();
        self.words.get(word).is_some_and(|word| word.unavailable & bit != 0)
    }

    /// Return the value of a fact; `None` if it is unknown.
    #[must_use]
    pub fn fact(&self, fact: FactIndex) -> Option<bool> {
        self.facts.get(fact.get()).copied().flatten()
    }

    /// Tally the requirements of these masks. An unavailable one counts as none of the four.
    pub(crate) fn tally(&self, masks: &[Mask]) -> Tally {
        let mut tally = Tally::default();
        for mask in masks {
            let word = self.words.get(usize::from(mask.word)).copied().unwrap_or_default();
            let bits = mask.bits & !word.unavailable;
            tally.met |= bits & word.met != 0;
            tally.unmet |= bits & word.unmet != 0;
            tally.not_applicable |= bits & word.not_applicable != 0;
            tally.unanswered |= bits & !(word.met | word.unmet | word.not_applicable) != 0;
        }
        tally
    }
}
