//! The data to carry answers from one checklist to another, small enough for a page.

use kijun_rules::model::{Checklist, FactIs, Party};
use serde::{Deserialize, Serialize};

use crate::model::{Crosswalk, Relation, SeenEntry};

/// The way from one checklist's answers to another's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bridge {
    /// The checklist that was answered.
    pub from: String,
    /// The edition of it that the crosswalk was made for.
    pub from_edition: String,
    /// The checklist that is to be answered.
    pub to: String,
    /// Its edition.
    pub to_edition: String,
    /// The requirements of `to` that some link leads to, in the checklist's order.
    pub requirements: Vec<String>,
    /// The entries of the crosswalk between the two, in its order.
    pub links: Vec<Link>,
}

/// An entry of the crosswalk, seen from the checklist that was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its place among the crosswalk's entries.
    pub place: usize,
    /// The requirements that were answered.
    pub from: Vec<Answered>,
    /// The requirements that are to be answered.
    pub to: Vec<String>,
    /// The demand of `from`, compared with the demand of `to`.
    pub relation: Relation,
    /// True if one of them is about an act of the city itself, and the cities differ: an act of one
    /// city is none of another.
    pub own_act: bool,
}

/// A requirement that was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Its id.
    pub id: String,
    /// The fact without which an answer of met does not hold.
    pub premise: Option<FactIs>,
}

impl Bridge {
    /// Return the way from `from` to `to`; `None` if the crosswalk has no entry between them.
    #[must_use]
    pub fn between(crosswalk: &Crosswalk, from: &Checklist, to: &Checklist) -> Option<Self> {
        let other_city = standard(&from.id) != standard(&to.id);
        let links = crosswalk.between(&from.id, &to.id);
        let links: Vec<Link> = links
            .map(|(place, SeenEntry { own, other, relation })| {
                let acts = own.requirements.iter().any(|id| is_own_act(from, id))
                    || other.requirements.iter().any(|id| is_own_act(to, id));
                Link {
                    place,
                    from: own.requirements.iter().map(|id| answered(from, id)).collect(),
                    to: other.requirements.clone(),
                    relation,
                    own_act: acts && other_city,
                }
            })
            .collect();
        let linked = |id: &&String| links.iter().any(|link| link.to.contains(id));
        let requirements = to.requirements.iter().map(|requirement| &requirement.id);
        let requirements = requirements.filter(linked).cloned().collect();
        (!links.is_empty()).then(|| Self {
            from: from.id.clone(),
            from_edition: from.edition.clone(),
            to: to.id.clone(),
            to_edition: to.edition.clone(),
            requirements,
            links,
        })
    }
}

/// Return the standard of a checklist: the first part of its path.
fn standard(checklist: &str) -> &str {
    checklist.split_once('/').map_or(checklist, |(standard, _)| standard)
}

fn is_own_act(checklist: &Checklist, id: &str) -> bool {
    let mut requirements = checklist.requirements.iter();
    let requirement = requirements.find(|requirement| requirement.id == id);
    requirement.is_some_and(|requirement| requirement.party == Some(Party::Municipality))
}

fn answered(checklist: &Checklist, id: &str) -> Answered {
    let mut requirements = checklist.requirements.iter();
    let requirement = requirements.find(|requirement| requirement.id == id);
    let premise = requirement.and_then(|requirement| requirement.premise.clone());
    Answered { id: id.to_owned(), premise }
}
