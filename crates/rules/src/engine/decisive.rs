//! Which missing answers can still change the verdict.
//!
//! A requirement is decisive if the other missing answers can be completed so that this answer
//! alone changes the verdict. It does so by violating some open clause `c` that is graver than all
//! that is violated anyway; so it is enough to try each open clause by itself: its missing answers
//! are unmet, all others met. Then only open clauses whose missing answers all lie within those of
//! `c` are violated too, and one of them that is as grave and does not contain the requirement
//! would make its answer immaterial.
//!
//! No answer outside of this list can change the verdict, now or after any further answers: the
//! length of the list is the largest number of answers still needed.

use super::case::Case;
use super::sheet::Given;
use super::verdict::ClauseState;
use crate::model::Severity;
use crate::rules::{ClauseIndex, RequirementIndex};

/// An open clause with its missing answers.
struct Open {
    severity: Severity,
    missing: Vec<RequirementIndex>,
}

/// The decisive requirements, in the checklist's order. Empty if the verdict is certain.
#[must_use]
pub fn decisive(case: Case<'_>) -> Vec<RequirementIndex> {
    if case.out_of_scope().is_some() {
        return Vec::new();
    }
    let Some(class) = case.compiled() else {
        return Vec::new();
    };
    let mut certain = Severity::Note;
    let mut open: Vec<Option<Open>> = Vec::new();
    open.resize_with(class.clauses.len(), || None);
    for (index, clause) in case.counting() {
        match case.state(clause) {
            (ClauseState::Satisfied, _) => {}
            (ClauseState::Violated, severity) => certain = certain.max(severity),
            (ClauseState::Open, severity) => {
                let missing = case
                    .available(clause)
                    .filter(|&member| case.sheet.given(member) == Given::Unanswered)
                    .collect();
                if let Some(slot) = open.get_mut(index.get()) {
                    *slot = Some(Open { severity, missing });
                }
            }
        }
    }
    let at = |index: &ClauseIndex| open.get(index.get()).and_then(Option::as_ref);

    let mut decisive: Vec<RequirementIndex> = Vec::new();
    for clause in open
        .iter()
        .flatten()
        .filter(|clause| clause.severity > certain)
    {
        let mut candidates = clause.missing.clone();
        for member in &clause.missing {
            if clause.missing.len() == 1 {
                break;
            }
            let neighbours = class.clauses_of.get(member.get());
            for other in neighbours
                .map_or(&[][..], AsRef::as_ref)
                .iter()
                .filter_map(at)
            {
                if other.severity >= clause.severity && is_subset(&other.missing, &clause.missing) {
                    candidates.retain(|candidate| other.missing.binary_search(candidate).is_ok());
                }
            }
        }
        decisive.append(&mut candidates);
    }
    decisive.sort_unstable();
    decisive.dedup();
    decisive
}

/// Whether every element of `part` stands in `whole`; both are sorted.
fn is_subset(part: &[RequirementIndex], whole: &[RequirementIndex]) -> bool {
    part.len() <= whole.len()
        && part
            .iter()
            .all(|member| whole.binary_search(member).is_ok())
}
