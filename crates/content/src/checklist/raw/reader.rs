//! Read the top of a checklist's file. The table and the groups have modules of their own.

use kijun_rules::model::NO_CLASSES;

use super::{
    RawChecklist, RawConditions, RawFact, RawFactIs, RawFootnote, RawLevelWord, RawOutOfScope,
    RawPremise, joined,
};
use crate::original::Original;
use crate::problem::{ConditionTwice, ConditionsInOne, MissingKey, Problems};
use crate::source::{SourcePlace, Text};
use crate::toml_file::Table;

/// Read the file. Record words that the document does not have.
pub(in crate::checklist) fn read(
    file: Table<'_>,
    original: Option<&Original>,
    no_classes: bool,
    problems: &mut Problems,
) -> RawChecklist {
    Reader { original, no_classes, problems }.checklist(file)
}

/// The state that all parts of the file share.
pub(super) struct Reader<'a> {
    pub(super) original: Option<&'a Original>,
    /// True if the document has no classes.
    pub(super) no_classes: bool,
    pub(super) problems: &'a mut Problems,
}

impl Reader<'_> {
    fn checklist(&mut self, mut file: Table<'_>) -> RawChecklist {
        if !file.has("category") && !file.has("group") {
            let kind = MissingKey { key: "category", example: "[{ … }]" };
            self.problems.add(file.at(), kind);
        }
        let groups = self.each(&mut file, "group", Self::group);
        let mut checklist = RawChecklist {
            name: file.text("name", self.problems),
            title: file.text("title", self.problems),
            columns: self.each(&mut file, "columns", Self::column),
            level_words: self.level_words(&mut file),
            facts: self.each(&mut file, "fact", Self::fact),
            out_of_scope: self.each(&mut file, "out_of_scope", Self::out_of_scope),
            categories: self.each(&mut file, "category", Self::category),
            footnotes: self.each(&mut file, "footnote", Self::footnote),
            prose: groups.into_iter().flatten().collect(),
            at: file.at().clone(),
        };
        file.finish(self.problems);
        joined::join(&checklist.columns, &mut checklist.categories, self.problems);
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

    fn footnote(&mut self, table: &mut Table<'_>) -> RawFootnote {
        RawFootnote {
            words: self.words(table, "words"),
            verdicts: table.texts("verdicts", self.problems),
            classes: table.texts("classes", self.problems),
        }
    }

    fn fact(&mut self, table: &mut Table<'_>) -> RawFact {
        let exempts = table.optional_table("exempts", self.problems);
        RawFact {
            id: table.text("id", self.problems),
            question: table.text("question", self.problems),
            choices: self.choices(table),
            exempts: exempts.map(|mut exempts| {
                let is = self.values(&mut exempts);
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

    /// Read `condition` or `conditions`, if one of them is there.
    pub(super) fn conditions(&mut self, table: &mut Table<'_>) -> Option<RawConditions> {
        if table.has("conditions") {
            if let Some(at) = table.place_of("condition") {
                self.problems.add(&at, ConditionTwice);
            }
            let at = table.place_of("conditions").unwrap_or_else(|| table.at().clone());
            let all = self.each(table, "conditions", Self::fact_is);
            // Both keys are known, whichever is written.
            table.know("condition");
            return Some(RawConditions { at, all });
        }
        if table.is_array("condition") {
            if let Some(at) = table.place_of("condition") {
                self.problems.add(&at, ConditionsInOne);
            }
            table.know("conditions");
            // Read all the same, so that nothing else is said of them.
            let all = self.each(table, "condition", Self::fact_is);
            return Some(RawConditions { at: table.at().clone(), all });
        }
        table.know("conditions");
        let mut table = table.optional_table("condition", self.problems)?;
        let fact = self.fact_is(&mut table);
        let at = table.at().clone();
        table.finish(self.problems);
        Some(RawConditions { at, all: vec![fact] })
    }

    fn fact_is(&mut self, table: &mut Table<'_>) -> RawFactIs {
        RawFactIs { fact: table.text("fact", self.problems), is: self.values(table) }
    }

    /// Return the class of a document without classes.
    pub(super) fn only_class(&self, at: &SourcePlace) -> Option<Text> {
        self.no_classes.then(|| Text::new(NO_CLASSES, at.clone()))
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
