//! The fates of requirements, classes and facts between two editions.

use serde::Serialize;

use crate::json;

/// The relation of a [proposal](crate::answers::Proposal) that comes from an older edition.
pub const RELATION: &str = "edition";

/// The fates of an older edition's requirements, classes and facts in the current edition. An id
/// that is not named is unchanged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Succession {
    /// The older edition.
    pub from: String,
    /// The requirements.
    pub requirements: Fates,
    /// The classes. None is moved: their ids do not change.
    pub classes: Fates,
    /// The facts. None is moved: their ids do not change.
    pub facts: Fates,
}

/// The fates of ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fates {
    /// The changed ones: an id of the older edition, then the ids in its place in the current one;
    /// none if it was dropped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Vec<String>>,
    /// The renamed ones: the id of the older edition, then that of the current one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Vec<String>>,
    /// Ids that the older edition did not have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
}

/// The fate of one id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate<'a> {
    /// Unchanged; or neither edition knows it.
    Same,
    /// Unchanged, under this id.
    Moved(&'a str),
    /// Changed. These are in its place; none if it was dropped.
    Changed(&'a [String]),
    /// New in the current edition: an answer under this name in an older file was not given to it.
    Stray,
}

impl Fates {
    /// Return the fate of an id.
    #[must_use]
    pub fn of(&self, id: &str) -> Fate<'_> {
        let entry = |list: &'_ [Vec<String>]| {
            list.iter().position(|entry| entry.first().is_some_and(|from| from == id))
        };
        if let Some(entry) = entry(&self.changed).and_then(|at| self.changed.get(at)) {
            return Fate::Changed(entry.get(1..).unwrap_or_default());
        }
        if let Some(entry) = entry(&self.moved).and_then(|at| self.moved.get(at)) {
            return entry.get(1).map_or(Fate::Same, |to| Fate::Moved(to));
        }
        if self.new.iter().any(|new| new == id) { Fate::Stray } else { Fate::Same }
    }

    /// Count the ids of the older edition that have this one in their place.
    pub(crate) fn sources(&self, heir: &str) -> usize {
        let has = |entry: &&Vec<String>| entry.iter().skip(1).any(|to| to == heir);
        self.changed.iter().filter(has).count()
    }

    fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.moved.is_empty() && self.new.is_empty()
    }
}

impl Succession {
    /// Return a list of successions as JSON, for a page.
    #[must_use]
    pub fn list_to_json(list: &[Self]) -> String {
        json::to_string(&list)
    }

    /// Return true if the checklist is the same in both editions.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.requirements, &self.classes, &self.facts].into_iter().all(Fates::is_empty)
    }
}
