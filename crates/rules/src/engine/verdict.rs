//! The verdict rule, on one page.
//!
//! A clause is a set of requirements of which at least one must be met. It is
//! - satisfied if some member is met,
//! - violated if no member is met and none is unanswered,
//! - open otherwise.
//!
//! A violated clause has its severity, with one exception: if every available member of it is
//! claimed not to apply, the city has to confirm the claim, and `nonconforming` becomes
//! `approval_required`.
//!
//! The verdict follows from the gravest severity. While answers are missing there are two: `worst`
//! takes each of them as unmet, `best` as met. An open clause counts for the first, not for the
//! second. If they agree, the missing answers do not matter.

use super::case::Case;
use crate::model::{Severity, Verdict};
use crate::rules::{ClauseIndex, CompiledClause};

/// The state of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseState {
    /// Some member is met.
    Satisfied,
    /// No member is met, and none is unanswered.
    Violated,
    /// No member is met yet, but some are unanswered.
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
    for (_, state, effective) in case.clauses() {
        match state {
            ClauseState::Satisfied => {}
            ClauseState::Open => worst = worst.max(effective),
            ClauseState::Violated => {
                best = best.max(effective);
                worst = worst.max(effective);
            }
        }
    }
    Bounds { best: best.verdict(), worst: worst.verdict() }
}

impl<'a> Case<'a> {
    /// Return the clauses that count for this class, these phases and these facts, with their
    /// states.
    pub fn clauses(self) -> impl Iterator<Item = (ClauseIndex, ClauseState, Severity)> + use<'a> {
        self.counting().map(move |(index, clause)| {
            let (state, effective) = self.state(clause);
            (index, state, effective)
        })
    }

    /// Return the state of a clause, and its severity, softened where the exception applies.
    pub(crate) fn state(self, clause: &CompiledClause) -> (ClauseState, Severity) {
        let masks = self.compiled().and_then(|class| class.masks.get(clause.masks.clone()));
        let members = self.answers.tally(masks.unwrap_or_default());
        let severity = clause.severity;
        if members.met {
            (ClauseState::Satisfied, severity)
        } else if members.unanswered {
            (ClauseState::Open, severity)
        } else if members.not_applicable && !members.unmet {
            (ClauseState::Violated, severity.min(Severity::ApprovalRequired))
        } else {
            (ClauseState::Violated, severity)
        }
    }
}
