//! The facts of a checklist: the form's questions and the class finder's questions.

use std::collections::BTreeMap;

use kijun_rules::model::{Choice, Exemption, Fact, Placement, UNKNOWN, Values};

use super::Context;
use super::raw::{RawChecklist, RawChoice, RawValues};
use crate::ids::{self, Taken};
use crate::problem::{ChoicesOfFinderFact, Problems, ReservedChoice};

/// Return the form's facts in the file's order, then those that only the class finder asks for.
pub(super) fn facts(
    raw: &RawChecklist,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Vec<Fact> {
    let mut placements = BTreeMap::new();
    let mut finder = Vec::new();
    for class in &context.classes.classes {
        for definition in &class.definitions {
            let Some(question) = &definition.question else {
                continue;
            };
            let id = question.fact.as_str();
            let placement =
                Placement { class: class.id.clone(), definition: definition.words.clone() };
            placements.insert(id, placement);
            finder.push(id);
        }
    }
    let mut taken = Taken::new(ids::FACT);
    let mut facts = Vec::new();
    for fact in &raw.facts {
        taken.take(&fact.id, problems);
        for choice in fact.choices.iter().filter(|choice| choice.id.value == UNKNOWN) {
            problems.add(&choice.id.at, ReservedChoice);
        }
        if !fact.choices.is_empty() && placements.contains_key(fact.id.value.as_str()) {
            problems.add(&fact.id.at, ChoicesOfFinderFact { fact: fact.id.value.clone() });
        }
        facts.push(Fact {
            choices: choices(&fact.choices, problems),
            exempts: fact
                .exempts
                .as_ref()
                .map(|(is, reason)| Exemption { is: values(is), reason: reason.value.clone() }),
            id: fact.id.value.clone(),
            places: placements.get(fact.id.value.as_str()).cloned(),
            question: Some(fact.question.value.clone()),
        });
    }
    let finder = finder.into_iter().filter(|id| !taken.contains(id));
    facts.extend(finder.map(|id| Fact {
        choices: Vec::new(),
        exempts: None,
        id: id.to_owned(),
        places: placements.get(id).cloned(),
        question: None,
    }));
    facts
}

/// Return the choices of a fact or of a value. Record an id that is written twice.
pub(super) fn choices(raw: &[RawChoice], problems: &mut Problems) -> Vec<Choice> {
    let mut taken = Taken::new(ids::CHOICE);
    let choices = raw.iter().map(|choice| {
        taken.take(&choice.id, problems);
        Choice { id: choice.id.value.clone(), title: choice.title.value.clone() }
    });
    choices.collect()
}

/// Return the values of a condition.
pub(super) fn values(raw: &RawValues) -> Values {
    match raw {
        RawValues::Is(is, _) => Values::Is(*is),
        RawValues::OneOf(ids, _) => Values::OneOf(ids.iter().map(|id| id.value.clone()).collect()),
    }
}
