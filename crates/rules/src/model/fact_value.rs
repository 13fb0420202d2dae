//! The value of a fact in an answer file.

use serde::ser::{Serialize, Serializer};

use super::checklist::Fact;
use crate::answers::Name;

/// The value of a fact, as it is stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FactValue {
    /// Not known.
    #[default]
    Unknown,
    /// The answer to a yes/no fact.
    Is(bool),
    /// The id of a choice; the fact may not have it.
    Choice(Name),
}

/// The word in a file for a value that is not known.
pub const UNKNOWN: &str = "unknown";

impl From<Option<bool>> for FactValue {
    fn from(value: Option<bool>) -> Self {
        value.map_or(Self::Unknown, Self::Is)
    }
}

impl FactValue {
    /// Return the value that a word in a file or a form stands for: `true`, `false`, `unknown`, or
    /// the id of a choice.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "true" => Self::Is(true),
            "false" => Self::Is(false),
            "" | UNKNOWN => Self::Unknown,
            id => Self::Choice(id.into()),
        }
    }

    /// Return the word for the value: `true`, `false`, `unknown`, or the id of a choice.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Unknown => UNKNOWN,
            Self::Is(true) => "true",
            Self::Is(false) => "false",
            Self::Choice(id) => id,
        }
    }

    /// Return true if the value is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        *self != Self::Unknown
    }

    /// Return the value as it is shown: はい, いいえ, the title of the choice, or that it is not
    /// known.
    #[must_use]
    pub fn label<'a>(&'a self, fact: Option<&'a Fact>) -> &'a str {
        match self {
            Self::Unknown => "わからない・未定",
            Self::Is(true) => "はい",
            Self::Is(false) => "いいえ",
            Self::Choice(id) => fact.map_or(id, |fact| fact.choice_title(id)),
        }
    }
}

/// Writes true, false, null or the id of a choice.
impl Serialize for FactValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::Is(is) => serializer.serialize_bool(*is),
            Self::Choice(id) => serializer.serialize_str(id),
        }
    }
}
