//! The remedies: every set of requirements is tried.

use std::collections::BTreeSet;

use kijun_rules::model::{Severity, Verdict};
use serde_json::{Value, json};

use super::verdict::{State, effective, state, worst};
use super::world::{Seen, Standing, World};

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
            let members: BTreeSet<&str> =
                clauses.iter().flat_map(|(members, ..)| members).copied().collect();
            let mut own: Vec<Vec<&str>> = sets
                .iter()
                .map(|set| set.iter().copied().filter(|id| members.contains(id)).collect())
                .collect();
            own.sort_by_key(|set| (set.len(), places(world, set)));
            own.dedup();
            if own.len() > MOST_LISTED { each_of(clauses) } else { json!(own) }
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
    let candidates =
        world.seen_as(|standing| standing != Standing::Met && standing != Standing::Unavailable);
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

/// A clause still unhit: the available members that are not met, the number of them that is still
/// missing, and the number that the clause asks for.
type Unhit<'a> = (Vec<&'a str>, usize, usize);

fn each_of(clauses: &[Unhit<'_>]) -> Value {
    let clause = |(members, missing, needed): &Unhit<'_>| {
        if *needed == 1 { json!(members) } else { json!({"at_least": missing, "of": members}) }
    };
    json!({"each_of": clauses.iter().map(clause).collect::<Vec<_>>()})
}

/// Return the clauses that the common part of all remedies does not satisfy. Clauses that share a
/// member, directly or through others, are in one group.
fn groups<'a>(world: &World<'a>, in_all: &[&str]) -> Vec<Vec<Unhit<'a>>> {
    let demands = |clause: &&Seen<'_>| {
        state(clause) != State::Satisfied && effective(clause) >= Severity::ApprovalRequired
    };
    let mut unhit: Vec<Unhit<'_>> = Vec::new();
    for clause in world.clauses.iter().filter(demands) {
        let needed = clause.clause.at_least.unwrap_or(1) as usize;
        let lacking = clause
            .members
            .iter()
            .filter(|(_, standing)| !matches!(standing, Standing::Unavailable | Standing::Met));
        let (taken, left): (Vec<&str>, Vec<&str>) = world
            .in_order(lacking.map(|(id, _)| *id))
            .into_iter()
            .partition(|id| in_all.contains(id));
        let met = clause.count(Standing::Met) + taken.len();
        if met < needed && !unhit.contains(&(left.clone(), needed - met, needed)) {
            unhit.push((left, needed - met, needed));
        }
    }
    // Each clause has a number; neighbours take the smaller number until nothing changes.
    let mut number: Vec<usize> = (0..unhit.len()).collect();
    for _ in 0..unhit.len() {
        for a in 0..unhit.len() {
            for b in 0..unhit.len() {
                if unhit[a].0.iter().any(|id| unhit[b].0.contains(id)) {
                    number[a] = number[a].min(number[b]);
                }
            }
        }
    }
    let mut groups: Vec<Vec<Unhit<'_>>> = (0..unhit.len())
        .map(|group| {
            (0..unhit.len())
                .filter(|&clause| number[clause] == group)
                .map(|clause| unhit[clause].clone())
                .collect()
        })
        .filter(|clauses: &Vec<_>| !clauses.is_empty())
        .collect();
    groups.sort_by_key(|clauses| {
        clauses.iter().flat_map(|(members, ..)| members).map(|id| world.place[id]).min()
    });
    groups
}

fn places(world: &World<'_>, set: &[&str]) -> Vec<usize> {
    set.iter().map(|id| world.place[id]).collect()
}
