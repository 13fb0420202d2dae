//! The editions of a document, and the changes of requirements between them.

use super::{Checklist, Citation, Standard};

/// One edition of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The edition's number in the document, e.g. `1.1`, or its date if it has no number.
    pub id: String,
    /// The day from which it applies; `None` if the document does not say.
    pub in_force: Option<jiff::civil::Date>,
    /// The current edition's words on it, e.g. in its history; `None` if nothing is cited.
    pub said: Option<Citation>,
    /// The whole text, if it is an earlier edition and its text is held. The current edition is the
    /// standard itself.
    pub text: Option<Box<Standard>>,
    /// The changes of the requirements since the edition held before this one, one map per
    /// checklist. No map is needed if every id stays.
    pub maps: Vec<EditionMap>,
}

/// The changes of a checklist's requirements from one edition to the next.
///
/// Every id of either edition is accounted for: an id that is in both and not named here stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionMap {
    /// The checklist's name within the standard.
    pub checklist: String,
    /// Requirements of the older edition, each with the one or several that replace it.
    pub moved: Vec<Moved>,
    /// Requirements of the older edition that nothing replaces.
    pub dropped: Vec<String>,
    /// Requirements that replace none.
    pub new: Vec<String>,
}

/// A requirement of the older edition and those that replace it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The id in the older edition.
    pub from: String,
    /// The ids in the newer edition; at least one.
    pub to: Vec<String>,
}

impl Standard {
    /// Return the editions whose text is held, the oldest first and the current one last, with ids.
    #[must_use]
    pub fn held_editions(&self) -> Vec<(&str, &Self)> {
        let earlier = self.editions.iter();
        let earlier = earlier.filter_map(|each| Some((each.id.as_str(), each.text.as_deref()?)));
        earlier.chain([(self.current_edition(), self)]).collect()
    }

    /// Return the checklist with this name.
    #[must_use]
    pub fn checklist(&self, name: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|checklist| checklist.name == name)
    }
}

impl Edition {
    /// Return the map of a checklist from the edition held before this one; `None` if every id
    /// stays.
    #[must_use]
    pub fn map(&self, checklist: &str) -> Option<&EditionMap> {
        self.maps.iter().find(|map| map.checklist == checklist)
    }
}
