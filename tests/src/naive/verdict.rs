//! The consequences of the clauses.

use kijun_rules::model::{Clause, Severity, Verdict};
use serde_json::{Value, json};

use super::world::{Standing, World};

/// The state of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// At least one member is met.
    Satisfied,
    /// No member is met, and none is unanswered.
    Violated,
    /// Neither of the two.
    Open,
}

/// Return a clause's state.
#[must_use]
pub fn state(world: &World<'_>, clause: &Clause) -> State {
    let any = |wanted| world.members(clause).any(|standing| standing == wanted);
    if any(Standing::Met) {
        State::Satisfied
    } else if any(Standing::Unanswered) {
        State::Open
    } else {
        State::Violated
    }
}

/// Return a clause's severity. For a violated clause whose members are all not applicable or
/// unavailable, at least one of them not applicable, it is `approval_required` instead of
/// `nonconforming`.
#[must_use]
pub fn effective(world: &World<'_>, clause: &Clause) -> Severity {
    let is_claimed = state(world, clause) == State::Violated
        && world.members(clause).any(|standing| standing == Standing::NotApplicable)
        && world.members(clause).all(|standing| {
            standing == Standing::NotApplicable || standing == Standing::Unavailable
        });
    if is_claimed && clause.severity == Severity::Nonconforming {
        Severity::ApprovalRequired
    } else {
        clause.severity
    }
}

/// Return the verdict if no answer is missing: that of the gravest violated clause.
///
/// # Panics
/// Panic if an answer is missing in a clause that counts.
#[must_use]
pub fn of_complete(world: &World<'_>) -> Verdict {
    let mut gravest = None;
    for clause in &world.clauses {
        match state(world, clause) {
            State::Satisfied => {}
            State::Violated => gravest = gravest.max(Some(effective(world, clause))),
            State::Open => panic!("an answer is missing"),
        }
    }
    match gravest {
        Some(Severity::Nonconforming) => Verdict::Nonconforming,
        Some(Severity::ApprovalRequired) => Verdict::ApprovalRequired,
        Some(Severity::Advisory) => Verdict::ConformingWithAdvisories,
        Some(Severity::Note) | None => Verdict::Conforming,
    }
}

/// Return the verdict with every missing answer taken as met.
#[must_use]
pub fn best(world: &World<'_>) -> Verdict {
    of_complete(&world.completed(|_| true))
}

/// Return the verdict with every missing answer taken as unmet.
#[must_use]
pub fn worst(world: &World<'_>) -> Verdict {
    of_complete(&world.completed(|_| false))
}

/// Return the clauses that count, in the checklist's order.
#[must_use]
pub fn clauses(world: &World<'_>) -> Vec<Value> {
    let clause = |clause: &&Clause| {
        json!({
            "any_of": world.in_order(clause.any_of.iter().map(String::as_str)),
            "severity": clause.severity,
            "effective": effective(world, clause),
            "state": match state(world, clause) {
                State::Satisfied => "satisfied",
                State::Violated => "violated",
                State::Open => "open",
            },
            "source": clause.source,
            "quote": clause.quote,
        })
    };
    world.clauses.iter().map(clause).collect()
}
