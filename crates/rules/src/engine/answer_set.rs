//! Answers as bit sets: four bits a requirement, so that a verdict needs no allocation.
//!
//! A requirement whose value some clause judges has four more bits for each of these judgements: a
//! clause sees the answer as it counts under its thresholds.

use std::sync::Arc;

use crate::answers::{Answer, Given};
use crate::model::FactValue;
use crate::rules::{FactIndex, Judged, Mask, RequirementIndex, Rules, Slot, value_place};

/// The answers of 64 neighbouring slots.
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

/// The counts of the answers to the members of a clause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) met: u32,
    pub(crate) unanswered: u32,
    pub(crate) unmet: u32,
    pub(crate) not_applicable: u32,
}

/// The answers to one checklist and the known facts, as bit sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSet {
    words: Vec<Word>,
    facts: Vec<Option<u16>>,
    /// The count of requirements, which is the first slot after their own.
    own: u32,
    judged: Arc<[Judged]>,
}

impl AnswerSet {
    /// Return a set without any answer.
    #[must_use]
    pub fn blank(rules: &Rules) -> Self {
        Self {
            words: vec![Word::default(); rules.slot_word_count()],
            facts: vec![None; rules.checklist().facts.len()],
            own: u32::try_from(rules.checklist().requirements.len()).unwrap_or(u32::MAX),
            judged: Arc::clone(&rules.judged),
        }
    }

    /// Give an answer, in place of an earlier one; an answer of met with a value that passes
    /// wherever one is judged.
    pub fn answer(&mut self, requirement: RequirementIndex, given: Given) {
        self.set(requirement.slot(), given);
        for (slot, _) in self.judgements(requirement) {
            self.set(slot, given);
        }
    }

    /// Give the answer of a file, in place of an earlier one.
    pub fn answer_as(&mut self, requirement: RequirementIndex, answer: &Answer) {
        self.set(requirement.slot(), answer.given());
        let judged = Arc::clone(&self.judged);
        for (slot, at) in self.judgements(requirement) {
            if let Some(judged) = judged.get(at) {
                self.set(slot, judged.given(answer));
            }
        }
    }

    /// Return the slots in which a requirement's value is judged, with the place of the judgement.
    fn judgements(
        &self,
        requirement: RequirementIndex,
    ) -> impl Iterator<Item = (Slot, usize)> + use<> {
        let from = self.judged.partition_point(|judged| judged.requirement < requirement);
        let to = self.judged.partition_point(|judged| judged.requirement <= requirement);
        let own = self.own;
        (from..to)
            .map(move |at| (Slot(own.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))), at))
    }

    fn set(&mut self, slot: Slot, given: Given) {
        let (word, bit) = slot.bit();
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

    /// State a yes/no fact, or (`None`) take it back; mark the requirements that it makes
    /// unavailable.
    pub fn state_fact(&mut self, rules: &Rules, fact: FactIndex, value: Option<bool>) {
        self.state(rules, fact, &value.into());
    }

    /// State a fact, in place of an earlier value. A value that the fact does not have leaves it
    /// unknown.
    pub fn state(&mut self, rules: &Rules, fact: FactIndex, value: &FactValue) {
        let value = rules.fact_at(fact).and_then(|fact| value_place(fact, value));
        if let Some(known) = self.facts.get_mut(fact.get()) {
            *known = value;
        }
        for premise in rules.premises.iter().filter(|premise| premise.condition.fact == fact) {
            let fails = premise.condition.fails(value);
            let judged = self.judgements(premise.requirement).map(|(slot, _)| slot);
            for slot in std::iter::once(premise.requirement.slot()).chain(judged) {
                let (word, bit) = slot.bit();
                let Some(word) = self.words.get_mut(word) else {
                    continue;
                };
                if fails {
                    word.unavailable |= bit;
                } else {
                    word.unavailable &= !bit;
                }
            }
        }
    }

    /// Return the answer to a requirement, available or not.
    #[must_use]
    pub fn given(&self, requirement: RequirementIndex) -> Given {
        self.given_in(requirement.slot())
    }

    /// Return the answer in a slot, available or not.
    pub(crate) fn given_in(&self, slot: Slot) -> Given {
        let (word, bit) = slot.bit();
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

    /// Return the value of a yes/no fact; `None` if it is unknown.
    #[must_use]
    pub fn fact(&self, fact: FactIndex) -> Option<bool> {
        self.fact_place(fact).map(|place| place == 1)
    }

    /// Return the place of a fact's value; `None` if it is unknown.
    pub(crate) fn fact_place(&self, fact: FactIndex) -> Option<u16> {
        self.facts.get(fact.get()).copied().flatten()
    }

    /// Count the slots of these masks by their answer. An unavailable one counts as none of the four.
    pub(crate) fn count(&self, masks: &[Mask]) -> Counts {
        let mut counts = Counts::default();
        for mask in masks {
            let word = self.words.get(usize::from(mask.word)).copied().unwrap_or_default();
            let bits = mask.bits & !word.unavailable;
            let answered = word.met | word.unmet | word.not_applicable;
            counts.met += (bits & word.met).count_ones();
            counts.unmet += (bits & word.unmet).count_ones();
            counts.not_applicable += (bits & word.not_applicable).count_ones();
            counts.unanswered += (bits & !answered).count_ones();
        }
        counts
    }

    /// Tally the slots of these masks. An unavailable one counts as none of the four.
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
