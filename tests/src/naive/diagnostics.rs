//! The odd things in the answers. Nothing here changes the verdict.

use kijun_rules::AnswerFile;
use kijun_rules::answers::Status;
use kijun_rules::model::{FactValue, ValueKind, Values};
use serde_json::{Value, json};

use super::value::has_form;
use super::world::{Standing, World, answer, is_among, shows_something};

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
            && !shows_something(answer.reason().unwrap_or_default())
        {
            found.push(("reason_missing", Some(id), None));
        }
    }
    for (id, _) in file.facts.iter().flatten() {
        if !checklist.facts.iter().any(|fact| *fact.id == **id) {
            found.push(("unknown_fact", None, Some(id)));
        }
    }

    for (id, value) in file.facts.iter().flatten() {
        let fact = checklist.facts.iter().find(|fact| *fact.id == **id);
        if fact.is_some() && *value != FactValue::Unknown && !world.facts.contains_key(&**id) {
            found.push(("unknown_value", None, Some(id)));
        }
    }
    let is_met =
        |id: &str| answer(file, id).is_some_and(|answer| answer.status() == Some(Status::Met));
    for requirement in &checklist.requirements {
        let id = requirement.id.as_str();
        let (Some(asked), Some(given)) = (&requirement.value, answer(file, id)) else {
            continue;
        };
        let blank = asked.kind == ValueKind::Text
            && given.value().is_some_and(|value| !shows_something(value));
        let unformed = given.value().is_some_and(|value| !has_form(asked, value)) && !blank;
        if given.has_unread_value() || unformed {
            found.push(("value_malformed", Some(id), None));
        }
        if !is_met(id) || world.standing[id] == Standing::Unavailable {
            continue;
        }
        let seen = |wanted| {
            world.clauses.iter().filter(|clause| clause.standing(id) == Some(wanted)).count()
        };
        if seen(Standing::Unanswered) > 0 {
            found.push(("value_missing", Some(id), None));
        }
        found.extend((0..seen(Standing::Unmet)).map(|_| ("value_contradicts", Some(id), None)));
    }
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
    // One for each fact on which answers of met disagree, at the first answer that disagrees with
    // another one; at the first of all if only all together have no value.
    for fact in &checklist.facts {
        let on_fact = || met_with_premise.iter().filter(|(_, premise)| premise.fact == fact.id);
        let ids = fact.choices.iter().map(|choice| FactValue::Choice(choice.id.as_str().into()));
        let yes_no = [true, false].map(FactValue::Is);
        let values: Vec<FactValue> =
            if fact.choices.is_empty() { yes_no.into() } else { ids.collect() };
        let suits_all =
            |value: &FactValue| on_fact().all(|(_, premise)| is_among(value, &premise.is));
        if on_fact().next().is_some() && !values.iter().any(suits_all) {
            let suit = |one: &Values, other: &Values| {
                values.iter().any(|value| is_among(value, one) && is_among(value, other))
            };
            let all: Vec<_> = on_fact().collect();
            let pair = all.iter().enumerate().find(|(place, (_, premise))| {
                all[place + 1..].iter().any(|(_, other)| !suit(&premise.is, &other.is))
            });
            let first = pair.map_or(all[0].0, |(_, (id, _))| *id);
            let first = Some(first);
            found.push(("premises_disagree", first, Some(&fact.id)));
        }
    }

    let rank = |id: &str| checklist.classes.iter().position(|class| class.id == id);
    for fact in &checklist.facts {
        let is_higher = fact
            .places
            .as_ref()
            .is_some_and(|placement| rank(&placement.class) < rank(&world.class.id));
        if is_higher && world.facts.get(fact.id.as_str()) == Some(&&FactValue::Is(true)) {
            found.push(("class_too_low", None, Some(&fact.id)));
        }
    }

    found.sort_unstable();
    found
        .into_iter()
        .map(|(code, requirement, fact)| json!({"code": code, "requirement": requirement, "fact": fact}))
        .collect()
}
