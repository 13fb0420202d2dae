//! The results of the answers given so far, each computed once for what it depends on.

use std::cell::OnceCell;

use kijun_rules::engine::{Bounds, Case, PhaseSet, bounds};
use kijun_rules::{AnswerSet, ClassIndex, Rules};

use super::draft::{Draft, Outcome};

/// The results for answers, facts and phases, by class. A result is computed when it is first
/// looked at; all are dropped when the answers, the facts or the phases are others.
#[derive(Debug, Clone)]
pub struct Judged {
    answers: AnswerSet,
    phases: PhaseSet,
    bounds: OnceCell<Vec<Bounds>>,
    outcomes: Vec<OnceCell<Outcome>>,
}

impl Judged {
    /// The results for a draft; none is computed yet.
    #[must_use]
    pub fn new(rules: &Rules, draft: &Draft) -> Self {
        Self {
            answers: draft.sheet(rules),
            phases: draft.file().phase_set(),
            bounds: OnceCell::new(),
            outcomes: rules.class_indices().map(|_| OnceCell::new()).collect(),
        }
    }

    /// Drop the results if they are not this draft's.
    pub fn follow(&mut self, rules: &Rules, draft: &Draft) {
        let now = Self::new(rules, draft);
        if (&now.answers, &now.phases) != (&self.answers, &self.phases) {
            *self = now;
        }
    }

    /// The answers.
    #[must_use]
    pub fn answers(&self) -> &AnswerSet {
        &self.answers
    }

    /// The bounds of the verdict for a class of these rules.
    #[must_use]
    pub fn bounds(&self, rules: &Rules, class: ClassIndex) -> Bounds {
        let of = |class| bounds(Case { rules, class, phases: self.phases, answers: &self.answers });
        let all = self.bounds.get_or_init(|| rules.class_indices().map(of).collect());
        all.get(class.get()).copied().unwrap_or_else(|| of(class))
    }

    /// The result for a class; `None` for one of other rules. `draft` is the one that is followed.
    #[must_use]
    pub fn outcome(&self, rules: &Rules, draft: &Draft, class: ClassIndex) -> Option<&Outcome> {
        let cell = self.outcomes.get(class.get())?;
        Some(cell.get_or_init(|| draft.outcome_for(rules, class, &self.answers)))
    }

    /// How many results have been computed.
    #[must_use]
    pub fn computed(&self) -> usize {
        self.outcomes.iter().filter(|cell| cell.get().is_some()).count()
    }
}
