//! `crosswalk.toml`, beside the standards' folders: how the requirements of two checklists compare.
//!
//! The reader checks as much of it as a program can: every name exists in the content, every pair
//! is compared once, and the words in 「」 are words of the requirements compared.

use std::collections::BTreeMap;
use std::path::Path;

use kijun_crosswalk::{Crosswalk, Entry, Relation, Side, Topic};

use crate::folder::read_beside;
use crate::ids::{self, Taken};
use crate::model::{Checklist, Standard};
use crate::original::{deviation, squeeze};
use crate::problem::{
    CrosswalkOfOne, MissingKey, NoRequirement, PairTwice, Problems, QuoteOfNeither,
    RequirementTwice,
};
use crate::source::{SourcePlace, Text};
use crate::toml_file::{Document, Table};

/// The name of the file in the content folder.
const FILE: &str = "crosswalk.toml";

/// Read the crosswalk; return an empty one if there is no file.
///
/// Report nothing as missing from a standard that has errors itself: it may be there once they are
/// corrected.
pub(crate) fn read(
    (root, fence): (&Path, &Path),
    folders: &[String],
    standards: &[Standard],
    problems: &mut Problems,
) -> Crosswalk {
    let unsure = folders.iter().filter(|folder| problems.are_in(folder)).cloned().collect();
    let Some(file) = read_beside(root, fence, FILE, problems) else {
        return Crosswalk::default();
    };
    let Some(document) = Document::parse(&file, problems) else {
        return Crosswalk::default();
    };
    let topics = Taken::new(ids::TOPIC);
    let mut reader = Reader { standards, unsure, topics, pairs: BTreeMap::new(), problems };
    reader.crosswalk(document.table())
}

/// The state that all parts of the file share.
struct Reader<'a> {
    standards: &'a [Standard],
    /// The standards with errors of their own.
    unsure: Vec<String>,
    topics: Taken,
    /// Every pair so far, in either order, with its place.
    pairs: BTreeMap<[(String, Vec<String>); 2], SourcePlace>,
    problems: &'a mut Problems,
}

/// A side as it is written, with its checklist if it is known.
struct RawSide<'a> {
    side: Side,
    checklist: Option<&'a Checklist>,
    /// True if every name in it is known.
    sound: bool,
    at: SourcePlace,
}

impl<'a> Reader<'a> {
    fn crosswalk(&mut self, mut file: Table<'_>) -> Crosswalk {
        let topics = file.tables("topic", self.problems);
        let topics = topics.into_iter().map(|topic| self.topic(topic)).collect();
        file.finish(self.problems);
        Crosswalk { topics }
    }

    fn topic(&mut self, mut table: Table<'_>) -> Topic {
        let id = table.text("id", self.problems);
        self.topics.take(&id, self.problems);
        let title = table.text("title", self.problems).value;
        let note = table.optional_text("note", self.problems).map(|note| note.value);
        let entries = table.tables("entry", self.problems);
        if !table.has("entry") || (entries.is_empty() && self.problems.is_empty()) {
            let kind = MissingKey { key: "entry", example: "[{ … }]" };
            self.problems.add(table.at(), kind);
        }
        let entries = entries.into_iter().filter_map(|entry| self.entry(entry)).collect();
        table.finish(self.problems);
        Topic { id: id.value, title, note, entries }
    }

    fn entry(&mut self, mut table: Table<'_>) -> Option<Entry> {
        let a = self.side(&mut table, "a");
        let b = self.side(&mut table, "b");
        let relation = table.text("relation", self.problems);
        let relation = self.relation(&relation);
        let why = table.text("why", self.problems);
        table.finish(self.problems);
        let (a, b) = (a?, b?);
        if a.side.checklist == b.side.checklist && !b.side.checklist.is_empty() {
            let checklist = b.side.checklist.clone();
            self.problems.add(&b.at, CrosswalkOfOne { checklist });
        } else if a.sound && b.sound {
            self.pair([&a, &b], table_place(&a, &b));
        }
        if let (Some(one), Some(other)) = (a.checklist, b.checklist) {
            self.quotes(&why, [(one, &a.side), (other, &b.side)]);
        }
        Some(Entry { a: a.side, b: b.side, relation, why: why.value })
    }

    fn side(&mut self, entry: &mut Table<'_>, key: &'static str) -> Option<RawSide<'a>> {
        let Some(mut table) = entry.optional_table(key, self.problems) else {
            if !entry.has(key) {
                let example = "{ checklist = \"…\", requirements = [\"…\"] }";
                self.problems.add(entry.at(), MissingKey { key, example });
            }
            return None;
        };
        let name = table.text("checklist", self.problems);
        let listed = table.texts("requirements", self.problems);
        if listed.is_empty() {
            let at = table.at().clone();
            if table.has("requirements") {
                self.problems.add(&at, NoRequirement);
            } else {
                let kind = MissingKey { key: "requirements", example: "[\"…\"]" };
                self.problems.add(&at, kind);
            }
        }
        let checklist = self.checklist(&name);
        let mut sound = checklist.is_some() && !listed.is_empty();
        let mut requirements: Vec<String> = Vec::new();
        for id in listed {
            if requirements.contains(&id.value) {
                sound = false;
                let requirement = id.value.clone();
                self.problems.add(&id.at, RequirementTwice { requirement });
                continue;
            }
            sound &= checklist.is_none_or(|checklist| self.has_requirement(checklist, &id));
            requirements.push(id.value);
        }
        let at = table.at().clone();
        table.finish(self.problems);
        let side = Side { checklist: name.value, requirements };
        Some(RawSide { side, checklist, sound, at })
    }

    /// Return the checklist with this path. Record a path that does not exist.
    fn checklist(&mut self, path: &Text) -> Option<&'a Checklist> {
        let all = || self.standards.iter().flat_map(|standard| &standard.checklists);
        let found = all().find(|checklist| checklist.rules.id == path.value);
        let standard = path.value.split('/').next().unwrap_or_default();
        if self.unsure.iter().any(|unsure| unsure == standard) {
            return None;
        }
        if found.is_none() {
            let known = all().map(|checklist| checklist.rules.id.as_str());
            let cure = "「基準のフォルダー名/チェックリストの名前」の形で書いてください。";
            self.problems.unknown("チェックリスト", path, known, cure);
        }
        found
    }

    fn has_requirement(&mut self, checklist: &Checklist, id: &Text) -> bool {
        let mut known = checklist.rules.requirements.iter().map(|each| each.id.as_str());
        self.problems.known("要件", id, known.clone(), "");
        known.any(|known| known == id.value)
    }

    fn relation(&mut self, name: &Text) -> Relation {
        let relation = Relation::from_id(&name.value);
        if relation.is_none() {
            self.problems.unknown("関係（`relation`）", name, Relation::ALL.map(Relation::id), "");
        }
        relation.unwrap_or(Relation::Related)
    }

    /// Record a pair that is compared twice, in either order.
    fn pair(&mut self, sides: [&RawSide<'_>; 2], at: SourcePlace) {
        let mut key = sides.map(|raw| {
            let mut ids = raw.side.requirements.clone();
            ids.sort();
            (raw.side.checklist.clone(), ids)
        });
        key.sort();
        match self.pairs.get(&key) {
            Some(first) => self.problems.add_against(&at, first, PairTwice),
            None => {
                self.pairs.insert(key, at);
            }
        }
    }

    /// Check that the words in 「」 are words of one of the sides.
    fn quotes(&mut self, why: &Text, sides: [(&Checklist, &Side); 2]) {
        let words: Vec<String> =
            sides.iter().flat_map(|(checklist, side)| words(checklist, side)).collect();
        for quote in quotes(&why.value) {
            let squeezed = squeeze(quote);
            if words.iter().any(|words| words.contains(&squeezed)) {
                continue;
            }
            // No text has this letter, so the deviation is found within one of the texts.
            let all = words.join("\u{0}");
            let deviation = deviation(&squeezed, &all).unwrap_or_default();
            self.problems.add(&why.at, QuoteOfNeither { quote: quote.to_owned(), deviation });
        }
    }
}

/// Return the place from the first side to the end of the second, so that the mark shows both.
fn table_place(a: &RawSide<'_>, b: &RawSide<'_>) -> SourcePlace {
    let (start, end) = (a.at.span.start.min(b.at.span.start), a.at.span.end.max(b.at.span.end));
    a.at.file.at(start..end)
}

/// Return the words in each outermost 「」.
fn quotes(text: &str) -> Vec<&str> {
    let mut quotes = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '「' => {
                if depth == 0 {
                    start = at + letter.len_utf8();
                }
                depth += 1;
            }
            '」' => {
                if depth == 1 {
                    quotes.extend(text.get(start..at));
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    quotes
}

/// Return the document's words for the requirements of a side, each without whitespace: their own,
/// and those above and beside them.
fn words(checklist: &Checklist, side: &Side) -> Vec<String> {
    let own = checklist
        .requirements()
        .filter(|(_, _, requirement)| side.requirements.contains(&requirement.id));
    let words = own.flat_map(|(category, item, requirement)| {
        let around = [&category.title, &item.title, &requirement.text];
        let levels = requirement.levels.iter().map(|level| &level.words);
        around.into_iter().chain(&item.leads).chain(item.risk.as_ref()).chain(levels)
    });
    words.map(|words| squeeze(words)).collect()
}
