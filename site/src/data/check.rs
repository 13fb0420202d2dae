//! The self-assessment form's data.

use kijun_rules::Rules;
use kijun_rules::editions::Succession;
use kijun_rules::model::Verdict;
use serde::{Deserialize, Serialize};

/// The data from the page to the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckData {
    /// The path from the page to the site's root, e.g. `../../../`.
    pub site_root: String,
    /// The heading of the page, for the line above every printed page.
    pub title: String,
    /// The checklist's short name, for the names of files.
    pub name: String,
    /// The link to the page that reads workbooks.
    pub export: String,
    /// The rules of the checklist.
    #[serde(with = "as_json")]
    pub rules: Rules,
    /// The titles of the categories, in the page's order.
    pub categories: Vec<String>,
    /// The requirements, in the page's order.
    pub requirements: Vec<RequirementWords>,
    /// The document's words below its table.
    pub footnotes: Vec<Footnote>,
    /// The forms of all checklists from whose answers proposals may come.
    pub sources: Vec<Source>,
    /// The ids of the editions before the page's own edition.
    pub earlier: Vec<String>,
    /// The fates of the requirements, for each of these editions whose text is held.
    #[serde(with = "as_json")]
    pub successions: Vec<Succession>,
}

/// Rules and what belongs to them as a text of their JSON: they have a reader of their own, which
/// takes names.
mod as_json {
    use serde::de::{DeserializeOwned, Error as _};
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(value).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }

    pub(super) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        serde_json::from_str(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
impl CheckData {
    /// Return the data of a page without texts about its requirements.
    pub(crate) fn of_rules(rules: Rules) -> Self {
        Self {
            site_root: String::new(),
            title: String::new(),
            name: String::new(),
            export: String::new(),
            rules,
            categories: Vec::new(),
            requirements: Vec::new(),
            footnotes: Vec::new(),
            sources: Vec::new(),
            earlier: Vec::new(),
            successions: Vec::new(),
        }
    }
}

/// Words of the document below its table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// The document's words.
    pub words: String,
    /// The verdicts and the ids of the classes with which the panel shows them.
    pub under: Vec<(Verdict, String)>,
}

/// The page's words for a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RequirementWords {
    /// Its id.
    pub id: String,
    /// The document's number or marker, e.g. `No.6-2` or `3.1(2)`; else the id.
    pub label: String,
    /// Its short title.
    pub title: String,
    /// The link to its place in the document; empty if there is none.
    pub place: String,
    /// The place of its category among the categories.
    pub category: usize,
    /// The demands of the classes, in the document's words.
    pub levels: Vec<Level>,
    /// The words of the answers met and unmet; `None` for 満たす and 満たさない.
    pub answers: Option<[String; 2]>,
}

/// The demand of a class for a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The id of the class.
    pub class: String,
    /// The document's words; `\n` breaks the line.
    pub words: String,
}

/// A checklist from which a proposal may come.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// The checklist's path, e.g. `shunan/external-service`.
    pub checklist: String,
    /// Its title.
    pub title: String,
    /// The link to its form.
    pub href: String,
}
