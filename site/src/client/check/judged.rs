//! The results for the answers given so far. Each result is computed only once.

use std::cell::OnceCell;

use kijun_rules::engine::{Bounds, Case, ClauseState, Given, PhaseSet, bounds};
use kijun_rules::{AnswerSet, ClassIndex, RequirementIndex, Rules};

use super::draft::{Draft, Outcome};

/// The results for answers, facts and phases, by class. A result is computed when it is first
/// read. All results are dropped when the answers, the facts or the phases change.
#[derive(Debug, Clone)]
pub struct Judged {
    answers: AnswerSet,
    phases: PhaseSet,
    bounds: OnceCell<Vec<Bounds>>,
    settled: OnceCell<Vec<(usize, usize)>>,
    outcomes: Vec<OnceCell<Outcome>>,
}

impl Judged {
    /// Return the results for a draft. None is computed yet.
    #[must_use]
    pub fn new(rules: &Rules, draft: &Draft) -> Self {
        Self {
            answers: draft.sheet(rules),
            phases: draft.file().phase_set(),
            bounds: OnceCell::new(),
            settled: OnceCell::new(),
            outcomes: rules.class_indices().map(|_| OnceCell::new()).collect(),
        }
    }

    /// Drop the results if this draft has other answers, facts or phases.
    pub fn follow(&mut self, rules: &Rules, draft: &Draft) {
        let now = Self::new(rules, draft);
        if (&now.answers, &now.phases) != (&self.answers, &self.phases) {
            *self = now;
        }
    }

    /// Return the answers.
    #[must_use]
    pub fn answers(&self) -> &AnswerSet {
        &self.answers
    }

    /// Return the bounds of the verdict for a class of these rules.
    #[must_use]
    pub fn bounds(&self, rules: &Rules, class: ClassIndex) -> Bounds {
        let of = |class| bounds(Case { rules, class, phases: self.phases, answers: &self.answers });
        let all = self.bounds.get_or_init(|| rules.class_indices().map(of).collect());
        all.get(class.get()).copied().unwrap_or_else(|| of(class))
    }

    /// Return how many of a class's clauses the answers have settled, and how many there are.
    #[must_use]
    pub fn settled(&self, rules: &Rules, class: ClassIndex) -> (usize, usize) {
        let of = |class| {
            let case = Case { rules, class, phases: self.phases, answers: &self.answers };
            let count = |(settled, all), (_, state, _): (_, ClauseState, _)| {
                (settled + usize::from(state != ClauseState::Open), all + 1)
            };
            case.clauses().fold((0, 0), count)
        };
        let all = self.settled.get_or_init(|| rules.class_indices().map(of).collect());
        all.get(class.get()).copied().unwrap_or_default()
    }

    /// Return the bounds of the verdict if these requirements were met, too.
    #[must_use]
    pub fn bounds_if_met(
        &self,
        rules: &Rules,
        class: ClassIndex,
        met: impl Iterator<Item = RequirementIndex>,
    ) -> Bounds {
        let mut answers = self.answers.clone();
        for at in met {
            answers.answer(at, Given::Met);
        }
        bounds(Case { rules, class, phases: self.phases, answers: &answers })
    }

    /// Return the result for a class, or `None` for a class of other rules. `draft` must be the
    /// draft that was last given to [`Self::new`] or [`Self::follow`].
    #[must_use]
    pub fn outcome(&self, rules: &Rules, draft: &Draft, class: ClassIndex) -> Option<&Outcome> {
        let cell = self.outcomes.get(class.get())?;
        Some(cell.get_or_init(|| draft.outcome_for(rules, class, &self.answers)))
    }

    /// Return the number of results that have been computed.
    #[must_use]
    pub fn computed(&self) -> usize {
        self.outcomes.iter().filter(|cell| cell.get().is_some()).count()
    }
}
