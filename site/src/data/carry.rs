//! The data of the page that carries answers over.

use kijun_crosswalk::Bridge;
use serde::{Deserialize, Serialize};

/// The data from the page to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryData {
    /// The path from the page to the site's root, e.g. `../../../`.
    pub site_root: String,
    /// The path of the checklist to be answered, e.g. `annex2/cloud`.
    pub checklist: String,
    /// Its short name, for the names of files.
    pub name: String,
    /// The link to its form.
    pub check_link: String,
    /// The link to the page on privacy.
    pub privacy_link: String,
    /// The checklists from which answers can be carried over.
    pub ways: Vec<Way>,
}

/// A checklist from which answers can be carried over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// The name of the checklist.
    pub label: String,
    /// The link to the page that reads tables of its answers.
    pub export: String,
    /// The bridge from it to the page's own checklist.
    pub bridge: Bridge,
    /// The document's numbers for the requirements of the bridge, in its order.
    pub numbers: Vec<String>,
}

/// Return the id of the section of a way, by its place.
#[must_use]
pub fn section(way: usize) -> String {
    format!("carry-{way}")
}

/// Return the id of the section's part that is shown before answers are chosen.
#[must_use]
pub fn before(way: usize) -> String {
    format!("carry-{way}-before")
}

/// Return the id of a requirement in the section of a way.
#[must_use]
pub fn target(way: usize, requirement: &str) -> String {
    format!("carry-{way}-{requirement}")
}

/// Return the id of the text that follows for a requirement from a link of the bridge, by its
/// place.
#[must_use]
pub fn says(way: usize, requirement: &str, link: usize) -> String {
    format!("carry-{way}-{requirement}-{link}")
}

/// Return the id of the text with the answer to a requirement of such a link.
#[must_use]
pub fn given(way: usize, requirement: &str, link: usize, answered: &str) -> String {
    format!("carry-{way}-{requirement}-{link}-{answered}")
}
