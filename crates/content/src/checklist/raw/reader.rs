//! Read the top of a checklist's file. The table and the groups have modules of their own.

use super::{RawChecklist, RawFact, RawFactIs, RawLevelWord, RawOutOfScope, RawPremise};
use crate::original::Original;
use crate::problem::{MissingKey, Problems};
use crate::source::Text;
use crate::toml_file::Table;

/// Read the file. Record words that the document does not have.
pub(in crate::checklist) fn read(
    file: Table<'_>,
    original: Option<&Original>,
    problems: &mut Problems,
) -> RawChecklist {
    Reader { original, problems }.checklist(file)
}

/// The state that all parts of the file share.
pub(super) struct Reader<'a> {
    pub(super) original: Option<&'a Original>,
    pub(super) problems: &'a mut Problems,
}

impl Reader<'_> {
    fn checklist(&mut self, mut file: Table<'_>) -> RawChecklist {
        if !file.has("category") && !file.has("group") {
            let kind = MissingKey { key: "category", example: "[{ … }]" };
            self.problems.add(file.at(), kind);
        }
        let groups = self.each(&mut file, "group", Self::group);
        let checklist = RawChecklist {
            name: file.text("name", self.problems),
            title: file.text("title", self.problems),
            columns: self.each(&mut file, "columns", Self::column),
            level_words: self.level_words(&mut file),
            facts: self.each(&mut file, "fact", Self::fact),
            out_of_scope: self.each(&mut file, "out_of_scope", Self::out_of_scope),
            categories: self.each(&mut file, "category", Self::category),
            footnotes: self
                .each(&mut file, "footnote", |reader, table| reader.words(table, "words")),
            prose: groups.into_iter().flatten().collect(),
            at: file.at().clone(),
        };
        file.finish(self.problems);
        checklist
    }

    fn level_words(&mut self, file: &mut Table<'_>) -> Vec<RawLevelWord> {
        let table = file.optional_table("level_words", self.problems);
        let mut words = Vec::new();
        for entry in table.into_iter().flat_map(Table::entries) {
            if let Some(severity) = entry.text(self.problems) {
                self.compare(&entry.key.value, &entry.key);
                words.push(RawLevelWord { words: entry.key, severity });
            }
        }
        words
    }

    fn fact(&mut self, table: &mut Table<'_>) -> RawFact {
        let exempts = table.optional_table("exempts", self.problems);
        RawFact {
            id: table.text("id", self.problems),
            question: table.text("question", self.problems),
            exempts: exempts.map(|mut exempts| {
                let is = exempts.boolean("is", self.problems);
                let reason = exempts.text("reason", self.problems);
                exempts.finish(self.problems);
                (is, reason)
            }),
        }
    }

    fn out_of_scope(&mut self, table: &mut Table<'_>) -> RawOutOfScope {
        RawOutOfScope {
            class: table.text("class", self.problems),
            reason: table.text("reason", self.problems),
        }
    }

    /// Read `premise`, if it is there.
    pub(super) fn premise(&mut self, table: &mut Table<'_>) -> Option<RawPremise> {
        let mut table = table.optional_table("premise", self.problems)?;
        let premise = RawPremise {
            at: table.at().clone(),
            quote: table.optional_text("quote", self.problems),
            fact: self.fact_is(&mut table),
        };
        table.finish(self.problems);
        Some(premise)
    }

    /// Read `condition`, if it is there.
    pub(super) fn condition(&mut self, table: &mut Table<'_>) -> Option<RawFactIs> {
        let mut table = table.optional_table("condition", self.problems)?;
        let fact = self.fact_is(&mut table);
        table.finish(self.problems);
        Some(fact)
    }

    fn fact_is(&mut self, table: &mut Table<'_>) -> RawFactIs {
        RawFactIs {
            fact: table.text("fact", self.problems),
            is: table.boolean("is", self.problems),
        }
    }

    /// Read every table of a list.
    pub(super) fn each<T>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        read: impl Fn(&mut Self, &mut Table<'_>) -> T,
    ) -> Vec<T> {
        let tables = table.tables(key, self.problems);
        let read_one = |mut table: Table<'_>| {
            let value = read(self, &mut table);
            table.finish(self.problems);
            value
        };
        tables.into_iter().map(read_one).collect()
    }

    /// Read every table of a list that may not be empty.
    pub(super) fn at_least_one<T>(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        read: impl Fn(&mut Self, &mut Table<'_>) -> T,
    ) -> Vec<T> {
        if !table.has(key) {
            let example = "[{ … }]";
            self.problems.add(table.at(), MissingKey { key, example });
        }
        self.each(table, key, read)
    }

    /// Read the document's words under a required key.
    pub(super) fn words(&mut self, table: &mut Table<'_>, key: &'static str) -> Text {
        let words = table.text(key, self.problems);
        self.compare(key, &words);
        words
    }

    /// Read the document's words under an optional key.
    pub(super) fn optional_words(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
    ) -> Option<Text> {
        let words = table.optional_text(key, self.problems)?;
        self.compare(key, &words);
        Some(words)
    }

    /// Record words that the document does not have.
    pub(super) fn compare(&mut self, key: &str, words: &Text) {
        if let Some(original) = self.original {
            original.check(key, words, self.problems);
        }
    }
}
