//! The data of the page 「これを置けますか?」.

pub use kijun_ask::Index;
use serde::{Deserialize, Serialize};

/// The data from the page to its program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskData {
    /// The path from the page to the site's root.
    pub root: String,
    /// The words of the standards.
    pub index: Index,
}
