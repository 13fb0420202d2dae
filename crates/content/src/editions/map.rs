//! Check the map of requirements from one edition to the next: every id of either edition is
//! accounted for once.

use std::collections::BTreeSet;

use super::raw::{RawEdition, RawMap, Whole};
use crate::model::{Checklist, EditionMap, Moved};
use crate::problem::{
    JoinedUnsaid, MovedNowhere, MovedToItself, NamedTwice, NewAndMoved, NewButOld, Problems,
    UnsaidNew, UnsaidOld, quoted,
};
use crate::source::{SourcePlace, Text};

const OLDER: &str = "前の版の要件";
const NEWER: &str = "この版の要件";
const ON_CHECKLISTS: &str = "対応表は、両方の版にあるチェックリストにだけ書きます。";
const ON_IDS: &str =
    "対応表の `from` と `dropped` には前の版の番号を、`to` と `new` には新しい版の番号を書きます。";

/// Return the maps of an edition. Record what does not fit the two editions.
pub(super) fn check(
    raw: &RawEdition,
    older: &Whole,
    newer: &Whole,
    problems: &mut Problems,
) -> Vec<EditionMap> {
    let mut maps: Vec<EditionMap> = Vec::new();
    for map in &raw.maps {
        if maps.iter().any(|known| known.checklist == map.checklist.value) {
            let kind = NamedTwice {
                what: "チェックリスト",
                id: map.checklist.value.clone(),
                cure: "1つの版につき、1つのチェックリストに1つの `[[edition.checklist]]` にまとめてください。",
            };
            problems.add(&map.checklist.at, kind);
            continue;
        }
        let editions = [(newer, "チェックリスト"), (older, "前の版のチェックリスト")];
        let lacks = |(edition, _): &&(&Whole, &str)| {
            edition.complete && edition.standard.checklist(&map.checklist.value).is_none()
        };
        if let Some((edition, what)) = editions.iter().find(lacks) {
            let known = edition.standard.checklists.iter().map(|each| each.name.as_str());
            problems.unknown(what, &map.checklist, known, ON_CHECKLISTS);
        }
        maps.push(map.model());
    }
    if !older.complete || !newer.complete {
        return maps;
    }
    let is_known = |map: &RawMap| newer.standard.checklist(&map.checklist.value).is_some();
    let all_known = raw.maps.iter().all(is_known);
    for checklist in &newer.standard.checklists {
        let said = raw.maps.iter().find(|map| map.checklist.value == checklist.name);
        // A map under a wrong name may belong to this checklist.
        let before = older.standard.checklist(&checklist.name);
        if let Some(before) = before.filter(|_| said.is_some() || all_known) {
            Accounts::of(before, checklist, said, problems).check(&raw.at);
        }
    }
    maps
}

impl RawMap {
    fn model(&self) -> EditionMap {
        let values = |texts: &[Text]| texts.iter().map(|text| text.value.clone()).collect();
        let moved = self.moved.iter();
        let moved =
            moved.map(|moved| Moved { from: moved.from.value.clone(), to: values(&moved.to) });
        EditionMap {
            checklist: self.checklist.value.clone(),
            moved: moved.collect(),
            dropped: values(&self.dropped),
            new: values(&self.new),
        }
    }
}

/// The check that every requirement is accounted for.
struct Accounts<'a> {
    older: Vec<&'a str>,
    newer: Vec<&'a str>,
    checklist: &'a str,
    said: Option<&'a RawMap>,
    /// The ids of the older edition that the map names.
    from: BTreeSet<&'a str>,
    /// The ids of the newer edition that replace others.
    to: BTreeSet<&'a str>,
    /// True if an id of either edition is unknown. It may be the one that is missing.
    unknown_from: bool,
    unknown_to: bool,
    problems: &'a mut Problems,
}

impl<'a> Accounts<'a> {
    fn of(
        older: &'a Checklist,
        newer: &'a Checklist,
        said: Option<&'a RawMap>,
        problems: &'a mut Problems,
    ) -> Self {
        Self {
            older: ids(older),
            newer: ids(newer),
            checklist: &newer.name,
            said,
            from: BTreeSet::new(),
            to: BTreeSet::new(),
            unknown_from: false,
            unknown_to: false,
            problems,
        }
    }

    fn check(mut self, edition: &SourcePlace) {
        let mut new = BTreeSet::new();
        if let Some(said) = self.said {
            self.moved(said);
            for id in &said.dropped {
                self.from(id);
            }
            self.joined(said);
            for id in &said.new {
                self.new_one(id, &mut new);
            }
        }
        let at = self.said.map_or(edition, |said| &said.at);
        let stays = |id: &&str| {
            self.older.contains(id) && self.newer.contains(id) && !self.from.contains(id)
        };
        let lost = self.older.iter().filter(|id| !self.from.contains(**id) && !stays(id));
        let lost: Vec<&str> = lost.copied().filter(|_| !self.unknown_from).collect();
        let found = self.newer.iter();
        let found = found.filter(|id| !self.to.contains(**id) && !new.contains(**id) && !stays(id));
        let found: Vec<&str> = found.copied().filter(|_| !self.unknown_to).collect();
        let checklist = self.checklist.to_owned();
        if let Some(first) = lost.first() {
            let first = (*first).to_owned();
            let ids = quoted(&lost);
            self.problems.add(at, UnsaidOld { checklist: checklist.clone(), ids, first });
        }
        if let Some(first) = found.first() {
            let first = (*first).to_owned();
            self.problems.add(at, UnsaidNew { checklist, ids: quoted(&found), first });
        }
    }

    fn moved(&mut self, said: &'a RawMap) {
        for moved in &said.moved {
            self.from(&moved.from);
            if moved.to.is_empty() {
                let from = moved.from.value.clone();
                self.problems.add(&moved.at, MovedNowhere { from });
                self.unknown_to = true;
            }
            if let [to] = moved.to.as_slice()
                && to.value == moved.from.value
                && !is_joined(said, &to.value)
            {
                self.problems.add(&moved.at, MovedToItself { id: to.value.clone() });
            }
            let mut own = BTreeSet::new();
            for to in &moved.to {
                if !self.newer.contains(&to.value.as_str()) {
                    self.problems.unknown(NEWER, to, self.newer.iter().copied(), ON_IDS);
                    self.unknown_to = true;
                } else if !own.insert(to.value.as_str()) {
                    self.twice(to, "同じ番号は `to` に1回だけ書いてください。");
                }
                self.to.insert(&to.value);
            }
        }
    }

    /// Record an id of both editions that others move to and that the map does not name on its
    /// older side. Otherwise the old requirement would be joined with the others unnoticed.
    fn joined(&mut self, said: &'a RawMap) {
        for to in said.moved.iter().flat_map(|moved| &moved.to) {
            let id = to.value.as_str();
            let in_both = self.older.contains(&id) && self.newer.contains(&id);
            if in_both && !self.from.contains(id) && !self.unknown_from {
                self.problems.add(&to.at, JoinedUnsaid { id: id.to_owned() });
            }
        }
    }

    /// Take an id of the older edition that the map names.
    fn from(&mut self, id: &'a Text) {
        if !id.is_written() {
            return;
        }
        if !self.older.contains(&id.value.as_str()) {
            self.problems.unknown(OLDER, id, self.older.iter().copied(), ON_IDS);
            self.unknown_from = true;
        } else if !self.from.insert(&id.value) {
            self.twice(
                id,
                "前の版の要件は、`moved` の `from` か `dropped` に1回だけ書いてください。",
            );
        }
    }

    fn new_one(&mut self, id: &'a Text, new: &mut BTreeSet<&'a str>) {
        let value = id.value.as_str();
        if !self.newer.contains(&value) {
            self.problems.unknown(NEWER, id, self.newer.iter().copied(), ON_IDS);
            self.unknown_to = true;
        } else if !new.insert(value) {
            self.twice(id, "同じ番号は `new` に1回だけ書いてください。");
        } else if self.to.contains(value) {
            self.problems.add(&id.at, NewAndMoved { id: value.to_owned() });
        } else if self.older.contains(&value) && !self.from.contains(value) {
            self.problems.add(&id.at, NewButOld { id: value.to_owned() });
        }
    }

    fn twice(&mut self, id: &Text, cure: &'static str) {
        let kind = NamedTwice { what: "要件", id: id.value.clone(), cure };
        self.problems.add(&id.at, kind);
    }
}

/// Return whether the map moves another requirement to this one too.
fn is_joined(said: &RawMap, id: &str) -> bool {
    let others = said.moved.iter().filter(|moved| moved.from.value != id);
    others.flat_map(|moved| &moved.to).any(|to| to.value == id)
}

/// Return the ids of a checklist's requirements, in its order.
fn ids(checklist: &Checklist) -> Vec<&str> {
    let requirements = checklist.rules.requirements.iter();
    requirements.map(|requirement| requirement.id.as_str()).collect()
}
