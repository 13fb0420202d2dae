//! Find the place of a citation, and check that its words are there.

use std::collections::BTreeSet;

use super::Reader;
use crate::model::{Anchor, Checklist, Citation, CitedAt, Holds, Requirement};
use crate::original::{deviation, squeeze};
use crate::passages::At;
use crate::problem::{
    NoSuchCitedPlace, NotNamedThere, OnePlace, QuoteNotAtPlace, SeveralPlaces, did_you_mean,
};
use crate::source::Text;
use crate::toml_file::Table;

/// A place that was found.
pub(super) struct Found {
    at: CitedAt,
    /// The document's name of the place.
    pub(super) label: String,
    /// Its words without whitespace.
    squeezed: String,
    /// The passage, if it is one.
    pub(super) passage: Option<At>,
}

impl<'a> Reader<'a> {
    /// Read the quote of a table and find its place. The place is `None` if it is unknown; record
    /// it then.
    pub(super) fn cited(&mut self, table: &mut Table<'_>) -> (Citation, Option<Found>) {
        let written = ["at", "cell", "footnote"].iter().filter(|key| table.has(key)).count();
        if written != 1 {
            self.problems.add(table.at(), OnePlace { count: written });
        }
        let passage = table.optional_text("at", self.problems);
        let cell = table.optional_table("cell", self.problems);
        let footnote = table.optional_text("footnote", self.problems);
        let found = if written != 1 {
            None
        } else if let Some(name) = passage {
            self.passage(&name)
        } else if let Some(cell) = cell {
            self.cell(cell)
        } else {
            footnote.and_then(|name| self.footnote(&name))
        };
        let quote = table.text("quote", self.problems);
        self.check_quote(&quote, found.as_ref());
        let nowhere = CitedAt::Passage(Anchor { chapter: 0, id: String::new() });
        let cited = Citation {
            at: found.as_ref().map_or(nowhere, |found| found.at.clone()),
            label: found.as_ref().map(|found| found.label.clone()).unwrap_or_default(),
            quote: quote.value,
        };
        (cited, found)
    }

    /// Cite these words at this passage.
    pub(super) fn citation(&mut self, at: &Text, quote: Text) -> Option<Citation> {
        let found = self.passage(at);
        self.check_quote(&quote, found.as_ref());
        found.map(|found| Citation { at: found.at, label: found.label, quote: quote.value })
    }

    /// Read the name under `key`. Record a name that is not in the cited place.
    pub(super) fn named(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        found: Option<&Found>,
    ) -> Option<String> {
        let name = if key == "words" || key == "name" {
            table.text(key, self.problems)
        } else {
            table.optional_text(key, self.problems)?
        };
        if let Some(found) = found
            && !found.squeezed.contains(&squeeze(&name.value))
        {
            let kind = NotNamedThere { key, name: name.value.clone(), place: found.label.clone() };
            self.problems.add(&name.at, kind);
        }
        Some(name.value)
    }

    fn check_quote(&mut self, quote: &Text, found: Option<&Found>) {
        let in_document = !quote.is_written()
            || self.context.original.is_none_or(|text| text.check_quote(quote, self.problems));
        let Some(found) = found.filter(|_| in_document) else { return };
        if let Some(deviation) = deviation(&squeeze(&quote.value), &found.squeezed) {
            let kind = QuoteNotAtPlace { place: found.label.clone(), deviation };
            self.problems.add(&quote.at, kind);
        }
    }

    /// Find the passage with this name.
    pub(super) fn passage(&mut self, name: &Text) -> Option<Found> {
        let passages = self.context.passages;
        let at = match passages.named(&name.value)[..] {
            [at] => at,
            [] => {
                if passages.complete && name.is_written() {
                    let known = passages.names(name.value.contains('#'));
                    let suggestion = did_you_mean(&name.value, known.iter().map(String::as_str));
                    let kind = NoSuchCitedPlace { name: name.value.clone(), suggestion };
                    self.problems.add(&name.at, kind);
                }
                return None;
            }
            // A chapter that has an anchor twice has been recorded.
            _ if name.value.contains('#') => return None,
            _ => {
                self.problems.add(&name.at, SeveralPlaces { name: name.value.clone() });
                return None;
            }
        };
        Some(Found {
            at: CitedAt::Passage(passages.address(at)?),
            label: passages.label(at),
            squeezed: squeeze(&passages.text(at, &BTreeSet::new())),
            passage: Some(at),
        })
    }

    /// Find `cell = { requirement, class, checklist }`: the cell of a class or, without a class,
    /// the text of the requirement.
    fn cell(&mut self, mut table: Table<'_>) -> Option<Found> {
        let requirement = table.text("requirement", self.problems);
        let class = table.optional_text("class", self.problems);
        let checklist = table.optional_text("checklist", self.problems);
        table.finish(self.problems);
        let (place, list) = match checklist {
            Some(name) => self.checklist(&name)?,
            None => (0, self.context.checklists?.first()?),
        };
        let Some((.., found)) = list.requirements().find(|(.., each)| each.id == requirement.value)
        else {
            let known: Vec<&str> = list.requirements().map(|(.., each)| each.id.as_str()).collect();
            self.problems.unknown("要件", &requirement, known, "");
            return None;
        };
        let words = match &class {
            None => &found.text,
            Some(class) => self.level(class, found)?,
        };
        Some(Found {
            at: CitedAt::Row { checklist: place, requirement: found.id.clone() },
            label: label(list, found, class.as_ref()),
            squeezed: squeeze(words),
            passage: None,
        })
    }

    fn level<'r>(&mut self, class: &Text, requirement: &'r Requirement) -> Option<&'r String> {
        let level = requirement.levels.iter().find(|level| level.class == class.value);
        if level.is_none() {
            let known = requirement.levels.iter().map(|level| level.class.as_str());
            self.problems.unknown("分類", class, known, "要件の表に欄のある分類を書いてください。");
        }
        level.map(|level| &level.words)
    }

    /// Find the words below the table of this checklist.
    fn footnote(&mut self, name: &Text) -> Option<Found> {
        let (place, list) = self.checklist(name)?;
        Some(Found {
            at: CitedAt::Footnote { checklist: place },
            label: "要件の表の下".to_owned(),
            squeezed: list.footnotes.iter().map(|note| squeeze(&note.words)).collect(),
            passage: None,
        })
    }

    fn checklist(&mut self, name: &Text) -> Option<(usize, &'a Checklist)> {
        let lists = self.context.checklists?;
        let place = lists.iter().position(|list| list.name == name.value);
        if place.is_none() {
            let known = lists.iter().map(|list| list.name.as_str());
            self.problems.unknown("チェックリスト", name, known, "");
        }
        Some((place?, lists.get(place?)?))
    }
}

/// Return the label of a row: the document's number, then the heading of the class's column, if
/// any.
fn label(list: &Checklist, requirement: &Requirement, class: Option<&Text>) -> String {
    let number = list.heading(&Holds::Number).unwrap_or_default();
    let column = class.and_then(|class| list.heading(&Holds::Level(class.value.clone())));
    let column = column.map(|column| format!(" {column}")).unwrap_or_default();
    format!("{number}{}{column}", requirement.id)
}
