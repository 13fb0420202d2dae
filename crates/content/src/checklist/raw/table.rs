//! Read the document's table: columns, categories, items, rows and cells.

use super::reader::Reader;
use super::{RawCategory, RawCell, RawClause, RawColumn, RawItem, RawRequirement, RawWords};
use crate::toml_file::{Entry, Table};

impl Reader<'_> {
    pub(super) fn column(&mut self, table: &mut Table<'_>) -> RawColumn {
        RawColumn {
            at: table.at().clone(),
            holds: table.text("holds", self.problems),
            class: table.optional_text("class", self.problems),
            title: self.optional_words(table, "title"),
        }
    }

    pub(super) fn category(&mut self, table: &mut Table<'_>) -> RawCategory {
        RawCategory {
            title: self.words(table, "title"),
            items: self.at_least_one(table, "item", Self::item),
        }
    }

    fn item(&mut self, table: &mut Table<'_>) -> RawItem {
        RawItem {
            title: self.words(table, "title"),
            risk: self.optional_words(table, "risk"),
            requirements: self.at_least_one(table, "requirement", Self::row),
        }
    }

    fn row(&mut self, table: &mut Table<'_>) -> RawRequirement {
        let cells = table.optional_table("level", self.problems);
        let cells = cells.into_iter().flat_map(Table::entries);
        RawRequirement {
            at: table.at().clone(),
            id: table.text("id", self.problems),
            premise: self.premise(table),
            party: table.optional_text("party", self.problems),
            phase: table.optional_text("phase", self.problems),
            no_clause: table.optional_text("no_clause", self.problems),
            words: RawWords::Row {
                text: self.words(table, "text"),
                cells: cells.filter_map(|entry| self.cell(&entry)).collect(),
            },
        }
    }

    /// Read a cell. It is written as a table, or as its words alone if it has no rule or its words
    /// are in `level_words`.
    fn cell(&mut self, entry: &Entry<'_>) -> Option<RawCell> {
        if let Some(words) = entry.as_text(self.problems) {
            self.compare(&entry.key.value, &words);
            return Some(RawCell {
                class: entry.key.clone(),
                words,
                clauses: Vec::new(),
                read_at: None,
            });
        }
        let mut table = entry.as_table(self.problems)?;
        let cell = RawCell {
            class: entry.key.clone(),
            words: self.words(&mut table, "words"),
            clauses: self.each(&mut table, "clauses", Self::clause),
            read_at: table.optional_text("read_at", self.problems),
        };
        table.finish(self.problems);
        Some(cell)
    }

    fn clause(&mut self, table: &mut Table<'_>) -> RawClause {
        RawClause {
            at: table.at().clone(),
            any_of: table.texts("any_of", self.problems),
            severity: table.text_like("else", "\"nonconforming\"", self.problems),
            condition: self.condition(table),
            quote: table.optional_text("quote", self.problems),
        }
    }
}
