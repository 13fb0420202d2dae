//! The checklist's file as it is written: every value with its place, nothing joined yet.

mod joined;
mod prose;
mod reader;
mod table;
mod values;

pub(super) use reader::read;

use kijun_rules::model::NO_CLASSES;

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
    pub(super) footnotes: Vec<RawFootnote>,
    /// The requirements of the groups: those in chapters.
    pub(super) prose: Vec<RawRequirement>,
    pub(super) at: SourcePlace,
}

/// `[[footnote]]`
pub(super) struct RawFootnote {
    pub(super) words: Text,
    pub(super) verdicts: Vec<Text>,
    pub(super) classes: Vec<Text>,
}

/// An entry of `columns`.
pub(super) struct RawColumn {
    pub(super) at: SourcePlace,
    pub(super) holds: Text,
    pub(super) class: Option<Text>,
    /// The id of a column of other words.
    pub(super) id: Option<Text>,
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
    pub(super) choices: Vec<RawChoice>,
    pub(super) exempts: Option<(RawValues, Text)>,
}

/// An entry of `choices`: a text, or `{ id, title }`.
pub(super) struct RawChoice {
    pub(super) id: Text,
    pub(super) title: Text,
}

/// `value = { kind, unit, choices, required }`
pub(super) struct RawValue {
    pub(super) at: SourcePlace,
    pub(super) kind: Text,
    pub(super) unit: Option<Text>,
    pub(super) choices: Vec<RawChoice>,
    pub(super) required: bool,
}

/// `answer_words = { met, unmet }`
pub(super) struct RawAnswerWords {
    pub(super) met: Text,
    pub(super) unmet: Text,
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
    /// Conditions of each of its clauses; for a requirement in a chapter they are in its clauses.
    pub(super) conditions: Option<RawConditions>,
    pub(super) value: Option<RawValue>,
    pub(super) answer_words: Option<RawAnswerWords>,
    /// The columns whose cells span more than this row and column, each with the rows and columns
    /// that it spans; `None` if it belongs to another cell.
    pub(super) joined: Vec<(usize, Option<(usize, usize)>)>,
    pub(super) words: RawWords,
}

/// `condition` or `conditions`.
#[derive(Clone)]
pub(super) struct RawConditions {
    pub(super) at: SourcePlace,
    pub(super) all: Vec<RawFactIs>,
}

/// The place of a requirement's words.
pub(super) enum RawWords {
    /// A row of the table.
    Row {
        text: Text,
        cells: Vec<RawCell>,
        /// The document's number, if it is not written as the id.
        number: Option<Text>,
        /// The cells of other columns (`other.ID = "…"`), each with the column's id.
        others: Vec<(Text, Text)>,
        /// The severity if it is not met, in a table without a column of demands.
        severity: Option<Text>,
        /// The words from which this was read.
        quote: Option<Text>,
    },
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
    pub(super) is: RawValues,
}

/// `is`: true or false, an id, or several.
#[derive(Clone)]
pub(super) enum RawValues {
    Is(bool, SourcePlace),
    OneOf(Vec<Text>, SourcePlace),
}

/// `level.CLASS = …`
#[derive(Clone)]
pub(super) struct RawCell {
    pub(super) class: Text,
    pub(super) words: Text,
    /// True if the document's cell is empty.
    pub(super) is_empty: bool,
    pub(super) clauses: Vec<RawClause>,
    pub(super) read_at: Option<Text>,
}

/// An entry of `clauses`.
#[derive(Clone)]
pub(super) struct RawClause {
    pub(super) at: SourcePlace,
    pub(super) any_of: Vec<RawMember>,
    pub(super) at_least: Option<(i64, SourcePlace)>,
    pub(super) severity: Text,
    pub(super) conditions: Option<RawConditions>,
    pub(super) quote: Option<Text>,
}

/// An entry of `any_of`: an id, or `{ requirement, at_least, … }`.
#[derive(Clone)]
pub(super) struct RawMember {
    pub(super) id: Text,
    /// The thresholds as they are written; none where the entry is an id.
    pub(super) thresholds: RawThresholds,
}

/// The thresholds of a member.
#[derive(Clone, Default)]
pub(super) struct RawThresholds {
    pub(super) at_least: Option<Text>,
    pub(super) at_most: Option<Text>,
    pub(super) not_before: Option<Text>,
    pub(super) not_after: Option<Text>,
    pub(super) one_of: Option<(Vec<Text>, SourcePlace)>,
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

    /// Return whether the file names a class, other than that of a document without classes.
    pub(crate) fn names_classes(&self) -> bool {
        let columns = self.level_columns().map(|(_, class)| class);
        let cells = self.rows().flat_map(RawRequirement::cells).map(|cell| &cell.class);
        let prose = self.prose.iter().flat_map(|requirement| match &requirement.words {
            RawWords::Row { .. } => &[][..],
            RawWords::Prose { clauses, .. } => clauses,
        });
        let mut named = columns.chain(cells).chain(prose.flat_map(|clause| &clause.classes));
        !self.out_of_scope.is_empty() || named.any(|class| class.value != NO_CLASSES)
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

    /// Return the number as the document has it.
    pub(super) fn number(&self) -> &Text {
        match &self.words {
            RawWords::Row { number: Some(number), .. } => number,
            _ => &self.id,
        }
    }

    /// Return the words in the column of other words with this id.
    pub(super) fn other(&self, column: &str) -> Option<&Text> {
        let RawWords::Row { others, .. } = &self.words else {
            return None;
        };
        others.iter().find(|(key, _)| key.value == column).map(|(_, words)| words)
    }

    /// Return the cell of a class.
    pub(super) fn cell(&self, class: &str) -> Option<&RawCell> {
        self.cells().iter().find(|cell| cell.class.value == class)
    }
}

impl RawChecklist {
    /// Return whether the document demands nothing in this cell: it has a dash, is empty, or has
    /// words of which `level_words` says so.
    pub(super) fn asks_nothing(&self, cell: &RawCell) -> bool {
        let words = &cell.words.value;
        let is_none =
            |word: &RawLevelWord| word.words.value == *words && word.severity.value == NOTHING;
        words == "-" || cell.is_empty || self.level_words.iter().any(is_none)
    }
}

/// The value in `level_words` of words that demand nothing.
pub(super) const NOTHING: &str = "none";
