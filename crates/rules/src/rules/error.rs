//! The faults of a checklist.

use std::fmt;

use crate::model::MAX_REQUIREMENTS;

/// A fault of a checklist. The content's own check finds these with file and line; here they keep
/// [`Rules`](super::Rules) sound for any input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesError {
    /// The text is no checklist, for this reason.
    Unreadable(String),
    /// More requirements than [`MAX_REQUIREMENTS`].
    TooManyRequirements(usize),
    /// More classes or facts than [`MAX_REQUIREMENTS`].
    TooManyNames(usize),
    /// The checklist has no class.
    NoClass,
    /// The id occurs twice where it may occur once.
    DuplicateId(String),
    /// A clause names a requirement that does not exist.
    UnknownRequirement(String),
    /// A fact places information into a class that does not exist.
    UnknownClass(String),
    /// A premise or a condition names a fact that does not exist.
    UnknownFact(String),
    /// A condition, a premise or an exemption names a value that the fact does not have.
    UnknownValue(String),
    /// The choices of a fact or a value are too few, or one occurs twice, or is named `unknown`.
    BadChoices(String),
    /// A clause of this class asks for more members than it has, or for none, or it has too many.
    BadCount(String),
    /// The thresholds for this requirement do not fit the value that it asks for.
    BadThresholds(String),
    /// A clause of this class has no requirement.
    EmptyClause(String),
    /// A clause of this class has requirements of different phases.
    MixedPhases(String),
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyRequirements(count) => {
                write!(
                    f,
                    "要件が{count}件あります。1つのチェックリストは{MAX_REQUIREMENTS}件までです。"
                )
            }
            Self::TooManyNames(count) => {
                write!(
                    f,
                    "分類または事実が{count}件あります。それぞれ{MAX_REQUIREMENTS}件までです。"
                )
            }
            Self::Unreadable(reason) => write!(f, "規則を読めません。{reason}"),
            Self::NoClass => write!(f, "分類が1つもありません。"),
            Self::DuplicateId(id) => write!(f, "ID『{id}』が重複しています。"),
            Self::UnknownRequirement(id) => {
                write!(f, "要件『{id}』はこのチェックリストにありません。")
            }
            Self::UnknownClass(id) => write!(f, "分類『{id}』はこのチェックリストにありません。"),
            Self::UnknownFact(id) => write!(f, "事実『{id}』はこのチェックリストにありません。"),
            Self::UnknownValue(fact) => {
                write!(f, "事実『{fact}』に、その値はありません。")
            }
            Self::BadChoices(id) => write!(f, "『{id}』の選択肢（`choices`）が正しくありません。"),
            Self::BadCount(class) => {
                write!(
                    f,
                    "分類『{class}』に、満たすべき要件の数（`at_least`）が正しくない条項があります。"
                )
            }
            Self::BadThresholds(id) => {
                write!(f, "要件『{id}』の値の基準が、求める値の種類に合いません。")
            }
            Self::EmptyClause(class) => write!(f, "分類『{class}』に、要件のない条項があります。"),
            Self::MixedPhases(class) => {
                write!(f, "分類『{class}』に、段階の異なる要件を合わせた条項があります。")
            }
        }
    }
}

impl std::error::Error for RulesError {}
