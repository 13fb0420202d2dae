//! The requirements of a newer edition that replace those of an older one.

use crate::model::{Checklist, Edition, EditionMap, Standard};

/// For each requirement of a checklist's older edition, in its order, the requirements of a newer
/// edition that replace it, in the newer order; empty for a dropped one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heirs(Vec<(String, Vec<String>)>);

impl Heirs {
    /// Return the step from an edition to the next one held. An id that the map does not name
    /// stays, if the newer edition has it.
    #[must_use]
    pub fn step(older: &Checklist, newer: &Checklist, map: Option<&EditionMap>) -> Self {
        let known = ids(newer);
        let of = |id: String| {
            let moved = map.and_then(|map| map.moved.iter().find(|moved| moved.from == id));
            let dropped = map.is_some_and(|map| map.dropped.contains(&id));
            let heirs = match moved {
                Some(moved) => moved.to.clone(),
                None if dropped => Vec::new(),
                None => vec![id.clone()],
            };
            (id, in_order(&heirs, &known))
        };
        Self(ids(older).into_iter().map(of).collect())
    }

    /// Extend the way from the older edition by one more step: replace each heir by its heirs.
    #[must_use]
    pub fn then(self, next: &Self) -> Self {
        let follow = |(id, heirs): (String, Vec<String>)| {
            let mut followed: Vec<String> = Vec::new();
            for heir in heirs.iter().flat_map(|heir| next.of(heir)) {
                if !followed.contains(heir) {
                    followed.push(heir.clone());
                }
            }
            (id, followed)
        };
        Self(self.0.into_iter().map(follow).collect())
    }

    /// Return the way of a checklist through these held editions, from the first to the last;
    /// `None` if one of them does not have the checklist.
    ///
    /// Each edition has the standard's entry on the step to it.
    pub(super) fn through(name: &str, steps: &[(&Standard, Option<&Edition>)]) -> Option<Self> {
        let mut way: Option<Self> = None;
        for pair in steps.windows(2) {
            let &[(older, _), (newer, edition)] = pair else {
                continue;
            };
            let map = edition.and_then(|edition| edition.map(name));
            let step = Self::step(older.checklist(name)?, newer.checklist(name)?, map);
            way = Some(match way {
                None => step,
                Some(way) => way.then(&step),
            });
        }
        way
    }

    /// Return the requirements that replace one of the older edition.
    #[must_use]
    pub fn of(&self, id: &str) -> &[String] {
        self.0.iter().find(|(from, _)| from == id).map_or(&[], |(_, heirs)| heirs)
    }

    /// Return the requirements of the older edition that `heir` replaces, in order.
    #[must_use]
    pub fn sources(&self, heir: &str) -> Vec<&str> {
        let found = self.0.iter().filter(|(_, heirs)| heirs.iter().any(|each| each == heir));
        found.map(|(id, _)| id.as_str()).collect()
    }

    /// Return every requirement of the older edition with those that replace it, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(id, heirs)| (id.as_str(), heirs.as_slice()))
    }
}

/// Return the ids of a checklist's requirements, in its order.
pub(super) fn ids(checklist: &Checklist) -> Vec<String> {
    checklist.rules.requirements.iter().map(|requirement| requirement.id.clone()).collect()
}

/// Return the ids that are in `order`, in this order.
fn in_order(ids: &[String], order: &[String]) -> Vec<String> {
    order.iter().filter(|id| ids.contains(id)).cloned().collect()
}
