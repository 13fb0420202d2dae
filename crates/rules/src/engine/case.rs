//! The input of the engine: answers, class and phases.

use super::answer_set::AnswerSet;
use crate::answers::Given;
use crate::model::{Phase, Values};
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
            let mut known = self.rules.checklist().facts.iter().zip((0u16..).map(FactIndex));
            known.find_map(|(fact, index)| {
                let exemption = fact.exempts.as_ref()?;
                let value = self.answers.fact_place(index)?;
                let holds = match &exemption.is {
                    Values::Is(is) => value == u16::from(*is),
                    Values::OneOf(ids) => {
                        let choice = fact.choices.get(usize::from(value))?;
                        ids.contains(&choice.id)
                    }
                };
                holds.then_some(exemption.reason.as_str())
            })
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

    /// Return true if a clause counts: unless it is of another phase, or one of its conditions is
    /// known not to hold.
    pub(crate) fn counts(self, clause: &CompiledClause) -> bool {
        let known = |fact| self.answers.fact_place(fact);
        let mut conditions = clause.conditions.iter();
        !conditions.any(|condition| condition.fails(known(condition.fact)))
            && self.phases.contains(clause.phase)
    }

    /// Return the members of a clause that can be met, each with its answer as the clause sees it.
    pub(crate) fn available(
        self,
        clause: &'a CompiledClause,
    ) -> impl Iterator<Item = (RequirementIndex, Given)> + use<'a> {
        let answers = self.answers;
        let available = clause.seen().filter(move |(member, _)| !answers.is_unavailable(*member));
        available.map(move |(member, slot)| (member, answers.given_in(slot)))
    }
}
