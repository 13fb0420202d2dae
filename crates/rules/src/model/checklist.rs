//! A checklist: classes, facts, requirements, clauses.
//!
//! Fields are in alphabetical order, so that the serialised form of a checklist is its RFC 8785
//! form, of which the digest is taken.

use serde::{Deserialize, Serialize};

use super::phase::{Party, Phase};
use super::severity::Severity;
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
    /// Yes/no statements about the use, and about the information (for the class finder).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// The checklist's path, e.g. `annex2/cloud`.
    pub id: String,
    /// The requirements, in the order of the document; at most [`MAX_REQUIREMENTS`].
    pub requirements: Vec<Requirement>,
}

impl Checklist {
    /// Return the checklist in its RFC 8785 form, of which its digest is taken.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::to_string(self)
    }
}

/// A class of information, and the rules for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// The rules for this class, in the order of the document. Empty if it is out of scope.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
    /// The id used in answer files, e.g. `SA`.
    pub id: String,
    /// The reason why the standard does not cover this class; `None` if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of_scope: Option<String>,
    /// The class as the document calls it, e.g. `重要性分類S (A)`.
    pub title: String,
}

/// One rule: at least one of `any_of` must be met; else its `severity` follows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Requirement ids; at least one, none twice.
    pub any_of: Vec<String>,
    /// The clause counts unless this fact is known to have the other value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<FactIs>,
    /// The words of the document from which the rule was read.
    pub quote: String,
    /// The severity if none of `any_of` is met.
    pub severity: Severity,
    /// The place of those words in the document.
    pub source: String,
}

/// A yes/no statement. It may be asked on the form, place the information into a class, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The value that takes the use out of the standard's scope, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exempts: Option<Exemption>,
    /// The id used in answer files, e.g. `personal_information`.
    pub id: String,
    /// The class that the information belongs to if the fact is true, by the document's definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<Placement>,
    /// The question put on the form; `None` for a fact that only the class finder uses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// A fact with the value that takes a use out of scope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// The value that exempts.
    pub is: bool,
    /// The reason shown, with the document's words.
    pub reason: String,
}

/// The class that a true fact places the information into.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// A class id of the same checklist.
    pub class: String,
    /// The document's definition, word for word.
    pub definition: String,
}

/// A fact that has, or must have, a value: a clause's condition or a requirement's premise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactIs {
    /// A fact id of the same checklist.
    pub fact: String,
    /// The value.
    pub is: bool,
}

/// A demand of the document, to which an answer is given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The id used in answer files: the document's own number, e.g. `6-3`.
    pub id: String,
    /// The party that answers; `None` where the document leaves it open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Party>,
    /// The phase in which it is answered; `None` where the document knows no phases (it then always
    /// counts).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// The fact without which the requirement cannot be used at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premise: Option<FactIs>,
}
