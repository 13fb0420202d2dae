//! The data of the page that signs answer files.

use serde::{Deserialize, Serialize};

/// The data from the page to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignData {
    /// The path from the page to the site's root, e.g. `../`.
    pub site_root: String,
    /// The checklists whose answers this browser may keep: the path and the short name of each.
    pub checklists: Vec<(String, String)>,
}
