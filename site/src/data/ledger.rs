//! The data of the page of a standard's ledgers.

use serde::{Deserialize, Serialize};

/// The data from the page of the ledgers to its program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerData {
    /// The path from the page to the site's root, e.g. `../../`.
    pub site_root: String,
    /// The standard's id.
    pub standard: String,
    /// Its short title, for the names of files.
    pub name: String,
    /// The id of its current edition.
    pub edition: String,
    /// The paths of its checklists, e.g. `annex2/cloud`.
    pub checklists: Vec<String>,
    /// The pages that read tables of answers to them: a link and its text.
    pub exports: Vec<(String, String)>,
    /// The link to the page of the classes.
    pub classes_link: String,
    /// The link to the page on privacy.
    pub privacy_link: String,
    /// The standard's title and edition, as HTML.
    pub source: String,
    /// The classes that can be chosen.
    pub classes: Vec<Class>,
    /// The ledgers, in the document's order.
    pub ledgers: Vec<Ledger>,
    /// The fields of an entry. A field of several ledgers occurs once.
    pub fields: Vec<Field>,
    /// The field that takes the service's name from an answer file.
    pub service_field: Option<String>,
    /// The field that takes the provider's name.
    pub provider_field: Option<String>,
    /// The field that takes the title of the class.
    pub class_field: Option<String>,
}

/// A class, and the ledger for its services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Its id.
    pub id: String,
    /// The document's name for it.
    pub title: String,
    /// The ledger's id.
    pub ledger: String,
}

/// A ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Its id.
    pub id: String,
    /// The document's name for it.
    pub name: String,
    /// The same name as HTML.
    pub heading: String,
    /// The columns, in the document's order.
    pub columns: Vec<Column>,
}

/// A field as a column of a ledger's table, and a row of its paper form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The field's id.
    pub field: String,
    /// The document's words.
    pub words: String,
    /// The document's number and words, as HTML.
    pub heading: String,
    /// The place in the document that names it, as HTML.
    pub source: String,
}

/// A field as a control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its id.
    pub id: String,
    /// True if its text may have several lines.
    pub lines: bool,
    /// A hint for filling it in.
    pub hint: Option<String>,
    /// True if its headings differ between the ledgers.
    pub differs: bool,
}
