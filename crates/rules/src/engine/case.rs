//! The input of the engine: answers, class and phases.

use super::answer_set::AnswerSet;
use crate::model::Phase;
use crate::rules::{
    ClassIndex, ClauseIndex, CompiledClass, CompiledClause, FactIndex, RequirementIndex, Rules,
};

/// A set of phases. The default contains all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseSet(u8);

impl Default for PhaseSet {
    fn default() -> Self {
        Self(u8::MAX)
    }
}

impl PhaseSet {
    /// Return the set of these phases; of all phases if none is given.
    #[must_use]
    pub fn of(phases: &[Phase]) -> Self {
        if phases.is_empty() {
            return Self::default();
        }
        Self(phases.iter().fold(0, |set, &phase| set | Self::bit(phase)))
    }

    /// Return true if the phase is in the set. `None` is in every set.
    #[must_use]
    pub fn contains(self, phase: Option<Phase>) -> bool {
        phase.is_none_or(|phase| self.0 & Self::bit(phase) != 0)
    }

    fn bit(phase: Phase) -> u8 {
        1 << (phase as u8)
    }
}

/// Rules, a class, phases and answers: all that a verdict depends on.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The class of the information.
    pub class: ClassIndex,
    /// The phases to which the assessment is limited.
    pub phases: PhaseSet,
    /// The answers.
    pub answers: &'a AnswerSet,
}

impl<'a> Case<'a> {
    /// Return the reason why the standard does not cover this use; `None` if it does.
    #[must_use]
    pub fn out_of_scope(self) -> Option<&'a str> {
        let of_class =
            self.rules.class_at(self.class).and_then(|class| class.out_of_scope.as_deref());
        of_class.or_else(|| {
            let known = self.rules.checklist().facts.iter().zip((0u16..).map(FactIndex));
            known
                .filter_map(|(fact, index)| {
                    Some((fact.exempts.as_ref()?, self.answers.fact(index)?))
                })
                .find(|(exemption, value)| exemption.is == *value)
                .map(|(exemption, _)| exemption.reason.as_str())
        })
    }

    pub(crate) fn compiled(self) -> Option<&'a CompiledClass> {
        self.rules.classes.get(self.class.get())
    }

    pub(crate) fn counting(
        self,
    ) -> impl Iterator<Item = (ClauseIndex, &'a CompiledClause)> + use<'a> {
        let clauses = self.compiled().map_or(&[][..], |class| &class.clauses);
        (0u32..).map(ClauseIndex).zip(clauses).filter(move |(_, clause)| self.counts(clause))
    }

    /// Return true if a clause counts: unless it is of another phase, or its condition is known not
    /// to hold.
    pub(crate) fn counts(self, clause: &CompiledClause) -> bool {
        let contradicted = clause.condition.is_some_and(|condition| {
            self.answers.fact(condition.fact).is_some_and(|value| value != condition.is)
        });
        !contradicted && self.phases.contains(clause.phase)
    }

    /// Return the members of a clause that can still be met: available ones.
    pub(crate) fn available(
        self,
        clause: &'a CompiledClause,
    ) -> impl Iterator<Item = RequirementIndex> + use<'a> {
        let answers = self.answers;
        clause.members.iter().copied().filter(move |&member| !answers.is_unavailable(member))
    }
}
