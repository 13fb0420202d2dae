//! The search page's data.

use serde::{Deserialize, Serialize};

/// The data from the search page to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchData {
    /// The path from the page to the site's root.
    pub root: String,
    /// The index's pieces, in the order in which their hits are shown.
    pub pieces: Vec<PieceData>,
}

/// A piece of the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceData {
    /// The name of its standard.
    pub title: String,
    /// Its address.
    pub address: String,
}
