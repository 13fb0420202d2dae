//! The status of each requirement under the class: the first one that fits.

use kijun_rules::model::Severity;
use serde_json::{Value, json};

use super::verdict::{State, effective, state};
use super::world::{Seen, Standing, World};

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
    let containing: Vec<(&Seen<'_>, Standing)> =
        world.clauses.iter().filter_map(|clause| Some((clause, clause.standing(id)?))).collect();
    if containing.is_empty() {
        return "not_required";
    }
    if world.standing[id] == Standing::Unavailable {
        return "unavailable";
    }
    let counts_as = |wanted| containing.iter().any(|(_, standing)| *standing == wanted);
    if containing.iter().all(|(_, standing)| *standing == Standing::Met) {
        return "met";
    }
    if counts_as(Standing::Unanswered) {
        return "unanswered";
    }
    let gravest = |wanted: State| {
        containing
            .iter()
            .filter(|(_, standing)| *standing != Standing::Met)
            .filter(|(clause, _)| state(clause) == wanted)
            .map(|(clause, _)| effective(clause))
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
