//! The engine: from answers to a verdict, and to its reasons.

mod answer_set;
mod case;
mod counted;
pub mod decisive;
pub mod diagnostics;
mod explanation;
mod from_file;
pub mod remedies;
pub mod status;
mod transversals;
pub mod verdict;

pub use crate::answers::Given;
pub use answer_set::AnswerSet;
pub use case::{Case, PhaseSet};
pub use decisive::decisive;
pub use diagnostics::Diagnostic;
pub use explanation::{ClauseResult, Explanation, explain};
pub use remedies::{Group, Lacking, Remedies, remedies};
pub use status::RequirementStatus;
pub use verdict::{Bounds, ClauseState, bounds};
