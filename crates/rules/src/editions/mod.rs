//! A newer edition: what became of an older one's requirements, and what that means for answers.
//!
//! What the two editions say is compared elsewhere, where the words are. Here is only what is needed
//! to carry answers over ([`Succession`]), small enough for a page, and the carrying itself
//! ([`carry`]).

mod carry;
mod read;

pub use carry::{Carried, carry};

use serde::Serialize;

/// The relation of a [proposal](crate::answers::Proposal) that was answered to an older edition.
pub const RELATION: &str = "edition";

/// What became of the requirements, classes and facts of an older edition of a checklist in the
/// current one. What is not named is there as it was.
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

/// What became of ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fates {
    /// What is no longer as it was: an id of the older edition, then the ids in its place in the
    /// current one; none if it was dropped.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Vec<String>>,
    /// What is as it was under another id: the id of the older edition, and that of the current one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Vec<String>>,
    /// Ids that the older edition did not have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
}

/// What became of one id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate<'a> {
    /// It is as it was; or neither edition knows it.
    Same,
    /// It is as it was, under this id.
    Moved(&'a str),
    /// It is no longer as it was. These stand in its place; none if it was dropped.
    Changed(&'a [String]),
    /// The older edition did not have it, and the current one has: what an older file says under
    /// this name was not said of it.
    Stray,
}

impl Fates {
    /// What became of this id.
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

    /// How many ids of the older edition have this one in their place.
    pub(crate) fn sources(&self, heir: &str) -> usize {
        let has = |entry: &&Vec<String>| entry.iter().skip(1).any(|to| to == heir);
        self.changed.iter().filter(has).count()
    }

    fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.moved.is_empty() && self.new.is_empty()
    }
}

impl Succession {
    /// The successions of a JSON text as [`Self::list_to_json`] writes it; none if it is not one.
    ///
    /// A page carries what was written by the same version.
    #[must_use]
    pub fn list_from_json(text: &str) -> Vec<Self> {
        read::successions(text).unwrap_or_default()
    }

    /// As JSON, for a page.
    ///
    /// # Errors
    /// None that a caller can cause: writing to memory does not fail.
    pub fn list_to_json(list: &[Self]) -> serde_json::Result<String> {
        crate::json::text(|into| crate::json::compact(&list, into))
    }

    /// Whether the checklist is the same in both editions.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.requirements, &self.classes, &self.facts].into_iter().all(Fates::is_empty)
    }
}
