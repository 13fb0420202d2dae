//! Generated checklists and answers with everything that a rule can say: several members needed,
//! facts of several values, several conditions, values with thresholds, no classes.
//!
//! They are made of the plain ones of [`generate`](super::generate) by a sequence of numbers, the
//! same for the same seed.

use kijun_rules::Rules;
use kijun_rules::model::{
    AskedValue, Checklist, Choice, Fact, FactIs, NO_CLASSES, Thresholds, ValueKind, Values,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::generate::{Generated, Size, answers, rules_and_answers};

const CHOICES: [&str; 4] = ["saas", "paas", "iaas", "true"];
const NUMBERS: [&str; 6] = ["99.5", "99.50", "99.499999999", "100", "-1", "-0"];
const DATES: [&str; 4] = ["2026-04-01", "2026-03-31", "0001-01-01", "2024-02-29"];

/// Generate rules of this size, with everything that a rule can say, and answers to them.
///
/// # Panics
/// Panic if the generated rules are not sound.
pub fn rules_and_values(size: Size) -> impl Strategy<Value = Generated> {
    (rules_and_answers(size), any::<u64>())
        .prop_flat_map(|(plain, seed)| {
            let checklist = extend(plain.rules.checklist().clone(), &mut Numbers(seed));
            let json = answers(&checklist);
            let rules = Rules::compile(checklist).expect("an extended checklist is sound");
            (Just(rules), json, any::<u64>())
        })
        .prop_map(|(rules, mut json, seed)| {
            answer(rules.checklist(), &mut json, &mut Numbers(seed));
            Generated { rules, json }
        })
}

/// A sequence of numbers that depends on its seed only (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).unwrap_or_default()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// Return some of these texts, at least one.
    fn some(&mut self, all: &[String]) -> Vec<String> {
        let first = self.below(all.len());
        let mut chosen: Vec<String> = Vec::new();
        for (at, each) in all.iter().enumerate() {
            if at == first || self.one_in(3) {
                chosen.push(each.clone());
            }
        }
        chosen
    }
}

fn extend(mut checklist: Checklist, numbers: &mut Numbers) -> Checklist {
    for fact in &mut checklist.facts {
        if numbers.one_in(2) {
            let count = 2 + numbers.below(3);
            fact.choices = choices(&CHOICES[..count]);
        }
    }
    let facts = checklist.facts.clone();
    for fact in &mut checklist.facts {
        if let Some(exempts) = &mut fact.exempts
            && !fact.choices.is_empty()
        {
            let ids: Vec<String> = fact.choices.iter().map(|each| each.id.clone()).collect();
            exempts.is = Values::OneOf(numbers.some(&ids));
        }
    }
    for requirement in &mut checklist.requirements {
        if let Some(premise) = &mut requirement.premise {
            *premise = fact_is(&facts, numbers);
        }
        if numbers.one_in(2) {
            requirement.value = Some(asked(numbers));
        }
    }
    let requirements = checklist.requirements.clone();
    let asked_by =
        |id: &str| requirements.iter().find(|requirement| requirement.id == id)?.value.as_ref();
    if let [only] = checklist.classes.as_mut_slice()
        && numbers.one_in(2)
    {
        NO_CLASSES.clone_into(&mut only.id);
        only.title.clear();
        for fact in &mut checklist.facts {
            fact.places = None;
        }
    }
    for clause in checklist.classes.iter_mut().flat_map(|class| &mut class.clauses) {
        for condition in &mut clause.conditions {
            *condition = fact_is(&facts, numbers);
        }
        if !clause.conditions.is_empty() && numbers.one_in(2) {
            clause.conditions.push(fact_is(&facts, numbers));
        }
        if numbers.one_in(2) {
            let needed = 1 + numbers.below(clause.any_of.len());
            clause.at_least = u32::try_from(needed).ok();
        }
        for id in &clause.any_of {
            if let Some(asked) = asked_by(id).filter(|asked| asked.kind != ValueKind::Text)
                && numbers.one_in(2)
            {
                clause.thresholds.push((id.clone(), thresholds(asked, numbers)));
            }
        }
    }
    checklist
}

fn choices(ids: &[&str]) -> Vec<Choice> {
    let choice = |id: &&str| Choice { id: (*id).to_owned(), title: format!("{id}型") };
    ids.iter().map(choice).collect()
}

fn fact_is(facts: &[Fact], numbers: &mut Numbers) -> FactIs {
    let fact = &facts[numbers.below(facts.len())];
    let ids: Vec<String> = fact.choices.iter().map(|each| each.id.clone()).collect();
    let is = if ids.is_empty() {
        Values::Is(numbers.one_in(2))
    } else {
        Values::OneOf(numbers.some(&ids))
    };
    FactIs { fact: fact.id.clone(), is }
}

fn asked(numbers: &mut Numbers) -> AskedValue {
    let kind = ValueKind::ALL[numbers.below(4)];
    AskedValue {
        choices: if kind == ValueKind::Choice { choices(&["x", "y", "z"]) } else { Vec::new() },
        kind,
        required: numbers.one_in(if kind == ValueKind::Text { 2 } else { 8 }),
        unit: None,
    }
}

fn thresholds(asked: &AskedValue, numbers: &mut Numbers) -> Thresholds {
    let mut thresholds = Thresholds::default();
    match asked.kind {
        ValueKind::Number => match numbers.below(4) {
            0 => thresholds.one_of = vec!["99.50".to_owned(), "100.0".to_owned()],
            1 => thresholds.at_most = Some(numbers.of(&NUMBERS).to_owned()),
            2 => {
                thresholds.at_least = Some("0".to_owned());
                thresholds.at_most = Some("99.5".to_owned());
            }
            _ => thresholds.at_least = Some(numbers.of(&NUMBERS).to_owned()),
        },
        ValueKind::Date if numbers.one_in(2) => {
            thresholds.not_before = Some(numbers.of(&DATES).to_owned());
        }
        ValueKind::Date => thresholds.not_after = Some(numbers.of(&DATES).to_owned()),
        ValueKind::Choice | ValueKind::Text => {
            thresholds.one_of = vec!["x".to_owned(), "z".to_owned()];
        }
    }
    thresholds
}

fn answer(checklist: &Checklist, file: &mut Value, numbers: &mut Numbers) {
    if checklist.has_no_classes() && numbers.one_in(2) {
        file["class"] = Value::Null;
    }
    if let Some(facts) = file["facts"].as_object_mut() {
        for fact in &checklist.facts {
            let stated = match numbers.below(10) {
                0 => json!("gone"),
                1 => json!(true),
                2..=7 if !fact.choices.is_empty() => {
                    json!(fact.choices[numbers.below(fact.choices.len())].id)
                }
                _ => continue,
            };
            facts.insert(fact.id.clone(), stated);
        }
    }
    for requirement in &checklist.requirements {
        if numbers.one_in(4) {
            continue;
        }
        let given = &mut file["answers"][&requirement.id];
        if given.is_object() {
            let value = match numbers.below(9) {
                0 => json!(99.5),
                1 => json!(numbers.of(&["", " ", "1e2", "2026-02-30", "w", "+1"])),
                2..=4 => json!(numbers.of(&DATES)),
                5 => json!(numbers.of(&["x", "y", "z"])),
                _ => json!(numbers.of(&NUMBERS)),
            };
            let value = match requirement.value.as_ref().map(|asked| asked.kind) {
                Some(ValueKind::Number) if !numbers.one_in(4) => json!(numbers.of(&NUMBERS)),
                Some(ValueKind::Date) if !numbers.one_in(4) => json!(numbers.of(&DATES)),
                Some(ValueKind::Choice) if !numbers.one_in(4) => json!(numbers.of(&["x", "y"])),
                _ => value,
            };
            given["value"] = value;
        }
    }
}
