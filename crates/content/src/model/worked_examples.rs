//! Worked examples of a document.

use super::Anchor;

/// An example that the document works out, with the items of a checklist that it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedExample {
    /// The last part of the page's address.
    pub id: String,
    /// The checklist, by its place in [`super::Standard::checklists`].
    pub checklist: usize,
    /// The class of the information in the example: the id of one of the checklist's classes.
    pub class: String,
    /// Where the example stands: what it is called there.
    pub at: Anchor,
    /// What it is called, in the document's words.
    pub title: String,
    /// Where it stands, by the document's numbers, e.g. `6.4(1)`; `None` where it has none.
    pub place: Option<String>,
    /// What a reader has to know, in Kijun's words.
    pub note: Option<String>,
    /// The example, point by point: whole, and in the document's order.
    pub points: Vec<WorkedPoint>,
}

/// A part of an example, and the items that it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedPoint {
    /// Where it stands.
    pub at: Anchor,
    /// The same by the document's numbers, e.g. `6.4(1)①`; `None` where it has none.
    pub place: Option<String>,
    /// The document's words. Lines are separated by `\n`.
    pub words: String,
    /// The requirements of the checklist that it touches, said by the editors; may be empty.
    pub requirements: Vec<String>,
    /// Why it touches them, or none, in Kijun's words.
    pub why: String,
}
