//! The checklist's file as it stands: every value with its place, nothing joined yet.

use crate::file::Place;
use crate::model::Columns;
use crate::original::Original;
use crate::problem::{MissingKey, Problems};
use crate::toml_file::{Entry, Table, Text};

/// The whole file.
pub(super) struct RawChecklist {
    pub(super) name: Text,
    pub(super) title: Text,
    pub(super) columns: Columns,
    pub(super) facts: Vec<RawFact>,
    pub(super) out_of_scope: Vec<RawOutOfScope>,
    pub(super) categories: Vec<RawCategory>,
    pub(super) footnotes: Vec<Text>,
}

/// `[[fact]]`: a question of the form.
pub(super) struct RawFact {
    pub(super) id: Text,
    pub(super) question: Text,
    pub(super) exempts: Option<(bool, Text)>,
}

/// `[[out_of_scope]]`: a class that the document's table does not cover.
pub(super) struct RawOutOfScope {
    pub(super) class: Text,
    pub(super) reason: Text,
}

/// `[[category]]`
pub(super) struct RawCategory {
    pub(super) title: Text,
    pub(super) items: Vec<RawItem>,
}

/// `[[category.item]]`
pub(super) struct RawItem {
    pub(super) title: Text,
    pub(super) risk: Option<Text>,
    pub(super) requirements: Vec<RawRequirement>,
}

/// `[[category.item.requirement]]`
pub(super) struct RawRequirement {
    pub(super) at: Place,
    pub(super) id: Text,
    pub(super) text: Text,
    pub(super) premise: Option<RawPremise>,
    pub(super) party: Option<Text>,
    pub(super) phase: Option<Text>,
    pub(super) no_clause: Option<Text>,
    pub(super) cells: Vec<RawCell>,
}

/// `premise = { fact, is, quote }`
pub(super) struct RawPremise {
    pub(super) at: Place,
    pub(super) fact: RawFactIs,
    pub(super) quote: Option<Text>,
}

/// `{ fact, is }`
pub(super) struct RawFactIs {
    pub(super) fact: Text,
    pub(super) is: bool,
}

/// `level.CLASS = …`
pub(super) struct RawCell {
    pub(super) class: Text,
    pub(super) words: Text,
    pub(super) clauses: Vec<RawClause>,
    pub(super) read_at: Option<Text>,
}

/// One of `clauses`.
pub(super) struct RawClause {
    pub(super) at: Place,
    pub(super) any_of: Vec<Text>,
    pub(super) severity: Text,
    pub(super) condition: Option<RawFactIs>,
    pub(super) quote: Option<Text>,
}

impl RawChecklist {
    /// Every requirement, in the document's order.
    pub(super) fn requirements(&self) -> impl Iterator<Item = &RawRequirement> {
        let items = self.categories.iter().flat_map(|category| &category.items);
        items.flat_map(|item| &item.requirements)
    }
}

impl RawRequirement {
    /// The cell of a class.
    pub(super) fn cell(&self, class: &str) -> Option<&RawCell> {
        self.cells.iter().find(|cell| cell.class.value == class)
    }
}

impl RawCell {
    /// Whether the document asks nothing of this class here.
    pub(super) fn asks_nothing(&self) -> bool {
        self.words.value == "-"
    }
}

/// Reads the file; words that the document does not have are recorded.
pub(super) fn read(
    file: Table<'_>,
    original: Option<&Original>,
    problems: &mut Problems,
) -> RawChecklist {
    Reader { original, problems }.checklist(file)
}

/// What all parts of the file share.
struct Reader<'a> {
    original: Option<&'a Original>,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn checklist(&mut self, mut file: Table<'_>) -> RawChecklist {
        let checklist = RawChecklist {
            name: file.text("name", self.problems),
            title: file.text("title", self.problems),
            columns: self.columns(&mut file),
            facts: self.each(&mut file, "fact", Self::fact),
            out_of_scope: self.each(&mut file, "out_of_scope", Self::out_of_scope),
            categories: self.at_least_one(&mut file, "category", Self::category),
            footnotes: self
                .each(&mut file, "footnote", |reader, table| reader.words(table, "words")),
        };
        file.finish(self.problems);
        checklist
    }

    fn columns(&mut self, file: &mut Table<'_>) -> Columns {
        let Some(mut table) = file.table("columns", self.problems) else {
            return Columns::default();
        };
        let columns = Columns {
            category: self.words(&mut table, "category").value,
            number: self.words(&mut table, "number").value,
            item: self.words(&mut table, "item").value,
            text: self.words(&mut table, "text").value,
            risk: self.words(&mut table, "risk").value,
            check: self.words(&mut table, "check").value,
        };
        table.finish(self.problems);
        columns
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

    fn category(&mut self, table: &mut Table<'_>) -> RawCategory {
        RawCategory {
            title: self.words(table, "title"),
            items: self.at_least_one(table, "item", Self::item),
        }
    }

    fn item(&mut self, table: &mut Table<'_>) -> RawItem {
        RawItem {
            title: self.words(table, "title"),
            risk: self.optional_words(table, "risk"),
            requirements: self.at_least_one(table, "requirement", Self::requirement),
        }
    }

    fn requirement(&mut self, table: &mut Table<'_>) -> RawRequirement {
        let premise = table.optional_table("premise", self.problems);
        let cells = table.optional_table("level", self.problems);
        let cells = cells.into_iter().flat_map(Table::entries);
        RawRequirement {
            at: table.at().clone(),
            id: table.text("id", self.problems),
            text: self.words(table, "text"),
            premise: premise.map(|premise| self.premise(premise)),
            party: table.optional_text("party", self.problems),
            phase: table.optional_text("phase", self.problems),
            no_clause: table.optional_text("no_clause", self.problems),
            cells: cells.filter_map(|entry| self.cell(&entry)).collect(),
        }
    }

    fn premise(&mut self, mut table: Table<'_>) -> RawPremise {
        let premise = RawPremise {
            at: table.at().clone(),
            quote: table.optional_text("quote", self.problems),
            fact: self.fact_is(&mut table),
        };
        table.finish(self.problems);
        premise
    }

    fn fact_is(&mut self, table: &mut Table<'_>) -> RawFactIs {
        RawFactIs {
            fact: table.text("fact", self.problems),
            is: table.boolean("is", self.problems),
        }
    }

    /// A cell, written as a table or, where it has no rule, as its words alone.
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
        let condition = table.optional_table("condition", self.problems);
        RawClause {
            at: table.at().clone(),
            any_of: table.texts("any_of", self.problems),
            severity: table.text("else", self.problems),
            condition: condition.map(|mut condition| {
                let fact = self.fact_is(&mut condition);
                condition.finish(self.problems);
                fact
            }),
            quote: table.optional_text("quote", self.problems),
        }
    }

    /// Every table of a list.
    fn each<T>(
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

    /// Every table of a list that may not be empty.
    fn at_least_one<T>(
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

    /// The document's words under a key that has to be there.
    fn words(&mut self, table: &mut Table<'_>, key: &'static str) -> Text {
        let words = table.text(key, self.problems);
        self.compare(key, &words);
        words
    }

    /// The document's words under a key that may be there.
    fn optional_words(&mut self, table: &mut Table<'_>, key: &'static str) -> Option<Text> {
        let words = table.optional_text(key, self.problems)?;
        self.compare(key, &words);
        Some(words)
    }

    fn compare(&mut self, key: &str, words: &Text) {
        if let Some(original) = self.original {
            original.check(key, words, self.problems);
        }
    }
}
