//! The status of each requirement under the class: the first one that fits.

use kijun_rules::model::{Clause, Severity};
use serde_json::{Value, json};

use super::verdict::{State, effective, state};
use super::world::{Standing, World};

/// Return every requirement with its status, in the checklist's order.
#[must_use]
pub fn all(world: &World<'_>) -> Vec<Value> {
    world
        .checklist
        .requirements
        .iter()
        .map(|requirement| json!({"id": requirement.id, "status": of(world, &requirement.id)}))
        .collect()
}

/// Return the status of one requirement.
#[must_use]
pub fn of(world: &World<'_>, id: &str) -> &'static str {
    let containing: Vec<&Clause> = world
        .clauses
        .iter()
        .copied()
        .filter(|clause| clause.any_of.iter().any(|member| member == id))
        .collect();
    if containing.is_empty() {
        return "not_required";
    }
    match world.standing[id] {
        Standing::Unavailable => return "unavailable",
        Standing::Met => return "met",
        Standing::Unanswered => return "unanswered",
        Standing::Unmet | Standing::NotApplicable => {}
    }
    let gravest = |wanted: State| {
        containing
            .iter()
            .filter(|clause| state(world, clause) == wanted)
            .map(|clause| effective(world, clause))
            .max()
    };
    match (gravest(State::Open), gravest(State::Violated)) {
        (Some(_), None) => "pending",
        (Some(open), Some(violated)) if open > violated => "pending",
        (_, Some(Severity::Nonconforming)) => "nonconforming",
        (_, Some(Severity::ApprovalRequired)) => "approval_required",
        (_, Some(Severity::Advisory)) => "advisory",
        (_, Some(Severity::Note)) => "note",
        (None, None) => "substituted",
    }
}
