//! The editions of a document, and what became of requirements from one to the next.

use super::{Checklist, Citation, Standard};

/// One edition of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The edition's number in the document, e.g. `1.1`, or its date where it has no number.
    pub id: String,
    /// The day from which it applies; `None` where the document does not say.
    pub in_force: Option<jiff::civil::Date>,
    /// What the current edition's text says of it, e.g. in its history; `None` if nothing is cited.
    pub said: Option<Citation>,
    /// The whole of it, if it is an earlier edition and its text is held. The current edition is
    /// the standard itself.
    pub text: Option<Box<Standard>>,
    /// What became of the requirements of the edition held before this one, where it is not enough
    /// that an id stays: one map a checklist.
    pub maps: Vec<EditionMap>,
}

/// What became of a checklist's requirements from one edition to the next.
///
/// Every id of either edition is accounted for: one that is in both and not named here stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionMap {
    /// The checklist's name within the standard.
    pub checklist: String,
    /// Requirements of the older edition with those in their place, one or several.
    pub moved: Vec<Moved>,
    /// Requirements of the older edition in whose place nothing stands.
    pub dropped: Vec<String>,
    /// Requirements that stand in the place of none.
    pub new: Vec<String>,
}

/// A requirement of the older edition, and those in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The id in the older edition.
    pub from: String,
    /// The ids in the newer edition; at least one.
    pub to: Vec<String>,
}

impl Standard {
    /// The editions whose text is held, the oldest first, each with its id; the current one last.
    #[must_use]
    pub fn held_editions(&self) -> Vec<(&str, &Self)> {
        let earlier = self.editions.iter();
        let earlier = earlier.filter_map(|each| Some((each.id.as_str(), each.text.as_deref()?)));
        earlier.chain([(self.current_edition(), self)]).collect()
    }

    /// The checklist with this name.
    #[must_use]
    pub fn checklist(&self, name: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|checklist| checklist.name == name)
    }
}

impl Edition {
    /// The map of a checklist from the edition held before this one; `None` if every id stays.
    #[must_use]
    pub fn map(&self, checklist: &str) -> Option<&EditionMap> {
        self.maps.iter().find(|map| map.checklist == checklist)
    }
}
