//! The words of a checklist as a table: the texts of the cells that nobody fills in.
//!
//! The content makes it, and the export page carries it as JSON.

use serde::{Deserialize, Serialize};

/// The words of a checklist's form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetForm {
    /// The title of the form.
    pub title: String,
    /// The document it is made from, in the document's words.
    pub source: String,
    /// The edition, in words.
    pub edition: String,
    /// The columns of words, from left to right; one of them holds the number.
    pub columns: Vec<FormColumn>,
    /// The requirements, in the checklist's order.
    pub rows: Vec<FormRow>,
    /// The text below the table, in the document's words.
    pub footnotes: Vec<String>,
}

#[cfg(feature = "csv")]
impl SheetForm {
    /// Return the words of a requirement for a [CSV table](crate::csv::answers), with the demand of
    /// this class; blank for a requirement that the form does not have.
    #[must_use]
    pub fn words(&self, id: &str, class: Option<&str>) -> crate::csv::answers::Words {
        let Some(row) = self.rows.iter().find(|row| row.id == id) else {
            return crate::csv::answers::Words::default();
        };
        let of_class = |column: &FormColumn| class.is_some() && column.class.as_deref() == class;
        let level = self.columns.iter().position(of_class).and_then(|place| row.cells.get(place));
        crate::csv::answers::Words {
            title: row.title.clone(),
            category: row.category.clone(),
            level: level.cloned().unwrap_or_default(),
        }
    }
}

/// A column of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormColumn {
    /// The heading.
    pub title: String,
    /// The kind of its texts.
    pub kind: ColumnKind,
    /// The class whose demands it holds.
    pub class: Option<String>,
}

/// The kind of the texts in a column of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// The requirement's number.
    Number,
    /// A few words.
    Short,
    /// A sentence or more.
    Long,
    /// The demand of a class.
    Level,
    /// The document's box to tick.
    Check,
}

/// A requirement's row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRow {
    /// The requirement's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The group.
    pub category: String,
    /// The cells, one for each column.
    pub cells: Vec<String>,
}
