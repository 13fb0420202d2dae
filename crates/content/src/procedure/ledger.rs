//! Read a ledger: its name and its fields, whose words are in a chapter.

use super::Reader;
use super::cited::Found;
use crate::ids::{self, Taken};
use crate::markdown::marker;
use crate::model::{Anchor, CitedAt, Field, Ledger, Prefill};
use crate::passages::At;
use crate::problem::{FieldElsewhere, ItemWithoutField, MissingKey};
use crate::source::SourcePlace;
use crate::toml_file::Table;

impl Reader<'_> {
    /// Read a ledger. Return also the indices of the tracks that use it, with the places of their
    /// names.
    pub(super) fn ledger(
        &mut self,
        mut table: Table<'_>,
        taken: &mut Taken,
    ) -> (Vec<(usize, SourcePlace)>, Ledger) {
        let id = table.text("id", self.problems);
        taken.take(&id, self.problems);
        let places = self.of_tracks(&mut table);
        let (cited, found) = self.cited(&mut table);
        let name = self.named(&mut table, "name", found.as_ref()).unwrap_or_default();
        let by = self.named(&mut table, "by", found.as_ref());
        let tables = table.tables("field", self.problems);
        if tables.is_empty() && !table.has("field") {
            let kind = MissingKey { key: "field", example: "[{ … }]" };
            self.problems.add(table.at(), kind);
        }
        let mut own = Taken::new(ids::FIELD);
        let fields: Vec<_> =
            tables.into_iter().map(|table| self.field(table, &mut own, found.as_ref())).collect();
        let known = fields.iter().all(|(passage, _)| passage.is_some());
        if let Some(list) = found.as_ref().and_then(|found| found.passage).filter(|_| known) {
            self.check_complete(list, &fields, table.at());
        }
        table.finish(self.problems);
        let fields = fields.into_iter().map(|(_, field)| field).collect();
        (places, Ledger { id: id.value, name, by, cited, fields })
    }

    /// Read a field with its passage.
    fn field(
        &mut self,
        mut table: Table<'_>,
        taken: &mut Taken,
        ledger: Option<&Found>,
    ) -> (Option<At>, Field) {
        let id = table.text("id", self.problems);
        taken.take(&id, self.problems);
        table.know("lines");
        let at = table.text("at", self.problems);
        let passage = self.passage(&at).and_then(|found| found.passage);
        if let (Some(passage), Some(ledger)) = (passage, ledger)
            && !ledger.passage.is_some_and(|list| self.context.passages.is_below(passage, list))
        {
            let kind = FieldElsewhere { name: at.value.clone(), ledger: ledger.label.clone() };
            self.problems.add(&at.at, kind);
        }
        let words = passage.map(|at| self.context.passages.words(at)).unwrap_or_default();
        let number = marker(words, false);
        let field = Field {
            id: id.value,
            words: words
                .strip_prefix(number.unwrap_or_default())
                .unwrap_or(words)
                .trim()
                .to_owned(),
            number: number.map(str::to_owned),
            at: passage
                .and_then(|at| self.context.passages.address(at))
                .unwrap_or(Anchor { chapter: 0, id: String::new() }),
            prefill: self.prefill(&mut table),
            lines: table.has("lines") && table.boolean("lines", self.problems),
            hint: table.optional_text("hint", self.problems).map(|hint| hint.value),
        };
        table.finish(self.problems);
        (passage, field)
    }

    fn prefill(&mut self, table: &mut Table<'_>) -> Option<Prefill> {
        let name = table.optional_text("prefill", self.problems)?;
        let prefill = Prefill::ALL.into_iter().find(|each| each.id() == name.value);
        if prefill.is_none() {
            let known = Prefill::ALL.map(Prefill::id);
            self.problems.unknown("回答ファイルから写すもの（`prefill`）", &name, known, "");
        }
        prefill
    }

    /// Check that every item of the document's list is a field.
    fn check_complete(&mut self, list: At, fields: &[(Option<At>, Field)], at: &SourcePlace) {
        let passages = self.context.passages;
        for item in passages.items(list) {
            if !fields.iter().any(|(field, _)| *field == Some(item)) {
                let words = passages.words(item).to_owned();
                let name = passages.address(item).map_or_else(|| "…".to_owned(), |at| at.id);
                self.problems.add(at, ItemWithoutField { words, at: name });
            }
        }
    }
}

impl Ledger {
    /// Return the passage that demands the entry; `None` if it is in a table.
    #[must_use]
    pub fn passage(&self) -> Option<&Anchor> {
        match &self.cited.at {
            CitedAt::Passage(at) => Some(at),
            _ => None,
        }
    }
}
