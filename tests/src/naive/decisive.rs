//! The missing answers that can still change the verdict: every completion is tried.

use kijun_rules::model::Verdict;
use serde_json::{Value, json};

use super::verdict::of_complete;
use super::world::{Standing, World};

/// Return the requirements whose answer alone changes the verdict in some completion of the other
/// missing answers, met or unmet.
#[must_use]
pub fn all(world: &World<'_>) -> Vec<Value> {
    let missing = world.seen_as(|standing| standing == Standing::Unanswered);
    let place = |id: &str| missing.iter().position(|other| *other == id);
    let verdicts: Vec<Verdict> = (0..1_usize << missing.len())
        .map(|met| {
            of_complete(&world.completed(|id| place(id).is_some_and(|at| met >> at & 1 == 1)))
        })
        .collect();
    let decides = |at: usize| {
        (0..verdicts.len())
            .any(|completion| verdicts[completion] != verdicts[completion ^ (1 << at)])
    };
    (0..missing.len()).filter(|&at| decides(at)).map(|at| json!(missing[at])).collect()
}
