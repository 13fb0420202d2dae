//! Compare the classes and the facts of two editions.

use kijun_rules::model::{Choice, Fact};

use super::differences::{ClassDifferences, FactDifferences, Kind, Part, WordDifferences, differ};
use super::words::segments;
use crate::model::{Checklist, ClassWords, Standard};

/// Compare the classes: those of the newer edition in its order, then those that were dropped.
pub(super) fn compare(older: &Standard, newer: &Standard) -> Vec<ClassDifferences> {
    let (before, after) = (classes(older), classes(newer));
    let ids = together(
        after.iter().map(|class| class.id.as_str()),
        before.iter().map(|class| class.id.as_str()),
    );
    let differences = ids.into_iter().map(|id| {
        let old = before.iter().find(|class| class.id == id);
        let new = after.iter().find(|class| class.id == id);
        let words = words(old, new).chain(scope((older, newer), id));
        let words: Vec<WordDifferences> = words.filter(|each| differ(&each.segments)).collect();
        ClassDifferences {
            kind: kind(old.is_some(), new.is_some(), words.is_empty()),
            class: id.to_owned(),
            title: new.or(old).map(|class| class.title.clone()).unwrap_or_default(),
            words,
        }
    });
    differences.collect()
}

/// Compare the facts: those of the newer edition in its order, then those that were dropped.
pub(super) fn facts(older: Option<&Checklist>, newer: Option<&Checklist>) -> Vec<FactDifferences> {
    let of = |checklist: Option<&Checklist>| -> Vec<(String, String)> {
        let facts = checklist.into_iter().flat_map(|checklist| {
            let facts = checklist.rules.facts.iter();
            facts.map(|fact| (fact.id.clone(), said_of(fact, checklist)))
        });
        facts.collect()
    };
    let (before, after) = (of(older), of(newer));
    let ids =
        together(after.iter().map(|(id, _)| id.as_str()), before.iter().map(|(id, _)| id.as_str()));
    let differences = ids.into_iter().map(|id| {
        let old = before.iter().find(|(fact, _)| fact == id);
        let new = after.iter().find(|(fact, _)| fact == id);
        let said = |fact: Option<&(String, String)>| fact.map(|(_, said)| said.clone());
        let segments = segments(&said(old).unwrap_or_default(), &said(new).unwrap_or_default());
        FactDifferences {
            kind: kind(old.is_some(), new.is_some(), !differ(&segments)),
            fact: id.to_owned(),
            segments,
            choices: [newer, older]
                .into_iter()
                .flatten()
                .flat_map(|list| choices(list, id))
                .collect(),
        }
    });
    differences.collect()
}

fn choices(checklist: &Checklist, fact: &str) -> Vec<Choice> {
    let mut facts = checklist.rules.facts.iter();
    facts.find(|known| known.id == fact).map(|fact| fact.choices.clone()).unwrap_or_default()
}

fn classes(standard: &Standard) -> &[ClassWords] {
    standard.classes.as_ref().map_or(&[], |scheme| &scheme.classes)
}

/// Return the ids of `first`, then those of `then` that are not among them.
fn together<'a>(
    first: impl Iterator<Item = &'a str>,
    then: impl Iterator<Item = &'a str>,
) -> Vec<&'a str> {
    let mut ids: Vec<&str> = first.collect();
    for id in then {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn kind(before: bool, after: bool, same: bool) -> Kind {
    match (before, after) {
        (false, _) => Kind::New,
        (_, false) => Kind::Dropped,
        _ if same => Kind::Unchanged,
        _ => Kind::Changed,
    }
}

/// A function that returns some of a class's words.
type Of = fn(&ClassWords) -> String;

fn words(
    old: Option<&ClassWords>,
    new: Option<&ClassWords>,
) -> impl Iterator<Item = WordDifferences> {
    let parts: [(Part, Of); 3] = [
        (Part::Heading, |class| class.title.clone()),
        (Part::Definition, |class| {
            let definitions = class.definitions.iter().map(|each| each.words.as_str());
            lines(class.lead.as_deref().into_iter().chain(definitions))
        }),
        (Part::Example, |class| lines(class.examples.iter().map(|each| each.words.as_str()))),
    ];
    parts.into_iter().map(move |(part, of)| {
        let text = |class: Option<&ClassWords>| class.map(of).unwrap_or_default();
        WordDifferences { part, segments: segments(&text(old), &text(new)) }
    })
}

/// Compare the reasons why a class is out of the checklists' scope.
fn scope(
    (older, newer): (&Standard, &Standard),
    class: &str,
) -> impl Iterator<Item = WordDifferences> {
    let reason = move |checklist: &Checklist| {
        let mut classes = checklist.rules.classes.iter();
        let reason = classes.find(|each| each.id == class)?.out_of_scope.clone()?;
        Some(format!("{}: {reason}", checklist.title))
    };
    newer.checklists.iter().filter_map(move |checklist| {
        let before = older.checklist(&checklist.name)?;
        let segments =
            segments(&reason(before).unwrap_or_default(), &reason(checklist).unwrap_or_default());
        Some(WordDifferences { part: Part::Scope, segments })
    })
}

/// Return the question of a fact and its consequences, in words.
fn said_of(fact: &Fact, checklist: &Checklist) -> String {
    let placed = fact.places.as_ref().map(|placed| {
        let mut classes = checklist.rules.classes.iter();
        let class = classes.find(|class| class.id == placed.class);
        let title = class.map_or(placed.class.as_str(), |class| &class.title);
        format!("{title}: {}", placed.definition)
    });
    let exempts = fact.exempts.as_ref();
    let exempts = exempts.map(|exempts| {
        let value = exempts.is.label(Some(fact));
        format!("{value}: {}", exempts.reason)
    });
    let choices: Vec<&str> = fact.choices.iter().map(|choice| choice.title.as_str()).collect();
    let choices = (!choices.is_empty()).then(|| choices.join("、"));
    lines([fact.question.clone(), choices, placed, exempts].iter().flatten().map(String::as_str))
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
