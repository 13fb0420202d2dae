//! The verdict rule, on one page.
//!
//! A clause is a set of requirements of which one must be met, or as many as it says (`at_least`).
//! It is
//! - satisfied if enough members are met,
//! - violated if every completion of the unanswered ones (met or unmet) leaves too few met, with the
//!   same severity,
//! - open otherwise.
//!
//! A violated clause has its severity, with one exception: if no available member counts as unmet,
//! and the claims that a member does not apply make up for those not met, the city has to confirm
//! the claims, and `nonconforming` becomes `approval_required`.
//!
//! The verdict follows from the gravest severity. While answers are missing there are two: `worst`
//! takes each of them as unmet, `best` as met. An open clause counts for the first; for the second
//! only where it stays violated, softened. If they agree, the missing answers do not matter.

use super::answer_set::Counts;
use super::case::Case;
use crate::model::{Severity, Verdict};
use crate::rules::{ClauseIndex, CompiledClause};

/// The state of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseState {
    /// Enough members are met.
    Satisfied,
    /// Too few members are met, whatever is answered.
    Violated,
    /// Too few members are met yet, but some are unanswered.
    Open,
}

impl ClauseState {
    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Satisfied => "satisfied",
            Self::Violated => "violated",
            Self::Open => "open",
        }
    }
}

/// The verdicts between which an assessment lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// With every unanswered requirement taken as met.
    pub best: Verdict,
    /// With every unanswered requirement taken as unmet.
    pub worst: Verdict,
}

impl Bounds {
    /// Return the verdict: the bounds where they agree, [`Verdict::Undetermined`] where they do
    /// not.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        if self.best == self.worst { self.best } else { Verdict::Undetermined }
    }
}

/// Return the bounds of the verdict. This allocates nothing.
#[must_use]
pub fn bounds(case: Case<'_>) -> Bounds {
    if case.out_of_scope().is_some() {
        return Bounds { best: Verdict::OutOfScope, worst: Verdict::OutOfScope };
    }
    let (mut best, mut worst) = (Severity::Note, Severity::Note);
    for (_, clause) in case.counting() {
        let judged = case.judge(clause);
        best = best.max(judged.at_best);
        if judged.state != ClauseState::Satisfied {
            worst = worst.max(judged.effective);
        }
    }
    Bounds { best: best.verdict(), worst: worst.verdict() }
}

/// A clause under the answers given.
#[derive(Debug, Clone, Copy)]
pub(crate) struct JudgedClause {
    pub(crate) state: ClauseState,
    /// Its severity, softened where the exception applies.
    pub(crate) effective: Severity,
    /// The severity if every missing answer is met; [`Severity::Note`] if nothing follows.
    pub(crate) at_best: Severity,
    /// The count of missing answers that, if unmet, make an open clause violated with its severity.
    pub(crate) fatal: u32,
}

impl<'a> Case<'a> {
    /// Return the clauses that count for this class, these phases and these facts, with their
    /// states.
    pub fn clauses(self) -> impl Iterator<Item = (ClauseIndex, ClauseState, Severity)> + use<'a> {
        self.counting().map(move |(index, clause)| {
            let judged = self.judge(clause);
            (index, judged.state, judged.effective)
        })
    }

    /// Return the state of a clause, with what follows.
    pub(crate) fn judge(self, clause: &CompiledClause) -> JudgedClause {
        let masks = self.compiled().and_then(|class| class.masks.get(clause.masks.clone()));
        let masks = masks.unwrap_or_default();
        let severity = clause.severity;
        let softened = severity.min(Severity::ApprovalRequired);
        let open = |at_best, fatal| JudgedClause {
            state: ClauseState::Open,
            effective: severity,
            at_best,
            fatal,
        };
        let satisfied = JudgedClause {
            state: ClauseState::Satisfied,
            effective: severity,
            at_best: Severity::Note,
            fatal: 0,
        };
        let violated = |effective| JudgedClause {
            state: ClauseState::Violated,
            effective,
            at_best: effective,
            fatal: 0,
        };
        if clause.needed == 1 {
            let members = self.answers.tally(masks);
            if members.met {
                satisfied
            } else if members.unanswered {
                open(Severity::Note, u32::MAX)
            } else if members.not_applicable && !members.unmet {
                violated(softened)
            } else {
                violated(severity)
            }
        } else {
            let Counts { met, unanswered, unmet, not_applicable } = self.answers.count(masks);
            let claimed = unmet == 0 && met + unanswered + not_applicable >= clause.needed;
            if met >= clause.needed {
                satisfied
            } else if met + unanswered >= clause.needed {
                open(Severity::Note, met + unanswered - clause.needed + 1)
            } else if claimed && unanswered == 0 {
                violated(softened)
            } else if claimed && softened < severity {
                open(softened, 1)
            } else {
                violated(severity)
            }
        }
    }
}
