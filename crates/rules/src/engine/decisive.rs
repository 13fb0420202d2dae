//! The missing answers that can still change the verdict.
//!
//! A requirement is decisive if the other missing answers can be completed so that this answer
//! alone changes the verdict. It does so by violating some open clause `c` graver than every
//! violated one; so it is enough to try each open clause by itself, with its missing answers unmet
//! and all others met. Then only open clauses whose missing answers all lie within those of `c` are
//! violated too, and one of them that is as grave and does not contain the requirement makes its
//! answer immaterial.
//!
//! With clauses that ask for several members it is not enough to have the missing answers of `c`
//! unmet: `counted` tries more.
//!
//! No answer outside of this list can change the verdict, now or after any further answers: the
//! length of the list is the largest number of answers still needed.

use super::case::Case;
use super::counted;
use super::verdict::ClauseState;
use crate::answers::Given;
use crate::marks::Marks;
use crate::model::Severity;
use crate::rules::RequirementIndex;

/// An open clause with its missing answers.
pub(super) struct Open {
    pub(super) severity: Severity,
    pub(super) missing: Vec<RequirementIndex>,
    /// The count of them that, if unmet, make the clause violated with its severity.
    pub(super) fatal: usize,
}

/// Return the decisive requirements, in the checklist's order. Empty if the verdict is certain.
#[must_use]
pub fn decisive(case: Case<'_>) -> Vec<RequirementIndex> {
    if case.out_of_scope().is_some() {
        return Vec::new();
    }
    let mut certain = Severity::Note;
    let mut open: Vec<Open> = Vec::new();
    for (_, clause) in case.counting() {
        let judged = case.judge(clause);
        certain = certain.max(judged.at_best);
        if judged.state == ClauseState::Open {
            let missing = case.available(clause).filter(|(_, given)| *given == Given::Unanswered);
            let missing: Vec<RequirementIndex> = missing.map(|(member, _)| member).collect();
            let fatal = usize::try_from(judged.fatal).unwrap_or(usize::MAX).min(missing.len());
            open.push(Open { severity: judged.effective, missing, fatal });
        }
    }
    if open.iter().any(|clause| clause.fatal < clause.missing.len()) {
        return counted::decisive(case.rules, &open, certain);
    }
    // A clause whose missing answers lie within those of another begins with one of them.
    let mut beginning_with = vec![Vec::new(); case.rules.checklist().requirements.len()];
    for clause in &open {
        let first = clause.missing.first().and_then(|first| beginning_with.get_mut(first.get()));
        if let Some(clauses) = first {
            clauses.push(clause);
        }
    }

    let mut decisive = Marks::none(case.rules);
    for clause in open.iter().filter(|clause| clause.severity > certain) {
        let mut candidates = clause.missing.clone();
        let within = clause.missing.iter().filter_map(|member| beginning_with.get(member.get()));
        for other in within.flatten() {
            if other.severity >= clause.severity && is_subset(&other.missing, &clause.missing) {
                candidates.retain(|candidate| other.missing.binary_search(candidate).is_ok());
            }
        }
        decisive.add_all(&candidates);
    }
    decisive.in_order(case.rules)
}

/// Return true if `whole` has every element of `part`; both are sorted.
fn is_subset(part: &[RequirementIndex], whole: &[RequirementIndex]) -> bool {
    part.len() <= whole.len() && part.iter().all(|member| whole.binary_search(member).is_ok())
}
