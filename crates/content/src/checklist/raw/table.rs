//! Read the document's table: columns, categories, items, rows and cells.

use super::reader::Reader;
use super::{RawCategory, RawCell, RawClause, RawColumn, RawItem, RawRequirement, RawWords};
use crate::joined::Mark;
use crate::problem::Problems;
use crate::source::Text;
use crate::toml_file::{Entry, Table};

impl Reader<'_> {
    pub(super) fn column(&mut self, table: &mut Table<'_>) -> RawColumn {
        let holds = table.text("holds", self.problems);
        let only = self.only_class(table.at()).filter(|_| holds.value == "level");
        RawColumn {
            at: table.at().clone(),
            class: table.optional_text("class", self.problems).or(only),
            id: table.optional_text("id", self.problems),
            holds,
            title: self.optional_words(table, "title"),
        }
    }

    pub(super) fn category(&mut self, table: &mut Table<'_>) -> RawCategory {
        RawCategory {
            title: self.title(table),
            items: self.at_least_one(table, "item", Self::item),
        }
    }

    fn item(&mut self, table: &mut Table<'_>) -> RawItem {
        RawItem {
            title: self.title(table),
            risk: self.optional_words(table, "risk"),
            requirements: self.at_least_one(table, "requirement", Self::row),
        }
    }

    /// Read the title of a category or an item; empty if it has none.
    fn title(&mut self, table: &mut Table<'_>) -> Text {
        self.optional_words(table, "title").unwrap_or_else(|| Text::absent(table.at()))
    }

    fn row(&mut self, table: &mut Table<'_>) -> RawRequirement {
        let cells = self.cells(table);
        let others = table.optional_table("other", self.problems);
        let others = others.into_iter().flat_map(Table::entries);
        RawRequirement {
            at: table.at().clone(),
            id: table.text("id", self.problems),
            premise: self.premise(table),
            party: table.optional_text("party", self.problems),
            phase: table.optional_text("phase", self.problems),
            no_clause: table.optional_text("no_clause", self.problems),
            conditions: self.conditions(table),
            value: self.value(table),
            answer_words: self.answer_words(table),
            joined: Vec::new(),
            words: RawWords::Row {
                text: self.words(table, "text"),
                cells,
                number: table.optional_text("number", self.problems),
                others: others.filter_map(|entry| self.other(entry)).collect(),
                severity: table.optional_text("else", self.problems),
                quote: table.optional_text("quote", self.problems),
            },
        }
    }

    /// Read a cell of a column of other words.
    fn other(&mut self, entry: Entry<'_>) -> Option<(Text, Text)> {
        let words = entry.any_text(self.problems)?;
        if words.is_written() && Mark::of(&words.value) == Mark::Own {
            self.compare(&entry.key.value, &words);
        }
        Some((entry.key, words))
    }

    /// Read the cells of a row: `level.CLASS`, or `level` alone in a document without classes.
    fn cells(&mut self, table: &mut Table<'_>) -> Vec<RawCell> {
        let at = table.place_of("level").unwrap_or_else(|| table.at().clone());
        if let Some(class) = self.only_class(&at) {
            if let Some(words) = table.string("level") {
                return vec![self.short_cell(class, words)];
            }
            if let Some(cell) = table
                .optional_table("level", &mut Problems::default())
                .filter(|each| each.has("words"))
            {
                return vec![self.cell_of(class, cell)];
            }
        }
        let cells = table.optional_table("level", self.problems);
        let cells = cells.into_iter().flat_map(Table::entries);
        cells.filter_map(|entry| self.cell(&entry)).collect()
    }

    /// Return a cell of words alone; they may be empty.
    fn short_cell(&mut self, class: Text, words: Text) -> RawCell {
        let is_empty = !words.is_written();
        if !is_empty && Mark::of(&words.value) == Mark::Own {
            self.compare(&class.value, &words);
        }
        RawCell { class, words, is_empty, clauses: Vec::new(), read_at: None }
    }

    fn cell_of(&mut self, class: Text, mut table: Table<'_>) -> RawCell {
        let words = table.text("words", self.problems);
        if Mark::of(&words.value) == Mark::Own {
            self.compare("words", &words);
        }
        let cell = RawCell {
            class,
            words,
            is_empty: false,
            clauses: self.each(&mut table, "clauses", Self::clause),
            read_at: table.optional_text("read_at", self.problems),
        };
        table.finish(self.problems);
        cell
    }

    /// Read a cell. It is written as a table, or as its words alone if it has no rule or its words
    /// are in `level_words`.
    fn cell(&mut self, entry: &Entry<'_>) -> Option<RawCell> {
        if let Some(words) = entry.string() {
            return Some(self.short_cell(entry.key.clone(), words));
        }
        let table = entry.as_table(self.problems)?;
        Some(self.cell_of(entry.key.clone(), table))
    }

    fn clause(&mut self, table: &mut Table<'_>) -> RawClause {
        RawClause {
            at: table.at().clone(),
            any_of: self.members(table),
            at_least: table.optional_integer("at_least", self.problems),
            severity: table.text_like("else", "\"nonconforming\"", self.problems),
            conditions: self.conditions(table),
            quote: table.optional_text("quote", self.problems),
        }
    }
}
