//! Compare two editions of a standard, requirement by requirement.

use std::collections::BTreeMap;

use kijun_rules::model::{AskedValue, FactIs, Requirement as Rules};

use super::class;
use super::differences::{
    ChecklistDifferences, Differences, EditionName, Kind, Part, RequirementDifferences,
    WordDifferences, differ,
};
use super::heirs::{Heirs, ids};
use super::levels::Levels;
use super::words::segments;
use crate::model::{Category, Checklist, Edition, Item, Requirement, Standard};

/// An edition, with the standard's entry on the step to it.
type Step<'a> = (&'a Standard, Option<&'a Edition>);

/// Return the differences between two held editions of a standard, the older one first; `None` if
/// there are no such two.
#[must_use]
pub fn between(standard: &Standard, from: &str, to: &str) -> Option<Differences> {
    steps(standard, from, to).map(|steps| compare(&steps))
}

/// Return the differences between two standards, and whether they follow the newer one's map.
///
/// If the newer one is an edition of the older and has a map of its requirements, follow the map.
/// Otherwise take ids to stay the same.
#[must_use]
pub fn differences(older: &Standard, newer: &Standard) -> (Differences, bool) {
    let known = steps(newer, older.current_edition(), newer.current_edition());
    let known = known.filter(|_| older.id == newer.id);
    let mapped = known.is_some();
    let mut steps = known.unwrap_or_else(|| vec![(older, None), (newer, None)]);
    if let Some(first) = steps.first_mut() {
        *first = (older, None);
    }
    (compare(&steps), mapped)
}

/// Return the held editions from one to another, both included.
fn steps<'a>(standard: &'a Standard, from: &str, to: &str) -> Option<Vec<Step<'a>>> {
    let held = standard.held_editions();
    let place = |wanted: &str| held.iter().position(|(id, _)| *id == wanted);
    let (first, last) = (place(from)?, place(to)?);
    let editions = held.get(first..=last).filter(|editions| editions.len() > 1)?;
    let said = |id: &str| standard.editions.iter().find(|edition| edition.id == id);
    Some(editions.iter().map(|(id, edition)| (*edition, said(id))).collect())
}

/// Compare the first edition with the last.
fn compare(steps: &[Step<'_>]) -> Differences {
    let (Some((older, _)), Some((newer, _))) = (steps.first(), steps.last()) else {
        return Differences::of("", EditionName::none(), EditionName::none());
    };
    let mut differences =
        Differences::of(&newer.id, EditionName::of(older), EditionName::of(newer));
    differences.classes = class::compare(older, newer);
    for checklist in &newer.checklists {
        let heirs = Heirs::through(&checklist.name, steps);
        let before = older.checklist(&checklist.name).filter(|_| heirs.is_some());
        let heirs = heirs.unwrap_or_default();
        differences.checklists.push(compare_checklist(before, Some(checklist), &heirs));
    }
    for checklist in &older.checklists {
        if newer.checklist(&checklist.name).is_none() {
            let none = Heirs::default();
            differences.checklists.push(compare_checklist(Some(checklist), None, &none));
        }
    }
    differences
}

impl Differences {
    fn of(standard: &str, from: EditionName, to: EditionName) -> Self {
        let standard = standard.to_owned();
        Self { standard, from, to, classes: Vec::new(), checklists: Vec::new() }
    }
}

impl EditionName {
    /// Return the name of a standard's current edition, as it was read from its own folder.
    fn of(standard: &Standard) -> Self {
        let edition = standard.editions.last();
        let in_force = edition.and_then(|edition| edition.in_force);
        Self {
            id: standard.current_edition().to_owned(),
            in_force: in_force.map(|date| date.to_string()),
        }
    }

    fn none() -> Self {
        Self { id: String::new(), in_force: None }
    }
}

fn compare_checklist(
    older: Option<&Checklist>,
    newer: Option<&Checklist>,
    heirs: &Heirs,
) -> ChecklistDifferences {
    let comparison = Comparison {
        levels: Levels::new(older, newer, heirs),
        older: older.map(by_id).unwrap_or_default(),
        newer: newer.map(by_id).unwrap_or_default(),
        heirs,
    };
    let mut requirements = Vec::new();
    for id in newer.map(ids).unwrap_or_default() {
        requirements.push(comparison.requirement(&id));
    }
    let mut before: Option<String> = None;
    for id in older.map(ids).unwrap_or_default() {
        if heirs.of(&id).is_empty() {
            let stood = |each: &RequirementDifferences| {
                before.as_ref().is_some_and(|before| each.from.contains(before))
            };
            let at = requirements.iter().rposition(stood).map_or(0, |at| at + 1);
            requirements.insert(at, comparison.dropped(&id));
        }
        before = Some(id);
    }
    let named = newer.or(older);
    ChecklistDifferences {
        checklist: named.map(|checklist| checklist.rules.id.clone()).unwrap_or_default(),
        title: named.map(|checklist| checklist.title.clone()).unwrap_or_default(),
        requirements,
        facts: class::facts(older, newer),
    }
}

/// A requirement with its words and its rules.
struct Whole<'a> {
    category: &'a Category,
    item: &'a Item,
    words: &'a Requirement,
    rules: Option<&'a Rules>,
    /// The fact that it presupposes, in words.
    premise: String,
}

fn by_id(checklist: &Checklist) -> BTreeMap<&str, Whole<'_>> {
    let rules = &checklist.rules.requirements;
    let rules: BTreeMap<&str, &Rules> =
        rules.iter().map(|rules| (rules.id.as_str(), rules)).collect();
    let whole = checklist.requirements().map(|(category, item, words)| {
        let rules = rules.get(words.id.as_str()).copied();
        let premise = rules.and_then(|rules| rules.premise.as_ref());
        let premise = premise.map(|fact| premise_in(checklist, fact)).unwrap_or_default();
        (words.id.as_str(), Whole { category, item, words, rules, premise })
    });
    whole.collect()
}

/// Two editions of a checklist.
struct Comparison<'a> {
    older: BTreeMap<&'a str, Whole<'a>>,
    newer: BTreeMap<&'a str, Whole<'a>>,
    heirs: &'a Heirs,
    levels: Levels<'a>,
}

impl Comparison<'_> {
    /// Compare a requirement of the newer edition.
    fn requirement(&self, id: &str) -> RequirementDifferences {
        let from = self.heirs.sources(id);
        let mut found = self.pair(&from, Some(id));
        found.kind = match from.as_slice() {
            [] => Kind::New,
            [_, _, ..] => Kind::Merged,
            [one] if self.heirs.of(one).len() > 1 => Kind::Split,
            [one] if *one != id => Kind::Moved,
            _ if found.is_same() => Kind::Unchanged,
            _ => Kind::Changed,
        };
        found
    }

    /// Describe a requirement of the older edition that the newer edition replaces with nothing.
    fn dropped(&self, id: &str) -> RequirementDifferences {
        self.pair(&[id], None)
    }

    fn pair(&self, from: &[&str], to: Option<&str>) -> RequirementDifferences {
        let before: Vec<&Whole<'_>> = from.iter().filter_map(|id| self.older.get(id)).collect();
        let after = to.and_then(|id| self.newer.get(id));
        let named = after.or(before.first().copied());
        RequirementDifferences {
            kind: Kind::Dropped,
            from: from.iter().map(|id| (*id).to_owned()).collect(),
            to: to.map(ToOwned::to_owned),
            title: named.map(|whole| whole.words.title.clone()).unwrap_or_default(),
            words: words(&before, after),
            levels: self.levels.compare(from, to),
        }
    }
}

/// A function that returns some of a requirement's words.
type Of = fn(&Whole<'_>) -> String;

/// Return the words that differ.
fn words(before: &[&Whole<'_>], after: Option<&Whole<'_>>) -> Vec<WordDifferences> {
    let parts: [(Part, Of); 7] = [
        (Part::Heading, heading),
        (Part::Text, |whole| whole.words.text.clone()),
        (Part::Risk, |whole| whole.item.risk.clone().unwrap_or_default()),
        (Part::Premise, |whole| whole.premise.clone()),
        (Part::Value, |whole| {
            let asked = whole.rules.and_then(|rules| rules.value.as_ref());
            asked.map(value).unwrap_or_default()
        }),
        (Part::Phase, |whole| {
            let phase = whole.rules.and_then(|rules| rules.phase);
            phase.map(|phase| phase.label().to_owned()).unwrap_or_default()
        }),
        (Part::Party, |whole| {
            let party = whole.rules.and_then(|rules| rules.party);
            party.map(|party| party.label().to_owned()).unwrap_or_default()
        }),
    ];
    let differing = parts.into_iter().filter_map(|(part, of)| {
        let mut lines: Vec<String> = Vec::new();
        for text in before.iter().map(|whole| of(whole)) {
            if !text.is_empty() && !lines.contains(&text) {
                lines.push(text);
            }
        }
        let segments = segments(&lines.join("\n"), &after.map(of).unwrap_or_default());
        differ(&segments).then_some(WordDifferences { part, segments })
    });
    differing.collect()
}

/// Return the document's headings above a requirement, the outermost first.
fn heading(whole: &Whole<'_>) -> String {
    let lines = [&whole.category.title].into_iter().chain(&whole.item.leads);
    let lines = lines.chain([&whole.item.title]).filter(|line| !line.is_empty());
    lines.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// Return in words the value that a requirement asks for: everything that decides which answers
/// have one. Choices are told apart by their ids, which answers have.
fn value(asked: &AskedValue) -> String {
    let unit = asked.unit.iter().map(|unit| format!("単位は「{unit}」"));
    let choices =
        asked.choices.iter().map(|choice| format!("「{}」（{}）", choice.title, choice.id));
    let required = asked.required.then(|| "値がなければ未回答".to_owned());
    let said: Vec<String> = unit.chain(choices).chain(required).collect();
    let kind = asked.kind.label();
    if said.is_empty() { kind.to_owned() } else { format!("{kind}：{}", said.join("、")) }
}

/// Return in words, by its question, a fact that must have a value.
fn premise_in(checklist: &Checklist, premise: &FactIs) -> String {
    checklist.rules.fact_label(premise)
}
