//! The places of requirements, classes, facts and clauses.

/// The place of a requirement in its checklist's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementIndex(pub(crate) u16);

/// The place of a class in its checklist's order, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassIndex(pub(crate) u16);

/// The place of a fact in its checklist's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactIndex(pub(crate) u16);

/// The place of a clause among the clauses of its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseIndex(pub(crate) u32);

/// The place of a bit in the answers. Each requirement has its own slot, at its place; further slots
/// follow for requirements whose value is judged ([`Judged`](super::Judged)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Slot(pub(crate) u32);

impl Slot {
    /// Return the place of the 64-bit word that holds this slot's bit, and the bit.
    pub(crate) fn bit(self) -> (usize, u64) {
        (usize::try_from(self.0 >> 6).unwrap_or(usize::MAX), 1 << (self.0 & 63))
    }
}

impl RequirementIndex {
    /// Return the place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0)
    }

    /// Return the requirement's own slot.
    pub(crate) fn slot(self) -> Slot {
        Slot(u32::from(self.0))
    }

    /// Return the place of the 64-bit word that holds this requirement's bit, and the bit.
    pub(crate) fn bit(self) -> (usize, u64) {
        (usize::from(self.0 >> 6), 1 << (self.0 & 63))
    }
}

impl ClassIndex {
    /// Return the place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0)
    }
}

impl FactIndex {
    /// Return the place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0)
    }
}

impl ClauseIndex {
    /// Return the place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}
