//! A set of requirements, one bit each, in the checklist's order.

use crate::rules::{RequirementIndex, Rules};

/// Marked requirements of one checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marks(Vec<u64>);

impl Marks {
    /// Return an empty set for these rules.
    pub(crate) fn none(rules: &Rules) -> Self {
        Self(vec![0; rules.word_count()])
    }

    pub(crate) fn add(&mut self, requirement: RequirementIndex) {
        let (word, bit) = requirement.bit();
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    pub(crate) fn add_all(&mut self, requirements: &[RequirementIndex]) {
        for &requirement in requirements {
            self.add(requirement);
        }
    }

    pub(crate) fn contains(&self, requirement: RequirementIndex) -> bool {
        let (word, bit) = requirement.bit();
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(crate) fn contains_any(&self, requirements: &[RequirementIndex]) -> bool {
        requirements.iter().any(|&requirement| self.contains(requirement))
    }

    pub(crate) fn union(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// Return the first marked requirement.
    pub(crate) fn first(&self) -> Option<(usize, u32)> {
        let mut words = self.0.iter().enumerate();
        words.find(|(_, word)| **word != 0).map(|(at, word)| (at, word.trailing_zeros()))
    }

    pub(crate) fn in_order(&self, rules: &Rules) -> Vec<RequirementIndex> {
        rules.requirements().filter(|&requirement| self.contains(requirement)).collect()
    }
}
