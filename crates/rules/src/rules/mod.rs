//! A checklist compiled for evaluation.

mod compile;
mod compiled;
mod error;
mod index;
mod sound;
mod values;

pub use compile::{MAX_COUNTED, MAX_SHARED};
pub(crate) use compiled::{CompiledClass, CompiledClause, Judged, Mask, Premise};
pub use error::RulesError;
pub(crate) use index::Slot;
pub use index::{ClassIndex, ClauseIndex, FactIndex, RequirementIndex};
pub use sound::Rules;
pub(crate) use values::value_place;
