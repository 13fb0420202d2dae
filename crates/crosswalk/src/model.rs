//! The parts of a crosswalk: an editor's comparison of the demands of two checklists.
//!
//! A *demand* is the condition under which a requirement is met. The demand of several requirements
//! is that all of them are met.

use serde::{Deserialize, Serialize};

/// The whole crosswalk, in the order of its file; empty for content without one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Crosswalk {
    /// The topics.
    pub topics: Vec<Topic>,
}

/// A subject under which requirements are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The anchor of the topic on its page.
    pub id: String,
    /// The topic, in the editor's words.
    pub title: String,
    /// A remark for the reader, in the editor's words.
    pub note: Option<String>,
    /// The entries; at least one.
    pub entries: Vec<Entry>,
}

/// The demand of `a`, compared with the demand of `b`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Requirements of one checklist.
    pub a: Side,
    /// Requirements of another checklist.
    pub b: Side,
    /// The demand of `a`, compared with the demand of `b`.
    pub relation: Relation,
    /// The reason, in the editor's words; words of `a` or `b` are in 「」.
    pub why: String,
}

/// An [`Entry`] as seen from one of its checklists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenEntry<'c> {
    /// The side of that checklist.
    pub own: &'c Side,
    /// The other side.
    pub other: &'c Side,
    /// The demand of `own`, compared with the demand of `other`.
    pub relation: Relation,
}

/// Requirements of one checklist, taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The checklist's path, e.g. `annex2/cloud`.
    pub checklist: String,
    /// Requirement ids; at least one, none twice.
    pub requirements: Vec<String>,
}

/// The demand of one side, compared with the demand of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Both demand the same: who meets one, meets the other.
    Equal,
    /// A demands a part of what B demands: who meets B, meets A.
    Subset,
    /// A demands all that B demands, and more: who meets A, meets B.
    Superset,
    /// Both concern the same matter, and neither follows from the other.
    Related,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Equal, Self::Subset, Self::Superset, Self::Related];

    /// Return the name used in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Subset => "subset",
            Self::Superset => "superset",
            Self::Related => "related",
        }
    }

    /// Return the relation of that name, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.id() == id)
    }

    /// Return the relation seen from B.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Subset => Self::Superset,
            Self::Superset => Self::Subset,
            Self::Equal | Self::Related => self,
        }
    }
}

impl Entry {
    /// Return the entry as seen from a checklist; `None` if it has no side of that checklist.
    #[must_use]
    pub fn seen_from(&self, checklist: &str) -> Option<SeenEntry<'_>> {
        let Self { a, b, relation, .. } = self;
        if a.checklist == checklist {
            Some(SeenEntry { own: a, other: b, relation: *relation })
        } else if b.checklist == checklist {
            Some(SeenEntry { own: b, other: a, relation: relation.reversed() })
        } else {
            None
        }
    }
}

impl Crosswalk {
    /// Return every entry with its topic, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&Topic, &Entry)> {
        self.topics.iter().flat_map(|topic| topic.entries.iter().map(move |entry| (topic, entry)))
    }

    /// Return true if a requirement of this checklist is compared with any other.
    #[must_use]
    pub fn has(&self, checklist: &str) -> bool {
        self.entries().any(|(_, entry)| entry.seen_from(checklist).is_some())
    }

    /// Return every entry between two checklists as seen from `from`, with its place among
    /// [`Crosswalk::entries`].
    pub fn between<'c>(
        &'c self,
        from: &'c str,
        to: &'c str,
    ) -> impl Iterator<Item = (usize, SeenEntry<'c>)> {
        self.entries().enumerate().filter_map(move |(place, (_, entry))| {
            let seen = entry.seen_from(from)?;
            (seen.other.checklist == to).then_some((place, seen))
        })
    }
}
