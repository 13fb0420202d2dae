//! The editions of a standard: the earlier ones, what became of their requirements, and what
//! differs.
//!
//! 1. `raw` reads the `[[edition]]`s, and `read` the folders of earlier editions.
//! 2. `map` checks the maps of requirements: every id of either edition is accounted for.
//! 3. [`Heirs`] follows the requirements from one edition to any later one.
//! 4. [`differences`] compares two editions; `words` compares their words.

mod class;
mod compare;
mod differences;
mod heirs;
mod levels;
mod map;
mod raw;
mod read;
mod succession;
mod words;

pub use compare::{between, differences};
pub use differences::{
    ChecklistDifferences, ClassDifferences, Differences, EditionName, FactDifferences, Kind,
    LevelDifferences, Part, RequirementDifferences, Rule, WordDifferences,
};
pub use heirs::Heirs;
pub use succession::{succession, successions};
pub use words::{Segment, Side, is_same, segments};

pub(crate) use raw::{RawEdition, Whole, check_order, edition};
pub(crate) use read::complete;
