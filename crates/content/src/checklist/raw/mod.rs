//! The checklist's file as it is written: every value with its place, nothing joined yet.

mod prose;
mod reader;
mod table;

pub(super) use reader::read;

use crate::source::{SourcePlace, Text};

/// The whole file.
pub(crate) struct RawChecklist {
    pub(super) name: Text,
    pub(super) title: Text,
    pub(super) columns: Vec<RawColumn>,
    pub(super) level_words: Vec<RawLevelWord>,
    pub(super) facts: Vec<RawFact>,
    pub(super) out_of_scope: Vec<RawOutOfScope>,
    pub(super) categories: Vec<RawCategory>,
    pub(super) footnotes: Vec<Text>,
    /// The requirements of the groups: those in chapters.
    pub(super) prose: Vec<RawRequirement>,
    pub(super) at: SourcePlace,
}

/// An entry of `columns`.
pub(super) struct RawColumn {
    pub(super) at: SourcePlace,
    pub(super) holds: Text,
    pub(super) class: Option<Text>,
    pub(super) title: Option<Text>,
}

/// An entry of `[level_words]`: the words of cells, and the severity if they are not met.
pub(super) struct RawLevelWord {
    pub(super) words: Text,
    pub(super) severity: Text,
}

/// `[[fact]]`: a question of the form.
pub(super) struct RawFact {
    pub(super) id: Text,
    pub(super) question: Text,
    pub(super) exempts: Option<(bool, Text)>,
}

/// `[[out_of_scope]]`: a class that the document's rules do not cover.
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

/// `[[category.item.requirement]]` or `[[group.requirement]]`
pub(super) struct RawRequirement {
    pub(super) at: SourcePlace,
    pub(super) id: Text,
    pub(super) premise: Option<RawPremise>,
    pub(super) party: Option<Text>,
    pub(super) phase: Option<Text>,
    pub(super) no_clause: Option<Text>,
    pub(super) words: RawWords,
}

/// The place of a requirement's words.
pub(super) enum RawWords {
    /// A row of the table.
    Row { text: Text, cells: Vec<RawCell> },
    /// A passage of a chapter.
    Prose {
        title: Text,
        /// The value of `at`; the requirement's id if it is absent.
        stands_at: Text,
        /// The values of `also_at`: the places of further words that are shown with the
        /// requirement.
        also_at: Vec<Text>,
        clauses: Vec<RawProseClause>,
    },
}

/// `premise = { fact, is, quote }`
pub(super) struct RawPremise {
    pub(super) at: SourcePlace,
    pub(super) fact: RawFactIs,
    pub(super) quote: Option<Text>,
}

/// `{ fact, is }`
#[derive(Clone)]
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

/// An entry of `clauses`.
pub(super) struct RawClause {
    pub(super) at: SourcePlace,
    pub(super) any_of: Vec<Text>,
    pub(super) severity: Text,
    pub(super) condition: Option<RawFactIs>,
    pub(super) quote: Option<Text>,
}

/// A clause of a requirement in a chapter, with the values from its requirement and its group.
pub(super) struct RawProseClause {
    pub(super) clause: RawClause,
    pub(super) classes: Vec<Text>,
    pub(super) source: Option<Text>,
}

impl RawChecklist {
    /// Return the name by which chapters refer to the checklist.
    pub(crate) fn name(&self) -> &Text {
        &self.name
    }

    /// Return whether the checklist has a table of the document.
    pub(crate) fn has_table(&self) -> bool {
        !self.columns.is_empty() || !self.categories.is_empty()
    }

    /// Return the requirements of the table, in the document's order.
    pub(super) fn rows(&self) -> impl Iterator<Item = &RawRequirement> {
        let items = self.categories.iter().flat_map(|category| &category.items);
        items.flat_map(|item| &item.requirements)
    }

    /// Return every requirement: first those of the table, then those in chapters.
    pub(super) fn requirements(&self) -> impl Iterator<Item = &RawRequirement> {
        self.rows().chain(&self.prose)
    }

    /// Return the columns of the classes' demands, each with its class.
    pub(super) fn level_columns(&self) -> impl Iterator<Item = (&RawColumn, &Text)> {
        let levels = self.columns.iter().filter(|column| column.holds.value == "level");
        levels.filter_map(|column| Some((column, column.class.as_ref()?)))
    }
}

impl RawRequirement {
    /// Return the cells; none for a requirement in a chapter.
    pub(super) fn cells(&self) -> &[RawCell] {
        match &self.words {
            RawWords::Row { cells, .. } => cells,
            RawWords::Prose { .. } => &[],
        }
    }

    /// Return the cell of a class.
    pub(super) fn cell(&self, class: &str) -> Option<&RawCell> {
        self.cells().iter().find(|cell| cell.class.value == class)
    }
}

impl RawCell {
    /// Return whether the document demands nothing of this class here.
    pub(super) fn asks_nothing(&self) -> bool {
        self.words.value == "-"
    }
}
