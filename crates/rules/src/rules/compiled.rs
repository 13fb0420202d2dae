//! Clauses ready to be evaluated.

use super::index::{ClauseIndex, FactIndex, RequirementIndex, Slot};
use crate::answers::{Answer, Given, Status};
use crate::model::{AskedValue, Phase, ReadValue, Severity, Thresholds};

/// Slots that share a 64-bit word, as a mask in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mask {
    pub(crate) word: u16,
    pub(crate) bits: u64,
}

/// A fact that must not be known to have another value than these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) fact: FactIndex,
    /// The places of the values: 0 and 1 for no and yes, or those of the choices.
    pub(crate) values: Box<[u16]>,
}

impl Condition {
    /// Return true if the fact is known to have none of the values.
    pub(crate) fn fails(&self, value: Option<u16>) -> bool {
        value.is_some_and(|value| !self.values.contains(&value))
    }
}

/// One clause, ready to be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CompiledClause {
    pub(crate) severity: Severity,
    pub(crate) phase: Option<Phase>,
    pub(crate) conditions: Box<[Condition]>,
    /// The count of members that must be met.
    pub(crate) needed: u32,
    /// The places of its masks in [`CompiledClass::masks`].
    pub(crate) masks: std::ops::Range<usize>,
    /// Its members, in the checklist's order.
    pub(crate) members: Box<[RequirementIndex]>,
    /// Their slots; empty if each member's slot is its own.
    pub(crate) slots: Box<[Slot]>,
}

impl CompiledClause {
    /// Return each member with the slot in which the clause sees it.
    pub(crate) fn seen(&self) -> impl Iterator<Item = (RequirementIndex, Slot)> + use<'_> {
        let slots = self.slots.iter().copied().map(Some).chain(std::iter::repeat(None));
        let seen = self.members.iter().zip(slots);
        seen.map(|(&member, slot)| (member, slot.unwrap_or_else(|| member.slot())))
    }

    /// Return the slot in which the clause sees a member.
    pub(crate) fn slot_of(&self, member: RequirementIndex) -> Slot {
        let at = self.members.binary_search(&member).ok();
        at.and_then(|at| self.slots.get(at).copied()).unwrap_or_else(|| member.slot())
    }

    /// Return true if the requirement is a member.
    pub(crate) fn has(&self, requirement: RequirementIndex) -> bool {
        self.members.binary_search(&requirement).is_ok()
    }

    /// Return true if neither one member nor all of them must be met.
    pub(crate) fn is_counted(&self) -> bool {
        let all = u32::try_from(self.members.len()).unwrap_or(u32::MAX);
        self.needed > 1 && self.needed < all
    }
}

/// A requirement as a clause sees it that judges its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judged {
    pub(crate) requirement: RequirementIndex,
    pub(crate) asked: AskedValue,
    pub(crate) thresholds: Thresholds,
}

impl Judged {
    /// Return the answer as it counts under the thresholds.
    pub(crate) fn given(&self, answer: &Answer) -> Given {
        let Some(status) = answer.status() else {
            return Given::Unanswered;
        };
        match self.asked.read(answer.value()) {
            ReadValue::Given(value) if !self.thresholds.pass(self.asked.kind, value) => {
                Given::Unmet
            }
            ReadValue::Missing | ReadValue::Malformed if status == Status::Met => Given::Unanswered,
            _ => answer.given(),
        }
    }
}

/// The clauses of one class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CompiledClass {
    pub(crate) clauses: Vec<CompiledClause>,
    pub(crate) masks: Vec<Mask>,
    /// For each requirement, the clauses that contain it.
    pub(crate) clauses_of: Vec<Box<[ClauseIndex]>>,
}

/// A premise, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Premise {
    pub(crate) requirement: RequirementIndex,
    pub(crate) condition: Condition,
}
