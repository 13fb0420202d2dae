//! The data of the page that compares vendors.

use kijun_sheets::form::SheetForm;
use serde::{Deserialize, Serialize};

/// The data from the page that compares vendors to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BiddersData {
    /// The checklists that can be used to compare files.
    pub checklists: Vec<ComparedChecklist>,
}

/// A checklist that can be used to compare files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedChecklist {
    /// The rules, as `Checklist::to_json` writes them.
    pub rules: String,
    /// The title, with the title of the standard.
    pub title: String,
    /// The words of its Excel form, by which a filled one is read.
    pub form: SheetForm,
    /// The document's own number and the title of each requirement, in the order of the rules.
    pub names: Vec<ComparedName>,
}

/// The name of a requirement: its number, its title, and the words in place of 満たす and 満たさない
/// where it has some.
pub type ComparedName = (String, String, Option<[String; 2]>);
