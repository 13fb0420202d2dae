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
    /// The column headings of the document's table.
    pub columns: Columns,
    /// The requirements in the document's groups, in its order.
    pub categories: Vec<Category>,
    /// The document's words below the table; shown with every verdict of nonconforming.
    pub footnotes: Vec<String>,
}

impl Checklist {
    /// Every requirement with its category and item, in the document's order.
    pub fn requirements(&self) -> impl Iterator<Item = (&Category, &Item, &Requirement)> {
        self.categories.iter().flat_map(|category| {
            category.items.iter().flat_map(move |item| {
                item.requirements.iter().map(move |requirement| (category, item, requirement))
            })
        })
    }
}

/// The column headings of a requirement table, in the document's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// The category, e.g. `カテゴリー`.
    pub category: String,
    /// The requirement's number, e.g. `No.`.
    pub number: String,
    /// The item, e.g. `項目`.
    pub item: String,
    /// The requirement, e.g. `要件`.
    pub text: String,
    /// The risk, e.g. `基準に対応できない場合のリスク`.
    pub risk: String,
    /// The box to tick, e.g. `チェック`.
    pub check: String,
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The document's words.
    pub title: String,
    /// Its items.
    pub items: Vec<Item>,
}

/// One subject (項目), with what is at risk and its requirements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The document's words.
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
    /// What is required. Lines are separated by `\n`.
    pub text: String,
    /// What each class demands, in the order of the checklist's classes that are in scope.
    pub levels: Vec<Level>,
}

/// What one class demands of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The class's id.
    pub class: String,
    /// The document's words, e.g. `必須` or `-`. Lines are separated by `\n`.
    pub words: String,
}
