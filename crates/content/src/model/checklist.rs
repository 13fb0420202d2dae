//! A checklist: its requirements' words, and the rules read from them.

use kijun_rules::model::Verdict;

/// A checklist of a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The name within the standard, e.g. `cloud`; the path is `rules.id`, e.g. `annex2/cloud`.
    pub name: String,
    /// The subject of the checklist, in Kijun's words.
    pub title: String,
    /// The rules, as the engine takes them.
    pub rules: kijun_rules::Checklist,
    /// The columns of the document's table, from left to right; empty if it has no table.
    pub columns: Vec<Column>,
    /// The requirements in groups: first those of the document's table, then those in its chapters,
    /// each in the document's order.
    pub categories: Vec<Category>,
    /// The document's words below the table.
    pub footnotes: Vec<Footnote>,
}

/// Words of the document below its table. Assessments repeat those that belong to their verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The document's words.
    pub words: String,
    /// The verdicts with which it is shown; with none and no class, it is in the table only.
    pub verdicts: Vec<Verdict>,
    /// The ids of the classes with which it is shown; with none, all.
    pub classes: Vec<String>,
}

impl Footnote {
    /// Return whether an assessment with this verdict and this class repeats the words.
    #[must_use]
    pub fn belongs_to(&self, verdict: Verdict, class: &str) -> bool {
        let (verdicts, classes) = (&self.verdicts, &self.classes);
        let anywhere = !verdicts.is_empty() || !classes.is_empty();
        anywhere
            && (verdicts.is_empty() || verdicts.contains(&verdict))
            && (classes.is_empty() || classes.iter().any(|own| own == class))
    }
}

impl Checklist {
    /// Return every requirement with its category and item, in the checklist's order.
    pub fn requirements(&self) -> impl Iterator<Item = (&Category, &Item, &Requirement)> {
        self.categories.iter().flat_map(|category| {
            category.items.iter().flat_map(move |item| {
                item.requirements.iter().map(move |requirement| (category, item, requirement))
            })
        })
    }

    /// Return the groups of the document's table.
    pub fn table(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| category.in_table)
    }

    /// Return the heading of the column with this content, in the document's words.
    #[must_use]
    pub fn heading(&self, holds: &Holds) -> Option<&str> {
        let column = self.columns.iter().find(|column| column.holds == *holds)?;
        Some(&column.title)
    }
}

/// A column of the document's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading, in the document's words, e.g. `カテゴリー`.
    pub title: String,
    /// The content of the column.
    pub holds: Holds,
}

/// The content of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// The category's title; one cell for all rows of the category.
    Category,
    /// The requirement's number.
    Number,
    /// The item's title; one cell for all rows of the item.
    Item,
    /// The requirement.
    Text,
    /// The item's risk; one cell for all rows of the item.
    Risk,
    /// The demand of the class with this id.
    Level(String),
    /// Other words of the document, such as remarks: the cell of [`Requirement::others`] with this
    /// id.
    Other(String),
    /// Nothing: the box to tick.
    Check,
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The document's words: the cell of its table or, in a chapter, the heading above.
    pub title: String,
    /// True if it belongs to the document's table ([`Checklist::columns`]). Otherwise its
    /// requirements are in chapters, each at its [`Requirement::at`].
    pub in_table: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// One subject (項目), with its risk and its requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The document's words above the requirements between the category and the item, the
    /// outermost first; empty in a table.
    pub leads: Vec<String>,
    /// The document's words: the cell of its table or, in a chapter, the words right above the
    /// requirements; empty if there are none below the category's.
    pub title: String,
    /// The risk if the requirements are not met, in the document's words.
    pub risk: Option<String>,
    /// The requirements.
    pub requirements: Vec<Requirement>,
}

/// One requirement in the document's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The id used in answer files: the document's number.
    pub id: String,
    /// A short name: in a table the item's title; in a chapter (with `at`) Kijun's words.
    pub title: String,
    /// The text of the requirement. Lines are separated by `\n`.
    pub text: String,
    /// The demands of the classes, in the order of the checklist's classes: the words of the
    /// table's cell (`必須`, `-`) or, in a chapter, the deciding words. Lines are separated by `\n`.
    pub levels: Vec<Level>,
    /// The words of its answers, where the question is asked the other way round.
    pub answer_words: Option<AnswerWords>,
    /// The cells of the table's other columns.
    pub others: Vec<Other>,
    /// The cells of its row that span more than the row and the column, or belong to one that does.
    pub joined: Vec<Joined>,
    /// The place of the requirement in the chapters; `None` in a table.
    pub at: Option<Anchor>,
    /// The same place by the document's own numbers, e.g. `3.1(8)⑤`; in a table the number as the
    /// document has it, e.g. `①`, and `None` where this is the id. `None` if the document has no
    /// numbers.
    pub place: Option<String>,
}

/// The words that the form shows in place of 満たす and 満たさない.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerWords {
    /// The words for met, e.g. なかった.
    pub met: String,
    /// The words for unmet, e.g. あった.
    pub unmet: String,
}

/// A cell of the document's table that spans rows or columns, or belongs to one that does. Each
/// requirement has the words and the rule of the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joined {
    /// The column's place in [`Checklist::columns`].
    pub column: usize,
    /// The number of rows and columns; `None` if the place belongs to another cell.
    pub span: Option<(usize, usize)>,
}

/// A place in a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The chapter's place in [`super::Standard::chapters`].
    pub chapter: usize,
    /// The id of a heading, a paragraph or a list item of that chapter.
    pub id: String,
}

/// A cell of a column of other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The column's id.
    pub column: String,
    /// The document's words; empty if the cell is.
    pub words: String,
}

/// The demand of one class on a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The class's id.
    pub class: String,
    /// The document's words.
    pub words: String,
}
