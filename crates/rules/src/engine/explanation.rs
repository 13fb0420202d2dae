//! The explanation of a case: the content of an assessment, by index.

use super::case::Case;
use super::decisive::decisive;
use super::remedies::{Remedies, remedies};
use super::status::{RequirementStatus, status};
use super::verdict::{Bounds, ClauseState, JudgedClause, bounds};
use crate::model::{Severity, Verdict};
use crate::rules::ClauseIndex;
use crate::rules::RequirementIndex;

/// A clause that counts, and its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClauseResult {
    /// The clause of the class.
    pub clause: ClauseIndex,
    /// Its state.
    pub state: ClauseState,
    /// Its severity as written.
    pub severity: Severity,
    /// Its severity after the exception for claims that it does not apply.
    pub effective: Severity,
}

/// A verdict with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The bounds of the verdict.
    pub bounds: Bounds,
    /// Every requirement's status, in the checklist's order; empty if out of scope.
    pub statuses: Vec<RequirementStatus>,
    /// The clauses that count, in the checklist's order; empty if out of scope.
    pub clauses: Vec<ClauseResult>,
    /// The missing answers that can still change the verdict.
    pub decisive: Vec<RequirementIndex>,
    /// The remedies; `None` if there is none, or if out of scope.
    pub remedies: Option<Remedies>,
}

impl Explanation {
    /// Return the verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.bounds.verdict()
    }
}

/// Explain a case.
#[must_use]
pub fn explain(case: Case<'_>) -> Explanation {
    let bounds = bounds(case);
    if bounds.worst == Verdict::OutOfScope {
        return Explanation {
            bounds,
            statuses: Vec::new(),
            clauses: Vec::new(),
            decisive: Vec::new(),
            remedies: None,
        };
    }
    let clauses = case.counting().map(|(index, clause)| {
        let JudgedClause { state, effective, .. } = case.judge(clause);
        ClauseResult { clause: index, state, severity: clause.severity, effective }
    });
    Explanation {
        bounds,
        statuses: case.rules.requirements().map(|requirement| status(case, requirement)).collect(),
        clauses: clauses.collect(),
        decisive: decisive(case),
        remedies: remedies(case),
    }
}
