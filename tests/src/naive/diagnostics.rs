//! The odd things in the answers. Nothing here changes the verdict.

use std::collections::BTreeSet;

use kijun_rules::AnswerFile;
use kijun_rules::answers::Status;
use serde_json::{Value, json};

use super::world::{Standing, World};

/// Return every diagnostic as its code, with the requirement and the fact it is about; sorted.
#[must_use]
pub fn all(world: &World<'_>, file: &AnswerFile) -> Value {
    let mut found: Vec<(&str, Option<&str>, Option<&str>)> = Vec::new();
    let checklist = world.checklist;

    if file.edition.as_ref().is_some_and(|edition| *edition != checklist.edition) {
        found.push(("edition_mismatch", None, None));
    }
    for (id, answer) in file.answers.iter().flatten() {
        if !world.place.contains_key(&**id) {
            found.push(("unknown_requirement", Some(id), None));
        } else if answer.status() == Some(Status::NotApplicable)
            && answer.reason().unwrap_or_default().chars().all(char::is_whitespace)
        {
            found.push(("reason_missing", Some(id), None));
        }
    }
    for (id, _) in file.facts.iter().flatten() {
        if !checklist.facts.iter().any(|fact| *fact.id == **id) {
            found.push(("unknown_fact", None, Some(id)));
        }
    }

    let is_met = |id: &str| {
        let mut answers = file.answers.iter().flatten();
        answers.any(|(name, answer)| **name == *id && answer.status() == Some(Status::Met))
    };
    let met_with_premise: Vec<_> = checklist
        .requirements
        .iter()
        .filter(|requirement| is_met(&requirement.id))
        .filter_map(|requirement| Some((requirement.id.as_str(), requirement.premise.as_ref()?)))
        .collect();
    for (id, premise) in &met_with_premise {
        if world.standing[id] == Standing::Unavailable {
            found.push(("premise_conflict", Some(id), Some(&premise.fact)));
        }
    }
    // One for each fact on which answers of met disagree, at the first of these answers.
    for fact in &checklist.facts {
        let on_fact = || met_with_premise.iter().filter(|(_, premise)| premise.fact == fact.id);
        let values: BTreeSet<bool> = on_fact().map(|(_, premise)| premise.is).collect();
        if values.len() == 2 {
            let first = on_fact().next().map(|(id, _)| *id);
            found.push(("premises_disagree", first, Some(&fact.id)));
        }
    }

    let rank = |id: &str| checklist.classes.iter().position(|class| class.id == id);
    for fact in &checklist.facts {
        let is_higher = fact
            .places
            .as_ref()
            .is_some_and(|placement| rank(&placement.class) < rank(&world.class.id));
        if is_higher && world.facts.get(fact.id.as_str()) == Some(&true) {
            found.push(("class_too_low", None, Some(&fact.id)));
        }
    }

    found.sort_unstable();
    found
        .into_iter()
        .map(|(code, requirement, fact)| json!({"code": code, "requirement": requirement, "fact": fact}))
        .collect()
}
