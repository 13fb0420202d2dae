//! The search page's data.

use serde::{Deserialize, Serialize};

/// What the search page hands to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchData {
    /// The way from the page to the site's root.
    pub root: String,
    /// The addresses of the index's pieces, in the order in which their hits are shown.
    pub pieces: Vec<String>,
}
