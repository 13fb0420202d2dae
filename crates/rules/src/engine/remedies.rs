//! The least changes that reach conformity.
//!
//! Every clause that would keep the verdict above `conforming_with_advisories` has to get a member
//! that is met. A remedy is a minimal set that does so. A requirement that is the only available
//! one of such a clause stands in every remedy; the other clauses fall into groups that share no
//! requirement, and a choice in one group is independent of the choices in the others.

use std::collections::BTreeSet;

use super::case::Case;
use super::transversals::minimal_transversals;
use super::verdict::ClauseState;
use crate::model::Severity;
use crate::rules::RequirementIndex;

/// The largest number of minimal sets that a group is given as.
pub const MAX_SETS: usize = 256;

/// The remedies of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remedies {
    /// What every remedy contains, in the checklist's order.
    pub all: Vec<RequirementIndex>,
    /// Independent groups, of each of which one set has to be chosen.
    pub one_of: Vec<Group>,
}

/// One group of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// The minimal sets, the smallest first, then in the checklist's order.
    Sets(Vec<Vec<RequirementIndex>>),
    /// Too many sets to list: the clauses, of each of which one member has to be met, in the
    /// checklist's order.
    EachOf(Vec<Vec<RequirementIndex>>),
}

/// The remedies; `None` if no change of answers reaches conformity.
#[must_use]
pub fn remedies(case: Case<'_>) -> Option<Remedies> {
    if case.out_of_scope().is_some() {
        return None;
    }
    let mut all = BTreeSet::new();
    let mut clauses = Vec::new();
    for (_, clause) in case.counting() {
        let (state, effective) = case.state(clause);
        if state == ClauseState::Satisfied || effective < Severity::ApprovalRequired {
            continue;
        }
        let available: Vec<_> = case.available(clause).collect();
        match available.as_slice() {
            [] => return None,
            [only] => {
                all.insert(*only);
            }
            _ => clauses.push(available),
        }
    }
    clauses.retain(|clause| !clause.iter().any(|member| all.contains(member)));
    let mut seen = BTreeSet::new();
    clauses.retain(|clause| seen.insert(clause.clone()));
    Some(Remedies {
        all: all.into_iter().collect(),
        one_of: connected(clauses).into_iter().map(group).collect(),
    })
}

/// Clauses put together with those they share a requirement with, in their order; the groups in
/// the order of their first requirements.
fn connected(clauses: Vec<Vec<RequirementIndex>>) -> Vec<Vec<Vec<RequirementIndex>>> {
    let mut groups: Vec<(BTreeSet<RequirementIndex>, Vec<usize>)> = Vec::new();
    for (place, clause) in clauses.iter().enumerate() {
        let mut members: BTreeSet<_> = clause.iter().copied().collect();
        let mut joined = vec![place];
        groups.retain_mut(|(others, places)| {
            let apart = members.is_disjoint(others);
            if !apart {
                members.append(others);
                joined.append(places);
            }
            apart
        });
        groups.push((members, joined));
    }
    groups.sort_by(|(a, _), (b, _)| a.first().cmp(&b.first()));
    let in_order = |(_, mut places): (_, Vec<usize>)| {
        places.sort_unstable();
        places.into_iter().filter_map(|place| clauses.get(place).cloned()).collect()
    };
    groups.into_iter().map(in_order).collect()
}

/// One group as its minimal sets, or as its clauses where those are too many.
fn group(clauses: Vec<Vec<RequirementIndex>>) -> Group {
    let members: BTreeSet<_> = clauses.iter().flatten().copied().collect();
    let members: Vec<_> = members.into_iter().collect();
    let sets: Vec<Vec<usize>> = clauses
        .iter()
        .map(|clause| clause.iter().filter_map(|id| members.binary_search(id).ok()).collect())
        .collect();
    let Some(found) = minimal_transversals(&sets, members.len(), MAX_SETS) else {
        return Group::EachOf(clauses);
    };
    let named =
        |set: Vec<usize>| set.into_iter().filter_map(|at| members.get(at).copied()).collect();
    Group::Sets(found.into_iter().map(named).collect())
}
