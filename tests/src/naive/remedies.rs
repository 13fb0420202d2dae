//! The remedies: every set of requirements is tried.

use std::collections::BTreeSet;

use kijun_rules::model::{Clause, Severity, Verdict};
use serde_json::{Value, json};

use super::verdict::{State, effective, state, worst};
use super::world::{Standing, World};

/// The largest number of minimal sets that is listed.
const MOST_LISTED: usize = 256;

/// Return the remedies in groups, as in the assessment; null if there are none.
#[must_use]
pub fn all(world: &World<'_>) -> Value {
    let sets = minimal_sets(world);
    let Some(first) = sets.first() else {
        return Value::Null;
    };
    let in_all: Vec<&str> =
        first.iter().copied().filter(|id| sets.iter().all(|set| set.contains(id))).collect();
    let groups = groups(world, &in_all);
    let one_of: Vec<Value> = groups
        .iter()
        .map(|clauses| {
            // The minimal sets of a group: the parts of the complete sets that are in it.
            let members: BTreeSet<&str> = clauses.iter().flatten().copied().collect();
            let mut own: Vec<Vec<&str>> = sets
                .iter()
                .map(|set| set.iter().copied().filter(|id| members.contains(id)).collect())
                .collect();
            own.sort_by_key(|set| (set.len(), places(world, set)));
            own.dedup();
            if own.len() > MOST_LISTED { json!({"each_of": clauses}) } else { json!(own) }
        })
        .collect();
    json!({"all": in_all, "one_of": one_of})
}

/// Return every minimal set of available requirements that are not yet met and that, if met, bring
/// the worst verdict to `conforming_with_advisories` or better. No proper subset of it does.
///
/// # Panics
/// Panic if there are more requirements than can be tried.
#[must_use]
pub fn minimal_sets<'a>(world: &World<'a>) -> Vec<Vec<&'a str>> {
    let candidates = world
        .standing_so(|standing| standing != Standing::Met && standing != Standing::Unavailable);
    assert!(candidates.len() < 20, "too many sets to try");
    let set = |bits: usize| -> Vec<&'a str> {
        let chosen = |at: &usize| bits >> at & 1 == 1;
        (0..candidates.len()).filter(chosen).map(|at| candidates[at]).collect()
    };
    let works: Vec<bool> = (0..1_usize << candidates.len())
        .map(|bits| worst(&world.with_met(&set(bits))) <= Verdict::ConformingWithAdvisories)
        .collect();
    let proper_subsets = |bits: usize| {
        // Count down through the subsets of `bits`.
        std::iter::successors(Some(bits), move |&subset| (subset > 0).then(|| (subset - 1) & bits))
            .skip(1)
    };
    (0..works.len())
        .filter(|&bits| works[bits] && !proper_subsets(bits).any(|subset| works[subset]))
        .map(set)
        .collect()
}

/// Return the clauses that the common part of all remedies does not satisfy, each as its available
/// members. Clauses that share a member, directly or through others, are in one group.
fn groups<'a>(world: &World<'a>, in_all: &[&str]) -> Vec<Vec<Vec<&'a str>>> {
    let demands = |clause: &&&Clause| {
        state(world, clause) != State::Satisfied
            && effective(world, clause) >= Severity::ApprovalRequired
    };
    let mut unhit: Vec<Vec<&str>> = Vec::new();
    for clause in world.clauses.iter().filter(demands) {
        let available = clause
            .any_of
            .iter()
            .map(String::as_str)
            .filter(|id| world.standing[id] != Standing::Unavailable);
        let members = world.in_order(available);
        if !members.iter().any(|id| in_all.contains(id)) && !unhit.contains(&members) {
            unhit.push(members);
        }
    }
    // Each clause has a number; neighbours take the smaller number until nothing changes.
    let mut number: Vec<usize> = (0..unhit.len()).collect();
    for _ in 0..unhit.len() {
        for a in 0..unhit.len() {
            for b in 0..unhit.len() {
                if unhit[a].iter().any(|id| unhit[b].contains(id)) {
                    number[a] = number[a].min(number[b]);
                }
            }
        }
    }
    let mut groups: Vec<Vec<Vec<&str>>> = (0..unhit.len())
        .map(|group| {
            (0..unhit.len())
                .filter(|&clause| number[clause] == group)
                .map(|clause| unhit[clause].clone())
                .collect()
        })
        .filter(|clauses: &Vec<_>| !clauses.is_empty())
        .collect();
    groups.sort_by_key(|clauses| clauses.iter().flatten().map(|id| world.place[id]).min());
    groups
}

fn places(world: &World<'_>, set: &[&str]) -> Vec<usize> {
    set.iter().map(|id| world.place[id]).collect()
}
