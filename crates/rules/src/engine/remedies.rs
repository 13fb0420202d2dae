//! The least changes that reach conformity.
//!
//! Every clause that would keep the verdict above `conforming_with_advisories` has to get a member
//! that is met, or as many as it asks for. A remedy is a minimal set that does so. Where such a
//! clause has no more available members than it lacks, they are in every remedy; the other clauses
//! fall into groups that share no requirement, and a choice in one group is independent of the
//! choices in the others.

use std::cmp::Ordering;

use super::case::Case;
use super::transversals::{Demand, minimal_transversals};
use super::verdict::ClauseState;
use crate::answers::Given;
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
    /// Too many sets to list: the clauses, of each of which so many members have to be met, in the
    /// checklist's order.
    EachOf(Vec<Lacking>),
}

impl Group {
    /// Return the heading over the sets or the clauses of the group, without a full stop.
    #[must_use]
    pub fn heading(&self) -> &'static str {
        match self {
            Self::Sets(_) => "次のいずれかを満たす",
            Self::EachOf(_) if self.counts() => "次のそれぞれについて、書いてある数の要件を満たす",
            Self::EachOf(_) => "次のそれぞれから、少なくとも1つを満たす",
        }
    }

    /// Return how many of a clause's members have to be met, in words to put after them; empty
    /// where the heading says it.
    #[must_use]
    pub fn count_label(&self, place: usize) -> String {
        match self {
            Self::EachOf(clauses) if self.counts() => match clauses.get(place) {
                Some(clause) if clause.lacks >= clause.of.len() => "のすべて".to_owned(),
                Some(clause) => format!("のうち{}つ以上", clause.lacks),
                None => String::new(),
            },
            Self::Sets(_) | Self::EachOf(_) => String::new(),
        }
    }

    /// Return whether some clause lacks more than one member, so that each says its count.
    fn counts(&self) -> bool {
        matches!(self, Self::EachOf(clauses) if clauses.iter().any(|clause| clause.lacks > 1))
    }
}

/// The members that a clause still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// The available members that are not met.
    pub of: Vec<RequirementIndex>,
    /// The count of them that has to be met.
    pub lacks: usize,
    /// True if the clause asks for one member.
    pub one: bool,
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
        let judged = case.judge(clause);
        if judged.state == ClauseState::Satisfied || judged.effective < Severity::ApprovalRequired {
            continue;
        }
        let (mut of, mut lacks) =
            (Vec::new(), usize::try_from(clause.needed).unwrap_or(usize::MAX));
        for (member, given) in case.available(clause) {
            if given == Given::Met {
                lacks = lacks.saturating_sub(1);
            } else {
                of.push(member);
            }
        }
        match of.len().cmp(&lacks) {
            Ordering::Less => return None,
            Ordering::Equal => all.add_all(&of),
            Ordering::Greater => clauses.push(Lacking { of, lacks, one: clause.needed == 1 }),
        }
    }
    clauses.retain_mut(|clause| {
        let before = clause.of.len();
        clause.of.retain(|&member| !all.contains(member));
        clause.lacks = clause.lacks.saturating_sub(before - clause.of.len());
        clause.lacks > 0
    });
    Some(Remedies {
        all: all.in_order(case.rules),
        one_of: groups(case.rules, &clauses)
            .iter()
            .map(|members| choice(case.rules, members, &clauses))
            .collect(),
    })
}

/// Return the requirements of connected clauses, a set a group, in the order of their first ones.
fn groups(rules: &Rules, clauses: &[Lacking]) -> Vec<Marks> {
    let mut groups: Vec<Marks> = Vec::new();
    for clause in clauses {
        let mut members = Marks::none(rules);
        members.add_all(&clause.of);
        groups.retain(|group| {
            let apart = !group.contains_any(&clause.of);
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
fn choice(rules: &Rules, members: &Marks, clauses: &[Lacking]) -> Group {
    let clauses = clauses.iter().filter(|clause| members.contains_any(&clause.of));
    let members = members.in_order(rules);
    let demands: Vec<Demand> = clauses
        .clone()
        .map(|clause| Demand {
            of: clause.of.iter().filter_map(|id| members.binary_search(id).ok()).collect(),
            needed: clause.lacks,
        })
        .collect();
    let Some(found) = minimal_transversals(&demands, members.len(), MAX_SETS) else {
        let mut each_of: Vec<Lacking> = Vec::new();
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

#[cfg(test)]
mod tests {
    use super::{Group, Lacking};
    use crate::RequirementIndex;

    /// Return clauses with so many members each, of which so many are lacking.
    fn each_of(clauses: &[(u16, usize)]) -> Group {
        let clause = |&(count, lacks): &(u16, usize)| Lacking {
            of: (0..count).map(RequirementIndex).collect(),
            lacks,
            one: false,
        };
        Group::EachOf(clauses.iter().map(clause).collect())
    }

    #[test]
    fn the_heading_says_one_only_where_one_is_enough_everywhere() {
        let ones = each_of(&[(2, 1), (3, 1)]);
        assert_eq!(ones.heading(), "次のそれぞれから、少なくとも1つを満たす");
        assert_eq!((ones.count_label(0), ones.count_label(1)), (String::new(), String::new()));
        let mixed = each_of(&[(2, 1), (3, 2), (2, 2)]);
        assert!(!mixed.heading().contains("1つ"), "{}", mixed.heading());
        let counts: Vec<String> = (0..4).map(|place| mixed.count_label(place)).collect();
        assert_eq!(counts, ["のうち1つ以上", "のうち2つ以上", "のすべて", ""]);
    }
}
