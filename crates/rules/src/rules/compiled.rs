//! Clauses ready to be evaluated.

use super::index::{ClauseIndex, FactIndex, RequirementIndex};
use crate::model::{Phase, Severity};

/// Requirements that share a 64-bit word, as a mask in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mask {
    pub(crate) word: u16,
    pub(crate) bits: u64,
}

/// A fact that must not be known to have the other value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) fact: FactIndex,
    pub(crate) is: bool,
}

/// One clause, ready to be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CompiledClause {
    pub(crate) severity: Severity,
    pub(crate) phase: Option<Phase>,
    pub(crate) condition: Option<Condition>,
    /// The places of its masks in [`CompiledClass::masks`].
    pub(crate) masks: std::ops::Range<usize>,
    /// Its members, in the checklist's order.
    pub(crate) members: Box<[RequirementIndex]>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Premise {
    pub(crate) requirement: RequirementIndex,
    pub(crate) fact: FactIndex,
    pub(crate) is: bool,
}
