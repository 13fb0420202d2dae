//! A checklist: classes, facts, requirements, clauses.
//!
//! Fields are in alphabetical order, so that the serialised form of a checklist is its RFC 8785
//! form, of which the digest is taken.

use std::fmt;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use super::fact_value::FactValue;
use super::phase::{Party, Phase};
use super::severity::Severity;
use super::value::{AskedValue, Choice, Thresholds};
use crate::json;

/// The largest number of requirements a checklist may have.
pub const MAX_REQUIREMENTS: usize = 4096;

/// The edition of a document that states neither an edition nor a date.
pub const UNDATED: &str = "undated";

/// Return an edition as it is shown: its id, or 記載なし for [`UNDATED`].
#[must_use]
pub fn edition_label(edition: &str) -> &str {
    if edition == UNDATED { "記載なし" } else { edition }
}

/// The rules of one checklist of a standard, without the words shown around them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Checklist {
    /// The classes of information, the highest first.
    pub classes: Vec<Class>,
    /// The edition of the standard that the rules were read from; [`UNDATED`] if it has none.
    pub edition: String,
    /// Statements about the use, and about the information (for the class finder).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// The checklist's path, e.g. `annex2/cloud`.
    pub id: String,
    /// The requirements, in the order of the document; at most [`MAX_REQUIREMENTS`].
    pub requirements: Vec<Requirement>,
}

/// The id of the one class of a checklist without classes; its title is empty.
pub const NO_CLASSES: &str = "all";

impl Checklist {
    /// Return true if the document knows no classes: then there is one, [`NO_CLASSES`], which no
    /// page shows and no answer file needs to name.
    #[must_use]
    pub fn has_no_classes(&self) -> bool {
        let only = matches!(self.classes.as_slice(), [only] if only.title.is_empty());
        only && self.classes.iter().all(|class| class.id == NO_CLASSES)
    }

    /// Return the checklist in its RFC 8785 form, of which its digest is taken.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::to_string(self)
    }
}

/// A class of information, and the rules for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Class {
    /// The rules for this class, in the order of the document. Empty if it is out of scope.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
    /// The id used in answer files, e.g. `SA`.
    pub id: String,
    /// The reason why the standard does not cover this class; `None` if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of_scope: Option<String>,
    /// The class as the document calls it, e.g. `重要性分類S (A)`.
    pub title: String,
}

/// One rule: at least one of `any_of` must be met, or as many as [`Clause::at_least`] says; else its
/// `severity` follows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clause {
    /// Requirement ids; at least one, none twice.
    pub any_of: Vec<String>,
    /// The count of them that must be met, where it is not one.
    pub at_least: Option<u32>,
    /// The clause counts unless one of these is known to fail.
    pub conditions: Vec<FactIs>,
    /// The words of the document from which the rule was read.
    pub quote: String,
    /// The severity if too few of `any_of` are met.
    pub severity: Severity,
    /// The place of those words in the document.
    pub source: String,
    /// The thresholds of its members' values, by requirement id.
    pub thresholds: Vec<(String, Thresholds)>,
}

impl Clause {
    /// Return the count of members that must be met.
    #[must_use]
    pub fn needed(&self) -> u32 {
        self.at_least.unwrap_or(1)
    }

    /// Return how many of the members must be met, in words; empty for the only one.
    #[must_use]
    pub fn needed_label(&self) -> String {
        let count = u32::try_from(self.any_of.len()).unwrap_or(u32::MAX);
        match self.needed() {
            _ if count < 2 => String::new(),
            1 => "のいずれか".to_owned(),
            needed if needed == count => "のすべて".to_owned(),
            needed => format!("のうち{needed}つ以上"),
        }
    }

    /// Return what the clause demands of a member's value.
    #[must_use]
    pub fn thresholds_of(&self, requirement: &str) -> Option<&Thresholds> {
        let mut all = self.thresholds.iter();
        all.find(|(id, _)| id == requirement).map(|(_, thresholds)| thresholds)
    }
}

impl Checklist {
    /// Return a fact with the values that it must have, in words: `「…か。」が「はい」`.
    #[must_use]
    pub fn fact_label(&self, wanted: &FactIs) -> String {
        let fact = self.facts.iter().find(|fact| fact.id == wanted.fact);
        let question = fact.and_then(|fact| fact.question.as_deref()).unwrap_or(&wanted.fact);
        format!("「{question}」が「{}」", wanted.is.label(fact))
    }

    /// Return what a clause demands of its members' values, in words; empty if nothing.
    #[must_use]
    pub fn thresholds_label(&self, clause: &Clause) -> String {
        let said = clause.thresholds.iter().filter_map(|(id, thresholds)| {
            let mut all = self.requirements.iter();
            let asked = all.find(|requirement| requirement.id == *id)?.value.as_ref()?;
            Some(format!("No.{id}は{}", thresholds.label(asked)))
        });
        said.collect::<Vec<_>>().join("、")
    }
}

impl Serialize for Clause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("any_of", &self.any_of)?;
        if let Some(count) = self.at_least.filter(|count| *count != 1) {
            map.serialize_entry("at_least", &count)?;
        }
        match self.conditions.as_slice() {
            [] => {}
            [only] => map.serialize_entry("condition", only)?,
            several => map.serialize_entry("conditions", several)?,
        }
        map.serialize_entry("quote", &self.quote)?;
        map.serialize_entry("severity", &self.severity)?;
        map.serialize_entry("source", &self.source)?;
        if !self.thresholds.is_empty() {
            map.serialize_entry("thresholds", &ByName(&self.thresholds))?;
        }
        map.end()
    }
}

/// Thresholds under the ids of their requirements, in the order of RFC 8785.
struct ByName<'a>(&'a [(String, Thresholds)]);

impl Serialize for ByName<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
        let mut map = serializer.serialize_map(None)?;
        for (id, thresholds) in sorted {
            map.serialize_entry(id, thresholds)?;
        }
        map.end()
    }
}

/// A statement that is true or false, or, with `choices`, has one of several values. It may be asked
/// on the form, place the information into a class, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Fact {
    /// The values, exactly one of which holds; empty for a yes/no statement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The values that take the use out of the standard's scope, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exempts: Option<Exemption>,
    /// The id used in answer files, e.g. `personal_information`.
    pub id: String,
    /// The class that the information belongs to if the fact is true, by the document's definition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<Placement>,
    /// The question put on the form; `None` for a fact that only the class finder uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// A fact with the value that takes a use out of scope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Exemption {
    /// The values that exempt.
    pub is: Values,
    /// The reason shown, with the document's words.
    pub reason: String,
}

/// The class that a true fact places the information into.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Placement {
    /// A class id of the same checklist.
    pub class: String,
    /// The document's definition, word for word.
    pub definition: String,
}

/// A fact that has, or must have, a value: a clause's condition or a requirement's premise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct FactIs {
    /// A fact id of the same checklist.
    pub fact: String,
    /// The values.
    pub is: Values,
}

/// The values with which a condition holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Values {
    /// The value of a yes/no fact.
    Is(bool),
    /// Ids of the choices of a fact; at least one.
    OneOf(Vec<String>),
}

impl Default for Values {
    fn default() -> Self {
        Self::Is(false)
    }
}

impl From<bool> for Values {
    fn from(is: bool) -> Self {
        Self::Is(is)
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Is(is) => serializer.serialize_bool(*is),
            Self::OneOf(ids) => match ids.as_slice() {
                [only] => serializer.serialize_str(only),
                several => several.serialize(serializer),
            },
        }
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValuesVisitor)
    }
}

struct ValuesVisitor;

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = Values;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, or ids of choices")
    }

    fn visit_bool<E: Error>(self, is: bool) -> Result<Values, E> {
        Ok(Values::Is(is))
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<Values, E> {
        Ok(Values::OneOf(vec![id.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut ids: A) -> Result<Values, A::Error> {
        let mut all: Vec<String> = Vec::new();
        while let Some(id) = ids.next_element()? {
            all.push(id);
        }
        Ok(Values::OneOf(all))
    }
}

impl Values {
    /// Return the values as they are shown: はい, いいえ, or the titles of the choices.
    #[must_use]
    pub fn label(&self, fact: Option<&Fact>) -> String {
        self.label_of(fact.map_or(&[], |fact| &fact.choices))
    }

    /// Return the values as they are shown, for a fact with these choices.
    #[must_use]
    pub fn label_of(&self, choices: &[Choice]) -> String {
        match self {
            Self::Is(true) => "はい".to_owned(),
            Self::Is(false) => "いいえ".to_owned(),
            Self::OneOf(ids) => {
                let titles: Vec<&str> = ids.iter().map(|id| title_of(choices, id)).collect();
                titles.join("」又は「")
            }
        }
    }

    /// Return true if the answer is known and is none of the values. One of another type counts as
    /// not known.
    #[must_use]
    pub fn exclude(&self, answer: &FactValue) -> bool {
        match (self, answer) {
            (Self::Is(wanted), FactValue::Is(is)) => wanted != is,
            (Self::OneOf(ids), FactValue::Choice(id)) => ids.iter().all(|own| **own != **id),
            _ => false,
        }
    }
}

impl Fact {
    /// Return the title of a choice; its id if the fact does not have it.
    #[must_use]
    pub fn choice_title<'a>(&'a self, id: &'a str) -> &'a str {
        title_of(&self.choices, id)
    }

    /// Return the value of this fact that a word of a form or a command line stands for: the id of a
    /// choice, or `true` and `false` for a yes/no fact; `unknown` and an empty word for neither. The
    /// fact may not have the value.
    #[must_use]
    pub fn value_of(&self, word: &str) -> FactValue {
        match FactValue::from_word(word) {
            FactValue::Is(_) if !self.choices.is_empty() => FactValue::Choice(word.into()),
            value => value,
        }
    }

    /// Return true if the fact can have this value, or if the value is unknown.
    #[must_use]
    pub fn takes(&self, value: &FactValue) -> bool {
        match value {
            FactValue::Unknown => true,
            FactValue::Is(_) => self.choices.is_empty(),
            FactValue::Choice(id) => self.choices.iter().any(|choice| *choice.id == **id),
        }
    }
}

/// A demand of the document, to which an answer is given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Requirement {
    /// The id used in answer files: the document's own number, e.g. `6-3`.
    pub id: String,
    /// The party that answers; `None` where the document leaves it open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    /// The phase in which it is answered; `None` where the document knows no phases (it then always
    /// counts).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// The fact without which the requirement cannot be used at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub premise: Option<FactIs>,
    /// The value that is asked for beside the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<AskedValue>,
}

fn title_of<'a>(choices: &'a [Choice], id: &'a str) -> &'a str {
    let choice = choices.iter().find(|choice| choice.id == id);
    choice.map_or(id, |choice| choice.title.as_str())
}
