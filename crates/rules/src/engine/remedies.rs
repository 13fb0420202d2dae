//! The least changes that reach conformity.
//!
//! Every clause that would keep the verdict above `conforming_with_advisories` has to get a member
//! that is met. A remedy is a minimal set that does so. A requirement that is the only available
//! one of such a clause is in every remedy; the other clauses fall into groups that share no
//! requirement, and a choice in one group is independent of the choices in the others.

use super::case::Case;
use super::transversals::minimal_transversals;
use super::verdict::ClauseState;
use crate::marks::Marks;
use crate::model::Severity;
use crate::rules::{RequirementIndex, Rules};

/// The most minimal sets in a group; with more, its clauses are given.
pub const MAX_SETS: usize = 256;

/// The remedies of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remedies {
    /// The requirements in every remedy, in the checklist's order.
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

/// Return the remedies; `None` if no change of answers reaches conformity.
#[must_use]
pub fn remedies(case: Case<'_>) -> Option<Remedies> {
    if case.out_of_scope().is_some() {
        return None;
    }
    let mut all = Marks::none(case.rules);
    let mut clauses = Vec::new();
    for (_, clause) in case.counting() {
        let (state, effective) = case.state(clause);
        if state == ClauseState::Satisfied || effective < Severity::ApprovalRequired {
            continue;
        }
        let available: Vec<_> = case.available(clause).collect();
        match available.as_slice() {
            [] => return None,
            [only] => all.add(*only),
            _ => clauses.push(available),
        }
    }
    clauses.retain(|clause| !all.contains_any(clause));
    Some(Remedies {
        all: all.in_order(case.rules),
        one_of: groups(case.rules, &clauses)
            .iter()
            .map(|members| choice(case.rules, members, &clauses))
            .collect(),
    })
}

/// Return the requirements of connected clauses, a set a group, in the order of their first ones.
fn groups(rules: &Rules, clauses: &[Vec<RequirementIndex>]) -> Vec<Marks> {
    let mut groups: Vec<Marks> = Vec::new();
    for clause in clauses {
        let mut members = Marks::none(rules);
        members.add_all(clause);
        groups.retain(|group| {
            let apart = !group.contains_any(clause);
            if !apart {
                members.union(group);
            }
            apart
        });
        let place = groups.partition_point(|group| group.first() < members.first());
        groups.insert(place, members);
    }
    groups
}

/// Return one group as its minimal sets, or as its clauses where those are too many.
fn choice(rules: &Rules, members: &Marks, clauses: &[Vec<RequirementIndex>]) -> Group {
    let clauses = clauses.iter().filter(|clause| members.contains_any(clause));
    let members = members.in_order(rules);
    let sets: Vec<Vec<usize>> = clauses
        .clone()
        .map(|clause| clause.iter().filter_map(|id| members.binary_search(id).ok()).collect())
        .collect();
    let Some(found) = minimal_transversals(&sets, members.len(), MAX_SETS) else {
        let mut each_of: Vec<Vec<RequirementIndex>> = Vec::new();
        for clause in clauses {
            if !each_of.contains(clause) {
                each_of.push(clause.clone());
            }
        }
        return Group::EachOf(each_of);
    };
    let named =
        |set: Vec<usize>| set.into_iter().filter_map(|at| members.get(at).copied()).collect();
    Group::Sets(found.into_iter().map(named).collect())
}
