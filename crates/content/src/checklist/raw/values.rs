//! Read values: of facts, of answers, and the thresholds of members.

use super::reader::Reader;
use super::{RawAnswerWords, RawChoice, RawMember, RawThresholds, RawValue, RawValues};
use crate::problem::{MissingKey, NotANumber};
use crate::toml_file::{Element, Table};

impl Reader<'_> {
    /// Read `is`: true or false, an id, or several.
    pub(super) fn values(&mut self, table: &mut Table<'_>) -> RawValues {
        let at = table.place_of("is").unwrap_or_else(|| table.at().clone());
        if table.is_string("is") {
            let one = table.text("is", self.problems);
            return RawValues::OneOf(vec![one], at);
        }
        if table.is_array("is") {
            return RawValues::OneOf(table.texts("is", self.problems), at);
        }
        RawValues::Is(table.boolean("is", self.problems), at)
    }

    /// Read `choices`: ids, each also as `{ id, title }`.
    pub(super) fn choices(&mut self, table: &mut Table<'_>) -> Vec<RawChoice> {
        let elements = table.elements("choices", self.problems);
        let mut choices = Vec::new();
        for element in elements {
            match element {
                Element::Text(id) => choices.push(RawChoice { title: id.clone(), id }),
                Element::Table(mut choice) => {
                    choices.push(RawChoice {
                        id: choice.text("id", self.problems),
                        title: choice.text("title", self.problems),
                    });
                    choice.finish(self.problems);
                }
            }
        }
        choices
    }

    /// Read `value`, if it is there.
    pub(super) fn value(&mut self, table: &mut Table<'_>) -> Option<RawValue> {
        let mut table = table.optional_table("value", self.problems)?;
        let value = RawValue {
            at: table.at().clone(),
            kind: table.text_like("kind", "\"number\"", self.problems),
            unit: table.optional_text("unit", self.problems),
            choices: self.choices(&mut table),
            required: table.optional_boolean("required", self.problems).unwrap_or_default(),
        };
        table.finish(self.problems);
        Some(value)
    }

    /// Read `answer_words`, if they are there.
    pub(super) fn answer_words(&mut self, table: &mut Table<'_>) -> Option<RawAnswerWords> {
        let mut table = table.optional_table("answer_words", self.problems)?;
        let words = RawAnswerWords {
            met: table.text("met", self.problems),
            unmet: table.text("unmet", self.problems),
        };
        table.finish(self.problems);
        Some(words)
    }

    /// Read `any_of`: ids, each also as `{ requirement, at_least, … }`.
    pub(super) fn members(&mut self, table: &mut Table<'_>) -> Vec<RawMember> {
        let elements = table.elements("any_of", self.problems);
        let mut members = Vec::new();
        for element in elements {
            match element {
                Element::Text(id) => {
                    members.push(RawMember { id, thresholds: RawThresholds::default() });
                }
                Element::Table(mut member) => {
                    members.push(RawMember {
                        id: member.text("requirement", self.problems),
                        thresholds: self.thresholds(&mut member),
                    });
                    member.finish(self.problems);
                }
            }
        }
        members
    }

    fn thresholds(&mut self, table: &mut Table<'_>) -> RawThresholds {
        for key in ["at_least", "at_most"] {
            if let Some((at, number)) = table.number_at(key) {
                self.problems.add(&at, NotANumber { key, number });
                table.know(key);
            }
        }
        let one_of = table.place_of("one_of");
        let mut optional = |key| {
            if table.number_at(key).is_some() {
                return None;
            }
            table.optional_text(key, self.problems)
        };
        let thresholds = RawThresholds {
            at_least: optional("at_least"),
            at_most: optional("at_most"),
            not_before: optional("not_before"),
            not_after: optional("not_after"),
            one_of: None,
        };
        let listed = table.texts("one_of", self.problems);
        let keys = ["at_least", "at_most", "not_before", "not_after", "one_of"];
        if !keys.iter().any(|key| table.has(key)) {
            let kind = MissingKey { key: "at_least", example: "\"99.5\"" };
            self.problems.add(table.at(), kind);
        }
        RawThresholds { one_of: one_of.map(|at| (listed, at)), ..thresholds }
    }
}
