//! The consequences of the clauses.

use kijun_rules::model::{Severity, Verdict};
use serde_json::{Map, Value, json};

use super::world::{Seen, Standing, World};

/// The state of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Enough members are met.
    Satisfied,
    /// Every completion of its unanswered members leaves it violated, with the same severity.
    Violated,
    /// Neither of the two.
    Open,
}

/// Return a clause's state.
#[must_use]
pub fn state(clause: &Seen<'_>) -> State {
    let needed = clause.clause.at_least.unwrap_or(1) as usize;
    if clause.count(Standing::Met) >= needed {
        return State::Satisfied;
    }
    let outcomes = outcomes(clause);
    if outcomes[0].is_some() && outcomes.iter().all(|outcome| *outcome == outcomes[0]) {
        State::Violated
    } else {
        State::Open
    }
}

/// Return a clause's severity, or what follows where it is violated.
#[must_use]
pub fn effective(clause: &Seen<'_>) -> Severity {
    match (state(clause), outcomes(clause)[0]) {
        (State::Violated, Some(severity)) => severity,
        _ => clause.clause.severity,
    }
}

/// Return what follows from a clause in each completion: with none of its unanswered members met,
/// with one, and so on. Members do not differ in anything else.
fn outcomes(clause: &Seen<'_>) -> Vec<Option<Severity>> {
    let missing = clause.count(Standing::Unanswered);
    let of = |met: usize| {
        let mut left = met;
        let complete = clause.map(|_, standing| match standing {
            Standing::Unanswered if left > 0 => {
                left -= 1;
                Standing::Met
            }
            Standing::Unanswered => Standing::Unmet,
            other => other,
        });
        outcome(&complete)
    };
    (0..=missing).map(of).collect()
}

/// Return what follows from a clause with no answer missing; none if it is satisfied. It is
/// softened where no available member is unmet, and those met and not applicable are enough.
fn outcome(clause: &Seen<'_>) -> Option<Severity> {
    let count = |wanted| clause.count(wanted);
    assert_eq!(count(Standing::Unanswered), 0, "an answer is missing");
    let needed = clause.clause.at_least.unwrap_or(1) as usize;
    if count(Standing::Met) >= needed {
        return None;
    }
    let claimed = count(Standing::Unmet) == 0
        && count(Standing::Met) + count(Standing::NotApplicable) >= needed;
    let severity = clause.clause.severity;
    Some(if claimed && severity == Severity::Nonconforming {
        Severity::ApprovalRequired
    } else {
        severity
    })
}

/// Return the verdict if no answer is missing: that of the gravest violated clause.
///
/// # Panics
/// Panic if an answer is missing in a clause that counts.
#[must_use]
pub fn of_complete(world: &World<'_>) -> Verdict {
    match world.clauses.iter().filter_map(outcome).max() {
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
    let clause = |seen: &Seen<'_>| {
        let clause = seen.clause;
        let mut said = json!({
            "any_of": world.in_order(clause.any_of.iter().map(String::as_str)),
            "severity": clause.severity,
            "effective": effective(seen),
            "state": match state(seen) {
                State::Satisfied => "satisfied",
                State::Violated => "violated",
                State::Open => "open",
            },
            "source": clause.source,
            "quote": clause.quote,
        });
        if let Some(needed) = clause.at_least.filter(|needed| *needed != 1) {
            said["at_least"] = json!(needed);
        }
        if !clause.thresholds.is_empty() {
            let all = clause.thresholds.iter();
            let all = all.map(|(id, thresholds)| (id.clone(), json!(thresholds)));
            said["thresholds"] = Value::Object(all.collect::<Map<_, _>>());
        }
        said
    };
    world.clauses.iter().map(clause).collect()
}
