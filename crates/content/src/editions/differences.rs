//! The differences between two editions, as data.

use std::collections::BTreeMap;

use kijun_rules::model::{Choice, FactIs, Severity, Thresholds, Values};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::words::{Segment, Side};

/// The differences between two editions of a standard, with the names of what did not change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// The standard's id.
    pub standard: String,
    /// The older edition.
    pub from: EditionName,
    /// The newer edition.
    pub to: EditionName,
    /// The classes: those of the newer edition in its order, then those that were dropped.
    pub classes: Vec<ClassDifferences>,
    /// The checklists: those of the newer edition in its order, then those that were dropped.
    pub checklists: Vec<ChecklistDifferences>,
}

/// An edition, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditionName {
    /// The edition's id.
    pub id: String,
    /// The day from which it applies, as `2025-04-01`; `None` if the document does not say.
    pub in_force: Option<String>,
}

/// The change to a requirement, a class or a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It did not change.
    Unchanged,
    /// Its words or its rules changed.
    Changed,
    /// It has another id; its words or its rules may have changed too.
    Moved,
    /// It is one of several that replace one.
    Split,
    /// It replaces several.
    Merged,
    /// It replaces none.
    New,
    /// Nothing replaces it.
    Dropped,
}

impl Kind {
    /// Return the Japanese name of the kind.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Unchanged => "変更なし",
            Self::Changed => "変更",
            Self::Moved => "番号の変更",
            Self::Split => "分割",
            Self::Merged => "統合",
            Self::New => "新設",
            Self::Dropped => "廃止",
        }
    }
}

/// The differences in a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChecklistDifferences {
    /// The path of the checklist, e.g. `annex2/cloud`.
    pub checklist: String,
    /// The subject of the checklist, in Kijun's words.
    pub title: String,
    /// The requirements: those of the newer edition in its order, each dropped one in its old
    /// place.
    pub requirements: Vec<RequirementDifferences>,
    /// The facts: those of the newer edition in its order, then those that were dropped.
    pub facts: Vec<FactDifferences>,
}

/// The differences in a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequirementDifferences {
    /// The change to it.
    pub kind: Kind,
    /// The ids in the older edition, in its order; empty for a new requirement.
    pub from: Vec<String>,
    /// The id in the newer edition; `None` for a dropped requirement.
    pub to: Option<String>,
    /// A short name; the newer edition's, if there is one.
    pub title: String,
    /// The words that differ.
    pub words: Vec<WordDifferences>,
    /// The demands of the classes that differ.
    pub levels: Vec<LevelDifferences>,
}

impl RequirementDifferences {
    /// Return whether words and rules are the same; ids may differ.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.words.is_empty() && self.levels.is_empty()
    }

    /// Return whether an answer to the older edition also answers this requirement.
    #[must_use]
    pub fn keeps_answer(&self) -> bool {
        self.is_same() && matches!(self.kind, Kind::Unchanged | Kind::Moved)
    }
}

/// Words that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordDifferences {
    /// The part that the words belong to.
    pub part: Part,
    /// The words.
    pub segments: Vec<Segment>,
}

/// A part of the words on a requirement or a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The headings above it.
    Heading,
    /// Its own words.
    Text,
    /// The risk.
    Risk,
    /// The fact without which it cannot be used, in Kijun's words.
    Premise,
    /// The value that an answer to it has, in Kijun's words.
    Value,
    /// The phase, in Kijun's words.
    Phase,
    /// The party that answers, in Kijun's words.
    Party,
    /// A class's definition.
    Definition,
    /// A class's examples.
    Example,
    /// The reason why a class or a use is out of a checklist's scope, in Kijun's words.
    Scope,
}

impl Part {
    /// Return the Japanese name of the part.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Heading => "見出し",
            Self::Text => "要件",
            Self::Risk => "リスク",
            Self::Premise => "前提",
            Self::Value => "値",
            Self::Phase => "段階",
            Self::Party => "回答者",
            Self::Definition => "定義",
            Self::Example => "例",
            Self::Scope => "対象",
        }
    }
}

/// A difference in a class's demands on a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelDifferences {
    /// The class's id.
    pub class: String,
    /// The document's name of the class.
    pub title: String,
    /// The document's words.
    pub segments: Vec<Segment>,
    /// The rules that were removed, with the older edition's ids.
    pub before: Vec<Rule>,
    /// The rules that were added.
    pub after: Vec<Rule>,
}

/// A clause without its place. One condition is written as `condition`, several as `conditions`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The requirements, one of which must be met, or as many as `at_least` says.
    pub any_of: Vec<String>,
    /// The count of them that must be met, where it is not one.
    pub at_least: Option<u32>,
    /// The severity if too few are met.
    pub severity: Severity,
    /// The facts on which it depends.
    pub conditions: Vec<FactIs>,
    /// The thresholds of the requirements' values, by requirement id.
    pub thresholds: Vec<(String, Thresholds)>,
    /// The same in words, which are not written to a file; empty if there are none.
    pub demanded: String,
    /// The deciding words.
    pub quote: String,
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("any_of", &self.any_of)?;
        if let Some(count) = self.at_least {
            map.serialize_entry("at_least", &count)?;
        }
        map.serialize_entry("severity", &self.severity)?;
        match self.conditions.as_slice() {
            [] => {}
            [only] => map.serialize_entry("condition", only)?,
            several => map.serialize_entry("conditions", several)?,
        }
        if !self.thresholds.is_empty() {
            let by_id = self.thresholds.iter().map(|(id, demanded)| (id, demanded));
            map.serialize_entry("thresholds", &by_id.collect::<BTreeMap<_, _>>())?;
        }
        map.serialize_entry("quote", &self.quote)?;
        map.end()
    }
}

impl Rule {
    /// Return which of the requirements, not being met, violate the rule, and the values that they
    /// must have, in words that stand between their numbers and 満たさないと.
    #[must_use]
    pub fn which(&self) -> String {
        let which = match self.at_least {
            Some(count) => format!("のうち{count}つ以上を"),
            None if self.any_of.len() > 1 => "のいずれも".to_owned(),
            None => "を".to_owned(),
        };
        if self.demanded.is_empty() {
            return which;
        }
        format!("{which}({})", self.demanded)
    }
}

/// The differences in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClassDifferences {
    /// The change to it: unchanged, changed, new or dropped.
    pub kind: Kind,
    /// The id of the class.
    pub class: String,
    /// The document's name of the class, in the newer edition if it is there.
    pub title: String,
    /// The words that differ.
    pub words: Vec<WordDifferences>,
}

/// The differences in a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactDifferences {
    /// The change to it: unchanged, changed, new or dropped.
    pub kind: Kind,
    /// The id of the fact.
    pub fact: String,
    /// The question, or the definition by which it places information into a class, in both
    /// editions.
    pub segments: Vec<Segment>,
    /// The choices, those of the newer edition first; empty for a yes/no fact.
    #[serde(skip)]
    pub choices: Vec<Choice>,
}

impl FactDifferences {
    /// Return values of the fact in words.
    #[must_use]
    pub fn label(&self, values: &Values) -> String {
        values.label_of(&self.choices)
    }

    /// Return the question in one edition: the first line, without words only in the `other`
    /// edition.
    #[must_use]
    pub fn said_without(&self, other: Side) -> String {
        let parts = self.segments.iter().filter(|segment| segment.side != other);
        let text: String = parts.map(|segment| segment.text.as_str()).collect();
        text.lines().next().unwrap_or_default().to_owned()
    }
}

/// Return whether a part is in one edition only.
pub(super) fn differ(segments: &[Segment]) -> bool {
    segments.iter().any(|segment| segment.side != Side::Same)
}
