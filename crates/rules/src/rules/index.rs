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

impl RequirementIndex {
    /// Return the place, from 0.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0)
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
