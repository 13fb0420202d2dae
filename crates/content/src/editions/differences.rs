//! What differs between two editions, as data.

use kijun_rules::model::{FactIs, Severity};
use serde::Serialize;

use super::words::{Segment, Side};

/// The differences between two editions of a standard. What did not change is named too.
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
    /// Its id.
    pub id: String,
    /// The day from which it applies, as `2025-04-01`; `None` where the document does not say.
    pub in_force: Option<String>,
}

/// What became of a requirement, a class or a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It is as it was.
    Unchanged,
    /// Its words or its rules are others.
    Changed,
    /// It has another id; its words or its rules may be others, too.
    Moved,
    /// It is one of several that stand in the place of one.
    Split,
    /// It stands in the place of several.
    Merged,
    /// It stands in the place of none.
    New,
    /// Nothing stands in its place.
    Dropped,
}

impl Kind {
    /// The kind as it is shown.
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

/// What differs in a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChecklistDifferences {
    /// Its path, e.g. `annex2/cloud`.
    pub checklist: String,
    /// What is checked, in Kijun's words.
    pub title: String,
    /// The requirements: those of the newer edition in its order, each dropped one where it stood.
    pub requirements: Vec<RequirementDifferences>,
    /// The facts: those of the newer edition in its order, then those that were dropped.
    pub facts: Vec<FactDifferences>,
}

/// What differs in a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequirementDifferences {
    /// What became of it.
    pub kind: Kind,
    /// The ids in the older edition, in its order; none for a new one.
    pub from: Vec<String>,
    /// The id in the newer edition; `None` for one that was dropped.
    pub to: Option<String>,
    /// A short name: the newer edition's, if it is there.
    pub title: String,
    /// Its words, where they are others.
    pub words: Vec<WordDifferences>,
    /// What each class demands, where it is another.
    pub levels: Vec<LevelDifferences>,
}

impl RequirementDifferences {
    /// Whether words and rules are the same, whatever the id.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.words.is_empty() && self.levels.is_empty()
    }

    /// Whether an answer to the older edition is one to this requirement.
    #[must_use]
    pub fn keeps_answer(&self) -> bool {
        self.is_same() && matches!(self.kind, Kind::Unchanged | Kind::Moved)
    }
}

/// Words that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordDifferences {
    /// Which words.
    pub part: Part,
    /// The words.
    pub segments: Vec<Segment>,
}

/// A part of what is said of a requirement or a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The words that it stands under.
    Heading,
    /// Its own words.
    Text,
    /// The risk.
    Risk,
    /// The fact without which it cannot be used, in Kijun's words.
    Premise,
    /// The phase, in Kijun's words.
    Phase,
    /// Who answers, in Kijun's words.
    Party,
    /// A class's definition.
    Definition,
    /// A class's examples.
    Example,
    /// Why a class is out of a checklist's scope, or a fact takes a use out of it, in Kijun's words.
    Scope,
}

impl Part {
    /// The part as it is shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Heading => "見出し",
            Self::Text => "要件",
            Self::Risk => "リスク",
            Self::Premise => "前提",
            Self::Phase => "段階",
            Self::Party => "回答者",
            Self::Definition => "定義",
            Self::Example => "例",
            Self::Scope => "対象",
        }
    }
}

/// What a class demands of a requirement, where it is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelDifferences {
    /// The class's id.
    pub class: String,
    /// The class as the document calls it.
    pub title: String,
    /// The document's words.
    pub segments: Vec<Segment>,
    /// The rules that are no longer there, with the older edition's ids.
    pub before: Vec<Rule>,
    /// The rules that were not there.
    pub after: Vec<Rule>,
}

/// A clause, without its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The requirements, at least one of which must be met.
    pub any_of: Vec<String>,
    /// What follows if none is.
    pub severity: Severity,
    /// The fact on which it depends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<FactIs>,
    /// The deciding words.
    pub quote: String,
}

/// What differs in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClassDifferences {
    /// What became of it: unchanged, changed, new or dropped.
    pub kind: Kind,
    /// Its id.
    pub class: String,
    /// What the document calls it, in the newer edition if it is there.
    pub title: String,
    /// Its words, where they are others.
    pub words: Vec<WordDifferences>,
}

/// What differs in a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactDifferences {
    /// What became of it: unchanged, changed, new or dropped.
    pub kind: Kind,
    /// Its id.
    pub fact: String,
    /// The question, or the definition by which it places information into a class, in both
    /// editions.
    pub segments: Vec<Segment>,
}

impl FactDifferences {
    /// What is said in one edition: everything but the words of the other alone. Only the first line,
    /// which is the question.
    #[must_use]
    pub fn said_without(&self, other: Side) -> String {
        let parts = self.segments.iter().filter(|segment| segment.side != other);
        let text: String = parts.map(|segment| segment.text.as_str()).collect();
        text.lines().next().unwrap_or_default().to_owned()
    }
}

/// Whether there is a part of one edition alone.
pub(super) fn differ(segments: &[Segment]) -> bool {
    segments.iter().any(|segment| segment.side != Side::Same)
}
