//! The values that requirements ask for, and the thresholds of clauses.

use std::collections::BTreeMap;

use kijun_rules::model::{AskedValue, Class, FactIs, Thresholds, ValueKind};
use kijun_rules::{MAX_COUNTED, MAX_SHARED};

use super::facts::{choices, values};
use super::raw::{RawClause, RawFactIs, RawMember, RawRequirement, RawValue, RawValues, RawWords};
use super::rules::Builder;
use crate::problem::{
    BadCount, ConditionOfSeveral, KeyOfOtherKind, MalformedThreshold, MissingChoices,
    NoValuePasses, QuestionWithoutWords, ThresholdOfOtherKind, ThresholdWithoutValue,
    TooManyCounted, TooManyShared, UnknownFactValue,
};
use crate::source::Text;

impl Builder<'_> {
    /// Return the values that requirements ask for, by their ids. Record what does not fit a kind.
    pub(super) fn asked(&mut self) -> BTreeMap<String, AskedValue> {
        let mut asked = BTreeMap::new();
        for raw in self.raw.requirements() {
            if let Some(value) = &raw.value {
                let value = self.value(value);
                asked.entry(raw.id.value.clone()).or_insert(value);
            }
        }
        asked
    }

    /// Return the value that a requirement asks for. Record what does not fit its kind.
    fn value(&mut self, raw: &RawValue) -> AskedValue {
        let kind = ValueKind::from_id(&raw.kind.value);
        if kind.is_none() {
            let known = ValueKind::ALL.map(ValueKind::id);
            self.problems.unknown("値の種類（`kind`）", &raw.kind, known, "");
        }
        let mut elsewhere = |key, cure| {
            let kind = raw.kind.value.clone();
            self.problems.add(&raw.at, KeyOfOtherKind { key, kind, cure });
        };
        match kind {
            Some(ValueKind::Choice) => {}
            Some(_) if !raw.choices.is_empty() => {
                elsewhere(
                    "choices",
                    "選択肢から選ぶ値なら `kind = \"choice\"` とし、そうでなければ `choices` を消してください。",
                );
            }
            _ => {}
        }
        if raw.unit.is_some() && kind.is_some_and(|kind| kind != ValueKind::Number) {
            elsewhere(
                "unit",
                "単位は数値の値（`kind = \"number\"`）に書きます。`unit` を消してください。",
            );
        }
        if kind == Some(ValueKind::Choice) && raw.choices.is_empty() {
            self.problems.add(&raw.at, MissingChoices);
        }
        AskedValue {
            choices: choices(&raw.choices, self.problems),
            kind: kind.unwrap_or_default(),
            required: raw.required,
            unit: raw.unit.as_ref().map(|unit| unit.value.clone()),
        }
    }

    /// Record values that the fact does not have.
    pub(super) fn check_values(&mut self, fact: &str, raw: &RawValues) {
        let mut facts = self.raw.facts.iter();
        let choices = facts.find(|known| known.id.value == fact).map(|known| &known.choices);
        let choices = choices.into_iter().flatten().map(|choice| choice.id.value.as_str());
        let choices: Vec<&str> = choices.collect();
        let mut unknown = |at: &_, value: &str| {
            self.problems.add(at, UnknownFactValue::of(fact, &choices, value));
        };
        match raw {
            RawValues::Is(is, at) if !choices.is_empty() => unknown(at, &is.to_string()),
            RawValues::Is(..) => {}
            RawValues::OneOf(ids, at) if ids.is_empty() => unknown(at, "[]"),
            RawValues::OneOf(ids, _) => {
                for id in ids.iter().filter(|id| !choices.contains(&id.value.as_str())) {
                    unknown(&id.at, &id.value);
                }
            }
        }
    }

    pub(super) fn conditions(&mut self, raw: &[RawFactIs]) -> Vec<FactIs> {
        raw.iter().map(|each| self.fact_is(each)).collect()
    }

    /// Return the count of members that a clause asks for, if it is not one.
    pub(super) fn at_least(&mut self, raw: &RawClause, members: usize) -> Option<u32> {
        let (count, at) = raw.at_least.as_ref()?;
        let fits = u32::try_from(*count)
            .ok()
            .filter(|count| (1..=members).contains(&usize::try_from(*count).unwrap_or(usize::MAX)));
        if fits.is_none() && members > 0 {
            self.problems.add(at, BadCount { count: *count, members });
        }
        let counted = fits.is_some_and(|count| usize::try_from(count).is_ok_and(|n| n < members));
        if *count > 1 && counted && members > MAX_COUNTED {
            let kind = TooManyCounted { members, count: *count, most: MAX_COUNTED };
            self.problems.add(at, kind);
        }
        fits.filter(|count| *count != 1)
    }

    /// Return the thresholds of a clause's members, in the order of the checklist.
    pub(super) fn thresholds(&mut self, raw: &RawClause) -> Vec<(String, Thresholds)> {
        let mut all = BTreeMap::new();
        for member in &raw.any_of {
            if let Some(thresholds) = self.thresholds_of(member)
                && let Some(place) = self.order.get(&member.id.value)
            {
                all.insert(*place, (member.id.value.clone(), thresholds));
            }
        }
        all.into_values().collect()
    }

    fn thresholds_of(&mut self, member: &RawMember) -> Option<Thresholds> {
        let raw = &member.thresholds;
        let one_of = raw.one_of.as_ref();
        let written = [
            ("at_least", &raw.at_least, ValueKind::Number),
            ("at_most", &raw.at_most, ValueKind::Number),
            ("not_before", &raw.not_before, ValueKind::Date),
            ("not_after", &raw.not_after, ValueKind::Date),
        ];
        if one_of.is_none() && written.iter().all(|(_, text, _)| text.is_none()) {
            return None;
        }
        let requirement = member.id.value.clone();
        let own = self.raw_requirement(&requirement)?;
        let Some(value) = &own.value else {
            self.problems.add(&member.id.at, ThresholdWithoutValue { requirement });
            return None;
        };
        // A kind that does not exist has been recorded.
        let kind = ValueKind::from_id(&value.kind.value)?;
        let asked = self.asked.get(&requirement).cloned()?;
        for (key, text, of) in written {
            let Some(text) = text else { continue };
            if of == kind {
                self.check_threshold(&asked, text);
            } else {
                let (requirement, kind) = (requirement.clone(), kind.label());
                self.problems.add(&text.at, ThresholdOfOtherKind { key, requirement, kind });
            }
        }
        if let Some((listed, at)) = one_of {
            if matches!(kind, ValueKind::Number | ValueKind::Choice) {
                for text in listed {
                    self.check_threshold(&asked, text);
                }
                if listed.is_empty() {
                    let (value, kind) = ("[]".to_owned(), kind.label());
                    let cure = "認める値を1つ以上書いてください。";
                    self.problems.add(at, MalformedThreshold { value, kind, cure });
                }
            } else {
                let (key, kind) = ("one_of", kind.label());
                self.problems.add(at, ThresholdOfOtherKind { key, requirement, kind });
            }
        }
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let listed = one_of.map(|(listed, _)| listed.iter().map(|each| each.value.clone()));
        Some(Thresholds {
            at_least: text(&raw.at_least),
            at_most: text(&raw.at_most),
            not_after: text(&raw.not_after),
            not_before: text(&raw.not_before),
            one_of: listed.map(Iterator::collect).unwrap_or_default(),
        })
    }

    fn check_threshold(&mut self, asked: &AskedValue, text: &Text) {
        if text.is_written() && !asked.is_well_formed(&text.value) {
            let cure = match asked.kind {
                ValueKind::Number => {
                    "半角の数字で、整数部分は18桁、小数部分は9桁までで書いてください（例：`\"99.5\"`）。"
                }
                ValueKind::Date => "実在する日付を `\"2026-04-01\"` の形で書いてください。",
                ValueKind::Choice | ValueKind::Text => {
                    "要件の `value` の `choices` にあるIDを書いてください。"
                }
            };
            let (value, kind) = (text.value.clone(), asked.kind.label());
            self.problems.add(&text.at, MalformedThreshold { value, kind, cure });
        }
    }

    /// Check that clauses with a count share few members with others of their class.
    pub(super) fn check_shared(&mut self, classes: &[Class]) {
        for class in classes {
            let mut standing: BTreeMap<&str, usize> = BTreeMap::new();
            for id in class.clauses.iter().flat_map(|clause| &clause.any_of) {
                *standing.entry(id).or_default() += 1;
            }
            for clause in &class.clauses {
                let needed = usize::try_from(clause.needed()).unwrap_or(usize::MAX);
                let is_shared = |id: &&String| standing.get(id.as_str()).is_some_and(|n| *n > 1);
                let shared = clause.any_of.iter().filter(is_shared).count();
                if needed > 1 && needed < clause.any_of.len() && shared > MAX_SHARED {
                    let kind = TooManyShared {
                        members: clause.any_of.join("、"),
                        class: class.id.clone(),
                        shared,
                        most: MAX_SHARED,
                    };
                    let first = clause.any_of.first();
                    let first = first.and_then(|id| self.raw_requirement(id));
                    let at = first.map_or(&self.raw.at, |first| &first.id.at).clone();
                    self.problems.add(&at, kind);
                }
            }
        }
    }

    /// Check that a requirement with conditions of its own shares no clause with others.
    pub(super) fn check_conditions(&mut self, classes: &[Class]) {
        for raw in self.raw.requirements() {
            let Some(conditions) = &raw.conditions else { continue };
            let id = &raw.id.value;
            let shares = |class: &&Class| {
                class.clauses.iter().any(|each| each.any_of.len() > 1 && each.any_of.contains(id))
            };
            if let Some(class) = classes.iter().find(shares) {
                let kind = ConditionOfSeveral { requirement: id.clone(), class: class.id.clone() };
                self.problems.add(&conditions.at, kind);
            }
        }
    }

    /// Check that in each class some value passes all thresholds of a requirement.
    pub(super) fn check_thresholds(&mut self, classes: &[Class]) {
        for class in classes {
            for (id, asked) in &self.asked {
                let all: Vec<&Thresholds> =
                    class.clauses.iter().filter_map(|clause| clause.thresholds_of(id)).collect();
                if !Thresholds::some_value_passes(&all, asked) {
                    let said: Vec<String> = all.iter().map(|each| each.label(asked)).collect();
                    let kind = NoValuePasses {
                        class: class.id.clone(),
                        requirement: id.clone(),
                        thresholds: said.join("、"),
                    };
                    let raw = self.raw_requirement(id);
                    let at = raw.map_or(&self.raw.at, |raw| &raw.id.at).clone();
                    self.problems.add(&at, kind);
                }
            }
        }
    }

    /// Warn of requirements that are questions without words for their answers.
    pub(super) fn warn_of_questions(&mut self) {
        for raw in self.raw.requirements().filter(|raw| raw.answer_words.is_none()) {
            if self.text_of(raw).is_some_and(|text| is_question(&text)) {
                let kind = QuestionWithoutWords { requirement: raw.id.value.clone() };
                self.problems.warn(&raw.id.at, kind);
            }
        }
    }

    /// Return the document's words of a requirement.
    pub(super) fn text_of(&self, raw: &RawRequirement) -> Option<String> {
        match &raw.words {
            RawWords::Row { text, .. } => Some(text.value.clone()),
            RawWords::Prose { stands_at, .. } => {
                let passages = self.context.passages;
                let place = passages.named(&stands_at.value).first().copied();
                place.map(|place| passages.text(place, &std::collections::BTreeSet::new()))
            }
        }
    }
}

fn is_question(text: &str) -> bool {
    text.trim_end().trim_end_matches(['。', '？', '?', '．']).trim_end().ends_with('か')
}

/// Return a condition of the engine.
pub(super) fn fact_is(raw: &RawFactIs) -> FactIs {
    FactIs { fact: raw.fact.value.clone(), is: values(&raw.is) }
}
