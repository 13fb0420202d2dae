//! The engine: from answers to a verdict, and to its reasons.

mod case;
pub mod decisive;
pub mod diagnostics;
mod explanation;
pub mod remedies;
mod sheet;
pub mod status;
mod transversals;
pub mod verdict;

pub use case::{Case, PhaseSet};
pub use decisive::decisive;
pub use diagnostics::Diagnostic;
pub use explanation::{ClauseResult, Explanation, explain};
pub use remedies::{Group, Remedies, remedies};
pub use sheet::{Given, Sheet};
pub use status::RequirementStatus;
pub use verdict::{Bounds, ClauseState, bounds};
