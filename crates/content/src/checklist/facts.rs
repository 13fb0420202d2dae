//! The facts of a checklist: the form's questions and the class finder's questions.

use std::collections::BTreeMap;

use kijun_rules::model::{Exemption, Fact, Placement};

use super::Context;
use super::raw::RawChecklist;
use crate::ids::{self, Taken};
use crate::problem::Problems;

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
        facts.push(Fact {
            exempts: fact
                .exempts
                .as_ref()
                .map(|(is, reason)| Exemption { is: *is, reason: reason.value.clone() }),
            id: fact.id.value.clone(),
            places: placements.get(fact.id.value.as_str()).cloned(),
            question: Some(fact.question.value.clone()),
        });
    }
    let finder = finder.into_iter().filter(|id| !taken.contains(id));
    facts.extend(finder.map(|id| Fact {
        exempts: None,
        id: id.to_owned(),
        places: placements.get(id).cloned(),
        question: None,
    }));
    facts
}
