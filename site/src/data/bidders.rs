//! The data of the page that compares vendors.

use serde::{Deserialize, Serialize};

/// What the page that compares vendors hands to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BiddersData {
    /// The checklists that files can be compared by.
    pub checklists: Vec<ComparedChecklist>,
}

/// A checklist that files can be compared by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedChecklist {
    /// The rules, as `Checklist::to_json` gives them.
    pub rules: String,
    /// The title, with that of the standard.
    pub title: String,
    /// The document's own number and the title of each requirement, in the order of the rules.
    pub names: Vec<(String, String)>,
}
