//! The data of the page that carries answers over.

use kijun_crosswalk::Bridge;
use serde::{Deserialize, Serialize};

/// What the page hands to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryData {
    /// The way from the page to the site's root, e.g. `../../../`.
    pub site_root: String,
    /// The path of the checklist that is to be answered, e.g. `annex2/cloud`.
    pub checklist: String,
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
    /// What the checklist is called.
    pub label: String,
    /// What leads from it to the page's own.
    pub bridge: Bridge,
    /// The document's numbers for the requirements of the bridge, in its order.
    pub numbers: Vec<String>,
}

/// The id of the section of a way, by its place.
#[must_use]
pub fn section(way: usize) -> String {
    format!("carry-{way}")
}

/// The id of what stands in the section before answers are chosen.
#[must_use]
pub fn before(way: usize) -> String {
    format!("carry-{way}-before")
}

/// The id of a requirement in the section of a way.
#[must_use]
pub fn target(way: usize, requirement: &str) -> String {
    format!("carry-{way}-{requirement}")
}

/// The id of what follows for a requirement from a link of the bridge, by its place.
#[must_use]
pub fn says(way: usize, requirement: &str, link: usize) -> String {
    format!("carry-{way}-{requirement}-{link}")
}

/// The id of what was answered to a requirement of such a link.
#[must_use]
pub fn given(way: usize, requirement: &str, link: usize, answered: &str) -> String {
    format!("carry-{way}-{requirement}-{link}-{answered}")
}
