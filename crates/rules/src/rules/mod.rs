//! A checklist compiled for evaluation.

mod compile;
mod compiled;
mod error;
mod index;
mod sound;

pub(crate) use compiled::{CompiledClass, CompiledClause, Mask};
pub use error::RulesError;
pub use index::{ClassIndex, ClauseIndex, FactIndex, RequirementIndex};
pub use sound::Rules;
