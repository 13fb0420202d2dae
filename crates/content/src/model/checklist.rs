//! A checklist: its requirements' words, and the rules read from them.

/// A checklist of a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The name within the standard, e.g. `cloud`; the path is `rules.id`, e.g. `annex2/cloud`.
    pub name: String,
    /// What is checked, in Kijun's words.
    pub title: String,
    /// The rules, as the engine takes them.
    pub rules: kijun_rules::Checklist,
    /// The columns of the document's table, from left to right; empty where it has no table.
    pub columns: Vec<Column>,
    /// The requirements in groups: first those of the document's table, then those that stand in
    /// its chapters, each in the document's order.
    pub categories: Vec<Category>,
    /// The document's words below the table; shown with every verdict of nonconforming.
    pub footnotes: Vec<String>,
}

impl Checklist {
    /// Every requirement with its category and item, in the checklist's order.
    pub fn requirements(&self) -> impl Iterator<Item = (&Category, &Item, &Requirement)> {
        self.categories.iter().flat_map(|category| {
            category.items.iter().flat_map(move |item| {
                item.requirements.iter().map(move |requirement| (category, item, requirement))
            })
        })
    }

    /// The groups of the document's table.
    pub fn table(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| category.in_table)
    }

    /// The heading of the column that holds this, in the document's words.
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
    /// What stands in it.
    pub holds: Holds,
}

/// What stands in a column.
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
    /// What the class with this id demands.
    Level(String),
    /// Nothing: the box to tick.
    Check,
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The document's words: the cell of its table or, in a chapter, the heading above.
    pub title: String,
    /// Whether it belongs to the document's table ([`Checklist::columns`]); else its requirements
    /// stand in chapters, each at its [`Requirement::at`].
    pub in_table: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// One subject (項目), with what is at risk and its requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The document's words above the requirements between the category and the item, the
    /// outermost first; empty in a table.
    pub leads: Vec<String>,
    /// The document's words: the cell of its table or, in a chapter, the words right above the
    /// requirements; empty where there are none but the category's.
    pub title: String,
    /// What may happen if the requirements are not met, in the document's words.
    pub risk: Option<String>,
    /// Its requirements.
    pub requirements: Vec<Requirement>,
}

/// One requirement in the document's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The id used in answer files: the document's number.
    pub id: String,
    /// A short name: in a table the item's title; elsewhere (where `at` is given) Kijun's words.
    pub title: String,
    /// What is required. Lines are separated by `\n`.
    pub text: String,
    /// What each class demands, in the order of the checklist's classes: the words of the table's
    /// cell (`必須`, `-`) or, in a chapter, the deciding words. Lines are separated by `\n`.
    pub levels: Vec<Level>,
    /// Where the requirement stands; `None` in a table.
    pub at: Option<Anchor>,
    /// The same by the document's own numbers, e.g. `3.1(8)⑤`; `None` in a table, whose rows have
    /// the id for a number, and where the document has no numbers.
    pub place: Option<String>,
}

/// A place in a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The chapter's place in [`super::Standard::chapters`].
    pub chapter: usize,
    /// The id of a heading, a paragraph or a list item of that chapter.
    pub id: String,
}

/// What one class demands of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The class's id.
    pub class: String,
    /// The document's words.
    pub words: String,
}
